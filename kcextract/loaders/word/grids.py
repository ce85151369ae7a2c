"""The geometry of a Word table: columns, merged cells, borders."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from kcextract.loaders.word.drafts import CellDraft, RowDraft
from kcextract.loaders.word.names import VAL, Element, child, number, value, w
from kcextract.loaders.word.styles import Styles

# A column narrower than this, in twentieths of a point, holds no text: two edges were not quite in line.
_NARROWEST = 100
# The borders of so many rows tell whether a table is ruled; one with more is no layout for its borders.
SEEN_ROWS = 6
_EDGES = (("top", "insideH"), ("left", "insideV"), ("bottom", "insideH"), ("right", "insideV"))
_OTHER_NAMES = {"left": "start", "right": "end"}
_NO_LINE = ("nil", "none")
_TABLE_BORDERS, _CELL_BORDERS = w("tblBorders"), w("tcBorders")


def table_borders(properties: Element | None, styles: Styles) -> dict[str, bool]:
    """Which of a table's borders ("insideH" …) are drawn: its own, then those of its styles."""
    drawn: dict[str, bool] = {}
    sources = [properties]
    if (name := value(properties, w("tblStyle"))) is not None:
        sources += (child(style, w("tblPr")) for style in styles.chain(name))
    for source in sources:
        for border in source.iterfind(f"{_TABLE_BORDERS}/*") if source is not None else ():
            drawn.setdefault(_name(border), _is_line(border))
    return drawn


def drawn_edges(cell: Element | None, table: Mapping[str, bool]) -> int:
    """How many edges of a cell are drawn, by its own properties, then by those of the table's inner edges."""
    borders = child(cell, _CELL_BORDERS)
    own = {_name(border): _is_line(border) for border in borders} if borders is not None else {}
    return sum(
        own.get(edge, own.get(_OTHER_NAMES.get(edge, edge), table.get(inner, False)))
        for edge, inner in _EDGES
    )


def widths(table: Element) -> list[int]:
    """The widths of the columns as the table gives them; 0 of one that has none."""
    columns = table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")
    return [max(0, number(column.get(w("w"))) or 0) for column in columns]


def aligned(rows: Sequence[RowDraft], given: Sequence[int]) -> int:
    """Renumbers the columns to those in which a cell begins or ends; their number.

    Edges that are all but in line (``given`` are the widths of the columns) become one.
    """
    cells = [cell for row in rows for cell in row.cells]
    edges = sorted({edge for cell in cells for edge in (cell.start, cell.end)})
    if not edges:
        return 0
    places = [0]
    for width in given:
        places.append(places[-1] + width)
    alone = {(cell.start, cell.end) for cell in cells}
    columns = {edges[0]: 0}
    for before, edge in pairwise(edges):
        known = edge < len(places)
        distance = places[edge] - places[before] if known else _NARROWEST
        near = distance < _NARROWEST and all(given[before:edge]) and (before, edge) not in alone
        columns[edge] = columns[before] + (0 if near else 1)
    for cell in cells:
        cell.start, cell.end = columns[cell.start], columns[cell.end]
    for row in rows:
        row.cells = list(_disjoint(row.cells))
    return columns[edges[-1]]


def merge_down(rows: Iterable[RowDraft]) -> None:
    """Takes out the cells that go on with the one above, which grows by them."""
    open_cells: dict[tuple[int, int], CellDraft] = {}
    for row in rows:
        below: dict[tuple[int, int], CellDraft] = {}
        kept = []
        for cell in row.cells:
            place = (cell.start, cell.end)
            above = open_cells.get(place) if cell.goes_on else None
            if above is not None:
                above.row_span += 1
                below[place] = above
            else:
                kept.append(cell)
                below[place] = cell
        row.cells = kept
        open_cells = below


def flag_headers(rows: Sequence[RowDraft]) -> None:
    """Leaves the flag on the header rows only: the first ones, with those that their cells reach into.

    Where all rows are flagged, or cells reach out of the header to the end, none is a header.
    """
    count = reach = 0
    while count < len(rows) and (rows[count].is_header or count < reach):
        reach = max([reach, *(count + cell.row_span for cell in rows[count].cells)])
        count += 1
    for index, row in enumerate(rows):
        row.is_header = index < count < len(rows)


def _disjoint(cells: Sequence[CellDraft]) -> Iterator[CellDraft]:
    """The cells that still have a column of their own."""
    end = -1
    for cell in cells:
        if cell.start >= end and cell.end > cell.start:
            end = cell.end
            yield cell


def _is_line(border: Element) -> bool:
    return border.get(VAL, "nil") not in _NO_LINE


def _name(border: Element) -> str:
    name: str = border.tag
    return name.rpartition("}")[2]
