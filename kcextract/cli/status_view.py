"""The state of an output folder, on the terminal."""

from __future__ import annotations

from collections.abc import Mapping

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kcextract.cli.summary import STATUS_STYLES
from kcextract.cli.terminal import printable
from kcextract.run.status import DatasetStatus


def print_status(status: DatasetStatus, console: Console) -> None:
    """Prints documents by status, failures by code, rows by table, and what is unfinished or missing."""
    place = printable(status.location)
    if not status.complete:
        console.print(Text(f"No conversion into {place} has ended yet."), soft_wrap=True)
    else:
        made = f"kcextract {status.version}, grammar {printable(status.grammar)}"
        console.print(
            Text(
                f"{place}: {sum(status.statuses.values()):,} documents, {status.parts:,} files, "
                f"{status.size / 1e6:,.1f} MB; {made}."
            ),
            soft_wrap=True,
        )
        console.print(_counts("status", {name: status.statuses.get(name, 0) for name in STATUS_STYLES}))
        if status.codes:
            console.print(_counts("why documents failed", status.codes))
        console.print(_counts("table", status.rows, "rows"))
    if status.waiting:
        done = f"An unfinished conversion has done {status.waiting:,} documents"
        console.print(Text(f"{done}: the same command goes on there."), soft_wrap=True)
    for path in status.missing:
        lost = f"{printable(path)} is missing: convert into a new folder."
        console.print(Text(lost, "red"), soft_wrap=True)


def _counts(heading: str, counts: Mapping[str, int], unit: str = "documents") -> Table:
    table = Table(heading, box=box.SIMPLE_HEAD)
    table.add_column(unit, justify="right")
    for name, count in counts.items():
        if count:
            table.add_row(Text(printable(name), STATUS_STYLES.get(name, "")), f"{count:,}")
    return table
