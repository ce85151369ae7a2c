"""The lines of a text as the finders of flattened tables see them, and the grids that they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kcextract.document import Cell, Grid, Line
from kcextract.text.alignment import doubtful, fit_row, learn_columns
from kcextract.text.cells import BEHIND_HEADERS, Kind, header_rows, is_marker, is_value, kind_of

# So large a share of the rows are several.
_SEVERAL = 0.1


class Piece(NamedTuple):
    """A cell's column, its span in the text, and over how many columns it reaches."""

    column: int
    start: int
    end: int
    reach: int = 1


class TableLines(NamedTuple):
    """A text's lines: ``stripped`` are those without surrounding space, ``skip`` the page furniture."""

    text: str
    lines: Sequence[Line]
    stripped: Sequence[str]
    skip: set[int]

    def raw(self, index: int) -> str:
        """The line ``index`` with the space around it."""
        line = self.lines[index]
        return self.text[line.start : line.end]

    def is_tabbed(self, index: int) -> bool:
        """Whether the line ``index`` begins with a tab."""
        return self.raw(index).lstrip(" ").startswith("\t")

    def filled(self) -> list[int]:
        """The lines that are neither blank nor furniture."""
        return [index for index, line in enumerate(self.stripped) if line and index not in self.skip]

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """The span ``[start, end)`` without surrounding space; an empty one at ``start`` if all is space."""
        piece = self.text[start:end]
        kept = piece.strip()
        if len(kept) == len(piece):
            return start, end
        if not kept:
            return start, start
        start += len(piece) - len(piece.lstrip())
        return start, start + len(kept)

    def line_span(self, index: int) -> tuple[int, int]:
        """The span of the line ``index`` without surrounding space."""
        start, end = self.lines[index][:2]
        return (start, end) if len(self.stripped[index]) == end - start else self.trim(start, end)

    def grid(self, first: int, end: int, rows: Sequence[Sequence[Piece]], headers: int | None = None) -> Grid:
        """The grid of the lines ``[first, end)`` with ``rows`` of cells.

        Those of the header are flagged, which has so many rows as ``headers`` says, or as they tell.
        """
        width = max((row[-1].column + row[-1].reach for row in rows if row), default=0)
        if headers is None:
            headers = header_rows([self._words(row, width) for row in rows[:BEHIND_HEADERS]])
        cells = tuple(
            Cell(number, column, start, stop, 1, reach, number < headers)
            for number, row in enumerate(rows)
            for column, start, stop, reach in row
        )
        return Grid(self.lines[first].start, self.lines[end - 1].end, len(rows), width, cells)

    def _words(self, row: Sequence[Piece], width: int) -> list[str]:
        """The words of a row in all of ``width`` columns."""
        texts = [""] * width
        for piece in row:
            texts[piece.column] = " ".join(self.text[piece.start : piece.end].split())
        return texts


def in_order(spans: Sequence[tuple[int, int]], first: int = 0) -> list[Piece]:
    """Cells side by side from the column ``first``."""
    return [Piece(column, start, end) for column, (start, end) in enumerate(spans, first)]


def best_width(lengths: Sequence[int]) -> int:
    """The number of cells that most rows have; the larger of two."""
    counts = Counter(lengths)
    return max(counts, key=lambda length: (counts[length], length))


def aligned(
    source: TableLines, rows: Sequence[Sequence[tuple[int, int]]], width: int = 0
) -> list[list[Piece]]:
    """Rows of cells in as many columns as most of them have, unless ``width`` says how many there are.

    Blank cells beyond the last column are none; a row with too few or too many cells is put where it fits. A
    row that begins with its marker lacks its last cells.
    """
    width = width or _full_width(rows)
    texts = [[source.text[start:end] for start, end in row] for row in rows]
    columns: list[Mapping[Kind, float]] = []
    placed = []
    for row, cells in zip(texts, rows, strict=True):
        if len(row) < width and not is_marker(kind_of(row[0])) and not any(map(is_value, row)):
            # The merged cells of a header were left out; which, its words tell those who can read.
            placed.append(in_order(cells))
            continue
        if len(row) == width or (len(row) < width and (not row[0] or is_marker(kind_of(row[0])))):
            placed.append(in_order(cells))
        else:
            columns = columns or learn_columns([each for each in texts if len(each) == width], width)
            placed.append(settled(source, _fitted(row, cells, columns), columns))
    return placed


def _full_width(rows: Sequence[Sequence[tuple[int, int]]]) -> int:
    """The number of cells of the fullest rows, if several are as full: others lack blank cells."""
    filled = Counter(
        next((at for at in range(len(row), 0, -1) if row[at - 1][0] < row[at - 1][1]), 0) for row in rows
    )
    width = best_width([len(row) for row in rows])
    several = [length for length, count in filled.items() if count >= max(2, len(rows) * _SEVERAL)]
    # One cell more, in a table of few rows, is a remark.
    return max([width, *several, *(length for length in filled if length == width + 1)])


def _fitted(
    texts: Sequence[str], cells: Sequence[tuple[int, int]], columns: Sequence[Mapping[Kind, float]]
) -> list[Piece]:
    last = len(texts)
    while last > len(columns) and not texts[last - 1]:
        last -= 1
    if last == len(columns):
        return in_order(cells[:last])
    pieces: list[Piece] = []
    for place, (start, end) in zip(fit_row(texts[:last], columns), cells, strict=False):
        if place.joined:
            before = pieces[-1]
            # A blank cell adds nothing to the one before.
            pieces[-1] = (
                before
                if start == end
                else before._replace(start=before.start if before.start < before.end else start, end=end)
            )
        else:
            pieces.append(Piece(place.column, start, end))
    return pieces


def settled(source: TableLines, row: list[Piece], columns: Sequence[Mapping[Kind, float]]) -> list[Piece]:
    """``row`` with the cells that might as well stand in other columns as one cell over all of these."""
    texts = [source.text[piece.start : piece.end] for piece in row]
    columns_taken = [piece.column for piece in row]
    if len(row) >= len(columns):
        return row
    doubt = doubtful(texts, columns_taken, columns)
    if doubt is None:
        return row
    first, last = doubt
    among = [piece for piece in row if first <= piece.column <= last]
    filled = [piece for piece in among if piece.start < piece.end] or among[:1]
    merged = Piece(first, filled[0].start, filled[-1].end, last - first + 1)
    before = [piece for piece in row if piece.column < first]
    return [*before, merged, *(piece for piece in row if piece.column > last)]
