"""Who pays: sources that brackets, verbs and the scope of a regulation tell."""

from collections.abc import Callable

import pytest

from kcextract.extractors.budgets import BudgetsFound
from kcextract.records import BudgetRecord
from tests.extractors.budget_rows import CENTRAL, HERBS, LOCAL, OTHER, OWN, STATE, TOTAL, in_millions


@pytest.fixture(scope="session")
def rows(budgets_of: Callable[..., BudgetsFound]) -> Callable[..., tuple[BudgetRecord, ...]]:
    return lambda text, head=HERBS: budgets_of(head + text).records


# ---- sources


@pytest.mark.parametrize(
    ("name", "source", "label"),
    [
        ("Trung ương hỗ trợ (trái phiếu Chính phủ, CTMTQG)", CENTRAL, None),
        ("Trung ương bố trí (vốn Chương trình MTQG)", CENTRAL, None),
        ("vốn chủ sở hữu", OTHER, "vốn chủ sở hữu"),
        ("Vốn ngân sách trung ương của CTMTQG", CENTRAL, None),
        ("ngân sách TW theo các chương trình mục tiêu quốc gia", CENTRAL, None),
        ("vốn của các hộ trồng chè, hợp tác xã", OWN, None),
        ("phần góp của người nuôi dê", OWN, None),
        ("vốn tự có của các gia đình và họ hàng", OWN, None),
        ("Vốn của hộ gia đình, cộng đồng và dòng tộc", OWN, None),
        ("vốn của hộ gia đình, cá nhân", OTHER, None),
        ("nhà nước", STATE, None),
        ("vốn đầu tư công của huyện", LOCAL, None),
        ("công ty cấp điện", OTHER, None),
        ("vốn góp của nhà đầu tư", OTHER, None),
        ("quận Hải An đối ứng", LOCAL, None),
        ("vốn đối ứng của ngân sách trung ương (CTMTQG giảm nghèo)", CENTRAL, None),
        ("vốn TW theo CTMTQG giảm nghèo", CENTRAL, None),
        ("Chính phủ bổ sung", CENTRAL, "Chính phủ bổ sung"),
        ("cộng đồng người dân hưởng lợi", OWN, None),
        ("Chủ trang trại đầu tư", OWN, None),
        ("Doanh nghiệp thu gom rác đầu tư", OTHER, None),
    ],
)
def test_a_name_keeps_what_its_brackets_say(rows, name, source, label):
    told = rows(f"Tổng kinh phí 90 tỷ đồng, gồm: {name} 60 tỷ đồng; ngân sách tỉnh 30 tỷ đồng.\n")

    assert [each.source for each in told] == [TOTAL, source, LOCAL]
    assert told[1].label == (label or name)


@pytest.mark.parametrize(
    ("name", "source"), [("Trung ương", CENTRAL), ("Cấp huyện", LOCAL), ("Vốn khác", OTHER)]
)
def test_with_what_money_is_merged_does_not_say_who_pays_it(rows, name, source):
    told = rows(
        f"Ngân sách: 9 tỷ đồng, gồm:\n- {name} (lồng ghép các dự án): 6 tỷ đồng;\n- Ngân sách tỉnh: 3 tỷ đồng.\n"
    )

    assert [each.source for each in told] == [STATE, source, LOCAL]


# ---- regulations that say who pays


REGULATION = """
NGHỊ QUYẾT
Về phát triển trồng dược liệu tỉnh giai đoạn 2031 - 2035

Điều 1. Thông qua mục tiêu phát triển trồng dược liệu.
1. Kinh phí thực hiện
Tổng kinh phí: 90 tỷ đồng.
Điều 2. Ban hành kèm theo Nghị quyết này Quy định chính sách hỗ trợ trồng dược liệu.

QUY ĐỊNH
CHÍNH SÁCH HỖ TRỢ TRỒNG DƯỢC LIỆU
(Ban hành kèm theo Nghị quyết số 7/2031/NQ-HĐND)

Điều 1. Phạm vi điều chỉnh
1. Quy định này quy định nội dung, mức hỗ trợ {source}đối với các hộ trồng dược liệu.
Điều 2. Hỗ trợ vườn ươm
Giai đoạn 2031-2035 hỗ trợ 10 vườn ươm, dự toán 40 tỷ đồng.
Điều 3. Hỗ trợ đào tạo
Mở 9 lớp. Kinh phí: 6 tỷ đồng, trong đó vốn đối ứng 2 tỷ đồng.
Điều 4. Hỗ trợ vay vốn
Hỗ trợ hộ trồng sâm. Kinh phí từ nguồn vốn vay: 3 tỷ đồng.
"""


def test_a_regulation_says_who_pays_what_its_articles_promise(rows):
    told = rows(REGULATION.format(source="từ ngân sách địa phương "), "")

    assert [(each.amount_vnd // 10**9, each.source) for each in told] == [
        (90, TOTAL),
        (40, LOCAL),
        (6, TOTAL),
        (2, OWN),
        (3, OTHER),
    ]


def test_a_regulation_that_does_not_say_who_pays_leaves_that_open(rows):
    assert {each.source for each in rows(REGULATION.format(source=""), "")[:3]} == {TOTAL}


# ---- what one payer gives in one breath


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("ngân sách tỉnh bố trí 50 tỷ đồng cho đào tạo và 30 tỷ đồng cho quảng bá.", [LOCAL, LOCAL]),
        (
            "ngân sách tỉnh bố trí 50 tỷ đồng đào tạo, 30 tỷ đồng quảng bá,\n20 tỷ đồng mua giống.",
            [LOCAL] * 3,
        ),
        ("tỉnh dành kinh phí 50 tỷ đồng và 30 tỷ đồng đối ứng các dự án vay vốn.", [LOCAL, LOCAL]),
        ("ngân sách trung ương hỗ trợ 50 tỷ đồng và 30 tỷ đồng đối ứng của dân.", [CENTRAL, OWN]),
        ("ngân sách tỉnh cấp 50 tỷ đồng và 30 tỷ đồng vốn vay.", [LOCAL, OTHER]),
        ("ngân sách tỉnh cấp 50 tỷ đồng, 30 tỷ đồng còn lại chưa có nguồn.", [LOCAL, TOTAL]),
        ("ngân sách tỉnh cấp 50 tỷ đồng và 30 tỷ đồng từ nguồn do các hội viên chi trả.", [LOCAL, TOTAL]),
        ("ngân sách tỉnh cấp 50 tỷ đồng; 30 tỷ đồng cho quảng bá.", [LOCAL, TOTAL]),
    ],
)
def test_what_is_given_with_one_verb_has_one_payer(rows, text, sources):
    told = rows(f"Năm 2032: {text}\n")

    assert [each.source for each in told] == sources
    assert {each.period_end for each in told if each.source in (LOCAL, CENTRAL)} == {2032}


def test_what_brackets_leave_out_of_a_total_is_no_part_of_it(rows):
    told = rows(
        "Tổng kinh phí 900 triệu đồng (chưa kể vốn dân góp 500 triệu đồng), trong đó ngân sách tỉnh 400 triệu đồng, "
        "huyện 500 triệu đồng.\n"
    )

    assert in_millions(told) == [(900, None), (500, None), (400, 900), (500, 900)]
    assert [each.source for each in told] == [TOTAL, OWN, LOCAL, LOCAL]


def test_what_is_split_behind_brackets_of_other_money_is_the_amount_before_them(rows):
    told = rows(
        "Kinh phí hỗ trợ 700 triệu đồng (vốn của doanh nghiệp 3.500 triệu đồng), trong đó tỉnh 400 triệu đồng, huyện "
        "300 triệu đồng.\n"
    )

    assert in_millions(told) == [(700, None), (3500, None), (400, 700), (300, 700)]


def test_promotion_of_a_province_or_district_is_local_in_a_list_of_sources(rows):
    told = rows(
        "Tổng kinh phí: 900 triệu đồng, gồm:\n- Khuyến công quốc gia: 400 triệu đồng;\n"
        "- Khuyến công tỉnh: 300 triệu đồng;\n- Khuyến công cấp huyện: 200 triệu đồng.\n"
    )

    assert [each.source for each in told] == [TOTAL, CENTRAL, LOCAL, LOCAL]


# ---- who is named behind, in brackets or beside others


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("Kinh phí 900 triệu đồng, các cơ sở góp 3.400 triệu đồng.", OWN),
        ("Vốn của các hộ trồng quế thụ hưởng: 5 tỷ đồng.", OWN),
        ("Các hộ góp phần trồng rừng: 5 tỷ đồng.", TOTAL),
        ("Vốn Chương trình MTQG giảm nghèo (ngân sách Trung ương): 5.200 triệu đồng.", CENTRAL),
        ("Vốn Chương trình MTQG giảm nghèo (ngân sách tỉnh đối ứng): 5.200 triệu đồng.", LOCAL),
        ("Ngân sách nhà nước (TW hỗ trợ, ngân sách huyện): 5.200 triệu đồng.", STATE),
        (
            "Tín dụng: bổ sung 20 tỷ đồng từ ngân sách tỉnh cho Quỹ Hỗ trợ nông dân để có vốn điều lệ 31 tỷ đồng.",
            LOCAL,
        ),
        ("Kinh phí lồng ghép 300 triệu đồng từ nguồn sự nghiệp khoa học.", STATE),
        ("Kinh phí lồng ghép 300 triệu đồng từ các chương trình khác.", OTHER),
        ("Vốn vay 3 tỷ đồng từ ngân hàng thương mại.", OTHER),
        ("Đào tạo: 1 tỷ 850 triệu đồng từ nguồn sự nghiệp nông nghiệp.", STATE),
        ("Các huyện bố trí từ ngân sách cấp mình tối thiểu 80 triệu đồng.", LOCAL),
        ("Dành 2 tỷ đồng sửa 9 km kênh cũ (khoản này đã tính trong phần ngân sách tỉnh).", LOCAL),
    ],
)
def test_who_pays_is_told_more_closely_than_what_the_money_is_called(rows, told, source):
    assert rows(f"1. {told}\n")[-1 if "góp 3" in told else 0].source == source


def test_what_is_left_may_be_asked_of_a_budget(rows):
    told = rows(
        "Nhu cầu vốn là 250 tỷ đồng; ngân sách tỉnh hỗ trợ 170 tỷ đồng; còn lại 80 tỷ đồng đề nghị ngân sách "
        "Trung ương hỗ trợ.\n"
    )

    assert [each.source for each in told] == [TOTAL, LOCAL, CENTRAL]


def test_a_second_list_behind_the_last_source_is_of_all_of_them(rows):
    told = rows(
        "Tổng kinh phí: 90 tỷ đồng, trong đó:\na) Ngân sách tỉnh: 60 tỷ đồng;\nb) Vốn đối ứng của các hộ: 30 tỷ đồng.\n"
        "Phân theo nội dung: trồng mới 50 tỷ đồng; sơ chế 40 tỷ đồng.\n"
    )

    assert [each.source for each in told] == [TOTAL, LOCAL, OWN, TOTAL, TOTAL]


# ---- who pays by his verb


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("tạm ứng vốn Kho bạc Nhà nước 4 tỷ đồng", OTHER),
        ("phần thiếu 4 tỷ đồng vay Quỹ Bảo vệ môi trường", OTHER),
        ("4 tỷ đồng còn lại nhà đầu tư bỏ vốn", OTHER),
        ("Công ty CP Chè Tân An đăng ký 4 tỷ đồng", OTHER),
        ("Hợp tác xã, doanh nghiệp đầu tư 4 tỷ đồng", OTHER),
        ("các chủ hộ tự lo 4 tỷ đồng", OWN),
        ("tiền trả góp của người thuê 4 tỷ đồng", OWN),
        ("học viên và cơ sở dạy nghề chi trả 4 tỷ đồng", OWN),
        ("hộ trồng nấm góp 4 tỷ đồng", OWN),
        ("vốn trong nhân dân 4 tỷ đồng", OWN),
        ("Trung ương đã giao 4 tỷ đồng", CENTRAL),
        ("Trung ương đầu tư 4 tỷ đồng", CENTRAL),
        ("huyện đối ứng 4 tỷ đồng", LOCAL),
        ("tỉnh bảo đảm 4 tỷ đồng", LOCAL),
        ("Tập đoàn Tân An cam kết 4 tỷ đồng", OTHER),
        ("bổ sung 4 tỷ đồng từ nguồn tăng thu", LOCAL),
    ],
)
def test_the_verb_at_an_amount_tells_who_pays(rows, told, source):
    (_, part, _) = rows(f"Tổng kinh phí 9 tỷ đồng, gồm: {told}; ngân sách trung ương 5 tỷ đồng.\n")

    assert part.source == source


def test_a_list_is_from_the_source_behind_the_amount_that_brings_it_in(rows):
    told = rows(
        "1. Trong 9 tỷ đồng của ngân sách huyện:\na) Mua giống: 5 tỷ đồng;\nb) Đào giếng: 4 tỷ đồng.\n"
    )

    assert [each.source for each in told] == [LOCAL, LOCAL, LOCAL]


def test_enterprises_named_by_their_trade_and_a_bare_fund_are_payers(rows):
    told = rows(
        "Tổng kinh phí 12 tỷ đồng (Quỹ 3 tỷ đồng; ngân sách tỉnh 4 tỷ đồng; các doanh nghiệp chế biến gỗ 5 tỷ đồng).\n"
    )

    assert [each.source for each in told] == [TOTAL, OTHER, LOCAL, OTHER]


@pytest.mark.parametrize(
    "told",
    [
        "Thôn về đích sớm được thưởng công trình nước sạch trị giá 300 triệu đồng.",
        "Các xã phải thu hồi vốn bán nền nhà 300 triệu đồng.",
        "Các hộ còn nợ 300 triệu đồng, nay gia hạn đến năm 2032.",
        "Số tiền 300 triệu đồng giao các xã, phường đôn đốc thu hồi.",
    ],
)
def test_what_one_gets_and_what_is_collected_is_no_budget(rows, told):
    assert rows(f"1. {told}\n") == ()


# ---- what is raised, and what is spent at most


@pytest.mark.parametrize("who", ["Hội Khuyến học và các hội:", "Hội Nông dân tỉnh"])
def test_what_others_are_to_raise_is_theirs(rows, who):
    head = HERBS.replace("KINH PHÍ THỰC HIỆN", "TỔ CHỨC THỰC HIỆN")

    (row,) = rows(f"1. Sở Tài chính: cân đối vốn.\n2. {who} vận động ít nhất 3,6 tỷ đồng mỗi năm.\n", head)

    assert (row.amount_vnd, row.comparator, row.source) == (3_600_000_000, "ge", OTHER)


@pytest.mark.parametrize("time", ["cho cả giai đoạn", "trong toàn\nbộ thời kỳ", "cho cả chương trình"])
def test_what_running_a_programme_costs_at_most_in_all_is_spent_on_it(rows, time):
    told = rows(f"1. Kinh phí quản lý bằng 2% vốn đầu tư, tối đa 700 triệu đồng {time}.\n")

    assert [(row.amount_max_vnd, row.comparator) for row in told] == [(700_000_000, "le")]


@pytest.mark.parametrize(
    "norm",
    [
        "Hỗ trợ 50% chi phí mua giống, tối đa 700 triệu đồng cho cả giai đoạn",
        "Kinh phí hỗ trợ bằng 50% chi phí mua giống, tối đa 700 triệu đồng",
        "Kinh phí mỗi dự án bằng 50% vốn đầu tư, tối đa 700 triệu đồng cho cả giai đoạn",
    ],
)
def test_what_one_gets_at_most_is_none_of_it(rows, norm):
    assert rows(f"1. {norm}.\n") == ()


def test_brackets_say_from_where_that_is_taken_which_is_reckoned_by_other_money(rows):
    (row,) = rows(
        "1. Kinh phí quản lý bằng 2% vốn trung ương, tối đa 700 triệu đồng cho cả giai đoạn (trích từ nguồn\n"
        "dự phòng ngân sách tỉnh, ngoài tổng vốn nêu trên).\n"
    )

    assert row.source == LOCAL


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        (", nguồn ngân sách tỉnh.", LOCAL),
        (", nguồn vốn sự nghiệp\nkinh tế của huyện.", LOCAL),
        (" (khuyến công quốc gia).", CENTRAL),
        (" (KCĐP);", LOCAL),
        (" (xã hội hóa).", OTHER),
        (", nguồn nhân lực của tỉnh.", TOTAL),
        (" (khuyến công viên các xã).", TOTAL),
    ],
)
def test_a_source_stands_behind_a_comma_or_in_brackets(rows, behind, source):
    [told] = rows(f"- Mở 7 lớp trồng sâm.\n+ Kinh phí: 14,8 tỷ đồng{behind}\n")

    assert (told.source, told.label) == (source, "Kinh phí")


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("Huy động của doanh nghiệp và nhân dân đóng góp (chủ yếu bằng ngày công) quy ra tiền", OWN),
        ("Huy động các hợp tác xã, hộ gia đình đóng góp", OWN),
        ("Huy động từ doanh nghiệp", OTHER),
        ("Vốn xã hội hóa (vườn ươm do các tổ chức, cá nhân đóng góp)", OWN),
        ("Vốn xã hội hóa (tài trợ, cá nhân đóng góp)", OTHER),
        ("Vốn xã hội hóa", OTHER),
        ("Vốn của HTX, thành viên HTX", OWN),
        ("Vốn của hợp tác xã và nguồn hợp pháp khác", OTHER),
    ],
)
def test_what_is_raised_is_from_those_who_contribute(rows, name, source):
    told = rows(f"Tổng kinh phí: 90 tỷ đồng, gồm:\n- Ngân sách tỉnh: 30 tỷ đồng;\n- {name}: 60 tỷ đồng.\n")

    assert told[2].source == source


@pytest.mark.parametrize(
    ("behind", "source"),
    [
        ("từ ngân sách trung ương và ngân sách tỉnh", STATE),
        ("năm 2031 từ nguồn sự nghiệp của tỉnh", LOCAL),
        ("mỗi năm từ ngân sách huyện", LOCAL),
        ("từ ngân sách tỉnh và vốn vay", LOCAL),
        ("từ ngân sách trung ương, ngân sách tỉnh 3 tỷ đồng", CENTRAL),
    ],
)
def test_two_budgets_behind_an_amount_are_the_states(rows, behind, source):
    assert rows(f"- Hội chợ. Kinh phí 9 tỷ đồng {behind}.\n")[0].source == source


@pytest.mark.parametrize("unit", ["triệu đồng", "tr.đ"])
def test_brackets_share_what_stands_before_them_among_payers(rows, unit):
    told = rows(
        f"- Hội chợ. Kinh phí 7.800 {unit} (địa phương 3.300, quốc gia 1.500, đối ứng 3.000).\n"
        f"- Trạm bơm năm 2031: 2.164 {unit} (Trung ương đã phân bổ 1.714 {unit}; ngân sách tỉnh 450 {unit}).\n"
    )

    assert in_millions(told) == [(7800, None), (3300, 7800), (1500, 7800), (3000, 7800), (2164, None), (1714, 2164), (450, 2164)]  # fmt: skip
    assert [each.source for each in told[1:4] + told[5:]] == [LOCAL, CENTRAL, OWN, CENTRAL, LOCAL]


def test_what_brackets_alone_say_to_be_given_is_of_the_past(rows):
    told = rows("- Mở chợ: 5 tỷ đồng (tỉnh đã cấp 2 tỷ đồng năm 2029).\n- Mở lớp: 4 tỷ đồng.\n")

    assert in_millions(told) == [(5000, None), (4000, None)]


# ---- what is asked for, expected, and paid by those below


@pytest.mark.parametrize(
    "asked",
    [
        "Đề nghị Bộ Công Thương hỗ trợ 24 tỷ đồng cho 01 đề án.",
        "Đề nghị Cục Công Thương xem xét hỗ trợ từ nguồn khuyến công quốc gia 24 tỷ đồng cho 01 đề án.",
        "kiến nghị Trung ương bố trí thêm 24 tỷ đồng cho 01 trạm giống.",
        "hỗ trợ 24 tỷ đồng cho 01 trạm giống và 02 vườn ươm.",
    ],
)
def test_what_is_asked_for_or_given_to_several_things_is_no_rate(rows, asked):
    told = rows(f"1. Ngân sách tỉnh: 30 tỷ đồng.\n2. Ngân sách trung ương: {asked}\n")

    assert in_millions(told) == [(30000, None), (24000, None)]
    assert told[1].source == CENTRAL


@pytest.mark.parametrize(
    "given",
    [
        "hỗ trợ 2 tỷ đồng cho 01 vườn ươm.",
        "hỗ trợ 2 tỷ đồng cho 1 hộ và 3 tỷ đồng cho 1 xã.",
        "Đề nghị Bộ Xây dựng hỗ trợ 2 tỷ đồng cho mỗi dự án.",
        "Đề nghị tỉnh hỗ trợ 2 tỷ đồng cho 1 hộ.",
    ],
)
def test_what_one_thing_gets_is_a_rate(rows, given):
    assert 2000 not in [
        low for low, _ in in_millions(rows(f"1. Ngân sách tỉnh: 30 tỷ đồng.\n2. Mô hình: {given}\n"))
    ]


@pytest.mark.parametrize("time", ["năm 2032", "giai đoạn 2032 - 2033", "trong 2 năm tới"])
def test_parts_of_what_is_expected_are_not_expected_themselves(rows, time):
    told = rows(
        f"1. Để trồng sâm, dự kiến {time} cần 90 tỷ đồng, trong đó vốn ADB 60 tỷ, ngân sách tỉnh 30 tỷ.\n"
    )

    assert [each.comparator for each in told] == ["approx", "eq", "eq"]
    assert in_millions(told) == [(90000, None), (60000, 90000), (30000, 90000)]


@pytest.mark.parametrize(
    "own", ["Kinh phí các huyện tự cân đối", "Ngân sách quận, thị xã", "Nguồn do các xã tự bố trí"]
)
def test_what_districts_pay_is_no_part_of_the_money_of_their_province(rows, own):
    told = rows(
        f"1. Tổng kinh phí từ ngân sách thành phố: 90 tỷ đồng.\n2. {own}: 6 tỷ đồng; vốn đối ứng: 4 tỷ đồng.\n"
    )

    assert in_millions(told) == [(90000, None), (6000, None), (4000, None)]


def test_what_districts_pay_is_a_part_of_the_money_of_all_that_are_local(rows):
    told = rows("1. Tổng kinh phí từ ngân sách địa phương: 90 tỷ đồng.\n2. Ngân sách huyện: 6 tỷ đồng.\n")

    assert in_millions(told) == [(90000, None), (6000, 90000)]


@pytest.mark.parametrize(
    "share", ["Riêng năm 2032, phần ngân sách tỉnh", "Riêng trong năm 2032 ngân sách tỉnh dành"]
)
def test_the_share_of_a_source_in_a_year_told_before_it_is_of_that_year(rows, share):
    told = rows(
        "1. Tổng kinh phí: 90 tỷ đồng, trong đó:\n- Ngân sách tỉnh: 50 tỷ đồng;\n- Vốn đối ứng: 40 tỷ đồng.\n"
        f"2. Phân kỳ: Năm 2031: 35 tỷ đồng; năm 2032: 55 tỷ đồng.\n{share} 20 tỷ đồng.\n"
    )

    assert in_millions(told)[-1] == (20000, 55000)


@pytest.mark.parametrize(
    "share",
    [
        "Riêng năm 2031, phần ngân sách tỉnh 1.200 triệu đồng lấy từ dự toán đã giao.",
        "Riêng năm 2031, nguồn ngân sách tỉnh 1,2 tỷ đồng.",
    ],
)
def test_the_share_of_a_year_is_of_the_namesake_among_budgets_of_one_kind(rows, share):
    told = rows(
        "1. Tổng kinh phí: 15 tỷ đồng, gồm:\n- Ngân sách tỉnh: 9 tỷ đồng;\n- Ngân sách xã: 4 tỷ đồng;\n"
        f"- Vốn vay: 2 tỷ đồng.\n2. Phân theo năm: theo phụ lục.\n{share}\n"
    )

    assert in_millions(told)[4] == (1200, 9000)


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("Cộng đồng, họ hàng giúp đỡ 7 tỷ đồng", OWN),
        ("Thành phố góp 7 tỷ đồng", LOCAL),
        ("Vốn góp 7 tỷ đồng", TOTAL),
    ],
)
def test_who_helps_or_chips_in_pays(rows, told, source):
    assert [each.source for each in rows(f"1. {told}.\n")] == [source]


@pytest.mark.parametrize("year", ["Năm 2031", "2031"])
def test_the_level_that_gives_the_first_part_of_a_year_pays_it(rows, year):
    told = rows(
        f"1. Tổng kinh phí: 9 tỷ đồng.\n2. Phân kỳ\n- {year}: 5 tỷ đồng, trong đó tỉnh 3 tỷ đồng;\n"
        "- Năm 2032: 4 tỷ đồng, gồm trung ương 1 tỷ đồng.\n"
    )

    assert [each.source for each in told] == [TOTAL, TOTAL, LOCAL, TOTAL, CENTRAL]


@pytest.mark.parametrize("outside", ["ngoài tổng số vốn nói trên", "nằm ngoài kinh phí nêu trên"])
def test_what_is_told_to_lie_outside_the_total_is_no_part_of_it(rows, outside):
    told = rows(
        f"1. Tổng kinh phí: 9 tỷ đồng\n- Vốn vay 9 tỷ đồng.\n2. Kinh phí quản lý 2 tỷ đồng do tỉnh cấp, {outside}.\n"
    )

    assert in_millions(told)[-1] == (2000, None)


def test_what_is_told_of_money_raised_in_a_year_is_of_that_year(rows):
    told = rows(
        "1. Tổng kinh phí: 9 tỷ đồng.\n2. Phân kỳ\n- Năm 2031: 5 tỷ đồng;\n- Năm 2032: 4 tỷ đồng.\n"
        "Riêng vốn vận động năm 2031 là 2 tỷ đồng.\n"
    )

    assert in_millions(told)[-1] == (2000, 5000)
