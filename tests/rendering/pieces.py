"""What a document is rendered from: its paragraphs as kcextract reads them, and its tables as a reader does.

The text versions have lost what sets them in columns and, of their tables, the header. So the letterheads
and signatures are put side by side again, and the tables get a header of two or three rows with merged cells
(or are left as they are printed).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from kcextract.document import Document, Grid, Paragraph
from kcextract.grammar import load_grammar
from kcextract.loaders.text import load_text
from kcextract.outline import parse

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
STEMS = tuple(sorted(path.stem for path in CORPUS.glob("*.txt")))

Headers = Literal["merged", "printed"]


class Text(NamedTuple):
    """A paragraph; ``style`` is ``centre`` for a title, ``bold`` for a heading, ``body`` for all others."""

    text: str
    style: str = "body"


class SideBySide(NamedTuple):
    """A letterhead or a signature: a table without borders, by row, each cell a tuple of its lines."""

    rows: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class PrintedCell(NamedTuple):
    """A cell of a table: where it stands and how far it reaches."""

    row: int
    column: int
    text: str
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


@dataclass(frozen=True)
class PrintedTable:
    """A table with borders; ``widths`` are shares of the page's width, ``is_wide`` wants it on its side.

    Every place of the grid is covered by just one cell.
    """

    row_count: int
    column_count: int
    cells: tuple[PrintedCell, ...]
    header_rows: int
    widths: tuple[float, ...]
    is_wide: bool


Piece = Text | SideBySide | PrintedTable

# By row and cell, the numbers of the paragraphs that stand side by side; those between them are ornaments.
_SIDE_BY_SIDE = {
    "long-an-2015": {
        range(0, 8): (((0, 1, 2), (3, 4, 5)), ((6,), (7,))),
    },
    "vinh-long-2020": {
        range(0, 13): (((0, 1, 2), (4, 5, 6, 7)), ((9,), (11,))),
        range(30, 44): (((30, 31, 32, 33, 34, 35, 36, 37), (39, 40, 41, 42)),),
    },
    "can-tho-2017": {
        range(110, 113): (((), (110, 111, 112)),),
    },
}
_YEARS = ("2017", "2018", "2019", "2020")
# Headers as such tables have them; what their columns mean was read in the sums by hand.
_HEADERS = {
    "long-an-2015": (
        PrintedCell(0, 0, "STT", 2, 1),
        PrintedCell(0, 1, "Nội dung", 2, 1),
        PrintedCell(0, 2, "Năm 2015", 1, 2),
        PrintedCell(0, 4, "Giai đoạn 2016 - 2020", 1, 2),
        PrintedCell(0, 6, "Tổng cộng", 2, 1),
        *(PrintedCell(1, column, "QG" if column % 2 == 0 else "ĐP") for column in range(2, 6)),
    ),
    "can-tho-2017": (
        PrintedCell(0, 0, "TT", 3, 1),
        PrintedCell(0, 1, "Nội dung", 3, 1),
        PrintedCell(0, 2, "Tổng kinh phí", 1, 3),
        *(PrintedCell(0, 5 + 3 * at, f"Năm {year}", 1, 3) for at, year in enumerate(_YEARS)),
        PrintedCell(1, 2, "Tổng", 2, 1),
        PrintedCell(1, 3, "KCQG", 2, 1),
        PrintedCell(1, 4, "KCĐP", 2, 1),
        *(PrintedCell(1, 5 + 3 * at, "SL", 2, 1) for at in range(4)),
        *(PrintedCell(1, 6 + 3 * at, "Kinh phí", 1, 2) for at in range(4)),
        *(
            PrintedCell(2, 6 + 3 * at + place, name)
            for at in range(4)
            for place, name in enumerate(("KCQG", "KCĐP"))
        ),
    ),
}
_BODY_FROM = {"long-an-2015": 1, "can-tho-2017": 0}
_CUT_OFF = "QUYẾT ĐỊNH:"


@cache
def text_of(stem: str) -> str:
    """The text version, without the first rows of a table that are cut: no real table has such rows."""
    text = (CORPUS / f"{stem}.txt").read_text(encoding="utf-8")
    while True:
        document = load_text(text.encode(), load_grammar())
        cut = next(filter(_begins_cut, document.grids), None)
        if cut is None:
            return text
        second = next(cell.start for cell in cut.cells if cell.row == 1)
        start, end = (
            text.rfind("\n", 0, document.source_map.to_source(place)) + 1 for place in (cut.start, second)
        )
        text = text[:start] + text[end:]


def _begins_cut(grid: Grid) -> bool:
    first = [cell for cell in grid.cells if cell.row == 0]
    return len(first) < grid.column_count and not any(cell.is_header for cell in first)


@cache
def text_version(stem: str) -> Document:
    """The document that is read from the text."""
    return load_text(text_of(stem).encode(), load_grammar())


@cache
def pieces(stem: str, headers: Headers = "merged") -> tuple[Piece, ...]:
    """The document's pieces in reading order."""
    document = text_version(stem)
    groups = {places.start: (places, rows) for places, rows in _SIDE_BY_SIDE.get(stem, {}).items()}
    whole = _whole(document)
    texts = [_joined(document, start, end) for start, end, _ in whole]
    placed: list[tuple[int, list[Piece]]] = [
        (grid.start, [printed_table(stem, document, grid, headers)]) for grid in document.grids
    ]
    at = 0
    while at < len(texts):
        start = whole[at].start
        if at in groups:
            places, rows = groups[at]
            side = SideBySide(tuple(tuple(tuple(texts[n] for n in cell) for cell in row) for row in rows))
            placed.append((start, [side]))
            at = places.stop
            continue
        placed.append((start, list(_paragraphs(texts[at]))))
        at += 1
    return tuple(piece for _, group in sorted(placed, key=lambda pair: pair[0]) for piece in group)


def header_words(stem: str, headers: Headers) -> list[str]:
    """The words in the headers of the document's tables: of the rendered ones, or as they are printed."""
    document = text_version(stem)
    return [
        word
        for grid in document.grids
        for cell in printed_table(stem, document, grid, headers).cells
        if cell.is_header
        for word in cell.text.split()
    ]


def _whole(document: Document) -> list[Paragraph]:
    """The paragraphs; one that is not firm belongs to the one before it unless a section begins with it."""
    begun = {section.start for section in parse(document, load_grammar()).sections}
    whole: list[Paragraph] = []
    for paragraph in document.paragraphs:
        if paragraph.firm or not whole or paragraph.start in begun:
            whole.append(paragraph)
        else:
            whole[-1] = whole[-1]._replace(end=paragraph.end)
    return whole


def _joined(document: Document, start: int, end: int) -> str:
    return " ".join(document.reading[start:end].split())


def _paragraphs(text: str) -> Iterator[Text]:
    """A paragraph of the text, which may have swallowed the title that follows it."""
    if text.endswith(_CUT_OFF) and text != _CUT_OFF:
        yield Text(text.removesuffix(_CUT_OFF).rstrip())
        text = _CUT_OFF
    if text.isupper() and not text[0].isdigit() and ". " not in text[:6]:
        yield Text(text, "centre")
    else:
        yield Text(text, "bold" if text.isupper() or text.startswith("Điều ") else "body")


def printed_table(stem: str, document: Document, grid: Grid, headers: Headers) -> PrintedTable:
    """The table as a reader would print it: every place of it has a cell."""
    header = _HEADERS[stem] if headers == "merged" else ()
    rows_above = max((cell.row + cell.row_span for cell in header), default=0)
    skipped = _BODY_FROM[stem] if headers == "merged" else 0
    cells = [cell._replace(is_header=True) for cell in header]
    body = {(cell.row, cell.column): cell for cell in grid.cells}
    for row in range(skipped, grid.row_count):
        for column in range(grid.column_count):
            found = body.get((row, column))
            text = _joined(document, found.start, found.end) if found else ""
            is_header = bool(found and found.is_header)
            cells.append(PrintedCell(row - skipped + rows_above, column, text, is_header=is_header))
    return PrintedTable(
        row_count=grid.row_count - skipped + rows_above,
        column_count=grid.column_count,
        cells=tuple(sorted(cells)),
        header_rows=rows_above or sum(1 for _ in {cell.row for cell in grid.cells if cell.is_header}),
        widths=_widths(cells, grid.column_count),
        is_wide=grid.column_count > 10,
    )


def _widths(cells: Iterable[PrintedCell], column_count: int) -> tuple[float, ...]:
    """Shares of the width: numbers stand on one line, the column of text gets what they leave."""
    longest = [0] * column_count
    for cell in cells:
        if cell.column_span == 1:
            longest[cell.column] = max(longest[cell.column], max(map(len, cell.text.split()), default=0))
    wanted = [max(length + 3, 5) for length in longest]
    wanted[1] = max(wanted[1], 30)
    return tuple(width / sum(wanted) for width in wanted)


def paths(stem: str) -> list[str]:
    """Of the merged headers, the path from top to leaf above each column of each table."""
    document = text_version(stem)
    return [
        " / ".join(
            cell.text
            for cell in sorted(_HEADERS[stem])
            if cell.column <= column < cell.column + cell.column_span
        )
        for grid in document.grids
        for column in range(grid.column_count)
    ]
