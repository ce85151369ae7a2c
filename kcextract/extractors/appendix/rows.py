"""What the rows of a table are: their markers, levels and parents, sums and sources.

Markers are read as sequences on a stack of open lists, as in the outline of a text. A row that has lost what
it belongs to gets its level from rows of its kind that have not; where there are none, it has no level.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from kcextract.extractors.appendix.grids import Rectangle
from kcextract.extractors.appendix.sheet import SheetRow
from kcextract.grammar.numerals import CAPITALS, LETTERS, from_roman
from kcextract.grammar.tables import TablesGrammar
from kcextract.text.folding import fold

_MARKER = re.compile(
    r"\(?(?P<numeral>\d{1,3}(?:\.\d{1,3})*|[IVXLC]{1,7}|[ivx]{1,4}|[^\W\d_])\s?(?P<end>[.)/:…]?|\.{2,3})"
)
# A marker before a label; a lone letter or number needs a sign behind it.
_LEADING = re.compile(
    r"(?P<marker>\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVXLC]{1,7}|[ivx]{1,4}|[^\W\d_])\s?[.)/:]|\d{1,2}(?:\.\d{1,2})+)\s*"
    r"(?=\S)"
)
_BULLET = re.compile(r"(?P<marker>[-–—−+*•_])\s*(?=[^\W\d_])")
_BULLETS = {"+": "plus", "*": "star", "•": "star"}
_RANKS = {
    "capital": 0,
    "roman": 1,
    "arabic": 2,
    "decimal": 3,
    "letter": 4,
    "small": 4,
    "plain": 5,
    "dash": 6,
    "plus": 7,
}
_RANKS["star"] = _RANKS["plus"]
# A jump over so many numbers is a loss, a smaller one may be a slip.
_LOSS = 3
_TOTAL, _SUM, _PLAIN = "total", "sum", ""


class _Mark(NamedTuple):
    """A way to read a marker: its kind, the number that it stands for; of a decimal, what it stands under."""

    kind: str
    number: int
    under: str = ""


@dataclass(slots=True)
class _Row:
    """A row while it is read."""

    marker: str | None
    label: str | None
    marks: tuple[_Mark, ...]
    sums: str
    merged: bool
    source: str | None
    kind: str = ""
    level: int | None = None
    parent: int | None = None
    closes: bool = False
    is_lost: bool = False
    splits: bool = False
    children: list[int] = field(default_factory=list)


class RowsRead(NamedTuple):
    """The rows, and whether some before the first or between two are missing."""

    rows: tuple[SheetRow, ...]
    is_whole: bool


def read_rows(
    table: Rectangle,
    grammar: TablesGrammar,
    values: Sequence[Sequence[Decimal | None]],
    *,
    is_headless: bool,
) -> RowsRead:
    """What each row of ``table`` is, given the ``values`` of its cells.

    ``is_headless`` says that nothing shows where the table began.
    """
    rows = [
        _row(table, number, grammar, is_lost=number == 0 and table.is_cut)
        for number in range(len(table.body))
    ]
    _close(rows)
    reader = _Sequences(rows, unsure=is_headless)
    is_whole = reader.read() and not table.is_cut
    if table.is_cut:
        _adopt(rows, values)
    paths = _Paths(rows)
    return RowsRead(
        tuple(
            SheetRow(
                row.marker,
                row.level,
                row.parent,
                row.label,
                paths.of(number),
                _kind(rows, number, is_filled=any(value is not None for value in values[number])),
                row.source,
            )
            for number, row in enumerate(rows)
        ),
        is_whole,
    )


def _row(table: Rectangle, number: int, grammar: TablesGrammar, *, is_lost: bool) -> _Row:
    boxes = table.body[number]
    if is_lost or table.label is None:
        return _Row(None, None, (), _PLAIN, False, None, is_lost=True)
    printed = boxes[table.ordinal].text if table.ordinal is not None else ""
    label = boxes[table.label].text
    merged = boxes[table.label].merged
    marks = _marks(printed)
    marker: str | None = printed if marks else None
    if printed.strip(".…") and not marks and not label:
        label = printed
    if marker is None:
        found = _BULLET.match(label) or _LEADING.match(label)
        if found is not None and (marks := _marks(found["marker"])):
            marker, label = found["marker"].strip(), label[found.end() :]
        elif printed in tuple("-–—+*"):
            marker, marks = printed, _marks(printed)
    elif (found := _BULLET.match(label)) is not None:
        # "1 | - Lập quy hoạch": the dash is an ornament.
        label = label[found.end() :]
    folded = fold(label)
    sums = _PLAIN
    if grammar.grand_total.search(folded) is not None:
        sums = _TOTAL
    elif grammar.sum.search(folded) is not None:
        sums = _SUM
    bare = not marks or _RANKS[marks[0].kind] >= _RANKS["letter"]
    source = grammar.source_of(folded, bare=bare) if label else None
    if (
        sums
        and marks
        and marks[0].kind not in _BULLET_KINDS
        and len(folded.split()) > 2
        and "(" not in folded
    ):
        # "A | Tổng kinh phí …" heads rows.
        sums = _PLAIN
    splits = not marks and grammar.parts.search(folded) is not None
    return _Row(marker, label or None, marks, sums, merged, source, splits=splits)


_BULLET_KINDS = frozenset({"dash", "plus", "star"})
_PLAIN_KIND = "plain"
_WITHOUT_ORDER = _BULLET_KINDS | {"decimal"}
_WITHOUT_DEPTH = _BULLET_KINDS | {"sum", _PLAIN_KIND}


def _marks(printed: str) -> tuple[_Mark, ...]:
    """The ways to read a marker, the likelier first; none where it is no marker."""
    if not printed:
        return ()
    if len(printed) == 1 and _BULLET.match(f"{printed} a") is not None:
        return (_Mark(_BULLETS.get(printed, "dash"), 0),)
    match = _MARKER.fullmatch(printed.rstrip(") ") if printed[0] == "(" else printed)
    if match is None:
        return ()
    numeral = match["numeral"]
    if numeral.isdigit():
        return (_Mark("arabic", int(numeral)),)
    if numeral[0].isdigit():
        under, _, last = numeral.rpartition(".")
        return (_Mark("decimal", int(last), under),)
    marks = []
    roman = from_roman(numeral)
    if roman is not None:
        marks.append(_Mark("roman" if numeral.isupper() else "small", roman))
    if len(numeral) == 1:
        letters = CAPITALS if numeral.isupper() else LETTERS
        number = letters.find(numeral) + 1
        if number:
            marks.append(_Mark("capital" if numeral.isupper() else "letter", number))
    return tuple(marks)


def _close(rows: Sequence[_Row]) -> None:
    """Marks the rows at the end that close the table: sums and sources, no items."""
    for number in range(len(rows) - 1, -1, -1):
        row = rows[number]
        if row.is_lost or row.label is None or (row.marks and row.marks[0].kind not in _BULLET_KINDS):
            break
        if row.marks and not row.sums:
            # Dashes may belong to an item or to a sum: the rows above decide.
            if not (row.source and any(each.sums for each in rows)):
                break
            continue
        if not (row.sums or row.merged or row.source):
            break
        if not (row.sums or row.merged) and any(row.label == each.label for each in rows[:number]):
            # What every item is split into splits the last one too.
            break
        row.closes = True


class _List(NamedTuple):
    """An open list: its kind, the number of its last row, that row, and what it stands under (a decimal)."""

    kind: str
    number: int
    row: int
    under: str


class _Sequences:
    """The open lists while the rows are read from the top."""

    def __init__(self, rows: Sequence[_Row], *, unsure: bool) -> None:
        self._rows = rows
        self._unsure = unsure
        self._stack: list[_List] = []
        self._whole = True
        self._orphans: set[int] = set()
        self._again: list[int] = []

    def read(self) -> bool:
        """Gives the rows their parents and levels; False where rows are missing."""
        for number, row in enumerate(self._rows):
            if row.is_lost:
                continue
            if row.sums or row.closes:
                self._sum(number, row)
            elif row.marks:
                self._marked(number, row)
            else:
                self._unmarked(number, row)
        self._levels()
        return self._whole

    def _sum(self, number: int, row: _Row) -> None:
        row.kind = "sum"
        if row.sums == _SUM and not row.closes:
            # "Cộng" in the middle sums the group before it, and the list of groups goes on.
            self._stack = self._stack[:1]
        else:
            self._stack = [_List("sum", 0, number, "")] if row.sums else []

    def _marked(self, number: int, row: _Row) -> None:
        mark, depth = self._place(row.marks)
        row.kind = mark.kind
        before = self._stack[depth] if depth < len(self._stack) else None
        is_lost = before is not None and depth > 0 and self._begins_again(mark, before)
        del self._stack[depth:]
        self._child(number, self._stack[-1].row if self._stack and not is_lost else None)
        if is_lost:
            # It stands under a row that is not there.
            self._orphans.add(number)
            self._again.append(number)
        if not self._stack:
            goes_on = before is not None and before.kind == mark.kind and mark.number > 1
            if before.row in self._orphans if goes_on and before is not None else self._is_orphan(mark):
                self._orphans.add(number)
        self._stack.append(_List(mark.kind, mark.number, number, mark.under))

    def _begins_again(self, mark: _Mark, before: _List) -> bool:
        """Whether the list of ``before`` begins again without a row above it, or goes on after it has."""
        if mark.kind in _BULLET_KINDS or mark.kind != before.kind or mark.under != before.under:
            return False
        if mark.number <= before.number and (mark.number == 1 or mark.number < before.number):
            return True
        return before.row in self._again

    def _place(self, marks: Sequence[_Mark]) -> tuple[_Mark, int]:
        """The reading of a marker and how many of the open lists stay open above it."""
        for step in (1, 0):
            # The next in an open list, the innermost first; or the same again, a slip.
            for depth in range(len(self._stack) - 1, -1, -1):
                each = self._stack[depth]
                for mark in marks:
                    if mark.kind == each.kind and mark.kind in _BULLET_KINDS:
                        return mark, depth
                    if (
                        mark.kind == each.kind
                        and mark.number == each.number + step
                        and mark.under == each.under
                    ):
                        return mark, depth
            if step:
                for mark in marks:
                    if mark.number == 1 and not any(each.kind == mark.kind for each in self._stack):
                        return mark, self._below(mark)
        for depth in range(len(self._stack) - 1, -1, -1):
            for mark in marks:
                each = self._stack[depth]
                if mark.kind == each.kind and mark.under == each.under:
                    # A gap, or the list begins again.
                    is_gap = mark.number > each.number and any(row > each.row for row in self._again)
                    self._whole = self._whole and mark.number < each.number + _LOSS and not is_gap
                    return mark, depth
        mark = min(marks, key=lambda mark: (mark.kind == "capital" and mark.number > 5, mark.number))
        if mark.kind not in _BULLET_KINDS and mark.number != 1 and not self._continues(mark):
            self._whole = False
        return mark, self._below(mark)

    def _continues(self, mark: _Mark) -> bool:
        """Whether a decimal goes on with the number of a row above it."""
        return mark.kind == "decimal" and any(each.number == mark.number - 1 for each in self._stack)

    def _below(self, mark: _Mark) -> int:
        """Under how many of the open lists a new list of this kind stands."""
        if mark.number == 1 and not self._unsure and mark.kind not in _WITHOUT_ORDER:
            # A list that begins behind a row stands under it, whatever its numerals.
            depth = len(self._stack)
            while depth and self._stack[depth - 1].kind in _WITHOUT_DEPTH:
                above = self._rows[self._stack[depth - 1].row].label or ""
                if self._stack[depth - 1].kind == _PLAIN_KIND and above.endswith(":"):
                    break
                depth -= 1
            return depth
        rank = _RANKS[mark.kind]
        depth = 0
        for each in self._stack:
            if each.kind == "sum":
                if mark.kind not in _BULLET_KINDS:
                    return depth
            elif mark.kind == "decimal" and each.kind == "decimal":
                if not mark.under.startswith(f"{each.under}.{each.number}".lstrip(".")):
                    return depth
            elif _RANKS[each.kind] >= rank:
                return depth
            depth += 1
        return depth

    def _unmarked(self, number: int, row: _Row) -> None:
        if row.label is None:
            # It goes on with the row above, in other columns.
            row.is_lost = True
            return
        row.kind = _PLAIN_KIND
        above = self._rows[number - 1] if number else None
        if row.splits and above is not None and not above.is_lost:
            # "Trong đó: …": what follows are parts of the row above it.
            row.kind = "dash"
            self._sibling(number, "dash")
            return
        if self._stack and self._stack[-1].kind == "sum":
            self._stack = []
        while self._stack and self._stack[-1].kind in _BULLET_KINDS:
            self._stack.pop()
        self._sibling(number, _PLAIN_KIND)
        if not self._stack[:-1] and self._unsure and not any(each.kind for each in self._rows[:number]):
            self._orphans.add(number)

    def _sibling(self, number: int, kind: str) -> None:
        """Puts a row into the innermost open list, if that is of its kind, else into a new one below it."""
        if self._stack and self._stack[-1].kind == kind:
            self._stack.pop()
        self._child(number, self._stack[-1].row if self._stack else None)
        self._stack.append(_List(kind, 0, number, ""))

    def _child(self, number: int, parent: int | None) -> None:
        self._rows[number].parent = parent
        if parent is not None:
            self._rows[parent].children.append(number)

    def _is_orphan(self, mark: _Mark) -> bool:
        """Whether a row at the top may have lost what it stands under."""
        if mark.kind in ("roman", "capital"):
            return False
        return self._unsure or mark.kind in _BULLET_KINDS or mark.number != 1

    def _levels(self) -> None:
        """Levels from parents; those of rows that lost theirs from other rows of their kind."""
        kinds = {row.kind for row in self._rows if row.kind and not row.is_lost}
        top = min((_RANKS[kind] for kind in kinds if kind in _RANKS), default=0)
        known: dict[str, set[int]] = defaultdict(set)
        lost: set[int] = set()
        for number, row in enumerate(self._rows):
            if row.is_lost:
                continue
            if number in self._orphans and (self._unsure or _RANKS.get(row.kind, 9) > top):
                lost.add(number)
                continue
            if row.parent is not None:
                above = self._rows[row.parent].level
                row.level = None if above is None else above + 1
            else:
                row.level = 0
            if row.level is not None:
                known[row.kind].add(row.level)
        if any(self._unsure or self._rows[number].kind not in _BULLET_KINDS for number in lost):
            self._whole = False
        for number, row in enumerate(self._rows):
            if number in lost:
                levels = known[row.kind]
                row.level = next(iter(levels)) if len(levels) == 1 else None
                if row.level == 0:
                    row.level = None if row.kind not in ("roman", "capital") else 0
            elif row.level is None and not row.is_lost and row.parent is not None:
                above = self._rows[row.parent].level
                row.level = None if above is None else above + 1


def _adopt(rows: Sequence[_Row], values: Sequence[Sequence[Decimal | None]]) -> None:
    """Gives the first row, of which the label was cut off, the dashes behind it if it is their sum."""
    parts = 1
    while parts < len(rows) and rows[parts].kind in _BULLET_KINDS and rows[parts].parent is None:
        parts += 1
    figures = [column for column, value in enumerate(values[0]) if value is not None]
    sums = [sum((row[column] or 0 for row in values[1:parts]), Decimal(0)) for column in figures]
    if parts > 2 and len(figures) > 1 and sums == [values[0][column] for column in figures]:
        for row in rows[1:parts]:
            row.parent = 0


class _Paths:
    """The labels from the top row down to each row."""

    def __init__(self, rows: Sequence[_Row]) -> None:
        self._rows = rows
        self._known: dict[int, str | None] = {}

    def of(self, number: int) -> str | None:
        """The path of a row; None where what it stands under was lost."""
        if number not in self._known:
            row = self._rows[number]
            above = None if row.parent is None else self.of(row.parent)
            if row.label is None or row.level is None or (row.parent is None and row.level > 0):
                path = None
            elif row.parent is None:
                path = _name(row)
            else:
                path = None if above is None else f"{above} / {_name(row)}"
            self._known[number] = path
        return self._known[number]


def _name(row: _Row) -> str:
    if row.marker is None:
        return row.label or ""
    ends = row.kind in _BULLET_KINDS or row.marker[-1] in ".)/:"
    return f"{row.marker}{'' if ends else '.'} {row.label}"


def _kind(rows: Sequence[_Row], number: int, *, is_filled: bool) -> str | None:
    """What a row is; None of the last one where its parts may have been cut off."""
    row = rows[number]
    if row.sums == _TOTAL:
        return "total"
    if row.sums == _SUM:
        others = any(each.sums for at, each in enumerate(rows) if at != number)
        return "total" if not others and not any(each.marks for each in rows[number + 1 :]) else "subtotal"
    if row.children or (row.closes and row.source == "ngan_sach_nha_nuoc"):
        return "subtotal"
    return None if number == len(rows) - 1 and _may_go_on(rows, is_filled=is_filled) else "item"


def _may_go_on(rows: Sequence[_Row], *, is_filled: bool) -> bool:
    """Whether parts of the last row may have stood behind it.

    It is not numbered like the items above it, or all rows numbered like it have parts, or it has no figures.
    """
    last, above = rows[-1], rows[:-1]
    if not last.marks or last.kind in _BULLET_KINDS or last.closes:
        return False
    alike = [each for each in above if each.kind == last.kind and each.level == last.level]
    if not alike:
        rank = _RANKS.get(last.kind, 0)
        return any(each.is_lost or _RANKS.get(each.kind, 0) > rank for each in above)
    return all(each.children for each in alike) or not is_filled
