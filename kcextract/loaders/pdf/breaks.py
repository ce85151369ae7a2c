"""What a line's end cut in two, made whole: "QĐ-" and "UBND" on the next line, "2016" and "- 2020"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kcextract.loaders.assembly import SourceLine
from kcextract.text.legacy.syllables import is_syllable

# No space stands before such a hyphen; a dash between words has one on both sides.
_CUT = re.compile(r"[^\W_][-–/]$")
_WORD = re.compile(r"[^\W_]\S*")
# A hyphen inside of a syllable was put there to break the line: none of what is parted so is a word.
_PARTED = re.compile(r"(?<![^\W_])([^\W\d_]+)-$")
_SYLLABLE = re.compile(r"[^\W\d_]+")
# A range of years is no item of a list.
_YEAR = re.compile(r"\b(?:19|20)\d\d(?: [-–])?$")
_TO_YEAR = re.compile(r"(?:[-–] ?)?(?:19|20)\d\d\b[^\w\s]*")
_LETTER = re.compile(r"[^\W\d_]")
_LONGEST_REST = 20


def mended(lines: Sequence[SourceLine]) -> tuple[SourceLine, ...]:
    """``lines`` that read on, with the rest of what was cut on the line where it begins.

    Page numbers and running headers between them stay where they are. A line without any more words is left
    out, and a last one that has none of its own, such as a year, is put on the line above it.
    """
    result: list[SourceLine] = []
    last: int | None = None
    for line in lines:
        if line.is_furniture:
            result.append(line)
            continue
        left = line
        if last is not None:
            above = result[last].text
            end, space = _rest(above, line.text)
            if end:
                above = _without_hyphen(above, line.text)
                result[last] = result[last]._replace(text=above + space + line.text[:end])
                left = line._replace(text=line.text[end:].lstrip())
                if not left.text:
                    continue
        last = len(result)
        result.append(left)
    return tuple(result)


def _rest(above: str, text: str) -> tuple[int, str]:
    """How much of ``text`` belongs to the line ``above``, and what stands between."""
    if _CUT.search(above) is not None and (word := _WORD.match(text)) is not None:
        return word.end(), ""
    if _YEAR.search(above) is not None and (year := _TO_YEAR.match(text)) is not None:
        return year.end(), " "
    if len(text) <= _LONGEST_REST and _LETTER.search(text) is None and _LETTER.search(above) is not None:
        return len(text), " "
    return 0, ""


def _without_hyphen(above: str, text: str) -> str:
    """``above`` without the hyphen at its end where it parts a syllable."""
    begun, rest = _PARTED.search(above), _SYLLABLE.match(text)
    if begun is None or rest is None or is_syllable(begun[1].lower()):
        return above
    return above[:-1] if is_syllable((begun[1] + rest.group()).lower()) else above
