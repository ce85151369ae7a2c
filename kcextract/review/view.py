"""A document as its reviewer leaves it: corrected rows in place of those found, added ones among them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from kcextract.golden.layout import DOCUMENTS, LAYOUTS
from kcextract.records import Column, Extraction, SectionRecord, columns, table_records
from kcextract.report.pieces import anchor
from kcextract.review.rows import BUDGETS, SECTIONS, Found, Row
from kcextract.review.state import State
from kcextract.review.values import column_of

UNDECIDED = ""


class Mark(NamedTuple):
    """What was decided about a row on the page: its key, and the kind of the decision, "" if none."""

    key: str
    kind: str


class View(NamedTuple):
    """The document to be shown, and the marks of its rows, by their places on the page."""

    extraction: Extraction
    marks: Mapping[str, Mark]


def reviewed(extraction: Extraction, found: Mapping[str, Found], state: State) -> View:
    """The document with all that was decided; deleted rows are still there, as they were found."""
    marks: dict[str, Mark] = {}
    changed: dict[str, list[Any]] = {}
    for table in LAYOUTS:
        if table == DOCUMENTS:
            continue
        keys = state.keys(table)
        numbers = _numbers(table, found, keys)
        records = []
        for key in keys:
            decision = state.decisions.get(key)
            if key not in found:
                record = _new(extraction, table, state.current(key), numbers)
            elif decision is not None and decision.kind == "corrected":
                record = _corrected(found[key].record, table, decision.row, numbers)
            else:
                record = found[key].record
            records.append(record)
            place = anchor(table, *(getattr(record, name) for name in record.TABLE.key[1:]))
            marks[place] = Mark(key, UNDECIDED if decision is None else decision.kind)
        shown = [record for record in extraction.rows(table) if _is_root(record)] + records
        changed[table] = shown if LAYOUTS[table].place else sorted(shown, key=_place)
    fields: dict[str, Any] = {}
    for key in state.keys(DOCUMENTS):
        decision = state.decisions.get(key)
        cells = state.current(key).cells
        if key in found:
            marks[found[key].row.anchor] = Mark(key, UNDECIDED if decision is None else decision.kind)
            if decision is not None and decision.kind == "corrected":
                fields[cells["field"]] = _value(column_of(DOCUMENTS, "value", cells), cells["value"])
    document = replace(extraction.document, **fields)
    tables = {table: tuple(records) for table, records in changed.items()}
    return View(replace(extraction, document=document, **tables), marks)


def _is_root(record: Any) -> bool:
    return isinstance(record, SectionRecord) and record.parent_no is None


def _place(record: Any) -> tuple[int, int]:
    return record.start, -record.end


def _numbers(table: str, found: Mapping[str, Found], keys: Sequence[str]) -> dict[str, int]:
    """The numbers of the rows of a table, by key: those found keep theirs, those added follow them."""
    name = table_records()[table].TABLE.key[-1]
    numbers = {key: getattr(found[key].record, name) for key in keys if key in found}
    last = max(numbers.values(), default=-1)
    added = (key for key in keys if key not in found)
    return numbers | {key: last + number for number, key in enumerate(added, 1)}


def _corrected(record: Any, table: str, row: Row, numbers: Mapping[str, int]) -> Any:
    return replace(record, **dict(_values(table, row, numbers)))


def _values(table: str, row: Row, numbers: Mapping[str, int]) -> Iterator[tuple[str, Any]]:
    """The columns of the record that the cells of a row tell, with their values."""
    for name, value in row.cells.items():
        column = column_of(table, name, row.cells)
        if column is not None:
            yield name, _value(column, value)
    if table == BUDGETS:
        yield "parent_no", numbers.get(row.cells["parent"])


def _value(column: Column | None, words: str) -> Any:
    """A cell of a golden file as a value of its column."""
    if column is None or column.arrow_type == "string":
        return words if words or (column is not None and not column.nullable) else None
    if not words:
        return None
    if column.arrow_type.startswith("date"):
        return datetime.date.fromisoformat(words)
    return float(words) if column.arrow_type.startswith("float") else int(words)


def _new(extraction: Extraction, table: str, row: Row, numbers: Mapping[str, int]) -> Any:
    """The record of a row that was added: what its cells tell, and else what its place does."""
    text = extraction.document.text or ""
    record: Any = table_records()[table]
    section = _section_of(extraction, row.start)
    words = " ".join(text[row.start : row.end].split())
    told: dict[str, Any] = {
        "doc_id": extraction.document.doc_id,
        record.TABLE.key[-1]: numbers[row.key],
        "section_no": section,
        "start": row.start,
        "end": row.end,
        "own_end": row.end,
        "text": words,
        "amount_raw": row.cells.get("printed", ""),
    }
    if table == SECTIONS:
        told |= {"section_no": numbers[row.key], "parent_no": section, "heading": row.cells["opening"]}
    told |= dict(_values(table, row, numbers))
    return record(**{column.name: told.get(column.name, _nothing(column)) for column in columns(table)})


def _nothing(column: Column) -> Any:
    if column.nullable:
        return None
    return column.codes[0] if column.codes else "" if column.arrow_type == "string" else 0


def _section_of(extraction: Extraction, place: int) -> int:
    """The innermost section of a place of the text."""
    around = [each for each in extraction.sections if each.start <= place < each.end]
    return min(around, key=lambda each: each.end - each.start).section_no if around else 0
