"""The grammar of legal bases: relations, kinds of acts, numbers, issuers, titles, names of laws."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import regex

from kcextract.grammar.act_numbers import ActNumber, NumberRules, lacks_a_letter
from kcextract.grammar.entries import Pattern, Table
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.patterns import SEARCH_ANCHOR, own_pattern, read_pattern
from kcextract.grammar.vocabulary import Names, Vocabulary, collect
from kcextract.records.codes import CITED_TYPES, RELATIONS
from kcextract.text.folding import fold, fold_pattern
from kcextract.text.matching import places


@dataclass(frozen=True, slots=True)
class RelationRule:
    """How an act is brought in, by the first words of a paragraph of the preamble."""

    code: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class ActType:
    """A kind of act; see the head of ``[[type]]`` in ``grammars/legal_bases.toml``."""

    code: str
    words: tuple[str, ...]
    symbols: tuple[str, ...]
    levels: tuple[str, ...]
    letter: bool
    named: bool
    joint: bool
    bare: bool
    unnumbered: bool
    regulation: bool


@dataclass(frozen=True, slots=True)
class IssuerRules:
    """Patterns of the name of an act's issuer, for folded text."""

    cue: Pattern
    end: Pattern
    central: Pattern
    joint: Pattern


@dataclass(frozen=True, slots=True)
class ActTitleRules:
    """Patterns of the words that say what an act is about, for folded text."""

    start: Pattern
    none: Pattern
    end: Pattern
    line_end: Pattern
    beside: Pattern
    amended: Pattern
    note: Pattern
    relation: Pattern
    lead: Pattern


@dataclass(frozen=True, slots=True)
class LawRules:
    """Patterns of the names of laws, for folded text."""

    amending: Pattern
    related: Pattern
    another: Pattern
    end: Pattern
    note: Pattern
    passed: Pattern


class ActWords(NamedTuple):
    """The words for acts in text as printed: ``pattern`` matches them, each begins with one of ``heads``."""

    heads: tuple[str, ...]
    pattern: re.Pattern[str]

    def places(self, text: str, start: int, end: int) -> Iterator[int]:
        """Where they stand in ``text[start:end]``, in order."""
        done = start
        for place in sorted(place for head in self.heads for place in places(text, head, start, end)):
            match = self.pattern.match(text, place, end) if place >= done else None
            if match is not None:
                yield place
                done = match.end()


@dataclass(frozen=True, slots=True)
class LegalBasesGrammar:
    """All that citations are read with.

    ``types`` are the kinds by their words, ``by_symbol`` by their symbols. ``words`` finds, in text as
    printed, names of laws and acts with a mere number; ``before_number`` finds, backwards from a number,
    the word for the act; ``leads`` are the words that may stand directly before a number, folded.
    """

    relations: tuple[RelationRule, ...]
    types: Names[ActType]
    by_symbol: dict[str, ActType]
    words: ActWords
    before_number: Pattern
    leads: frozenset[str]
    number: NumberRules
    issuer: IssuerRules
    title: ActTitleRules
    law: LawRules

    def is_damaged(self, number: ActNumber, act: ActType) -> bool:
        """Whether a number cannot be whole.

        It has a space where none belongs or a year of three digits, or lacks a letter: its first symbol is no
        known kind or issuer but nearly one of those that its kind of act has; or, of a kind that only some
        issue, an issuer's symbol is nearly one of theirs.
        """
        if number.spaced or (number.year is not None and len(number.year) == 3):
            return True
        parts = number.parts
        rules = self.number
        if not parts or act.letter or number.old:
            return False
        kind = parts[0].rstrip("0123456789")
        if kind not in rules.types and not rules.knows(kind) and lacks_a_letter(kind, act.symbols):
            return True
        symbols = {symbol for level in act.levels for symbol in rules.issuers.get(level, ())}
        return any(
            not rules.knows(part, act.levels) and lacks_a_letter(part, symbols)
            for part in (parts[1:] if kind in rules.types else parts)
        )


def read_legal_bases(source: Source, vocabulary: Vocabulary) -> LegalBasesGrammar:
    """Read ``legal_bases.toml``; GrammarError says what is wrong in it."""
    file = open_table(source, "legal_bases.toml")
    types = [_type(table) for table in file.tables("type")]
    issuer, title, law = file.table("issuer"), file.table("title"), file.table("law")
    by_symbol = {symbol: act for act in reversed(types) if not act.letter for symbol in act.symbols}
    known = {symbol for agency in vocabulary.agencies.entries.values() for symbol in agency.symbols}
    for act in types:
        for symbol in act.symbols:
            if len(symbol) > 1 and symbol not in known:
                by_symbol.setdefault(symbol, act)
    number = file.table("number")
    before_number = _before_number(number, types)
    leads = _leads(number, types)
    numbers = _number(number, types, vocabulary)
    grammar = LegalBasesGrammar(
        tuple(_relation(table) for table in file.tables("relation")),
        collect((word, act) for act in types for word in act.words),
        by_symbol,
        _words(types),
        before_number,
        leads,
        numbers,
        IssuerRules(*(read_pattern(issuer, key) for key in ("cue", "end", "central", "joint"))),
        ActTitleRules(
            *(
                read_pattern(title, key)
                for key in (
                    "start",
                    "none",
                    "end",
                    "line_end",
                    "beside",
                    "amended",
                    "note",
                    "relation",
                    "lead",
                )
            )
        ),
        LawRules(
            *(read_pattern(law, key) for key in ("amending", "related", "another", "end", "note", "passed"))
        ),
    )
    for table in (issuer, title, law, file):
        table.done()
    return grammar


def _relation(table: Table) -> RelationRule:
    rule = RelationRule(table.code("code", RELATIONS), own_pattern(table))
    table.done()
    return rule


def _type(table: Table) -> ActType:
    act = ActType(
        table.code("code", CITED_TYPES),
        table.texts("words"),
        table.texts("symbols"),
        table.texts("levels", ()),
        *(table.flag(key) for key in ("letter", "named", "joint", "bare", "unnumbered", "regulation")),
    )
    table.done()
    return act


def _number(table: Table, types: list[ActType], vocabulary: Vocabulary) -> NumberRules:
    issuers: dict[str, set[str]] = defaultdict(set)
    others = table.table("issuers")
    for symbol in others.texts("symbols"):
        issuers[""].add(symbol)
        issuers["trung_uong"].add(symbol)
    for agency in vocabulary.agencies.entries.values():
        issuers[agency.level].update(agency.symbols)
        issuers[""].update(agency.symbols)
    others.done()
    rules = NumberRules(
        read_pattern(table, "act", ("serial", "gap", "year", "gap2", "mark", "symbol", "old")),
        read_pattern(table, "blank", ("symbol",)),
        read_pattern(table, "bare"),
        read_pattern(table, "list"),
        re.compile(read_pattern(table, "scan").pattern),
        frozenset(symbol for act in types for symbol in act.symbols),
        {level: frozenset(symbols) for level, symbols in issuers.items()},
    )
    table.done()
    return rules


def _before_number(table: Table, types: list[ActType]) -> Pattern:
    """What stands before a number: the word for the act, then ``number.cue``."""
    words = sorted({word for act in types for word in act.words}, key=len, reverse=True)
    cue = read_pattern(table, "cue", ("issuer",)).pattern.removeprefix(SEARCH_ANCHOR)
    named = "|".join(fold_pattern(regex.escape(word).replace(r"\ ", r"\s+")) for word in words)
    return regex.compile(rf"(?r)(?<!\p{{L}})(?P<word>{named}){cue}")


def _leads(table: Table, types: list[ActType]) -> frozenset[str]:
    words = [word.split(" ")[-1] for act in types for word in act.words]
    return frozenset(map(fold, [*words, *table.texts("labels")]))


def _words(types: list[ActType]) -> ActWords:
    named = [word for act in types if act.named for word in act.words]
    bare = [word for act in types if act.bare for word in act.words]
    heads = tuple(sorted({word.split(" ")[0] for word in (*named, *bare)}))
    whole = "|".join(map(re.escape, named))
    before_number = "|".join(re.escape(word).replace(r"\ ", " +") for word in bare)
    return ActWords(heads, re.compile(f"{whole}|(?:{before_number}) +(?:số *:? *)?(?=\\d)"))
