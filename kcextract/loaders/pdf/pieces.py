"""Letters put together to pieces of lines: what stands side by side without a wide gap."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from kcextract.loaders.pdf.letters import Flags, Floats, Integers, Letters, decoded

# All lengths are shares of the height of the font. Baselines so near are those of one line.
_SAME_LINE = 0.22
# A letter that stands so near to the same letter is the shadow that makes it bold.
_DOUBLED = 0.12
# Letters that are so much further apart than those of a word are parted by a space, whether or not the file
# has one there; a space between letters that stand nearer to each other is none.
_GAP = 0.15
_LEAST_SPACE = 0.05
# Between these two, a box may only seem to reach so near to the next letter: the font knows how wide it is.
_DOUBTFUL = 0.03
_FARTHEST_OVERHANG = 0.3
# Fewer letters do not tell how far apart those of a word are.
_MANY_LETTERS = 8
# Letters so far apart belong to different pieces.
_APART = 1.2
# Words that are not so far apart, but much further than the others of their line, may stand in two columns.
_NEAR = 0.45
_MUCH_FURTHER = 1.7
_MANY_WORDS = 4
_COMBINING = (0x0300, 0x036F)


Advances = Callable[[Letters], Floats]


class Piece(NamedTuple):
    """A piece of a line, in points.

    ``first`` is the width of its first word, ``size`` the height of its font; ``cell`` says in which cell it
    stands, -1 in none. ``start`` and ``end`` are its letters among those that ``Pieces.places`` lists. It
    ``is_near`` where it may belong to the piece before it on its line.
    """

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    size: float
    first: float
    cell: int
    start: int
    end: int
    is_near: bool = False


class Pieces(NamedTuple):
    """The pieces of a page and, for each of their characters, its place in PDFium's page."""

    pieces: list[Piece]
    places: Integers


def pieces_of(letters: Letters, cells: Integers, advances: Advances | None = None) -> Pieces:
    """The pieces, by cell, line and place; ``cells`` says for each letter in which cell it stands.

    ``advances`` says how far letters move the pen, NaN where that is not known.
    """
    if not letters.codes.size:
        return Pieces([], np.empty(0, np.int64))
    letters = letters._replace(x0=_attached(letters))
    lines = _lines(letters)
    order = np.lexsort((letters.places, letters.x0, lines, cells))
    groups = np.r_[0, np.cumsum((np.diff(cells[order]) != 0) | (np.diff(lines[order]) != 0))]
    letters, cells = letters.only(order), cells[order]
    seen = ~letters.gaps
    spaces_before = np.cumsum(letters.gaps, dtype=np.int64)[seen]
    letters, cells, groups = letters.only(seen), cells[seen], groups[seen]
    if not letters.codes.size:
        return Pieces([], np.empty(0, np.int64))
    kept = ~_doubled(letters, groups)
    letters, cells, groups, spaces_before = letters.only(kept), cells[kept], groups[kept], spaces_before[kept]
    return _cut(letters, cells, groups, spaces_before, advances)


def _attached(letters: Letters) -> Floats:
    """Where the letters begin, marks that join a letter right behind it."""
    marks = (letters.codes >= _COMBINING[0]) & (letters.codes <= _COMBINING[1])
    if not marks.any():
        return letters.x0
    x0 = letters.x0.copy()
    for at in np.flatnonzero(marks).tolist():
        if at:
            x0[at] = x0[at - 1] + 1e-3
    return x0


def _lines(letters: Letters) -> Integers:
    """For each letter the number of its line, counted from the top by baselines."""
    levels, which = np.unique(np.round(letters.baselines, 1), return_inverse=True)
    tolerance = float(np.median(letters.sizes)) * _SAME_LINE
    numbers = np.zeros(levels.size, np.int64)
    first = levels[0]
    for at in range(1, levels.size):
        is_new = levels[at] - first > tolerance
        numbers[at] = numbers[at - 1] + is_new
        if is_new:
            first = levels[at]
    return numbers[which]


def _doubled(letters: Letters, groups: Integers) -> Flags:
    """Which letters stand upon the same letter."""
    near = np.diff(letters.x0) < letters.sizes[1:] * _DOUBLED
    same = (np.diff(letters.codes) == 0) & (np.diff(groups) == 0)
    return np.concatenate(([False], near & same))


def _cut(
    letters: Letters, cells: Integers, groups: Integers, spaces_before: Integers, advances: Advances | None
) -> Pieces:
    count = letters.codes.size
    # Each line in a stretch of its own, so that the furthest right end so far is that of its own line.
    far = groups * 1e6
    reached = np.maximum.accumulate(letters.x1 + far) - far
    heights = np.maximum(letters.sizes[1:], letters.sizes[:-1])
    wide = (letters.x0[1:] - reached[:-1]) / heights
    new_line = np.diff(groups) != 0
    least = _GAP + np.maximum(_usual_gaps(wide, groups), 0.0)
    if advances is not None:
        _widen(wide, least, letters, heights, advances)
    is_space = wide > least
    is_space |= (np.diff(spaces_before) > 0) & (wide > _LEAST_SPACE)
    is_far = new_line | (wide > _APART)
    is_near = is_space & ~is_far & (wide > _NEAR)
    if is_near.any():
        is_near &= wide > _word_gaps(wide, is_space & ~is_far, groups[1:]) * _MUCH_FURTHER
    begins = np.r_[True, is_far | is_near]
    word_begins = np.r_[False, is_space & ~begins[1:]]
    where = np.flatnonzero(word_begins)
    text = decoded(np.insert(letters.codes, where, ord(" ")))
    shift = np.cumsum(word_begins)
    starts = np.flatnonzero(begins)
    ends = np.r_[starts[1:], count]
    # A word's space counts as the letter before it.
    places = np.insert(letters.places, where, letters.places[where - 1] if where.size else where)
    y0, y1 = np.minimum.reduceat(letters.y0, starts), np.maximum.reduceat(letters.y1, starts)
    sizes = np.maximum.reduceat(letters.sizes, starts)
    base = np.maximum.reduceat(letters.baselines, starts)
    found = []
    columns = zip(
        starts.tolist(),
        ends.tolist(),
        *(column.tolist() for column in (y0, y1, sizes, base, cells[starts], np.r_[False, is_near][starts])),
        strict=True,
    )
    x0, x1, moved = letters.x0, reached, shift
    for start, end, top, bottom, size, baseline, cell, near in columns:
        first, last = start + int(moved[start]), end + int(moved[end - 1])
        words = text[first:last]
        space = words.find(" ")
        end_of_first = end if space < 0 else start + space
        left = float(x0[start])
        found.append(
            Piece(
                words,
                left,
                top,
                float(x1[end - 1]),
                bottom,
                baseline,
                size,
                float(x1[end_of_first - 1]) - left,
                cell,
                first,
                last,
                near,
            )
        )
    return Pieces(found, places)


def _widen(wide: Floats, least: Floats, letters: Letters, heights: Floats, advances: Advances) -> None:
    """Widens the gaps that are nearly spaces where the box of the letter before them reaches too far."""
    doubtful = np.flatnonzero((wide > _DOUBTFUL) & (wide <= least))
    if not doubtful.size:
        return
    before = letters.only(doubtful)
    overhang = (before.x1 - before.x0 - advances(before)) / heights[doubtful]
    known = (overhang > 0) & (overhang < _FARTHEST_OVERHANG)
    wide[doubtful[known]] += overhang[known]


def _usual_gaps(wide: Floats, groups: Integers) -> Floats:
    """For each gap between two letters, how wide one of its line usually is: spaced letters have gaps."""
    ordered = np.lexsort((wide, groups[1:]))
    starts = np.flatnonzero(np.r_[True, np.diff(groups[1:]) != 0])
    counts = np.diff(np.r_[starts, wide.size])
    middles = wide[ordered][starts + counts // 2] if wide.size else wide
    middles = np.where(counts < _MANY_LETTERS, 0.0, middles)
    return np.repeat(middles, counts)


def _word_gaps(wide: Floats, is_space: Flags, groups: Integers) -> Floats:
    """For each gap, how wide one between two words of its line usually is; infinite where there are few."""
    at = np.flatnonzero(is_space)
    order = at[np.lexsort((wide[at], groups[at]))]
    starts = np.flatnonzero(np.r_[True, np.diff(groups[order]) != 0])
    counts = np.diff(np.r_[starts, order.size])
    usual = np.full(int(groups[-1]) + 1, np.inf)
    middles = wide[order[starts + counts // 2]]
    usual[groups[order[starts]]] = np.where(counts < _MANY_WORDS, np.inf, middles)
    return usual[groups]


def joined(pieces: Sequence[Piece], text: str) -> Piece:
    """Pieces of one line, in order, as one with the words ``text``."""
    first = pieces[0]
    if len(pieces) == 1:
        return first if first.text == text else first._replace(text=text)
    return first._replace(
        text=text,
        y0=min(piece.y0 for piece in pieces),
        x1=max(piece.x1 for piece in pieces),
        y1=max(piece.y1 for piece in pieces),
        size=max(piece.size for piece in pieces),
        baseline=max(pieces, key=lambda piece: len(piece.text)).baseline,
    )
