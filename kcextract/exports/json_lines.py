"""JSON Lines: a file a table, an object a row."""

from __future__ import annotations

import datetime
import json
from typing import TextIO

from kcextract.dataset.tables import DataTable
from kcextract.exports.places import new_folder
from kcextract.exports.request import Exported, Request

_CHUNK = 10_000


def write(request: Request) -> Exported:
    """Writes ``TABLE.jsonl`` for each table into a new folder; each row has all columns, dates are ISO."""
    with new_folder(request.path) as folder:
        rows = 0
        for table in request.tables():
            with (folder / f"{table.name}.jsonl").open("w", encoding="utf-8", newline="\n") as sink:
                rows += _write_rows(table, sink)
    return Exported(request.path, rows)


def _write_rows(table: DataTable, sink: TextIO) -> int:
    rows = 0
    for part in table.parts():
        for batch in part.to_batches(max_chunksize=_CHUNK):
            for row in batch.to_pylist():
                sink.write(json.dumps(row, ensure_ascii=False, allow_nan=False, default=_iso) + "\n")
            rows += len(batch)
    return rows


def _iso(value: datetime.date) -> str:
    return value.isoformat()
