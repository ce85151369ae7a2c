"""Saved web pages and web archives as documents."""

from __future__ import annotations

from collections.abc import Sequence

from kcextract.document import Document, Notice
from kcextract.errors import FormatError
from kcextract.grammar import Grammar
from kcextract.loaders.assembly import assemble, bounded
from kcextract.loaders.deletions import deletions
from kcextract.loaders.formats import MHTML, Format
from kcextract.loaders.limits import Limits
from kcextract.loaders.web.archive import Page, each_page
from kcextract.loaders.web.charset import decode_page
from kcextract.loaders.web.content import content, is_document, weighed
from kcextract.loaders.web.elements import Element, has_text, struck_length
from kcextract.loaders.web.flow import blocks
from kcextract.loaders.web.recoding import recode
from kcextract.loaders.web.tree import parse

LOADER = "web"
# A page of more bytes would not fit into the memory of a worker, even if all of it is pictures and styles.
_LARGEST_PAGE = 25_000_000
_LARGEST_ARCHIVE = 60_000_000
_HIDDEN = Notice(
    "info", "hidden_text", "The page shows no document as it was saved; the one that it hides is read."
)


def load(data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
    """The document that the page shows; the guarantees are those of ``Document``.

    Raises FormatError where a web archive holds no page (``damaged_file``) or a page is too large
    (``too_large``). Nothing that a page refers to is fetched.
    """
    most = min(_LARGEST_PAGE, limits.unpacked)
    largest = min(_LARGEST_ARCHIVE, limits.size) if form.name == MHTML.name else most
    if len(data) > largest:
        raise FormatError(f"The page has more than {largest:,} bytes; split it.", code="too_large")
    pages = list(each_page(data, most)) if form.name == MHTML.name else [Page(data, None)]
    whole, stated = _whole(pages, limits)
    masses = weighed(whole, grammar)
    doubts: tuple[Notice, ...] = ()
    if not is_document(masses[whole]):
        # Portals show a document behind a tab; what was saved may have another one open.
        unfolded, _ = _whole(pages, limits, with_hidden=True)
        found = weighed(unfolded, grammar)
        if is_document(found[unfolded]):
            whole, masses, doubts = unfolded, found, (_HIDDEN,)
    root = content(whole, masses)
    encoding, notices = recode(root)
    return assemble(
        bounded(blocks(root, grammar), limits),
        grammar,
        media_type=form.media_type,
        loader=LOADER,
        encoding=encoding or stated,
        notices=(*doubts, *notices, *deletions(struck_length(root))),
    )


def _whole(pages: Sequence[Page], limits: Limits, *, with_hidden: bool = False) -> tuple[Element, str]:
    """What the first page shows, and its encoding; where that is nothing but frames, what all others show."""
    first, *others = pages
    decoded = decode_page(first.data, first.charset)
    root = parse(decoded.text, limits.depth, with_hidden=with_hidden)
    if has_text(root):
        return root, decoded.encoding
    encoding = decoded.encoding
    for each in others:
        decoded = decode_page(each.data, each.charset)
        inner = parse(decoded.text, limits.depth, with_hidden=with_hidden)
        if has_text(inner):
            root.children.append(inner)
            encoding = decoded.encoding
    return root, encoding
