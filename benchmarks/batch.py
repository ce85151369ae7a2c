"""How many documents a second, in how much memory: converts many made-up documents, by one and more workers.

    python benchmarks/batch.py corpus --documents 100 1000 10000 --workers 1 2 --into docs

prints a table, and puts it with its plots into the folder ``docs``. Each conversion is a command of its own,
as a user would give it, start-up included; the memory is that of all its processes, looked at twice a second.
"""

from __future__ import annotations

import argparse
import itertools
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plot import Line, Plot, svg
from synthetic import write_documents

from kcextract import __version__
from kcextract.run import processes

COUNTS = (100, 1_000, 10_000)
WORKERS = (1, 2)
MB = 1_000_000
REPORT = "batch-speed.md"
_SECONDS_BETWEEN_LOOKS = 0.5
_CODE = "from kcextract.cli import main; main()"
_HEADINGS = (
    *("documents", "workers", "MB", "seconds", "documents/s", "against one worker"),
    *("CPU ms a document", "peak MB", "MB at a third", "MB at the end"),
)


@dataclass(frozen=True)
class Measurement:
    """One conversion; ``memory`` are pairs of seconds since its start and bytes held, ``cpu`` seconds."""

    documents: int
    workers: int
    size: int
    seconds: float
    cpu: float
    memory: tuple[tuple[float, int], ...]

    @property
    def rate(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds

    def typical(self, first: float, last: float) -> float:
        """The median memory, in MB, between two shares of the time."""
        held = sorted(
            size for when, size in self.memory if first * self.seconds <= when <= last * self.seconds
        )
        return held[len(held) // 2] / MB if held else 0.0


def main() -> None:
    parser = argparse.ArgumentParser(prog="benchmarks/batch.py")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--documents", type=int, nargs="+", default=COUNTS)
    parser.add_argument("--workers", type=int, nargs="+", default=WORKERS)
    parser.add_argument("--into", type=Path, help="The folder for table and plots.")
    asked = parser.parse_args()
    before = os.getloadavg()[0]
    found = []
    for count in sorted(asked.documents):
        with tempfile.TemporaryDirectory() as folder:
            source = write_documents(asked.corpus, Path(folder) / "in", count)
            for workers in asked.workers:
                found.append(measure(source, Path(folder) / f"out-{workers}", count, workers))
                print(f"{count:,} documents, {workers} workers: {found[-1].rate:.1f}/s", file=sys.stderr)
    text = report(found, before)
    print(text, end="")
    if asked.into is not None:
        asked.into.mkdir(exist_ok=True)
        (asked.into / REPORT).write_text(text, encoding="utf-8")
        (asked.into / "batch-speed.svg").write_text(svg(speed(found)), encoding="utf-8")
        (asked.into / "batch-memory.svg").write_text(svg(memory(found)), encoding="utf-8")


def measure(source: Path, out: Path, count: int, workers: int) -> Measurement:
    """Converts a folder by a command of its own."""
    command = [
        sys.executable,
        "-c",
        _CODE,
        "convert",
        str(source),
        "--out",
        str(out),
        "--workers",
        str(workers),
    ]
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    held: list[tuple[float, int]] = []
    while True:
        ended, status, usage = os.wait4(child.pid, os.WNOHANG)
        if ended:
            break
        held.append((time.perf_counter() - begun, processes.memory(child.pid)))
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    seconds = time.perf_counter() - begun
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    size = sum(path.stat().st_size for path in source.rglob("*.txt"))
    return Measurement(count, workers, size, seconds, usage.ru_utime + usage.ru_stime, tuple(held))


def report(found: Sequence[Measurement], load: float) -> str:
    """The page of the results."""
    alone = {each.documents: each.seconds for each in found if each.workers == 1}
    lines = [
        "# Speed and memory of batches",
        "",
        f"kcextract {__version__}, Python {platform.python_version()}, {os.cpu_count()} cores; load before: "
        f"{load:.1f}. Documents of 5–40 kB, made of those of `corpus/` by `benchmarks/synthetic.py`; memory "
        "is the sum over all processes (what they share counts in each). Written by `make bench`.",
        "",
        f"| {' | '.join(_HEADINGS)} |",
        f"|{'--:|' * len(_HEADINGS)}",
    ]
    for each in found:
        gain = f"{alone[each.documents] / each.seconds:.2f}" if each.documents in alone else "–"
        cells = (
            *(f"{each.documents:,}", str(each.workers), f"{each.size / MB:,.1f}", f"{each.seconds:,.1f}"),
            *(f"{each.rate:.1f}", gain, f"{each.cpu / each.documents * 1000:.1f}"),
            *(f"{max(size for _, size in each.memory) / MB:,.0f}",),
            *(f"{each.typical(0.25, 0.4):,.0f}", f"{each.typical(0.85, 1.0):,.0f}"),
        )
        lines.append(f"| {' | '.join(cells)} |")
    lines += [
        "",
        "![Documents a second](batch-speed.svg)",
        "",
        "![Memory over time](batch-memory.svg)",
        "",
    ]
    return "\n".join(lines)


def speed(found: Sequence[Measurement]) -> Plot:
    """Documents a second against the number of documents."""
    lines = [
        Line(f"{workers} workers", tuple((each.documents, each.rate) for each in measured))
        for workers, measured in _by_workers(found)
    ]
    return Plot("Documents a second", "documents", lines, is_logarithmic=True)


def memory(found: Sequence[Measurement]) -> Plot:
    """Memory over time, of the largest batch."""
    most = max(each.documents for each in found)
    lines = [
        Line(f"{each.workers} workers", tuple((when, size / MB) for when, size in each.memory))
        for each in found
        if each.documents == most
    ]
    return Plot(f"Memory of all processes in MB, {most:,} documents", "seconds", lines)


def _by_workers(found: Sequence[Measurement]) -> list[tuple[int, list[Measurement]]]:
    ordered = sorted(found, key=lambda each: (each.workers, each.documents))
    return [(workers, list(each)) for workers, each in itertools.groupby(ordered, lambda each: each.workers)]


if __name__ == "__main__":
    main()
