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
