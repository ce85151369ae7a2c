"""Checks on the terminal; those that fail are marked, and tell both figures; sums in tables are counted."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kcextract.cli.figures import number
from kcextract.cli.terminal import one_line
from kcextract.records import CheckRecord, Extraction

# Tables have so many sums that only those that fail are of interest here.
_COUNTED = frozenset({"row_sum", "children_sum", "total_row"})
_MARKS = {"pass": ("✓ pass", "green"), "fail": ("✗ FAIL", "bold red")}


def print_checks(extraction: Extraction, console: Console) -> None:
    """Prints each check: whether it holds, its kind, what was checked, and how the figures differ."""
    failing = sum(check.status == "fail" for check in extraction.checks)
    told = f" ({failing:,} failing)" if failing else ""
    console.print(Text(f"Checks: {len(extraction.checks):,}{told}", "red" if failing else ""))
    if not extraction.checks:
        return
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    held = 0
    for check in extraction.checks:
        if check.status == "pass" and check.kind in _COUNTED:
            held += 1
            continue
        table.add_row(Text(*_MARKS[check.status]), Text(check.kind), _words(check))
    if table.row_count:
        console.print(table)
    if held:
        console.print(Text(f"✓ {held:,} sums in tables hold (--tables prints the tables)", "green"))
    console.print()


def _words(check: CheckRecord) -> Text:
    words = Text(one_line(check.subject))
    if check.status == "fail":
        difference = ("+" if check.difference > 0 else "") + number(check.difference)
        words.append(f": {number(check.actual)} is stated, the other figures give {number(check.expected)}")
        words.append(f", the difference is {difference}")
    if check.note:
        words.append(f" ({one_line(check.note)})", "dim")
    return words
