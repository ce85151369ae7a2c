"""Who converts shards: this process, or worker processes, here or on a cluster.

Worker processes are reached through the interface of ``concurrent.futures``; the same guard watches them,
wherever they are. A shard is handed out in tasks, so that a few documents too keep all workers at work; the
last one writes the parts.
"""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue

from kcextract.run.guard import Guard, Told
from kcextract.run.outcome import Outcome
from kcextract.run.plan import Shard
from kcextract.run.settings import Settings
from kcextract.run.shard import Job, ShardTask, convert_shard, few_collections

TASKS_AHEAD = 2
"""Tasks that are handed out for each worker: one to do, and one to go on with."""

_SECONDS_BETWEEN_LOOKS = 0.2
# A task has at most so many documents, and ends with the one that makes so many bytes full: seconds of work.
_DOCUMENTS_PER_TASK = 16
_BYTES_PER_TASK = 250_000
_FEWEST_PORTIONS = 2

Work = Callable[[ShardTask], Sequence[Outcome]]
"""Carries out a task; what became of its documents, as far as nobody has told it yet."""


def crew_size(shards: Sequence[Shard]) -> int:
    """How many worker processes there should be: one a core, fewer where there is less to do."""
    portions = sum(len(_portions(shard)) for shard in shards)
    return max(1, min(portions, _cores()))


def _cores() -> int:
    """How many cores this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1


def run_here(job: Job, shards: Sequence[Shard], told: Told) -> None:
    """Converts shards in this process, one after the other; ``told`` is called after each source."""
    with few_collections():
        for shard in shards:
            convert_shard(job, ShardTask(shard), _Teller(told))


def run_workers(job: Job, shards: Sequence[Shard], told: Told, settings: Settings, divide: bool) -> None:
    """Converts shards by worker processes of this machine, each watched by a thread of this process.

    ``told`` is called in the calling thread; ``divide`` as of ``hand_out``.
    """
    workers = crew_size(shards) if settings.workers is None else settings.workers
    outcomes: SimpleQueue[tuple[str, Outcome]] = SimpleQueue()
    stop = threading.Event()
    mine = threading.local()
    guards: list[Guard] = []
    crew = Crew(told)

    def convert(task: ShardTask) -> tuple[Outcome, ...]:
        # A worker ends with the thread that started it: each thread keeps its own.
        if not hasattr(mine, "guard"):
            mine.guard = Guard(job, settings.bounds, settings.documents_per_worker, stop)
            guards.append(mine.guard)
        mine.guard.convert(task, lambda outcome: outcomes.put((task.shard.key, outcome)))
        return ()

    def drain() -> None:
        while not outcomes.empty():
            crew.tell(*outcomes.get())

    executor = ThreadPoolExecutor(workers, "kcextract")
    try:
        hand_out(executor, convert, shards, workers * TASKS_AHEAD, crew, divide, drain)
    finally:
        # Whoever is still at work is so because the run is broken off.
        stop.set()
        executor.shutdown(cancel_futures=True)
        for guard in guards:
            guard.close()


class Crew:
    """Passes on what becomes of sources, once for each, though several tasks may tell of it."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._names: dict[str, set[str]] = {}

    def tell(self, key: str, outcome: Outcome) -> None:
        """That became of a source of the shard of that key."""
        names = self._names.setdefault(key, set())
        if outcome.entry.source not in names:
            names.add(outcome.entry.source)
            self._told(outcome)

    def forget(self, key: str) -> None:
        """The shard of that key is written."""
        self._names.pop(key, None)


def hand_out(
    executor: Executor,
    work: Work,
    shards: Sequence[Shard],
    ahead: int,
    crew: Crew,
    divide: bool,
    drain: Callable[[], None] = lambda: None,
) -> None:
    """Has shards converted by an executor, no more than ``ahead`` tasks at a time, so that none pile up.

    With ``divide`` a shard is several tasks; ``drain`` is called again and again.
    """
    before_last: dict[str, int] = {}
    whole: dict[str, Shard] = {}
    last: deque[ShardTask] = deque()

    def begun(shard: Shard) -> Iterator[ShardTask]:
        portions = _portions(shard) if divide else []
        if len(portions) < _FEWEST_PORTIONS:
            yield ShardTask(shard)
            return
        before_last[shard.key], whole[shard.key] = len(portions), shard
        for first, end in portions:
            yield ShardTask(shard._replace(sources=shard.sources[first:end]), first, is_last=False)

    tasks = (task for shard in shards for task in begun(shard))
    pending: dict[Future[Sequence[Outcome]], ShardTask] = {}
    while True:
        while len(pending) < ahead:
            task = last.popleft() if last else next(tasks, None)
            if task is None:
                break
            pending[executor.submit(work, task)] = task
        if not pending:
            return
        done, _ = wait(pending, _SECONDS_BETWEEN_LOOKS, FIRST_COMPLETED)
        drain()
        for future in done:
            task = pending.pop(future)
            key = task.shard.key
            for outcome in future.result():
                crew.tell(key, outcome)
            if task.is_last:
                crew.forget(key)
                continue
            before_last[key] -= 1
            if not before_last[key]:
                del before_last[key]
                last.append(ShardTask(whole.pop(key)))


def _portions(shard: Shard) -> list[tuple[int, int]]:
    """Where portions of the sources that take about as long begin and end."""
    portions = []
    first = size = 0
    for number, source in enumerate(shard.sources, 1):
        size += (source.size or 0) if source.former is None else 0
        if number - first == _DOCUMENTS_PER_TASK or size >= _BYTES_PER_TASK or number == len(shard.sources):
            portions.append((first, number))
            first, size = number, 0
    return portions


class _Teller:
    """Tells of the outcomes, and nothing of the beginnings."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def begin(self, number: int) -> None:
        """Nobody watches."""

    def end(self, number: int, outcome: Outcome) -> None:
        self._told(outcome)
