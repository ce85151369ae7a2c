"""The tables of an output folder in the forms that other programs want: one module a form."""

from __future__ import annotations

import os
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from kcextract.dataset.tables import load
from kcextract.exports.request import Exported, Request

__all__ = ["FORMATS", "Exported", "export"]

_HOMES = {
    "xlsx": "kcextract.exports.excel",
    "csv": "kcextract.exports.delimited",
    "jsonl": "kcextract.exports.json_lines",
    "duckdb": "kcextract.exports.duckdb_file",
    "akn": "kcextract.exports.akoma_ntoso",
    "datapackage": "kcextract.exports.data_package",
}

FORMATS = tuple(_HOMES)
"""The forms: ``xlsx`` and ``duckdb`` are files, the others folders."""


def export(
    out: str | os.PathLike[str],
    to: str,
    path: str | os.PathLike[str],
    *,
    tables: Iterable[str] = (),
    bom: bool = False,
) -> Exported:
    """Writes the tables of the output folder (or URL) ``out`` to ``path``, in the form ``to``.

    ``tables`` names those that are wanted, all if empty; ``bom`` has CSV files begin with a byte order mark,
    by which Excel knows that they are UTF-8. What is there already is never replaced, and nothing is there
    until all of it is.

    ``DatasetError`` if ``out`` is no dataset, ``path`` is taken or cannot be written, or what the form needs
    is not installed; ValueError if there is no such form or table, or the form has no use for an option.
    """
    if to not in _HOMES:
        raise ValueError(f"there is no form {to!r}; the forms are {', '.join(FORMATS)}")
    if bom and to != "csv":
        raise ValueError("a byte order mark is for csv only")
    if to == "akn" and (chosen := tuple(tables)):
        raise ValueError(f"akn is made of whole documents, not of tables such as {chosen[0]}")
    dataset = load(out)
    wanted = tuple(dict.fromkeys(tables)) or tuple(dataset.tables)
    unknown = [name for name in wanted if name not in dataset.tables]
    if unknown:
        raise ValueError(f"there is no table {unknown[0]!r}; the tables are {', '.join(dataset.tables)}")
    exported: Exported = import_module(_HOMES[to]).write(Request(dataset, wanted, Path(path), bom))
    return exported
