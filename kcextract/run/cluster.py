"""Worker processes on the machines of a Dask cluster, through the interface of ``concurrent.futures``.

Each thread of a Dask worker watches a worker process of kcextract, as the threads of this process do without
a cluster. Documents and output have to be reached from all machines by the same names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING

from kcextract.errors import KcextractError
from kcextract.run.crew import TASKS_AHEAD, Crew, crew_size, hand_out
from kcextract.run.guard import Told
from kcextract.run.plan import Shard
from kcextract.run.settings import Settings
from kcextract.run.shard import Job

if TYPE_CHECKING:
    from distributed import Client

LOCAL = "local"
"""In place of an address: a cluster of this machine, for the time of the run."""

_SECONDS_TO_CONNECT = 10
_SECONDS_FOR_WORKERS = 30


class ClusterError(KcextractError):
    """The cluster cannot be reached, has no workers, cannot run kcextract, or is lost."""

    code = "bad_cluster"


def run_cluster(job: Job, shards: Sequence[Shard], told: Told, settings: Settings, divide: bool) -> None:
    """Converts shards on a cluster; ``told`` is called when a task has ended, for each source of it.

    A machine that is lost costs the tasks that it was at: others do them again, with the same bytes.
    ``divide`` as of ``hand_out``. ``ClusterError`` where there is no cluster to be had, or it breaks down.
    """
    with _client(settings, shards) as client, _prepared(client, job, settings):
        from distributed import KilledWorker  # noqa: PLC0415  # comes with kcextract[cluster]

        from kcextract.run.cluster_worker import convert_there  # noqa: PLC0415

        try:
            client.wait_for_workers(1, timeout=_SECONDS_FOR_WORKERS)
        except TimeoutError as error:
            raise ClusterError(f"The cluster {settings.cluster} has no workers: start some.") from error
        threads = sum(client.nthreads().values())
        executor = client.get_executor(pure=False)
        work = partial(convert_there, job.run)
        try:
            hand_out(executor, work, shards, threads * TASKS_AHEAD, Crew(told), divide)
        except (KilledWorker, CancelledError, OSError) as error:
            raise ClusterError(
                f"The cluster {settings.cluster} was lost ({error}): look after its workers; the same "
                "command goes on from here."
            ) from error
        finally:
            executor.shutdown(wait=False)


@contextmanager
def _prepared(client: Client, job: Job, settings: Settings) -> Iterator[None]:
    """Lets all workers know the job, those too that come later, and forget it at the end."""
    from kcextract.run.cluster_worker import RunPlugin  # noqa: PLC0415

    plugin = RunPlugin(job, settings)
    try:
        client.register_plugin(plugin)
    except KcextractError:
        raise
    except Exception as error:
        raise ClusterError(
            f"The workers of the cluster {settings.cluster} cannot run kcextract ({error}): install the same "
            "version there, with the same packages."
        ) from error
    try:
        yield
    finally:
        # Of a cluster that is lost nothing is left to tidy up.
        with suppress(Exception):
            client.unregister_worker_plugin(plugin.name)


@contextmanager
def _client(settings: Settings, shards: Sequence[Shard]) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415  # comes with kcextract[cluster]
    except ImportError as error:
        raise ClusterError("For a cluster install kcextract[cluster].") from error
    if settings.cluster == LOCAL:
        workers = max(1, crew_size(shards) if settings.workers is None else settings.workers)
        with (
            LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(settings.cluster, timeout=_SECONDS_TO_CONNECT)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"The cluster {settings.cluster} cannot be reached ({error}): check the address."
        ) from error
    with client:
        yield client
