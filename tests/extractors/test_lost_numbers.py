"""Acts whose headings have lost their numbers, as where those of a list were not saved with the text."""

from collections.abc import Callable

import pytest

from kcextract.extractors.context import Context
from kcextract.extractors.programme import extract_programme

HEAD = """\
ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LẠNG SƠN                  Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND                 Lạng Sơn, ngày 15 tháng 01 năm 2031

KẾ HOẠCH
Trồng rừng năm 2031

"""
BASE = (
    "Căn cứ Luật Lâm nghiệp ngày 15/11/2017, Ủy ban nhân dân tỉnh ban hành Kế hoạch trồng rừng như sau:\n\n"
)
BODY = """\
Tình hình thực hiện
Trồng mới 210 ha rừng với kinh phí 1.900 triệu đồng. Tổ chức 04 lớp tập huấn.

Mục tiêu
Trồng mới 300 ha rừng phòng hộ ven hồ.
Xây dựng 02 vườn ươm.

Kinh phí thực hiện
Tổng kinh phí là 2.600 triệu đồng, trong đó ngân sách tỉnh 2.000 triệu đồng, các hộ góp 600 triệu đồng.

Tổ chức thực hiện
Sở Nông nghiệp và Môi trường chủ trì triển khai Kế hoạch này.
"""
HEADINGS = ("Tình hình thực hiện\n", "Mục tiêu\n", "Kinh phí thực hiện\n", "Tổ chức thực hiện\n")


def capitals(text: str) -> str:
    for heading in HEADINGS:
        text = text.replace(heading, heading.upper())
    return text


def bullets(text: str) -> str:
    for line in text.splitlines():
        if line.endswith("."):
            text = text.replace(line, f"- {line}")
    return text


@pytest.mark.parametrize("bases", [BASE, ""])
@pytest.mark.parametrize("written", [str, capitals, bullets], ids=["plain", "capitals", "bullets"])
def test_what_was_is_no_plan(
    context_of: Callable[[str], Context], written: Callable[[str], str], bases: str
) -> None:
    context = context_of(HEAD + bases + written(BODY))
    found, _ = extract_programme(context)

    assert [row.quantity_min for row in found.targets] == [300, 2]
    assert [row.amount_vnd for row in found.budgets] == [2_600_000_000, 2_000_000_000, 600_000_000]
    assert [row.text for row in found.objectives] == [
        "Trồng mới 300 ha rừng phòng hộ ven hồ.",
        "Xây dựng 02 vườn ươm.",
    ]


@pytest.mark.parametrize("written", [str, capitals, bullets], ids=["plain", "capitals", "bullets"])
def test_the_title_ends_above_the_first_heading(
    context_of: Callable[[str], Context], written: Callable[[str], str]
) -> None:
    text = BODY[BODY.index("Mục tiêu") :]

    assert context_of(HEAD + written(text)).header.title == "Trồng rừng năm 2031"


def test_numbers_below_a_heading_in_capitals_of_what_was_are_no_plan(
    context_of: Callable[[str], Context],
) -> None:
    past = (
        "TÌNH HÌNH NĂM 2030\nI. KẾT QUẢ ĐẠT ĐƯỢC\n1. Trồng mới 210 ha rừng, kinh phí 1.900 triệu đồng.\n"
        "II. TỒN TẠI\nCòn 3 vườn ươm chưa hoàn thành.\n\nKẾ HOẠCH NĂM 2031\nI. MỤC TIÊU\n"
    )
    text = HEAD + BASE + past + "1. Trồng mới 300 ha rừng.\nII. KINH PHÍ\nTổng kinh phí: 2.600 triệu đồng.\n"
    found, _ = extract_programme(context_of(text))

    assert [row.quantity_min for row in found.targets] == [300]
    assert [row.amount_vnd for row in found.budgets] == [2_600_000_000]


PARTS = """\
MỤC TIÊU
Mục tiêu chung
Nâng cao chất lượng rừng trồng của tỉnh, bảo vệ nguồn nước cho sản xuất và đời sống.
Mục tiêu cụ thể đến năm 2035
Phát triển rừng
- Trồng mới 300 ha rừng.
Giống cây trồng
- Xây dựng 02 vườn ươm.

NHIỆM VỤ
Công tác giống
- Tập huấn 05 lớp.
Chăm sóc rừng
Cấp 20 tấn phân bón cho các hộ trồng rừng ở các xã vùng cao của tỉnh.

TỔ CHỨC THỰC HIỆN
Sở Nông nghiệp và Môi trường
Chủ trì triển khai, kiểm tra việc thực hiện Kế hoạch này ở các huyện.
Sở Tài chính
- Bố trí kinh phí.
"""


def test_headings_inside_a_part_go_on_with_it(context_of: Callable[[str], Context]) -> None:
    found, _ = extract_programme(context_of(HEAD + BASE + PARTS))

    assert [(row.quantity_min, row.period_start, row.period_end) for row in found.targets] == [
        (300, None, 2035),
        (2, None, 2035),
        (5, 2031, 2031),
        (20, 2031, 2031),
    ]
    assert [(row.kind, row.text[:20]) for row in found.objectives] == [
        ("general", "Nâng cao chất lượng "),
        ("specific", "Trồng mới 300 ha rừn"),
        ("specific", "Xây dựng 02 vườn ươm"),
    ]
    assert [row.title for row in found.content_items] == ["Công tác giống", "Chăm sóc rừng"]
    assert [(row.agency, row.duty) for row in found.assignments] == [
        ("Sở Nông nghiệp và Môi trường", "chu_tri"),
        ("Sở Tài chính", "thuc_hien"),
    ]


def test_solutions_below_a_bare_heading_are_its_paragraphs(context_of: Callable[[str], Context]) -> None:
    text = "Giải pháp\nTuyên truyền Luật Lâm nghiệp.\nKiểm tra rừng.\n\nTổ chức thực hiện\nSở Tài chính bố trí kinh phí.\n"
    found, _ = extract_programme(context_of(HEAD + BASE + text))

    assert [row.text for row in found.solutions] == ["Tuyên truyền Luật Lâm nghiệp.", "Kiểm tra rừng."]
