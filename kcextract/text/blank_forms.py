"""Tables to be filled in, flattened to a cell a line: nothing but the numbers of rows, and labels.

The blank cells are lost with their lines, and a column of row numbers may stand as one cell before a column
of labels as another. Where every number only counts rows, the rows are known all the same; where it stays
open which label belongs to which number, there is no table to tell of.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kcextract.text.cells import goes_on, heads_numbers, kind_of
from kcextract.text.table_lines import Piece, TableLines

# A number to be filled in, "2..", and what stands for further ones.
_PLACEHOLDER = re.compile(r"\d{1,2}\.{2,3}|…+|\.{3,}")
_MORE = re.compile(r"…+|\.{3,}")
_STROKE = re.compile(r"[-–—_=]{3,}")
_CLOSING = re.compile(r"(?:tổng\s+)?cộng(?:\s+[A-Z\dIVX]{1,3})?\s*:?|tổng(?:\s+số)?\s*:?", re.IGNORECASE)
_HEADING = re.compile(r"(?:[IVX]{1,5}|[A-Z]|\d{1,2})[.)]\s")
_BULLET = re.compile(r"[-–—+*]")
_LONGEST_LABEL = 110
_FEW = 4


class Form(NamedTuple):
    """The rows of a form: numbers in the first column, labels in the second; and the line after the last.

    ``rows`` is None where labels and numbers do not tell which belong together.
    """

    rows: list[list[Piece]] | None
    end: int


class _Stack(NamedTuple):
    """Numbers of rows that follow each other, and the words behind them."""

    numbers: list[Piece]
    words: list[Piece]


def read_form(source: TableLines, first: int, end: int) -> Form | None:
    """The rows of the form with its body from the line ``first``, its last number before ``end``.

    None where the lines are no form: they hold figures, or further cells beside numbers and labels.
    """
    stacks: list[_Stack] = []
    at = first
    while at < len(source.lines) and (at < end or _goes_behind(source, stacks, at)):
        text = source.stripped[at]
        if _CLOSING.fullmatch(text) is not None:
            break
        if text and at not in source.skip:
            if not _takes(source, stacks, at):
                return None
            end = max(end, at + 1)
        at += 1
    if not _counts_rows(source, stacks) or (not stacks and _closing_line(source, first) is None):
        return None
    rows: list[list[Piece]] = []
    is_open = bool(stacks) and _goes_on_behind(source, stacks[-1], end)
    for stack in stacks:
        paired = _paired(source, stack)
        if paired is None and len(stack.numbers) == 1:
            return None
        is_open = is_open or paired is None
        rows += paired or []
    closing = _closing_line(source, end if stacks else first)
    if closing is not None:
        rows.append([Piece(1, *source.line_span(closing))])
        end = closing + 1
    return Form(None if is_open else rows, end)


def _goes_behind(source: TableLines, stacks: Sequence[_Stack], at: int) -> bool:
    """Whether a line behind the last number is a label that its stack lacks."""
    if not stacks:
        return False
    text = source.stripped[at]
    if len(_labels(source, stacks[-1])) >= len(stacks[-1].numbers):
        last = stacks[-1].words[-1]
        if not (text and source.stripped[at - 1]):
            return False
        is_part = len(stacks[-1].numbers) > 1 and _BULLET.match(text) is not None
        return is_part or goes_on(source.text[last.start : last.end], text)
    if not text:
        # An empty line parts cells, several part the table from what follows.
        return at + 1 < len(source.lines) and bool(source.stripped[at + 1])
    if not stacks[-1].words and _PLACEHOLDER.fullmatch(text) is not None:
        return True
    numbers = stacks[-1].numbers
    is_endless = _MORE.fullmatch(source.text[numbers[-1].start : numbers[-1].end]) is not None
    if len(stacks) == len(numbers) == 1 or (is_endless and not _tops(source, numbers)):
        return False
    is_cell = len(text) <= _LONGEST_LABEL and "\t" not in source.raw(at) and not heads_numbers(text)
    return is_cell and _HEADING.match(text) is None


def _goes_on_behind(source: TableLines, stack: _Stack, end: int) -> bool:
    """Whether further lines follow the labels of a stack at once, so that there are more than numbers."""
    if len(stack.numbers) < len("12") or not stack.words or end >= len(source.lines):
        return False
    text = source.stripped[end]
    return bool(text) and _CLOSING.fullmatch(text) is None


def _closing_line(source: TableLines, end: int) -> int | None:
    """The line of the sum that closes the table, if it is the next but for a few blank ones."""
    for at in range(end, min(end + _FEW, len(source.lines))):
        if source.stripped[at]:
            return at if _CLOSING.fullmatch(source.stripped[at]) is not None else None
    return None


def _takes(source: TableLines, stacks: list[_Stack], at: int) -> bool:
    """Puts a line at the end of the stacks; False where it cannot be a number of a row, nor a label."""
    text = source.stripped[at]
    start, stop = source.line_span(at)
    is_stacked = bool(stacks) and not stacks[-1].words
    kind = kind_of(text)
    if kind in ("integer", "ordinal", "roman", "letter") or (is_stacked and _PLACEHOLDER.fullmatch(text)):
        if not is_stacked:
            stacks.append(_Stack([], []))
        stacks[-1].numbers.append(Piece(0, start, stop))
        return True
    if _STROKE.fullmatch(text) is not None:
        return True
    if not stacks or kind in ("number", "cross") or (kind == "mark" and len(stacks[-1].numbers) < len("12")):
        return False
    words = stacks[-1].words
    above = words[-1] if words else None
    if above is not None and source.stripped[at - 1] and goes_on(source.text[above.start : above.end], text):
        words[-1] = above._replace(end=stop)
    else:
        words.append(Piece(1, start, stop))
    return True


def _counts_rows(source: TableLines, stacks: Sequence[_Stack]) -> bool:
    """Whether all numbers count rows: each is one more than that before it, or the first under a letter."""
    before = 0
    for stack in stacks:
        for at, piece in enumerate(stack.numbers):
            text = source.text[piece.start : piece.end].strip(".()/ ")
            if not text.isdigit():
                before = before if _PLACEHOLDER.fullmatch(text) else 0
            elif int(text) == before + 1 or (int(text) == 1 and not at):
                before = int(text)
            else:
                return False
    return True


def _paired(source: TableLines, stack: _Stack) -> list[list[Piece]] | None:
    """The rows of a stack: a number and its label each; None where it is open which label is whose."""
    numbers, words = stack
    tops = _tops(source, numbers)
    if not words:
        return [[number] for number in numbers]
    dashes = [_BULLET.match(source.text[piece.start : piece.end]) is not None for piece in words]
    if not tops and any(dashes) and not all(dashes):
        # Some of the lines are parts of the label before them.
        words = _labels(source, stack)
        if len(words) == len(stack.words):
            return None
    if len(words) == len(numbers):
        return [list(row) for row in zip(numbers, words, strict=True)]
    if len(words) == len(tops):
        labels = dict(zip(tops, words, strict=True))
        return [[number, *([labels[at]] if at in labels else [])] for at, number in enumerate(numbers)]
    return None


def _labels(source: TableLines, stack: _Stack) -> list[Piece]:
    """The labels of a stack: where empty lines part them, the dashes between are parts of labels."""
    labels: list[Piece] = []
    before = None
    for piece in stack.words:
        is_dash = _BULLET.match(source.text[piece.start : piece.end]) is not None
        is_parted = before is None or source.text.count("\n", before.end, piece.start) > 1
        if is_dash == is_parted:
            return stack.words
        if is_parted:
            labels.append(piece)
        else:
            labels[-1] = labels[-1]._replace(end=piece.end)
        before = piece
    return labels


def _tops(source: TableLines, numbers: Sequence[Piece]) -> list[int]:
    """Which of the numbers are letters or Roman numerals, under which others stand."""
    kinds = [kind_of(source.text[piece.start : piece.end]) for piece in numbers]
    return [at for at, kind in enumerate(kinds) if kind in ("roman", "letter")]
