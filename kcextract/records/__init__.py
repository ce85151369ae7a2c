"""The records: one frozen dataclass a table, from which schema, data package and help are made.

A field's metadata says its Arrow type, what it holds in English, its label in Vietnamese and, for
code columns, the codes that it may hold. A field whose type admits None is a column that may be null.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, get_args, get_type_hints

from kcextract.records.appendix import AppendixCellRecord, AppendixColumnRecord, AppendixTableRecord
from kcextract.records.columns import Column, Table, column
from kcextract.records.documents import (
    DiagnosticRecord,
    DocumentRecord,
    LegalBaseRecord,
    LineRecord,
    LineRecords,
    SectionRecord,
)
from kcextract.records.programme import (
    AssignmentRecord,
    BudgetRecord,
    CheckRecord,
    ContentItemRecord,
    ObjectiveRecord,
    SolutionRecord,
    TargetRecord,
)

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

__all__ = [
    "AppendixCellRecord",
    "AppendixColumnRecord",
    "AppendixTableRecord",
    "AssignmentRecord",
    "BudgetRecord",
    "CheckRecord",
    "Column",
    "ContentItemRecord",
    "DiagnosticRecord",
    "DocumentRecord",
    "Extraction",
    "LegalBaseRecord",
    "LineRecord",
    "LineRecords",
    "ObjectiveRecord",
    "Record",
    "SectionRecord",
    "SolutionRecord",
    "Table",
    "TargetRecord",
    "column",
    "columns",
    "table_records",
]

Record: TypeAlias = (
    DocumentRecord
    | LineRecord
    | SectionRecord
    | LegalBaseRecord
    | ObjectiveRecord
    | ContentItemRecord
    | TargetRecord
    | BudgetRecord
    | SolutionRecord
    | AssignmentRecord
    | AppendixTableRecord
    | AppendixColumnRecord
    | AppendixCellRecord
    | CheckRecord
    | DiagnosticRecord
)


def table_records() -> dict[str, type[Record]]:
    """The record class of every table, in the order in which the tables are presented."""
    return {record.TABLE.name: record for record in get_args(Record)}


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of the table of that name, in order; KeyError if there is no such table."""
    record = table_records()[table]
    hints = get_type_hints(record)
    return tuple(
        Column(name=each.name, nullable=type(None) in get_args(hints[each.name]), **each.metadata)
        for each in fields(record)
    )


@dataclass(frozen=True, slots=True, repr=False)
class Extraction:
    """All that was extracted from one document: a row of ``documents`` and the rows of its tables.

    The fields after ``document`` are named for their tables; their rows carry the document's ``doc_id`` and
    are numbered from 0 in text order.
    """

    document: DocumentRecord
    lines: Sequence[LineRecord] = ()
    sections: tuple[SectionRecord, ...] = ()
    legal_bases: tuple[LegalBaseRecord, ...] = ()
    objectives: tuple[ObjectiveRecord, ...] = ()
    content_items: tuple[ContentItemRecord, ...] = ()
    targets: tuple[TargetRecord, ...] = ()
    budgets: tuple[BudgetRecord, ...] = ()
    solutions: tuple[SolutionRecord, ...] = ()
    assignments: tuple[AssignmentRecord, ...] = ()
    appendix_tables: tuple[AppendixTableRecord, ...] = ()
    appendix_columns: tuple[AppendixColumnRecord, ...] = ()
    appendix_cells: tuple[AppendixCellRecord, ...] = ()
    checks: tuple[CheckRecord, ...] = ()
    diagnostics: tuple[DiagnosticRecord, ...] = ()

    @property
    def status(self) -> str:
        """``ok``, ``partial`` or ``failed``, as in the document's row."""
        return self.document.status

    def rows(self, table: str) -> Sequence[Record]:
        """The rows of the table of that name; KeyError if there is no such table."""
        if table == "documents":
            return (self.document,)
        if table not in table_records():
            raise KeyError(table)
        rows: Sequence[Record] = getattr(self, table)
        return rows

    def arrow(self, table: str) -> pa.Table:
        """The rows of the table of that name as Arrow; KeyError if there is no such table.

        >>> extract("decision.txt").arrow("targets").schema.field("unit").type
        DataType(string)
        """
        # What gives the rows another form knows the records, not they it: hence no import above.
        return import_module("kcextract.dataset.frames").as_arrow(self, table)

    def pandas(self, table: str) -> pd.DataFrame:
        """The rows of the table of that name as a pandas frame; KeyError if there is no such table.

        Whole numbers stay whole where some are missing, codes are categories, dates are dates.

        >>> extract("decision.txt").pandas("documents")["status"].to_list()
        ['ok']
        """
        return import_module("kcextract.dataset.frames").as_pandas(self.arrow(table))

    def __repr__(self) -> str:
        counted = ((name, len(self.rows(name))) for name in table_records() if name != "documents")
        rows = ", ".join(f"{count:,} {name}" for name, count in counted if count)
        return f"<kcextract extraction of {self.document.source}, {self.status}: {rows or 'no rows'}>"

    def _repr_html_(self) -> str:
        """What a notebook shows: header, outline, and the text with what was found in it."""
        html: str = import_module("kcextract.exports.notebook").extraction_html(self)
        return html
