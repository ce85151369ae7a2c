"""Arrow schemas, and batches of rows, made from the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import repeat
from operator import attrgetter
from typing import Any, NamedTuple

import pyarrow as pa

from kcextract.records import Column, Record, columns, table_records

Rows = dict[str, pa.RecordBatch]
"""Rows by the name of their table; tables without rows are left out."""


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
    described = _makings(table)
    by_column = zip(*map(_cells(table), rows), strict=True) if rows else repeat(())
    arrays = [_array(making, values) for making, values in zip(described, by_column, strict=False)]
    return pa.RecordBatch.from_arrays(arrays, schema=arrow_schema(table))


@cache
def bare_schema(table: str) -> pa.Schema:
    """The schema of a table whose codes are their numbers, without descriptions."""
    return pa.schema(
        [
            (column.name, pa.int32() if column.codes else pa.type_for_alias(column.arrow_type))
            for column in columns(table)
        ]
    )


def bare_batch(batch: pa.RecordBatch) -> pa.RecordBatch:
    """A batch with the numbers of its codes in their place."""
    arrays = [array.indices if isinstance(array, pa.DictionaryArray) else array for array in batch.columns]
    return pa.RecordBatch.from_arrays(arrays, names=batch.schema.names)


def full_batch(table: str, bare: pa.RecordBatch) -> pa.RecordBatch:
    """The batch of which ``bare`` is the bare one."""
    arrays = [
        array if making.codes is None else pa.DictionaryArray.from_arrays(array, making.codes)
        for making, array in zip(_makings(table), bare.columns, strict=True)
    ]
    return pa.RecordBatch.from_arrays(arrays, schema=arrow_schema(table))


def _field(column: Column) -> pa.Field:
    kind = pa.type_for_alias(column.arrow_type)
    return pa.field(
        column.name,
        pa.dictionary(pa.int32(), kind) if column.codes else kind,
        nullable=column.nullable,
        metadata={"description": column.description, "label_vi": column.label_vi},
    )


class _Making(NamedTuple):
    """What an array of a column is made with; a code column has its codes and their numbers."""

    place: str
    kind: pa.DataType
    nullable: bool
    codes: pa.Array | None
    numbers: Mapping[object, int | None]


@cache
def _makings(table: str) -> tuple[_Making, ...]:
    return tuple(_making(table, column) for column in columns(table))


def _making(table: str, column: Column) -> _Making:
    kind = pa.type_for_alias(column.arrow_type)
    codes = pa.array(column.codes, kind) if column.codes else None
    numbers: dict[object, int | None] = {code: number for number, code in enumerate(column.codes)}
    numbers[None] = None
    return _Making(f"{table}.{column.name}", kind, column.nullable, codes, numbers)


@cache
def _cells(table: str) -> attrgetter[Any]:
    return attrgetter(*(column.name for column in columns(table)))


def _array(making: _Making, values: Sequence[object]) -> pa.Array:
    try:
        array = pa.array(values, making.kind) if making.codes is None else _coded(making, values)
    except (pa.ArrowException, ValueError, TypeError, OverflowError) as error:
        raise ValueError(f"{making.place}: {error}") from error
    if not making.nullable and array.null_count:
        raise ValueError(f"{making.place} has no value")
    return array


def _coded(making: _Making, values: Sequence[object]) -> pa.Array:
    unknown = set(values).difference(making.numbers)
    if unknown:
        raise ValueError(f"{min(map(repr, unknown))} is none of its codes")
    indices = [making.numbers[value] for value in values]
    return pa.DictionaryArray.from_arrays(pa.array(indices, pa.int32()), making.codes)
