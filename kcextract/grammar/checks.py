"""The grammar of checks: what their figures' words say of the lists and things that are compared."""

from __future__ import annotations

from dataclasses import dataclass

from kcextract.grammar.entries import Pattern
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import read_pattern


@dataclass(frozen=True, slots=True)
class ChecksGrammar:
    """Patterns for folded text; see ``grammars/checks.toml``."""

    all_parts: Pattern
    rest: Pattern
    level: Pattern


def read_checks(source: Source) -> ChecksGrammar:
    """Read ``checks.toml`` of ``source``; GrammarError says what is wrong in it."""
    table = open_table(source, "checks.toml")
    grammar = ChecksGrammar(
        read_pattern(table, "all_parts"), read_pattern(table, "rest"), read_pattern(table, "level")
    )
    table.done()
    return grammar
