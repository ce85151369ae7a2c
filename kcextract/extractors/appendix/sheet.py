"""A table as a rectangle: what the stages of reading one hand to each other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple


class SheetCell(NamedTuple):
    """A cell: its words, its span in the text, and the number in it, None for blank, "-" and words."""

    text: str
    start: int
    end: int
    value: Decimal | None


class SheetRow(NamedTuple):
    """What a body row is.

    ``marker`` is as printed, ``level`` counts from 0, ``parent`` is the number of the row of which it is a
    part; all of them and ``label`` are None where the row's beginning was cut off. ``kind`` is ``item``,
    ``subtotal`` or ``total``, or None of the last row if its parts may have been cut off; ``source`` is the
    source of money that its label names, if any ("- Quốc gia", "Ngân sách nhà nước").
    """

    marker: str | None
    level: int | None
    parent: int | None
    label: str | None
    path: str | None
    kind: str | None
    source: str | None


class Meaning(NamedTuple):
    """What a column means, as far as known; ``basis`` is how (``header``, ``arithmetic``, ``prose``)."""

    measure: str | None = None
    period_start: int | None = None
    period_end: int | None = None
    source: str | None = None
    basis: str | None = None


class Fact(NamedTuple):
    """An amount that the prose states, in đồng: of a source (``tong`` for all) and of a period."""

    amount_vnd: int
    source: str
    period_start: int | None
    period_end: int | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as a rectangle.

    The following hold: 1. every body row has ``width`` cells; 2. ``rows`` and ``cells`` are as long;
    3. ``headers`` has ``width`` entries, the header cells of the column from the top to the leaf, empty where
    the header was lost. ``header_is_whole`` says whether nothing of the header is missing.
    """

    width: int
    headers: tuple[tuple[str, ...], ...]
    header_row_count: int
    header_is_whole: bool
    rows: tuple[SheetRow, ...]
    cells: tuple[tuple[SheetCell, ...], ...]
