"""The grammar of checks: what their figures' words say of the lists and things that are compared."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kcextract.grammar.files import Pattern, Table, read_toml
from kcextract.grammar.patterns import read_pattern


@dataclass(frozen=True, slots=True)
class ChecksGrammar:
    """Patterns for folded text; see ``grammars/checks.toml``."""

    all_parts: Pattern
    level: Pattern


def read_checks(directory: Path) -> ChecksGrammar:
    """Read ``checks.toml`` in ``directory``; GrammarError says what is wrong in it."""
    path = directory / "checks.toml"
    table = Table(read_toml(path), str(path))
    grammar = ChecksGrammar(read_pattern(table, "all_parts"), read_pattern(table, "level"))
    table.done()
    return grammar
