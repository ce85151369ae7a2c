"""Amounts of money in running text: digits, the words that make them money, and the amount in words."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.extractors.quantities import Quantity
from kcextract.text.folding import fold_pattern
from kcextract.text.money import (
    SEVERAL_YEARS,
    Currency,
    Money,
    in_dong,
    money_behind,
    scale_behind,
    whole_dong,
    words_behind,
)
from kcextract.text.number_words import Worded, number_words_before

# What joins two amounts to a range.
_TO = regex.compile(r"\s*(?:đến|tới|-)\s*")
_SEVERAL_YEARS = regex.compile(SEVERAL_YEARS)
_UP_TO = frozenset({"le", "lt"})
_FROM = frozenset({"ge", "gt"})
# "3 tỷ đồng/9 đề án" is the sum for all of them; "2 triệu đồng/100 kg", "/12 tháng" are rates.
_SEVERAL_THINGS = regex.compile(
    fold_pattern(r"0*(?!10*\D)[1-9]\d*\s*(?!(?:tháng|ngày|tuần|giờ|buổi|phút|đêm)(?!\p{L}))\p{L}.*")
)
_THOUSAND = 1000
# The brackets around digits behind an amount in words.
_OPENS = regex.compile(fold_pattern(r"(?r)(?<=\s)đồng(?:\s+chẵn)?\s*\(\s*(?:bằng\s+số\s*:?\s*)?"))
_CLOSES = regex.compile(r"\s*\)")
_NEAR = 40
_LOWER_ENDS = frozenset({"eq", "approx", "ge"})
_UPPER_ENDS = frozenset({"eq", "approx", "le"})


class Amount(NamedTuple):
    """An amount of money, or a range of two.

    ``[start, end)`` runs from the first digit to the last, ``outer_start`` takes in the words of the
    comparator before, ``money_end`` those that make it money and ``full_end`` the amount in words, which
    may stand before the digits, too, if these are in brackets. ``low``
    and ``high`` are whole đồng, None for an open bound, and both None where the amount has no value, with
    ``fault`` to say why. ``words`` is the span of the amount in words, ``words_value`` its value, if clear.
    """

    start: int
    end: int
    outer_start: int
    money_end: int
    full_end: int
    low: int | None
    high: int | None
    comparator: str
    currency: Currency
    basis: Span | None
    words: Span | None
    words_value: int | None
    fault: str


def find_amounts(context: Context, quantities: Sequence[Quantity]) -> list[Amount]:
    """The amounts of money among ``quantities``, in order."""
    found: list[Amount] = []
    index = 0
    while index < len(quantities):
        amount, index = _amount_at(context, quantities, index)
        if amount is None:
            continue
        joined = _range(context, found[-1], amount) if found else None
        if joined is None:
            found.append(amount)
        else:
            found[-1] = joined
    return found


def _amount_at(context: Context, quantities: Sequence[Quantity], index: int) -> tuple[Amount | None, int]:
    """The amount that begins with the quantity at ``index``, and the index of the first behind it."""
    folded = context.folded
    first = quantities[index]
    # "1 tỷ 200 triệu đồng": several figures, each with a smaller multiplier.
    whole = Decimal(0)
    last = index
    factor, end = scale_behind(folded, first.end)
    while factor > 1 and last + 1 < len(quantities) and _is_single(quantities[last]):
        following = quantities[last + 1]
        if folded[end : following.start].strip() or end == following.start or following.outer_start < end:
            break
        smaller, end_of_next = scale_behind(folded, following.end)
        value = _single(following)
        if factor == _THOUSAND < smaller and value is not None and value < _THOUSAND:
            factor *= smaller  # "2 nghìn 200 tỷ đồng"
        if smaller >= factor or value is None or value * smaller >= factor:
            break
        whole += (_single(quantities[last]) or 0) * factor
        last += 1
        factor, end = smaller, end_of_next
    money = money_behind(folded, quantities[last].end)
    if money is None and factor > _THOUSAND:
        # Nothing goes on behind the end of a paragraph: "Lập quy hoạch: 50 triệu".
        stop = context.paragraph_end(quantities[last].end)
        money = None if stop is None else money_behind(folded, quantities[last].end, stop)
    if money is None:
        return None, index + 1
    return _amount(context, first, quantities[last], whole, money), last + 1


def _amount(context: Context, first: Quantity, last: Quantity, whole: Decimal, money: Money) -> Amount:
    printed = context.document.reading[last.start : last.end]
    bounds = (last.low, last.high)
    if first.comparator != "range":
        value = whole_dong(printed, _single(last), money)
        bounds = (None if first.comparator in _UP_TO else value, None if first.comparator in _FROM else value)
    in_whole = tuple(None if each is None else in_dong(each, money, whole) for each in bounds)
    fault = ""
    if money.currency == "VND":
        if all(each is None for each in bounds):
            fault = "unclear"
        elif any(each is not None and done is None for each, done in zip(bounds, in_whole, strict=True)):
            fault = "no whole number"
            in_whole = (None, None)
    worded = words_behind(context.folded, money.end)
    outer_start = first.outer_start
    if worded is None and first.comparator == "eq":
        worded = _words_before(context, first.start, money.end)
        if worded is not None and worded.value == in_whole[0]:
            outer_start = worded.start
        else:
            worded = None
    return Amount(
        first.start,
        last.end,
        outer_start,
        money.end,
        money.end if worded is None else worded.end,
        in_whole[0],
        in_whole[1],
        first.comparator,
        money.currency,
        _basis(context, money),
        None if worded is None else Span(worded.start, worded.end),
        None if worded is None else worded.value,
        fault,
    )


def _words_before(context: Context, start: int, end: int) -> Worded | None:
    """The amount in words before the brackets in which digits stand: "tám tỷ đồng (8.000.000.000 đồng)"."""
    folded = context.folded
    opens, closes = _OPENS.match(folded, max(0, start - _NEAR), start), _CLOSES.match(folded, end)
    if opens is None or closes is None:
        return None
    section = context.section_at(start)
    worded = number_words_before(folded, section.start, opens.start())
    return None if worded is None else worded._replace(end=closes.end())


def _basis(context: Context, money: Money) -> Span | None:
    """What a rate is for; None of a sum for several years or things ("60 tỷ đồng/5 năm")."""
    basis = money.basis
    if basis is None:
        return None
    several = (_SEVERAL_YEARS, _SEVERAL_THINGS)
    return None if any(each.fullmatch(context.folded, *basis) for each in several) else basis


def _range(context: Context, lower: Amount, upper: Amount) -> Amount | None:
    """Two amounts as the ends of one range ("500 triệu đến 1 tỷ đồng"), if they are."""
    if lower.comparator not in _LOWER_ENDS or upper.comparator not in _UPPER_ENDS or lower.words is not None:
        return None
    if _TO.fullmatch(context.folded, lower.money_end, upper.start) is None:
        return None
    low, high = lower.low, upper.high
    if low is None or high is None or low >= high or upper.currency != lower.currency:
        return None
    return upper._replace(
        start=lower.start, outer_start=lower.outer_start, low=low, high=high, comparator="range"
    )


def _is_single(quantity: Quantity) -> bool:
    return quantity.comparator != "range" and _single(quantity) is not None


def _single(quantity: Quantity) -> Decimal | None:
    """The figure of a quantity that is no range."""
    return quantity.low if quantity.low is not None else quantity.high
