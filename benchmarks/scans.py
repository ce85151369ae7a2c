"""How much longer than bare Tesseract it takes to read a scan, and how much is right: a line a document.

The documents of the project's corpus are rendered to PDF and scanned (see ``tests/rendering``): pictures at
300 dots an inch, a little askew and noisy. Bare Tesseract reads the same pictures with its own search for
lines. Both run here, in one thread, page by page in turns, and their CPU time is compared. The share that is
right is that of the words of the PDF's pages.
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pypdfium2
from PIL import Image
from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kcextract.loaders import DEFAULT_LIMITS  # noqa: E402 - the repository has to be on the path
from kcextract.loaders.assembly import Table as Grid  # noqa: E402
from kcextract.loaders.scans import read_page  # noqa: E402
from kcextract.loaders.scans.engine import engine  # noqa: E402
from kcextract.loaders.scans.installed import LANGUAGE, data_folder, without_ocr  # noqa: E402
from tests.rendering.pieces import STEMS, pieces  # noqa: E402
from tests.rendering.portable import FONTS, Setting, font_file, to_pdf  # noqa: E402
from tests.rendering.scan import to_pages  # noqa: E402

DPI = 300
# Of each document the first pages and the last, where the tables are.
FIRST, LAST = 2, 2
_WORD = re.compile(r"\w+")


@dataclass(slots=True)
class Measured:
    """Of some pages: CPU seconds, words, and how many of these were right; ours, and bare Tesseract's."""

    pages: int = 0
    seconds: float = 0.0
    bare_seconds: float = 0.0
    words: int = 0
    right: int = 0
    bare_right: int = 0

    def add(self, other: Measured) -> None:
        """Add what other pages gave."""
        self.pages += other.pages
        self.seconds += other.seconds
        self.bare_seconds += other.bare_seconds
        self.words += other.words
        self.right += other.right
        self.bare_right += other.bare_right

    def figures(self) -> list[str]:
        """The cells of a line of the table."""
        return [
            str(self.pages),
            f"{self.seconds / self.pages:.2f}",
            f"{self.bare_seconds / self.pages:.2f}",
            f"{self.seconds / self.bare_seconds:.2f}",
            f"{self.right / self.words:.4f}",
            f"{self.bare_right / self.words:.4f}",
        ]


def main() -> None:
    missing = without_ocr()
    font = next((name for name in FONTS if font_file(name) is not None), None)
    if missing is not None or font is None:
        print(
            missing.sentence if missing is not None else "No font with the Vietnamese letters is installed."
        )
        return
    # Both load their data before the time is taken.
    engine()
    bare = bare_engine()
    table = Table(title="Scans, against bare Tesseract on the same pictures", box=box.SIMPLE)
    for title in ("document", "pages", "s a page", "bare", "ratio", "words right", "bare right"):
        table.add_column(title, justify="left" if title == "document" else "right")
    whole = Measured()
    for stem in STEMS:
        found = measured(to_pdf(pieces(stem), Setting(font)), bare)
        table.add_row(stem, *found.figures())
        whole.add(found)
    table.add_section()
    table.add_row("all", *whole.figures())
    Console(width=None if sys.stdout.isatty() else 110).print(table)


def measured(pdf: bytes, bare: Callable[[Image.Image], str]) -> Measured:
    pictures = to_pages(pdf)
    texts = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(pdf)]
    chosen = sorted({*range(len(pictures))[:FIRST], *range(len(pictures))[-LAST:]})
    whole = Measured()
    for index in chosen:
        words = Counter(_WORD.findall(texts[index]))
        bare_seconds, theirs = timed(partial(bare, pictures[index]))
        seconds, ours = timed(partial(read, pictures[index]))
        right, bare_right = ((words & Counter(_WORD.findall(text))).total() for text in (ours, theirs))
        whole.add(Measured(1, seconds, bare_seconds, words.total(), right, bare_right))
    return whole


def bare_engine() -> Callable[[Image.Image], str]:
    """Bare Tesseract as its command line has it: the page as it is, in its own order."""
    import tesserocr  # noqa: PLC0415 - only after ours, which says how many threads it may have

    api = tesserocr.PyTessBaseAPI(path=data_folder(), lang=LANGUAGE, psm=tesserocr.PSM.AUTO)

    def read_bare(picture: Image.Image) -> str:
        api.SetImage(picture)
        api.SetSourceResolution(DPI)
        return str(api.GetUTF8Text())

    return read_bare


def read(picture: Image.Image) -> str:
    lines = []
    for block in read_page(picture, 1, DEFAULT_LIMITS, dpi=DPI):
        parts = block.cells if isinstance(block, Grid) else (block,)
        lines += [line.text for part in parts for line in part.lines]
    return "\n".join(lines)


def timed(work: Callable[[], str]) -> tuple[float, str]:
    begun = time.process_time()
    text = work()
    return time.process_time() - begun, text


if __name__ == "__main__":
    main()
