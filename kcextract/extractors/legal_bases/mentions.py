"""Mentions: where in a text an act is named, by its number or (a law) by its name.

The text is scanned once, with two cheap patterns: for the digits before a number's slash, and for the words
that name laws. Only around what they find is anything looked at closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kcextract.document import Span
from kcextract.grammar import Grammar
from kcextract.grammar.act_numbers import ActNumber
from kcextract.grammar.legal_bases import ActType
from kcextract.text.folding import fold

# How far before a number the word for the act may stand, with its issuer between.
_REACH = 140
_LONGEST_NAME = 260
_LAST_WORD = 14
_SPACE = re.compile(r"\s+")
_LABEL = re.compile(r"[\s,(]*số\s*[:.]?\s*")
_DATE = re.compile(r"[\s,]*ngày\s*\d")
# "(sau đây gọi là Nghị quyết 12)" gives a name, it does not cite.
_DEFINED = re.compile(r"\blà\s+[\"“]?$")
_DIGITS = re.compile(r"\d{1,6}[a-zđ]?")
_FEWEST_WORDS = 2
# Between two numbers of a list: a date.
_LONGEST_GAP = 60
_LISTED = re.compile(r"số\s*:?\s*$")


class Mention(NamedTuple):
    """An act named at ``[start, end)``; ``number`` may be None.

    ``name`` is that of a law or a regulation, ``issuer`` where one is named before the number.
    """

    act: ActType
    start: int
    end: int
    number: ActNumber | None
    name: str | None
    issuer: Span | None = None


def find_mentions(text: str, grammar: Grammar, start: int = 0, end: int | None = None) -> Iterator[Mention]:
    """The mentions in ``text[start:end]``, in order and disjoint."""
    rules = grammar.legal_bases
    limit = len(text) if end is None else end
    done = start
    last: Mention | None = None
    places = [(match.start(), False) for match in rules.number.scan.finditer(text, start, limit)]
    places += [(place, True) for place in rules.words.places(text, start, limit)]
    for place, worded in sorted(places):
        if place < done:
            continue
        mention = (
            _by_word(text, place, limit, grammar) if worded else _by_number(text, place, done, limit, grammar)
        )
        if mention is None and not worded and last is not None:
            mention = _listed(text, place, last, limit, grammar)
        if mention is not None:
            done = mention.end
            last = mention
            yield mention


def law_at(text: str, start: int, end: int, grammar: Grammar, *, any_case: bool = False) -> Mention | None:
    """The law that is named at ``start``: by the vocabulary, else up to where its name seems to end.

    In running text an unknown name must begin with a capital or be followed by a number or a date; with
    ``any_case`` it need not.
    """
    limit = min(end, start + _LONGEST_NAME)
    folded = fold(text[start:limit])
    found = grammar.legal_bases.types.at(folded, 0)
    if found is None:
        return None
    stop = _law_end(text[start:limit], folded, 0, grammar, any_case=any_case)
    certain = stop is not None
    if stop is None:
        stop = _law_end(text[start:limit], folded, 0, grammar, any_case=True)
        if stop is None:
            return None
    note = grammar.legal_bases.law.note.match(folded, stop)
    finish = start + (stop if note is None else note.end())
    name = _SPACE.sub(" ", text[start:finish]).strip()
    label = _LABEL.match(text, finish, min(end, finish + 20))
    number = None if label is None else grammar.legal_bases.number.at(text, label.end(), end)
    if number is None and not certain and _DATE.match(text, finish, min(end, finish + 20)) is None:
        return None
    return Mention(found[0], start, finish if number is None else number.end, number, name)


def _law_end(text: str, folded: str, start: int, grammar: Grammar, *, any_case: bool) -> int | None:
    """Where the name of the law at ``start`` ends in a short text; None if no name follows the word."""
    rules = grammar.legal_bases
    known = grammar.vocabulary.laws.at(folded, start)
    if known is not None:
        return known[1]
    word = rules.types.at(folded, start)
    if word is None or not word[0].named:
        return None
    amending = rules.law.amending.match(folded, word[1])
    if amending is not None:
        related = rules.law.related.match(folded, amending.end())
        if related is not None:
            return _name_end(text, folded, related.end(), grammar)
        stop = _law_end(text, folded, amending.end(), grammar, any_case=True)
        if stop is not None:
            while (another := rules.law.another.match(folded, stop)) is not None:
                further = _law_end(text, folded, another.end(), grammar, any_case=True)
                if further is None:
                    break
                stop = further
            return stop
    after = word[1] + len(text[word[1] :]) - len(text[word[1] :].lstrip())
    if after == word[1] or after >= len(text) or not text[after].isalpha():
        return None
    if not any_case and not text[after].isupper():
        return None
    return _name_end(text, folded, after, grammar)


def _name_end(text: str, folded: str, start: int, grammar: Grammar) -> int | None:
    """Where an unknown name ends whose words begin at ``start``; None if there are none."""
    end = grammar.legal_bases.law.end.search(folded, start)
    stop = len(text) if end is None else end.start()
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return stop if stop > start else None


def _by_word(text: str, place: int, end: int, grammar: Grammar) -> Mention | None:
    """A law by its name, or an act with a number directly behind its word."""
    rules = grammar.legal_bases
    limit = min(end, place + _REACH)
    if place and text[place - 1].isalnum():
        return None
    folded = fold(text[place:limit])
    found = rules.types.at(folded, 0)
    if found is None:
        return None
    act, stop = found
    if act.named and _is_field(text, place):
        return None
    label = _LABEL.match(text, place + stop, limit)
    if act.named and label is None:
        return law_at(text, place, end, grammar)
    begin = place + stop + 1 if label is None else label.end()
    while begin < limit and text[begin] == " ":
        begin += 1
    number = rules.number.at(text, begin, end)
    if number is not None:
        return Mention(act, place, number.end, number, None)
    digits = _DIGITS.match(text, begin, limit)
    if (
        digits is None
        or _DEFINED.search(text, max(0, place - 8), place) is not None
        or rules.number.bare.match(folded, digits.end() - place) is None
    ):
        return None
    serial = digits.group()
    bare = ActNumber(serial, serial, None, "", False, False, begin, digits.end())
    return Mention(act, place, digits.end(), bare, None)


def _listed(text: str, place: int, last: Mention, end: int, grammar: Grammar) -> Mention | None:
    """A further number of a list: "các công văn: số … ngày …, số … ngày … và số …"."""
    begin = last.end
    if last.number is None or place - begin > _LONGEST_GAP:
        return None
    first = place
    while first > begin and text[first - 1].isdigit():
        first -= 1
    label = _LISTED.search(text, begin, first)
    start = first if label is None else label.start()
    if grammar.legal_bases.number.listed.match(fold(text[begin:start])) is None:
        return None
    number = grammar.legal_bases.number.at(text, first, end)
    if number is None or number.parts[:1] != last.number.parts[:1]:
        return None
    if label is None and (number.symbol, number.year) != (last.number.symbol, last.number.year):
        return None
    return Mention(last.act, start, number.end, number, None)


def _is_field(text: str, place: int) -> bool:
    """Whether "Luật" is the field of study ("Pháp Luật"), not the act."""
    return text[max(0, place - 5) : place].rstrip().lower().endswith("pháp")


def _word_before(text: str, place: int) -> str:
    """The word before ``place``, folded; digits that a blank has parted from a number do not count."""
    words = text[max(0, place - _LAST_WORD) : place].split()
    if words and words[-1].isdigit():
        words.pop()
    return fold(words[-1].rstrip(":.(")) if words else ""


def _by_number(text: str, place: int, done: int, end: int, grammar: Grammar) -> Mention | None:
    """An act by its number, whose serial ends at ``place``; its word stands before, but behind ``done``."""
    rules = grammar.legal_bases
    first = place
    while first > done and text[first - 1].isdigit():
        first -= 1
    if _word_before(text, first) not in rules.leads:
        return None
    start = max(done, first - _REACH)
    folded = fold(text[start:first])
    match = rules.before_number.match(folded)
    if match is not None:
        begin = start + match.end()
        shown = _LABEL.search(text, max(start + match.end("word"), begin - 8), begin)
        begin = first if shown is None or text[shown.end() : first].strip(" 0123456789") else shown.end()
        number = rules.number.at(text, begin, end) or rules.number.at(text, first, end)
        found = rules.types.at(folded, match.start("word"))
        if number is None or found is None:
            return None
        issuer = (
            None
            if match["issuer"] is None
            else Span(start + match.start("issuer"), start + match.end("issuer"))
        )
        return Mention(found[0], start + match.start("word"), number.end, number, None, issuer)
    number = rules.number.at(text, first, end)
    label = re.search(r"số\s*:?\s*$", text[start:first])
    if (
        number is None
        or label is None
        or not number.parts
        or (number.year is None and len(number.parts) < _FEWEST_WORDS)
    ):
        return None
    act = rules.by_symbol.get(number.parts[0].rstrip("0123456789"))
    return None if act is None else Mention(act, start + label.start(), number.end, number, None)
