"""The records of the tables in appendices: the tables, what their columns mean, and their cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from kcextract.records.codes import (
    ACTIVITY_CODES,
    COLUMN_BASES,
    COMPLETENESS,
    MEASURES,
    MONEY_SOURCES,
    ROW_KINDS,
    UNIT_BASES,
)
from kcextract.records.columns import DOC_ID, END, PERIOD_END, PERIOD_START, SECTION_NO, START, Table, column
from kcextract.records.quick import quickly_made

_TABLE_NO = column("int32", "Table in which it stands.", "Thuộc bảng")
_COLUMN_NO = column("int32", "Number of the column, from 0.", "Thứ tự cột")
_HEADER = column("string", "Header from top to leaf, joined by “ / ”; null where it was lost.", "Tiêu đề cột")
_MEASURE = column("string", "What the column holds.", "Loại dữ liệu", codes=MEASURES)
_SOURCE = column("string", "Where the money of the column comes from.", "Nguồn kinh phí", codes=MONEY_SOURCES)


@quickly_made
@dataclass(frozen=True, slots=True)
class AppendixTableRecord:
    """A row of ``appendix_tables``; ``unit_vnd`` is in đồng a unit of the table's amounts."""

    TABLE: ClassVar[Table] = Table(
        "appendix_tables", "One row a table.", "Bảng phụ lục", ("doc_id", "table_no")
    )

    doc_id: str = field(metadata=DOC_ID)
    table_no: int = field(metadata=column("int32", "Number of the table, from 0.", "Thứ tự bảng"))
    section_no: int = field(metadata=SECTION_NO)
    title: str | None = field(metadata=column("string", "What the table is about.", "Tên bảng"))
    unit_note: str | None = field(metadata=column("string", "The unit as printed.", "Đơn vị tính"))
    unit_vnd: int | None = field(
        metadata=column(
            "int64",
            "Đồng a unit; null if neither stated nor proved.",
            "Số đồng mỗi đơn vị",
            unit="đồng a unit",
        )
    )
    unit_basis: str | None = field(
        metadata=column("string", "How the unit is known.", "Căn cứ đơn vị", codes=UNIT_BASES)
    )
    row_count: int = field(metadata=column("int32", "Number of body rows.", "Số dòng", unit="rows"))
    column_count: int = field(metadata=column("int32", "Number of columns.", "Số cột", unit="columns"))
    header_row_count: int = field(
        metadata=column("int32", "Number of header rows.", "Số dòng tiêu đề", unit="rows")
    )
    completeness: str = field(
        metadata=column("string", "What of the table is there.", "Mức đầy đủ", codes=COMPLETENESS)
    )
    page_first: int | None = field(metadata=column("int32", "First page, from 1.", "Trang đầu", unit="page"))
    page_last: int | None = field(metadata=column("int32", "Last page, from 1.", "Trang cuối", unit="page"))
    start: int = field(metadata=START)
    end: int = field(metadata=END)


@quickly_made
@dataclass(frozen=True, slots=True)
class AppendixColumnRecord:
    """A row of ``appendix_columns``: what a column of a table means, and how that is known."""

    TABLE: ClassVar[Table] = Table(
        "appendix_columns", "One row a column of a table.", "Cột phụ lục", ("doc_id", "table_no", "column_no")
    )

    doc_id: str = field(metadata=DOC_ID)
    table_no: int = field(metadata=_TABLE_NO)
    column_no: int = field(metadata=_COLUMN_NO)
    header: str | None = field(metadata=_HEADER)
    measure: str | None = field(metadata=_MEASURE)
    period_start: int | None = field(metadata=PERIOD_START)
    period_end: int | None = field(metadata=PERIOD_END)
    source: str | None = field(metadata=_SOURCE)
    basis: str | None = field(
        metadata=column("string", "How its meaning is known.", "Căn cứ", codes=COLUMN_BASES)
    )


@quickly_made
@dataclass(frozen=True, slots=True)
class AppendixCellRecord:
    """A row of ``appendix_cells``: a body cell with its row's and column's meaning, ready to pivot."""

    TABLE: ClassVar[Table] = Table(
        "appendix_cells",
        "One row a body cell of a table.",
        "Ô phụ lục",
        ("doc_id", "table_no", "row_no", "column_no"),
    )

    doc_id: str = field(metadata=DOC_ID)
    table_no: int = field(metadata=_TABLE_NO)
    row_no: int = field(metadata=column("int32", "Number of the body row, from 0.", "Thứ tự dòng"))
    column_no: int = field(metadata=_COLUMN_NO)
    row_marker: str | None = field(metadata=column("string", "Marker of the row as printed.", "Ký hiệu dòng"))
    row_level: int | None = field(metadata=column("int32", "Depth of the row, from 0.", "Cấp dòng"))
    row_parent_no: int | None = field(
        metadata=column("int32", "Row that it is a part of; null at the top.", "Dòng cha")
    )
    row_label: str | None = field(metadata=column("string", "What the row is about.", "Nội dung dòng"))
    row_path: str | None = field(
        metadata=column("string", "Labels from the top row down, joined by “ / ”.", "Đường dẫn dòng")
    )
    row_kind: str | None = field(
        metadata=column(
            "string",
            "Part or sum; null where the table breaks off before it tells.",
            "Loại dòng",
            codes=ROW_KINDS,
        )
    )
    header: str | None = field(metadata=_HEADER)
    measure: str | None = field(metadata=_MEASURE)
    period_start: int | None = field(metadata=PERIOD_START)
    period_end: int | None = field(metadata=PERIOD_END)
    source: str | None = field(metadata=_SOURCE)
    activity_code: str | None = field(
        metadata=column("string", "Kind of activity of the row.", "Mã hoạt động", codes=ACTIVITY_CODES)
    )
    raw: str = field(metadata=column("string", "The cell as printed; empty if blank.", "Nguyên văn"))
    value: float | None = field(
        metadata=column(
            "float64", "The number in it; null for blank, “-” and text.", "Giá trị", unit="those of the table"
        )
    )
    value_vnd: int | None = field(
        metadata=column(
            "int64", "The amount in đồng; null where the unit is not known.", "Giá trị (đồng)", unit="đồng"
        )
    )
    start: int = field(metadata=START)
    end: int = field(metadata=END)
