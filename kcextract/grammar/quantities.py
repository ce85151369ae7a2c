"""The grammar of quantities: comparators, ranges, multipliers, and numbers that are no quantities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kcextract.grammar.entries import Pattern, Table
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import any_of, own_pattern, read_pattern
from kcextract.grammar.sieve import cues
from kcextract.text.folding import fold

BOUNDS = ("eq", "approx", "ge", "gt", "le", "lt", "from")
REFERENCE_CLASSES = ("citation", "ordinal", "name")


class Bound(NamedTuple):
    """Words that say how a number binds: a comparator, or ``from`` ("từ"), which needs a second number."""

    code: str
    pattern: Pattern


class Multiplier(NamedTuple):
    """Words behind a number that multiply it by ``factor``, a power of ten."""

    factor: int
    pattern: Pattern


class Reference(NamedTuple):
    """Words right before a number that make it part of a name or reference.

    A ``weak`` one does so only where no counted noun follows.
    """

    kind: str
    weak: bool
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class QuantitiesGrammar:
    """See ``grammars/quantities.toml``; patterns are for folded text.

    ``any_before``, ``any_behind`` and ``any_reference`` match where one of theirs does, the second only where
    one of ``behind_cues`` stands; the words of a multiplier begin with one of ``multiplier_initials``.
    """

    before: tuple[Bound, ...]
    behind: tuple[Bound, ...]
    range: Pattern
    multipliers: tuple[Multiplier, ...]
    multiplier_initials: frozenset[str]
    baselines: tuple[Pattern, ...]
    references: tuple[Reference, ...]
    behind_cues: tuple[str, ...]
    any_before: Pattern
    any_behind: Pattern
    any_reference: Pattern

    def binds_behind(self, folded: str, start: int, end: int) -> bool:
        """Whether words behind a number, in ``[start, end)`` of a folded text, say how it binds."""
        for cue in self.behind_cues:
            if folded.find(cue, start, end) >= 0:
                return self.any_behind.match(folded, start, end) is not None
        return False


def read_quantities(source: Source) -> QuantitiesGrammar:
    """Read ``quantities.toml`` of ``source``; GrammarError says what is wrong in it."""
    table = open_table(source, "quantities.toml")
    before = tuple(map(_bound, table.tables("comparator")))
    behind = tuple(map(_bound, table.tables("behind")))
    multipliers = table.tables("multiplier")
    initials = frozenset(
        fold(example.strip()[0]) for each in multipliers for example in each.texts("examples")
    )
    references = tuple(map(_reference, table.tables("reference")))
    grammar = QuantitiesGrammar(
        before,
        behind,
        read_pattern(table, "range", ("unit",)),
        tuple(map(_multiplier, multipliers)),
        initials,
        tuple(map(_plain, table.tables("baseline"))),
        references,
        cues(each.pattern for each in behind),
        any_of((each.pattern for each in before), backwards=True),
        any_of(each.pattern for each in behind),
        any_of((each.pattern for each in references), backwards=True),
    )
    table.done()
    return grammar


def _bound(table: Table) -> Bound:
    bound = Bound(table.code("code", BOUNDS), own_pattern(table))
    table.done()
    return bound


def _multiplier(table: Table) -> Multiplier:
    factor = table.text("factor")
    if not (factor.isdigit() and factor.strip("0") == "1"):
        raise table.fail(f"`factor` must be a power of ten, not `{factor}`.")
    multiplier = Multiplier(int(factor), own_pattern(table))
    table.done()
    return multiplier


def _plain(table: Table) -> Pattern:
    pattern = own_pattern(table)
    table.done()
    return pattern


def _reference(table: Table) -> Reference:
    reference = Reference(table.code("class", REFERENCE_CLASSES), table.flag("weak"), own_pattern(table))
    table.done()
    return reference
