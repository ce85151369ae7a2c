"""The rows that a reviewer is shown: what was found, as golden files print it, each with a lasting key."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any

from kcextract.extractors.header import Header
from kcextract.golden.drafts import OPENING_WORDS
from kcextract.golden.found import FoundRow, SourceLines, found_rows
from kcextract.golden.layout import DOCUMENTS, LAYOUTS, Layout
from kcextract.golden.matching import printed_digits
from kcextract.records import Extraction
from kcextract.report.pieces import anchor

BUDGETS, SECTIONS, APPENDIX_TABLES = "budgets", "sections", "appendix_tables"

HEADER_FIELDS = tuple(field.name for field in fields(Header))
"""The columns of ``documents`` that a reviewer is asked about."""

_KEY_LETTERS = 16


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its evidence ``[start, end)`` in the text, its cells but the line, its place on the page.

    ``key`` is the same in every run that finds the same row, whatever else is found. ``at`` is where it
    begins for a reader: its first digit, or its first word; None where rows have no line. The cell
    ``parent`` of a budget is the key of the amount that it is a part of, "" if of none.
    """

    key: str
    table: str
    start: int
    end: int
    at: int | None
    cells: Mapping[str, str]
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A row that the program found, as a reviewer sees it, as golden files have it, and its record."""

    row: Row
    golden: FoundRow
    record: Any


def can_come_and_go(table: str) -> bool:
    """Whether a reviewer may add and delete rows: not where the document or a table's shape says how many."""
    layout = LAYOUTS[table]
    return table not in (DOCUMENTS, APPENDIX_TABLES) and not layout.place


def fixed_columns(table: str) -> tuple[str, ...]:
    """The cells that say which row it is, and cannot be corrected."""
    layout = LAYOUTS[table]
    own = {DOCUMENTS: ("field",), APPENDIX_TABLES: ("table_no",)}
    return own.get(table, layout.place)


def found(extraction: Extraction) -> dict[str, Found]:
    """All rows of a document by their keys, table by table in the order of golden files."""
    rows: dict[str, Found] = {}
    for layout in LAYOUTS.values():
        rows |= {each.row.key: each for each in _table(extraction, layout)}
    return rows


def _table(extraction: Extraction, layout: Layout) -> Iterator[Found]:
    table = layout.table
    text = extraction.document.text or ""
    pairs = list(zip(found_rows(extraction, table), _records(extraction, layout), strict=True))
    if table == DOCUMENTS:
        pairs = [pair for pair in pairs if pair[0].cells["field"] in HEADER_FIELDS]
    keys = list(_keys(layout, [golden for golden, _ in pairs]))
    for key, (golden, record) in zip(keys, pairs, strict=True):
        cells = dict(golden.cells)
        if "opening" in cells:
            cells["opening"] = opening(cells["opening"])
        if table == BUDGETS:
            cells["parent"] = "" if golden.parent is None else keys[golden.parent]
        at = None
        if layout.has_line:
            at = first_word(text, golden.start, golden.end) if golden.figure is None else golden.figure
        ordered = {name: cells[name] for name in layout.columns if name in cells}
        place = _anchor(layout, record, cells)
        yield Found(Row(key, table, golden.start, golden.end, at, ordered, place), golden, record)


def _records(extraction: Extraction, layout: Layout) -> Sequence[Any]:
    """The records of a table in the order of ``found_rows``."""
    if layout.table == DOCUMENTS:
        names = extraction.document.__dataclass_fields__
        return [extraction.document] * (len(names) - ("text" in names))
    records: Sequence[Any] = extraction.rows(layout.table)
    if layout.table == SECTIONS:
        return [record for record in records if record.parent_no is not None]
    return records if layout.place else sorted(records, key=lambda record: record.start)


def _anchor(layout: Layout, record: Any, cells: Mapping[str, str]) -> str:
    if layout.table == DOCUMENTS:
        return f"{DOCUMENTS}-{cells['field']}"
    return anchor(layout.table, *(getattr(record, name) for name in record.TABLE.key[1:]))


def _keys(layout: Layout, rows: Sequence[FoundRow]) -> Iterator[str]:
    """What tells a row from all others: its place and its cells; of those that are alike, their order."""
    seen: Counter[str] = Counter()
    for row in rows:
        if layout.table == DOCUMENTS:
            yield f"{DOCUMENTS}-{row.cells['field']}"
            continue
        own = [layout.table, row.start, row.end, *sorted(row.cells.items())]
        digest = sha256(json.dumps(own).encode()).hexdigest()[:_KEY_LETTERS]
        yield f"{digest}-{seen[digest]}" if seen[digest] else digest
        seen[digest] += 1


def opening(words: str) -> str:
    """The first words of a section, as golden files have them."""
    return " ".join(words.split()[:OPENING_WORDS])


def first_word(text: str, start: int, end: int) -> int:
    """Where the first character that is no space stands; ``end`` if there is none."""
    while start < end and text[start].isspace():
        start += 1
    return start


def place_of(text: str, layout: Layout, start: int, end: int, cells: Mapping[str, str]) -> int | None:
    """Where a row of that evidence begins: at its digits, or its first word; None without lines.

    ``LookupError`` if its digits are not in its evidence.
    """
    if not layout.has_line:
        return None
    if not layout.has_printed:
        return first_word(text, start, end)
    place = printed_digits(cells["printed"]).search(text, start, end)
    if place is None:
        raise LookupError(cells["printed"])
    return place.start()


def line_of(lines: SourceLines, row: Row) -> int | None:
    """The line of the text on which a row begins, from 1."""
    return None if row.at is None else lines.at(row.at)
