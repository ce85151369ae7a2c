"""The Frictionless descriptors of the tables: Data Package (OUT/datapackage.json) and Table Schema."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kcextract.records import Column, columns, table_records

DATA_PACKAGE = "datapackage.json"
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
    """The Table Schema of the table of that name: fields with their labels, codes and keys."""
    names = [column.name for column in columns(table)]
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in columns(table)],
        "primaryKey": list(table_records()[table].TABLE.key),
    }
    foreign = []
    if table != "documents":
        foreign.append(_foreign_key(["doc_id"], "documents", ["doc_id"]))
    if table == "sections":
        foreign.append(_foreign_key(["doc_id", "parent_no"], "", ["doc_id", "section_no"]))
    elif "section_no" in names:
        foreign.append(_foreign_key(["doc_id", "section_no"], "sections", ["doc_id", "section_no"]))
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def data_package(paths: Iterable[str]) -> dict[str, Any]:
    """The Data Package of a dataset whose parts have these paths (``TABLE/part-….parquet``)."""
    listed = sorted(paths)
    return {
        "name": "kcextract",
        "title": "Khuyến công",
        "description": "Tables extracted from decisions of Vietnamese provinces by kcextract.",
        "resources": [
            {
                "name": name,
                "title": record.TABLE.label_vi,
                "description": record.TABLE.description,
                "path": [path for path in listed if path.startswith(f"{name}/")],
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
                "schema": table_schema(name),
            }
            for name, record in table_records().items()
        ],
    }


def data_package_bytes(paths: Iterable[str]) -> bytes:
    """The file of the Data Package; the same parts always give the same bytes."""
    return (json.dumps(data_package(paths), ensure_ascii=False, indent=1) + "\n").encode()


def _field(column: Column) -> dict[str, Any]:
    constraints: dict[str, Any] = {} if column.nullable else {"required": True}
    if column.codes:
        constraints["enum"] = list(column.codes)
    described: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.arrow_type],
        "title": column.label_vi,
        "description": column.description,
    }
    return described | ({"constraints": constraints} if constraints else {})


def _foreign_key(fields: list[str], resource: str, referred: list[str]) -> dict[str, Any]:
    return {"fields": fields, "reference": {"resource": resource, "fields": referred}}
