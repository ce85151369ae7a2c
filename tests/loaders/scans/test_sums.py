"""A digit that was misread in a table is caught by the table's sums."""

from __future__ import annotations

from pathlib import Path

from kcextract.records import Extraction
from kcextract.run.extraction import extract

from .pages import LETTERHEAD, Sheet, needs_ocr, saved

TITLE = (
    "QUYẾT ĐỊNH",
    "Phê duyệt Chương trình khuyến công giai đoạn 2021 - 2022",
    "Phụ lục: Kinh phí thực hiện (đơn vị: triệu đồng)",
)


def table(second: str) -> list[list[str]]:
    """A table whose first row adds up where ``second`` is 500."""
    return [
        ["STT", "Nội dung", "Năm 2021", "Năm 2022", "Tổng cộng"],
        ["1", "Đào tạo nghề", "300", second, "800"],
        ["2", "Hội chợ, triển lãm", "1.250", "400", "1.650"],
        ["3", "Mua máy móc", "70", "4.900", "4.970"],
        ["4", "Tư vấn", "120", "60", "180"],
        ["", "Tổng cộng", "1.740", "5.860", "7.600"],
    ]


def read(second: str, folder: Path) -> Extraction:
    sheet = Sheet().side_by_side(*LETTERHEAD).lines(TITLE).table(table(second))
    path = folder / "scan.png"
    path.write_bytes(saved(sheet.picture))
    return extract(path)


@needs_ocr
def test_a_table_that_adds_up_passes_its_checks(tmp_path: Path) -> None:
    checks = read("500", tmp_path).checks

    assert checks
    assert all(check.status == "pass" for check in checks)


@needs_ocr
def test_a_digit_that_was_misread_fails_a_check(tmp_path: Path) -> None:
    # What stands on the paper is 500; that OCR reads 900 is planted by printing it.
    found = read("900", tmp_path)

    assert any(cell.raw == "900" and cell.value == 900 for cell in found.appendix_cells)
    assert [check.kind for check in found.checks if check.status == "fail"]
