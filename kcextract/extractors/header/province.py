"""Which province a document is of: by its issuer, else by all that its head and text say, if they agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from kcextract.extractors.header.issuer import Issuer
from kcextract.extractors.institutions import Place
from kcextract.grammar import Grammar
from kcextract.grammar.header import Territory
from kcextract.grammar.vocabulary import Province
from kcextract.text.folding import fold

# Before a province's name: the word for it. Lower-case "hòa bình" without it is peace.
_REACH = 14
_NEXT_CAPITAL = regex.compile(r"\s+\p{Lu}\p{Ll}")
# So much of the text says often enough whose document it is.
_TEXT = 20_000


class Named(NamedTuple):
    """A province as a text names it."""

    province: Province
    printed: str


def of_issuer(issuer: Issuer | None) -> Named | None:
    """The province in which the letterhead places the issuer."""
    if issuer is None:
        return None
    for place in issuer.places[::-1]:
        named = of_place(place)
        if named is not None:
            return named
    return None


def of_place(place: Place | None) -> Named | None:
    """The province of a territory: itself, or the one whose name a city or town bears."""
    if place is None or place.province is None or place.territory.level == "xa":
        return None
    return Named(place.province, place.name or place.province.name)


def provinces_in(text: str, grammar: Grammar) -> Iterator[Named]:
    """The provinces that ``text`` names: with the word for them, or with capitals in a text of mixed case."""
    folded = fold(text)
    mixed = not (text.isupper() or text.islower())
    for province, start, end in grammar.vocabulary.provinces.find(folded):
        word = _word_before(folded, start, grammar)
        capital = mixed and word is None and text[start].isupper() and _NEXT_CAPITAL.match(text, end) is None
        if capital or (word is not None and word.level == "tinh"):
            yield Named(province, text[start:end])


def _word_before(folded: str, start: int, grammar: Grammar) -> Territory | None:
    """The word for a territory that stands directly before ``start``."""
    words = folded[max(0, start - _REACH) : start].replace(".", " ").split()[-2:]
    territories = grammar.header.institution.territories
    for count in (2, 1):
        found = territories.named(" ".join(words[-count:])) if len(words) >= count else None
        if found is not None:
            return found
    return None


def agreed(texts: list[str], grammar: Grammar) -> tuple[Named | None, bool]:
    """The one province that all of ``texts`` name, and whether they name several."""
    found: dict[str, Named] = {}
    for text in texts:
        for named in provinces_in(text, grammar):
            found.setdefault(named.province.code, named)
    if len(found) == 1:
        return next(iter(found.values())), False
    return None, len(found) > 1


def worded_in(text: str, grammar: Grammar) -> Named | None:
    """The one province that the beginning of ``text`` names with the word for it; None if several or none."""
    window = text[:_TEXT]
    found = {named.province.code: named for named in provinces_in(window.lower(), grammar)}
    return next(iter(found.values())) if len(found) == 1 else None
