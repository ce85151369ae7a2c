"""What is installed, on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from kcextract.cli.terminal import printable
from kcextract.run.installation import Found


def print_installation(found: Sequence[Found], remedy: str | None, console: Console) -> None:
    """Prints a line a requirement, and the command that installs what is missing."""
    table = Table(box=None, show_header=False, pad_edge=False)
    for (name, purpose, kind, package), version in found:
        shown = f"{package} ({name})" if kind != "package" and package != name else name
        state = Text("missing", style="bold red") if version is None else Text("ok", style="green")
        table.add_row(state, shown, printable(version or ""), f"for {purpose}")
    console.print(table)
    console.print(
        "Everything is there: every format can be read."
        if remedy is None
        else Text(f"To install what is missing: {remedy}"),
        soft_wrap=True,
    )
