"""From the file of a picture to a document."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kcextract.document import Document, Line, Notice
from kcextract.errors import FormatError
from kcextract.grammar import Grammar
from kcextract.loaders.assembly import Block, assemble
from kcextract.loaders.formats import Format
from kcextract.loaders.limits import Limits
from kcextract.loaders.scans.pictures import pages
from kcextract.loaders.scans.reading import page_blocks
from kcextract.loaders.stitching import stitched

LOADER = "scan"
# A page whose letters are read less surely than this in the mean is doubtful.
_DOUBTFUL = 0.8


def load_pictures(data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
    """The document of a picture file; the guarantees are those of ``Document``."""
    blocks: list[Block] = []
    notices: list[Notice] = []
    count = 0
    for count, page in enumerate(pages(data, limits), 1):
        try:
            blocks += page_blocks(page.image, count, limits, page.dpi)
        except FormatError as error:
            if error.code != "too_slow":
                raise
            notices.append(Notice("error", error.code, str(error)))
    if not blocks:
        if notices:
            raise FormatError(notices[0].message, code=notices[0].code)
        raise FormatError("The picture holds no text that could be read.", code="empty_file")
    document = assemble(
        stitched(blocks),
        grammar,
        media_type=form.media_type,
        loader=LOADER,
        page_count=count,
        ocr=True,
        notices=tuple(notices),
    )
    return with_doubts(document)


def with_doubts(document: Document) -> Document:
    """``document`` with a notice ``low_confidence`` for each page whose words were read unsurely."""
    return replace(document, notices=(*document.notices, *doubts(document.lines)))


def doubts(lines: Iterable[Line]) -> list[Notice]:
    """A warning for each page whose letters were read less surely than 0.8 in the mean, at its lines."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        if line.page is not None and line.confidence is not None and line.end > line.start:
            by_page.setdefault(line.page, []).append(line)
    found = []
    for page, read in sorted(by_page.items()):
        confidence = _mean(read)
        if confidence < _DOUBTFUL:
            message = (
                f"The text of page {page} was read with a confidence of {confidence:.2f}; compare it with "
                "the scan."
            )
            start, end = min(line.start for line in read), max(line.end for line in read)
            found.append(Notice("warning", "low_confidence", message, start, end))
    return found


def _mean(lines: Sequence[Line]) -> float:
    letters = sum(line.end - line.start for line in lines)
    return sum((line.confidence or 0) * (line.end - line.start) for line in lines) / letters
