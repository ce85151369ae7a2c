"""What a document promises, in a few figures: for a summary."""

from __future__ import annotations

from dataclasses import dataclass

from kcextract.records import BudgetRecord, Extraction

_TOTAL = "tong"


@dataclass(frozen=True, slots=True)
class Promises:
    """The number of targets and of failing checks, the programme's period, and its total budget.

    ``total`` is None where the document states no total for the whole programme, or several that differ.
    """

    targets: int
    failing_checks: int
    period_start: int | None
    period_end: int | None
    total: BudgetRecord | None


def promises(extraction: Extraction) -> Promises:
    """The figures of one document."""
    document = extraction.document
    return Promises(
        targets=len(extraction.targets),
        failing_checks=sum(check.status == "fail" for check in extraction.checks),
        period_start=document.period_start,
        period_end=document.period_end,
        total=programme_total(extraction),
    )


def programme_total(extraction: Extraction) -> BudgetRecord | None:
    """The amount that is the whole programme's: a total, part of no other, for the programme's period.

    An amount of one activity is none. One that is stated several times is taken where it stands first.
    """
    document = extraction.document
    period = (document.period_start, document.period_end)
    totals = [
        budget
        for budget in extraction.budgets
        if budget.source == _TOTAL and budget.parent_no is None and budget.content_item_no is None
    ]
    if period != (None, None):
        totals = [budget for budget in totals if (budget.period_start, budget.period_end) == period]
    return totals[0] if len({(each.amount_vnd, each.amount_max_vnd) for each in totals}) == 1 else None
