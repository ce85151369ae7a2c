"""What a reviewer typed, as golden files print it, or why it cannot be a value of its column."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import NoReturn
from unicodedata import category

from kcextract.golden.files import cell_fault
from kcextract.golden.layout import DOCUMENTS, LAYOUTS, record_columns
from kcextract.records import Column
from kcextract.report.labels import Label
from kcextract.review.refusals import RefusedError, column_label
from kcextract.review.rows import BUDGETS, fixed_columns

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)
_DECIMAL = re.compile(r"(\d+)[.,](\d+)", re.ASCII)
_GROUPS = re.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})+", re.ASCII)
_NUMBER = re.compile(r"(?P<sign>-?)(?P<digits>[\d.,]+)", re.ASCII)
_GROUP_LENGTH = 3
_TWO_WAYS = "two_ways"
_LONGEST_NUMBER = 40
# Control characters, and halves of characters.
_NO_LETTERS = frozenset({"Cc", "Cs"})
_BITS = {"int16": 15, "int32": 31, "int64": 63}
# Of these the first may not be above the second.
_ORDERED = (
    ("quantity_min", "quantity_max"),
    ("amount_vnd", "amount_max_vnd"),
    ("period_start", "period_end"),
)


def column_of(table: str, name: str, cells: Mapping[str, str]) -> Column | None:
    """The column of the records that a cell belongs to; None for cells that no record has."""
    if table == DOCUMENTS and name == "value":
        name = cells["field"]
    return record_columns(table).get(name)


def checked(table: str, typed: Mapping[str, str], known: Mapping[str, str] | None = None) -> dict[str, str]:
    """The cells of a row as golden files print them; ``RefusedError`` names what cannot be.

    ``known`` are the cells that the row has now: what is typed as it is there stays, and what is not typed
    too. The cells that say which row it is stay in any case. Cells that are not the table's are refused.
    """
    layout = LAYOUTS[table]
    known = known or {}
    names = [name for name in layout.columns if name != "line"]
    unknown = sorted({*typed} - {*names})
    if unknown:
        raise RefusedError("unknown_column", name=unknown[0], table=table)
    cells: dict[str, str] = {}
    for name in names:
        before = known.get(name, "")
        if name in fixed_columns(table):
            cells[name] = before
            continue
        words = " ".join(typed.get(name, before).split())
        if words != before and any(category(letter) in _NO_LETTERS for letter in words):
            raise RefusedError("letters", column=name, name=column_label(table, name, cells.get("field", "")))
        cells[name] = before if words == before else _canonical(table, name, words, {**known, **cells})
    check_cells(table, cells)
    return cells


def check_cells(table: str, cells: Mapping[str, str]) -> None:
    """``RefusedError`` where a row cannot stand in a golden file: a cell is wrong, or two contradict."""
    for name, value in cells.items():
        if name == "line" or (table == BUDGETS and name == "parent"):
            continue
        field = cells.get("field", "")
        told = column_label(table, name, field)
        column = column_of(table, name, cells)
        if not value and (column is None or not column.nullable) and _must_be_there(table, name, column):
            raise RefusedError("empty", column=name, name=told)
        own = field if table == DOCUMENTS and name == "value" else name
        if (value or name in ("opening", "printed")) and cell_fault(table, own, value) is not None:
            key = {"printed": "printed", "opening": "empty"}.get(name, _kind(column))
            codes = ", ".join(column.codes) if column is not None else ""
            raise RefusedError(key, column=name, name=told, value=value, codes=codes)
    for first, second in _ORDERED:
        low, high = cells.get(first), cells.get(second)
        if low and high and float(low) > float(high):
            raise RefusedError(
                "order", column=first, name=column_label(table, first), other=column_label(table, second)
            )


def _must_be_there(table: str, name: str, column: Column | None) -> bool:
    if column is None:
        return name in ("printed", "opening")
    # A blank cell is printed as nothing.
    return not (table == "appendix_cells" and name == "raw")


def _kind(column: Column | None) -> str:
    """The sentence for a value that is none of its column."""
    if column is None or column.arrow_type == "string":
        return "code"
    return {"d": "date", "i": "whole", "f": "number"}.get(column.arrow_type[0], "code")


def _canonical(table: str, name: str, words: str, cells: Mapping[str, str]) -> str:
    column = column_of(table, name, cells)
    if not words or column is None or column.codes or column.arrow_type == "string":
        return words.lower() if name == "unit" else words
    told = column_label(table, name, cells.get("field", ""))
    if column.arrow_type.startswith("date"):
        return _date(words) or _refuse("date", name, told, words)
    if column.arrow_type.startswith("float"):
        return _float(words, name, told)
    if column.arrow_type in _BITS:
        return _whole(words, name, told, _BITS[column.arrow_type])
    return words


def _refuse(key: str, column: str, told: Label, value: str) -> NoReturn:
    raise RefusedError(key, column=column, name=told, value=value)


def _date(words: str) -> str | None:
    """A day in ISO form, from that form or as Vietnamese readers write it: 12/11/2020."""
    found = _DAY_FIRST.fullmatch(words)
    try:
        if found:
            return datetime.date(int(found[3]), int(found[2]), int(found[1])).isoformat()
        return datetime.date.fromisoformat(words).isoformat()
    except ValueError:
        return None


def _float(words: str, name: str, told: Label) -> str:
    plain = _plain(words)
    if plain is None or len(words) > _LONGEST_NUMBER:
        _refuse("number", name, told, words)
    if plain == _TWO_WAYS:
        _refuse(_TWO_WAYS, name, told, words)
    return repr(float(plain)).removesuffix(".0")


def _whole(words: str, name: str, told: Label, bits: int) -> str:
    plain = _plain(words)
    if plain == _TWO_WAYS:
        _refuse(_TWO_WAYS, name, told, words)
    if plain is None or not plain.isdigit() or len(words) > _LONGEST_NUMBER or int(plain) >= 1 << bits:
        _refuse("whole", name, told, words)
    return str(int(plain))


def _plain(words: str) -> str | None:
    """A number in digits with a point before its decimals; ``_TWO_WAYS`` if it can be read in two, or None.

    "2.000" is two thousand here and two elsewhere: a golden file must not depend on who reads it.
    """
    found = _NUMBER.fullmatch("".join(words.split()))
    if found is None:
        return None
    sign, digits = found["sign"], found["digits"]
    if _GROUPS.fullmatch(digits):
        return sign + digits.replace(".", "").replace(",", "")
    decimal = _DECIMAL.fullmatch(digits)
    if decimal is None:
        return sign + digits if _DIGITS.fullmatch(digits) else None
    if len(decimal[2]) == _GROUP_LENGTH and not decimal[1].startswith("0"):
        return _TWO_WAYS
    return f"{sign}{decimal[1]}.{decimal[2]}"
