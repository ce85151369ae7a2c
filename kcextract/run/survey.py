"""What files are, before anything is done with them."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from kcextract.errors import FormatError, KcextractError
from kcextract.grammar import Grammar
from kcextract.loaders import detect, load
from kcextract.loaders.formats import PDF, PICTURES
from kcextract.run.inputs import read_source, source_name

# So many characters on a page are a text layer.
_TEXT_LAYER = 20
# So many pages are looked at.
_PAGES = 10


class Survey(NamedTuple):
    """What a file is: its size in bytes, format, encoding, pages, and whether its text is in pictures.

    What is unknown, or what the format has not, is None. ``problem`` is a sentence that says why the file
    cannot be read, None if it can.
    """

    source: str
    size: int | None
    format: str | None
    encoding: str | None
    page_count: int | None
    needs_ocr: bool | None
    problem: str | None


def survey(path: Path, grammar: Grammar) -> Survey:
    """What the file at ``path`` is; nothing is written, and no text is recognised in pictures."""
    source = source_name(path)
    size = None
    name = None
    try:
        data, mark = read_source(path)
        size = mark.size
        form = detect(data)
        name = form.name
        if form in PICTURES:
            return Survey(source, size, name, None, None, True, None)
        if form == PDF:
            pages, needs_ocr = _pdf(data)
            return Survey(source, size, name, None, pages, needs_ocr, None)
        document = load(data, grammar)
        return Survey(source, size, name, document.encoding, document.page_count, False, None)
    except KcextractError as error:
        return Survey(source, size, name, None, None, None, error.sentence)


def _pdf(data: bytes) -> tuple[int, bool]:
    """The number of pages, and whether some of the first ones have pictures but no text."""
    import pypdfium2  # noqa: PLC0415  # takes long to import, and only a PDF needs it

    try:
        document = pypdfium2.PdfDocument(data)
        count = len(document)
        pages = [document[number] for number in range(min(count, _PAGES))]
        bare = [page for page in pages if page.get_textpage().count_chars() < _TEXT_LAYER]
        needs_ocr = any(any(True for _ in page.get_objects(max_depth=2)) for page in bare)
    except pypdfium2.PdfiumError as error:
        raise FormatError(
            "The PDF file is damaged or locked with a password.", code="damaged_file"
        ) from error
    return count, needs_ocr
