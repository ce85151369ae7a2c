"""How what a grammar holds is copied to other processes.

A frozen dataclass that is translated to C cannot be restored by setting its fields; it is made anew of them,
as it was first. ``multiprocessing`` and Dask ask ``copyreg`` how to send a thing.
"""

from __future__ import annotations

import copyreg
import sys
from dataclasses import fields, is_dataclass
from typing import Any


def register_copying(package: str) -> None:
    """Registers all dataclasses of the modules of ``package`` that are imported so far."""
    for name, module in tuple(sys.modules.items()):
        if name.startswith(f"{package}."):
            for value in vars(module).values():
                if isinstance(value, type) and is_dataclass(value) and value.__module__ == name:
                    copyreg.pickle(value, _made_of_fields)


def _made_of_fields(value: Any) -> tuple[type, tuple[Any, ...]]:
    return type(value), tuple(getattr(value, each.name) for each in fields(value))
