"""The grammar of tables: units of their money, what headers mean, which rows sum up others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from kcextract.grammar.entries import Pattern, Table
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import own_pattern, read_pattern
from kcextract.records.codes import MONEY_SOURCES
from kcextract.text.matching import ALONE

_UNITS = ("1000000000", "1000000", "1000", "1")


class UnitRule(NamedTuple):
    """Words for a unit of money, and what one of it is in đồng."""

    vnd: int
    pattern: Pattern


class SourceName(NamedTuple):
    """Words that name a source of money; ``bare`` ones do so only where sources are named."""

    code: str
    bare: bool
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class TablesGrammar:
    """Patterns for folded text; see ``grammars/tables.toml``."""

    unit_note: Pattern
    bracket: Pattern
    caption: Pattern
    remark: Pattern
    ordinal: Pattern
    label: Pattern
    text: Pattern
    quantity: Pattern
    amount: Pattern
    total: Pattern
    split: Pattern
    grand_total: Pattern
    sum: Pattern
    parts: Pattern
    units: tuple[UnitRule, ...]
    sources: tuple[SourceName, ...]

    def unit_of(self, folded: str) -> int | None:
        """What one of the unit of money in the words ``folded`` is in đồng; None where they name none."""
        for rule in self.units:
            if rule.pattern.search(folded, 0, None, ALONE) is not None:
                return rule.vnd
        return None

    def source_of(self, folded: str, *, bare: bool) -> str | None:
        """The code of the source that all the words ``folded`` name; None if they do not.

        ``bare`` says whether words count that mean other things elsewhere ("Thành phố").
        """
        for rule in self.sources:
            if (bare or not rule.bare) and rule.pattern.search(folded, 0, None, ALONE) is not None:
                return rule.code
        return None


def read_tables(source: Source) -> TablesGrammar:
    """Read ``tables.toml`` of ``source``; GrammarError says what is wrong in it."""
    table = open_table(source, "tables.toml")
    grammar = TablesGrammar(
        unit_note=read_pattern(table, "unit_note", ["unit"]),
        bracket=read_pattern(table, "bracket", ["unit"]),
        caption=read_pattern(table, "caption"),
        remark=read_pattern(table, "remark"),
        ordinal=read_pattern(table, "ordinal"),
        label=read_pattern(table, "label"),
        text=read_pattern(table, "text"),
        quantity=read_pattern(table, "quantity"),
        amount=read_pattern(table, "amount"),
        total=read_pattern(table, "total"),
        split=read_pattern(table, "split"),
        grand_total=read_pattern(table, "grand_total"),
        sum=read_pattern(table, "sum"),
        parts=read_pattern(table, "parts"),
        units=tuple(map(_unit, table.tables("unit"))),
        sources=tuple(map(_source, table.tables("source"))),
    )
    table.done()
    return grammar


def _unit(table: Table) -> UnitRule:
    rule = UnitRule(int(table.code("vnd", _UNITS)), own_pattern(table))
    table.done()
    return rule


def _source(table: Table) -> SourceName:
    rule = SourceName(table.code("code", MONEY_SOURCES), table.flag("bare"), own_pattern(table))
    table.done()
    return rule
