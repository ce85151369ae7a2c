"""Amounts whose words do not tell what they are for, while sums and products with others do."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

import regex

from kcextract.extractors.budgets.entries import NO_COST
from kcextract.extractors.budgets.kinds import PAST, PRICE, RATE, UNTOLD
from kcextract.extractors.budgets.nodes import are_exact, block_around, is_rest
from kcextract.extractors.budgets.notes import ALL_YEARS, takes_years
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.text.folding import fold_pattern

_FARTHEST = 100
_EXACT = frozenset({"eq", "approx"})
_LEAST_PARTS = 2
# So many add up to another by chance no more.
_SEVERAL = 3
# So many, with round figures too.
_MANY = 5
_MOST_PARTS = 20
# What an amount may seem to be that an item costs.
_MAY_COST = frozenset({None, UNTOLD, PRICE})
_EACH_YEAR = regex.compile(
    fold_pattern(r"(?<!\p{L})(?:mỗi|hằng|hàng)\s+năm(?:\s+(?:là|cần|khoảng|chi|hết))*\s*$")
)
# How many things are paid for stands so near before what they cost.
_WINDOW = 1000
_NUMBER = regex.compile(r"(?<![\d.,/])\d[\d.]*(?![\d,/%])")
# Before what all things cost together, behind the price of one.
_COMES_TO = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:thành\s+tiền|(?:chi|kinh)\s+phí|hết|cần|cộng)(?:\s+(?:là|khoảng|bằng)|[\s:])*$"
    )
)


class _Item(NamedTuple):
    """The first amount of an item, what it seems to be, and those of its sentence behind it."""

    place: Place
    kind: str | None
    inner: list[Place]


class Hidden:
    """Looks for amounts for the programme among those that words alone do not tell to be such.

    ``wholes`` tells of some, by where they begin, where the amount begins that they are parts of; ``rates``
    of others, what one thing costs that is got for them.
    """

    def __init__(self, context: Context) -> None:
        self._untold = Untold()
        self._allotted = Allotted(context)
        self._divided = Divided()
        self._itemised = Itemised()
        self._yearly = Yearly(context)
        self._products = Products(context)
        self.wholes = self._untold.wholes
        self.rates = self._products.rates

    def see(self, place: Place, kind: str | None) -> None:
        """Sees the next amount and what it is, None of one for the programme."""
        self._products.see(place, kind)
        if place.amount.start in self.rates:
            kind = None  # its parts follow
        self._untold.see(place, kind)
        self._allotted.see(place, kind)
        self._divided.see(place, kind)
        self._itemised.see(place, kind)
        self._yearly.see(place, kind)

    def parts(self) -> list[Place]:
        """The amounts that were found among those seen, in no order."""
        found = (self._untold, self._allotted, self._divided, self._itemised, self._yearly, self._products)
        return list({place.amount.start: place for each in found for place in each.parts()}.values())


class Untold:
    """Looks for the parts of amounts of one document among those that nothing else tells.

    "Vốn: 50 tỷ đồng" and, below it, "2031: 200 hộ / 20 tỷ đồng", "2032: 300 hộ / 30 tỷ đồng". ``wholes``
    tells of each part, by where it begins, where the amount begins that it is a part of.
    """

    def __init__(self) -> None:
        self.wholes: dict[int, int] = {}
        self._parts: list[Place] = []
        self._whole: Place | None = None
        self._run: list[Place] = []

    def see(self, place: Place, kind: str | None) -> None:
        """Sees the next amount and what it is, None of one for the programme."""
        if kind == UNTOLD and self._whole is not None and self._is_near(place):
            self._run.append(place)
            return
        self._close()
        self._whole = place if kind is None and place.amount.comparator in _EXACT else None

    def parts(self) -> list[Place]:
        """The parts that were found among the amounts seen so far, in order."""
        self._close()
        self._whole = None
        return self._parts

    def _is_near(self, place: Place) -> bool:
        """Whether an amount stands below the whole, or behind it in its section."""
        assert self._whole is not None
        number = self._whole.section.number
        return number in (place.section.number, place.section.parent)

    def _close(self) -> None:
        """Takes the run behind the whole for its parts, if they are exactly that."""
        run, self._run = self._run, []
        if self._whole is None or len(run) < _LEAST_PARTS:
            return
        amounts = [place.amount for place in run]
        single = all(each.comparator in _EXACT and each.basis is None for each in amounts)
        if single and sum(each.low or 0 for each in amounts) == self._whole.amount.low:
            self._parts += run
            self.wholes |= {each.start: self._whole.amount.start for each in amounts}


class Allotted:
    """Looks for what has been given of an amount of the plan, among what seems to be of the past.

    "Ngân sách tỉnh: 9 tỷ đồng" and, later, "Đến nay tỉnh đã phân bổ 4 tỷ đồng, phần còn lại 5 tỷ đồng …":
    both are parts of the first.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._planned: deque[Place] = deque(maxlen=_FARTHEST)
        self._past: Place | None = None
        self._parts: list[Place] = []

    def see(self, place: Place, kind: str | None) -> None:
        """Sees the next amount and what it is, None of one for the programme."""
        past, self._past = self._past, place if kind == PAST else None
        if kind is not None:
            return
        if past is not None and past.sentence == place.sentence and is_rest(self._context, place):
            total = (past.amount.low or 0) + (place.amount.low or 0)
            block = block_around(self._context, place.section)
            if any(
                each.amount.low == total and block_around(self._context, each.section) == block
                for each in self._planned
            ):
                self._parts.append(past)
        self._planned.append(place)

    def parts(self) -> list[Place]:
        """The amounts that were found among those seen so far, in order."""
        return self._parts


class Divided:
    """Looks for amounts that those for the programme right behind them in their paragraph add up to.

    "b) Đào giếng 19 tỷ đồng: trung ương hỗ trợ 8 tỷ đồng, ngân sách tỉnh 6 tỷ đồng, dân góp 5 tỷ đồng"
    """

    def __init__(self) -> None:
        self._whole: Place | None = None
        self._rest = 0
        self._amounts: list[int] = []
        self._parts: list[Place] = []

    def see(self, place: Place, kind: str | None) -> None:
        """Sees the next amount and what it is, None of one for the programme."""
        low = place.amount.low
        if kind == UNTOLD:
            fits = low is not None and place.amount.comparator in _EXACT and place.amount.basis is None
            self._whole, self._rest, self._amounts = place if fits else None, low or 0, [low or 0]
            return
        if self._whole is None or (self._whole.section.number, self._whole.paragraph) != (
            place.section.number,
            place.paragraph,
        ):
            self._whole = None
        elif kind is None and low is not None and place.amount.basis is None:
            self._rest -= low
            self._amounts.append(low)
            if self._rest <= 0 or len(self._amounts) > _MOST_PARTS:
                self._close(self._whole)

    def _close(self, whole: Place) -> None:
        """Takes the amount that is divided, if it evidently is."""
        count, self._whole = len(self._amounts) - 1, None
        if self._rest == 0 and (count >= _SEVERAL or (count >= _LEAST_PARTS and are_exact(self._amounts))):
            self._parts.append(whole)

    def parts(self) -> list[Place]:
        """The amounts that were found among those seen so far, in order."""
        return self._parts


class Itemised:
    """Looks for items, each with an amount, that together are one for the programme told elsewhere.

    "5. Tổng mức đầu tư: 9,75 tỷ đồng." and "6. Tiến độ: - Năm 2031: 4,25 tỷ đồng; - Năm 2032: 5,5 tỷ đồng"
    """

    def __init__(self) -> None:
        # Of each list, by where it hangs: the first amount of each item that may be what it costs.
        self._lists: dict[tuple[int, str], dict[int, _Item]] = {}
        # Amounts for the programme, by how much they are.
        self._planned: dict[int, list[Place]] = {}
        self._last: _Item | None = None

    def see(self, place: Place, kind: str | None) -> None:
        """Sees the next amount and what it is, None of one for the programme."""
        amount, last = place.amount, self._last
        exact = amount.comparator in _EXACT and amount.basis is None and bool(amount.low)
        if kind is None and exact:
            self._planned.setdefault(amount.low or 0, []).append(place)
        if last is not None and last.place.sentence == place.sentence:
            if kind == UNTOLD and exact:
                last.inner.append(place)
            return
        self._last = None
        section = place.section
        if kind not in _MAY_COST or section.parent is None or section.marker is None or place.passage:
            return
        items = self._lists.setdefault((section.parent, section.kind), {})
        if exact and section.number not in items:
            self._last = items[section.number] = _Item(place, kind, [])

    def parts(self) -> Iterator[Place]:
        """The amounts that were found among those seen so far."""
        for items in map(list, map(dict.values, self._lists.values())):
            if any(item.kind is not None for item in items) and self._is_told(items):
                for item in items:
                    yield from ([item.place, *item.inner] if item.kind is not None else ())

    def _is_told(self, items: list[_Item]) -> bool:
        """Whether items are together an amount that none of them tells, and not by chance.

        Where the words of some tell of a price, they must be several, and that amount told before them.
        """
        amounts = [item.place.amount.low or 0 for item in items]
        total = sum(amounts)
        priced = any(item.kind == PRICE for item in items)
        least = _SEVERAL if priced else _LEAST_PARTS
        if len(items) < least or total not in self._planned:
            return False
        if len(items) < _MANY and not are_exact([total, *amounts]):
            return False
        start, end = items[0].place.section.start, items[-1].place.section.end
        return any(
            place.amount.start < start or (place.amount.start >= end and not priced)
            for place in self._planned[total]
        )


class Yearly:
    """Looks for what each year takes, and right behind it what all of them take.

    "Thuê máy: mỗi năm 2 tỷ đồng, 4 năm là 8 tỷ đồng"
    """

    def __init__(self, context: Context) -> None:
        self._folded = context.folded
        self._each: tuple[Place, str | None] | None = None
        self._parts: list[Place] = []

    def see(self, place: Place, kind: str | None) -> None:
        """Sees the next amount and what it is, None of one for the programme."""
        each, self._each = self._each, (place, kind) if kind in (None, UNTOLD) else None
        if each is None or kind not in (None, UNTOLD) or each[0].sentence != place.sentence:
            return
        one, whole = each[0].amount, place.amount
        between = ALL_YEARS.fullmatch(self._folded, one.full_end, whole.outer_start)
        if (
            between is None
            or not one.low
            or not whole.low
            or not _EACH_YEAR.search(self._folded, *each[0].before)
        ):
            return
        if takes_years(whole.low, one.low) and NO_COST.search(self._folded, *each[0].before) is None:
            self._parts += [part for part, told in (each, (place, kind)) if told == UNTOLD]

    def parts(self) -> list[Place]:
        """The amounts that were found among those seen so far, in order."""
        return self._parts


class Products:
    """Looks for amounts that are so many times what one thing costs, where the paragraph tells how many.

    "hỗ trợ 15 triệu đồng/câu lạc bộ (60 câu lạc bộ, tương ứng 900 triệu đồng)"
    """

    def __init__(self, context: Context) -> None:
        self._folded = context.folded
        self._rate: tuple[Place, str] | None = None
        self.rates: dict[int, Place] = {}
        self._parts: list[Place] = []

    def see(self, place: Place, kind: str | None) -> None:
        """Sees the next amount and what it is, None of one for the programme."""
        if kind in (RATE, PRICE):
            self._rate = (place, kind)
        elif kind == UNTOLD and self._rate is not None:
            rate, of_one = self._rate
            told = of_one == RATE or _COMES_TO.search(self._folded, *place.before) is not None
            if told and self._is_product(place, rate) and not self._is_earned(place, rate):
                self._parts.append(place)
                self.rates[place.amount.start] = rate

    def _is_product(self, place: Place, rate: Place) -> bool:
        """Whether the paragraph of an amount tells how many times ``rate`` it is."""
        low, one = place.amount.low, rate.amount.low
        near = (rate.section.number, rate.paragraph) == (place.section.number, place.paragraph)
        if not near or not low or not one or low <= one or low % one or place.amount.comparator not in _EXACT:
            return False
        start = max(place.paragraph, place.before.end - _WINDOW)
        return any(
            int(match.group().replace(".", "")) == low // one
            for match in _NUMBER.finditer(self._folded, start, place.before.end)
        )

    def _is_earned(self, place: Place, rate: Place) -> bool:
        """Whether the words from the price on tell of money that comes in: "nộp 2 triệu đồng/ha, 30 ha …"."""
        start = max(rate.before.start, place.before.end - _WINDOW)
        return NO_COST.search(self._folded, start, place.before.end) is not None

    def parts(self) -> list[Place]:
        """The amounts that were found among those seen so far, in order."""
        return self._parts
