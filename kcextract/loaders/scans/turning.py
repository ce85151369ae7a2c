"""Pages that lay on their side or upside down when they were scanned."""

from __future__ import annotations

from collections.abc import Iterable

from PIL import Image

from kcextract.loaders.assembly import Block, SourceLine, Table
from kcextract.loaders.scans.engine import Deadline, Engine
from kcextract.loaders.scans.sheet import Sheet
from kcextract.loaders.scans.strips import strips

# A page whose letters are read more surely in the mean stands upright. The other way is right where a few
# lines of it are read at least as surely as this, and by so much more surely than as the page lies.
_UPRIGHT = 0.65
_SURER = 0.15
# The lines that are tried: so many of the widest, so much of each, of such heights in pixels at 300 an inch.
_MOST_LINES = 5
_WIDEST = 1000
_NARROWEST = 100
_HEIGHTS = range(16, 100)
_FEWEST_LETTERS = 10

# The ways to turn a page.
TURNS = (Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)


def is_upright(blocks: Iterable[Block]) -> bool:
    """Whether the letters of a page were read so surely that it cannot lie the wrong way."""
    lines = [line for block in blocks for line in _lines(block)]
    letters = sum(len(line.text) for line in lines)
    return (
        letters > 0 and sum((line.confidence or 0) * len(line.text) for line in lines) >= letters * _UPRIGHT
    )


def right_turn(
    ways: Iterable[tuple[Image.Transpose | None, Sheet]], engine: Engine, deadline: Deadline
) -> Image.Transpose | None:
    """Of the ways to turn a page, None for none first, the one in which its lines are read surely."""
    best: Image.Transpose | None = None
    surest = 0.0
    for turn, page in ways:
        found = _confidence(page, engine, deadline)
        if turn is None:
            surest = max(_UPRIGHT, found + _SURER)
        elif found > surest:
            best, surest = turn, found
    return best


def _confidence(page: Sheet, engine: Engine, deadline: Deadline) -> float:
    """How surely the letters of some lines of a page are read, 0–1; 0 where there are too few."""
    height, width = page.grey.shape
    engine.look_at(page.grey)
    found = [
        box
        for box, _ in strips(page.grey, (0, 0, width, height))
        if box[3] - box[1] in _HEIGHTS and box[2] - box[0] >= _NARROWEST
    ]
    found.sort(key=lambda box: box[0] - box[2])
    letters, sure = 0, 0.0
    for x0, y0, x1, y1 in found[:_MOST_LINES]:
        for word in engine.words((x0, y0, min(x1, x0 + _WIDEST), y1), deadline, single=True):
            letters += len(word.text)
            sure += word.confidence * len(word.text)
    return sure / letters if letters >= _FEWEST_LETTERS else 0.0


def _lines(block: Block) -> list[SourceLine]:
    if isinstance(block, Table):
        return [line for cell in block.cells for line in cell.lines]
    return list(block.lines)
