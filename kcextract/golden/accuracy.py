"""The accuracy of a whole corpus, table by table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kcextract.golden.comparison import Comparison
from kcextract.golden.layout import LAYOUTS
from kcextract.golden.scores import Score, total


class Accuracy(NamedTuple):
    """A table over all documents that have a golden file of it: scores of rows and of cells."""

    table: str
    documents: int
    rows: Score
    fields: Score


def accuracy(comparisons: Iterable[Comparison]) -> tuple[Accuracy, ...]:
    """The scores of each table, over the documents together."""
    compared = [table for comparison in comparisons for table in comparison.tables]
    found = []
    for name in LAYOUTS:
        tables = [table for table in compared if table.table == name]
        if tables:
            rows = total(name, (table.rows for table in tables))
            fields = total(name, (table.fields for table in tables))
            found.append(Accuracy(name, len(tables), rows, fields))
    return tuple(found)


def accuracy_table(comparisons: Sequence[Comparison]) -> str:
    """A Markdown table of how many rows of each table are right; in ``documents`` a row is a column."""
    lines = ["| table | documents | rows | precision | recall | F1 |", "|---|--:|--:|--:|--:|--:|"]
    for each in accuracy(comparisons):
        score = each.rows
        shares = " | ".join(f"{percent(share)} %" for share in (score.precision, score.recall, score.f1))
        lines.append(f"| `{each.table}` | {each.documents} | {score.expected:,} | {shares} |")
    return "\n".join(lines) + "\n"


def percent(share: float) -> str:
    """A share in percent with one decimal, rounded down: only what is whole prints as 100.0.

    >>> percent(1.0), percent(0.9999)
    ('100.0', '99.9')
    """
    return f"{int(share * 1000 + 1e-9) / 10:.1f}"
