"""The working file of a review: a JSON object a line, what was begun with and each change since, in order.

It is replaced as a whole at each change, so that it is there as it was or as it is, whatever happens.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any

from kcextract.dataset.files import replace_file
from kcextract.errors import GoldenError
from kcextract.golden.layout import LAYOUTS
from kcextract.review.state import KINDS, NONE, UNDO, Entry

NAME = "review.jsonl"
"""The name of the working file in the folder of the golden set."""

_FORMAT = 1
_ENTRY_FIELDS = tuple(field.name for field in fields(Entry))


@dataclass(frozen=True, slots=True)
class Opening:
    """What a review was begun with: the document, and the SHA-256 sums of its text and of the golden files.

    ``golden`` has the sums of each golden file, by its name, that the review has seen or was to write.
    """

    doc_id: str
    source: str
    text: str
    golden: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Journal:
    """What is in a working file."""

    opening: Opening
    entries: tuple[Entry, ...] = ()


def text_sum(text: str) -> str:
    """The sum by which a text is known again."""
    return sha256(text.encode()).hexdigest()


def golden_sums(folder: Path) -> dict[str, list[str]]:
    """The sums of the golden files in a folder, by name."""
    paths = (folder / layout.file for layout in LAYOUTS.values())
    return {path.name: [sha256(path.read_bytes()).hexdigest()] for path in paths if path.is_file()}


def read_journal(folder: Path) -> Journal | None:
    """The working file of a golden set, None if there is none; ``GoldenError`` if it is not what we write."""
    path = folder / NAME
    try:
        content = path.read_text("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(path, 1) from error
    number = 0
    try:
        # Other ends of lines than ours may stand in a text.
        lines = content.removesuffix("\n").split("\n")
        first = json.loads(lines[0])
        if first.pop("kcextract_review") != _FORMAT:
            raise ValueError("another format")
        opening = Opening(**first)
        entries = []
        for line in lines[1:]:
            number += 1
            entries.append(_entry(json.loads(line)))
    except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        raise _damaged(path, number + 1) from error
    return Journal(opening, tuple(entries))


def write_journal(folder: Path, journal: Journal) -> None:
    """Puts the working file in its place; ``GoldenError`` if it cannot be written."""
    records = [{"kcextract_review": _FORMAT, **asdict(journal.opening)}, *map(_record, journal.entries)]
    path = folder / NAME
    try:
        folder.mkdir(parents=True, exist_ok=True)
        replace_file(path, "".join(map(_line, records)).encode())
    except OSError as error:
        raise GoldenError(
            f"{path} cannot be written ({error.strerror}): check its permissions and the disk.",
            source=str(path),
        ) from error


def _line(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n"


def _record(entry: Entry) -> dict[str, Any]:
    if not entry.key:
        return {"kind": entry.kind, "table": entry.table}
    # A copy of each cell, as asdict makes it, would be most of the time that a change takes.
    told = {name: getattr(entry, name) for name in _ENTRY_FIELDS}
    return {name: value for name, value in told.items() if value is not None}


def _entry(record: Any) -> Entry:
    entry = Entry(**record)
    named = (entry.kind in KINDS and entry.key) or entry.kind in (UNDO, NONE)
    places = (entry.start, entry.end, *(() if entry.at is None else (entry.at,)))
    if not named or entry.table not in LAYOUTS or not all(type(place) is int for place in places):
        raise ValueError("no entry")
    names = {*LAYOUTS[entry.table].columns} - {"line"}
    if entry.kind in KINDS and ({*entry.cells} != names or not _are_words(entry.cells.values())):
        raise ValueError("other cells")
    return entry


def _are_words(values: Iterable[object]) -> bool:
    return all(isinstance(value, str) for value in values)


def _damaged(path: Path, number: int) -> GoldenError:
    return GoldenError(
        f"{path}, line {number}: this was not written by kcextract review. Move the file away to begin anew.",
        source=str(path),
    )
