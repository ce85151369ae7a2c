"""Who converts shards: this process, or worker processes, here or on a cluster.

Worker processes are reached through the interface of ``concurrent.futures``; the same guard watches them,
wherever they are.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue

from kcextract.run.guard import Guard, Told
from kcextract.run.outcome import Outcome
from kcextract.run.plan import Shard
from kcextract.run.settings import Settings
from kcextract.run.shard import Job, ShardTask, convert_shard, few_collections

SHARDS_AHEAD = 2
"""Shards that are handed out for each worker: one to do, and one to go on with."""

_SECONDS_BETWEEN_LOOKS = 0.2


def run_here(job: Job, shards: Sequence[Shard], told: Told) -> None:
    """Converts shards in this process, one after the other; ``told`` is called after each source."""
    with few_collections():
        for shard in shards:
            convert_shard(job, ShardTask(shard), _Teller(told))


def run_workers(job: Job, shards: Sequence[Shard], told: Told, settings: Settings) -> None:
    """Converts shards by worker processes of this machine, each watched by a thread of this process.

    ``told`` is called in the calling thread.
    """
    outcomes: SimpleQueue[Outcome] = SimpleQueue()
    stop = threading.Event()
    mine = threading.local()
    guards: list[Guard] = []

    def convert(shard: Shard) -> tuple[Outcome, ...]:
        # A worker ends with the thread that started it: each thread keeps its own.
        if not hasattr(mine, "guard"):
            mine.guard = Guard(job, settings.bounds, settings.documents_per_worker, stop)
            guards.append(mine.guard)
        mine.guard.convert(shard, outcomes.put)
        return ()

    def drain() -> None:
        while not outcomes.empty():
            told(outcomes.get())

    executor = ThreadPoolExecutor(settings.workers, "kcextract")
    try:
        hand_out(executor, convert, shards, settings.workers * SHARDS_AHEAD, told, drain)
    finally:
        # Whoever is still at work is so because the run is broken off.
        stop.set()
        executor.shutdown(cancel_futures=True)
        for guard in guards:
            guard.close()


def hand_out(
    executor: Executor,
    convert: Callable[[Shard], Sequence[Outcome]],
    shards: Sequence[Shard],
    ahead: int,
    told: Told,
    drain: Callable[[], None] = lambda: None,
) -> None:
    """Has shards converted by an executor, no more than ``ahead`` at a time, so that none pile up.

    ``drain`` is called again and again; ``told`` with the outcomes that come back with a shard.
    """
    left = iter(shards)
    pending: set[Future[Sequence[Outcome]]] = set()
    while True:
        while len(pending) < ahead and (shard := next(left, None)) is not None:
            pending.add(executor.submit(convert, shard))
        if not pending:
            return
        done, pending = wait(pending, _SECONDS_BETWEEN_LOOKS, FIRST_COMPLETED)
        drain()
        for future in done:
            for outcome in future.result():
                told(outcome)


class _Teller:
    """Tells of the outcomes, and nothing of the beginnings."""

    def __init__(self, told: Told) -> None:
        self._told = told

    def begin(self, number: int) -> None:
        """Nobody watches."""

    def end(self, number: int, outcome: Outcome) -> None:
        self._told(outcome)
