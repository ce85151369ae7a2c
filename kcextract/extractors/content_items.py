"""The content items: the numbered activities directly under Nội dung, or those that prose enumerates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kcextract.document import Notice, Span
from kcextract.extractors.activities import activity_code
from kcextract.extractors.context import Context
from kcextract.extractors.item_texts import told_apart, without_money
from kcextract.extractors.passages import (
    below_bare,
    is_listed_alone,
    is_prose,
    passages,
    running_paragraphs,
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
# More activities are not enumerated in one sentence.
_MOST = 40


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
    own = passages(context, part)
    head = titled(context, part)
    if head is not None and context.grammar.contents.label.match(context.folded, *head.title) is not None:
        yield from head.rest
    else:
        if part.marker is not None and own:
            own[0] = Span(part.start, own[0].end)
        yield from own
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
    paragraphs = running_paragraphs(context)
    for index, paragraph in enumerate(paragraphs):
        for sentence in sentences(context, paragraph):
            match = rules.enumeration.search(context.folded, sentence.start, sentence.end)
            if match is None:
                continue
            count = rules.count(match["count"])
            rest = Span(match.end(), sentence.end)
            if words(context, rest):
                items = _parts(context, rest, count)
            else:
                items = _listed(context, paragraphs[index + 1 : index + 1 + _MOST], count)
            notices = []
            if count is not None and len(items) != count:
                sentence_text = (
                    f"The text announces {count} activities, but {len(items)} of them can be told apart."
                )
                notices.append(
                    Notice("warning", "enumeration_count", sentence_text, match.start(), sentence.end)
                )
            return [_prose_row(context, number, item) for number, item in enumerate(items, 1)], notices
    return [], []


def _parts(context: Context, span: Span, count: int | None) -> list[Span]:
    """The items of ``span``: between semicolons, or between commas where that gives ``count``."""
    items = _split(context, span, ";")
    if len(items) > 1:
        return items
    items = _split(context, span, ",")
    return items if count is not None and len(items) == count else []


def _split(context: Context, span: Span, sign: str) -> list[Span]:
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
    start, end = span
    while start < end and folded[start].isspace():
        start += 1
    mark = context.grammar.contents.item.match(folded, start, end)
    start = start if mark is None else mark.end()
    while end > start and folded[end - 1] in " \t\n.;:,/":
        end -= 1
    return Span(start, end)


def _prose_row(context: Context, ordinal: int, span: Span) -> ContentItemRecord:
    title = words(context, span)
    code = activity_code(context, title) or _OTHER
    section = context.section_at(span.start).number
    return ContentItemRecord(
        context.doc_id, 0, section, ordinal, title, None, None, code, span.start, span.end
    )
