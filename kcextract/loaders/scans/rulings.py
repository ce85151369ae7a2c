"""The ruling lines of a page: long, thin, straight strokes."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from kcextract.loaders.scans.pixels import Ink

# All in pixels of the picture of the ink, at 150 a inch.
# A run of ink is looked at from this length, a gap in it is bridged up to that.
_SHORTEST_RUN = 16
_WIDEST_GAP = 2
# Runs of one stroke lie so near: rows apart, and ends apart along it.
_ROWS_APART = 2
_ENDS_APART = 8
# A run of this length is of a ruling, not of letters; a shorter one goes on a ruling if it is beside its end.
_LONG_RUN = 100
_MOST_SHARED = 0.3
# A stroke of this length is a ruling; of a thickness of more it is a bar or a picture.
_SHORTEST_RULING = 30
_THICKEST = 9
_LEAST_COVER = 0.8
_LEAST_SHORT_COVER = 0.92
# Beside a stroke that is no longer than this, at such a distance, there is less ink than beside a row of
# letters, whose feet may make a line too.
_AS_LONG_AS_WORDS = 200
_BESIDE = 4
_MOST_BESIDE = 0.25
# But a stroke so much of which is dark is none of letters, between which there is white.
_SOLID = 0.97
# A page with more runs is a picture.
_MOST_RUNS = 20_000


class Ruling(NamedTuple):
    """A ruling line: its place across its direction, where it starts and ends, and how thick it is."""

    at: float
    start: int
    end: int
    thickness: int


def rulings(ink: Ink) -> tuple[list[Ruling], list[Ruling]]:
    """The horizontal and the vertical ruling lines of an upright page, each in the order of their places."""
    return _along_rows(ink), _along_rows(np.ascontiguousarray(ink.T))


def _along_rows(ink: Ink) -> list[Ruling]:
    rows, starts, ends = _runs(ink)
    if len(rows) > _MOST_RUNS:
        return []
    group = _linked(rows, starts, ends)
    members: dict[int, list[int]] = {}
    for run, name in enumerate(group):
        members.setdefault(name, []).append(run)
    found = []
    for runs in members.values():
        ruling = _ruling(rows[runs], starts[runs], ends[runs])
        if ruling is not None and not _is_row_of_letters(ruling, ink):
            found.append(ruling)
    return sorted(found)


def _runs(ink: Ink) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Row, start and end of the long runs of ink."""
    height, width = ink.shape
    framed = np.zeros((height, width + _WIDEST_GAP + 2), dtype=np.int8)
    framed[:, 1 : width + 1] = ink
    change = np.diff(framed.ravel())
    starts = np.flatnonzero(change == 1) + 1
    ends = np.flatnonzero(change == -1) + 1
    if not len(starts):
        return starts, starts, starts
    # The frame is wider than the widest gap, so no run is joined to one of the next row.
    apart = starts[1:] - ends[:-1] > _WIDEST_GAP
    starts = starts[np.concatenate(([True], apart))]
    ends = ends[np.concatenate((apart, [True]))]
    long = ends - starts >= _SHORTEST_RUN
    starts, ends = starts[long], ends[long]
    line = framed.shape[1]
    rows = starts // line
    return rows, starts - rows * line - 1, ends - rows * line - 1


def _linked(rows: NDArray[np.intp], starts: NDArray[np.intp], ends: NDArray[np.intp]) -> list[int]:
    """For each run, which come by rows, the first run of its stroke."""
    parent = list(range(len(rows)))

    def root(run: int) -> int:
        while parent[run] != run:
            parent[run] = parent[parent[run]]
            run = parent[run]
        return run

    places = list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))
    oldest = 0
    for run, (row, start, end) in enumerate(places):
        while places[oldest][0] < row - _ROWS_APART:
            oldest += 1
        for other in range(oldest, run):
            _, other_start, other_end = places[other]
            shared = min(end, other_end) - max(start, other_start)
            if shared < -_ENDS_APART:
                continue
            shorter, longer = sorted((end - start, other_end - other_start))
            # Letters that stand on a line are no part of it.
            if shorter >= _LONG_RUN or longer < _LONG_RUN or shared <= shorter * _MOST_SHARED:
                parent[root(other)] = root(run)
    return [root(run) for run in range(len(places))]


def _ruling(rows: NDArray[np.intp], starts: NDArray[np.intp], ends: NDArray[np.intp]) -> Ruling | None:
    """The ruling that the runs make together, if they are long and thin enough."""
    start, end = int(starts.min()), int(ends.max())
    length = end - start
    if length < _SHORTEST_RULING:
        return None
    lengths = ends - starts
    covered = np.zeros(length, dtype=np.bool_)
    for first, last in zip(starts - start, ends - start, strict=True):
        covered[first:last] = True
    thickness = max(1, round(float(lengths.sum()) / max(1, int(covered.sum()))))
    cover = _LEAST_COVER if length > _AS_LONG_AS_WORDS else _LEAST_SHORT_COVER
    if thickness > _THICKEST or covered.mean() < cover:
        return None
    at = float(((rows + 0.5) * lengths).sum() / lengths.sum())
    return Ruling(at, start, end, thickness)


def _is_row_of_letters(ruling: Ruling, ink: Ink) -> bool:
    if ruling.end - ruling.start > _AS_LONG_AS_WORDS:
        return False
    row = int(ruling.at)
    if ink[max(0, row - 1) : row + 2, ruling.start : ruling.end].any(axis=0).mean() >= _SOLID:
        return False
    away = ruling.thickness // 2 + _BESIDE
    beside = (row - away, row + away)
    shares = [float(ink[row, ruling.start : ruling.end].mean()) for row in beside if 0 <= row < ink.shape[0]]
    return any(share > _MOST_BESIDE for share in shares)
