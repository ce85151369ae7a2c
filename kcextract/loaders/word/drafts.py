"""What the walk over a Word file finds, before fonts are recoded: paragraphs of pieces, tables of those."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kcextract.loaders.word.styles import Look


class Piece:
    """Text of one look on one page, collected from runs; ``text`` is set when it is whole."""

    __slots__ = ("look", "page", "parts", "text")

    def __init__(self, look: Look, page: int | None, text: str) -> None:
        self.look = look
        self.page = page
        self.parts = [text]
        self.text = ""


@dataclass(slots=True)
class ParagraphDraft:
    """A paragraph: its pieces, and whether it is shown but not to be read (a table of contents, a note)."""

    is_furniture: bool = False
    pieces: list[Piece] = field(default_factory=list)

    def add(self, text: str, look: Look, page: int | None) -> None:
        """Puts ``text`` at the end."""
        last = self.pieces[-1] if self.pieces else None
        if last is not None and last.look == look and last.page == page:
            last.parts.append(text)
        else:
            self.pieces.append(Piece(look, page, text))

    def is_blank(self) -> bool:
        """Whether it has nothing but space."""
        return not any(part.strip() for piece in self.pieces for part in piece.parts)


@dataclass(slots=True)
class CellDraft:
    """A cell: where it stands among the columns (half-open), what is in it, and how it is merged.

    ``goes_on`` is True where it goes on with the cell above; ``edges`` is how many of its edges are drawn.
    """

    start: int
    end: int
    content: list[Draft]
    goes_on: bool = False
    edges: int = 0
    row_span: int = 1


@dataclass(slots=True)
class RowDraft:
    """A row of cells; ``is_header`` where it is repeated on every page."""

    cells: list[CellDraft]
    is_header: bool = False


@dataclass(slots=True)
class TableDraft:
    """A table of ``width`` columns."""

    rows: list[RowDraft]
    width: int

    def cells(self) -> list[CellDraft]:
        """All its cells."""
        return [cell for row in self.rows for cell in row.cells]


Draft = ParagraphDraft | TableDraft


def paragraphs(drafts: Iterable[Draft]) -> Iterator[ParagraphDraft]:
    """All paragraphs, those in tables too, in reading order."""
    for draft in drafts:
        if isinstance(draft, ParagraphDraft):
            yield draft
        else:
            for cell in draft.cells():
                yield from paragraphs(cell.content)
