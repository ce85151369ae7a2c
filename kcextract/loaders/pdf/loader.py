"""From the bytes of a PDF to a document."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from kcextract.document import Document, Notice
from kcextract.errors import FormatError
from kcextract.grammar import Grammar
from kcextract.loaders.assembly import Block, SourceLine, assemble, bounded
from kcextract.loaders.formats import Format
from kcextract.loaders.layout import is_layout, unrolled
from kcextract.loaders.limits import Limits
from kcextract.loaders.pdf.columns import Column, FlowLine, in_order
from kcextract.loaders.pdf.furniture import furniture
from kcextract.loaders.pdf.pages import PageContent, open_pdf, read_pages
from kcextract.loaders.pdf.paragraphs import PrintedLine, paragraphs
from kcextract.loaders.pdf.pieces import Piece
from kcextract.loaders.pdf.recoding import recoded
from kcextract.loaders.pdf.scanned import Scanned, read_scanned
from kcextract.loaders.pdf.tables import PlacedTable, alike, read_table
from kcextract.loaders.scans import with_doubts
from kcextract.loaders.stitching import stitched
from kcextract.text.paragraphs import Opener

LOADER = "pdf"
_MOST_NAMED = 12

# What stands on a page, in reading order: a line, a table, or the blocks that OCR read.
_Item = PrintedLine | PlacedTable | list[Block]


class _Flow(NamedTuple):
    """The lines of a page that stand in no table, and how many of them stand above each grid."""

    lines: list[FlowLine]
    above: list[int]


def load_pdf(data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
    """Load the bytes of a PDF; the guarantees are those of ``Document``.

    Raises FormatError where it is locked (``encrypted``), damaged (``damaged_file``), without a page or text
    (``no_pages``, ``no_text``), with too many pages (``too_many_pages``), or a scan that cannot be read here.
    """
    document = open_pdf(data, limits)
    try:
        count = len(document)
        read = list(read_pages(document, limits))
        pages, encoding, notices = recoded([page for page in read if page is not None])
        lost = [number for number, page in enumerate(read, 1) if page is None]
        if not pages:
            raise FormatError("The PDF file is damaged: no page of it can be read.", code="damaged_file")
        scanned = read_scanned(document, pages, count, limits)
    finally:
        document.close()
    blocks = _blocks(pages, scanned, grammar.outline.opener)
    if not blocks:
        raise FormatError("The PDF file holds no text and no picture of one.", code="no_text")
    read_document = assemble(
        bounded(blocks, limits),
        grammar,
        media_type=form.media_type,
        loader=LOADER,
        page_count=count,
        encoding=encoding,
        ocr=bool(scanned.blocks),
        notices=(*notices, *_lost(lost), *scanned.notices),
    )
    return with_doubts(read_document)


def _lost(numbers: Sequence[int]) -> tuple[Notice, ...]:
    if not numbers:
        return ()
    named = ", ".join(str(number) for number in numbers[:_MOST_NAMED])
    named += " …" if len(numbers) > _MOST_NAMED else ""
    return (Notice("warning", "damaged_page", f"The file is damaged; pages that cannot be read: {named}."),)


def _blocks(pages: Sequence[PageContent], scanned: Scanned, opener: Opener) -> list[Block]:
    flows = [_flow(page) if page.number not in scanned.blocks else _Flow([], []) for page in pages]
    heights = [page.frame.size[1] for page in pages]
    blank = furniture([flow.lines for flow in flows], heights, [bool(page.grids) for page in pages])
    items: list[_Item] = []
    for index, (page, flow) in enumerate(zip(pages, flows, strict=True)):
        if page.number in scanned.blocks:
            items.append(scanned.blocks[page.number])
        else:
            items += _items(page, flow, {line for at, line in blank if at == index})
    return stitched(_joined(items, opener))


def _flow(page: PageContent) -> _Flow:
    """The lines outside of tables in reading order, those above each grid first."""
    pieces = [piece for piece in page.pieces if piece.cell < 0]
    if not pieces:
        return _Flow([], [0] * len(page.grids))
    column = Column(min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces), False)
    tops = [grid.box[1] for grid in page.grids]
    parts: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        parts[bisect_right(tops, piece.baseline)].append(piece)
    lines: list[FlowLine] = []
    above = []
    for part in range(len(tops) + 1):
        lines += in_order(parts[part], column)
        above.append(len(lines))
    return _Flow(lines, above[:-1])


def _items(page: PageContent, flow: _Flow, blank: set[int]) -> list[_Item]:
    """What stands on a page in reading order; the lines ``blank`` are furniture."""

    def sourced(piece: Piece) -> SourceLine:
        x0, y0, x1, y1 = page.frame.into(page.shown, (piece.x0, piece.y0, piece.x1, piece.y1))
        return SourceLine(piece.text, page.number, round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2))

    width = page.frame.size[0]
    in_cells: dict[int, list[Piece]] = defaultdict(list)
    offsets = [0]
    for grid in page.grids:
        offsets.append(offsets[-1] + len(grid.cells))
    for piece in (*page.pieces, *page.turned):
        if piece.cell >= 0:
            in_cells[bisect_right(offsets, piece.cell) - 1].append(piece)
    items: list[_Item] = []
    done = 0
    for number, end in enumerate([*flow.above, len(flow.lines)]):
        for at in range(done, end):
            piece, column = flow.lines[at]
            if not piece.text.strip():
                continue
            source = sourced(piece)._replace(is_furniture=at in blank)
            items.append(PrintedLine(source, piece, column, page.number, width))
        done = end
        if number < len(page.grids) and in_cells[number]:
            grid, pieces = page.grids[number], in_cells[number]
            items.append(read_table(grid, offsets[number], pieces, sourced, page.number))
    for piece in page.turned:
        if piece.cell < 0 and piece.text.strip():
            own = Column(piece.x0, piece.x1, True)
            items.append(PrintedLine(sourced(piece), piece, own, page.number, width))
    if page.aslant:
        mark = Piece(page.aslant, 0, 0, 0, 0, 0, 1, 0, -1, 0, 0)
        source = SourceLine(page.aslant, page.number, is_furniture=True)
        items.append(PrintedLine(source, mark, Column(0, 0, True), page.number, width))
    return items


def _joined(items: Sequence[_Item], opener: Opener) -> list[Block]:
    """The items as blocks: lines as paragraphs, parts of one table with the same columns."""
    placed = _aligned(items)
    blocks: list[Block] = []
    lines: list[PrintedLine] = []

    def end_text() -> None:
        blocks.extend(paragraphs(lines, opener))
        lines.clear()

    for item in placed:
        if isinstance(item, PrintedLine):
            lines.append(item)
            continue
        end_text()
        if isinstance(item, list):
            blocks += item
        elif is_layout(item.table, ruled=True):
            blocks += unrolled(item.table)
        else:
            blocks.append(item.table)
    end_text()
    return blocks


def _aligned(items: Sequence[_Item]) -> list[_Item]:
    """``items``, tables that may be parts of one with the same columns."""
    result = list(items)
    last: int | None = None
    for at, item in enumerate(result):
        if isinstance(item, PlacedTable):
            before = result[last] if last is not None else None
            if isinstance(before, PlacedTable) and last is not None and before.page + 1 == item.page:
                both = alike(before, item)
                if both is not None:
                    result[last], result[at] = both
            last = at
        elif isinstance(item, list) or not item.source.is_furniture:
            last = None
    return result
