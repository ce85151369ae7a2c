"""The manifest of a dataset: how it was made, which parts count, and what became of each source."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from kcextract import __version__
from kcextract.dataset.files import replace_file
from kcextract.errors import DatasetError

MANIFEST = "manifest.json"
_TOOL = "kcextract"
_FORMAT = 1
# What a manifest calls ours may be deleted, so only names that we ourselves would give are believed.
_PART_PATH = re.compile(r"[a-z_]+/part-\d{5,}\.parquet", re.ASCII)


@dataclass(frozen=True, slots=True)
class Part:
    """A Parquet file of a dataset: its path from the output folder, its rows, its bytes."""

    path: str
    rows: int
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """What became of a source.

    ``status`` is ``ok``, ``partial``, ``failed`` or ``duplicate``; ``duplicate_of`` names the source with
    the same bytes that came first; ``sha256`` and ``size`` (in bytes) are None where the source could not
    be read; ``error_code`` and ``error`` (a sentence) are None unless it failed; ``rows`` counts the rows
    of each table.
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


@dataclass(frozen=True, slots=True)
class Manifest:
    """The content of OUT/manifest.json.

    ``complete`` is False until the first run into a folder has ended, and for the moment in which one
    run's parts take the place of another's; ``parts`` and ``sources`` are then empty. ``discarded`` names
    parts that do not count but may still lie in the folder.
    """

    complete: bool
    grammar_name: str
    grammar_hash: str
    parameters: Mapping[str, int]
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


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Puts the manifest into the folder, at once; the same manifest always gives the same bytes."""
    content = {
        "tool": _TOOL,
        "format": _FORMAT,
        "version": manifest.version,
        "complete": manifest.complete,
        "grammar": {"name": manifest.grammar_name, "hash": manifest.grammar_hash},
        "parameters": dict(sorted(manifest.parameters.items())),
        "parts": [asdict(part) for part in sorted(manifest.parts, key=lambda part: part.path)],
        "discarded": sorted(manifest.discarded),
        "sources": [asdict(entry) for entry in sorted(manifest.sources, key=lambda entry: entry.source)],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1) + "\n"
    replace_file(folder / MANIFEST, text.encode())


def read_manifest(folder: Path) -> Manifest:
    """The manifest in the folder; ``DatasetError`` if there is none, or not one of kcextract's."""
    path = folder / MANIFEST
    try:
        manifest = _manifest(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DatasetError(
            f"{folder} is no dataset of kcextract: it has no manifest.json that kcextract wrote.",
            source=str(folder),
        ) from error
    foreign = sorted(name for name in manifest.owned() if not _PART_PATH.fullmatch(name))
    if foreign:
        raise DatasetError(
            f"{path} names a part that kcextract never wrote ({foreign[0]}): take another folder.",
            source=str(folder),
        )
    return manifest


def _manifest(content: dict[str, Any]) -> Manifest:
    if content["tool"] != _TOOL or content["format"] != _FORMAT:
        raise ValueError("another tool or format")
    return Manifest(
        complete=content["complete"],
        grammar_name=content["grammar"]["name"],
        grammar_hash=content["grammar"]["hash"],
        parameters=content["parameters"],
        parts=tuple(Part(**part) for part in content["parts"]),
        sources=tuple(SourceEntry(**entry) for entry in content["sources"]),
        discarded=tuple(content["discarded"]),
        version=content["version"],
    )
