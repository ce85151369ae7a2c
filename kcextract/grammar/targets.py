"""The grammar of targets: which quantities are none, rates, and where a noun phrase ends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from kcextract.grammar.entries import Pattern, Table
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import own_pattern, read_pattern
from kcextract.grammar.sieve import Sieve
from kcextract.text.folding import fold_pattern


class Exclusion(NamedTuple):
    """What makes a quantity no target, and the reason in plain words.

    It holds for units of the classes ``units`` only, for all where that is empty; with ``bounded`` only for
    figures with a bound ("trên 50 m3"), with ``news`` only in news. What is ``alone`` says nothing of the
    figures listed behind.
    It does not hold in a clause that says ``unless`` before the figure.
    """

    reason: str
    units: tuple[str, ...]
    bounded: bool
    news: bool
    alone: bool
    unless: Pattern | None
    pattern: Pattern


class Holding(NamedTuple):
    """The exclusions before and behind a figure that hold for one kind of units, as bits."""

    before: int
    behind: int


@dataclass(frozen=True, slots=True)
class ActionsGrammar:
    """The tables ``[actions.…]`` of ``grammars/targets.toml``: the words around the verb of a figure."""

    over: Pattern
    must: Pattern
    listed: Pattern
    of_kind: Pattern
    untold: Pattern
    aim: Pattern
    of_measure: Pattern
    share_of: Pattern
    says_how: Pattern
    of_noun: Pattern
    measured: Pattern
    parted: Pattern
    done_to: Pattern


@dataclass(frozen=True, slots=True)
class TargetsGrammar:
    """See ``grammars/targets.toml``; patterns are for folded text."""

    expected: Pattern
    averted: Pattern
    restated: Pattern
    each: Pattern
    per: Pattern
    turn: Pattern
    promise: Pattern
    delivery: Pattern
    paid: Pattern
    costed: Pattern
    staged: Pattern
    before: tuple[Exclusion, ...]
    behind: tuple[Exclusion, ...]
    before_sieve: Sieve
    behind_sieve: Sieve
    counted: tuple[Exclusion, ...]
    duration: Pattern
    training: Pattern
    own_parts: Pattern
    fulfilled: Pattern
    told: Pattern
    ahead: Pattern
    own_goal: Pattern
    planned: Pattern
    results: Pattern
    past: Pattern
    reasons: Pattern
    beside: Pattern
    aims: Pattern
    outlook: Pattern
    onset: Pattern
    amounts: Pattern
    force: Pattern
    report: Pattern
    plans: Pattern
    regulation: Pattern
    stop: Pattern
    loose_end: Pattern
    for_whom: Pattern
    part: Pattern
    said_before: Pattern
    coefficient: Pattern
    number_of: Pattern
    actions: ActionsGrammar
    known: dict[tuple[str, bool, bool], Holding] = field(default_factory=dict, compare=False, repr=False)

    def holding(self, unit_class: str, *, bounded: bool, news: bool) -> Holding:
        """The exclusions that hold for units of a class, of figures ``bounded`` or not, in news or not."""
        key = (unit_class, bounded, news)
        if key not in self.known:
            self.known[key] = Holding(_held(self.before, *key), _held(self.behind, *key))
        return self.known[key]


def _held(exclusions: Iterable[Exclusion], unit_class: str, bounded: bool, news: bool) -> int:
    return sum(
        1 << number
        for number, each in enumerate(exclusions)
        if (not each.units or unit_class in each.units)
        and (bounded or not each.bounded)
        and (news or not each.news)
    )


def read_targets(source: Source) -> TargetsGrammar:
    """Read ``targets.toml`` of ``source``; GrammarError says what is wrong in it."""
    table = open_table(source, "targets.toml")
    before, behind = (tuple(map(_exclusion, table.tables(key))) for key in ("before", "behind"))
    grammar = TargetsGrammar(
        read_pattern(table, "expected"),
        read_pattern(table, "averted"),
        read_pattern(table, "restated"),
        read_pattern(table, "each", ("basis", "time")),
        read_pattern(table, "per", ("basis",)),
        read_pattern(table, "turn"),
        read_pattern(table, "promise"),
        read_pattern(table, "delivery"),
        read_pattern(table, "paid"),
        read_pattern(table, "costed"),
        read_pattern(table, "staged"),
        before,
        behind,
        Sieve.of(each.pattern for each in before),
        Sieve.of(each.pattern for each in behind),
        tuple(map(_exclusion, table.tables("counted"))),
        read_pattern(table, "duration"),
        read_pattern(table, "training"),
        read_pattern(table, "own_parts"),
        read_pattern(table, "fulfilled"),
        read_pattern(table, "told"),
        read_pattern(table, "ahead"),
        read_pattern(table, "own_goal"),
        read_pattern(table, "planned"),
        read_pattern(table, "results"),
        read_pattern(table, "past"),
        read_pattern(table, "reasons"),
        read_pattern(table, "beside"),
        read_pattern(table, "aims"),
        read_pattern(table, "outlook"),
        read_pattern(table, "onset", ("said", "until", "years")),
        read_pattern(table, "amounts"),
        read_pattern(table, "force"),
        read_pattern(table, "report"),
        read_pattern(table, "plans"),
        read_pattern(table, "regulation"),
        read_pattern(table, "stop"),
        read_pattern(table, "loose_end"),
        read_pattern(table, "for_whom"),
        read_pattern(table, "part"),
        read_pattern(table, "said_before", ("unit",)),
        read_pattern(table, "coefficient", ("noun",)),
        read_pattern(table, "number_of", ("noun",)),
        _actions(table.table("actions")),
    )
    table.done()
    return grammar


def _actions(table: Table) -> ActionsGrammar:
    grammar = ActionsGrammar(
        read_pattern(table, "over"),
        read_pattern(table, "must"),
        read_pattern(table, "listed"),
        read_pattern(table, "of_kind"),
        read_pattern(table, "untold"),
        read_pattern(table, "aim"),
        read_pattern(table, "of_measure"),
        read_pattern(table, "share_of"),
        read_pattern(table, "says_how"),
        read_pattern(table, "of_noun"),
        read_pattern(table, "measured", ("share",)),
        read_pattern(table, "parted"),
        read_pattern(table, "done_to"),
    )
    table.done()
    return grammar


def _exclusion(table: Table) -> Exclusion:
    source = fold_pattern(table.text("unless", ""))
    unless = table.compile("unless", source) if source else None
    exclusion = Exclusion(
        table.text("reason"),
        table.texts("units", ()),
        table.flag("bounded"),
        table.flag("news"),
        table.flag("alone"),
        unless,
        own_pattern(table),
    )
    table.done()
    return exclusion
