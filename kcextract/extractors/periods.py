"""The period of a row: that of its sentence, else of the nearest heading above, else of the document."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import regex

from kcextract.extractors.context import Context
from kcextract.text.dates import Period, find_period, periods
from kcextract.text.folding import fold_pattern

# The year with which something is compared: "gấp 2 lần năm 2010", "so với cùng kỳ năm 2019".
_BASE = regex.compile(
    fold_pattern(
        r"(?:lần|so\s+với(?:\s+(?:cuối|giai\s+đoạn|thời\s+kỳ|cùng\s+kỳ|kế\s+hoạch|mức|thời\s+điểm|năm|của"
        r"|(?:trung\s+)?bình(?:\s+quân)?))*|cùng\s+kỳ|của|kết\s+quả|tình\s+hình|từ\s+cuối)\s+$"
    )
)
_BY_DATE = regex.compile(
    fold_pattern(
        r"\b(?:trước|đến(?:\s+hết)?|chậm\s+nhất(?:\s+là)?(?:\s+đến)?)\s+(?:ngày|tháng|quý)\s+"
        r"(?:[\d/-]|tháng|năm|[ivx]+\b|\s){1,24}?(?P<year>(?:19|20)\d{2})(?!\d)"
    )
)
_BEFORE_YEAR = regex.compile(fold_pattern(r"\btrước\s+năm\s+(?P<year>20\d{2})(?!\d)"))
_BASE_WINDOW = 48
_NAME_WINDOW = 400
_HEADING_SLACK = 40
_PUNCTUATION = 2


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
        self._above: dict[int, Stated] = {}
        header = context.header
        issued = 0 if header.issue_date is None else header.issue_date.year
        self._begins = header.period_start or issued
        if header.period_start is None and header.period_end is None:
            self._of_document = NOT_STATED
        else:
            self._of_document = Stated(header.period_start, header.period_end, "document")

    def in_text(self, start: int, end: int) -> list[Period]:
        """The periods stated in ``[start, end)``, but for those in names of programmes and acts."""
        folded = self._context.folded
        if folded.find("20", start, end) < 0 and folded.find("19", start, end) < 0:
            return []
        found = [
            period
            for period in periods(self._context.document.reading, start, end)
            if not self._is_of_a_name(start, period)
        ]
        # "trước ngày 30/6/2024" is up to 2024.
        found += [
            Period(None, int(match["year"]), *match.span()) for match in _BY_DATE.finditer(folded, start, end)
        ]
        # "trước năm 2025" is up to 2024, where it is no time of the past.
        found += [
            Period(None, int(match["year"]) - 1, *match.span())
            for match in _BEFORE_YEAR.finditer(folded, start, end)
            if 0 < self._begins < int(match["year"])
        ]
        return sorted(found, key=lambda period: period.start)

    def above(self, section: int) -> Stated:
        """The period of the nearest heading from ``section`` upwards, else of the document."""
        known = self._above
        if section not in known:
            parent = self._context.outline.sections[section].parent
            period = self._heading(section)
            if period is not None:
                known[section] = Stated(period.first, period.last, "section")
            else:
                known[section] = self._of_document if parent is None else self.above(parent)
        return known[section]

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
        """The one period of a heading that stands apart from what follows it and states no other figure."""
        section = self._context.outline.sections[number]
        if section.heading is None or section.kind in ("document", "preamble"):
            return None
        text = self._context.document.reading
        start = section.start + len(section.marker or "")
        end = min(section.own_end, start + len(section.heading) + _HEADING_SLACK)
        children = section.own_end < section.end
        if not children and not text[start : section.own_end].rstrip().endswith(":"):
            # A heading without children is one only where it is a paragraph of its own.
            paragraphs = self._context.document.paragraphs
            index = bisect_right(paragraphs, section.start, key=lambda each: each.start)
            if index == len(paragraphs) or not section.start < paragraphs[index].start < section.own_end:
                return None
            end = paragraphs[index].start
            if len(" ".join(text[start:end].split())) > len(section.heading) + _PUNCTUATION:
                return None
        stated = self.in_text(section.start, end)
        outlook = None if stated else find_period(text, section.start, end)
        if outlook is not None and not self._is_of_a_name(section.start, outlook):
            # "Định hướng đến năm 2030" is all that the heading states.
            stated = [outlook]
        if len(stated) != 1:
            return None
        rest = text[start : stated[0].start] + text[stated[0].end : end]
        return None if not children and any(map(str.isdigit, rest)) else stated[0]

    def _is_of_a_name(self, start: int, period: Period) -> bool:
        """Whether a period belongs to the name of a programme or act, or is a year to compare with."""
        folded = self._context.folded
        if _BASE.search(folded, max(start, period.start - _BASE_WINDOW), period.start) is not None:
            return True
        window = folded[max(start, period.start - _NAME_WINDOW) : period.start]
        return self._context.grammar.periods.named.search(window) is not None
