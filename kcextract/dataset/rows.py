"""Rows that were written before: found again in their part, by document."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kcextract.dataset.schema import arrow_schema
from kcextract.dataset.storage import Storage
from kcextract.errors import DatasetError
from kcextract.records import columns


class PartRows:
    """The rows of one part of a table.

    ``DatasetError`` if it is not there or damaged, or if its columns are not those of today.
    """

    def __init__(self, storage: Storage, table: str, part: str) -> None:
        path = f"{table}/part-{part}.parquet"
        try:
            with storage.open(path) as source:
                # Threads would be many: one for each worker and core.
                rows = pq.read_table(source, use_threads=False)
        except (OSError, pa.ArrowException) as error:
            raise DatasetError(
                f"{storage.location}/{path} cannot be read ({error}): convert into a new folder.",
                source=storage.location,
            ) from error
        if rows.schema.names != arrow_schema(table).names:
            raise DatasetError(
                f"{storage.location} holds tables with other columns than those of today: convert all "
                "documents again, with --prune, or into a new folder.",
                source=storage.location,
            )
        self._table = table
        self._rows = with_all_codes(table, rows)
        self._places = _places(self._rows["doc_id"])

    def of(self, doc_id: str, source: str) -> Iterator[pa.RecordBatch]:
        """The rows of a document, which is now known as ``source``; none where it has none."""
        if doc_id not in self._places:
            return
        rows = self._rows.slice(*self._places[doc_id])
        if self._table == "documents":
            number = rows.schema.get_field_index("source")
            field = rows.schema.field(number)
            rows = rows.set_column(number, field, pa.array([source], field.type))
        yield from rows.to_batches()


def _places(doc_ids: pa.ChunkedArray) -> dict[str, tuple[int, int]]:
    """Where the rows of each document begin, and how many there are: they stand together."""
    places: dict[str, tuple[int, int]] = {}
    begun = 0
    for chunk in doc_ids.chunks:
        runs = pc.run_end_encode(chunk)
        start = 0
        for doc_id, end in zip(runs.values.to_pylist(), runs.run_ends.to_pylist(), strict=True):
            first, count = places.get(doc_id, (begun + start, 0))
            places[doc_id] = (first, count + end - start)
            start = end
        begun += len(chunk)
    return places


def with_all_codes(table: str, rows: pa.Table) -> pa.Table:
    """The rows with code columns that know all their codes, in order, as they were first written.

    ``rows`` may have some of the table's columns only, in their order; a code of none is null.
    """
    arrays = []
    known = [column for column in columns(table) if column.name in rows.column_names]
    for column in known:
        array = rows[column.name]
        kind = pa.type_for_alias(column.arrow_type)
        if column.codes:
            codes = pa.array(column.codes, kind)
            plain = array.cast(kind).combine_chunks()
            numbers = pc.index_in(plain, value_set=codes).cast(pa.int32())
            array = pa.DictionaryArray.from_arrays(numbers, codes)
        arrays.append(array)
    schema = arrow_schema(table)
    fields = [schema.field(column.name) for column in known]
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields, schema.metadata))
