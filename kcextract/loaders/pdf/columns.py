"""The order in which pieces of lines are read: lines of the page, and columns that stand side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kcextract.loaders.pdf.pieces import Piece, joined
from kcextract.text.cells import is_marker, is_numeral, kind_of

# Lengths are shares of the height of the font. Baselines so near are on one level of the page.
_SAME_LEVEL = 0.62
# Two columns are parted by a gap of this width where they stand side by side on three levels, on two, on one.
_GUTTERS = (1.0, 1.6, 2.6)
# A narrower one parts columns that are centred, each in itself, on three levels: a letterhead.
_NARROWEST = 0.45
_CENTRED = 6.0
_CENTRED_SHARE = 0.6
# A level that stands further below the column above it belongs to the text below.
_FARTHEST = 10.0
_NEXT_LINE = 2.1
_MOSTLY = 0.8
# Rows of so many pieces each, so many of them, are a table without lines.
_TABLE_CELLS = 3
_TABLE_ROWS = 3
_MOST_WRAPPED = 3
# A character of such a table is so wide: narrow enough that no cell reaches under the next.
_CHARACTER = 0.33
_BULLETS = frozenset("-–—+*•●○▪■◦·o")
_LEADER = re.compile(r"[.…_]{4,}")


class Column(NamedTuple):
    """Where the lines of a column begin and end, and whether it stands beside another one."""

    left: float
    right: float
    is_side: bool


class FlowLine(NamedTuple):
    """A line in reading order, and its column."""

    piece: Piece
    column: Column


class _Level(NamedTuple):
    """Pieces that stand beside each other, from left to right."""

    pieces: list[Piece]

    @property
    def baseline(self) -> float:
        return max(piece.baseline for piece in self.pieces)

    @property
    def size(self) -> float:
        return max(piece.size for piece in self.pieces)


def in_order(pieces: Sequence[Piece], column: Column | None = None) -> list[FlowLine]:
    """The lines of ``pieces``, column after column where the page has several side by side."""
    parted = _levels(pieces)
    levels = [_whole(level) for level in parted]
    if column is None and levels:
        column = Column(min(piece.x0 for piece in pieces), max(piece.x1 for piece in pieces), False)
    lines: list[FlowLine] = []
    at = 0
    while at < len(levels):
        assert column is not None
        band = _band(parted, at, narrow=True) if len(parted[at].pieces) > len(levels[at].pieces) else None
        if band is not None:
            lines += _sides(lines, band, column)
            at = band.end
            continue
        if len(levels[at].pieces) == 1:
            lines.append(FlowLine(levels[at].pieces[0], column))
            at += 1
            continue
        end = _table_end(levels, at)
        if end > at:
            lines += (FlowLine(_spaced(level, column.left), column) for level in levels[at:end])
            at = end
            continue
        band = _band(levels, at)
        if band is None:
            lines.append(FlowLine(_one_line(levels[at], column.left), column))
            at += 1
            continue
        lines += _sides(lines, band, column)
        at = band.end
    return lines


def _sides(lines: list[FlowLine], band: _Band, column: Column) -> list[FlowLine]:
    """The lines of two columns, the left one first; what heads the right one is taken from ``lines``."""
    left, right = band.sides
    # The right column may begin higher than the left one.
    while lines and lines[-1].column == column and _is_head(lines[-1].piece, left[0], right[0]):
        right.insert(0, lines.pop().piece)
    found: list[FlowLine] = []
    for side in (left, right):
        own = Column(min(piece.x0 for piece in side), max(piece.x1 for piece in side), True)
        found += in_order(side, own)
    return found


def _whole(level: _Level) -> _Level:
    """``level`` with the pieces that stand near each other as one."""
    if not any(piece.is_near for piece in level.pieces[1:]):
        return level
    pieces = level.pieces[:1]
    for piece in level.pieces[1:]:
        if piece.is_near:
            pieces[-1] = joined([pieces[-1], piece], f"{pieces[-1].text} {piece.text}")
        else:
            pieces.append(piece)
    return _Level(pieces)


def level_lines(pieces: Sequence[Piece]) -> list[Piece]:
    """The lines of ``pieces`` that stand in no columns, from top to bottom."""
    if len(pieces) < 2:
        return list(pieces)
    return [joined(level.pieces, " ".join(piece.text for piece in level.pieces)) for level in _levels(pieces)]


def _levels(pieces: Sequence[Piece]) -> list[_Level]:
    levels: list[_Level] = []
    for piece in sorted(pieces, key=lambda piece: (piece.baseline, piece.x0)):
        for level in levels[-1:]:
            near = piece.baseline - level.pieces[0].baseline <= max(piece.size, level.size) * _SAME_LEVEL
            if near and not any(piece.x0 < other.x1 and other.x0 < piece.x1 for other in level.pieces):
                level.pieces.append(piece)
                break
        else:
            levels.append(_Level([piece]))
    for level in levels:
        level.pieces.sort(key=lambda piece: piece.x0)
    return levels


# ── Side by side ─────────────────────────────────────────────────────────────────────────────────────


class _Band(NamedTuple):
    """Levels up to ``end`` that are two columns, the left one first."""

    end: int
    sides: tuple[list[Piece], list[Piece]]


def _band(levels: Sequence[_Level], at: int, *, narrow: bool = False) -> _Band | None:
    """Two columns that begin at the level ``at``; None where its pieces are one line.

    ``narrow`` ones stand so near to each other that more has to speak for them.
    """
    pieces = levels[at].pieces
    gaps = sorted(
        ((right.x0 - left.x1, left.x1, right.x0) for left, right in pairwise(pieces)),
        reverse=True,
    )
    for _, begin, end in gaps:
        band = _band_at(levels, at, begin, end, narrow=narrow)
        if band is not None:
            return band
    return None


def _band_at(levels: Sequence[_Level], at: int, begin: float, end: float, *, narrow: bool) -> _Band | None:
    narrowest = _NARROWEST if narrow else _GUTTERS[0]
    last = levels[at]
    left: list[Piece] = []
    right: list[Piece] = []
    kept = (0, 0)
    both = 0
    stop = at
    for index in range(at, len(levels)):
        level = levels[index]
        if level.baseline - last.baseline > max(level.size, last.size) * _FARTHEST:
            break
        narrowed = _narrowed(level, begin, end)
        if narrowed is None or narrowed[1] - narrowed[0] < level.size * narrowest:
            break
        begin, end = narrowed
        on_left = [piece for piece in level.pieces if piece.x1 <= begin]
        on_right = [piece for piece in level.pieces if piece.x0 >= end]
        goes_on = not on_right and left and _follows(left[-1], on_left[0])
        left += on_left
        right += on_right
        last = level
        if (on_left and on_right) or (goes_on and stop == index):
            both += bool(on_left and on_right)
            kept, stop = (len(left), len(right)), index + 1
    left, right = left[: kept[0]], right[: kept[1]]
    if narrow:
        is_letterhead = both >= len(_GUTTERS) and _is_centred(left) and _is_centred(right)
        return _Band(stop, (left, right)) if is_letterhead else None
    width = _GUTTERS[min(2, max(0, 3 - both))] * levels[at].size
    if end - begin < width or _is_list(left) or _is_numbers(right, left):
        return None
    return _Band(stop, (left, right))


def _is_centred(pieces: Sequence[Piece]) -> bool:
    """Whether most lines of a column have their middle in common, but not their beginnings."""
    lines = [_whole(level).pieces for level in _levels(pieces)]
    middles = sorted((line[0].x0 + line[-1].x1) / 2 for line in lines)
    middle = middles[len(middles) // 2]
    centred = sum(abs(each - middle) <= _CENTRED for each in middles)
    begins = [line[0].x0 for line in lines]
    return centred >= len(lines) * _CENTRED_SHARE and max(begins) - min(begins) > _CENTRED


def _narrowed(level: _Level, begin: float, end: float) -> tuple[float, float] | None:
    """The gap from ``begin`` to ``end`` where ``level`` leaves it open; None where a piece runs across."""
    middle = (begin + end) / 2
    for piece in level.pieces:
        if piece.x0 < begin and piece.x1 > end:
            return None
        if piece.x1 <= begin or piece.x0 >= end:
            continue
        if (piece.x0 + piece.x1) / 2 < middle:
            begin = max(begin, piece.x1)
        else:
            end = min(end, piece.x0)
    return (begin, end) if begin < end else None


def _follows(above: Piece, piece: Piece) -> bool:
    return piece.baseline - above.baseline <= max(piece.size, above.size) * _NEXT_LINE


def _is_head(piece: Piece, left: Piece, right: Piece) -> bool:
    """Whether ``piece`` stands right above the right column, and only above that."""
    return piece.x0 > left.x1 and piece.x1 > right.x0 and piece.x0 < right.x1 and _follows(piece, right)


def _is_list(pieces: Sequence[Piece]) -> bool:
    """Whether nothing but the markers of a list stands there."""
    marks = sum(1 for piece in pieces if is_marker(kind_of(piece.text)) or piece.text in _BULLETS)
    return marks >= len(pieces) * _MOSTLY


def _is_numbers(pieces: Sequence[Piece], beside: Sequence[Piece]) -> bool:
    """Whether nothing but numbers stands there, each beside what it belongs to."""
    numbers = sum(1 for piece in pieces if is_numeral(kind_of(piece.text)))
    leaders = sum(1 for piece in beside if _LEADER.search(piece.text))
    return numbers >= len(pieces) * _MOSTLY or leaders >= len(beside) * _MOSTLY


# ── One line ─────────────────────────────────────────────────────────────────────────────────────────


def _one_line(level: _Level, left: float) -> Piece:
    """The pieces as one line; words that are set far apart without need are numbers in columns."""
    if any(is_numeral(kind_of(piece.text)) for piece in level.pieces[1:]):
        return _spaced(level, left)
    return joined(level.pieces, " ".join(piece.text for piece in level.pieces))


def _spaced(level: _Level, left: float) -> Piece:
    """The pieces as one line in which each stands where it stands on the page, three spaces apart or more."""
    unit = level.size * _CHARACTER
    text = ""
    for piece in level.pieces:
        place = round((piece.x0 - left) / unit)
        text += " " * max(3 if text.strip() else 0, place - len(text)) + piece.text
    return joined(level.pieces, text)


def _table_end(levels: Sequence[_Level], at: int) -> int:
    """Where a table without ruling lines that begins at the level ``at`` ends; ``at`` where none begins."""
    full: list[int] = []
    for index in range(at, len(levels)):
        if len(levels[index].pieces) >= _TABLE_CELLS:
            full.append(index)
        elif not full or index - full[-1] > _MOST_WRAPPED:
            break
    if len(full) < _TABLE_ROWS or not _has_numbers([levels[index] for index in full]):
        return at
    end = full[-1] + 1
    return end if len(full) * 2 >= end - at and len(list(_stretches(levels[at:end]))) >= _TABLE_CELLS else at


def _has_numbers(levels: Sequence[_Level]) -> bool:
    texts = [piece.text for level in levels for piece in level.pieces]
    return sum(is_numeral(kind_of(text)) for text in texts) * 4 >= len(texts)


def _stretches(levels: Sequence[_Level]) -> Iterator[tuple[float, float]]:
    """The stretches of the page's width over which pieces stand, of the levels that are full."""
    full = [level for level in levels if len(level.pieces) >= _TABLE_CELLS]
    begin = end = None
    for x0, x1 in sorted((piece.x0, piece.x1) for level in full for piece in level.pieces):
        if begin is None or end is None or x0 > end:
            if begin is not None and end is not None:
                yield begin, end
            begin, end = x0, x1
        else:
            end = max(end, x1)
    if begin is not None and end is not None:
        yield begin, end
