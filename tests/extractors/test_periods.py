"""Periods: that of the sentence, else of the nearest heading above, else of the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors.periods import NOT_STATED, PeriodReader

HEAD = "KẾ HOẠCH\nI. MỤC TIÊU\n"
DATED = """ỦY BAN NHÂN DÂN
TỈNH HÒA BÌNH
Số: 12/QĐ-UBND
Hòa Bình, ngày 5 tháng 3 năm 2016

QUYẾT ĐỊNH
Về việc phê duyệt Chương trình khuyến công tỉnh Hòa Bình giai đoạn 2016 - 2020

Điều 1. Phê duyệt Chương trình khuyến công với các nội dung sau:
I. MỤC TIÊU
"""


@pytest.fixture(scope="session")
def stated(context_of):
    """The period of the sentence that begins with ``mark``, up to the paragraph's end."""

    def read(body, mark="@", head=HEAD):
        context = context_of(f"{head}{body}\n")
        start = context.document.text.index(mark)
        end = start + len(context.document.text[start:].partition("\n")[0])
        return tuple(PeriodReader(context).of_span(context.section_at(start).number, start, end))

    return read


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("@ Giai đoạn 2016 - 2020, hỗ trợ các cơ sở.", (2016, 2020)),
        ("@ Giai đoạn 2016-2020 hỗ trợ các cơ sở.", (2016, 2020)),
        ("@ Từ năm 2016 đến năm 2020, hỗ trợ các cơ sở.", (2016, 2020)),
        ("@ Hỗ trợ các cơ sở trong 5 năm 2016 – 2020.", (2016, 2020)),
        ("@ Đến năm 2020, hỗ trợ các cơ sở.", (None, 2020)),
        ("@ Đến hết năm 2020 hỗ trợ các cơ sở.", (None, 2020)),
        ("@ Từ nay đến năm 2020 hỗ trợ các cơ sở.", (None, 2020)),
        ("@ Từ năm 2016 trở đi hỗ trợ các cơ sở.", (2016, None)),
        ("@ Năm 2018, hỗ trợ các cơ sở.", (2018, 2018)),
        ("@ Trong các năm 2018, 2019 và 2020, hỗ trợ các cơ sở.", (2018, 2020)),
        ("@ Hỗ trợ các cơ sở (giai đoạn 2016 - 2020).", (2016, 2020)),
    ],
)
def test_the_period_of_a_sentence(stated, body, expected):
    assert stated(body) == (*expected, "sentence")


@pytest.mark.parametrize(
    "body",
    [
        "@ Thực hiện Chương trình khuyến công giai đoạn 2016 - 2020.",
        "@ Theo Nghị quyết về khuyến công giai đoạn 2016 - 2020, hỗ trợ các cơ sở.",
        "@ Lồng ghép Đề án đào tạo nghề cho lao động nông thôn đến năm 2020.",
        "@ Thực hiện kế hoạch phát triển kinh tế - xã hội 5 năm 2016 - 2020.",
        "@ Tăng gấp hai lần năm 2010.",
        "@ Tăng so với năm 2010.",
        "@ Tăng so với cuối năm 2010.",
        "@ Tăng so với ước năm 2010.",
        "@ Tăng so với ước thực hiện năm 2010.",
        "@ Tăng so với kết quả thực hiện của năm 2010.",
        "@ Tăng so với cùng kỳ năm 2010.",
        "@ Phát huy kết quả năm 2015.",
        "@ Họp ngày 5 tháng 3 năm 2016.",
        "@ Theo Quyết định số 12/QĐ-UBND ngày 5/3/2016.",
        "@ Trồng 2016 ha rừng.",
        "@ Hoàn thành trước năm 2020.",
        "@ Hỗ trợ các cơ sở.",
    ],
)
def test_years_that_are_no_statement_of_a_time(stated, body):
    assert stated(body) == NOT_STATED


@pytest.mark.parametrize(
    "body",
    [
        "@ Thực hiện chương trình khuyến công, giai đoạn 2016 - 2020 hỗ trợ các cơ sở.",
        "@ Chương trình khuyến công: trong giai đoạn 2016 - 2020 hỗ trợ các cơ sở.",
        "@ Lồng ghép đề án, trong giai đoạn 2016 - 2020.",
    ],
)
def test_a_new_clause_ends_the_name_of_a_programme(stated, body):
    assert stated(body) == (2016, 2020, "sentence")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("1. Giai đoạn 2016 - 2018\n@ Hỗ trợ các cơ sở.", (2016, 2018)),
        ("1. Giai đoạn 2016 - 2018\na) @ Hỗ trợ các cơ sở;\nb) Hỗ trợ các hộ.", (2016, 2018)),
        ("1. Giai đoạn 2016 - 2018:\na) Dạy nghề\n- @ Mở lớp;\n- Mở trường.", (2016, 2018)),
        ("1. Giai đoạn 2016 - 2018\n- Mở lớp.\n2. Đến năm 2020\n- @ Mở lớp.", (None, 2020)),
        ("1. Giai đoạn 2016 - 2018\na) Năm 2016\n- Mở trường.\nb) Năm 2017\n- @ Mở lớp.", (2017, 2017)),
        ("- Đến năm 2020:\n+ @ Mở lớp;\n+ Mở trường.", (None, 2020)),
    ],
)
def test_the_period_of_the_nearest_heading_above(stated, body, expected):
    assert stated(body) == (*expected, "section")


@pytest.mark.parametrize(
    "body",
    [
        "1. Thực hiện Chương trình khuyến công giai đoạn 2011 - 2015\n- @ Mở lớp.",
        "1. Năm 2016 và giai đoạn 2018 - 2019\n- @ Mở lớp.",
        "1. Năm 2017, mở lớp.\n2. @ Mở trường.",
        "@ Mở lớp.",
    ],
)
def test_the_period_of_the_document(stated, body):
    assert stated(body, head=DATED) == (2016, 2020, "document")
    assert stated(body) == NOT_STATED


def test_a_sentence_is_stronger_than_a_heading_and_a_heading_than_the_document(stated):
    body = "1. Giai đoạn 2016 - 2018\n- Trong năm 2017, mở lớp.\n- Mở trường.\n2. Dạy nghề\n- Mở chợ.\n"

    assert stated(body, "Trong", DATED) == (2017, 2017, "sentence")
    assert stated(body, "Mở trường", DATED) == (2016, 2018, "section")
    assert stated(body, "Mở chợ", DATED) == (2016, 2020, "document")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Đến năm 2017:", "Đến năm 2019:"),
        ("Mục tiêu cụ thể đến năm 2017 như sau:", "Định hướng đến năm 2019:"),
        ("Đến năm 2017", "Đến năm 2019"),
    ],
)
@pytest.mark.parametrize("bullet", ["- ", "+ ", "", "a) "])
def test_a_paragraph_that_says_only_a_time_holds_for_what_is_listed_below_it(stated, first, second, bullet):
    body = f"1. Chợ\n{first}\n{bullet}Xây chợ.\n{bullet}Mở chợ.\n"
    if bullet != "a) ":
        body += f"{second}\n{bullet}Sửa chợ.\n{bullet}Bán chợ.\n"
        assert stated(body, "Sửa chợ", DATED) == (None, 2019, "section")
        assert stated(body, "Bán chợ", DATED) == (None, 2019, "section")
    assert stated(body, "Xây chợ", DATED) == (None, 2017, "section")
    assert stated(f"{body}2. Kho\nXây kho.", "Xây kho", DATED) == (2016, 2020, "document")


@pytest.mark.parametrize(
    "label",
    [
        "Theo Kế hoạch phát triển chợ giai đoạn 2017 - 2018:",
        "Trong năm 2017 và năm 2018 như sau:",
        "Năm 2017 các huyện họp bàn về chợ",
        "Năm 2017: 15 chợ, gồm:",
    ],
)
def test_a_paragraph_that_says_more_than_a_time_is_no_label(stated, label):
    above = "Các chợ ở vùng sâu, vùng xa được đầu tư trước."
    found = stated(f"1. Chợ\n{above}\n{label}\n- Xây chợ.\n- Mở chợ.", "Mở chợ", DATED)
    assert found != (2017, 2017, "section")


def test_a_time_inside_a_lettered_item_does_not_hold_for_the_next(stated):
    body = "a) Chợ\nĐến năm 2017:\n- Xây chợ.\nb) Kho\n- Xây kho."
    assert stated(body, "Xây chợ", DATED) == (None, 2017, "section")
    assert stated(body, "Xây kho", DATED) == (2016, 2020, "document")


WORDS = [
    "năm",
    "giai đoạn",
    "đến",
    "2016",
    "2020",
    "2016 - 2020",
    "-",
    ",",
    "Chương trình",
    "\n",
    "\n1. ",
    "\n- ",
    "so với",
    ".",
]


@given(body=st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_any_text_has_a_period_with_its_basis_or_none(context_of, body):
    context = context_of(f"{HEAD}x {body}\n")
    reader = PeriodReader(context)
    for section in context.outline.sections:
        first, last, basis = reader.of_span(section.number, section.start, section.own_end)

        assert (basis is None) == (first is None and last is None)
        assert first is None or last is None or first <= last
