"""Marks that OCR takes for others, though their shapes tell them apart: Roman numbers and semicolons."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import regex
from numpy.typing import NDArray

from kcextract.loaders.scans.engine import Word
from kcextract.loaders.scans.strips import DARK

Grey = NDArray[np.uint8]

# Roman numbers up to the thirties as they are read: "H" is "II", "VHI" is "VIII".
_LIKE_ROMAN = regex.compile(r"(?P<before>[VXY]*)(?P<strokes>[IHUNMLlịị|!ÍÌỊỈĨ\[\]]*)(?P<after>[VXY]?)")
_MARKER = regex.compile(r"(?P<number>[VXYIHlị|ÍÌỊỈĨ]{1,6})(?P<stop>\.?)")
_MOST_STEMS = 3
# A stem is a stroke that is as high as this share of the letters.
_STEM = 0.8
# The lower mark of a semicolon is so much higher than the upper one.
_TAIL = 1.4


def roman(text: str, picture: Grey) -> str | None:
    """The Roman number in the picture of it alone, which was read as ``text``; None where it is none.

    OCR joins strokes, but does not add any: of those that are read and those that are seen, the more count.
    """
    match = _LIKE_ROMAN.fullmatch(text)
    if match is None:
        return None
    strokes = max(_stems(picture), match["strokes"].count("I"))
    number = f"{match['before']}{'I' * strokes}{match['after']}".replace("Y", "V")
    return number if number and strokes <= _MOST_STEMS else None


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


def _stems(picture: Grey) -> int:
    """How many upright strokes as high as the letters there are."""
    ink = picture < DARK
    if not ink.any():
        return 0
    full = np.concatenate(([False], ink.mean(axis=0) >= _STEM, [False]))
    return int((np.diff(full.astype(np.int8)) == 1).sum())
