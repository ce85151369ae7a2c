"""Tables that only set text side by side: a letterhead, a signature, a frame around a page."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kcextract.loaders.assembly import Block, SourceLine, Table, TextParagraph

# A letterhead or a signature has at most so many rows and columns.
_MOST_ROWS = 4
_MOST_COLUMNS = 3
# A cell of data is not longer: one that is holds the text of a page.
_LONGEST_CELL = 4000
_NUMBER = re.compile(r"[-+(]?\d[\d.,  ]*%?\)?")


def is_layout(table: Table, *, ruled: bool | None = None) -> bool:
    """Whether ``table`` holds text that is only set side by side, no data.

    ``ruled`` says whether its cells are seen to have borders; None where the format does not tell.
    """
    if table.column_count == 1:
        return True
    texts = [" ".join(line.text for line in cell.lines).strip() for cell in table.cells]
    filled = [text for text in texts if text]
    # Rows and columns without a word are there for their height and width.
    rows = len({cell.row for cell, text in zip(table.cells, texts, strict=True) if text})
    columns = len({cell.column for cell, text in zip(table.cells, texts, strict=True) if text})
    if not filled or any(len(text) > _LONGEST_CELL for text in filled):
        return True
    if ruled or any(cell.is_header for cell in table.cells):
        return False
    if rows > _MOST_ROWS or columns > _MOST_COLUMNS:
        return False
    return not any(_NUMBER.fullmatch(text) for text in filled)


def unrolled(table: Table) -> Iterator[Block]:
    """The text of a table of layout, row by row and cell by cell, a line a paragraph."""
    for cell in table.cells:
        for line in cell.lines:
            yield TextParagraph((SourceLine(*line),))
