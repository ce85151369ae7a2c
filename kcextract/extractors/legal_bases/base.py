"""A row of legal bases."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LegalBase:
    """An act cited; offsets are into the normalised text."""

    section: int
    relation: str
    cited_type: str
    number: str | None
    cited_date: datetime.date | None
    issuer: str | None
    title: str | None
    text: str
    start: int
    end: int
