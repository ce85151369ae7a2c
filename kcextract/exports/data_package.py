"""A Frictionless Data Package: the tables as CSV, and their schemas in ``datapackage.json``.

The texts are exactly those of the tables, for programs that read by the schema: to open CSV files in a
spreadsheet, take those of the form ``csv``.
"""

from __future__ import annotations

import json
from typing import Any

from kcextract.dataset.datapackage import DATA_PACKAGE, data_package, resource
from kcextract.exports.delimited import write_table
from kcextract.exports.places import new_folder
from kcextract.exports.request import Exported, Request
from kcextract.records import table_records


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
    resources = [_resource(each, names) for each in table_records() if each in names]
    return data_package(()) | {"profile": "tabular-data-package", "resources": resources}


def _resource(table: str, names: tuple[str, ...]) -> dict[str, Any]:
    described = resource(table)
    schema = described["schema"]
    # A key to a table that is not exported would lead nowhere.
    foreign = [key for key in schema.pop("foreignKeys", ()) if key["reference"]["resource"] in names]
    return {
        **described,
        "profile": "tabular-data-resource",
        "path": f"{table}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema | ({"foreignKeys": foreign} if foreign else {}),
    }
