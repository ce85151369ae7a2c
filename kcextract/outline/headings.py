"""Headings: the words after a marker, and whether they are a title."""

from __future__ import annotations

import re

from kcextract.outline.nodes import BULLETS, Node

_LONGEST_HEADING = 1000
_END = re.compile(r":(?= |$)|\.(?= \w)")
# Before a full stop that ends no sentence: TP. Hồ Chí Minh, GS. Nguyễn, P. Bến Nghé.
_ABBREVIATIONS = frozenset("TP Tp tp TX TT KT TM Q P H GS TS ThS PGS BS KS St No".split())
_TRAILING = " \t.;:,/"
# Longer words before a full stop are a sentence, before a colon or nothing an unusually long title.
_LONGEST_SENTENCE_TITLE = 12
_LONGEST_TITLE = 40
_LONGEST_BULLET_TITLE = 8
_ALWAYS_TITLED = frozenset({"part", "chapter", "roman"})


def heading(node: Node, text: str) -> str | None:
    """The words after the marker up to the first sentence's end, a colon or the paragraph's end.

    ``text`` is the document's reading text; None for sections that have no marker of their own.
    """
    if node.kind in ("document", "preamble", "table", "signature"):
        return None
    if node.label and node.kind != "appendix":
        return node.label
    if (node.marker is None and node.kind != "appendix") or not node.own:
        return None
    words = _words(node, text)
    return words[: heading_end(words)].strip(_TRAILING) or None


def is_title(node: Node, text: str) -> bool:
    """Whether the section's heading is a title, and not the first sentence of its text."""
    if node.kind in _ALWAYS_TITLED:
        return True
    words = _words(node, text)
    end = heading_end(words)
    sign = words[end : end + 1] or words[-1:]
    length = words.count(" ", 0, end) + 1
    if node.kind in BULLETS:
        return length <= _LONGEST_BULLET_TITLE and (sign == ":" or (node.kind == "star" and sign.isalnum()))
    return length <= (_LONGEST_SENTENCE_TITLE if sign in (".", ";", ",") else _LONGEST_TITLE)


def heading_end(words: str) -> int:
    """Where the first sentence of ``words`` ends, or what stands before the first colon outside brackets."""
    closed = 0
    if ":" not in words and ". " not in words:
        return len(words)
    for match in _END.finditer(words):
        place = match.start()
        if place < closed:
            continue
        if words[place] == "." and (not words[place + 2 : place + 3].isupper() or _abbreviated(words, place)):
            continue
        if words.rfind("(", closed, place) > words.rfind(")", closed, place):
            # In brackets nothing ends, if they are closed.
            closed = words.find(")", place) + 1
            if closed:
                continue
        return place
    return len(words)


def _words(node: Node, text: str) -> str:
    """The words after the marker in its paragraph; after one that stands alone, those of the next."""
    start, end = node.text_start, node.own[0].end if node.own else node.text_start
    if start >= end and len(node.own) > 1:
        start, end, _ = node.own[1]
        if text[start] == "(":
            # "(Kèm theo Quyết định …)" under "PHỤ LỤC" is a note on it.
            end = start
    return collapse(text[start : min(end, start + _LONGEST_HEADING)])


def collapse(words: str) -> str:
    """``words``, of a reading text, with single spaces between them and none around."""
    if "  " in words or "\t" in words:
        return " ".join(words.split())
    return words.strip(" ")


def _abbreviated(words: str, place: int) -> bool:
    """Whether the full stop at ``place`` belongs to an abbreviation or an initial."""
    before = words[max(0, place - 8) : place].rsplit(" ", 1)[-1]
    return before in _ABBREVIATIONS or (len(before) == 1 and before.isupper())
