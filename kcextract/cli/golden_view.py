"""Scores against golden files on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kcextract.cli.terminal import printable
from kcextract.golden.accuracy import accuracy, percent
from kcextract.golden.comparison import Comparison
from kcextract.golden.scores import Score

_SHARES = ("prec. %", "recall %", "F1 %")


def print_scores(comparisons: Sequence[Comparison], console: Console, *, by_document: bool) -> None:
    """Prints how many rows and fields are right, a line a table; with ``by_document`` those of each first."""
    if by_document:
        for comparison in comparisons:
            console.print(Text(printable(comparison.name), "bold"))
            console.print(_scores([(each.table, each.rows, each.fields) for each in comparison.tables]))
        console.print(Text("All documents", "bold"))
    console.print(_scores([(each.table, each.rows, each.fields) for each in accuracy(comparisons)]))
    count = sum(len(comparison.differences) for comparison in comparisons)
    documents = "1 document" if len(comparisons) == 1 else f"{len(comparisons):,} documents"
    rows = "Nothing differs" if not count else "1 row differs" if count == 1 else f"{count:,} rows differ"
    console.print(Text(f"{rows} in {documents}."))


def _scores(lines: Sequence[tuple[str, Score, Score]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("table", no_wrap=True)
    for heading in ("rows", *_SHARES, "fields", *_SHARES):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, rows, fields in lines:
        table.add_row(Text(name), *_cells(rows), *_cells(fields))
    return table


def _cells(score: Score) -> tuple[Text, ...]:
    """The right of the expected ones, and the shares."""
    shares = (score.precision, score.recall, score.f1)
    return (
        Text(f"{score.right:,}/{score.expected:,}"),
        *(Text(percent(share), "" if share == 1 else "red") for share in shares),
    )
