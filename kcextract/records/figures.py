"""The figures of rows as they are printed, with how they bind."""

from __future__ import annotations

from kcextract.records.programme import BudgetRecord

_SIGNS = {"eq": "", "range": "", "approx": "≈ ", "ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< "}


def number(value: int | float) -> str:
    """A number with its digits in groups, and decimals only where it has any.

    >>> number(45547000000.0), number(2.5)
    ('45,547,000,000', '2.5')
    """
    return f"{value:,.6f}".rstrip("0").rstrip(".") if isinstance(value, float) else f"{value:,}"


def bounds(low: float | None, high: float | None, comparator: str) -> str:
    """A figure from its bounds and its comparator: "≥ 30", "150–170".

    >>> bounds(150, 170, "range"), bounds(30, None, "ge")
    ('150–170', '≥ 30')
    """
    ends = dict.fromkeys(number(each) for each in (low, high) if each is not None)
    return _SIGNS.get(comparator, "") + "–".join(ends)


def is_read(budget: BudgetRecord) -> bool:
    """Whether an amount could be read."""
    return budget.amount_vnd is not None or budget.amount_max_vnd is not None


def amount(budget: BudgetRecord) -> str:
    """A budget's amount in đồng with how it binds; as printed where it could not be read."""
    if not is_read(budget):
        return f"“{budget.amount_raw}”"
    return bounds(budget.amount_vnd, budget.amount_max_vnd, budget.comparator)
