"""Renders to HTML: a page of a portal, with all that stands around a document on one."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from .pieces import Piece, PrintedCell, PrintedTable, SideBySide, Text

_HEAD = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Cổng thông tin văn bản - Văn bản</title>
<style>.menu li { display: inline } p { margin: 6pt 0 } @media print { .menu { display: none } }</style>
<script>var soVanBan = "Số: 99/QĐ-TEST"; if (1 < 2) { document.title = "<p>không phải nội dung</p>"; }</script>
</head><body>
<div class="banner"><a href="/"><img src="/logo.png" alt="Trang chủ"></a><h1>Cổng thông tin điện tử</h1></div>
<ul class="menu"><li><a href="/">Trang chủ</a></li><li><a href="/vb">Văn bản</a></li><li><a href="/tin">Tin
tức</a></li><li><a href="/lienhe">Liên hệ</a></li></ul>
<table class="page"><tr><td class="left"><ul><li><a href="/1">Văn bản mới</a></li>
<li><a href="/2">Nghị định 100/2019/NĐ-CP</a></li><li><a href="/3">Quyết định 12/QĐ-UBND</a></li></ul></td><td>
<div class="toolbar"><a href="javascript:print()">In</a> | <a href="/down">Tải về</a></div>
<div class="content" id="noidung">
"""
_FOOT = """
</div></td></tr></table>
<div class="related"><h3>Văn bản liên quan</h3><ul><li><a href="/4">Quyết định 13/QĐ-UBND</a></li>
<li><a href="/5">Kế hoạch 14/KH-UBND</a></li></ul></div>
<div class="footer">Bản quyền © 2020. Ghi rõ nguồn khi phát hành lại thông tin.</div>
<script src="/stat.js"></script></body></html>
"""


def to_html(pieces: Sequence[Piece]) -> bytes:
    """The page in UTF-8."""
    return (_HEAD + "\n".join(_piece(piece) for piece in pieces) + _FOOT).encode()


def _piece(piece: Piece) -> str:
    match piece:
        case Text(text, style):
            words = _wrapped(escape(text, quote=False))
            inner = words if style == "body" else f"<b>{words}</b>"
            return f"<p style='text-align:{'center' if style == 'centre' else 'justify'}'>{inner}</p>"
        case SideBySide(rows):
            return _side_by_side(rows)
        case PrintedTable():
            return _table(piece)


def _wrapped(text: str) -> str:
    """The text on lines of no meaning, as editors write their source."""
    words = text.split(" ")
    return "\n".join(" ".join(words[start : start + 14]) for start in range(0, len(words), 14))


def _side_by_side(rows: Sequence[Sequence[Sequence[str]]]) -> str:
    lines = ["<table border='0' width='100%'>"]
    for row in rows:
        cells = "".join(
            f"<td width='50%'><p align='center'><b>{'<br>'.join(map(escape, cell)) or '&nbsp;'}</b></p></td>"
            for cell in row
        )
        lines.append(f"<tr>{cells}</tr>")
    return "\n".join([*lines, "</table>"])


def _table(table: PrintedTable) -> str:
    lines = ["<table border='1' cellspacing='0'>"]
    for row in range(table.row_count):
        if row == 0 and table.header_rows:
            lines.append("<thead>")
        cells = "".join(_cell(cell) for cell in table.cells if cell.row == row)
        lines.append(f"<tr>{cells}</tr>")
        if row + 1 == table.header_rows:
            lines.append("</thead>")
    return "\n".join([*lines, "</table>"])


def _cell(cell: PrintedCell) -> str:
    tag = "th" if cell.is_header else "td"
    rows = f" rowspan='{cell.row_span}'" if cell.row_span > 1 else ""
    columns = f" colspan='{cell.column_span}'" if cell.column_span > 1 else ""
    return f"<{tag}{rows}{columns}><p>{escape(cell.text, quote=False) or '&nbsp;'}</p></{tag}>"
