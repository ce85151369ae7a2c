"""What became of one source, as a run tells it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kcextract.dataset.manifest import SourceEntry
from kcextract.run.promises import Promises


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: its manifest entry, and what a summary shows of the document.

    ``seconds`` is how long it took, ``stages`` how long each stage did (where that is asked for); ``is_new``
    is False of one whose rows are those of an earlier run.
    """

    entry: SourceEntry
    family: str | None = None
    number: str | None = None
    province: str | None = None
    promises: Promises | None = None
    seconds: float = 0.0
    stages: Mapping[str, float] = field(default_factory=dict)
    is_new: bool = True


Progress = Callable[[int, int, Outcome], None]
"""Called after each source: how many are done, how many there are, and what became of this one."""
