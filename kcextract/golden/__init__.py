"""Golden files: what careful readers found in documents, and how near the program comes to it.

The public names load on first use, so that the pytest plugin costs nothing where it is not asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kcextract.golden.checking import check
    from kcextract.golden.comparison import Comparison, Difference, compare
    from kcextract.golden.files import Golden, open_golden
    from kcextract.golden.scores import Score

__all__ = ["Comparison", "Difference", "Golden", "Score", "check", "compare", "open_golden"]

_HOMES = {
    "check": "kcextract.golden.checking",
    "Comparison": "kcextract.golden.comparison",
    "Difference": "kcextract.golden.comparison",
    "compare": "kcextract.golden.comparison",
    "Golden": "kcextract.golden.files",
    "open_golden": "kcextract.golden.files",
    "Score": "kcextract.golden.scores",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *_HOMES})
