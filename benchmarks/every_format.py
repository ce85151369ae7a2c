"""Documents and pages a second of each format, beside what a bare engine takes for its text alone: one table.

The documents of corpus/ are rendered in each format (see ``tests/rendering``); of scans the first pages are
read, spreadsheets are small ones of the tests. ``read`` is from bytes to a document, ``whole`` from the file
to its records. Times are those of the processor, LibreOffice's too where it is asked, the best of several
rounds; engines take turns, so that what else the machine does disturbs all of them alike. With ``--into`` the
table is written into a page there.
"""

from __future__ import annotations

import argparse
import io
import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import openpyxl
import xlrd
from engines import by_lxml, by_pdfium, by_pdfplumber, by_python_docx
from PIL import Image, ImageSequence

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kcextract import __version__, extract  # noqa: E402 - the repository has to be on the path
from kcextract.grammar import load_grammar  # noqa: E402
from kcextract.loaders import load  # noqa: E402
from kcextract.loaders.scans.engine import engine  # noqa: E402
from kcextract.loaders.scans.installed import LANGUAGE, data_folder, without_ocr  # noqa: E402
from tests.rendering import office  # noqa: E402
from tests.rendering.forms import NEEDS_OFFICE, Renderer  # noqa: E402
from tests.rendering.pieces import STEMS  # noqa: E402
from tests.rendering.scan import to_pages  # noqa: E402

GRAMMAR = load_grammar()
REPORT = "format-speed.md"
ROUNDS = 3
FORMS = ("html", "docx", "automatic.docx", "rtf", "doc", "reportlab.pdf", "office.pdf")
SPREADSHEETS = ("plan.xlsx", "plan.xls")
SCANNED_PAGES = 2
DPI = 300
_HEADINGS = (
    *("format", "documents", "pages", "whole: documents/s", "read: documents/s", "read: pages/s"),
    *("bare engine", "its documents/s", "kcextract is"),
)
_LEFT = ("format", "bare engine")

Read = Callable[[bytes], object]


class Measured(NamedTuple):
    """Of the files of a format the seconds of the whole way and of reading, and of each bare engine."""

    form: str
    files: int
    pages: int | None
    whole: float
    read: float
    engines: dict[str, float]

    def rows(self) -> Iterator[tuple[str, ...]]:
        """A row for each engine, or one without any."""
        pages = f"{self.pages / self.read:,.1f}" if self.pages is not None else "–"
        own = (
            *(self.form, str(self.files), str(self.pages or "–"), f"{self.files / self.whole:,.1f}"),
            *(f"{self.files / self.read:,.1f}", pages),
        )
        for name, seconds in self.engines.items():
            yield *own, name, f"{self.files / seconds:,.1f}", f"{seconds / self.read:.2f} × as fast"
        if not self.engines:
            yield *own, "–", "–", "–"


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks/every_format.py")
    parser.add_argument("--into", type=Path, help="The folder for the page.")
    asked = parser.parse_args()
    before = os.getloadavg()[0]
    found = []
    for form, ending, files in sources():
        print(f"{form} …", file=sys.stderr)
        found.append(measured(form, ending, files))
    text = report(found, before)
    print(text, end="")
    if asked.into is not None:
        (asked.into / REPORT).write_text(text, encoding="utf-8")


def sources() -> Iterator[tuple[str, str, list[bytes]]]:
    """The formats, the endings of their names, and files of them."""
    yield "text", "txt", [(ROOT / "corpus" / f"{stem}.txt").read_bytes() for stem in STEMS]
    with tempfile.TemporaryDirectory() as folder:
        renderer = Renderer(Path(folder))
        for form in FORMS:
            if form not in NEEDS_OFFICE or office.SOFFICE is not None:
                yield form, form.rpartition(".")[2], [renderer.render(form, stem) for stem in STEMS]
        for name in SPREADSHEETS:
            ending = name.rpartition(".")[2]
            yield ending, ending, [(ROOT / "tests" / "loaders" / "office" / "files" / name).read_bytes()]
        if without_ocr() is None:
            engine()
            pages = [to_pages(renderer.render("reportlab.pdf", stem))[:SCANNED_PAGES] for stem in STEMS]
            yield "scan", "tiff", [_tiff(pictures) for pictures in pages]


def measured(form: str, ending: str, files: Sequence[bytes]) -> Measured:
    engines = engines_of(ending)
    rounds = 1 if ending in {"tiff", "rtf", "doc"} else ROUNDS
    best = dict.fromkeys(["", "whole", *engines], float("inf"))
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, data in enumerate(files):
            paths.append(Path(folder) / f"{number}.{ending}")
            paths[-1].write_bytes(data)
        works: dict[str, Callable[[], object]] = {
            "": lambda: [load(data, GRAMMAR) for data in files],
            "whole": lambda: [extract(path, grammar=GRAMMAR) for path in paths],
        }
        works |= {name: partial(_each, read, files) for name, read in engines.items()}
        for _ in range(rounds):
            for name, work in works.items():
                begun = _seconds()
                work()
                best[name] = min(best[name], _seconds() - begun)
    counts = [load(data, GRAMMAR).page_count for data in files] if ending in {"pdf", "tiff"} else []
    pages = sum(count or 0 for count in counts) if counts else None
    return Measured(form, len(files), pages, best["whole"], best[""], {name: best[name] for name in engines})


def _seconds() -> float:
    """Those of the processor, of this process and of the programs that it started."""
    return time.process_time() + sum(os.times()[2:4])


def _each(read: Read, files: Sequence[bytes]) -> None:
    for data in files:
        read(data)


def engines_of(ending: str) -> dict[str, Read]:
    """The bare engines of a format, by name."""
    match ending:
        case "html":
            return {"lxml": by_lxml}
        case "docx":
            return {"python-docx": by_python_docx}
        case "pdf":
            return {"pdfplumber": by_pdfplumber, "PDFium": by_pdfium}
        case "xlsx":
            return {"openpyxl": by_openpyxl}
        case "xls":
            return {"xlrd": by_xlrd}
        case "rtf" | "doc" if office.SOFFICE is not None:
            return {"LibreOffice": partial(by_libreoffice, ending)}
        case "tiff":
            return {"Tesseract": bare_tesseract()}
    return {}


def by_openpyxl(data: bytes) -> list[object]:
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    return [value for sheet in book.worksheets for row in sheet.values for value in row]


def by_xlrd(data: bytes) -> list[object]:
    book = xlrd.open_workbook(file_contents=data)
    return [value for sheet in book.sheets() for row in range(sheet.nrows) for value in sheet.row_values(row)]


def by_libreoffice(ending: str, data: bytes) -> bytes:
    from kcextract.loaders import DEFAULT_LIMITS  # noqa: PLC0415
    from kcextract.loaders.office import soffice  # noqa: PLC0415 - where it is installed

    return soffice.convert(soffice.Source(data, ending, "docx"), DEFAULT_LIMITS)


def bare_tesseract() -> Read:
    """Bare Tesseract as its command line has it: the page as it is, in its own order."""
    import tesserocr  # noqa: PLC0415 - only after ours, which says how many threads it may have

    api = tesserocr.PyTessBaseAPI(path=data_folder(), lang=LANGUAGE, psm=tesserocr.PSM.AUTO)

    def read(data: bytes) -> list[str]:
        texts = []
        with Image.open(io.BytesIO(data)) as file:
            for frame in ImageSequence.Iterator(file):
                api.SetImage(frame.convert("L"))
                api.SetSourceResolution(DPI)
                texts.append(str(api.GetUTF8Text()))
        return texts

    return read


def _tiff(pictures: Sequence[Image.Image]) -> bytes:
    out = io.BytesIO()
    first, *more = pictures
    first.save(
        out, "TIFF", save_all=True, append_images=more, dpi=(DPI, DPI), compression="tiff_adobe_deflate"
    )
    return out.getvalue()


def report(found: Sequence[Measured], load_before: float) -> str:
    """The page of the results."""
    lines = [
        "# Speed by format",
        "",
        f"kcextract {__version__}, Python {platform.python_version()}, one core; load before: "
        f"{load_before:.1f}. The documents of `corpus/`, rendered in each format; seconds of the processor. "
        "`whole` is from the file to its records, `read` from its bytes to text and tables; bare engines "
        "give their text alone. Written by `make bench`.",
        "",
        f"| {' | '.join(_HEADINGS)} |",
        f"|{'|'.join('---' if heading in _LEFT else '--:' for heading in _HEADINGS)}|",
    ]
    lines += [f"| {' | '.join(row)} |" for each in found for row in each.rows()]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main()
