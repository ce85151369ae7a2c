"""Bare engines, which kcextract is timed against: each gives the text of a file's bytes and nothing else."""

from __future__ import annotations

import io

import docx
import pdfplumber
import pypdfium2
from lxml import html


def by_python_docx(data: bytes) -> str:
    """The text of paragraphs and cells, without automatic numbers."""
    document = docx.Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        texts += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(texts)


def by_lxml(data: bytes) -> str:
    """The text of the whole page, its menus too."""
    return str(html.fromstring(data).text_content())


def by_pdfplumber(data: bytes) -> list[str]:
    """The text of each page."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_text() for page in pdf.pages]


def by_pdfium(data: bytes) -> list[str]:
    """The text of each page, in PDFium's own order."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
