"""``python -m tests.fuzzing FOLDER``: a batch of damaged files, and what became of each.

The exit status is 1 if a file is missing in the manifest, or if one made kcextract fail in a way that it has
no word for, run out of its time or memory, or lose its worker; such files are put into FOLDER/findings.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from kcextract.dataset.manifest import SourceEntry, read_manifest
from kcextract.dataset.storage import LocalStorage
from kcextract.loaders.limits import Limits
from kcextract.run.convert import convert
from kcextract.run.settings import Bounds, Settings

from .mutation import files
from .seeds import Seed, seeds

FAULTS = frozenset("internal_error bad_record timed_out out_of_memory worker_killed".split())
_BOUNDS = Bounds(seconds=120, memory=2_000_000_000, loading=Limits(seconds=60))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzzing")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0, help="The number of the first file.")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    asked = parser.parse_args()
    for name in ("in", "out", "findings"):
        shutil.rmtree(asked.folder / name, ignore_errors=True)
    written = write_files(asked.folder / "in", seeds(), asked.files, asked.first)
    begun = time.monotonic()
    convert(
        asked.folder / "in",
        asked.folder / "out",
        settings=Settings(asked.workers, bounds=_BOUNDS),
        log=asked.folder / "log.jsonl",
        prune=True,
    )
    seconds = time.monotonic() - begun
    entries = read_manifest(LocalStorage(asked.folder / "out")).sources
    missing = {str(path) for path in written} - {entry.source for entry in entries}
    found = [entry for entry in entries if entry.error_code in FAULTS]
    print(f"{len(entries):,} files in {seconds:,.0f} s; {len(missing)} missing in the manifest.")
    _print_outcomes(entries)
    findings = asked.folder / "findings"
    for entry in found:
        findings.mkdir(exist_ok=True)
        shutil.copy(entry.source, findings)
        print(f"{entry.error_code}: {Path(entry.source).name}: {entry.error}")
    sys.exit(bool(missing or found))


def write_files(folder: Path, whole: Sequence[Seed], count: int, first: int = 0) -> list[Path]:
    """Writes damaged files into a folder, a thousand to a folder in it."""
    written = []
    for number, (form, data) in enumerate(files(whole, count, first), first):
        path = folder / f"{number // 1000:03}" / f"{number:06}.{form}"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        written.append(path)
    return written


def _print_outcomes(entries: tuple[SourceEntry, ...]) -> None:
    counts = Counter((_form(entry), entry.error_code or entry.status) for entry in entries)
    for form in sorted({form for form, _ in counts}):
        told = ", ".join(f"{what} {count}" for (each, what), count in sorted(counts.items()) if each == form)
        print(f"{form}: {told}")


def _form(entry: SourceEntry) -> str:
    return Path(entry.source).name.partition(".")[2]


if __name__ == "__main__":
    main()
