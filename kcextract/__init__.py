"""kcextract turns the khuyến công decisions of Vietnamese provinces into Parquet tables.

The public names load on first use, so that ``import kcextract`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcextract.dataset.tables import load
    from kcextract.report.labels import public_labels as labels
    from kcextract.run.convert import convert
    from kcextract.run.extraction import extract

__version__ = "0.1.0"

__all__ = ["__version__", "convert", "extract", "labels", "load"]

_HOMES = {
    "convert": ("kcextract.run.convert", "convert"),
    "extract": ("kcextract.run.extraction", "extract"),
    "labels": ("kcextract.report.labels", "public_labels"),
    "load": ("kcextract.dataset.tables", "load"),
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, attribute = _HOMES[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
