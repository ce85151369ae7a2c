"""Watches a worker process: no document takes longer or more memory than it may, and none stops the batch.

A document that its worker does not survive is put in quarantine: a new worker goes on after it, and its row
says what happened.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from pathlib import Path
from typing import NamedTuple

from kcextract.errors import KcextractError
from kcextract.run import processes
from kcextract.run.outcome import Outcome
from kcextract.run.settings import Bounds
from kcextract.run.shard import Job, ShardTask, out_of_memory
from kcextract.run.worker import BEGIN, END, ERROR, FINISHED

_SECONDS_BETWEEN_LOOKS = 0.2
_STARTS = 3
_CODE = "from kcextract.run.worker import main; main()"
_PACKAGE = Path(__file__).resolve().parent.parent

KILLED = "worker_killed"
"""Code of a document that its worker does not survive, twice."""

Told = Callable[[Outcome], None]


class WorkerError(KcextractError):
    """A worker process ends again and again, and no document is to blame."""

    code = "worker_failed"


class Stopped(Exception):  # noqa: N818  # it is no error: somebody asked for it
    """The run is to end; what is finished stays."""


class _Death(NamedTuple):
    """The end of a worker: the source that it was at, None where at none, and why."""

    number: int | None
    reason: tuple[str, str]


class Guard:
    """Has shards converted by a worker process of its own, started when it is first needed.

    To be used by one thread, which has to live as long as the guard. ``stop`` ends what is going on.
    """

    def __init__(self, job: Job, bounds: Bounds, documents_per_worker: int, stop: threading.Event) -> None:
        self._job = job
        self._bounds = bounds
        self._documents_per_worker = documents_per_worker
        self._stop = stop
        self._worker: _Worker | None = None

    def convert(self, task: ShardTask, told: Told) -> None:
        """Carries out a task; ``told`` is called once with what became of each source.

        ``DatasetError`` where its parts cannot be written, ``WorkerError`` where no worker will work,
        ``Stopped`` when the run is to end.
        """
        quarantined = dict(task.quarantined)
        suspects: set[int] = set()
        told_of: set[int] = set()
        starts = 0
        while True:
            death = self._attempt(replace(task, quarantined=quarantined), told, told_of)
            if death is None:
                return
            number, (code, sentence) = death
            if number is None:
                starts += 1
                if starts == _STARTS:
                    raise WorkerError(f"{sentence} It was at no document: the batch cannot go on.")
            elif code == KILLED and number not in suspects:
                # Somebody else may have killed the worker: the document is given another chance.
                suspects.add(number)
            else:
                quarantined[number] = (code, sentence)

    def close(self) -> None:
        """Ends the worker."""
        if self._worker is not None:
            self._worker.end()
            self._worker = None

    def _attempt(self, task: ShardTask, told: Told, told_of: set[int]) -> _Death | None:
        """Why the worker died; None if the shard is written."""
        if self._worker is None:
            self._worker = _Worker(self._job, self._bounds)
        worker = self._worker
        try:
            death = self._watch(worker, task, told, told_of)
        except BaseException:
            # Whatever it is, nobody listens to this worker any more.
            self._worker = None
            worker.kill()
            raise
        worn = worker.documents >= self._documents_per_worker or worker.memory() > self._bounds.memory // 2
        if death is not None:
            self._worker = None
            worker.kill()
        elif worn:
            self.close()
        return death

    def _watch(self, worker: _Worker, task: ShardTask, told: Told, told_of: set[int]) -> _Death | None:
        number: int | None = None
        begun = looked = time.monotonic()
        try:
            worker.connection.send(task)
            while True:
                now = time.monotonic()
                if now - looked >= _SECONDS_BETWEEN_LOOKS:
                    looked = now
                    reason = self._excess(worker, now - begun if number is not None else 0.0)
                    if reason is not None:
                        return _Death(number, reason)
                if self._stop.is_set():
                    raise Stopped
                if not worker.connection.poll(_SECONDS_BETWEEN_LOOKS):
                    continue
                kind, number_told, content = worker.connection.recv()
                if kind == BEGIN:
                    number, begun = number_told, time.monotonic()
                elif kind == END:
                    number = None
                    worker.documents += 1
                    if number_told not in told_of:
                        told_of.add(number_told)
                        told(content)
                elif kind == FINISHED:
                    return None
                elif kind == ERROR:
                    error, sentence, source, code = content
                    raise error(sentence, source=source, code=code)
        except (EOFError, ConnectionError):
            return _Death(number, (KILLED, _obituary(worker.wait())))

    def _excess(self, worker: _Worker, seconds: float) -> tuple[str, str] | None:
        if seconds > self._bounds.seconds:
            sentence = f"The document takes longer than {self._bounds.seconds:g} seconds; it was given up."
            return "timed_out", sentence
        if worker.memory() > self._bounds.memory:
            error = out_of_memory("")
            return error.code, error.sentence
        return None


class _Worker:
    """A worker process, and the pipe to it."""

    def __init__(self, job: Job, bounds: Bounds) -> None:
        ours, theirs = socket.socketpair()
        with theirs:
            self._process = subprocess.Popen(
                # -P: what lies in the working folder is no module.
                [sys.executable, "-P", "-c", _CODE, *map(str, (theirs.fileno(), os.getpid(), bounds.memory))],
                pass_fds=(theirs.fileno(),),
                stdin=subprocess.DEVNULL,
                env=_environment(),
                start_new_session=True,
            )
        self.connection = Connection(ours.detach())
        self.documents = 0
        try:
            self.connection.send(job)
            self.connection.recv()
        except (EOFError, ConnectionError) as error:
            self.kill()
            raise WorkerError(f"No worker process can be started ({_obituary(self.wait())})") from error
        except BaseException:
            self.kill()
            raise

    def memory(self) -> int:
        """The bytes of memory that it and the programs that it started hold."""
        return processes.memory(self._process.pid)

    def end(self) -> None:
        """Lets it end."""
        with suppress(ConnectionError):
            self.connection.send(None)
        self.connection.close()
        try:
            self._process.wait(_STARTS)
        except subprocess.TimeoutExpired:
            self.kill()

    def kill(self) -> None:
        """Ends it, and the programs that it started, at once."""
        processes.kill(self._process.pid)
        self._process.wait()
        self.connection.close()

    def wait(self) -> int:
        """Its exit status, once it has ended."""
        return self._process.wait()


def _environment() -> dict[str, str]:
    """The environment of this process, with the same kcextract to be found, and one thread for arithmetic."""
    # An empty name among them would mean the folder in which the worker is started.
    paths = [str(_PACKAGE.parent), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
    }


def _obituary(status: int) -> str:
    if status < 0:
        return f"The worker process was killed by {signal.Signals(-status).name}."
    return f"The worker process ended with status {status}."
