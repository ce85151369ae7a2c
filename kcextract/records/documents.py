"""The records of the document itself: its header, lines, sections, legal bases, and what is odd about it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, overload

from kcextract.records.codes import (
    CITED_TYPES,
    FAMILIES,
    ISSUER_LEVELS,
    RELATIONS,
    ROLES,
    SECTION_KINDS,
    SEVERITIES,
    STATUSES,
)
from kcextract.records.columns import DOC_ID, END, START, Table, column
from kcextract.records.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """A row of ``documents``; dates are calendar dates, pages are counted, text is normalised."""

    TABLE: ClassVar[Table] = Table("documents", "One row a document.", "Văn bản", ("doc_id",))

    doc_id: str = field(metadata=DOC_ID)
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
        metadata=column("int32", "Number of pages; null where the format has none.", "Số trang", unit="pages")
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
    period_start: int | None = field(
        metadata=column("int16", "First year of the programme.", "Năm bắt đầu", unit="year")
    )
    period_end: int | None = field(
        metadata=column("int16", "Last year of the programme.", "Năm kết thúc", unit="year")
    )
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


@quickly_made
@dataclass(frozen=True, slots=True)
class LineRecord:
    """A row of ``lines``; coordinates are PDF points with the origin top left, confidence is 0–1."""

    TABLE: ClassVar[Table] = Table(
        "lines",
        "One row a line of the normalised text, with its place on the page.",
        "Dòng",
        ("doc_id", "line_no"),
    )

    doc_id: str = field(metadata=DOC_ID)
    line_no: int = field(metadata=column("int32", "Number of the line, from 0.", "Thứ tự dòng"))
    start: int = field(metadata=START)
    end: int = field(metadata=END)
    page: int | None = field(
        metadata=column("int32", "Page, from 1; null where the format has none.", "Trang", unit="page")
    )
    x0: float | None = field(
        metadata=column("float64", "Left edge in PDF points.", "Cạnh trái", unit="points")
    )
    y0: float | None = field(
        metadata=column("float64", "Top edge in PDF points.", "Cạnh trên", unit="points")
    )
    x1: float | None = field(
        metadata=column("float64", "Right edge in PDF points.", "Cạnh phải", unit="points")
    )
    y1: float | None = field(
        metadata=column("float64", "Bottom edge in PDF points.", "Cạnh dưới", unit="points")
    )
    confidence: float | None = field(
        metadata=column(
            "float64", "Confidence of the recognition, 0–1; null without it.", "Độ tin cậy", unit="0–1"
        )
    )


@dataclass(frozen=True, slots=True)
class LineRecords(Sequence[LineRecord]):
    """The rows of ``lines`` of a document, each made when it is asked for: nearly all are only written.

    ``cells`` has those of each line behind ``line_no``.
    """

    doc_id: str
    cells: Sequence[tuple[Any, ...]]

    def __len__(self) -> int:
        return len(self.cells)

    @overload
    def __getitem__(self, index: int) -> LineRecord: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[LineRecord, ...]: ...
    def __getitem__(self, index: int | slice) -> LineRecord | tuple[LineRecord, ...]:
        numbers = range(len(self.cells))[index]
        if isinstance(numbers, int):
            return LineRecord(self.doc_id, numbers, *self.cells[numbers])
        return tuple(LineRecord(self.doc_id, number, *self.cells[number]) for number in numbers)

    def columns(self) -> list[Sequence[object]]:
        """The values by column, without a record for each line."""
        count = len(self.cells)
        return [(self.doc_id,) * count, range(count), *zip(*self.cells, strict=True)]


@quickly_made
@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A row of ``sections``: a node of the outline tree; the root is number 0."""

    TABLE: ClassVar[Table] = Table(
        "sections", "One row a section of the outline tree.", "Mục", ("doc_id", "section_no")
    )

    doc_id: str = field(metadata=DOC_ID)
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
        metadata=column(
            "int32",
            "Where the own text ends and the first child begins.",
            "Hết phần riêng",
            unit="characters",
        )
    )
    start: int = field(metadata=START)
    end: int = field(metadata=END)
    page_first: int | None = field(metadata=column("int32", "First page, from 1.", "Trang đầu", unit="page"))
    page_last: int | None = field(metadata=column("int32", "Last page, from 1.", "Trang cuối", unit="page"))


@quickly_made
@dataclass(frozen=True, slots=True)
class LegalBaseRecord:
    """A row of ``legal_bases``: an act on which the document rests, or which its body cites."""

    TABLE: ClassVar[Table] = Table(
        "legal_bases", "One row an act cited.", "Căn cứ pháp lý", ("doc_id", "legal_base_no")
    )

    doc_id: str = field(metadata=DOC_ID)
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
    start: int = field(metadata=START)
    end: int = field(metadata=END)


@quickly_made
@dataclass(frozen=True, slots=True)
class DiagnosticRecord:
    """A row of ``diagnostics``; the span is null where the matter has no place in the text."""

    TABLE: ClassVar[Table] = Table(
        "diagnostics",
        "One row a thing that the reader should know.",
        "Ghi chú kiểm tra",
        ("doc_id", "diagnostic_no"),
    )

    doc_id: str = field(metadata=DOC_ID)
    diagnostic_no: int = field(metadata=column("int32", "Number of the row, from 0.", "Thứ tự ghi chú"))
    severity: str = field(metadata=column("string", "How serious it is.", "Mức độ", codes=SEVERITIES))
    code: str = field(metadata=column("string", "Stable code of the matter.", "Mã ghi chú"))
    message: str = field(metadata=column("string", "The matter in one plain sentence.", "Nội dung"))
    start: int | None = field(metadata=START)
    end: int | None = field(metadata=END)
