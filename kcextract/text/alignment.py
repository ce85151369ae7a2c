"""Cells in a row without end, put into rows and columns: what fits best over all of them.

The layout of most tables of these documents is known before they are read: numbers of rows, labels, values.
How well cells fit it, cell by cell, is summed up, and so is what had to be assumed for it: a cell that is
not there, a row that ends early, a line that goes on with the cell before. Where all rows are of one length
nothing has to be assumed, and they are counted.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from kcextract.text.cells import (
    Kind,
    goes_on,
    is_marker,
    is_numeral,
    is_words,
    kind_of,
    numbers_columns,
)
from kcextract.text.row_paths import FORBIDDEN, Costs, Entries, Path, Place

GAP = "\n"
# Widths that are tried; the widths of few tables are outside.
_NARROWEST, _WIDEST = 2, 30
_TRIED = 6
# So many rows of one length show how long rows are.
_SEVERAL = 3
# Columns are learned from so many cells, which is enough for any table.
_LEARNED_FROM = 300
# So many of the rough arrangements are worth learning from, if they cost little more than the cheapest: of
# those that were the best in the end, none of the tables of the tests had cost more than 1.15 times as much.
_LEARNED = 6
_WORTH, _SLACK = 1.5, 3.0
_EQUAL = 1e-9
# Paths come on by so many entries at a time.
_STEP = 16
# A column that the first row has lost.
_LOST = 0.3
_SMOOTHING = 0.5
_LOWEST_SHARE = 0.03

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


# Every cell is printed, blank or not.
EXPLICIT = Costs(2.5, 2.0, 0.0, 0.0, FORBIDDEN, FORBIDDEN, FORBIDDEN)
# A line a cell, a blank cell an empty line; one more after each row, or none.
ENDED = Costs(FORBIDDEN, FORBIDDEN, FORBIDDEN, 0.0, 0.0, FORBIDDEN, 2.5)
UNENDED = Costs(FORBIDDEN, FORBIDDEN, 0.0, FORBIDDEN, 0.0, FORBIDDEN, 2.5)
# A line a cell, blank cells lost or shrunk with the gaps around them.
SHRUNK = Costs(0.7, 0.4, 1.0, 0.0, FORBIDDEN, 0.6, 0.6)


# The same without any empty line: rows end without one.
GAPLESS = SHRUNK._replace(row_end=0.2)


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
    seen = Entries(entries, kinds)
    best: Path | None = None
    for rough, fixed in _likeliest(seen, widths or guessed_widths(entries), costs, lost):
        columns = _learned(kinds, rough.cells(), rough.columns, fixed)
        learned = Path(seen, columns, rough.way, lost=lost, most=_LEARNED_FROM)
        most = math.inf if best is None else best.cost - _EQUAL
        while not learned.is_done and learned.cost < most:
            learned.advance(_STEP)
        if learned.cost < most:
            best = learned
    if best is None:
        places = tuple(None if kind is None else Place(at, 0) for at, kind in enumerate(kinds))
        return Arrangement(places, (_LABELLED,), 0.0, SHRUNK)
    cost = best.cost
    best.finish()
    return Arrangement(best.places(), best.columns, cost, best.way)


def counted(entries: Sequence[str], width: int, way: Costs) -> Arrangement | None:
    """The arrangement in which every line counts, if nothing speaks against it.

    Each row has ``width`` entries, an empty one a blank cell, and one more empty line behind it where rows
    are ``ENDED``. No row begins with words, no line goes on with the one before.
    """
    step = width + (way == ENDED)
    if len(entries) <= step or any(entry != GAP for at in range(width, step) for entry in entries[at::step]):
        return None
    if any(entry != GAP and is_words(kind_of(entry)) for entry in entries[::step]):
        return None
    if len(_rejoined(entries)) < len(entries):
        return None
    places = [Place(at // step, at % step) if at % step < width else None for at in range(len(entries))]
    columns = (*_LAYOUTS[0], *[_VALUED] * (width - len(_LAYOUTS[0])))
    return Arrangement(tuple(places), columns, 0.0, way)


def counted_width(entries: Sequence[str], way: Costs) -> int | None:
    """The number of columns of rows that all have their number, a label and as many entries as the others.

    None where there are no such rows, or few, or where their columns are none: one is blank, or holds words
    and numbers.
    """
    starts = _row_starts(entries)
    steps = {after - before for before, after in pairwise(starts)}
    if len(starts) < _SEVERAL or starts[0] or len(steps) > 1:
        return None
    step = steps.pop()
    width = step - (way == ENDED)
    if width < _NARROWEST or len(entries) > starts[-1] + step:
        return None
    return width if all(_is_column(entries[at::step]) for at in range(width)) else None


def _is_column(entries: Sequence[str]) -> bool:
    """Whether entries are of one sort: words, or numbers and the like."""
    kinds = {kind_of(entry) for entry in entries if entry != GAP}
    return bool(kinds) and not (any(map(is_words, kinds)) and any(map(is_numeral, kinds)))


def _likeliest(
    entries: Entries, widths: Sequence[int], costs: Sequence[Costs], lost: float
) -> Iterator[tuple[Path, int]]:
    """The paths that are worth learning from, the cheapest first, and how many of their columns are known.

    The one that is cheapest so far comes on first, so that no path goes further than it must.
    """
    paths: list[tuple[Path, int]] = []
    for width in widths:
        for layout in _LAYOUTS:
            if len(layout) < width:
                columns = [*layout, *[_VALUED] * (width - len(layout))]
                paths += [
                    (Path(entries, columns, way, lost=lost, most=_LEARNED_FROM), len(layout)) for way in costs
                ]
    ahead = [(path.cost, number) for number, (path, _) in enumerate(paths)]
    heapify(ahead)
    most, left = math.inf, _LEARNED
    while ahead and left:
        cost, number = heappop(ahead)
        path, fixed = paths[number]
        if cost > most:
            return
        if path.is_done:
            most = min(most, cost * _WORTH + _SLACK)
            left -= 1
            yield path, fixed
        else:
            path.advance(_STEP)
            heappush(ahead, (path.cost, number))


def fit_row(texts: Sequence[str], columns: Sequence[Mapping[Kind, float]]) -> tuple[Place, ...]:
    """The places in one row of as many columns: cells may be left out, or be more than one line."""
    kinds: list[Kind | None] = [kind_of(text) for text in texts]
    way = Costs(1.0, 0.9, FORBIDDEN, FORBIDDEN, FORBIDDEN, FORBIDDEN, 0.9)
    path = Path(Entries(texts, kinds), columns, way, lost=FORBIDDEN, missing=way.trailing)
    path.finish()
    return tuple(place for place in path.places() if place is not None)


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
    columns: Sequence[Sequence[str]] = list(zip(*rows, strict=True)) or [()] * width
    return [_costs_of(Counter(map(kind_of, column))) for column in columns]


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
        for before, after in pairwise(_row_starts(among)):
            votes[after - before] += 2
            votes[after - before - 1] += 1
    likely = [width for width, _ in votes.most_common() if _NARROWEST <= width <= _WIDEST]
    return likely[:_TRIED] or list(range(_NARROWEST, _NARROWEST + _TRIED))


def _row_starts(entries: Sequence[str]) -> list[int]:
    """The entries that may number a row, with words behind them."""
    return [
        at
        for at, (entry, after) in enumerate(pairwise(entries))
        if after != GAP and is_marker(kind_of(entry)) and is_words(kind_of(after))
    ]


def _rejoined(entries: Sequence[str]) -> list[str]:
    """The entries without the lines that surely go on with the cell before."""
    kept: list[str] = []
    before = GAP
    for entry in entries:
        if GAP in (entry, before) or not goes_on(before, entry):
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
    cells: Iterable[tuple[int, int]],
    columns: Sequence[Mapping[Kind, float]],
    fixed: int,
) -> list[Mapping[Kind, float]]:
    """What stands in each column behind the first ``fixed`` ones, as costs of other things.

    ``cells`` are the entries that begin a cell, each with its column.
    """
    counts: list[Counter[Kind]] = [Counter() for _ in columns]
    for (column, kind), number in Counter((column, kinds[at]) for at, column in cells).items():
        counts[column][kind or "blank"] += number
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
