"""The commands about golden files: compare with them, begin a set, accept what the program found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kcextract.golden.comparison import Comparison
    from kcextract.golden.drafts import Draft

DIFFERENT = 1
"""Exit status: something differs from the golden files, or what was found was not accepted."""

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    epilog="Example: kcextract golden check",
    help="Compare with golden files: what careful readers found in documents.",
)

Corpus = Annotated[
    Path, typer.Option("--corpus", metavar="DIR", help="Folder of the documents that the sets are named for.")
]
Tables = Annotated[
    list[str] | None, typer.Option("--table", metavar="TABLE", help="This table only; may be given again.")
]
Grammars = Annotated[
    Path | None,
    typer.Option(
        "--grammars",
        metavar="PATH",
        help="File with words that add to the built-in grammar, or folder of such files and of files that "
        "replace built-in ones by their names.",
    ),
]


@app.command(epilog="Example: kcextract golden check golden --corpus corpus")
def check(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder of golden sets, or one set.")] = Path(
        "golden"
    ),
    corpus: Corpus = Path("corpus"),
    tables: Tables = None,
    grammars: Grammars = None,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show the scores of each document too.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print scores and differences as JSON.")] = False,
    markdown: Annotated[
        bool, typer.Option("--markdown", help="Print only a Markdown table of the scores of rows.")
    ] = False,
    report_only: Annotated[
        bool, typer.Option("--report-only", help="Leave exit status 0 though something differs.")
    ] = False,
) -> None:
    """Compare what is found in documents with their golden files.

    Shows what is missing, extra or changed, and how much of each table is right. A table without a file
    is not compared. Exit status 1 if something differs.
    """
    import json

    from kcextract.golden import open_golden
    from kcextract.golden.accuracy import accuracy_table
    from kcextract.golden.checking import check as check_all
    from kcextract.golden.report import report
    from kcextract.grammar import load_grammar

    _known(tables)
    goldens = open_golden(folder)
    comparisons = tuple(check_all(goldens.values(), corpus, tables or (), load_grammar(grammars)))
    if as_json:
        typer.echo(json.dumps(report(comparisons), ensure_ascii=False, indent=1))
    elif markdown:
        typer.echo(accuracy_table(comparisons), nl=False)
    else:
        _print(comparisons, verbose=verbose)
    if not report_only and any(comparison.differences for comparison in comparisons):
        raise typer.Exit(DIFFERENT)


@app.command(epilog="Example: kcextract golden new decision.txt")
def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document.")],
    into: Annotated[Path, typer.Option("--into", metavar="DIR", help="Folder of golden sets.")] = Path(
        "golden"
    ),
) -> None:
    """Begin a golden set: a file for each table, empty but for its columns, to be filled in by a reader.

    NOTES.md says what goes into each column. Nothing that is there is overwritten.
    """
    from kcextract.errors import SourceError
    from kcextract.golden.drafts import blank_set, write
    from kcextract.run.inputs import source_name

    if not file.is_file():
        raise SourceError("There is no such file: check the path.", source=source_name(file))
    drafts = blank_set(into / file.stem)
    write(drafts)
    _print_drafts(drafts)


@app.command(epilog="Example: kcextract golden accept decision.txt --table targets")
def accept(
    document: Annotated[
        str, typer.Argument(metavar="FILE|STEM", help="The document, or its name in the corpus.")
    ],
    folder: Annotated[Path, typer.Option("--golden", metavar="DIR", help="Folder of golden sets.")] = Path(
        "golden"
    ),
    corpus: Corpus = Path("corpus"),
    tables: Tables = None,
    grammars: Grammars = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
) -> None:
    """Put what is found in a document into its golden set, after showing what differs.

    Golden files say what a reader finds: accept only what you have proved in the document. Cells that are
    right keep the reader's words. Refused where CI or KCEXTRACT_GOLDEN_LOCKED is set.
    """
    from kcextract.golden.checking import find_document
    from kcextract.golden.comparison import compare
    from kcextract.golden.drafts import accepted, refuse_if_locked, write
    from kcextract.golden.files import is_golden_set, read_golden
    from kcextract.grammar import load_grammar
    from kcextract.run.extraction import extract

    refuse_if_locked()
    _known(tables)
    file = Path(document)
    if not file.is_file():
        file = find_document(corpus, document)
    extraction = extract(file, grammar=load_grammar(grammars))
    target = folder / file.stem
    golden = read_golden(target) if is_golden_set(target) else None
    drafts = accepted(extraction, golden, target, tables or ())
    if not drafts:
        typer.echo("Nothing differs: there is nothing to accept.")
        return
    if golden is not None:
        _print_differences([compare(extraction, golden, tables or ())])
    if not yes and not typer.confirm(f"Write {', '.join(draft.path.name for draft in drafts)} in {target}?"):
        typer.echo("Nothing was written.")
        raise typer.Exit(DIFFERENT)
    write(drafts)
    _print_drafts(drafts)


def _known(tables: list[str] | None) -> None:
    from kcextract.golden.layout import LAYOUTS

    for table in tables or ():
        if table not in LAYOUTS:
            raise typer.BadParameter(
                f"there is no table {table!r} of golden files; they are {', '.join(LAYOUTS)}.",
                param_hint="--table",
            )


def _print(comparisons: Sequence[Comparison], *, verbose: bool) -> None:
    from kcextract.cli.golden_view import print_scores
    from kcextract.cli.terminal import console

    _print_differences(comparisons)
    print_scores(comparisons, console(), by_document=verbose)


def _print_differences(comparisons: Sequence[Comparison]) -> None:
    from kcextract.cli.terminal import printable
    from kcextract.golden.diff import render

    for comparison in comparisons:
        for line in render(comparison).splitlines():
            typer.echo(printable(line))


def _print_drafts(drafts: Sequence[Draft]) -> None:
    from kcextract.cli.terminal import printable

    for draft in drafts:
        typer.echo(f"Wrote {printable(str(draft.path))}.")
