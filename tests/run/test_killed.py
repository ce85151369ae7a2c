"""Whenever a run is killed, the next one goes on there, and the result is that of an undisturbed run."""

from __future__ import annotations

import multiprocessing
import os
import random
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from importlib import import_module
from multiprocessing.process import BaseProcess
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from kcextract.dataset.manifest import read_manifest
from kcextract.dataset.storage import LocalStorage
from kcextract.records import table_records
from kcextract.run import processes
from kcextract.run.convert import ConversionReport, Outcome
from kcextract.run.settings import Settings

Batch = Callable[..., ConversionReport]
Files = Callable[[Path], dict[str, bytes]]
Start = Callable[..., BaseProcess]
MOMENTS = 50
MOMENTS_OF_WORKERS = 3
DOCUMENTS = 12
OLD, NEW = "old", "new"
KILLED = -signal.SIGKILL


@pytest.fixture
def start(hostile: object) -> Iterator[Start]:
    """Starts a run in a process of its own, which has all imported already."""
    doomed = import_module("doomed")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["doomed"])
    started: list[BaseProcess] = []

    def begin(*arguments: object, **more: object) -> BaseProcess:
        process = context.Process(target=doomed.run, args=arguments, kwargs=more)
        process.start()
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.join()


@pytest.fixture
def before(start: Start, tmp_path: Path) -> Path:
    """An output of the old documents; the new ones are in the folder "in"."""
    source, out = tmp_path / "in", tmp_path / "before"
    source.mkdir()
    write(source, OLD)
    finish(start(source, out))
    write(source, NEW)
    return out


def write(source: Path, age: str) -> None:
    for number in range(DOCUMENTS):
        # The last is the same in both.
        words = age if number < DOCUMENTS - 1 else "both"
        (source / f"{number:02}.txt").write_text(f"note {words} {number}\n")


def finish(process: BaseProcess) -> None:
    process.join()
    assert process.exitcode == 0


def reads(source: Path) -> list[int]:
    """How often each document was read; they begin anew."""
    marks = sorted(source.glob("*.read"))
    counts = [len(path.read_text()) for path in marks]
    for path in marks:
        path.unlink()
    return counts


def ages(texts: set[str]) -> set[str]:
    return {text.split()[1] for text in texts} - {"both"}


def shown_by_manifest(out: Path) -> set[str]:
    manifest = read_manifest(LocalStorage(out))
    paths = [part.path for part in manifest.parts if part.path.startswith("documents/")]
    return {text for path in paths for text in pq.read_table(out / path)["text"].to_pylist()}


def shown_by_folder(out: Path) -> set[str]:
    return {
        text
        for path in (out / "documents").glob("*.parquet")
        for text in pq.read_table(path)["text"].to_pylist()
    }


def check_readers(out: Path) -> None:
    """A reader by the manifest sees a whole run or none, one by the folders never two mixed."""
    assert len(shown_by_manifest(out)) in (0, DOCUMENTS)
    assert len(ages(shown_by_manifest(out))) <= 1
    assert len(ages(shown_by_folder(out))) <= 1


def test_killed_at_any_moment_it_goes_on_from_there(
    start: Start, before: Path, files: Files, tmp_path: Path
) -> None:
    source, alone, told = tmp_path / "in", tmp_path / "alone", tmp_path / "steps"
    shutil.copytree(before, alone)
    reads(source)
    finish(start(source, alone, told=told))
    assert reads(source) == [1] * (DOCUMENTS - 1)
    expected = files(alone)
    steps = int(told.read_text())
    for fatal in random.Random(6).sample(range(1, steps), MOMENTS):
        out = tmp_path / f"out-{fatal}"
        shutil.copytree(before, out)
        killed = start(source, out, fatal=fatal)
        killed.join()
        assert killed.exitcode == KILLED
        check_readers(out)
        finish(start(source, out))
        assert files(out) == expected
        # The document that was being read at that moment may be read again, and no other.
        assert sum(reads(source)) in (DOCUMENTS - 1, DOCUMENTS)
        shutil.rmtree(out)


def test_killed_with_its_workers_it_goes_on_from_there(
    start: Start, before: Path, files: Files, tmp_path: Path
) -> None:
    source, alone = tmp_path / "in", tmp_path / "alone"
    shutil.copytree(before, alone)
    finish(start(source, alone, 2))
    expected = files(alone)
    for number in random.Random(6).sample(range(1, DOCUMENTS - 1), MOMENTS_OF_WORKERS):
        out = tmp_path / f"out-{number}"
        shutil.copytree(before, out)
        reads(source)
        killed = start(source, out, 2)
        while len(list(source.glob("*.read"))) < number and killed.is_alive():
            time.sleep(0.001)
        crew = processes.family(killed.pid or 0)
        killed.kill()
        killed.join()
        wait_for_end(crew)
        check_readers(out)
        finish(start(source, out, 2))
        assert files(out) == expected
        assert DOCUMENTS - 1 <= sum(reads(source)) <= DOCUMENTS - 1 + 2
        shutil.rmtree(out)


def wait_for_end(crew: list[int]) -> None:
    """No worker outlives its run."""
    patience = time.monotonic() + 30
    while any(map(is_alive, crew)):
        assert time.monotonic() < patience
        time.sleep(0.01)


def is_alive(pid: int) -> bool:
    try:
        # A process of which nobody has yet taken note that it ended is dead.
        return (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.parametrize("moment", random.Random(6).sample(range(1, DOCUMENTS), 3))
def test_a_worker_that_somebody_kills_is_replaced(
    batch: Batch, files: Files, tmp_path: Path, moment: int
) -> None:
    source = tmp_path / "in"
    source.mkdir()
    write(source, NEW)
    settings = Settings(1, documents_per_part=6)
    batch([source], tmp_path / "alone", settings=settings)

    def kill(done: int, total: int, outcome: Outcome) -> None:
        if done == moment:
            for worker in set(processes.family(os.getpid())) - {os.getpid(), *others}:
                os.kill(worker, signal.SIGKILL)

    others = processes.family(os.getpid())
    report = batch([source], tmp_path / "out", settings=settings, progress=kill)
    assert report.statuses == {"ok": DOCUMENTS}
    assert files(tmp_path / "out") == files(tmp_path / "alone")


def test_what_kills_its_worker_costs_the_others_nothing(batch: Batch, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    write(source, NEW)
    for number in (3, 7, 9):
        (source / f"{number:02}.txt").write_text(f"kill {number}\n")
    report = batch([source], tmp_path / "out", settings=Settings(1))
    assert report.statuses == {"ok": DOCUMENTS - 3, "failed": 3}
    assert reads(source) == [1] * (DOCUMENTS - 3)


def test_every_table_is_there_after_a_run_that_was_resumed(
    start: Start, before: Path, tmp_path: Path
) -> None:
    source, out = tmp_path / "in", tmp_path / "out"
    shutil.copytree(before, out)
    start(source, out, fatal=40).join()
    finish(start(source, out))
    assert {path.parent.name for path in out.glob("*/*.parquet")} == set(table_records())
