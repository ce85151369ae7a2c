"""Tables that an export has flattened, found again as grids.

Three ways of flattening are known here: a row a line, cells parted by tabs, ``|``, slashes, runs of spaces
or, below a header that counts them, single ones; a row on several lines, each cell before a ``|``; and a
cell a line, behind a tab, before a ``|`` or without any mark. A letterhead or a signature block is flattened
in the same ways but holds no numbers: it stays text.
"""

from __future__ import annotations

from collections.abc import Sequence

from kcextract.document import Grid, Line
from kcextract.text.bar_forms import barred_forms
from kcextract.text.bar_lines import barred_tables, stacked_tables
from kcextract.text.cell_lines import cell_tables
from kcextract.text.counted_lines import counted_tables
from kcextract.text.row_lines import row_tables
from kcextract.text.slash_lines import slashed_tables
from kcextract.text.table_lines import TableLines


def flattened_tables(
    text: str, lines: Sequence[Line], stripped: Sequence[str], skip: set[int]
) -> list[tuple[Grid, int, int]]:
    """The tables among ``lines``, each as (grid, first line, line after the last).

    ``stripped`` are the lines without surrounding space, ``skip`` the indices of page furniture. The grids
    are disjoint and in order, their cells too; the cells' spans hold no surrounding space. A cell that was
    cut off or left out is not among them; those of the header are flagged.
    """
    source = TableLines(text, lines, stripped, skip)
    found = barred_tables(source)
    taken = {index for _, first, end in found for index in range(first, end)}
    for finder in (row_tables, slashed_tables, counted_tables, stacked_tables, barred_forms, cell_tables):
        tables = finder(source, taken)
        taken |= {index for _, first, end in tables for index in range(first, end)}
        found += tables
    return sorted(found, key=lambda item: item[1])
