"""The words of pages in old fonts, made Unicode."""

from __future__ import annotations

from collections.abc import Sequence

from kcextract.document import Notice
from kcextract.loaders.pdf.pages import PageContent
from kcextract.text.legacy import Run, to_unicode

_END = "\n"


def recoded(pages: Sequence[PageContent]) -> tuple[list[PageContent], str | None, tuple[Notice, ...]]:
    """The pages in Unicode, the encodings they were in (None: all was Unicode), and what is to be said."""
    if all(page.runs is None for page in pages):
        return list(pages), None, ()
    runs: list[Run] = []
    counts: list[int] = []
    for page in pages:
        pieces = [*page.pieces, *page.turned]
        for own in page.runs if page.runs is not None else ([Run(piece.text, None)] for piece in pieces):
            # What stands in two pieces is two words.
            runs += (*own[:-1], own[-1]._replace(text=own[-1].text + _END))
            counts.append(len(own))
    result = to_unicode(runs)
    if result.encoding is None:
        return list(pages), None, result.notices
    texts = iter(result.texts)
    sizes = iter(counts)
    made = []
    for page in pages:
        upright, turned = (
            [
                piece._replace(text="".join(next(texts) for _ in range(next(sizes))).removesuffix(_END))
                for piece in pieces
            ]
            for pieces in (page.pieces, page.turned)
        )
        made.append(page._replace(pieces=upright, turned=turned))
    return made, result.encoding, result.notices
