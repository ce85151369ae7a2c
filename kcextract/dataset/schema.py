"""Arrow schemas, and batches of rows, made from the records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

import pyarrow as pa

from kcextract.records import Column, LineRecords, Record, columns, table_records

Rows = dict[str, pa.RecordBatch]
"""Bare batches by the name of their table; tables without rows are left out."""

# What Arrow raises where a value does not fit its column.
_MISFITS = (pa.ArrowException, ValueError, TypeError, OverflowError)


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
    return full_batch(table, bare_batch(table, rows))


def bare_batch(table: str, rows: Sequence[Record]) -> pa.RecordBatch:
    """As ``record_batch``, of ``bare_schema``: the numbers of codes stand in their place."""
    makings = _makings(table)
    by_column = _by_column(table, rows) if rows else [()] * len(makings)
    for making, values in zip(makings, by_column, strict=True):
        if not making.nullable and None in values:
            raise ValueError(f"{making.place} has no value")
    try:
        cells = zip(*map(_numbered, makings, by_column), strict=True)
        # All columns at once: a call for each would take longer than what it does.
        return pa.RecordBatch.from_struct_array(pa.array(list(cells), _row_type(table)))
    except _MISFITS:
        arrays = list(map(_array, makings, by_column))
        return pa.RecordBatch.from_arrays(arrays, schema=bare_schema(table))


def _by_column(table: str, rows: Sequence[Record]) -> list[Sequence[object]]:
    return (
        rows.columns() if isinstance(rows, LineRecords) else list(zip(*map(_cells(table), rows), strict=True))
    )


@cache
def bare_schema(table: str) -> pa.Schema:
    """The schema of a table whose codes are their numbers, without descriptions."""
    return pa.schema([(column.name, _bare_type(column)) for column in columns(table)])


def bare_columns(rows: pa.RecordBatch) -> pa.RecordBatch:
    """A batch with the numbers of its codes in their place."""
    arrays = [array.indices if isinstance(array, pa.DictionaryArray) else array for array in rows.columns]
    return pa.RecordBatch.from_arrays(arrays, names=rows.schema.names)


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
    """What an array of a column is made with; a code column has its codes and their numbers.

    ``kind`` is the type of the bare column.
    """

    place: str
    kind: pa.DataType
    nullable: bool
    codes: pa.Array | None
    numbers: Mapping[object, int | None]


@cache
def _makings(table: str) -> tuple[_Making, ...]:
    return tuple(_making(table, column) for column in columns(table))


def _making(table: str, column: Column) -> _Making:
    codes = pa.array(column.codes, pa.type_for_alias(column.arrow_type)) if column.codes else None
    numbers: dict[object, int | None] = {code: number for number, code in enumerate(column.codes)}
    numbers[None] = None
    return _Making(f"{table}.{column.name}", _bare_type(column), column.nullable, codes, numbers)


def _bare_type(column: Column) -> pa.DataType:
    return pa.int32() if column.codes else pa.type_for_alias(column.arrow_type)


@cache
def _row_type(table: str) -> pa.StructType:
    return pa.struct(list(bare_schema(table)))


@cache
def _cells(table: str) -> attrgetter[Any]:
    return attrgetter(*(column.name for column in columns(table)))


def _array(making: _Making, values: Sequence[object]) -> pa.Array:
    try:
        return pa.array(_numbered(making, values), making.kind)
    except _MISFITS as error:
        raise ValueError(f"{making.place}: {error}") from error


def _numbered(making: _Making, values: Sequence[object]) -> Sequence[object]:
    """The values of a column, the numbers of codes in their place."""
    if making.codes is None:
        return values
    unknown = set(values).difference(making.numbers)
    if unknown:
        raise ValueError(f"{min(map(repr, unknown))} is none of its codes")
    return [making.numbers[value] for value in values]
