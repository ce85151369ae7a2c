"""Headings without a marker, in lines of their own, as pages of portals have them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kcextract.document import Paragraph
from kcextract.grammar.outline import OutlineGrammar, RoleRule
from kcextract.outline.evidence import Candidates

_LONGEST = 80
# What stands below a heading that gives no role is a list, a sentence, or so long.
_PROSE = 60
# Years are the only figures in headings; a sentence, a label with its text or a row of cells is none.
_NO_HEADING = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+|[:.;?!|\t]\s*\S|[(“\"«»]")


class BareHeading(NamedTuple):
    """A heading without a marker: its paragraph, by number, and its role, "" if its words give none."""

    start: int
    end: int
    paragraph: int
    role: str


def bare_headings(
    text: str, paragraphs: Sequence[Paragraph], candidates: Candidates, grammar: OutlineGrammar
) -> tuple[BareHeading, ...]:
    """The bare headings of a text in which nothing is numbered; none in a text with a letterhead.

    The headline of the page comes before them and is none.
    """
    if not _is_page(text, paragraphs, candidates, grammar):
        return ()
    rules = [rule for rule in grammar.roles if "" in rule.under]
    found: list[BareHeading] = []
    begun = False
    for index, paragraph in enumerate(paragraphs[:-1]):
        start, end, _ = paragraph
        if not begun:
            # The first words of the page end a sentence.
            begun = end - start >= _PROSE and text.endswith((".", "…", '."', ".”", ":"), start, end)
        elif _may_be_heading(text, paragraph, paragraphs[index + 1]) and not candidates.at(index):
            role = _role(
                text, paragraph, rules, next((each.role for each in reversed(found) if each.role), "")
            )
            if role or _leads(text, paragraph, paragraphs[index + 1], bool(candidates.at(index + 1))):
                found.append(BareHeading(start, end, index, role))
    return tuple(found)


def _is_page(
    text: str, paragraphs: Sequence[Paragraph], candidates: Candidates, grammar: OutlineGrammar
) -> bool:
    """Whether a text has no numbered list, no letterhead and no legal bases."""
    for index, (start, end, firm) in enumerate(paragraphs):
        if firm and any(marker.ordinal == 1 for marker in candidates.at(index)):
            return False
        if (
            grammar.motto.search(text, start, end) is not None
            or grammar.legal_bases.match(text, start, end) is not None
        ):
            return False
    return True


def _may_be_heading(text: str, paragraph: Paragraph, following: Paragraph) -> bool:
    """Whether a paragraph is a few words that stand apart from those around them and are no sentence."""
    start, end, firm = paragraph
    return (
        end - start <= _LONGEST
        and firm
        and following.firm
        and text[start].isupper()
        and (text[end - 1].isalnum() or text[end - 1] == ":")
        and text.find(" ", start, end) > 0
        and _NO_HEADING.search(text, start, end) is None
    )


def _leads(text: str, paragraph: Paragraph, following: Paragraph, listed: bool) -> bool:
    """Whether words that give no role are followed by what may stand below a heading."""
    if text[paragraph.end - 1] == ":":
        return False
    return listed or text[following.end - 1] == "." or following.end - following.start >= _PROSE


def _role(text: str, paragraph: Paragraph, rules: Sequence[RoleRule], before: str) -> str:
    """The role that a heading gives by its first words, behind one of the role ``before``."""
    for rule in rules:
        if (not rule.after or rule.after == before) and rule.title.match(text, *paragraph[:2]) is not None:
            return rule.code
    return ""
