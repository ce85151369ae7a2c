"""The period of a figure, from the words around it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.extractors.frames import Frame, Frames
from kcextract.extractors.periods import PeriodReader, Stated, years_left
from kcextract.extractors.quantities import Quantity
from kcextract.extractors.targets.phrases import Phrase
from kcextract.text.brackets import closes_bracket
from kcextract.text.dates import Period
from kcextract.text.folding import fold_pattern

# What may stand before a period that leads its sentence.
_LEAD = regex.compile(
    fold_pattern(
        r"[-+*•\s]*(?:(?:phấn\s+đấu|dự\s+kiến|trong|đến|mục\s+tiêu|riêng|cụ\s+thể|và|\d+[.)]|\p{L}[.)]"
        r"|giai\s+đoạn(?:\s+[ivx\d]+)?|thời\s+kỳ|(?:các\s+)?năm|:|\(|,)\s*)*"
    )
)
# The years that are left: which they are is not told.
_REST = regex.compile(
    fold_pattern(
        r"\b(?:(?:các|những|mỗi)\s+)?năm\s+(?:còn\s+lại|tiếp\s+theo|sau(?:\s+(?:đó|này))?|kế\s+tiếp)\b"
    )
)
# Those that are left of a programme's.
_LEFT = regex.compile(fold_pattern(r"\bnăm\s+còn\s+lại\b"))
# What is left of the things that are counted: what comes then is said of these.
_REMAINDER = regex.compile(
    fold_pattern(r"(?:\b(?:số|phần|các|những)|\d)\s+(?!năm\b)(?:[^\W\d]+\s+){0,3}?còn\s+lại\b")
)
# What a rate of each year is said for.
_A_YEAR = "năm"
_EACH_YEAR = regex.compile(fold_pattern(r"\b(?:mỗi|hằng|hàng)\s+năm\b"))
_GROWS = regex.compile(
    fold_pattern(
        r",\s*(?:(?:(?:tốc\s+độ|mức)\s+)?(?:tăng|giảm)(?:\s+trưởng)?\s+(?:bình\s+quân|trung\s+bình)"
        r"|(?:mỗi|hằng|hàng)\s+năm\s+(?:tăng|giảm))\b"
    )
)
# How far behind a figure its year may stand, where another stands before it, and where none does.
_NEAR = 30
_FAR = 160
# So many periods before a clause are looked at for one that leads it in.
_LEADS = 8
# What says of a year behind a figure that it tells when the thing itself began, not when it is to be.
_BEGAN = regex.compile(
    fold_pattern(
        r"\b(?:khởi\s+công|thành\s+lập|được\s+(?:phê\s+duyệt|công\s+nhận|cấp\s+phép))\s+(?:(?:từ|trong|vào)\s+)?$"
    )
)
# What a sentence goes on with behind such a year: "95% trạm được công nhận từ năm 2030 có bác sĩ".
_GOES_ON = regex.compile(fold_pattern(r"\s+(?:phải\s+|đều\s+|sẽ\s+)?(?:có|đạt|được|sử\s+dụng|tham\s+gia)\b"))
# What says of a period behind a figure that it is the figure's, whatever commas stand between.
_WITHIN = regex.compile(r"\b(?:trong|vào)\s+$")
# Names in brackets.
_NAMED_ASIDE = regex.compile(r"\s\([^()\d;:]*\)")
# What joins a period to the figure after it: "26 ha và giai đoạn 2021 - 2025 là 27 ha".
_AND_THEN = regex.compile(
    fold_pattern(
        r"\bvà(?:\s+(?:giai\s+đoạn|thời\s+kỳ|trong|vào|các|năm|đến|hết|cuối|phấn\s+đấu|định\s+hướng))*\s*$"
    )
)
# Behind a period that leads a list in: "nhiệm vụ đến năm 2020 là bảo vệ …; trồng …".
_INTRODUCES = regex.compile(
    fold_pattern(r"\s*(?:là|gồm|bao\s+gồm|như\s+sau)?\s*(?:(?<=là\s+|gồm\s+)|:)\s*\p{L}")
)
# What parts of a sentence say of a project's beginning, and of its end or its whole time.
_BEGUN = regex.compile(
    fold_pattern(
        r"[,;]\s*(?:dự\s+kiến\s+)?(?:khởi\s+công|triển\s+khai)\s*(?:từ|trong|vào|quý|năm|[ivx]+|/|\s)*$"
    )
)
_ENDED = regex.compile(
    fold_pattern(
        r"[,;]\s*(?:(?:và|dự\s+kiến|phấn\s+đấu)\s+)*"
        r"(?:hoàn\s+thành|thời\s+gian(?:\s+thực\s+hiện)?|tiến\s+độ(?:\s+thực\s+hiện)?)"
        r"\s*:?\s*(?:từ|trong|vào|trước|quý|năm|cuối|đầu|[ivx]+|/|\s)*$"
    )
)
# What says in brackets by when all of a clause is done.
_DONE_BY = regex.compile(
    fold_pattern(
        r"\s*(?:(?:sẽ\s+|phải\s+)?(?:xong|hoàn\s+thành)|chậm\s+nhất|muộn\s+nhất|trước\s+(?:ngày|tháng|quý|\d)"
        r"|(?:được\s+)?(?:thực\s+hiện|triển\s+khai|tiến\s+hành)\s*(?::\s*)?(?:trong|vào|từ|các|năm|giai|đến|tới)\b)"
    )
)
# What stands between the bracket behind a figure and its time: "xây 8 bể nước (thực hiện năm 2030), …".
_DONE_IN = regex.compile(
    fold_pattern(
        r"\(\s*(?:(?:được\s+)?(?:thực\s+hiện|triển\s+khai|tiến\s+hành|hoàn\s+thành|xong)\s+(?:xong\s+)?(?:(?:trong|vào)\s+)?)?$"
    )
)
_BRACKETED = regex.compile(r"\s\([^()]*(?:\)|$)")
# Behind a comma another figure, an amount of money say, which what comes then is said of.
_OTHER_FIGURE = regex.compile(r",[^,;.:]*\s\d[\d.,]*\s(?!\d{4}\b)")
# A second time in a clause, behind its first figure: "40%, đến 2030".
_UP_TO = regex.compile(
    fold_pattern(
        r"\d[^,]*?(?:,\s*(?:và\s+)?(?:đến|tới|giai\s+đoạn|năm)|\bvà\s+(?:đến|tới))\s+(?:(?:hết|cuối)\s+)?(?:năm\s+)?\d{4}"
    )
)
# What stands between a period in a closing bracket and where its figure's clause ends.
_AND = 4


class Times:
    """Finds the periods of the figures of one document."""

    def __init__(self, context: Context, frames: Frames, periods: PeriodReader) -> None:
        self._context = context
        self._frames = frames
        self._periods = periods

    def of_quantity(
        self,
        quantity: Quantity,
        phrase: Phrase,
        frame: Frame,
        reach: int,
        stated: Sequence[Period],
        spoken: int,
        baseline: Span,
    ) -> tuple[Stated, int]:
        """The period of a figure: before it in its clause, behind it, at the head of its sentence, above.

        With it goes the end of what is said of the figure. ``stated`` are the periods of its sentence, in
        which the unit of the figure before ends at ``spoken``, if there is one; a year in ``baseline`` is
        that of a baseline.
        """
        said = phrase.basis_end
        index = bisect_left(stated, quantity.start, key=lambda each: each.start)
        before = self._before(stated[:index], frame.clause_start, quantity.start, baseline)
        if before is not None and self._is_yearly(phrase, before.end, quantity.start):
            # "đạt 42% vào năm 2030, tăng trưởng 5%/năm": what is so each year is not of one.
            ended = self._context.folded.find(",", before.end, quantity.start)
            follows = any(map(str.isdigit, self._context.folded[frame.clause_start : before.start]))
            if (
                ended >= 0
                and before.first == before.last
                and ((follows and self._is_within(before)) or self._is_growth(before, ended, quantity.start))
            ):
                before = None
        stated = self._but_of_others(stated, index, phrase)
        behind = stated[index] if index < len(stated) else None
        if behind is not None and (
            behind.end > min(reach, frame.clause_end)
            or (before is not None and self._tells_of_thing(phrase, behind))
        ):
            behind = None
        chosen = before
        if behind is not None and self._belongs(
            phrase.basis_end,
            behind,
            _FAR if before is None or 0 < spoken <= before.start else _NEAR,
        ):
            # "5.500 tấn vào năm 2010, 10.000 tấn vào năm 2015": each year stands behind its figure.
            chosen = behind
            # The bracket in which it may stand closes with it.
            said = behind.end + self._context.folded.startswith(")", behind.end)
        if chosen is None:
            chosen = self._leading(stated[:index], frame) or self._trailing(stated[index:], frame, said)
            is_growth = phrase.basis == _A_YEAR and phrase.unit_class == "share"
            if chosen is not None and chosen.start > quantity.start and is_growth:
                # "tăng trên 9%/năm, đóng góp 7% vào năm 2030"
                chosen = None if chosen.first == chosen.last and self._is_within(chosen) else chosen
        if chosen is None and len(stated) > index:
            chosen = self._completed(stated, frame)
        if chosen is not None:
            told: Stated | None = Stated(chosen.first, chosen.last, "sentence")
            if self._is_of_others(chosen, quantity.start):
                told = self._left_of(chosen, frame, quantity.start) or self._beside(stated[:index], frame)
            if told is not None:
                return told, said
        if self._is_in_brackets(quantity, phrase):
            told = self._periods.in_brackets(frame.section)
            if told is not None:
                return told, said
        return self._periods.above(frame.section, quantity.start), said

    def _is_growth(self, period: Period, comma: int, end: int) -> bool:
        """Whether a rate is the growth up to the level of a year: "năm 2030 đạt 90 tấn, tăng 8%/năm"."""
        folded = self._context.folded
        return _GROWS.match(folded, comma, end) is not None and any(
            map(str.isdigit, folded[period.end : comma])
        )

    def _left_of(self, period: Period, frame: Frame, end: int) -> Stated | None:
        """The years that are left of those above behind ``period``, with which these begin.

        "Năm 2016 - 2017: 5 cơ sở; các năm còn lại: 10 cơ sở" of a programme of 2016 - 2020.
        """
        if _LEFT.search(self._context.folded, period.end, end) is None:
            return None
        return years_left(self._periods.above(frame.section, end), period)

    def _beside(self, stated: Sequence[Period], frame: Frame) -> Stated | None:
        """The time above a section that one of ``stated`` labels: "Năm 2026: 3 kho; các năm sau: 5 kho"."""
        section = self._context.outline.sections[frame.section]
        first, last, _ = self._periods.above(section.number)
        if section.parent is None or not any((first, last) == each[:2] for each in stated):
            return None
        return self._periods.above(section.parent)

    def _tells_of_thing(self, phrase: Phrase, behind: Period) -> bool:
        """Whether a year says when a thing began: "… trước 30/11/2030 cho 8 trạm khởi công năm 2031"."""
        return _BEGAN.search(self._context.folded, phrase.basis_end, behind.start) is not None

    def _but_of_others(self, stated: Sequence[Period], index: int, phrase: Phrase) -> Sequence[Period]:
        """``stated`` without that at ``index``, the first behind a figure, if it tells of something else.

        It says when the things began, and a verb behind it what is to be of them; or it is one year that a
        comma parts from what is done each year: "kiểm tra 2 đợt/năm, sơ kết vào tháng 6/2030".
        """
        if index >= len(stated):
            return stated
        folded, behind = self._context.folded, stated[index]
        is_yearly = phrase.basis == _A_YEAR and phrase.unit_class != "share"
        if is_yearly and behind.first == behind.last and self._is_within(behind):
            between = folded[phrase.basis_end : behind.start]
            is_others = "," in between and not any(map(str.isdigit, between))
        else:
            goes_on = _GOES_ON.match(folded, behind.end) is not None
            is_others = goes_on and self._tells_of_thing(phrase, behind)
        return [*stated[:index], *stated[index + 1 :]] if is_others else stated

    def _is_in_brackets(self, quantity: Quantity, phrase: Phrase) -> bool:
        """Whether a figure stands in brackets of its own: "đạt 15% (12%)"."""
        folded = self._context.folded
        return folded.endswith("(", 0, quantity.outer_start) and folded.startswith(")", phrase.basis_end)

    def _completed(self, stated: Sequence[Period], frame: Frame) -> Period | None:
        """The years of a project whose sizes its sentence tells: "xây 5 khối nhà; hoàn thành năm 2026"."""
        begun, ended = self._stage(_BEGUN, stated, frame), self._stage(_ENDED, stated, frame)
        if ended is None or len(stated) > (1 if begun is None else 2) or self._is_of_last(ended, frame):
            return None
        return ended if begun is None else ended._replace(first=begun.first)

    def _is_of_last(self, ended: Period, frame: Frame) -> bool:
        """Whether an end is told of the last of several deeds: "làm 5 trạm; xây trang web, hoàn thành …"."""
        clause = self._frames.at(ended.start).clause_start
        match = _ENDED.search(self._context.folded, clause, ended.start)
        if clause <= frame.clause_start or match is None:
            return False
        return (
            next(self._context.grammar.verbs.find(self._context.folded, clause, match.start()), None)
            is not None
        )

    def _stage(self, words: regex.Pattern[str], stated: Sequence[Period], frame: Frame) -> Period | None:
        """The one of ``stated`` before which nothing but ``words`` stand in their part of the sentence."""
        folded = self._context.folded
        for period in stated:
            if words.search(folded, frame.sentence_start, period.start) is not None:
                return period
        return None

    def _is_yearly(self, phrase: Phrase, start: int, end: int) -> bool:
        """Whether a figure is one of each year; the words before it stand in ``[start, end)``."""
        return phrase.basis == _A_YEAR or _EACH_YEAR.search(self._context.folded, start, end) is not None

    def _is_within(self, period: Period) -> bool:
        """Whether words before a period say that it is that of what stands before: "vào năm 2030"."""
        return (
            _WITHIN.search(self._context.folded[max(0, period.start - _AND - 2) : period.start]) is not None
        )

    def _is_of_others(self, period: Period, end: int) -> bool:
        """Whether between a period and the figure at ``end`` other years are named, which it does not tell.

        "Năm 2017 trồng 800 ha, các năm còn lại 900 ha/năm"; "năm 2025 và các năm tiếp theo" is one time.
        """
        if period.end > end:
            return False
        rest = _REST.search(self._context.folded, period.end, end)
        return rest is not None and self._context.folded[period.end : rest.start()].strip() != "và"

    def _before(self, stated: Sequence[Period], floor: int, end: int, baseline: Span) -> Period | None:
        """The nearest period in ``[floor, end)`` that no bracket has closed since."""
        for period in reversed(stated[-_LEADS:]):
            if period.start < floor:
                return None
            if baseline.start <= period.start < baseline.end:
                continue
            between = self._context.folded[period.end : end]
            if self._context.folded[period.start - 1 : period.start] == "(":
                # "Giai đoạn I (2008-2010) trồng …"
                between = between.removeprefix(")")
            if between.count(")") <= between.count("("):
                return period
        return None

    def _leading(self, stated: Sequence[Period], frame: Frame) -> Period | None:
        """The last period that leads a clause before this one in its sentence: it holds for what follows."""
        for period in reversed(stated[-_LEADS:]):
            if period.start >= frame.clause_start:
                continue
            folded = self._context.folded
            if closes_bracket(folded, period.end, frame.clause_start):
                continue  # "mở 2 đợt (đợt 2: tháng 2/2031); 100% chợ …"
            clause = self._frames.at(period.start).clause_start
            colon = folded.rfind(":", clause, period.start)
            if colon >= 0 and sum(clause <= each.start < frame.clause_start for each in stated) == 1:
                # "Mục tiêu là: đến năm 2030 có 5 lớp; 20 hội nghị", but no years that alternate.
                clause = colon + 1
            if (
                _LEAD.fullmatch(folded, clause, period.start) is not None
                or _INTRODUCES.match(folded, period.end) is not None
                or (len(stated) == 1 and self._opens(period, frame, clause))
            ):
                # "Đến 2025 đạt 40%, đến 2030 đạt 60%; kiểm dịch 100% lô giống": what follows is of neither.
                return None if self._is_followed(period, stated, frame) else period
        return None

    def _is_followed(self, period: Period, stated: Sequence[Period], frame: Frame) -> bool:
        """Whether the clause that ``period`` leads, before this one, goes on with another time "đến …"."""
        folded, until = self._context.folded, self._frames.at(period.start).clause_end
        return any(
            period.end < each.start < until <= frame.clause_start
            and each.last != period.last
            and _UP_TO.search(folded, period.end, each.end) is not None
            for each in stated
        )

    def _opens(self, period: Period, frame: Frame, clause: int) -> bool:
        """Whether the one period of a sentence stands before all its figures: "Đề ra đến năm 2030 có …"."""
        folded = self._context.folded
        before = folded[frame.sentence_start : period.start]
        if (
            clause > frame.sentence_start
            or before.count("(") > before.count(")")
            or any(map(str.isdigit, before))
        ):
            return False
        first = self._frames.at(period.start).clause_end
        return any(map(str.isdigit, folded[period.end : first]))

    def _trailing(self, stated: Sequence[Period], frame: Frame, end: int) -> Period | None:
        """The one period that closes the clause, behind its last figure: it holds for all of them.

        One in brackets that open behind ``end``, where the figure's phrase does, tells that only as a date
        by which all is done: "3 chợ, 5 bến (xong trước 31/12/2030)".
        """
        if not stated or stated[0].end > frame.clause_end:
            return None
        period = stated[0]
        if _REMAINDER.search(self._context.folded, end, period.start) is not None:
            return None
        rest = self._context.folded[period.end : frame.clause_end]
        opened = self._context.folded.rfind("(", end, period.start)
        if opened >= 0 and self._context.folded.find(")", opened, period.start) < 0:
            words = self._context.folded[opened + 1 : period.end]
            return period if rest.strip(" ;.") == ")" and _DONE_BY.match(words) is not None else None
        if " (" in rest:
            # "đạt 90 % vào năm 2025 (2023: 75 %)": what stands in brackets has its own.
            rest = _BRACKETED.sub("", rest)
        before = self._context.folded[max(frame.clause_start, period.start - _AND) : period.start]
        if any(map(str.isdigit, rest)) or ")" in rest or "(" in before:
            return None
        return period

    def _belongs(self, end: int, period: Period, reach: int) -> bool:
        """Whether a period is said of the phrase that ends at ``end``: near, or alone in brackets."""
        if period.start - end > reach:
            return False
        folded = self._context.folded
        between = folded[end : period.start]
        if _AND_THEN.search(between) is not None or _REMAINDER.search(between) is not None:
            return False
        if "(" in between and _WITHIN.search(between) is not None:
            # "2 làng (Nà Sơn, Hữu Liên) đạt chuẩn vào năm 2031"
            between = _NAMED_ASIDE.sub("", between)
        if "(" in between and folded.startswith(")", period.end):
            between = _DONE_IN.sub("", between)
        if between.strip() == ":" and folded.startswith(")", period.end):
            return True  # "(02 kỳ: 2017 và 2019)"
        if _OTHER_FIGURE.search(between) is not None:
            # "tăng 20%/năm, đạt 600 tỷ đồng vào năm 2030"
            return False
        marks = ";:.(" if _WITHIN.search(between) is not None else ",;:.("
        return not any(mark in between for mark in marks)
