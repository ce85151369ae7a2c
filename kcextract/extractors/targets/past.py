"""Where a document tells what was: under headings in capitals without a number, and behind labels."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.text.dates import find_period
from kcextract.text.folding import fold_pattern

# "Tồn tại: …", "Khó khăn, hạn chế: …"
_LABEL = regex.compile(
    fold_pattern(
        r"(?:những\s+|một\s+số\s+)?(?:tồn\s+tại|hạn\s+chế|khó\s+khăn|khuyết\s+điểm|yếu\s+kém)"
        r"(?:\s*,?\s*(?:và\s+)?(?:tồn\s+tại|hạn\s+chế|khó\s+khăn|khuyết\s+điểm|yếu\s+kém|nguyên\s+nhân))*\s*:"
    )
)
_LABEL_INITIALS = frozenset("THKNMY")
# So far the first words of news go.
_LEAD = 900
_BODY = 3000
_BULLETS = frozenset("-–+*• ")
_LONGEST = 160
# What stands above headings: a section of one of these kinds ends what an unnumbered one says.
_HIGHER = frozenset({"part", "chapter", "article", "roman", "appendix"})
# A title has no end of a sentence above it.
_ENDS = ".:;"


class PastPassages:
    """The passages of one document that tell what was, without a section of their own that says so."""

    def __init__(self, context: Context, *, news: bool) -> None:
        self._context = context
        self._news = news

    def hold(self, place: int) -> bool:
        """Whether ``place`` lies in one of them."""
        return _holds(self._spans, place) or _holds(self._results, place) or _holds(self._bare, place)

    @cached_property
    def _bare(self) -> list[Span]:
        """What stands below bare headings that say that what was is told there."""
        bare = self._context.outline.bare
        ends = [*(each.start for each in bare[1:]), len(self._context.folded)]
        return [
            Span(each.start, end)
            for each, end in zip(bare, ends, strict=False)
            if self._is_past(each.start, each.end) or self._is_over(each.start, each.end)
        ]

    def _is_over(self, start: int, end: int) -> bool:
        """Whether a heading names a time that was over when the document was issued: "Kết quả năm 2029"."""
        issued = self._context.header.issue_date
        period = None if issued is None else find_period(self._context.document.reading, start, end)
        if issued is None or period is None or period.last is None:
            return False
        return period.last < issued.year

    @cached_property
    def _spans(self) -> list[Span]:
        """They are in order and disjoint."""
        context, text = self._context, self._context.document.reading
        found: list[Span] = []
        open_at: int | None = None
        before = 0
        for begin, end, firm in context.document.paragraphs:
            start = begin
            ended = before > 0 and text[before - 1] in _ENDS
            before = end
            if open_at is not None:
                section = context.section_at(start)
                if section.start == start and section.kind in _HIGHER:
                    found.append(Span(open_at, start))
                    open_at = None
            while text[start] in _BULLETS and start + 1 < end:
                start += 1
            initial = text[start]
            if not firm or not initial.isupper():
                continue
            if end - start <= _LONGEST and text[start:end].isupper() and " " in text[start:end]:
                if open_at is not None:
                    found.append(Span(open_at, start))
                open_at = start if ended and self._is_past(start, end) else None
            elif open_at is None and initial in _LABEL_INITIALS and self._is_labelled(start, end):
                found.append(Span(start, end))
        if open_at is not None:
            found.append(Span(open_at, len(text)))
        return found

    @cached_property
    def _results(self) -> list[Span]:
        """The paragraphs of news that reports results, up to the first that speaks of what is to come.

        A later one that says what was reached tells what was again.
        """
        if not self._news:
            return []
        context, grammar = self._context, self._context.grammar.targets
        folded = context.folded
        lead = grammar.results.search(folded, 0, _LEAD)
        ahead = grammar.ahead.search(folded, 0, _BODY)
        if ahead is None and lead is not None and grammar.planned.search(folded, 0, _BODY) is None:
            return [Span(0, len(folded))]  # it tells of no plan at all
        if lead is None or (ahead is not None and ahead.start() < lead.start()):
            return []
        found = []
        past = True
        for start, end, _ in context.document.paragraphs:
            if grammar.ahead.search(folded, start, end) is not None:
                past = False
            elif grammar.fulfilled.search(folded, start, end) is not None:
                past = True
            if past:
                found.append(Span(start, end))
        return found

    def _is_labelled(self, start: int, end: int) -> bool:
        """Whether a paragraph begins with a label for what is amiss."""
        return _LABEL.match(self._context.folded, start, end) is not None

    def _is_past(self, start: int, end: int) -> bool:
        """Whether a heading without a number says that what was is told below it, and no plans."""
        folded, grammar = self._context.folded, self._context.grammar.targets
        return (
            grammar.past.match(folded, start, end) is not None
            and grammar.beside.match(folded, start, end) is None
        )


def _holds(spans: list[Span], place: int) -> bool:
    """Whether ``place`` lies in one of ``spans``, which are in order and disjoint."""
    index = bisect_right(spans, place, key=lambda span: span.start) - 1 if spans else -1
    return index >= 0 and place < spans[index].end
