"""The grammar of objectives: their labels, what stands beside them, how prose states them."""

from __future__ import annotations

from dataclasses import dataclass

from kcextract.grammar.entries import Pattern
from kcextract.grammar.layers import Source, open_table
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
    further: Pattern


def read_objectives(source: Source) -> ObjectivesGrammar:
    """Read ``objectives.toml`` of ``source``; GrammarError says what is wrong in it."""
    table = open_table(source, "objectives.toml")
    keys = ("general", "specific", "label", "states", "beside", "figure", "aim", "onward", "further")
    grammar = ObjectivesGrammar(*(read_pattern(table, key) for key in keys))
    table.done()
    return grammar
