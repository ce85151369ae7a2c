"""The walk over the text of a Word file: paragraphs, fields, tables and text boxes in reading order."""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kcextract.loaders.limits import Limits, check_amount
from kcextract.loaders.office.binary_word.lists import Lists
from kcextract.loaders.office.binary_word.looks import CharacterLook, Looks, ParagraphLook
from kcextract.loaders.office.binary_word.rows import row_shape
from kcextract.loaders.office.binary_word.streams import (
    CHARACTERS,
    PARAGRAPHS,
    SHAPES,
    TEXT_BOXES,
    Streams,
    TextPiece,
    at,
    entries,
)
from kcextract.loaders.office.containers import Container
from kcextract.loaders.office.errors import UnsureError
from kcextract.loaders.office.tables import OpenTables
from kcextract.loaders.word.drafts import Draft, ParagraphDraft, Piece, paragraphs
from kcextract.loaders.word.runs import SOFT_HYPHEN
from kcextract.loaders.word.styles import Look
from kcextract.loaders.word.symbols import shown

# The end of a paragraph, of a cell or row, of a section or page.
_PARAGRAPH = re.compile("[^\r\x07\x0c]*(?:[\r\x07\x0c]|$)")
_PARAGRAPH_ENDS = "\r\x07\x0b\x0c"
_FIELD = re.compile("([\x13\x14\x15])")
_CELL_MARK = "\x07"
# Line and column breaks, hyphens that do not break and that only do; all other controls show nothing.
_SHOWN = {0x0B: "\n", 0x0E: "\n", 0x1E: "-", 0x1F: SOFT_HYPHEN}
_CONTROLS = {code: None for code in range(0x20) if code != 9} | _SHOWN
_HALVES = re.compile("[\ud800-\udfff]")
_OBJECT = "\x08"
_SYMBOL = "("
_BOX, _SHAPE = 22, 26


class BinaryWord(NamedTuple):
    """The paragraphs and tables of a file, its notes, which are not to be read.

    ``struck`` characters were left out.
    """

    drafts: list[Draft]
    notes: list[Draft]
    struck: int


def read(container: Container, limits: Limits) -> BinaryWord:
    """What is in a Word file.

    Raises FormatError where it is locked (``encrypted``) or has too much text (``too_large``), UnsureError
    where it is not laid out as the format says.
    """
    try:
        reader = _Reader(Streams(container), limits)
        return BinaryWord(reader.main(), reader.notes(), reader.struck)
    except (struct.error, IndexError, UnicodeDecodeError, OverflowError, RecursionError) as error:
        raise UnsureError("a table of the file that does not hold what it should") from error


class _Reader:
    def __init__(self, streams: Streams, limits: Limits) -> None:
        self._streams = streams
        self._text = streams.text()
        check_amount(sum(map(self._text.count, _PARAGRAPH_ENDS)), len(self._text), limits)
        self._pieces: Sequence[TextPiece] = streams.pieces
        self._starts = [piece.start for piece in self._pieces]
        self._looks = Looks(streams)
        self._lists = Lists(streams)
        self._characters = streams.properties(CHARACTERS)
        self._paragraphs = streams.properties(PARAGRAPHS)
        self._boxes = dict(self._text_boxes())
        self._shapes = dict(self._anchors())
        self.struck = 0

    def main(self) -> list[Draft]:
        """The main text with its text boxes, each after the paragraph that holds it."""
        return self._drafts(0, self._streams.counts.main)

    def notes(self) -> list[Draft]:
        """The paragraphs of footnotes and endnotes."""
        counts = self._streams.counts
        starts = (counts.main, sum(counts[:5]))
        found = []
        for start, length in zip(starts, (counts.footnotes, counts.endnotes), strict=True):
            for paragraph in paragraphs(self._drafts(start, start + length)):
                if not paragraph.is_blank():
                    found.append(ParagraphDraft(True, paragraph.pieces))
        return [*found]

    # ── Paragraphs ───────────────────────────────────────────────────────────────────────────────────

    def _drafts(self, start: int, end: int) -> list[Draft]:
        tables = OpenTables()
        fields: list[bool] = []
        while start < end:
            match = _PARAGRAPH.match(self._text, start, end)
            if match is None or match.end() == start:
                break
            stop = match.end()
            place = self._paragraph_look(stop - 1)
            tables.enter(place.depth)
            if place.depth and place.ends_row:
                tables.end_row(row_shape(place.changes))
            else:
                draft = self._paragraph(start, stop, place, fields)
                if draft.pieces:
                    tables.content.append(draft)
                tables.content.extend(self._boxes_between(start, stop))
                if self._text[stop - 1] == _CELL_MARK or place.ends_cell:
                    tables.end_cell()
            start = stop
        tables.enter(0)
        return tables.found

    def _paragraph_look(self, place: int) -> ParagraphLook:
        piece = self._piece(place)
        found = at(self._paragraphs, piece.offset_of(place))
        style, changes = (found.style, found.changes) if found else (0, b"")
        return self._looks.paragraph(style, changes + piece.changes)

    def _paragraph(self, start: int, end: int, place: ParagraphLook, fields: list[bool]) -> ParagraphDraft:
        draft = ParagraphDraft(is_furniture=place.is_contents)
        for text, look in self._runs(start, end, place.style):
            for part in _FIELD.split(text):
                if part == "\x13":
                    fields.append(True)
                elif part == "\x14":
                    fields[-1:] = [False] if fields else []
                elif part == "\x15":
                    del fields[-1:]
                elif part and not any(fields):
                    self._add(draft, part, look)
        if place.list_use and draft.pieces:
            self._number(draft, place)
        # An instruction does not go on in the next paragraph.
        fields[:] = [False] * len(fields)
        return draft

    def _add(self, draft: ParagraphDraft, text: str, look: CharacterLook) -> None:
        if look.symbol is not None:
            font, code = look.symbol
            text = shown(chr(code), self._looks.font(font)) * text.count(_SYMBOL)
        else:
            text = text.translate(_CONTROLS)
            if _HALVES.search(text):
                text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        named = self._looks.look(look, text)
        text = shown(text, named.font)
        if not text or named.hidden:
            return
        if named.struck:
            self.struck += len(text.rstrip(_PARAGRAPH_ENDS))
        else:
            draft.add(text, named, None)

    def _number(self, draft: ParagraphDraft, place: ParagraphLook) -> None:
        label = self._lists.count(place.list_use, place.level)
        if label is None:
            return
        font = self._looks.font(label.font) if label.font is not None else draft.pieces[0].look.font
        draft.pieces.insert(0, Piece(Look(font), None, label.text + label.suffix))

    def _runs(self, start: int, end: int, style: int) -> Iterator[tuple[str, CharacterLook]]:
        """The text of ``[start, end)`` cut where its look changes."""
        while start < end:
            piece = self._piece(start)
            stop = min(end, piece.end)
            offset = piece.offset_of(start)
            found = at(self._characters, offset)
            changes = piece.changes
            if found is not None:
                stop = min(stop, start + max(1, (found.end - offset) // piece.width))
                changes = found.changes + changes
            yield self._text[start:stop], self._looks.characters(style, changes)
            start = stop

    def _piece(self, place: int) -> TextPiece:
        piece = self._pieces[bisect_right(self._starts, place) - 1]
        if not piece.start <= place < piece.end:
            raise UnsureError("a place in the text that no piece holds")
        return piece

    # ── Text boxes ───────────────────────────────────────────────────────────────────────────────────

    def _text_boxes(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """The text of each shape that has some, by the shape's number."""
        counts = self._streams.counts
        first = sum(counts[:6])
        for start, end, record in entries(self._streams.part(TEXT_BOXES), _BOX):
            (shape,) = struct.unpack_from("<I", record, 14)
            if shape and end <= counts.text_boxes:
                yield shape, (first + start, first + end)

    def _anchors(self) -> Iterator[tuple[int, int]]:
        """The shape of each place in the main text that holds one."""
        for start, _, record in entries(self._streams.part(SHAPES), _SHAPE):
            yield start, struct.unpack_from("<I", record)[0]

    def _boxes_between(self, start: int, end: int) -> Iterator[Draft]:
        if _OBJECT not in self._text[start:end]:
            return
        for place in range(start, end):
            shape = self._shapes.get(place) if self._text[place] == _OBJECT else None
            # A box is read once, so that none can hold itself.
            box = self._boxes.pop(shape, None) if shape is not None else None
            if box is not None:
                yield from self._drafts(*box)
