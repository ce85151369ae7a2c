"""The unit of a table's money, and the words that name the table: what stands above it."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from kcextract.document import Grid
from kcextract.extractors.appendix.grids import Rectangle, collapsed
from kcextract.extractors.appendix.headers import header_boxes
from kcextract.extractors.context import Context
from kcextract.text.folding import fold

# How far above a table its unit and its name stand.
_REACH = 700
_PARAGRAPHS = 5
_LONGEST_NOTE = 60
_FIRST_ROWS = 2
_LONGEST_TITLE = 400
# What stands between a table's name and the table: "(Kèm theo Quyết định …)", "(ĐVT: …)", a source, a page.
_ASIDE = re.compile(r"[(\[].*|[\W\d_]*")
_SENTENCE_ENDS = (".", ";", ":", ",")


class UnitNote(NamedTuple):
    """The note that states a unit, as printed, and the unit in đồng; ``rival`` is another one beside it."""

    text: str
    vnd: int
    start: int
    end: int
    rival: str | None = None


def read_unit(context: Context, grid: Grid, table: Rectangle) -> UnitNote | None:
    """The unit that is stated above a table, in its header or first rows, or below; the nearest counts."""
    grammar = context.grammar.tables
    for box in [*header_boxes(table), *(box for row in table.body[:_FIRST_ROWS] for box in row)]:
        note = _note(context, box.start, box.end)
        if note is not None:
            return note
    folded = context.folded
    start = max(_floor(context, grid), grid.start - _REACH)
    found: UnitNote | None = None
    for match in grammar.unit_note.finditer(folded, start, grid.start):
        vnd = grammar.unit_of(match["unit"])
        if vnd is not None:
            rival = found.text if found is not None and found.vnd != vnd else None
            words = collapsed(context.document, match.start(), match.end())
            found = UnitNote(words, vnd, match.start(), match.end(), rival)
    return found or _below(context, grid)


def _below(context: Context, grid: Grid) -> UnitNote | None:
    """The unit in brackets of its own right below a table, where no other table follows that it may be of."""
    folded, start = context.folded, grid.end
    while folded.startswith((" ", "\n", "\t"), start):
        start += 1
    end = folded.find(")", start, start + _LONGEST_NOTE) + 1
    if not end or not folded.startswith("(", start):
        return None
    grids = context.document.grids
    after = bisect_left(grids, grid.end, key=lambda each: each.start)
    if after < len(grids) and grids[after].start < end + _REACH:
        return None
    return _note(context, start, end)


def _note(context: Context, start: int, end: int) -> UnitNote | None:
    match = context.grammar.tables.unit_note.search(context.folded, start, end) if start < end else None
    if match is None:
        return None
    vnd = context.grammar.tables.unit_of(match["unit"])
    if vnd is None:
        return None
    return UnitNote(collapsed(context.document, match.start(), match.end()), vnd, match.start(), match.end())


def read_title(context: Context, grid: Grid) -> str | None:
    """The words that name a table: a line above it that ends no sentence, else the heading over it."""
    document = context.document
    grammar = context.grammar.tables
    section = context.section_at(grid.start)
    while section.kind == "table" and section.parent is not None:
        section = context.outline.sections[section.parent]
    floor = max(_floor(context, grid), grid.start - _REACH)
    at = bisect_left(document.paragraphs, grid.start, key=lambda paragraph: paragraph.start) - 1
    for paragraph in reversed(document.paragraphs[max(0, at + 1 - _PARAGRAPHS) : at + 1]):
        if paragraph.start < floor:
            break
        start = paragraph.start
        if grammar.remark.match(fold(collapsed(document, start, paragraph.end))) is not None:
            # A source or note of the table before, to which the lines below were joined.
            line_end = document.text.find("\n", start, paragraph.end)
            start = paragraph.end if line_end < 0 else line_end
        text = collapsed(document, start, paragraph.end)
        if _ASIDE.fullmatch(text) is not None or grammar.unit_note.match(fold(text)) is not None:
            continue
        if paragraph.start <= section.start and section.heading:
            break
        if text.endswith(_SENTENCE_ENDS) or len(text) > _LONGEST_TITLE or text[0] in "-+*":
            break
        named = grammar.caption.match(fold(text))
        return text[named.end() if named is not None else 0 :].strip() or text
    return section.heading


def _floor(context: Context, grid: Grid) -> int:
    """Where the table before ends."""
    grids = context.document.grids
    index = bisect_left(grids, grid.start, key=lambda each: each.start)
    return grids[index - 1].end if index else 0
