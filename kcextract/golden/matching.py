"""Which row of the extraction is which golden row: by the line on which it begins, and by order."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kcextract.golden.alignment import Pair, align
from kcextract.golden.files import GoldenRow
from kcextract.golden.found import FoundRow, SourceLines
from kcextract.golden.layout import LAYOUTS, Layout, agree, normal

# A row with the right key outweighs any number of cells that happen to agree.
_KEY_WEIGHT = 1 << 32
_AMOUNTS = {
    "targets": ("quantity_min", "quantity_max"),
    "budgets": ("amount_vnd", "amount_max_vnd"),
}


class Match(NamedTuple):
    """The pairs of rows that are one, by their places on both sides, in text order."""

    pairs: tuple[tuple[int, int], ...]
    golden_of: dict[int, int]
    found_of: dict[int, int]


def match(table: str, expected: Sequence[GoldenRow], found: Sequence[FoundRow], text: str) -> Match:
    """The rows of a table that are the same on both sides; no two pairs cross.

    A pair begins on the same line; of targets and budgets the found row's evidence holds the digits that
    the golden row quotes, on that line, and either reads the same amount or has its own digits there.
    Of several possible pairs those are taken that make most rows right, then most cells.
    """
    layout = LAYOUTS[table]
    if layout.place:
        return _by_place(layout, expected, found)
    # A reader may have written rows out of order: what counts is their order in the text.
    order = sorted(range(len(expected)), key=lambda place: expected[place].line or 0)
    ordered = [expected[place] for place in order]
    candidates = _by_figure(layout, ordered, found, text) if layout.has_printed else _by_line(ordered, found)
    weighed = (Pair(left, right, _weight(layout, ordered[left], found[right])) for left, right in candidates)
    pairs = sorted((order[left], right) for left, right in align(weighed, len(found)))
    return Match(tuple(pairs), {right: left for left, right in pairs}, dict(pairs))


def same_cell(table: str, column: str, expected: GoldenRow, found: FoundRow) -> bool:
    """Whether two rows that may be one agree in a column (other than the parent)."""
    if column == "printed":  # holds for every pair that is possible at all
        return True
    wanted = normal(table, column, expected.cells[column])
    return agree(column, wanted, normal(table, column, found.cells[column]))


def printed_digits(printed: str) -> re.Pattern[str]:
    """Finds the digits as printed, whatever space is in them, where they are no part of a longer number."""
    words = r"\s+".join(re.escape(word) for word in printed.split())
    return re.compile(rf"(?<!\d)(?<!\d[.,]){words}(?!\d)(?![.,]\d)")


def _weight(layout: Layout, expected: GoldenRow, found: FoundRow) -> int:
    same = {
        name
        for name in layout.cells
        if name != "parent" and expected.cells[name] and same_cell(layout.table, name, expected, found)
    }
    key = all(
        name in same or same_cell(layout.table, name, expected, found)
        for name in layout.key
        if name != "parent"
    )
    return _KEY_WEIGHT * key + len(same) + 1


def _by_place(layout: Layout, expected: Sequence[GoldenRow], found: Sequence[FoundRow]) -> Match:
    """The rows that name the same table, row and column."""
    places = {_place(layout, row): place for place, row in enumerate(found)}
    found_of = {
        place: places[_place(layout, row)]
        for place, row in enumerate(expected)
        if _place(layout, row) in places
    }
    return Match(tuple(found_of.items()), {right: left for left, right in found_of.items()}, found_of)


def _place(layout: Layout, row: GoldenRow | FoundRow) -> tuple[str, ...]:
    return tuple(normal(layout.table, name, row.cells[name]) for name in layout.place)


def _by_line(expected: Sequence[GoldenRow], found: Sequence[FoundRow]) -> Iterator[tuple[int, int]]:
    places = defaultdict(list)
    for place, row in enumerate(found):
        places[row.line].append(place)
    for left, wanted in enumerate(expected):
        for right in places.get(wanted.line, ()):
            yield left, right


def _by_figure(
    layout: Layout, expected: Sequence[GoldenRow], found: Sequence[FoundRow], text: str
) -> Iterator[tuple[int, int]]:
    lines = SourceLines(text)
    reach = [(lines.at(row.start), lines.at(max(row.start, row.end - 1))) for row in found]
    for left, wanted in enumerate(expected):
        digits = printed_digits(wanted.cells["printed"])
        for right, row in enumerate(found):
            if not reach[right][0] <= (wanted.line or 0) <= reach[right][1]:
                continue
            places = [
                place.start()
                for place in digits.finditer(text, row.start, row.end)
                if lines.at(place.start()) == wanted.line
            ]
            if places and (row.figure in places or _same_amount(layout.table, wanted, row)):
                yield left, right


def _same_amount(table: str, expected: GoldenRow, found: FoundRow) -> bool:
    return any(expected.cells[name] and same_cell(table, name, expected, found) for name in _AMOUNTS[table])
