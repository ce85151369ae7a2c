"""Flattened tables with a row a line, whose header has dashes between its cells, the rows only spaces.

"TT - Xã - Số hộ - Diện tích (ha)" says how many figures end each row below; in front of them stand the number
of the row, which counts from 1, and its label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set

from kcextract.document import Grid
from kcextract.text.cells import heads_numbers, is_value, is_words, kind_of
from kcextract.text.table_lines import Piece, TableLines, in_order

_MARK = " - "
_DASH = re.compile(r"\s+-\s+")
_TOKEN = re.compile(r"\S+")
_MIN_CELLS = 3
_MIN_ROWS = 3
_LONGEST_HEADER = 60
# So many cells of a row are its number and its label.
_NAMED = 2


def counted_tables(source: TableLines, taken: Set[int] = frozenset()) -> list[tuple[Grid, int, int]]:
    """The tables outside the lines ``taken``, as (grid, first line, after the last)."""
    tables: list[tuple[Grid, int, int]] = []
    if _MARK not in source.text:
        return tables
    for index, line in enumerate(source.stripped):
        if line[:1] not in "TtSs" or line.count(_MARK) < _MIN_CELLS - 1 or index in taken:
            continue
        header = _header(source, index)
        rows = _rows(source, index + 1, len(header) - _NAMED, taken) if header else []
        if len(rows) >= _MIN_ROWS:
            end = index + 1 + len(rows)
            tables.append((source.grid(index, end, [in_order(header), *rows], 1), index, end))
    return tables


def _header(source: TableLines, index: int) -> list[tuple[int, int]]:
    """The cells of a line, if it heads numbered rows; none if it does not."""
    first, last = source.line_span(index)
    gaps = [*_DASH.finditer(source.text, first, last)]
    starts = [first, *(gap.end() for gap in gaps)]
    cells = list(zip(starts, [*(gap.start() for gap in gaps), last], strict=True))
    words = [source.text[start:end] for start, end in cells]
    if not heads_numbers(words[0]):
        return []
    return cells if all(is_words(kind_of(word)) and len(word) <= _LONGEST_HEADER for word in words) else []


def _rows(source: TableLines, first: int, values: int, taken: Set[int]) -> list[list[Piece]]:
    """The rows from the line ``first`` on that count from 1, and a total below them."""
    rows: list[list[Piece]] = []
    for index in range(first, len(source.lines)):
        if not source.stripped[index] or index in taken or index in source.skip:
            break
        tokens = [match.span() for match in _TOKEN.finditer(source.text, *source.line_span(index))]
        named, figures = tokens[:-values], tokens[-values:]
        if not named or not all(is_value(source.text[start:end]) for start, end in figures):
            break
        counted = source.text[slice(*named[0])].rstrip(".") == str(len(rows) + 1)
        label = named[1:] if counted else named
        if not label or source.text[label[0][0]].isdigit():
            break
        rows.append(_row(named[:1] if counted else [], label, figures))
        if not counted:
            break
    return rows


def _row(
    number: Sequence[tuple[int, int]], label: Sequence[tuple[int, int]], figures: Sequence[tuple[int, int]]
) -> list[Piece]:
    return [
        *in_order(number),
        Piece(1, label[0][0], label[-1][1]),
        *in_order(figures, _NAMED),
    ]
