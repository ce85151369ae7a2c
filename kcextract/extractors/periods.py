"""The period of a row: that of its sentence, else of the nearest heading above, else of the document."""

from __future__ import annotations

from typing import NamedTuple

import regex

from kcextract.extractors.context import Context
from kcextract.text.dates import Period, periods

# The year with which something is compared: "gấp 2 lần năm 2010", "so với cùng kỳ năm 2019".
_BASE = regex.compile(r"(?:lần|so\s+với(?:\s+cuối)?|cùng\s+kỳ|của|kết\s+quả|tình\s+hình|từ\s+cuối)\s+$")
_BASE_WINDOW = 24
_NAME_WINDOW = 400


class Stated(NamedTuple):
    """A period and where it is stated (``sentence``, ``section``, ``document``); all None without one."""

    first: int | None
    last: int | None
    basis: str | None


NOT_STATED = Stated(None, None, None)


class PeriodReader:
    """Reads periods in one document; headings are read once."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._of_heading: dict[int, Period | None] = {}
        header = context.header
        if header.period_start is None and header.period_end is None:
            self._of_document = NOT_STATED
        else:
            self._of_document = Stated(header.period_start, header.period_end, "document")

    def in_text(self, start: int, end: int) -> list[Period]:
        """The periods stated in ``[start, end)``, but for those in names of programmes and acts."""
        folded = self._context.folded
        if not any(digit in folded[start:end] for digit in ("19", "20")):
            return []
        return [
            period
            for period in periods(self._context.document.reading, start, end)
            if not self._is_of_a_name(start, period)
        ]

    def above(self, section: int) -> Stated:
        """The period of the nearest heading from ``section`` upwards, else of the document."""
        for each in self._context.ancestors(self._context.outline.sections[section]):
            period = self._heading(each.number)
            if period is not None:
                return Stated(period.first, period.last, "section")
        return self._of_document

    def of_span(self, section: int, start: int, end: int) -> Stated:
        """The period of ``[start, end)`` in ``section``: the first that it states, else that above."""
        stated = self.in_text(start, end)
        if stated:
            return Stated(stated[0].first, stated[0].last, "sentence")
        return self.above(section)

    def _heading(self, number: int) -> Period | None:
        if number not in self._of_heading:
            self._of_heading[number] = self._read_heading(number)
        return self._of_heading[number]

    def _read_heading(self, number: int) -> Period | None:
        section = self._context.outline.sections[number]
        children = section.own_end < section.end
        if section.heading is None or section.kind in ("document", "preamble") or not children:
            return None
        end = min(section.own_end, section.start + len(section.marker or "") + len(section.heading) + 40)
        stated = self.in_text(section.start, end)
        return stated[0] if len(stated) == 1 else None

    def _is_of_a_name(self, start: int, period: Period) -> bool:
        """Whether a period belongs to the name of a programme or act, or is a year to compare with."""
        folded = self._context.folded
        if _BASE.search(folded, max(start, period.start - _BASE_WINDOW), period.start) is not None:
            return True
        window = folded[max(start, period.start - _NAME_WINDOW) : period.start]
        return self._context.grammar.periods.named.search(window) is not None
