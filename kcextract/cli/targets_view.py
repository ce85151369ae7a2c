"""Targets on the terminal, a row each."""

from __future__ import annotations

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kcextract.cli.figures import broken, period, quantity
from kcextract.cli.terminal import one_line
from kcextract.golden.found import SourceLines
from kcextract.records import Extraction

_NARROW = 100
"""With fewer columns than this, figures and codes go on several lines, so that there is room for words."""


def print_targets(extraction: Extraction, console: Console) -> None:
    """Prints each target with its line: figure and unit, action and object, period, activity."""
    console.print(Text(f"Targets: {len(extraction.targets):,}"))
    if not extraction.targets:
        return
    narrow = console.width < _NARROW
    lines = SourceLines(extraction.document.text or "")
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    table.add_column("line", justify="right", no_wrap=True)
    table.add_column("figure", max_width=16 if narrow else 30)
    table.add_column("what", ratio=1, overflow="fold")
    table.add_column("period", no_wrap=True)
    table.add_column("activity", no_wrap=True)
    for target in extraction.targets:
        code = target.activity_code or "–"
        table.add_row(
            Text(str(lines.at(target.start)), "dim"),
            Text(one_line(quantity(target)), "bold green"),
            Text.assemble((one_line(target.action or "–"), "dim"), " · ", one_line(target.object)),
            Text(period(target.period_start, target.period_end)),
            Text(broken(code, 14) if narrow else code, "cyan"),
        )
    console.print(table)
    console.print()
