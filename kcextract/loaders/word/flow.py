"""The walk over a Word file's main part: paragraphs and tables as a reader sees them, in reading order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from kcextract.loaders.limits import Limits
from kcextract.loaders.word import grids
from kcextract.loaders.word.drafts import (
    CellDraft,
    Draft,
    ParagraphDraft,
    Piece,
    RowDraft,
    TableDraft,
    paragraphs,
)
from kcextract.loaders.word.names import VAL, Element, child, is_on, number, value, w
from kcextract.loaders.word.numbering import Numbering
from kcextract.loaders.word.pages import Pages
from kcextract.loaders.word.runs import ALTERNATIVES, SKIPPED, Nesting, Runs, chosen
from kcextract.loaders.word.styles import ParagraphStyle, Styles

_PARAGRAPH, _TABLE, _OTHER_FILE = w("p"), w("tbl"), w("altChunk")
_ROW, _CELL, _ROW_PROPERTIES, _CELL_PROPERTIES = w("tr"), w("tc"), w("trPr"), w("tcPr")
_ACROSS, _DOWN, _SPAN, _CELL_DELETED = w("hMerge"), w("vMerge"), w("gridSpan"), w("cellDel")
_PROPERTIES, _MARK, _STYLE, _NUMBERING = w("pPr"), w("rPr"), w("pStyle"), w("numPr")
_DELETED, _MOVED = w("del"), w("moveFrom")
_VANISH, _FRAME, _DROP_CAP = w("vanish"), w("framePr"), w("dropCap")
# Word sets a table of contents in the styles "toc 1" … "toc 9".
_CONTENTS = "toc "
# No cell has a larger span, whatever a file says.
_LARGEST_SPAN = 10_000


class Flow:
    """Walks over parts; ``found`` counts what stands in them that is no text."""

    def __init__(self, styles: Styles, numbering: Numbering, pages: Pages, limits: Limits) -> None:
        self.found: Counter[str] = Counter()
        self._styles = styles
        self._numbering = numbering
        self._pages = pages
        self._nesting = Nesting(limits.depth)
        self._runs = Runs(styles, pages, self._nesting, self.found, self._text_box)
        # The text boxes of the paragraph at hand.
        self._boxes: list[Draft] = []

    def blocks(self, parent: Element) -> list[Draft]:
        """The paragraphs and tables of ``parent``; a text box follows the paragraph that it hangs on."""
        drafts: list[Draft] = []
        # A paragraph whose end was deleted or is hidden reads on in the next one.
        unfinished: ParagraphDraft | None = None
        outer = self._boxes
        for element in self._unwrapped(parent, (_PARAGRAPH, _TABLE, _OTHER_FILE)):
            self._boxes = []
            if element.tag == _PARAGRAPH:
                draft, reads_on = self._paragraph(element, unfinished)
                unfinished = draft if reads_on else None
                drafts += [draft] if draft.pieces and not reads_on else []
            else:
                drafts += [unfinished] if unfinished is not None and unfinished.pieces else []
                unfinished = None
                if element.tag == _TABLE:
                    drafts.append(self._table(element))
                else:
                    self.found["embedded"] += 1
            drafts += self._boxes
        self._boxes = outer
        return drafts if unfinished is None else [*drafts, unfinished]

    def _unwrapped(self, parent: Element, wanted: Sequence[str]) -> Iterator[Element]:
        """The elements ``wanted`` in ``parent``, through content controls, insertions and the like."""
        self._nesting.enter()
        for element in parent:
            if element.tag in wanted:
                yield element
            elif element.tag == ALTERNATIVES:
                yield from self._unwrapped(chosen(element), wanted)
            elif len(element) and element.tag not in SKIPPED:
                yield from self._unwrapped(element, wanted)
        self._nesting.leave()

    def _text_box(self, content: Element) -> None:
        self._boxes += self.blocks(content)

    # ── Paragraphs ───────────────────────────────────────────────────────────────────────────────────

    def _paragraph(self, element: Element, before: ParagraphDraft | None) -> tuple[ParagraphDraft, bool]:
        """The paragraph, put behind ``before`` if there is one, and whether it reads on in the next."""
        properties = child(element, _PROPERTIES)
        style = self._styles.paragraph(value(properties, _STYLE))
        self._pages.begin_paragraph(properties)
        draft = ParagraphDraft(style.name.startswith(_CONTENTS))
        self._runs.read(element, draft, style.look)
        reads_on = _reads_on(properties)
        if before is not None and not before.is_blank():
            before.pieces += draft.pieces
            draft = before
        elif not (reads_on and draft.is_blank()):
            self._number(draft, properties, style)
        self._pages.end_paragraph(properties)
        return draft, reads_on

    def _number(self, draft: ParagraphDraft, properties: Element | None, style: ParagraphStyle) -> None:
        """Puts the automatic number of a paragraph before it; a bullet only if anything follows it."""
        direct = child(properties, _NUMBERING)
        if direct is None and not style.number_id:
            return
        place = self._numbering.place(direct, style)
        label = self._numbering.count(*place) if place is not None else None
        if label is None or (label.is_bullet and draft.is_blank()):
            return
        mark = child(properties, _MARK)
        look = self._styles.run(mark, style.look)._replace(hidden=False, raised=False)
        look = look._replace(font=label.font or look.font)
        page = draft.pieces[0].page if draft.pieces else self._pages.page
        if not draft.pieces:
            self._pages.write()
        draft.pieces.insert(0, Piece(look, page, label.text + label.suffix))

    # ── Tables ───────────────────────────────────────────────────────────────────────────────────────

    def _table(self, element: Element) -> TableDraft:
        borders = grids.table_borders(child(element, w("tblPr")), self._styles)
        rows: list[RowDraft] = []
        for row in self._unwrapped(element, (_ROW,)):
            if not _is_gone(child(row, _ROW_PROPERTIES)):
                above = rows[-1] if rows else None
                rows.append(self._row(row, borders if len(rows) < grids.SEEN_ROWS else None, above))
        width = grids.aligned(rows, grids.widths(element))
        grids.merge_down(rows)
        grids.flag_headers(rows)
        return TableDraft(rows, width)

    def _row(self, element: Element, borders: dict[str, bool] | None, above: RowDraft | None) -> RowDraft:
        properties = child(element, _ROW_PROPERTIES)
        cells: list[CellDraft] = []
        column = min(max(number(value(properties, w("gridBefore"))) or 0, 0), _LARGEST_SPAN)
        begin = end = self._pages.place
        starts = {cell.start for cell in above.cells} if above is not None else set()
        for cell in self._unwrapped(element, (_CELL,)):
            own = child(cell, _CELL_PROPERTIES)
            if child(own, _CELL_DELETED) is not None:
                continue
            span = min(max(number(value(own, _SPAN)) or 1, 1), _LARGEST_SPAN)
            column += span
            if cells and _merges(own, _ACROSS):
                cells[-1].end = column
                continue
            goes_on = _merges(own, _DOWN) and column - span in starts
            self._pages.place = begin
            # What a cell holds that goes on with the one above is not shown.
            content = [] if goes_on else self.blocks(cell)
            end = max(end, self._pages.place, key=lambda place: (place.page, not place.is_blank))
            edges = grids.drawn_edges(own, borders) if borders is not None else 0
            cells.append(CellDraft(column - span, column, content, goes_on, edges))
        self._pages.place = end
        if self._pages.known:
            _begin_together(cells)
        return RowDraft(cells, is_on(properties, w("tblHeader")) or False)


def _begin_together(cells: Sequence[CellDraft]) -> None:
    """Puts a row on the page on which its first filled cell begins: Word need not note it in each cell."""
    pages = [
        piece.page
        for cell in cells
        for paragraph in paragraphs(cell.content)
        for piece in paragraph.pieces
        if piece.page is not None
    ]
    for cell in cells if pages else ():
        for paragraph in paragraphs(cell.content):
            for piece in paragraph.pieces:
                piece.page = max(piece.page or 0, pages[0])


def _reads_on(properties: Element | None) -> bool:
    """Whether the end of a paragraph with ``properties`` was deleted or hidden, or it is a large initial."""
    if properties is None:
        return False
    frame = child(properties, _FRAME)
    if frame is not None and frame.get(_DROP_CAP, "none") != "none":
        return True
    mark = child(properties, _MARK)
    found = {element.tag for element in mark} if mark is not None else ()
    return _DELETED in found or _MOVED in found or (_VANISH in found and bool(is_on(mark, _VANISH)))


def _is_gone(row: Element | None) -> bool:
    """Whether a row with the properties ``row`` was deleted or is hidden."""
    return row is not None and (child(row, _DELETED) is not None or bool(is_on(row, w("hidden"))))


def _merges(cell: Element | None, name: str) -> bool:
    """Whether a cell goes on with the one before it; ``name`` says which way."""
    merge = child(cell, name)
    return merge is not None and merge.get(VAL, "continue") != "restart"
