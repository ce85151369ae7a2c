"""What a run remembers of the shards that it has finished: a file each, beside the parts that wait.

A run that is killed is taken up by these: a shard whose record is there has all its parts, and is not done
again. A record is written after its parts, as a whole, so there is never half of one.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass

from kcextract.dataset.manifest import Part, SourceEntry, entry_record, read_entry
from kcextract.dataset.storage import STAGING, Storage

_FOLDER = f"{STAGING}/shards"


@dataclass(frozen=True, slots=True)
class ShardRecord:
    """A finished shard: its key, which tells what it was made of, its parts, its sources' entries."""

    key: str
    parts: tuple[Part, ...]
    entries: tuple[SourceEntry, ...]


def write_record(storage: Storage, record: ShardRecord) -> None:
    """Remembers a shard whose parts are written."""
    head = {"key": record.key, "parts": [asdict(part) for part in record.parts]}
    lines: list[object] = [head, *map(entry_record, record.entries)]
    content = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)
    storage.write({_path(record.key): content.encode("utf-8", "backslashreplace")})


def read_record(storage: Storage, key: str) -> ShardRecord | None:
    """The finished shard of that key; None where there is none, or some of its parts are gone."""
    content = storage.read(_path(key))
    if content is None:
        return None
    try:
        head, *lines = map(json.loads, content.splitlines())
        parts = tuple(Part(**part) for part in head["parts"])
        entries = tuple(map(read_entry, lines))
    except (ValueError, KeyError, TypeError):
        return None
    if head["key"] != key or not all(storage.has_staged(part.path) for part in parts):
        return None
    return ShardRecord(key, parts, entries)


def finished_keys(storage: Storage) -> set[str]:
    """The keys of all shards that are remembered."""
    return {name.removesuffix(".jsonl") for name in storage.names(_FOLDER)}


def remembered_entries(storage: Storage, keys: Sequence[str]) -> Iterator[SourceEntry]:
    """The entries of the sources of those shards, one shard in memory at a time."""
    for key in keys:
        record = read_record(storage, key)
        yield from record.entries if record is not None else ()


def remembered_parts(storage: Storage, keys: Iterable[str]) -> Iterator[Part]:
    """The parts of those shards."""
    for key in keys:
        record = read_record(storage, key)
        yield from record.parts if record is not None else ()


def _path(key: str) -> str:
    return f"{_FOLDER}/{key}.jsonl"
