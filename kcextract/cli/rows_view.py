"""The rows of any table on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kcextract.cli.figures import number
from kcextract.cli.terminal import one_line
from kcextract.golden.found import SourceLines
from kcextract.records import Extraction, Record, columns

# The columns that a reader looks for; those of words, which share the room, come last.
_COLUMNS = {
    "lines": ("line_no", "page", "text"),
    "legal_bases": ("relation", "number", "cited_date", "title"),
    "objectives": ("kind", "period_start", "period_end", "text"),
    "content_items": ("ordinal", "activity_code", "title"),
    "solutions": ("ordinal", "title"),
    "assignments": ("duty", "agency", "task"),
}
_WORDS = frozenset({"text", "title", "agency", "task"})
_ELSEWHERE = frozenset({"doc_id", "start", "end"})


def print_rows(extraction: Extraction, name: str, console: Console) -> None:
    """Prints the rows of the table ``name``, each with the line on which it begins.

    Of tables with many columns each row is a block, a line a column; nulls are left out.
    """
    rows = extraction.rows(name)
    console.print(Text(f"{title(name)}: {len(rows):,}"))
    if not rows:
        return
    text = extraction.document.text or ""
    lines = SourceLines(text)
    if name in _COLUMNS:
        console.print(_table(name, rows, lines, text))
        return
    for row in rows:
        console.print(_block(name, row, lines))
        console.print()


def title(name: str) -> str:
    """The name of a table as a heading: "Legal bases"."""
    return name.replace("_", " ").capitalize()


def _table(name: str, rows: Sequence[Record], lines: SourceLines, text: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("line", justify="right", no_wrap=True)
    for column in _COLUMNS[name]:
        words = column in _WORDS
        table.add_column(column, no_wrap=not words, overflow="fold", ratio=_share(column) if words else None)
    for row in rows:
        cells = (_value(row, column, text) for column in _COLUMNS[name])
        table.add_row(Text(_line(row, lines), "dim"), *(Text(cell or "–") for cell in cells))
    return table


def _share(column: str) -> int:
    return 2 if column in ("text", "task") else 1


def _block(name: str, row: Record, lines: SourceLines) -> Table:
    grid = Table.grid(padding=(0, 2, 0, 0))
    grid.add_column(style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    line = _line(row, lines)
    if line:
        grid.add_row("line", line)
    for column in columns(name):
        value = None if column.name in _ELSEWHERE else _value(row, column.name, "")
        if value:
            grid.add_row(column.name, Text(value))
    return grid


def _line(row: Record, lines: SourceLines) -> str:
    start = getattr(row, "start", None)
    return "" if start is None else str(lines.at(start))


def _value(row: Record, column: str, text: str) -> str:
    if not hasattr(row, column):  # the evidence is the text
        return one_line(text[getattr(row, "start", 0) : getattr(row, "end", 0)])
    value = getattr(row, column)
    if value is None:
        return ""
    return number(value) if isinstance(value, float) else one_line(str(value))
