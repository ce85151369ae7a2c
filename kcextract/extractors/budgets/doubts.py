"""Amounts whose digits can be read in two ways, where the parts told behind them show which is meant."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kcextract.extractors.budgets.amounts import Amount
from kcextract.extractors.context import Context
from kcextract.extractors.quantities import Quantity
from kcextract.text.money import scale_behind

UNCLEAR = "unclear"
# So many parts are looked at, and so far behind the amount.
_MOST_PARTS = 30
_FARTHEST = 600
_LEAST_PARTS = 2


def settle(context: Context, amounts: Sequence[Amount], quantities: Sequence[Quantity]) -> list[Amount]:
    """``amounts``, which are in order, with a value for those that the ones behind them add up to.

    "2,180 triệu đồng (trong đó tỉnh 1.888 triệu đồng, huyện 292 triệu đồng)" are 2180 million.
    """
    found = list(amounts)
    doubts = [index for index, amount in enumerate(found) if amount.fault == UNCLEAR]
    if not doubts:
        return found
    readings = {quantity.start: quantity.readings for quantity in quantities if quantity.readings}
    for index in doubts:
        amount = found[index]
        factor = scale_behind(context.folded, amount.end)[0]
        values = {
            int(reading * factor) for reading in readings.get(amount.start, ()) if _is_whole(reading * factor)
        }
        value = _sum_behind(context, found, index, values)
        if value is not None and amount.comparator in ("eq", "approx"):
            found[index] = amount._replace(low=value, high=value, fault="")
    return found


def _sum_behind(context: Context, amounts: Sequence[Amount], index: int, values: set[int]) -> int | None:
    """That of ``values`` to which the amounts behind one add up, in its paragraph and behind "trong đó"."""
    whole = amounts[index]
    total, parts = 0, 0
    for part in amounts[index + 1 : index + 1 + _MOST_PARTS]:
        if part.low is None or part.start - whole.full_end > _FARTHEST:
            return None
        if not parts and not _are_split(context, whole.full_end, part.start):
            return None
        total, parts = total + part.low, parts + 1
        if parts >= _LEAST_PARTS and total in values:
            return total
        if total > max(values, default=0):
            return None
    return None


def _are_split(context: Context, start: int, end: int) -> bool:
    between = context.folded[start:end]
    return between.lstrip().startswith("(") or context.grammar.budgets.split.search(between) is not None


def _is_whole(value: Decimal) -> bool:
    return value == value.to_integral_value()
