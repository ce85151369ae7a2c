"""Pages of the national law portal as they are saved: a circular with four appendices, and a decision."""

from __future__ import annotations

from functools import cache

import pytest

from kcextract.document import Document
from kcextract.grammar import load_grammar
from kcextract.loaders import load

from ...shared_corpus import shared_folder
from ..test_text import check
from .pages import rows


@cache
def read(name: str) -> Document:
    path = shared_folder("html") / name
    if not path.exists():
        pytest.skip(f"{path} is not there.")
    return load(path.read_bytes(), load_grammar())


def texts(document: Document) -> list[str]:
    return [" ".join(document.reading[start:end].split()) for start, end, _ in document.paragraphs]


CIRCULAR = "vbpl_bct_2025_tt63_cnnt.html"
DECISION = "vbpl_ttg_2026_qd05_phanbovon.html"


@pytest.mark.parametrize("name", [CIRCULAR, DECISION])
def test_the_guarantees(name: str) -> None:
    check(read(name))


def test_the_circular_begins_and_ends_with_its_own_words() -> None:
    found = texts(read(CIRCULAR))
    assert found[:6] == [
        "BỘ CÔNG THƯƠNG",
        "Số: 63/2025/TT-BCT",
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nội, ngày 26 tháng 12 năm 2025",
        "THÔNG TƯ",
    ]
    assert found[-3:] == ["1. Mẫu số 1", "2. Mẫu số 2", "3. Mẫu số 3"]
    assert [text for text in found if text.startswith("Điều ")][-1] == "Điều 20. Trách nhiệm thi hành"
    assert "- Lưu: VT, ĐCK (10)." in found
    assert "Nguyễn Sinh Nhật Tân" in found


def test_the_decision_is_whole_and_has_no_table() -> None:
    document = read(DECISION)
    found = texts(document)
    assert found[0] == "THỦ TƯỚNG CHÍNH PHỦ"
    assert found[-1] == "Hồ Đức Phớc"
    assert sum(text.startswith("Điều ") for text in found) == 8
    assert document.grids == ()


def test_the_tables_of_the_circular() -> None:
    document = read(CIRCULAR)
    form, criteria, points = document.grids
    assert rows(document, form)[0] == [
        *("TT", "Tên sản phẩm/bộ sản phẩm", "Cơ sở công nghiệp nông thôn", "Địa chỉ trụ sở chính", "Ghi chú")
    ]
    assert (criteria.row_count, criteria.column_count) == (14, 9)
    assert rows(document, criteria)[1] == [
        *("^", "^", "^", "Cấp xã", "Cấp tỉnh", "Cấp quốc gia", "Nhóm 1", "Nhóm 2", "Nhóm 3")
    ]
    assert {cell.row for cell in criteria.cells if cell.is_header} == {0, 1}
    table = rows(document, points)
    assert [row[-1] for row in table] == ["Tổng điểm", "^", "100", "100", "100"]
    assert table[2] == ["Nhóm 1: Thủ công mỹ nghệ", "20 điểm", "25 điểm", "40 điểm", "15 điểm", "100"]
