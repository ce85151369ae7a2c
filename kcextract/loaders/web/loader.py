"""Saved web pages and web archives as documents."""

from __future__ import annotations

from kcextract.document import Document
from kcextract.errors import FormatError
from kcextract.grammar import Grammar
from kcextract.loaders.assembly import assemble
from kcextract.loaders.formats import MHTML, Format
from kcextract.loaders.limits import Limits
from kcextract.loaders.web.archive import Page, page
from kcextract.loaders.web.charset import decode_page
from kcextract.loaders.web.content import content
from kcextract.loaders.web.flow import blocks
from kcextract.loaders.web.recoding import recode
from kcextract.loaders.web.tree import parse

LOADER = "web"
# A page of more bytes would not fit into the memory of a worker, even if all of it is pictures and styles.
_LARGEST_PAGE = 50_000_000


def load(data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
    """The document that the page shows; the guarantees are those of ``Document``.

    Raises FormatError where a web archive holds no page (``damaged_file``) or a page is too large
    (``too_large``). Nothing that a page refers to is fetched.
    """
    most = min(_LARGEST_PAGE, limits.unpacked)
    found = page(data, most) if form.name == MHTML.name else Page(data, None)
    if len(found.data) > most:
        raise FormatError(f"The page has more than {most:,} bytes; split it.", code="too_large")
    decoded = decode_page(found.data, found.charset)
    root = content(parse(decoded.text, limits.depth), grammar)
    encoding, notices = recode(root)
    return assemble(
        blocks(root, grammar),
        grammar,
        media_type=form.media_type,
        loader=LOADER,
        encoding=encoding or decoded.encoding,
        notices=notices,
    )
