"""What a site tells of a document above it, in a table or in its own words."""

import pytest

from kcextract.grammar import load_grammar
from kcextract.loaders.text import load_text
from kcextract.outline import parse

GRAMMAR = load_grammar()
CARD = """Nghị quyết 41/2033/NQ-HĐND về trồng rừng tỉnh Hòa Bình
Số hiệu: | 41/2033/NQ-HĐND | Loại văn bản: | Nghị quyết |
Nơi ban hành: | Tỉnh Hòa Bình | Người ký: | Bùi Văn Sáu |
Ngày ban hành: | 9/12/2033 | Ngày hiệu lực: | Đã biết |
"""
TABLE = """Xã | Diện tích | Số hộ |
Thượng Cốc | 120 | 45 |
Ngọc Lâu | 230 | 61 |
"""
DOCUMENT = """HỘI ĐỒNG NHÂN DÂN |
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 41/2033/NQ-HĐND |
NGHỊ QUYẾT
VỀ TRỒNG RỪNG
Căn cứ Luật Lâm nghiệp;
Điều 1. Trồng 500 ha rừng.
Điều 2. Nghị quyết này có hiệu lực từ ngày 1 tháng 1 năm 2034./.
| CHỦ TỊCH |
Bùi Văn Sáu
"""


def kinds(text: str) -> list[str]:
    outline = parse(load_text(text.encode(), GRAMMAR), GRAMMAR)
    return [section.kind for section in outline.sections[1:]]


def test_a_card_belongs_to_the_head():
    assert kinds(CARD + DOCUMENT) == ["preamble", "preamble", "article", "article", "signature"]


def test_another_table_above_does_not():
    assert "table" in kinds(f"Danh sách\n{TABLE}{DOCUMENT}")


SITES = {
    "its name": "Cổng thông tin điện tử Sở Nông nghiệp\nTrang chủ > Văn bản\nNghị quyết về trồng rừng\n",
    "menu": "Skip to main content\nTrang chủ | Giới thiệu | Văn bản\nLượt xem: 1.203 | trồng 400 ha rừng\n",
    "search": "Từ khóa: số hiệu, tiêu đề...\nĐăng nhập\n" + CARD.replace(" |", ""),
    "links": "- 1Luật Lâm nghiệp 2017\n- 2Nghị định 15/2033/NĐ-CP về trồng rừng\nVui lòng ĐĂNG NHẬP.\n",
    "links alone": "- 1 Luật Lâm nghiệp 2017\n- 2 Quyết định 15/QĐ-TTg năm 2033 về trồng rừng\n",
}


@pytest.mark.parametrize("site", SITES.values(), ids=SITES)
@pytest.mark.parametrize("issuer", ["HỘI ĐỒNG NHÂN DÂN |", "UBND TỈNH HÒA BÌNH\nSỞ NÔNG NGHIỆP\n-------"])
def test_a_head_below_the_words_of_a_site_begins_with_its_letterhead(site: str, issuer: str):
    text = site + DOCUMENT.replace("HỘI ĐỒNG NHÂN DÂN |", issuer)

    root, *sections = parse(load_text(text.encode(), GRAMMAR), GRAMMAR).sections

    assert [section.kind for section in sections] == [
        "preamble",
        "preamble",
        "article",
        "article",
        "signature",
    ]
    assert text[sections[0].start :].startswith(issuer)
    assert (text[root.start : root.own_end], root.role) == (site, "header")


@pytest.mark.parametrize(
    "page",
    [
        "Trang chủ » Văn bản » Nghị quyết\nNghị quyết về trồng rừng\nNgày đăng: 10/12/2033 | Lượt xem: 12\n",
        "Nghị quyết 41/2033/NQ-HĐND về trồng rừng\nSố hiệu: 41/2033/NQ-HĐND\nNơi ban hành: Tỉnh Hòa Bình\n",
    ],
)
def test_the_way_to_a_document_its_title_and_its_card_are_of_its_head(page: str):
    root, head, *_ = parse(load_text((page + DOCUMENT).encode(), GRAMMAR), GRAMMAR).sections

    assert (head.start, root.own_end, root.role) == (0, 0, "other")


def test_words_of_a_site_without_a_letterhead_stay_in_the_head_of_news():
    news = "Cổng thông tin điện tử tỉnh Hòa Bình\nHòa Bình trồng 500 ha rừng\n10/12/2033\n"
    body = "Tỉnh Hòa Bình vừa ban hành kế hoạch trồng rừng, mục tiêu trồng 500 ha rừng trong năm 2034.\n"

    _, head, *_ = parse(load_text((news + body).encode(), GRAMMAR), GRAMMAR).sections

    assert (head.start, head.kind) == (0, "preamble")
