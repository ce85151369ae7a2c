"""What a spreadsheet holds, whatever file it came from."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, field

from kcextract.errors import FormatError
from kcextract.text.legacy import Run

Place = tuple[int, int]
# A sheet with more, or more that are merged, is a data base, no document.
MOST_CELLS = 300_000


@dataclass(slots=True)
class SheetCell:
    """A cell with text or borders: where it stands, from 0, its text in its fonts, how far it reaches.

    ``edges`` is how many of its borders are drawn; ``text`` is set when the fonts were recoded.
    """

    row: int
    column: int
    runs: list[Run]
    edges: int = 0
    row_span: int = 1
    column_span: int = 1
    text: str = ""


@dataclass(slots=True)
class Sheet:
    """A sheet that is shown: its cells, by row, then column, those of hidden rows and columns too."""

    name: str
    cells: list[SheetCell]


@dataclass(slots=True)
class Workbook:
    """The sheets that are shown, the names of those that are not, how many rows and columns are hidden."""

    sheets: list[Sheet] = field(default_factory=list)
    hidden_sheets: list[str] = field(default_factory=list)
    hidden_lines: int = 0


def placed(cells: dict[Place, SheetCell], merged: list[tuple[int, int, int, int]]) -> list[SheetCell]:
    """The cells by row, then column, merged ones once.

    ``merged`` are ranges: first row, row after the last, first column, column after the last.
    """
    check_count(len(cells))
    # No cell reaches beyond the last that has something.
    last_row = max((row for row, _ in cells), default=-1)
    last_column = max((column for _, column in cells), default=-1)
    area = 0
    for first, last, left, most_right in merged:
        after, right = min(last, last_row + 1), min(most_right, last_column + 1)
        area += max(0, after - first) * max(0, right - left)
        check_count(area)
        anchor = cells.pop((first, left), None)
        edges = anchor.edges if anchor is not None else 0
        for place in _within(cells, first, after, left, right):
            edges = max(edges, cells.pop(place).edges)
        if anchor is not None:
            anchor.row_span, anchor.column_span, anchor.edges = after - first, right - left, edges
            cells[first, left] = anchor
    return [cell for _, cell in sorted(cells.items(), key=lambda item: item[0])]


def check_count(cells: int) -> None:
    """Raises FormatError (``too_large``) where a sheet has so many cells that it is no document."""
    if cells > MOST_CELLS:
        sentence = f"A sheet has more than {MOST_CELLS:,} cells, or merges so many; split it."
        raise FormatError(sentence, code="too_large")


def _within(cells: dict[Place, SheetCell], first: int, after: int, left: int, right: int) -> list[Place]:
    """The places of cells in a range."""
    if (after - first) * (right - left) <= len(cells):
        places: Iterable[Place] = itertools.product(range(first, after), range(left, right))
        return [place for place in places if place in cells]
    return [(row, column) for row, column in cells if first <= row < after and left <= column < right]
