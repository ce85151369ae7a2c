"""The commands about grammars: begin a field of one's own, check grammar files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from kcextract.grammar.checking import Fault

WRONG = 1
"""Exit status: something in a grammar file is wrong."""

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog="Example: kcextract grammar new housing",
    help="Teach kcextract the words of another field: units, verbs, headings, activities.",
)


@app.command(epilog="Example: kcextract grammar new housing")
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of the field: housing, forests …")],
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="Folder for the file.")] = Path(),
) -> None:
    """Begin NAME.toml: an entry of each kind, with comments, to be filled in.

    The file adds words to the built-in ones: give it to other commands as --grammars NAME.toml. Nothing
    that is there is overwritten.
    """
    from kcextract.cli.terminal import printable
    from kcextract.grammar.drafts import write_field

    path = write_field(name, into)
    typer.echo(f"Wrote {printable(str(path))}: fill it in, then run kcextract grammar check {path}")


@app.command(epilog="Example: kcextract grammar check housing.toml")
def check(
    path: Annotated[
        Path | None,
        typer.Argument(
            metavar="PATH",
            help="A file, or a folder of them. Unless given: the built-in grammar.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Say all that is wrong in grammar files, each fault with its file, line and column.

    Every pattern is compiled, every example and counter-example tried. Exit status 1 if something is wrong.
    """
    from kcextract.cli.terminal import printable
    from kcextract.grammar.checking import check_grammar
    from kcextract.grammar.files import default_directory

    checked = check_grammar(path)
    for fault in checked.faults:
        typer.echo(printable_fault(fault))
    place = printable(str(path or default_directory()))
    files = f"{len(checked.files)} file{'s' if len(checked.files) > 1 else ''}"
    if not checked.faults:
        typer.echo(f"Nothing is wrong in {place} ({files}).")
        return
    faults = f"{len(checked.faults)} fault{'s' if len(checked.faults) > 1 else ''}"
    typer.echo(f"{faults} in {place} ({files}).")
    raise typer.Exit(WRONG)


def printable_fault(fault: Fault) -> str:
    """A fault as three lines: place and sentence, the line of the file, a caret under the place."""
    from kcextract.cli.terminal import printable

    if not fault.line:
        return printable(f"{fault.file}: {fault.sentence}")
    number = str(fault.line)
    # Tabs are as wide before the caret as above it.
    before = "".join(letter if letter == "\t" else " " for letter in fault.text[: fault.column - 1])
    return "\n".join(
        (
            printable(f"{fault.file}:{number}:{fault.column}: {fault.sentence}"),
            f"  {number} | {printable(fault.text)}",
            f"  {' ' * len(number)} | {before}{'^' * fault.length}",
        )
    )
