"""What a reader found against what the program found: differences and scores."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple

from kcextract.golden.files import Golden, GoldenRow
from kcextract.golden.found import FoundRow, SourceLines, found_rows
from kcextract.golden.layout import DOCUMENTS, LAYOUTS, Layout
from kcextract.golden.matching import Match, match, same_cell
from kcextract.golden.scores import Score
from kcextract.records import Extraction

Kind = Literal["missing", "extra", "changed"]


class Cell(NamedTuple):
    """A column of a row that differs: what a reader found and what the program found, None for null."""

    column: str
    expected: str | None
    found: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """A row that the golden file and the extraction do not have alike.

    ``row`` names it by its line of the source and its marker, number or digits (in ``documents`` by the
    column). ``file_line`` is its line of the golden file, None for an extra row; ``line`` is that of the
    source and ``quote`` its words, None and "" in ``documents``. ``cells`` are those that differ, of a
    missing or an extra row all that are not null.
    """

    kind: Kind
    table: str
    row: str
    file_line: int | None
    line: int | None
    quote: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TableComparison:
    """A table of a document: scores of whole rows and of single cells, and what differs, in text order."""

    table: str
    file: Path
    rows: Score
    fields: Score
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A document against its golden set: the tables that have a golden file."""

    name: str
    tables: tuple[TableComparison, ...]

    @property
    def differences(self) -> tuple[Difference, ...]:
        """What differs, table by table."""
        return tuple(difference for table in self.tables for difference in table.differences)


def compare(extraction: Extraction, golden: Golden, tables: Collection[str] = ()) -> Comparison:
    """Compares the tables that have a golden file; where ``tables`` are named, only those."""
    golden = golden.only(tables)
    return Comparison(golden.name, tuple(_table(extraction, golden, table) for table in golden.tables))


def _table(extraction: Extraction, golden: Golden, table: str) -> TableComparison:
    layout = LAYOUTS[table]
    file = golden.folder / layout.file
    found = found_rows(extraction, table)
    if table == DOCUMENTS:
        return _documents(file, golden.tables[table], found)
    return _Rows(layout, golden.tables[table], found, extraction.document.text or "").compared(file)


def _documents(file: Path, expected: Sequence[GoldenRow], found: Sequence[FoundRow]) -> TableComparison:
    values = {row.cells["field"]: row.cells["value"] for row in found}
    differences = []
    wanted = read = right = 0
    for row in expected:
        name = row.cells["field"]
        actual = values[name]
        same = same_cell(DOCUMENTS, name, _field(row), _found_field(name, actual))
        wanted += bool(row.cells["value"])
        read += bool(actual)
        right += same and bool(actual)
        if not same:
            cell = Cell("value", row.cells["value"] or None, actual or None)
            differences.append(Difference("changed", DOCUMENTS, name, row.file_line, None, "", (cell,)))
    score = Score(DOCUMENTS, wanted, read, right)
    return TableComparison(DOCUMENTS, file, score, score, tuple(differences))


def _field(row: GoldenRow) -> GoldenRow:
    """A line of documents.csv as a row whose column is the field."""
    return GoldenRow(row.file_line, None, {row.cells["field"]: row.cells["value"]})


def _found_field(name: str, value: str) -> FoundRow:
    return FoundRow(None, {name: value}, 0, 0)


class _Rows:
    """The rows of both sides of a table, and which of them are the same."""

    def __init__(
        self, layout: Layout, expected: Sequence[GoldenRow], found: Sequence[FoundRow], text: str
    ) -> None:
        self._layout = layout
        self._expected = expected
        self._found = found
        self._lines = SourceLines(text)
        self._match: Match = match(layout.table, expected, found, text)

    def compared(self, file: Path) -> TableComparison:
        """Scores and differences of the table, whose golden file is ``file``."""
        table = self._layout.table
        right_rows = right_cells = 0
        differences: list[tuple[int, Difference]] = []
        for left, right in self._match.pairs:
            wrong = {name for name in self._layout.cells if not self._same(name, left, right)}
            right_rows += wrong.isdisjoint(self._layout.key)
            right_cells += sum(1 for name in self._filled(self._expected[left]) if name not in wrong)
            if wrong:
                differences.append(self._changed(left, right, wrong))
        differences += self._missing()
        differences += self._extra()
        differences.sort(key=lambda placed: placed[0])
        return TableComparison(
            table,
            file,
            Score(table, len(self._expected), len(self._found), right_rows),
            Score(table, self._cells(self._expected), self._cells(self._found), right_cells),
            tuple(difference for _, difference in differences),
        )

    def _same(self, column: str, left: int, right: int) -> bool:
        expected, found = self._expected[left], self._found[right]
        if column != "parent":
            return same_cell(self._layout.table, column, expected, found)
        if found.parent is None or expected.parent is None:
            return found.parent is expected.parent
        return self._match.golden_of.get(found.parent) == expected.parent

    def _changed(self, left: int, right: int, wrong: set[str]) -> tuple[int, Difference]:
        expected, found = self._expected[left], self._found[right]
        wanted, read = self._shown_golden(expected), self._shown_found(found)
        cells = tuple(
            Cell(name, wanted.get(name), read.get(name)) for name in self._layout.cells if name in wrong
        )
        return self._difference("changed", expected, cells, found.line)

    def _missing(self) -> Iterator[tuple[int, Difference]]:
        for place, row in enumerate(self._expected):
            if place not in self._match.found_of:
                cells = tuple(Cell(name, value, None) for name, value in self._shown_golden(row).items())
                yield self._difference("missing", row, cells)

    def _extra(self) -> Iterator[tuple[int, Difference]]:
        for place, row in enumerate(self._found):
            if place not in self._match.golden_of:
                cells = tuple(Cell(name, None, value) for name, value in self._shown_found(row).items())
                yield self._difference("extra", row, cells)

    def _difference(
        self, kind: Kind, row: GoldenRow | FoundRow, cells: tuple[Cell, ...], found_line: int | None = None
    ) -> tuple[int, Difference]:
        line = row.line or found_line
        file_line = row.file_line if isinstance(row, GoldenRow) else None
        quote = "" if line is None else self._lines.quote(line)
        return line or 0, Difference(
            kind, self._layout.table, _name(self._layout, row), file_line, line, quote, cells
        )

    def _cells(self, rows: Sequence[GoldenRow] | Sequence[FoundRow]) -> int:
        return sum(len(self._filled(row)) for row in rows)

    def _filled(self, row: GoldenRow | FoundRow) -> list[str]:
        """The columns in which a row is not null."""
        return [
            name
            for name in self._layout.cells
            if (row.parent is not None if name == "parent" else row.cells[name])
        ]

    def _shown_golden(self, row: GoldenRow) -> dict[str, str]:
        values = {name: row.cells[name] for name in self._filled(row) if name != "parent"}
        if row.parent is not None:
            values["parent"] = _name(self._layout, self._expected[row.parent])
        return values

    def _shown_found(self, row: FoundRow) -> dict[str, str]:
        values = {name: row.cells[name] for name in self._filled(row) if name != "parent"}
        if row.parent is not None:
            same = self._match.golden_of.get(row.parent)
            parent = self._found[row.parent] if same is None else self._expected[same]
            values["parent"] = _name(self._layout, parent)
        return values


def _name(layout: Layout, row: GoldenRow | FoundRow) -> str:
    """A row by its line and what a reader knows it by."""
    if layout.place:
        return " ".join(f"{name.removesuffix('_no')} {row.cells[name]}" for name in layout.place)
    known = {
        "sections": ("marker", "kind"),
        "legal_bases": ("number", "cited_type"),
        "content_items": ("ordinal",),
        "solutions": ("ordinal",),
        "assignments": ("agency",),
        "appendix_tables": ("table_no",),
    }.get(layout.table, ("printed",) if layout.has_printed else ("kind",))
    what = next((row.cells[name] for name in known if row.cells[name]), "")
    return f"line {row.line} {what}".rstrip()
