"""Runs to be killed, in a process of their own."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from types import SimpleNamespace

from hostile import extract

from kcextract.run import crew
from kcextract.run.convert import convert
from kcextract.run.settings import Settings

GRAMMAR = SimpleNamespace(name="plain", hash="5" * 64)
DOCUMENTS_PER_PART = 6
_OF_FILES = ("open", "os.", "shutil.", "glob.")


def run(
    source: Path, out: Path, workers: int = 0, fatal: int | None = None, told: Path | None = None
) -> None:
    """Converts a folder; kills itself at the step of that number, and writes how many there were to ``told``.

    A step is whatever is about to be done with a file.
    """
    steps = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal steps
        if event.startswith(_OF_FILES):
            steps += 1
            if steps == fatal:
                os.kill(os.getpid(), signal.SIGKILL)

    # Only a power cut would need it.
    os.fsync = lambda descriptor: None
    crew._DOCUMENTS_PER_TASK = 2
    sys.addaudithook(watch)
    convert(
        [source],
        out,
        grammar=GRAMMAR,
        extract_one=extract,
        settings=Settings(workers, documents_per_part=DOCUMENTS_PER_PART),
        prune=True,
    )
    if told is not None:
        told.write_text(str(steps))
