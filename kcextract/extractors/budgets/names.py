"""What an amount is called."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.alone import is_item, title
from kcextract.extractors.budgets.origins import LONGEST_PHRASE, WITH, Origins
from kcextract.extractors.budgets.places import Place, last_outside
from kcextract.extractors.context import Context
from kcextract.grammar.entries import Pattern
from kcextract.text.folding import fold, fold_pattern
from kcextract.text.matching import ALONE

# An amount that is named by its time: "riêng [năm 2006] bố trí".
_PERIOD = regex.compile(
    fold_pattern(r"(?P<period>(?:(?:năm|giai\s+đoạn)\s+)?\d{4}(?:\s*-\s*\d{4})?)(?:\s+\p{L}+){0,3}")
)
# A name is not longer: what is, is a sentence.
_LONGEST_NAME = 300
# In a list behind another amount or "trong đó", whatever is no longer is a name: "hợp tác xã đóng góp".
_LONGEST_PART = 60
# So near before an amount "mỗi năm" makes it a year's.
_NEAR = 40
# What is done each year with an amount of them all: "mỗi năm đưa 15 cơ sở đi hội chợ, …: 2 tỷ đồng".
_COUNTS = regex.compile(r"(?<!\d)\d{1,3}\s+\p{L}[^:]{0,200},\s*\p{L}")
_MOST_STRIPS = 12
_NOTE = regex.compile(r"\s*\([^()]*\)?\s*$")
# "kinh phí do ngân sách tỉnh bảo đảm": the verb is part of the name.
_BY = " do "
# What is got for an amount: "Hội chợ: [20 gian hàng, ] 400 triệu đồng".
COUNTED = regex.compile(
    r"(?<!\d{4}\s?)(?::|\s[-–](?=\s))(?:[^:;,.()\d]{0,40}\d[\d.,/]*\s*\p{L}[^:,;.]{0,60}(?:[,;]|\s[-–](?=\s)))+\s*$"
)
# How many of a thing, at the end of a name.
_COUNT = regex.compile(r"(?<=\p{L})\s+\d[\d.]*\s+\p{L}+(?:\s+\p{L}+)?$")
# Behind an amount: that it is no part of what was told before, "…, ngoài tổng kinh phí nêu trên".
_OUTSIDE = regex.compile(
    fold_pattern(
        r"[^.;:\d]{0,80}?[,(]?\s*(?<!\p{L})(?:nằm\s+)?ngoài\s+(?:tổng\s+)?(?:mức|số|kinh\s+phí|vốn|nhu\s+cầu|nguồn|phần|khoản)(?:\s+\p{L}+){0,4}?"
        r"\s+(?:nói\s+|nêu\s+|kể\s+)?trên\s*(?=[.;)]|$)"
    )
)
_BEYOND = fold("ngoài ")
_THEN = fold(" thì ")
_DASH = " - "
_WITH_TOTAL = fold(" với tổng ")
# What parts the names in a list from each other, where no comma does.
_PARTING = frozenset((";", ":", "("))


class Names:
    """Reads names of amounts in one document."""

    def __init__(self, context: Context) -> None:
        self.origins = Origins(context)
        self._context = context
        self._folded = context.folded
        self._grammar = context.grammar.budgets

    def label(self, place: Place) -> Span | None:
        """The words that name the amount, without verb and amount; None where there are none."""
        entry = self._entry(place)
        if entry is not None:
            return entry
        name = self._name(self._stripped(place.before), place)
        if name is not None and self._grammar.giving.fullmatch(self._folded, *name) is not None:
            name = name if self.is_labelled(place) else None  # "Huy động 5 tỷ đồng"
        at = -1 if name is None else self._folded.rfind(_WITH_TOTAL, *name)
        if name is not None and at >= 0 and not self.is_total(name):
            # "từ ngân sách tỉnh và các nguồn khác với [tổng mức]"
            name = Span(at + len(WITH), name.end)
        name = None if name is None else self._without_count(name, place)
        return name or self._behind_name(place.behind) or self.counted(place) or self._item(place)

    def _without_count(self, name: Span, place: Place) -> Span:
        """A name without what is got for an amount behind a comma: "[ngân sách tỉnh] 3 xưởng, 9 tỷ đồng"."""
        count = _COUNT.search(self._folded, *name)
        listed = self._folded[name.end : place.amount.outer_start].strip() == ","
        return name if count is None or not listed else Span(name.start, count.start())

    def portion(self, place: Place) -> Decimal | None:
        """How many per cent of a total an amount is, by the words behind it."""
        end = place.amount.full_end
        match = self._grammar.portion.match(self._folded, end, min(place.sentence.end, end + LONGEST_PHRASE))
        return None if match is None else Decimal(match["percent"].replace(",", "."))

    def is_spending(self, label: Span | None) -> bool:
        """Whether an amount is named by what a budget spends it on, whosever that is."""
        return label is not None and self._matches(self._grammar.spending, label)

    def is_total(self, label: Span | None) -> bool:
        """Whether the name of an amount says that it is a total."""
        return label is not None and self._matches(self._grammar.total, label)

    def leads(self, place: Place, label: Span | None) -> bool:
        """Whether the paragraph in which an amount stands begins with its name."""
        return label is not None and self._led(Span(place.paragraph, label.end)).start == label.start

    def is_same(self, place: Place) -> bool:
        """Whether an amount is the one before it in another currency."""
        return self._matches(self._grammar.same, Span(place.before.start, place.amount.start))

    def is_beside(self, place: Place) -> bool:
        """Whether the words around an amount say that it is no part of what was named before."""
        folded = self._folded
        if folded.find(_BEYOND, place.amount.full_end, place.sentence.end) >= 0 and _OUTSIDE.match(
            folded, place.amount.full_end, place.sentence.end
        ):
            return True
        return self._matches(self._grammar.advance, place.before) or any(
            self._grammar.beside.match(folded, start, place.before.end) is not None
            for start in self._clauses(place.before)
        )

    def is_average(self, label: Span | None, place: Place) -> bool:
        """Whether an amount is one of many alike, a year's share of a total."""
        average = self._grammar.average
        near = max(place.before.start, place.before.end - _NEAR)
        return (
            any(
                (match := average.search(self._folded, start, end)) is not None
                and _COUNTS.search(self._folded, match.end(), end) is None
                for start, end in ((near, place.before.end), *((label,) if label is not None else ()))
            )
            or average.match(self._folded, *self._trimmed(place.behind)) is not None
            or place.amount.basis is not None
        )

    def is_mean(self, label: Span | None, place: Place) -> bool:
        """Whether an amount is named as the average of another: "bình quân mỗi năm"."""
        start = max(place.before.start, place.before.end - _NEAR)
        if label is not None and label.start < place.before.end:
            start = label.start
        return self._grammar.mean.search(self._folded, start, place.before.end) is not None

    def counted(self, place: Place) -> Span | None:
        """The name of an item before what is got for its amount: "[Hội chợ]: 20 gian hàng, 4 tỷ đồng"."""
        counted = COUNTED.search(self._folded, *place.before)
        if counted is None or place.before.start > place.paragraph:
            return None
        span = self._led(Span(*self._trimmed(Span(place.before.start, counted.start()))))
        return span if 0 < span.end - span.start <= LONGEST_PHRASE else None

    def says(self, pattern: Pattern, place: Place) -> bool:
        """Whether the words before an amount hold ``pattern``."""
        return pattern.search(self._folded, *place.before) is not None

    def _clauses(self, span: Span) -> list[int]:
        """Where the words before an amount begin, and those behind the last two commas."""
        last = self._folded.rfind(",", *span)
        commas = [
            place
            for place in (self._folded.rfind(",", span.start, max(last, span.start)), last)
            if place >= 0
        ]
        return [span.start, *(comma + 1 for comma in commas)]

    def _stripped(self, span: Span) -> Span:
        """``span`` without what brings in a list of parts, prepositions before and links behind."""
        start, end = self._trimmed(span)
        again = self._grammar.again.match(self._folded, start, end)
        cues = chain(
            () if again is None else (again,), self._grammar.split.finditer(self._folded, start, end)
        )
        for match in cues:
            if self._folded[match.end() : end].strip(" :,-("):
                start = max(start, match.end())
        for _ in range(_MOST_STRIPS):
            if self._grammar.trailing.match(self._folded, max(start, end - LONGEST_PHRASE), end) is None:
                break
            tail = self._grammar.trail.search(self._folded, max(start, end - LONGEST_PHRASE), end)
            if tail is None or tail.start() == end:
                break
            end = tail.start()
        return self._led(Span(*self._trimmed(Span(start, end))))

    def _led(self, span: Span) -> Span:
        start = span.start
        for _ in range(_MOST_STRIPS):
            match = self._grammar.lead.match(self._folded, start, span.end)
            if match is None or match.end() == start:
                break
            start = match.end()
        return Span(*self._trimmed(Span(start, max(start, span.end))))

    def _name(self, span: Span, place: Place) -> Span | None:
        folded, grammar = self._folded, self._grammar
        timed = _PERIOD.fullmatch(folded, *self._last_entry(span))
        if timed is not None or self.origins.payer(span) is not None:
            return span if timed is None else Span(*timed.span("period"))
        if not any(letter.isalpha() for letter in folded[span.start : span.end]):
            return None
        begins = grammar.purse.match(folded, span.start, span.end) or grammar.named.match(
            folded, span.start, span.end
        )
        short = span.end - span.start <= _LONGEST_NAME
        last = Span(*self._trimmed(Span(max(span.start, last_outside(folded, ",", *span) + 1), span.end)))
        if last.start > span.start and self._matches(grammar.total, last):
            return last
        if (begins is not None or self._matches(grammar.total, span)) and short:
            return self._without_verb(self._one_name(span))
        window = Span(max(span.start, span.end - _LONGEST_NAME), span.end)
        given = None
        for verb in grammar.giving.finditer(folded, window.start, window.end):
            if grammar.named.match(folded, verb.end(), window.end) is not None:
                given = verb.end()
        if given is not None:
            return self._without_verb(Span(*self._trimmed(Span(given, span.end))))
        before = place.before
        behind_cue = any(
            find(folded, before.start, before.end) is not None
            for find in (grammar.split.search, grammar.again.match)
        )
        listed = (
            before.start > place.sentence.start or behind_cue
        ) and span.end - span.start <= _LONGEST_PART
        if listed:
            if last.start > span.start and self._is_enumeration(place, span):
                last = span
            named = self._grammar.purse.search(folded, last.start, last.end)
            if named is not None and folded.endswith(WITH, last.start, named.start()):
                last = Span(named.start(), last.end)  # "13 đề án với kinh phí hỗ trợ"
            only_verb = grammar.giving.fullmatch(folded, *last) is not None
            return None if only_verb else self._without_verb(last)
        if self.is_labelled(place) and short:
            return self._without_verb(span)
        # "nếu nguồn này không đạt thì tỉnh dùng tiết kiệm chi": the clause behind "thì".
        comma = max(folded.rfind(mark, window.start, window.end) + len(mark) for mark in (",", _THEN))
        purse = grammar.purse.search(folded, max(comma, window.start), window.end)
        return None if purse is None else self._without_verb(Span(purse.start(), span.end))

    def _is_enumeration(self, place: Place, span: Span) -> bool:
        """Whether an entry of a list names several things at once: "; thu gom, xử lý rác thải 5 tỷ đồng"."""
        begin = max(place.sentence.start, span.start - _NEAR)
        parted = self._folded[begin : span.start].rstrip()[-1:] in _PARTING
        return parted and not any(
            pattern.search(self._folded, *span) for pattern in (self._grammar.purse, self._grammar.giving)
        )

    def _item(self, place: Place) -> Span | None:
        """All that stands before the amount with which a list's item ends: "- [Bảo vệ rừng] 5 tỷ đồng;"."""
        if not is_item(self._context, place):
            return title(self._context, place)
        span = self._led(Span(*self._trimmed(place.before)))
        note = _NOTE.search(self._folded, *span)
        span = span if note is None else Span(span.start, note.start())
        return span if 0 < span.end - span.start <= LONGEST_PHRASE else None

    def _last_entry(self, span: Span) -> Span:
        """What stands behind the last colon of a name: "Kế hoạch vốn: [năm 2031]"."""
        colon = self._folded.rfind(":", *span)
        return span if colon < 0 else Span(*self._trimmed(Span(colon, span.end)))

    def _one_name(self, span: Span) -> Span:
        """Of two names the first, unless it is bare: "Chi khen thưởng: quỹ A", "Nguồn vốn: vốn vay"."""
        colon = self._folded.find(":", span.start, span.end)
        if colon < 0:
            return span
        first = Span(*self._trimmed(Span(span.start, colon)))
        if not self._matches(self._grammar.bare, first):
            return first
        return self._led(Span(*self._trimmed(Span(colon, span.end))))

    def _entry(self, place: Place) -> Span | None:
        """All that stands before the colon of a list's item: "Dự phòng chi ngân sách: 5 tỷ đồng".

        None where it is more than a name, or begins with a word for money and is read as such.
        """
        if not self.is_labelled(place):
            return None
        if place.before.start > place.paragraph:
            return self._several(place)
        span = self._led(Span(*self._trimmed(place.before)))
        note = _NOTE.search(self._folded, *span)
        span = span if note is None else Span(span.start, note.start())
        plain = self._folded.find(":", *span) < 0 and self._folded.find(",", *span) < 0
        money = self._is_purse(span) or self._matches(self._grammar.total, span)
        return span if plain and not money and 0 < span.end - span.start <= LONGEST_PHRASE else None

    def _several(self, place: Place) -> Span | None:
        """The whole name of an item that names several sources: "Vốn vay; vốn tự có của hộ: 5 tỷ đồng"."""
        start, clause = place.paragraph, place.before.start
        single = place.passage == 0 and place.sentence.start == start and place.section.marker is not None
        told = single and clause == place.clause and clause - start <= _LONGEST_NAME
        if not told or any(map(str.isdigit, self._folded[start:clause])):
            return None
        named = self.origins.codes(Span(start, clause)) and self.origins.codes(place.before)
        return self._led(Span(*self._trimmed(Span(start, place.before.end)))) if named else None

    def is_labelled(self, place: Place) -> bool:
        """Whether a colon, or the only dash, stands between the words before an amount and the amount."""
        near = max(place.before.start, place.before.end - 3)
        if self._folded.find(":", near, place.amount.start) >= 0:
            return True
        return self._folded.find(_DASH, place.before.start, place.amount.start) >= near

    def _behind_name(self, span: Span) -> Span | None:
        """The name behind an amount: "5 tỷ đồng từ [ngân sách tỉnh]"."""
        led = self._led(Span(*self._trimmed(span)))
        stop = self._grammar.name_end.search(self._folded, led.start, led.end)
        if stop is not None:
            led = Span(led.start, stop.start())
        if led.end <= led.start or self._grammar.named.match(self._folded, led.start, led.end) is None:
            return None
        return led if led.end - led.start <= LONGEST_PHRASE else None

    def _without_verb(self, span: Span) -> Span | None:
        match = self._grammar.verb_end.search(self._folded, max(span.start, span.end - 40), span.end)
        if match is not None:
            head = Span(span.start, match.start())
            kept = _BY in self._folded[head.start : head.end] or self._matches(self._grammar.total, span)
            if not kept and not self._matches(self._grammar.bare, head) and self._is_purse(head):
                span = head
        return span if span.end > span.start else None

    def _is_purse(self, span: Span) -> bool:
        return self._matches(self._grammar.purse, span)

    def names_money(self, text: str) -> bool:
        """Whether folded words name money to be spent, who gives it or a source."""
        return (
            self._grammar.purse.search(text) is not None
            or self._grammar.giving.search(text) is not None
            or bool(self.origins.codes_in(text))
        )

    def _matches(self, pattern: Pattern, span: Span) -> bool:
        return pattern.match(self._folded, span.start, span.end, ALONE) is not None

    def _trimmed(self, span: Span) -> tuple[int, int]:
        start, end = span
        while start < end and self._folded[start] in " \t\n,;:.-+*(":
            start += 1
        while end > start and self._folded[end - 1] in " \t\n,;:.-(":
            end -= 1
        return start, end
