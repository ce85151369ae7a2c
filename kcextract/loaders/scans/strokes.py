"""Strokes of letters that stand in line with a ruling, told from the ruling itself.

Where rows are low, the stem of a letter in a merged cell fills the row nearly from line to line; if the
border of two columns below it ends there, it looks like the border's beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from kcextract.loaders.scans.pixels import Ink
from kcextract.loaders.scans.rulings import Ruling

# All in pixels at 150 an inch. Lines meet that miss each other by no more.
_NEAR = 6
# Letters fill no more than a row of this height.
_HIGHEST = 50
# A ruling is seen within this of its place, and has no white between the lines that it joins but so much.
_AROUND = 3
_WHITE = 1
# Letters have their neighbours at such a distance, along this share of the stroke.
_BESIDE = (5, 10)
_LEAST_BESIDE = 0.3


def without_strokes(
    horizontal: Sequence[Ruling], vertical: Sequence[Ruling], ink: Ink
) -> tuple[list[Ruling], list[Ruling]]:
    """The rulings of a page without the stretches of them that are strokes of letters.

    A ruling with such a stretch in its middle becomes two.
    """
    across = [part for line in horizontal for part in _parts(line, vertical, ink)]
    down = [part for line in vertical for part in _parts(line, horizontal, ink.T)]
    return sorted(across), sorted(down)


def _parts(line: Ruling, others: Sequence[Ruling], ink: Ink) -> Iterator[Ruling]:
    """What is left of a ruling; ``ink`` has its direction along its rows."""
    crossing = sorted(
        other
        for other in others
        if other.start - _NEAR <= line.at <= other.end + _NEAR
        and line.start - _NEAR <= other.at <= line.end + _NEAR
    )
    stretches = [
        (one, other)
        for one, other in pairwise(crossing)
        if _NEAR < other.at - one.at <= _HIGHEST and _is_stroke(line, one, other, ink)
    ]
    start = line.start
    for one, other in stretches:
        if one.at - start > _NEAR:
            yield line._replace(start=start, end=round(one.at + one.thickness / 2))
        start = round(other.at - other.thickness / 2)
    if not stretches or line.end - start > _NEAR:
        yield line._replace(start=start)


def _is_stroke(line: Ruling, one: Ruling, other: Ruling, ink: Ink) -> bool:
    """Whether what joins two lines is a letter: it does not reach them, or has other letters beside it."""
    start = round(one.at + one.thickness / 2 + 0.5)
    end = round(other.at - other.thickness / 2 + 0.5)
    if end <= start:
        return False
    at = round(line.at)
    seen: Ink = np.any(ink[max(0, at - _AROUND) : at + _AROUND + 1, start:end], axis=0)
    if not seen.any():
        # The ruling is bent, and its place here is another than in the mean.
        return False
    first, last = int(np.argmax(seen)), len(seen) - int(np.argmax(seen[::-1]))
    if max(_longest_white(seen), first, len(seen) - last) <= _WHITE:
        return False
    if first > _WHITE and len(seen) - last > _WHITE:
        return True
    near, far = _BESIDE
    before: Ink = np.any(ink[max(0, at - far) : max(0, at - near), start:end], axis=0)
    after: Ink = np.any(ink[at + near + 1 : at + far + 1, start:end], axis=0)
    return float((seen & (before | after)).mean()) >= _LEAST_BESIDE


def _longest_white(seen: NDArray[np.bool_]) -> int:
    places = np.flatnonzero(np.concatenate(([True], seen, [True])))
    return int(np.diff(places).max()) - 1
