"""Which of many patterns may be found in a text, by the words that they cannot do without.

To search for some thirty patterns takes thirty times as long as for one, though nearly none is found. A
pattern that needs the word "hiện" or the word "đã" need not be looked for where neither stands.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from kcextract.grammar.entries import Pattern
from kcextract.text.matching import ALONE

Match = regex.Match[str]

_WORD = re.compile(r"[^\W\d_]+")
_ESCAPE = re.compile(r"\\.")
# A class that no letter is in, a look aside that no letter may stand there, other looks aside.
_NO_LETTERS = re.compile(r"\[(?:[\s,;:.()/%\"“”‘’'+*=<>|–—\d-]|\\[sd.()\[\]/+*|-])+\]")
_NO_LETTER_BESIDE = re.compile(r"\(\?<?!(?:\\p\{L\}|\[\\p\{L\}(?:\\d)?\])\)")
_CLASS = re.compile(r"\[\^?\]?(?:\\.|\[:\w+:\]|[^\]\\])*\]")
_QUANTIFIER = re.compile(r"(?:[?*+]|\{\d*,?\d*\})[?+]?")
_OPENING = re.compile(r"\((?:\?(?::|>|P<\w+>|<(?![=!])\w+>))?(?!\?)")
_LOOK = re.compile(r"\(\?<?[=!]")
_BACK = re.compile(r"\(\?P=\w+\)")
_NONE: Mapping[str, int] = {}


class _Letters(NamedTuple):
    """Letters in a row, and what stands beside them in the pattern."""

    text: str


class _Border(NamedTuple):
    """Something beside which a word ends: a blank, a mark, a digit; not ``wide`` a word's border."""

    wide: bool = True


class _Ahead(NamedTuple):
    """What must stand behind a place, though it is no part of what is found there."""

    branches: tuple[_Row, ...]


class _Unknown(NamedTuple):
    """Something that may be letters."""


class _Group(NamedTuple):
    """One of several, or with ``optional`` nothing; ``repeated`` where another may follow it at once."""

    branches: tuple[_Row, ...]
    optional: bool = False
    repeated: bool = False


_Item = _Letters | _Border | _Ahead | _Unknown | _Group
_Row = tuple[_Item, ...]


class _NotReadError(Exception):
    """The pattern has something that is not understood here."""


def required_words(source: str, common: Mapping[str, int] = _NONE) -> frozenset[str] | None:
    r"""Words one of which at least is in all that the pattern ``source`` finds; None where that is not known.

    A word is letters in a row with no letter beside them, from where on the pattern is looked for. Of several
    that a pattern needs, those are told that are the least ``common``.

    >>> sorted(required_words(r"\b(?:tính\s+đến|đã)\b") or ())
    ['tính', 'đã']
    """
    group = _read(source)
    return None if group is None else _required(group, common, before=False, behind=False)


def opening_words(source: str) -> frozenset[str] | None:
    r"""Words with one of which all that the pattern ``source`` finds begins; None where that is not known.

    >>> sorted(opening_words(r"\b(?:các\s+)?(?:sở|ban)\b") or ())
    ['ban', 'các', 'sở']
    """
    group = None if r"\G" in source else _read(source)
    opening = None if group is None else _opening((group,), before=False, behind=False)
    return None if opening is None or opening[1] else opening[0]


def initials(source: str) -> frozenset[str] | None:
    r"""The letters with which all that the pattern ``source`` finds begins; None where that is not known.

    >>> sorted(initials(r"(?:các\s+)?(?:sở|ban)") or ())
    ['b', 'c', 's']
    """
    group = _read(source)
    found = None if group is None else _initials((group,))
    return None if found is None or found[1] else found[0]


def cues(patterns: Iterable[Pattern]) -> tuple[str, ...]:
    """Words of which one at least stands in a folded text in which one of ``patterns`` finds something.

    Where they are not known, what stands in every text.
    """
    found: set[str] = set()
    for pattern in patterns:
        words = required_words(pattern.pattern)
        if words is None:
            return ("",)
        found |= words
    return tuple(sorted(found))


@dataclass(frozen=True, slots=True)
class Sieve:
    """Tells which of some patterns may be found in a text, as bits of a number: 1 is the first, then 2, 4, 8.

    ``always`` are those of which it does not know the words, ``bits`` those that need each word.
    """

    always: int
    bits: dict[str, int]

    @classmethod
    def of(cls, patterns: Iterable[Pattern]) -> Sieve:
        """The sieve for ``patterns``, which are searched in folded text.

        What many of them say, many texts will.
        """
        always, bits = 0, dict[str, int]()
        sources = [pattern.pattern for pattern in patterns]
        common = Counter(word for source in sources for word in _WORD.findall(_ESCAPE.sub(" ", source)))
        for number, source in enumerate(sources):
            words = required_words(source, common)
            if words is None:
                always |= 1 << number
                continue
            for word in words:
                bits[word] = bits.get(word, 0) | 1 << number
        return cls(always, bits)

    def passing(self, folded: str, start: int, end: int) -> int:
        """Those that may be found in ``[start, end)`` of a folded text, if they are looked for from there."""
        found = self.always
        bits = self.bits.get
        for word in words_in(folded, start, end):
            found |= bits(word, 0)
        return found


def opened(pattern: Pattern, folded: str, start: int, end: int) -> Iterator[Match]:
    """What ``pattern`` finds in ``[start, end)`` of a folded text.

    It is tried only at the words with which all that it finds begins, where these are known.
    """
    words = _opening_words(pattern)
    if words is None:
        yield from pattern.finditer(folded, start, end, False, ALONE)
        return
    done = start
    for word in _WORD.finditer(folded, start, end):
        if word[0] in words and (place := word.start()) >= done:
            found = pattern.match(folded, place, end, ALONE)
            if found is not None:
                yield found
                done = found.end()


@functools.cache
def _opening_words(pattern: Pattern) -> frozenset[str] | None:
    return None if pattern.flags & regex.IGNORECASE else opening_words(pattern.pattern)


def words_in(folded: str, start: int, end: int) -> list[str]:
    """The words of a stretch of folded text, in which patterns are to be looked for."""
    return _WORD.findall(folded, start, end)


def members(bits: int) -> Iterator[int]:
    """The numbers of the bits that are set, the smallest first."""
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest


def _read(source: str) -> _Group | None:
    """The parts of a pattern; None where they are not known."""
    if "(?i" in source or "(?r" in source:
        return None
    try:
        row, place = _branches(source, 0)
    except _NotReadError:
        return None
    return None if place < len(source) else _Group(row)


def _opening(row: _Row, *, before: bool, behind: bool) -> tuple[frozenset[str], bool] | None:
    """The words with which what ``row`` finds begins, and whether it may find nothing; None if not known."""
    found: frozenset[str] = frozenset()
    for place, item in enumerate(row):
        if isinstance(item, _Ahead):
            continue
        if isinstance(item, _Border):
            if not item.wide:
                before = True
                continue
            return None
        parted = _parted(row[place + 1 :], behind, at_end=False)
        if isinstance(item, _Letters):
            return (found | {item.text}, False) if before and parted else None
        if isinstance(item, _Unknown):
            return None
        may_lack = item.optional
        for branch in item.branches:
            opening = _opening(branch, before=before, behind=parted and not item.repeated)
            if opening is None:
                return None
            found |= opening[0]
            may_lack |= opening[1]
        if not may_lack:
            return found, False
    return found, True


def _initials(row: _Row) -> tuple[frozenset[str], bool] | None:
    """The letters that what ``row`` finds begins with, and whether it may find nothing; None if not known."""
    found: frozenset[str] = frozenset()
    for item in row:
        if isinstance(item, _Letters):
            return found | {item.text[0]}, False
        if isinstance(item, _Group):
            may_lack = item.optional
            for branch in item.branches:
                begun = _initials(branch)
                if begun is None:
                    return None
                found |= begun[0]
                may_lack |= begun[1]
            if not may_lack:
                return found, False
        elif isinstance(item, _Unknown) or (isinstance(item, _Border) and item.wide):
            return None
    return found, True


def _required(
    group: _Group, common: Mapping[str, int], *, before: bool, behind: bool
) -> frozenset[str] | None:
    """Words one of which is in all that ``group`` finds; no letter stands ``before`` it, or ``behind`` it."""
    found: frozenset[str] = frozenset()
    for branch in group.branches:
        words = _of_row(branch, common, before=before, behind=behind)
        if words is None:
            return None
        found |= words
    return found


def _of_row(row: _Row, common: Mapping[str, int], *, before: bool, behind: bool) -> frozenset[str] | None:
    best: frozenset[str] | None = None
    for place, item in enumerate(row):
        words: frozenset[str] | None = None
        if isinstance(item, _Letters):
            if _parted(row[:place][::-1], before, at_end=True) and _parted(
                row[place + 1 :], behind, at_end=False
            ):
                words = frozenset((item.text,))
        elif isinstance(item, _Ahead):
            inside = _Group(item.branches)
            words = _required(
                inside, common, before=_parted(row[:place][::-1], before, at_end=True), behind=False
            )
        elif isinstance(item, _Group) and not item.optional:
            words = _required(
                item,
                common,
                before=not item.repeated and _parted(row[:place][::-1], before, at_end=True),
                behind=not item.repeated and _parted(row[place + 1 :], behind, at_end=False),
            )
        if words is not None and (best is None or _rareness(words, common) > _rareness(best, common)):
            best = words
    return best


def _rareness(words: frozenset[str], common: Mapping[str, int]) -> tuple[int, int, int]:
    """How seldom one of the words is to be expected: none that is common, long ones, and few."""
    return -sum(common.get(word, 0) for word in words), min(map(len, words)), -len(words)


def _parted(beside: Sequence[_Item], outside: bool, *, at_end: bool) -> bool:
    """Whether no letter stands beside a place whose neighbours are ``beside``, the nearest first.

    ``outside`` is the answer for what stands beyond them; with ``at_end`` they are before the place.
    """
    for number, item in enumerate(beside):
        if isinstance(item, _Ahead):
            continue
        if isinstance(item, _Border):
            return True
        if not isinstance(item, _Group):
            return False
        beyond = _parted(beside[number + 1 :], outside, at_end=at_end)
        inside = all(
            _parted(branch[::-1] if at_end else branch, beyond, at_end=at_end) for branch in item.branches
        )
        return inside and (beyond or not item.optional)
    return outside


def _branches(source: str, place: int) -> tuple[tuple[_Row, ...], int]:
    """The branches that begin at ``place``, and where they end: at a closing bracket, or at the very end."""
    branches: list[_Row] = []
    row: list[_Item] = []
    while place < len(source) and source[place] != ")":
        if source[place] == "|":
            branches.append(tuple(row))
            row = []
            place += 1
            continue
        item, place = _item(source, place)
        quantifier = _QUANTIFIER.match(source, place)
        if quantifier is not None:
            place = quantifier.end()
            item = _repeated(item, quantifier[0])
        elif isinstance(item, _Letters) and row and isinstance(row[-1], _Letters):
            following = _QUANTIFIER.match(source, place)
            if following is None:
                row[-1] = _Letters(row[-1].text + item.text)
                continue
        if item is not None:
            row.append(item)
    branches.append(tuple(row))
    return tuple(branches), place


def _repeated(item: _Item | None, quantifier: str) -> _Item | None:
    """``item`` with a quantifier behind it."""
    optional = quantifier[0] in "?*" or quantifier.startswith(("{0", "{,"))
    if item is None:
        return None
    if isinstance(item, _Group):
        return item._replace(optional=optional, repeated=quantifier[0] != "?")
    if isinstance(item, _Border):
        return _Group(((item,),), optional=True) if optional else item
    return _Unknown()


def _item(source: str, place: int) -> tuple[_Item | None, int]:
    """What stands at ``place``, and where it ends; None for what is nothing by itself."""
    sign = source[place]
    if sign == "\\":
        return _escape(source, place)
    if sign == "[":
        match = _CLASS.match(source, place)
        if match is None or "[" in match[0][1:]:
            raise _NotReadError
        return (_Border() if _NO_LETTERS.fullmatch(match[0]) else _Unknown()), match.end()
    if sign == "(":
        return _bracket(source, place)
    if sign == "$":
        return _Border(wide=False), place + 1
    if sign == "^":
        return None, place + 1
    if sign == "." or sign in "?*+{":
        return _Unknown(), place + 1
    if sign.isalpha():
        return _Letters(sign), place + 1
    return _Border(), place + 1


def _escape(source: str, place: int) -> tuple[_Item | None, int]:
    sign = source[place + 1]
    if sign in "sbdWG":
        return _Border(wide=sign not in "bG"), place + 2
    if sign in "pP":
        return _Unknown(), source.index("}", place) + 1
    if sign.isalnum():
        return _Unknown(), place + 2
    return _Border(), place + 2


def _bracket(source: str, place: int) -> tuple[_Item | None, int]:
    border = _NO_LETTER_BESIDE.match(source, place)
    if border is not None:
        return _Border(wide=False), border.end()
    back = _BACK.match(source, place)
    if back is not None:
        return _Unknown(), back.end()
    look = _LOOK.match(source, place)
    opening = look or _OPENING.match(source, place)
    if opening is None:
        raise _NotReadError
    branches, end = _branches(source, opening.end())
    if end >= len(source):
        raise _NotReadError
    if look is None:
        return _Group(branches), end + 1
    return (_Ahead(branches) if look[0] == "(?=" else None), end + 1
