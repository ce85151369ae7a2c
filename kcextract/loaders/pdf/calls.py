"""Functions of PDFium called without ceremony, a letter or an object at a time: addresses are numbers."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any


def quick(function: Any, result: Any, *arguments: Any) -> Callable[..., Any]:
    """``function`` with the types of its result and arguments; handles are ``ctypes.c_void_p``."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


def address(handle: Any) -> int | None:
    """The number that stands for a handle."""
    return ctypes.cast(handle, ctypes.c_void_p).value
