"""Renders to DOCX: with markers typed, or counted by the word processor."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from .numbering import LEVELS, Start, numbered
from .pieces import Piece, PrintedTable, SideBySide, Text

FONT = "DejaVu Serif"
# It has no Vietnamese letters with two marks: LibreOffice takes those from another font.
POOR_FONT = "Liberation Serif"
# For tables with many columns.
_NARROW_FONT = "DejaVu Serif Condensed"
_NUMBER_FORMATS = {"roman": "upperRoman", "decimal": "decimal", "letter": "lowerLetter"}
_TEXT_WIDTH, _WIDE_WIDTH = Mm(160), Mm(257)
_FIRST_LIST = 100


def to_docx(
    pieces: Sequence[Piece], *, automatic: bool = False, font: str = FONT, split: bool = False
) -> bytes:
    """The DOCX, set in ``font``.

    With ``automatic``, markers are counted by Word and stand in no text; with ``split``, rows of tables may go
    on over pages.
    """
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = font, Pt(11)
    style.paragraph_format.space_after = Pt(6)
    _page(document.sections[0])
    _page_number(document.sections[0].footer.paragraphs[0])
    texts = [piece.text for piece in pieces if isinstance(piece, Text)]
    items, lists = numbered(texts) if automatic else ([], [])
    if lists:
        _add_lists(document, lists)
    rest = iter(items)
    wide = False
    for piece in pieces:
        match piece:
            case Text(text, kind):
                item = next(rest) if automatic else None
                paragraph = _paragraph(document.add_paragraph(), item.text if item else text, kind)
                if item and item.list_no is not None:
                    _put_in_list(paragraph, item.list_no, item.level)
            case SideBySide():
                _side_by_side(document, piece)
            case PrintedTable():
                if piece.is_wide and not wide:
                    wide = True
                    _page(document.add_section(), wide=True)
                _table(document, piece, font, split)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page(section: Any, *, wide: bool = False) -> None:
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = (Mm(20), Mm(20)) if wide else (Mm(30), Mm(20))
    section.top_margin = section.bottom_margin = Mm(20)


def _page_number(paragraph: Any) -> None:
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, instruction in (("begin", None), (None, " PAGE "), ("end", None)):
        run = paragraph.add_run()
        if kind is not None:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.text = instruction
        run._r.append(mark)


def _paragraph(paragraph: Any, text: str, style: str) -> Any:
    """Fills a paragraph; running text is broken into runs anywhere, as editing leaves it."""
    bold = style in ("centre", "bold")
    if style == "centre":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif style == "body":
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    third = max(len(text) // 3, 1)
    for start in range(0, len(text), third):
        paragraph.add_run(text[start : start + third]).bold = bold
    return paragraph


def _side_by_side(document: Any, side: SideBySide) -> None:
    table = document.add_table(rows=len(side.rows), cols=2)
    for row, cells in zip(table.rows, side.rows, strict=True):
        for cell, lines in zip(row.cells, cells, strict=True):
            for number, line in enumerate(lines):
                paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                paragraph.add_run(line).bold = True
    document.add_paragraph()


def _table(document: Any, printed: PrintedTable, font: str, split: bool) -> None:
    table = document.add_table(rows=printed.row_count, cols=printed.column_count, style="Table Grid")
    table.autofit = False
    width = _WIDE_WIDTH if printed.is_wide else _TEXT_WIDTH
    for column, share in zip(table.columns, printed.widths, strict=True):
        column.width = int(width * share)
    cells = [list(row.cells) for row in table.rows]
    for row in cells:
        for cell, share in zip(row, printed.widths, strict=True):
            cell.width = int(width * share)
    size = Pt(7.5 if printed.is_wide else 9)
    for row, column, text, row_span, column_span, is_header in printed.cells:
        cell = cells[row][column]
        if row_span > 1 or column_span > 1:
            cell = cell.merge(cells[row + row_span - 1][column + column_span - 1])
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.widow_control = not split
        if column != 1 or is_header:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        run.bold, run.font.size = is_header, size
        if printed.is_wide and font == FONT:
            run.font.name = _NARROW_FONT
    for row in table.rows[: printed.header_rows]:
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in () if split else table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    document.add_paragraph()


def _add_lists(document: Any, lists: Sequence[Start]) -> None:
    """A definition and a number for each list; definitions stand before numbers."""
    root = document.part.numbering_part.element
    first_number = root.find(qn("w:num"))
    for list_no, starts in lists:
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="{start}"/>'
            f'<w:numFmt w:val="{_NUMBER_FORMATS.get(name, "bullet")}"/><w:suff w:val="space"/>'
            f'<w:lvlText w:val="{_level_text(name, level)}"/><w:lvlJc w:val="left"/></w:lvl>'
            for level, (name, start) in enumerate(zip(LEVELS, starts, strict=True))
        )
        number = _FIRST_LIST + list_no
        definition = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
            f'<w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        )
        if first_number is None:
            root.append(definition)
        else:
            first_number.addprevious(definition)
        root.append(
            parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>')
        )


def _level_text(name: str, level: int) -> str:
    if name == "letter":
        return f"%{level + 1})"
    return f"%{level + 1}." if name in _NUMBER_FORMATS else name


def _put_in_list(paragraph: Any, list_no: int, level: int | None) -> None:
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{_FIRST_LIST + list_no}"/></w:numPr>'
        )
    )
