"""Where a document tells what was: under headings without a number, behind labels, in reports of results."""

from __future__ import annotations

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.extractors.past_headings import PastHeadings, holds
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


class PastPassages:
    """The passages of one document that tell what was, without a section of their own that says so."""

    def __init__(self, context: Context, *, news: bool) -> None:
        self._context = context
        self._news = news
        self._headings = PastHeadings(context)
        self._labelled = self._read_labelled()
        self._results = self._read_results()

    def hold(self, place: int) -> bool:
        """Whether ``place`` lies in one of them."""
        return self._headings.hold(place) or holds(self._labelled, place) or holds(self._results, place)

    def _read_labelled(self) -> list[Span]:
        """The paragraphs that begin with a label for what is amiss, in order."""
        context, text = self._context, self._context.document.reading
        return [
            Span(start, end)
            for start, end, firm in context.document.paragraphs
            if firm and self._is_labelled(text, start, end)
        ]

    def _read_results(self) -> list[Span]:
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

    def _is_labelled(self, text: str, start: int, end: int) -> bool:
        while text[start] in _BULLETS and start + 1 < end:
            start += 1
        return text[start] in _LABEL_INITIALS and _LABEL.match(self._context.folded, start, end) is not None
