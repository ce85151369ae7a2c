"""What a run came to: figures that need no more room for many documents than for a few."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kcextract.run.outcome import Outcome

MOST_OUTCOMES = 1_000
"""A report has an outcome for each of so many sources; of more, only those that failed."""

SLOWEST = 10
"""How many of the slowest documents a report names."""


@dataclass(frozen=True, slots=True)
class Promised:
    """What the documents of a run promise in all.

    ``documents`` is how many there are, ``targets`` and ``failing_checks`` those of all, and
    ``failing_documents`` the number of documents with such checks.
    """

    documents: int = 0
    targets: int = 0
    failing_checks: int = 0
    failing_documents: int = 0


@dataclass(frozen=True, slots=True)
class ConversionReport:
    """The outcomes in the order of the sources, and how many files in the folders were no documents.

    Of more than ``MOST_OUTCOMES`` sources there are only the first so many that failed: the manifest has an
    entry for each. ``statuses`` and ``codes`` count the sources by status and by the code of what failed;
    ``unchanged`` is how many kept the rows of an earlier run, ``removed`` how many were taken out;
    ``slowest`` are those that took longest; ``parts`` are the names of the parts, one for each shard.
    """

    out: Path | str
    outcomes: tuple[Outcome, ...]
    skipped: int
    statuses: Mapping[str, int] = field(default_factory=dict)
    codes: Mapping[str, int] = field(default_factory=dict)
    unchanged: int = 0
    removed: int = 0
    slowest: tuple[Outcome, ...] = ()
    promised: Promised = Promised()
    parts: tuple[str, ...] = ()

    @property
    def total(self) -> int:
        """How many sources there are."""
        return sum(self.statuses.values()) if self.statuses else len(self.outcomes)

    def count(self, status: str) -> int:
        """How many sources have that status (``ok``, ``partial``, ``failed``, ``duplicate``)."""
        if self.statuses:
            return self.statuses.get(status, 0)
        return sum(outcome.entry.status == status for outcome in self.outcomes)


class Tally:
    """Adds up outcomes as they come, in whatever order; ``total`` is how many sources there will be.

    ``unchanged`` is how many of those that have come kept the rows of an earlier run.
    """

    def __init__(self, total: int) -> None:
        self._keeps_all = total <= MOST_OUTCOMES
        self._statuses: Counter[str] = Counter()
        self._codes: Counter[str] = Counter()
        self._outcomes: list[Outcome] = []
        self._slowest: list[tuple[float, str, Outcome]] = []
        self.unchanged = 0
        self._promised = Promised()

    @property
    def done(self) -> int:
        """How many outcomes have come."""
        return self._statuses.total()

    def add(self, outcome: Outcome) -> None:
        """Takes what became of a source."""
        entry = outcome.entry
        self._statuses[entry.status] += 1
        if entry.error_code is not None:
            self._codes[entry.error_code] += 1
        if self._keeps_all or (entry.status == "failed" and len(self._outcomes) < MOST_OUTCOMES):
            self._outcomes.append(outcome)
        self.unchanged += not outcome.is_new
        if outcome.seconds:
            ranked = (outcome.seconds, entry.source, outcome)
            if len(self._slowest) < SLOWEST:
                heapq.heappush(self._slowest, ranked)
            else:
                heapq.heappushpop(self._slowest, ranked)
        if outcome.promises is not None:
            failing = outcome.promises.failing_checks
            before = self._promised
            self._promised = Promised(
                before.documents + 1,
                before.targets + outcome.promises.targets,
                before.failing_checks + failing,
                before.failing_documents + bool(failing),
            )

    def report(self, out: Path | str, skipped: int, removed: int, parts: tuple[str, ...]) -> ConversionReport:
        """The report of what was added."""
        return ConversionReport(
            out=out,
            outcomes=tuple(sorted(self._outcomes, key=lambda outcome: outcome.entry.source)),
            skipped=skipped,
            statuses=dict(self._statuses),
            codes=dict(sorted(self._codes.items())),
            unchanged=self.unchanged,
            removed=removed,
            slowest=tuple(outcome for *_, outcome in sorted(self._slowest, reverse=True)),
            promised=self._promised,
            parts=parts,
        )
