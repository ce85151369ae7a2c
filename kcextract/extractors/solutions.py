"""The solutions: the items directly under Giải pháp."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from kcextract.document import Notice, Span
from kcextract.extractors.context import Context
from kcextract.extractors.enumerations import enumeration, ordered
from kcextract.extractors.passages import (
    below_bare,
    below_one_heading,
    is_listed_alone,
    is_prose,
    passages,
    title_of,
    titled,
    told,
    tops,
    words,
)
from kcextract.outline import Section
from kcextract.records import SolutionRecord

_ROLE = "solutions"
_SIGNS = (".", ";")


def extract_solutions(context: Context) -> tuple[tuple[SolutionRecord, ...], tuple[Notice, ...]]:
    """One row an item directly under Giải pháp, numbered or not; where none is marked, one a paragraph.

    In a text without outline they are those that it enumerates.

    A notice ``solutions_without_items`` says where a heading stands alone.
    """
    rows: list[SolutionRecord] = []
    notices: list[Notice] = []
    every = tops(context, _ROLE)
    for top in every:
        found = list(_items(context, top))
        if not found:
            sentence = "No solution is told under the heading of the solutions."
            notices.append(Notice("info", "solutions_without_items", sentence, top.start, top.own_end))
        rows += found
    if not every:
        for _, _, section, pieces in below_bare(context, _ROLE):
            rows += [_row(context, section, None, piece) for piece in pieces]
        if not rows and is_prose(context):
            rows += _in_prose(context)
    return tuple(replace(row, solution_no=number) for number, row in enumerate(rows)), tuple(notices)


def _in_prose(context: Context) -> Iterator[SolutionRecord]:
    """The solutions of the first enumeration of them in running text."""
    rules = context.grammar.contents
    listed = ordered(context, rules.ordered_solutions) or enumeration(context, rules.solutions)
    for ordinal, span in enumerate(listed.items if listed is not None else (), 1):
        # The sign at its end is part of its text.
        end = span.end + (context.folded[span.end : span.end + 1] in _SIGNS)
        yield _row(context, context.section_at(span.start), ordinal, Span(span.start, end))


def _items(context: Context, top: Section) -> Iterator[SolutionRecord]:
    if is_listed_alone(context, top):
        yield from _listed(context, top)
        return
    marked = False
    for child in context.children(top):
        if child.kind == "table":
            continue
        if child.marker is None:
            for span in passages(context, child):
                yield _row(context, child, None, span)
            continue
        marked = True
        head = titled(context, child)
        if head is None:
            continue
        spans = list(told(context, child, marked=False))
        yield SolutionRecord(
            context.doc_id,
            0,
            child.number,
            child.ordinal,
            words(context, head.title),
            " ".join(words(context, span) for span in spans),
            child.start,
            spans[-1].end,
        )
    if not marked:
        head = titled(context, top)
        for span in head.rest if head is not None else ():
            yield _row(context, top, None, span)


def _listed(context: Context, bullet: Section) -> Iterator[SolutionRecord]:
    """The solution that a bullet below a heading without a marker tells, with what is listed in it."""
    own = below_one_heading(context, bullet, passages(context, bullet))
    spans = [
        *own,
        *(span for child in context.children(bullet) for span in told(context, child, marked=True)),
    ]
    if spans:
        text = " ".join(words(context, span) for span in spans)
        yield SolutionRecord(
            context.doc_id, 0, bullet.number, None, title_of(text), text, bullet.start, spans[-1].end
        )


def _row(context: Context, section: Section, ordinal: int | None, span: Span) -> SolutionRecord:
    text = words(context, span)
    return SolutionRecord(
        context.doc_id, 0, section.number, ordinal, title_of(text), text, span.start, span.end
    )
