"""The records of what a programme promises: aims, activities, figures, money, measures and tasks."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from kcextract.records.codes import (
    ACTIVITY_CODES,
    CHECK_KINDS,
    CHECK_STATUSES,
    COMPARATORS,
    DUTIES,
    MONEY_SOURCES,
    OBJECTIVE_KINDS,
    PERIOD_BASES,
)
from kcextract.records.columns import (
    CONTENT_ITEM_NO,
    DOC_ID,
    END,
    PERIOD_END,
    PERIOD_START,
    SECTION_NO,
    START,
    Table,
    column,
)
from kcextract.records.quick import quickly_made

_ACTIVITY_CODE = column(
    "string",
    "Kind of activity, after Điều 4 of Nghị định 45/2012/NĐ-CP; null where the words do not tell.",
    "Mã hoạt động",
    codes=ACTIVITY_CODES,
)
_COMPARATOR = column("string", "How the figure binds.", "Quan hệ so sánh", codes=COMPARATORS)


@quickly_made
@dataclass(frozen=True, slots=True)
class ObjectiveRecord:
    """A row of ``objectives``: a bullet or paragraph of what is aimed at."""

    TABLE: ClassVar[Table] = Table(
        "objectives",
        "One row a bullet or paragraph of the objectives.",
        "Mục tiêu",
        ("doc_id", "objective_no"),
    )

    doc_id: str = field(metadata=DOC_ID)
    objective_no: int = field(metadata=column("int32", "Number of the row, from 0.", "Thứ tự mục tiêu"))
    section_no: int = field(metadata=SECTION_NO)
    kind: str = field(
        metadata=column("string", "General or specific.", "Loại mục tiêu", codes=OBJECTIVE_KINDS)
    )
    period_start: int | None = field(metadata=PERIOD_START)
    period_end: int | None = field(metadata=PERIOD_END)
    text: str = field(metadata=column("string", "The objective as printed.", "Nguyên văn"))
    start: int = field(metadata=START)
    end: int = field(metadata=END)


@quickly_made
@dataclass(frozen=True, slots=True)
class ContentItemRecord:
    """A row of ``content_items``: one of the programme's activities."""

    TABLE: ClassVar[Table] = Table(
        "content_items",
        "One row a numbered item of the contents, an activity of the programme.",
        "Nội dung hoạt động",
        ("doc_id", "content_item_no"),
    )

    doc_id: str = field(metadata=DOC_ID)
    content_item_no: int = field(metadata=column("int32", "Number of the row, from 0.", "Thứ tự nội dung"))
    section_no: int = field(metadata=SECTION_NO)
    ordinal: int | None = field(
        metadata=column("int32", "Number that its marker stands for, from 1.", "Số thứ tự")
    )
    title: str = field(metadata=column("string", "Its heading.", "Tên nội dung"))
    description: str | None = field(metadata=column("string", "What is to be done.", "Mô tả"))
    expected_result: str | None = field(
        metadata=column("string", "What is to come of it.", "Kết quả yêu cầu")
    )
    activity_code: str | None = field(metadata=_ACTIVITY_CODE)
    start: int = field(metadata=START)
    end: int = field(metadata=END)


@quickly_made
@dataclass(frozen=True, slots=True)
class TargetRecord:
    """A row of ``targets``: one figure that counts things to do, reach or produce, in its own unit.

    A single figure has equal bounds; an open bound is null.
    """

    TABLE: ClassVar[Table] = Table(
        "targets", "One row a numeric commitment.", "Chỉ tiêu", ("doc_id", "target_no")
    )

    doc_id: str = field(metadata=DOC_ID)
    target_no: int = field(metadata=column("int32", "Number of the row, from 0.", "Thứ tự chỉ tiêu"))
    section_no: int = field(metadata=SECTION_NO)
    content_item_no: int | None = field(metadata=CONTENT_ITEM_NO)
    action: str | None = field(metadata=column("string", "The verb that governs the figure.", "Hành động"))
    quantity_min: float | None = field(
        metadata=column(
            "float64", "Lower bound, in units; null if open.", "Số lượng tối thiểu", unit="those of `unit`"
        )
    )
    quantity_max: float | None = field(
        metadata=column(
            "float64", "Upper bound, in units; null if open.", "Số lượng tối đa", unit="those of `unit`"
        )
    )
    comparator: str = field(metadata=_COMPARATOR)
    unit: str | None = field(
        metadata=column("string", "The counted head noun, in lower case; null of a bare ratio.", "Đơn vị")
    )
    object: str = field(
        metadata=column("string", "The noun phrase that the figure counts, unit included.", "Đối tượng")
    )
    basis: str | None = field(metadata=column("string", "Of a rate: what it is for each of.", "Tính trên"))
    period_start: int | None = field(metadata=PERIOD_START)
    period_end: int | None = field(metadata=PERIOD_END)
    period_basis: str | None = field(
        metadata=column("string", "Where the period is stated.", "Căn cứ thời kỳ", codes=PERIOD_BASES)
    )
    activity_code: str | None = field(metadata=_ACTIVITY_CODE)
    text: str = field(metadata=column("string", "The clause.", "Nguyên văn"))
    start: int = field(metadata=START)
    end: int = field(metadata=END)


@quickly_made
@dataclass(frozen=True, slots=True)
class BudgetRecord:
    """A row of ``budgets``: an amount of money in running text, in đồng."""

    TABLE: ClassVar[Table] = Table(
        "budgets", "One row an amount of money in running text.", "Kinh phí", ("doc_id", "budget_no")
    )

    doc_id: str = field(metadata=DOC_ID)
    budget_no: int = field(metadata=column("int32", "Number of the row, from 0.", "Thứ tự kinh phí"))
    parent_no: int | None = field(
        metadata=column("int32", "The amount that it is a part of; null if none.", "Thuộc khoản")
    )
    section_no: int = field(metadata=SECTION_NO)
    content_item_no: int | None = field(metadata=CONTENT_ITEM_NO)
    amount_vnd: int | None = field(
        metadata=column("int64", "Amount in đồng; the lower end of a range.", "Số tiền", unit="đồng")
    )
    amount_max_vnd: int | None = field(
        metadata=column(
            "int64", "Upper end in đồng; equal for a single amount.", "Số tiền tối đa", unit="đồng"
        )
    )
    comparator: str = field(metadata=_COMPARATOR)
    amount_raw: str = field(metadata=column("string", "The amount as printed.", "Số tiền nguyên văn"))
    amount_words_vnd: int | None = field(
        metadata=column(
            "int64", "The amount in words, in đồng; null if not printed.", "Số tiền bằng chữ", unit="đồng"
        )
    )
    source: str = field(
        metadata=column("string", "Where the money comes from.", "Nguồn kinh phí", codes=MONEY_SOURCES)
    )
    label: str | None = field(
        metadata=column("string", "The words that name the amount, as printed.", "Tên khoản")
    )
    period_start: int | None = field(metadata=PERIOD_START)
    period_end: int | None = field(metadata=PERIOD_END)
    start: int = field(metadata=START)
    end: int = field(metadata=END)


@quickly_made
@dataclass(frozen=True, slots=True)
class SolutionRecord:
    """A row of ``solutions``: one of the measures by which the programme is carried out."""

    TABLE: ClassVar[Table] = Table(
        "solutions", "One row a numbered item of the solutions.", "Giải pháp", ("doc_id", "solution_no")
    )

    doc_id: str = field(metadata=DOC_ID)
    solution_no: int = field(metadata=column("int32", "Number of the row, from 0.", "Thứ tự giải pháp"))
    section_no: int = field(metadata=SECTION_NO)
    ordinal: int | None = field(
        metadata=column("int32", "Number that its marker stands for, from 1.", "Số thứ tự")
    )
    title: str = field(metadata=column("string", "Its heading.", "Tên giải pháp"))
    text: str = field(metadata=column("string", "The whole item without its marker.", "Nguyên văn"))
    start: int = field(metadata=START)
    end: int = field(metadata=END)


@quickly_made
@dataclass(frozen=True, slots=True)
class AssignmentRecord:
    """A row of ``assignments``: a task of one agency, or of several named together."""

    TABLE: ClassVar[Table] = Table(
        "assignments", "One row a task of an agency.", "Phân công", ("doc_id", "assignment_no")
    )

    doc_id: str = field(metadata=DOC_ID)
    assignment_no: int = field(metadata=column("int32", "Number of the row, from 0.", "Thứ tự phân công"))
    section_no: int = field(metadata=SECTION_NO)
    agency: str = field(metadata=column("string", "Who is to do it, as printed.", "Cơ quan"))
    agency_code: str | None = field(
        metadata=column("string", "Code of the agency; null for several or none known.", "Mã cơ quan")
    )
    duty: str = field(metadata=column("string", "Part that the agency has.", "Vai trò", codes=DUTIES))
    task: str = field(metadata=column("string", "The task as printed.", "Nhiệm vụ"))
    start: int = field(metadata=START)
    end: int = field(metadata=END)


@quickly_made
@dataclass(frozen=True, slots=True)
class CheckRecord:
    """A row of ``checks``: a sum or a statement made twice, with both figures; money is in đồng."""

    TABLE: ClassVar[Table] = Table(
        "checks", "One row a check of arithmetic or consistency.", "Kiểm tra", ("doc_id", "check_no")
    )

    doc_id: str = field(metadata=DOC_ID)
    check_no: int = field(metadata=column("int32", "Number of the row, from 0.", "Thứ tự kiểm tra"))
    kind: str = field(metadata=column("string", "What was checked.", "Loại kiểm tra", codes=CHECK_KINDS))
    subject: str = field(
        metadata=column("string", "The row, budget or table, in words.", "Đối tượng kiểm tra")
    )
    expected: float = field(
        metadata=column(
            "float64", "The figure that the parts give.", "Giá trị tính", unit="đồng, or what is counted"
        )
    )
    actual: float = field(
        metadata=column(
            "float64", "The figure that is stated.", "Giá trị ghi", unit="đồng, or what is counted"
        )
    )
    difference: float = field(
        metadata=column("float64", "Stated less computed.", "Chênh lệch", unit="đồng, or what is counted")
    )
    status: str = field(
        metadata=column("string", "Whether they agree.", "Kết quả kiểm tra", codes=CHECK_STATUSES)
    )
    note: str | None = field(metadata=column("string", "What the reader should know.", "Ghi chú"))
