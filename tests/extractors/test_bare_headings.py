"""What stands below headings without a marker on pages of portals: its time, its role, what is past."""

import pytest

from kcextract.extractors.programme import extract_programme

HEAD = """\
Cao Bằng: Ban hành Chương trình trồng rừng đến năm 2035
Ngày đăng: 12/03/2031 - Lượt xem: 1.246 - Cỡ chữ: A- A A+

(cttdt) - Chủ tịch UBND tỉnh vừa ký quyết định phê duyệt Chương trình trồng rừng giai đoạn 2031 - 2033, {}.

"""
PAGE = HEAD.format("định hướng đến năm 2035")
TIME = ("period_start", "period_end", "period_basis")


def test_news_say_when_a_programme_begins_that_looks_further(header):
    found = header(PAGE)

    assert (found.family, found.period_start, found.period_end) == ("tin_bai", 2031, 2033)


def test_another_outlook_is_not_that_of_the_headline(header):
    found = header(HEAD.format("tầm nhìn đến năm 2050"))

    assert (found.period_start, found.period_end) == (None, 2035)


@pytest.mark.parametrize(
    ("heading", "time"),
    [
        ("Mục tiêu đến năm 2033", (None, 2033, "section")),
        ("Định hướng phát triển ngành đến năm 2035", (None, 2035, "section")),
        ("Chỉ tiêu chủ yếu giai đoạn 2031 - 2032", (2031, 2032, "section")),
        ("Nhiệm vụ trọng tâm", (2031, 2033, "document")),
    ],
)
@pytest.mark.parametrize("mark", ["- ", ""])
def test_a_bare_heading_tells_the_time_of_what_stands_below_it(targets_of, heading, time, mark):
    page = f"{PAGE}Mục tiêu đến năm 2034\n\n- Trồng mới 90 ha rừng sản xuất.\n\n{heading}\n\n{mark}Trồng lại 40 ha rừng phòng hộ ven hồ.\n\n"
    listed = page + "Tổ chức thực hiện\n\n- Sở Nông nghiệp tập huấn 7 lớp.\n"

    assert targets_of(listed, *TIME) == [
        (90, 90, None, 2034, "section"),
        (40, 40, *time),
        (7, 7, 2031, 2033, "document"),
    ]


@pytest.mark.parametrize(
    "heading", ["Vài nét về hiện trạng", "Thực trạng", "Kết quả đạt được", "Những con số của năm 2030"]
)
def test_what_was_is_told_below_its_heading_alone(targets_of, heading):
    page = f"{PAGE}{heading}\n\nVới 72 km bờ hồ, toàn tỉnh có 18 trạm bảo vệ rừng, tỷ lệ che phủ đạt 64%.\n\n"

    assert targets_of(page + "Nhiệm vụ trọng tâm\n\n- Trồng mới 90 ha rừng.\n") == [(90, 90)]


def test_objectives_are_the_bullets_below_their_heading_and_nothing_more(context_of):
    page = f"{PAGE}Mục tiêu\n\n- Trồng mới 90 ha rừng.\n\n- Không để xảy ra cháy rừng.\n\nGiải pháp\n\nTuyên truyền sâu rộng.\n\n- Rà soát quy hoạch.\n"
    found = extract_programme(context_of(page))[0]

    assert [each.text for each in found.objectives] == ["Trồng mới 90 ha rừng.", "Không để xảy ra cháy rừng."]
    assert [each.text for each in found.solutions] == ["Rà soát quy hoạch."]


def test_an_objective_is_of_no_year_that_was_over(context_of):
    page = f"{PAGE}Mục tiêu đến năm 2033\n\n- Che phủ rừng đạt 60% (2029 là 48,5%).\n"
    found = extract_programme(context_of(page))[0].objectives

    assert [(each.period_start, each.period_end) for each in found] == [(None, 2033)]


MONEY = "Kinh phí thực hiện\n\nTổng nhu cầu vốn giai đoạn 2031 - 2035 khoảng 90 tỷ đồng, cụ thể: ngân sách tỉnh 60 tỷ đồng; vốn doanh nghiệp 30 tỷ đồng.\n\n"


def test_money_below_a_bare_heading_on_the_budget_is_of_no_bullet_before_it(budgets_of):
    page = f"{PAGE}Nhiệm vụ\n\n- Có 10 vườn ươm vào năm 2033.\n\n{MONEY}Chi trồng rừng 50 tỷ đồng.\n"

    assert [(each.amount_vnd, each.period_start, each.period_end) for each in budgets_of(page).records][
        -1
    ] == (
        50_000_000_000,
        2031,
        2033,
    )


@pytest.mark.parametrize("words", ["Riêng các dự án ưu tiên", "Riêng các hạng mục chính"])
def test_works_told_apart_are_parts_of_the_total(budgets_of, words):
    page = f"{PAGE}Nhiệm vụ\n\n- Có 10 vườn ươm vào năm 2033.\n\n{MONEY}{words}: cảng cá Hồ Bắc 40 tỷ đồng, khu giống Hồ Nam 5 tỷ đồng.\n"
    found = budgets_of(page).records

    assert [(each.label, each.parent_no, each.period_end) for each in found][-2:] == [
        ("cảng cá Hồ Bắc", 0, 2033),
        ("khu giống Hồ Nam", 0, 2033),
    ]


@pytest.mark.parametrize(
    ("words", "period"),
    [
        ("Đến 2033 có 20 trạm, đến 2035 có 35 trạm; lắp 40 bể", (2031, 2033)),
        ("Năm 2032 đạt 70%, năm 2033 đạt 90%; lắp 40 bể", (2031, 2033)),
        ("Đến năm 2032 xây 5 hồ, sửa 3 đập; lắp 40 bể", (None, 2032)),
        ("Đến năm 2032, xây 5 hồ; lắp 40 bể", (None, 2032)),
    ],
)
def test_two_times_in_turn_lead_nothing_behind_the_semicolon(targets_of, words, period):
    assert targets_of(f"{PAGE}Nhiệm vụ\n\n- {words}.\n", *TIME[:2])[-1] == (40, 40, *period)


@pytest.mark.parametrize(
    ("words", "figures"),
    [
        ("Mới có 18 xã có trạm; hồ phục vụ tưới mới đáp ứng chừng 60% diện tích", []),
        ("Tuy nhiên, chỉ mới có 4.120 ha rừng giống; số hộ được cấp giấy mới được 31%", []),
        ("Toàn tỉnh thành lập mới được 7 tổ; kết nạp mới được 5% hội viên", [7, 5]),
        ("Lúc này 43% thiết bị đã hư hỏng, 3/5 bến cá đã xuống cấp", []),
        ("Sửa chữa 12 cầu đã xuống cấp, thay 40 máy bơm đã hư hỏng", [12, 40]),
    ],
)
def test_what_there_is_so_far_is_no_target_under_any_heading(targets_of, words, figures):
    found = targets_of(f"{PAGE}Chuyện của một xã vùng cao\n\n{words}.\n")

    assert [low for low, _ in found] == figures


@pytest.mark.parametrize(
    "heading",
    [
        "Năm 2032: 14 dự án, 6,5 tỷ đồng",
        "Kế hoạch năm 2032: hơn 1.200 hộ tham gia",
        "Trong 6 tháng cuối năm 2032: thêm 2 huyện",
    ],
)
def test_a_bare_heading_that_a_time_leads_in_may_tell_of_figures(targets_of, heading):
    page = (
        f"{PAGE}Vì sao phải trồng lại rừng\n\nTheo chương trình, toàn tỉnh trồng mới 90 ha rừng sản xuất ở các xã ven hồ.\n\n"
        f"{heading}\n\nTrung tâm Khuyến nông tập huấn 7 lớp về ươm giống cho các hộ nhận khoán rừng.\n\n"
        "Người dân cùng góp sức\n\nMỗi thôn lập một tổ bảo vệ; các tổ trồng lại 40 ha rừng phòng hộ ven hồ.\n"
    )
    found = targets_of(page, *TIME)

    assert found[0] == (90, 90, 2031, 2033, "document")
    assert found[-2:] == [(7, 7, 2032, 2032, "section"), (40, 40, 2031, 2033, "document")]


def test_a_line_of_a_list_of_times_is_no_heading(targets_of):
    page = (
        f"{PAGE}Theo chương trình, toàn tỉnh trồng mới 90 ha rừng sản xuất ở các xã ven hồ, chia ra:\n\n"
        "Năm 2031: 50 ha\n\nNăm 2032: 40 ha\n\n"
        "Trung tâm Khuyến nông tập huấn 7 lớp về ươm giống cho các hộ nhận khoán rừng.\n"
    )

    assert targets_of(page, *TIME)[-1] == (7, 7, 2031, 2033, "document")
