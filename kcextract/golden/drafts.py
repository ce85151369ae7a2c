"""Golden sets begun and brought up to date: empty files to fill in, and what the program found, accepted."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from kcextract.dataset.files import replace_file
from kcextract.errors import GoldenError
from kcextract.extractors.header import Header
from kcextract.golden.comparison import compare
from kcextract.golden.files import Golden, GoldenRow
from kcextract.golden.found import FoundRow, found_rows
from kcextract.golden.layout import DOCUMENTS, LAYOUTS, Layout, record_columns
from kcextract.golden.matching import Match, match, same_cell
from kcextract.records import Extraction

LOCKS = ("CI", "KCEXTRACT_GOLDEN_LOCKED")
"""Environment variables each of which, set to anything but "", "0" or "false", forbids to accept."""

NOTES = "NOTES.md"

OPENING_WORDS = 6
"""So many words of a section are its opening in a file that the program writes."""

_SPECIAL = {
    "line": "the line of the source on which it begins, from 1",
    "printed": "the digits as printed, from the first to the last",
    "parent": "the number of the row in this file, from 1, that the amount is a part of",
    "opening": "the first words after the marker, at least four where there are as many",
}
_CLASSES = (
    "dates and periods",
    "citations",
    "markers and cross references",
    "names and codes",
    "counts of the document's own parts",
    "present or past state",
    "conditions, norms, limits",
    "prices, rates, incomes",
    "other",
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A golden file to be written: its path and its content."""

    path: Path
    content: bytes


def blank_set(folder: Path) -> tuple[Draft, ...]:
    """An empty file for every table in ``folder``, and notes that say what goes into each column.

    GoldenError if any of them is there already.
    """
    drafts = [Draft(folder / layout.file, table_csv(layout, ())) for layout in LAYOUTS.values()]
    names = [{"field": field.name, "value": ""} for field in fields(Header)]
    drafts[0] = Draft(drafts[0].path, table_csv(LAYOUTS[DOCUMENTS], names))
    drafts.append(Draft(folder / NOTES, _notes(folder.resolve().name).encode()))
    for draft in drafts:
        if draft.path.exists():
            raise GoldenError(
                f"{draft.path} is there already: a new set is never written over one.", source=str(draft.path)
            )
    return tuple(drafts)


def accepted(
    extraction: Extraction, golden: Golden | None, folder: Path, tables: Collection[str] = ()
) -> tuple[Draft, ...]:
    """The files in ``folder`` as the program would have them; a cell that is right keeps the reader's words.

    These are the ``tables``, or those that ``golden`` has, or all where there is no set yet. Files in which
    nothing differs are left out. GoldenError if accepting is locked (see ``LOCKS``), or if what was found
    cannot be written down: a figure without digits, a section without words.
    """
    refuse_if_locked()
    known: Mapping[str, tuple[GoldenRow, ...]] = {} if golden is None else golden.tables
    alike = set()
    if golden is not None:
        compared = compare(extraction, golden, tables).tables
        alike = {table.table for table in compared if not table.differences}
    return tuple(
        Draft(
            folder / layout.file,
            table_csv(layout, _accepted_cells(extraction, layout, known.get(layout.table))),
        )
        for layout in LAYOUTS.values()
        if layout.table in (tables or known or LAYOUTS) and layout.table not in alike
    )


def refuse_if_locked(environment: Mapping[str, str] | None = None) -> None:
    """GoldenError where the environment forbids to change golden files."""
    environment = os.environ if environment is None else environment
    for name in LOCKS:
        if environment.get(name, "").lower() not in ("", "0", "false"):
            raise GoldenError(
                f"Golden files are locked, since {name} is set: accept them where a reader can look at them."
            )


def write(drafts: Iterable[Draft]) -> None:
    """Writes the files, each at once; GoldenError if one cannot be written."""
    for draft in drafts:
        try:
            draft.path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(draft.path, draft.content)
        except OSError as error:
            raise GoldenError(
                f"{draft.path} cannot be written ({error.strerror}): check its permissions and the disk.",
                source=str(draft.path),
            ) from error


def table_csv(layout: Layout, rows: Iterable[Mapping[str, str]]) -> bytes:
    """A golden file with these rows, each with a cell for every column of the layout."""
    sink = io.StringIO()
    writer = csv.writer(sink, lineterminator="\n")
    writer.writerow(layout.columns)
    writer.writerows([row[name] for name in layout.columns] for row in rows)
    return sink.getvalue().encode()


def _accepted_cells(
    extraction: Extraction, layout: Layout, known: Sequence[GoldenRow] | None
) -> list[dict[str, str]]:
    found = found_rows(extraction, layout.table)
    if layout.table == DOCUMENTS:
        return _accepted_fields(found, known)
    known = known or ()
    text = extraction.document.text or ""
    matched = match(layout.table, known, found, text)
    return [_accepted_row(layout, known, found, place, matched) for place in range(len(found))]


def _accepted_fields(found: Sequence[FoundRow], known: Sequence[GoldenRow] | None) -> list[dict[str, str]]:
    values = {row.cells["field"]: row.cells["value"] for row in found}
    if known is None:
        return [{"field": field.name, "value": values[field.name]} for field in fields(Header)]
    rows = []
    for row in known:
        name = row.cells["field"]
        wanted = GoldenRow(row.file_line, None, {name: row.cells["value"]})
        same = same_cell(DOCUMENTS, name, wanted, FoundRow(None, {name: values[name]}, 0, 0))
        rows.append({"field": name, "value": row.cells["value"] if same else values[name]})
    return rows


def _accepted_row(
    layout: Layout, known: Sequence[GoldenRow], found: Sequence[FoundRow], place: int, matched: Match
) -> dict[str, str]:
    row = found[place]
    cells = {"line": str(row.line), **row.cells}
    if "opening" in cells:
        cells["opening"] = " ".join(cells["opening"].split()[:OPENING_WORDS])
    if layout.table == "budgets":
        cells["parent"] = "" if row.parent is None else str(row.parent + 1)
    for name in ("opening", "printed"):
        if not cells.get(name, name) and place not in matched.golden_of:
            raise GoldenError(f"A row of {layout.table} on line {row.line} has nothing to be its `{name}`.")
    if place in matched.golden_of:
        golden = known[matched.golden_of[place]]
        cells["line"] = str(golden.line or row.line)
        for name, value in golden.cells.items():
            if name != "parent" and same_cell(layout.table, name, golden, row):
                cells[name] = value
    return cells


def _notes(name: str) -> str:
    lines = [
        f"# {name}",
        "",
        "Write down what you find in the document, line by line, without looking at what the program finds.",
        "An empty cell is null. A long text may be shortened to its first and last words around “ … ”.",
        "Delete the file of a table that you do not read: a table without a file is not compared.",
        "",
    ]
    for layout in LAYOUTS.values():
        lines += [f"## {layout.file}", ""]
        names = [field.name for field in fields(Header)] if layout.table == DOCUMENTS else layout.columns
        lines += [f"- `{column}`: {_meaning(layout.table, column)}" for column in names]
        lines.append("")
    lines += ["## Numbers of the running text that are no row, each with its lines", ""]
    lines += [f"- {each}:" for each in _CLASSES]
    lines += ["", "## Doubtful", ""]
    return "\n".join(lines)


def _meaning(table: str, column: str) -> str:
    described = record_columns(table).get(column)
    if described is None:
        return f"{_SPECIAL[column]}."
    codes = f" One of {', '.join(described.codes)}." if described.codes else ""
    return f"{described.description}{codes}"
