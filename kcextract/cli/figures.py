"""Figures in words: quantities, amounts in đồng, periods, and codes that are too long for a column."""

from __future__ import annotations

from kcextract.records import TargetRecord
from kcextract.records.figures import amount, bounds, number

__all__ = ["amount", "broken", "number", "period", "quantity"]


def quantity(target: TargetRecord) -> str:
    """A target's figure with how it binds, its unit, and what it is for each of: "≥ 30 học viên/lớp"."""
    per = f"/{target.basis}" if target.basis else ""
    unit = target.unit or ""
    space = "" if not unit or unit.startswith("%") else " "
    return f"{bounds(target.quantity_min, target.quantity_max, target.comparator)}{space}{unit}{per}"


def period(start: int | None, end: int | None) -> str:
    """A period of years, "–" if there is none.

    >>> period(2016, 2020), period(2018, 2018), period(None, 2020), period(2016, None), period(None, None)
    ('2016–2020', '2018', 'to 2020', 'from 2016', '–')
    """
    if start is None and end is None:
        return "–"
    if start is None:
        return f"to {end}"
    if end is None:
        return f"from {start}"
    return str(start) if start == end else f"{start}–{end}"


def broken(code: str, width: int) -> str:
    """A code on as many lines as it takes at this width, broken behind its underscores.

    >>> broken("khuyen_cong_dia_phuong", 14).split()
    ['khuyen_cong_', 'dia_phuong']
    """
    lines = [""]
    parts = code.split("_")
    for place, part in enumerate(parts):
        piece = part + ("_" if place < len(parts) - 1 else "")
        if lines[-1] and len(lines[-1]) + len(piece) > width:
            lines.append("")
        lines[-1] += piece
    return "\n".join(lines)
