"""From the file of a picture to a document."""

from __future__ import annotations

from kcextract.document import Document, Notice
from kcextract.errors import FormatError
from kcextract.grammar import Grammar
from kcextract.loaders.assembly import Block, assemble
from kcextract.loaders.formats import Format
from kcextract.loaders.limits import Limits
from kcextract.loaders.scans.doubts import with_doubts
from kcextract.loaders.scans.pictures import pages
from kcextract.loaders.scans.reading import page_blocks
from kcextract.loaders.stitching import stitched

LOADER = "scan"


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
