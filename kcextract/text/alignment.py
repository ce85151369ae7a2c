"""Cells in a row without end, put into rows and columns: what fits best over all of them.

The layout of most tables of these documents is known before they are read: numbers of rows, labels, values.
How well cells fit it, cell by cell, is summed up, and so is what had to be assumed for it: a cell that is
not there, a row that ends early, a line that goes on with the cell before.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from kcextract.text.cells import Kind, goes_on, is_marker, is_words, kind_of, numbers_columns

GAP = "\n"
# Widths that are tried; the widths of few tables are outside.
_NARROWEST, _WIDEST = 2, 30
_TRIED = 6
# Columns are learned from so many cells, which is enough for any table.
_LEARNED_FROM = 300
# So many of the rough arrangements are worth learning from.
_LEARNED = 6
_SMOOTHING = 0.5
_LOWEST_SHARE = 0.03
_FORBIDDEN = 1e6

_NUMBERED: Mapping[Kind, float] = {
    "blank": 0.5,
    "mark": 2.0,
    "cross": 0.5,
    "integer": 0.0,
    "ordinal": 0.0,
    "roman": 0.0,
    "letter": 0.2,
    "number": 3.0,
    "bullet": 1.5,
    "text": 1.5,
}
_LABELLED: Mapping[Kind, float] = {
    "blank": 1.5,
    "mark": 2.0,
    "cross": 2.5,
    "integer": 2.5,
    "ordinal": 2.0,
    "roman": 2.5,
    "letter": 2.0,
    "number": 3.0,
    "bullet": 0.0,
    "text": 0.0,
}
_VALUED: Mapping[Kind, float] = {
    "blank": 0.2,
    "mark": 0.1,
    "cross": 0.3,
    "integer": 0.1,
    "ordinal": 2.0,
    "roman": 3.0,
    "letter": 2.0,
    "number": 0.0,
    "bullet": 3.0,
    "text": 1.2,
}
_LAYOUTS = ((_NUMBERED, _LABELLED), (_LABELLED,))


class Costs(NamedTuple):
    """What is to be assumed for an arrangement, and what that costs.

    ``absent``: a cell that is not there; ``trailing``: one at a row's end; ``row_end``: that a row ends
    without a gap; ``gap_end``: that it ends at one; ``gap_cell``: that a gap is a blank cell; ``gap_idle``:
    that it says nothing; ``joined``: that a line goes on with the cell before.
    """

    absent: float
    trailing: float
    row_end: float
    gap_end: float
    gap_cell: float
    gap_idle: float
    joined: float


# Every cell is printed, blank or not.
EXPLICIT = Costs(2.5, 2.0, 0.0, 0.0, _FORBIDDEN, _FORBIDDEN, _FORBIDDEN)
# A line a cell, a blank cell an empty line; one more after each row, or none.
ENDED = Costs(_FORBIDDEN, _FORBIDDEN, _FORBIDDEN, 0.0, 0.0, _FORBIDDEN, 2.5)
UNENDED = Costs(_FORBIDDEN, _FORBIDDEN, 0.0, _FORBIDDEN, 0.0, _FORBIDDEN, 2.5)
# A line a cell, blank cells lost or shrunk with the gaps around them.
SHRUNK = Costs(0.7, 0.4, 1.0, 0.0, _FORBIDDEN, 0.6, 0.6)


# The same without any empty line: rows end without one.
GAPLESS = SHRUNK._replace(row_end=0.2)


class Place(NamedTuple):
    """Where an entry stands; an entry that is ``joined`` goes on with the cell before."""

    row: int
    column: int
    joined: bool = False


class Arrangement(NamedTuple):
    """The places of the entries (None for gaps that are no cells), what its columns hold, what it cost.

    ``way`` is how the entries were read.
    """

    places: tuple[Place | None, ...]
    columns: tuple[Mapping[Kind, float], ...]
    cost: float
    way: Costs


def arrange(
    entries: Sequence[str], costs: Sequence[Costs], widths: Sequence[int] = (), *, is_cut: bool = True
) -> Arrangement:
    """Put ``entries``, the words of cells and ``GAP`` for an empty line, into rows and columns.

    ``costs`` are the ways of reading that are tried, ``widths`` the numbers of columns (guessed if there are
    none). The first row may have lost its beginning if it ``is_cut``. The places are in order, by row, then
    column.
    """
    kinds: list[Kind | None] = [None if entry == GAP else kind_of(entry) for entry in entries]
    lost = _LOST if is_cut else 1.0
    some, some_kinds = entries[:_LEARNED_FROM], kinds[:_LEARNED_FROM]
    rough: list[tuple[Arrangement, int]] = []
    for width in widths or guessed_widths(entries):
        for layout in _LAYOUTS:
            if len(layout) >= width:
                continue
            columns = [*layout, *[_VALUED] * (width - len(layout))]
            for way in costs:
                most = rough[-1][0].cost if len(rough) == _LEARNED else math.inf
                guess = _arranged(some, some_kinds, columns, way, lost=lost, most=most)
                if guess is not None:
                    rough = sorted([*rough, (guess, len(layout))], key=lambda each: each[0].cost)[:_LEARNED]
    best: Arrangement | None = None
    for guess, fixed in rough:
        learned = _learned(some_kinds, guess.places, guess.columns, fixed)
        most = math.inf if best is None else best.cost
        found = _arranged(some, some_kinds, learned, guess.way, lost=lost, most=most)
        if found is not None and (best is None or found.cost < best.cost - 1e-9):
            best = found
    if best is None:
        places = tuple(None if kind is None else Place(at, 0) for at, kind in enumerate(kinds))
        return Arrangement(places, (_LABELLED,), 0.0, SHRUNK)
    if len(entries) > _LEARNED_FROM:
        whole = _arranged(entries, kinds, best.columns, best.way, lost=lost)
        return whole._replace(cost=best.cost) if whole is not None else best
    return best


def fit_row(texts: Sequence[str], columns: Sequence[Mapping[Kind, float]]) -> tuple[Place, ...]:
    """The places in one row of as many columns: cells may be left out, or be more than one line."""
    kinds: list[Kind | None] = [kind_of(text) for text in texts]
    way = Costs(1.0, 0.9, _FORBIDDEN, _FORBIDDEN, _FORBIDDEN, _FORBIDDEN, 0.9)
    found = _arranged(texts, kinds, columns, way, lost=_FORBIDDEN, missing=way.trailing)
    return tuple(place for place in found.places if place is not None) if found is not None else ()


def doubtful(
    texts: Sequence[str], places: Sequence[int], columns: Sequence[Mapping[Kind, float]]
) -> tuple[int, int] | None:
    """The columns, first and last, over which the cells of a row might as well stand otherwise.

    ``places`` are the columns of the cells ``texts``; None where no cell would do about as well in a column
    that is left empty.
    """
    kinds = {place: kind_of(text) for place, text in zip(places, texts, strict=True)}

    def movable(place: int, to: int) -> bool:
        return place in kinds and columns[to][kinds[place]] <= columns[place][kinds[place]] + _ALIKE

    first, last = len(columns), -1
    taken = sorted(kinds)
    for empty in range(len(columns)):
        if empty in kinds:
            continue
        left = max((place for place in taken if place < empty), default=-1)
        right = min((place for place in taken if place > empty), default=len(columns))
        for place in (left, right):
            if movable(place, empty):
                first, last = min(first, place, empty), max(last, place, empty)
    while last >= 0 and first > 0 and movable(first - 1, first):
        first -= 1
    while 0 <= last < len(columns) - 1 and movable(last + 1, last):
        last += 1
    return (first, last) if last >= 0 else None


# A cell may as well stand in another column if that costs no more than this.
_ALIKE = 0.5


def learn_columns(rows: Sequence[Sequence[str]], width: int) -> list[Mapping[Kind, float]]:
    """What stands in each column of ``rows`` that are as wide as the table, as costs of other things."""
    counts = [Counter(kind_of(row[column]) for row in rows) for column in range(width)]
    return [_costs_of(each) for each in counts]


def guessed_widths(entries: Sequence[str]) -> list[int]:
    """Likely numbers of columns, the likeliest first."""
    votes: Counter[int] = Counter()
    groups = _groups(_rejoined(entries))
    for group in groups:
        if len(group) >= _NARROWEST:
            votes[len(group)] += 2
        if len(group) > _NARROWEST and numbers_columns(group):
            votes[len(group)] += 4 * len(groups)
    # From the beginning of a row to that of the next.
    filled = [entry for entry in entries if entry != GAP]
    for among in (filled, _rejoined(filled), entries):
        starts = [
            at
            for at, (entry, after) in enumerate(pairwise(among))
            if after != GAP and is_marker(kind_of(entry)) and is_words(kind_of(after))
        ]
        for before, after in pairwise(starts):
            votes[after - before] += 2
            votes[after - before - 1] += 1
    likely = [width for width, _ in votes.most_common() if _NARROWEST <= width <= _WIDEST]
    return likely[:_TRIED] or list(range(_NARROWEST, _NARROWEST + _TRIED))


def _rejoined(entries: Sequence[str]) -> list[str]:
    """The entries without the lines that surely go on with the cell before."""
    kept: list[str] = []
    before = GAP
    for entry in entries:
        if GAP in {entry, before} or not goes_on(before, entry):
            kept.append(entry)
        before = entry
    return kept


def _groups(entries: Sequence[str]) -> list[list[str]]:
    groups: list[list[str]] = [[]]
    for entry in entries:
        if entry != GAP:
            groups[-1].append(entry)
        elif groups[-1]:
            groups.append([])
    return [group for group in groups if group]


def _learned(
    kinds: Sequence[Kind | None],
    places: Sequence[Place | None],
    columns: Sequence[Mapping[Kind, float]],
    fixed: int,
) -> list[Mapping[Kind, float]]:
    """What stands in each column behind the first ``fixed`` ones, as costs of other things."""
    counts: list[Counter[Kind]] = [Counter() for _ in columns]
    for kind, place in zip(kinds, places, strict=True):
        if place is not None and not place.joined:
            counts[place.column][kind or "blank"] += 1
    learned = list(columns[:fixed])
    for count, before in zip(counts[fixed:], columns[fixed:], strict=True):
        seen = sum(count.values())
        now = _costs_of(count)
        learned.append(
            {
                kind: before[kind]
                if kind in _ROW_KINDS
                else (now[kind] * seen + before[kind] * _DOUBT) / (seen + _DOUBT)
                for kind in now
            }
        )
    return learned


# However often they are found elsewhere, these begin rows.
_ROW_KINDS = frozenset({"ordinal", "roman", "letter", "bullet"})


# What is known of columns beforehand counts as much as so many cells.
_DOUBT = 1.5


def _costs_of(counts: Counter[Kind]) -> dict[Kind, float]:
    """The less of a kind there is in a column, the more it costs; numbers and their absence are one thing."""
    merged: Counter[str] = Counter()
    for kind, count in counts.items():
        merged["value" if kind in _VALUES else kind] += count
    total = sum(merged.values()) + _SMOOTHING
    most = max(merged.values(), default=0) + _SMOOTHING
    costs: dict[Kind, float] = {}
    for kind in _VALUED:
        share = (merged["value" if kind in _VALUES else kind] + _SMOOTHING * _LOWEST_SHARE) / total
        cost = min(3.0, -math.log(share / (most / total)) / 2)
        costs[kind] = max(0.0, cost) + (0.2 if kind == "blank" else 0.0)
    return costs


_VALUES = frozenset({"integer", "number", "mark", "blank"})


def _arranged(
    entries: Sequence[str],
    kinds: Sequence[Kind | None],
    columns: Sequence[Mapping[Kind, float]],
    way: Costs,
    *,
    lost: float,
    missing: float | None = None,
    most: float = math.inf,
) -> Arrangement | None:
    """The cheapest arrangement; a column ``lost`` at the start or ``missing`` at the end costs so much.

    None where even the cheapest costs more than ``most``.
    """
    width = len(columns)
    # What it costs to have come so far with so many columns of the row filled.
    state = [*(at * lost for at in range(width)), _FORBIDDEN]
    starts = _row_starts(kinds)
    steps: list[list[int]] = []
    for at, kind in enumerate(kinds):
        if not at % _LOOKED_AT and min(state) > most:
            return None
        if kind is None:
            state, taken = _over_gap(state, way)
        else:
            join = way.joined * _join_factor(entries[at], kind, kinds[at - 1] if at else None)
            inside = starts.get(at, 0.0)
            wanted = [costs[kind] + (inside if column else 0.0) for column, costs in enumerate(columns)]
            state, taken = _over_words(state, wanted, way, join)
        steps.append(taken)
    missing = min(way.trailing, _CUT) if missing is None else missing
    ends = [cost + missing * (width - used) if used else cost for used, cost in enumerate(state)]
    used = min(range(width + 1), key=ends.__getitem__)
    if ends[used] + width * _COLUMN > most:
        return None
    return Arrangement(_traced(steps, used), tuple(columns), ends[used] + width * _COLUMN, way)


# The more columns, the easier it is to fit.
_COLUMN = 0.3
# A column that a first row has lost, a last one has not; a row that ends early is one thing, not many.
_LOST = 0.3
_CUT = 0.5
_TRAILING = 3
# What looks like the number of a row behind an empty line is one, where single empty lines part rows.
_BEFORE_ROW, _BEFORE_WORDS = 1.2, 4.0


# How an entry was taken, as bits: in a new row, as more of the cell before, as no cell; above them how many
# columns of the row had been filled.
_NEW, _JOINED, _NO_CELL = 1, 2, 4
_USED = 3
# After so many entries it is looked whether an arrangement costs too much already.
_LOOKED_AT = 16


def _row_starts(kinds: Sequence[Kind | None]) -> dict[int, float]:
    """What looks like the number of a row behind a single empty line, and what it costs to be none.

    Where empty lines are not single they are blank cells, and numbers stand behind many of them.
    """
    if any(before is None and after is None for before, after in pairwise(kinds)):
        return {}
    starts = {}
    for at, kind in enumerate(kinds):
        if at and kinds[at - 1] is None and kind is not None and is_marker(kind):
            after = kinds[at + 1] if at + 1 < len(kinds) else None
            starts[at] = _BEFORE_WORDS if after is not None and is_words(after) else _BEFORE_ROW
    return starts


def _join_factor(text: str, kind: Kind, before: Kind | None) -> float:
    """How much less or more than usual it takes to believe that a line goes on with the cell before."""
    if before is None or not is_words(before):
        return 5.0
    if kind != "text":
        return 4.0
    return 0.3 if text[0].islower() or text[0] in "(,)" else 1.4


def _over_words(
    state: Sequence[float], wanted: Sequence[float], way: Costs, join: float
) -> tuple[list[float], list[int]]:
    """The states behind a cell that costs as much as ``wanted`` in each column."""
    ended, end = _ended(state, way)
    ended += way.row_end
    fresh = end << _USED | _NEW
    absent = way.absent
    costs = [_FORBIDDEN * 2]
    taken = [0]
    reached, origin = math.inf, 0
    for column, here in enumerate(wanted):
        reached += absent
        if state[column] <= reached:
            reached, origin = state[column], column
        if ended < reached:
            step, cost = fresh, ended + here
        else:
            step, cost = origin << _USED, reached + here
        ended += absent
        joined = state[column + 1] + join
        if joined < cost:
            cost, step = joined, (column + 1) << _USED | _JOINED
        costs.append(cost)
        taken.append(step)
    return costs, taken


def _ended(state: Sequence[float], way: Costs) -> tuple[float, int]:
    """The cheapest way to have ended the row, and how many of its columns were filled."""
    width = len(state) - 1
    least, end = math.inf, 1
    most = way.trailing * _TRAILING
    for used in range(1, width + 1):
        cost = state[used]
        if cost < least:
            cost += min(way.trailing * (width - used), most)
            if cost < least:
                least, end = cost, used
    return least, end


def _over_gap(state: Sequence[float], way: Costs) -> tuple[list[float], list[int]]:
    """The states behind an empty line."""
    width = len(state) - 1
    ended, end = _ended(state, way)
    if state[0] + _IDLE <= ended + way.gap_end:
        costs, taken = [state[0] + _IDLE], [_NO_CELL]
    else:
        costs, taken = [ended + way.gap_end], [end << _USED | _NO_CELL]
    for column in range(width):
        idle = state[column + 1] + way.gap_idle
        costs.append(min(state[column] + way.gap_cell, idle))
        taken.append(column << _USED if costs[-1] < idle else (column + 1) << _USED | _NO_CELL)
    new = state[width] + way.row_end + way.gap_cell
    if new < costs[1]:
        costs[1], taken[1] = new, width << _USED | _NEW
    return costs, taken


# A gap between rows that says nothing.
_IDLE = 0.2


def _traced(steps: Sequence[Sequence[int]], used: int) -> tuple[Place | None, ...]:
    path: list[tuple[int, int]] = []
    for taken in reversed(steps):
        step = taken[used]
        path.append((step, used - 1))
        used = step >> _USED
    places: list[Place | None] = []
    row = 0
    begun = False
    for step, column in reversed(path):
        if step & _NO_CELL:
            places.append(None)
            continue
        is_joined = bool(step & _JOINED)
        if begun and (step & _NEW or (step >> _USED == 0 and not is_joined)):
            row += 1
        begun = True
        places.append(Place(row, column, is_joined))
    return tuple(places)
