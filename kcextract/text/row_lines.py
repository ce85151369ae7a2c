"""Flattened tables with a row a line: cells parted by tabs, bars or runs of spaces.

In the first two a blank cell is still to be seen, so that the marks are counted; a row whose cell goes over
several lines is whole when it has as many marks as the others. Runs of spaces set cells below each other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from itertools import pairwise
from typing import NamedTuple

from kcextract.document import Grid
from kcextract.text.cells import (
    heads_numbers,
    is_marker,
    is_numeral,
    is_value,
    is_year,
    kind_of,
    numbers_columns,
)
from kcextract.text.table_lines import Piece, TableLines, aligned, in_order

_SPACES = re.compile(r"(?<=\S) {3,}(?=\S)")
_MARKS = ("\t", "|", "   ")
# A rule between rows: "|---|:---:|", "+-----+".
_RULE = re.compile(r"[\s|+:=_-]*[-=_]{3,}[\s|+:=_-]*")
# So many rows make a table, and so many cells a row.
_MIN_ROWS = 3
# A header and one row of figures are one, too.
_FEWEST_ROWS = 2
_MIN_CELLS = 3
_MIN_NUMBERS = 4
_NUMERIC_SHARE = 0.25
# Where rows count up from one to the next, there may be words in all other cells.
_MIN_COUNTED = 3
# A row goes over at most so many lines.
_LONGEST_WRAP = 8
_LONGEST_LABEL = 80
_LONGEST_UPPER_HEADER = 40


class _Row(NamedTuple):
    """The lines of a row, the mark between its cells, and their spans."""

    lines: tuple[int, ...]
    mark: str
    cells: tuple[tuple[int, int], ...]

    def texts(self, source: TableLines) -> list[str]:
        return [source.text[start:end] for start, end in self.cells]

    def filled(self) -> int:
        return len([start for start, end in self.cells if start < end])


def row_tables(source: TableLines, taken: Set[int] = frozenset()) -> list[tuple[Grid, int, int]]:
    """The tables with a row a line outside the lines ``taken``, as (grid, first line, after the last)."""
    tables: list[tuple[Grid, int, int]] = []
    if not _is_marked(source.text):
        return tables
    for run in _runs(source, taken):
        for rows in _split(source, run):
            is_long = len(rows) >= _MIN_ROWS and _is_table(source, rows)
            if is_long or _is_line_of_figures(source, rows):
                first, end = rows[0].lines[0], rows[-1].lines[-1] + 1
                tables.append((source.grid(first, end, _placed(source, rows)), first, end))
    return tables


def _is_marked(text: str) -> bool:
    """Whether one of the marks stands in ``text``: every line is asked for, so it is said without a loop."""
    return "\t" in text or "|" in text or "   " in text


def _may_begin(raw: str) -> bool:
    """Whether a line may be the first row of a table: a cell or two behind a tab are none."""
    if "\t" in raw and raw.count("\t") < _MIN_CELLS and raw.lstrip(" ").startswith("\t"):
        return False
    return _is_marked(raw)


def _row_at(source: TableLines, index: int) -> _Row:
    """The cells of the line ``index``: one of them where no mark parts it."""
    raw = source.raw(index)
    line = source.lines[index]
    mark = next((mark for mark in _MARKS if mark in raw), "")
    if not mark:
        return _Row((index,), "", (source.line_span(index),))
    cells = []
    start = line.start
    if mark == "   ":
        for match in _SPACES.finditer(source.text, line.start, line.end):
            cells.append(source.trim(start, match.start()))
            start = match.end()
    else:
        while (place := source.text.find(mark, start, line.end)) >= 0:
            cells.append(source.trim(start, place))
            start = place + 1
    cells.append(source.trim(start, line.end))
    return _Row((index,), mark, tuple(cells))


def _runs(source: TableLines, taken: Set[int]) -> list[list[_Row]]:
    """Runs of lines that may be rows of one table."""
    runs = [_Run(source)]
    for index, line in enumerate(source.stripped):
        if index in taken:
            runs.append(_Run(source))
            continue
        if not line or index in source.skip:
            continue
        if not runs[-1].rows and not _may_begin(source.raw(index)):
            continue
        row = _row_at(source, index)
        if runs[-1].rows and not runs[-1].takes(row):
            runs.append(_Run(source))
        if not runs[-1].rows:
            runs[-1].takes(_with_above(source, row))
    return [run.rows for run in runs if run.rows]


def _with_above(source: TableLines, row: _Row) -> _Row:
    """A line that may begin a table, with the one above it if it goes on with that."""
    above = row.lines[0] - 1
    starts_blank = row.cells[0][0] == row.cells[0][1]
    if above < 0 or starts_blank or not source.stripped[above] or above in source.skip:
        return row
    first = _row_at(source, above)
    together = len(first.cells) + len(row.cells) - 1
    is_first = first.mark == row.mark and is_marker(kind_of(first.texts(source)[0]))
    return (
        _continued(source, first, row, together) if is_first and together > len(row.cells) else None
    ) or row


class _Run:
    """A run while it is read: its rows, how wide most of them are, and whether any has a value."""

    def __init__(self, source: TableLines) -> None:
        self.rows: list[_Row] = []
        self._source = source
        self._counts: Counter[int] = Counter()
        self._valued = False

    def takes(self, row: _Row) -> bool:
        """Puts the line ``row`` at the end of the run; False if it does not belong there."""
        width = self._counts.most_common(1)[0][0] if self._counts else 0
        if self._valued and len(row.cells) != width and _heads(self._source, row):
            return False
        if self.rows and (whole := _continued(self._source, self.rows[-1], row, width)) is not None:
            self.rows[-1] = whole
        elif (is_full := row.filled() >= _MIN_CELLS) or (self.rows and self._may_follow(row, width)):
            self.rows.append(row)
            if is_full:
                self._counts[len(row.cells)] += 1
        else:
            return False
        self._valued = self._valued or _has_values(self._source, row)
        return True

    def _may_follow(self, row: _Row, width: int) -> bool:
        """Whether a line with few cells goes on with the rows, most of which are ``width`` cells wide."""
        source, above = self._source, self.rows[-1]
        texts = [text for text in row.texts(source) if text]
        if row.mark == "":
            if len(texts[0]) > _LONGEST_LABEL:
                return False
            if above.mark == "   ":
                return source.raw(row.lines[0]).startswith("  ")
            # The middle of a cell that goes over several lines.
            return len(above.cells) < width and len(above.lines) < _LONGEST_WRAP
        if above.mark not in {row.mark, ""}:
            return False
        if len(row.cells) == width or _RULE.fullmatch(source.stripped[row.lines[0]]) is not None:
            return True
        if len(texts) > 1 and not self._valued and not any(map(is_value, texts)):
            # The merged cells of a header were left out.
            return not any(text.endswith((".", ";", ":")) for text in texts)
        if len(texts) == 2:
            return kind_of(texts[-1]) not in ("text", "letter") or is_marker(kind_of(texts[0]))
        alone = len(texts) == 1 and len(texts[0]) <= _LONGEST_LABEL
        return row.mark == "\t" and alone and row.cells[0][0] == row.cells[0][1]


def _continued(source: TableLines, above: _Row, row: _Row, width: int) -> _Row | None:
    """The row ``above`` with the line that goes on with its last cell; None where it is whole without it."""
    together = len(above.cells) + len(row.cells) - 1
    start, end = row.cells[0]
    if above.mark not in ("\t", "|") or row.mark not in ("", above.mark) or len(above.lines) >= _LONGEST_WRAP:
        return None
    if (
        start == end
        or above.cells[-1][0] == above.cells[-1][1]
        or together > width
        or len(row.cells) == width
    ):
        return None
    word = source.text[start:end]
    if kind_of(word) != "text" or kind_of(source.text[slice(*above.cells[-1])]) != "text":
        return None
    if not (word[0].islower() or word[0] == "("):
        return None
    if row.lines[0] != above.lines[-1] + 1:
        return None
    cells = (*above.cells[:-1], (above.cells[-1][0], end), *row.cells[1:])
    return _Row((*above.lines, *row.lines), above.mark, cells)


def _split(source: TableLines, run: Sequence[_Row]) -> list[list[_Row]]:
    """The tables in a run: a header behind values begins a new one; what frames one is none of it."""
    tables: list[list[_Row]] = [[]]
    valued = False
    for at, row in enumerate(run):
        if valued and _heads(source, row):
            # Words above the header: its upper rows, a title, a unit.
            above = _upper_header(source, run[max(0, at - _LONGEST_WRAP) : at], row)
            del tables[-1][len(tables[-1]) - above :]
            tables.append(list(run[at - above : at]))
            valued = False
        tables[-1].append(row)
        valued = valued or _has_values(source, row)
    return [_trimmed(source, rows) for rows in tables]


def _heads(source: TableLines, row: _Row) -> bool:
    """Whether a row is a header by itself: several words and no value, no marker."""
    texts = row.texts(source)
    if kind_of(texts[0]) != "text" or any(map(is_value, texts)):
        return False
    return sum(kind_of(text) == "text" for text in texts) >= _MIN_CELLS


def _has_values(source: TableLines, row: _Row) -> bool:
    text = source.text
    return any(is_value(text[start:end]) for start, end in row.cells)


def _is_weak(source: TableLines, row: _Row) -> bool:
    """Whether a row would be none by itself: at the end of a table it stands below it."""
    texts = row.texts(source)
    filled = [text for text in texts if text]
    if not filled or _RULE.fullmatch(source.stripped[row.lines[0]]) is not None:
        return True
    return not any(map(is_value, filled)) and not is_marker(kind_of(filled[0]))


def _upper_header(source: TableLines, above: Sequence[_Row], row: _Row) -> int:
    """How many of the rows ``above`` a header are its upper rows."""
    count = 0
    for each in reversed(above):
        texts = each.texts(source)
        filled = [text for text in texts if text]
        if (
            len(each.cells) != len(row.cells)
            or not filled
            or not all(len(text) <= _LONGEST_UPPER_HEADER and ":" not in text for text in filled)
            or _has_values(source, each)
            or (len(filled) == 1 and any(texts[:2]))
        ):
            break
        count += 1
    return count


def _trimmed(source: TableLines, rows: list[_Row]) -> list[_Row]:
    end = len(rows)
    while end and _is_weak(source, rows[end - 1]):
        end -= 1
    end += _last_labels(source, rows[:end], rows[end:])
    first = 0
    while first < end and rows[first].filled() < _MIN_CELLS and _is_weak(source, rows[first]):
        first += 1
    rows = rows[first:end]
    if not rows:
        return rows
    # Rows above the first full one: a header of two rows begins with few cells.
    upper: list[_Row] = []
    for index in range(rows[0].lines[0] - 1, -1, -1):
        if not source.stripped[index] or index in source.skip:
            break
        row = _row_at(source, index)
        if row.mark != rows[0].mark or not _upper_header(source, [row], rows[0]):
            break
        upper.insert(0, row)
    return [*upper, *rows]


def _last_labels(source: TableLines, rows: Sequence[_Row], behind: Sequence[_Row]) -> int:
    """How many of the rows ``behind`` the last with a value or marker are its labels without values.

    They stand in the column of the labels and hold all its blank cells; a title of the next table does so
    only where that is as wide.
    """
    if not rows or rows[-1].mark not in ("\t", "|"):
        return 0
    width = len(rows[-1].cells)
    count = 0
    for row in behind:
        texts = row.texts(source)
        if len(texts) != width or [at for at, text in enumerate(texts) if text] != [1]:
            break
        count += 1
    after = behind[count - 1].lines[-1] + 1 if count else len(source.lines)
    while after < len(source.lines) and not source.stripped[after] and not source.raw(after):
        after += 1
    beside = after < len(source.lines) and len(_row_at(source, after).cells) == width
    return 0 if beside else count


def _is_table(source: TableLines, rows: Sequence[_Row]) -> bool:
    """Whether enough of the cells are numbers, or the rows are numbered, or their header says so."""
    texts = [text for row in rows for text in row.texts(source) if text]
    numbers = sum(map(is_numeral, map(kind_of, texts)))
    if numbers >= _MIN_NUMBERS and numbers >= len(texts) * _NUMERIC_SHARE:
        return True
    if rows[0].mark == "   ":
        return False
    texts = rows[0].texts(source)
    is_even = len({len(row.cells) for row in rows}) == 1
    if is_even and heads_numbers(texts[0]) and sum(map(bool, texts)) * 2 > len(texts) > _MIN_CELLS:
        return True
    first = [row.texts(source)[0] for row in rows if len(row.cells) >= _MIN_CELLS]
    counted = [int(text) for text in first if text.isdigit() and len(text) <= 3]
    steps = sum(1 for before, after in pairwise(counted) if after == before + 1)
    return steps + 1 >= _MIN_COUNTED and is_even


def _is_line_of_figures(source: TableLines, rows: Sequence[_Row]) -> bool:
    """Whether a header of words and years stands above one row that is nothing but figures."""
    if len(rows) != _FEWEST_ROWS or rows[0].mark not in ("\t", "|"):
        return False
    header, figures = ([text for text in row.texts(source) if text] for row in rows)
    return (
        len(rows[0].cells) == len(rows[1].cells)
        and len(header) == len(figures) >= _MIN_NUMBERS
        and kind_of(header[0]) == "text"
        and all(kind_of(text) == "text" or is_year(text) for text in header)
        and all(map(is_value, figures))
        and not numbers_columns(figures)
    )


def _placed(source: TableLines, rows: Sequence[_Row]) -> list[list[Piece]]:
    if rows[0].mark == "   ":
        return _by_place(source, rows)
    cells = [row.cells for row in rows]
    if rows[0].mark == "|":
        # Bars around the rows are no cells.
        if all(row[0][0] == row[0][1] for row in cells):
            cells = [row[1:] for row in cells]
        if all(row[-1][0] == row[-1][1] for row in cells):
            cells = [row[:-1] for row in cells]
    return aligned(source, cells)


def _by_place(source: TableLines, rows: Sequence[_Row]) -> list[list[Piece]]:
    """Columns by where on their lines the cells stand."""
    offsets = [source.lines[row.lines[0]].start for row in rows]
    columns: list[tuple[int, int]] = []
    stretches = sorted(
        (start - offset, end - offset)
        for row, offset in zip(rows, offsets, strict=True)
        if _has_values(source, row)
        for start, end in row.cells
        if start < end
    )
    for start, end in stretches:
        if columns and start <= columns[-1][1]:
            columns[-1] = columns[-1][0], max(columns[-1][1], end)
        else:
            columns.append((start, end))
    width = max(row.filled() for row in rows)
    if len(columns) != width and (
        len(columns) < width or sum(len(row.cells) == width for row in rows) * 2 > len(rows)
    ):
        # Some cells reach under others: the fullest rows show where the columns are.
        fullest = [
            [(start - offset, end - offset) for start, end in row.cells]
            for row, offset in zip(rows, offsets, strict=True)
            if len(row.cells) == width
        ]
        columns = [
            (min(start for start, _ in column), max(end for _, end in column))
            for column in zip(*fullest, strict=True)
        ]
    counted = sum(len(row.cells) == len(columns) for row in rows) * 2 > len(rows)
    return [
        in_order(row.cells) if counted and len(row.cells) == len(columns) else _nearest(row, offset, columns)
        for row, offset in zip(rows, offsets, strict=True)
    ]


def _nearest(row: _Row, offset: int, columns: Sequence[tuple[int, int]]) -> list[Piece]:
    """The cells of a row at the columns that they stand over or near; two over one column are one cell."""
    pieces: list[Piece] = []
    least = 0
    for start, end in row.cells:
        place = (start - offset, end - offset)
        column = min(range(least, len(columns)), key=lambda at: (_distance(place, columns[at]), at))
        if pieces and _distance(place, columns[pieces[-1].column]) < _distance(place, columns[column]):
            column = pieces[-1].column
        if pieces and column == pieces[-1].column:
            pieces[-1] = pieces[-1]._replace(end=end)
        else:
            pieces.append(Piece(column, start, end))
        least = min(column + 1, len(columns) - 1)
    return pieces


def _distance(place: tuple[int, int], column: tuple[int, int]) -> int:
    """How far apart two stretches of a line are; less than nothing as far as they overlap."""
    return max(place[0], column[0]) - min(place[1], column[1])
