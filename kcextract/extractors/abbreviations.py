"""What a document shortens, where it says so: "lao động nông thôn (LĐNT)"."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import regex

from kcextract.extractors.context import Context

# An abbreviation alone in brackets, or behind the words that lead it in.
_INTRODUCED = regex.compile(
    r"\((?:(?:sau\s+đây\s+)?(?:gọi|viết)\s+(?:tắt\s+)?là:?\s+)?(?P<short>\p{Lu}{2,6})\)", regex.IGNORECASE
)
_WORD = regex.compile(r"\p{L}+")
# So far back from its bracket the words of an abbreviation are looked for.
_FAR = 80


def abbreviated_units(context: Context) -> Mapping[str, str]:
    """The abbreviations of counted nouns that the document explains, folded, each with the noun's class."""
    known = context.known(abbreviated_units)
    if "found" not in known:
        known["found"] = dict(_read(context))
    found: Mapping[str, str] = known["found"]
    return found


def _read(context: Context) -> list[tuple[str, str]]:
    reading, folded = context.document.reading, context.folded
    found = []
    for match in _INTRODUCED.finditer(reading):
        short = match["short"]
        if not short.isupper():
            continue
        words = list(_WORD.finditer(reading, max(0, match.start() - _FAR), match.start()))[-len(short) :]
        if len(words) < len(short) or [_initial(word[0]) for word in words] != [*map(_initial, short)]:
            continue
        unit = context.grammar.units.unit_at(folded, words[0].start(), match.start())
        if unit is not None:
            found.append((folded[slice(*match.span("short"))], unit.unit.unit_class))
    return found


def _initial(word: str) -> str:
    """The first letter of ``word`` without its marks; đ is a letter of its own."""
    return unicodedata.normalize("NFD", word[0].lower())[0]
