"""The tables of an output folder, read when they are asked for, with joins ready-made.

The parts of a table have the names of those of the other tables for the same documents, so what a row joins
is found in the part of that name: no more than one part of each table is looked at at a time.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from kcextract.dataset.manifest import Manifest, Part
from kcextract.dataset.output import dataset_at
from kcextract.dataset.rows import with_all_codes
from kcextract.dataset.schema import arrow_schema
from kcextract.dataset.storage import Storage
from kcextract.errors import DatasetError
from kcextract.records import columns, table_records

if TYPE_CHECKING:
    import pandas as pd

EVIDENCE = "evidence"
"""The column that ``with_evidence`` adds."""

_SAMPLE = 10


@dataclass(frozen=True, slots=True)
class _Join:
    """A table that rows refer to, by the columns ``keys``; ``shown`` is what is taken unless told."""

    table: str
    prefix: str
    keys: tuple[str, ...]
    shown: tuple[str, ...]


_DOCUMENTS = _Join(
    "documents", "document_", ("doc_id",), ("number", "issuer", "province", "issue_date", "title")
)
_SECTIONS = _Join("sections", "section_", ("doc_id", "section_no"), ("path", "heading", "role"))
_CONTENT_ITEMS = _Join(
    "content_items", "content_item_", ("doc_id", "content_item_no"), ("title", "activity_code")
)
_APPENDIX_TABLES = _Join("appendix_tables", "table_", ("doc_id", "table_no"), ("title", "unit_note"))
_EVIDENCE = _Join("documents", "", ("doc_id",), ("text",))


@dataclass(frozen=True, slots=True)
class _Shown:
    """A column as it is shown: its name, where it comes from (None: the table itself), its name there."""

    name: str
    join: _Join | None
    column: str


class Dataset:
    """The tables of an output folder, each an attribute; nothing of them is read before it is asked for.

    >>> out = load("out")
    >>> len(out.documents)
    5
    >>> out["targets"] is out.targets
    True
    """

    documents: DataTable
    lines: DataTable
    sections: DataTable
    legal_bases: DataTable
    objectives: DataTable
    content_items: DataTable
    targets: DataTable
    budgets: DataTable
    solutions: DataTable
    assignments: DataTable
    appendix_tables: DataTable
    appendix_columns: DataTable
    appendix_cells: DataTable
    checks: DataTable
    diagnostics: DataTable

    def __init__(self, storage: Storage, manifest: Manifest) -> None:
        self.manifest = manifest
        self.location = storage.location
        parts = _Parts(storage, manifest)
        self.tables: Mapping[str, DataTable] = {
            name: DataTable(parts, name, tuple(_Shown(each.name, None, each.name) for each in columns(name)))
            for name in table_records()
        }
        for name, table in self.tables.items():
            setattr(self, name, table)

    def __getitem__(self, table: str) -> DataTable:
        if table not in self.tables:
            raise KeyError(f"there is no table {table!r}; the tables are {', '.join(self.tables)}")
        return self.tables[table]

    def __iter__(self) -> Iterator[DataTable]:
        return iter(self.tables.values())

    def __repr__(self) -> str:
        counted = ", ".join(f"{len(table):,} {name}" for name, table in self.tables.items() if len(table))
        return f"<kcextract dataset {self.location}: {counted or 'no rows'}>"

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td><code>{name}</code></td><td>{escape(record.TABLE.label_vi)}</td>"
            f'<td style="text-align:right">{len(self.tables[name]):,}</td></tr>'
            for name, record in table_records().items()
        )
        return (
            f"<table><caption>{escape(self.location)}</caption><thead><tr><th>table</th><th>bảng</th>"
            f"<th>rows</th></tr></thead><tbody>{rows}</tbody></table>"
        )


@dataclass(frozen=True, slots=True, repr=False)
class DataTable:
    """A table of an output folder: some of its columns, and columns of what its rows belong to.

    Each method that chooses or joins gives another table and reads nothing; ``arrow``, ``pandas`` and
    ``parts`` read, and only the columns that are needed. Rows stay as many as they are, in their order.
    ``DatasetError`` where a file is missing, damaged or changed.

    >>> out = load("out")
    >>> out.targets.select("object").with_documents("province").columns
    ('object', 'province')
    >>> sorted(out.documents.pandas()["province"])[0]
    'Cần Thơ'
    """

    _parts: _Parts
    name: str
    _shown: tuple[_Shown, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(each.name for each in self._shown)

    @property
    def schema(self) -> pa.Schema:
        """The Arrow schema, each field with metadata ``description`` and ``label_vi``."""
        fields = [_field(self.name, each) for each in self._shown]
        return pa.schema(fields, arrow_schema(self.name).metadata)

    def __len__(self) -> int:
        return self._parts.rows(self.name)

    def __repr__(self) -> str:
        return f"<{self.name} of {self._parts.location}: {len(self):,} rows, {len(self._shown)} columns>"

    def _repr_html_(self) -> str:
        from kcextract.dataset.frames import as_pandas  # noqa: PLC0415  # pandas takes long to load

        first = next((table.slice(0, _SAMPLE) for table in self.parts() if len(table)), None)
        body = "" if first is None else as_pandas(first).to_html(index=False, na_rep="", border=0)
        return f"<p>{escape(repr(self))}</p>{body}"

    def select(self, *names: str) -> DataTable:
        """The table with these columns only, in this order; ValueError if there is none of that name."""
        known = {each.name: each for each in self._shown}
        unknown = [name for name in names if name not in known]
        if unknown:
            raise ValueError(f"{self.name} has no column {unknown[0]!r}; it has {', '.join(known)}")
        return replace(self, _shown=tuple(known[name] for name in names))

    def with_documents(self, *names: str) -> DataTable:
        """The table with columns of each row's document: number, issuer, province, date, title unless named.

        A column whose name is taken is called ``document_…``. ValueError if there is no such column.
        """
        return self._with(_DOCUMENTS, names)

    def with_sections(self, *names: str) -> DataTable:
        """The table with columns of each row's section: path, heading and role unless named.

        Null where a row belongs to none; a column whose name is taken is called ``section_…``.
        """
        return self._with(_SECTIONS, names)

    def with_content_items(self, *names: str) -> DataTable:
        """The table with columns of the activity that each row belongs to: title and code unless named.

        Null where a row belongs to none; a column whose name is taken is called ``content_item_…``.
        """
        return self._with(_CONTENT_ITEMS, names)

    def with_appendix_tables(self, *names: str) -> DataTable:
        """The table with columns of the appendix table of each row: title and unit unless named.

        A column whose name is taken is called ``table_…``.
        """
        return self._with(_APPENDIX_TABLES, names)

    def with_evidence(self) -> DataTable:
        """The table with a column ``evidence``: the characters of the document that each row rests on."""
        if not {"start", "end"} <= {each.name for each in columns(self.name)}:
            raise ValueError(f"the rows of {self.name} have no place in the text")
        if EVIDENCE in self.columns:
            raise ValueError(f"{self.name} has the column {EVIDENCE!r} already")
        return replace(self, _shown=(*self._shown, _Shown(EVIDENCE, _EVIDENCE, "text")))

    def arrow(self) -> pa.Table:
        """The table as Arrow, codes as dictionaries."""
        return pa.concat_tables([self.schema.empty_table(), *self.parts()])

    def pandas(self) -> pd.DataFrame:
        """The table as a pandas frame: whole numbers stay whole, codes are categories, dates are dates."""
        from kcextract.dataset.frames import as_pandas  # noqa: PLC0415  # pandas takes long to load

        return as_pandas(self.arrow())

    def parts(self) -> Iterator[pa.Table]:
        """The rows, some documents at a time, for those who cannot have all in memory."""
        for part in self._parts.names:
            yield self._part(part)

    def _with(self, join: _Join, names: tuple[str, ...]) -> DataTable:
        own = {each.name for each in columns(self.name)}
        if self.name == join.table or not own.issuperset(join.keys):
            raise ValueError(f"the rows of {self.name} do not refer to {join.table}")
        there = {each.name for each in columns(join.table)}
        taken = {*self.columns}
        shown = []
        for column in names or join.shown:
            if column not in there:
                raise ValueError(f"{join.table} has no column {column!r}; it has {', '.join(sorted(there))}")
            name = join.prefix + column if column in taken else column
            if name in taken:
                raise ValueError(f"{self.name} has the column {name!r} already")
            taken.add(name)
            shown.append(_Shown(name, join, column))
        return replace(self, _shown=(*self._shown, *shown))

    def _part(self, part: str) -> pa.Table:
        joins = [*dict.fromkeys(each.join for each in self._shown if each.join is not None)]
        needed = {each.column for each in self._shown if each.join is None}
        needed.update(key for join in joins for key in join.keys)
        if _EVIDENCE in joins:
            needed.update(("start", "end"))
        own = self._parts.read(self.name, part, needed)
        found: dict[_Shown, pa.ChunkedArray] = {}
        for join in joins:
            there = [each for each in self._shown if each.join == join]
            foreign = self._parts.read(join.table, part, {*join.keys, *(each.column for each in there)})
            places = _places(own, foreign, join.keys)
            if join == _EVIDENCE:
                found[there[0]] = _evidence(own, foreign["text"], places)
            else:
                found |= {each: foreign[each.column].take(places) for each in there}
        arrays = [own[each.column] if each.join is None else found[each] for each in self._shown]
        return pa.Table.from_arrays(arrays, schema=self.schema)


class _Parts:
    """The parts that count, by their names, in the order of their first sources."""

    def __init__(self, storage: Storage, manifest: Manifest) -> None:
        self._storage = storage
        self._parts: dict[tuple[str, str], Part] = {}
        for part in manifest.parts:
            self._parts[part.path.partition("/")[0], part.name] = part
        ordered = (entry.part for entry in manifest.sources if entry.part is not None)
        self.names = tuple(dict.fromkeys([*ordered, *sorted(name for _, name in self._parts)]))
        self.location = storage.location

    def rows(self, table: str) -> int:
        """How many rows a table has."""
        return sum(part.rows for (name, _), part in self._parts.items() if name == table)

    def read(self, table: str, name: str, wanted: set[str]) -> pa.Table:
        """Some columns of a part, in their order."""
        part = self._parts.get((table, name))
        path = part.path if part is not None else f"{table}/part-{name}.parquet"
        try:
            with self._storage.open(path) as source:
                rows = pq.read_table(source, columns=[c.name for c in columns(table) if c.name in wanted])
            coded = with_all_codes(table, rows)
        except (DatasetError, OSError, KeyError, pa.ArrowException) as error:
            raise self._damaged(path, "cannot be read") from error
        lost = any(coded[each].null_count > rows[each].null_count for each in rows.column_names)
        if part is None or len(rows) != part.rows or lost or {*rows.column_names} != wanted:
            raise self._damaged(path, "is not what the manifest says")
        return coded

    def _damaged(self, path: str, what: str) -> DatasetError:
        return DatasetError(
            f"{self.location}/{path} {what}: if documents were converted meanwhile, load the folder again; "
            "else convert them into a new one.",
            source=self.location,
        )


def load(out: str | os.PathLike[str]) -> Dataset:
    """The tables in an output folder of ``kcextract convert``, or at its URL; only the manifest is read now.

    ``DatasetError`` if it is none, if no conversion into it has ended yet, or if a version wrote it whose
    tables cannot be read any more.

    >>> out = load("out")
    >>> out.targets.with_documents().pandas()["province"].nunique()
    5
    """
    storage, manifest = dataset_at(out)
    if not manifest.complete:
        raise DatasetError(
            f"No conversion into {storage.location} has ended yet: wait for it, or convert again.",
            source=storage.location,
        )
    if manifest.discarded and not manifest.parts:
        raise DatasetError(
            f"{storage.location} was written by a former version of kcextract: convert again into it.",
            source=storage.location,
        )
    return Dataset(storage, manifest)


def _field(table: str, shown: _Shown) -> pa.Field:
    if shown.join is _EVIDENCE:
        described = {"description": "The characters that the row rests on.", "label_vi": "Nguyên văn căn cứ"}
        return pa.field(shown.name, pa.string(), metadata=described)
    if shown.join is None:
        return arrow_schema(table).field(shown.column)
    return arrow_schema(shown.join.table).field(shown.column).with_name(shown.name).with_nullable(True)


def _places(own: pa.Table, foreign: pa.Table, keys: tuple[str, ...]) -> pa.ChunkedArray:
    """For each row of ``own``, the number of the row of ``foreign`` with the same keys, null where none."""
    documents = pc.unique(foreign["doc_id"])
    here, there = (
        pc.index_in(each["doc_id"], value_set=documents).cast(pa.int64()) for each in (own, foreign)
    )
    for key in keys[1:]:
        width = max((pc.max(each[key]).as_py() or 0 for each in (own, foreign)), default=0) + 1
        here, there = (
            pc.add_checked(pc.multiply_checked(places, width), each[key].cast(pa.int64()))
            for places, each in ((here, own), (there, foreign))
        )
    return pc.index_in(here, value_set=there.combine_chunks(), skip_nulls=True)


def _evidence(own: pa.Table, texts: pa.ChunkedArray, places: pa.ChunkedArray) -> pa.ChunkedArray:
    # The texts are not taken once a row: they are long.
    known = texts.to_pylist()
    spans = zip(places.to_pylist(), own["start"].to_pylist(), own["end"].to_pylist(), strict=True)
    found = [_characters(None if place is None else known[place], start, end) for place, start, end in spans]
    return pa.chunked_array([pa.array(found, pa.string())])


def _characters(text: str | None, start: int | None, end: int | None) -> str | None:
    return None if text is None or start is None or end is None else text[start:end]
