"""The tables found in a text, as their cells."""

from kcextract.text.lines import split_lines
from kcextract.text.tables import flattened_tables


def tables(text: str) -> list[list[list[str]]]:
    """The rows of the cells of each table of ``text``; a cell that is not there is empty."""
    lines = split_lines(text)
    stripped = [text[line.start : line.end].strip() for line in lines]
    found = []
    for grid, _, _ in flattened_tables(text, lines, stripped, set()):
        rows = [[""] * grid.column_count for _ in range(grid.row_count)]
        for cell in grid.cells:
            rows[cell.row][cell.column] = text[cell.start : cell.end]
        found.append(rows)
    return found
