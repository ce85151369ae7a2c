"""What stands in a cell of a table, told by its form alone; and which rows of a table are its header."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal

# ``integer`` may count rows or things, ``ordinal`` ("1.", "2.1") and ``roman`` only rows, ``cross`` is a
# mark or the Roman ten, ``mark`` a sign for nothing, ``bullet`` words behind a dash or plus.
Kind = Literal["blank", "mark", "cross", "integer", "ordinal", "roman", "letter", "number", "bullet", "text"]

_NUMBER = re.compile(r"[-–—−+±]?\s?\d(?:[\d.,\s]*\d)?\s?%?")
# Rows are seldom counted further.
_INTEGER = re.compile(r"1?\d{1,2}")
_ORDINAL = re.compile(r"\d{1,3}(?:\.\d{1,2})*(?:[.)/]|\.{2,3}|…)|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2}){2,3}")
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})[.)/]?|(?:i{1,3}|iv|vi{1,3})[.)/]?")
_LETTER = re.compile(r"[A-ZĐa-zđ][.)/]?")
_BULLET = re.compile(r"[-–—−+*_]\s?(?=[^\W\d_])")
_LISTED = re.compile(r"(?:[^\W\d_]|[ivx]{2,4})[.)/]\s")
_MARK = re.compile(r"[-–—−*]|[.…]{2,}|…|\"|”|''")
_CROSS = re.compile(r"[xX×]")
_LONGEST = 24
_YEAR = re.compile(r"(?:19|20)\d{2}(?:\s?[-–—−]\s?(?:19|20)\d{2})?")
_COLUMN_NUMBER = re.compile(r"\(?\s?(\d{1,2}|[A-E])\s?\)?(?:\s?=.*)?")
_NUMBERS_HEAD = re.compile(r"(?:s(?:ố)?\s*)?(?:t\.?\s?t\.?|thứ\s+tự)", re.IGNORECASE)
_MARKERS: frozenset[Kind] = frozenset({"integer", "ordinal", "roman", "letter", "cross"})
# A header has at most so many rows.
_DEEPEST_HEADER = 6
_LEAST_NUMBERED = 3
_ONE_LEFT_OUT = 7
# The row that numbers the columns stands at most so far down.
_FARTHEST_NUMBERING = 15
# Rows from here on tell nothing about the header.
BEHIND_HEADERS = _FARTHEST_NUMBERING + 1


@lru_cache(maxsize=8192)
def kind_of(text: str) -> Kind:
    """The kind of a cell with the words ``text``, which have no space around them.

    >>> [kind_of(text) for text in ("", "-", "VII", "2.1.", "3", "9,800", "Đào tạo nghề")]
    ['blank', 'mark', 'roman', 'ordinal', 'integer', 'number', 'text']
    """
    if not text:
        return "blank"
    if _BULLET.match(text) is not None:
        return "bullet"
    if len(text) > _LONGEST:
        return "text"
    first = text[0]
    if first.isalpha():
        if len(text) == 1 and _CROSS.match(text) is not None:
            return "cross"
        if _ROMAN.fullmatch(text) is not None:
            return "roman"
        return "letter" if len(text) <= 2 and _LETTER.fullmatch(text) is not None else "text"
    for kind, pattern in _FORMS:
        if pattern.fullmatch(text) is not None:
            return kind
    return "text"


_FORMS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("integer", _INTEGER),
    ("ordinal", _ORDINAL),
    ("number", _NUMBER),
    ("mark", _MARK),
    ("cross", _CROSS),
)


def is_marker(kind: Kind) -> bool:
    """Whether a cell of this kind may number its row."""
    return kind in _MARKERS


def is_numeral(kind: Kind) -> bool:
    """Whether a cell of this kind holds a number."""
    return kind in ("integer", "number")


def is_words(kind: Kind) -> bool:
    """Whether a cell of this kind holds words."""
    return kind in ("text", "bullet")


def goes_on(before: str, line: str) -> bool:
    """Whether the words of ``line`` go on with the cell whose words are ``before``."""
    return kind_of(line) == "text" and is_words(kind_of(before)) and (is_midway(line) or line[0] in "(,)")


def is_midway(text: str) -> bool:
    """Whether words begin in mid-sentence: in lower case, and not with the letter of a list ("a) …")."""
    return text[0].islower() and _LISTED.match(text) is None


def heads_numbers(text: str) -> bool:
    """Whether a cell heads the column that numbers the rows: "STT", "Số TT", "TT"."""
    return _NUMBERS_HEAD.fullmatch(text) is not None


def is_year(text: str) -> bool:
    """Whether a cell says nothing but a year or years: a header does so, a value seldom."""
    return _YEAR.fullmatch(text) is not None


def is_value(text: str) -> bool:
    """Whether a cell says a number, or a sign that there is none: headers do not, but for years."""
    kind = kind_of(text)
    return kind == "mark" or (is_numeral(kind) and not is_year(text))


def numbers_columns(texts: Sequence[str]) -> bool:
    """Whether a row does nothing but number the columns: "1 2 3 …", "A B 1 2 …", "(1) (2) (3)=(1)+(2)"."""
    filled = [text for text in texts if text]
    if len(filled) < _LEAST_NUMBERED:
        return False
    names = []
    for text in filled:
        match = _COLUMN_NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
        if match is None:
            return False
        names.append(match[1])
    letters = [name for name in names if name.isalpha()]
    numbers = [int(name) for name in names if not name.isalpha()]
    return (
        names[: len(letters)] == letters
        and letters == list("ABCDE"[: len(letters)])
        and _counts_up(numbers)
        and (not numbers or numbers[0] in (0, 1, len(letters) + 1))
    )


def _counts_up(numbers: Sequence[int]) -> bool:
    """Whether each number is one more than that before it; one of many may have been left out."""
    steps = [after - before for before, after in pairwise(numbers)]
    return all(step in (1, 2) for step in steps) and steps.count(2) <= len(numbers) // _ONE_LEFT_OUT


def header_rows(rows: Sequence[Sequence[str]]) -> int:
    """How many of the first ``rows`` of cells are a table's header; 0 where it begins with its body."""
    for number, row in enumerate(rows[:_FARTHEST_NUMBERING]):
        if numbers_columns(row) and not any(is_value(text) for above in rows[:number] for text in above):
            # Nothing but a header stands above it.
            return number + 1
    count = 0
    for row in rows[: _DEEPEST_HEADER + 1]:
        if _is_body(row) or (count and not _deepens(rows[count - 1], row)):
            break
        count += 1
    if count <= _DEEPEST_HEADER and count < len(rows):
        return count
    # Words all the way down: only the first row may stand apart.
    return int(len(rows) > 1 and all(rows[0]))


def _is_body(row: Sequence[str]) -> bool:
    """Whether a row has values, a marker before words, or a label alone."""
    kinds = [kind_of(text) for text in row]
    filled = [at for at, kind in enumerate(kinds) if kind != "blank"]
    if not filled:
        return False
    first = filled[0]
    if len(filled) == 1:
        # A label, or all that was left of a row; a header is not so short.
        return not is_words(kinds[first]) or first <= 1 or len(row) == 1
    if (
        first == 0
        and kinds[0] in ("integer", "ordinal", "roman", "letter")
        and any(map(is_words, kinds[1:3]))
    ):
        return True
    if first <= 1 and kinds[first] == "bullet":
        return True
    return any(map(is_value, row))


def _deepens(above: Sequence[str], row: Sequence[str]) -> bool:
    """Whether a row without values goes on with the header ``above``: below some of its cells it has none."""
    if all(above) and all(row) and len(above) == len(row):
        return any(one == other for one, other in zip(above, row, strict=True)) or any(
            one == other for one, other in pairwise(above)
        )
    return True
