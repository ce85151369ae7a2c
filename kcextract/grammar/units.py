"""Vocabularies of quantities: what is counted (units), and the words that say what is done (verbs).

Both are read in folded text, whatever its spaces, its line breaks and its choice between i and y: "bác sỹ"
is "bác sĩ", "héc-ta" is "héc ta". Of several entries that begin at a place the longest counts, and an entry
of class ``none`` only says that what stands there is none, though it begins like one or holds one
("số lượng" beside the unit "số", "công nghiệp hỗ trợ" beside the verb "hỗ trợ").
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from kcextract.grammar.entries import Table
from kcextract.grammar.layers import Source, open_rows
from kcextract.text.folding import fold

UNIT_CLASSES = (
    "person organisation household event product work area length weight volume energy duration share "
    "measure animal plant media document plan classifier other"
).split()
# noun_too: an act whose name is as often part of the noun before it ("lớp đào tạo", "đoàn khảo sát").
# passive: a word that makes the verb behind it passive ("được công nhận").
# undergone: a word that is a verb behind a passive only ("được kiên cố", "nhà kiên cố").
VERB_CLASSES = "act reach passive lead noun_too undergone".split()

_NONE = "none"
_PASSIVE = "passive"
_UNDERGONE = "undergone"
_SYLLABLE = re.compile(r"[^\W_]+|[%‰]")
# A syllable, and what may stand between it and the next one of its word.
_STEP = re.compile(rf"({_SYLLABLE.pattern})(?:-|\s*)")
_GAP = re.compile(r"-|\s*")
_PHRASE = re.compile(rf"(?:{_SYLLABLE.pattern})(?:(?:-| ?)(?:{_SYLLABLE.pattern}))*")
# After these consonants both letters are in use for one sound.
_I_FOR_Y = {
    fold(onset + y): fold(onset + i)
    for onset, (y, i) in product(("h", "k", "l", "m", "s", "t", "qu"), zip("yýỳỷỹỵ", "iíìỉĩị", strict=True))
}


@dataclass(frozen=True, slots=True)
class Unit:
    """A counted noun without its modifiers, in lower case, and what kind of thing it counts."""

    name: str
    unit_class: str


class UnitAt(NamedTuple):
    """A unit found in a text at ``start`` … ``end``."""

    unit: Unit
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb of commitments or of results, in lower case, and what it says."""

    name: str
    verb_class: str


class VerbAt(NamedTuple):
    """A verb found in a text at ``start`` … ``end``; a passive has the word that makes it so."""

    verb: Verb
    start: int
    end: int


class Phrases(NamedTuple):
    """Names and classes by syllables parted by blanks; the first syllables; what longer ones begin with."""

    entries: Mapping[str, tuple[str, str]]
    initials: frozenset[str]
    openings: frozenset[str]


@dataclass(frozen=True, slots=True)
class Units:
    """The units of the vocabulary."""

    phrases: Phrases

    def unit_at(self, folded: str, start: int, end: int | None = None) -> UnitAt | None:
        """The longest unit that begins at ``start`` of a folded text and ends by ``end``.

        Both its ends are ends of words, but a digit may stand before it ("15m2").
        """
        found = _phrase_at(self.phrases, folded, start, len(folded) if end is None else end)
        if found is None or found[1] == _NONE:
            return None
        name, unit_class, stop = found
        return UnitAt(_unit(name, unit_class), start, stop)


@dataclass(frozen=True, slots=True)
class Verbs:
    """The verbs of the vocabulary."""

    phrases: Phrases

    def verb_at(self, folded: str, start: int, end: int | None = None) -> VerbAt | None:
        """The longest verb that begins at ``start`` of a folded text and ends by ``end``.

        A passive word takes in the verb directly behind it: "được công nhận" is one verb, a ``passive``.
        """
        return self.at(folded, start, len(folded) if end is None else end)[0]

    def may_begin(self, folded: str, start: int, end: int) -> bool:
        """Whether a verb may begin with the letters ``[start, end)``: to look for it takes longer."""
        word = folded[start:end]
        return _spelt(word) in self.phrases.initials or folded[end : end + 1].isdigit()

    def name_end(self, folded: str, start: int, end: int) -> int | None:
        """Where the words end that begin at ``start``, look like a verb and are none: "vật liệu xây dựng"."""
        verb, stop = self.at(folded, start, end)
        return stop if verb is None and stop > start else None

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[VerbAt]:
        """The verbs of a folded text, in order and disjoint; at each place the longest."""
        limit = len(folded) if end is None else end
        done = start
        initials, spelt = self.phrases.initials, _I_FOR_Y.get
        for match in _SYLLABLE.finditer(folded, start, limit):
            syllable = match.group()
            if spelt(syllable, syllable) not in initials or match.start() < done:
                continue
            verb, done = self.at(folded, match.start(), limit)
            if verb is not None:
                yield verb

    def at(self, folded: str, start: int, limit: int) -> tuple[VerbAt | None, int]:
        """The verb at ``start``, and where the words end that were read there, be they a verb or not."""
        found = _phrase_at(self.phrases, folded, start, limit)
        if found is None:
            return None, start
        name, verb_class, stop = found
        if verb_class in (_NONE, _UNDERGONE):
            return None, stop
        if verb_class == _PASSIVE:
            behind = _phrase_at(self.phrases, folded, _after_gap(folded, stop), limit)
            if behind is not None and behind[1] not in (_NONE, _PASSIVE):
                name, stop = f"{name} {behind[0]}", behind[2]
        return VerbAt(_verb(name, verb_class), start, stop), stop


# The same few are found again and again.
_unit = functools.lru_cache(maxsize=2048)(Unit)
_verb = functools.lru_cache(maxsize=2048)(Verb)


def read_units(source: Source) -> Units:
    """Read ``vocabulary/units.csv`` of ``source``; GrammarError says what is wrong in it."""
    phrases, added = _read(source, "unit", UNIT_CLASSES)
    units = Units(phrases)
    for table, name in added:
        table.prove(functools.partial(_holds_unit, units, name))
        table.done()
    return units


def read_verbs(source: Source) -> Verbs:
    """Read ``vocabulary/verbs.csv`` of ``source``; GrammarError says what is wrong in it."""
    phrases, added = _read(source, "verb", VERB_CLASSES)
    verbs = Verbs(phrases)
    for table, name in added:
        table.prove(functools.partial(_holds_verb, verbs, name))
        table.done()
    return verbs


def _holds_unit(units: Units, name: str, example: str) -> bool:
    folded = fold(example)
    found = (units.unit_at(folded, match.start()) for match in _SYLLABLE.finditer(folded))
    return any(each is not None and each.unit.name == name for each in found)


def _holds_verb(verbs: Verbs, name: str, example: str) -> bool:
    undergone = f" {name}"
    return any(
        each.verb.name == name or (each.verb.verb_class == _PASSIVE and each.verb.name.endswith(undergone))
        for each in verbs.find(fold(example))
    )


def _read(source: Source, column: str, classes: Collection[str]) -> tuple[Phrases, list[tuple[Table, str]]]:
    """The entries of a vocabulary with those added to it, and the names of these that count something."""
    rows, others = open_rows(source, f"vocabulary/{column}s.csv", (column, "class", "aliases"))
    entries: dict[str, tuple[str, str]] = {}
    for row in rows:
        name, kind = row[column], row["class"]
        if kind not in classes and kind != _NONE:
            raise row.fail(f"has an unknown class “{kind}”")
        for printed in (name, *(alias for alias in row["aliases"].split("|") if alias)):
            key = _key(printed)
            if key is None:
                raise row.fail(f"has a name that is no words in lower case: “{printed}”")
            if key in entries:
                raise row.fail(f"has a name that is there already: “{printed}”")
            entries[key] = (name, kind)
    counted = _add(entries, others.get(column, []), classes)
    keys = [key.split(" ") for key in entries]
    openings = {" ".join(syllables[:count]) for syllables in keys for count in range(1, len(syllables))}
    return Phrases(entries, frozenset(each[0] for each in keys), frozenset(openings)), counted


def _add(
    entries: dict[str, tuple[str, str]], added: Collection[Table], classes: Collection[str]
) -> list[tuple[Table, str]]:
    """Puts what fields add into ``entries``, in place of what is there; those that are no ``none``."""
    seen: set[str] = set()
    counted = []
    for table in added:
        name, aliases = table.text("name"), table.texts("aliases", ())
        kind = table.code("class", (*classes, _NONE))
        places = (("name",), *(("aliases", number) for number in range(len(aliases))))
        for place, printed in zip(places, (name, *aliases), strict=True):
            if table.is_aside(*place):
                continue
            key = _key(printed)
            if key is None:
                raise table.fail(f"`{printed}` must be words in lower case.", *place)
            if key in seen:
                raise table.fail(f"`{printed}` is there already.", *place)
            seen.add(key)
            entries[key] = (name, kind)
        if kind == _NONE or table.is_aside("name"):
            table.texts("examples", ())
            table.texts("counter_examples", ())
            table.done()
        else:
            counted.append((table, name))
    return counted


def _key(printed: str) -> str | None:
    """The syllables by which a name is found; None if it is no words in lower case."""
    if printed != printed.lower() or _PHRASE.fullmatch(printed) is None:
        return None
    return " ".join(_spelt(syllable) for syllable in _SYLLABLE.findall(fold(printed)))


def _phrase_at(phrases: Phrases, folded: str, start: int, limit: int) -> tuple[str, str, int] | None:
    """The name and the class of the longest entry at ``start``, and where it ends."""
    match = _STEP.match(folded, start)
    if match is None:
        return None
    spelt = _I_FOR_Y.get
    key = spelt(match[1], match[1])
    if key not in phrases.initials or (start > 0 and folded[start - 1].isalpha() and key not in "%‰"):
        return None
    found = None
    while match.end(1) <= limit:
        entry = phrases.entries.get(key)
        if entry is not None:
            found = (*entry, match.end(1))
        if key not in phrases.openings:
            break
        match = _STEP.match(folded, match.end())
        if match is None:
            break
        key = f"{key} {spelt(match[1], match[1])}"
    return found


def _after_gap(folded: str, end: int) -> int:
    gap = _GAP.match(folded, end)
    return end if gap is None else gap.end()


def _spelt(syllable: str) -> str:
    return _I_FOR_Y.get(syllable, syllable)
