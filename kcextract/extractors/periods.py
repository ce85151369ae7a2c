"""The period of a row: that of its sentence, else of the nearest heading above, else of the document."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import NamedTuple

import regex

from kcextract.extractors.context import Context
from kcextract.extractors.led_lists import LedLists
from kcextract.extractors.phases import Phases
from kcextract.outline import BULLETS, Section
from kcextract.text.dates import Period, find_period, periods
from kcextract.text.folding import fold, fold_pattern

# The year with which something is compared: "gấp 2 lần năm 2010", "so với cùng kỳ năm 2019".
_BASE = regex.compile(
    fold_pattern(
        r"(?:lần|\bgấp\s+(?:đôi|rưỡi|ba|bốn)(?:\s+so\s+với)?(?:\s+năm)?|\bso(?:\s+với)?(?:\s+(?:cuối|giai\s+đoạn|thời\s+kỳ|cùng\s+kỳ|kế\s+hoạch|mức|thời\s+điểm|ước|thực\s+hiện|kết\s+quả|năm|của"
        r"|(?:trung\s+)?bình(?:\s+quân)?))*|cùng\s+kỳ|của|kết\s+quả|tình\s+hình|từ\s+cuối)\s+$"
    )
)
_BY_DATE = regex.compile(
    fold_pattern(
        r"\b(?:trước(?:\s+ngày)?\s+(?P<new_year>0?1\s?[/.-]\s?0?1\s?[/.-]|0?1\s+tháng\s+0?1\s+năm)\s?"
        r"|(?:trước|đến(?:\s+hết)?|chậm\s+nhất(?:\s+là)?(?:\s+đến)?)\s+(?:(?:ngày|tháng|quý|vụ|mùa(?:\s+(?:mưa|khô|lũ|bão|vụ))?)\s+"
        r"(?:[\d/-]|tháng|năm|[ivx]+\b|\s){1,24}?|\d{1,2}[/.-]\d{1,2}[/.-]|(?:dịp\s+)?tết(?:\s+(?:nguyên\s+đán|âm\s+lịch|cổ\s+truyền))?(?:\s+năm)?\s+))(?P<year>(?:19|20)\d{2})(?!\d)"
    )
)
_FROM_DAY = regex.compile(
    fold_pattern(r"\btừ\s+(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?:[/.-](?P<year>(?:19|20)\d{2}))?\s+$")
)
# A day from which something is so for good: "từ ngày 01/7/2027".
_SINCE_DAY = regex.compile(
    fold_pattern(
        r"(?<!\b(?:kể|tính)\s+)\btừ\s+ngày\s+(?:\d{1,2}[/.-]\d{1,2}[/.-]|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+)"
        r"(?P<year>(?:19|20)\d{2})(?!\d)(?!\s*(?:đến|tới|-|–))"
    )
)
_BEFORE, _SINCE = map(fold, ("trước", "từ"))
_DAY_WINDOW = 30
_BEFORE_YEAR = regex.compile(fold_pattern(r"\btrước\s+năm\s+(?P<year>20\d{2})(?!\d)"))
# The end of a time that was named before: "nâng lên 60.000 ha vào cuối kỳ".
_AT_ITS_END = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:(?P<by>đến|tới)|vào)\s+cuối\s+(?:kỳ|giai\s+đoạn)(?!\p{L})(?!\s+(?:\d|trước|này|[ivx]+(?!\p{L})))"
    )
)
_END = fold("cuối")
_TERM_WINDOW = 1500
# At the head of a sentence a plan is that of the year behind it: "Kế hoạch năm 2022 trồng 500 ha".
_OWN_PLAN = regex.compile(
    fold_pattern(
        r"\W*(?:(?:(?:mục\s+tiêu|chỉ\s+tiêu)(?:\s+(?:cụ\s+thể|chung|tổng\s+quát|chính|của))*|theo)\s+)?kế\s+hoạch\s+"
        r"|\W*(?:mục\s+tiêu|chỉ\s+tiêu)(?:\s+(?:cụ\s+thể|chung|tổng\s+quát|chính))*\s+của\s+(?:đề\s+án|chương\s+trình)\s+"
        # "Nhiệm kỳ 2031 - 2036, Hội phấn đấu …"
        r"|\W*(?:(?:trong|bước\s+vào)\s+)?nhiệm\s+kỳ\s+"
    )
)
# "từ nay đến năm 2030" is a time, whatever stands before it.
_FROM_NOW = regex.compile(fold_pattern(r"từ\s+nay(?!\p{L})"))
_OF_PROGRAMME = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:chương\s+trình|đề\s+án|dự\s+án|kế\s+hoạch)(?!\p{L})(?:[^;:.,()]|\([^()]*\))*$"
    )
)
# What a paragraph may say beside its period and be no more than the label of what is listed below it.
_ONLY = regex.compile(
    fold_pattern(
        r"(?:\W|\b(?:giai\s+đoạn|thời\s+kỳ|trong|mục\s+tiêu|chỉ\s+tiêu|nhiệm\s+vụ|kế\s+hoạch|phấn\s+đấu|định\s+hướng|cụ\s+thể)\b)*"
    )
)
# A heading that tells of which time the figures in brackets are: "Đến năm 2025 (trong ngoặc là năm 2030)".
_IN_BRACKETS = regex.compile(fold_pattern(r"\([^()]{0,40}\bngoặc(?!\p{L})[^()]{0,80}\)"))
# What leads an item in that tells of the years that are left.
_LEFT = regex.compile(
    fold_pattern(r"\s*(?:trong\s+)?(?:(?:các|những|hai|ba|bốn|\d{1,2})\s+)?năm\s+còn\s+lại\s*[:,(]")
)
_IS_LEFT = regex.compile(fold_pattern(r"còn\s+lại"))
_LONGEST_LABEL = 90
_LONGEST_MARKER = 10
_UNLABELLED = frozenset({"header", "legal_bases", "recipients", "signature", "appendix"})
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
        self._phases = Phases(context)
        self._lists = LedLists(context)
        self._of_heading: dict[int, Period | None] = {}
        self._above: dict[int, Stated] = {}
        self._of_brackets: dict[int, Period] = {}
        # Rare words are looked for once.
        self._tells_what_is_left = _IS_LEFT.search(context.folded) is not None
        header = context.header
        self._begins = header.begins or 0
        if header.period_start is None and header.period_end is None:
            self._of_document = NOT_STATED
        else:
            self._of_document = Stated(header.period_start, header.period_end, "document")
        self._bare = self._read_bare()
        self._labels = self._read_labels()
        self._listed = self._read_lists()

    def in_text(self, start: int, end: int) -> list[Period]:
        """The periods stated in ``[start, end)``, but for those in names of programmes and acts."""
        folded = self._context.folded
        phases = [*self._phases.in_text(start, end)] if self._phases.are_told else []
        if folded.find("20", start, end) < 0 and folded.find("19", start, end) < 0:
            return sorted(phases + self._at_its_end(start, end), key=lambda period: period.start)
        found = [
            period
            for period in periods(self._context.document.reading, start, end)
            if not self._is_of_a_name(start, period)
        ]
        # "trước ngày 30/6/2024" and "trước ngày 01/01/2025" are up to 2024; their years are no periods.
        dated = [
            Period(
                self._since(start, match),
                int(match["year"]) - (match["new_year"] is not None),
                *match.span(),
            )
            for match in _BY_DATE.finditer(folded, start, end)
        ]
        found = [
            each for each in found if not any(day.start <= each.start < day.end for day in dated)
        ] + dated
        # "trước năm 2025" is up to 2024, where it is no time of the past.
        if folded.find(_BEFORE, start, end) >= 0:
            found += [
                Period(None, int(match["year"]) - 1, *match.span())
                for match in _BEFORE_YEAR.finditer(folded, start, end)
                if 0 < self._begins < int(match["year"])
            ]
        if folded.find(_SINCE, start, end) >= 0:
            found += [
                Period(int(match["year"]), None, *match.span())
                for match in _SINCE_DAY.finditer(folded, start, end)
                if 0 < self._begins <= int(match["year"])
            ]
        found += phases + self._at_its_end(start, end)
        return sorted(found, key=lambda period: period.start)

    def _at_its_end(self, start: int, end: int) -> list[Period]:
        """The year in which the time ends of which ``[start, end)`` says "vào cuối kỳ", if it is known.

        "Đến cuối giai đoạn" is all of the document's own time, as "đến hết giai đoạn 1" is all of a phase.
        """
        folded = self._context.folded
        if folded.find(_END, start, end) < 0:
            return []
        matches = list(_AT_ITS_END.finditer(folded, start, end))
        year = self._term_end(start) if matches else None
        header = self._context.header
        since = header.period_start if header.period_end == year else None
        return [
            Period(year if match["by"] is None else since, year, *match.span())
            for match in matches
            if year is not None
        ]

    def _term_end(self, place: int) -> int | None:
        """The last year of the document's own time, or of the last one named, of those that have several."""
        header = self._context.header
        if header.period_end is not None and header.period_start != header.period_end:
            return header.period_end
        before = periods(self._context.document.reading, max(0, place - _TERM_WINDOW), place)
        return next((each.last for each in reversed(list(before)) if each.first != each.last), None)

    def _since(self, floor: int, until: regex.Match[str]) -> int | None:
        """The year of the day that stands before "đến 30/11/2030": "từ ngày 15/10"; it may be that year."""
        window = self._context.folded[max(floor, until.start() - _DAY_WINDOW) : until.start()]
        since = _FROM_DAY.search(window)
        return None if since is None else int(since["year"] or until["year"])

    def in_names(self, start: int, end: int) -> list[Period]:
        """The periods in names of programmes in ``[start, end)``."""
        folded = self._context.folded
        if folded.find("20", start, end) < 0:
            return []
        return [
            period
            for period in periods(self._context.document.reading, start, end)
            if _OF_PROGRAMME.search(folded, start, period.start) is not None
        ]

    def above(self, section: int, place: int | None = None) -> Stated:
        """The period of the nearest heading from ``section`` upwards, else of the document.

        A paragraph without a marker that says nothing but a time ("Đến năm 2025:") is one, too: for what is
        listed below it, and for the own text of ``section`` between it and ``place``. So is what leads a list
        in on a page whose text has no section, for that list alone.
        """
        label = None if place is None else self._label_in(section, place)
        if label is not None:
            return self._of_label(label)
        led = None if self._context.outline.body is None else self._led(section, place)
        if led is not None:
            return led
        known = self._above
        if section not in known:
            parent = self._context.outline.sections[section].parent
            period = self._heading(section) or self._label_over(section) or self._left_over(section)
            if period is not None:
                known[section] = self._of_label(period)
            else:
                known[section] = self._of_document if parent is None else self.above(parent)
        return known[section]

    def _led(self, section: int, place: int | None) -> Stated | None:
        """The one period of the words that lead in the list in which ``place`` stands, else the document's.

        What stands behind a list has no time of it; None where ``section`` is of no such list.
        """
        start = self._context.outline.sections[section].start
        listed = self._lists.at(start)
        if listed is None:
            return None
        if place is not None and place >= listed.end:
            return self._of_document
        for span in (listed.lead, listed.above):
            stated = [] if span is None else self.in_text(*span)
            stated = [each for each in stated if each.last is None or each.last >= self._begins]
            if len(stated) == 1:
                return Stated(stated[0].first, stated[0].last, "section")
            if stated:
                break
        return self._of_document

    def in_brackets(self, section: int) -> Stated | None:
        """The period of figures in brackets, where a heading of ``section`` or above it tells it."""
        number: int | None = section
        while number is not None:
            self._heading(number)
            period = self._of_brackets.get(number)
            if period is not None:
                return Stated(period.first or period.last, period.last, "section")
            number = self._context.outline.sections[number].parent
        return None

    def of_span(self, section: int, start: int, end: int) -> Stated:
        """The period of ``[start, end)`` in ``section``: the first that it states, else that above.

        Those that are over when the document begins are of what is compared: "đạt 60 % (2030 là 48 %)".
        """
        for period in self.in_text(start, end):
            if period.last is None or period.last >= self._begins:
                return Stated(period.first, period.last, "sentence")
        return self.above(section, start)

    def is_label(self, start: int) -> bool:
        """Whether the paragraph at ``start`` says nothing but a time, for what stands below it."""
        labels = self._labels
        index = bisect_left(labels, start, key=lambda each: each.start)
        return index < len(labels) and labels[index].start == start

    def _of_label(self, label: Period) -> Stated:
        """What a label says; what stands below a bare heading without a time has that of the document."""
        timed = label.first is not None or label.last is not None
        return Stated(label.first, label.last, "section") if timed else self._of_document

    def _label_in(self, section: int, place: int) -> Period | None:
        """The last label in the own text of ``section`` before ``place``."""
        labels = self._labels
        index = bisect_left(labels, place, key=lambda each: each.start) - 1
        if index < 0 or self._context.section_at(labels[index].start).number != section:
            return None
        return labels[index]

    def _label_over(self, number: int) -> Period | None:
        """The label under which ``section`` is listed with those beside it."""
        section = self._context.outline.sections[number]
        listed = self._listed.get(section.parent, ())
        index = bisect_right(listed, section.start, key=lambda each: each[0]) - 1
        return listed[index][1] if index >= 0 else None

    def _left_over(self, number: int) -> Period | None:
        """The years that the items before ``section`` leave of those above: "+ Các năm còn lại: 10 cơ sở"."""
        section = self._context.outline.sections[number]
        if section.parent is None or not self._tells_what_is_left:
            return None
        start = section.start + len(section.marker or "")
        match = _LEFT.match(self._context.folded, start, section.own_end)
        if match is None:
            return None
        stated: list[Period] = []
        for each in self._context.children(self._context.outline.sections[section.parent]):
            if each.number >= number:
                break
            stated += self.in_text(each.start, min(each.own_end, each.start + _LONGEST_LABEL))[:1]
        if not stated or any(_is_gap(*pair) for pair in pairwise(stated)):
            return None
        taken = Period(stated[0].first, stated[-1].last, stated[0].start, stated[-1].end)
        left = years_left(self.above(section.parent), taken)
        return None if left is None else Period(left.first, left.last, *match.span())

    def _read_lists(self) -> dict[int | None, list[tuple[int, Period]]]:
        """By their parent, where the lists begin that stand under labels."""
        found: dict[int | None, list[tuple[int, Period]]] = {}
        sections = self._context.outline.sections
        for label in self._labels:
            within = self._context.section_at(label.start)
            if within.number + 1 == len(sections):
                continue
            first = sections[within.number + 1]
            listed = first.parent == within.number or (first.kind in BULLETS and within.kind in BULLETS)
            if listed or label.start in self._bare:
                found.setdefault(first.parent, []).append((first.start, label))
        return found

    def _read_labels(self) -> list[Period]:
        """The paragraphs without a marker that say nothing but a time, each with it, and bare headings."""
        found = [*self._bare.values()]
        folded = self._context.folded
        paragraphs = self._context.document.paragraphs
        for index, (begin, end, firm) in enumerate(paragraphs):
            if not firm or (index + 1 < len(paragraphs) and not paragraphs[index + 1].firm):
                continue
            if begin in self._bare:
                continue
            start = begin
            if folded.startswith(":", end - 1):
                # "Giao chỉ tiêu đến từng xã. Sản lượng năm 2025:": the last sentence counts.
                start = max(begin, folded.rfind(". ", begin + _LONGEST_MARKER, end) + 1)
            if end - start > _LONGEST_LABEL:
                continue
            section = self._context.section_at(start)
            if (section.start == start and section.marker is not None) or section.role in _UNLABELLED:
                continue
            stated = self._said_alone(start, end)
            if stated is not None and section.kind != "table":
                found.append(Period(stated.first, stated.last, start, end))
        return sorted(found, key=lambda label: label.start) if self._bare else found

    def _read_bare(self) -> dict[int, Period]:
        """By their starts, the bare headings of a page, each with the one period that it states, if any.

        One that goes on with the part of the one before it has the time of that.
        """
        text = self._context.document.reading
        found: dict[int, Period] = {}
        first: int | None = None
        last: int | None = None
        for start, end, _, _, goes_on in self._context.outline.bare:
            stated = self.in_text(start, end)
            period = stated[0] if len(stated) == 1 else None if stated else find_period(text, start, end)
            if period is not None or not goes_on:
                first, last = (None, None) if period is None else (period.first, period.last)
            found[start] = Period(first, last, start, end)
        return found

    def _said_alone(self, start: int, end: int) -> Period | None:
        """The one period of a paragraph that is a label: it ends with a colon or has no other words."""
        folded = self._context.folded
        if folded.find("20", start, end) < 0 and folded.find("19", start, end) < 0:
            return None
        stated = self.in_text(start, end) or [
            each
            for each in (find_period(self._context.document.reading, start, end),)
            if each is not None and not self._is_of_a_name(start, each)
        ]
        if len(stated) != 1:
            return None
        rest = folded[start : stated[0].start] + folded[stated[0].end : end].rstrip()
        if any(map(str.isdigit, rest)):
            return None
        return stated[0] if rest.endswith(":") or _ONLY.fullmatch(rest) is not None else None

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
        end = self._heading_end(section, start + len(section.heading))
        label = self._leading_label(start, end)
        if label is not None:
            return label
        children = section.own_end < section.end
        if not children and not text[start : section.own_end].rstrip().endswith(":"):
            # A heading without children is one only where it is a paragraph of its own.
            paragraphs = self._context.document.paragraphs
            index = bisect_right(self._context.paragraph_starts, section.start)
            if index == len(paragraphs) or not section.start < paragraphs[index].start < section.own_end:
                return None
            end = paragraphs[index].start
            if len(" ".join(text[start:end].split())) > len(section.heading) + _PUNCTUATION:
                return None
        stated = self.in_text(section.start, end)
        bracket = _IN_BRACKETS.search(self._context.folded, start, end) if len(stated) > 1 else None
        if bracket is not None:
            inside = [each for each in stated if bracket.start() <= each.start < bracket.end()]
            stated = [each for each in stated if each not in inside]
            if len(inside) == 1:
                self._of_brackets[number] = inside[0]
        outlook = None if stated else find_period(text, section.start, end)
        if outlook is not None and not self._is_of_a_name(section.start, outlook):
            # "Định hướng đến năm 2030" is all that the heading states.
            stated = [outlook]
        if len(stated) != 1:
            return None
        before = text[start : stated[0].start]
        if ";" in before and any(map(str.isdigit, before)):
            return None  # "- 90% chợ có quạt; xây 5 kho trong quý II/2031": that of the last deed
        rest = before + text[stated[0].end : end]
        return None if not children and any(map(str.isdigit, rest)) else stated[0]

    def _heading_end(self, section: Section, said: int) -> int:
        """Where a heading ends whose words take it to ``said`` at least: before the paragraph behind it."""
        end = min(section.own_end, said + _HEADING_SLACK)
        paragraphs = self._context.document.paragraphs
        index = bisect_left(self._context.paragraph_starts, said)
        if index < len(paragraphs) and paragraphs[index].firm:
            end = min(end, paragraphs[index].start)
        return end

    def _leading_label(self, start: int, end: int) -> Period | None:
        """The period that leads all of a section in: "III. Đến năm 2010: …"."""
        folded = self._context.folded
        colon = folded.find(":", start, min(end, start + _LONGEST_LABEL))
        stated = [] if colon < 0 else self.in_text(start, colon + 1)
        if len(stated) != 1 or folded[stated[0].end : colon].strip():
            return None
        return stated[0] if _ONLY.fullmatch(folded, start, stated[0].start) is not None else None

    def _is_of_a_name(self, start: int, period: Period) -> bool:
        """Whether a period belongs to the name of a programme or act, or is a year to compare with."""
        folded = self._context.folded
        if _BASE.search(folded, max(start, period.start - _BASE_WINDOW), period.start) is not None:
            return True
        window = folded[max(start, period.start - _NAME_WINDOW) : period.start]
        if folded.startswith(":", period.end):
            # "đạt 12 % (kế hoạch đến năm 2025: 20 %)"
            window = window[window.rfind("(") + 1 :]
        if _OWN_PLAN.fullmatch(window) is not None or _FROM_NOW.match(folded, period.start) is not None:
            return False
        return self._context.grammar.periods.named.search(window) is not None


def years_left(whole: Stated, taken: Period) -> Stated | None:
    """What is left of ``whole`` behind ``taken``, with which it begins; None where it does not or is all."""
    if taken.last is None or whole.last is None or taken.first != whole.first or whole.last <= taken.last:
        return None
    return Stated(taken.last + 1, whole.last, "sentence")


def _is_gap(one: Period, other: Period) -> bool:
    """Whether years are missing between two periods."""
    return one.last is None or other.first is None or other.first > one.last + 1
