"""Figures as the pages show them: as in Vietnamese, "1.234,5"; the pages turn them for English readers."""

from __future__ import annotations

import datetime

from kcextract.records import BudgetRecord, TargetRecord, figures

_TURNED = str.maketrans(",.", ".,")


def number(value: int | float) -> str:
    """A number with its digits in groups, and decimals only where it has any.

    >>> number(45547000000.0), number(2.5), number(-3)
    ('45.547.000.000', '2,5', '-3')
    """
    return figures.number(value).translate(_TURNED)


def quantity(target: TargetRecord) -> str:
    """A target's figure with how it binds: "≥ 30", "150–170"."""
    printed = figures.bounds(target.quantity_min, target.quantity_max, target.comparator)
    return printed.translate(_TURNED)


def amount(budget: BudgetRecord) -> str:
    """A budget's amount in đồng with how it binds; as printed where it could not be read."""
    printed = figures.amount(budget)
    return printed.translate(_TURNED) if figures.is_read(budget) else printed


def period(start: int | None, end: int | None) -> str:
    """A period of years, "" if there is none; an end that is open is told by an arrow.

    >>> period(2016, 2020), period(2018, 2018), period(None, 2020), period(2016, None), period(None, None)
    ('2016–2020', '2018', '→ 2020', '2016 →', '')
    """
    if start == end:
        return "" if start is None else str(start)
    if start is None:
        return f"→ {end}"
    return f"{start} →" if end is None else f"{start}–{end}"


def date(value: datetime.date | None) -> str:
    """A day as Vietnamese readers write it, "" if there is none.

    >>> date(datetime.date(2017, 9, 1))
    '01/09/2017'
    """
    return "" if value is None else f"{value.day:02}/{value.month:02}/{value.year:04}"
