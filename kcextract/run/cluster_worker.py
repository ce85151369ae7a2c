"""What happens on a Dask worker: its threads watch worker processes of kcextract."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING

from distributed import WorkerPlugin

from kcextract import __version__
from kcextract.errors import KcextractError
from kcextract.run.guard import Guard, Stopped
from kcextract.run.outcome import Outcome
from kcextract.run.settings import Settings
from kcextract.run.shard import Job, ShardTask

if TYPE_CHECKING:
    from distributed import Worker

_SECONDS_TO_LEARN = 30.0
_SECONDS_BETWEEN_LOOKS = 0.1


class RunPlugin(WorkerPlugin):
    """Makes a run known to a Dask worker, and ends there what is left of it."""

    def __init__(self, job: Job, settings: Settings) -> None:
        self.name = f"kcextract-{job.run}"
        self._job = job
        self._settings = settings

    def setup(self, worker: Worker) -> None:
        """The run begins, or the worker has come to it."""
        if self._job.version != __version__:
            raise KcextractError(f"This is kcextract {__version__}, not {self._job.version}.")
        _RUNS[self._job.run] = _Run(self._job, self._settings)

    def teardown(self, worker: Worker) -> None:
        """The run has ended, or the worker ends."""
        run = _RUNS.pop(self._job.run, None)
        if run is not None:
            run.end()


def convert_there(run: str, task: ShardTask) -> tuple[Outcome, ...]:
    """Carries out a task of that run in a worker process of this thread, which is kept for the next one."""
    patience = time.monotonic() + _SECONDS_TO_LEARN
    while run not in _RUNS:
        if time.monotonic() > patience:
            raise Stopped("The run has ended.")
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    return _RUNS[run].convert(task)


class _Run:
    """A run on this Dask worker: a guard for each thread."""

    def __init__(self, job: Job, settings: Settings) -> None:
        self._job = job
        self._settings = settings
        self._stop = threading.Event()
        self._mine = threading.local()
        self._guards: list[tuple[Guard, threading.Lock]] = []

    def convert(self, task: ShardTask) -> tuple[Outcome, ...]:
        if not hasattr(self._mine, "guard"):
            settings = self._settings
            guard = Guard(self._job, settings.bounds, settings.documents_per_worker, self._stop)
            self._mine.guard = guard, threading.Lock()
            self._guards.append(self._mine.guard)
        guard, at_work = self._mine.guard
        outcomes: list[Outcome] = []
        with at_work:
            try:
                guard.convert(task, outcomes.append)
            except Stopped:
                guard.close()
                raise
        return tuple(outcomes)

    def end(self) -> None:
        """Ends the worker processes: those at work stop by themselves."""
        self._stop.set()
        for guard, at_work in self._guards:
            if at_work.acquire(blocking=False):
                guard.close()
                at_work.release()


_RUNS: dict[str, _Run] = {}
