"""What a run is to do: the sources in order, which of them are the same, and in which shards they go.

The plan depends on the sources alone: their names, bytes, and what an earlier run knows of them. It does not
depend on the number of workers, nor on what was interrupted when.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from kcextract.dataset.manifest import Manifest, SourceEntry
from kcextract.errors import SourceError
from kcextract.run.inputs import fingerprint, source_name

MACHINE_CODES = frozenset(
    "unreadable_source office_missing ocr_missing too_slow timed_out out_of_memory worker_killed".split()
)
"""Codes of failures that may be the machine's and not the document's: such a document is tried again."""

_KEY_LENGTH = 32
# Below so many documents a part, parts end only where they are full.
_SMALLEST_WINDOW = 8


class Source(NamedTuple):
    """A source to bring into the dataset.

    ``path`` is None where its file is not among those of this run. ``problem`` is the code and the sentence
    of why it could not be read. ``former`` is the entry of the rows that it already has and keeps; they are
    in the parts named ``former.part``, where they may be known by another source's name.
    """

    name: str
    path: str | None
    sha256: str | None
    size: int | None
    problem: tuple[str, str] | None = None
    former: SourceEntry | None = None


class Shard(NamedTuple):
    """Sources whose rows go into parts of one name; ``kept`` is that name where they are there already."""

    key: str
    sources: tuple[Source, ...]
    kept: str | None


@dataclass(frozen=True, slots=True)
class Plan:
    """The shards in order, and for each source that has the same bytes as another, the other's name.

    ``removed`` counts the sources of the former run that are no longer there.
    """

    shards: tuple[Shard, ...]
    duplicates: tuple[tuple[Source, str], ...]
    removed: int

    @property
    def total(self) -> int:
        """How many sources there are."""
        return sum(len(shard.sources) for shard in self.shards) + len(self.duplicates)


class Portions(NamedTuple):
    """How large a shard may become: documents, and bytes of their files."""

    documents: int
    size: int


def find_sources(paths: Iterable[Path]) -> Iterator[Source]:
    """The sources of files with the fingerprints of their bytes."""
    for path in paths:
        name = source_name(path)
        try:
            mark = fingerprint(path)
        except SourceError as error:
            yield Source(name, str(path), None, None, (error.code, error.sentence))
        else:
            yield Source(name, str(path), mark.sha256, mark.size)


def make_plan(
    found: Iterable[Source], former: Manifest, made_by: str, portions: Portions, *, prune: bool
) -> Plan:
    """The plan of a run into what ``former`` describes.

    Sources that only the former run knows stay, unless ``prune``. Rows of an earlier run are kept for bytes
    that were converted by the same version, grammar and limits (``made_by``).
    """
    known = _Known(former)
    sources = {source.name: source for source in found}
    gone = [entry for entry in former.sources if entry.source not in sources]
    for entry in gone if not prune else ():
        sources[entry.source] = Source(entry.source, None, entry.sha256, entry.size)
    unique: list[Source] = []
    duplicates: list[tuple[Source, str]] = []
    first: dict[str, str] = {}
    for name in sorted(sources):
        source = sources.pop(name)
        if source.sha256 is not None and source.sha256 in first:
            duplicates.append((source, first[source.sha256]))
            continue
        if source.sha256 is not None:
            first[source.sha256] = name
        unique.append(source._replace(former=known.rows(source, made_by)))
    shards = (_shard(each, known, made_by) for each in _cut(unique, portions))
    return Plan(tuple(shards), tuple(duplicates), len(gone) if prune else 0)


class _Known:
    """What is known from the former run: entries with rows by their bytes, and those of each part."""

    def __init__(self, former: Manifest) -> None:
        self._by_bytes: dict[str, SourceEntry] = {}
        self._unreadable: dict[str, SourceEntry] = {}
        self._names: defaultdict[str, list[tuple[str, str | None]]] = defaultdict(list)
        for entry in former.sources:
            if entry.part is None:
                continue
            self._names[entry.part].append((entry.source, entry.sha256))
            if entry.sha256 is None:
                self._unreadable[entry.source] = entry
            else:
                self._by_bytes[entry.sha256] = entry

    def rows(self, source: Source, made_by: str) -> SourceEntry | None:
        """The entry of the rows that a source keeps."""
        if source.sha256 is None:
            # Of what is gone there is nothing but the row that says so.
            return self._unreadable.get(source.name) if source.path is None else None
        entry = self._by_bytes.get(source.sha256)
        if entry is None or source.path is None:
            return entry
        if entry.made_by != made_by or entry.error_code in MACHINE_CODES:
            return None
        # The sentence of a failure may name the file.
        return None if entry.status == "failed" and entry.source != source.name else entry

    def is_whole(self, part: str, sources: Sequence[Source]) -> bool:
        """Whether a part holds the rows of these sources, under their names, and no others."""
        return self._names[part] == [(source.name, source.sha256) for source in sources]


def _shard(sources: Sequence[Source], known: _Known, made_by: str) -> Shard:
    parts = {source.former.part if source.former is not None else None for source in sources}
    part = parts.pop()
    kept = part if not parts and part is not None and known.is_whole(part, sources) else None
    makings: list[object] = [made_by]
    makings += [
        (each.name, each.sha256, each.problem, each.former.made_by if each.former is not None else made_by)
        for each in sources
    ]
    text = json.dumps(makings, ensure_ascii=True)
    return Shard(sha256(text.encode()).hexdigest()[:_KEY_LENGTH], tuple(sources), kept)


def _cut(sources: Sequence[Source], portions: Portions) -> Iterator[list[Source]]:
    """The sources in shards.

    From half its size on, a shard ends at a source whose name says so: where sources come or go, the shards
    further on stay what they are.
    """
    shard: list[Source] = []
    size = 0
    for source in sources:
        if shard and size + (source.size or 0) > portions.size:
            yield shard
            shard, size = [], 0
        shard.append(source)
        size += source.size or 0
        if len(shard) >= portions.documents or (
            portions.documents >= _SMALLEST_WINDOW
            and len(shard) >= portions.documents // 2
            and _ends_shard(source.name, portions.documents // 4)
        ):
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def _ends_shard(name: str, seldom: int) -> bool:
    return int.from_bytes(sha256(name.encode()).digest()[:8], "big") % seldom == 0
