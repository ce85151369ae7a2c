"""What every loader returns: one text, and the places of things in it.

There is one coordinate system: half-open character offsets into ``Document.text``, the normalised
text. ``Document.reading`` is a second view of the same length in which page furniture is blanked and
the line breaks inside a paragraph are spaces, so that what is found in it has the same offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["info", "warning", "error"]


class Span(NamedTuple):
    """Half-open character offsets into the normalised text."""

    start: int
    end: int


class Line(NamedTuple):
    """A line of the normalised text, without its line break.

    ``page`` counts from 1; ``x0`` … ``y1`` are PDF points with the origin top left; ``confidence``
    is that of OCR, 0–1. All of them are None where the format has none.
    """

    start: int
    end: int
    page: int | None = None
    x0: float | None = None
    y0: float | None = None
    x1: float | None = None
    y1: float | None = None
    confidence: float | None = None


class Paragraph(NamedTuple):
    """A stretch of text that reads on without a break.

    ``firm`` is False where the layout alone does not tell whether the text before it goes on: only a
    marker in sequence makes such a stretch a paragraph of its own, otherwise it belongs to the one
    before.
    """

    start: int
    end: int
    firm: bool = True


class Cell(NamedTuple):
    """A cell of a grid: where it stands (from 0), how far it reaches, and its text's span."""

    row: int
    column: int
    start: int
    end: int
    row_span: int = 1
    column_span: int = 1
    is_header: bool = False


class Grid(NamedTuple):
    """A table: its span in the text and its cells, by row, then column."""

    start: int
    end: int
    row_count: int
    column_count: int
    cells: tuple[Cell, ...]


class Notice(NamedTuple):
    """Something the reader should know, before it gets a document's identity as a diagnostic."""

    severity: Severity
    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Edit(NamedTuple):
    """A change of length made while the text was normalised.

    The normalised text ``[start, end)`` stands for the source characters
    ``[source_start, source_end)``.
    """

    start: int
    end: int
    source_start: int
    source_end: int


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Maps offsets of the normalised text to offsets of the decoded source.

    ``edits`` are those that change lengths, in order and disjoint; between two of them both texts
    run side by side. A replacement of one character by one other moves nothing and is only counted,
    in ``replacements``: a pair (what was found, what stands there now) to how often.
    """

    edits: tuple[Edit, ...] = ()
    replacements: tuple[tuple[str, str, int], ...] = ()

    def to_source(self, offset: int) -> int:
        """The source offset of the character at ``offset`` (its first, where several became one)."""
        index = bisect_right(self.edits, offset, key=lambda edit: edit.start) - 1
        if index < 0:
            return offset
        edit = self.edits[index]
        if offset < edit.end:
            return min(edit.source_start + offset - edit.start, edit.source_end - 1)
        return edit.source_end + offset - edit.end


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded document.

    After loading, the following hold: 1. ``reading`` is as long as ``text``; 2. ``lines``,
    ``paragraphs``, ``grids`` and ``furniture`` (page numbers, running headers) are in text order and
    disjoint within their kind; 3. no paragraph overlaps a grid; 4. every character of ``reading``
    that is not space lies in a paragraph or a grid.
    """

    text: str
    reading: str
    lines: tuple[Line, ...]
    paragraphs: tuple[Paragraph, ...]
    grids: tuple[Grid, ...]
    furniture: tuple[Span, ...]
    source_map: SourceMap
    media_type: str
    loader: str
    encoding: str | None
    page_count: int | None
    ocr: bool
    notices: tuple[Notice, ...]
