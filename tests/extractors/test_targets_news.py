"""Targets in news: what is promised, beside votes, meetings, seasons gone by and people's words."""

import pytest

HEAD = "Báo Cao Bằng điện tử\nThứ Sáu, 13/12/2030, 09:42 [GMT+7]\n\nCao Bằng: Xóa nhà tạm trong năm 2031\n\n"


@pytest.fixture(scope="session")
def figures(targets_of):
    return lambda body, *columns: targets_of(f"{HEAD}{body}\n", *columns)


@pytest.mark.parametrize(
    "body",
    [
        "48/50 đại biểu có mặt tán thành, đạt 96%.",
        "Nghị quyết được 100% đại biểu có mặt biểu quyết tán thành.",
        "Kết quả có 27 phiếu thuận, 2 phiếu trắng.",
        "Kỳ họp diễn ra trong 2 ngày, đã thông qua 21 nghị quyết, chất vấn 3 giám đốc sở.",
        'Ông Nông Văn Ba nói: "Có 120 hộ chưa có đất ở, trong đó 30 hộ nằm trong vùng ngập".',
        "Toàn huyện còn 85 hộ đang ở nhà tạm.",
        "Mùa khô 2029 - 2030 tỉnh để xảy ra 25 vụ cháy, thiệt hại 40 ha.",
        "Lũ quét làm chết 200 con trâu.",
        "Năm học 2029 - 2030, tỉnh có 85% trường đạt chuẩn.",
        "Trong tháng 10/2030, huyện cấp 20 tấn gạo.",
        "UBND tỉnh báo cáo việc thành lập mới 03 cụm công nghiệp với diện tích 150 ha; tỷ lệ lấp đầy các cụm mới khoảng 40%.",
        "Gia đình ông Ba ở trong ngôi nhà 3 gian.",
        "Tỉnh dùng tiết kiệm chi thường xuyên 5% để bù đắp.",
        "Mỗi căn thi công không quá 90 ngày.",
        "Bài: LAN ANH\n\nTin liên quan:\n- Hòa An: 90 hộ nghèo nhận nhà mới\n- Thạch An giải ngân 80% vốn",
        "Xem thêm\nHòa An trồng 90 ha rừng",
        "Anh Ba kể: “Năm ngoái tôi được hỗ trợ máy sao chè, sản lượng tăng từ 8 tấn lên 15 tấn, có việc cho 12 lao động”.",
        "Ngay trong đêm, huyện huy động 300 dân quân giúp dân. Đến sáng nay 612 nhà được lợp lại.",
        "Tại lễ ra quân, hơn 500 đoàn viên trồng 1.200 cây quế.",
        "Toàn huyện còn 64 trường thiếu nước, 22 trường thiếu điện.",
        "Lực lượng chức năng phát hiện, xử lý 48 trường hợp vi phạm.",
        "Nhiệm kỳ qua, Hội cho 5.320 hộ vay vốn; giúp 640 hộ thoát nghèo.",
        "Nghị quyết đề ra 28 chỉ tiêu.",
        "Toàn tỉnh hỗ trợ được 320 căn nhà. Huyện còn 45 hộ thiếu đất ở, mới giải quyết được cho 12 hộ.",
        "Qua 5 năm, các cấp hội giúp 1.860 phụ nữ khởi nghiệp, thành lập 63 tổ hợp tác.",
        "Tỷ lệ hộ nghèo ở 5 huyện miền núi vẫn trên 20%.",
        "Chị Ba, chủ cơ sở mắm, nói: “Từ khi được công nhận, cơ sở bán 2.000 chai, có việc cho 9 lao động”.",
        "Năm 2029, tỉnh trồng 500 ha rừng. Trung tâm khuyến nông mở 20 lớp tập huấn.",
        "Kinh phí bố trí 62 tỷ đồng, gấp 1,4 lần năm 2030.",
        "Hiện nay cả tỉnh có 15 chợ đã mở cửa, lấp đầy 50%; tạo việc làm cho khoảng 900 lao động.",
        "Tuy nhiên mới có 2/7 trạm có máy bơm, có trạm kéo dài 4 năm chưa xong.",
        "Các trạm có máy bơm (hạn chót với 5 trạm chưa có là 31/12/2031).",
        "Cao Bằng có 9 huyện, thành phố với 160 xã, trong đó có 90 xã vùng cao; 40 xã biên giới.",
        "Dân số là người Tày chiếm 40%, với 12 dân tộc cùng sinh sống. Huyện có tới 90% dân số là người Dao.",
        "Ông Nông Văn Ba, giám đốc HTX Lá Xanh, cho biết: đơn vị phấn đấu sang năm doanh thu tăng 15%.",
        "Bà Hoa, Giám đốc HTX Lá Xanh chia sẻ HTX đặt mục tiêu năm nay doanh thu tăng 20%, tuyển 12 lao động.",
        "Công ty Hoa Sen dự kiến năm 2032 xuất khẩu 500 tấn, tăng 25%.",
        "Chủ cơ sở, anh Ba cho biết tỉ lệ hỏng giảm từ 8% xuống còn dưới 3%.",
        "Theo chị Lan, chủ xưởng mộc ở xã Bình Long, năng suất tăng 30%, tạo việc làm cho 12 lao động.",
        "Chỉ mong có nước, vì cả làng 80 hộ mà mới có 30 hộ dùng nước máy.",
        "Đoàn giám sát chỉ ra 12 điểm vướng, có 3 huyện giải ngân dưới 20%.",
        "Từ 30 sản phẩm ban đầu",
        "Cả nước hiện có 800 chợ; mục tiêu toàn quốc đến năm 2035 là 900 chợ.",
        "Xã kiểu mẫu bắt buộc có ít nhất 1 sản phẩm.",
        "Chị vay ngân hàng 500 triệu đồng, lãi 9,5% một năm.",
        "Ảnh: Một buổi học của bà con, lớp có 20 học viên.",
        "Ảnh 2: Hợp tác xã đóng gói 5 tấn chè",
        "Nghe bài viết | Chia sẻ | 5 bình luận",
        "Những ngày cuối tháng 11, con đường dài 7 km nối hai xã đã xong.",
        "Huyện đã xây 20 cầu, sửa 6 trạm. 80% số xã có điện.",
        "Bài: LAN ANH\n\nÝ kiến bạn đọc (2)\nHoa: 300 cầu thì nhiều quá.",
    ],
)
def test_what_news_tell_that_is_not_promised(figures, body):
    assert figures(body) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Tỉnh phấn đấu có 90% số hộ đồng ý hiến đất.", [(90, 90)]),
        ("Hội nghị sẽ có 200 đại biểu tham dự.", [(200, 200)]),
        ("Hỗ trợ 120 hộ chưa có đất ở.", [(120, 120)]),
        ("Giám đốc Sở Công Thương cho biết tỉnh phấn đấu doanh thu tăng 12%.", [(12, 12)]),
        ("Các công ty phấn đấu xuất khẩu 500 tấn.", [(500, 500)]),
        ("HTX Lá Xanh được hỗ trợ 2 máy sấy trong năm 2031.", [(2, 2)]),
        ("Theo kế hoạch, chủ cơ sở được tập huấn 2 lớp.", [(2, 2)]),
        ("Phấn đấu cuối năm chỉ còn 5 xã chưa đạt chuẩn.", [(5, 5)]),
        ("Mùa khô 2030 - 2031, tỉnh tuần tra 300 km đường băng.", [(300, 300)]),
        ("Tháng 10/2030 huyện cấp gạo, tháng 2/2031 sẽ trồng 50 ha.", [(50, 50)]),
        ("UBND tỉnh sẽ thành lập mới 03 cụm công nghiệp.", [(3, 3)]),
        ("Hiện nay tỉnh có 15 chợ; phấn đấu xây 8 chợ.", [(8, 8)]),
        ("Hạn chót hoàn thành 5 trạm là 31/12/2031.", [(5, 5)]),
        ("Trong quý I/2031, Ban Dân tộc sẽ trình danh mục 70 công trình.", [(70, 70)]),
        ("Tỷ lệ hộ dùng nước sạch đạt 46,5% (mục tiêu đến năm 2031 là 55%).", [(55, 55)]),
        ("Huyện đã xây 20 cầu, sửa 6 trạm. Huyện xây 30 cầu.", [(30, 30)]),
        ("Huyện đã xây 20 cầu, sửa 6 trạm. Phấn đấu 80% số xã có điện.", [(80, 80)]),
        ("Trung tâm tổ chức 02 gian hàng.", [(2, 2)]),
        ("Huyện đặt mục tiêu xong 60%, mỗi căn hoàn thiện không quá 75 ngày.", [(60, 60), (None, 75)]),
        ("Huyện phấn đấu giảm tỷ lệ hộ nghèo từ 5% trở lên trong năm 2031.", [(5, None)]),
        ("Chúng tôi đặt mục tiêu mở 20 lớp.", [(20, 20)]),
        ("Sáng nay, tỉnh ban hành kế hoạch trồng 50 ha rừng.", [(50, 50)]),
        ("Đến năm 2035, toàn huyện còn 5 xã thiếu nước.", [(5, 5)]),
        ("Công an lập 24 tổ tuần tra, phấn đấu kéo giảm 10% số vụ so với cùng kỳ.", [(24, 24), (10, 10)]),
        ("Sáng nay, công ty khởi công dự án nâng công suất nhà máy từ 300 m3 lên 500 m3.", [(500, 500)]),
        ("Năm 2029, tỉnh trồng 500 ha rừng. Năm 2031, tỉnh trồng 700 ha.", [(700, 700)]),
        ("Năm 2029, tỉnh trồng 500 ha rừng. Thời gian tới, trung tâm mở 20 lớp.", [(20, 20)]),
        ("Cổng sẽ đăng các tin liên quan: 500 tin.", [(500, 500)]),
    ],
)  # fmt: skip
def test_what_news_tell_that_is_promised(figures, body, expected):
    assert figures(body) == expected


def test_the_end_of_a_time_named_before(figures):
    body = (
        "Mục tiêu đến năm 2035, tỷ lệ che phủ rừng đạt 60%.\n\nDiện tích có chứng chỉ đạt 300 ha vào năm 2032 "
        "và nâng lên 500 ha vào cuối kỳ. Đến cuối giai đoạn trồng 700 ha."
    )

    assert figures(body, "period_start", "period_end")[1:] == [
        (300, 300, 2032, 2032),
        (500, 500, 2035, 2035),
        (700, 700, None, 2035),
    ]


@pytest.mark.parametrize(
    ("body", "actions"),
    [
        ("Lắp 12 trạm quan trắc và 40 camera, kinh phí 7 tỷ đồng đã được ghi trong dự toán.", ["Lắp", "Lắp"]),
        ("Tỉnh giữ 430 ha chè, trong đó chăm sóc, cải tạo 120 ha.", ["giữ", "chăm sóc, cải tạo"]),
    ],
)
def test_the_verbs_of_figures(figures, body, actions):
    assert [row[2] for row in figures(body, "action")] == actions


def test_a_date_ends_the_phrase_that_is_counted(figures):
    assert figures("Hoàn thành 1.900 căn trước ngày 30/6/2031.", "object") == [(1900, 1900, "căn")]


def test_a_term_of_office_that_leads_a_sentence_is_its_time(figures):
    told = figures("Nhiệm kỳ 2031 - 2036, Hội phấn đấu kết nạp 1.500 hội viên.", "period_start", "period_end")

    assert told == [(1500, 1500, 2031, 2036)]


def test_a_headline_that_sums_a_year_up_hides_no_plans(targets_of):
    head = HEAD.replace(
        "Cao Bằng: Xóa nhà tạm trong năm 2031", "Tổng kết năm 2030: Ngành Công Thương vượt khó"
    )
    body = "Năm 2029, tỉnh có 500 cơ sở.\n\nNăm 2031, ngành đặt mục tiêu hỗ trợ 20 cơ sở.\n"

    assert targets_of(head + body, "period_end") == [(20, 20, 2031)]


LISTED = """\
Tỉnh vừa ban hành kế hoạch phát triển chợ trên địa bàn giai đoạn 2031 - 2034 để phục vụ người dân.

Kế hoạch đề ra đến hết năm 2033:

- Xây 7 chợ;
- Sửa 9 chợ; riêng năm 2032 sửa 4 chợ.

Mỗi huyện sẽ lập thêm 2 tổ quản lý.

Cùng với đó, năm 2031 tỉnh triển khai 6 lớp (năm 2029 mở 3 lớp) với kinh phí 5 tỷ đồng.

Nội dung hỗ trợ như sau:

+ Hỗ trợ 30 hộ, kinh phí 2 tỷ đồng;

+ Dạy nghề cho 80 người.

Huyện sẽ lập thêm 8 đội.
"""
PAGE_HEAD = "Báo Cao Bằng điện tử\nThứ Sáu, 13/12/2030, 09:42 [GMT+7]\n\nCao Bằng phát triển chợ giai đoạn 2031 - 2034\n\n"


def test_words_that_lead_a_list_in_give_it_their_time_and_nothing_else(targets_of):
    found = targets_of(PAGE_HEAD + LISTED, "period_start", "period_end", "period_basis")

    assert [each[1:] for each in found] == [
        (7, None, 2033, "section"),
        (9, None, 2033, "section"),
        (4, 2032, 2032, "sentence"),
        (2, 2031, 2034, "document"),
        (6, 2031, 2031, "sentence"),
        (30, 2031, 2031, "section"),
        (80, 2031, 2031, "section"),
        (8, 2031, 2034, "document"),
    ]


def test_amounts_in_a_list_have_the_time_of_what_leads_it_in(budgets_of):
    listed = budgets_of(PAGE_HEAD + LISTED).records[-1]

    assert (listed.amount_vnd, listed.period_start, listed.period_end) == (2_000_000_000, 2031, 2031)


@pytest.mark.parametrize(
    "body",
    [
        "Số nhà cần xóa tập trung chủ yếu ở các xã biên giới: Cần Yên 120 nhà, Lũng Nặm 96 nhà; các xã còn lại gồm Minh Tâm 15 nhà.",
        "Các xã có tỷ lệ trồng rừng cao là Minh Tâm (92%), Trường Hà (80%).",
        "Một số đơn vị đạt thấp như Lũng Nặm mới trồng 12 ha, Cần Yên 9 ha.",
        "Giá vật tư, công thợ ở các xóm tăng khoảng 12 - 15% nên nhiều hộ chưa làm nhà.",
        "Nhà xây xong phải đảm bảo nền chắc, mái chắc (theo mẫu), diện tích ít nhất 28 m2.",
    ],
)
def test_who_is_ahead_or_behind_and_prices_are_no_targets(figures, body):
    assert figures(body) == []


@pytest.mark.parametrize(
    ("body", "quantity"),
    [
        ("Tỉnh phấn đấu xóa 120 nhà, tập trung hỗ trợ ở các xã biên giới.", 120),
        ("Các xã có tỷ lệ hộ nghèo cao là nơi sẽ xây 40 nhà.", 40),
        ("Kế hoạch đặt mục tiêu giá trị nguyên liệu tăng 12%.", 12),
    ],
)
def test_what_is_to_be_done_where_much_is_needed_is_a_target(figures, body, quantity):
    assert [low for low, *_ in figures(body)] == [quantity]


@pytest.mark.parametrize(
    "link", [">> Xem thêm: Hà Quảng có 3 xã thoát nghèo", "Đọc thêm: Hà Quảng xây dựng 12 nhà"]
)
def test_news_go_on_behind_a_link_among_their_paragraphs(figures, link):
    prose = (
        "Theo kế hoạch, tỉnh hỗ trợ 300 hộ nghèo làm nhà ở trong năm tới, mỗi hộ được giúp ngày công và vật liệu; các huyện "
        "thành lập 10 tổ công tác để kiểm tra việc thực hiện ở từng xã, từng thôn."
    )

    assert figures(f"{link}\n\nNhiều việc phải làm\n\n{prose}") == [(300, 300), (10, 10)]
    assert figures(f"{prose}\n\n{link}\n\nHòa An xây dựng 5 cầu") == [(300, 300), (10, 10)]
