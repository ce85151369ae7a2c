"""PDF files: born digital ones by their letters, scanned pages by OCR."""

from __future__ import annotations

from kcextract.document import Document
from kcextract.grammar import Grammar
from kcextract.loaders.formats import Format
from kcextract.loaders.limits import Limits
from kcextract.loaders.pdf.loader import load_pdf

__all__ = ["load"]


def load(data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
    """As ``load_pdf``, called as every loader is."""
    return load_pdf(data, form, grammar, limits)
