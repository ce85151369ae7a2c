"""The manifest of a dataset: how it was made, which parts count, and what became of each source."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any

from kcextract import __version__
from kcextract.dataset.storage import Storage
from kcextract.errors import DatasetError

MANIFEST = "manifest.json"
PART_NAME = re.compile(r"part-(?P<name>[0-9a-f]{16})\.parquet", re.ASCII)
"""The file name of a part; ``name`` is the same in every table for the same documents."""

_TOOL = "kcextract"
_FORMAT = 2
# The first format numbered its parts, and knew less of its sources: they are converted again.
_FIRST_FORMAT = 1
# What a manifest calls ours may be deleted, so only names that we ourselves would give are believed.
_PART_PATH = re.compile(r"[a-z_]+/part-(?:[0-9a-f]{16}|\d{5,})\.parquet", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file of a dataset: its path from the output folder, its rows, its bytes."""

    path: str
    rows: int
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The name that it shares with the parts of the other tables for the same documents."""
        found = PART_NAME.search(self.path)
        return found["name"] if found else ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """What became of a source.

    ``status`` is ``ok``, ``partial``, ``failed`` or ``duplicate``; ``duplicate_of`` names the source with
    the same bytes that comes first; ``sha256`` and ``size`` (in bytes) are None where the source could not
    be read; ``error_code`` and ``error`` (a sentence) are None unless it failed; ``rows`` counts the rows
    of each table; ``part`` is the name of the parts that hold them, None for a duplicate; ``made_by`` tells
    the version, grammar and limits with which it was converted.
    """

    source: str
    doc_id: str
    sha256: str | None
    size: int | None
    status: str
    duplicate_of: str | None = None
    error_code: str | None = None
    error: str | None = None
    rows: Mapping[str, int] = field(default_factory=dict)
    part: str | None = None
    made_by: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of OUT/manifest.json.

    ``complete`` is False until the first run into a folder has ended, and for the moment in which one
    run's parts take the place of another's; ``parts`` and ``sources`` are then empty. ``discarded`` names
    parts that do not count but may still lie in the folder. ``sources`` are in the order of their names.
    """

    complete: bool
    grammar_name: str
    grammar_hash: str
    parameters: Mapping[str, float]
    parts: tuple[Part, ...] = ()
    sources: tuple[SourceEntry, ...] = ()
    discarded: tuple[str, ...] = ()
    version: str = __version__

    def owned(self) -> set[str]:
        """The paths, from the output folder, of all parts that the manifest knows of."""
        return {part.path for part in self.parts} | set(self.discarded)


def opening_manifest() -> Manifest:
    """The manifest of a folder into which nothing was converted yet."""
    return Manifest(complete=False, grammar_name="", grammar_hash="", parameters={})


def replacing_manifest(old: Manifest, new: Manifest) -> Manifest:
    """The manifest while the parts of ``new`` take the place of those of ``old``."""
    discarded = tuple(sorted(old.owned() | new.owned()))
    return replace(new, complete=False, parts=(), sources=(), discarded=discarded)


def manifest_bytes(manifest: Manifest, sources: Iterable[SourceEntry] | None = None) -> bytes:
    """The file of a manifest: a line a part and a line a source; the same manifest gives the same bytes.

    ``sources``, in the order of their names, take the place of those of the manifest: so they need not all
    be in memory at once.
    """
    entries = iter(sorted(manifest.sources, key=source_order) if sources is None else sources)
    head = {
        "tool": _TOOL,
        "format": _FORMAT,
        "version": manifest.version,
        "complete": manifest.complete,
        "grammar": {"name": manifest.grammar_name, "hash": manifest.grammar_hash},
        "parameters": dict(sorted(manifest.parameters.items())),
        "discarded": sorted(manifest.discarded),
    }
    content = bytearray(json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}").encode())
    parts = sorted(manifest.parts, key=lambda part: part.path)
    content += _lines("parts", (asdict(part) for part in parts))
    content += _lines("sources", map(entry_record, entries))
    content += b"\n}\n"
    return bytes(content)


def source_order(entry: SourceEntry) -> str:
    """What sources are sorted by."""
    return entry.source


def entry_record(entry: SourceEntry) -> dict[str, Any]:
    """An entry as JSON has it."""
    return {name: getattr(entry, name) for name in _ENTRY} | {"rows": dict(entry.rows)}


def read_entry(record: Mapping[str, Any]) -> SourceEntry:
    """The entry of such a record; TypeError if it is none."""
    return SourceEntry(**record)


def write_manifest(storage: Storage, manifest: Manifest) -> None:
    """Puts the manifest in its place, at once."""
    storage.write({MANIFEST: manifest_bytes(manifest)})


def read_manifest(storage: Storage, path: str = MANIFEST) -> Manifest:
    """The manifest; ``DatasetError`` if there is none, or not one of kcextract's."""
    content = storage.read(path)
    place = storage.location
    try:
        manifest = _manifest(json.loads(content or b""))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DatasetError(
            f"{place} is no dataset of kcextract: it has no manifest.json that kcextract wrote.",
            source=place,
        ) from error
    foreign = sorted(name for name in manifest.owned() if not _PART_PATH.fullmatch(name))
    if foreign:
        raise DatasetError(
            f"{place}/{MANIFEST} names a part that kcextract never wrote ({foreign[0]}): take another "
            "folder.",
            source=place,
        )
    return manifest


_ENTRY = tuple(each.name for each in fields(SourceEntry))


def _lines(key: str, records: Iterable[Mapping[str, Any]]) -> bytes:
    """A list of the JSON object, a line an element."""
    content = bytearray(f',\n "{key}": ['.encode())
    separator = b"\n  "
    for record in records:
        content += separator + json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace")
        separator = b",\n  "
    content += b"\n ]" if separator.startswith(b",") else b"]"
    return bytes(content)


def _manifest(content: dict[str, Any]) -> Manifest:
    if content["tool"] != _TOOL or content["format"] not in (_FIRST_FORMAT, _FORMAT):
        raise ValueError("another tool or format")
    current = content["format"] == _FORMAT
    parts = tuple(Part(**part) for part in content["parts"])
    return Manifest(
        complete=content["complete"],
        grammar_name=content["grammar"]["name"],
        grammar_hash=content["grammar"]["hash"],
        parameters=content["parameters"],
        parts=parts if current else (),
        sources=tuple(_entries(content["sources"])) if current else (),
        discarded=(*content["discarded"], *(() if current else (part.path for part in parts))),
        version=content["version"],
    )


def _entries(records: Iterable[dict[str, Any]]) -> Iterator[SourceEntry]:
    # Strings that many entries share are kept once.
    shared: dict[str, str] = {}
    for record in records:
        for name in ("part", "made_by", "status", "error_code", "error"):
            value = record.get(name)
            if isinstance(value, str):
                record[name] = shared.setdefault(value, value)
        yield read_entry(record)
