"""Whether the text of a page says what the page shows, or is rubbish that a scanner left behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kcextract.text.legacy.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+(?:[^\s\w][^\W\d_]+)*\w*")
_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"[A-Za-z]?[a-z]+|[A-Z]+")
_NO_LETTER = re.compile("[\ue000-\uf8ff\ufffd\x00-\x08\x0e-\x1f\x80-\x9f]")
# Fewer words say nothing.
_FEWEST = 12
# A word in capitals that is no longer may be an abbreviation.
_ABBREVIATION = 6
# Shares of the words: fewer possible ones under a picture, or without one, are rubbish, unless so many
# are plain words of another language.
_POSSIBLE_UNDER_PICTURE = 0.82
_POSSIBLE = 0.55
_PLAIN_WORDS = 0.85
_NO_LETTERS = 0.2


class Quality(NamedTuple):
    """Of the words of a text: how many there are, and the shares that are possible, plain, unreadable."""

    words: int
    possible: float
    plain: float
    unreadable: float


def quality(text: str) -> Quality:
    """How good the words of ``text`` are."""
    characters = sum(map(len, text.split()))
    unreadable = len(_NO_LETTER.findall(text)) / max(1, characters)
    judged = list(map(_judged, _WORD.findall(text)))
    count = max(1, len(judged))
    possible = sum(each[0] for each in judged) / count
    plain = sum(each[1] for each in judged) / count
    return Quality(len(judged), possible, plain, unreadable)


@lru_cache(maxsize=16_384)
def _judged(word: str) -> tuple[bool, bool]:
    """Whether a word is possible, and whether it is plain."""
    parts = _LETTERS.findall(word)
    # Signs inside of a word ("x.A", "5ư") and capitals behind small letters are what misreading leaves.
    whole = word.isalpha() or (len(parts) > 1 and not any(map(str.isdigit, word)))
    return whole and all(map(_is_possible, parts)), _PLAIN.fullmatch(word) is not None


def is_rubbish(text: str, *, has_picture: bool) -> bool:
    """Whether ``text`` does not say what its page shows; ``has_picture`` where it lies under a scan."""
    found = quality(text)
    if found.unreadable >= _NO_LETTERS:
        return True
    if found.words < _FEWEST:
        return False
    if has_picture:
        return found.possible < _POSSIBLE_UNDER_PICTURE
    return found.possible < _POSSIBLE and found.plain < _PLAIN_WORDS


def _is_possible(word: str) -> bool:
    small = word.lower()
    if not (word == small or word.isupper() or word[1:] == small[1:]):
        return False
    if word.isupper() and len(word) <= _ABBREVIATION:
        return True
    return is_syllable(small)
