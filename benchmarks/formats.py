"""How fast Word files and web pages are read, beside engines that give their bare text in the same run.

The documents of corpus/ are rendered as DOCX, with typed and with counted numbers, and as HTML; more files
may be named. Times are those of the processor, for the whole file and for 30 kB of its text, the best of
several rounds; the engines take turns, so that what else the machine does disturbs all of them alike.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from engines import by_lxml, by_python_docx
from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kcextract.grammar import load_grammar  # noqa: E402 - the repository has to be on the path
from kcextract.loaders import detect, load  # noqa: E402
from tests.rendering.forms import Renderer  # noqa: E402
from tests.rendering.pieces import STEMS  # noqa: E402

ROUNDS = 7
FORMS = ("docx", "automatic.docx", "html")
SIZE = 30_000
GRAMMAR = load_grammar()


class Source(NamedTuple):
    """A file and what it is called."""

    name: str
    data: bytes


def by_kcextract(data: bytes) -> str:
    return load(data, GRAMMAR).text


ENGINES: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "docx": ("python-docx", by_python_docx),
    "html": ("lxml", by_lxml),
}


def main(named: Sequence[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        renderer = Renderer(Path(folder))
        sources = [Source(f"{stem}.{form}", renderer.render(form, stem)) for form in FORMS for stem in STEMS]
    sources += [Source(Path(name).name, Path(name).read_bytes()) for name in named]
    table = Table(title="Word files and web pages", title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("file")
    for heading in ("kB of text", "ms", "ms for 30 kB", "engine", "its ms"):
        table.add_column(heading, justify="right")
    for source in sources:
        found = ENGINES.get(detect(source.data).name)
        if found is None:
            continue
        name, engine = found
        own, other = _best((by_kcextract, engine), source.data)
        size = len(by_kcextract(source.data).encode())
        table.add_row(
            source.name, f"{size / 1e3:.1f}", f"{own:.1f}", f"{own / size * SIZE:.1f}", name, f"{other:.1f}"
        )
    Console(width=None if sys.stdout.isatty() else 110).print(table)


def _best(engines: Sequence[Callable[[bytes], str]], data: bytes) -> list[float]:
    """The shortest time of each engine, in milliseconds."""
    best = [float("inf")] * len(engines)
    for _ in range(ROUNDS):
        for number, engine in enumerate(engines):
            begun = time.process_time()
            engine(data)
            best[number] = min(best[number], (time.process_time() - begun) * 1000)
    return best


if __name__ == "__main__":
    main(sys.argv[1:])
