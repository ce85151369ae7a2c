"""The lines of a block of text, found by the white between them.

Each is read alone: Tesseract, given a block, takes a row of Vietnamese accents for a line of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kcextract.loaders.scans.pixels import Box, Grey

# All in pixels at 300 an inch. What is darker is ink; a row of it has at least so many dots.
DARK = 160
_LEAST_DOTS = 2
# Letters are at least so high; the accents above or dots below them are less than this share of a line, and
# no further away than that.
_LETTERS = 16
_ACCENT = 0.5
_NEAR = 0.35
# What is higher than this many lines is several that touch.
_SEVERAL = 1.7
# A stroke that is no higher, and wider than that, is a rule.
_RULE_HEIGHT = 10
_RULE_WIDTH = 60
# White left around a line.
_ABOVE = 6
_BESIDE = 10


class Strip(NamedTuple):
    """A rectangle that holds a line of text; ``single`` is False where it may be several that touch."""

    box: Box
    single: bool


def strips(grey: Grey, box: Box) -> list[Strip]:
    """The lines of the block of text in a rectangle of the page, from top to bottom, with white around."""
    left, top, right, bottom = box
    ink = grey[top:bottom, left:right] < DARK
    bands = _bands(ink)
    height = _usual_height(bands)
    found = []
    for start, end in _with_accents(bands, height):
        columns = np.flatnonzero(ink[start:end].any(axis=0))
        first, last = int(columns[0]), int(columns[-1]) + 1
        if end - start <= _RULE_HEIGHT and last - first >= _RULE_WIDTH:
            continue
        place = (
            max(0, left + first - _BESIDE),
            max(0, top + start - _ABOVE),
            min(grey.shape[1], left + last + _BESIDE),
            min(grey.shape[0], top + end + _ABOVE),
        )
        found.append(Strip(place, end - start <= height * _SEVERAL))
    return found


def _bands(ink: NDArray[np.bool_]) -> list[tuple[int, int]]:
    full = np.concatenate(([False], ink.sum(axis=1) >= _LEAST_DOTS, [False]))
    change = np.diff(full.astype(np.int8))
    starts, ends = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def _usual_height(bands: Sequence[tuple[int, int]]) -> float:
    heights = sorted(end - start for start, end in bands if end - start >= _LETTERS)
    return float(heights[len(heights) // 2]) if heights else float(_LETTERS)


def _with_accents(bands: Sequence[tuple[int, int]], height: float) -> list[tuple[int, int]]:
    """``bands``, those of accents and dots joined to the letters that they belong to."""
    joined: list[tuple[int, int]] = []
    waiting: tuple[int, int] | None = None
    for at, (start, end) in enumerate(bands):
        is_accent = end - start < height * _ACCENT
        above = start - joined[-1][1] if joined else height
        below = bands[at + 1][0] - end if at + 1 < len(bands) else height
        if waiting is not None:
            start, waiting = waiting[0], None  # noqa: PLW2901 - the band begins with its accents
        if is_accent and min(above, below) <= height * _NEAR:
            if below < above:
                waiting = (start, end)
            else:
                joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
