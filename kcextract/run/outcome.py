"""What became of one source, as a run tells it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from kcextract.dataset.manifest import SourceEntry, entry_record, read_entry
from kcextract.records import BudgetRecord
from kcextract.run.promises import Promises


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: its manifest entry, and what a summary shows of the document.

    ``seconds`` is how long it took, ``stages`` how long each stage did (where that is asked for); ``is_new``
    is False of one whose rows are those of an earlier run, or of this one before it was interrupted.
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


def outcome_facts(outcome: Outcome) -> dict[str, Any]:
    """An outcome as JSON has it, without its times."""
    return {
        "entry": entry_record(outcome.entry),
        "family": outcome.family,
        "number": outcome.number,
        "province": outcome.province,
        "promises": None if outcome.promises is None else asdict(outcome.promises),
    }


def known_outcome(facts: Mapping[str, Any]) -> Outcome:
    """The outcome of such facts, which is new no more."""
    promised = facts["promises"]
    if promised is not None:
        total = promised["total"]
        promised = Promises(**{**promised, "total": None if total is None else BudgetRecord(**total)})
    return Outcome(
        read_entry(facts["entry"]),
        facts["family"],
        facts["number"],
        facts["province"],
        promised,
        is_new=False,
    )
