"""Writes the documents of a shard as Parquet: one part a table, all of one name.

The name is made from the bytes: parts of the same name are the same, whoever wrote them and when.
"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from kcextract.dataset.manifest import Part
from kcextract.dataset.rows import PartRows
from kcextract.dataset.schema import Rows, arrow_schema, bare_batch, bare_columns, bare_schema, full_batch
from kcextract.dataset.storage import Storage
from kcextract.errors import KcextractError
from kcextract.records import Extraction, table_records

NAME_LENGTH = 16
"""Hex digits of the SHA-256 of its parts that name a shard."""

_ROWS_PER_GROUP = 1024 * 1024

# The allocators that come with Arrow keep some 10 MB for themselves; the system's does not.
pa.set_memory_pool(pa.system_memory_pool())


class Copied(NamedTuple):
    """Rows that were written before: in the parts of that name, under that ``doc_id``, now of ``source``."""

    part: str
    doc_id: str
    source: str


def rows_of(extraction: Extraction) -> Rows:
    """The rows of a document; ``KcextractError`` of code ``bad_record`` where one does not fit its table."""
    try:
        rows = {name: extraction.rows(name) for name in table_records()}
        return {name: bare_batch(name, each) for name, each in rows.items() if each}
    except ValueError as error:
        raise KcextractError(
            f"What was extracted does not fit the tables ({error}): please report it.",
            source=extraction.document.source,
            code="bad_record",
        ) from error


def row_counts(rows: Rows) -> dict[str, int]:
    """How many rows there are of each table."""
    return {name: rows[name].num_rows if name in rows else 0 for name in table_records()}


class ShardWriter:
    """Gathers the documents of a shard, and writes them.

    What is written depends only on the rows and their order, not on which of them are copied.
    """

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._documents: list[Rows | Copied] = []

    def add(self, rows: Rows) -> None:
        """Takes the rows of a document."""
        self._documents.append(dict(rows))

    def copy(self, copied: Copied) -> None:
        """Takes the rows of a document from the parts in which they are."""
        self._documents.append(copied)

    def close(self) -> tuple[Part, ...]:
        """Writes the parts, hidden where the storage can hide them; every table has one, be it without rows.

        ``DatasetError`` where a part cannot be written, or one with rows to copy cannot be read.
        """
        contents: dict[str, bytes] = {}
        rows: dict[str, int] = {}
        for name in table_records():
            bare = pa.Table.from_batches(self._batches(name), schema=bare_schema(name)).combine_chunks()
            batches = (full_batch(name, batch) for batch in bare.to_batches())
            table = pa.Table.from_batches(batches, schema=arrow_schema(name))
            rows[name] = table.num_rows
            contents[name] = _parquet(table)
            for document in self._documents:
                if isinstance(document, dict):
                    document.pop(name, None)
        digests = {name: sha256(content).hexdigest() for name, content in contents.items()}
        shared = sha256("".join(digests.values()).encode()).hexdigest()[:NAME_LENGTH]
        paths = {name: f"{name}/part-{shared}.parquet" for name in contents}
        self._storage.stage({paths[name]: content for name, content in contents.items()})
        return tuple(
            Part(paths[name], rows[name], len(content), digests[name]) for name, content in contents.items()
        )

    def _batches(self, name: str) -> Iterator[pa.RecordBatch]:
        former: dict[str, PartRows] = {}
        for document in self._documents:
            if not isinstance(document, Copied):
                if name in document:
                    yield document[name]
                continue
            if document.part not in former:
                former[document.part] = PartRows(self._storage, name, document.part)
            yield from map(bare_columns, former[document.part].of(document.doc_id, document.source))


def _parquet(table: pa.Table) -> bytes:
    sink = pa.BufferOutputStream()
    # All that decides the bytes is said here, not left to the defaults of the day.
    pq.write_table(
        table,
        sink,
        version="2.6",
        data_page_version="1.0",
        compression="zstd",
        compression_level=3,
        row_group_size=_ROWS_PER_GROUP,
        write_statistics=True,
        store_schema=True,
    )
    content: bytes = sink.getvalue().to_pybytes()
    return content
