"""The page around a document: what a site says of itself above and below is none of its sections."""

from __future__ import annotations

from kcextract.document import Document
from kcextract.grammar.outline import OutlineGrammar
from kcextract.outline.nodes import BULLETS, DEED_ENDS, Node

# So far above the motto the letterhead may begin.
_REACH = 300


def leave_out_page(root: Node, document: Document, grammar: OutlineGrammar) -> None:
    """Leave the words of a site above a document and below it out of the sections."""
    _leave_out_above(root, document, grammar)
    _leave_out_below(root, document, grammar)


def _leave_out_below(root: Node, document: Document, grammar: OutlineGrammar) -> None:
    """Let the headlines of other news that are listed below the signature be no list of the document's."""
    last = root.children[-1] if root.children else None
    if last is None or last.kind not in DEED_ENDS or not any(node.kind in BULLETS for node in last.children):
        return
    more = grammar.more.search(document.text, last.start)
    if more is None:
        return
    for node in [node for node in last.children if node.start > more.start()]:
        last.children.remove(node)
        last.own.extend(node.own)


def _leave_out_above(root: Node, document: Document, grammar: OutlineGrammar) -> None:
    """Let the first head begin with its letterhead, if the text begins with the words of a site.

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
    if grammar.site.match(text, children[0].start, end) is None:
        return
    motto = grammar.motto.search(text, head.start, end)
    if motto is None:
        return
    above = max(head.start, motto.start() - _REACH)
    issuer = grammar.letterhead.search(text, above, motto.start())
    begin = issuer.start() if issuer is not None else text.rfind("\n", above, motto.start()) + 1 or above
    del children[:at]
    root.role = head.role
    head.start = head.text_start = begin
    head.own = [own._replace(start=max(begin, own.start)) for own in head.own if own.end > begin]
