"""What files are, before anything is done with them."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import NamedTuple

from kcextract.errors import KcextractError
from kcextract.grammar import Grammar
from kcextract.loaders import DEFAULT_LIMITS, detect, load
from kcextract.loaders.formats import PDF, PICTURES
from kcextract.run.inputs import read_source, source_name

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
            return Survey(source, size, name, *_pdf(data), None)
        document = load(data, grammar)
        return Survey(source, size, name, document.encoding, document.page_count, False, None)
    except KcextractError as error:
        return Survey(source, size, name, None, None, None, error.sentence)


def _pdf(data: bytes) -> tuple[str | None, int, bool]:
    """The encoding, the number of pages, and whether some of the first ones have to be read from pictures."""
    # They take long to import, and only a PDF needs them.
    from kcextract.loaders.pdf.pages import open_pdf, read_pages  # noqa: PLC0415
    from kcextract.loaders.pdf.recoding import recoded  # noqa: PLC0415
    from kcextract.loaders.pdf.scanned import needs_ocr  # noqa: PLC0415

    document = open_pdf(data, DEFAULT_LIMITS)
    try:
        first = list(islice(read_pages(document, DEFAULT_LIMITS), _PAGES))
        pages, encoding, _ = recoded([page for page in first if page is not None])
        return encoding, len(document), any(map(needs_ocr, pages))
    finally:
        document.close()
