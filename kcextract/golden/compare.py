"""What a reader found against what the program found."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from kcextract.golden.files import Golden, read_golden
from kcextract.records import DocumentRecord, Extraction

_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the golden files and the extraction say differently.

    ``row`` names a row by its line in the source and its marker or number, "" in ``documents``; ``column``
    is "" where a whole row is missing or too many. None stands for null, and for a row that is not there.
    """

    table: str
    row: str
    column: str
    expected: str | None
    actual: str | None

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.table, self.row, self.column) if part)
        return f"{where}: expected {_shown(self.expected)}, found {_shown(self.actual)}"


class _Row(NamedTuple):
    """A row of either side: its line, what else it is matched by, its columns as golden files print them."""

    line: int
    key: tuple[int, str, str]
    name: str
    values: dict[str, str]


def compare(extraction: Extraction, folder: Path) -> tuple[Difference, ...]:
    """What differs between ``extraction`` and the golden files in ``folder``, table by table, in text order.

    Rows are matched in their order, by line and marker or number. Raises GoldenError if a golden file is
    missing or malformed.
    """
    golden = read_golden(folder)
    return (
        *_documents(golden, extraction.document),
        *_rows("sections", _golden_sections(golden), _found_sections(extraction)),
        *_rows("legal_bases", _golden_legal_bases(golden), _found_legal_bases(extraction)),
    )


def _documents(golden: Golden, record: DocumentRecord) -> Iterator[Difference]:
    for column, expected in golden.documents.items():
        found = _printed(getattr(record, column))
        if found != expected:
            yield Difference("documents", "", column, expected or None, found or None)


def _rows(table: str, expected: Sequence[_Row], found: Sequence[_Row]) -> Iterator[Difference]:
    for wanted, row in _matched(expected, found):
        if wanted is None or row is None:
            yield Difference(table, "", "", wanted.name if wanted else None, row.name if row else None)
            continue
        for column, value in wanted.values.items():
            actual = row.values[column]
            if actual.startswith(value) if column == "opening" else actual == value:
                continue
            yield Difference(table, wanted.name, column, value or None, actual or None)


def _matched(expected: Sequence[_Row], found: Sequence[_Row]) -> Iterator[tuple[_Row | None, _Row | None]]:
    """The rows of both sides in pairs, first by key, then by line; None where one side has no such row."""
    for same, wanted, rows in _runs(expected, found, lambda row: row.key):
        if same:
            yield from zip(wanted, rows, strict=True)
            continue
        for on_line, left, right in _runs(wanted, rows, lambda row: row.line):
            if on_line:
                yield from zip(left, right, strict=True)
            else:
                yield from ((row, None) for row in left)
                yield from ((None, row) for row in right)


def _runs(
    expected: Sequence[_Row], found: Sequence[_Row], key: Callable[[_Row], Hashable]
) -> Iterator[tuple[bool, Sequence[_Row], Sequence[_Row]]]:
    """Runs of rows whose keys are the same on both sides, and what stands between them."""
    matcher = SequenceMatcher(
        None, [key(row) for row in expected], [key(row) for row in found], autojunk=False
    )
    for tag, start, end, found_start, found_end in matcher.get_opcodes():
        yield tag == "equal", expected[start:end], found[found_start:found_end]


def _golden_sections(golden: Golden) -> list[_Row]:
    rows: list[_Row] = []
    for section in golden.sections:
        name = _name(section.line, section.marker or section.kind)
        values = {
            "depth": str(section.depth),
            "kind": section.kind,
            "marker": section.marker,
            "role": section.role,
            "parent": "" if section.parent is None else rows[section.parent].name,
            "opening": section.opening,
        }
        rows.append(_Row(section.line, (section.line, section.kind, section.marker), name, values))
    return rows


def _found_sections(extraction: Extraction) -> list[_Row]:
    text = extraction.document.text or ""
    lines = _Lines(text)
    names: dict[int, str] = {}
    rows = []
    for record in extraction.sections:
        if record.parent_no is None:
            names[record.section_no] = ""
            continue
        line = lines.at(record.start)
        marker = record.marker or ""
        name = names[record.section_no] = _name(line, marker or record.kind)
        words = " ".join(text[record.start : record.own_end].split()).removeprefix(marker)
        values = {
            "depth": str(record.depth),
            "kind": record.kind,
            "marker": marker,
            "role": record.role,
            "parent": names.get(record.parent_no, f"section {record.parent_no}"),
            "opening": words.lstrip(" .:" if record.kind == "appendix" else " "),
        }
        rows.append(_Row(line, (line, record.kind, marker), name, values))
    return rows


def _golden_legal_bases(golden: Golden) -> list[_Row]:
    return [
        _Row(
            base.line,
            (base.line, base.values["cited_type"], base.values["number"]),
            _name(base.line, base.values["number"] or base.values["cited_type"]),
            dict(base.values),
        )
        for base in golden.legal_bases
    ]


def _found_legal_bases(extraction: Extraction) -> list[_Row]:
    lines = _Lines(extraction.document.text or "")
    rows = []
    for record in extraction.legal_bases:
        line = lines.at(record.start)
        number = record.number or ""
        values = {
            "relation": record.relation,
            "cited_type": record.cited_type,
            "number": number,
            "cited_date": _printed(record.cited_date),
            "issuer": _printed(record.issuer),
            "title": _printed(record.title),
        }
        name = _name(line, number or record.cited_type)
        rows.append(_Row(line, (line, record.cited_type, number), name, values))
    return rows


class _Lines:
    """The lines of a text, counted from 1."""

    def __init__(self, text: str) -> None:
        self._breaks = [place for place, character in enumerate(text) if character == "\n"]

    def at(self, offset: int) -> int:
        return bisect_right(self._breaks, offset - 1) + 1


def _name(line: int, what: str) -> str:
    return f"line {line} {what}"


def _printed(value: object) -> str:
    """A value as golden files print it: dates in ISO form, null as nothing."""
    return "" if value is None else str(value)


def _shown(value: str | None) -> str:
    if value is None:
        return "nothing"
    words = " ".join(value.split())
    return f"“{words}”" if len(words) <= _LONGEST else f"“{words[:_LONGEST]}…”"
