"""The grammar of contents: labels in items, and how prose enumerates activities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kcextract.grammar.entries import Pattern
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import read_pattern
from kcextract.grammar.vocabulary import name_key


@dataclass(frozen=True, slots=True)
class ContentsGrammar:
    """Patterns for folded text; ``counts`` maps the folded words of numbers to their values."""

    label: Pattern
    inline_label: Pattern
    number: Pattern
    money: Pattern
    money_clause: Pattern
    result: Pattern
    enumeration: Pattern
    solutions: Pattern
    ordered: Pattern
    ordered_solutions: Pattern
    ordinal: Pattern
    title_end: Pattern
    amount: Pattern
    item: Pattern
    counts: Mapping[str, int]

    def count(self, folded: str | None) -> int | None:
        """The number that ``folded`` says in digits or words."""
        if folded is None:
            return None
        return int(folded) if folded.isdecimal() else self.counts.get(folded)


def read_contents(source: Source) -> ContentsGrammar:
    """Read ``contents.toml`` of ``source``; GrammarError says what is wrong in it."""
    table = open_table(source, "contents.toml")
    grammar = ContentsGrammar(
        read_pattern(table, "label"),
        read_pattern(table, "inline_label"),
        read_pattern(table, "number"),
        read_pattern(table, "money"),
        read_pattern(table, "money_clause"),
        read_pattern(table, "result"),
        read_pattern(table, "enumeration", ("count",)),
        read_pattern(table, "solutions", ("count",)),
        read_pattern(table, "ordered", ("count",)),
        read_pattern(table, "ordered_solutions", ("count",)),
        read_pattern(table, "ordinal", ("nth", "number")),
        read_pattern(table, "title_end"),
        read_pattern(table, "amount"),
        read_pattern(table, "item"),
        {name_key(word): int(number) for word, number in table.mapping("counts").items()},
    )
    table.done()
    return grammar
