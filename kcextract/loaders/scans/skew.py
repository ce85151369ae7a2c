"""How far a page was turned when it was scanned."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kcextract.loaders.scans.pixels import Ink

# A sheet in a feeder turns by no more than this, in degrees.
_WIDEST = 6.0
_COARSE = 0.25
_FINE = 0.02
# So many points of the edges of letters and lines are enough for each pass.
_COARSE_POINTS = 15_000
_FINE_POINTS = 60_000
_FEWEST_POINTS = 200
# Lines of text and rulings make the best angle stand out from the others by this factor.
_CLEAR = 1.08


def skew(ink: Ink) -> float:
    """The angle in degrees by which the lines of a page fall to the right; 0 where it has none to tell by.

    ``ink`` is True where the page is dark. The lower edges of what is printed are projected along each
    angle: along that of the lines they fall together.
    """
    rows, columns = np.nonzero(ink[:-1] & ~ink[1:])
    if len(rows) < _FEWEST_POINTS:
        return 0.0
    few = _thinned(rows, columns, _COARSE_POINTS)
    angles = np.arange(-_WIDEST, _WIDEST + _COARSE / 2, _COARSE)
    scores = [_sharpness(*few, angle) for angle in angles]
    best = int(np.argmax(scores))
    if scores[best] < _CLEAR * float(np.median(scores)):
        return 0.0
    many = _thinned(rows, columns, _FINE_POINTS)
    near = np.arange(angles[best] - _COARSE, angles[best] + _COARSE + _FINE / 2, _FINE)
    sharp = np.array([_sharpness(*many, angle) for angle in near])
    # The peak is as wide as the strokes are thick: its middle is the angle.
    weight = np.clip(sharp - (sharp.max() + np.median(sharp)) / 2, 0, None)
    return float((near * weight).sum() / weight.sum()) if weight.any() else float(angles[best])


def _thinned(
    rows: NDArray[np.intp], columns: NDArray[np.intp], count: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    step = max(1, len(rows) // count)
    return rows[::step].astype(np.float32), columns[::step].astype(np.float32)


def _sharpness(rows: NDArray[np.float32], columns: NDArray[np.float32], degrees: float) -> float:
    """How unevenly the points fall into rows along an angle."""
    places = rows - columns * np.float32(np.tan(np.radians(degrees)))
    places -= places.min()
    counts = np.bincount(places.astype(np.intp)).astype(np.float64)
    return float((counts * counts).sum() / counts.sum())
