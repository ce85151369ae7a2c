"""What a reviewer decided about the rows of a document, and the changes that lead from state to state.

Nothing here knows of files or browsers: a change is checked, and gives entries for a journal; entries
give the state again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple, get_args

from kcextract.golden.layout import LAYOUTS
from kcextract.review.refusals import RefusedError, column_label
from kcextract.review.rows import BUDGETS, Row, can_come_and_go, place_of
from kcextract.review.values import check_cells, checked

Kind = Literal["accepted", "corrected", "deleted", "added"]
KINDS: tuple[str, ...] = get_args(Kind)

UNDO, NONE = "undone", "none"
"""Entries that are no decision about a row: one is taken back; a table has no rows."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal: a decision about a row, or one taken back, or a table that has no rows.

    ``start``, ``end``, ``at`` and ``cells`` are those of the row as the reviewer leaves it, so that the
    decision stands though the program finds the row no more.
    """

    kind: str
    table: str
    key: str = ""
    start: int = 0
    end: int = 0
    at: int | None = None
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def row(self) -> Row:
        """The row as the reviewer leaves it."""
        return Row(self.key, self.table, self.start, self.end, self.at, self.cells)


class Progress(NamedTuple):
    """Of a table: rows that are decided, and all; ``is_done`` also where it is said to have none."""

    decided: int
    rows: int
    is_done: bool


@dataclass(frozen=True, slots=True)
class State:
    """The rows that were found, by key, the decisions about them, and those that the reviewer added.

    ``none`` are the tables that are said to have no rows.
    """

    text: str
    rows: Mapping[str, Row]
    decisions: Mapping[str, Entry] = field(default_factory=dict)
    none: frozenset[str] = frozenset()

    def current(self, key: str) -> Row:
        """A row as it stands now; ``RefusedError`` if there is none of that key."""
        decision = self.decisions.get(key)
        row = self.rows.get(key)
        if decision is not None:
            return replace(decision.row, anchor=row.anchor if row is not None else "")
        if row is None:
            raise RefusedError("no_row")
        return row

    def is_deleted(self, key: str) -> bool:
        """Whether the reviewer deleted the row."""
        return key in self.decisions and self.decisions[key].kind == "deleted"

    def keys(self, table: str) -> list[str]:
        """The rows of a table, deleted ones too: those found in their order, then those added."""
        found = [key for key, row in self.rows.items() if row.table == table]
        return found + [
            key for key, entry in self.decisions.items() if entry.table == table and key not in self.rows
        ]

    def undecided(self, table: str) -> list[str]:
        """The rows of a table that nothing is decided about."""
        return [key for key in self.keys(table) if key not in self.decisions]

    def progress(self, table: str) -> Progress:
        """How far the review of a table is."""
        keys = self.keys(table)
        left = len(self.undecided(table))
        return Progress(len(keys) - left, len(keys), not left and (bool(keys) or table in self.none))

    def standing(self, table: str) -> list[Row]:
        """The rows of a table that are not deleted, in text order."""
        order = {key: number for number, key in enumerate(self.keys(table))}
        rows = [self.current(key) for key in order if not self.is_deleted(key)]
        if LAYOUTS[table].has_line:
            rows.sort(key=lambda row: (row.at or 0, row.start, -row.end, order[row.key]))
        return rows


def entered(state: State, entries: Iterable[Entry]) -> State:
    """The state after these entries, which were checked when they were made."""
    decisions = dict(state.decisions)
    none = set(state.none)
    for entry in entries:
        if entry.kind == NONE:
            none.add(entry.table)
        elif entry.kind == UNDO and not entry.key:
            none.discard(entry.table)
        elif entry.kind == UNDO:
            decisions.pop(entry.key, None)
        else:
            decisions[entry.key] = entry
            none.discard(entry.table)
    return replace(state, decisions=decisions, none=frozenset(none))


def accept(state: State, key: str) -> Entry:
    """The entry that accepts a row as it is found or, if it was corrected or added, leaves it so."""
    decision = state.decisions.get(key)
    if decision is not None and decision.kind != "deleted":
        return decision
    row = state.rows.get(key)
    if row is None:
        raise RefusedError("no_row")
    check_cells(row.table, row.cells)
    return _checked_parents(state, _entry("accepted", row))


def correct(state: State, key: str, typed: Mapping[str, str]) -> Entry:
    """The entry that gives a row other cells; its evidence stays. ``RefusedError`` says what cannot be."""
    row = state.current(key)
    before = state.rows.get(key)
    cells = checked(row.table, typed, row.cells)
    kind = "added" if before is None else "accepted" if cells == before.cells else "corrected"
    at = row.at
    if cells.get("printed") != row.cells.get("printed"):
        at = _at(state, row.table, row.start, row.end, cells)
    return _checked_parents(state, _entry(kind, replace(row, cells=cells, at=at)))


def delete(state: State, key: str) -> Entry:
    """The entry that deletes a row that was found, or takes back one that was added."""
    row = state.current(key)
    if key in state.rows and not can_come_and_go(row.table):
        raise RefusedError("fixed_rows", table=row.table)
    kind = "deleted" if key in state.rows else UNDO
    if row.table == BUDGETS:
        _refuse_orphans(state, key)
    return _entry(kind, row)


def undo(state: State, key: str) -> Entry:
    """The entry that takes back what was decided about a row; one that was added is gone with it."""
    if key not in state.decisions:
        raise RefusedError("nothing_to_undo")
    row = state.decisions[key].row
    if key not in state.rows:
        return delete(state, key)
    found = state.rows[key]
    if row.table == BUDGETS:
        _checked_parents(state, _entry("accepted", found))
    return _entry(UNDO, found)


def add(state: State, table: str, start: int, end: int, typed: Mapping[str, str]) -> Entry:
    """The entry that adds a row whose evidence are the characters ``[start, end)`` of the text."""
    if table not in LAYOUTS or not can_come_and_go(table):
        raise RefusedError("fixed_rows", table=table)
    start, end = trimmed(state.text, start, end)
    cells = checked(table, typed)
    key = added_key(table, last_added(state, table) + 1)
    at = _at(state, table, start, end, cells)
    return _checked_parents(state, _entry("added", Row(key, table, start, end, at, cells)))


def accept_rest(state: State, table: str) -> Iterator[Entry]:
    """The entries that accept the rows of a table that nothing is decided about, or say that it has none.

    Rows that cannot stand in a golden file as they were found stay undecided.
    """
    if table not in LAYOUTS:
        raise RefusedError("no_row")
    if not state.keys(table):
        yield Entry(NONE, table)
    for key in state.undecided(table):
        with suppress(RefusedError):
            yield accept(state, key)


def added_key(table: str, number: int) -> str:
    """The key of a row that a reviewer added, the ``number``-th of its table."""
    return f"{table}+{number}"


def last_added(state: State, table: str) -> int:
    """The number of the row that was added last to a table; 0 if none was."""
    prefix = added_key(table, 0)[:-1]
    return max(
        (int(key.removeprefix(prefix)) for key in state.decisions if key.startswith(prefix)), default=0
    )


def reopen(table: str) -> Entry:
    """The entry that takes back that a table has no rows."""
    if table not in LAYOUTS:
        raise RefusedError("no_row")
    return Entry(UNDO, table)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch of the text without the space around it; ``RefusedError`` if it is none, or all space."""
    if not 0 <= start < end <= len(text) or text[start:end].isspace():
        raise RefusedError("nothing_selected")
    words = text[start:end]
    return end - len(words.lstrip()), start + len(words.rstrip())


def _entry(kind: str, row: Row) -> Entry:
    return Entry(kind, row.table, row.key, row.start, row.end, row.at, dict(row.cells))


def _at(state: State, table: str, start: int, end: int, cells: Mapping[str, str]) -> int | None:
    try:
        return place_of(state.text, LAYOUTS[table], start, end, cells)
    except LookupError:
        told = column_label(table, "printed")
        raise RefusedError("not_in_evidence", column="printed", name=told, value=cells["printed"]) from None


def _checked_parents(state: State, entry: Entry) -> Entry:
    """The entry, if what it says its amount is a part of is there, and no part of it."""
    if entry.table != BUDGETS:
        return entry
    parent = entry.cells["parent"]
    seen = {entry.key}
    while parent:
        if state.is_deleted(parent) or (parent not in state.rows and parent not in state.decisions):
            raise RefusedError("no_parent", column="parent")
        if parent in seen:
            raise RefusedError("own_part", column="parent")
        seen.add(parent)
        parent = state.current(parent).cells.get("parent", "")
    return entry


def _refuse_orphans(state: State, key: str) -> None:
    parts = [row for row in state.standing(BUDGETS) if row.key != key and row.cells["parent"] == key]
    if parts:
        raise RefusedError("has_parts", count=len(parts))
