"""Content items: given what stands under Nội dung, these activities."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors.content_items import extract_content_items

ROOT = Path(__file__).resolve().parents[2]
HEAD = "KẾ HOẠCH\nKhuyến công tỉnh Nghệ An năm 2021\nCăn cứ Luật Đầu tư;\n"
NEWS = "Nghệ An: Kế hoạch khuyến công\n15/03/2021\n"
OPENING = "Ủy ban nhân dân tỉnh vừa ban hành kế hoạch khuyến công trên địa bàn tỉnh trong những năm tới đây. "


@pytest.fixture
def items(context_of):
    """The rows of a text behind a head, and the notices."""
    return lambda text, head=HEAD: extract_content_items(context_of(head + text))


@pytest.fixture
def shown(items):
    """Ordinal, title, description, result of each row."""
    return lambda text, head=HEAD: [
        (row.ordinal, row.title, row.description, row.expected_result) for row in items(text, head)[0]
    ]


def test_the_numbered_items_directly_under_the_contents_are_rows(shown):
    text = """\
II. NỘI DUNG
1. Đào tạo nghề
a) Mở lớp;
b) Dạy nghề.
2. Tư vấn. Lập dự án.
Thiết kế mẫu mã.
3. Tuyên truyền:
- Phát bản tin.
III. GIẢI PHÁP
"""
    assert shown(text) == [
        (1, "Đào tạo nghề", "a) Mở lớp; b) Dạy nghề.", None),
        (2, "Tư vấn", "Lập dự án. Thiết kế mẫu mã.", None),
        (3, "Tuyên truyền", "- Phát bản tin.", None),
    ]


@pytest.mark.parametrize(
    "markers", [("I.", "II.", "1.", "2."), ("1.", "2.", "a)", "b)"), ("2.", "3.", "2.1.", "2.2.")]
)
def test_items_are_numbered_in_any_way(shown, markers):
    first, after, one, two = markers
    before = "1. Mục tiêu\nGiữ nghề.\n" if first == "2." else ""

    text = f"{before}{first} NỘI DUNG\n{one} Đào tạo nghề\n{two} Tư vấn\n{after} GIẢI PHÁP\n"
    assert shown(text) == [(1, "Đào tạo nghề", None, None), (2, "Tư vấn", None, None)]


@pytest.mark.parametrize(
    "parts",
    [
        "1.1. Nội dung\nMở lớp.\n1.2. Kết quả đạt được\nDạy 20 người.\n1.3. Kinh phí thực hiện\nTổng kinh phí là 5 triệu đồng.\n",
        "a) Nội dung: Mở lớp.\nb) Kết quả cần đạt: Dạy 20 người.\nc) Kinh phí: 5 triệu đồng.\n",
        "- Nội dung thực hiện: Mở lớp.\n- Kết quả đạt được: Dạy 20 người.\n",
        "Mở lớp.\nYêu cầu kết quả: Dạy 20 người.\n",
        "Mở lớp.\nKết quả dự kiến: Dạy 20 người.\nKinh phí: 5 triệu đồng.\n",
        "Mở lớp. Kết quả dự kiến: Dạy 20 người. Kinh phí 5 triệu đồng.\n",
        "Nội dung: Mở lớp.\nYêu cầu kết quả: Dạy 20 người.\n",
        "- Nội dung: Mở lớp.\n- Kết quả: Dạy 20 người.\n- Kinh phí: 5 triệu đồng.\n",
        "+ Nội dung: Mở lớp.\n+ Kết quả, sản phẩm: Dạy 20 người.\n",
        "Mở lớp. Kết quả: Dạy 20 người.\n",
    ],
)
def test_description_result_and_money_are_told_apart(shown, parts):
    rows = shown(f"II. NỘI DUNG\n1. Đào tạo nghề\n{parts}2. Tư vấn\nIII. GIẢI PHÁP\n")

    assert rows == [(1, "Đào tạo nghề", "Mở lớp.", "Dạy 20 người."), (2, "Tư vấn", None, None)]


def test_labels_in_the_parts_of_an_item_are_left_out(shown):
    text = """\
II. NỘI DUNG
1. Đào tạo nghề
1.1. Nghề mộc
- Nội dung: Mở 2 lớp.
- Kết quả: 40 người.
1.2. Nghề may
- Nội dung: Mở 3 lớp.
- Kết quả: 60 người.
2. Tư vấn
III. GIẢI PHÁP
"""
    assert shown(text)[0] == (
        1, "Đào tạo nghề", "1.1. Nghề mộc Mở 2 lớp. 1.2. Nghề may Mở 3 lớp.", "40 người. 60 người."
    )  # fmt: skip


@pytest.mark.parametrize(
    "label", ["- Kết quả: Trong 5 năm đã dạy 20 người.", "Kết quả: tỉnh đã dạy 20 người."]
)
def test_a_result_that_was_is_none_to_be_expected(shown, label):
    text = f"II. NỘI DUNG\n1. Đào tạo nghề\nMở lớp.\n{label}\n2. Tư vấn\nIII. GIẢI PHÁP\n"

    assert shown(text)[0] == (1, "Đào tạo nghề", f"Mở lớp. {label}", None)


def test_a_result_in_several_bullets_keeps_their_markers(shown):
    text = "II. NỘI DUNG\n1. Đào tạo nghề:\nYêu cầu kết quả:\n- Mở 3 lớp;\n- Dạy 20 người.\n2. Tư vấn\nIII. GIẢI PHÁP\n"

    assert shown(text)[0] == (1, "Đào tạo nghề", None, "- Mở 3 lớp; - Dạy 20 người.")


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Đào tạo nghề", "dao_tao_nghe"),
        ("Trồng rừng", "khac"),
        ("Nội dung 1: Hỗ trợ tư vấn cho 5 cơ sở.", "tu_van"),
    ],
)
def test_an_item_has_the_code_of_its_title_and_another_is_khac(items, title, code):
    rows, _ = items(f"II. NỘI DUNG\n1. {title}\n2. Bình chọn sản phẩm\nIII. GIẢI PHÁP\n")

    assert [row.activity_code for row in rows] == [code, "san_pham_tieu_bieu"]


def test_in_a_text_on_other_fields_what_has_no_code_is_khac_too(items):
    head = "KẾ HOẠCH\nTrồng rừng tỉnh Nghệ An năm 2021\nCăn cứ Luật Lâm nghiệp;\n"
    rows, _ = items("II. NỘI DUNG\n1. Trồng rừng\n2. Hỗ trợ tư vấn cho 5 hộ\nIII. GIẢI PHÁP\n", head)

    assert [row.activity_code for row in rows] == ["khac", "tu_van"]


@pytest.mark.parametrize(
    ("text", "description"),
    [
        ("Mở lớp. Kinh phí: 350 triệu đồng.", "Mở lớp."),
        ("Mở lớp. Tổng kinh phí thực hiện: 350 triệu đồng. Trong đó, tỉnh cấp 50 triệu đồng. Dạy nghề.", "Mở lớp. Dạy nghề."),
        ("Mở lớp.\nDự kiến kinh phí: 350 triệu đồng.", "Mở lớp."),
        ("Hỗ trợ kinh phí mở lớp.", "Hỗ trợ kinh phí mở lớp."),
        ("Mở lớp. Kinh phí 350 triệu đồng.", "Mở lớp."),
        ("Mở lớp. Nhu cầu vốn 9 tỷ đồng, trong đó ngân sách huyện 2 tỷ đồng.", "Mở lớp."),
        ("Mở lớp; tổng kinh phí 350 triệu đồng.", "Mở lớp"),
        ("Mở lớp cho 40 người, với kinh phí dự kiến 1,2 tỷ đồng", "Mở lớp cho 40 người"),
        ("Mở lớp: 350 triệu đồng.", "Mở lớp"),
        ("a) Mở lớp; kinh phí 350 triệu đồng.", "a) Mở lớp; kinh phí 350 triệu đồng."),
        ("Mở lớp, kinh phí 3 triệu đồng/người.", "Mở lớp, kinh phí 3 triệu đồng/người."),
        ("350 triệu đồng.", None),
        ("Khoảng 1,2 tỷ đồng, từ ngân sách huyện.", None),
        ("350 triệu đồng cho 5 lớp.", "350 triệu đồng cho 5 lớp."),
        ("30 triệu đồng/hộ.", "30 triệu đồng/hộ."),
        ("Mở 4 lớp, kinh phí 350 triệu đồng. Năm đầu dạy nghề may.", "Mở 4 lớp, kinh phí 350 triệu đồng. Năm đầu dạy nghề may."),
        ("Mở 4 lớp; kinh phí 350 triệu đồng. Kinh phí 20 triệu đồng.", "Mở 4 lớp"),
    ],
)  # fmt: skip
def test_a_sentence_that_tells_what_an_item_costs_is_no_part_of_its_description(shown, text, description):
    assert shown(f"II. NỘI DUNG\n1. Đào tạo nghề\n{text}\n2. Tư vấn\nIII. GIẢI PHÁP\n")[0][2] == description


@pytest.mark.parametrize(
    "lead", ["Theo đó, các nội dung sẽ được triển khai gồm:", "Các hoạt động chính bao gồm:"]
)
def test_prose_says_which_activities_will_be_carried_out(items, lead):
    rows, _ = items(OPENING + f"{lead} dạy nghề; tư vấn. Xong.\n", NEWS)

    assert [row.title for row in rows] == ["dạy nghề", "tư vấn"]


def test_contents_without_numbers_give_no_items_and_say_so(items):
    rows, notices = items("II. NỘI DUNG\n- Mở lớp;\n- Tư vấn.\nIII. GIẢI PHÁP\n1. Tuyên truyền\n")

    assert rows == ()
    assert [notice.code for notice in notices] == ["contents_without_items"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Kế hoạch bao gồm 3 nội dung chính: đào tạo nghề (ngắn hạn; tại chỗ), truyền nghề; tư vấn; và cung cấp thông tin.",
        "Kế hoạch gồm các nội dung: (1) đào tạo nghề (ngắn hạn; tại chỗ), truyền nghề; (2) tư vấn; (3) cung cấp thông tin.",
        "Kế hoạch tập trung vào ba nhóm nội dung chủ yếu, gồm: a) đào tạo nghề (ngắn hạn; tại chỗ), truyền nghề; b) tư vấn; "
        "c) cung cấp thông tin.",
    ],
)
def test_prose_enumerates_activities(items, sentence):
    rows, notices = items(OPENING + sentence + " Xong.\n", NEWS)

    assert [(row.ordinal, row.title, row.activity_code) for row in rows] == [
        (1, "đào tạo nghề (ngắn hạn; tại chỗ), truyền nghề", "dao_tao_nghe"),
        (2, "tư vấn", "tu_van"),
        (3, "cung cấp thông tin", "thong_tin"),
    ]
    assert notices == ()


def test_prose_enumerates_in_bullets(items):
    text = (
        OPENING + "\nKế hoạch gồm 2 nội dung chính:\n- Đào tạo nghề;\n- Tư vấn.\nSở Công Thương thực hiện.\n"
    )
    rows, notices = items(text, NEWS)

    assert [(row.ordinal, row.title) for row in rows] == [(1, "Đào tạo nghề"), (2, "Tư vấn")]
    assert notices == ()


@pytest.mark.parametrize(
    ("lead", "one", "two"),
    [
        ("Kế hoạch đề ra 2 nhóm nhiệm vụ. ", "Thứ nhất là ", "Thứ hai, "),
        ("Tỉnh tập trung thực hiện các nội dung sau:\n", "Một là, ", "Hai là "),
        ("Nhiệm vụ trọng tâm\n", "Thứ nhất, ", "Thứ hai: "),
    ],
)
def test_prose_tells_activities_in_their_order(items, lead, one, two):
    text = (
        f"{OPENING}\n{lead}{one}dạy nghề cho lao động. Mở 4 lớp.\nMỗi lớp có 30 người. Kinh phí 2 tỷ đồng.\n"
        f"{two}cung cấp thông tin, với kinh phí 900 triệu đồng; mỗi năm in 5 bản tin.\nSở Công Thương thực hiện.\n"
        "Thứ ba, 18/02/2031\n"
    )
    rows, notices = items(text, NEWS)

    assert [(row.ordinal, row.title, row.description, row.activity_code) for row in rows] == [
        (1, "dạy nghề cho lao động", "Mở 4 lớp. Mỗi lớp có 30 người.", "dao_tao_nghe"),
        (2, "cung cấp thông tin", "mỗi năm in 5 bản tin.", "thong_tin"),
    ]
    assert notices == ()


def test_what_is_done_before_the_money_in_a_clause_is_told(shown):
    text = "Tỉnh đề ra 2 nhiệm vụ. Một là, dạy nghề: mở 6 lớp, mời 3 thợ giỏi, kinh phí 300 triệu đồng. Hai là, tư vấn: 5 tỷ đồng.\n"

    assert shown(OPENING + text, NEWS) == [
        (1, "dạy nghề", "mở 6 lớp, mời 3 thợ giỏi", None),
        (2, "tư vấn", None, None),
    ]


@pytest.mark.parametrize(
    "lead", ["Còn 2 hạn chế.", "Năm qua, tỉnh đã thực hiện các nhiệm vụ sau:", "Đề ra 2 giải pháp."]
)
def test_what_is_told_in_order_of_other_things_is_no_activity(items, lead):
    assert items(f"{OPENING}\n{lead} Thứ nhất, dạy nghề còn ít. Thứ hai, tư vấn chậm.\n", NEWS)[0] == ()


def test_prose_that_announces_more_activities_than_it_tells_says_so(items):
    rows, notices = items(f"{OPENING}Tỉnh đề ra 3 nhiệm vụ. Thứ nhất, dạy nghề. Thứ hai, tư vấn.\n", NEWS)

    assert [row.title for row in rows] == ["dạy nghề", "tư vấn"]
    assert [notice.code for notice in notices] == ["enumeration_count"]


def test_commas_part_activities_only_where_that_gives_their_number(items):
    rows, _ = items(OPENING + "Kế hoạch gồm 2 nội dung: dạy nghề, tư vấn.\n", NEWS)
    assert [row.title for row in rows] == ["dạy nghề", "tư vấn"]

    rows, notices = items(OPENING + "Kế hoạch gồm 3 nội dung: dạy nghề, tư vấn.\n", NEWS)
    assert rows == ()
    assert [notice.code for notice in notices] == ["enumeration_count"]


@given(st.lists(st.sampled_from(
    ["II. NỘI DUNG", "1. Đào tạo nghề", "2. Tư vấn: lập dự án", "1.1. Nội dung", "1.2. Kết quả đạt được", "a) Kinh phí",
     "- Mở lớp;", "Yêu cầu kết quả: 5 lớp.", "Nội dung: mở lớp", "Tuyên truyền.", "III. GIẢI PHÁP", "gồm 2 nội dung:"]),
    max_size=14))  # fmt: skip
def test_any_order_of_lines_gives_numbered_rows_in_text_order(context_of, lines):
    context = context_of(HEAD + "\n".join(lines) + "\n")
    rows, _ = extract_content_items(context)

    assert [row.content_item_no for row in rows] == list(range(len(rows)))
    assert sorted(row.start for row in rows) == [row.start for row in rows]
    for row in rows:
        evidence = " ".join(context.document.text[row.start : row.end].split())
        assert row.title in evidence
        assert row.expected_result is None or row.expected_result.split()[-1] in evidence


@pytest.mark.parametrize("path", sorted((ROOT / "corpus").glob("*.txt")), ids=lambda path: path.stem)
def test_the_activities_of_a_real_document_count_from_one_and_have_kinds(context_of, path):
    rows, notices = extract_content_items(context_of(path.read_text(encoding="utf-8")))

    assert [row.ordinal for row in rows] == list(range(1, len(rows) + 1))
    assert len(rows) >= 8
    assert notices == ()
    assert not [row.title for row in rows if row.activity_code == "khac" or row.title[-1] in ".:;"]
