"""The grammar of budgets: which amounts are for the programme, their sources, names and parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kcextract.grammar.entries import Pattern, Table
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import any_of, own_pattern, read_pattern
from kcextract.grammar.sieve import Sieve
from kcextract.records.codes import MONEY_SOURCES

UNCLAIMED = (
    "a unit of measure",
    "a rate for one thing",
    "a price or income",
    "a limit in a condition",
    "an amount of the past",
    "a change of another amount",
)


class SourceRule(NamedTuple):
    """Words that say where money comes from."""

    code: str
    pattern: Pattern


class Exclusion(NamedTuple):
    """Words that say that an amount is no money for the programme, and what it is then.

    A ``bounded`` one before an amount does so only if that has a bound ("không quá 200 triệu đồng"), one
    behind it only where the amount is not named as money ("Vốn vay: từ 380 tỷ đồng trở lên").
    """

    kind: str
    bounded: bool
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class BudgetsGrammar:
    """Patterns for folded text; see ``grammars/budgets.toml``.

    ``trailing`` is ``trail`` looked for from the end, which tells soon that there is none.
    """

    purse: Pattern
    giving: Pattern
    named: Pattern
    total: Pattern
    split: Pattern
    among: Pattern
    beside: Pattern
    again: Pattern
    share: Pattern
    advance: Pattern
    portion: Pattern
    next: Pattern
    average: Pattern
    mean: Pattern
    expected: Pattern
    lead: Pattern
    trail: Pattern
    trailing: Pattern
    origin: Pattern
    borne: Pattern
    name_end: Pattern
    same: Pattern
    verb_end: Pattern
    bare: Pattern
    closing: Pattern
    name_lead: Pattern
    spending: Pattern
    beneficiary: Pattern
    outside: Pattern
    onward: Pattern
    past: Pattern
    regulation: Pattern
    payers: tuple[SourceRule, ...]
    sources: tuple[SourceRule, ...]
    source_sieve: Sieve
    before: tuple[Exclusion, ...]
    before_sieve: Sieve
    behind: tuple[Exclusion, ...]


def read_budgets(source: Source) -> BudgetsGrammar:
    """Read ``budgets.toml`` of ``source``; GrammarError says what is wrong in it."""
    table = open_table(source, "budgets.toml")
    sources = tuple(map(_source, table.tables("source")))
    before = tuple(map(_exclusion, table.tables("before")))
    trail = read_pattern(table, "trail")
    grammar = BudgetsGrammar(
        purse=read_pattern(table, "purse"),
        giving=read_pattern(table, "giving"),
        named=read_pattern(table, "named"),
        total=read_pattern(table, "total"),
        split=read_pattern(table, "split"),
        among=read_pattern(table, "among"),
        beside=read_pattern(table, "beside"),
        again=read_pattern(table, "again"),
        share=read_pattern(table, "share"),
        advance=read_pattern(table, "advance"),
        portion=read_pattern(table, "portion"),
        next=read_pattern(table, "next"),
        average=read_pattern(table, "average"),
        mean=read_pattern(table, "mean"),
        expected=read_pattern(table, "expected"),
        lead=read_pattern(table, "lead"),
        trail=trail,
        trailing=any_of((trail,), backwards=True),
        origin=read_pattern(table, "origin"),
        borne=read_pattern(table, "borne"),
        name_end=read_pattern(table, "name_end"),
        same=read_pattern(table, "same"),
        verb_end=read_pattern(table, "verb_end"),
        bare=read_pattern(table, "bare"),
        closing=read_pattern(table, "closing"),
        name_lead=read_pattern(table, "name_lead"),
        spending=read_pattern(table, "spending"),
        beneficiary=read_pattern(table, "beneficiary"),
        outside=read_pattern(table, "outside"),
        onward=read_pattern(table, "onward"),
        past=read_pattern(table, "past"),
        regulation=read_pattern(table, "regulation"),
        payers=tuple(map(_source, table.tables("payer"))),
        sources=sources,
        source_sieve=Sieve.of(each.pattern for each in sources),
        before=before,
        before_sieve=Sieve.of(each.pattern for each in before),
        behind=tuple(map(_exclusion, table.tables("behind"))),
    )
    table.done()
    return grammar


def _source(table: Table) -> SourceRule:
    rule = SourceRule(table.code("code", MONEY_SOURCES), own_pattern(table))
    table.done()
    return rule


def _exclusion(table: Table) -> Exclusion:
    rule = Exclusion(table.code("class", UNCLAIMED), table.flag("bounded"), own_pattern(table))
    table.done()
    return rule
