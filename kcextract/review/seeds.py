"""What a review begins with: what golden files say already, and decisions on rows that are found no more."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from kcextract.errors import GoldenError
from kcextract.golden.files import Golden, GoldenRow
from kcextract.golden.found import SourceLines
from kcextract.golden.layout import DOCUMENTS, LAYOUTS
from kcextract.golden.matching import match, printed_digits, same_cell
from kcextract.review.rows import BUDGETS, HEADER_FIELDS, Found, Row
from kcextract.review.state import NONE, UNDO, Entry, State, added_key, entered, last_added


def from_golden(state: State, found: Mapping[str, Found], golden: Golden) -> Iterator[Entry]:
    """The decisions that the reader of the golden files has made.

    A row of a file is one that was found, accepted or corrected, or one that is added; what was found and
    is in no file is deleted. ``GoldenError`` if a row is on a line that the text does not have.
    """
    for table, rows in golden.tables.items():
        own = [each for each in found.values() if each.row.table == table]
        if table == DOCUMENTS:
            yield from _fields(rows, own)
            continue
        pairs = dict(match(table, rows, [each.golden for each in own], state.text).pairs)
        keys = [
            own[pairs[at]].row.key if at in pairs else added_key(table, at + 1) for at in range(len(rows))
        ]
        places = _Places(state.text, golden)
        for at, row in enumerate(rows):
            cells = {name: value for name, value in row.cells.items() if name != "line"}
            if table == BUDGETS:
                cells["parent"] = "" if row.parent is None else keys[row.parent]
            if at in pairs:
                same = own[pairs[at]]
                kind = "accepted" if _agree(table, row, same, cells) else "corrected"
                start, end = same.row.start, same.row.end
                yield Entry(kind, table, keys[at], start, end, places.of(table, row, same.row), cells)
            else:
                start, end = places.line(row)
                yield Entry("added", table, keys[at], start, end, places.of(table, row, None), cells)
        left = {*range(len(own))} - {*pairs.values()}
        yield from (_deleted(own[place].row) for place in sorted(left))
        if not rows and not own:
            yield Entry(NONE, table)


def carried_over(state: State, found: Mapping[str, Found]) -> list[Entry]:
    """The entries that bring decisions to the rows that are found now in place of those decided about.

    What was accepted or corrected and is not found any more is, if no other row is the same to a reader,
    an added row; what was deleted is forgotten. Parts of amounts follow their wholes.
    """
    lines = SourceLines(state.text)
    known: dict[str, str] = {}
    entries: list[Entry] = []
    for table in LAYOUTS:
        lost = [
            entry for entry in state.decisions.values() if entry.table == table and _is_lost(state, entry)
        ]
        entries += [Entry(UNDO, table, entry.key) for entry in lost]
        kept = [entry for entry in lost if entry.kind != "deleted"]
        free = [found[key] for key in state.undecided(table)] if kept else []
        wanted = [GoldenRow(0, None if each.at is None else lines.at(each.at), each.cells) for each in kept]
        pairs = dict(match(table, wanted, [each.golden for each in free], state.text).pairs)
        last = last_added(state, table)
        for at, entry in enumerate(kept):
            if at in pairs:
                row = free[pairs[at]]
                kind = "accepted" if _agree(table, wanted[at], row, entry.cells) else "corrected"
                place = row.row
                entries.append(replace(entry, kind=kind, key=place.key, start=place.start, end=place.end))
            else:
                last += 1
                entries.append(replace(entry, kind="added", key=added_key(table, last)))
            known[entry.key] = entries[-1].key
    parts = [each for each in entered(state, entries).decisions.values() if each.table == BUDGETS]
    for entry in parts:
        if entry.cells["parent"] in known:
            entries.append(replace(entry, cells={**entry.cells, "parent": known[entry.cells["parent"]]}))
    return entries


def _is_lost(state: State, entry: Entry) -> bool:
    return entry.kind != "added" and entry.key not in state.rows


def _agree(table: str, row: GoldenRow, same: Found, cells: Mapping[str, str]) -> bool:
    layout = LAYOUTS[table]
    names = [name for name in layout.columns if name not in ("line", "parent")]
    if table == BUDGETS and cells["parent"] != same.row.cells["parent"]:
        return False
    return all(same_cell(table, name, row, same.golden) for name in names)


def _fields(rows: Sequence[GoldenRow], own: Sequence[Found]) -> Iterator[Entry]:
    by_field = {each.row.cells["field"]: each for each in own}
    for row in rows:
        name = row.cells["field"]
        same = by_field.get(name)
        kind = "added"
        if same is not None:
            wanted = GoldenRow(0, None, {name: row.cells["value"]})
            read = replace(same.golden, cells={name: same.golden.cells["value"]})
            kind = "accepted" if same_cell(DOCUMENTS, name, wanted, read) else "corrected"
        yield Entry(kind, DOCUMENTS, f"{DOCUMENTS}-{name}", cells=dict(row.cells))
    told = {row.cells["field"] for row in rows}
    for name in HEADER_FIELDS:
        if name not in told and name in by_field:
            yield _deleted(by_field[name].row)


def _deleted(row: Row) -> Entry:
    return Entry("deleted", row.table, row.key, row.start, row.end, row.at, dict(row.cells))


class _Places:
    """Where the rows of golden files stand in the text."""

    def __init__(self, text: str, golden: Golden) -> None:
        self._text = text
        self._golden = golden
        self._starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]

    def line(self, row: GoldenRow) -> tuple[int, int]:
        """The words of the line of a row; nothing of what has no line."""
        if row.line is None:
            return 0, 0
        if row.line > len(self._starts):
            raise GoldenError(
                f"A row of the golden files in {self._golden.folder} is on line {row.line}, but the text has "
                f"{len(self._starts)} lines.",
                source=str(self._golden.folder),
            )
        start = self._starts[row.line - 1]
        end = self._starts[row.line] if row.line < len(self._starts) else len(self._text)
        words = self._text[start:end]
        if not words.strip():
            return start, end
        return end - len(words.lstrip()), start + len(words.rstrip())

    def of(self, table: str, row: GoldenRow, found: Row | None) -> int | None:
        """Where a row begins: at its digits on its line, or at the first word of the line."""
        if row.line is None:
            return None
        start, end = self.line(row)
        if LAYOUTS[table].has_printed:
            pattern = printed_digits(row.cells["printed"])
            digits = [each.start() for each in pattern.finditer(self._text, start, end)]
            if found is not None and found.at in digits:
                return found.at
            return digits[0] if digits else start
        if found is not None and found.at is not None and start <= found.at < end:
            return found.at
        return start
