"""Tables written in lines, and two real ones: what is left of the table of Cần Thơ, and that of Long An."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from kcextract.extractors.appendix.sheet import Sheet, SheetCell, SheetRow

NATIONAL, LOCAL, STATE = "khuyen_cong_quoc_gia", "khuyen_cong_dia_phuong", "ngan_sach_nha_nuoc"
PARTNER, OTHER, ALL = "doi_ung", "khac", "tong"
LABELS = {
    "Quốc gia": NATIONAL,
    "Thành phố": LOCAL,
    "Địa phương": LOCAL,
    "Đối ứng": PARTNER,
    "Khác": OTHER,
    "Ngân sách nhà nước": STATE,
    "Đóng góp của đơn vị thụ hưởng": PARTNER,
}


def cell(text: str) -> SheetCell:
    """A cell of a table in which points and commas part thousands."""
    digits = text.replace(".", "").replace(",", "")
    return SheetCell(text, 0, len(text), Decimal(digits) if digits.isdigit() else None)


def row_of(marker: str, label: str | None) -> SheetRow:
    """What a row is, by its marker: I is at the top, 1 below, dashes below these; a row without one closes."""
    source = LABELS.get(label or "")
    if label is None:
        return SheetRow(None, None, None, None, None, "item", None)
    if label == "Tổng cộng":
        return SheetRow(None, 0, None, label, label, "total", None)
    level = 2 if marker == "-" else 1 if marker.isdigit() else 0
    return SheetRow(marker or None, level, None, label, label, "subtotal" if level == 0 else "item", source)


def sheet_of(lines: str, headers: Sequence[Sequence[str]] = (), *, header_is_whole: bool = False) -> Sheet:
    """A table of lines whose cells are parted by ``|``: marker, label ("- Quốc gia" with its dash), figures."""
    rows = []
    cells = []
    for line in lines.strip().splitlines():
        texts = [text.strip() for text in f" {line} ".split("|")]
        dash = texts[1].startswith("- ")
        label = texts[1].removeprefix("- ")
        rows.append(row_of("-" if dash else texts[0], label))
        cells.append(tuple(cell(text) for text in texts))
    width = len(cells[0])
    assert {len(line) for line in cells} == {width}
    paths = tuple(tuple(path) for path in headers) or ((),) * width
    return Sheet(width, paths, 0, header_is_whole, tuple(rows), tuple(cells))


CAN_THO = """
| - Quốc gia | 97 | 97 |  |  |  |  | 3 | 34 |  | 3 | 33 |  | 3 | 30 |
 | - Thành phố | 300 |  | 300 | 5 |  | 75 | 5 |  | 75 | 5 |  | 75 | 5 |  | 75
VI | Cung cấp thông | 750 |  | 750 | 3 |  | 170 | 4 |  | 205 | 4 |  | 205 | 3 |  | 170
1 | Tuyên truyền trên | 400 |  | 400 | 1 |  | 100 | 1 |  | 100 | 1 |  | 100 | 1 |  | 100
2 | Tuyên truyền về | 350 |  | 350 | 2 |  | 70 | 3 |  | 105 | 3 |  | 105 | 2 |  | 70
VII | Hỗ trợ liên | 9,800 | 9,000 | 800 | 2 |  | 200 | 6 | 4,000 | 200 | 6 | 1,250 | 200 |  | 3,750 | 200
1 | Lập quy hoạch | 1,000 | 1,000 |  |  |  |  | 1 | 500 |  | 1 | 500 |  |  |  |
2 | Đầu tư xây | 6,000 | 6,000 |  |  |  |  | 1 | 3,000 |  |  |  |  | 1 | 3,000 |
3 | Hỗ trợ sửa |  |  |  |  |  |  |  |  |  |  |  |  |  |  |
 | - Quốc gia | 2,000 | 2,000 |  |  |  |  | 2 | 500 |  | 3 | 750 |  | 3 | 750 |
 | - Thành phố | 800 |  | 800 | 2 |  | 200 | 2 |  | 200 | 2 |  | 200 | 2 |  | 200
VIII | Nâng cao năng | 680 |  | 680 | 3 |  | 155 | 2 |  | 125 | 2 |  | 125 | 4 |  | 275
1 | Tham quan học | 300 |  | 300 | 1 |  | 75 | 1 |  | 75 | 1 |  | 75 | 1 |  | 75
2 | Nâng cao năng | 200 |  | 200 | 1 |  | 50 | 1 |  | 50 | 1 |  | 50 | 1 |  | 50
3 | Xây dựng Website | 30 |  | 30 | 1 |  | 30 |  |  |  |  |  |  |  |  |
4 | Tổ chức Hội | 50 |  | 50 |  |  |  |  |  |  |  |  |  | 1 |  | 50
5 | Xây dựng chương | 100 |  | 100 |  |  |  |  |  |  |  |  |  | 1 |  | 100
"""

LONG_AN = """
I | Đào tạo nghề, | - | 60 | - | 300 | 360
1 | Truyền nghề theo | - | 60 | - | 300 |
II | Nâng cao năng | - | 130 | - | 650 | 780
1 | Tập huấn các | - | 40 | - | 200 |
2 | Tổ chức thăm | - | 90 | - | 450 |
III | Hỗ trợ xây | 900 | 950 | 5.400 | 3.550 | 10.800
1 | Hỗ trợ xây | 500 | 250 | 2.500 | 1.250 |
2 | Hỗ trợ các | - | - | 300 | - |
3 | Hỗ trợ xây | - | - | 600 | - |
4 | Hỗ trợ các | 400 | 700 | 2.000 | 2.300 |
IV | Phát triển sản | - | - | 3.600 | 1.290 | 4.890
1 | Tổ chức bình | - | - | - | 240 |
2 | Tổ chức Hội | - | - | 3.600 | 600 |
3 | Kế hoạch tham | - | - | - | 450 |
V | Hoạt động tư | - | - | 600 | 600 | 1.200
1 | Hỗ trợ đánh | - | - | 600 | - |
2 | Hỗ trợ kiểm | - | - | - | 600 |
VI | Cung cấp thông | - | - | - | 385 | 385
1 | Thu thập thông | - | - | - | 100 |
2 | Xây dựng, phát | - | - | - | 190 |
3 | Xây dựng các | - | - | - | 95 |
VII | Hỗ trợ liên | 3.000 | - | 15.100 | - | 18.100
1 | Hỗ trợ lập |  | - | 1.000 | - |
2 | Hỗ trợ đầu | 3.000 | - | 6.000 | - |
3 | Hỗ trợ lãi | - | - | 1.500 | - |
4 | Hỗ trợ sửa | - | - | 4.500 | - |
5 | Hỗ trợ sửa | - | - | 2.100 | - |
VIII | Hợp tác quốc | - | - | - | 400 | 400
1 | Thăm quan, học | - | - | - | 400 |
IX | Nâng cao năng | - | 120 | - | 680 | 800
1 | Tham dự Hội | - | 20 | - | 100 |
2 | Duy trì mạng | - | 100 | - | 580 |
X | Một số nội | - | 150 | - | 1.250 | 1.400
1 | Kế hoạch xét | - | 100 | - | 500 |
2 | Kế hoạch khảo | - | 50 | - | 250 |
3 | Tăng cường cơ | - | - | - | 500 |
| Ngân sách nhà nước | 3.900 | 1.410 | 24.700 | 9.105 | 39.115
| Đóng góp của đơn vị thụ hưởng | 11.700 | 4.230 | 74.100 | 27.315 | 117.345
| Tổng cộng | 15.600 | 5.640 | 98.800 | 36.420 | 156.460
"""
