"""The paragraphs of the preamble, as they read: those that line repair has cut in two are one again."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kcextract.document import Document, Paragraph, Span
from kcextract.grammar import Grammar
from kcextract.grammar.legal_bases import RelationRule
from kcextract.outline import Outline, Section
from kcextract.text.folding import fold

_OPENING = 120
# What ends a line of the preamble; a paragraph without it goes on.
_END = (";", ".", ",", ":", "!")
_LONGEST_FORMULA = 40
# Where the outline found no legal bases, they are looked for in so much text before the first article.
_LONGEST = 12_000
# The role of a title in a part on what was, or on why there is a plan.
_UNTOLD = "other"
_STRICT = frozenset({"can_cu", "xet", "de_nghi"})


def opening(text: str, paragraph: Paragraph, grammar: Grammar) -> tuple[RelationRule, int] | None:
    """How a paragraph brings acts in, and where the words that say so end; None if it does not."""
    folded = fold(text[paragraph.start : min(paragraph.end, paragraph.start + _OPENING)])
    for relation in grammar.legal_bases.relations:
        match = relation.pattern.match(folded)
        if match is not None:
            return relation, paragraph.start + match.end()
    return None


def readings(
    document: Document, outline: Outline, grammar: Grammar
) -> tuple[Sequence[Paragraph], frozenset[int]]:
    """The paragraphs of ``document`` with those of its preamble mended, and the indices of the latter."""
    paragraphs = document.paragraphs
    spans = [
        Span(section.start, section.end)
        for section in outline.sections
        if _holds_bases(section, document, grammar)
        and (section.parent is None or outline.sections[section.parent].role != "legal_bases")
    ]
    if not spans:
        return paragraphs, _unmarked(document, outline, grammar)
    mended: list[Paragraph] = []
    indices: set[int] = set()
    done = 0
    for span in spans:
        first = bisect_left(paragraphs, span.start, key=lambda paragraph: paragraph.start)
        end = bisect_left(paragraphs, span.end, key=lambda paragraph: paragraph.start)
        mended += paragraphs[done:first]
        begin = len(mended)
        for paragraph in paragraphs[first:end]:
            if len(mended) > begin and _goes_on(document.reading, mended[-1], paragraph, grammar):
                mended[-1] = mended[-1]._replace(end=paragraph.end)
            else:
                mended.append(paragraph)
        indices.update(range(begin, len(mended)))
        done = end
    mended += paragraphs[done:]
    return mended, frozenset(indices)


def _holds_bases(section: Section, document: Document, grammar: Grammar) -> bool:
    """Whether a section holds the legal bases, also where it stands in a part on why there is a plan."""
    if section.role != _UNTOLD or section.heading is None or section.parent is None:
        return section.role == "legal_bases"
    line = document.text[section.start : section.own_end].partition("\n")[0]
    return line.rstrip(" .:").endswith(section.heading) and any(
        rule.code == "legal_bases" and rule.title.match(section.heading) is not None
        for rule in grammar.outline.roles
    )


def _goes_on(text: str, before: Paragraph, paragraph: Paragraph, grammar: Grammar) -> bool:
    """Whether ``paragraph`` is the rest of the one before: that has no end and this no beginning."""
    if text[before.end - 1] in _END or opening(text, before, grammar) is None:
        return False
    if opening(text, paragraph, grammar) is not None:
        return False
    words = text[paragraph.start : paragraph.end].strip()
    formula = grammar.header.title.formula.match(fold(words[:_LONGEST_FORMULA]).rstrip(" :") + ":")
    return not words.isupper() and formula is None


def _unmarked(document: Document, outline: Outline, grammar: Grammar) -> frozenset[int]:
    """The paragraphs before the first article that begin like legal bases, where no section holds any."""
    article = next((section.start for section in outline.sections if section.kind == "article"), None)
    if article is None:
        return frozenset()
    found = set()
    for index, paragraph in enumerate(document.paragraphs):
        if paragraph.start >= min(article, _LONGEST):
            break
        relation = opening(document.reading, paragraph, grammar)
        if relation is not None and relation[0].code in _STRICT:
            found.add(index)
    return frozenset(found)
