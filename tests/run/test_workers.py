"""Worker processes: the same bytes however many there are, and no document stops the batch."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from kcextract.dataset.manifest import read_manifest
from kcextract.dataset.storage import LocalStorage
from kcextract.errors import DatasetError
from kcextract.run import processes
from kcextract.run.convert import ConversionReport, Outcome
from kcextract.run.guard import WorkerError
from kcextract.run.settings import Bounds, Settings

Batch = Callable[..., ConversionReport]
Write = Callable[..., list[Path]]
Files = Callable[[Path], dict[str, bytes]]


def told(report: ConversionReport) -> dict[str, str]:
    return {Path(each.entry.source).stem: each.entry.error_code or "ok" for each in report.outcomes}


@pytest.mark.parametrize("documents_per_task", [1, 16])
def test_the_bytes_are_the_same_whatever_the_number_of_workers(
    batch: Batch,
    write: Write,
    files: Files,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    documents_per_task: int,
) -> None:
    monkeypatch.setattr("kcextract.run.crew._DOCUMENTS_PER_TASK", documents_per_task)
    paths = write(**{f"d{number}": f"Điều {number}\n" for number in range(9)}, x="Điều 1\n")
    for workers in (0, 1, 2):
        settings = Settings(workers, documents_per_part=4, documents_per_worker=3)
        report = batch(paths, tmp_path / f"out{workers}", settings=settings)
        assert report.statuses == {"ok": 9, "duplicate": 1}
    assert files(tmp_path / "out0") == files(tmp_path / "out1") == files(tmp_path / "out2")


def test_documents_that_kill_hang_or_fill_are_put_in_quarantine(
    batch: Batch, write: Write, tmp_path: Path
) -> None:
    paths = write(a="Một\n", b="kill\n", c="hang\n", d="Hai\n", e="fill\n", f="ask\n", g="Ba\n")
    settings = Settings(workers=1, bounds=Bounds(seconds=6, memory=600_000_000))
    seen: list[str] = []

    def progress(done: int, total: int, outcome: Outcome) -> None:
        seen.append(Path(outcome.entry.source).stem)

    report = batch(paths, tmp_path / "out", settings=settings, progress=progress)
    assert told(report) == {
        "a": "ok",
        "b": "worker_killed",
        "c": "timed_out",
        "d": "ok",
        "e": "out_of_memory",
        "f": "out_of_memory",
        "g": "ok",
    }
    assert report.codes == {"out_of_memory": 2, "timed_out": 1, "worker_killed": 1}
    assert sorted(seen) == ["a", "b", "c", "d", "e", "f", "g"]
    entries = {
        Path(entry.source).stem: entry for entry in read_manifest(LocalStorage(tmp_path / "out")).sources
    }
    assert "SIGSEGV" in (entries["b"].error or "")
    assert "longer than 6 seconds" in (entries["c"].error or "")
    assert len(pd.read_parquet(tmp_path / "out" / "documents")) == 7
    assert len(pd.read_parquet(tmp_path / "out" / "lines")) == 3


def test_what_failed_for_the_machine_s_sake_is_tried_again(
    batch: Batch, write: Write, tmp_path: Path
) -> None:
    [path] = write(a="slow\n")
    settings = Settings(workers=1, bounds=Bounds(seconds=0.0))
    # Of a document that ends at once nobody notices that it took too long.
    write(a="hang\n")
    assert told(batch([path], tmp_path / "out", settings=settings)) == {"a": "timed_out"}
    again = batch([path], tmp_path / "out", settings=settings)
    assert (told(again), again.unchanged) == ({"a": "timed_out"}, 0)


def test_no_worker_is_left_when_a_run_ends_or_is_broken_off(
    batch: Batch, write: Write, tmp_path: Path
) -> None:
    def stop(done: int, total: int, outcome: Outcome) -> None:
        raise KeyboardInterrupt

    paths = write(a="Một\n", b="hang\n")
    settings = Settings(workers=2, documents_per_part=1)
    before = set(processes.family(os.getpid()))
    with pytest.raises(KeyboardInterrupt):
        batch(paths, tmp_path / "out", settings=settings, progress=stop)
    assert set(processes.family(os.getpid())) <= before


def test_output_that_cannot_be_written_is_told_as_without_workers(
    batch: Batch, write: Write, tmp_path: Path
) -> None:
    paths = write(a="slow\n", b=f"spoil\n{tmp_path / 'out'}\n", c="slow 3\n")
    for workers in (0, 1):
        with pytest.raises(DatasetError, match="cannot be written"):
            batch(paths, tmp_path / "out", settings=Settings(workers=workers))


def test_workers_that_cannot_start_are_an_error(
    batch: Batch, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kcextract.run.guard._CODE", "import sys; sys.exit(3)")
    with pytest.raises(WorkerError, match="ended with status 3"):
        batch(write(a="Một\n"), tmp_path / "out", settings=Settings(workers=1))


def test_the_log_has_a_line_a_document_and_a_summary(batch: Batch, write: Write, tmp_path: Path) -> None:
    paths = write(a="Một\n", b="Hai\n", c="Một\n")
    batch(paths, tmp_path / "out", settings=Settings(workers=1), log=tmp_path / "log.jsonl")
    first, *documents, last = map(json.loads, (tmp_path / "log.jsonl").read_text().splitlines())
    assert (first["event"], first["sources"], first["unchanged"]) == ("run", 3, 0)
    assert {(Path(each["source"]).name, each["status"], each["size"]) for each in documents} == {
        ("a.txt", "ok", 6),
        ("b.txt", "ok", 4),
    }
    assert all(0 < sum(each["stages"].values()) <= each["seconds"] + 0.001 for each in documents)
    assert last["statuses"] == {"ok": 2, "duplicate": 1}
    assert {Path(each["source"]).name for each in last["slowest"]} == {"a.txt", "b.txt"}


def test_a_log_that_cannot_be_written_is_told_before_anything_is_done(
    batch: Batch, write: Write, tmp_path: Path
) -> None:
    with pytest.raises(DatasetError, match="cannot be written"):
        batch(write(a="Một\n"), tmp_path / "out", log=tmp_path)
