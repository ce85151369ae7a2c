"""A DuckDB database: a table each, with the types, labels and descriptions of the schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from kcextract.dataset.tables import DataTable
from kcextract.errors import DatasetError
from kcextract.exports.places import new_file
from kcextract.exports.request import Exported, Request
from kcextract.records import columns, table_records

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_TYPES = {
    "string": "VARCHAR",
    "bool": "BOOLEAN",
    "date32": "DATE",
    "float64": "DOUBLE",
    "int16": "SMALLINT",
    "int32": "INTEGER",
    "int64": "BIGINT",
}


def write(request: Request) -> Exported:
    """Writes the tables into a new database; ``DatasetError`` if DuckDB is not installed."""
    try:
        import duckdb  # noqa: PLC0415  # comes with kcextract[duckdb]
    except ImportError as error:
        raise DatasetError(
            "DuckDB is not installed: install kcextract[duckdb].", source=str(request.path)
        ) from error
    with new_file(request.path) as path:
        try:
            with duckdb.connect(_plain(path)) as database:
                rows = sum(_write_table(database, table) for table in request.tables())
        except duckdb.IOException as error:
            raise OSError(str(error)) from error
    return Exported(request.path, rows)


def _write_table(database: DuckDBPyConnection, table: DataTable) -> int:
    described = columns(table.name)
    fields = ", ".join(
        f"{_name(each.name)} {_TYPES[each.arrow_type]}{'' if each.nullable else ' NOT NULL'}"
        for each in described
    )
    name = _name(table.name)
    database.execute(f"CREATE TABLE {name} ({fields})")
    record = table_records()[table.name].TABLE
    database.execute(f"COMMENT ON TABLE {name} IS {_text(f'{record.label_vi}: {record.description}')}")
    for each in described:
        comment = _text(f"{each.label_vi}: {each.description}")
        database.execute(f"COMMENT ON COLUMN {name}.{_name(each.name)} IS {comment}")
    rows = 0
    for part in table.parts():
        database.register("part", pa.Table.from_batches(part.to_batches(), schema=part.schema))
        database.execute(f"INSERT INTO {name} SELECT * FROM part")
        database.unregister("part")
        rows += len(part)
    return rows


def _plain(path: Path) -> str:
    # What looks like a prefix of another database ("motherduck:…") is a path all the same: it is absolute.
    return str(path.absolute())


def _name(name: str) -> str:
    return f'"{name}"'


def _text(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
