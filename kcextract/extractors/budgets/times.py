"""The periods of amounts: in their own words, in headings above, or in the name of what they are for."""

from __future__ import annotations

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.columns import column_of
from kcextract.extractors.budgets.names import Names
from kcextract.extractors.budgets.nodes import Node
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.budgets.projects import is_planned, span_of
from kcextract.extractors.context import Context
from kcextract.extractors.periods import NOT_STATED, PeriodReader, Stated
from kcextract.outline import BULLETS, Section
from kcextract.text.dates import Period
from kcextract.text.folding import fold, fold_pattern

# A period so near behind an amount is its own: "5 tỷ đồng năm 2016".
_NEAR = 30
# So far, if there is none before: "180 tỷ đồng vốn vay mua nhà ở xã hội trong năm 2024".
_FAR = 160
LONGEST_HEADING = 300
# A period is not taken from further above.
_DEEPEST = 12
# How a sentence begins that sets something apart.
_APART = fold("riêng ")
_MARK = regex.compile(r"[,;:.()]")
# A year that names an amount without the word for it: "- 2031: 5 tỷ đồng", "…, 2032 cần 6 tỷ đồng".
_BARE_YEAR = regex.compile(
    fold_pattern(
        r"(?:^|[,;])\s*(?P<year>(?:19|20)\d{2})\s*(?::\s*|(?<=\s)(?:cần|bố\s+trí|dành|chi|là|dự\s+kiến)\s+)$"
    )
)
# Right behind an amount: "5 tỷ đồng của năm 2031", where no figure is compared with that year's.
_OF_TIME = regex.compile(
    fold_pattern(
        r"\s*của\s+(?:năm|giai\s+đoạn)\s+(?P<first>(?:19|20)\d{2})(?:\s*-\s*(?P<last>(?:19|20)\d{2}))?(?![\d/])"
    )
)
# Before the period with which a sentence ends: "…, huyện B trong kế hoạch năm 2031."
_AT_LAST = regex.compile(fold_pattern(r"(?<!\p{L})trong\s+(?:kế\s+hoạch\s+|dự\s+toán\s+)?$"))
_LASTING = regex.compile(
    fold_pattern(
        r"\s*[,;(]?\s*thời\s+gian\s+(?:thực\s+hiện|đầu\s+tư|triển\s+khai)(?!\p{L})"
        r"|\s*,\s*(?:chủ\s+yếu\s+)?(?:bố\s+trí|tập\s+trung|phân\s+bổ|giải\s+ngân|thực\s+hiện|chi)(?:\s+chủ\s+yếu)?\s+(?:vào|trong)(?!\p{L})"
    )
)
_ASIDE = regex.compile(fold_pattern(r"\p{L}\s*,\s*riêng\s+(?:trong\s+)?$"))
_COUNT = regex.compile(r"(?<![\d.,])\d{1,3}\s+\p{L}")
# Behind an amount: when what it is for is done.
_COMPLETED = regex.compile(
    fold_pattern(
        r"\s*(?:[;(]\s*(?:(?:dự\s+kiến|phấn\s+đấu)\s+)?|,\s*(?:dự\s+kiến|phấn\s+đấu)\s+)hoàn\s+thành"
        r"(?:\s+(?:toàn\s+bộ|(?:và\s+)?đưa\s+vào\s+(?:sử\s+dụng|vận\s+hành|khai\s+thác)))*(?!\p{L})(?=[^,;:()]{1,40}[.;)\s]*$)"
    )
)
_WHEN = regex.compile(fold_pattern(r"\s*(?:(?:trong|vào|cuối|đầu)\s*)*"))
_MONEY = regex.compile(fold_pattern(r"(?<=\d\s*)(?:tỷ|tỉ|triệu|đồng)(?!\p{L})"))
# Behind a period in brackets: the amount of that time.
_IN_BRACKETS = regex.compile(fold_pattern(r"[^()]*\d\s*(?:tỷ|tỉ|triệu|đồng)(?!\p{L})"))
# Money left over, before the year of which it is left, and behind that year.
_SURPLUS = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:(?:tăng|vượt)\s+thu|kết\s+dư|tiết\s+kiệm\s+chi|tồn\s+quỹ|còn\s+dư|chưa\s+(?:sử\s+dụng|giải\s+ngân|chi)(?:\s+hết)?)"
        r"(?:\s+(?:của|ngân\s+sách|thường\s+xuyên|các|cấp|tỉnh|huyện|xã|thành\s+phố|địa\s+phương|năm))*\s*$"
    )
)
_CARRIED = regex.compile(
    fold_pattern(
        r"\s+(?:(?:chưa\s+(?:sử\s+dụng|giải\s+ngân|chi|dùng)(?:\s+hết)?|còn\s+(?:lại|dư)|kết\s+dư)\s+)?(?:được\s+)?"
        r"chuyển\s+(?:nguồn\s+)?(?:sang|qua)(?!\p{L})"
    )
)
# The day by which something is done with an amount.
_DUE = regex.compile(fold_pattern(r"trước\s+ngày\s"))
_ONWARD = fold(" trở đi")
_AND = "và "
# Before a time with which an item begins: "- Trong năm 2031 mở 5 lớp".
_TIME_FIRST = regex.compile(fold_pattern(r"\W*(?:(?:trong|đến|từ|riêng|năm|giai\s+đoạn)\s*)*"))
_STOP = regex.compile(r"[\s.;)]*")


class Times:
    """Reads the periods of amounts in one document."""

    def __init__(self, context: Context, periods: PeriodReader, names: Names) -> None:
        self._context = context
        self._names = names
        self._periods = periods

    def stated(self, place: Place, label: Span | None) -> Stated:
        """The period of an amount named ``label``: in the words at it, or in the headings above."""
        behind = place.behind
        column = column_of(self._context, place.amount, place.section)
        told = None if column is None else self.alone(column)
        if told is not None:
            return told
        year = _BARE_YEAR.search(self._context.folded[slice(*place.before)])
        if year is not None:
            return Stated(int(year["year"]), int(year["year"]), "sentence")
        owned = _OF_TIME.match(self._context.folded, *behind)
        if owned is not None:
            return Stated(int(owned["first"]), int(owned["last"] or owned["first"]), "sentence")
        planned = self._periods.in_names(*place.before) if is_planned(self._context, place) else []
        if len(planned) == 1:
            return Stated(planned[0].first, planned[0].last, "sentence")
        name = None if label == self._names.counted(place) else label
        span = span_of(
            self._context, place, name, self._periods.above(place.section.number, place.amount.start)
        )
        if span is not None:
            return span
        after = place.after if self._names.origins.is_borne(place) else Span(behind.end, behind.end)
        for start, end in (
            *(() if label is None or self._is_open(place, label) else (label,)),
            place.before,
            (behind.start, min(behind.end, behind.start + _NEAR)),
            (behind.start, min(behind.end, behind.start + _FAR)),
            after,
        ):
            found = [
                each for each in self._periods.in_text(start, end) if not is_of_surplus(self._context, each)
            ]
            if found and (start, end) == place.before and self._is_of_other(place, found):
                continue
            if found and start >= behind.start and _DUE.match(self._context.folded, found[0].start):
                continue  # "phân bổ 5 tỷ đồng trước ngày 15/3/2031"
            if found and not self._is_aside(start, end, found[0]):
                return Stated(found[0].first, found[0].last, "sentence")
        last = (
            self._lasting(place) or self._behind_and(place) or self._at_last(place) or self._completed(place)
        )
        if last is not None:
            return last
        return self._of_heading(place)

    def _is_open(self, place: Place, label: Span) -> bool:
        """Whether a name stands behind its amount, or is a year as from which: "từ [năm 2031] trở đi"."""
        folded = self._context.folded
        return label.end > place.amount.start or folded.startswith(_ONWARD, label.end)

    def _of_heading(self, place: Place) -> Stated:
        """The period that the heading of an amount's section states before it, else of those above."""
        section = place.section
        if section.heading is None or section.kind in ("document", "preamble"):
            return self._above(place, section.number)
        heading = heading_of(section)
        found = self._periods.in_text(heading.start, min(place.before.start, heading.end))
        if len(found) != 1:
            return self._above(place, section.number)
        if section.parent is not None and self._is_deadline(place, found[0]):
            return self._above(place, section.parent)
        # "Mở 5 lớp; sửa nhà kho năm 2031; kinh phí 2 tỷ đồng": the year is not of all of it.
        if self._context.folded.find(";", heading.start, found[0].start) >= 0:
            return self._above(place, section.number)
        return Stated(found[0].first, found[0].last, "section")

    def _above(self, place: Place, number: int) -> Stated:
        """The period of a heading and those above it, or of the document, else of what an amount is for."""
        above = self._periods.above(number, place.amount.start)
        told = self._clause_above(place.section) if above.basis == "section" else None
        if told is not None and told.parent is not None:
            above = self._periods.above(told.parent)
        if above.basis is not None and not (above.basis == "document" and above.first is None):
            return above
        named = self._of_programme(place)
        # A document that says only until when its programme goes may say more where it tells of the money.
        return named if above.basis is None or (named.first and named.last == above.last) else above

    def _clause_above(self, section: Section) -> Section | None:
        """The item right above a bullet that tells several deeds, and by its time when one of them is done.

        "- Mở 5 lớp cho 9 xã; hoàn thành trạm bơm trong quý II/2032." and, below it, "+ Kinh phí: 9 tỷ đồng"
        """
        if section.kind not in BULLETS or section.parent is None:
            return None
        item = self._context.outline.sections[section.parent]
        if item.kind not in BULLETS or self.alone(heading_of(section)) is not None:
            return None
        heading = heading_of(item)
        found = self._periods.in_text(*heading)
        later = len(found) == 1 and self._context.folded.find(";", heading.start, found[0].start) >= 0
        return item if later else None

    def _is_aside(self, start: int, end: int, period: Period) -> bool:
        """Whether a time is that of a part of what an amount is for: "mở 5 lớp, riêng 2031 mở 1 hội chợ"."""
        folded = self._context.folded
        if folded.rfind("(", start, period.start) > folded.rfind(")", start, period.start):
            # "6 xe (năm 2031: 2 xe, năm 2032: 4 xe): 9 tỷ đồng"
            close = folded.find(")", period.end, end)
            counts = close >= 0 and _COUNT.search(folded, period.end, close) is not None
            return counts or is_of_amount_aside(self._context, period, end)
        match = _ASIDE.search(folded, start, period.start)
        return match is not None and _COUNT.search(folded, period.end, end) is not None

    def _is_of_other(self, place: Place, found: list[Period]) -> bool:
        """Whether times before an amount are of another figure, and one right behind it is its own.

        "Đến năm 2035 mở 14 chợ, dành 6 tỷ đồng cho khuyến công năm 2032"
        """
        comma = self._context.folded.rfind(",", found[-1].end, place.before.end)
        if comma < 0 or _COUNT.search(self._context.folded, found[-1].end, comma) is None:
            return False
        behind = Span(place.behind.start, min(place.behind.end, place.behind.start + _FAR))
        return self.alone(behind) is not None

    def _is_deadline(self, place: Place, period: Period) -> bool:
        """Whether an item says until when something is done, and in a sentence of its own what it costs.

        "- Nâng cấp trường trong năm 2032. Kinh phí 9 tỷ đồng."; of what a later paragraph tells that is so of
        a longer item, too: "c) Di dời 9 cơ sở, xong trước 30/6/2032."
        """
        folded, section, start = self._context.folded, place.section, place.sentence.start
        until = period.first is None and place.passage > 0
        if not (section.kind in BULLETS or until) or start < period.end:
            return False
        if not folded[period.end : start].rstrip().endswith("."):
            return False
        begin = section.start + len(section.marker or "")
        if _TIME_FIRST.fullmatch(folded, begin, period.start) is not None:
            return False
        return self._context.grammar.budgets.purse.search(folded, begin, start) is None

    def alone(self, span: Span) -> Stated | None:
        """The one period that the words of ``span`` state."""
        found = self._periods.in_text(*span)
        return Stated(found[0].first, found[0].last, "sentence") if len(found) == 1 else None

    def settled(self, node: Node) -> Stated:
        """The period of an amount, where it states none that of the amount that it is a part of.

        What a sentence of its own sets apart ("Riêng các dự án ưu tiên: …") has no time of the whole.
        """
        if node.stated.basis == "sentence":
            return node.stated
        parent = node.parent
        sentence = node.place.sentence
        if (
            parent is not None
            and parent.place.sentence != sentence
            and self._context.folded.startswith(_APART, sentence.start)
        ):
            return node.stated
        for _ in range(_DEEPEST):
            if parent is None:
                break
            told = parent.place.sentence == node.place.sentence
            above = self._periods.above(parent.section, parent.place.amount.start)
            if parent.stated.basis == "sentence" and (told or node.stated in (parent.stated, above)):
                return parent.stated
            parent = parent.parent
        return node.stated

    def _lasting(self, place: Place) -> Stated | None:
        """How long is worked with an amount: "5 tỷ đồng, thời gian thực hiện 2031 - 2033"."""
        match = _LASTING.match(self._context.folded, place.behind.end, place.sentence.end)
        return (
            None
            if match is None
            else self.alone(Span(match.end(), min(match.end() + _NEAR, place.sentence.end)))
        )

    def _behind_and(self, place: Place) -> Stated | None:
        """The period behind things that "và" ties: "5 tỷ đồng cho các xã ven biển và hải đảo năm 2031"."""
        folded, start = self._context.folded, place.behind.end
        if not folded.startswith(_AND, start):
            return None
        mark = _MARK.search(folded, start, place.sentence.end)
        end = place.sentence.end if mark is None else mark.start()
        if end - start > _FAR or _MONEY.search(folded, start, end) is not None:
            return None
        return self.alone(Span(start, end))

    def _at_last(self, place: Place) -> Stated | None:
        """The period with which the sentence of an amount ends, with no money or other clause before it."""
        folded, end = self._context.folded, place.sentence.end
        start = max(place.behind.end, end - _FAR)
        if start >= end or ";" in folded[start:end] or _MONEY.search(folded, start, end) is not None:
            return None
        found = self._periods.in_text(start, end) or self._periods.in_names(start, end)
        if len(found) != 1 or _AT_LAST.search(folded, start, found[0].start) is None:
            return None
        if _STOP.fullmatch(folded, found[0].end, end) is None:
            return None
        return Stated(found[0].first, found[0].last, "sentence")

    def _completed(self, place: Place) -> Stated | None:
        """When the work is done that an amount is for: "Trạm cấp nước: 5 tỷ đồng; hoàn thành năm 2031"."""
        match = _COMPLETED.match(self._context.folded, place.behind.end, place.sentence.end)
        if match is None:
            return None
        found = self._periods.in_text(match.end(), place.sentence.end)
        if len(found) != 1 or _STOP.fullmatch(self._context.folded, found[0].end, place.sentence.end) is None:
            return None
        if _WHEN.fullmatch(self._context.folded, match.end(), found[0].start) is None:
            return None
        return Stated(found[0].first, found[0].last, "sentence")

    def _of_programme(self, place: Place) -> Stated:
        """The period of the programme that an amount is for, by its name right beside the amount."""
        folded, before, behind = self._context.folded, place.before, place.behind
        for start, end in ((max(before.start, before.end - _FAR), before.end), (behind.start, behind.end)):
            for period in self._periods.in_names(start, end):
                apart = (period.end, end) if start < place.amount.start else (start, period.start)
                if _MARK.search(folded, *apart) is None:
                    return Stated(period.first, period.last, "sentence")
        return NOT_STATED


def is_of_amount_aside(context: Context, period: Period, end: int) -> bool:
    """Whether a period before ``end`` is that of an amount in brackets: "5 tỷ đồng (năm 2030: 4 tỷ đồng)"."""
    close = context.folded.find(")", period.end, end)
    return close >= 0 and _IN_BRACKETS.match(context.folded, period.end, close) is not None


def is_of_surplus(context: Context, period: Period) -> bool:
    """Whether a period is that of which money is left that an amount is paid from: "tăng thu năm 2030"."""
    folded, start = context.folded, max(0, period.start - _FAR)
    if _CARRIED.match(folded, period.end) is not None:
        return True
    return _SURPLUS.search(folded, start, period.start) is not None


def heading_of(section: Section) -> Span:
    """Where the heading of a section stands, its marker included; not past the longest that is read."""
    length = len(section.marker or "") + min(len(section.heading or ""), LONGEST_HEADING) + 1
    return Span(section.start, min(section.start + length, section.own_end))
