"""Tables to be filled in whose cells end with bars: a header, and one row in which labels stand in a stack.

Each line of the stack is a row of its own, as the reader of the form sees it. Where numbers stand in another
stack beside them, there are as many labels as numbers, or the row stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kcextract.document import Grid
from kcextract.text.cells import is_marker, is_midway, is_value, kind_of
from kcextract.text.table_lines import Piece, TableLines, in_order

_BAR = "|"
_MIN_CELLS = 3
_LONGEST_HEADER, _LONGEST_BODY = 16, 80
_LONGEST_CELL = 80
_MIN_ROWS = 3
# So many blank lines stand between header and body.
_FEW = 2
_PART = re.compile(r"[-–—+*]\s?(?=[^\W\d_])")
_GOES_ON = re.compile(r"[(\[,]|trong\s+đó\b", re.IGNORECASE)

_Span = tuple[int, int]


def barred_forms(source: TableLines, taken: set[int]) -> list[tuple[Grid, int, int]]:
    """The forms with bars outside the lines ``taken``, each as (grid, first line, after the last)."""
    tables: list[tuple[Grid, int, int]] = []
    if _BAR not in source.text:
        return tables
    at = 0
    while at < len(source.lines):
        found = _form(source, at) if _begins(source, at) and at not in taken else None
        if found is None or not taken.isdisjoint(range(at, found[2])):
            at += 1
            continue
        tables.append(found)
        at = found[2]
    return tables


def _begins(source: TableLines, at: int) -> bool:
    """Whether the first cell of a header may stand in the line: it ends with its bar."""
    line = source.stripped[at]
    return line.endswith(_BAR) and line.count(_BAR) == 1 and (at == 0 or not source.stripped[at - 1])


def _form(source: TableLines, first: int) -> tuple[Grid, int, int] | None:
    end = first
    while end < min(first + _LONGEST_HEADER, len(source.lines)) and source.stripped[end]:
        end += 1
    header = [
        stack[0] if len(stack) == 1 else _joined(stack) for stack in _stacks(source, first, end) if stack
    ]
    width = len(header)
    if width < _MIN_CELLS or not source.stripped[end - 1].endswith(_BAR):
        return None
    if sum(line.count(_BAR) for line in source.stripped[first:end]) != width:
        return None
    words = [source.text[start:stop] for start, stop in header]
    if any(len(text) > _LONGEST_CELL or is_value(text) or is_marker(kind_of(text)) for text in words):
        return None
    body = end
    while body < len(source.lines) and body - end <= _FEW and not source.stripped[body]:
        body += 1
    stop = _body_end(source, body, width)
    rows = _rows(source, _stacks(source, body, stop)) if stop is not None else []
    if stop is None or len(rows) < _MIN_ROWS:
        return None
    return source.grid(first, stop, [in_order(header), *rows], 1), first, stop


def _body_end(source: TableLines, first: int, width: int) -> int | None:
    """The line behind that with the last of ``width`` bars; None where other lines follow it at once."""
    count = 0
    for at in range(first, min(first + _LONGEST_BODY, len(source.lines))):
        count += source.stripped[at].count(_BAR)
        if count >= width:
            is_last = at + 1 == len(source.lines) or not source.stripped[at + 1]
            return at + 1 if count == width and is_last and source.stripped[at].endswith(_BAR) else None
    return None


def _stacks(source: TableLines, first: int, end: int) -> list[list[_Span]]:
    """The lines of each cell in the lines ``[first, end)``, as spans."""
    cells: list[list[_Span]] = [[]]
    for index in range(first, end):
        line = source.lines[index]
        start = line.start
        while start <= line.end:
            place = source.text.find(_BAR, start, line.end)
            span = source.trim(start, place if place >= 0 else line.end)
            if span[0] < span[1]:
                cells[-1].append(span)
            if place < 0:
                break
            cells.append([])
            start = place + 1
    return cells[:-1]


def _rows(source: TableLines, cells: Sequence[Sequence[_Span]]) -> list[list[Piece]]:
    """The rows of the stacks; none where these are not one of labels, and one of their numbers at most."""
    filled = [(column, cell) for column, cell in enumerate(cells) if cell]
    if not filled or len(filled) > len("12"):
        return []
    column, cell = filled[-1]
    labels = _labels(source, cell)
    if any(is_value(source.text[start:end]) for start, end in labels):
        return []
    if len(filled) == 1:
        return [[Piece(column, *label)] for label in labels]
    first, numbers = filled[0]
    if not all(is_marker(kind_of(source.text[start:end])) for start, end in numbers):
        return []
    if len(labels) != len(numbers):
        labels = _labels(source, cell, parts=True)
    if len(labels) != len(numbers):
        return []
    return [
        [Piece(first, *number), Piece(column, *label)] for number, label in zip(numbers, labels, strict=True)
    ]


def _labels(source: TableLines, lines: Sequence[_Span], *, parts: bool = False) -> list[_Span]:
    """The lines of a stack, each with those that go on with it, and with its ``parts`` behind dashes."""
    labels: list[_Span] = []
    for start, end in lines:
        text = source.text[start:end]
        goes_on = is_midway(text) or _GOES_ON.match(text) or (parts and _PART.match(text))
        if labels and goes_on:
            labels[-1] = labels[-1][0], end
        else:
            labels.append((start, end))
    return labels


def _joined(stack: Sequence[_Span]) -> _Span:
    return stack[0][0], stack[-1][1]
