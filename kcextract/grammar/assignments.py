"""The grammar of assignments: who is named, where the naming ends, what part they have."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path

from kcextract.grammar.files import Pattern, Table, read_toml
from kcextract.grammar.patterns import read_pattern


@dataclass(frozen=True, slots=True)
class AssignmentsGrammar:
    """Patterns for folded text; see ``grammars/assignments.toml``."""

    regards: Pattern
    begin: Pattern
    predicate: Pattern
    relative: Pattern
    compound: Pattern
    duties: Pattern
    gives: Pattern
    requests: Pattern
    asks: Pattern
    closing: Pattern
    aside: Pattern
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


def read_assignments(directory: Path) -> AssignmentsGrammar:
    """Read ``assignments.toml`` in ``directory``; GrammarError says what is wrong in it."""
    path = directory / "assignments.toml"
    table = Table(read_toml(path), str(path))
    grammar = AssignmentsGrammar(*(read_pattern(table, field.name) for field in fields(AssignmentsGrammar)))
    table.done()
    return grammar
