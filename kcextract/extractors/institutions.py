"""Institutions as they are named in text: who heads them, the body, its territory."""

from __future__ import annotations

from typing import NamedTuple

import regex

from kcextract.grammar import Grammar
from kcextract.grammar.header import Territory
from kcextract.grammar.vocabulary import Agency, Province, name_key
from kcextract.text.folding import fold

# The name of a district or commune in running text: words with capitals, or the number of a ward.
_PLACE_NAME = regex.compile(
    r"(?!\p{Lu}/)\p{Lu}[\p{L}'’]*(?:\s*[-–]\s*\p{Lu}[\p{L}'’]*|\s+\p{Lu}[\p{L}'’]*){0,4}(?:\s+\d{1,2}(?!\d))?|\d{1,2}(?![\d/])"
)
_GAP = regex.compile(r"\s*[,–-]?\s*")
_NAME_GAP = regex.compile(r"[\s.:]*")
_SPACE = regex.compile(r"\s+")
_WORD_START = regex.compile(r"(?<![^\W_])[^\W_]")
_LONGEST_PLACE = 60


class Place(NamedTuple):
    """A territory: ``name`` is as printed, None where only the word for it stands ("UBND tỉnh")."""

    territory: Territory
    name: str | None
    province: Province | None
    start: int
    end: int


class Institution(NamedTuple):
    """An institution named at ``[start, end)``.

    ``head`` and ``name`` are in normal case, without the territory; ``agency`` is None for a body that the
    vocabulary does not know.
    """

    head: str | None
    name: str
    agency: Agency | None
    place: Place | None
    start: int
    end: int


def institution_at(
    text: str, folded: str, start: int, end: int, grammar: Grammar, *, in_cell: bool = False
) -> Institution | None:
    """The institution that is named at ``start``; the name of one not in the vocabulary goes up to ``end``.

    ``in_cell`` says that nothing but the institution stands up to ``end``: then the name of its district or
    commune may be in lower case.
    """
    rules = grammar.header.institution
    agencies = grammar.vocabulary.agencies
    known = agencies.at(folded, start, end)
    head, begin = None, start
    if known is None:
        titled = rules.heads.at(folded, start, end)
        if titled is not None:
            after = _skip_space(folded, titled[1], end)
            known = agencies.at(folded, after, end)
            if known is not None or rules.bodies.at(folded, after, end) is not None:
                head, begin = titled[0], after
    if known is not None:
        name, stop = _without_territory(known[0].name, folded, begin, known[1], grammar)
        place = place_at(text, folded, stop, end, grammar, in_cell=in_cell)
        if place is None and bears_territory(name, grammar):
            place = _bare_place(text, folded, stop, end, name, grammar)
        agency: Agency | None = known[0]
        whole = stop if place is None else place.end
    else:
        if rules.bodies.at(folded, begin, end) is None:
            return None
        place = _first_place(text, folded, begin, end, grammar)
        stop = end if place is None else place.start
        stop -= len(text[begin:stop]) - len(text[begin:stop].rstrip(" \t\n,;:-–"))
        agency, whole = None, (stop if place is None else place.end)
        name = normal_case(text[begin:stop], grammar)
    return Institution(head, expanded(name, grammar), agency, place, start, whole)


def place_at(
    text: str, folded: str, start: int, end: int, grammar: Grammar, *, in_cell: bool = False
) -> Place | None:
    """The territory that is named at ``start``, behind at most white space and a comma or a dash."""
    gap = _GAP.match(folded, start, min(end, start + 40))
    begin = start if gap is None else gap.end()
    found = grammar.header.institution.territories.at(folded, begin, end)
    if found is None:
        return None
    territory, stop = found
    after = _NAME_GAP.match(folded, stop, min(end, stop + 40))
    name_start = stop if after is None else after.end()
    province = grammar.vocabulary.provinces.at(folded, name_start, end)
    if province is not None and (territory.level == "tinh" or not _goes_on_name(text, province[1], end)):
        return Place(territory, text[name_start : province[1]], province[0], begin, province[1])
    name_end = _place_name_end(text, folded, name_start, end, grammar, in_cell=in_cell)
    if name_end == name_start:
        return Place(territory, None, None, begin, stop)
    return Place(territory, text[name_start:name_end], None, begin, name_end)


def bears_territory(name: str, grammar: Grammar) -> bool:
    """Whether the name of a body begins with the word for its territory ("Tỉnh ủy", "Huyện Đoàn")."""
    return grammar.header.institution.territories.at(fold(name), 0) is not None


def _bare_place(text: str, folded: str, start: int, end: int, name: str, grammar: Grammar) -> Place | None:
    """The territory behind a body that bears the word for it ("TỈNH ỦY BẾN TRE")."""
    word = grammar.header.institution.territories.at(fold(name), 0)
    gap = _NAME_GAP.match(folded, start, end)
    begin = start if gap is None else gap.end()
    province = grammar.vocabulary.provinces.at(folded, begin, end)
    if word is None or begin == start or province is None:
        return None
    return Place(word[0], text[begin : province[1]], province[0], begin, province[1])


def normal_case(printed: str, grammar: Grammar) -> str:
    """``printed`` on one line; if it has no mixed case, with capitals where the vocabularies have them."""
    words = _SPACE.sub(" ", printed).strip()
    if not (words.isupper() or words.islower()):
        return words
    folded = fold(words)
    pieces = list(words.lower())
    vocabulary = grammar.vocabulary
    named = [(province.name, start, end) for province, start, end in vocabulary.provinces.find(folded)]
    named += [(agency.name, start, end) for agency, start, end in vocabulary.agencies.find(folded)]
    named += list(grammar.header.institution.proper.find(folded))
    for name, start, end in sorted(named, key=lambda item: item[1] - item[2]):
        if len(name) == end - start and "".join(pieces[start:end]).islower():
            pieces[start:end] = name
    return "".join(pieces[:1]).upper() + "".join(pieces[1:])


def capitals(name: str) -> str:
    """``name`` of a place in normal case: a capital for each word, where it was printed in one case."""
    words = _SPACE.sub(" ", name).strip()
    if not (words.isupper() or words.islower()):
        return words
    return _WORD_START.sub(lambda match: match.group().upper(), words.lower())


def expanded(name: str, grammar: Grammar) -> str:
    """``name`` with its abbreviations in full."""
    full = grammar.header.institution.full
    return " ".join(full.get(name_key(word), word) for word in name.split(" "))


def _skip_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _without_territory(name: str, folded: str, start: int, end: int, grammar: Grammar) -> tuple[str, int]:
    """A known name and its end without the word for a territory at its end, which belongs to the place."""
    territories = grammar.header.institution.territories
    words = name.split(" ")
    for count in (2, 1):
        tail = " ".join(words[-count:])
        if len(words) > count and territories.named(tail) is not None:
            length = len(tail)
            if name_key(folded[end - length : end]) == name_key(tail):
                return " ".join(words[:-count]), end - length
            shown = territories.find(folded, start, end)
            last = [place for _, place, stop in shown if stop == end]
            if last:
                return " ".join(words[:-count]), last[-1]
    return name, end


def _goes_on_name(text: str, start: int, end: int) -> bool:
    """Whether more words with capitals follow a province's name: then it is part of a longer one."""
    match = regex.match(r"\s+\p{Lu}", text, pos=start, endpos=min(end, start + 10))
    return match is not None


def _first_place(text: str, folded: str, start: int, end: int, grammar: Grammar) -> Place | None:
    for _, begin, _ in grammar.header.institution.territories.find(folded, start, end):
        place = place_at(text, folded, begin, end, grammar)
        if place is not None and place.name is not None:
            return place
    return None


def _place_name_end(text: str, folded: str, start: int, end: int, grammar: Grammar, *, in_cell: bool) -> int:
    limit = min(end, start + _LONGEST_PLACE)
    for _, begin, _ in grammar.header.institution.territories.find(folded, start, limit):
        limit = begin
        break
    match = _PLACE_NAME.match(text, start, limit)
    if match is not None:
        return match.end()
    piece = text[start:limit]
    if not in_cell or not piece.islower() or limit < end or any(sign in piece for sign in ",;:.()"):
        return start
    return start + len(piece.rstrip())
