"""The Frictionless descriptors of the tables: Data Package (OUT/datapackage.json) and Table Schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from kcextract.records import Column, columns, table_records

DATA_PACKAGE = "datapackage.json"
_PARQUET = {"format": "parquet", "mediatype": "application/vnd.apache.parquet"}
_NUMBERS = ("integer", "number")
# Who reads Parquet by way of pandas sees the second where a number is missing.
_NO_NUMBER = ("", "nan")
_TYPES = {
    "string": "string",
    "bool": "boolean",
    "date32": "date",
    "float64": "number",
    "int16": "integer",
    "int32": "integer",
    "int64": "integer",
}


def table_schema(table: str) -> dict[str, Any]:
    """The Table Schema of the table of that name: fields with their labels, codes and keys.

    A key is a foreign one only where every row has it: Table Schema cannot say that a section may have no
    parent.
    """
    required = {column.name for column in columns(table) if not column.nullable}
    key = table_records()[table].TABLE.key
    schema: dict[str, Any] = {
        "fields": [_field(column, is_key=column.name in key) for column in columns(table)],
        "primaryKey": list(key),
    }
    foreign = []
    if table != "documents":
        foreign.append(_foreign_key(["doc_id"], "documents"))
    if table != "sections" and "section_no" in required:
        foreign.append(_foreign_key(["doc_id", "section_no"], "sections"))
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def data_package(paths: Iterable[str]) -> dict[str, Any]:
    """The Data Package of a dataset whose parts have these paths (``TABLE/part-….parquet``).

    A resource of one part has its path, one of several the list of their paths, and one of none its header
    in place of rows.
    """
    listed = sorted(paths)
    return {
        "name": "kcextract",
        "title": "Khuyến công",
        "description": "Tables extracted from decisions of Vietnamese provinces by kcextract.",
        "resources": [
            resource(name) | _place(name, [path for path in listed if path.startswith(f"{name}/")])
            for name in table_records()
        ],
    }


def resource(table: str) -> dict[str, Any]:
    """What a Data Package says of a table, wherever its rows are."""
    described = table_records()[table].TABLE
    return {
        "name": table,
        "title": described.label_vi,
        "description": described.description,
        "schema": table_schema(table),
    }


def data_package_bytes(paths: Iterable[str]) -> bytes:
    """The file of the Data Package; the same parts always give the same bytes."""
    return (json.dumps(data_package(paths), ensure_ascii=False, indent=1) + "\n").encode()


def _place(table: str, paths: Sequence[str]) -> dict[str, Any]:
    if not paths:
        return {"data": [[column.name for column in columns(table)]]}
    return {"path": paths[0] if len(paths) == 1 else list(paths), **_PARQUET}


def _field(column: Column, *, is_key: bool) -> dict[str, Any]:
    # An empty text is a missing value to Table Schema, so a text that may be empty is not required.
    may_be_empty = column.arrow_type == "string" and not column.codes and not is_key
    constraints: dict[str, Any] = {} if column.nullable or may_be_empty else {"required": True}
    if column.codes:
        constraints["enum"] = list(column.codes)
    described: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.arrow_type],
        "title": column.label_vi,
        "description": column.description,
    }
    if column.nullable and described["type"] in _NUMBERS:
        described["missingValues"] = list(_NO_NUMBER)
    return described | ({"constraints": constraints} if constraints else {})


def _foreign_key(fields: list[str], resource: str) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": resource, "fields": fields}}
