"""All tables of a programme, each by its own extractor, in the order in which they need each other."""

from __future__ import annotations

from dataclasses import dataclass

from kcextract.document import Notice
from kcextract.extractors.assignments import extract_assignments
from kcextract.extractors.budgets import extract_budgets
from kcextract.extractors.claims import Claim, find_claims, unclaimed
from kcextract.extractors.content_items import extract_content_items
from kcextract.extractors.context import Context
from kcextract.extractors.objectives import extract_objectives
from kcextract.extractors.periods import PeriodReader
from kcextract.extractors.quantities import find_quantities
from kcextract.extractors.solutions import extract_solutions
from kcextract.extractors.targets import extract_targets
from kcextract.records import (
    AssignmentRecord,
    BudgetRecord,
    ContentItemRecord,
    ObjectiveRecord,
    SolutionRecord,
    TargetRecord,
)
from kcextract.text.spaces import single_spaced


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
    """The rows of a programme's tables, numbered in text order, and notices of what is doubtful in them.

    After this the following holds: every group of digits in the running text is claimed by exactly one of a
    target, an amount of money, a period or date, a citation, a marker, or a notice ``unclaimed_number``.
    """
    periods = PeriodReader(context)
    objectives, objective_notices = extract_objectives(context, periods)
    content_items, content_notices = extract_content_items(context)
    solutions, solution_notices = extract_solutions(context)
    assignments, assignment_notices = extract_assignments(context)
    claims = find_claims(context)
    quantities = find_quantities(context, claims)
    budgets = extract_budgets(context, periods, quantities, content_items)
    told = {(start, end) for start, end, _ in budgets.unclaimed}
    for span in budgets.money:
        claims.add_around(Claim(span.start, span.end, "unclaimed" if tuple(span) in told else "budget"))
    targets = extract_targets(context, claims, quantities, periods, content_items)
    programme = Programme(objectives, content_items, targets.records, budgets.records, solutions, assignments)
    no_budgets = (
        Notice(
            "info",
            "unclaimed_number",
            f"“{_printed(context, start, end)}” is no budget: it is {what}.",
            start,
            end,
        )
        for start, end, what in budgets.unclaimed
    )
    return programme, (
        *objective_notices,
        *content_notices,
        *solution_notices,
        *assignment_notices,
        *budgets.notices,
        *no_budgets,
        *targets.notices,
        *unclaimed(context, claims),
    )


def _printed(context: Context, start: int, end: int) -> str:
    return single_spaced(context.document.reading[start:end])
