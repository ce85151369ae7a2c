"""One spelling for every character: NFC, one kind of space, Ð as Đ, with every edit recorded.

Never NFKC (it would turn "m²" into "m2" and "½" into "1⁄2"), and no respelling of words: the
normalised text is the text of record.
"""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from kcextract.document import Edit, Notice, SourceMap
from kcextract.text.matching import places

# One character for one other: places do not move.
_TO_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x1c-\x1f"
_TO_BREAK = "\x0b\x0c\x85\u2028\u2029"
_LETTERS = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
_LONE_SURROGATES = "\ud800-\udfff"
_ONE_TO_ONE = re.compile(f"[{_TO_SPACE}{_TO_BREAK}{''.join(_LETTERS)}{_LONE_SURROGATES}]")
_LONE_RETURN = re.compile(r"\r(?!\n)")
# The line break before it ends the page's last line: it begins no further line, in no editor either.
_PAGE_MARK = re.compile(r"(?:(?<=\n)|^)\f")
_BREAKS = re.compile(f"[{_TO_BREAK}\r]")
_SPACES = re.compile(f"[{_TO_SPACE}]")

# Characters that show nothing and mean nothing in running text, and control characters.
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
)
_CONTROLS = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"
# A return that is left stands before a line feed.
_NOTHING = f"\r{_INVISIBLE}{_CONTROLS}"
_REMOVED = re.compile(f"[{_NOTHING}]+")
# All but the characters of most documents, each of which stays as it is wherever it stands.
_UNUSUAL = re.compile("[^\t\n -~°±²³·½×÷À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ–—‘’“”•…]")
# What may change a length; where marks are part of it, the letter before it is too.
_MARKS = "\u0300-\u036f"
_MARK = re.compile(f"[{_MARKS}]")
_MARKED = re.compile(f"[{_MARKS}{_NOTHING}]+")
# No character below U+0300 joins the one before it: what begins with one is composed apart from the rest.
_FROM_0300 = "\u0300-\U0010ffff"
_STRETCH = re.compile(f"[^{_FROM_0300}{_NOTHING}]?[{_FROM_0300}{_NOTHING}]+")
# The same in any script: what joins are marks, and the vowels and finals of Hangul and Kirat Rai.
_JOINING = r"\p{M}\u1160-\u11ff\ud7b0-\ud7ff\U00016d63-\U00016d6a"
_LETTER = regex.compile(f"(?s)[^{_JOINING}{_NOTHING}]?(?:[{_NOTHING}]*[{_JOINING}])+|[{_NOTHING}]+|.")
# No letter of any language has so many marks.
_LONG_RUN = 30
_MARKS_IN_A_ROW = regex.compile(rf"\p{{M}}{{{_LONG_RUN},}}")
_MAX_NOTICES = 20
_CONTROL = re.compile(f"[{_CONTROLS}]")


class Normalised(NamedTuple):
    """The normalised text, the way back to the source, and what was odd in it."""

    text: str
    source_map: SourceMap
    notices: tuple[Notice, ...]


def normalise(source: str) -> Normalised:
    """Normalise ``source``; accepts any string whatever.

    After this the following hold: 1. the text is in NFC; 2. its only white space is space, tab and line
    feed; 3. it has no control characters, no lone surrogates, no Ð (U+00D0) and no zero-width characters;
    4. ``source_map`` leads every offset back to the source.
    """
    if _UNUSUAL.search(source) is None:
        return Normalised(source, SourceMap(), ())
    replaced: Counter[tuple[str, str]] = Counter()

    text = source
    if "\f" in text:
        text, marks = _PAGE_MARK.subn(" ", text)
        if marks:
            replaced["\f", " "] = marks
    for found in set(_ONE_TO_ONE.findall(text)):
        new = _one_to_one(found)
        replaced[found, new] = text.count(found)
        text = text.replace(found, new)
    text, returns = _LONE_RETURN.subn("\n", text)
    if returns:
        replaced["\r", "\n"] = returns
    edits: tuple[Edit, ...] = ()
    notices: tuple[Notice, ...] = ()
    if _UNUSUAL.search(text) is not None:
        # Where there are marks, to ask whether the text is in NFC costs as much as to bring it there.
        if _REMOVED.search(text) or _MARK.search(text) or not unicodedata.is_normalized("NFC", text):
            text, edits = _edit(text, replaced)
        notices = _notices(source, text)
    replacements = tuple(sorted((old, new, count) for (old, new), count in replaced.items()))
    return Normalised(text, SourceMap(edits, replacements), notices)


def compose(text: str) -> str:
    """``text`` in NFC, in linear time, however many marks stand in a row."""
    if len(text) > _LONG_RUN:
        text = _MARKS_IN_A_ROW.sub(_in_order, text)
    return unicodedata.normalize("NFC", text)


def _in_order(match: regex.Match[str]) -> str:
    """Marks in their canonical order: Python's own sort of them is quadratic."""
    single = "".join(unicodedata.normalize("NFD", mark) for mark in match.group())
    runs = itertools.groupby(single, lambda mark: unicodedata.combining(mark) > 0)
    return "".join("".join(sorted(run, key=unicodedata.combining) if moves else run) for moves, run in runs)


def _one_to_one(character: str) -> str:
    if _SPACES.match(character):
        return " "
    if _BREAKS.match(character):
        return "\n"
    return _LETTERS.get(character, "\ufffd")


def _edit(text: str, replaced: Counter[tuple[str, str]]) -> tuple[str, tuple[Edit, ...]]:
    """The changes of length: line breaks, invisible characters, composition."""
    counted: Counter[tuple[str, str]] = Counter()
    result, edits = _replace(text, _marked(text), counted)
    if not unicodedata.is_normalized("NFC", result):
        counted.clear()
        result, edits = _replace(text, _letters(text), counted)
    replaced.update(counted)
    return result, edits


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """Where ``text`` changes, if it is in Latin letters."""
    done = 0
    for match in _MARKED.finditer(text):
        start, end = match.span()
        yield (start - 1 if start > done and _MARK.search(text, start, end) else start), end
        done = end


def _letters(text: str) -> Iterator[tuple[int, int]]:
    """Where ``text`` changes, in whatever script: letter by letter, or a stretch where letters join."""
    for stretch in _STRETCH.finditer(text):
        start, end = stretch.span()
        old = stretch.group()
        new = _normal(old)
        if new == old:
            continue
        spans = [letter.span() for letter in _LETTER.finditer(old)]
        if "".join(_normal(old[first:last]) for first, last in spans) == new:
            yield from ((start + first, start + last) for first, last in spans)
        else:
            yield start, end


def _normal(text: str) -> str:
    return compose(_REMOVED.sub("", text))


def _replace(
    text: str, spans: Iterable[tuple[int, int]], replaced: Counter[tuple[str, str]]
) -> tuple[str, tuple[Edit, ...]]:
    """``text`` with each of ``spans`` normalised by itself, and what that did to its length."""
    pieces: list[str] = []
    edits: list[Edit] = []
    known: dict[str, str] = {}
    done = length = 0
    for start, end in spans:
        old = text[start:end]
        new = known.get(old)
        if new is None:
            new = known[old] = _normal(old)
        if new == old:
            continue
        pieces += (text[done:start], new)
        length += start - done
        if len(new) != len(old):
            edits.append(Edit(length, length + len(new), start, end))
        else:
            replaced[old, new] += 1
        length += len(new)
        done = end
    pieces.append(text[done:])
    return "".join(pieces), tuple(edits)


def _notices(source: str, text: str) -> tuple[Notice, ...]:
    notices = []
    count = sum(1 for _ in _CONTROL.finditer(source)) if _CONTROL.search(source) else 0
    if count:
        sentence = f"{count} control characters (such as NUL) were taken out of the text."
        notices.append(Notice("warning", "control_characters", sentence))
    for place in itertools.islice(places(text, "\ufffd"), _MAX_NOTICES - len(notices)):
        sentence = "Bytes that are no character stand here; they show as \ufffd."
        notices.append(Notice("warning", "damaged_characters", sentence, place, place + 1))
    return tuple(notices)
