"""What a number counts where its item or its clause does not say so."""

import pytest

HEAD = "KẾ HOẠCH\nNăm 2031\nI. MỤC TIÊU\n"


@pytest.fixture(scope="session")
def units(targets_of):
    return lambda body: [(low, unit) for low, _, unit in targets_of(HEAD + body, "unit")]


@pytest.mark.parametrize("marks", [("-", "+"), ("+", "*"), ("1.", "-")])
@pytest.mark.parametrize("lead", ["trong đó:", "gồm:", "chia ra:"])
def test_labels_below_an_item_share_out_what_it_counts(units, marks, lead):
    body = (
        f"{marks[0]} Kết nạp 900 hội viên, {lead}\n"
        f"{marks[1]} Hội phụ nữ: 500; hội nông dân: 300;\n{marks[1]} Đoàn thanh niên: 100.\n"
    )
    assert units(body) == [(900, "hội viên"), (500, "hội viên"), (300, "hội viên"), (100, "hội viên")]


@pytest.mark.parametrize(
    "body",
    [
        # The item above does not lead to its parts, counts shares, or the label has a figure of its own.
        "- Kết nạp 900 hội viên.\n+ Hội phụ nữ: 500;\n",
        "- Tỷ lệ hội viên đạt 90%, trong đó:\n+ Hội phụ nữ: 95;\n",
        "- Kết nạp 900 hội viên, trong đó:\n+ Khóa 12 của hội: 500;\n",
    ],
)
def test_a_bare_number_below_another_item_counts_nothing_known(units, body):
    assert 500 not in [low for low, _ in units(body)]
    assert 95 not in [low for low, _ in units(body)]


def test_figures_before_their_years_count_what_the_first_counts(targets_of):
    text = HEAD + "1. Nâng số gian hàng từ 165 lên 400 năm 2032, 700 năm 2033 và 1.000 vào năm 2034.\n"
    assert targets_of(text, "unit", "period_end") == [
        (400, 400, "gian hàng", 2032),
        (700, 700, "gian hàng", 2033),
        (1000, 1000, "gian hàng", 2034),
    ]


def test_years_that_are_counted_are_no_years_of_the_calendar(units):
    assert units("1. Đào tạo 3 năm cho 20 sinh viên.\n") == [(3, "năm"), (20, "sinh viên")]


def test_a_sum_worked_out_in_brackets_counts_nobody(units):
    assert units("1. Thù lao (200 người x 250.000 đồng x 12 tháng) chi theo quý; mở 2 lớp.\n") == [(2, "lớp")]


def test_a_state_in_brackets_behind_a_goal(units):
    assert units("1. Lượt truy cập đạt 15.000 lượt (hiện tại 210 lượt).\n") == [(15000, "lượt")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Cục Thuế kiểm soát, 100% hóa đơn là hóa đơn điện tử.", [(100, "%")]),
        ("Áp dụng thuế suất 10%.", []),
        ("Đưa chỉ tiêu vào nghị quyết của HĐND 100% số xã.", [(100, "%")]),
        ("Doanh thu đạt 2.500 tỷ đồng, chiếm 5,5% tổng mức bán lẻ.", [(5.5, "%")]),
        ("Vốn vay 2.500 tỷ đồng, chiếm 5,5% tổng số.", []),
        ("100% xã có ít nhất 2 thợ máy.", [(100, "%"), (2, "thợ")]),
    ],
)
def test_shares_and_bounds(units, sentence, expected):
    assert units(f"1. {sentence}\n") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mỗi năm mở 12 lớp cho hợp tác xã, 25 lớp cho nông dân.", [(12, "năm"), (25, "năm")]),
        ("Mỗi năm mở 12 lớp cho hợp tác xã, xây dựng 25 lớp học.", [(12, "năm"), (25, "năm")]),
        ("Mỗi năm mở 12 lớp cho hợp tác xã, 25 mô hình.", [(12, "năm"), (25, "năm")]),
        ("Mỗi năm mở 12 lớp (cả kỳ 25 lớp).", [(12, "năm"), (25, None)]),
    ],
)
def test_all_of_one_list_is_so_much_each_year(targets_of, sentence, expected):
    assert [(low, basis) for low, _, basis in targets_of(f"{HEAD}1. {sentence}\n", "basis")] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "1. Năm 2032: 40 trường (25 xây mới, 15 sửa chữa);",
            [("xây mới", "trường"), ("sửa chữa", "trường")],
        ),
        (
            "1. Làm 1.200 km kênh, trong đó: 900 nạo vét và 300 mở rộng.",
            [("nạo vét", "km"), ("mở rộng", "km")],
        ),
        ("1. Trồng 90 ha rừng (gồm 50 trồng mới; 40 trồng lại).", [("trồng mới", "ha"), ("trồng lại", "ha")]),
    ],
)
def test_verbs_alone_may_tell_the_parts_of_a_figure(targets_of, body, expected):
    assert [found[2:] for found in targets_of(HEAD + body, "action", "unit")][1:] == expected


@pytest.mark.parametrize(
    "body",
    ["1. Làm 40 trường (25 xây mới, 14 sửa chữa).", "1. Làm 40 trường (25 lớp học, 15 sửa chữa)."],
)
def test_figures_before_verbs_that_do_not_share_out_a_whole_are_no_parts(units, body):
    assert (25, "trường") not in units(body)
