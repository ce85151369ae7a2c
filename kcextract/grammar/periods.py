"""The grammar of periods: which years in a text are no statement of a row's own time."""

from __future__ import annotations

from dataclasses import dataclass

from kcextract.grammar.entries import Pattern
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import read_pattern


@dataclass(frozen=True, slots=True)
class PeriodsGrammar:
    """Patterns for folded text; ``named`` matches what stands before a period that belongs to a name."""

    named: Pattern


def read_periods(source: Source) -> PeriodsGrammar:
    """Read ``periods.toml`` of ``source``; GrammarError says what is wrong in it."""
    table = open_table(source, "periods.toml")
    grammar = PeriodsGrammar(read_pattern(table, "named"))
    table.done()
    return grammar
