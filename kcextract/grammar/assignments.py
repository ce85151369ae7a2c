"""The grammar of assignments: who is named, where the naming ends, what part they have."""

from __future__ import annotations

from dataclasses import dataclass, fields

from kcextract.grammar.entries import Pattern
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import read_pattern


@dataclass(frozen=True, slots=True)
class AssignmentsGrammar:
    """Patterns for folded text; see ``grammars/assignments.toml``."""

    regards: Pattern
    begin: Pattern
    plural: Pattern
    opener: Pattern
    capacity: Pattern
    predicate: Pattern
    relative: Pattern
    compound: Pattern
    duties: Pattern
    gives: Pattern
    orders: Pattern
    requests: Pattern
    reasons: Pattern
    directs: Pattern
    givers: Pattern
    joins: Pattern
    asks: Pattern
    told: Pattern
    issues: Pattern
    heralds: Pattern
    urges: Pattern
    past: Pattern
    closing: Pattern
    aside: Pattern
    oversees: Pattern
    lead: Pattern
    cooperation: Pattern
    hollow: Pattern
    reported: Pattern
    before_body: Pattern
    whose: Pattern
    districts: Pattern
    communes: Pattern
    district: Pattern
    commune: Pattern


def read_assignments(source: Source) -> AssignmentsGrammar:
    """Read ``assignments.toml`` of ``source``; GrammarError says what is wrong in it."""
    table = open_table(source, "assignments.toml")
    grammar = AssignmentsGrammar(*(read_pattern(table, field.name) for field in fields(AssignmentsGrammar)))
    table.done()
    return grammar
