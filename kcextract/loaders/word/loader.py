"""From a Word file's bytes to a document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from kcextract.document import Document, Notice
from kcextract.errors import FormatError
from kcextract.grammar import Grammar
from kcextract.loaders.assembly import assemble, bounded
from kcextract.loaders.deletions import deletions
from kcextract.loaders.formats import Format
from kcextract.loaders.limits import Limits
from kcextract.loaders.memory import give_back
from kcextract.loaders.word.blocks import blocks, write_texts
from kcextract.loaders.word.drafts import Draft, ParagraphDraft, paragraphs
from kcextract.loaders.word.flow import Flow
from kcextract.loaders.word.names import Element, w
from kcextract.loaders.word.numbering import Numbering
from kcextract.loaders.word.package import Package
from kcextract.loaders.word.pages import Pages
from kcextract.loaders.word.styles import Styles
from kcextract.loaders.word.wrapping import rejoined

LOADER = "word"
_BODY = w("body")
# The parts with notes, and what a note is called in each.
_NOTES = (("footnotes", w("footnote")), ("endnotes", w("endnote")))
_NOTE_KIND = w("type")
# Of smaller files nothing is worth giving back.
_SMALL = 200_000


class _Found(NamedTuple):
    """The paragraphs and tables of a file, its pages, what was counted besides text, its notes at the end."""

    drafts: list[Draft]
    page_count: int | None
    counts: Counter[str]
    notes: int


def load(data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
    """Load the bytes of a Word file; the guarantees are those of ``Document``.

    Automatic numbers, and bullets, are written out; tracked changes are taken as accepted; hidden text,
    text that is struck through, comments, headers and footers are left out; footnotes stand at the end, where
    they are not read. Pages are those that Word noted when it last set the document, if it did.

    Raises FormatError where the file is damaged (``damaged_file``), locked (``encrypted``), too large to be
    read (``too_large``), nested too deeply (``too_deep``), tries to have the reader look elsewhere
    (``unsafe_file``), or holds pictures only (``no_text``).
    """
    found = _read(data, limits)
    if len(data) > _SMALL:
        give_back()
    drafts = found.drafts
    encoding, notices = write_texts(drafts)
    if found.counts["pictures"] and all(paragraph.is_blank() for paragraph in paragraphs(drafts)):
        raise FormatError(
            "The Word file holds pictures and no text: save it as PDF, so that they can be read.",
            code="no_text",
        )
    return assemble(
        bounded(rejoined(blocks(drafts), grammar.outline.opener), limits),
        grammar,
        media_type=form.media_type,
        loader=LOADER,
        page_count=found.page_count,
        encoding=encoding,
        notices=(*notices, *_findings(found.counts, found.notes)),
    )


def _read(data: bytes, limits: Limits) -> _Found:
    """What is in a Word file; its tree is gone when it is read."""
    package = Package(data, limits)
    root = package.part(package.main)
    body = root.find(_BODY) if root is not None else None
    if body is None:
        raise FormatError("The Word file has no text part: get it anew from its source.", code="damaged_file")
    styles = Styles(package.related("styles"), lambda: package.related("theme"))
    numbering = Numbering(package.related("numbering"), styles)
    pages = Pages(body)
    flow = Flow(styles, numbering, pages, limits)
    drafts = flow.blocks(body)
    page_count = pages.page
    pages.known = False
    notes = [note for kind, tag in _NOTES for note in _notes(package.related(kind), tag, flow)]
    return _Found([*drafts, *notes], page_count, flow.found, len(notes))


def _notes(root: Element | None, tag: str, flow: Flow) -> Iterator[Draft]:
    """The paragraphs of the notes of a part, which are set but not read."""
    for note in root.iterchildren(tag) if root is not None else ():
        if note.get(_NOTE_KIND, "normal") != "normal":
            continue
        for paragraph in paragraphs(flow.blocks(note)):
            if not paragraph.is_blank():
                yield ParagraphDraft(True, paragraph.pieces)


def _findings(found: Counter[str], notes: int) -> Iterator[Notice]:
    if notes:
        yield Notice("info", "footnotes", f"{notes} footnotes stand at the end of the text and are not read.")
    if found["pictures"]:
        yield Notice("info", "pictures", f"The file has {found['pictures']} pictures, which are not read.")
    yield from deletions(found["struck"])
    if found["symbols"]:
        yield Notice(
            "info",
            "symbols",
            f"{found['symbols']} characters of picture fonts have no like and are left out.",
        )
    if found["embedded"]:
        yield Notice(
            "warning",
            "embedded_file",
            f"{found['embedded']} files of other programs stand within the text; they are not read.",
        )
