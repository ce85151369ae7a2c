"""What a table and a column are, and the columns that many tables share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


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
    where the column may hold any value of its type; ``unit`` is what its numbers count, empty where they
    count nothing.
    """

    name: str
    arrow_type: str
    nullable: bool
    description: str
    label_vi: str
    codes: tuple[str, ...]
    unit: str


def column(
    arrow_type: str, description: str, label_vi: str, *, codes: tuple[str, ...] = (), unit: str = ""
) -> dict[str, Any]:
    """The metadata of a record's field; the parts are those of ``Column``."""
    return {
        "arrow_type": arrow_type,
        "description": description,
        "label_vi": label_vi,
        "codes": codes,
        "unit": unit,
    }


DOC_ID = column(
    "string",
    "The document: first 16 hex digits of the SHA-256 of the source's bytes "
    "(of the source's name where the bytes cannot be read).",
    "Mã văn bản",
)
START = column(
    "int32",
    "Where the evidence begins: character offset into documents.text.",
    "Vị trí đầu",
    unit="characters",
)
END = column(
    "int32", "Where the evidence ends: character offset, exclusive.", "Vị trí cuối", unit="characters"
)
SECTION_NO = column("int32", "Section in which it stands.", "Thuộc mục")
CONTENT_ITEM_NO = column("int32", "Content item in which it stands; null outside one.", "Thuộc nội dung")
PERIOD_START = column(
    "int16", "First year it is for; null if open or not stated.", "Năm bắt đầu", unit="year"
)
PERIOD_END = column("int16", "Last year it is for; null if open or not stated.", "Năm kết thúc", unit="year")
