"""Paragraphs that have no marker where their neighbours have one: a marker may have been lost."""

from __future__ import annotations

from collections.abc import Iterator

from kcextract.document import Notice, Paragraph
from kcextract.grammar.numerals import spelled
from kcextract.outline.nodes import BULLETS, Node

_MARKED = frozenset(
    {"part", "chapter", "article", "roman", "arabic", "decimal", "letter", "dash", "plus", "star"}
)
_SENTENCE_END = (".", ";", "!", "?", "…", ".”", '."', ";”")
# In a document where this share of the body's paragraphs have markers, one without is worth a word.
_MOSTLY = 0.6
_LONGEST_HEADING = 200
_OPENING = 40
# A paragraph without a letter in so many characters is no lost item.
_WORDLESS = 200


def unmarked(root: Node, text: str) -> list[Notice]:
    """One notice for each paragraph, list or heading that looks as if a marker had been lost."""
    nodes = list(_walk(root))
    gaps = _Gaps(nodes, text)
    notices: list[Notice] = []
    for node in nodes:
        if node.kind in _MARKED or node.kind == "recipients" or (node.kind == "paragraph" and node.label):
            notices += gaps.after_marker(node)
        notices += gaps.single(node)
    return notices


def _walk(root: Node) -> Iterator[Node]:
    stack = [root]
    while stack:
        node = stack.pop()
        yield node
        stack.extend(reversed(node.children))


class _Gaps:
    """What is usual in a document, and so what is odd in it."""

    def __init__(self, nodes: list[Node], text: str) -> None:
        self._text = text
        body = [node for node in nodes if node.kind in _MARKED and node.role != "recipients"]
        bare = sum(len(node.own) - 1 for node in body)
        self._mostly_marked = bool(body) and len(body) >= (len(body) + bare) * _MOSTLY
        # Several articles count on through the document: one alone in its chapter is nothing odd.
        self._articles = sum(1 for node in body if node.kind == "article")
        self._items = {_place(node, node.ordinal) for node in body if node.ordinal is not None}

    def after_marker(self, node: Node) -> Iterator[Notice]:
        """The unmarked paragraphs of a marked section."""
        text = self._text
        first, *following = node.own
        prose = node.marker is None or text.endswith(_SENTENCE_END, node.text_start + 1, first.end)
        for number, paragraph in enumerate(following, 1):
            if not _has_words(text, paragraph):
                continue
            last = number == len(following)
            before_list = last and bool(node.children) and node.children[0].kind in BULLETS
            heading = _is_heading(text, paragraph) and not (last and not node.children)
            lost = prose or self._mostly_marked or heading
            if lost or (before_list and text[paragraph.end - 1] != ":"):
                yield self._lost(node, paragraph, before_list and not heading)

    def _lost(self, node: Node, paragraph: Paragraph, before_list: bool) -> Notice:
        text = self._text
        if before_list:
            first = node.children[0]
            words = _opening(text, first.own[0], first.text_start)
            where, lost = f"before “{first.printed} {words}”", f"its “{first.printed}”"
        elif node.marker is None:
            where, lost = f"after “{node.label}”", "its marker"
        elif node.ordinal is not None and _place(node, node.ordinal + 1) in self._items:
            where, lost = f"after “{node.printed}”", "its marker"
        else:
            where, lost = f"after “{node.printed}”", f"“{_next(node)}”"
        words = _opening(text, paragraph)
        sentence = f"A paragraph without a marker, “{words}”, stands {where}; {lost} may be missing."
        return Notice("info", "unmarked_paragraph", sentence, paragraph.start, paragraph.end)

    def single(self, node: Node) -> Iterator[Notice]:
        """Lists of one item, and bullets of a lower kind without one of a higher kind above them."""
        children = [child for child in node.children if child.kind in _MARKED]
        if not children:
            return
        child = children[0]
        if len(children) == 1 and not (child.kind == "article" and self._articles > 1):
            sentence = (
                f"“{child.printed}” stands alone in its list; "
                f"another item (“{_next(child)}”) may have lost its marker."
            )
            yield Notice("info", "single_item", sentence, child.start, child.text_start)
        if child.kind == "plus" and node.kind not in BULLETS:
            above = node.printed or "no marker"
            sentence = f"“{child.printed}” stands under “{above}” without a “-” between; it may be missing."
            yield Notice("info", "level_skipped", sentence, child.start, child.text_start)


def _place(node: Node, ordinal: int) -> tuple[int, str, int]:
    """A number in the list to which ``node`` belongs."""
    return id(node.parent), "" if node.marker is None else node.marker.rule.style, ordinal


def _next(node: Node) -> str:
    """How the next marker of the section's list would be printed."""
    if node.marker is None:
        return ""
    if node.ordinal is None:
        return node.printed or ""
    return spelled(node.marker.rule.numerals, node.ordinal + 1, node.printed or "")


def _is_heading(text: str, paragraph: Paragraph) -> bool:
    """Short, begun with a capital, and without an end: what a heading looks like that lost its number."""
    words = text[paragraph.start : paragraph.end]
    return len(words) <= _LONGEST_HEADING and words[0].isupper() and words[-1].isalnum()


def _has_words(text: str, paragraph: Paragraph) -> bool:
    end = min(paragraph.end, paragraph.start + _WORDLESS)
    return any(map(str.isalpha, text[paragraph.start : end]))


def _opening(text: str, paragraph: Paragraph, start: int | None = None) -> str:
    begin = paragraph.start if start is None else start
    words = " ".join(text[begin : min(paragraph.end, begin + _OPENING + 20)].split())
    return words if len(words) <= _OPENING else words[:_OPENING].rsplit(" ", 1)[0] + " …"
