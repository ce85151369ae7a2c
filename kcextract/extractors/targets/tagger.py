"""Nouns that the vocabulary of units lacks, found by their part of speech.

underthesea's tagger is loaded when it is first needed (about half a second) and reads no more than a few
words: its time grows with the square of its input, and it knows numbers less well than we do.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

import regex

_REACH = 60
# Any number does; this one is never read as part of a word.
_NUMBER = "12"
_FIRST = regex.compile(r"\p{Ll}[\p{L}-]*")
_NOUNS = ("N", "Nc", "Nu", "Ny")


def noun_end(text: str, start: int, limit: int) -> int | None:
    """Where the noun ends that begins at ``start``, behind a number; None if none does."""
    if start >= limit or _FIRST.match(text, start, limit) is None:
        return None
    words = text[start : min(limit, start + _REACH)]
    tagged = _tagger()(f"{_NUMBER} {' '.join(words.split())}")
    for word, tag in tagged:
        if not word[0].isalpha():
            continue
        if tag not in _NOUNS or not words.startswith(word):
            return None
        return start + len(word)
    return None


@functools.cache
def _tagger() -> Callable[[str], list[tuple[str, str]]]:
    from underthesea import pos_tag  # noqa: PLC0415

    tagger: Callable[[str], list[tuple[str, str]]] = pos_tag
    return tagger
