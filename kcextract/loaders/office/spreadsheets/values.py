"""How the value of a cell is written: numbers and dates the Vietnamese way, so that they read in one way.

Numbers have a decimal comma, as many decimals as the sheet shows, and no marks between thousands: "1250" and
"1,25" have one reading each. Three decimals after three digits or fewer would have two, and get a 0 more.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

_GENERAL = "general"
# What a number format shows as it stands: text in quotes, escaped or filling characters, colours, conditions.
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DECIMALS = re.compile(r"\.([0#?]+)")
_DIGITS = 10
# A number of so few digits with three decimals could be one of thousands.
_AMBIGUOUS = re.compile(r"-?[1-9]\d{0,2},\d{3}")


class _Format(NamedTuple):
    """What a number format does: decimals (None: as many as there are), hundredths, thousands left out."""

    decimals: int | None
    is_percent: bool
    thousands: int
    hides_zero: bool
    is_hidden: bool


def number(value: float | int | Decimal, form: str) -> str:
    """A number as its number format shows it.

    >>> number(30200, "#,##0"), number(6.622516556, "0.0"), number(0.85, "0%"), number(1.25, "General")
    ('30200', '6,6', '85%', '1,25')
    >>> number(1.234, "0.000"), number(0.5, "#,##0.00"), number(7.0, "0.0")
    ('1,2340', '0,50', '7,0')
    """
    parsed = _format(form)
    if parsed.is_hidden or (value == 0 and parsed.hides_zero):
        return ""
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return ""
    if parsed.is_percent:
        exact *= 100
    exact = exact.scaleb(-3 * parsed.thousands)
    if parsed.decimals is None:
        digits = max(0, _DIGITS - max(1, exact.adjusted() + 1))
        printed = f"{exact:.{digits}f}"
        printed = printed.rstrip("0").rstrip(".") if "." in printed else printed
    else:
        printed = f"{exact:.{parsed.decimals}f}"
    if not printed.strip("-0."):
        printed = printed.lstrip("-")
    printed = printed.replace(".", ",")
    if _AMBIGUOUS.fullmatch(printed):
        printed += "0"
    return printed + ("%" if parsed.is_percent else "")


def moment(value: datetime | date | time, form: str) -> str:
    """A date or time with the parts that its number format shows, the day first.

    >>> moment(datetime(2006, 3, 21), "mm-dd-yy"), moment(datetime(2006, 3, 1), "mmm-yy")
    ('21/03/2006', '03/2006')
    """
    shown = _LITERAL.sub("", form.lower())
    if isinstance(value, time):
        return f"{value:%H:%M}"
    has_day, has_year = "d" in shown, "y" in shown
    if has_day or not has_year:
        text = f"{value.day:02d}/{value.month:02d}"
        text += f"/{value.year:04d}" if has_year or not has_day else ""
    else:
        text = f"{value.month:02d}/{value.year:04d}" if "m" in shown else f"{value.year:04d}"
    if isinstance(value, datetime) and "h" in shown and (value.hour or value.minute):
        text += f" {value:%H:%M}"
    return text


@lru_cache(maxsize=1024)
def _format(form: str) -> _Format:
    sections = _LITERAL.sub("", form).split(";")
    first = sections[0]
    if first.lower() in ("", _GENERAL, "@"):
        is_hidden = len(sections) > 2 and not any(_raw_sections(form))
        return _Format(None, False, 0, False, is_hidden)
    decimals = _DECIMALS.search(first)
    places = len(decimals[1]) if decimals else 0
    scale = len(first.rstrip()) - len(first.rstrip().rstrip(","))
    if ("E" in first.upper() and "+" in first) or "/" in first:
        return _Format(None, False, 0, False, False)
    hides_zero = len(sections) > 2 and not _raw_sections(form)[2].strip()
    return _Format(places, "%" in first, scale, hides_zero, False)


def _raw_sections(form: str) -> list[str]:
    return form.split(";")
