"""Marks that OCR takes for others or loses, though their shapes tell: Roman numbers, semicolons, dashes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import regex
from numpy.typing import NDArray

from kcextract.loaders.scans.engine import Word
from kcextract.loaders.scans.pixels import Box, Grey
from kcextract.loaders.scans.strips import DARK

# Roman numbers up to the thirties as they are read: "H" is "II", "VHI" is "VIII".
_LIKE_ROMAN = regex.compile(r"(?P<before>[VXY]*)(?P<strokes>[IHUNMLlịị|!ÍÌỊỈĨ\[\]]*)(?P<after>[VXY]?)")
# Serifs that touch make a T of an I beside another one; "TT" is the head of a column.
_LINKED = regex.compile(r"^T(?=I+$)|(?<=^I+)T$")
_MARKER = regex.compile(r"(?P<number>[VXYIHlị|ÍÌỊỈĨ]{1,6})(?P<stop>\.?)")
_MOST_STEMS = 3
# A stem is a stroke that is as high as this share of the letters.
_STEM = 0.8
# The flag of the digit 1 is in this share of its height, and longer than that.
_FLAG = 0.3
_FLAG_LENGTH = 0.1
# A dash is a stroke of so many pixels at 300 an inch, wider than high, at such a part of a line's height.
_DASH_HEIGHT = 10
_DASH_WIDTHS = range(6, 64)
_DASH_SHAPE = 1.8
_DASH_FILLED = 0.75
_DASH_PLACES = (0.3, 0.8)
_DASH_CONFIDENCE = 0.95
# White between a dash and the word behind it, and signs that a line may begin with as well.
_AFTER_DASH = 4
_SIGNS = "-–—+*•"
# The lower mark of a semicolon is so much higher than the upper one.
_TAIL = 1.4


def roman(text: str, picture: Grey) -> str | None:
    """The Roman number in the picture of it alone, which was read as ``text``; None where it is none.

    OCR joins strokes, but does not add any: of those that are read and those that are seen, the more count.
    """
    match = _LIKE_ROMAN.fullmatch(_LINKED.sub("I", text))
    if match is None:
        return None
    strokes = max(_stems(picture), match["strokes"].count("I"))
    number = f"{match['before']}{'I' * strokes}{match['after']}".replace("Y", "V")
    return number if number and strokes <= _MOST_STEMS else None


def is_one(picture: Grey) -> bool:
    """Whether the stroke in the picture of it alone is a 1, whose flag is at its left, and no letter I."""
    ink = picture < DARK
    upper = ink[: max(1, round(ink.shape[0] * _FLAG))]
    stem = np.flatnonzero(ink.mean(axis=0) >= _STEM)
    flagged = np.flatnonzero(upper.any(axis=0))
    if not len(stem) or not len(flagged):
        return True
    left, right = int(stem[0] - flagged[0]), int(flagged[-1] - stem[-1])
    return bool(left - right > ink.shape[0] * _FLAG_LENGTH)


def with_roman_marker(line: Sequence[Word], picture: Grey) -> list[Word]:
    """The words of a line, the Roman number before a heading in capitals as its strokes show it."""
    first, *rest = line
    match = _MARKER.fullmatch(first.text)
    if match is None or not rest or not rest[0].text[0].isupper():
        return list(line)
    # A lone H before words in small letters may be the letter.
    if first.text.strip(".") == "H" and not rest[0].text.isupper():
        return list(line)
    number = roman(match["number"], picture[first.y0 : first.y1, first.x0 : first.x1])
    return [first._replace(text=f"{number}{match['stop']}"), *rest] if number else list(line)


def with_semicolon(word: Word, picture: Grey) -> Word:
    """``word`` with ";" for the ":" at its end, where the lower of the two marks is seen to have a tail."""
    if not word.text.endswith(":"):
        return word
    ink = picture[word.y0 : word.y1, word.x0 : word.x1] < DARK
    columns = np.flatnonzero(ink.any(axis=0))
    if not len(columns):
        return word
    white = np.flatnonzero(np.diff(columns) > 1)
    first = int(columns[white[-1] + 1]) if len(white) else int(columns[0])
    full = np.concatenate(([False], ink[:, first : int(columns[-1]) + 1].any(axis=1), [False]))
    change = np.diff(full.astype(np.int8))
    heights = (np.flatnonzero(change == -1) - np.flatnonzero(change == 1)).tolist()
    if len(heights) != 2 or heights[1] < heights[0] * _TAIL:
        return word
    return word._replace(text=f"{word.text[:-1]};")


def is_dash(ink: NDArray[np.bool_]) -> bool:
    """Whether the ink that fills a rectangle is a dash."""
    height, width = ink.shape
    is_long = height <= _DASH_HEIGHT and width in _DASH_WIDTHS and width >= height * _DASH_SHAPE
    return is_long and float(ink.mean()) >= _DASH_FILLED


def with_dash(words: Sequence[Word], box: Box, picture: Grey) -> list[Word]:
    """The words read in a rectangle with one line, and before them the dash that is seen but was not read."""
    if not words or words[0].text[0] in _SIGNS:
        return list(words)
    x0, y0, x1, y1 = box
    ink = picture[y0:y1, x0:x1] < DARK
    columns = np.flatnonzero(ink.any(axis=0))
    white = np.flatnonzero(np.diff(columns) > _AFTER_DASH)
    if not len(white):
        return list(words)
    start, end = int(columns[0]), int(columns[white[0]]) + 1
    rows = np.flatnonzero(ink[:, start:end].any(axis=1))
    top, bottom = int(rows[0]), int(rows[-1]) + 1
    high, low = _DASH_PLACES
    lines = np.flatnonzero(ink.any(axis=1))
    place = ((top + bottom) / 2 - int(lines[0])) / (int(lines[-1]) + 1 - int(lines[0]))
    # What was read as some sign is not read once more.
    if words[0].x0 < x0 + end or not high <= place <= low or not is_dash(ink[top:bottom, start:end]):
        return list(words)
    dash = Word(words[0].line, "-", x0 + start, y0 + top, x0 + end, y0 + bottom, _DASH_CONFIDENCE)
    return [dash, *words]


def _stems(picture: Grey) -> int:
    """How many upright strokes as high as the letters there are."""
    ink = picture < DARK
    if not ink.any():
        return 0
    full = np.concatenate(([False], ink.mean(axis=0) >= _STEM, [False]))
    return int((np.diff(full.astype(np.int8)) == 1).sum())
