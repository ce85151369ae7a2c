"""Writes extractions as Parquet parts: one part a table for each few hundred documents."""

from __future__ import annotations

import os
from hashlib import file_digest
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from kcextract.dataset.files import sync_folder, writing
from kcextract.dataset.manifest import Part
from kcextract.dataset.schema import arrow_schema, record_batch
from kcextract.errors import KcextractError
from kcextract.records import Extraction, table_records

DOCUMENTS_PER_PART = 500
CHARACTERS_PER_PART = 64 * 1024 * 1024
"""A part ends sooner when the texts of its documents reach this, so that memory stays bounded."""

_ROWS_PER_GROUP = 1024 * 1024

# The allocators that come with Arrow keep some 10 MB for themselves; the system's does not.
pa.set_memory_pool(pa.system_memory_pool())


class PartWriter:
    """Gathers extractions and writes them into a folder, part by part.

    Part n of every table is about the same documents, and every table has it, be it without rows. What is
    written depends only on the extractions and their order.
    """

    def __init__(
        self,
        folder: Path,
        *,
        documents_per_part: int = DOCUMENTS_PER_PART,
        characters_per_part: int = CHARACTERS_PER_PART,
    ) -> None:
        self._folder = folder
        self._documents_per_part = documents_per_part
        self._characters_per_part = characters_per_part
        self._parts: list[Part] = []
        self._part_count = 0
        self._forget()

    def add(self, extraction: Extraction) -> dict[str, int]:
        """Takes the rows of a document; how many there are of each table.

        ``KcextractError`` of code ``bad_record`` where a row does not fit its table: nothing of the document
        is taken then. ``DatasetError`` where a full part cannot be written.
        """
        try:
            rows = {name: extraction.rows(name) for name in table_records()}
            batches = {name: record_batch(name, each) for name, each in rows.items() if each}
        except ValueError as error:
            raise KcextractError(
                f"What was extracted does not fit the tables ({error}): please report it.",
                source=extraction.document.source,
                code="bad_record",
            ) from error
        for name, batch in batches.items():
            self._batches[name].append(batch)
        self._documents += 1
        self._characters += len(extraction.document.text or "")
        if self._documents >= self._documents_per_part or self._characters >= self._characters_per_part:
            self._flush()
        return {name: len(each) for name, each in rows.items()}

    def close(self) -> tuple[Part, ...]:
        """Writes what is left; all parts written, their paths from the folder."""
        if self._documents:
            self._flush()
        return tuple(self._parts)

    def _flush(self) -> None:
        with writing(self._folder):
            for name, batches in self._batches.items():
                table = pa.Table.from_batches(batches, schema=arrow_schema(name))
                self._parts.append(self._write(name, table))
        self._part_count += 1
        self._forget()

    def _forget(self) -> None:
        self._batches: dict[str, list[pa.RecordBatch]] = {name: [] for name in table_records()}
        self._documents = 0
        self._characters = 0

    def _write(self, name: str, table: pa.Table) -> Part:
        path = self._folder / name / f"part-{self._part_count:05}.parquet"
        path.parent.mkdir(exist_ok=True)
        with path.open("xb") as sink:
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
            sink.flush()
            os.fsync(sink.fileno())
        sync_folder(path.parent)
        with path.open("rb") as written:
            digest = file_digest(written, "sha256").hexdigest()
        return Part(f"{name}/{path.name}", table.num_rows, path.stat().st_size, digest)
