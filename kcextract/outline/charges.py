"""Sections that charge agencies: their headings are the names of those who are to do what stands below."""

from __future__ import annotations

from kcextract.grammar import Grammar
from kcextract.outline.headings import collapse, heading_end
from kcextract.outline.nodes import BULLETS, NUMBERED, Node
from kcextract.text.folding import fold

# A name, or several of them, is no longer.
_LONGEST = 200
# So many names that the vocabulary has among siblings say what the others are.
_LEAST_KNOWN = 2


def charged(root: Node, text: str, grammar: Grammar) -> frozenset[int]:
    """The ids of the numbered sections at the top level whose headings name those who are to do what follows.

    There are none unless two of them at least are headed by agencies of the vocabulary: directives and
    notices are divided so, and a heading alone may begin with an agency for any reason. An article is one of
    them where each of its bullets says what an agency is to do.
    """
    named: dict[int, bool] = {}
    for node in root.children:
        if node.kind in NUMBERED and (node.children or len(node.own) > 1 or _has_text(node, text)):
            known = _names_agency(_heading(node, text), grammar)
            if known is not None:
                named[id(node)] = known
    articles = {
        id(node) for node in root.children if node.kind == "article" and _lists_deeds(node, text, grammar)
    }
    return frozenset(named if sum(named.values()) >= _LEAST_KNOWN else ()) | articles


def _lists_deeds(node: Node, text: str, grammar: Grammar) -> bool:
    """Whether all that stands in a section are bullets with the names of agencies and what these are to do.

    "- Sở X: trồng 5 ha rừng; - Sở Y: giám sát". What each is given has no verb: "- Sở X: 3 tỷ đồng".
    """
    known = 0
    for child in node.children:
        name = _names_agency(_heading(child, text), grammar) if child.kind in BULLETS else None
        if name is None:
            return False
        words = fold(_words(child, text))
        deed = heading_end(words) + 2
        if (
            grammar.verbs.verb_at(words, deed, len(words)) is None
            and grammar.assignments.predicate.match(words, deed) is None
        ):
            return False
        known += name
    return known >= _LEAST_KNOWN


def _has_text(node: Node, text: str) -> bool:
    """Whether words follow the heading behind a colon."""
    words = _words(node, text)
    return any(map(str.isalnum, words[heading_end(words) :]))


def _heading(node: Node, text: str) -> str:
    """The heading, if it ends with a colon or its paragraph and is no sentence; else ""."""
    words = _words(node, text)
    end = heading_end(words)
    ends = words[end : end + 1] == ":" or (end == len(words) and words[-1:].isalnum())
    return words[:end] if ends and end <= _LONGEST else ""


def _words(node: Node, text: str) -> str:
    end = node.own[0].end if node.own else node.text_start
    return collapse(text[node.text_start : end]).lstrip(" .:-–")


def _names_agency(words: str, grammar: Grammar) -> bool | None:
    """Whether a heading names an agency of the vocabulary; None if it does not name those who are to act."""
    folded = fold(words)
    rules = grammar.assignments
    # "Đối với Sở X", "Giao Sở X", "Yêu cầu các huyện".
    leads = (rules.regards.match(folded), rules.gives.match(folded), rules.requests.match(folded))
    start = next((lead.end() for lead in leads if lead is not None), 0)
    known = grammar.vocabulary.agencies.at(folded, start)
    if known is None and (leads[0] is not None or rules.begin.match(folded, start) is None):
        return None
    end = start if known is None else known[1]
    if not words.isupper() and rules.predicate.search(folded, end) is not None:
        return None
    return known is not None
