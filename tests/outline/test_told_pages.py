"""Pages of news without numbers, below which numbered headlines of others stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kcextract.outline import Outline

TOLD = (
    "Ngày 03/02/2031, Chủ tịch UBND tỉnh đã ký quyết định phê duyệt chương trình trồng rừng của tỉnh.",
    "Theo đó, đến năm 2035 chương trình phấn đấu trồng mới 400 ha rừng gỗ lớn tại các huyện miền núi.",
    "Về kinh phí, ngân sách tỉnh bố trí 12 tỷ đồng để thực hiện các nội dung của chương trình nêu trên.",
)
CITED = "Để thực hiện Nghị quyết số 12/2030/NQ-HĐND, các huyện rà soát quỹ đất và giao rừng cho các hộ dân."
OTHERS = ("1. Danh sách các hộ được giao rừng", "2. Lịch tiếp công dân tháng 3", "3. Thêm 02 xã về đích")


def kinds(outline: Outline) -> list[tuple[str, str]]:
    return [(each.kind, each.role) for each in outline.sections[1:]]


@pytest.mark.parametrize("heading", ["Tin đọc nhiều", "Các tin khác", "Bài viết liên quan:"])
def test_numbered_headlines_below_the_prose_of_a_page_are_no_sections(
    read: Callable[[str], Outline], heading: str
) -> None:
    page = "\n".join(("Phê duyệt chương trình trồng rừng", *TOLD, heading, *OTHERS))
    assert kinds(read(page)) == [("preamble", "header"), ("paragraph", "other")]


def test_what_cites_an_act_behind_the_prose_of_a_page_is_no_legal_base(
    read: Callable[[str], Outline],
) -> None:
    page = "\n".join(("Phê duyệt chương trình trồng rừng", *TOLD, CITED))
    outline = read(page)
    assert kinds(outline) == [("preamble", "header"), ("paragraph", "other")]
    assert outline.sections[2].start == page.index(TOLD[0])


def test_a_list_above_a_document_takes_none_of_its_numbers(read: Callable[[str], Outline]) -> None:
    page = "\n".join(("Tin đọc nhiều", "Lịch tiếp công dân", "KẾ HOẠCH", "Trồng rừng năm 2031", *OTHERS))
    assert [kind for kind, _ in kinds(read(page))] == ["preamble", "arabic", "arabic", "arabic"]


def test_legal_bases_stand_below_a_short_summary_of_a_site(read: Callable[[str], Outline]) -> None:
    page = "\n".join(
        (
            "QUYẾT ĐỊNH",
            "Phê duyệt chương trình trồng rừng",
            TOLD[0],
            CITED,
            "Điều 1. Phê duyệt.",
            "Điều 2. Giao.",
        )
    )
    assert ("preamble", "legal_bases") in kinds(read(page))
