"""What a shard's documents came to before it is written: kept on disk, so that none is converted twice.

Each process appends to files of its own in the hidden folder of the output, whose names say for which
documents of the shard they are. A document is a frame with a
checksum, written at once: whenever the process is killed, the frames before the last are whole, and a
last one that is not whole is not read. An object store knows no appending; there nothing is kept.
"""

from __future__ import annotations

import json
import secrets
import struct
import zlib
from collections.abc import Collection, Iterator, Mapping
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

import pyarrow as pa

from kcextract.dataset.files import writing
from kcextract.dataset.schema import Rows, bare_schema
from kcextract.dataset.storage import Storage

_FRAME = struct.Struct("<4sII")
_HEAD = struct.Struct("<I")
_MARK = b"kcx1"
_SUFFIX = ".spool"
_TOKEN_BYTES = 6


class Kept(NamedTuple):
    """What is kept of a document: its rows, and what was told of it."""

    rows: Rows
    facts: Mapping[str, Any]


class Spool:
    """What is kept of those documents of the shard of that key that have these numbers; use it in a ``with``.

    ``DatasetError`` where it cannot be written.
    """

    def __init__(self, storage: Storage, key: str, numbers: range) -> None:
        self._folder = storage.spool_folder
        self._key = key
        self._numbers = numbers
        self._sink: FileIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._sink is not None:
            self._sink.close()

    def kept(self) -> dict[int, Kept]:
        """What is kept, by number: what was written first where there is more."""
        found: dict[int, Kept] = {}
        for path in self._files():
            _, first, end, _ = path.stem.split("-")
            if int(end) <= self._numbers.start or int(first) >= self._numbers.stop:
                continue
            with writing(path.parent):
                content = path.read_bytes()
            for number, kept in _frames(content):
                if number in self._numbers:
                    found.setdefault(number, kept)
        return found

    def keep(self, number: int, kept: Kept) -> None:
        """Keeps what became of the document of that number."""
        if self._folder is None:
            return
        with writing(self._folder):
            if self._sink is None:
                self._folder.mkdir(parents=True, exist_ok=True)
                numbers = f"{self._numbers.start}-{self._numbers.stop}"
                name = f"{self._key}-{numbers}-{secrets.token_hex(_TOKEN_BYTES)}{_SUFFIX}"
                self._sink = (self._folder / name).open("wb", buffering=0)
            frame = memoryview(_frame(number, kept))
            while frame:
                frame = frame[self._sink.write(frame) :]

    def clear(self) -> None:
        """Removes all that is kept of the whole shard: it is written."""
        for path in self._files():
            with writing(path.parent):
                path.unlink(missing_ok=True)

    def _files(self) -> Iterator[Path]:
        if self._folder is not None:
            yield from sorted(self._folder.glob(f"{self._key}-*-*-*{_SUFFIX}"))


def kept_documents(storage: Storage, written: Collection[str]) -> int:
    """How many documents are kept of all shards but those with the keys ``written``."""
    folder = storage.spool_folder
    found = set()
    for path in folder.glob(f"*{_SUFFIX}") if folder is not None else ():
        key = path.name.partition("-")[0]
        if key in written:
            continue
        with writing(path.parent):
            found |= {(key, number) for number, _ in _frames(path.read_bytes())}
    return len(found)


def _frame(number: int, kept: Kept) -> bytes:
    contents = {table: batch.serialize() for table, batch in kept.rows.items()}
    sizes = {table: content.size for table, content in contents.items()}
    # Words that no encoding can write are escaped.
    head = json.dumps({"number": number, "facts": dict(kept.facts), "tables": sizes}).encode()
    payload = b"".join((_HEAD.pack(len(head)), head, *contents.values()))
    return _FRAME.pack(_MARK, len(payload), zlib.crc32(payload)) + payload


def _frames(content: bytes) -> Iterator[tuple[int, Kept]]:
    """The documents of a file, up to the first frame that is not whole."""
    place = 0
    while place + _FRAME.size <= len(content):
        mark, size, checksum = _FRAME.unpack_from(content, place)
        place += _FRAME.size
        payload = content[place : place + size]
        if mark != _MARK or len(payload) != size or zlib.crc32(payload) != checksum:
            return
        place += size
        yield _document(payload)


def _document(payload: bytes) -> tuple[int, Kept]:
    (size,) = _HEAD.unpack_from(payload)
    place = _HEAD.size + size
    head = json.loads(payload[_HEAD.size : place])
    rows: Rows = {}
    for table, length in head["tables"].items():
        # A copy of its own begins where Arrow wants it to.
        content = pa.py_buffer(payload[place : place + length])
        rows[table] = pa.ipc.read_record_batch(content, bare_schema(table))
        place += length
    return head["number"], Kept(rows, head["facts"])
