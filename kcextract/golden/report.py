"""Comparisons as plain values, for a program to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kcextract.golden.accuracy import accuracy
from kcextract.golden.comparison import Comparison
from kcextract.golden.scores import Score


def report(comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """``tables`` and ``documents`` (table by table) with the scores of rows and fields, and ``differences``.

    A score has the counts ``expected``, ``found`` and ``right``, and the shares ``precision``, ``recall``
    and ``f1``.
    """
    return {
        "tables": {
            each.table: {"rows": _score(each.rows), "fields": _score(each.fields)}
            for each in accuracy(comparisons)
        },
        "documents": {
            comparison.name: {
                table.table: {"rows": _score(table.rows), "fields": _score(table.fields)}
                for table in comparison.tables
            }
            for comparison in comparisons
        },
        "differences": [
            {
                "document": comparison.name,
                "table": difference.table,
                "kind": difference.kind,
                "row": difference.row,
                "file": str(table.file),
                "file_line": difference.file_line,
                "line": difference.line,
                "quote": difference.quote,
                "cells": [cell._asdict() for cell in difference.cells],
            }
            for comparison in comparisons
            for table in comparison.tables
            for difference in table.differences
        ],
    }


def _score(score: Score) -> dict[str, float]:
    return {
        "expected": score.expected,
        "found": score.found,
        "right": score.right,
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "f1": round(score.f1, 4),
    }
