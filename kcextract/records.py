"""The records: one frozen dataclass a table, from which schema, data package and help are made.

A field's metadata says its Arrow type, what it holds in English, its label in Vietnamese and, for
code columns, the codes that it may hold. A field whose type admits None is a column that may be null.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from typing import Any, ClassVar, TypeAlias, get_args, get_type_hints

FAMILIES = ("quyet_dinh", "ke_hoach", "chuong_trinh", "nghi_quyet", "tin_bai", "khac")
ISSUER_LEVELS = ("trung_uong", "tinh", "huyen", "xa")
STATUSES = ("ok", "partial", "failed")
SECTION_KINDS = (
    "document",
    "preamble",
    "part",
    "chapter",
    "article",
    "roman",
    "arabic",
    "decimal",
    "letter",
    "dash",
    "plus",
    "star",
    "paragraph",
    "table",
    "signature",
    "recipients",
    "appendix",
)
ROLES = (
    "header",
    "legal_bases",
    "enactment",
    "objectives",
    "objectives_general",
    "objectives_specific",
    "scope",
    "subjects",
    "priorities",
    "contents",
    "content_item",
    "expected_result",
    "budget",
    "solutions",
    "organisation",
    "effect",
    "recipients",
    "signature",
    "appendix",
    "other",
)
RELATIONS = ("can_cu", "theo", "xet", "de_nghi", "dan_chieu")
CITED_TYPES = (
    "luat",
    "nghi_dinh",
    "nghi_quyet",
    "quyet_dinh",
    "thong_tu",
    "thong_tu_lien_tich",
    "to_trinh",
    "cong_van",
    "khac",
)
SEVERITIES = ("info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Table:
    """What a table is: its name, what a row of it is, and the columns that identify a row."""

    name: str
    description: str
    label_vi: str
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is.

    ``arrow_type`` is the name of an Arrow type ("string", "int16", "date32" …); ``codes`` is empty
    where the column may hold any value of its type.
    """

    name: str
    arrow_type: str
    nullable: bool
    description: str
    label_vi: str
    codes: tuple[str, ...]


def column(
    arrow_type: str, description: str, label_vi: str, *, codes: tuple[str, ...] = ()
) -> dict[str, Any]:
    """The metadata of a record's field; the parts are those of ``Column``."""
    return {"arrow_type": arrow_type, "description": description, "label_vi": label_vi, "codes": codes}


_DOC_ID = column(
    "string",
    "The document: first 16 hex digits of the SHA-256 of the source's bytes "
    "(of the source's name where the bytes cannot be read).",
    "Mã văn bản",
)
_START = column("int32", "Where the evidence begins: character offset into documents.text.", "Vị trí đầu")
_END = column("int32", "Where the evidence ends: character offset, exclusive.", "Vị trí cuối")


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A row of ``documents``; dates are calendar dates, pages are counted, text is normalised."""

    TABLE: ClassVar[Table] = Table("documents", "One row a document.", "Văn bản", ("doc_id",))

    doc_id: str = field(metadata=_DOC_ID)
    source: str = field(metadata=column("string", "Path or URI of the source, as given.", "Nguồn"))
    source_sha256: str | None = field(
        metadata=column("string", "SHA-256 of the source's bytes, in hex.", "SHA-256 của tệp nguồn")
    )
    media_type: str | None = field(metadata=column("string", "Media type of the source.", "Kiểu nội dung"))
    loader: str | None = field(metadata=column("string", "Loader that read the source.", "Bộ đọc"))
    encoding: str | None = field(
        metadata=column("string", "Character encoding, as detected: utf-8, tcvn3, vni …", "Bảng mã")
    )
    page_count: int | None = field(
        metadata=column("int32", "Number of pages; null where the format has none.", "Số trang")
    )
    ocr: bool | None = field(
        metadata=column("bool", "Whether text was read from images.", "Nhận dạng từ ảnh")
    )
    family: str | None = field(
        metadata=column("string", "What kind of document it is.", "Loại văn bản", codes=FAMILIES)
    )
    number: str | None = field(metadata=column("string", "Number with symbol, normalised.", "Số, ký hiệu"))
    number_serial: str | None = field(metadata=column("string", "The number before the symbol.", "Số"))
    number_symbol: str | None = field(metadata=column("string", "The symbol after the number.", "Ký hiệu"))
    issuer: str | None = field(
        metadata=column("string", "Who issued the document, in normal case.", "Cơ quan ban hành")
    )
    issuer_level: str | None = field(
        metadata=column("string", "Level of government of the issuer.", "Cấp ban hành", codes=ISSUER_LEVELS)
    )
    province_code: str | None = field(
        metadata=column("string", "GSO two-digit code of the province at the issue date.", "Mã tỉnh")
    )
    province: str | None = field(metadata=column("string", "Province at the issue date.", "Tỉnh, thành phố"))
    province_code_2025: str | None = field(
        metadata=column(
            "string", "GSO two-digit code after the merger of 1 July 2025.", "Mã tỉnh sau 01/7/2025"
        )
    )
    province_2025: str | None = field(
        metadata=column(
            "string", "Province after the merger of 1 July 2025.", "Tỉnh, thành phố sau 01/7/2025"
        )
    )
    place: str | None = field(
        metadata=column("string", "Place in the line of place and date.", "Địa danh ban hành")
    )
    issue_date: datetime.date | None = field(metadata=column("date32", "Date of issue.", "Ngày ban hành"))
    effective_from: datetime.date | None = field(
        metadata=column("date32", "First day in force.", "Ngày có hiệu lực")
    )
    title: str | None = field(metadata=column("string", "What the document is about.", "Trích yếu"))
    programme_title: str | None = field(
        metadata=column("string", "Programme or plan that it issues or approves.", "Tên chương trình")
    )
    period_start: int | None = field(metadata=column("int16", "First year of the programme.", "Năm bắt đầu"))
    period_end: int | None = field(metadata=column("int16", "Last year of the programme.", "Năm kết thúc"))
    signer_name: str | None = field(metadata=column("string", "Who signed.", "Người ký"))
    signer_title: str | None = field(metadata=column("string", "Office of who signed.", "Chức vụ người ký"))
    signed_for: str | None = field(
        metadata=column("string", "On whose behalf it was signed.", "Ký thay, thừa lệnh")
    )
    grammar: str = field(metadata=column("string", "Grammar that was applied.", "Bộ quy tắc"))
    extractor_version: str = field(metadata=column("string", "Version of kcextract.", "Phiên bản"))
    status: str = field(
        metadata=column("string", "How well the document was understood.", "Kết quả", codes=STATUSES)
    )
    text: str | None = field(
        metadata=column("string", "The normalised text; null where it was not to be had.", "Toàn văn")
    )


@dataclass(frozen=True, slots=True)
class LineRecord:
    """A row of ``lines``; coordinates are PDF points with the origin top left, confidence is 0–1."""

    TABLE: ClassVar[Table] = Table(
        "lines",
        "One row a line of the normalised text, with its place on the page.",
        "Dòng",
        ("doc_id", "line_no"),
    )

    doc_id: str = field(metadata=_DOC_ID)
    line_no: int = field(metadata=column("int32", "Number of the line, from 0.", "Thứ tự dòng"))
    start: int = field(metadata=_START)
    end: int = field(metadata=_END)
    page: int | None = field(
        metadata=column("int32", "Page, from 1; null where the format has none.", "Trang")
    )
    x0: float | None = field(metadata=column("float64", "Left edge in PDF points.", "Cạnh trái"))
    y0: float | None = field(metadata=column("float64", "Top edge in PDF points.", "Cạnh trên"))
    x1: float | None = field(metadata=column("float64", "Right edge in PDF points.", "Cạnh phải"))
    y1: float | None = field(metadata=column("float64", "Bottom edge in PDF points.", "Cạnh dưới"))
    confidence: float | None = field(
        metadata=column("float64", "Confidence of the recognition, 0–1; null without it.", "Độ tin cậy")
    )


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A row of ``sections``: a node of the outline tree; the root is number 0."""

    TABLE: ClassVar[Table] = Table(
        "sections", "One row a section of the outline tree.", "Mục", ("doc_id", "section_no")
    )

    doc_id: str = field(metadata=_DOC_ID)
    section_no: int = field(metadata=column("int32", "Number of the section, from 0.", "Thứ tự mục"))
    parent_no: int | None = field(
        metadata=column("int32", "Number of the parent; null at the root.", "Mục cha")
    )
    depth: int = field(metadata=column("int32", "Depth in the tree, 0 at the root.", "Cấp"))
    kind: str = field(metadata=column("string", "What kind of unit it is.", "Loại mục", codes=SECTION_KINDS))
    marker: str | None = field(metadata=column("string", "Marker as printed.", "Ký hiệu mục"))
    ordinal: int | None = field(
        metadata=column("int32", "Number that the marker stands for, from 1.", "Số thứ tự")
    )
    heading: str | None = field(metadata=column("string", "Heading after the marker.", "Tiêu đề"))
    role: str = field(metadata=column("string", "What it is about.", "Vai trò", codes=ROLES))
    path: str = field(metadata=column("string", "Markers from the root, joined by /.", "Đường dẫn"))
    own_end: int = field(
        metadata=column("int32", "Where the own text ends and the first child begins.", "Hết phần riêng")
    )
    start: int = field(metadata=_START)
    end: int = field(metadata=_END)
    page_first: int | None = field(metadata=column("int32", "First page, from 1.", "Trang đầu"))
    page_last: int | None = field(metadata=column("int32", "Last page, from 1.", "Trang cuối"))


@dataclass(frozen=True, slots=True)
class LegalBaseRecord:
    """A row of ``legal_bases``: an act on which the document rests, or which its body cites."""

    TABLE: ClassVar[Table] = Table(
        "legal_bases", "One row an act cited.", "Căn cứ pháp lý", ("doc_id", "legal_base_no")
    )

    doc_id: str = field(metadata=_DOC_ID)
    legal_base_no: int = field(metadata=column("int32", "Number of the row, from 0.", "Thứ tự căn cứ"))
    section_no: int = field(metadata=column("int32", "Section that cites it.", "Thuộc mục"))
    relation: str = field(metadata=column("string", "How it is cited.", "Quan hệ", codes=RELATIONS))
    cited_type: str = field(
        metadata=column("string", "What kind of act it is.", "Loại văn bản được dẫn", codes=CITED_TYPES)
    )
    number: str | None = field(
        metadata=column("string", "Number of the act, normalised.", "Số, ký hiệu được dẫn")
    )
    cited_date: datetime.date | None = field(
        metadata=column("date32", "Date of the act.", "Ngày văn bản được dẫn")
    )
    issuer: str | None = field(
        metadata=column("string", "Who issued the act, as printed.", "Cơ quan ban hành được dẫn")
    )
    title: str | None = field(metadata=column("string", "What the act is about.", "Trích yếu được dẫn"))
    text: str = field(metadata=column("string", "The citation as printed.", "Nguyên văn"))
    start: int = field(metadata=_START)
    end: int = field(metadata=_END)


@dataclass(frozen=True, slots=True)
class DiagnosticRecord:
    """A row of ``diagnostics``; the span is null where the matter has no place in the text."""

    TABLE: ClassVar[Table] = Table(
        "diagnostics",
        "One row a thing that the reader should know.",
        "Ghi chú kiểm tra",
        ("doc_id", "diagnostic_no"),
    )

    doc_id: str = field(metadata=_DOC_ID)
    diagnostic_no: int = field(metadata=column("int32", "Number of the row, from 0.", "Thứ tự ghi chú"))
    severity: str = field(metadata=column("string", "How serious it is.", "Mức độ", codes=SEVERITIES))
    code: str = field(metadata=column("string", "Stable code of the matter.", "Mã ghi chú"))
    message: str = field(metadata=column("string", "The matter in one plain sentence.", "Nội dung"))
    start: int | None = field(metadata=_START)
    end: int | None = field(metadata=_END)


Record: TypeAlias = DocumentRecord | LineRecord | SectionRecord | LegalBaseRecord | DiagnosticRecord


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


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was extracted from one document: a row of ``documents`` and the rows of its tables.

    The fields after ``document`` are named for their tables; their rows carry the document's ``doc_id`` and
    are numbered from 0 in text order.
    """

    document: DocumentRecord
    lines: tuple[LineRecord, ...] = ()
    sections: tuple[SectionRecord, ...] = ()
    legal_bases: tuple[LegalBaseRecord, ...] = ()
    diagnostics: tuple[DiagnosticRecord, ...] = ()

    @property
    def status(self) -> str:
        """``ok``, ``partial`` or ``failed``, as in the document's row."""
        return self.document.status

    def rows(self, table: str) -> Sequence[Record]:
        """The rows of the table of that name; KeyError if there is no such table."""
        tables: dict[str, Sequence[Record]] = {
            "documents": (self.document,),
            "lines": self.lines,
            "sections": self.sections,
            "legal_bases": self.legal_bases,
            "diagnostics": self.diagnostics,
        }
        return tables[table]
