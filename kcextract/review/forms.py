"""The form of a row: its cells, what each may hold, and what stands in it now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kcextract.golden.layout import DOCUMENTS, LAYOUTS
from kcextract.report.characters import shown
from kcextract.report.labels import Label, code_label, label
from kcextract.review.refusals import RefusedError, column_label
from kcextract.review.rows import BUDGETS, can_come_and_go, fixed_columns, opening
from kcextract.review.state import State, trimmed
from kcextract.review.values import column_of
from kcextract.text.numbers import grouping, numerals

_LONG = frozenset(
    {"text", "title", "description", "expected_result", "task", "programme_title", "raw", "opening"}
)
_LONGEST_CHOICE = 60
# What an added row is, unless the reviewer says otherwise.
_USUAL = {"comparator": "eq", "depth": "1", "duty": "thuc_hien"}


def row_form(state: State, key: str) -> dict[str, Any]:
    """The form in which a row is corrected."""
    row = state.current(key)
    return {
        "row": key,
        "table": row.table,
        "start": row.start,
        "end": row.end,
        "words": shown(state.text[row.start : row.end]),
        "fields": list(_fields(state, row.table, row.cells, key)),
    }


def new_form(state: State, table: str, start: int, end: int) -> dict[str, Any]:
    """The form of a row to be added, with what its words tell; ``RefusedError`` if it cannot be added."""
    if table not in LAYOUTS or not can_come_and_go(table):
        raise RefusedError("fixed_rows", table=table)
    start, end = trimmed(state.text, start, end)
    words = " ".join(state.text[start:end].split())
    told = {
        **_USUAL,
        "text": words,
        "task": words,
        "title": words,
        "object": words,
        "opening": opening(words),
    }
    figures = list(numerals(state.text, grouping(state.text), start, end))
    if len(figures) == 1:
        told["printed"] = state.text[figures[0].start : figures[0].end]
        if figures[0].value is not None and table != BUDGETS:
            told["quantity_min"] = told["quantity_max"] = f"{figures[0].value:f}"
    cells = {name: told.get(name, "") for name in LAYOUTS[table].columns if name != "line"}
    return {
        "table": table,
        "start": start,
        "end": end,
        "words": shown(state.text[start:end]),
        "fields": list(_fields(state, table, cells, "")),
    }


def _fields(state: State, table: str, cells: Mapping[str, str], key: str) -> Iterator[dict[str, Any]]:
    for name, value in cells.items():
        if name in fixed_columns(table):
            continue
        told = column_label(table, name, cells.get("field", ""))
        column = column_of(table, name, cells)
        record_name = cells["field"] if table == DOCUMENTS else name
        field: dict[str, Any] = {"name": name, **_both(told), "value": value, "kind": "text"}
        if column is not None and column.codes:
            codes = [(code, code_label(table, record_name, code)) for code in column.codes]
            field |= {"kind": "choice", "options": list(_options(codes, optional=column.nullable))}
            if not value and not column.nullable:
                field["value"] = column.codes[0]
        elif table == BUDGETS and name == "parent":
            field |= {"kind": "choice", "options": list(_options(_wholes(state, key), optional=True))}
        elif record_name in _LONG:
            field["kind"] = "long"
        elif column is not None and column.arrow_type.startswith(("int", "float")):
            field["kind"] = "number"
        field["optional"] = column.nullable if column is not None else name == "parent"
        yield field


def _wholes(state: State, key: str) -> Iterator[tuple[str, Label]]:
    for row in state.standing(BUDGETS):
        if row.key != key:
            words = f"{row.cells['printed']} · {row.cells['label']}"[:_LONGEST_CHOICE]
            yield row.key, Label("", words, words)


def _options(choices: Any, *, optional: bool) -> Iterator[dict[str, str]]:
    if optional:
        yield {"value": "", **_both(label("review.nothing"))}
    for code, told in choices:
        yield {"value": code, **_both(told)}


def _both(told: Label) -> dict[str, str]:
    return {"vi": shown(told.vi), "en": shown(told.en)}
