"""The process that converts shards for another one, which watches it.

It is told what to do over a pipe and tells what it is about to read before it reads it, so that whoever
watches knows which document to blame. It ends when its parent does.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from contextlib import suppress
from multiprocessing.connection import Connection

from kcextract.errors import KcextractError
from kcextract.run.outcome import Outcome
from kcextract.run.shard import Job, ShardTask, convert_shard, few_collections

READY, BEGIN, END, FINISHED, ERROR = "ready", "begin", "end", "finished", "error"
"""What a worker says: it has what it needs; a source begins; a source has ended (with its outcome); the shard
is written; the shard cannot be written (with the error)."""

_PARENT_DEATH_SIGNAL = 1


def main() -> None:
    """Serves the parent process at the other end of the pipe whose number is the first argument."""
    connection = Connection(int(sys.argv[1]))
    _end_with(int(sys.argv[2]))
    _limit_memory(int(sys.argv[3]))
    with suppress(EOFError, BrokenPipeError, ConnectionResetError):
        _serve(connection)


def _serve(connection: Connection) -> None:
    job: Job = connection.recv()
    connection.send((READY, None, None))
    with few_collections():
        while True:
            task: ShardTask | None = connection.recv()
            if task is None:
                return
            try:
                convert_shard(job, task, _Teller(connection))
            except KcextractError as error:
                # Pickling an exception calls it anew with what it was first called with.
                connection.send((ERROR, None, (type(error), error.sentence, error.source, error.code)))
            else:
                connection.send((FINISHED, None, None))


class _Teller:
    """Tells the parent how the shard goes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self, number: int) -> None:
        self._connection.send((BEGIN, number, None))

    def end(self, number: int, outcome: Outcome) -> None:
        self._connection.send((END, number, outcome))


def _end_with(parent: int) -> None:
    """Has this process killed when its parent ends, however that ends, where the system can do it."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    if os.getppid() != parent:
        sys.exit()


def _limit_memory(size: int) -> None:
    """Lets what asks for more than ``size`` bytes of memory fail, before the machine runs out of it."""
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_DATA, (size, resource.getrlimit(resource.RLIMIT_DATA)[1]))


if __name__ == "__main__":
    main()
