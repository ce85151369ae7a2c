"""The content items: the numbered activities directly under Nội dung, or those that prose enumerates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kcextract.document import Notice, Span
from kcextract.extractors.activities import activity_code
from kcextract.extractors.context import Context
from kcextract.extractors.enumerations import enumeration, ordered, split
from kcextract.extractors.item_texts import told_apart, without_money
from kcextract.extractors.passages import (
    below_bare,
    is_listed_alone,
    is_prose,
    marked_passages,
    paragraphs,
    sentences,
    title_of,
    titled,
    told,
    words,
)
from kcextract.outline import Section
from kcextract.records import ContentItemRecord

_NUMBERED = frozenset({"part", "roman", "arabic", "decimal", "letter"})
_ITEM = "content_item"
_RESULT = "expected_result"
# What in an item is told in tables of its own.
_APART = frozenset({_RESULT, "budget"})
_OTHER = "khac"


def extract_content_items(context: Context) -> tuple[tuple[ContentItemRecord, ...], tuple[Notice, ...]]:
    """The activities of a programme in text order.

    Notices: ``contents_without_items`` where nothing under Nội dung is numbered, ``enumeration_count`` where
    prose says another number of activities than it enumerates (there are no rows then, if it cannot be told
    where one ends).
    """
    rows: list[ContentItemRecord] = []
    notices: list[Notice] = []
    contents = [section for section in context.outline.sections if section.role == "contents"]
    for section in contents:
        if section.marker is None:
            continue
        children = context.children(section)
        rows += _rows(context, children)
        if not any(child.kind in _NUMBERED for child in children) and not _is_bullet(section):
            sentence = "Nothing under the heading of the contents is numbered: they give no items."
            notices.append(Notice("info", "contents_without_items", sentence, section.start, section.own_end))
    alone = [each for each in context.children(context.outline.sections[0]) if is_listed_alone(context, each)]
    rows += _rows(context, alone)
    rows += _below_bare(context, alone)
    if not contents and not rows and is_prose(context):
        rows, notices = _in_prose(context)
    rows.sort(key=lambda row: row.start)
    return tuple(replace(row, content_item_no=number) for number, row in enumerate(rows)), tuple(notices)


def _is_bullet(section: Section) -> bool:
    return section.kind not in _NUMBERED and section.kind not in ("chapter", "article")


def _rows(context: Context, sections: Iterable[Section]) -> Iterator[ContentItemRecord]:
    """The rows of those of ``sections`` that are numbered items."""
    for section in sections:
        row = _row(context, section) if section.role == _ITEM and section.kind in _NUMBERED else None
        if row is not None:
            yield row


def _below_bare(context: Context, listed: Iterable[Section]) -> Iterator[ContentItemRecord]:
    """The items whose titles are headings without a marker, inside a part with one in capitals.

    ``listed`` are the sections that stand below such headings.
    """
    starts = [each.start for each in context.outline.bare]
    for heading, _, section, pieces in below_bare(context, _ITEM):
        end = next((start for start in starts if start > heading.start), len(context.folded))
        bullets = [each for each in listed if heading.start < each.start < end]
        description = sorted(
            [*pieces, *(span for each in bullets for span in told(context, each, marked=True))]
        )
        if description:
            described, result = told_apart(context, (), description)
            yield ContentItemRecord(
                context.doc_id,
                0,
                section.number,
                None,
                words(context, heading),
                _text(context, described),
                _text(context, result),
                _code(context, heading, description),
                heading.start,
                max(span.end for span in description),
            )


def _row(context: Context, item: Section) -> ContentItemRecord | None:
    head = titled(context, item)
    if head is None:
        return None
    title = words(context, head.title)
    own = [*_without_label(context, head.rest)]
    description: list[Span] = []
    result: list[Span] = []
    for child in context.children(item):
        if child.role == _RESULT:
            result += _results(context, child)
        elif child.role not in _APART and child.kind != "table":
            description += _described(context, child)
            result += _nested_results(context, child)
    spans = [head.title, *own, *description, *result]
    described, inline = told_apart(context, own, description)
    return ContentItemRecord(
        context.doc_id,
        0,
        item.number,
        item.ordinal,
        title,
        _text(context, described),
        _text(context, [*inline, *without_money(context, result)]),
        _code(context, head.title, [*own, *description]),
        item.start,
        max(span.end for span in spans),
    )


def _code(context: Context, title: Span, description: list[Span]) -> str:
    """The kind of activity by an item's title, or behind "Nội dung 1:" by its first words."""
    span = title
    if description and context.grammar.contents.number.match(context.folded, title.start, title.end):
        span = description[0]
    return activity_code(context, title_of(words(context, span))) or _OTHER


def _text(context: Context, spans: list[Span]) -> str | None:
    return " ".join(words(context, span) for span in spans) or None


def _described(context: Context, part: Section) -> Iterator[Span]:
    """What a part of an item tells, without titles that only say that the contents follow."""
    head = titled(context, part)
    if head is not None and context.grammar.contents.label.match(context.folded, *head.title) is not None:
        yield from head.rest
    else:
        yield from marked_passages(context, part)
    for child in context.children(part):
        if child.kind != "table" and child.role not in _APART:
            yield from _described(context, child)


def _without_label(context: Context, spans: tuple[Span, ...]) -> Iterator[Span]:
    for span in spans:
        label = context.grammar.contents.inline_label.match(context.folded, span.start, span.end)
        yield span if label is None else Span(label.end(), span.end)


def _results(context: Context, section: Section) -> Iterator[Span]:
    """What a section of expected results tells, without its label."""
    head = titled(context, section)
    if head is not None:
        yield from head.rest
    for child in context.children(section):
        if child.kind != "table" and child.role == _RESULT:
            yield from told(context, child, marked=True, without=("budget",))


def _nested_results(context: Context, section: Section) -> Iterator[Span]:
    """The expected results that stand deeper in an item."""
    for child in context.children(section):
        if child.role == _RESULT:
            yield from _results(context, child)
        elif child.kind != "table":
            yield from _nested_results(context, child)


# Prose


def _in_prose(context: Context) -> tuple[list[ContentItemRecord], list[Notice]]:
    """The activities of the first enumeration in running text."""
    rules = context.grammar.contents
    listed = ordered(context, rules.ordered)
    rows = [_ordered_row(context, *each) for each in enumerate(listed.items, 1)] if listed is not None else []
    if listed is None:
        listed = enumeration(context, rules.enumeration)
        rows = [_prose_row(context, *each) for each in enumerate(listed.items, 1)] if listed else []
    if listed is None or listed.announced is None or len(rows) == listed.announced:
        return rows, []
    sentence = f"The text announces {listed.announced} activities, but {len(rows)} of them can be told apart."
    return rows, [Notice("warning", "enumeration_count", sentence, *listed.lead)]


def _ordered_row(context: Context, ordinal: int, span: Span) -> ContentItemRecord:
    """The row of an item whose first sentence is its title, what it costs in it left out."""
    first, *rest = sentences(context, span)
    cut = context.grammar.contents.title_end.search(context.folded, *first)
    row = _prose_row(context, ordinal, Span(first.start, first.end if cut is None else cut.start()))
    # A clause behind the title may tell what the item costs, and another one what is done.
    told = [] if cut is None else [*_clauses(context, Span(cut.end(), first.end))]
    if rest:
        told += without_money(context, paragraphs(context, rest[0].start, span.end))
    return replace(row, description=_text(context, told), end=span.end)


def _clauses(context: Context, span: Span) -> Iterator[Span]:
    """What is told in ``span`` from the first clause on that is not on money; semicolons part them."""
    amount, folded = context.grammar.contents.amount, context.folded
    for clause in split(context, span, ";"):
        if amount.search(folded, *clause) is None:
            yield Span(clause.start, span.end)
            return
        # "mở 6 lớp, kinh phí 300 triệu đồng": what is done before the money is told.
        yield from (part for part in without_money(context, [clause]) if amount.search(folded, *part) is None)


def _prose_row(context: Context, ordinal: int, span: Span) -> ContentItemRecord:
    title = words(context, span).rstrip(" .:;,")
    code = activity_code(context, title) or _OTHER
    section = context.section_at(span.start).number
    return ContentItemRecord(
        context.doc_id, 0, section, ordinal, title, None, None, code, span.start, span.end
    )
