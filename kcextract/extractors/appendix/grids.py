"""From a grid to a rectangle: cells in their columns, header rows apart, rows put together again.

What the layout repeats (a header on the next page, the label of a merged row), what it draws (rules) and
what it leaves empty (a column without a header and without a cell) is no part of the table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import zip_longest
from typing import NamedTuple

from kcextract.document import Document, Grid
from kcextract.grammar.tables import TablesGrammar
from kcextract.text.cells import (
    header_rows,
    is_marker,
    is_midway,
    is_numeral,
    is_words,
    is_year,
    kind_of,
    numbers_columns,
)
from kcextract.text.folding import fold

# A number and what it counts.
_COUNT = re.compile(r"\d+(?:[.,]\d+)*\s?[^\W\d_]+(?:\s[^\W\d_]+)?")
# Ordinals and labels stand in the first columns.
_FIRST_COLUMNS = 5
_SURE = 2
_MOSTLY = 0.6
_HALF = 0.5


class Box(NamedTuple):
    """A cell in its column, ``reach`` columns wide and ``depth`` rows high.

    ``printed`` is False of one that the text does not have: it was cut off, or left out because another cell
    is merged across its column. A ``merged`` label stood over the column of the row numbers too.
    """

    text: str
    start: int
    end: int
    reach: int = 1
    depth: int = 1
    printed: bool = True
    merged: bool = False


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A table in rows and columns.

    The following hold: 1. every row of ``body`` has ``width`` boxes; 2. ``headers`` are the header rows as
    they stand, by column, without one that numbers the columns, counted by ``header_row_count``.
    ``ordinal`` and ``label`` are the columns that hold the numbers and the labels of the rows; ``is_cut``
    says that the first body row has lost its beginning.
    """

    width: int
    headers: tuple[dict[int, Box], ...]
    header_row_count: int
    body: tuple[tuple[Box, ...], ...]
    ordinal: int | None
    label: int | None
    is_cut: bool
    start: int
    end: int


def rectangle(document: Document, grid: Grid, grammar: TablesGrammar) -> Rectangle | None:
    """The rectangle of ``grid``; None where it has no body."""
    rows = _rows(document, grid)
    words = [_texts(row, grid.column_count) for row in rows]
    count = _header_count(grid, rows, words)
    headers = [row for row, texts in zip(rows[:count], words, strict=False) if not numbers_columns(texts)]
    seen = [texts for texts in words[:count] if sum(map(bool, texts)) > 1]
    body = [
        (number, row)
        for number, (row, texts) in enumerate(zip(rows[count:], words[count:], strict=True))
        if (any(texts) and not _is_rule(texts) and texts not in seen) or (not number and _is_cut(row))
    ]
    if not body or not any(box.text for _, row in body for box in row.values()):
        return None
    kept = _columns(headers, [row for _, row in body], grid.column_count)
    first_number, first = body[0]
    is_cut = first_number == 0 and not count and _is_cut(first)
    end = max([box.end for _, row in body for box in row.values()], default=grid.end)
    full = [_filled(row, kept, at == 0 and is_cut) for at, (_, row) in enumerate(body)]
    headers = [{kept.index(at): box for at, box in row.items() if at in kept} for row in headers]
    ordinal, label = _roles(headers, full, grammar)
    full = _rejoined([_unrepeated(row, ordinal, label) for row in full], ordinal, label, grammar)
    return Rectangle(
        len(kept), tuple(headers), count, tuple(full), ordinal, label, is_cut, grid.start, max(grid.end, end)
    )


def collapsed(document: Document, start: int, end: int) -> str:
    """The words of a cell as printed, on one line."""
    return " ".join(document.reading[start:end].split())


def _rows(document: Document, grid: Grid) -> list[dict[int, Box]]:
    """The cells of each row by column; of two in one place the first."""
    rows: list[dict[int, Box]] = [{} for _ in range(grid.row_count)]
    width = grid.column_count
    for row, column, start, end, depth, reach, _ in grid.cells:
        if row < len(rows) and column < width and column not in rows[row]:
            wide = 1 if reach == 1 else max(1, min(reach, width - column))
            rows[row][column] = Box(collapsed(document, start, end), start, end, wide, max(1, depth))
    return rows


def _texts(row: dict[int, Box], width: int) -> list[str]:
    return [row[column].text if column in row else "" for column in range(width)]


def _header_count(grid: Grid, rows: Sequence[dict[int, Box]], words: Sequence[Sequence[str]]) -> int:
    flagged = {cell.row for cell in grid.cells if cell.is_header}
    count = 0
    while count < len(rows) and count in flagged:
        count += 1
    # A column of headers, the labels of rows, flags no header rows.
    if count and count < len(rows):
        return count
    return header_rows(words)


def _is_cut(row: dict[int, Box]) -> bool:
    """Whether a row lacks its first cells."""
    return bool(row) and min(row) > 0


def _is_rule(texts: Sequence[str]) -> bool:
    return all(len(text) > 1 and not text.strip("-=_:+ ") for text in texts if text)


def _columns(headers: Sequence[dict[int, Box]], body: Sequence[dict[int, Box]], width: int) -> list[int]:
    """The columns of the table: all, but for those without a word where a whole header has none for them."""
    if not headers or not _covers(headers, width):
        return list(range(width))
    named = {
        each for row in headers for at, box in row.items() if box.text for each in range(at, at + box.reach)
    }
    used = {at for row in body for at, box in row.items() if box.text}
    # A merged header that an export has put into the first of its columns names those to its right.
    return [at for at in range(width) if at in named | used] or list(range(width))


def _covers(headers: Sequence[dict[int, Box]], width: int) -> bool:
    """Whether the cells of each header row, or those that reach down to it, stand over all columns.

    Then they have their places.
    """
    deep: dict[int, int] = {}
    for number, row in enumerate(headers):
        for at, box in row.items():
            deep.update(dict.fromkeys(range(at, at + box.reach), number + box.depth))
        if sum(depth > number for depth in deep.values()) < width:
            return False
    return True


def _filled(row: dict[int, Box], kept: Sequence[int], is_cut: bool) -> tuple[Box, ...]:
    """A row with a box in every column; what is not there stands before the next cell, or behind the last."""
    boxes: list[Box] = []
    place = min([box.start for box in row.values()], default=0)
    reached = -1
    for column in kept:
        box = row.get(column)
        if box is None:
            boxes.append(Box("", place, place, printed=not is_cut or column < reached))
        else:
            boxes.append(box)
            place, reached = box.end, column + box.reach
    return tuple(boxes)


def _roles(
    headers: Sequence[dict[int, Box]], body: Sequence[Sequence[Box]], grammar: TablesGrammar
) -> tuple[int | None, int | None]:
    """The columns of row numbers and of labels, by what heads them, else by what stands in them."""
    width = len(body[0])
    columns = [[box.text for box in column] for column in zip(*body, strict=True)]

    @cache
    def shares(column: int) -> _Shares:
        return _shares(columns[column], columns[column + 1] if column + 1 < width else ())

    ordinal = label = None
    if not _covers(headers, width):
        # Of cells without a certain place, only the first two of the first row have one.
        headers = [{at: box for at, box in row.items() if at < _SURE} for row in headers[:1]]
    for column in range(width):
        heads = [fold(row[column].text) for row in headers if column in row and row[column].text]
        if ordinal is None and any(grammar.ordinal.search(head) for head in heads):
            ordinal = column
        elif label is None and heads and grammar.label.search(heads[-1]) and shares(column).may_be_labels:
            label = column
    if label is None:
        label = next(
            (
                column
                for column in range(min(width, _FIRST_COLUMNS))
                if shares(column).words >= _MOSTLY and column != ordinal
            ),
            None,
        )
    if ordinal is None and label:
        before = shares(label - 1)
        if before.markers >= _MOSTLY or before.filled == 0:
            ordinal = label - 1
    return ordinal, label


class _Shares(NamedTuple):
    """How many cells of a column are filled; the shares of words, counts ("20 điểm") and markers in them."""

    filled: int
    words: float
    counts: float
    markers: float

    @property
    def may_be_labels(self) -> bool:
        """Whether nothing but words are known to stand there, for the most part."""
        return self.filled == 0 or (self.words >= _HALF > self.counts)


def _shares(texts: Sequence[str], beside: Sequence[str]) -> _Shares:
    """What the filled cells of a column are, but for merged labels: words that stand ``beside`` them too."""
    own = [
        text
        for text, other in zip_longest(texts, beside)
        if text and not (text == other and is_words(kind_of(text)))
    ]
    kinds = Counter(map(kind_of, own))
    count = max(1, len(own))
    return _Shares(
        len(own),
        sum(number for kind, number in kinds.items() if is_words(kind)) / count,
        sum(kind_of(text) == "text" and _COUNT.fullmatch(text) is not None for text in own) / count,
        sum(number for kind, number in kinds.items() if is_marker(kind)) / count,
    )


def _unrepeated(row: tuple[Box, ...], ordinal: int | None, label: int | None) -> tuple[Box, ...]:
    """A row whose label stands once, in its column."""
    if ordinal is None or label is None or ordinal >= label:
        return row
    first, words = row[ordinal], row[label]
    boxes = list(row)
    if not first.printed and words.text:
        boxes[label] = words._replace(merged=True)
    elif is_words(kind_of(first.text)) and words.text in ("", first.text):
        boxes[ordinal] = Box("", first.start, first.start)
        boxes[label] = (words if words.text else first)._replace(reach=1, merged=True)
    return tuple(boxes)


def _rejoined(
    rows: Sequence[tuple[Box, ...]], ordinal: int | None, label: int | None, grammar: TablesGrammar
) -> list[tuple[Box, ...]]:
    """Rows put together again where one goes over two: the second has words only, in mid-sentence."""
    joined: list[tuple[Box, ...]] = []
    for row in rows:
        if label is not None and joined and _goes_on(joined[-1], row, ordinal, label, grammar):
            joined[-1] = tuple(_together(above, box) for above, box in zip(joined[-1], row, strict=True))
        else:
            joined.append(row)
    return joined


def _goes_on(
    above: Sequence[Box], row: Sequence[Box], ordinal: int | None, label: int, grammar: TablesGrammar
) -> bool:
    text = row[label].text
    if not text or not is_midway(text) or not above[label].text or grammar.parts.search(fold(text)):
        return False
    if ordinal is not None and row[ordinal].text:
        return False
    if any(box.text and box.text == other.text for box, other in zip(row, above, strict=True)):
        # The same again, in its column, is said of another row.
        return False
    return all(not box.text or is_words(kind_of(box.text)) for box in row)


def _together(above: Box, box: Box) -> Box:
    if not box.text:
        return above
    if not above.text:
        return box
    return above._replace(text=f"{above.text} {box.text}", end=box.end)


def is_numeric(texts: Sequence[str]) -> bool:
    """Whether most of the filled cells of a column are numbers (or signs for none)."""
    kinds = [(kind_of(text), text) for text in texts if text]
    numbers = sum(is_numeral(kind) or kind == "mark" for kind, _ in kinds)
    return (
        bool(kinds)
        and numbers >= len(kinds) * _MOSTLY
        and any(is_numeral(kind) and not is_year(text) for kind, text in kinds)
    )
