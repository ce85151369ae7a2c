"""Paragraphs out of printed lines, by where they stand: room left at a line's end, indents, spacing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kcextract.loaders.assembly import SourceLine, TextParagraph
from kcextract.loaders.pdf.breaks import mended
from kcextract.loaders.pdf.columns import Column
from kcextract.loaders.pdf.pieces import Piece
from kcextract.text.paragraphs import CANNOT_BEGIN, CLOSERS, SENTENCE_END, Opener

# A rule of dashes or stars under a line is no part of it; a dash before a small letter may stand in a name.
_RULE = re.compile(r"[-–—_=*~]{3,}(?:[o0O]{1,5}[-–—_=*~]{2,})?")
_DASH = re.compile(r"[-–—]\s+(?=[^\W\d_])")
# Lengths in points, or shares of the height of the font.
_SAME_EDGE = 1.6
_SPACE = 0.24
_INDENT = 0.7
_FARTHER = 1.12
_MUCH_FARTHER = 1.9
# Lines of one paragraph are so far apart, where no sure ones tell.
_SPACING = 1.5
_SURE_SHARE = 0.9
# A page or column with fewer lines has the margin of the others; so large a share of full ones is justified.
_FEWEST_LINES = 8
_JUSTIFIED = 0.4
# A column of so many lines that stands beside another one is text, not a letterhead.
_LONG_COLUMN = 8
# Lines that are centred have their middle in common.
_CENTRED = 4.0
_SAME_SIZE = 0.5


class PrintedLine(NamedTuple):
    """A line in reading order: what goes into the document, its piece and column, and its page's width."""

    source: SourceLine
    piece: Piece
    column: Column
    page: int
    width: float


class _Margin(NamedTuple):
    """Where the lines of a page or column end on the right, and whether they are set to end there."""

    right: float
    is_justified: bool


def paragraphs(lines: Sequence[PrintedLine], opener: Opener) -> list[TextParagraph]:
    """The paragraphs of ``lines`` in order.

    Furniture inside of a paragraph belongs to it; between paragraphs it is one of its own.
    """
    reader = _Reader(lines, opener)
    found: list[TextParagraph] = []
    waiting: list[PrintedLine] = []
    lines_of: list[PrintedLine] = []
    begin = last = 0
    for at, line in enumerate(lines):
        if line.source.is_furniture:
            waiting.append(line)
            continue
        if lines_of and not reader.begins(begin, last, at):
            lines_of += waiting
        else:
            found += _paragraph(lines_of)
            found += (TextParagraph((each.source,)) for each in waiting)
            lines_of, begin = [], at
        lines_of.append(line)
        waiting = []
        last = at
    found += _paragraph(lines_of)
    found += (TextParagraph((each.source,)) for each in waiting)
    return found


def _paragraph(lines: Sequence[PrintedLine]) -> list[TextParagraph]:
    return [TextParagraph(mended([line.source for line in lines]), is_wrapped=True)] if lines else []


class _Reader:
    """Decides where paragraphs begin, by what is learned from all lines."""

    def __init__(self, lines: Sequence[PrintedLine], opener: Opener) -> None:
        self._lines = lines
        self._openings = [None if line.source.is_furniture else opener(line.source.text) for line in lines]
        seen = [line for line in lines if not line.source.is_furniture]
        self._margins = _margins(seen)
        self._spacing = _spacing(seen)

    def begins(self, begin: int, before: int, at: int) -> bool:
        """Whether a paragraph begins at the line ``at``.

        The one before it has the lines from ``begin`` to ``before``.
        """
        above, line = self._lines[before], self._lines[at]
        opening, bare = self._openings[at], self._openings[before]
        text = line.source.text
        if _are_parted(above, line):
            return True
        if bare is not None and bare.whole and opening is None:
            return False
        ended = _ends_sentence(above.source.text)
        distance = _distance(above, line)
        if text[0].islower() and opening is None and not ended:
            return distance > self._spacing * _MUCH_FARTHER
        if text[0] in CANNOT_BEGIN or self._carries_on(begin, before, at):
            return False
        margin = self._margins[_place(above)]
        room = margin.right - above.piece.x1 - line.piece.first - _SPACE * line.piece.size
        if distance > self._spacing * _FARTHER or room > 0:
            return True
        if above.column.is_side and not margin.is_justified:
            return opening is not None or ended or text[0].isupper()
        is_short = margin.is_justified and above.piece.x1 < margin.right - _SAME_EDGE
        return self._begins_full(begin, before, at, ended=ended, is_short=is_short)

    def _carries_on(self, begin: int, before: int, at: int) -> bool:
        """Whether a heading in capitals that has a marker goes on in the line ``at``, centred below it."""
        above, line = self._lines[before], self._lines[at]
        return (
            self._openings[begin] is not None
            and self._openings[at] is None
            and not above.column.is_side
            and above.source.text.isupper()
            and line.source.text.isupper()
            and _is_centred(above, line)
            and abs(above.piece.size - line.piece.size) <= _SAME_SIZE
            and 0 < _distance(above, line) <= self._spacing
        )

    def _begins_full(self, begin: int, before: int, at: int, *, ended: bool, is_short: bool) -> bool:
        """The same where the line before is full; ``is_short`` if it is not as full as others are."""
        above, line = self._lines[before], self._lines[at]
        text = line.source.text
        is_centred = _is_centred(above, line)
        if self._openings[at] is not None:
            in_name = not ended and (dash := _DASH.match(text)) is not None and text[dash.end()].islower()
            return ended or (is_short and not is_centred and not in_name)
        if is_centred:
            return above.source.text.isupper() and any(map(str.islower, text))
        if text[0].islower():
            return False
        if begin != before and line.piece.x0 > above.piece.x0 + line.piece.size * _INDENT:
            return True
        return ended and is_short


def _spacing(lines: Sequence[PrintedLine]) -> float:
    """How far apart lines of one paragraph are: those that surely go on, the next in lower case."""
    known = sorted(
        distance
        for above, line in pairwise(lines)
        if line.source.text[0].islower()
        and not _ends_sentence(above.source.text)
        and 0 < (distance := _distance(above, line)) < _MUCH_FARTHER * _SPACING
    )
    return known[int((len(known) - 1) * _SURE_SHARE)] if known else _SPACING


def _distance(above: PrintedLine, line: PrintedLine) -> float:
    """How far apart two lines are, in heights of the font; 0 where a page lies between them."""
    if above.page != line.page:
        return 0.0
    return (line.piece.baseline - above.piece.baseline) / max(line.piece.size, 1.0)


def _are_parted(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines stand in different columns, or one of them is a rule."""
    if (above.column.is_side or line.column.is_side) and above.column != line.column:
        return True
    return any(_RULE.fullmatch(each.source.text) is not None for each in (above, line))


def _is_centred(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether two lines of different widths stand centred below each other."""
    middles = [(each.piece.x0 + each.piece.x1) / 2 for each in (above, line)]
    return abs(middles[0] - middles[1]) <= _CENTRED and abs(above.piece.x0 - line.piece.x0) > _CENTRED


def _ends_sentence(text: str) -> bool:
    last = text[-1:]
    return last in SENTENCE_END or (last in CLOSERS and text.rstrip(CLOSERS)[-1:] in SENTENCE_END)


def _place(line: PrintedLine) -> tuple[int, Column | None]:
    """What has a right margin of its own: a page, or a column that stands beside another one."""
    return line.page, line.column if line.column.is_side else None


def _margins(lines: Sequence[PrintedLine]) -> dict[tuple[int, Column | None], _Margin]:
    groups: dict[tuple[int, Column | None], list[PrintedLine]] = defaultdict(list)
    for line in lines:
        groups[_place(line)].append(line)
    margins: dict[tuple[int, Column | None], _Margin] = {}
    known: dict[float, list[_Margin]] = defaultdict(list)
    for place, group in groups.items():
        margin = _margin([line.piece.x1 for line in group])
        if place[1] is not None and len(group) < _LONG_COLUMN:
            margin = margin._replace(is_justified=False)
        elif place[1] is None and len(group) >= _FEWEST_LINES:
            known[round(group[0].width)].append(margin)
        margins[place] = margin
    for place, group in groups.items():
        others = known[round(group[0].width)]
        if place[1] is None and len(group) < _FEWEST_LINES and others:
            middle = sorted(others)[len(others) // 2]
            margins[place] = _Margin(max(middle.right, margins[place].right), middle.is_justified)
    return margins


def _margin(ends: Sequence[float]) -> _Margin:
    """The right margin of lines that end there: the furthest end that several share."""
    ordered = sorted(ends, reverse=True)
    right = next((one for one, other in pairwise(ordered) if one - other <= _SAME_EDGE), ordered[0])
    full = sum(1 for end in ends if abs(end - right) <= _SAME_EDGE)
    return _Margin(right, full >= len(ends) * _JUSTIFIED)
