"""The verb that governs a figure, where it does not stand right before it."""

import pytest

HEAD = "KẾ HOẠCH\nNăm 2031\nI. MỤC TIÊU\n"


@pytest.fixture(scope="session")
def actions(targets_of):
    """The figures of the items ``body``, each with its verb."""
    return lambda body: [(low, action) for low, _, action in targets_of(HEAD + body, "action")]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("100% thôn ký cam kết với kiểm lâm.", [(100, "ký cam kết")]),
        ("Đến năm 2031, trên 60% doanh nghiệp sử dụng hóa đơn điện tử.", [(60, "sử dụng")]),
        ("25 hợp tác xã ứng dụng công nghệ cao; 40 hợp tác xã có kho lạnh.", [(25, "ứng dụng"), (40, "có")]),
        ("95% trang trại và 80% hộ chăn nuôi có bể biogas.", [(95, "có"), (80, "có")]),
        ("100% hộ nuôi cá lồng phải ký cam kết.", [(100, "ký cam kết")]),
        ("100% số hộ có nhu cầu được bố trí đất ở.", [(100, "được bố trí")]),
        ("90% số người phát hiện được điều trị.", [(90, "được điều trị")]),
        ("Phấn đấu 90% học sinh được khám sức khỏe.", [(90, "được khám")]),
    ],
)
def test_a_figure_without_a_verb_has_what_its_things_do(actions, sentence, expected):
    assert actions(f"1. {sentence}\n") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # What the figure is of stands before it, or what is said behind it is said of something else.
        ("Số hộ dân nông thôn trên 5% tổng số tham gia.", [(5, None)]),
        ("Kiểm tra: 100% cơ sở có giấy phép.", [(100, "Kiểm tra")]),
        (
            "Tạo việc làm cho 900 người, trong đó 40% là phụ nữ.",
            [(900, "Tạo việc làm"), (40, "Tạo việc làm")],
        ),
        ("Hồ chứa: 16 hồ, tưới cho đồng ruộng.", [(16, None)]),
    ],
)
def test_words_behind_a_figure_that_are_not_of_its_things(actions, sentence, expected):
    assert actions(f"1. {sentence}\n") == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hộ nông thôn sử dụng nước sạch: năm 2031: 88%; năm 2032: 90%.", "sử dụng"),
        ("Thanh niên được tư vấn trước kết hôn: 70%.", "được tư vấn"),
        ("Chỉ tiêu tuyển dụng năm 2031: Hòa Vang 40 người, Núi Thành 30 người.", "tuyển dụng"),
        ("Tỷ lệ hộ sử dụng nước sạch: 88%.", None),
        ("Mô hình chăm sóc người già: 10 xã.", None),
        ("Số lao động sử dụng máy: 300 người.", None),
    ],
)
def test_the_verb_in_the_label_of_a_figure(actions, sentence, expected):
    assert {action for _, action in actions(f"1. {sentence}\n")} == {expected}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Trồng rừng 300 ha.", "Trồng"),
        ("Hoàn thành giao đất, giao rừng cho 90 hộ.", "Hoàn thành giao"),
        ("Hỗ trợ đào tạo nghề cho 40 lao động.", "Hỗ trợ đào tạo"),
        ("Đào tạo nghề, truyền nghề cho 40 lao động.", "Đào tạo nghề, truyền nghề"),
        ("Giải quyết việc làm cho 40 lao động.", "Giải quyết việc làm"),
        ("Bảo vệ rừng 300 ha.", "Bảo vệ rừng"),
    ],
)
def test_what_is_done_is_said_without_what_it_is_done_to(actions, sentence, expected):
    assert [action for _, action in actions(f"1. {sentence}\n")] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hỗ trợ 5 cơ sở tham gia hội chợ, 8 gian hàng.", ["Hỗ trợ", "Hỗ trợ"]),
        ("Bố trí 150 ha đất để phát triển nhà ở, trong đó thị xã 60 ha.", ["Bố trí", "Bố trí"]),
        ("Hỗ trợ 5 cơ sở tham gia hội chợ, mở 8 gian hàng.", ["Hỗ trợ", "mở"]),
        ("Hỗ trợ 5 cơ sở và xây dựng 8 gian hàng.", ["Hỗ trợ", "xây dựng"]),
    ],
)
def test_what_the_things_of_a_figure_do_is_not_said_of_the_next(actions, sentence, expected):
    assert [action for _, action in actions(f"1. {sentence}\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mở 3 lớp, thời gian học 5 ngày; 2 khóa.", ["Mở", None, "Mở"]),
        ("Xây dựng 4 hồ chứa, tổng dung tích 40 triệu m3.", ["Xây dựng", None]),
        ("Trồng 4 triệu cây, tỷ lệ sống 80%.", ["Trồng", None]),
        ("Giảm tỷ lệ sinh 1%, tỷ lệ tử vong 2%.", ["Giảm", "Giảm"]),
        ("Mở 3 lớp, nâng công suất lên 40 triệu m3.", ["Mở", "nâng"]),
    ],
)
def test_nothing_is_done_to_a_measure_of_what_was_spoken_of(actions, sentence, expected):
    assert [action for _, action in actions(f"1. {sentence}\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Tổng sản lượng năm 2031 là 530 tấn, năm 2032 là 560 tấn.", [None, None]),
        ("Chỉ tiêu hỗ trợ năm 2031 là 160 người.", ["hỗ trợ"]),
        ("Hỗ trợ 90 hộ, trong đó hộ nghèo là 40 hộ.", ["Hỗ trợ", "Hỗ trợ"]),
        ("Số sản phẩm được công nhận cấp xã là 90 sản phẩm.", ["được công nhận"]),
        ("60% chủ thể là hợp tác xã.", ["là"]),
    ],
)
def test_that_there_are_so_many_is_nothing_that_is_done(actions, sentence, expected):
    assert [action for _, action in actions(f"1. {sentence}\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Diện tích nuôi 500 ha.", None),
        ("Nâng diện tích sản xuất lên 500 ha.", "Nâng"),
        ("Hiệu suất khai thác 82%.", None),
        ("Ngày điều trị bình quân 6 ngày.", None),
        ("Duy trì tôm siêu thâm canh 90 ha.", "Duy trì"),
        ("Trang bị 3 xe bán tải, 45 máy bơm.", "Trang bị"),
        ("Tổ chức tuần lễ mua sắm 5 ngày cho 90 người.", "Tổ chức"),
        ("Nâng tỷ lệ hộ dùng nước sạch lên 88%.", "Nâng"),
        ("Tỷ lệ hộ nông thôn dùng nước sạch trên 88%.", None),
        ("Tỷ lệ hộ dùng nước sạch đạt 88%.", "đạt"),
        ("Nuôi 500 ha.", "Nuôi"),
        ("Thâm canh 500 ha.", "Thâm canh"),
    ],
)
def test_a_verb_that_says_which_noun_is_meant_governs_nothing(actions, sentence, expected):
    assert {action for _, action in actions(f"1. {sentence}\n")} == {expected}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Hộ nghèo: Văn Yên giảm 6%; Đình Lập 5%; Tân Lập 4%.", "giảm"),
        ("Chuyển đất lúa sang đất màu (Giao Hải 70 ha; Hải Hưng 45 ha).", "Chuyển"),
        ("Rà soát vùng nuôi cá: Giao Hải 70 ha, Hải Hưng 45 ha.", "Rà soát"),
    ],
)
def test_a_name_that_looks_like_a_verb_governs_nothing(actions, sentence, expected):
    assert {action for _, action in actions(f"1. {sentence}\n")} == {expected}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mỗi huyện xây dựng được 5 chợ.", "xây dựng"),
        ("Rác thải thu gom được 85%.", "thu gom"),
        ("98% học sinh nghèo được miễn, giảm học phí.", "được miễn, giảm"),
        ("Diện tích rừng bị cháy 40 ha.", "bị cháy"),
        ("100% thủ tục được công khai.", "được công khai"),
        ("Xây dựng 5 phòng học kiên cố.", "Xây dựng"),
    ],
)
def test_passive_words(actions, sentence, expected):
    assert [action for _, action in actions(f"1. {sentence}\n")] == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Mở mới 11 km, sửa chữa 7 km; làm 12 km đường băng.", ["Mở mới", "sửa chữa", "làm"]),
        ("Khoanh nuôi tái sinh 1.800 ha.", ["Khoanh nuôi tái sinh"]),
        ("Tập huấn 2 lần; luân phiên 20 bác sĩ.", ["Tập huấn", "luân phiên"]),
        ("Lấp đầy 60% diện tích khu công nghiệp.", ["Lấp đầy"]),
        ("Tạo việc làm cho 90 người làm việc tại 3 trạm.", ["Tạo việc làm", "Tạo việc làm"]),
        ("Tiêm các bệnh bắt buộc cho 90% tổng đàn.", ["Tiêm"]),
    ],
)
def test_verbs_and_what_looks_like_them(actions, sentence, expected):
    assert [action for _, action in actions(f"1. {sentence}\n")] == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # What stands behind "sau" says when, and in a bracket it says something of what was counted.
        ("Trồng lại sau khai thác 320 ha.", [(320, "Trồng lại")]),
        ("Dạy nghề cho 70 người; sau khi học nghề ít nhất 75% có việc làm.", [(70, "Dạy"), (75, "có")]),
        ("Trong đó có 210 ha quế (tập trung ở vùng thấp) và 90 ha hồi.", [(210, "có"), (90, "có")]),
        ("Số vụ cháy năm sau giảm 7%.", [(7, "giảm")]),
        # The comparator takes in the verb.
        ("Tỷ lệ hộ dùng nước sạch tối thiểu đạt 86%.", [(86, "đạt")]),
        ("Ít nhất phải xây dựng 3 chợ.", [(3, "xây dựng")]),
        ("65% nhà máy tự chi trả phí thu gom.", [(65, "tự chi trả")]),
        ("65% nhà máy tự động hóa dây chuyền.", [(65, "tự động hóa")]),
        ("Xây dựng, chỉnh sửa 14 giáo trình; san lấp 4 ha.", [(14, "Xây dựng, chỉnh sửa"), (4, "san lấp")]),
    ],
)
def test_verbs_that_say_when_how_or_of_what(actions, sentence, expected):
    assert actions(f"1. {sentence}\n") == expected
