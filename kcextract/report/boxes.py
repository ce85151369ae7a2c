"""Where on the pages of its source a document's rows stand: boxes around the words that prove them."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kcextract.records import Extraction, LineRecord
from kcextract.report.pieces import COLOURED, NOTES, Mark, anchor, marks
from kcextract.report.places import check_places

_DRAWN = frozenset((*COLOURED, NOTES))
# Of what may go on for pages, the first line is shown.
_FIRST_LINE = frozenset({"sections", "appendix_tables"})


class Box(NamedTuple):
    """A box in PDF points from the upper left corner of its page; if not ``drawn``, it shows when chosen."""

    anchor: str
    x: float
    y: float
    width: float
    height: float
    drawn: bool


def boxes(extraction: Extraction) -> Mapping[int, Sequence[Box]]:
    """The boxes of each page, of longer evidence first, so that shorter ones lie above them.

    After this the following hold: 1. every box lies in that of a line on its page; 2. rows whose evidence is
    on lines with places have a box on each of these, sections and tables on the first one.
    """
    text = extraction.document.text or ""
    lines = sorted((line for line in extraction.lines if is_placed(line)), key=lambda line: line.start)
    starts = [line.start for line in lines]
    found: dict[int, list[Box]] = defaultdict(list)
    order = sorted(_marks(extraction), key=lambda mark: (mark.start - mark.end, mark.start))
    for mark in order:
        at = max(0, bisect_right(starts, mark.start) - 1)
        drawn = mark.table in _DRAWN
        while at < len(lines) and lines[at].start < mark.end:
            box = _box(lines[at], mark, text, drawn=drawn)
            if box is not None:
                page = lines[at].page
                assert page is not None
                found[page].append(box)
                if mark.table in _FIRST_LINE:
                    break
            at += 1
    return found


def is_placed(line: LineRecord) -> bool:
    """Whether a line has a place on a page."""
    return line.page is not None and None not in (line.x0, line.y0, line.x1, line.y1)


def _marks(extraction: Extraction) -> Iterator[Mark]:
    yield from marks(extraction)
    for section in extraction.sections:
        yield Mark(section.start, section.end, "sections", anchor("sections", section.section_no))
    for table in extraction.appendix_tables:
        yield Mark(table.start, table.end, "appendix_tables", anchor("appendix_tables", table.table_no))
    for number, place in check_places(extraction).items():
        yield Mark(place.start, place.end, "checks", anchor("checks", number))


def _box(line: LineRecord, mark: Mark, text: str, *, drawn: bool) -> Box | None:
    """The box of what of ``mark`` is on ``line``: letters are taken to be of one width."""
    start, end = max(line.start, mark.start), min(line.end, mark.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    x0, y0, x1, y1 = line.x0, line.y0, line.x1, line.y1
    if end <= start or x0 is None or y0 is None or x1 is None or y1 is None:
        return None
    length = line.end - line.start
    left, right = (x0 + (x1 - x0) * (place - line.start) / length for place in (start, end))
    return Box(mark.anchor, round(left, 1), round(y0, 1), round(right - left, 1), round(y1 - y0, 1), drawn)
