"""The grammar of periods: which years in a text are no statement of a row's own time."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kcextract.grammar.files import Pattern, Table, read_toml
from kcextract.grammar.patterns import read_pattern


@dataclass(frozen=True, slots=True)
class PeriodsGrammar:
    """Patterns for folded text; ``named`` matches what stands before a period that belongs to a name."""

    named: Pattern


def read_periods(directory: Path) -> PeriodsGrammar:
    """Read ``periods.toml`` in ``directory``; GrammarError says what is wrong in it."""
    path = directory / "periods.toml"
    table = Table(read_toml(path), str(path))
    grammar = PeriodsGrammar(read_pattern(table, "named"))
    table.done()
    return grammar
