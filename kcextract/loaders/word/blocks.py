"""From the drafts of a Word file to the blocks of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from kcextract.document import Notice
from kcextract.loaders.assembly import Block, SourceLine, Table, TableCell, TextParagraph
from kcextract.loaders.layout import is_layout
from kcextract.loaders.word.drafts import CellDraft, Draft, ParagraphDraft, TableDraft, paragraphs
from kcextract.loaders.word.grids import SEEN_ROWS
from kcextract.loaders.word.runs import SOFT_HYPHEN
from kcextract.text.legacy import Run, to_unicode
from kcextract.text.superscripts import superscript

# A table with more columns is no table: Word allows 63.
_MOST_COLUMNS = 200
# Lines of a cell that holds less are those of a letterhead or a signature, each a paragraph.
_SHORT_CELL = 500


def write_texts(drafts: Sequence[Draft]) -> tuple[str | None, tuple[Notice, ...]]:
    """Sets the text of every piece, in Unicode; the encoding that it was in, and what was odd in it."""
    pieces = []
    for paragraph in paragraphs(drafts):
        if paragraph.pieces:
            # A line break parts it from the next paragraph, so that no word goes on into that.
            paragraph.pieces[-1].parts.append("\n")
            pieces += paragraph.pieces
    recoded = to_unicode([Run("".join(piece.parts), piece.look.font) for piece in pieces])
    for piece, text in zip(pieces, recoded.texts, strict=True):
        # A hyphen that shows only where a line is broken is none of the text.
        shown = text.replace(SOFT_HYPHEN, "")
        if piece.look.raised:
            shown = superscript(shown)
        piece.text = shown.upper() if piece.look.capitals else shown
    for paragraph in paragraphs(drafts):
        if paragraph.pieces:
            paragraph.pieces[-1].text = paragraph.pieces[-1].text.removesuffix("\n")
    return recoded.encoding, recoded.notices


def blocks(drafts: Iterable[Draft]) -> Iterator[Block]:
    """The blocks of ``drafts``, whose texts are written; tables of layout as what stands in them."""
    for draft in drafts:
        if isinstance(draft, ParagraphDraft):
            if draft.pieces:
                yield TextParagraph(tuple(_lines(draft)))
        else:
            yield from _table_blocks(draft)


def _lines(draft: ParagraphDraft) -> Iterator[SourceLine]:
    """The lines of a paragraph, each on the page on which it begins."""
    texts: list[str] = []
    page = draft.pieces[0].page if draft.pieces else None
    for piece in draft.pieces:
        first, *others = piece.text.split("\n")
        if not texts:
            page = piece.page
        texts.append(first)
        for other in others:
            yield SourceLine("".join(texts), page, is_furniture=draft.is_furniture)
            texts = [other] if other else []
            page = piece.page
    yield SourceLine("".join(texts), page, is_furniture=draft.is_furniture)


def _table_blocks(draft: TableDraft) -> Iterator[Block]:
    table = _table(draft)
    cells = draft.cells()
    edges = [cell.edges for row in draft.rows[:SEEN_ROWS] for cell in row.cells]
    ruled = sum(count >= 2 for count in edges) * 2 > len(edges)
    if not any(cell.lines for cell in table.cells):
        return
    if draft.width <= _MOST_COLUMNS and not is_layout(table, ruled=ruled) and not _is_frame(draft):
        yield table
        return
    for drafted, cell in zip(cells, table.cells, strict=True):
        if draft.width > 1 and _is_short(drafted, cell):
            yield from (TextParagraph((line,)) for line in cell.lines)
        else:
            yield from blocks(drafted.content)


def _is_short(drafted: CellDraft, cell: TableCell) -> bool:
    """Whether a cell holds no more than a few lines."""
    has_table = any(isinstance(inner, TableDraft) for inner in drafted.content)
    return not has_table and sum(len(line.text) for line in cell.lines) <= _SHORT_CELL


def _is_frame(draft: TableDraft) -> bool:
    """Whether a table holds one that has more cells than itself."""
    return any(
        isinstance(inner, TableDraft) and inner.width > 1 and len(inner.cells()) > len(draft.cells())
        for cell in draft.cells()
        for inner in cell.content
    )


def _table(draft: TableDraft) -> Table:
    cells = [
        TableCell(row, cell.start, _cell_lines(cell), cell.row_span, cell.end - cell.start, drafted.is_header)
        for row, drafted in enumerate(draft.rows)
        for cell in drafted.cells
    ]
    return Table(len(draft.rows), draft.width, tuple(cells))


def _cell_lines(cell: CellDraft) -> tuple[SourceLine, ...]:
    """The lines of a cell that are not blank; a row of a table in it is one."""
    lines: list[SourceLine] = []
    for draft in cell.content:
        if isinstance(draft, ParagraphDraft):
            lines += (line for line in _lines(draft) if line.text.strip())
            continue
        for row in draft.rows:
            inner = [line for each in row.cells for line in _cell_lines(each)]
            if inner:
                lines.append(SourceLine(" ".join(line.text.strip() for line in inner), inner[0].page))
    return tuple(lines)
