"""The years of a document's own programme: given these words in its title and its text, these years."""

import pytest

HEAD = """\
ỦY BAN NHÂN DÂN
TỈNH LAI CHÂU
Số: 31/KH-UBND
Lai Châu, ngày {day} tháng {month} năm {year}

{kind}
{title}

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
"""
PLAIN = "I. MỤC TIÊU\n- Mở 5 lớp."
MONEY = "I. MỤC TIÊU\n- Mở 5 lớp.\nII. KINH PHÍ\nTổng kinh phí thực hiện Kế hoạch {0} là 900 triệu đồng.\n"
PHASES = "Trong đó giai đoạn 2032 - 2035: 400 triệu đồng; giai đoạn 2036 - 2040: 500 triệu đồng."


def plan(title: str, body: str = PLAIN, *, issued: str = "5/3/2032", kind: str = "KẾ HOẠCH") -> str:
    """A plan with a title and a text."""
    day, month, year = issued.split("/")
    return HEAD.format(title=title, kind=kind, day=day, month=month, year=year) + body + "\n"


def years(found) -> tuple[int | None, int | None]:
    """The period of a header."""
    return found.period_start, found.period_end


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Khuyến công giai đoạn 2032 - 2036", (2032, 2036)),
        ("Phát triển làng nghề đến năm 2036, định hướng đến năm 2040", (None, 2036)),
        # The years of a plan before or behind those of what it carries out.
        ("Năm 2032 thực hiện Chương trình giảm nghèo giai đoạn 2031 - 2035", (2032, 2032)),
        ("Thực hiện Chương trình giảm nghèo giai đoạn 2031 - 2035 năm 2032", (2032, 2032)),
        ("Triển khai Chương trình giảm nghèo giai đoạn 2031 - 2035, năm 2032 trên địa bàn tỉnh Lai Châu", (2032, 2032)),
        ("Thực hiện Chiến lược phát triển rừng đến năm 2040, tầm nhìn đến năm 2055, giai đoạn 2032 - 2035", (2032, 2035)),
        ("Giai đoạn 2032 - 2035 thực hiện Chiến lược phát triển rừng đến năm 2040", (2032, 2035)),
        ("Thực hiện Chương trình giảm nghèo giai đoạn 2031 - 2040, giai đoạn I: từ năm 2032 đến năm 2035", (2032, 2035)),
        ("Thực hiện các nhiệm vụ của Chương trình giảm nghèo giai đoạn 2031 - 2035 trong năm 2032", (2032, 2032)),
        # How far the strategy looks beyond its years is no time of the plan's own.
        ("Thực hiện Chiến lược dinh dưỡng giai đoạn 2032 - 2035 và đến năm 2045 của tỉnh Lai Châu", (2032, 2035)),
        ("Thực hiện Chiến lược dinh dưỡng giai đoạn 2032 - 2035, đến năm 2045 trên địa bàn tỉnh", (2032, 2035)),
        ("Thực hiện Chương trình giảm nghèo giai đoạn 2031 - 2035, đến năm 2033", (None, 2033)),
        # Those of what is carried out, where there are no others and the text says nothing.
        ("Thực hiện Chương trình giảm nghèo giai đoạn 2031 - 2035", (2031, 2035)),
        ("Thực hiện Chiến lược phát triển rừng đến năm 2040, tầm nhìn đến năm 2055", (None, 2040)),
        ("Thực hiện Kết luận về xây dựng nông thôn giai đoạn 2021 - 2025", (None, None)),
        # By a goal's year something is reached.
        ("Loại trừ bệnh phong vào năm 2040", (None, 2040)),
        ("Phát triển đô thị thông minh năm 2040", (None, 2040)),
        ("Xóa nhà tạm vào năm 2035, giai đoạn 2032 - 2035", (2032, 2035)),
        # The years of acts.
        ("Thi hành Luật Dược liệu năm 2031 trên địa bàn tỉnh", (None, None)),
        ("Thực hiện Quyết định 88/QĐ-TTg năm 2031 về trẻ em", (None, None)),
        ("Thực hiện Quyết định 88/QĐ-TTg năm 2031 về trẻ em giai đoạn 2032 - 2036", (2032, 2036)),
        ("Quyết định 12/QĐ-UBND.VX năm 2031 về phát triển kinh tế trang trại giai đoạn 2032 - 2036", (2032, 2036)),
        ("Phát triển kinh tế tập thể năm 2032 do Ủy ban nhân dân tỉnh Lai Châu ban hành", (2032, 2032)),
        ("Thu học phí từ năm học 2032-2033 đến năm học 2036-2037", (2032, 2037)),
        # What is looked back on, and what is planned.
        ("Kết quả khuyến công năm 2031, nhiệm vụ năm 2032", (2032, 2032)),
        ("Kéo dài thời gian thực hiện Đề án khuyến công giai đoạn 2028 - 2031 đến hết năm 2033", (None, 2033)),
        ("Phát triển kinh tế - xã hội và đầu tư công năm 2032 tỉnh Lai Châu", (2032, 2032)),
    ],
)  # fmt: skip
def test_the_years_of_a_title(header, title, expected):
    assert years(header(plan(title))) == expected


GOAL = "Bảo đảm nguồn lực thực hiện Chiến lược quốc gia loại trừ bệnh sởi vào năm 2040"
STRATEGY = "Thực hiện Chiến lược phát triển rừng giai đoạn 2031 - 2040, tầm nhìn đến năm 2055"


@pytest.mark.parametrize(
    ("title", "body", "expected"),
    [
        (GOAL, "I. CHỈ TIÊU GIAI ĐOẠN 2032 - 2040\n- Tiêm 90% số trẻ.", (2032, 2040)),
        (GOAL, MONEY.format("giai đoạn 2032 - 2040") + PHASES, (2032, 2040)),
        (GOAL, MONEY.format("trong hai giai đoạn") + "1. Kinh phí giai đoạn 2032 - 2035: 4 tỷ đồng.\n2. Kinh phí giai đoạn 2036 - 2040: 5 tỷ đồng.", (2032, 2040)),
        (GOAL, "I. MỤC TIÊU ĐẾN NĂM 2036\n- Mở 5 lớp.\n" + MONEY.format("giai đoạn 2032 - 2036").replace("I. MỤC TIÊU\n", "II. NỘI DUNG\n").replace("II. KINH PHÍ", "III. KINH PHÍ"), (2032, 2036)),
        (GOAL, "I. THỜI GIAN THỰC HIỆN: từ năm 2032 đến năm 2034.", (2032, 2034)),
        (STRATEGY, "I. MỤC TIÊU GIAI ĐOẠN 2032 - 2035\n- Mở 5 lớp.\nII. KINH PHÍ\nNhu cầu vốn giai đoạn 2032-2035 là 9 tỷ đồng.", (2032, 2035)),
        (STRATEGY, "I. MỤC TIÊU NĂM 2032\n- Mở 5 lớp.\nII. NHIỆM VỤ TRỌNG TÂM NĂM 2032\n- Mở 2 lớp.", (2032, 2032)),
        # One place is not enough for other years than those of the title, nor are the years of others.
        (STRATEGY, MONEY.format("giai đoạn 2032 - 2035"), (2031, 2040)),
        (STRATEGY, "I. MỤC TIÊU NĂM 2032\n- Mở 5 lớp.\nII. MỤC TIÊU NĂM 2033\n- Mở 2 lớp.\nIII. MỤC TIÊU NĂM 2034\n- Mở 2 lớp.", (2031, 2040)),
        (STRATEGY, "I. KẾT QUẢ THỰC HIỆN\n1. Kinh phí giai đoạn 2028 - 2032: 5 tỷ đồng.\n2. Mục tiêu giai đoạn 2028 - 2032: 5 lớp.", (2031, 2040)),
        (STRATEGY, "I. NGUỒN LỰC\n- Vốn của kế hoạch đầu tư công trung hạn giai đoạn 2031 - 2035.\n- Nguồn lực của Chương trình giảm nghèo giai đoạn 2031 - 2035.\n- Vốn của Đề án dạy nghề giai đoạn 2031 - 2035.", (2031, 2040)),
        # A title with years of its own says enough.
        ("Phát triển làng nghề đến năm 2040", "I. MỤC TIÊU GIAI ĐOẠN 2032 - 2035\n- Mở 5 lớp.\nII. KINH PHÍ GIAI ĐOẠN 2032 - 2035\n- Tỉnh: 5 tỷ đồng.", (None, 2040)),
        # Without years in the title.
        ("Bảo vệ trẻ em", "I. MỤC TIÊU GIAI ĐOẠN 2032 - 2035\n- Mở 5 lớp.\nII. KINH PHÍ GIAI ĐOẠN 2032 - 2035\n- Tỉnh: 5 tỷ đồng.", (2032, 2035)),
        ("Bảo vệ trẻ em", MONEY.format("giai đoạn 2032 - 2035"), (None, None)),
    ],
)  # fmt: skip
def test_the_years_of_a_text(header, title, body, expected):
    assert years(header(plan(title, body))) == expected


def test_what_was_done_in_the_year_of_a_late_document_are_no_years_of_its_own(header):
    body = "I. KINH PHÍ GIAI ĐOẠN 2028 - 2032\n- 5 tỷ đồng.\nII. MỤC TIÊU GIAI ĐOẠN 2028 - 2032\n- Mở 5 lớp."

    assert years(header(plan("Bảo vệ trẻ em", body, issued="18/12/2032"))) == (None, None)
    assert years(header(plan("Bảo vệ trẻ em", body, issued="18/1/2031"))) == (2028, 2032)


def test_the_title_of_an_attached_plan_tells_its_years(header):
    deed = plan(
        "Ban hành Kế hoạch thực hiện Chiến lược phát triển rừng giai đoạn 2031 - 2040",
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch thực hiện Chiến lược phát triển rừng giai đoạn 2031 - 2040.\n"
        "Điều 2. Quyết định này có hiệu lực kể từ ngày ký.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nNguyễn Văn A\n"
        "KẾ HOẠCH\nTHỰC HIỆN CHIẾN LƯỢC PHÁT TRIỂN RỪNG GIAI ĐOẠN 2031 - 2040 TRÊN ĐỊA BÀN TỈNH, GIAI ĐOẠN 2032 - 2034\n"
        "(Ban hành kèm theo Quyết định số 31/QĐ-UBND ngày 5/3/2032)\nI. MỤC TIÊU\n- Trồng 500 ha rừng.",
        kind="QUYẾT ĐỊNH",
    )

    assert years(header(deed)) == (2032, 2034)


# What is past


LATE = "Phát triển rừng giai đoạn 2036 - 2040"


def test_a_year_behind_that_of_the_document_is_never_past(targets_of):
    body = "I. MỤC TIÊU\n- Đạt 70% vào năm 2035, 80% vào năm 2040 (năm 2032 ước đạt 60%).\n- Năm 2034 trồng 500 ha."

    found = targets_of(plan(LATE, body, issued="18/12/2032"), "period_end")
    assert found == [(70, 70, 2035), (80, 80, 2040), (500, 500, 2034)]


def test_money_of_a_year_behind_that_of_the_document_is_never_past(budgets_of):
    body = "I. KINH PHÍ\n- Năm 2034: 500 triệu đồng.\n- Năm 2031: 300 triệu đồng."
    found = budgets_of(plan(LATE, body)).records

    assert [each.amount_vnd for each in found] == [500_000_000]


def test_what_was_is_said_of_those_who_are_counted(targets_of):
    body = (
        "I. MỤC TIÊU\n- Tỷ lệ người đã được tập huấn có việc làm đạt 90% vào năm 2035.\n- Đã hỗ trợ 40 cơ sở."
    )

    assert targets_of(plan("Dạy nghề giai đoạn 2032 - 2036", body)) == [(90, 90)]


def test_what_stands_under_a_heading_of_years_gone_by_is_past(targets_of, budgets_of):
    body = (
        "I. NỘI DUNG\n1. Khuyến công giai đoạn 2027 - 2031\n- Hỗ trợ 40 cơ sở.\n- Kinh phí: 900 triệu đồng.\n"
        "2. Khuyến công giai đoạn 2032 - 2036\n- Hỗ trợ 50 cơ sở.\n- Kinh phí: 800 triệu đồng."
    )
    text = plan("Khuyến công giai đoạn 2032 - 2036", body)

    assert targets_of(text) == [(50, 50)]
    assert [each.amount_vnd for each in budgets_of(text).records] == [800_000_000]
