"""Pages to read in specifications, and what is read of them."""

from __future__ import annotations

from kcextract.document import Document, Grid
from kcextract.grammar import load_grammar
from kcextract.loaders import DEFAULT_LIMITS, Limits, load

# A decision that any reader knows for one, to be put on a page.
DECISION = (
    "<p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p>QUYẾT ĐỊNH</p>"
    "<p>Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015;</p>"
    "<p>Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công;</p>"
    "<p>Điều 1. Ban hành Chương trình khuyến công của tỉnh đến năm 2025.</p>"
    "<p>Điều 2. Quyết định này có hiệu lực kể từ ngày ký.</p>"
    "<p>Nơi nhận:</p><p>- Như Điều 2;</p><p>CHỦ TỊCH</p>"
)


def read(page: str | bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The document of a page; what is no whole page is its body."""
    if isinstance(page, str):
        page = (page if "<html" in page else f"<html><body>{page}</body></html>").encode()
    return load(page, load_grammar(), limits)


def paragraphs(page: str | bytes) -> list[str]:
    """The texts of the paragraphs of a page."""
    document = read(page)
    return [" ".join(document.reading[start:end].split()) for start, end, _ in document.paragraphs]


def rows(document: Document, grid: Grid) -> list[list[str]]:
    """The texts of a grid by row: a merged cell where it begins, "<" and "^" where it reaches, "" elsewhere."""
    texts = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                texts[row][column] = "<" if row == cell.row else "^"
        texts[cell.row][cell.column] = document.text[cell.start : cell.end]
    return texts


def tables(page: str | bytes) -> list[list[list[str]]]:
    """The tables of a page as ``rows`` shows them."""
    document = read(page)
    return [rows(document, grid) for grid in document.grids]
