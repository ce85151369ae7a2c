"""Pages without a text layer, or with a useless one, handed over to OCR."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2

from kcextract.document import Notice
from kcextract.errors import FormatError
from kcextract.loaders.assembly import Block
from kcextract.loaders.limits import Limits
from kcextract.loaders.pdf.pages import PageContent, render
from kcextract.loaders.pdf.quality import is_rubbish
from kcextract.loaders.scans import read_page

DPI = 300.0
# A page with a picture over so much of it and so few letters is a scan with a stamp or a signature.
_COVERED = 0.6
_FEW_LETTERS = 300
# A page without letters is no blank one where pictures cover so much of it, or so much is drawn.
_SOME_PICTURE = 0.03
_MANY_CURVES = 60
_UNDER_PICTURE = 0.5
_MOST_NAMED = 12


class Scanned(NamedTuple):
    """The blocks of the pages that were read by OCR, by page number, and what is to be said."""

    blocks: dict[int, list[Block]]
    notices: tuple[Notice, ...]


def needs_ocr(page: PageContent) -> bool:
    """Whether what ``page`` says is to be read from its picture."""
    if not page.letters:
        return page.picture >= _SOME_PICTURE or page.curves >= _MANY_CURVES
    if page.picture >= _COVERED and page.letters < _FEW_LETTERS:
        return True
    text = "\n".join(piece.text for piece in (*page.pieces, *page.turned))
    return is_rubbish(text, has_picture=page.picture >= _UNDER_PICTURE)


def read_scanned(
    document: pypdfium2.PdfDocument, pages: Sequence[PageContent], page_count: int, limits: Limits
) -> Scanned:
    """The pages that need it, read by OCR.

    Raises FormatError where no page can be read without it and it is missing (``ocr_missing``), or reads none
    in time (``too_slow``).
    """
    numbers = [page.number for page in pages if needs_ocr(page)]
    if not numbers:
        return Scanned({}, ())
    blocks: dict[int, list[Block]] = {}
    notices: list[Notice] = []
    for number in numbers:
        try:
            image, dpi = render(document, number, DPI, limits)
            blocks[number] = read_page(image, number, limits, dpi=dpi)
        except FormatError as error:
            if error.code == "ocr_missing":
                return _unread(numbers, page_count, error)
            if len(notices) + 1 == page_count:
                raise
            notices.append(Notice("warning", error.code, f"Page {number} was not read: {error.sentence}"))
    return Scanned(blocks, tuple(notices))


def _unread(numbers: Sequence[int], page_count: int, reason: FormatError) -> Scanned:
    """What is left without OCR: nothing where every page needs it."""
    if len(numbers) == page_count:
        raise reason
    named = ", ".join(str(number) for number in numbers[:_MOST_NAMED])
    named += " …" if len(numbers) > _MOST_NAMED else ""
    pages = "Page" if len(numbers) == 1 else "Pages"
    return Scanned({}, (Notice("warning", reason.code, f"{pages} {named} not read. {reason.sentence}"),))
