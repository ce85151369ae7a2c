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


PLAN = """Kế hoạch trồng rừng năm 2034
I. MỤC TIÊU
- Trồng 500 ha rừng.
II. TỔ CHỨC THỰC HIỆN
1. Sở Nông nghiệp cấp giống.
2. Các chủ rừng trồng đúng thời vụ.
"""
WAYS = [
    "Bạn đang ở: Trang chủ → Văn bản",
    "Trang chủ » Tin tức » Lâm nghiệp",
    "TRANG CHỦ > Văn bản",
    "Home / Văn bản",
    "Lâm nghiệp » Kế hoạch",
]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize(
    "name", ["Cổng thông tin điện tử tỉnh Hòa Bình", "SỞ NÔNG NGHIỆP\nTrang chủ | Giới thiệu"]
)
@pytest.mark.parametrize(
    "menu", ["Trang chủ   Giới thiệu   Tin tức", "Chủ Nhật, 04/12/2033  -  Nhiệt độ: 17°C"]
)
def test_without_a_letterhead_a_head_below_the_words_of_a_site_begins_with_the_way(way, name, menu):
    site = f"{name} | Sơ đồ cổng\n{menu}\nTìm kiếm...\n"
    text = f"{site}{way}\n{PLAN}"

    root, head, *_ = parse(load_text(text.encode(), GRAMMAR), GRAMMAR).sections

    assert (text[root.start : root.own_end], root.role) == (site, "header")
    assert text[head.start :].startswith(way)


LETTERHEADS = [
    "UBND TỈNH HÒA BÌNH\nSố: 41/KH-UBND\nHòa Bình, ngày 4 tháng 5 năm 2033\n",
    "ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH\n-------\nSố:      /QĐ-UBND\n",
    "SỞ NÔNG NGHIỆP\nHòa Bình, ngày 4 tháng 5 năm 2033\nSố: 41/KH-SNN\n",
]


@pytest.mark.parametrize("letterhead", LETTERHEADS)
@pytest.mark.parametrize("way", ["", "Trang chủ » Văn bản » Kế hoạch\nKế hoạch trồng rừng\n"])
@pytest.mark.parametrize(
    "size",
    [
        "",
        "- Tin tức\n+ Chỉ đạo điều hành\n",
        "A- A A+   In trang\n",
        "A - | A | A +\n",
        "Cỡ chữ: A- A+\n",
        "A- A\n",
    ],
)
def test_a_letterhead_without_a_motto_is_known_by_the_number_below_it(letterhead, way, size):
    site = f"Cổng thông tin điện tử tỉnh Hòa Bình\nTrang chủ\nGiới thiệu\n{way}12/5/2033 15:42\n{size}\n"
    bases = "Thực hiện Nghị quyết số 41/NQ-HĐND về trồng rừng, UBND tỉnh ban hành kế hoạch như sau:\n"
    text = f"{site}{letterhead}\nKẾ HOẠCH\nTrồng rừng năm 2034\n\n{bases}{PLAN.partition(chr(10))[2]}"

    root, head, legal, *rest = parse(load_text(text.encode(), GRAMMAR), GRAMMAR).sections

    assert (text[root.start : root.own_end], root.role) == (site, "header")
    assert [head.role, legal.role, rest[0].marker] == ["header", "legal_bases", "I."]
    assert text[head.start :].startswith(letterhead)


@pytest.mark.parametrize("page", ["", "Trang chủ » Văn bản » Kế hoạch\nKế hoạch trồng rừng\n"])
@pytest.mark.parametrize("letterhead", LETTERHEADS)
def test_a_page_that_begins_with_its_document_is_all_of_its_head(page, letterhead):
    text = f"{page}{letterhead}KẾ HOẠCH\nTrồng rừng năm 2034\n{PLAN.partition(chr(10))[2]}"

    root, head, *_ = parse(load_text(text.encode(), GRAMMAR), GRAMMAR).sections

    assert (head.start, root.own_end) == (0, 0)


def test_the_head_of_news_begins_with_the_way_to_them():
    site = "Skip to main content\nBáo Hòa Bình\nTìm kiếm\n"
    news = "Trang chủ » Tin tức\nHòa Bình trồng 500 ha rừng\n10/12/2033\n"
    body = "Tỉnh Hòa Bình vừa ban hành kế hoạch trồng rừng, mục tiêu trồng 500 ha trong năm 2034, gồm:\n* Keo.\n* Mỡ.\n"
    text = site + news + body

    root, head, prose, *bullets = parse(load_text(text.encode(), GRAMMAR), GRAMMAR).sections

    assert (root.own_end, head.start, head.kind) == (len(site), len(site), "preamble")
    assert (prose.kind, [bullet.depth for bullet in bullets]) == ("paragraph", [2, 2])


def test_lists_of_news_are_no_part_of_the_prose_around_them():
    lists = "Kế hoạch gồm:\n* Keo.\n* Mỡ.\nTỉnh cũng cấp cho các huyện:\n* Giống.\n* Phân.\n"
    text = "Trang chủ » Tin tức\nHòa Bình trồng 500 ha rừng\n10/12/2033\n" + lists

    _, head, *bullets = parse(load_text(text.encode(), GRAMMAR), GRAMMAR).sections

    assert head.kind == "preamble"
    assert [bullet.depth for bullet in bullets] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "menu",
    [
        "Trang chủ | Tra cứu văn bản | Hỏi đáp\n",
        "Pháp luật Việt Nam\nTóm tắt | Nội dung | Lược đồ\n",
        "Đăng nhập | English\nĐang tải nội dung...\n",
    ],
)
def test_a_menu_above_a_letterhead_is_of_the_page(menu):
    letterhead = "ỦY BAN NHÂN DÂN\nTỈNH HÒA BÌNH | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 12/KH-UBND\n"
    text = f"{menu}\n{letterhead}\nKẾ HOẠCH\nTrồng rừng năm 2034\n{PLAN.partition(chr(10))[2]}"

    root, head, *_ = parse(load_text(text.encode(), GRAMMAR), GRAMMAR).sections

    assert text[head.start :].startswith("ỦY BAN NHÂN DÂN")
    assert root.own_end == head.start


OTHERS = [
    "Tin liên quan\n• Trồng 90 ha keo ở Kim Bôi (12/10/2033)\n• Cấp 5 tấn giống (02/10/2033)\n",
    "CÁC TIN KHÁC:\n- Trồng 90 ha keo ở Kim Bôi (12/10)\n- Cấp 5 tấn giống (02/10)\n",
    "Các bài viết khác\n1. Trồng 90 ha keo ở Kim Bôi (12/10/2033)\n2. Cấp 5 tấn giống (02/10)\n",
    "Có thể bạn quan tâm\n• Trồng 90 ha keo\nTIN CŨ HƠN\n• Cấp 5 tấn giống\n",
    "Bài viết cùng chuyên mục »\n* Trồng 90 ha keo\n* Cấp 5 tấn giống\n",
]


@pytest.mark.parametrize("others", OTHERS)
@pytest.mark.parametrize("between", ["", "Tải về: KH_12.pdf (412 KB)\nGửi bình luận      In trang\n"])
@pytest.mark.parametrize("link", ["", ">> Xem thêm: Hội nghị trồng rừng\n"])
def test_headlines_of_other_news_below_a_document_are_no_list_of_it(others: str, between: str, link: str):
    plan = PLAN.replace("II.", f"{link}II.")
    text = f"Trang chủ » Văn bản\n{plan}{between}{others}Lượt truy cập: 2.914.507\n"

    outline = parse(load_text(text.encode(), GRAMMAR), GRAMMAR)

    assert [section.kind for section in outline.sections[2:]] == [
        "roman",
        "dash",
        "roman",
        "arabic",
        "arabic",
    ]
    assert outline.others is not None
    assert text[outline.others :].strip().startswith(others[:10])


ACTS = [
    "Các văn bản khác:\n• Quyết định số 7/QĐ-UBND về giữ rừng (12/10/2033)\n• Chỉ thị số 8/CT-UBND (02/10/2033)\n",
    "VĂN BẢN LIÊN QUAN\n- Quyết định 7/QĐ-UBND về giữ rừng (12/10)\n- Chỉ thị 8/CT-UBND\n",
    "Văn bản cùng lĩnh vực »\n* Quyết định 7/QĐ-UBND về giữ rừng (12/10/2033)\n",
]


@pytest.mark.parametrize("acts", ACTS)
@pytest.mark.parametrize("appendix", ["", "PHỤ LỤC: DANH SÁCH\n", f"PHỤ LỤC: DIỆN TÍCH\n{TABLE}"])
def test_links_to_other_acts_below_a_document_are_no_list_of_it(acts: str, appendix: str):
    text = f"{DOCUMENT}\n{appendix}\n{acts}Lượt xem: 873   |   Lên đầu trang\n"

    kept = kinds(f"{DOCUMENT}\n{appendix}")

    assert kinds(text) == kept


def test_acts_that_a_document_lists_at_its_end_are_its_own():
    acts = "Các văn bản liên quan:\n- Quyết định số 7/QĐ-UBND về giữ rừng\n- Chỉ thị số 8/CT-UBND\n"

    assert kinds(f"{DOCUMENT}\nPHỤ LỤC: DANH SÁCH\n{acts}")[-3:] == ["appendix", "dash", "dash"]


@pytest.mark.parametrize(
    "lists",
    [
        "Các tin khác:\n3. Trồng cây ở xã (12/10/2033)\n4. Các hộ:\n- Trồng cây phân tán\n- Giữ rừng\n",
        "Các việc khác\n- Trồng cây phân tán\n- Giữ rừng\n",
        "Xem thêm: Hội nghị trồng rừng\nCác chủ rừng còn phải:\n- Trồng cây phân tán\n- Giữ rừng\n",
        "Tin liên quan: Trồng keo\n3. Các hộ:\n- Trồng cây phân tán\n- Giữ rừng\n",
    ],
)
def test_lists_that_other_words_lead_in_stay(lists: str):
    outline = parse(load_text(f"Trang chủ » Văn bản\n{PLAN}{lists}".encode(), GRAMMAR), GRAMMAR)

    assert [section.kind for section in outline.sections[-2:]] == ["dash", "dash"]
    assert outline.others is None
