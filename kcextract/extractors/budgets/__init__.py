"""The amounts of money that a programme is to cost, and the other money in its text."""

from kcextract.extractors.budgets.extraction import BudgetsFound, extract_budgets

__all__ = ["BudgetsFound", "extract_budgets"]
