"""The header's grammar: letterhead, kinds, title, institutions, programme, force, signature."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kcextract.grammar.entries import Pattern, Table
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import read_pattern
from kcextract.grammar.vocabulary import Names, collect, name_key
from kcextract.records.codes import FAMILIES, ISSUER_LEVELS


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of document: the code of its family, its symbols, and whether it is a programme itself."""

    name: str
    family: str
    symbols: tuple[str, ...]
    programme: bool


@dataclass(frozen=True, slots=True)
class Territory:
    """The word for a kind of territory, in normal case, and its level of government."""

    name: str
    level: str


@dataclass(frozen=True, slots=True)
class LetterheadRules:
    """Patterns of the letterhead and of the head of news, for folded text."""

    motto: Pattern
    number: Pattern
    session: Pattern
    news_date: Pattern
    news_site: Pattern
    news_menu: Pattern
    news_tools: Pattern
    news_full: Pattern
    news_act: Pattern
    news_year: Pattern
    news_results: Pattern


@dataclass(frozen=True, slots=True)
class TitleRules:
    """Patterns of the lines of a title, for folded text."""

    open: Pattern
    closed: Pattern
    formula: Pattern
    caption: Pattern


@dataclass(frozen=True, slots=True)
class InstitutionRules:
    """How institutions are named; ``full`` maps an abbreviation's key to the name in full."""

    heads: Names[str]
    bodies: Names[str]
    territorial: frozenset[str]
    territories: Names[Territory]
    proper: Names[str]
    full: Mapping[str, str]
    session: Pattern


@dataclass(frozen=True, slots=True)
class ProgrammeRules:
    """Patterns for folded text: the sentence that issues a programme, the heading over its period."""

    enacted: Pattern
    duration: Pattern
    carried: Pattern
    bare: Pattern
    cited: Pattern
    goal: Pattern
    office: Pattern
    trailing: Pattern
    placed: Pattern
    review: Pattern
    stated: Pattern
    standard: Pattern
    object: Pattern
    end: Pattern
    issuing: Pattern


@dataclass(frozen=True, slots=True)
class EffectRules:
    """Patterns of the sentence on force, for folded text; ``words`` are numbers of days in words."""

    force: Pattern
    carried_out: Pattern
    signing: Pattern
    passing: Pattern
    subject: Pattern
    passed: Pattern
    words: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SignatureRules:
    """Patterns of the cells of a signature, for folded text but for ``name``."""

    signed_for: Pattern
    office: Pattern
    mark: Pattern
    rank: Pattern
    name: Pattern
    no_name: Pattern


@dataclass(frozen=True, slots=True)
class HeaderGrammar:
    """All that the header is read with; ``symbols`` maps a symbol in upper case to its kind."""

    letterhead: LetterheadRules
    kinds: Names[Kind]
    symbols: Mapping[str, Kind]
    title: TitleRules
    institution: InstitutionRules
    programme: ProgrammeRules
    effect: EffectRules
    signature: SignatureRules


def read_header(source: Source) -> HeaderGrammar:
    """Read ``header.toml``; GrammarError says what is wrong in it."""
    file = open_table(source, "header.toml")
    letterhead, news = file.table("letterhead"), file.table("news")
    letterhead_rules = LetterheadRules(
        read_pattern(letterhead, "motto"),
        read_pattern(letterhead, "number"),
        read_pattern(letterhead, "session"),
        read_pattern(news, "date_line", ("date",)),
        read_pattern(news, "site"),
        read_pattern(news, "menu"),
        read_pattern(news, "tools"),
        read_pattern(news, "full"),
        read_pattern(news, "act"),
        read_pattern(news, "year"),
        read_pattern(news, "results"),
    )
    title = file.table("title")
    programme = file.table("programme")
    signature = file.table("signature")
    kinds = [pair for table in file.tables("kind") for pair in _kind(table)]
    grammar = HeaderGrammar(
        letterhead_rules,
        collect(kinds),
        {symbol.upper(): kind for _, kind in reversed(kinds) for symbol in kind.symbols},
        TitleRules(*(read_pattern(title, key) for key in ("open", "closed", "formula", "caption"))),
        _institutions(file),
        _programme(programme),
        _effect(file.table("effect")),
        SignatureRules(
            *(read_pattern(signature, key) for key in ("for", "office", "mark", "rank", "name", "no_name"))
        ),
    )
    for table in (letterhead, news, title, programme, signature, file):
        table.done()
    return grammar


def _kind(table: Table) -> list[tuple[str, Kind]]:
    words = table.texts("words")
    family = table.code("family", FAMILIES)
    symbols, programme = table.texts("symbols"), table.flag("programme")
    table.done()
    return [(word, Kind(word, family, symbols, programme)) for word in words]


def _institutions(file: Table) -> InstitutionRules:
    table = file.table("institution")
    rules = InstitutionRules(
        collect((word, word) for word in table.texts("heads")),
        collect((word, word) for word in table.texts("bodies")),
        frozenset(map(name_key, table.texts("territorial"))),
        collect(pair for territory in file.tables("territory") for pair in _territory(territory)),
        collect((word, word) for word in table.texts("proper")),
        {name_key(short): full for short, full in table.mapping("full").items()},
        read_pattern(table, "session"),
    )
    table.done()
    return rules


def _territory(table: Table) -> list[tuple[str, Territory]]:
    territory = Territory(table.text("name"), table.code("level", ISSUER_LEVELS))
    words = table.texts("words")
    table.done()
    return [(word, territory) for word in words]


def _programme(table: Table) -> ProgrammeRules:
    return ProgrammeRules(
        read_pattern(table, "enacted", ("name",)),
        read_pattern(table, "duration"),
        read_pattern(table, "carried"),
        read_pattern(table, "bare"),
        read_pattern(table, "cited", ("year",)),
        read_pattern(table, "goal"),
        read_pattern(table, "office"),
        read_pattern(table, "trailing"),
        read_pattern(table, "placed"),
        read_pattern(table, "review"),
        read_pattern(table, "stated", ("money", "first", "last", "year", "by")),
        read_pattern(table, "standard"),
        read_pattern(table, "object", ("name",)),
        read_pattern(table, "end"),
        read_pattern(table, "issuing"),
    )


def _effect(table: Table) -> EffectRules:
    rules = EffectRules(
        read_pattern(table, "force", ("signing", "passing", "days", "event", "date")),
        read_pattern(table, "carried_out"),
        read_pattern(table, "signing"),
        read_pattern(table, "passing"),
        read_pattern(table, "subject"),
        read_pattern(table, "passed"),
        {name_key(word): int(number) for word, number in table.mapping("words").items()},
    )
    table.done()
    return rules
