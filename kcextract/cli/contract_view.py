"""The output contract on the terminal: tables, columns, labels and codes, from the records."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kcextract.records import Column, columns, table_records


def print_contract(tables: Sequence[str], console: Console) -> None:
    """Prints the columns of the tables of these names."""
    for name in tables:
        described = table_records()[name].TABLE
        console.print(Text.assemble((name, "bold"), f" ({described.label_vi}): {described.description}"))
        console.print(Text(f"Key: {', '.join(described.key)}", "dim"))
        table = Table(box=box.SIMPLE_HEAD)
        for heading in ("column", "type", "null"):
            table.add_column(heading, no_wrap=True)
        table.add_column("label", overflow="fold", max_width=24)
        table.add_column("holds", overflow="fold")
        for column in columns(name):
            table.add_row(
                Text(column.name, "bold"),
                Text("code" if column.codes else column.arrow_type),
                "yes" if column.nullable else "no",
                Text(column.label_vi),
                _content(column),
            )
        console.print(table)


def _content(column: Column) -> Text:
    if not column.codes:
        return Text(column.description)
    return Text.assemble(column.description, "\n", (" · ".join(column.codes), "cyan"))
