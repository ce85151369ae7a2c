"""How much of what a reader found the program found, and how much of what it found is right."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of one table: rows or cells that a reader found, that the program found, and that agree."""

    table: str
    expected: int
    found: int
    right: int

    @property
    def precision(self) -> float:
        """The part of what was found that is right; 1 where nothing was found and nothing expected."""
        if not self.found:
            return float(not self.expected)
        return self.right / self.found

    @property
    def recall(self) -> float:
        """The part of what was expected that was found; 1 where nothing was expected."""
        return self.right / self.expected if self.expected else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall; 1 where nothing was found and nothing expected."""
        both = self.expected + self.found
        return 2 * self.right / both if both else 1.0


def total(table: str, scores: Iterable[Score]) -> Score:
    """The counts of several scores together, as those of ``table``."""
    scores = tuple(scores)
    return Score(
        table,
        sum(score.expected for score in scores),
        sum(score.found for score in scores),
        sum(score.right for score in scores),
    )
