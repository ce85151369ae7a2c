"""Processes and the programs that they start: how much memory they hold, and their end."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def family(pid: int) -> list[int]:
    """A process and all that descend from it, as far as the system tells."""
    found = [pid]
    for each in found:
        with suppress(OSError):
            for task in (_PROC / str(each) / "task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def memory(pid: int) -> int:
    """The bytes of memory that a process and its descendants hold; 0 where the system does not tell."""
    return sum(_held(each) for each in family(pid))


def kill(pid: int) -> None:
    """Kills a process and its descendants; those that have ended are passed over."""
    for each in family(pid):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


def _held(pid: int) -> int:
    try:
        return int((_PROC / str(pid) / "statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0
