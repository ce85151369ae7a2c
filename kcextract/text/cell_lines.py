"""Flattened tables with a cell a line: behind tabs, or with no mark at all.

A cell behind a tab may be blank and holds its column; blank lines part the rows. Where the marks were lost, a
run of short lines many of which are numbers, dashes or bare row markers ("VII", "1", "3,000") is a table: an
empty line is then a blank cell, the end of a row, or both, as fits best.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from kcextract.document import Grid
from kcextract.text.alignment import (
    ENDED,
    EXPLICIT,
    GAP,
    GAPLESS,
    SHRUNK,
    UNENDED,
    Arrangement,
    arrange,
    counted,
    counted_width,
)
from kcextract.text.blank_forms import read_form
from kcextract.text.cells import goes_on, heads_numbers, is_marker, is_words, kind_of, numbers_columns
from kcextract.text.lines import GOVERNS_NUMBER, last_word
from kcextract.text.row_paths import Costs
from kcextract.text.table_lines import Piece, TableLines, aligned, best_width, in_order, settled

# A cell that no sentence is: a number, a dash, a percentage, a bare row marker.
_VALUE = re.compile(r"[-–—+±]?\s?\d(?:[\d.,\s]*\d)?\s?%?|[-–—x×X*]|[IVXL]{1,6}|…+|\.{3,}")
_NUMERIC = re.compile(r"[-–—]?\s?\d(?:[\d.,\s]*\d)?\s?%?")
_LONGEST_VALUE = 24
# Between two values of one table stand at most so many lines of a label (wrapped at 40 columns).
_LONGEST_LABEL = 6
_MIN_VALUES = 6
_MIN_VALUE_SHARE = 0.35
_MIN_NUMBERS = 4
# Header cells and the first row's label, looked for before the first value.
_LONGEST_HEADER_CELL = 20
# Behind a tab a cell may be longer, and go on over so many lines without one.
_LONGEST_TABBED_CELL = 80
_LONGEST_WRAP = 12
_MARKED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVXL]{1,5}|[A-ZĐa-zđ])\s?[.)/]\s")
_SENTENCE_ENDS = (".", ";", ":", "!", "?", ",")
# The header of a table without marks begins with the head of the column that numbers the rows.
_LONGEST_HEADER = 60
# A clause of a header cell may end with a semicolon.
_LONGEST_CLAUSE = 50
# What the width of the header counts for, in costs a cell.
_HEADER_WEIGHT = 0.05
# So many columns a table may have.
_MIN_HEADER, _MOST_COLUMNS = 3, 31


def cell_tables(source: TableLines, taken: set[int]) -> list[tuple[Grid, int, int]]:
    """The tables with a cell a line outside the lines ``taken``, as (grid, first line, after the last)."""
    tables = []
    for first, end in _runs(source):
        if not taken.isdisjoint(range(first, end)):
            continue
        cells = [source.line_span(index) for index in range(first, end) if index not in source.skip]
        head = None if source.is_tabbed(first) else _head(source, cells)
        form = None if head is None else _form(source, head, first, end)
        if form is None:
            grid = _tabbed_grid(source, first, end)
            if grid is None:
                grid = source.grid(first, end, *streamed(source, cells, gaps=True, head=head))
            tables.append((grid, first, end))
        elif form.rows is not None:
            tables.append((source.grid(first, form.end, form.rows, form.headers), first, form.end))
    return tables


class _BlankForm(NamedTuple):
    """The rows of a table to be filled in, None if they are not known, and how many of them are header."""

    rows: list[list[Piece]] | None
    headers: int
    end: int


def _form(source: TableLines, head: _Head, first: int, end: int) -> _BlankForm | None:
    """The table in the lines ``[first, end)`` if it is to be filled in under columns that are numbered."""
    numbering = [source.text[start:stop] for start, stop in head.rows[-1]] if head.rows else []
    if not numbers_columns(numbering):
        return None
    body = next(
        index
        for index in range(first, end + 1)
        if index == end or source.lines[index].start >= head.rows[-1][-1][1]
    )
    found = read_form(source, body, end)
    if found is None:
        return None
    upper = _header(head, len(numbering), SHRUNK)
    return _BlankForm(None if found.rows is None else [*upper, *found.rows], len(upper), found.end)


# Finding: cells behind tabs and without marks


def _is_value(line: str) -> bool:
    return len(line) <= _LONGEST_VALUE and _VALUE.fullmatch(line) is not None


def _runs(source: TableLines) -> list[tuple[int, int]]:
    """Runs of lines that each are a cell: values with at most a label's lines between them."""
    runs: list[tuple[int, int]] = []
    filled = source.filled()
    lines = ["", *[source.stripped[index] for index in filled], ""]
    values = [
        at
        for at, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False))
        if _is_value(line) and not _in_sentence(before, after)
    ]
    at = 0
    while at < len(values):
        stop = at + 1
        while stop < len(values) and values[stop] - values[stop - 1] <= _LONGEST_LABEL:
            stop += 1
        first, last = values[at], values[stop - 1]
        numbers = (spot for spot in values[at:stop] if _NUMERIC.fullmatch(lines[spot + 1]))
        enough = stop - at >= max(_MIN_VALUES, (last - first + 1) * _MIN_VALUE_SHARE)
        at = stop
        if not enough or len(list(islice(numbers, _MIN_NUMBERS))) < _MIN_NUMBERS:
            continue
        tabbed = source.is_tabbed(filled[first])
        floor = runs[-1][1] if runs else 0
        first = (_tabbed_start if tabbed else _start)(source, filled, first, floor)
        end = _end(source, filled[last] + 1, tabbed=tabbed)
        if first > 0 and filled[first - 1] < floor:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((filled[first], end))
    return runs


def _in_sentence(before: str, after: str) -> bool:
    """Whether a number alone on its line belongs to the words before it, or a sentence goes on across it."""
    if before[-1:].isalpha() and last_word(before) in GOVERNS_NUMBER:
        return True
    return after[:1].islower() and min(len(before), len(after)) > _LONGEST_HEADER_CELL


def _start(source: TableLines, filled: Sequence[int], first: int, floor: int) -> int:
    """Where a table begins: short cells before its first value belong to it, but no line before ``floor``."""
    head = _header_start(source, filled, first, floor)
    if head is not None:
        return head
    while first > 0 and filled[first - 1] >= floor:
        line = source.stripped[filled[first - 1]]
        if (
            len(line) > _LONGEST_HEADER_CELL
            or line.endswith((*_SENTENCE_ENDS, ")"))
            or ":" in line
            or line[0] in "-–—+*("
            or _MARKED.match(line) is not None
        ):
            break
        first -= 1
    return first


def _header_start(source: TableLines, filled: Sequence[int], first: int, floor: int) -> int | None:
    """The nearest line before a table's first value that heads a column of row numbers, None without one."""
    for at in range(first - 1, max(-1, first - _LONGEST_HEADER), -1):
        line = source.stripped[filled[at]]
        if filled[at] < floor or len(line) > _LONGEST_TABBED_CELL or _ends_sentence(line):
            return None
        if heads_numbers(line):
            return at
    return None


def _ends_sentence(line: str) -> bool:
    """Whether a line ends a sentence or brings in a list; dots are a place to fill in."""
    if line.endswith(";"):
        return len(line) > _LONGEST_CLAUSE or line[0] in "-–—+*"
    return line.endswith((".", ":")) and not line.endswith("..")


def _tabbed_start(source: TableLines, filled: Sequence[int], first: int, floor: int) -> int:
    """Where a table of cells behind tabs begins: such lines and those that go on with one belong to it."""
    at = first - 1
    while at >= 0 and first - at <= _LONGEST_WRAP and _may_be_cell(source, filled[at]):
        if filled[at] < floor:
            # All that stands between goes on with the last cell of the table before.
            return at + 1
        if source.is_tabbed(filled[at]):
            first = at
        elif at == 0 or filled[at - 1] != filled[at] - 1:
            break
        at -= 1
    return first


def _may_be_cell(source: TableLines, index: int) -> bool:
    line = source.stripped[index]
    return len(line) <= _LONGEST_TABBED_CELL and ":" not in line and not line.endswith(_SENTENCE_ENDS)


def _end(source: TableLines, end: int, *, tabbed: bool) -> int:
    """Where a table with a value before ``end`` ends: blank cells and, behind tabs, others may follow."""
    while end < len(source.lines):
        blank = not source.stripped[end] and source.raw(end) != ""
        if not blank and not (tabbed and source.is_tabbed(end) and _may_be_cell(source, end)):
            break
        end += 1
    return end


# Rows and columns


def _tabbed_grid(source: TableLines, first: int, end: int) -> Grid | None:
    """The table in the lines ``[first, end)`` if most of its cells stand behind tabs."""
    raws = [raw for index in range(first, end) if (raw := source.raw(index))]
    if sum("\t" in raw for raw in raws) * 2 <= len(raws):
        return None
    rows = _rows_behind_tabs(source, first, end)
    if len(rows) == 1:
        return source.grid(first, end, *streamed(source, rows[0], gaps=False))
    return source.grid(first, end, _grouped(source, rows))


def _rows_behind_tabs(source: TableLines, first: int, end: int) -> list[list[tuple[int, int]]]:
    """Rows are what blank lines part, or begin before a tab; a line without one goes on with its cell."""
    rows: list[list[tuple[int, int]]] = [[]]
    loose: set[int] = set()
    for index in range(first, end):
        if index in source.skip:
            continue
        raw = source.raw(index)
        if not raw:
            rows.append([])
        elif "\t" in raw:
            if raw[0] != "\t" and not source.is_tabbed(index):
                rows.append([])
            rows[-1] += _cells(source, index, raw)
        elif source.stripped[index] and rows[-1]:
            start, stop = rows[-1][-1]
            wrapped = source.line_span(index)
            rows[-1][-1] = (start, wrapped[1]) if start < stop else wrapped
        else:
            if source.stripped[index]:
                loose.add(len(rows) - 1)
            rows[-1] += _cells(source, index, raw)
    return _rejoined(rows, loose)


def _cells(source: TableLines, index: int, raw: str) -> list[tuple[int, int]]:
    """The cells of a line: what follows each tab, and what stands before the first."""
    cells = []
    start = source.lines[index].start
    for number, piece in enumerate(raw.split("\t")):
        if number or piece.strip():
            cells.append(source.trim(start, start + len(piece)))
        start += len(piece) + 1
    return cells


def _rejoined(rows: list[list[tuple[int, int]]], loose: set[int]) -> list[list[tuple[int, int]]]:
    """Rows put together again where a blank line inside a cell parted them: ``loose`` begin without a tab."""
    width = best_width([len(row) for row in rows if row])
    joined: list[list[tuple[int, int]]] = []
    for at, row in enumerate(rows):
        if not row:
            continue
        if at in loose and joined and len(joined[-1]) < width and len(joined[-1]) + len(row) - 1 <= width:
            start, end = joined[-1][-1]
            joined[-1][-1] = (start if start < end else row[0][0], row[0][1])
            joined[-1] += row[1:]
        else:
            joined.append(row)
    return joined


def _grouped(source: TableLines, rows: list[list[tuple[int, int]]]) -> list[list[Piece]]:
    """Rows that are known, in columns; one cut at its start keeps its last cells."""
    texts = [[source.text[start:end] for start, end in row] for row in rows]
    numbered = next((len(row) for row in texts if numbers_columns(row)), 0)
    width = max(numbered, best_width([len(row) for row in rows]))
    placed = aligned(source, rows, width)
    missing = width - len(rows[0])
    if missing > 0 and not heads_numbers(texts[0][0]):
        placed[0] = in_order(rows[0], missing)
    return placed


class _Head(NamedTuple):
    """The header of a table whose rows are not marked: its entries, and its rows as gaps part them."""

    cells: Sequence[tuple[int, int]]
    rows: list[list[tuple[int, int]]]


def streamed(
    source: TableLines, cells: Sequence[tuple[int, int]], *, gaps: bool, head: _Head | None = None
) -> tuple[list[list[Piece]], int]:
    """Rows and columns of cells between which rows are not marked, and how many of the rows are the header.

    An empty line among them is an empty span where there are ``gaps``; ``head`` is their header, if known.
    """
    head = head or _head(source, cells)
    body = cells[len(head.cells) :]
    entries = [source.text[start:end] or (GAP if gaps else "") for start, end in body]
    ways = _ways(entries) if gaps else (EXPLICIT,)
    found = _arranged(source, head, entries, ways)
    rows: list[list[Piece]] = []
    for place, (start, end) in zip(found.places, body, strict=True):
        if place is None:
            continue
        while len(rows) <= place.row:
            rows.append([])
        if place.joined:
            rows[-1][-1] = rows[-1][-1]._replace(end=end)
        else:
            rows[-1].append(Piece(place.column, start, end))
    rows = _settled(source, rows, found, is_cut=not head.rows)
    upper = _header(head, len(found.columns), found.way)
    return upper + rows, len(upper)


def _arranged(
    source: TableLines, head: _Head, entries: Sequence[str], ways: tuple[Costs, ...]
) -> Arrangement:
    """The best arrangement of a table's body: as wide as its header, if that does about as well."""
    is_cut = not head.rows
    texts = [[source.text[start:end] for start, end in row] for row in head.rows]
    numbered = [len(row) for row in texts if numbers_columns(row)]
    evident = _evident(texts, numbered or _headed(head.cells), entries, ways)
    if evident is not None:
        return evident
    if numbered:
        return arrange(entries, ways, numbered, is_cut=is_cut)
    found = arrange(entries, ways, is_cut=is_cut)
    likely = [len(texts[0])] if len(texts) == 1 and len(texts[0]) > _MIN_HEADER else []
    if ENDED in ways:
        widths = range(_MIN_HEADER, _MOST_COLUMNS)
        likely += [width for width in widths if _counted(head.cells, width, ENDED)]
    for width in likely:
        if width != len(found.columns):
            other = arrange(entries, ways, [width], is_cut=is_cut)
            if other.cost <= found.cost + len(entries) * _HEADER_WEIGHT:
                return other
    return found


def _evident(
    header: Sequence[Sequence[str]], headed: Sequence[int], entries: Sequence[str], ways: tuple[Costs, ...]
) -> Arrangement | None:
    """The arrangement of a table whose rows are all of one length, which needs no search.

    ``headed`` are the numbers of columns that the ``header`` shows, if it does.
    """
    if ENDED in ways and len(headed) == 1:
        found = counted(entries, headed[0], ENDED)
        if found is not None:
            return found
    for way in (ENDED, UNENDED):
        width = counted_width(entries, way) if way in ways else None
        likely = headed or [len(row) for row in header if len(header) == 1]
        if width is not None and (not likely or likely == [width]):
            found = counted(entries, width, way)
            if found is not None:
                return found
    return None


def _settled(
    source: TableLines, rows: list[list[Piece]], found: Arrangement, *, is_cut: bool
) -> list[list[Piece]]:
    """The rows without a choice that nothing proves; where every line counts there is none."""
    if found.way in (ENDED, UNENDED):
        return rows
    width = len(found.columns)
    settling = []
    for number, row in enumerate(rows):
        lost = is_cut and number == 0 and row[0].column == width - len(row)
        breaks_off = found.way == EXPLICIT and number == len(rows) - 1 and row[-1].column == len(row) - 1
        settling.append(row if lost or breaks_off else settled(source, row, found.columns))
    return settling


def _header(head: _Head, width: int, way: Costs) -> list[list[Piece]]:
    """The header rows of a table of ``width`` columns."""
    if not head.rows:
        return []
    if _counted(head.cells, width, way):
        step = width + (way == ENDED)
        return [in_order(head.cells[at : at + width]) for at in range(0, len(head.cells), step)]
    # More cells than columns: rows with nothing between them.
    return [in_order(row[at : at + width]) for row in head.rows for at in range(0, len(row), width)]


def _headed(cells: Sequence[tuple[int, int]]) -> list[int]:
    """The widths of the table of which a header is rows that each end with an empty line.

    Each column has its header: where every line has an empty one behind it, half of them would have none.
    """
    return [
        width
        for width in range(_MIN_HEADER, _MOST_COLUMNS)
        if _counted(cells, width, ENDED)
        and all(any(start < end for start, end in cells[at :: width + 1]) for at in range(width))
    ]


def _counted(cells: Sequence[tuple[int, int]], width: int, way: Costs) -> bool:
    """Whether the entries of a header are rows of ``width`` cells, blank ones among them."""
    step = width + (way == ENDED)
    if way in (SHRUNK, GAPLESS) or not cells or len(cells) % step:
        return False
    return way != ENDED or all(start == end for start, end in cells[width::step])


def _ways(entries: Sequence[str]) -> tuple[Costs, ...]:
    """The ways in which the empty lines among cells may be read."""
    return (ENDED, UNENDED, SHRUNK) if GAP in entries else (UNENDED, GAPLESS)


def _head(source: TableLines, cells: Sequence[tuple[int, int]]) -> _Head:
    """What stands before the first row with a marker, or up to the row that numbers the columns."""
    texts = [source.text[start:end] for start, end in cells]
    size = _numbering_end(texts)
    if not size:
        filled = (at for at, text in enumerate(texts) if text)
        for at, after in pairwise(filled):
            if is_marker(kind_of(texts[at])) and is_words(kind_of(texts[after])):
                size = at
                break
    rows: list[list[tuple[int, int]]] = [[]]
    for at in range(size):
        start, end = cells[at]
        if start == end:
            rows.append([])
        elif rows[-1] and goes_on(texts[at - 1], texts[at]):
            rows[-1][-1] = (rows[-1][-1][0], end)
        else:
            rows[-1].append((start, end))
    while size < len(cells) and size and not texts[size]:
        size += 1
    return _Head(cells[:size], _one_row(source, [row for row in rows if row]))


def _one_row(source: TableLines, rows: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    """The header rows; a gap parts none where there is just one cell for each number of a column."""
    above = [cell for row in rows[:-1] for cell in row]
    numbering = [source.text[start:end] for start, end in rows[-1]] if rows else []
    if len(rows) > _MIN_HEADER - 1 and len(above) == len(numbering) and numbers_columns(numbering):
        return [above, rows[-1]]
    return rows


def _numbering_end(texts: Sequence[str]) -> int:
    """The end of the first lines between gaps that number the columns and follow words, 0 without any."""
    begin = 0
    for at, text in enumerate([*texts[:_LONGEST_HEADER], ""]):
        if text:
            continue
        if numbers_columns(texts[begin:at]) and (begin == 0 or "text" in map(kind_of, texts[:begin])):
            return at
        begin = at + 1
    return 0
