"""The summary of a conversion: what became of each document, and what it promises."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kcextract.cli.figures import amount, period
from kcextract.cli.terminal import printable
from kcextract.run.convert import ConversionReport, Outcome
from kcextract.run.promises import Promises
from kcextract.run.report import Promised

MOST_ROWS = 50
"""With more documents than this, only totals and the failed documents are shown."""

STATUS_STYLES = {"ok": "green", "partial": "yellow", "failed": "red", "duplicate": "dim"}


def print_summary(report: ConversionReport, console: Console) -> None:
    """Prints a row a document (or totals by status), why documents failed, and what the others promise."""
    few = report.total <= MOST_ROWS
    console.print(_documents(report.outcomes) if few else _totals(report))
    for outcome in report.outcomes:
        if outcome.entry.status == "failed":
            source = printable(outcome.entry.source)
            console.print(Text.assemble((source, "red"), f": {outcome.entry.error}"), soft_wrap=True)
        elif outcome.entry.status == "duplicate" and few:
            pair = f"{outcome.entry.source}: the same bytes as {outcome.entry.duplicate_of}."
            console.print(Text(printable(pair), "dim"), soft_wrap=True)
    if report.codes and not few:
        console.print(_codes(report))
    if report.unchanged:
        console.print(Text(f"{_files(report.unchanged)} had been converted before and did not change."))
    if report.removed:
        console.print(Text(f"Removed what had been converted from {_files(report.removed)} now gone."))
    if report.skipped:
        files = _files(report.skipped)
        console.print(Text(f"Skipped {files} in the folders, not of a format that kcextract reads."))
    if report.slowest and not few:
        console.print(_slowest(report))
    read = [(each, each.promises) for each in report.outcomes if each.promises is not None]
    if report.promised.documents and not few:
        console.print(_promised_in_all(report.promised))
    elif read and few:
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


def _promised_in_all(promised: Promised) -> Text:
    return Text(
        f"What was promised: {promised.targets:,} targets in {promised.documents:,} documents; "
        f"failing checks: {promised.failing_checks:,} in {promised.failing_documents:,} of them."
    )


def _codes(report: ConversionReport) -> Table:
    table = Table("why documents failed", box=box.SIMPLE_HEAD)
    table.add_column("documents", justify="right")
    for code, count in report.codes.items():
        table.add_row(Text(printable(code), "red"), f"{count:,}")
    return table


def _slowest(report: ConversionReport) -> Table:
    table = Table("slowest documents", box=box.SIMPLE_HEAD)
    table.add_column("seconds", justify="right", no_wrap=True)
    for outcome in report.slowest:
        table.add_row(Text(printable(outcome.entry.source)), f"{outcome.seconds:.2f}")
    return table


def _files(count: int) -> str:
    return "1 file" if count == 1 else f"{count:,} files"
