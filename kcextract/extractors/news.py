"""What is of news: where they, or a document among them, end; what tells of the past or of pictures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.extractors.passages import paragraphs, sentences
from kcextract.text.dates import periods
from kcextract.text.folding import fold_pattern

NEWS = "tin_bai"


# What a document ends with.
_DONE = "./."
# Prose, and no headline.
_PROSE = 160
_ENDS = (".", "…", ".”", '."')


class OtherNews:
    """The words of a document that tell of other news: headlines below it, and links among its paragraphs."""

    def __init__(self, context: Context) -> None:
        known: dict[int, tuple[int, list[Span]]] = context.known(OtherNews)
        if 0 not in known:
            known[0] = _others(context)
        self._begin, self._links = known[0]

    def hold(self, place: int) -> bool:
        """Whether ``place`` lies in them."""
        return place > self._begin or any(link.start <= place < link.end for link in self._links)


def _others(context: Context) -> tuple[int, list[Span]]:
    """Where headlines of other news begin below a text, its end without any; the links above them."""
    text, links = context.document.text, list[Span]()
    begin = context.outline.others
    # A document's own words go up to its last end mark.
    news = context.header.family == NEWS
    start = 0 if news else text.rfind(_DONE)
    if start < 0:
        return len(text) if begin is None else begin, links
    for more in context.grammar.outline.more.finditer(text, start, begin):
        if more["acts"] is not None and not news:
            continue  # the outline tells links from acts that a document lists itself
        line_end = text.find("\n", more.end())
        if more["link"] is None or not _goes_on(context, line_end):
            if begin is None:
                return more.start(), links
        else:
            links.append(Span(more.start(), line_end))
    return len(text) if begin is None else begin, links


def _goes_on(context: Context, line_end: int) -> bool:
    """Whether news go on behind the line of a link to others: with prose, or a heading and prose."""
    every = context.document.paragraphs
    first = bisect_left(context.paragraph_starts, line_end) if line_end >= 0 else len(every)
    return any(
        each.end - each.start >= _PROSE and context.document.text.endswith(_ENDS, each.start, each.end)
        for each in every[first : first + 2]
    )


# What stands before the time with which a paragraph begins: "(BHG) - Trong năm 2030, …".
_BEFORE_TIME = regex.compile(
    fold_pattern(
        r"\W*(?:\([^()]{1,20}\)\W*|\p{L}{2,6}\s?-\s?)?(?:(?:trong|kết\s+thúc|hết|riêng|tính\s+chung|chỉ\s+tính\s+riêng)\s+)*"
        r"(?:(?:cả|giai\s+đoạn|thời\s+kỳ)\s+)?"
    )
)
_HEAD = 80
# What a picture is told by.
_PICTURE = regex.compile(fold_pattern(r"(?:ảnh|hình)(?:\s+(?:minh\s+họa|tư\s+liệu|\d{1,2}))?\s*:"))
_PICTURE_INITIALS = "ẢHảh"


class PastParagraphs:
    """The first sentences of paragraphs that begin with a time gone by: what they tell was in it."""

    def __init__(self, spans: list[Span]) -> None:
        self._spans = spans

    def hold(self, place: int) -> bool:
        """Whether ``place`` lies in one of them."""
        index = bisect_right(self._spans, place, key=lambda span: span.start) - 1
        return index >= 0 and place < self._spans[index].end


def paragraphs_gone_by(context: Context) -> PastParagraphs:
    """What the paragraphs of news that begin with years gone by tell of these; nothing where it is no news.

    What is told of a picture was there, too.

    "Năm 2030, tỉnh trồng 500 ha. Trung tâm hỗ trợ 20 cơ sở. Năm 2031, …": up to a sentence with another
    time, or one that speaks of what is to come.
    """
    header = context.header
    if header.family != NEWS or header.issue_date is None:
        return PastParagraphs([])
    known: PastParagraphs | None = context.known(paragraphs_gone_by).get(0)
    if known is None:
        spans = [
            past
            for each in paragraphs(context, 0, len(context.folded))
            if (past := _caption(context, each) or _past_of(context, each, header.issue_date.year))
            is not None
        ]
        known = context.known(paragraphs_gone_by)[0] = PastParagraphs(spans)
    return known


def _caption(context: Context, paragraph: Span) -> Span | None:
    """A paragraph that is the words below a picture: "Ảnh: Một buổi học, lớp có 20 học viên"."""
    if context.document.reading[paragraph.start] not in _PICTURE_INITIALS:
        return None
    return paragraph if _PICTURE.match(context.folded, *paragraph) is not None else None


def _past_of(context: Context, paragraph: Span, year: int) -> Span | None:
    """The sentences with which a paragraph begins that tell of years before ``year``; None without any."""
    reading, end = context.document.reading, min(paragraph.end, paragraph.start + _HEAD)
    first = next(periods(reading, paragraph.start, end), None)
    if first is None or first.last is None or first.last >= year:
        return None
    if _BEFORE_TIME.fullmatch(context.folded, paragraph.start, first.start) is None:
        return None
    ahead = context.grammar.targets.ahead
    stop = paragraph.start
    for sentence in sentences(context, paragraph):
        told = all(each.last is not None and each.last < year for each in periods(reading, *sentence))
        if not told or ahead.search(context.folded, *sentence) is not None:
            break
        stop = sentence.end
    return Span(paragraph.start, stop) if stop > paragraph.start else None
