"""The page around a document: what a site says of itself above and below is none of its sections."""

from __future__ import annotations

import re
from collections.abc import Collection

from kcextract.document import Document
from kcextract.grammar.outline import OutlineGrammar
from kcextract.outline.nodes import BULLETS, DEED_ENDS, NUMBERED, Node, below

# So far above the motto the letterhead may begin.
_REACH = 300
# The words of a site above the way to a document are no longer.
_LONGEST_SITE = 2000
# Headlines end with the day on which they were news.
_DAY = re.compile(r"\(\d{1,2}\s?[/.-]\s?\d{1,2}(?:\s?[/.-]\s?\d{4})?\)\W*$")
_DATED = 20
# With what the text of a document ends; news without numbers have no other sections than their lists.
_LAST = DEED_ENDS | NUMBERED | {"part", "chapter", "article", "paragraph", "appendix"}


def leave_out_page(root: Node, document: Document, grammar: OutlineGrammar) -> int | None:
    """Leave the words of a site above a document and below it out of the sections.

    Returns where the headlines of other news begin that are listed below it; None if there are none.
    """
    _leave_out_above(root, document, grammar)
    return _leave_out_below(root, document, grammar)


def _leave_out_below(root: Node, document: Document, grammar: OutlineGrammar) -> int | None:
    """Let the headlines of other news that are listed below the text be no list of the document's."""
    last = root.children[-1] if root.children else None
    if last is None or last.kind not in _LAST:
        return None
    nodes = [*below(last)]
    if not nodes:
        return None
    signed = last.kind in DEED_ENDS
    for more in grammar.more.finditer(document.text, last.start):
        below_it = [node for node in nodes if node.start >= more.start()]
        # Behind a table, the heading of the list is a section itself.
        listed = [node for node in below_it if node.kind != "paragraph" or node.start > more.start()]
        if not listed:
            return None
        dated = [_is_dated(node, document.text) for node in listed]
        if (
            signed
            or (
                all(node.kind in BULLETS or own for node, own in zip(listed, dated, strict=True))
                # A document may itself list acts at its end, but not the days on which a site showed them.
                and (more["acts"] is None or any(dated))
                # Behind a link to other news, the text goes on.
                and not document.text[more.end() : listed[0].start].strip()
            )
        ):
            _take_out(last, {id(node) for node in below_it})
            return more.start()
    return None


def _is_dated(node: Node, text: str) -> bool:
    """Whether a line ends with the day of a headline: "(05/03/2030)"."""
    if not node.own:
        return False
    end = node.own[0].end
    return _DAY.search(text, max(node.start, end - _DATED), end) is not None


def _take_out(node: Node, listed: Collection[int]) -> None:
    """Take the ``listed`` sections out of the tree; their words are left to ``node``."""
    for above in [node, *below(node)]:
        for child in above.children:
            if id(child) in listed:
                node.own.extend(child.own)
        above.children = [child for child in above.children if id(child) not in listed]


def _leave_out_above(root: Node, document: Document, grammar: OutlineGrammar) -> None:
    """Let the first head begin with its letterhead, if the text begins with the words of a site.

    A letterhead is known by its motto, or by the number below it. Without one, the head begins with the way
    to the document ("Trang chủ » Văn bản"), unless the page is of news.
    A page that begins with the way to the document, its title or its card tells of the document, and all of
    its head is the document's. What is left out stays the root's own text, in the role of a head.
    """
    # The text as printed: a letterhead's first line begins a line, though not always a paragraph.
    text = document.text
    children = root.children
    at = next((number for number, node in enumerate(children) if node.kind not in BULLETS), len(children))
    head = children[at] if at < len(children) else None
    if head is None or head.role != "header" or not head.own:
        return
    end = head.own[-1].end
    motto = grammar.motto.search(text, head.start, end)
    is_site = grammar.site.match(text, children[0].start, end) is not None
    if motto is None:
        reach = min(end, head.start + _LONGEST_SITE)
        found = grammar.way.search(text, head.start, reach)
        is_site = is_site or (found is not None and _has_menu(text, head.start, found.start(), grammar))
        if is_site:
            found = grammar.numbered_letterhead.search(text, head.start, reach) or found
        if not is_site or found is None:
            return
        begin = found.start()
    elif not is_site and (
        grammar.way.match(text, head.start) is not None
        or not _has_menu(text, head.start, motto.start(), grammar)
    ):
        return
    else:
        above = max(head.start, motto.start() - _REACH)
        issuer = grammar.letterhead.search(text, above, motto.start())
        begin = issuer.start() if issuer is not None else text.rfind("\n", above, motto.start()) + 1 or above
    del children[:at]
    root.role = head.role
    head.start = head.text_start = begin
    head.own = [own._replace(start=max(begin, own.start)) for own in head.own if own.end > begin]


def _has_menu(text: str, start: int, end: int, grammar: OutlineGrammar) -> bool:
    """Whether one of the lines of ``text[start:end]`` begins with words of a site."""
    place = start
    while place < end:
        if grammar.site.match(text, place, end) is not None:
            return True
        place = text.find("\n", place, end) + 1 or end
    return False
