"""The command line: it parses arguments, calls the library, and prints.

Whatever takes long to import is imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kcextract import __version__
from kcextract.cli.golden import app as golden_app
from kcextract.cli.grammar import app as grammar_app
from kcextract.cli.report import report as report_command
from kcextract.cli.review import review as review_command
from kcextract.errors import FormatError, KcextractError, SourceError
from kcextract.records import table_records

FAILED = 1
"""Exit status: some document failed."""

INTERRUPTED = 130
"""Exit status: broken off by Ctrl-C; the same command goes on from there."""

WRONG_USAGE = 2
"""Exit status: nothing could be done, and the message says what to change."""

app = typer.Typer(
    name="kcextract",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(golden_app, name="golden")
app.add_typer(grammar_app, name="grammar")
app.command(name="report", epilog="Example: kcextract report out --to pages")(report_command)
app.command(name="review", epilog="Example: kcextract review out --golden my/golden")(review_command)

Grammars = Annotated[
    Path | None,
    typer.Option(
        "--grammars",
        metavar="PATH",
        help="File with words that add to the built-in grammar, or folder of such files and of files that "
        "replace built-in ones by their names.",
    ),
]


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs the command line (``arguments`` default to those of the process) and exits with its status."""
    for stream in (sys.stdout, sys.stderr):
        # A terminal without Vietnamese letters shall show escapes, not stop the work.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        sys.exit(app(args=None if arguments is None else list(arguments), prog_name="kcextract"))
    except KcextractError as error:
        _complain(error)
        sys.exit(WRONG_USAGE)
    except KeyboardInterrupt:
        typer.echo("kcextract: Interrupted; the same command goes on from here.", err=True)
        sys.exit(INTERRUPTED)
    except Exception as error:  # the last resort: a fault of our own, told in a sentence
        typer.echo(
            f"kcextract: This is a fault in kcextract ({type(error).__name__}: {error}): "
            "please report it with the command that you ran.",
            err=True,
        )
        sys.exit(FAILED)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"kcextract {__version__}")
        raise typer.Exit


@app.callback(epilog="Example: kcextract convert corpus --out out")
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Turns decisions of Vietnamese provinces on khuyến công into Parquet tables."""


@app.command(epilog="Example: kcextract convert corpus more/decision.txt --out out")
def convert(
    paths: Annotated[
        list[Path], typer.Argument(metavar="PATHS", help="Documents, and folders of documents.")
    ],
    out: Annotated[str, typer.Option("--out", metavar="DIR", help="Folder or URL for the tables.")],
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=0,
            envvar="KCEXTRACT_WORKERS",
            metavar="N",
            help="Worker processes. Unless given: one a core, fewer for few documents. "
            "0: none, and no limits of time and memory.",
            show_default=False,
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            "--cluster",
            metavar="URL",
            help="A Dask scheduler (tcp://…) whose workers convert, or local for one of this machine.",
            show_default=False,
        ),
    ] = None,
    prune: Annotated[
        bool, typer.Option("--prune", help="Also remove what was converted from files not among PATHS now.")
    ] = False,
    seconds: Annotated[
        float, typer.Option("--seconds", min=0.1, metavar="S", help="The longest that a document may take.")
    ] = 600,
    memory: Annotated[
        int, typer.Option("--memory", min=200, metavar="MB", help="The memory that a document may take.")
    ] = 1000,
    limit: Annotated[
        list[str] | None,
        typer.Option(
            "--limit",
            metavar="NAME=N",
            help="What else a file may ask for; repeat it for several. NAME is size, unpacked, ratio, pages, "
            "lines, characters, pixels, depth or seconds.",
            show_default=False,
        ),
    ] = None,
    log: Annotated[
        Path | None,
        typer.Option(
            "--log",
            metavar="FILE",
            help="Add a JSON line a document to FILE: status, size, time of each stage.",
            show_default=False,
        ),
    ] = None,
    grammars: Grammars = None,
) -> None:
    """Convert documents into Parquet tables.

    What is in DIR already and has not changed is not converted again, and an interrupted conversion is
    taken up where it stopped. Exit status 1 if some document failed; the others are converted all the same.
    """
    from kcextract.cli.limits import limits
    from kcextract.cli.progress import reporting
    from kcextract.cli.summary import print_summary
    from kcextract.cli.terminal import console
    from kcextract.grammar import load_grammar
    from kcextract.run.convert import convert as convert_all
    from kcextract.run.settings import Bounds, Settings

    bounds = Bounds(seconds, memory * 1_000_000, limits(limit or ()))
    settings = Settings(workers, cluster, bounds=bounds)
    with reporting(console(stderr=True)) as progress:
        report = convert_all(
            paths,
            out,
            grammar=load_grammar(grammars),
            progress=progress,
            settings=settings,
            prune=prune,
            log=log,
        )
    print_summary(report, console(piped_width=200))
    if report.count("failed"):
        raise typer.Exit(FAILED)


@app.command(epilog="Example: kcextract status out")
def status(
    out: Annotated[str, typer.Argument(metavar="DIR", help="A folder or URL with tables of kcextract.")],
) -> None:
    """Say what is in a folder of tables: documents by status, failures by code, rows, unfinished work.

    Nothing is written. Exit status 1 if some part is missing.
    """
    from kcextract.cli.status_view import print_status
    from kcextract.cli.terminal import console
    from kcextract.run.status import dataset_status

    found = dataset_status(out)
    print_status(found, console())
    if found.missing:
        raise typer.Exit(FAILED)


@app.command(epilog="Example: kcextract compact out")
def compact(
    out: Annotated[str, typer.Argument(metavar="DIR", help="A folder or URL with tables of kcextract.")],
    documents: Annotated[
        int, typer.Option("--documents", min=1, metavar="N", help="Documents to a part.")
    ] = 1000,
) -> None:
    """Write the parts of a folder anew, in portions of equal size, and remove what is left over.

    Nothing is converted; the rows stay the same.
    """
    from kcextract.run.convert import compact as compact_all
    from kcextract.run.settings import Settings

    report = compact_all(out, settings=Settings(documents_per_part=documents))
    typer.echo(f"{report.total:,} documents are in {len(report.parts):,} parts of each table.")


@app.command(epilog="Example: kcextract export out --to xlsx --out tables.xlsx")
def export(
    source: Annotated[str, typer.Argument(metavar="DIR", help="A folder or URL with tables of kcextract.")],
    to: Annotated[
        str,
        typer.Option(
            "--to", metavar="FORM", help="xlsx, csv, jsonl, duckdb, akn (Akoma Ntoso) or datapackage."
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", metavar="PATH", help="File (xlsx, duckdb) or folder that is to be made.")
    ],
    tables: Annotated[
        list[str] | None,
        typer.Option(
            "--table", metavar="TABLE", help="Only this table; may be given again.", show_default=False
        ),
    ] = None,
    bom: Annotated[
        bool, typer.Option("--bom", help="Begin CSV files with a mark by which Excel knows UTF-8.")
    ] = False,
) -> None:
    """Write the tables in a form for other programs: Excel, CSV, JSON Lines, DuckDB, XML, data package.

    Nothing is replaced: PATH must not be there yet. In xlsx and csv no text can become a formula.
    """
    from kcextract.exports import export as export_all

    try:
        done = export_all(source, to, out, tables=tables or (), bom=bom)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.") from error
    typer.echo(f"{done.count:,} {done.unit} are in {done.path}.")
    if done.left_out:
        typer.echo(f"Left out, for they have no text: {done.left_out:,}.")


@app.command(epilog="Example: kcextract show decision.txt --table targets")
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The document.")],
    table: Annotated[
        str | None,
        typer.Option("--table", metavar="TABLE", help="Print this table only.", show_default=False),
    ] = None,
    diagnostics: Annotated[
        bool,
        typer.Option("--diagnostics", help="Print every diagnostic, also each number that is no target."),
    ] = False,
    tables: Annotated[
        bool, typer.Option("--tables", help="Print the document's own tables, aligned.")
    ] = False,
    grammars: Grammars = None,
) -> None:
    """Show what is read in a document.

    Header, outline with the role of each section, targets, budgets as a tree, checks, and diagnostics, each
    with its line of the text.
    """
    from kcextract.cli.extraction_view import print_extraction, print_table
    from kcextract.cli.tables_view import print_tables
    from kcextract.cli.terminal import console
    from kcextract.grammar import load_grammar
    from kcextract.run.extraction import extract

    if table is not None:
        if tables:
            raise typer.BadParameter("it is either --table or --tables.", param_hint="--tables")
        _known(table, "--table")
    grammar = load_grammar(grammars)
    try:
        extraction = extract(file, grammar=grammar)
    except (SourceError, FormatError) as error:
        _complain(error)
        raise typer.Exit(FAILED) from error
    if tables:
        print_tables(extraction, console())
    elif table is None:
        print_extraction(extraction, console(), every_diagnostic=diagnostics)
    else:
        print_table(extraction, table, console())


@app.command(epilog="Example: kcextract scan archive")
def scan(
    paths: Annotated[list[Path], typer.Argument(metavar="PATHS", help="Files, and folders of files.")],
) -> None:
    """Say what files are: format, encoding, pages, and whether their text must be recognised (OCR).

    Nothing is written. Exit status 1 if some file cannot be read.
    """
    from kcextract.cli.survey_view import print_surveys
    from kcextract.cli.terminal import console
    from kcextract.grammar import load_grammar
    from kcextract.run.inputs import find_inputs
    from kcextract.run.survey import survey

    grammar = load_grammar(None)
    surveys = (survey(path, grammar) for path in find_inputs(paths).paths)
    if not print_surveys(surveys, console()):
        raise typer.Exit(FAILED)


@app.command(epilog="Example: kcextract doctor")
def doctor() -> None:
    """Say what is installed of what some formats need, and the one command that installs the rest.

    Exit status 1 if something is missing.
    """
    from kcextract.cli.doctor_view import print_installation
    from kcextract.cli.terminal import console
    from kcextract.run.installation import installation, remedy

    found = installation()
    missing = remedy(found)
    print_installation(found, missing, console())
    if missing is not None:
        raise typer.Exit(FAILED)


@app.command(epilog="Example: kcextract schema sections --json")
def schema(
    table: Annotated[
        str | None, typer.Argument(metavar="TABLE", help="One table only.", show_default=False)
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print Frictionless table schemas.")] = False,
) -> None:
    """Print the output contract: tables, columns, labels and codes."""
    from kcextract.cli.contract_view import print_contract
    from kcextract.cli.terminal import console
    from kcextract.dataset.datapackage import table_schema

    if table is not None:
        _known(table, "TABLE")
    tables = list(table_records()) if table is None else [table]
    if as_json:
        schemas = {name: table_schema(name) for name in tables}
        content = schemas if table is None else schemas[table]
        typer.echo(json.dumps(content, ensure_ascii=False, indent=1))
    else:
        print_contract(tables, console())


def _known(table: str, parameter: str) -> None:
    if table not in table_records():
        raise typer.BadParameter(
            f"there is no table {table!r}; the tables are {', '.join(table_records())}.", param_hint=parameter
        )


def _complain(error: KcextractError) -> None:
    place = f"{error.source}: " if error.source and error.source not in error.sentence else ""
    typer.echo(f"kcextract: {place}{error.sentence}", err=True)
