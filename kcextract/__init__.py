"""kcextract turns the khuyến công decisions of Vietnamese provinces into Parquet tables.

The public names load on first use, so that ``import kcextract`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcextract.dataset.tables import load
    from kcextract.run.convert import convert
    from kcextract.run.extraction import extract

__version__ = "0.1.0"

__all__ = ["__version__", "convert", "extract", "load"]

_HOMES = {
    "convert": "kcextract.run.convert",
    "extract": "kcextract.run.extraction",
    "load": "kcextract.dataset.tables",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
