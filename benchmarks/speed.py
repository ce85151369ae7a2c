"""How fast and how lean: prints tables for the documents of a folder.

Speed is that of the whole way from bytes to records (decoding, line repair, outline, header, legal
bases, the tables of the programme, checks), in MB of source a second of one core, the best of several
rounds. Parquet is not part of it, but for the last table.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rich import box
from rich.console import Console
from rich.table import Table

from kcextract.extractors.header import extract_header
from kcextract.grammar import Grammar, load_grammar
from kcextract.loaders.limits import line_amount
from kcextract.loaders.text import load_text
from kcextract.outline import parse
from kcextract.run.extraction import extract
from kcextract.run.inputs import find_inputs

ROUNDS = 5
SIZES = (10_000, 100_000, 1_000_000, 10_000_000)
# Rows and columns of flattened tables, and how the export marked rows and cells.
GRIDS = ((40, 7), (40, 17), (2_000, 30))
_LABELS = 2


def main(folder: str) -> None:
    paths = find_inputs([folder]).paths
    console = Console(width=None if sys.stdout.isatty() else 110)
    # First, while this process is small: a child's peak counts that of the process it was forked from.
    lean = start_up(folder)
    grammar = load_grammar()
    console.print(corpus_speed(paths, grammar))
    console.print(scaling(paths, grammar))
    console.print(table_speed(grammar))
    console.print(lean)


def corpus_speed(paths: tuple[Path, ...], grammar: Grammar) -> Table:
    table = _table("Speed by document", "file", "kB", "ms", "MB/s", "MB/s up to the header")
    total_bytes, total_seconds, total_reading = 0, 0.0, 0.0
    for path in paths:
        seconds = _best(partial(extract, path, grammar=grammar), ROUNDS)
        reading = _best(partial(read_header, path.read_bytes(), grammar), ROUNDS)
        size = path.stat().st_size
        table.add_row(str(path), *_figures(size, seconds), f"{size / 1e6 / reading:.2f}")
        total_bytes += size
        total_seconds += seconds
        total_reading += reading
    table.add_section()
    up_to_header = f"{total_bytes / 1e6 / total_reading:.2f}"
    table.add_row("all", *_figures(total_bytes, total_seconds), up_to_header)
    return table


def read_header(data: bytes, grammar: Grammar) -> None:
    """Decoding, line repair, outline and header, without legal bases, programme and records."""
    document = load_text(data, grammar)
    extract_header(document, parse(document, grammar), grammar)


def scaling(paths: tuple[Path, ...], grammar: Grammar) -> Table:
    """Documents made by repeating that with the longest lines: time should grow as their size does."""
    table = _table("Speed by size", "document", "kB", "ms", "MB/s", "time per kB against the smallest")
    # A document of more lines than any has is refused.
    repeated = max((path.read_bytes() for path in paths), key=_length_of_lines) + b"\n"
    smallest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            path = Path(folder) / f"{size}.txt"
            # Cut at a line's end: a cut inside a letter would be no text.
            content = (repeated * (size // len(repeated) + 1))[:size].rpartition(b"\n")[0]
            path.write_bytes(content)
            seconds = _best(partial(extract, path, grammar=grammar), 1 if size > 1e6 else ROUNDS)
            per_byte = seconds / len(content)
            smallest = smallest or per_byte
            table.add_row(f"{size:,} bytes", *_figures(len(content), seconds), f"{per_byte / smallest:.2f}")
    return table


def table_speed(grammar: Grammar) -> Table:
    """Plans that are one flattened table each: totals, then a column for each year."""
    table = _table("Speed by table, all in", "table", *LAYOUTS)
    with tempfile.TemporaryDirectory() as folder:
        for count, width in GRIDS:
            rows = _planted(count, width)
            times = []
            for laid_out in LAYOUTS.values():
                path = Path(folder) / "plan.txt"
                text = f"KẾ HOẠCH\n\nĐVT: triệu đồng\n{laid_out(rows)}\n\nNơi nhận.\n"
                path.write_text(text, encoding="utf-8")
                rounds = 1 if count > GRIDS[0][0] else ROUNDS
                times.append(f"{_best(partial(extract, path, grammar=grammar), rounds) * 1e3:,.1f} ms")
            table.add_row(f"{count:,} rows, {width} columns", *times)
    return table


def _planted(count: int, width: int) -> list[list[str]]:
    chance = random.Random(1)
    years = range(2000, 2000 + width - _LABELS - 1)
    rows = [["STT", "Nội dung", "Tổng cộng", *(f"Năm {year}" for year in years)]]
    for number in range(1, count + 1):
        parts = [chance.randint(0, 900) for _ in years]
        rows.append([str(number), f"Hỗ trợ cơ sở {number}", str(sum(parts)), *map(str, parts)])
    return rows


def _by_tabs(rows: list[list[str]]) -> str:
    return "\n".join("\t".join(row) for row in rows)


def _behind_tabs(rows: list[list[str]]) -> str:
    return "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)


def _bare(rows: list[list[str]]) -> str:
    return "\n".join("".join(f"{cell}\n" for cell in row) for row in rows)


LAYOUTS = {
    "cells between tabs": _by_tabs,
    "a cell a line, behind a tab": _behind_tabs,
    "a cell a line, no mark": _bare,
}


def _length_of_lines(data: bytes) -> float:
    return len(data) / line_amount(data.decode(errors="replace")) if len(data) >= SIZES[0] else 0.0


def start_up(folder: str) -> Table:
    table = _table("Start-up and memory", "what", "figure")
    bare = _best(lambda: _run("pass"), ROUNDS)
    imported = _best(lambda: _run("import kcextract"), ROUNDS) - bare
    table.add_row("import kcextract", f"{imported * 1000:.0f} ms")
    helped = _best(lambda: _run("from kcextract.cli import main; main(['--help'])"), ROUNDS)
    table.add_row("kcextract --help", f"{helped * 1000:.0f} ms")
    with tempfile.TemporaryDirectory() as out:
        code = f"import kcextract; kcextract.convert([{folder!r}], {out!r})"
        seconds = _best(lambda: _run(code), 1)
    # The largest of the processes started so far is this one: it alone loads everything.
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    table.add_row("convert the folder, start-up included", f"{seconds * 1000:.0f} ms")
    table.add_row("peak memory of that", f"{peak:.0f} MB")
    return table


def _table(title: str, first: str, *figures: str) -> Table:
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column(first)
    for heading in figures:
        table.add_column(heading, justify="right")
    return table


def _figures(size: int, seconds: float) -> tuple[str, str, str]:
    return f"{size / 1e3:,.0f}", f"{seconds * 1e3:,.1f}", f"{size / 1e6 / seconds:.2f}"


def _best(work: Callable[[], object], rounds: int) -> float:
    """The shortest of several rounds, in seconds: what disturbs a round only ever lengthens it."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(time.perf_counter() - begun)
    return min(times)


def _run(code: str) -> None:
    subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main(*sys.argv[1:])
