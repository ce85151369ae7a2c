"""What is read in a header."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of table ``documents`` that are read from the text; None where it does not say."""

    family: str
    number: str | None
    number_serial: str | None
    number_symbol: str | None
    issuer: str | None
    issuer_level: str | None
    province_code: str | None
    province: str | None
    province_code_2025: str | None
    province_2025: str | None
    place: str | None
    issue_date: datetime.date | None
    effective_from: datetime.date | None
    title: str | None
    programme_title: str | None
    period_start: int | None
    period_end: int | None
    signer_name: str | None
    signer_title: str | None
    signed_for: str | None

    @property
    def begins(self) -> int | None:
        """The first year that is not past: what is told of one before it was; None if it is not known.

        A year behind that of the document is never past, whatever period was read.
        """
        if self.issue_date is None:
            return self.period_start
        if self.period_start is None:
            return self.issue_date.year
        return min(self.period_start, self.issue_date.year + 1)
