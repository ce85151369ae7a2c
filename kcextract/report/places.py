"""Where in the text the figure stands that a check is about: checks carry no span of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kcextract.checks.findings import figure, name
from kcextract.records import AppendixCellRecord, CheckRecord, Extraction

# What follows the name of a row, which may hold anything, holds no bracket before "column".
_CELL = re.compile(
    r"Table (?P<table>\d+), row (?P<row>\d+)(?: \(.*\))?, column (?P<column>\d+) (?:as|against) "
)
_FORMS = ("{}, in words", "Parts of {}", "Phases of {}", "Activities of {}")


class Place(NamedTuple):
    """The span of a figure, and the cell that it is in, if it is in one."""

    start: int
    end: int
    cell: AppendixCellRecord | None = None


def check_places(extraction: Extraction) -> dict[int, Place]:
    """The place of each check by its number; checks whose place is not certain are left out."""
    cells = {(cell.table_no, cell.row_no, cell.column_no): cell for cell in extraction.appendix_cells}
    told = _told(extraction)
    named = _named(extraction)
    places: dict[int, Place] = {}
    for check in extraction.checks:
        found = _CELL.match(check.subject)
        if found:
            key = int(found["table"]) - 1, int(found["row"]) - 1, int(found["column"]) - 1
            cell = cells.get(key)
            if cell is not None and cell.start < cell.end:
                places[check.check_no] = Place(cell.start, cell.end, cell)
            continue
        in_words = (check.kind == "objective_content", check.subject, check.actual)
        for spans in (told.get(_sentence(check), []), named.get(in_words, [])):
            if len(set(spans)) == 1:
                places.setdefault(check.check_no, Place(*spans[0]))
    return places


def _told(extraction: Extraction) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """The spans of the diagnostics that tell of failing checks, by code and sentence."""
    spans = defaultdict(list)
    for each in extraction.diagnostics:
        if each.code.endswith("_differs") and each.start is not None and each.end is not None:
            spans[each.code, each.message.partition(" (")[0].removesuffix(".")].append((each.start, each.end))
    return spans


def _sentence(check: CheckRecord) -> tuple[str, str]:
    stated, computed = (figure(Decimal(str(value))) for value in (check.actual, check.expected))
    sentence = f"{check.subject}: {stated} is stated, the other figures give {computed}"
    return f"{check.kind}_differs", sentence.partition(" (")[0]


def _named(extraction: Extraction) -> dict[tuple[bool, str, float], list[tuple[int, int]]]:
    """The spans of what checks of the prose may be about, by the words and the figure that they tell."""
    spans: dict[tuple[bool, str, float], list[tuple[int, int]]] = defaultdict(list)
    for budget in extraction.budgets:
        for subject in (form.format(name(budget)) for form in _FORMS):
            for value in _different(budget.amount_vnd, budget.amount_max_vnd, budget.amount_words_vnd):
                spans[False, subject, value].append((budget.start, budget.end))
    for target in extraction.targets:
        for value in _different(target.quantity_min, target.quantity_max):
            spans[True, target.object, value].append((target.start, target.end))
    return spans


def _different(*values: float | None) -> Iterator[float]:
    yield from {float(value) for value in values if value is not None}
