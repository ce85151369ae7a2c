"""From what a format says of its parts to a document: one text, and the places of things in it.

A loader of a format that knows its paragraphs and tables gives blocks in reading order; ``assemble`` makes
the text of them, a line of the block a line of the text, and keeps the guarantees of ``Document``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from kcextract.document import Cell, Document, Grid, Line, Notice, Paragraph, Span
from kcextract.grammar import Grammar
from kcextract.loaders.limits import Limits, check_amount, line_amount
from kcextract.text.lines import split_lines
from kcextract.text.normalisation import normalise
from kcextract.text.paragraphs import Opener, repair
from kcextract.text.row_lines import row_tables
from kcextract.text.table_lines import TableLines

LINE_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BREAKS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
# After one of these, a line that begins with a capital begins a paragraph.
_ENDS = ".;:!?…"


class SourceLine(NamedTuple):
    """A line as the format has it; places as in ``Line``.

    ``is_furniture`` is True of page numbers and running headers: they stay in the text but are not read.
    """

    text: str
    page: int | None = None
    x0: float | None = None
    y0: float | None = None
    x1: float | None = None
    y1: float | None = None
    confidence: float | None = None
    is_furniture: bool = False


class TextParagraph(NamedTuple):
    """A paragraph that the format itself marks as one.

    Its lines are parted by line breaks that an author typed, often for want of a new paragraph: one that
    begins with a marker, or with a capital after the end of a sentence or a title, begins a paragraph. Where
    it ``is_wrapped``, they are parted where the page's width ended: only a marker may begin another.
    """

    lines: tuple[SourceLine, ...]
    is_wrapped: bool = False


class RunningText(NamedTuple):
    """Lines as they are printed, whose paragraphs are still to be found."""

    lines: tuple[SourceLine, ...]


class TableCell(NamedTuple):
    """A cell of a ``Table``: where it stands, from 0, how far it reaches, and its lines, if any."""

    row: int
    column: int
    lines: tuple[SourceLine, ...]
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


class Table(NamedTuple):
    """A table with data; its cells by row, then column, a merged cell once."""

    row_count: int
    column_count: int
    cells: tuple[TableCell, ...]


Block = TextParagraph | RunningText | Table


@dataclass(slots=True)
class _Draft:
    """The lines of the text to be, and what the blocks say of them by their indices."""

    lines: list[SourceLine] = field(default_factory=list)
    running: set[int] = field(default_factory=set)
    paragraphs: list[range] = field(default_factory=list)
    wrapped: set[int] = field(default_factory=set)
    tables: list[tuple[Table, list[range]]] = field(default_factory=list)

    def add(self, lines: Iterable[SourceLine]) -> range:
        first = len(self.lines)
        for line in lines:
            self.lines += (line._replace(text=text) for text in LINE_BREAK.split(line.text))
        return range(first, len(self.lines))


def paragraph(text: str, page: int | None = None) -> TextParagraph:
    """A paragraph of ``text``, whose line breaks are those that an author typed."""
    return TextParagraph(tuple(SourceLine(line, page) for line in LINE_BREAK.split(text)))


def cell_lines(text: str, page: int | None = None) -> tuple[SourceLine, ...]:
    """The lines of a cell's text; none of a blank one."""
    return tuple(SourceLine(line, page) for line in LINE_BREAK.split(text) if line.strip())


def bounded(blocks: Iterable[Block], limits: Limits) -> Iterator[Block]:
    """``blocks``; FormatError (``too_large``) where they have more lines or characters than allowed."""
    lines = characters = 0
    for block in blocks:
        parts = block.cells if isinstance(block, Table) else (block,)
        lines += sum(sum(line_amount(line.text) for line in part.lines) or 1 for part in parts)
        characters += sum(len(line.text) for part in parts for line in part.lines)
        check_amount(lines, characters, limits)
        yield block


def assemble(
    blocks: Iterable[Block],
    grammar: Grammar,
    *,
    media_type: str,
    loader: str,
    page_count: int | None = None,
    encoding: str | None = None,
    ocr: bool = False,
    notices: tuple[Notice, ...] = (),
) -> Document:
    """The document of ``blocks``, which stand in reading order.

    Tables flattened to lines with tabs, bars or spaces are found among the paragraphs too.
    """
    draft = _draft(blocks)
    normalised = normalise("\n".join(line.text for line in draft.lines))
    text = normalised.text
    lines = [
        Line(start, end, line.page, line.x0, line.y0, line.x1, line.y1, line.confidence)
        for (start, end, *_), line in zip(_all_lines(text, len(draft.lines)), draft.lines, strict=True)
    ]
    trimmed, stripped = trimmed_lines(text, lines)
    furniture = {index for index, line in enumerate(draft.lines) if line.is_furniture}
    in_cells = {index for _, cells in draft.tables for cell in cells for index in cell}
    flattened = row_tables(TableLines(text, lines, stripped, furniture | in_cells))
    in_flattened = {index for _, first, end in flattened for index in range(first, end)}
    no_running_text = set(range(len(lines))) - draft.running | in_flattened
    opener = grammar.outline.opener
    paragraphs = repair(lines, trimmed, text, furniture, no_running_text, opener)
    paragraphs += _own_paragraphs(draft, text, trimmed, furniture | in_flattened, opener)
    grids = [_grid(table, cells, trimmed) for table, cells in draft.tables if any(cells)]
    grids += (grid for grid, _, _ in flattened)
    blank = [trimmed[index] for index in sorted(furniture) if stripped[index]]
    return Document(
        text=text,
        reading=reading_of(text, blank),
        lines=tuple(lines),
        paragraphs=tuple(sorted(paragraphs)),
        grids=tuple(sorted(grids)),
        furniture=tuple(blank),
        source_map=normalised.source_map,
        media_type=media_type,
        loader=loader,
        encoding=encoding,
        page_count=page_count,
        ocr=ocr,
        notices=(*notices, *normalised.notices),
    )


def count_breaks(text: str) -> int:
    """How often ``LINE_BREAK`` matches in ``text``."""
    return sum(map(text.count, _BREAKS)) - text.count("\r\n")


def reading_of(text: str, blank: Iterable[Span]) -> str:
    """``text`` with line breaks as spaces and the spans ``blank`` as nothing but spaces."""
    pieces = []
    done = 0
    for start, end in blank:
        pieces.append(text[done:start])
        pieces.append(" " * (end - start))
        done = end
    pieces.append(text[done:])
    return "".join(pieces).replace("\n", " ")


def _draft(blocks: Iterable[Block]) -> _Draft:
    draft = _Draft()
    for block in blocks:
        match block:
            case Table(cells=cells):
                places = [draft.add(cell.lines or (SourceLine(""),)) for cell in cells]
                draft.tables.append((block, places))
            case RunningText(lines=lines):
                draft.running.update(draft.add(lines))
            case TextParagraph(lines=lines, is_wrapped=is_wrapped):
                draft.paragraphs.append(draft.add(lines))
                if is_wrapped:
                    draft.wrapped.update(draft.paragraphs[-1])
    return draft


def _all_lines(text: str, count: int) -> list[Line]:
    """The ``count`` lines of ``text``, a blank last one among them; none of a text without lines."""
    lines = split_lines(text)[:count]
    return lines + [Line(len(text), len(text))] * (count - len(lines))


def _own_paragraphs(
    draft: _Draft, text: str, trimmed: list[Span], skip: set[int], opener: Opener
) -> Iterator[Paragraph]:
    """The paragraphs that the format marks, without blank lines and those of ``skip``."""
    for places in draft.paragraphs:
        spans = [
            trimmed[index]
            for index in places
            if index not in skip and trimmed[index].start < trimmed[index].end
        ]
        is_wrapped = bool(places) and places[0] in draft.wrapped
        open_one: Paragraph | None = None
        for start, end in spans:
            if open_one is None:
                open_one = Paragraph(start, end)
                continue
            line = text[start:end]
            marked = opener(line) is not None
            begins = False
            if not is_wrapped and not line[0].islower():
                before = text[open_one.start : open_one.end]
                begins = before[-1] in _ENDS or before.isupper()
            if marked or begins:
                yield open_one
                open_one = Paragraph(start, end, firm=not marked)
            else:
                open_one = open_one._replace(end=end)
        if open_one is not None:
            yield open_one


def _grid(table: Table, places: list[range], trimmed: list[Span]) -> Grid:
    cells = []
    for cell, place in zip(table.cells, places, strict=True):
        spans = [trimmed[index] for index in place]
        filled = [span for span in spans if span.start < span.end] or spans[:1]
        cells.append(
            Cell(
                cell.row,
                cell.column,
                filled[0].start,
                filled[-1].end,
                cell.row_span,
                cell.column_span,
                cell.is_header,
            )
        )
    return Grid(cells[0].start, cells[-1].end, table.row_count, table.column_count, tuple(cells))


def trimmed_lines(text: str, lines: Sequence[Line]) -> tuple[list[Span], list[str]]:
    """The spans and the texts of the lines without surrounding space; a blank one is empty at its start."""
    spans, texts = [], []
    for line in lines:
        start, end = line.start, line.end
        raw = text[start:end]
        kept = raw.strip()
        if len(kept) < len(raw):
            start += len(raw) - len(raw.lstrip()) if kept else 0
            end = start + len(kept)
        spans.append(Span(start, end))
        texts.append(kept)
    return spans, texts
