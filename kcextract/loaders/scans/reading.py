"""A page of a scan as blocks: its ruled tables cell by cell, the text around them line by line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import regex
from PIL import Image

from kcextract.loaders.assembly import Block, RunningText, SourceLine
from kcextract.loaders.limits import Limits
from kcextract.loaders.scans.cells import erased, read_table, source_lines
from kcextract.loaders.scans.engine import Deadline, Engine, engine
from kcextract.loaders.scans.grids import RuledGrid, ruled_grids
from kcextract.loaders.scans.rulings import rulings
from kcextract.loaders.scans.sheet import INK_SCALE, Sheet, sheet
from kcextract.loaders.scans.strips import strips
from kcextract.loaders.scans.zones import Zone, zones

# A page number stands this near the upper or lower edge, as a share of the page's height.
_EDGE = 0.09
_PAGE_NUMBER = regex.compile(r"[-–—]?\s*(?:[Tt]rang\s*)?\d{1,3}(?:\s*/\s*\d{1,3})?\s*[-–—]?")
# A line without a letter or digit that is read less surely is a stain or a stroke of a pen.
_STAIN = 0.5
_MARGIN = 8
_POINTS = 72.0


def page_blocks(image: Image.Image, page: int, limits: Limits, dpi: float) -> list[Block]:
    """The blocks of a page in reading order; places are in PDF points from its upper left corner.

    Raises FormatError where Tesseract is missing or takes longer than the limits allow.
    """
    deadline = Deadline(limits.seconds, page)
    reader = engine()
    prepared = sheet(image, dpi)
    if not prepared.ink.any():
        return []
    horizontal, vertical = rulings(prepared.ink)
    grids = ruled_grids(horizontal, vertical, prepared.ink.shape[1])
    clean = Sheet(erased(prepared.grey, grids), prepared.ink, prepared.scale)
    ink = prepared.ink.copy()
    for grid in grids:
        x0, y0, x1, y1 = (round(at) for at in grid.box)
        ink[max(0, y0 - 2) : y1 + 3, max(0, x0 - 2) : x1 + 3] = False
    found = [(float(places[0].y0), places) for places in _between(ink, grids)]
    blocks: list[tuple[float, Block]] = []
    if found:
        reader.look_at(clean.grey)
        for top, places in found:
            lines = _lines(places, clean, page, reader, deadline)
            if lines:
                blocks.append((top, RunningText(tuple(lines))))
    for grid in grids:
        blocks.append((grid.box[1], read_table(clean, grid, page, reader, deadline)))
    blocks.sort(key=lambda entry: entry[0])
    return [block for _, block in blocks]


def _between(ink: np.ndarray, grids: Sequence[RuledGrid]) -> Iterator[list[Zone]]:
    """The zones of text above, between and below the tables."""
    tops = [0, *(round(grid.box[3]) for grid in grids)]
    bottoms = [*(round(grid.box[1]) for grid in grids), ink.shape[0]]
    for top, bottom in zip(tops, bottoms, strict=True):
        if bottom <= top:
            continue
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
            for line in source_lines(reader.words(strip.box, deadline, single=strip.single), number, page)
        ]
        columns.append([_marked(line, height) for line in lines if not _is_stain(line)])
    if len(columns) > 2:
        return _rows(columns)
    return [line for column in columns for line in column]


def _marked(line: SourceLine, height: float) -> SourceLine:
    """``line`` as furniture, if it is a page number at the edge of a page of that height."""
    assert line.y0 is not None
    assert line.y1 is not None
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
