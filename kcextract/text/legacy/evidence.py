"""In which encoding words are: by how many of them are syllables of Vietnamese when read in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kcextract.text.legacy.syllables import IMPOSSIBLE, weight
from kcextract.text.legacy.tables import ENCODINGS, converted

UNICODE = ""
READINGS = (UNICODE, *ENCODINGS)

# What shows old bytes may show them as these, between quotes and dashes, which belong to no word.
QUOTES = frozenset("‚„…‘’“”•–—")
_WINDOWS = "".join(
    character for character in bytes(range(0x80, 0xA0)).decode("cp1252", "ignore") if character not in QUOTES
)
# VISCII and VPS have capitals among the control characters.
_CONTROLS = "\x02-\x06\x10-\x15\x19\x1c-\x1e"
_OLD = f"{_CONTROLS}\u0080-\u009f\u00a1-\u00ff\uf080-\uf0ff\u2212\u2219\u2010\u02d7\ufffe{_WINDOWS}"
_UNICODE = "\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9"
_MARKS = "\u0300-\u036f"
# A word, in whatever encoding, with at least one letter outside ASCII.
_ANY = f"A-Za-z{_OLD}{_UNICODE}{_MARKS}"
WORD = re.compile(f"[{_ANY}]+")
# A word that may have quotes or dashes, which windows-1252 shows for capitals of VISCII and VPS.
QUOTED = re.compile(f"[{_ANY}{''.join(sorted(QUOTES))}]+")
# A letter that no old encoding is shown as.
ONLY_UNICODE = re.compile(f"[{_UNICODE}{_MARKS}]")
# Characters that show old letters beside a letter, and in a Unicode text of Vietnam hardly ever do.
_LETTERS = "ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ"
_STRANGE = f"\u0080-\u009f¡-¯´-¿{_LETTERS}\uf080-\uf0ff\u2212\u2219\u2010\u02d7\ufffe{_WINDOWS}"
STRANGE = re.compile(f"(?:[A-Za-z][{_STRANGE}]|[{_STRANGE}][A-Za-z])")
# Signs alone, and "m²", "°C", "Windows®", which are of every encoding.
_MEASURE = re.compile("[A-Za-z]*[©®°±²³º™]|°[A-Z]|[¡-¿×÷\u2010\u2212\u2219]+")
# So much less likely is a word of an old encoding with a letter that it does not have.
_ALIEN = -3
# No word is longer, with all of its marks.
_LONGEST = 40


def is_plain(word: str) -> bool:
    """Whether a word is the same in every encoding."""
    return word.isascii() and word.isalpha()


def word_weight(word: str, reading: str) -> int:
    """How much ``word``, read so, speaks for Vietnamese; 0 of one that is the same in every reading."""
    if is_plain(word):
        return 0
    if len(word) > _LONGEST:
        return IMPOSSIBLE
    if reading == UNICODE:
        return weight(unicodedata.normalize("NFC", word))
    if ONLY_UNICODE.search(word):
        return _ALIEN
    return weight(converted(word, reading))


class Evidence(NamedTuple):
    """What some words say: the sum of their weights in each reading, and how many are possible in it.

    ``total`` is how many words say anything, ``unicode_only`` how many of them only Unicode can show and
    are syllables.
    """

    weights: dict[str, int]
    possible: dict[str, int]
    total: int
    unicode_only: int

    def best(self, expected: str | None = None) -> str:
        """The old encoding that speaks loudest; ``expected`` where it speaks as loud as another."""
        return max(ENCODINGS, key=lambda name: (self.weights[name], name == expected))

    def gain(self, reading: str) -> int:
        """How much better ``reading`` is than Unicode."""
        return self.weights[reading] - self.weights[UNICODE]

    def impossible(self, reading: str) -> int:
        """How many words are no syllables when read so."""
        return self.total - self.possible[reading]


def heard(words: Iterable[str]) -> Evidence:
    """What ``words`` say; those that are of every encoding say nothing."""
    said = [_testimony(word) for word in words if not (is_plain(word) or _MEASURE.fullmatch(word))]
    if not said:
        nothing = dict.fromkeys(READINGS, 0)
        return Evidence(nothing, nothing, 0, 0)
    sums = [sum(column) for column in zip(*said, strict=True)]
    weights, possible = sums[: len(READINGS)], sums[len(READINGS) : -1]
    return Evidence(
        dict(zip(READINGS, weights, strict=True)),
        dict(zip(READINGS, possible, strict=True)),
        len(said),
        sums[-1],
    )


@lru_cache(maxsize=65_536)
def _testimony(word: str) -> tuple[int, ...]:
    """The weights of ``word`` in all readings, which of them are possible, whether only Unicode has it."""
    weights = [word_weight(word, reading) for reading in READINGS]
    possible = [int(value > 0) for value in weights]
    return (*weights, *possible, int(weights[0] > 0 and ONLY_UNICODE.search(word) is not None))
