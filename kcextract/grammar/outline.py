"""The outline's grammar: markers, blocks, captions, roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

import regex

from kcextract.grammar.entries import Pattern, Table
from kcextract.grammar.layers import Source, open_table
from kcextract.grammar.numerals import NUMERALS, decimal_parts, from_roman, ordinal
from kcextract.grammar.patterns import any_words, read_pattern
from kcextract.grammar.sieve import initials
from kcextract.records.codes import ROLES, SECTION_KINDS
from kcextract.text.matching import ALONE
from kcextract.text.paragraphs import Opening

Rule = TypeVar("Rule", "MarkerRule", "BlockRule")

# No marker with what must follow it is longer.
_REACH = 400
_LONGEST_LABEL = 60
_LEGAL_INITIALS = frozenset("CXTSĐN")
_BLOCKS = ("appendix", "recipients", "signature", "attachment")


@dataclass(frozen=True, slots=True)
class MarkerRule:
    """How one kind of list is marked; see the head of ``grammars/outline.toml``.

    ``rank`` counts from 0, the highest, where the style stands in the grammar's ``order``, else None.
    """

    kind: str
    style: str
    numerals: str
    pattern: Pattern
    seconds: frozenset[str]
    inner: bool
    named: bool
    runs_on: bool
    rank: int | None


class Marker(NamedTuple):
    """A marker found at the start of a paragraph; it ends at ``end``.

    ``prefix`` names the parent of a decimal ("2" in "2.1."), "" for the others; ``closed`` is False where
    the punctuation that ends such a marker is missing ("2.3 Kinh phí").
    """

    rule: MarkerRule
    printed: str
    ordinal: int | None
    prefix: tuple[str, ...]
    closed: bool
    end: int


@dataclass(frozen=True, slots=True)
class BlockRule:
    """A block that stands outside every list: appendix, recipients, signature, attachment.

    One that is ``captioned`` is believed only where a caption follows ("(Kèm theo Quyết định …)").
    """

    kind: str
    pattern: Pattern
    captioned: bool


class Block(NamedTuple):
    """A block's beginning; ``printed`` is its marker, "" if it has none; its text begins at ``end``."""

    rule: BlockRule
    printed: str
    ordinal: int | None
    end: int


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A role and the titles that give it; if ``after`` is not empty, behind a section of that role alone.

    One that is ``told`` needs no title: the words that its pattern asks for give it, whatever follows them.
    A title begins with one of ``initials``, where these are known.
    Titles right below may give the roles ``below``, as those at the top level do. Where there is a
    pattern ``behind``, it must be found a little behind the title.
    """

    code: str
    title: Pattern
    under: frozenset[str]
    items: str
    label: bool
    after: str
    told: bool
    initials: frozenset[str]
    below: frozenset[str]
    behind: Pattern | None


@dataclass(frozen=True, slots=True)
class ArticleRule:
    """A role of articles, known from their first words or, if ``anywhere``, from any of their words."""

    code: str
    text: Pattern
    anywhere: bool

    def fits(self, text: str, start: int, end: int) -> bool:
        """Whether an article with the words ``text[start:end]`` has this role."""
        find = self.text.search if self.anywhere else self.text.match
        return find(text, start, end) is not None


@dataclass(frozen=True, slots=True)
class OutlineGrammar:
    """All that the outline is read with; ``markers`` and ``blocks`` are looked up by first character."""

    name: str
    markers: Mapping[str, Sequence[MarkerRule]]
    blocks: Mapping[str, Sequence[BlockRule]]
    caption: Pattern
    legal_bases: Pattern
    motto: Pattern
    site: Pattern
    letterhead: Pattern
    numbered_letterhead: Pattern
    card: Pattern
    kind: Pattern
    more: Pattern
    way: Pattern
    joint: Pattern
    identity: Pattern
    roles: tuple[RoleRule, ...]
    articles: tuple[ArticleRule, ...]
    kind_roles: Mapping[str, str]

    def markers_at(self, text: str, start: int, end: int) -> list[Marker]:
        """The markers that ``text[start:end]``, a paragraph, may begin with, in the order of the rules."""
        found = []
        second = text[start + 1] if start + 1 < end else " "
        end = min(end, start + _REACH)
        for rule in self.markers.get(text[start], ()):
            if rule.seconds and second not in rule.seconds:
                continue
            match = rule.pattern.match(text, start, end, ALONE)
            if match is not None:
                marker = _marker(rule, match)
                if marker is not None:
                    found.append(marker)
        return found

    def block_at(self, text: str, start: int, end: int) -> Block | None:
        """The block that ``text[start:end]``, a paragraph, begins, if any."""
        end = min(end, start + _REACH)
        for rule in self.blocks.get(text[start], ()):
            match = rule.pattern.match(text, start, end, ALONE)
            if match is not None:
                groups = match.groupdict()
                number = groups.get("n")
                return Block(rule, groups["m"], ordinal("word", number) if number else None, match.end())
        return None

    def opener(self, line: str) -> Opening | None:
        """The marker, block, legal base or label that ``line`` begins with."""
        initial = line[0]
        rules = self.markers.get(initial)
        if rules is not None:
            second = line[1:2] or " "
            for rule in rules:
                if rule.seconds and second not in rule.seconds:
                    continue
                match = rule.pattern.match(line, 0, None, ALONE)
                if match is not None and (rule.numerals != "roman" or from_roman(match["n"]) is not None):
                    return Opening(rule.style, rule.numerals != "none", match.end() == len(line))
        for block in self.blocks.get(initial, ()):
            if not block.captioned and block.pattern.match(line, 0, None, ALONE) is not None:
                return Opening(block.kind)
        if initial in _LEGAL_INITIALS and self.legal_bases.match(line, 0, None, ALONE) is not None:
            return Opening("legal")
        if initial.isupper() and ":" in line[:_LONGEST_LABEL]:
            for role in self.roles:
                if role.label and role.title.match(line) is not None:
                    return Opening("label")
        return None


def _marker(rule: MarkerRule, match: regex.Match[str]) -> Marker | None:
    numerals = rule.numerals
    if numerals == "none":
        return Marker(rule, match.group().rstrip(), None, (), True, match.end())
    groups = match.groupdict()
    printed = groups["n"]
    number = ordinal(numerals, printed)
    if number is None:
        return None
    prefix = tuple(decimal_parts(printed)[:-1]) if numerals == "decimal" else ()
    closed = "d" not in groups or bool(groups["d"])
    return Marker(rule, match.group().rstrip(), number, prefix, closed, match.end())


def read_outline(source: Source) -> OutlineGrammar:
    """Read ``outline.toml`` and ``roles.toml``; GrammarError says what is wrong in them."""
    file = open_table(source, "outline.toml")
    roles = open_table(source, "roles.toml")
    caption, preamble, motto, card, kind = map(file.table, ("caption", "preamble", "motto", "card", "kind"))
    site, letterhead = map(file.table, ("site", "letterhead"))
    grammar = OutlineGrammar(
        file.text("name"),
        _markers(file),
        _by_initial(map(_block, file.tables("block"))),
        caption.pattern("pattern"),
        preamble.pattern("legal_bases"),
        motto.pattern("pattern"),
        site.pattern("pattern"),
        letterhead.pattern("pattern"),
        read_pattern(file, "numbered_letterhead"),
        card.pattern("pattern"),
        kind.pattern("pattern"),
        read_pattern(file, "more"),
        read_pattern(file, "way"),
        read_pattern(roles, "joint"),
        read_pattern(roles, "identity"),
        tuple(map(_role, roles.tables("role"))),
        tuple(map(_article, roles.tables("article"))),
        _kind_roles(roles),
    )
    for table in (caption, preamble, motto, site, letterhead, card, kind):
        _prove(table, table.pattern("legal_bases" if table is preamble else "pattern"))
        table.done()
    for table in (file, roles):
        table.done()
    return grammar


def _markers(file: Table) -> dict[str, list[MarkerRule]]:
    order = file.texts("order")
    rules = [_marker_rule(table, order) for table in file.tables("marker")]
    unknown = set(order) - {rule.style for _, rule in rules}
    if unknown:
        raise file.fail(f"`order` names the style `{min(unknown)}`, which no marker has.", "order")
    return _by_initial(rules)


def _marker_rule(table: Table, order: Sequence[str]) -> tuple[str, MarkerRule]:
    style = table.text("style")
    numerals = table.code("numerals", NUMERALS)
    rule = MarkerRule(
        table.code("kind", SECTION_KINDS),
        style,
        numerals,
        table.pattern("pattern", groups=() if numerals == "none" else ("n",)),
        frozenset(table.text("seconds", "")),
        table.flag("inner"),
        table.flag("named"),
        table.flag("runs_on"),
        order.index(style) if style in order else None,
    )
    initials = table.text("initials")
    _prove(table, rule.pattern, initials, rule.seconds)
    table.done()
    return initials, rule


def _block(table: Table) -> tuple[str, BlockRule]:
    rule = BlockRule(
        table.code("kind", _BLOCKS), table.pattern("pattern", groups=("m",)), table.flag("captioned")
    )
    initials = table.text("initials")
    _prove(table, rule.pattern, initials)
    table.done()
    return initials, rule


def _by_initial(rules: Iterable[tuple[str, Rule]]) -> dict[str, list[Rule]]:
    """The rules that each of the initials may begin, in their order."""
    found: dict[str, list[Rule]] = defaultdict(list)
    for letters, rule in rules:
        for initial in dict.fromkeys(letters):
            found[initial].append(rule)
    return dict(found)


def _role(table: Table) -> RoleRule:
    title = _words(table) if "words" in table else table.pattern("title", ignore_case=True)
    rule = RoleRule(
        table.code("code", ROLES),
        title,
        frozenset(table.texts("under", ("", "enactment"))),
        table.code("items", ROLES, ""),
        table.flag("label"),
        table.code("after", ROLES, ""),
        table.flag("told"),
        frozenset(each for letter in initials(title.pattern) or () for each in (letter, letter.upper())),
        frozenset(table.texts("below", ())),
        table.pattern("behind", ignore_case=True) if "behind" in table else None,
    )
    for key, named in (("under", rule.under - {""}), ("below", rule.below)):
        for role in named - set(ROLES):
            raise table.fail(f"`{key}` names the role `{role}`, which is none.", key)
    _prove(table, rule.title)
    table.done()
    return rule


def _article(table: Table) -> ArticleRule:
    rule = ArticleRule(
        table.code("code", ROLES), table.pattern("text", ignore_case=True), table.flag("anywhere")
    )
    table.prove(lambda example: rule.fits(example, 0, len(example)))
    table.done()
    return rule


def _kind_roles(roles: Table) -> dict[str, str]:
    kinds = roles.mapping("kinds")
    table = roles.table("kinds")
    for kind in kinds:
        if kind not in SECTION_KINDS:
            raise table.fail(f"`{kind}` is no kind of section.", kind)
        table.code(kind, ROLES)
    return kinds


def _words(table: Table) -> Pattern:
    """A pattern for headings that begin with one of the table's ``words``."""
    words = table.texts("words")
    if not words and not table.is_aside("words"):
        raise table.fail("`words` must not be empty.", "words")
    return table.compile("words", rf"(?:{any_words(words)})(?!\p{{L}})", ignore_case=True)


def _prove(
    table: Table, pattern: Pattern, initials: str | None = None, seconds: Collection[str] = ()
) -> None:
    """Examples match at their beginning, where a rule is tried by its initials."""

    def fits(example: str) -> bool:
        if initials is not None and (example[:1] not in initials or not example):
            return False
        if seconds and (example[1:2] or " ") not in seconds:
            return False
        return pattern.match(example) is not None

    table.prove(fits)
