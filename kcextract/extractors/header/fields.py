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
