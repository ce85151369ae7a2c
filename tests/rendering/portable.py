"""Renders to PDF by reportlab, with a font of choice."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import (
    BaseDocTemplate,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from .pieces import Piece, PrintedTable, SideBySide, Text

# Fonts that have the Vietnamese letters, by the name of their files.
FONTS = ("DejaVuSerif", "DejaVuSans")
_FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
_MARGIN = 20 * mm
# A stretch of letters that every font has, or one of others.
_WITHOUT_VIETNAMESE = re.compile(
    r"([ -~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúý…–]+)|([^ -~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúý…–]+)"
)


@cache
def font_file(name: str) -> Path | None:
    """The font's file where it is installed."""
    for folder in _FOLDERS:
        for path in sorted(folder.rglob(f"{name}.ttf")):
            return path
    return None


class Setting(NamedTuple):
    """How the pages are set: in ``font``, one of ``FONTS``.

    ``partner`` is a font without the Vietnamese letters, which is used for all letters that it has.
    """

    font: str
    partner: str | None = None


def to_pdf(pieces: Sequence[Piece], setting: Setting) -> bytes:
    """The PDF: A4 pages with their number below, wide tables lying."""
    path = font_file(setting.font)
    assert path is not None, f"The font {setting.font} is not installed."
    pdfmetrics.registerFont(TTFont(setting.font, str(path)))
    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=A4, title="", invariant=1)
    template.addPageTemplates(
        [_page("upright", A4, setting.font), _page("lying", landscape(A4), setting.font)]
    )
    flow: list[Any] = []
    for piece in pieces:
        match piece:
            case Text(text, style):
                flow.append(_paragraph(text, setting, 11, style))
            case SideBySide(rows):
                flow += [_side_by_side(rows, setting), Spacer(0, 6 * mm)]
            case PrintedTable(is_wide=True):
                flow += [NextPageTemplate("lying"), PageBreak(), _table(piece, setting)]
            case PrintedTable():
                flow += [_table(piece, setting), Spacer(0, 4 * mm)]
    template.build(flow)
    return out.getvalue()


def _page(name: str, size: tuple[float, float], font: str) -> PageTemplate:
    frame = Frame(_MARGIN, _MARGIN, size[0] - 2 * _MARGIN, size[1] - 2 * _MARGIN, 0, 0, 0, 0)

    def number(canvas: Any, _: Any) -> None:
        canvas.setFont(font, 10)
        canvas.drawCentredString(size[0] / 2, 10 * mm, str(canvas.getPageNumber()))

    return PageTemplate(name, [frame], onPage=number, pagesize=size)


def _paragraph(text: str, setting: Setting, size: float, style: str) -> Paragraph:
    # 0, 1, 4: left, centred, justified.
    alignment = {"centre": 1, "bold": 0, "left": 0}.get(style, 4)
    shape = ParagraphStyle(
        style, fontName=setting.font, fontSize=size, leading=size * 1.3, spaceAfter=6, alignment=alignment
    )
    if setting.partner is None:
        return Paragraph(escape(text), shape)
    stretches = (
        f'<font name="{setting.partner}">{escape(plain)}</font>' if plain else escape(other)
        for plain, other in _WITHOUT_VIETNAMESE.findall(text)
    )
    return Paragraph("".join(stretches), shape)


def _side_by_side(rows: Sequence[Sequence[Sequence[str]]], setting: Setting) -> Table:
    cells = [[[_paragraph(line, setting, 11, "centre") for line in lines] for lines in row] for row in rows]
    return Table(cells, colWidths=[80 * mm, 90 * mm])


def _table(table: PrintedTable, setting: Setting) -> Table:
    size = 6 if table.is_wide else 9
    page = landscape(A4) if table.is_wide else A4
    width = page[0] - 2 * _MARGIN
    cells: list[list[Any]] = [[""] * table.column_count for _ in range(table.row_count)]
    commands: list[Any] = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
    ]
    for cell in table.cells:
        kind = "centre" if cell.is_header or cell.column != 1 else "left"
        cells[cell.row][cell.column] = _paragraph(cell.text, setting, size, kind)
        if cell.row_span > 1 or cell.column_span > 1:
            last = (cell.column + cell.column_span - 1, cell.row + cell.row_span - 1)
            commands.append(("SPAN", (cell.column, cell.row), last))
    return Table(
        cells,
        colWidths=[share * width for share in table.widths],
        style=commands,
        repeatRows=table.header_rows,
    )
