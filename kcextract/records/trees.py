"""Budgets as the tree that they are: below each amount those that are its parts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kcextract.records.programme import BudgetRecord


class Branch(NamedTuple):
    """An amount in the tree.

    ``last`` says of it and of each whole above it, the highest first, whether it is the last part of its own
    whole: empty for what is on top. ``has_parts`` is whether others stand below it.
    """

    budget: BudgetRecord
    last: tuple[bool, ...]
    has_parts: bool

    @property
    def depth(self) -> int:
        """How many wholes are above it."""
        return len(self.last)


def budget_tree(budgets: Sequence[BudgetRecord]) -> Iterator[Branch]:
    """All budgets, each part below its whole; one whose whole is not there, or is its own part, is on top."""
    numbers = {budget.budget_no for budget in budgets}
    parts: dict[int | None, list[BudgetRecord]] = defaultdict(list)
    for budget in budgets:
        parts[budget.parent_no if budget.parent_no in numbers else None].append(budget)
    shown: set[int] = set()
    # Those that are their own whole in a ring come last.
    for top in (*parts[None], *budgets):
        waiting: list[tuple[BudgetRecord, tuple[bool, ...]]] = [(top, ())]
        while waiting:
            budget, last = waiting.pop()
            if budget.budget_no in shown:
                continue
            shown.add(budget.budget_no)
            below = [each for each in parts[budget.budget_no] if each.budget_no not in shown]
            yield Branch(budget, last, bool(below))
            waiting += [(part, (*last, part is below[-1])) for part in reversed(below)]
