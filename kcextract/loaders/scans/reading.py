"""A page of a scan as blocks: its ruled tables cell by cell, the text around them line by line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise

import regex
from PIL import Image

from kcextract.loaders.assembly import Block, RunningText, SourceLine
from kcextract.loaders.layout import is_layout, unrolled
from kcextract.loaders.limits import Limits
from kcextract.loaders.scans.cells import erased, read_strip, read_table, source_lines
from kcextract.loaders.scans.engine import Deadline, Engine, engine
from kcextract.loaders.scans.grids import Ruled, RuledGrid, ruled
from kcextract.loaders.scans.pixels import Ink
from kcextract.loaders.scans.rulings import rulings
from kcextract.loaders.scans.sheet import INK_SCALE, Sheet, sheet, within_bounds
from kcextract.loaders.scans.strips import strips
from kcextract.loaders.scans.strokes import without_strokes
from kcextract.loaders.scans.turning import TURNS, is_upright, right_turn
from kcextract.loaders.scans.zones import Zone, zones

# A page number stands this near the upper or lower edge, as a share of the page's height.
_EDGE = 0.09
_PAGE_NUMBER = regex.compile(r"[-–—]?\s*(?:[Tt]rang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—]?")
# A line without a letter or digit that is read less surely is a stain or a stroke of a pen.
_STAIN = 0.5
# A line whose letters are cut by the edge of the page reaches so near to it, in points.
_CUT = 1.5
_MARGIN = 8


def page_blocks(image: Image.Image, page: int, limits: Limits, dpi: float) -> list[Block]:
    """The blocks of a page in reading order; places are in PDF points from its upper left corner.

    Those of a page that lay on its side or upside down are as if it had been turned before.

    Raises FormatError where Tesseract is missing or takes longer than the limits allow.
    """
    deadline = Deadline(limits.seconds, page)
    reader = engine()
    image, dpi = within_bounds(image, dpi)
    as_it_lies = sheet(image, dpi)
    if not as_it_lies.ink.any():
        return []
    blocks = _read(as_it_lies, page, reader, deadline)
    if is_upright(blocks):
        return blocks
    ways = chain(
        [(None, _without_rulings(as_it_lies)[0])],
        ((turn, _without_rulings(sheet(image.transpose(turn), dpi))[0]) for turn in TURNS),
    )
    turn = right_turn(ways, reader, deadline)
    return blocks if turn is None else _read(sheet(image.transpose(turn), dpi), page, reader, deadline)


def _without_rulings(page: Sheet) -> tuple[Sheet, Ruled]:
    """The page without the rulings of its tables and frames, and these."""
    horizontal, vertical = without_strokes(*rulings(page.ink), page.ink)
    found = ruled(horizontal, vertical, (page.ink.shape[1], page.ink.shape[0]))
    return Sheet(erased(page.grey, [*found.tables, *found.frames]), page.ink, page.scale), found


def _read(prepared: Sheet, page: int, reader: Engine, deadline: Deadline) -> list[Block]:
    """The blocks of a page that stands upright."""
    clean, (grids, frames) = _without_rulings(prepared)
    blocks: list[tuple[float, Block]] = []
    if frames:
        reader.look_at(clean.grey)
        blocks += _frames(frames, clean, page, reader, deadline)
    text = _without_boxes(clean, [*grids, *frames])
    found = list(_around(text.ink, grids))
    if found:
        reader.look_at(text.grey)
    for places in found:
        lines = _lines(places, text, page, reader, deadline)
        if lines:
            blocks.append((places[0].y0, RunningText(tuple(lines))))
    for grid in grids:
        table = read_table(clean, grid, page, reader, deadline)
        parts: Iterable[Block] = unrolled(table) if is_layout(table, ruled=True) else (table,)
        blocks += ((grid.box[1], part) for part in parts)
    blocks.sort(key=lambda entry: entry[0])
    return [block for _, block in blocks]


def _without_boxes(page: Sheet, grids: Sequence[RuledGrid]) -> Sheet:
    """The page, white where its tables and frames are."""
    if not grids:
        return page
    grey, ink = page.grey.copy(), page.ink.copy()
    for grid in grids:
        x0, y0, x1, y1 = (round(at) for at in grid.box)
        top, bottom, left, right = max(0, y0 - 2), y1 + 3, max(0, x0 - 2), x1 + 3
        ink[top:bottom, left:right] = False
        grey[top * INK_SCALE : bottom * INK_SCALE, left * INK_SCALE : right * INK_SCALE] = 255
    return Sheet(grey, ink, page.scale)


def _around(ink: Ink, grids: Sequence[RuledGrid]) -> Iterator[list[Zone]]:
    """The zones of text above, beside, between and below the tables; ``ink`` is that outside of them."""
    bounds = [0]
    for grid in grids:
        top, bottom = round(grid.box[1]), round(grid.box[3])
        if top >= bounds[-1]:
            bounds += [top, bottom]
        else:
            bounds[-1] = max(bounds[-1], bottom)
    bounds.append(ink.shape[0])
    for top, bottom in pairwise(bounds):
        if top < bottom and ink[top:bottom].any():
            for places in zones(ink[top:bottom]):
                yield [Zone(x0, y0 + top, x1, y1 + top) for x0, y0, x1, y1 in places]


def _lines(
    places: Sequence[Zone], page: Sheet, number: int, reader: Engine, deadline: Deadline
) -> list[SourceLine]:
    """The lines of zones that stand side by side, the left one's first."""
    height = page.grey.shape[0] * page.scale
    columns = []
    for zone in places:
        x0, y0, x1, y1 = (at * INK_SCALE for at in zone)
        box = (
            max(0, x0 - _MARGIN),
            max(0, y0 - _MARGIN),
            min(page.grey.shape[1], x1 + _MARGIN),
            min(page.grey.shape[0], y1 + _MARGIN),
        )
        lines = [
            line
            for strip in strips(page.grey, box)
            for line in source_lines(read_strip(strip, page.grey, reader, deadline), number, page)
        ]
        columns.append([_marked(line, height) for line in lines if not _is_stain(line)])
    if len(columns) > 2:
        return _rows(columns)
    return [line for column in columns for line in column]


def _frames(
    frames: Sequence[RuledGrid], page: Sheet, number: int, reader: Engine, deadline: Deadline
) -> Iterator[tuple[float, Block]]:
    """What stamps say; it stays in the text, but is no part of what the page says."""
    for frame in frames:
        x0, y0, x1, y1 = (round(at) for at in frame.box)
        lines = _lines([Zone(x0, y0, x1, y1)], page, number, reader, deadline)
        if lines:
            yield frame.box[1], RunningText(tuple(line._replace(is_furniture=True) for line in lines))


def _marked(line: SourceLine, height: float) -> SourceLine:
    """``line`` as furniture, if it is a page number near the edge of a page of that height, or cut by it."""
    assert line.y0 is not None
    assert line.y1 is not None
    is_cut = line.y0 < _CUT or line.y1 > height - _CUT
    if is_cut and (line.confidence or 0) < _STAIN:
        return line._replace(is_furniture=True)
    at_edge = line.y1 < height * _EDGE or line.y0 > height * (1 - _EDGE)
    if at_edge and _PAGE_NUMBER.fullmatch(line.text.strip()):
        return line._replace(is_furniture=True)
    return line


def _is_stain(line: SourceLine) -> bool:
    return not any(map(str.isalnum, line.text)) and (line.confidence or 0) < _STAIN


def _rows(columns: Sequence[Sequence[SourceLine]]) -> list[SourceLine]:
    """Columns without rulings as rows: lines that stand at the same height, with tabs between them."""
    rows: list[list[tuple[int, SourceLine]]] = []
    entries = sorted(
        ((line, column) for column, lines in enumerate(columns) for line in lines),
        key=lambda entry: (entry[0].y0 or 0) + (entry[0].y1 or 0),
    )
    for line, column in entries:
        middle = ((line.y0 or 0) + (line.y1 or 0)) / 2
        if rows and (rows[-1][0][1].y0 or 0) <= middle <= (rows[-1][0][1].y1 or 0):
            rows[-1].append((column, line))
        else:
            rows.append([(column, line)])
    return [_row(sorted(row, key=lambda entry: entry[0]), len(columns)) for row in rows]


def _row(entries: Sequence[tuple[int, SourceLine]], count: int) -> SourceLine:
    texts = [""] * count
    for column, line in entries:
        texts[column] = f"{texts[column]} {line.text}".strip()
    lines = [line for _, line in entries]
    return SourceLine(
        "\t".join(texts),
        lines[0].page,
        min(line.x0 or 0 for line in lines),
        min(line.y0 or 0 for line in lines),
        max(line.x1 or 0 for line in lines),
        max(line.y1 or 0 for line in lines),
        sum(line.confidence or 0 for line in lines) / len(lines),
        all(line.is_furniture for line in lines),
    )
