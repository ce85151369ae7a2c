"""Money in the items of a programme: who shares it in brackets, when the work is done, what is lacking."""

import pytest

from tests.extractors.budget_rows import HERBS, LOCAL, OTHER, STATE, TOTAL, in_millions


@pytest.fixture(scope="session")
def rows(budgets_of):
    return lambda text, head=HERBS: budgets_of(head + text).records


@pytest.mark.parametrize(
    ("body", "sources"),
    [
        ("- Đường trục: 14.600 triệu đồng (tỉnh 8.000, huyện 6.600).", [TOTAL, LOCAL, LOCAL]),
        ("- Chợ: 9 tỷ đồng (trong đó: tỉnh 5 tỷ đồng, xã 4 tỷ đồng).", [TOTAL, LOCAL, LOCAL]),
        ("- Chợ: 9 tỷ đồng (huyện Ba 5 tỷ đồng, huyện Tư 4 tỷ đồng).", [TOTAL, TOTAL, TOTAL]),
        ("- Ngân sách TW, tỉnh: 9 tỷ đồng.", [STATE]),
        ("- Chợ: 9 tỷ đồng (NST 5 tỷ đồng, NSH 4 tỷ đồng).", [TOTAL, LOCAL, LOCAL]),
        ("- Ngân sách trung ương và địa phương: 9 tỷ đồng.", [STATE]),
        (
            "- Riêng năm 2031 ngân sách tỉnh đã ghi 2 tỷ đồng, phần còn thiếu 1 tỷ đồng giao Sở Tài chính.",
            [LOCAL, LOCAL],
        ),
    ],
)
def test_where_the_money_comes_from(rows, body, sources):
    assert [each.source for each in rows(f"{body}\n")] == sources


@pytest.mark.parametrize(
    ("body", "period"),
    [
        ("- Trạm cấp nước: 11,2 tỷ đồng; hoàn thành năm 2033.", (2033, 2033)),
        ("- Trạm bơm, kinh phí 5 tỷ đồng, dự kiến hoàn thành trước 30/6/2034.", (None, 2034)),
        ("- Mở 9 lớp; sửa nhà kho trong quý II/2032; kinh phí 2.200 triệu đồng.", (2031, 2035)),
        ("- Trồng 5 ha trong năm 2033, kinh phí 2.200 triệu đồng.", (2033, 2033)),
        ("- Đưa 5 cơ sở đi học, riêng năm 2033 mở 1 hội chợ: 900 triệu đồng.", (2031, 2035)),
        ("- Năm 2033 mở 1 hội chợ: 900 triệu đồng.", (2033, 2033)),
        ("- Mua 6 xe (năm 2031: 2 xe, năm 2032: 4 xe): 9 tỷ đồng.", (2031, 2035)),
        ("- Hội chợ trong tỉnh (02 kỳ: 2032 và 2034): 800 triệu đồng.", (2032, 2034)),
    ],
)
def test_the_period_of_an_item(rows, body, period):
    (row,) = rows(f"{body}\n")

    assert (row.period_start, row.period_end) == period


@pytest.mark.parametrize(
    ("body", "amounts"),
    [
        ("Năm 2031, ngân sách huyện đã bố trí 4.150 triệu đồng tại Quyết định giao dự toán.", [4150]),
        ("Năm 2029, ngân sách huyện đã bố trí 4.150 triệu đồng.", []),
        ("Năm 2031 huyện đã đầu tư 4.150 triệu đồng.", []),
    ],
)
def test_what_a_year_of_the_programme_has_been_given(rows, body, amounts):
    assert [worth for worth, _ in in_millions(rows(f"{body}\n"))] == amounts


def test_what_is_done_each_year_makes_no_average_of_the_amount_for_all_of_it(rows):
    body = (
        "1. Chế biến dược liệu (kinh phí 740 triệu đồng):\n"
        "a) Mỗi năm đưa ít nhất 15 lượt cơ sở đi hội chợ trong nước, mở 01 hội chợ cấp vùng: 500 triệu đồng.\n"
        "b) Bình chọn sản phẩm: 240 triệu đồng.\n"
    )

    assert in_millions(rows(body)) == [(740, None), (500, 740), (240, 740)]


WORK = "KẾ HOẠCH\nPhát triển dược liệu giai đoạn 2031 - 2035\n\nC. NHIỆM VỤ\n1. Hạ tầng\n"


@pytest.mark.parametrize(
    ("body", "amounts"),
    [
        ("- Mua 06 máy sấy: 9 tỷ đồng.", [9000]),
        ("- Xây mới 12 kho (02 kho lạnh): 9 tỷ đồng.", [9000]),
        ("- Đường vào khu dược liệu dài 3 km: 9 tỷ đồng.", [9000]),
        ("- Giá trị 06 máy sấy: 9 tỷ đồng.", []),
        ("- Hỗ trợ kinh phí:\n+ Năm 2031: 2 tỷ đồng;\n+ Năm 2032 - 2033: 7 tỷ đồng.", [2000, 7000]),
        ("- Sản lượng:\n+ Năm 2031: 2 tỷ đồng;\n+ Năm 2032 - 2033: 7 tỷ đồng.", []),
    ],
)
def test_what_an_item_tells_of_its_cost(rows, body, amounts):
    assert [worth for worth, _ in in_millions(rows(f"{body}\n", WORK))] == amounts


# ---- what is the programme's own


@pytest.mark.parametrize(
    ("told", "is_row"),
    [
        ("Xây kho lạnh (vốn riêng 46 tỷ đồng, không tính trong kinh phí Kế hoạch này).", False),
        ("Kinh phí đề nghị 900 triệu đồng; phần này không tính vào Kế hoạch.", False),
        ("Kinh phí xây kho 8 tỷ đồng để sấy lá,\nkhoản này không thuộc Đề án.", False),
        ("Kinh phí xây kho 8 tỷ đồng. Phần kinh phí này chưa tính vào Chương trình.", False),
        ("Kinh phí xây kho 8 tỷ đồng (nằm ngoài Đề án này).", False),
        ("Đóng góp của các hộ ước 6 tỷ đồng (không tính vào kế hoạch).", True),
        ("Phần đối ứng của các hộ ước 6 tỷ đồng, không tính trong số kinh phí trên.", True),
        ("Đường lâm nghiệp: 81 tỷ đồng, không nằm trong tổng vốn nêu tại điểm 1.", True),
        ("Kinh phí xây kho 8 tỷ đồng, không thuộc chương trình mục tiêu quốc gia.", True),
        ("Kinh phí xây kho 8 tỷ đồng, không tính vào kế hoạch năm 2031.", True),
    ],
)
def test_what_is_outside_the_plan_itself_is_no_row(rows, told, is_row):
    assert len(rows(f"1. {told}\n")) == int(is_row)


@pytest.mark.parametrize(
    ("told", "amounts"),
    [
        ("UBND các huyện, thành phố: bố trí tối thiểu 80 triệu đồng/năm cho vườn ươm.", []),
        (
            "UBND các huyện, thị xã: lập kế hoạch; bố trí ít nhất 80 triệu đồng/năm (huyện Ba 50 triệu đồng/năm).",
            [],
        ),
        ("Hằng năm rà soát. Các huyện, thị xã bố trí ít nhất 70 triệu đồng/năm cho vườn ươm.", []),
        ("Đề nghị UBND các xã, phường bố trí ít nhất 20 triệu đồng/năm cho vườn ươm.", []),
        ("Thành phố Bình An bố trí ngân sách ít nhất 90 triệu đồng/năm.", [90]),
        ("UBND tỉnh: bố trí ngân sách tối thiểu 5 tỷ đồng/năm cho vườn ươm.", [5000]),
        ("UBND cấp huyện bố trí ngân sách tối thiểu 300 triệu đồng/năm.", [300]),
        ("UBND các huyện: hằng năm bố trí từ ngân sách tối thiểu 80 triệu đồng.", [80]),
        ("Ngân sách các huyện, thị xã: tối thiểu 6 tỷ đồng/năm.", [6000]),
        ("Thu tiền dịch vụ môi trường rừng tối thiểu đạt 84 tỷ\nđồng/năm.", [84000]),
    ],
)
def test_the_least_that_each_district_gives_is_a_rate(rows, told, amounts):
    assert [amount for amount, _ in in_millions(rows(f"1. {told}\n"))] == amounts


HEAD_OF_WORK = HERBS.replace("II. KINH PHÍ THỰC HIỆN", "II. NỘI DUNG")


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (
            "Cử cán bộ về xã: mỗi xã 01 người, không quá 36 tháng. Dự kiến 9,7 tỷ đồng.",
            ("Cử cán bộ về xã", "approx"),
        ),
        ("Sửa 5 vườn ươm cho các xã. Khoảng 4 tỷ đồng.", (None, "approx")),
        ("Nâng doanh thu của các hộ. Dự kiến 9 tỷ đồng.", None),
        ("Nâng cấp 5 vườn ươm. Hộ dự kiến được vay 9 tỷ đồng/ha.", None),
    ],
)
def test_an_item_may_end_with_nothing_but_its_amount(rows, told, found):
    records = rows(f"1. {told}\n2. Họp dân.\n", HEAD_OF_WORK)

    assert [(each.label, each.comparator) for each in records] == ([] if found is None else [found])


@pytest.mark.parametrize(
    ("told", "amounts"),
    [
        (
            "Tổng kinh phí 6 tỷ đồng (năm 2030 thực hiện 5 tỷ đồng), bao gồm: ngân sách tỉnh 2 tỷ đồng; ngân sách huyện 4 tỷ đồng.",
            [(6000, TOTAL), (2000, LOCAL), (4000, LOCAL)],
        ),
        (
            "Ngân sách tỉnh: 60 tỷ đồng (đã tính 20 tỷ đồng cấp cho Quỹ).",
            [(60000, LOCAL), (20000, LOCAL)],
        ),
        (
            "Ngân sách tỉnh: 3.800 triệu đồng.\n2. Đến nay ngân sách tỉnh đã phân bổ 2.100 triệu đồng; phần còn lại 1.700 triệu đồng bổ sung trong quý III/2031.",
            [(3800, LOCAL), (2100, LOCAL), (1700, LOCAL)],
        ),
        (
            "Giai đoạn trước ngân sách tỉnh đã bố trí 5 tỷ đồng; còn lại chưa giải ngân.",
            [],
        ),
        ("Quỹ Đầu tư tỉnh dành hạn mức cho vay 60 tỷ đồng cho các hộ.", [(60000, OTHER)]),
        ("Mức cho vay 60 triệu đồng.", []),
    ],
)
def test_the_past_and_limits_reach_no_further_than_their_words(rows, told, amounts):
    records = rows(f"1. {told}\n")

    assert [(each.amount_vnd // 10**6, each.source) for each in records] == amounts


@pytest.mark.parametrize(
    ("told", "period"),
    [
        ("- Nâng cấp trường trong năm 2032, quy mô 900 chỗ. Kinh phí 9 tỷ đồng.", (2031, 2035)),
        ("- Nâng cấp trang thông tin trước ngày 31/12/2032.\nKinh phí: 9 tỷ đồng.", (2031, 2035)),
        ("- Năm 2032: sửa vườn ươm. Kinh phí 9 tỷ đồng.", (2032, 2032)),
        ("- Bố trí vốn trong năm 2032. Kinh phí 9 tỷ đồng.", (2032, 2032)),
        ("Đến năm 2035 mở 14 vườn ươm, dành 9 tỷ đồng cho giống năm 2032.", (2032, 2032)),
        ("Đến năm 2035 mở 14 vườn ươm, dành 9 tỷ đồng cho giống.", (None, 2035)),
    ],
)
def test_the_time_of_something_else_is_not_that_of_the_amount(rows, told, period):
    (row,) = rows(f"1. Giống\n{told}\n", HEAD_OF_WORK)

    assert (row.period_start, row.period_end) == period


def test_what_is_not_counted_in_a_sum_has_its_time(rows):
    told = rows(
        "Năm 2032 trồng 9 ha với tổng kinh phí 6 tỷ đồng. Phần đối ứng ước 2 tỷ đồng, không tính trong số kinh phí trên. "
        "Vốn vay ước 3 tỷ đồng.\n"
    )

    assert [each.period_end for each in told] == [2032, 2032, 2035]


@pytest.mark.parametrize(
    ("told", "printed"),
    [
        ("Hội thi: một trăm sáu mươi lăm triệu đồng.", ["một trăm sáu mươi lăm triệu đồng"]),
        ("Hội chợ. Kinh phí: hai tỷ rưỡi đồng.", ["hai tỷ rưỡi đồng"]),
        ("Tổng kinh phí 5 tỷ đồng (năm tỷ đồng). Số tiền năm tỷ đồng do tỉnh cấp.", []),
        ("Huy động hàng tỷ đồng, vài trăm triệu đồng; kinh phí 5 nghìn tỷ đồng.", []),
    ],
)
def test_an_amount_in_words_alone_is_no_row_but_is_told_of(budgets_of, told, printed):
    notices = budgets_of(f"{HERBS}1. {told}\n").notices

    told_of = [each for each in notices if each.code == "amount_in_words"]
    assert [each.message for each in told_of] == [
        f"The amount “{words}” is no row: no digits tell it." for words in printed
    ]
