"""The vocabulary of activities: which words tell the kind of a promotion activity."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kcextract.grammar.files import Pattern, Table, read_toml
from kcextract.grammar.patterns import own_pattern
from kcextract.records.codes import ACTIVITY_CODES
from kcextract.text.folding import fold

_WEIGHTS = tuple("123456789")


@dataclass(frozen=True, slots=True)
class ActivityRule:
    """Words, as a pattern for folded text, and the code that they give.

    Nothing is found where none of ``cues`` stands in the text; the greater ``weight`` wins.
    """

    code: str
    weight: int
    cues: tuple[str, ...]
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class ActivitiesGrammar:
    """The rules, those of the greatest weight first."""

    rules: tuple[ActivityRule, ...]

    def code_of(self, folded: str) -> str | None:
        """The code that a folded text gives by its weightiest words, by the first of equal ones."""
        weight = 0
        best: tuple[int, str] | None = None
        for rule in self.rules:
            if best is not None and rule.weight < weight:
                break
            for cue in rule.cues:
                if cue in folded:
                    break
            else:
                continue
            match = rule.pattern.search(folded)
            if match is not None and (best is None or match.start() < best[0]):
                best, weight = (match.start(), rule.code), rule.weight
        return None if best is None else best[1]


def read_activities(directory: Path) -> ActivitiesGrammar:
    """Read ``activities.toml`` in ``directory``; GrammarError says what is wrong in it."""
    path = directory / "activities.toml"
    file = Table(read_toml(path), str(path))
    rules = sorted((_rule(table) for table in file.tables("activity")), key=lambda rule: -rule.weight)
    file.done()
    return ActivitiesGrammar(tuple(rules))


def _rule(table: Table) -> ActivityRule:
    rule = ActivityRule(
        table.code("code", ACTIVITY_CODES),
        int(table.code("weight", _WEIGHTS)),
        tuple(fold(cue) for cue in table.texts("cues")),
        own_pattern(table),
    )
    table.done()
    return rule
