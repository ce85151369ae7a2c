"""Sums that hold down the rows of a table: which column is the sum of which.

Only sums of a form that tables have are looked for: a run of columns side by side, every k-th column, and
the same places in groups of equal width. Of the columns of a table of 15 there are about 500 such sets, of 30
about 5,000; for each the sums of all rows are made at once and compared with each column.

A sum is believed when it holds on so many rows with different totals that chance can't explain it, and when
the rows that break it are no more than misprints would break, that is one cell in twenty. Zeros and blanks
are no evidence. What breaks a sum must not look like a part that is missing from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from kcextract.extractors.appendix.figures import Figures, Relation

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

MAX_COLUMNS = 40
MISPRINTS = 0.05
_SAMPLE = 192
_MAX_SURVIVORS = 600
_MAX_PERIOD = 8


class Sums(NamedTuple):
    """The sums found; ``is_whole`` is False where the table was too wide or too regular to look at all."""

    relations: tuple[Relation, ...]
    is_whole: bool


def find_sums(figures: Figures) -> Sums:
    """The sums that hold down the rows of ``figures``.

    Columns are told by their index in ``figures.columns``. After this the following hold: 1. no column is a
    part of its own total; 2. each sum has at least two parts, each with a figure on a row that supports it;
    3. of sums of one total of which one holds the parts of the other, only that with more support is given.
    """
    count = len(figures.columns)
    if count < 3 or not figures.values:
        return Sums((), True)
    if count > MAX_COLUMNS:
        return Sums((), False)
    values = np.asarray(figures.values, dtype=np.float64)
    present = np.asarray(figures.present, dtype=np.bool_)
    masks = _candidates(count)
    survivors, is_whole = _screen(values, present, masks)
    # Sums of this many different sets were tried against each column: so much evidence is chance.
    threshold = float(np.log10(len(masks) * count)) + 1.5
    found: dict[tuple[int, tuple[int, ...]], Relation] = {}
    for total in sorted({total for total, _ in survivors}):
        column = _Column(values, present, total, threshold)
        for mask in (mask for other, mask in survivors if other == total):
            relation = column.weigh(masks[mask])
            if relation is not None:
                found.setdefault((relation.total, relation.parts), relation)
    kept = [relation for relation in found.values() if not _falls_short(relation, found.values(), values)]
    return Sums(tuple(_undominated(_without_double(kept))), is_whole)


class _Column:
    """A column as a total: weighs whether it is the sum of others."""

    def __init__(self, values: Floats, present: Flags, total: int, threshold: float) -> None:
        self._total = total
        self._threshold = threshold
        self._numbers = np.flatnonzero(present[:, total])
        self._values = values[self._numbers]
        self._filled = self._values != 0
        self._totals = self._values[:, total]

    def weigh(self, mask: Floats) -> Relation | None:
        """The sum of the columns that ``mask`` tells, if it holds."""
        sums = np.einsum("ij,j->i", self._values, mask)
        looked = (self._totals != 0) | (sums != 0)
        holds = looked & (self._totals == sums)
        members = np.flatnonzero(mask)
        filled = self._filled[:, members]
        rows = int(np.count_nonzero(looked))
        broken = looked & ~holds
        breaks = np.count_nonzero(broken)
        # None that breaks it needs no tolerance.
        if breaks and breaks > _tolerance(np.count_nonzero(filled[looked], axis=1) + 1, rows):
            return None
        seen = np.add.reduce(filled[looked], axis=0, dtype=np.intp)
        backed = np.add.reduce(filled[holds], axis=0, dtype=np.intp)
        if (backed * 2 < seen).any():
            return None
        parts = members[backed > 0]
        if len(parts) < 2 or self._chance(holds, parts) or self._lacks_a_part(broken, sums, mask):
            return None
        blank = np.flatnonzero(~self._filled[looked].any(axis=0))
        return Relation(
            self._total,
            tuple(int(part) for part in parts),
            int(holds.sum()),
            tuple(int(row) for row in self._numbers[broken]),
            tuple(int(i) for i in blank if i != self._total),
        )

    def _chance(self, holds: Flags, parts: NDArray[np.intp]) -> bool:
        """Whether so many equal figures may be chance."""
        # Not by numpy.unique, which loads masked arrays: they take longer than all the sums.
        totals = np.array(sorted({total for total in self._totals[holds].tolist() if total > 0}))
        if len(totals) < 3:
            return True
        decades = np.log10(totals / _grain(self._values[holds][:, parts])) - 0.3
        return float(decades[decades > 0].sum()) < self._threshold

    def _lacks_a_part(self, broken: Flags, sums: Floats, mask: Floats) -> bool:
        """Whether the rows that break the sum miss just what another column holds."""
        if int(broken.sum()) < 2:
            return False
        missing = (self._totals - sums)[broken]
        if len(missing) >= 6 and (missing > 0).all():
            return True
        equal = (self._values[broken] == missing[:, None]) & (missing != 0)[:, None]
        equal[:, mask > 0] = False
        equal[:, self._total] = False
        best = int(equal.sum(axis=0).max())
        return best >= 2 and best * 2 >= len(missing)


def _screen(values: Floats, present: Flags, masks: Floats) -> tuple[list[tuple[int, int]], bool]:
    """Pairs of a total and a candidate of ``masks`` worth a closer look, and whether that is all of them."""
    if len(values) > _SAMPLE:
        # The rows with the most figures tell most; ties are spread over the table by a stride.
        order = np.argsort(-(values != 0).sum(axis=1), kind="stable")
        half = order[: _SAMPLE // 2]
        rest = order[_SAMPLE // 2 :]
        rows = np.concatenate([half, rest[:: max(1, len(rest) // (_SAMPLE // 2))]])[:_SAMPLE]
        values, present = values[rows], present[rows]
    # The sums of a table are too few for the threads that a matrix product would start.
    sums = np.einsum("ij,kj->ik", values, masks)
    stated = present & (values != 0)
    survivors: list[tuple[int, int]] = []
    is_whole = True
    for total in range(values.shape[1]):
        count = int(np.count_nonzero(stated[:, total]))
        if count < 3:
            continue
        holds = sums == values[:, total, None]
        holds &= stated[:, total, None]
        # At most 192 rows are looked at: a byte holds their number.
        support = np.add.reduce(holds, axis=0, dtype=np.uint8)
        good = (support >= max(3, (count + 1) // 2)) & (masks[:, total] == 0)
        ranked = sorted(np.flatnonzero(good), key=lambda mask: -int(support[mask]))
        is_whole = is_whole and len(ranked) <= _MAX_SURVIVORS
        survivors += [(total, int(mask)) for mask in ranked[:_MAX_SURVIVORS]]
    return survivors[: 2 * _MAX_SURVIVORS], is_whole and len(survivors) <= 2 * _MAX_SURVIVORS


def _tolerance(cells: NDArray[np.int64], rows: int) -> float:
    """How many of ``rows`` may break a sum whose rows hold so many figures."""
    expected = float((1 - (1 - MISPRINTS) ** cells).sum())
    return min(max(1.0 if rows >= 6 else 0.0, 1.6 * expected), 0.45 * rows)


def _grain(figures: Floats) -> float:
    """What most figures are multiples of: sums of round figures agree more easily."""
    figures = figures[figures != 0]
    for grain in (1000.0, 500.0, 100.0, 50.0, 10.0, 5.0):
        if len(figures) and (figures % grain == 0).mean() >= 0.75:
            return grain
    return 1.0


def _falls_short(relation: Relation, others: Iterable[Relation], values: Floats) -> bool:
    """Whether the parts never come to too much, but to too little where other sums of the total hold.

    Misprints err both ways; a sum that only falls short lacks a part that has few figures.
    """
    if relation.breaks < 2:
        return False
    rows = list(relation.broken)
    if (values[rows, relation.total] <= values[rows][:, list(relation.parts)].sum(axis=1)).any():
        return False
    return any(
        other.total == relation.total
        and other.supports > relation.supports
        and not set(other.broken) & set(relation.broken)
        for other in others
    )


def _without_double(relations: Sequence[Relation]) -> list[Relation]:
    """The sums that do not count anything twice, a total together with all its own parts.

    Of two sums that make up such a one, that which holds on fewer rows is none.
    """
    dropped = set()
    for relation in relations:
        parts = set(relation.parts)
        for other in relations:
            if other.total in parts and parts.issuperset(other.parts):
                dropped.add(relation if other.supports >= relation.supports else other)
    return [relation for relation in relations if relation not in dropped]


def _undominated(relations: list[Relation]) -> list[Relation]:
    kept = []
    for relation in relations:
        parts = set(relation.parts)
        rivals = [
            other
            for other in relations
            if other is not relation
            and other.total == relation.total
            and (parts < set(other.parts) or parts > set(other.parts))
        ]
        if all(rival.supports <= relation.supports for rival in rivals):
            kept.append(relation)
    return kept


@cache
def _candidates(count: int) -> Floats:
    """The sets of columns that may have a sum, a row of ones and zeros each."""
    found: dict[int, None] = {}
    for first in range(count):
        for step in range(1, count // 2 + 1):
            mask = 1 << first
            for column in range(first + step, count, step):
                mask |= 1 << column
                found[mask] = None
    for width in range(3, min(_MAX_PERIOD, count // 2) + 1):
        for pattern in _patterns(width):
            for first in range(count - 2 * width + 1):
                mask = pattern << first
                for start in range(first + width, count - width + 1, width):
                    mask |= pattern << start
                    found[mask] = None
    bits = np.array([[mask >> column & 1 for column in range(count)] for mask in found], dtype=np.float64)
    return bits


def _patterns(width: int) -> list[int]:
    """The places in a group of ``width`` columns summed together: any of few, side by side of many."""
    if width <= 4:
        return [mask for mask in range(1, (1 << width) - 1) if mask.bit_count() >= 2]
    return [((1 << length) - 1) << start for length in range(2, width) for start in range(width - length + 1)]
