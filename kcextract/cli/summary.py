"""The summary of a conversion: what became of each document, and what it promises."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kcextract.cli.figures import amount, period
from kcextract.cli.terminal import printable
from kcextract.run.convert import ConversionReport, Outcome
from kcextract.run.promises import Promises

MOST_ROWS = 50
"""With more documents than this, only totals and the failed documents are shown."""

STATUS_STYLES = {"ok": "green", "partial": "yellow", "failed": "red", "duplicate": "dim"}


def print_summary(report: ConversionReport, console: Console) -> None:
    """Prints a row a document (or totals by status), why documents failed, and what the others promise."""
    if len(report.outcomes) > MOST_ROWS:
        console.print(_totals(report))
    else:
        console.print(_documents(report.outcomes))
    for outcome in report.outcomes:
        if outcome.entry.status == "failed":
            source = printable(outcome.entry.source)
            console.print(Text.assemble((source, "red"), f": {outcome.entry.error}"), soft_wrap=True)
        elif outcome.entry.status == "duplicate" and len(report.outcomes) <= MOST_ROWS:
            pair = f"{outcome.entry.source}: the same bytes as {outcome.entry.duplicate_of}."
            console.print(Text(printable(pair), "dim"), soft_wrap=True)
    if report.skipped:
        files = "1 file" if report.skipped == 1 else f"{report.skipped} files"
        console.print(Text(f"Skipped {files} in the folders, not of a format that kcextract reads."))
    read = [(each, each.promises) for each in report.outcomes if each.promises is not None]
    if read and len(report.outcomes) > MOST_ROWS:
        console.print(_promised_in_all([promised for _, promised in read]))
    elif read:
        console.print(Text("What was promised:", "bold"))
        console.print(_promised(read))
        if any(promised.total is None for _, promised in read):
            console.print(Text("–: the document states no single total for the whole programme.", "dim"))
    console.print(Text(f"The tables are in {printable(str(report.out))}."), soft_wrap=True)
    if read:
        # Where there is most to see.
        most, _ = max(read, key=lambda pair: pair[1].targets)
        console.print(
            Text(f"Look further: kcextract show {shlex.quote(printable(most.entry.source))}"), soft_wrap=True
        )


def _totals(report: ConversionReport) -> Table:
    table = Table("status", box=box.SIMPLE_HEAD)
    table.add_column("documents", justify="right")
    for status, style in STATUS_STYLES.items():
        if report.count(status):
            table.add_row(Text(status, style), f"{report.count(status):,}")
    return table


def _documents(outcomes: Iterable[Outcome]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("file", overflow="fold", min_width=20)
    for heading in ("family", "number", "province"):
        table.add_column(heading, no_wrap=True)
    for heading in ("sections", "legal bases"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("status", no_wrap=True, min_width=max(map(len, STATUS_STYLES)))
    for outcome in outcomes:
        entry = outcome.entry
        table.add_row(
            Text(printable(entry.source)),
            *(Text(printable(text or "–")) for text in (outcome.family, outcome.number, outcome.province)),
            *(f"{entry.rows[name]:,}" if entry.rows else "–" for name in ("sections", "legal_bases")),
            Text(entry.status, STATUS_STYLES[entry.status]),
        )
    return table


def _promised(read: Iterable[tuple[Outcome, Promises]]) -> Table:
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("file", overflow="fold", min_width=20)
    table.add_column("targets", justify="right", no_wrap=True)
    table.add_column("total budget, đồng", justify="right", no_wrap=True)
    table.add_column("period", no_wrap=True)
    table.add_column("failing checks", justify="right", no_wrap=True)
    for outcome, promised in read:
        table.add_row(
            Text(printable(outcome.entry.source)),
            f"{promised.targets:,}",
            "–" if promised.total is None else Text(printable(amount(promised.total))),
            period(promised.period_start, promised.period_end),
            Text(f"{promised.failing_checks:,}", "red" if promised.failing_checks else ""),
        )
    return table


def _promised_in_all(read: Sequence[Promises]) -> Text:
    targets = sum(promised.targets for promised in read)
    failing = [promised.failing_checks for promised in read if promised.failing_checks]
    return Text(
        f"What was promised: {targets:,} targets in {len(read):,} documents; "
        f"failing checks: {sum(failing):,} in {len(failing):,} of them."
    )
