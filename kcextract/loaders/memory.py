"""Memory that is no longer needed, given back to the system."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress


def give_back() -> None:
    """Gives back what libraries have freed but keep: a document is read in two steps, and both take much."""
    if sys.platform == "linux":
        # Other C libraries than glibc have no such function.
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)
