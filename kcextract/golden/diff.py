"""Differences as lines to read: where in the golden file, the line of the source, and both sides."""

from __future__ import annotations

from collections.abc import Iterator

from kcextract.golden.comparison import Cell, Comparison, Difference, TableComparison
from kcextract.golden.layout import DOCUMENTS, ELLIPSIS

_WIDTH = 100
_BEFORE = 30


def render(comparison: Comparison) -> str:
    """What differs in a document, a few lines a row; "" where nothing does."""
    return "\n".join(line for table in comparison.tables for line in _table(table))


def _table(table: TableComparison) -> Iterator[str]:
    for difference in table.differences:
        where = str(table.file) if difference.file_line is None else f"{table.file}:{difference.file_line}"
        yield f"{where}: {difference.kind}: {difference.row}"
        if difference.quote:
            yield f"  {difference.line} | {_quote(difference)}"
        if difference.kind != "changed":
            yield f"  {_row(difference)}"
            continue
        for cell in difference.cells:
            expected, found = _sides(cell)
            prefix = "" if difference.table == DOCUMENTS else f"{cell.column}: "
            yield f"  {prefix}expected {expected}"
            yield f"  {' ' * len(prefix)}found    {found}"


def _quote(difference: Difference) -> str:
    """The line of the source, cut around the digits of the row where it is long."""
    printed = next((cell for cell in difference.cells if cell.column == "printed"), None)
    # A row that changed has its digits right: they are the last words of its name.
    words = (printed.expected or printed.found or "") if printed else difference.row.split(" ", 2)[-1]
    return _cut(difference.quote, max(0, difference.quote.find(words) - _BEFORE))


def _row(difference: Difference) -> str:
    """The cells of a row that only one side has."""
    cells = ((cell.column, cell.expected or cell.found or "") for cell in difference.cells)
    return " · ".join(f"{name} {_cut(value, 0)}" for name, value in cells)


def _sides(cell: Cell) -> tuple[str, str]:
    """Both values, long ones cut to where they begin to differ."""
    if cell.expected is None or cell.found is None:
        return _shown(cell.expected), _shown(cell.found)
    head, shortened, _ = cell.expected.partition(ELLIPSIS)
    if shortened and cell.found.startswith(head):
        # What differs is the end.
        return _shown(cell.expected, len(cell.expected)), _shown(cell.found, len(cell.found))
    shorter = min(len(cell.expected), len(cell.found))
    same = next((at for at in range(shorter) if cell.expected[at] != cell.found[at]), shorter)
    start = max(0, same - _BEFORE)
    return _shown(cell.expected, start), _shown(cell.found, start)


def _shown(value: str | None, start: int = 0) -> str:
    return "nothing" if value is None else f"“{_cut(value, start)}”"


def _cut(words: str, start: int) -> str:
    """The words, a long text as so much of it as begins at ``start``, or ends at its end."""
    words = " ".join(words.split())
    if len(words) <= _WIDTH:
        return words
    start = min(start, len(words) - _WIDTH)
    return (
        ("…" if start else "") + words[start : start + _WIDTH] + ("…" if start + _WIDTH < len(words) else "")
    )
