"""The grammar of objectives: their labels, what stands beside them, how prose states them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from kcextract.grammar.files import Pattern, Table, read_toml
from kcextract.grammar.patterns import read_pattern


@dataclass(frozen=True, slots=True)
class ObjectivesGrammar:
    """Patterns for folded text; see ``grammars/objectives.toml``."""

    general: Pattern
    specific: Pattern
    label: Pattern
    states: Pattern
    beside: Pattern
    figure: Pattern
    aim: Pattern
    onward: Pattern


def read_objectives(directory: Path) -> ObjectivesGrammar:
    """Read ``objectives.toml`` in ``directory``; GrammarError says what is wrong in it."""
    path = directory / "objectives.toml"
    table = Table(read_toml(path), str(path))
    keys = ("general", "specific", "label", "states", "beside", "figure", "aim", "onward")
    grammar = ObjectivesGrammar(*(read_pattern(table, key) for key in keys))
    table.done()
    return grammar
