"""The command that writes pages for readers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

_FOLDER = "report"


def report(
    out: Annotated[str, typer.Argument(metavar="DIR", help="A folder or URL with tables of kcextract.")],
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="FOLDER",
            help="Folder for the pages. Unless given: report, in DIR.",
            show_default=False,
        ),
    ] = None,
    no_pictures: Annotated[
        bool,
        typer.Option("--no-pictures", help="Leave out the pictures of the pages of PDF files and scans."),
    ] = False,
) -> None:
    """Write HTML pages for readers: one a document, and an index.

    Each page is complete in itself and needs no network: the text with the words of every row marked, the
    pages of PDF files and scans as pictures with a box around each row's words, and the rows of all tables
    beside them. Pages that were there before are replaced.
    """
    from kcextract.cli.terminal import printable
    from kcextract.dataset.storage import is_url
    from kcextract.report import write_report

    if to is None and is_url(out):
        raise typer.BadParameter("name a folder of this machine for the pages.", param_hint="--to")
    written = write_report(out, to if to is not None else Path(out) / _FOLDER, with_pictures=not no_pictures)
    pages = "1 page" if written.pages == 1 else f"{written.pages:,} pages"
    typer.echo(f"{pages} and the index are written: open {printable(str(written.index))}")
