"""The command that lets a reader review what was found."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer


def review(
    out: Annotated[str, typer.Argument(metavar="DIR", help="A folder or URL with tables of kcextract.")],
    golden: Annotated[
        Path,
        typer.Option("--golden", metavar="FOLDER", help="Folder of golden sets, to be read and written."),
    ] = Path("golden"),
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, metavar="N", help="0 takes a port that is free.")
    ] = 0,
    browser: Annotated[bool, typer.Option("--open", help="Open the page in a browser.")] = False,
) -> None:
    """Accept, correct, add and delete rows in a browser, and save them as golden files.

    Prints an address of this machine with a token, and answers until Ctrl-C. Each change is written down at
    once in review.jsonl in the document's golden set, and is there again the next time. Needs
    kcextract[review].
    """
    from kcextract.cli.terminal import printable
    from kcextract.errors import DatasetError
    from kcextract.review.desk import Desk
    from kcextract.review.library import Library
    from kcextract.review.lock import locked

    try:
        from kcextract.review.server import ReviewServer
    except ImportError as error:
        raise DatasetError("The review needs a web server: install kcextract[review].") from error
    library = Library(out, golden)
    with locked(golden):
        server = ReviewServer(Desk(library), port)
        typer.echo(f"Review: open {server.url}")
        typer.echo(f"Golden sets: {printable(str(golden))}. Ctrl-C ends the review; nothing is lost.")
        if browser:
            typer.launch(server.url)
        with suppress(KeyboardInterrupt):
            server.run()
        typer.echo("The review has ended; the same command goes on from here.")
