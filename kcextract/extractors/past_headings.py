"""What stands below headings without a number that say that what was is told there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.text.dates import find_period

_BULLETS = frozenset("-–+*• ")
_LONGEST = 160
# What stands above headings: a section of one of these kinds ends what an unnumbered one says.
_HIGHER = frozenset({"part", "chapter", "article", "roman", "appendix"})
# A title has no end of a sentence above it.
_ENDS = ".:;"


class PastHeadings:
    """The passages of one document below headings of what was without a number: bare ones, or in capitals."""

    def __init__(self, context: Context) -> None:
        self._context = context
        # Targets and budgets ask for the same headings.
        known: dict[int, tuple[list[Span], list[Span]]] = context.known(PastHeadings)
        if 0 not in known:
            known[0] = self._below_capitals(), self._below_bare()
        self._spans, self._bare = known[0]

    def hold(self, place: int) -> bool:
        """Whether ``place`` lies in one of them."""
        return holds(self._spans, place) or holds(self._bare, place)

    def _below_bare(self) -> list[Span]:
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

    def _below_capitals(self) -> list[Span]:
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
            if not firm or not text[start].isupper() or end - start > _LONGEST:
                continue
            if text[start:end].isupper() and " " in text[start:end]:
                if open_at is not None:
                    found.append(Span(open_at, start))
                open_at = start if ended and self._is_past(start, end) else None
        if open_at is not None:
            found.append(Span(open_at, len(text)))
        return found

    def _is_past(self, start: int, end: int) -> bool:
        """Whether a heading without a number says that what was is told below it, and no plans."""
        folded, grammar = self._context.folded, self._context.grammar.targets
        return (
            grammar.past.match(folded, start, end) is not None
            and grammar.beside.match(folded, start, end) is None
        )


def holds(spans: Sequence[Span], place: int) -> bool:
    """Whether ``place`` lies in one of ``spans``, which are in order and disjoint."""
    index = bisect_right(spans, place, key=lambda span: span.start) - 1 if spans else -1
    return index >= 0 and place < spans[index].end
