"""The head of news: the headline below the name of the paper, and the time that the news are about."""

import pytest

TEXT = "UBND tỉnh vừa họp bàn việc trồng rừng. Tỉnh trồng 300 ha.\n"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Báo Cao Bằng điện tử\nThứ Ba, 12/03/2030, 09:42 [GMT+7]\n\nTrồng rừng nhanh nhưng phải bền vững\n\n",
         "Trồng rừng nhanh nhưng phải bền vững"),
        ("Cổng thông tin điện tử tỉnh Cao Bằng\nThứ Ba, 12/03/2030 | 09:42 GMT+7\nKinh tế  >  Nông nghiệp - Nông thôn\n\nTrồng rừng nhanh\n\n",
         "Trồng rừng nhanh"),
        ("Trang chủ » Tin tức - Sự kiện » Lao động - Xã hội\nTrồng rừng nhanh nhưng phải bền vững\nThứ Ba, 12/03/2030 - 14:27 | Lượt xem: 1.094\n\n",
         "Trồng rừng nhanh nhưng phải bền vững"),
        ("Báo động cháy rừng ở các xã miền núi\n12/03/2030\n\n", "Báo động cháy rừng ở các xã miền núi"),
        ("Thời sự\nTrồng rừng nhanh nhưng phải bền vững\n12/03/2030\n\n", "Trồng rừng nhanh nhưng phải bền vững"),
    ],
)  # fmt: skip
def test_the_name_of_the_paper_is_no_headline(header, head, title):
    found = header(head + TEXT)

    assert (found.family, found.title) == ("tin_bai", title)


HEADLINE = "Cao Bằng phấn đấu trồng 2.400 ha rừng gỗ lớn trong năm 2031"
HEADS = [
    f"Cổng thông tin điện tử tỉnh Cao Bằng\nBỏ qua nội dung chính\nGiới thiệu | Tin tức | Văn bản\nThứ Hai, 13/01/2031 | 09:42 GMT+7\nTìm kiếm...\nTrang chủ » Tin tức » Lâm nghiệp\n\n{HEADLINE}\nNgày đăng: 10/01/2031 08:15 | Lượt xem: 1.276 | Cỡ chữ: A- A A+\nIn bài viết  Chia sẻ  Zalo\n\n",
    f"Skip to main content\nTrang chủ | Giới thiệu | Liên hệ\nThứ Hai, 13/01/2031 10:05\nTìm kiếm\nTrang chủ > Tin tức > Lâm nghiệp\n{HEADLINE}\n10/01/2031 07:30\n\n",
    f"CỔNG THÔNG TIN ĐIỆN TỬ TỈNH CAO BẰNG\nĐăng nhập | English\nThứ Hai, 13/01/2031\nGiới thiệu\nTin tức\nVăn bản\nLiên hệ\n\n{HEADLINE}\nCập nhật lúc: 07:30, 10/01/2031\nLượt xem: 33\n\n",
    f"Chuyển đến nội dung\nBáo Cao Bằng\nChính trị | Kinh tế | Xã hội | Văn hóa\nKinh tế\n07:30, 10/01/2031\n\n{HEADLINE}\n\n",
    f"SỞ NÔNG NGHIỆP TỈNH CAO BẰNG\nTrang chủ   Giới thiệu   Tin tức\nBạn đang ở: Trang chủ / Tin tức\nCỡ chữ: A- A A+\n{HEADLINE}\nNgày đăng: 10/01/2031\n\n",
    f"Skip to content\nMenu\nTrang chủ\nTin tức - Sự kiện\nThời tiết: 21°C\nTrang chủ › Lâm nghiệp\n\n{HEADLINE}\n\nThứ Sáu, 10/01/2031 | 7:30 SA\n\n",
    f"{HEADLINE}\nTin tức » Lâm nghiệp\n10/01/2031\n\n",
]  # fmt: skip


@pytest.mark.parametrize("head", HEADS)
def test_the_words_of_a_site_are_neither_headline_nor_date(header, head):
    found = header(head + TEXT)

    assert (found.family, found.title, str(found.issue_date)) == ("tin_bai", HEADLINE, "2031-01-10")
    assert (found.period_start, found.period_end) == (2031, 2031)


@pytest.mark.parametrize(
    ("date", "headline", "period"),
    [
        ("12/12/2030", "Cao Bằng: Dành hơn 200 tỷ đồng xóa nhà tạm trong năm 2031", (2031, 2031)),
        ("12/12/2030", "Năm 2031, Cao Bằng trồng mới 3.000 ha rừng", (2031, 2031)),
        ("12/03/2031", "Hoàn thành xóa nhà tạm trong năm 2031", (2031, 2031)),
        ("12/12/2030", "Cao Bằng phát triển rừng bền vững giai đoạn 2031 - 2035", (2031, 2035)),
        ("12/12/2030", "Cao Bằng: đến năm 2035 có 50 nghìn ha rừng", (None, 2035)),
        ("12/03/2031", "Cao Bằng nhìn lại công tác xóa nhà tạm năm 2030", (None, None)),
        ("12/12/2031", "Năm 2031: Cao Bằng đạt 13 chỉ tiêu về rừng", (None, None)),
        ("12/12/2031", "Cao Bằng trồng 3.000 ha rừng năm 2031", (None, None)),
        ("12/12/2031", "Cao Bằng phấn đấu trồng hết 3.000 ha rừng trong năm 2031", (2031, 2031)),
        ("12/03/2031", "Cao Bằng: kết quả trồng rừng giai đoạn 2026 - 2030", (None, None)),
    ],
)
def test_the_time_that_a_headline_is_about(header, date, headline, period):
    found = header(f"Báo Cao Bằng điện tử\n{date}\n\n{headline}\n\n{TEXT}")

    assert (found.period_start, found.period_end) == period


def test_the_year_of_a_headline_counts_before_programmes_named_below(header):
    text = "Đại biểu cũng bàn Đề án phát triển lâm nghiệp giai đoạn 2032 - 2036.\n"
    head = "12/12/2030\n\n".join(("Báo Cao Bằng điện tử\n", "{}\n\n"))
    within = header(head.format("Dành 200 tỷ đồng xóa nhà tạm trong năm 2031") + text)
    by_then = header(head.format("Đưa tỷ lệ che phủ rừng lên 65% vào năm 2036") + text)

    assert (within.period_start, within.period_end) == (2031, 2031)
    assert (by_then.period_start, by_then.period_end) == (2032, 2036)


# Documents that a page shows in full

PAGE = "Trang chủ » Văn bản\n{}\nCập nhật lúc: 09:26 | 28/03/2031      Lượt xem: 1.374\nCỡ chữ: A- A A+      In trang\n\n{}\n\n{}"
PLAN = "I. MỤC TIÊU\n- Trồng 300 ha rừng.\nII. TỔ CHỨC THỰC HIỆN\n1. Sở Nông nghiệp cấp giống.\n2. Các huyện trồng rừng.\n"


@pytest.mark.parametrize(
    ("sentence", "number", "date"),
    [
        ("Ngày 25/3/2031, UBND tỉnh Cao Bằng ban hành Kế hoạch số 41/KH-UBND về trồng rừng. Ban biên tập xin giới thiệu toàn văn:",
         "41/KH-UBND", "2031-03-25"),
        ("UBND tỉnh Cao Bằng vừa ký ban hành Kế hoạch 7/KH-UBND ngày 2 tháng 3 năm 2031. Cổng trân trọng đăng tải toàn văn Kế hoạch.",
         "7/KH-UBND", "2031-03-02"),
        ("Vừa qua, Ủy ban nhân dân tỉnh Cao Bằng đã có Kế hoạch số: 41/KH-UBND trồng rừng; sau đây xin gửi đến bạn đọc nguyên văn.",
         "41/KH-UBND", None),
    ],
)  # fmt: skip
def test_a_document_that_a_page_introduces_in_full_is_no_news(header, sentence, number, date):
    found = header(PAGE.format("Kế hoạch trồng rừng tỉnh Cao Bằng năm 2031", sentence, PLAN))

    assert (found.family, found.number, found.issuer) == (
        "ke_hoach",
        number,
        "Ủy ban nhân dân tỉnh Cao Bằng",
    )
    assert str(found.issue_date) == str(date)
    assert found.title == "trồng rừng tỉnh Cao Bằng năm 2031"


@pytest.mark.parametrize(
    "sentence",
    [
        "Ngày 25/3/2031, UBND tỉnh Cao Bằng ban hành Kế hoạch số 41/KH-UBND về trồng rừng, xem toàn văn tại đây.",
        "Ngày 25/3/2031, UBND tỉnh ban hành Kế hoạch số 41/KH-UBND. Báo đăng toàn văn phỏng vấn Giám đốc Sở.",
        "Tỉnh thực hiện Kế hoạch số 41/KH-UBND; Ban biên tập giới thiệu toàn văn bài phỏng vấn Giám đốc Sở.",
    ],
)
def test_news_that_only_name_an_act_are_none(header, sentence):
    found = header(PAGE.format("Tỉnh Cao Bằng trồng nhiều rừng", sentence, "Tỉnh trồng 300 ha.\n"))

    assert (found.family, found.number, found.title) == ("tin_bai", None, "Tỉnh Cao Bằng trồng nhiều rừng")


@pytest.mark.parametrize(
    "tools", ["Cỡ chữ: A- A A+", "Lượt xem: 1.274", "Đọc bài viết   In trang", "Chia sẻ Facebook Zalo"]
)
def test_the_tools_of_a_page_are_no_headline(header, tools):
    head = f"Trang chủ » Thời sự\nThứ Ba, 12/03/2030, 08:14 [GMT+7]\n{tools}\n\nTrồng rừng nhanh nhưng phải bền vững\n\n"

    assert header(head + TEXT).title == "Trồng rừng nhanh nhưng phải bền vững"


def test_the_name_of_a_site_above_the_way_is_no_issuer(header):
    site = "Cổng thông tin điện tử tỉnh Cao Bằng | Đăng nhập\nSỞ NÔNG NGHIỆP TỈNH CAO BẰNG\nTìm kiếm...\n"
    sentence = "Ngày 25/3/2031, UBND tỉnh Cao Bằng ban hành Kế hoạch số 41/KH-UBND. Xin giới thiệu toàn văn:"
    found = header(site + PAGE.format("Kế hoạch trồng rừng tỉnh Cao Bằng năm 2031", sentence, PLAN))

    assert found.issuer == "Ủy ban nhân dân tỉnh Cao Bằng"
