"""Vocabularies: provinces, agencies and laws, found in text whatever their case, tone marks and joiners.

"Sở Kế hoạch & Đầu tư", "SỞ KẾ HOẠCH - ĐẦU TƯ" and "Sở Kế hoạch và Đầu tư" are one name: in names,
punctuation, "&" and "và" do not count.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Generic, NamedTuple, TypeVar

from kcextract.grammar.files import Row
from kcextract.grammar.layers import Source, open_rows
from kcextract.text.folding import fold

Entry = TypeVar("Entry")

# On this day the provinces were merged (Nghị quyết 202/2025/QH15, Công văn 8710/BNV of the GSO codes).
MERGER = datetime.date(2025, 7, 1)
_WORD = re.compile(r"[^\W_]+")
# The next word of a name, behind what may stand between two.
_NEXT_WORD = re.compile(rf"[\s,.&-]{{0,6}}({_WORD.pattern})")
_SILENT = "và"
# No name is longer, however it is spaced.
_LONGEST = 300
_LEVELS = ("", "trung_uong", "tinh", "huyen", "xa")


@dataclass(frozen=True, slots=True)
class Names(Generic[Entry]):
    """Names and what they stand for; their first words; what longer ones begin with."""

    entries: Mapping[str, Entry]
    initials: frozenset[str]
    openings: frozenset[str]

    def at(self, folded: str, start: int, end: int | None = None) -> tuple[Entry, int] | None:
        """The entry of the longest name that begins at ``start`` of a folded text, and where it ends."""
        limit = min(len(folded) if end is None else end, start + _LONGEST)
        match = _WORD.match(folded, start, limit)
        if match is None or (key := match.group()) not in self.initials:
            return None
        found = (self.entries[key], match.end()) if key in self.entries else None
        while key in self.openings:
            match = _NEXT_WORD.match(folded, match.end(), limit)
            if match is None:
                break
            if match[1] == _SILENT:
                continue
            key = f"{key} {match[1]}"
            if key in self.entries:
                found = (self.entries[key], match.end())
        return found

    def find(self, folded: str, start: int = 0, end: int | None = None) -> Iterator[tuple[Entry, int, int]]:
        """The entries named in a folded text with the offsets of their names, in order and disjoint."""
        limit = len(folded) if end is None else end
        done = start
        initials = self.initials
        for match in _WORD.finditer(folded, start, limit):
            if match.group() in initials and match.start() >= done:
                found = self.at(folded, match.start(), limit)
                if found is not None:
                    done = found[1]
                    yield found[0], match.start(), done

    def named(self, name: str) -> Entry | None:
        """The entry whose name is just ``name``, in any spelling."""
        return self.entries.get(name_key(name))


@functools.lru_cache(maxsize=8192)
def name_key(name: str) -> str:
    """The words of a name, folded, without joiners: what names are compared by."""
    return " ".join(word for word in _WORD.findall(fold(name)) if word != _SILENT)


def collect(pairs: Iterable[tuple[str, Entry]]) -> Names[Entry]:
    """Names from pairs of name and entry; of two entries with one name, the first counts."""
    entries: dict[str, Entry] = {}
    initials: set[str] = set()
    openings: set[str] = set()
    for name, entry in pairs:
        key = name_key(name)
        entries.setdefault(key, entry)
        words = key.split(" ")
        initials.add(words[0])
        openings.update(" ".join(words[:count]) for count in range(1, len(words)))
    return Names(entries, frozenset(initials), frozenset(openings))


@dataclass(frozen=True, slots=True)
class Province:
    """A province of the time before the merger of 2025, and the one that it has become a part of.

    ``kind`` is ``tinh`` or ``thanh_pho``; ``valid_from`` and ``valid_to`` are None where they do not matter.
    """

    code: str
    name: str
    kind: str
    code_2025: str
    name_2025: str
    kind_2025: str
    valid_from: datetime.date | None
    valid_to: datetime.date | None


class ProvinceAt(NamedTuple):
    """A province at a date; ``code`` is None where there was none of that name, or the date decides."""

    code: str | None
    name: str
    kind: str
    code_2025: str
    name_2025: str


@dataclass(frozen=True, slots=True)
class Agency:
    """An agency of the state or the party, under the name by which it was found.

    ``level`` is "" where the name alone does not tell it.
    """

    code: str
    name: str
    level: str
    symbols: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The provinces, agencies and laws of the grammar."""

    provinces: Names[Province]
    agencies: Names[Agency]
    laws: Names[str]


def province_at(province: Province, printed: str, date: datetime.date | None) -> ProvinceAt:
    """``province`` as it was at ``date``, where the text names it ``printed``.

    Without a date, the code is given only if it has never changed.
    """
    successor = (province.code_2025, province.name_2025)
    begun = date is None or province.valid_from is None or date >= province.valid_from
    ended = date is not None and province.valid_to is not None and date >= province.valid_to
    if date is not None and (ended or date >= MERGER):
        if ended and name_key(printed) != name_key(province.name_2025):
            return ProvinceAt(None, province.name, province.kind, *successor)
        return ProvinceAt(province.code_2025, province.name_2025, province.kind_2025, *successor)
    certain = date is not None or province.code == province.code_2025 or province.valid_to is not None
    return ProvinceAt(province.code if begun and certain else None, province.name, province.kind, *successor)


def read_vocabulary(source: Source) -> Vocabulary:
    """Read the vocabularies of ``source``; GrammarError says what is wrong in them."""
    return Vocabulary(collect(_provinces(source)), collect(_agencies(source)), collect(_laws(source)))


def _provinces(source: Source) -> Iterator[tuple[str, Province]]:
    columns = (
        "code",
        "name",
        "type",
        "aliases",
        "code_2025",
        "name_2025",
        "type_2025",
        "valid_from",
        "valid_to",
    )
    for row in open_rows(source, "vocabulary/provinces.csv", columns)[0]:
        province = Province(
            row["code"],
            row["name"],
            row["type"],
            row["code_2025"],
            row["name_2025"],
            row["type_2025"],
            _date(row, "valid_from"),
            _date(row, "valid_to"),
        )
        for name in (row["name"], *_split(row["aliases"])):
            yield name, province


def _agencies(source: Source) -> Iterator[tuple[str, Agency]]:
    aliases: list[tuple[str, Agency]] = []
    columns = ("code", "name", "level", "symbol", "aliases")
    for row in open_rows(source, "vocabulary/agencies.csv", columns)[0]:
        if row["level"] not in _LEVELS:
            raise row.fail(f"has an unknown level “{row['level']}”")
        agency = Agency(row["code"], row["name"], row["level"], _split(row["symbol"]))
        yield row["name"], agency
        aliases += [(alias, replace(agency, name=alias)) for alias in _split(row["aliases"])]
    yield from aliases


def _laws(source: Source) -> Iterator[tuple[str, str]]:
    for row in open_rows(source, "vocabulary/laws.csv", ("name", "aliases"))[0]:
        for name in (row["name"], *_split(row["aliases"])):
            yield name, row["name"]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (piece.strip() for piece in cell.split("|")) if part)


def _date(row: Row, column: str) -> datetime.date | None:
    cell = row[column]
    try:
        return datetime.date.fromisoformat(cell) if cell else None
    except ValueError:
        raise row.fail(f"has a date that is none: “{cell}”") from None
