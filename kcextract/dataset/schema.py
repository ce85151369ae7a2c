"""Arrow schemas, and batches of rows, made from the records."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import repeat
from operator import attrgetter

import pyarrow as pa

from kcextract.records import Column, Record, columns, table_records


@cache
def arrow_schema(table: str) -> pa.Schema:
    """The Arrow schema of the table of that name.

    Code columns are dictionaries of all their codes; every field carries metadata ``description`` and
    ``label_vi``; the schema carries ``table``, ``description``, ``label_vi`` and ``key`` (joined by commas).
    """
    described = table_records()[table].TABLE
    return pa.schema(
        [_field(column) for column in columns(table)],
        metadata={
            "table": table,
            "description": described.description,
            "label_vi": described.label_vi,
            "key": ",".join(described.key),
        },
    )


def record_batch(table: str, rows: Sequence[Record]) -> pa.RecordBatch:
    """Rows of a table as one Arrow batch; ValueError, naming the column, where a value does not fit it."""
    described = columns(table)
    cells = attrgetter(*(column.name for column in described))
    by_column = zip(*map(cells, rows), strict=True) if rows else repeat(())
    arrays = [_array(table, column, values) for column, values in zip(described, by_column, strict=False)]
    return pa.RecordBatch.from_arrays(arrays, schema=arrow_schema(table))


def _field(column: Column) -> pa.Field:
    kind = pa.type_for_alias(column.arrow_type)
    return pa.field(
        column.name,
        pa.dictionary(pa.int32(), kind) if column.codes else kind,
        nullable=column.nullable,
        metadata={"description": column.description, "label_vi": column.label_vi},
    )


def _array(table: str, column: Column, values: Sequence[object]) -> pa.Array:
    place = f"{table}.{column.name}"
    try:
        array = (
            _coded(column, values) if column.codes else pa.array(values, pa.type_for_alias(column.arrow_type))
        )
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        raise ValueError(f"{place}: {error}") from error
    if array.null_count and not column.nullable:
        raise ValueError(f"{place} has no value")
    return array


def _coded(column: Column, values: Sequence[object]) -> pa.Array:
    unknown = {value for value in values if value is not None}.difference(column.codes)
    if unknown:
        raise ValueError(f"{min(map(repr, unknown))} is none of its codes")
    numbers = {code: number for number, code in enumerate(column.codes)}
    indices = [None if value is None else numbers[str(value)] for value in values]
    return pa.DictionaryArray.from_arrays(pa.array(indices, pa.int32()), _codes(column))


@cache
def _codes(column: Column) -> pa.Array:
    return pa.array(column.codes, pa.type_for_alias(column.arrow_type))
