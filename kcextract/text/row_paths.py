"""One way through the cells of a table, entry by entry, at the least cost: rows, columns, assumptions.

All that an arrangement of cells may be is a path: each entry begins a row, stands in a column behind the cell
before, goes on with that cell, or is no cell. The cheapest path to each number of filled columns is kept.
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from operator import add
from typing import NamedTuple

from kcextract.text.cells import Kind, is_marker, is_words

FORBIDDEN = 1e6
# The more columns, the easier it is to fit.
_COLUMN = 0.3
# A last row has lost its end; a row that ends early is one thing, not many.
_CUT = 0.5
_TRAILING = 3
# A gap between rows that says nothing.
_IDLE = 0.2
# What looks like the number of a row behind an empty line is one, where single empty lines part rows.
_BEFORE_ROW, _BEFORE_WORDS = 1.2, 4.0
# How an entry was taken: as the next cell, in a new row, as more of the cell before, as no cell.
_NEXT, _NEW, _JOINED, _NO_CELL = 0, 1, 2, 4


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


class Place(NamedTuple):
    """Where an entry stands; an entry that is ``joined`` goes on with the cell before."""

    row: int
    column: int
    joined: bool = False


class _Sort(NamedTuple):
    """All that a path asks of an entry with words.

    ``inside``: what it costs behind the first column; ``factor``: how much less or more than usual it takes
    to believe that it goes on with the cell before.
    """

    kind: Kind
    inside: float
    factor: float


class Entries:
    """Entries as paths see them, whatever the columns: ``texts`` of cells, ``kinds`` None for empty lines."""

    def __init__(self, texts: Sequence[str], kinds: Sequence[Kind | None]) -> None:
        starts = _row_starts(kinds)
        before: Kind | None = None
        numbers: dict[tuple[Kind, float, float], int] = {}
        self.numbers: list[int] = []
        for at, (text, kind) in enumerate(zip(texts, kinds, strict=True)):
            if kind is None:
                self.numbers.append(-1)
            else:
                sort = kind, starts.get(at, 0.0), _join_factor(text, kind, before)
                self.numbers.append(numbers.setdefault(sort, len(numbers)))
            before = kind
        self.sorts = tuple(_Sort(*sort) for sort in numbers)


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


class Path:
    """The cheapest way through entries into rows of ``columns``, which say what each kind costs there.

    ``lost`` is what a column costs that the first row lacks at its start, ``missing`` one that the last row
    lacks at its end. It comes on by ``advance``; ``cost`` is what it takes at least, and what it takes when
    it ``is_done``: at the end or behind ``most`` entries. What is forbidden costs more than ``FORBIDDEN``.
    """

    def __init__(
        self,
        entries: Entries,
        columns: Sequence[Mapping[Kind, float]],
        way: Costs,
        *,
        lost: float,
        missing: float | None = None,
        most: int = sys.maxsize,
    ) -> None:
        width = len(columns)
        self.columns = tuple(columns)
        self.way = way
        self._entries = entries
        self._missing = min(way.trailing, _CUT) if missing is None else missing
        # For each sort of entry what it costs in each column, and to go on with the cell before.
        self._wanted = [
            (
                [costs[sort.kind] + (sort.inside if column else 0.0) for column, costs in enumerate(columns)],
                way.joined * sort.factor,
            )
            for sort in entries.sorts
        ]
        # What it costs to end a row behind so many columns.
        self._ends = [
            math.inf,
            *(way.trailing * min(width - used, _TRAILING) for used in range(1, width + 1)),
        ]
        # What it costs to have come so far with so many columns of the row filled, before each entry.
        self._state = [*(at * lost for at in range(width)), FORBIDDEN]
        self._states = array("d", self._state)
        self._at = 0
        self._most = min(most, len(entries.numbers))
        self.cost = width * _COLUMN
        self.is_done = False

    def advance(self, count: int) -> None:
        """Come on by so many entries, but not beyond those that are wanted."""
        numbers = self._entries.numbers[self._at : min(self._at + count, self._most)]
        state = self._state
        keep = self._states.fromlist
        over_words = self._over_words if self.way.absent < FORBIDDEN else self._over_counted_words
        for number in numbers:
            state = self._over_gap(state) if number < 0 else over_words(state, *self._wanted[number])
            keep(state)
        self._state = state
        self._at += len(numbers)
        self.is_done = self._at == self._most
        least = self._end()[0] if self.is_done else min(state)
        self.cost = least + len(self.columns) * _COLUMN

    def finish(self) -> None:
        """Come on to the very end."""
        self._most = len(self._entries.numbers)
        self.advance(self._most)

    def _end(self) -> tuple[float, int]:
        """What the whole takes, and how many columns of the last row are filled."""
        width = len(self.columns)
        ends = [
            cost + self._missing * (width - used) if used else cost for used, cost in enumerate(self._state)
        ]
        used = min(range(width + 1), key=ends.__getitem__)
        return ends[used], used

    def _over_words(self, state: list[float], wanted: list[float], join: float) -> list[float]:
        """The costs behind a cell that costs as much as ``wanted`` in each column."""
        absent = self.way.absent
        before = state[0]
        reached = min(self._least_ended(state) + self.way.row_end, before) - absent
        costs = [FORBIDDEN * 2]
        keep = costs.append
        for filled, here in zip(state[1:], wanted, strict=True):
            reached += absent
            if before < reached:  # noqa: PLR1730 - twice as fast as min()
                reached = before
            cost = reached + here
            joined = filled + join
            keep(joined if joined < cost else cost)
            before = filled
        return costs

    def _over_counted_words(self, state: list[float], wanted: list[float], join: float) -> list[float]:
        """The same where no cell may be absent: each is the next."""
        costs = [
            FORBIDDEN * 2,
            *[
                joined if (joined := filled + join) < (cost := before + here) else cost
                for before, filled, here in zip(state, state[1:], wanted, strict=False)
            ],
        ]
        first = state[-1] + self.way.row_end + wanted[0]
        costs[1] = min(costs[1], first)
        return costs

    def _over_gap(self, state: list[float]) -> list[float]:
        """The costs behind an empty line."""
        way = self.way
        cell, idle = way.gap_cell, way.gap_idle
        ended = self._least_ended(state) + way.gap_end
        costs = [
            min(state[0] + _IDLE, ended),
            *[
                blank if (blank := before + cell) < (nothing := filled + idle) else nothing
                for before, filled in pairwise(state)
            ],
        ]
        new = state[-1] + way.row_end + cell
        costs[1] = min(costs[1], new)
        return costs

    def places(self) -> tuple[Place | None, ...]:
        """The places of the entries that it has come over, None for gaps that are no cells."""
        places: list[Place | None] = []
        row = 0
        begun = False
        for how, used, column in self._taken():
            if how == _NO_CELL:
                places.append(None)
                continue
            if begun and (how == _NEW or (used == 0 and how != _JOINED)):
                row += 1
            begun = True
            places.append(Place(row, column, how == _JOINED))
        return tuple(places)

    def cells(self) -> list[tuple[int, int]]:
        """The entries that begin a cell, by number, each with its column."""
        return [(at, column) for at, (how, _, column) in enumerate(self._taken()) if how in (_NEXT, _NEW)]

    def _taken(self) -> Iterator[tuple[int, int, int]]:
        """How each entry was taken, how many columns were filled before it, and its column."""
        size = len(self.columns) + 1
        states = self._states
        numbers = self._entries.numbers
        used = self._end()[1]
        path: list[tuple[int, int, int]] = []
        for at in range(self._at - 1, -1, -1):
            number = numbers[at]
            column = used - 1
            first = at * size
            if number < 0:
                used, how = self._before_gap(states[first : first + size], used)
            elif states[first + column] + self._wanted[number][0][column] == states[first + size + used]:
                # The next column: so most of them are.
                used, how = column, _NEXT
            else:
                used, how = self._before(states[first : first + size], column, number)
            path.append((how, used, column))
        return reversed(path)

    def _before(self, state: Sequence[float], column: int, number: int) -> tuple[int, int]:
        """How many columns were filled before the words that fill ``column``, and how they were taken."""
        wanted, join = self._wanted[number]
        absent = self.way.absent
        ended, end = self._ended(state)
        ended += self.way.row_end
        reached, origin = math.inf, 0
        for used in range(column + 1):
            reached += absent
            if state[used] <= reached:
                reached, origin = state[used], used
            if used:
                ended += absent
        if state[column + 1] + join < min(ended, reached) + wanted[column]:
            return column + 1, _JOINED
        return (end, _NEW) if ended < reached else (origin, _NEXT)

    def _before_gap(self, state: Sequence[float], used: int) -> tuple[int, int]:
        """How many columns were filled before an empty line, and how it was taken."""
        way = self.way
        ended, end = self._ended(state)
        if not used:
            return (0, _NO_CELL) if state[0] + _IDLE <= ended + way.gap_end else (end, _NO_CELL)
        idle = state[used] + way.gap_idle
        cell = state[used - 1] + way.gap_cell
        if used == 1 and state[-1] + way.row_end + way.gap_cell < min(cell, idle):
            return len(self.columns), _NEW
        return (used - 1, _NEXT) if cell < idle else (used, _NO_CELL)

    def _least_ended(self, state: list[float]) -> float:
        """What it takes at least to have ended the row."""
        if len(state) <= _TRAILING + 1:
            least: float = min(map(add, state, self._ends))
            return least
        # It costs the same wherever more cells are missing.
        two, one, none = state[-_TRAILING:]
        return min(min(state[1:-_TRAILING]) + self._ends[1], two + self._ends[-3], one + self._ends[-2], none)

    def _ended(self, state: Sequence[float]) -> tuple[float, int]:
        """The cheapest way to have ended the row, and how many of its columns were filled."""
        ends = list(map(add, state, self._ends))
        least = min(ends)
        return least, ends.index(least)
