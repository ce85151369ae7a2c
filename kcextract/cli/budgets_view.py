"""Budgets on the terminal, as a tree: below each amount those that are its parts."""

from __future__ import annotations

import textwrap

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kcextract.cli.figures import amount, broken, period
from kcextract.cli.terminal import one_line
from kcextract.golden.found import SourceLines
from kcextract.records import Extraction
from kcextract.records.trees import Branch, budget_tree

_NARROW = 100
_LEAST_ROOM = 12
_NARROW_CODE = 14
_GAP = 3


def print_budgets(extraction: Extraction, console: Console) -> None:
    """Prints the tree: words, amount in đồng, source and period of each budget, with its line."""
    console.print(Text(f"Budgets: {len(extraction.budgets):,}"))
    if not extraction.budgets:
        return
    narrow = console.width < _NARROW
    lines = SourceLines(extraction.document.text or "")
    cells = []
    for branch in budget_tree(extraction.budgets):
        budget = branch.budget
        cells.append(
            (
                branch,
                str(lines.at(budget.start)),
                amount(budget),
                broken(budget.source, _NARROW_CODE) if narrow else budget.source,
                period(budget.period_start, budget.period_end),
            )
        )
    headings = ("line", "amount, đồng", "source", "period")
    taken = [
        max(len(line) for text in (heading, *(row[place] for row in cells)) for line in str(text).split("\n"))
        for place, heading in enumerate(headings, 1)
    ]
    room = console.width - sum(taken) - _GAP * len(headings)
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    table.add_column("line", justify="right", no_wrap=True)
    table.add_column("what", no_wrap=True)
    table.add_column("amount, đồng", justify="right", no_wrap=True)
    table.add_column("source", no_wrap=True)
    table.add_column("period", no_wrap=True)
    for branch, line, money, source, years in cells:
        table.add_row(
            Text(line, "dim"),
            _words(branch, room, source.count("\n") + 1),
            Text(one_line(money), "bold yellow"),
            Text(source, "cyan"),
            Text(years),
        )
    console.print(table)
    console.print()


def _words(branch: Branch, room: int, height: int) -> Text:
    """The words of an amount, broken to the width; the tree's lines go on beside each of them."""
    label = branch.budget.label or f"({branch.budget.amount_raw})"
    first, below = _guides(branch)
    words = textwrap.wrap(one_line(label), max(_LEAST_ROOM, room - len(below))) or [""]
    words += [""] * (height - len(words))
    text = Text()
    for place, line in enumerate(words):
        guide = below if place else first
        text.append("\n" if place else "")
        text.append(guide, "dim")
        text.append(line)
    return text


def _guides(branch: Branch) -> tuple[str, str]:
    """What stands before the words of an amount: on their first line, and on those below."""
    pipes = ["  " if is_last else "│ " for is_last in branch.last]
    fork = "" if not branch.last else "└ " if branch.last[-1] else "├ "
    # A line of a whole that is broken goes on above its parts.
    return "".join(pipes[:-1]) + fork, "".join(pipes) + ("│ " if branch.has_parts else "  ")
