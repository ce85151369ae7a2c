"""The text of a document, cut at every boundary of a row: each piece lies in the same rows throughout."""

from __future__ import annotations

import heapq
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kcextract.records import Extraction, LineRecord, SectionRecord

COLOURED = (
    "targets",
    "budgets",
    "appendix_cells",
    "legal_bases",
    "objectives",
    "content_items",
    "solutions",
    "assignments",
)
"""The tables whose rows are coloured in the text; where rows of equal length meet, the first one colours."""

NOTES = "diagnostics"
"""The table whose rows are underlined in the text, over all colours."""

_HEADING = "heading"
_CLOSING = " \t\n\N{NO-BREAK SPACE}.,;:"
# What is longer is a paragraph, and would be heavy in bold.
_LONGEST_HEADING = 110


class Mark(NamedTuple):
    """A row's evidence in the text; ``anchor`` is the row's place on the page."""

    start: int
    end: int
    table: str
    anchor: str


class Piece(NamedTuple):
    """A stretch of the text on one line.

    ``row`` is the anchor of the narrowest row that it is evidence of, None where it is of none that is
    shown in the text, or all space; ``styles`` are the names of its looks.
    """

    start: int
    text: str
    row: str | None
    styles: tuple[str, ...]


class TextLine(NamedTuple):
    """A line of the text; ``page`` is given where a page begins with it."""

    number: int
    page: int | None
    pieces: tuple[Piece, ...]


def anchor(table: str, *key: int) -> str:
    """Where a row stands on the page of its document.

    >>> anchor("appendix_cells", 0, 2, 1)
    'appendix_cells-0-2-1'
    """
    return "-".join((table, *map(str, key)))


def marks(extraction: Extraction) -> Iterator[Mark]:
    """The rows that show in the text."""
    for table in (*COLOURED, NOTES):
        for row in extraction.rows(table):
            key = row.TABLE.key[1:]
            start, end = getattr(row, "start", None), getattr(row, "end", None)
            if start is not None and end is not None:
                yield Mark(start, end, table, anchor(table, *(getattr(row, name) for name in key)))


def text_lines(extraction: Extraction) -> Iterator[TextLine]:
    """The lines of the text, cut into pieces.

    After this the following hold: 1. the pieces one after the other are the text; 2. each row's evidence,
    that of sections and tables too, is a whole number of pieces.
    """
    text = extraction.document.text or ""
    found = [mark for mark in marks(extraction) if 0 <= mark.start < mark.end <= len(text)]
    headings = [heading for section in extraction.sections for heading in _heading(text, section)]
    layers = (_Layer(found, COLOURED), _Layer(found, (NOTES,)), _Layer(headings, (_HEADING,)))
    cuts = _cuts(text, extraction, (*found, *headings))
    pages = _pages(text, extraction.lines)
    number = 0
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        number += 1
        inner = cuts[bisect_left(cuts, start) : bisect_left(cuts, end)] if cuts else []
        edges = [start, *(cut for cut in inner if cut != start), end]
        pieces = tuple(_piece(text, one, other, layers) for one, other in pairwise(edges))
        yield TextLine(number, pages.get(start), pieces)
        start = end


def _cuts(text: str, extraction: Extraction, found: Sequence[Mark]) -> list[int]:
    cuts = {place for mark in found for place in mark[:2]}
    cuts.update(place for each in extraction.sections for place in (each.start, each.end))
    cuts.update(place for each in extraction.appendix_tables for place in (each.start, each.end))
    return sorted(cut for cut in cuts if 0 <= cut < len(text))


def _piece(text: str, start: int, end: int, layers: tuple[_Layer, _Layer, _Layer]) -> Piece:
    colour, note, heading = (layer.at(start) for layer in layers)
    styles = [mark.table for mark in (colour, note, heading) if mark is not None]
    row = colour or note
    words = text[start:end]
    return Piece(start, words, None if row is None or words.isspace() else row.anchor, tuple(styles))


class _Layer:
    """Tells, place after place, the narrowest mark of some tables there."""

    def __init__(self, found: Sequence[Mark], tables: Sequence[str]) -> None:
        order = {table: number for number, table in enumerate(tables)}
        self._waiting = sorted(
            (
                (mark.start, mark.end - mark.start, order[mark.table], mark)
                for mark in found
                if mark.table in order
            ),
            reverse=True,
        )
        self._open: list[tuple[int, int, int, Mark]] = []

    def at(self, place: int) -> Mark | None:
        """The narrowest mark at a place; places must not go back."""
        while self._waiting and self._waiting[-1][0] <= place:
            start, length, order, mark = self._waiting.pop()
            heapq.heappush(self._open, (length, order, start, mark))
        while self._open and self._open[0][3].end <= place:
            heapq.heappop(self._open)
        return self._open[0][3] if self._open else None


def _heading(text: str, section: SectionRecord) -> Iterator[Mark]:
    """The marker and heading of a section that begins with them word for word, and has more than them."""
    if section.marker is None or section.heading is None or len(section.heading) > _LONGEST_HEADING:
        return
    place = section.start
    for letter in "".join(f"{section.marker}{section.heading}".split()):
        while place < section.end and text[place : place + 1].isspace():
            place += 1
        if text[place : place + 1] != letter:
            return
        place += 1
    if text[place : section.end].strip(_CLOSING):
        yield Mark(section.start, place, _HEADING, "")


def _pages(text: str, lines: Sequence[LineRecord]) -> dict[int, int]:
    """The pages by the beginning of the line of the text with which each begins."""
    found: dict[int, int] = {}
    before = None
    for line in lines:
        if line.page is not None and line.page != before and 0 <= line.start <= len(text):
            found.setdefault(text.rfind("\n", 0, line.start) + 1, line.page)
            before = line.page
    return found
