"""Sums of money: given this text, these checks."""

from pathlib import Path

import pytest

from kcextract.run.extraction import extract

HEAD = """
KẾ HOẠCH
Phát triển kinh tế tập thể giai đoạn 2021 - 2025

I. MỤC TIÊU
Phát triển kinh tế tập thể.

"""
MONEY = HEAD + "II. KINH PHÍ THỰC HIỆN\n"
CORPUS = Path(__file__).resolve().parents[2] / "corpus"


@pytest.mark.parametrize(
    ("second", "status"), [("4.000.000.000", "pass"), ("4.000.000.001", "fail"), ("3.999.999.999", "fail")]
)
def test_parts_are_added_up_to_the_last_dong(checked, second, status):
    found = checked(
        f"{MONEY}Tổng kinh phí: 10.000.000.000 đồng, gồm:\n- Ngân sách tỉnh: 6 tỷ đồng.\n- Vốn vay: {second} đồng."
    )
    parts = 6_000_000_000 + int(second.replace(".", ""))

    assert found.of("prose_sum") == [
        ("Parts of Tổng kinh phí 10.000.000.000 đồng", parts, 10_000_000_000, status)
    ]
    assert [each.difference for each in found.checks] == [10_000_000_000 - parts]


def test_two_lists_of_the_parts_of_one_amount_are_added_up_apart(checked):
    found = checked(
        f"{MONEY}Tổng kinh phí: 10 tỷ đồng, gồm:\n- Ngân sách tỉnh: 6 tỷ đồng.\n- Vốn vay: 4 tỷ đồng.\n"
        "Phân theo nội dung:\n- Đào tạo: 3 tỷ đồng.\n- Thiết bị: 8 tỷ đồng."
    )

    assert [(total, status) for _, total, _, status in found.of("prose_sum")] == [
        (10_000_000_000, "pass"),
        (11_000_000_000, "fail"),
    ]


def test_a_check_that_fails_tells_both_figures(checked):
    found = checked(f"{MONEY}Tổng kinh phí: 10 tỷ đồng, gồm ngân sách 6 tỷ đồng, vốn vay 5 tỷ đồng.")

    assert [each.severity for each in found.told] == ["warning"]
    assert "10,000,000,000" in found.told[0].message
    assert "11,000,000,000" in found.told[0].message


def test_a_check_that_holds_tells_nothing(checked):
    found = checked(f"{MONEY}Tổng kinh phí: 10 tỷ đồng, gồm ngân sách 6 tỷ đồng, vốn vay 4 tỷ đồng.")

    assert [each.status for each in found.checks] == ["pass"]
    assert not found.told


def test_parts_behind_trong_do_may_not_be_all(checked):
    found = checked(f"{MONEY}Tổng kinh phí: 10 tỷ đồng, trong đó ngân sách 6 tỷ đồng, vốn vay 3 tỷ đồng.")

    assert [(each.status, each.note) for each in found.checks] == [
        ("fail", "the text may name only some of the parts")
    ]
    assert [each.severity for each in found.told] == ["info"]


@pytest.mark.parametrize("rest", [", còn lại là nguồn khác", "; phần còn lại do dân góp", "..."])
def test_parts_of_which_the_text_says_that_there_are_more_are_not_added_up(checked, rest):
    text = f"{MONEY}Tổng kinh phí: 10 tỷ đồng, trong đó ngân sách 6 tỷ đồng, vốn vay 3 tỷ đồng{rest}."

    assert not checked(text).checks
    assert checked(text.replace("10 tỷ", "8 tỷ")).told


def test_parts_of_which_some_have_a_year_of_their_own_are_added_up_as_one_list(checked):
    found = checked(
        f"{MONEY}Tổng kinh phí: 10 tỷ đồng, gồm: sửa chợ hỏng từ năm 2031 là 6 tỷ đồng; mua xe 3 tỷ đồng; tập huấn 1 "
        "tỷ đồng."
    )

    assert [each.status for each in found.checks] == ["pass"]


def test_one_part_is_checked_only_if_it_is_too_large(checked):
    text = MONEY + "Tổng kinh phí: 10 tỷ đồng, trong đó ngân sách {} tỷ đồng."

    assert checked(text.format(6)).of("prose_sum") == []
    assert [status for *_, status in checked(text.format(11)).of("prose_sum")] == ["fail"]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (
            "Dự kiến tổng kinh phí 10 tỷ đồng, gồm ngân sách 6 tỷ đồng, vốn vay 4 tỷ đồng.",
            "figures are approximate",
        ),
        (
            "Tổng kinh phí từ 9 đến 12 tỷ đồng, gồm ngân sách 6 tỷ đồng, vốn vay 4 tỷ đồng.",
            "figures are ranges",
        ),
    ],
)
def test_the_note_says_how_figures_bind(checked, text, note):
    assert [(each.status, each.note) for each in checked(MONEY + text).checks] == [("pass", note)]


def test_ranges_that_cannot_meet_fail(checked):
    found = checked(f"{MONEY}Tổng kinh phí từ 11 đến 12 tỷ đồng, gồm ngân sách 6 tỷ đồng, vốn vay 4 tỷ đồng.")

    assert [status for *_, status in found.of("prose_sum")] == ["fail"]


def test_open_bounds_are_not_added(checked):
    found = checked(f"{MONEY}Tổng kinh phí 10 tỷ đồng, gồm ngân sách trên 6 tỷ đồng, vốn vay 4 tỷ đồng.")

    assert not found.checks


def test_a_yearly_average_is_no_part_of_the_sum(checked):
    found = checked(
        f"{MONEY}- Tổng cộng: 10 tỷ đồng.\n- Kinh phí bình quân mỗi năm: 2 tỷ đồng.\n- Kinh phí năm 2021: 1 tỷ đồng."
    )

    assert not found.checks


PHASES = """
1. Theo nguồn
Tổng kinh phí: 10 tỷ đồng, gồm:
- Ngân sách tỉnh: 6 tỷ đồng.
- Đóng góp của hợp tác xã: 4 tỷ đồng.
2. Theo giai đoạn
* Năm 2021:
Tổng kinh phí: 3 tỷ đồng, gồm:
- Ngân sách tỉnh: {} tỷ đồng.
- Đóng góp của hợp tác xã: 1 tỷ đồng.
* Giai đoạn 2022 - 2025:
Tổng kinh phí: 7 tỷ đồng, gồm:
- Ngân sách tỉnh: 4 tỷ đồng.
- Đóng góp của hợp tác xã: 3 tỷ đồng.
"""


def test_phases_are_checked_as_a_whole_and_source_by_source(checked):
    found = checked(MONEY + PHASES.format(2)).of("prose_sum")

    assert [(subject, status) for subject, *_, status in found] == [
        ("Parts of Tổng kinh phí 10 tỷ đồng", "pass"),
        ("Phases of Tổng kinh phí 10 tỷ đồng", "pass"),
        ("Phases of Ngân sách tỉnh 6 tỷ đồng", "pass"),
        ("Phases of Đóng góp của hợp tác xã 4 tỷ đồng", "pass"),
        ("Parts of Tổng kinh phí 3 tỷ đồng", "pass"),
        ("Parts of Tổng kinh phí 7 tỷ đồng", "pass"),
    ]


def test_a_slip_in_one_phase_shows_where_it_is(checked):
    found = checked(MONEY + PHASES.format("1,9")).of("prose_sum")

    assert [subject for subject, *_, status in found if status == "fail"] == [
        "Phases of Ngân sách tỉnh 6 tỷ đồng",
        "Parts of Tổng kinh phí 3 tỷ đồng",
    ]


ITEMS = (
    HEAD
    + """
II. NỘI DUNG
1. Đào tạo nghề
Tổ chức lớp.
a) Kinh phí thực hiện
Tổng kinh phí: {first} đồng từ ngân sách tỉnh.
2. Xây dựng mô hình
Hỗ trợ mô hình.
a) Kinh phí thực hiện
Tổng kinh phí: 700 triệu đồng. Trong đó:
- Ngân sách tỉnh: 400 triệu đồng.
- Đối ứng của cơ sở: 300 triệu đồng.

III. KINH PHÍ
Tổng kinh phí thực hiện: 1.000 triệu đồng, gồm:
- Ngân sách tỉnh: 700 triệu đồng.
- Đối ứng của cơ sở: 300 triệu đồng.
"""
)


@pytest.mark.parametrize(("first", "status"), [("300 triệu", "pass"), ("301 triệu", "fail")])
def test_activities_are_checked_against_the_programme_and_its_sources(checked, first, status):
    found = checked(ITEMS.format(first=first)).of("prose_sum")

    assert [(subject, state) for subject, *_, state in found if subject.startswith("Activities")] == [
        ("Activities of Tổng kinh phí thực hiện 1.000 triệu đồng", status),
        ("Activities of Ngân sách tỉnh 700 triệu đồng", status),
        ("Activities of Đối ứng của cơ sở 300 triệu đồng", "pass"),
    ]


def test_activities_without_money_leave_the_sum_open(checked):
    text = ITEMS.format(first="300 triệu").replace(
        "Tổng kinh phí: 300 triệu đồng từ ngân sách tỉnh.", "Theo dự toán."
    )

    assert not [each for each in checked(text).checks if each.subject.startswith("Activities")]


@pytest.mark.parametrize(
    ("words", "status"),
    [("Bốn tỷ một trăm bốn mươi chín triệu", "pass"), ("Bốn tỷ một trăm bốn mươi triệu", "fail")],
)
def test_digits_are_checked_against_words(checked, words, status):
    found = checked(f"{MONEY}Tổng kinh phí: 4.149.000.000 đồng ({words} đồng).")

    assert [(actual, state) for _, _, actual, state in found.of("words_digits")] == [(4_149_000_000, status)]
    assert [each.code for each in found.told] == ["words_digits_differs"] * (status == "fail")


@pytest.mark.parametrize("name", sorted(path.stem for path in CORPUS.glob("*.txt")))
def test_the_sums_of_the_real_documents_hold(name):
    checks = extract(CORPUS / f"{name}.txt").checks

    assert [each.check_no for each in checks] == list(range(len(checks)))
    assert not [each for each in checks if each.kind != "objective_content" and each.status != "pass"]


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("long-an-2015", "28.600", "28.601"),
        ("long-an-2015", "135.220", "135.230"),
        ("vinh-long-2020", "23.320 triệu", "23.330 triệu"),
        ("can-tho-2017", "6,6 tỷ", "6,7 tỷ"),
        ("dong-nai-2018", "4.149.000.000", "4.149.000.001"),
    ],
)
def test_a_figure_that_is_changed_in_a_real_document_is_noticed(checked, name, old, new):
    text = (CORPUS / f"{name}.txt").read_text(encoding="utf-8")
    assert old in text

    assert "fail" in [
        each.status for each in checked(text.replace(old, new, 1)).checks if each.kind != "objective_content"
    ]


def test_a_source_that_no_activity_names_is_not_compared(checked):
    found = checked(
        "II. NỘI DUNG\n"
        "1. Hội chợ\n- Kinh phí: 45 triệu đồng, trong đó: ngân sách tỉnh 30 triệu đồng, dân đóng góp 15 triệu đồng.\n"
        "2. Tập huấn\n- Kinh phí: 20 triệu đồng từ ngân sách tỉnh.\n"
        "III. KINH PHÍ\n"
        "Tổng kinh phí: 65 triệu đồng, gồm: ngân sách tỉnh 50 triệu đồng, vốn của doanh nghiệp 15 triệu đồng.\n"
    )

    assert {status for *_, status in found.of("prose_sum")} == {"pass"}
