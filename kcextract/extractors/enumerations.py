"""What running text enumerates: behind a lead-in, between semicolons, or with "Thứ nhất", "Thứ hai"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.extractors.passages import running_paragraphs, sentences, words
from kcextract.grammar.entries import Pattern
from kcextract.text.folding import fold
from kcextract.text.spaces import skip_space, strip_space

# More items are not enumerated in one sentence.
_MOST = 40
# What lists in running text begin with; the search for them takes long.
_FIRST = tuple(map(fold, ("thứ nhất", "một là")))
# So many paragraphs above the first item may one lead it in: a heading or a sentence.
_ABOVE = 2
# The text of an item that is not the last one has no more paragraphs.
_BETWEEN = 6


class Enumeration(NamedTuple):
    """The lead-in of a list in running text, how many items it announces, and the items.

    The items are told without the marks between them; each goes up to where the next begins.
    """

    lead: Span
    announced: int | None
    items: list[Span]


def enumeration(context: Context, lead: Pattern) -> Enumeration | None:
    """The first list in running text that ``lead`` leads in, in its sentence or in paragraphs behind it."""
    paragraphs = running_paragraphs(context)
    for index, paragraph in enumerate(paragraphs):
        for sentence in sentences(context, paragraph):
            match = lead.search(context.folded, sentence.start, sentence.end)
            if match is None:
                continue
            count = context.grammar.contents.count(match.groupdict().get("count"))
            rest = Span(match.end(), sentence.end)
            if words(context, rest):
                items = _parts(context, rest, count)
            else:
                items = _listed(context, paragraphs[index + 1 : index + 1 + _MOST], count)
            return Enumeration(Span(match.start(), sentence.end), count, items)
    return None


def ordered(context: Context, lead: Pattern) -> Enumeration | None:
    """The first list of sentences that begin with "Thứ nhất", "Thứ hai" … and that ``lead`` leads in.

    What leads it in stands in the sentence before it or, where a paragraph begins with the list, above that.
    """
    if not any(first in context.folded for first in _FIRST):
        return None
    paragraphs = running_paragraphs(context)
    for index, paragraph in enumerate(paragraphs):
        before: Span | None = None
        for sentence in sentences(context, paragraph):
            mark = context.grammar.contents.ordinal.match(context.folded, *sentence)
            if mark is not None and _number(context, mark) == 1:
                above = (
                    [before]
                    if before is not None
                    else _ends(context, paragraphs[max(0, index - _ABOVE) : index])
                )
                for each in above:
                    match = lead.search(context.folded, *each)
                    if match is not None:
                        count = context.grammar.contents.count(match.groupdict().get("count"))
                        items = list(_in_order(context, paragraphs[index:], sentence.start))
                        if len(items) > 1:
                            return Enumeration(Span(match.start(), each.end), count, items)
                        break
            before = sentence
    return None


def _ends(context: Context, paragraphs: list[Span]) -> list[Span]:
    """The last sentences of ``paragraphs``, the last paragraph first."""
    return [[*sentences(context, paragraph)][-1] for paragraph in reversed(paragraphs)]


def _in_order(context: Context, paragraphs: list[Span], start: int) -> Iterator[Span]:
    """The items of a list in ``paragraphs`` that begins at ``start``; the last ends with its paragraph."""
    begin, expected, last = start, 1, 0
    for index, paragraph in enumerate(paragraphs):
        if index - last > _BETWEEN:
            break
        for sentence in sentences(context, paragraph):
            mark = context.grammar.contents.ordinal.match(context.folded, *sentence)
            if sentence.start < start or mark is None or _number(context, mark) != expected:
                continue
            if expected > 1:
                yield Span(begin, strip_space(context.folded, begin, sentence.start))
            begin = mark.end()
            expected, last = expected + 1, index
    if expected > 1:
        yield Span(begin, paragraphs[last].end)


def _number(context: Context, mark: regex.Match[str]) -> int | None:
    """The number in its list that the ``mark`` of a sentence tells."""
    return context.grammar.contents.count(mark["nth"] or mark["number"])


def _parts(context: Context, span: Span, count: int | None) -> list[Span]:
    """The items of ``span``: between semicolons, or between commas where that gives ``count``."""
    items = split(context, span, ";")
    if len(items) > 1:
        return items
    items = split(context, span, ",")
    return items if count is not None and len(items) == count else []


def split(context: Context, span: Span, sign: str) -> list[Span]:
    """What stands in ``span`` between ``sign`` outside brackets, each without its number and its end."""
    folded = context.folded
    items = []
    depth, start = 0, span.start
    for place in range(span.start, span.end):
        letter = folded[place]
        depth += (letter == "(") - (letter == ")" and depth > 0)
        if letter == sign and depth == 0:
            items.append(Span(start, place))
            start = place + 1
    items.append(Span(start, span.end))
    bare = [_bare(context, item) for item in items]
    return [item for item in bare if item.end > item.start]


def _listed(context: Context, paragraphs: list[Span], count: int | None) -> list[Span]:
    """The items of a list in the paragraphs behind its lead-in: ``count`` of them, or those with a mark."""
    items: list[Span] = []
    for paragraph in paragraphs:
        mark = context.grammar.contents.item.match(context.folded, paragraph.start, paragraph.end)
        marked = mark is not None or _marker_before(context, paragraph)
        if len(items) == count or (count is None and not marked):
            break
        items.append(_bare(context, paragraph))
    return items


def _marker_before(context: Context, paragraph: Span) -> bool:
    """Whether the outline has taken a marker from the head of ``paragraph``."""
    section = context.section_at(paragraph.start)
    return section.marker is not None and paragraph.start - section.start <= len(section.marker) + 2


def _bare(context: Context, span: Span) -> Span:
    """``span`` without its number and what ends it."""
    folded = context.folded
    end = span.end
    start = skip_space(folded, span.start, end)
    mark = context.grammar.contents.item.match(folded, start, end)
    start = start if mark is None else mark.end()
    while end > start and folded[end - 1] in " \t\n.;:,/":
        end -= 1
    return Span(start, end)
