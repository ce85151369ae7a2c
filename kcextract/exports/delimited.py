"""CSV (RFC 4180): a file a table, UTF-8, safe to open in a spreadsheet.

A spreadsheet takes a text that begins with ``=``, ``+``, ``-`` or ``@`` for a formula. Such a text gets an
apostrophe before it, and so does one that begins with an apostrophe: whoever removes one leading apostrophe
has what the document says. Missing values are empty; an empty text is a pair of quotation marks.
"""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from kcextract.dataset.tables import DataTable
from kcextract.exports.places import new_folder
from kcextract.exports.request import Exported, Request

# Space before the sign does not hinder every spreadsheet, and some take the wide signs for the narrow.
_FORMULA = r"\A(\pZ*[=+\-@＝＋－＠\t\r\n'])"
_QUOTED = r"'\1"


def write(request: Request) -> Exported:
    """Writes ``TABLE.csv`` for each table into a new folder; its first line names the columns."""
    with new_folder(request.path) as folder:
        rows = 0
        for table in request.tables():
            rows += write_table(table, folder / f"{table.name}.csv", text=safe, bom=request.bom)
    return Exported(request.path, rows)


def write_table(
    table: DataTable, path: Path, *, text: Callable[[pa.ChunkedArray], pa.ChunkedArray], bom: bool = False
) -> int:
    """Writes a table, its texts as ``text`` has them; how many rows it has."""
    plain = pa.schema([(field.name, _plain(field.type)) for field in table.schema])
    rows = 0
    with path.open("wb") as sink:
        if bom:
            sink.write(BOM_UTF8)
        with csv.CSVWriter(sink, plain) as writer:
            for part in table.parts():
                arrays = [
                    text(column) if pa.types.is_string(column.type) else column
                    for column in part.cast(plain).columns
                ]
                writer.write_table(pa.Table.from_arrays(arrays, schema=plain))
                rows += len(part)
    return rows


def safe(texts: pa.ChunkedArray) -> pa.ChunkedArray:
    """The texts, with an apostrophe before those that a spreadsheet might take for a formula.

    >>> safe(pa.chunked_array([["=1+1", "- một lớp", "lớp", "'"]])).to_pylist()
    ["'=1+1", "'- một lớp", 'lớp', "''"]
    """
    return pc.replace_substring_regex(texts, pattern=_FORMULA, replacement=_QUOTED)


def _plain(kind: pa.DataType) -> pa.DataType:
    return kind.value_type if pa.types.is_dictionary(kind) else kind
