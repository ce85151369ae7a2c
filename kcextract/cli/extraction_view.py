"""What was read in a document, on the terminal: all of it, or one table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from kcextract.cli.budgets_view import print_budgets
from kcextract.cli.checks_view import print_checks
from kcextract.cli.diagnostics_view import print_diagnostics
from kcextract.cli.outline_view import print_header, print_outline
from kcextract.cli.rows_view import print_rows
from kcextract.cli.targets_view import print_targets
from kcextract.records import Extraction, table_records

_VIEWS: dict[str, Callable[[Extraction, Console], None]] = {
    "documents": lambda extraction, console: print_header(extraction.document, console),
    "sections": print_outline,
    "targets": print_targets,
    "budgets": print_budgets,
    "checks": print_checks,
    "diagnostics": print_diagnostics,
}


def print_extraction(extraction: Extraction, console: Console, *, every_diagnostic: bool = False) -> None:
    """Prints header, outline, targets, budgets, checks and diagnostics, and how many rows the rest has."""
    print_header(extraction.document, console)
    print_outline(extraction, console)
    console.print(_legal_bases(extraction))
    console.print(_others(extraction))
    console.print()
    print_targets(extraction, console)
    print_budgets(extraction, console)
    print_checks(extraction, console)
    print_diagnostics(extraction, console, every=every_diagnostic)


def print_table(extraction: Extraction, name: str, console: Console) -> None:
    """Prints one table."""
    if name in _VIEWS:
        _VIEWS[name](extraction, console)
    else:
        print_rows(extraction, name, console)


def _legal_bases(extraction: Extraction) -> Text:
    counts = Counter(each.relation for each in extraction.legal_bases)
    parts = ", ".join(f"{count} {relation}" for relation, count in counts.items())
    return Text(f"Legal bases: {len(extraction.legal_bases)}" + (f" ({parts})" if parts else ""))


def _others(extraction: Extraction) -> Text:
    names = [name for name in table_records() if name not in _VIEWS and name != "legal_bases"]
    counts = ", ".join(f"{len(extraction.rows(name)):,} {name}" for name in names)
    return Text(f"Further tables: {counts} (--table NAME prints one)")
