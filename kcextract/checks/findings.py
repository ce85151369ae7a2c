"""What a check finds, before it gets a number."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from kcextract.document import Notice
from kcextract.records import BudgetRecord, CheckRecord


class Finding(NamedTuple):
    """Two figures that ought to agree: ``expected`` is computed from others, ``actual`` is the one stated.

    Money is in đồng. ``[start, end)`` is where the stated figure stands. ``doubtful`` is True where a
    difference may have a reason that the text does not tell.
    """

    kind: str
    subject: str
    expected: Decimal
    actual: Decimal
    note: str | None
    start: int
    end: int
    passed: bool
    doubtful: bool = False

    def record(self, doc_id: str, number: int) -> CheckRecord:
        """The row of table ``checks``."""
        return CheckRecord(
            doc_id=doc_id,
            check_no=number,
            kind=self.kind,
            subject=self.subject,
            expected=float(self.expected),
            actual=float(self.actual),
            difference=float(self.actual - self.expected),
            status="pass" if self.passed else "fail",
            note=self.note,
        )

    def notice(self) -> Notice:
        """What the reader is told of a check that failed."""
        told = "" if self.note is None else f" ({self.note})"
        stated, computed = figure(self.actual), figure(self.expected)
        sentence = f"{self.subject}: {stated} is stated, the other figures give {computed}{told}."
        return Notice(
            "info" if self.doubtful else "warning", f"{self.kind}_differs", sentence, self.start, self.end
        )


def figure(value: Decimal) -> str:
    """A figure as it is shown to readers: digits in groups, decimals only where there are any.

    >>> figure(Decimal("45547000000")), figure(Decimal("2.50"))
    ('45,547,000,000', '2.5')
    """
    return f"{value.normalize():,f}"


def name(budget: BudgetRecord) -> str:
    """A budget in words."""
    return f"{budget.label} {budget.amount_raw}" if budget.label else budget.amount_raw
