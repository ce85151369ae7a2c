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


@pytest.mark.parametrize("heading", ["Các tin khác:", "TIN LIÊN QUAN", "Bài viết cũ hơn:"])
def test_the_headlines_of_other_news_below_a_signature_are_no_list(
    read: Callable[[str], Extraction], heading: str
) -> None:
    signature = "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Bình\n"
    headlines = " - Hải Hậu mở 4 lớp nghề (02/06)\n - Ý Yên thu hút 25 tỷ đồng vào làng nghề (01/06)\n"

    text = BARS + BASES + ARTICLES + signature + f"\n[In trang này]\n{heading}\n{headlines}"

    found = read(text)

    assert [section.kind for section in found.sections][-4:] == ["recipients", "dash", "dash", "signature"]
    assert found.sections[-1].end == len(text)


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


NEWS = "Chương trình phát triển làng nghề tỉnh Nam Định đến năm 2035\n{date}\n{body}\n"


@pytest.mark.parametrize(
    "date", ["20/7/2031", "Thứ 6, 20/07/2031 | 14:34:16", "22:26, 20/07/2031", "Ngày đăng: 20-07-2031"]
)
def test_news_are_known_by_their_date(read: Callable[[str], Extraction], date: str) -> None:
    found = read(NEWS.format(date=date, body="UBND tỉnh phấn đấu hỗ trợ 12 làng nghề trong thời gian tới."))

    document = found.document
    assert (document.family, document.issue_date) == ("tin_bai", datetime.date(2031, 7, 20))
    assert document.programme_title == "Chương trình phát triển làng nghề tỉnh Nam Định đến năm 2035"
    assert [target.quantity_min for target in found.targets] == [12]


def test_prose_that_begins_with_an_act_is_no_legal_base(read: Callable[[str], Extraction]) -> None:
    body = (
        "Theo Quyết định số 77/QĐ-TTg của Thủ tướng Chính phủ phê duyệt Chương trình mỗi làng một nghề "
        "giai đoạn 2031-2035, mục tiêu cụ thể đặt ra là có ít nhất 100 làng nghề."
    )

    found = read(NEWS.format(date="20/7/2031", body=body))

    assert [(target.quantity_min, target.unit, target.basis) for target in found.targets] == [
        (100, "làng nghề", None)
    ]
    assert [base.relation for base in found.legal_bases] == ["dan_chieu"]


def test_what_others_have_is_no_target(read: Callable[[str], Extraction]) -> None:
    body = "Nam Định đặt mục tiêu đạt 28,6 m2 sàn/người (cả nước dự kiến đạt 28 m2 sàn/người) vào năm 2035."

    found = read(NEWS.format(date="20/7/2031", body=body))

    assert [target.quantity_min for target in found.targets] == [28.6]


def test_the_length_that_names_a_kind_of_training_is_no_target(read: Callable[[str], Extraction]) -> None:
    body = "Năm 2032, tỉnh tuyển mới đào tạo trình độ sơ cấp và dạy nghề dưới 3 tháng là 3.092 người."

    found = read(NEWS.format(date="20/7/2031", body=body))

    assert [(target.quantity_min, target.unit) for target in found.targets] == [(3092, "người")]


@pytest.mark.parametrize("reference", ["nói trên", "nêu trên", "kể trên"])
def test_a_reference_to_what_was_said_is_no_bound(read: Callable[[str], Extraction], reference: str) -> None:
    body = f"Ngân sách hỗ trợ kế hoạch {reference} là 5 tỷ đồng, hỗ trợ 12 làng nghề."

    found = read(NEWS.format(date="20/7/2031", body=body))

    assert [(budget.comparator, budget.label) for budget in found.budgets] == [
        ("eq", "Ngân sách hỗ trợ kế hoạch")
    ]


def test_the_verb_for_holding_an_event_is_no_source(read: Callable[[str], Extraction]) -> None:
    body = "Kinh phí tổ chức hội chợ trong nước, nước ngoài mỗi làng một nghề là 135 triệu đồng."

    found = read(NEWS.format(date="20/7/2031", body=body))

    assert [(budget.amount_vnd, budget.source) for budget in found.budgets] == [(135_000_000, "tong")]


@pytest.mark.parametrize(
    "heading", ["CĂN CỨ PHÁP LÝ", "CĂN CỨ XÂY DỰNG KẾ HOẠCH", "CƠ SỞ PHÁP LÝ", "Căn cứ lập Kế hoạch"]
)
@pytest.mark.parametrize("lead", ["Căn cứ ", "- ", "1. ", "- Căn cứ "])
def test_legal_bases_under_a_heading_of_their_own(
    read: Callable[[str], Extraction], heading: str, lead: str
) -> None:
    second = lead.replace("1", "2")
    found = read(
        "ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH\nSố: 7/KH-UBND\nKẾ HOẠCH\nPHÁT TRIỂN LÀNG NGHỀ NĂM 2032\n\n"
        f"I. {heading}\n{lead}Nghị định số 11/2031/NĐ-CP ngày 02/3/2031 của Chính phủ về phát triển làng nghề;\n"
        f"{second}Luật Đầu tư ngày 4/5/2030;\n"
        "II. MỤC TIÊU\n1. Theo Quyết định số 9/QĐ-TTg, hỗ trợ 12 làng nghề.\n2. Tổ chức 3 hội chợ.\n"
    )

    assert [(base.relation, base.cited_type) for base in found.legal_bases] == [
        ("can_cu", "nghi_dinh"),
        ("can_cu", "luat"),
        ("dan_chieu", "quyet_dinh"),
    ]
    assert next(section for section in found.sections if section.path == "I").role == "legal_bases"
    assert [target.quantity_min for target in found.targets] == [12, 3]


def test_legal_bases_in_a_part_on_why_there_is_a_plan(read: Callable[[str], Extraction]) -> None:
    found = read(
        "ỦY BAN NHÂN DÂN TỈNH NAM ĐỊNH\nSố: 7/KH-UBND\nKẾ HOẠCH\nPHÁT TRIỂN LÀNG NGHỀ NĂM 2032\n\n"
        "PHẦN I\nSỰ CẦN THIẾT\nA. CĂN CỨ\nLuật Đầu tư ngày 4/5/2030;\nB. TÌNH HÌNH\n"
        "1. Căn cứ: theo Quyết định số 9/QĐ-TTg đã có 3 làng nghề.\n2. Khác.\n"
    )

    assert [base.relation for base in found.legal_bases] == ["can_cu", "dan_chieu"]


@pytest.mark.parametrize(
    "head",
    [
        "BỘ CÔNG THƯƠNG Số: 77/QĐ-BCT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Hà Nội, ngày 06 tháng 6 năm 2032 |\n",
        "BỘ CÔNG THƯƠNG\n——-Số: 77/QĐ-BCT\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập – Tự do – Hạnh phúc\n—————Hà Nội, ngày 06 tháng 6 năm 2032\n",
    ],
)
def test_a_letterhead_whose_lines_have_run_together(read: Callable[[str], Extraction], head: str) -> None:
    title = "QUYẾT ĐỊNH\nPHÊ DUYỆT KẾ HOẠCH PHÁT TRIỂN LÀNG NGHỀ\nBỘ TRƯỞNG BỘ CÔNG THƯƠNG\n"

    document = read(head + title + BASES + ARTICLES).document

    assert (document.number, document.issue_date) == ("77/QĐ-BCT", datetime.date(2032, 6, 6))
    assert document.place == "Hà Nội"
