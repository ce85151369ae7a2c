"""Worker processes on the machines of a Dask cluster, through the interface of ``concurrent.futures``.

Each thread of a Dask worker watches a worker process of kcextract, as the threads of this process do without
a cluster. Documents and output have to be reached from all machines by the same names.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from kcextract import __version__
from kcextract.errors import KcextractError
from kcextract.run.crew import SHARDS_AHEAD, hand_out
from kcextract.run.guard import Guard, Told
from kcextract.run.outcome import Outcome
from kcextract.run.plan import Shard
from kcextract.run.settings import Settings
from kcextract.run.shard import Job

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local"
"""In place of an address: a cluster of this machine, for the time of the run."""

_MINE = threading.local()


class ClusterError(KcextractError):
    """The cluster cannot be reached, has no workers, or has another version of kcextract."""

    code = "bad_cluster"


def run_cluster(job: Job, shards: Sequence[Shard], told: Told, settings: Settings) -> None:
    """Converts shards on a cluster; ``told`` is called when a shard has ended, for each source of it.

    A machine that is lost costs the shards that it was at: others do them again, with the same bytes.
    ``ClusterError`` where there is no cluster to be had.
    """
    with _client(settings) as client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise ClusterError(f"The cluster {settings.cluster} has no workers: start some.")
        convert = partial(convert_there, job, settings)
        hand_out(client.get_executor(pure=False), convert, shards, threads * SHARDS_AHEAD, told)


def convert_there(job: Job, settings: Settings, shard: Shard) -> tuple[Outcome, ...]:
    """Converts a shard in a worker process of this thread, which is kept for the next shard of the run."""
    if job.version != __version__:
        raise ClusterError(f"The cluster has kcextract {__version__}, not {job.version}: install the same.")
    known: tuple[Job, Guard] | None = getattr(_MINE, "guard", None)
    if known is None or known[0] != job:
        if known is not None:
            known[1].close()
        guard = Guard(job, settings.bounds, settings.documents_per_worker, threading.Event())
        _MINE.guard = known = (job, guard)
    outcomes: list[Outcome] = []
    known[1].convert(shard, outcomes.append)
    return tuple(outcomes)


@contextmanager
def _client(settings: Settings) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415  # comes with kcextract[cluster]
    except ImportError as error:
        raise ClusterError("For a cluster install kcextract[cluster].") from error
    if settings.cluster == LOCAL:
        with (
            LocalCluster(
                n_workers=max(1, settings.workers), threads_per_worker=1, dashboard_address=None
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(settings.cluster, timeout=10)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"The cluster {settings.cluster} cannot be reached ({error}): check the address."
        ) from error
    with client:
        yield client
