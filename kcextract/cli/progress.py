"""The progress of a conversion: a bar on a terminal, lines elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from kcextract.cli.terminal import printable
from kcextract.run.convert import Outcome
from kcextract.run.convert import Progress as Report

MOST_LINES = 1_000
"""Of more documents than this, only failures and each hundredth part of them have a line."""


@contextmanager
def reporting(console: Console) -> Iterator[Report]:
    """What to call after each document, while the context lasts."""
    if not console.is_terminal:

        def write(done: int, total: int, outcome: Outcome) -> None:
            if total <= MOST_LINES or outcome.entry.status == "failed" or done % (total // 100) == 0:
                console.out(_line(done, total, outcome), highlight=False)

        yield write
        return
    columns = (
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.description}", markup=False),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total, outcome: bar.update(
            task, completed=done, total=total, description=printable(outcome.entry.source)
        )


def _line(done: int, total: int, outcome: Outcome) -> str:
    return f"{done}/{total} {outcome.entry.status} {printable(outcome.entry.source)}"
