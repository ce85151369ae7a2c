"""How fast PDF files are read, against bare engines in the same run, and how many cells of a table are right.

The documents of corpus/ are set as PDF by reportlab and, where it is installed, by LibreOffice; more files
may be named. Pages with a ruled table are timed apart from the others. Times are those of the processor, the
best of several rounds, and the engines take turns: what else the machine does disturbs all of them alike.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber
import pypdfium2
from engines import by_pdfium, by_pdfplumber
from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kcextract.document import Document  # noqa: E402 - the repository has to be on the path
from kcextract.grammar import load_grammar  # noqa: E402
from kcextract.loaders import load  # noqa: E402
from kcextract.text.normalisation import normalise  # noqa: E402
from tests.rendering import office  # noqa: E402
from tests.rendering.forms import NEEDS_OFFICE, Renderer  # noqa: E402
from tests.rendering.pieces import STEMS, PrintedTable, pieces  # noqa: E402

ROUNDS = 3
FORMS = ("reportlab.pdf", "office.pdf")
TABLE_FORMS = ("mixed.reportlab.pdf", "office.pdf", "split.office.pdf", "mixed.office.pdf")
FEWEST_RULES = 8
GRAMMAR = load_grammar()


class Engine(NamedTuple):
    """What reads a PDF, by name."""

    name: str
    read: Callable[[bytes], object]


def by_kcextract(data: bytes) -> Document:
    return load(data, GRAMMAR)


def tables_by_pdfplumber(data: bytes) -> list[Any]:
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [page.extract_tables() for page in pdf.pages]


ENGINES = (
    Engine("kcextract", by_kcextract),
    Engine("pdfplumber, text", by_pdfplumber),
    Engine("pdfplumber, tables", tables_by_pdfplumber),
    Engine("PDFium, text in its own order", by_pdfium),
)


def main(named: Sequence[str]) -> None:
    console = Console(width=None if sys.stdout.isatty() else 110)
    with tempfile.TemporaryDirectory() as folder:
        renderer = Renderer(Path(folder))
        files = [
            renderer.render(form, stem)
            for form in FORMS
            if form not in NEEDS_OFFICE or office.SOFFICE is not None
            for stem in STEMS
        ]
        files += [Path(name).read_bytes() for name in named]
        plain, ruled = parted(files)
        console.print(speed("PDF pages without tables", plain))
        console.print(speed("PDF pages with tables", ruled))
        console.print(cells(renderer))


def parted(files: Iterable[bytes]) -> tuple[list[bytes], list[bytes]]:
    """The pages of ``files`` that have no table, and those that have one, as files of their own."""
    plain: list[bytes] = []
    ruled: list[bytes] = []
    for data in files:
        source = pypdfium2.PdfDocument(data)
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            has_rules = [len(page.edges) >= FEWEST_RULES for page in pdf.pages]
        for kept, wanted in ((plain, False), (ruled, True)):
            numbers = [number for number, has in enumerate(has_rules) if has is wanted]
            if numbers:
                kept.append(_pages(source, numbers))
        source.close()
    return plain, ruled


def _pages(source: pypdfium2.PdfDocument, numbers: Sequence[int]) -> bytes:
    made = pypdfium2.PdfDocument.new()
    made.import_pages(source, list(numbers))
    out = io.BytesIO()
    made.save(out)
    made.close()
    return out.getvalue()


def speed(title: str, files: Sequence[bytes]) -> Table:
    """Pages a second of each engine, and how many times faster than it kcextract is."""
    pages = sum(len(pypdfium2.PdfDocument(data)) for data in files)
    best = dict.fromkeys(ENGINES, float("inf"))
    for _ in range(ROUNDS):
        for engine in ENGINES:
            begun = time.process_time()
            for data in files:
                engine.read(data)
            best[engine] = min(best[engine], time.process_time() - begun)
    table = _table(
        f"{title} ({pages} pages of {len(files)} files)", "engine", "pages a second", "kcextract is"
    )
    for engine, seconds in best.items():
        table.add_row(engine.name, f"{pages / seconds:.1f}", f"{seconds / best[ENGINES[0]]:.1f} ×")
    return table


def cells(renderer: Renderer) -> Table:
    """Of the cells of the tables, header and body, how many have their place, span and words."""
    table = _table(
        "Cells that are right: row, column, spans and words", "PDF", "tables", "cells", "right", "share"
    )
    for form in TABLE_FORMS:
        if form in NEEDS_OFFICE and office.SOFFICE is None:
            continue
        for stem in STEMS:
            printed = [piece for piece in pieces(stem, "merged") if isinstance(piece, PrintedTable)]
            if not printed:
                continue
            document = load(renderer.render(form, stem), GRAMMAR)
            found = [set(_read_cells(document, number)) for number in range(len(document.grids))]
            right = total = 0
            for number, one in enumerate(printed):
                wanted = {
                    (cell.row, cell.column, cell.row_span, cell.column_span, _words(cell.text))
                    for cell in one.cells
                }
                total += len(wanted)
                right += len(wanted & found[number]) if number < len(found) else 0
            shape = f"{len(found)} of {len(printed)}"
            table.add_row(f"{stem}.{form}", shape, str(total), str(right), f"{right / total:.4f}")
    return table


def _read_cells(document: Document, number: int) -> Iterable[tuple[int, int, int, int, str]]:
    for cell in document.grids[number].cells:
        text = _words(document.reading[cell.start : cell.end])
        yield cell.row, cell.column, cell.row_span, cell.column_span, text


def _words(text: str) -> str:
    return " ".join(normalise(text).text.split())


def _table(title: str, first: str, *figures: str) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column(first)
    for heading in figures:
        table.add_column(heading, justify="right")
    return table


if __name__ == "__main__":
    main(sys.argv[1:])
