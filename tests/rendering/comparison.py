"""Whether a rendering reads back to the tables of the text version, and if not, in what they differ."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from difflib import SequenceMatcher
from typing import Any, NamedTuple

from kcextract.records import AppendixColumnRecord, Extraction

# The tables that say what the document says; ``lines`` and ``diagnostics`` say how it is written.
TABLES = (
    "documents",
    "sections",
    "legal_bases",
    "objectives",
    "content_items",
    "targets",
    "budgets",
    "solutions",
    "assignments",
    "appendix_tables",
    "appendix_columns",
    "appendix_cells",
    "checks",
)
# What tells of the file, or of places in it.
_ASIDE = frozenset(
    "doc_id source_sha256 media_type loader encoding page_count ocr page_first page_last start end own_end "
    "extractor_version".split()
)
_FILE = frozenset({"source"})
# What a header adds to a table whose text version has lost it.
_OF_HEADERS = frozenset({"header", "basis", "header_row_count", "completeness"})
_MEANING = ("measure", "period_start", "period_end", "source")
_WITH_MEANING = frozenset({"appendix_columns", "appendix_cells"})
_WORD = re.compile(r"\w+")
_MOST_SHOWN = 12

Row = tuple[tuple[str, Any], ...]


class Read(NamedTuple):
    """The rows of a table that both have, and how many there are in the text version and in the rendering."""

    common: int
    expected: int
    found: int

    @property
    def share(self) -> float:
        """F1 of the rows; 1 where neither has any."""
        total = self.expected + self.found
        return 2 * self.common / total if total else 1.0


def rows(
    extraction: Extraction,
    table: str,
    header_words: Sequence[str] | None = None,
    meanings: Sequence[AppendixColumnRecord] = (),
    *,
    is_paged: bool = False,
) -> list[Row]:
    """The rows of a table without what tells of the file, its white space and its ornaments.

    ``header_words`` are the words in the headers of its tables, to be given where the other side has other
    headers; what tells of headers is aside then. ``meanings`` are what the columns mean, if not what was found.
    Where the text ``is_paged``, each page has its number on it.
    """
    numbers = map(str, range(1, (extraction.document.page_count or 0) + 1)) if is_paged else ()
    without = [*(header_words or ()), *numbers]
    meant = {
        (column.table_no, column.column_no): {name: getattr(column, name) for name in _MEANING}
        for column in meanings
    }
    found = []
    for record in extraction.rows(table):
        told = meant.get((record.table_no, record.column_no), {}) if table in _WITH_MEANING else {}
        pairs = []
        for each in fields(record):
            if each.name in _ASIDE or (table == "documents" and each.name in _FILE):
                continue
            if header_words is not None and table.startswith("appendix_") and each.name in _OF_HEADERS:
                continue
            value = told.get(each.name, getattr(record, each.name))
            if table == "documents" and each.name == "text":
                value = _words(value, without)
            elif isinstance(value, str):
                value = " ".join(value.split())
            pairs.append((each.name, value))
        found.append(tuple(pairs))
    return found


def only(rows: Iterable[Row], columns: Collection[str]) -> list[Row]:
    """The rows with these columns alone."""
    return [tuple(pair for pair in row if pair[0] in columns) for row in rows]


def differences(expected: Sequence[Row], found: Sequence[Row]) -> list[str]:
    """In what two tables differ, row by row: the columns of a changed row, and rows that only one has."""
    told: list[str] = []
    keys = [[str(row) for row in side] for side in (expected, found)]
    for kind, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        paired = min(b - a, d - c)
        for row, other in zip(expected[a : a + paired], found[c : c + paired], strict=True):
            told += _changed(row, other)
        told += [f"- {_short(row)}" for row in expected[a + paired : b]]
        told += [f"+ {_short(row)}" for row in found[c + paired : d]]
    return told


def compared(expected: Iterable[Row], found: Iterable[Row]) -> Read:
    """How many rows are the same, wherever they stand."""
    first, second = Counter(map(str, expected)), Counter(map(str, found))
    return Read((first & second).total(), first.total(), second.total())


def report(stem: str, form: str, told: dict[str, list[str]]) -> str:
    """All that differs, table by table, for a failed test."""
    lines = [f"{stem} as {form} does not read as its text version (- expected, + found):"]
    for table, differing in told.items():
        lines.append(f"{table}: {len(differing)} rows differ")
        lines += [f"  {line}" for line in differing[:_MOST_SHOWN]]
        if len(differing) > _MOST_SHOWN:
            lines.append(f"  … and {len(differing) - _MOST_SHOWN} more")
    return "\n".join(lines)


def _words(text: str, without: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """The words of a text in any order, without ornaments such as rules: columns may be read either way."""
    words = Counter(_WORD.findall(text))
    words.subtract(_WORD.findall(" ".join(without)))
    return tuple(sorted((word, count) for word, count in words.items() if count))


def _changed(row: Row, other: Row) -> list[str]:
    names = [name for name, _ in row if name.endswith("_no") or name in ("marker", "row_marker")]
    at = " ".join(f"{name}={value}" for name, value in row if name in names)
    lines = []
    for (name, value), (_, now) in zip(row, other, strict=True):
        if value == now:
            continue
        if name == "text" and isinstance(value, tuple):
            before, after = Counter(dict(value)), Counter(dict(now))
            value, now = dict(before - after), dict(after - before)
        lines.append(f"~ {at} {name}: {_cut(repr(value))} → {_cut(repr(now))}")
    return lines


def _short(row: Row) -> str:
    return _cut(" ".join(f"{name}={value!r}" for name, value in row if value is not None), 300)


def _cut(text: str, most: int = 160) -> str:
    return text if len(text) <= most else f"{text[: most // 2]} … {text[-most // 2 :]}"
