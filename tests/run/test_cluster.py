"""A cluster: a real scheduler and two workers, and the bytes of a local run, though one of them is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kcextract.run import processes
from kcextract.run.convert import ConversionReport, Outcome
from kcextract.run.settings import Bounds, Settings

pytest.importorskip("distributed", reason="kcextract[cluster] is not installed.")

from distributed import Client

from kcextract.run.cluster import ClusterError

Batch = Callable[..., ConversionReport]
Write = Callable[..., list[Path]]
Files = Callable[[Path], dict[str, bytes]]
PATIENCE = 60


class Cluster:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._file = folder / "scheduler.json"
        self._started = [self._start("scheduler", "--port", "0", "--no-dashboard", "--host", "127.0.0.1")]
        self.address = str(json.loads(self._read())["address"])
        self.workers: list[subprocess.Popen[bytes]] = []

    def add_workers(self, count: int) -> None:
        """Starts workers with one thread each, which nobody starts again."""
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(self._folder))
        for _ in range(count):
            self.workers.append(self._start("worker", *options))
            self._started.append(self.workers[-1])
        with Client(self.address) as client:
            client.wait_for_workers(len(self.workers), timeout=PATIENCE)

    def end(self) -> None:
        for process in reversed(self._started):
            processes.kill(process.pid)
            process.wait()

    def _start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", kind, "--scheduler-file", str(self._file), *options]
        with (self._folder / f"{kind}.log").open("ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, cwd=self._folder)

    def _read(self) -> bytes:
        begun = time.monotonic()
        while not self._file.exists() or not self._file.read_bytes().endswith(b"}"):
            assert time.monotonic() - begun < PATIENCE, (self._folder / "scheduler.log").read_text()
            time.sleep(0.05)
        return self._file.read_bytes()


@pytest.fixture
def cluster(
    hostile: object, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cluster]:
    root = str(Path(__file__).parents[2])
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([root, os.environ["PYTHONPATH"]]))
    # A worker that is gone is missed soon.
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "10s")
    monkeypatch.setattr("kcextract.run.crew._DOCUMENTS_PER_TASK", 2)
    found = Cluster(tmp_path_factory.mktemp("cluster"))
    yield found
    found.end()


def documents(write: Write, count: int) -> list[Path]:
    texts = {f"d{number:02}": f"slow {number}\n" for number in range(count)}
    return write(**texts, double="slow 1\n", killer="kill\n")


def test_a_worker_that_is_killed_changes_nothing(
    cluster: Cluster, batch: Batch, write: Write, files: Files, tmp_path: Path
) -> None:
    paths = documents(write, 40)
    local = batch(paths, tmp_path / "local", settings=Settings(1, documents_per_part=10))
    cluster.add_workers(2)
    killed: list[int] = []

    def kill(done: int, total: int, outcome: Outcome) -> None:
        if done >= total // 3 and not killed:
            killed.append(cluster.workers[0].pid)
            os.kill(killed[0], signal.SIGKILL)

    settings = Settings(cluster=cluster.address, documents_per_part=10)
    report = batch(paths, tmp_path / "out", settings=settings, progress=kill)
    assert killed
    assert report.statuses == local.statuses == {"ok": 40, "failed": 1, "duplicate": 1}
    assert files(tmp_path / "out") == files(tmp_path / "local")


def test_a_document_may_take_no_longer_on_a_cluster_either_and_nothing_is_left_there(
    cluster: Cluster, batch: Batch, write: Write, tmp_path: Path
) -> None:
    paths = write(a="Một\n", b="hang\n")
    cluster.add_workers(1)
    settings = Settings(cluster=cluster.address, bounds=Bounds(seconds=5))
    assert batch(paths, tmp_path / "out", settings=settings).codes == {"timed_out": 1}
    begun = time.monotonic()
    while len(processes.family(cluster.workers[0].pid)) > 1:
        assert time.monotonic() - begun < PATIENCE
        time.sleep(0.05)


def test_a_cluster_without_workers_is_told_in_a_sentence(
    cluster: Cluster, batch: Batch, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kcextract.run.cluster._SECONDS_FOR_WORKERS", 0.5)
    with pytest.raises(ClusterError, match="has no workers"):
        batch(write(a="Một\n"), tmp_path / "out", settings=Settings(cluster=cluster.address))


def test_a_local_cluster_gives_the_bytes_of_a_local_run(
    batch: Batch, write: Write, files: Files, tmp_path: Path
) -> None:
    paths = documents(write, 10)
    batch(paths, tmp_path / "local", settings=Settings(1, documents_per_part=4))
    batch(paths, tmp_path / "out", settings=Settings(2, "local", documents_per_part=4))
    assert files(tmp_path / "out") == files(tmp_path / "local")


def test_no_cluster_is_told_in_a_sentence(
    batch: Batch, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kcextract.run.cluster._SECONDS_TO_CONNECT", 1)
    with pytest.raises(ClusterError, match="cannot be reached"):
        batch(write(a="Một\n"), tmp_path / "out", settings=Settings(cluster="tcp://127.0.0.1:9"))
