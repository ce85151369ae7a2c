"""A Frictionless Data Package: the tables as CSV, and their schemas in ``datapackage.json``.

The texts are exactly those of the tables, for programs that read by the schema: to open CSV files in a
spreadsheet, take those of the form ``csv``.
"""

from __future__ import annotations

import json
from typing import Any

from kcextract.dataset.datapackage import DATA_PACKAGE, data_package
from kcextract.exports.delimited import write_table
from kcextract.exports.places import new_folder
from kcextract.exports.request import Exported, Request
from kcextract.records import columns, table_records


def write(request: Request) -> Exported:
    """Writes ``TABLE.csv`` for each table and ``datapackage.json`` into a new folder."""
    with new_folder(request.path) as folder:
        rows = 0
        for table in request.tables():
            rows += write_table(table, folder / f"{table.name}.csv", text=lambda texts: texts)
        content = json.dumps(_described(request.names), ensure_ascii=False, indent=1) + "\n"
        (folder / DATA_PACKAGE).write_text(content, encoding="utf-8")
    return Exported(request.path, rows)


def _described(names: tuple[str, ...]) -> dict[str, Any]:
    package = data_package(())
    resources = [_resource(each, names) for each in package["resources"] if each["name"] in names]
    return package | {"profile": "tabular-data-package", "resources": resources}


def _resource(resource: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    table = resource["name"]
    schema = dict(resource["schema"])
    nullable = {column.name for column in columns(table) if column.nullable}
    # A key to a table that is not exported would lead nowhere; that of what has no parent, neither.
    foreign = [
        key
        for key in schema.pop("foreignKeys", ())
        if key["reference"]["resource"] in ("", *names) and not nullable.intersection(key["fields"])
    ]
    maybe_empty = {
        column.name
        for column in columns(table)
        if column.arrow_type == "string"
        and not column.codes
        and column.name not in table_records()[table].TABLE.key
    }
    schema["fields"] = [
        _without_required(field) if field["name"] in maybe_empty else field for field in schema["fields"]
    ]
    return {
        **resource,
        "profile": "tabular-data-resource",
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": foreign} if foreign else {}),
    }


def _without_required(field: dict[str, Any]) -> dict[str, Any]:
    # In CSV an empty text is a missing value to most readers.
    return {name: value for name, value in field.items() if name != "constraints"}
