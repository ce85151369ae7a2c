"""Documents as portals of law show them: notices and lists above, tables flattened to bars, words lost."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest

from kcextract import extract
from kcextract.records import Extraction

BASES = """Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Căn cứ Nghị định số 11/2031/NĐ-CP ngày 02 tháng 3 năm 2031 của Chính phủ về phát triển làng nghề;
Xét đề nghị của Giám đốc Sở Công Thương tại Tờ trình số 5/TTr-SCT ngày 04 tháng 5 năm 2032,
QUYẾT ĐỊNH:
"""
ARTICLES = """Điều 1. Phê duyệt Kế hoạch phát triển làng nghề giai đoạn 2032 - 2035, gồm:
1. Mục tiêu: hỗ trợ 12 làng nghề.
2. Kinh phí: 450 triệu đồng.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
BARS = """ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
Số: 77/QĐ-UBND | Nam Định, ngày 06 tháng 6 năm 2032 |
PHÊ DUYỆT KẾ HOẠCH PHÁT TRIỂN LÀNG NGHỀ GIAI ĐOẠN 2032-2035
ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH
"""
ONE_LINE = (
    "ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH ------- Số: 77/QĐ-UBND | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM "
    "Độc lập - Tự do - Hạnh phúc --------------- Nam Định, ngày 06 tháng 6 năm 2032 |\nQUYẾT ĐỊNH\n"
    "PHÊ DUYỆT KẾ HOẠCH PHÁT TRIỂN LÀNG NGHỀ GIAI ĐOẠN 2032-2035\nỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH\n"
)
ABOVE = {
    "nothing": "",
    "a notice": "Để xem toàn văn trên Cổng Pháp Luật vui lòng đăng nhập.\n",
    "a notice that reads like a legal base": "Để tra cứu Luật và Nghị định vui lòng đăng nhập.\n",
    "a list of acts": "- 1Nghị định 3/2020/NĐ-CP về chợ\n- 2Luật Đầu tư 2020\n",
}


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], Extraction]:
    def read(text: str) -> Extraction:
        path = tmp_path / "document.txt"
        path.write_text(text, encoding="utf-8")
        return extract(path)

    return read


@pytest.mark.parametrize("above", ABOVE)
@pytest.mark.parametrize("head", [BARS, ONE_LINE])
def test_the_page_around_a_document_is_no_part_of_it(
    read: Callable[[str], Extraction], above: str, head: str
) -> None:
    found = read(ABOVE[above] + head + BASES + ARTICLES)

    document = found.document
    assert (document.number, document.issue_date) == ("77/QĐ-UBND", datetime.date(2032, 6, 6))
    assert (document.issuer, document.place) == ("Ủy ban nhân dân tỉnh Nam Định", "Nam Định")
    assert document.title == "PHÊ DUYỆT KẾ HOẠCH PHÁT TRIỂN LÀNG NGHỀ GIAI ĐOẠN 2032-2035"
    assert [(base.relation, base.number) for base in found.legal_bases] == [
        ("can_cu", None),
        ("can_cu", "11/2031/NĐ-CP"),
        ("de_nghi", "5/TTr-SCT"),
    ]
    assert [target.quantity_min for target in found.targets] == [12]
    assert [budget.amount_vnd for budget in found.budgets] == [450_000_000]


def test_the_formula_behind_a_comma_is_no_part_of_the_last_base(read: Callable[[str], Extraction]) -> None:
    bases = BASES.replace("Tờ trình số 5/TTr-SCT", "Tờ trình số 5/TTr-SCT về việc phê duyệt Kế hoạch")

    found = read(BARS + bases + ARTICLES)

    assert [base.text.splitlines()[-1] for base in found.legal_bases if "QUYẾT ĐỊNH" in base.text] == []


def test_a_programme_behind_the_signature_without_the_word_for_its_kind(
    read: Callable[[str], Extraction],
) -> None:
    found = read(
        BARS
        + BASES
        + "Điều 1. Ban hành kèm theo Quyết định này Chương trình phát triển làng nghề.\n"
        + "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\n| TM. ỦY BAN NHÂN DÂN |\n"
        + "PHÁT TRIỂN LÀNG NGHỀ GIAI ĐOẠN 2032 - 2035\n"
        + "(Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 06/6/2032 của UBND tỉnh Nam Định)\n"
        + "I. MỤC TIÊU\n1. Hỗ trợ 12 làng nghề.\n2. Tổ chức 3 hội chợ.\n"
    )

    assert [(target.quantity_min, target.unit) for target in found.targets] == [
        (12, "làng nghề"),
        (3, "hội chợ"),
    ]
    assert [section.path for section in found.sections if section.path.startswith("I")] == ["I", "I/1", "I/2"]


@pytest.mark.parametrize("article", ["Điều", "Điếu", "Điêu", "ĐIỂU"])
def test_an_article_with_a_wrong_accent(read: Callable[[str], Extraction], article: str) -> None:
    found = read(BARS + BASES + ARTICLES.replace("Điều", article))

    assert [section.kind for section in found.sections].count("article") == 2


@pytest.mark.parametrize(("printed", "unit"), [("0,5%0", "‰"), ("0,5 %o", "‰"), ("0,5‰", "‰"), ("0,5%", "%")])
def test_per_mille_however_it_is_typed(read: Callable[[str], Extraction], printed: str, unit: str) -> None:
    found = read(BARS + BASES + ARTICLES.replace("hỗ trợ 12 làng nghề", f"giảm tỷ suất sinh {printed}"))

    assert [(target.quantity_min, target.unit) for target in found.targets] == [(0.5, unit)]
    assert not [notice for notice in found.diagnostics if notice.code == "unclaimed_number"]


def test_a_law_by_its_number(read: Callable[[str], Extraction]) -> None:
    base = "Căn cứ Luật số 90/2031/QH16 ngày 3/4/2031 về làng nghề;\n"

    law = read(BARS + base + BASES + ARTICLES).legal_bases[0]

    assert (law.cited_type, law.number, law.title) == ("luat", "90/2031/QH16", "về làng nghề")
    assert law.cited_date == datetime.date(2031, 4, 3)


def test_two_acts_joined_by_and(read: Callable[[str], Extraction]) -> None:
    base = (
        "Căn cứ Chỉ thị số 4-CT/TW ngày 3/4/2031 của Ban Bí thư Trung ương Đảng và Nghị quyết số "
        "6-NQ/TU ngày 5/6/2031 của BTV Tỉnh ủy Nam Định về làng nghề;\n"
    )

    first, second = read(BARS + base + BASES + ARTICLES).legal_bases[:2]

    assert first.issuer == "Ban Bí thư Trung ương Đảng"
    assert second.issuer == "BTV Tỉnh ủy Nam Định"


def test_the_first_bullet_under_a_heading_of_a_text_in_lines(read: Callable[[str], Extraction]) -> None:
    lines = """Điều 1. Phê duyệt Kế hoạch phát triển làng nghề giai
đoạn 2032 - 2035 với các nội dung chủ yếu sau đây, gồm có:
1. Mục tiêu
a) Môi trường
- Hỗ trợ xử lý
chất thải cho 12 làng nghề, giảm ô nhiễm tại các làng nghề đã được công
nhận và nâng cao chất lượng nguồn nước.
- Trồng mới
500 cây xanh trong các làng nghề, góp phần cải thiện môi trường sinh thái
của địa phương.
"""
    found = read(BARS + BASES + lines)

    paths = [section.path for section in found.sections if "/a" in section.path]
    assert paths == ["Điều 1/1/a", "Điều 1/1/a/-1", "Điều 1/1/a/-2"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Đề án về “Chính sách làng nghề đến năm 2035”", "Đề án về “Chính sách làng nghề đến năm 2035”"),
        ('Đề án về "Chính sách làng nghề đến năm 2035"', 'Đề án về "Chính sách làng nghề đến năm 2035"'),
        (
            "Kế hoạch phát triển làng nghề (LN) trên địa bàn tỉnh",
            "Kế hoạch phát triển làng nghề (LN) trên địa bàn tỉnh",
        ),
        ("Kế hoạch phát triển làng nghề (sau đây gọi là Kế hoạch)", "Kế hoạch phát triển làng nghề"),
    ],
)
def test_a_programme_with_marks_in_its_name(read: Callable[[str], Extraction], words: str, name: str) -> None:
    article = (
        f"Điều 1. Thông qua {words} với những nội dung chính như sau:\nI. MỤC TIÊU\n1. Hỗ trợ 12 làng nghề.\n"
    )

    assert read(BARS + BASES + article).document.programme_title == name
