"""Pictures of pages: scans and photographs, read by OCR."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kcextract.document import Document
from kcextract.grammar import Grammar
from kcextract.loaders.assembly import Block
from kcextract.loaders.formats import Format
from kcextract.loaders.limits import Limits
from kcextract.loaders.scans.doubts import with_doubts

if TYPE_CHECKING:
    from PIL.Image import Image

__all__ = ["load", "read_page", "with_doubts"]


def read_page(image: Image, page: int, limits: Limits, *, dpi: float) -> list[Block]:
    """The blocks of the picture of a page, in reading order.

    ``page`` is its number, from 1; ``dpi`` how many dots an inch it has. Lines have their places in PDF
    points from the upper left corner of the page as it is read, upright, and how sure their words are, 0–1.
    Raises FormatError where what Tesseract needs is missing (``ocr_missing``), or reading takes longer than
    the limits allow (``too_slow``).
    """
    from kcextract.loaders.scans.reading import page_blocks  # noqa: PLC0415 - only scans need Tesseract

    return page_blocks(image, page, limits, dpi)


def load(data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
    """Load a picture of one or more pages; called as every loader is.

    Raises FormatError where it is damaged or too large, holds no text, or Tesseract's data is missing.
    """
    from kcextract.loaders.scans.loader import load_pictures  # noqa: PLC0415

    return load_pictures(data, form, grammar, limits)
