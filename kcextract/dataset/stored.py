"""Documents as they are stored: read from their parts again, one document in memory at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import groupby
from operator import attrgetter
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from kcextract.dataset.manifest import Manifest
from kcextract.dataset.storage import Storage
from kcextract.errors import DatasetError
from kcextract.records import Extraction, columns, table_records

_DOCUMENTS = "documents"
# The rows of documents hold whole texts, those of the other tables are small.
_DOCUMENTS_AT_ONCE = 8
_ROWS_AT_ONCE = 4096
_BUFFER_BYTES = 256 * 1024


def stored_documents(storage: Storage, manifest: Manifest) -> Iterator[Extraction]:
    """All documents of a dataset with the rows of all their tables, part by part.

    Only the parts that the manifest names count. ``DatasetError`` where a part is missing or damaged, has
    other columns than those of today, or has rows of a document that is not there.
    """
    for name in dict.fromkeys(part.name for part in manifest.parts):
        yield from _part(storage, name)


def _part(storage: Storage, name: str) -> Iterator[Extraction]:
    with ExitStack() as opened:
        tables = {table: _Rows(storage, table, name, opened) for table in table_records()}
        documents = tables.pop(_DOCUMENTS)
        while documents.doc_id is not None:
            doc_id = documents.doc_id
            for document in documents.take(doc_id):
                yield Extraction(document, **{table: rows.take(doc_id) for table, rows in tables.items()})
        for rows in tables.values():
            rows.expect_end()


class _Rows:
    """The rows of one part of a table, as records, taken document by document in their order."""

    def __init__(self, storage: Storage, table: str, part: str, opened: ExitStack) -> None:
        self._table = table
        self._path = f"{storage.location}/{table}/part-{part}.parquet"
        self._location = storage.location
        try:
            source = opened.enter_context(storage.open(f"{table}/part-{part}.parquet"))
            self._file = pq.ParquetFile(source, buffer_size=_BUFFER_BYTES, pre_buffer=False)
        except (OSError, pa.ArrowException, DatasetError) as error:
            raise self._unreadable(error.__cause__ or error) from error
        if self._file.schema_arrow.names != [column.name for column in columns(table)]:
            raise DatasetError(
                f"{storage.location} holds tables with other columns than those of today: convert all "
                "documents again.",
                source=storage.location,
            )
        self._groups = groupby(self._records(), key=attrgetter("doc_id"))
        self._next: Iterator[Any] = iter(())
        self.doc_id: str | None = None
        """Whose rows come next; None at the end."""
        self._advance()

    def take(self, doc_id: str) -> tuple[Any, ...]:
        """The rows of that document if they come next; none if it has none."""
        if self.doc_id != doc_id:
            return ()
        taken = tuple(self._next)
        self._advance()
        return taken

    def expect_end(self) -> None:
        """``DatasetError`` if there are rows that were not taken."""
        if self.doc_id is not None:
            raise DatasetError(
                f"{self._path} has rows of a document ({self.doc_id}) that is not where it should be: "
                "convert into a new folder.",
                source=self._location,
            )

    def _advance(self) -> None:
        self.doc_id, self._next = next(self._groups, (None, iter(())))

    def _records(self) -> Iterator[Any]:
        record: Any = table_records()[self._table]
        size = _DOCUMENTS_AT_ONCE if self._table == _DOCUMENTS else _ROWS_AT_ONCE
        try:
            # Threads would be many: one for each table and core.
            for batch in self._file.iter_batches(batch_size=size, use_threads=False):
                yield from map(record, *(array.to_pylist() for array in batch.columns))
        except (OSError, pa.ArrowException) as error:
            raise self._unreadable(error) from error

    def _unreadable(self, error: BaseException) -> DatasetError:
        return DatasetError(
            f"{self._path} cannot be read ({error}): convert into a new folder.", source=self._location
        )
