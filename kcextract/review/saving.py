"""Golden files of what was reviewed: each table of which every row is decided."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from kcextract.errors import GoldenError, KcextractError
from kcextract.golden.drafts import NOTES, Draft, refuse_if_locked, table_csv, write
from kcextract.golden.files import Golden, GoldenRow, read_golden
from kcextract.golden.found import SourceLines
from kcextract.golden.layout import LAYOUTS, Layout
from kcextract.review.refusals import RefusedError
from kcextract.review.rows import BUDGETS, line_of
from kcextract.review.state import State

_NOTES = """\
# {name}

Reviewed with `kcextract review`: the reader saw what the program found.
"""


@dataclass(frozen=True, slots=True)
class Saving:
    """What is to be written: the files, by tables; the tables that are so already, or that cannot be written.

    ``open`` are the numbers of rows that are still to be decided; ``golden`` the sums of all files that the
    review has seen, and of those to be written.
    """

    drafts: Mapping[str, Draft]
    unchanged: tuple[str, ...]
    open: Mapping[str, int]
    refused: Mapping[str, KcextractError]
    golden: Mapping[str, Sequence[str]]


def saving(state: State, folder: Path, known: Mapping[str, Sequence[str]]) -> Saving:
    """The golden files of the tables that are decided.

    A file whose sum is not among those in ``known`` is somebody else's work, and stays; so does one in
    whose place nothing could be read back. ``GoldenError`` if golden files are locked.
    """
    refuse_if_locked()
    sums = {name: list(each) for name, each in known.items()}
    drafts: dict[str, Draft] = {}
    unchanged = []
    refused: dict[str, KcextractError] = {}
    for table, layout in LAYOUTS.items():
        if not state.progress(table).is_done:
            continue
        path = folder / layout.file
        there = sha256(path.read_bytes()).hexdigest() if path.is_file() else None
        try:
            content = table_csv(layout, cells_of(state, layout))
            rows = _read_back(layout, content)
            own = sha256(content).hexdigest()
            if there not in (None, own, *known.get(layout.file, ())):
                raise RefusedError("changed_outside", file=layout.file)
            if there is not None and _rows(read_golden(folder, (table,)), table) == rows:
                unchanged.append(table)
                continue
        except KcextractError as error:
            refused[table] = error
            continue
        if own not in sums.setdefault(layout.file, []):
            sums[layout.file].append(own)
        drafts[table] = Draft(path, content)
    left = {table: len(state.undecided(table)) for table in LAYOUTS if state.undecided(table)}
    return Saving(drafts, tuple(unchanged), left, refused, sums)


def carry_out(plan: Saving, folder: Path) -> None:
    """Writes the files, each at once, with notes where there are none; ``GoldenError`` if one cannot be."""
    write(plan.drafts.values())
    notes = folder / NOTES
    if plan.drafts and not notes.exists():
        write((Draft(notes, _NOTES.format(name=folder.resolve().name).encode()),))


def cells_of(state: State, layout: Layout) -> list[dict[str, str]]:
    """The rows of a golden file; ``RefusedError`` if an amount is a part of one that is not there."""
    lines = SourceLines(state.text)
    rows = state.standing(layout.table)
    numbers = {row.key: str(number) for number, row in enumerate(rows, 1)}
    numbers[""] = ""
    content = []
    for row in rows:
        cells = {**row.cells, "line": str(line_of(lines, row) or "")}
        if layout.table == BUDGETS:
            if row.cells["parent"] not in numbers:
                raise RefusedError("lost_parent", line=cells["line"])
            cells["parent"] = numbers[row.cells["parent"]]
        content.append(cells)
    return content


def _read_back(layout: Layout, content: bytes) -> list[GoldenRow]:
    """The rows of what is to be written; ``GoldenError`` if it would not be read as a golden file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, layout.file)
        path.write_bytes(content)
        try:
            return _rows(read_golden(Path(folder)), layout.table)
        except GoldenError as error:
            raise GoldenError(error.sentence.replace(str(path), layout.file)) from None


def _rows(golden: Golden, table: str) -> list[GoldenRow]:
    """The rows of a table, wherever in its file they stand."""
    return [replace(row, file_line=0) for row in golden.tables[table]]
