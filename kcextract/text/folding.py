"""Folding: one form for all the ways in which the same Vietnamese words are typed.

"HOÀ BÌNH", "Hòa Bình" and "Hoà bình" fold to the same text: lower case, the tone mark on the first vowel
of its group, every dash "-". Folded text is for comparing only, never for the tables.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_VOWELS = "aăâeêioôơuưy"
_TONED = {
    unicodedata.normalize("NFC", vowel + tone): (vowel, tone)
    for vowel, tone in itertools.product(_VOWELS, _TONES)
}
# A group whose tone mark is not on its first vowel, not behind a vowel with one: what is folded stays so.
# With a class at its head the engine skips to vowels.
_MARKED = "".join(_TONED)
_LATE_TONE = re.compile(f"([{_VOWELS}](?<![{_MARKED}].)[{_VOWELS}]{{0,2}}[{_MARKED}])")
_LONGEST_KEPT = 512
_MOST_KEPT = 256
_DASHES = "–—−‐‑‒"
# What in a pattern is no text: escapes with their braces, group names, flags, character classes.
_SYNTAX = re.compile(
    r"\\[pP]\{[^}]*\}|\\.|\(\?P?<(?![=!])[^>]*>|\(\?P=\w+\)|\(\?[a-zA-Z]+[:)]|\[(?:\\.|[^\]\\])*\]"
)


class _Moved(dict[str, str]):
    """Groups of vowels with the tone mark moved to the first; there are a few hundred."""

    def __missing__(self, group: str) -> str:
        vowel, tone = _TONED[group[-1]]
        moved = unicodedata.normalize("NFC", group[0] + tone) + group[1:-1] + vowel
        self[group] = moved
        return moved


_MOVED = _Moved()


def fold(text: str) -> str:
    """The folded form of ``text`` (NFC), of the same length, so that offsets hold.

    >>> fold("Uỷ ban nhân dân TỈNH HOÀ BÌNH") == fold("Ủy ban Nhân dân tỉnh Hòa Bình")
    True
    """
    return _fold_again(text) if len(text) <= _LONGEST_KEPT else _fold(text)


def _fold(text: str) -> str:
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    # Cutting up and joining costs less than a call for each group.
    pieces = _LATE_TONE.split(lower)
    if len(pieces) > 1:
        pieces[1::2] = map(_MOVED.__getitem__, pieces[1::2])
        lower = "".join(pieces)
    for dash in _DASHES:
        lower = lower.replace(dash, "-")
    return lower


# A heading or title is asked for several times while its document is read.
_fold_again = functools.lru_cache(maxsize=_MOST_KEPT)(_fold)


def fold_pattern(source: str) -> str:
    """``source``, a pattern, with its words folded: it is for folded text.

    Classes, escapes and group names stay as they are.
    """
    pieces = []
    done = 0
    for match in _SYNTAX.finditer(source):
        pieces += [fold(source[done : match.start()]), match.group()]
        done = match.end()
    pieces.append(fold(source[done:]))
    return "".join(pieces)
