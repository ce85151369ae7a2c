"""The grain of a picture: dots that are no part of letters, which make reading endless."""

from __future__ import annotations

from kcextract.loaders.scans.pixels import Grey

# What is darker is ink. Every so many rows are looked at.
_DARK = 160
_STEP = 4
# A page of small print has up to so many corners a million dots, and a line of text no more in all.
_MOST = 8_000
_FEW = 5_000


def is_grainy(grey: Grey) -> bool:
    """Whether there are more dots and strokes in a picture than letters have.

    The upper left corners of dots and strokes are counted.
    """
    height, width = grey.shape
    if height < 2 or width < 2:
        return False
    above, row = grey[:-1:_STEP] < _DARK, grey[1::_STEP] < _DARK
    above, row = above[: len(row)], row[: len(above)]
    corners = int((row[:, 1:] & ~row[:, :-1] & ~above[:, 1:]).sum()) * _STEP
    return corners > _FEW and corners * 1_000_000 > _MOST * height * width
