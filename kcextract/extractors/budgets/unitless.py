"""Figures whose unit is left out because they are the parts of an amount that has one.

"Quỹ A: 1.500 triệu đồng, trong đó: tỉnh 900, huyện 600", "1.500 triệu đồng (900/600)", or, in items below an
amount, "+ Đào tạo: 900". What
proves them is that all of them together are that amount, to the last đồng.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from kcextract.document import Notice, Span
from kcextract.extractors.budgets.amounts import Amount
from kcextract.extractors.budgets.columns import shared_bracket
from kcextract.extractors.context import Context
from kcextract.extractors.passages import words
from kcextract.extractors.quantities import Quantity
from kcextract.text.folding import fold_pattern
from kcextract.text.money import Money, in_dong, scale_behind

# So many figures are looked at behind an amount, and its parts begin no further behind it.
_MOST_PARTS = 60
_LONGEST_LEAD = 160
_LEAST_PARTS = 2
_EXACT = frozenset({"eq", "approx"})
_DIRECT = regex.compile(r"\s*[:(]")
_NOTHING = regex.compile(r"[\s:;,.]*")
# Behind a figure without a unit; where its paragraph ends, nothing needs to.
_BEHIND = regex.compile(
    fold_pattern(
        r"\s*(?:[;,)]|\.(?!\d)|(?:và|còn)(?!\p{L})|/\.|\((?:đơn\s+vị|đvt)(?!\p{L}))|\s+[-–+]\s+(?=\p{L})"
    )
)
# What states the unit of a list.
_UNIT = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:đơn\s+vị(?:\s+tính)?|đvt)\s*[:.]?\s*(?P<scale>(?:(?:nghìn|ngàn|triệu|tỷ|tỉ)\s+)?đồng)(?!\p{L})"
    )
)
# At the end of an item, in place of the unit that the item before has: "- Giao thông 5.600 -".
_DITTO = regex.compile(r"\s+[-\"”]")
# Behind a year that names a part ("2031: 900") and behind a share of the whole ("900 (60%)").
_LABEL = regex.compile(r"\s*:")
_PERCENT = regex.compile(r"\s*%")


class Completed(NamedTuple):
    """The amounts of a document with the figures that are parts of them.

    ``wholes`` tells of each such figure, by where it begins, where the amount begins that it is a part of.
    """

    amounts: list[Amount]
    wholes: dict[int, int]
    notices: list[Notice]


def complete(context: Context, amounts: Sequence[Amount], quantities: Sequence[Quantity]) -> Completed:
    """``amounts``, which are in order, with those of ``quantities`` that are parts of one without a unit."""
    return _Completion(context, amounts, quantities).completed()


class _Completion:
    def __init__(self, context: Context, amounts: Sequence[Amount], quantities: Sequence[Quantity]) -> None:
        self._context = context
        self._amounts = amounts
        self._quantities = quantities
        self._starts = [quantity.start for quantity in quantities]
        self._by_start = {amount.start: amount for amount in amounts}
        self._ends = {paragraph.end for paragraph in context.document.paragraphs}
        # By what the figures of a list are multiplied for which the unit is stated once.
        self._stated: dict[int, int] = {}

    def completed(self) -> Completed:
        found = list(self._amounts)
        wholes: dict[int, int] = {}
        notices: list[Notice] = []
        done = -1
        totals = self._totals()
        for amount in sorted([*self._amounts, *totals], key=lambda each: each.start):
            if amount.start < done or amount.low is None or amount.comparator not in _EXACT:
                continue
            shared = self._shared(amount)
            for quantity in shared:
                found.append(self._amount(quantity, self._factor(amount)))
                wholes[quantity.start] = amount.start
            if shared:
                done = shared[-1].end
                continue
            stated = amount.start in self._stated
            limit = self._end(amount) if stated else self._limit(amount)
            if limit is None:
                continue
            parts = self._parts(amount, limit)
            if parts is None:
                continue
            bare = [quantity for quantity in parts if quantity.start not in self._by_start]
            if sum(self._worth(amount, quantity) or 0 for quantity in parts) != amount.low:
                if len(bare) == len(parts):
                    notices.append(_notice(self._context, amount, parts))
                continue
            done = parts[-1].end
            if stated:
                found.append(amount)
            for quantity in bare:
                found.append(self._amount(quantity, self._factor(amount)))
                wholes[quantity.start] = amount.start
        found += self._dittos()
        found.sort(key=lambda each: each.start)
        return Completed(found, wholes, notices)

    def _dittos(self) -> list[Amount]:
        """Figures at the end of items with a mark that their unit is that of the item before."""
        found: list[Amount] = []
        last: Amount | None = None
        factor = 1
        context = self._context
        for quantity in self._quantities:
            own = self._by_start.get(quantity.start)
            if own is not None:
                last, factor = own, self._factor(own)
            elif last is not None and self._repeats_unit(quantity):
                here, there = context.section_at(last.start), context.section_at(quantity.start)
                is_next = there.number == here.number + 1
                alike = (here.parent, here.kind, last.currency) == (there.parent, there.kind, "VND")
                if is_next and alike and quantity.comparator in _EXACT and quantity.low is not None:
                    last = self._amount(quantity, factor)
                    found.append(last)
        return found

    def _repeats_unit(self, quantity: Quantity) -> bool:
        mark = _DITTO.match(self._context.folded, quantity.end)
        return mark is not None and mark.end() in self._ends

    def _totals(self) -> list[Amount]:
        """The first figures of lists for which the unit is stated once: "(Đơn vị: triệu đồng)"."""
        found = []
        for unit in _UNIT.finditer(self._context.folded):
            first = bisect_left(self._starts, unit.end())
            if first == len(self._starts) or self._starts[first] - unit.end() > _LONGEST_LEAD:
                continue
            quantity = self._quantities[first]
            section = self._context.section_at(unit.start())
            if section.kind == "table" or quantity.start >= section.end or not self._is_bare(quantity):
                continue
            self._stated[quantity.start] = scale_behind(self._context.folded, unit.start("scale"))[0]
            found.append(self._amount(quantity, self._stated[quantity.start]))
        return found

    def _end(self, total: Amount) -> int:
        """How far the parts of such a first figure reach: through the items beside it, or its own section."""
        section = self._context.section_at(total.start)
        return self._context.outline.sections[section.parent or 0].end

    def _limit(self, amount: Amount) -> int | None:
        """How far the parts of an amount may reach, if a list of them follows it; None if none does."""
        context, folded = self._context, self._context.folded
        section = context.section_at(amount.start)
        begin = amount.full_end
        first = bisect_left(self._starts, begin)
        if first == len(self._starts):
            return None
        place = self._starts[first]
        if place >= section.end or place - begin > _LONGEST_LEAD:
            return None
        if place >= section.own_end:
            # The items below an amount, with which the text of its own section ends.
            cue = context.grammar.budgets.split.search(folded, begin, section.own_end)
            stop = begin if cue is None else cue.end()
            return section.end if _NOTHING.fullmatch(folded, stop, section.own_end) is not None else None
        cue = context.grammar.budgets.split.search(folded, begin, place)
        if cue is None and _DIRECT.match(folded, begin, place) is None and not self._says_unit(amount, place):
            return None
        return section.own_end

    def _says_unit(self, amount: Amount, place: int) -> bool:
        """Whether behind a list that has a figure at ``place`` its unit is stated, that of the amount."""
        end = self._context.paragraph_end(place)
        unit = None if end is None else _UNIT.search(self._context.folded, place, end)
        scale = None if unit is None else scale_behind(self._context.folded, unit.start("scale"))[0]
        return scale == self._factor(amount)

    def _parts(self, whole: Amount, limit: int) -> list[Quantity] | None:
        """The figures of the list behind ``whole``, if some have no unit and none has another one."""
        parts: list[Quantity] = []
        rest = whole.low or 0
        for quantity in self._following(whole, limit):
            if self._is_aside(quantity):
                continue
            if parts and not self._goes_on(parts[-1], quantity):
                break
            value = self._worth(whole, quantity)
            named = self._is_named(parts[-1].end if parts else whole.full_end, quantity)
            if value is None or not named or rest == 0:
                return None  # another unit, or one more than those that add up to the whole
            parts.append(quantity)
            rest -= value
        bare = any(quantity.start not in self._by_start for quantity in parts)
        return parts if len(parts) >= _LEAST_PARTS and bare else None

    def _shared(self, whole: Amount) -> list[Quantity]:
        """The parts that share a bracket behind ``whole``: "71 triệu đồng (29/42)"."""
        bracket = shared_bracket(self._context.folded, whole.full_end)
        if bracket is None or whole.start in self._stated:
            return []
        parts = [*self._following(whole, bracket.end)]
        single = all(each.comparator == "eq" and each.multiplier == 1 for each in parts)
        worth = [_in_dong(each, self._factor(whole)) for each in parts]
        return parts if single and len(parts) > 1 and sum(each or 0 for each in worth) == whole.low else []

    def _following(self, whole: Amount, limit: int) -> Iterator[Quantity]:
        first = bisect_left(self._starts, whole.full_end)
        for quantity in self._quantities[first : first + _MOST_PARTS]:
            if quantity.start >= limit:
                return
            yield quantity

    def _is_aside(self, quantity: Quantity) -> bool:
        """Whether a number is part of a name, or says how much per cent of the whole a part is."""
        if quantity.start in self._by_start or self._is_bare(quantity):
            return False
        folded = self._context.folded
        named = any(map(str.isalpha, folded[quantity.end : quantity.end + 2]))
        return named or any(pattern.match(folded, quantity.end) is not None for pattern in (_LABEL, _PERCENT))

    def _is_bare(self, quantity: Quantity) -> bool:
        folded, end = self._context.folded, quantity.end
        if quantity.comparator not in _EXACT or quantity.low is None or quantity.multiplier != 1:
            return False
        if _BEHIND.match(folded, end) is not None:
            return True
        while end < len(folded) and folded[end].isspace() and end not in self._ends:
            end += 1
        return end == len(folded) or end in self._ends

    def _worth(self, whole: Amount, quantity: Quantity) -> int | None:
        """What a figure of the list is worth in the unit of ``whole``; None if it is no part of the list."""
        own = self._by_start.get(quantity.start)
        if own is not None:
            alike = own.comparator in _EXACT and own.basis is None
            return own.low if alike and self._factor(own) == self._factor(whole) else None
        if not self._is_bare(quantity) or quantity.low is None:
            return None
        return _in_dong(quantity, self._factor(whole))

    def _factor(self, amount: Amount) -> int:
        if amount.start in self._stated:
            return self._stated[amount.start]
        return scale_behind(self._context.folded, amount.end)[0]

    def _is_named(self, start: int, quantity: Quantity) -> bool:
        """Whether words or a year stand before a figure, behind the one before it."""
        return any(map(str.isalnum, self._context.folded[start : quantity.start]))

    def _goes_on(self, last: Quantity, quantity: Quantity) -> bool:
        """Whether two figures stand in one paragraph, or in two items of one list."""
        context = self._context
        here, there = context.section_at(last.start), context.section_at(quantity.start)
        if here.number != there.number:
            return (here.parent, here.kind) == (there.parent, there.kind)
        ends = context.paragraph_ends
        return bisect_right(ends, last.start) == bisect_right(ends, quantity.start) or context.folded[
            last.end : last.end + 1
        ] in (";", ",", "\n")

    def _amount(self, quantity: Quantity, factor: int) -> Amount:
        value = _in_dong(quantity, factor)
        start, end = quantity.start, quantity.end
        outer, comparator = quantity.outer_start, quantity.comparator
        return Amount(start, end, outer, end, end, value, value, comparator, "VND", None, None, None, "")


def _in_dong(quantity: Quantity, factor: int) -> int | None:
    value = quantity.low
    return None if value is None else in_dong(value, Money(factor, False, "VND", True, None, 0))


def _notice(context: Context, whole: Amount, parts: Sequence[Quantity]) -> Notice:
    start, end = parts[0].start, parts[-1].end
    total, first, last = (
        words(context, span)
        for span in (
            Span(whole.start, whole.money_end),
            Span(start, parts[0].end),
            Span(parts[-1].start, end),
        )
    )
    return Notice(
        "warning",
        "amount_parts_unclear",
        f"The figures from “{first}” to “{last}” have no unit and are not together “{total}”.",
        start,
        end,
    )
