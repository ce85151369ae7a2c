"""Norms, conditions and comparisons that look like targets, and what a figure holds for each of."""

import pytest

from tests.extractors.plan_text import PLAN


@pytest.fixture(scope="session")
def rows(targets_of):
    """Some columns of the targets of an item, the bounds of the quantity first."""
    return lambda body, *columns: targets_of(f"{PLAN}- {body}\n", *columns)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hỗ trợ mua giống: 30% giá mua nhưng không vượt quá 25 triệu đồng/hộ.", []),
        ("Dự án ở vùng cao 80%, tối đa 2 tỷ đồng/dự án.", []),
        ("Hỗ trợ lãi suất cho cơ sở, thời gian không quá 18 tháng.", []),
        ("In bao bì: 20 triệu đồng/cơ sở, không quá 02 lần.", []),
        ("Miễn tiền thuê đất 5 năm đầu, giảm 40% cho 6 năm sau đối với nhà máy.", []),
        ("Mỗi hợp tác xã được hỗ trợ không quá 04 nội dung.", []),
        ("Việc cấp vốn cho hộ thực hiện theo 03 đợt.", []),
        ("Kinh phí thưởng được chi trả làm 2 kỳ trong năm.", []),
        ("Tổ chức hội thi làm 2 đợt.", [(2, 2)]),
        ("Cấp gạo cho hộ nhận rừng: 12kg/khẩu/tháng.", []),
        ("Tự đảm bảo 35% phần kinh phí của mình.", []),
        ("Ưu tiên cơ sở có từ 30 lao động trở lên, cơ sở có trên 40% lao động nữ.", []),
        ("Thưởng cho xã vận động được trên 12 hộ.", []),
        ("Hợp tác xã có 60% trở lên lao động nữ được ưu tiên vay.", []),
        ("85% trở lên hợp tác xã được nối mạng.", [(85, None)]),
        ("Báo cáo hằng năm trước ngày 5/11, kiểm tra ít nhất 03 cuộc/năm.", [(3, None)]),
        ("Làm 14 km đường, nền đường rộng tối thiểu 4,5m, xe đi lại thuận tiện.", [(14, 14)]),
        ("Mức hỗ trợ: hỗ trợ tối đa 90% giá máy đối với hộ nghèo; 65% đối với hộ khác.", []),
        ("Thiết bị được cấp phải mới 100%.", []),
        ("Xây 05 trạm, kinh phí năm 2031 bố trí 40%.", [(5, 5)]),
        ("Cơ sở thụ hưởng: Công ty Minh Tâm (xã Cao Sơn), công suất 6 triệu viên/năm.", []),
        ("Nâng công suất lên 6 triệu viên/năm.", [(6, 6)]),
        ("Cấp 900 liều thuốc (gồm 4HP).", [(900, 900)]),
        ("Nâng hệ số quay vòng đất lên 2,4.", [(2.4, 2.4)]),
        ("Đưa hệ số sử dụng máy từ 0,5 lên 0,6 - 0,7; trồng 5 ha.", [(0.6, 0.7), (5, 5)]),
        ("Trả lương theo hệ số khu vực bằng 0,5.", []),
        ("Kiểm tra 20 doanh nghiệp có từ 300 lao động trở lên.", [(20, 20)]),
        ("Mỗi thôn trong số 45 thôn có ít nhất 02 tổ.", [(2, None)]),
        ("100% bản có cô đỡ được đào tạo từ 06 tháng trở lên.", [(100, 100)]),
        ("Tỷ lệ sống phải đạt 90% trở lên mới được thanh toán.", []),
        ("Bố trí đất (trường ở nông thôn từ 900 m2, ở phường từ 700 m2 trở lên) cho 8 xã.", [(8, 8)]),
        ("Có 9 xã đạt chuẩn (tỷ lệ hộ có nước sạch từ 85% trở lên).", [(9, 9)]),
        ("Rút ngắn thời gian cấp phép còn 5 ngày (quy định 12 ngày).", [(5, 5)]),
        ("Thu nhập bình quân đạt 60 triệu đồng/năm (gấp 2,1 lần năm 2030).", []),
        ("Xây khu neo đậu 300 tàu/450CV.", [(300, 300)]),
        ("Vốn doanh nghiệp 640 tỷ đồng, chiếm gần 58%.", []),
        ("Xây mới 14 trạm (định mức 3 tỷ đồng/trạm), cải tạo 11 trạm.", [(14, 14), (11, 11)]),
        ("Mức dân đóng góp không quá 40 kg thóc/ha.", []),
        ("60% cơ sở áp dụng hệ thống quản lý (ISO 22000, IATF 16949).", [(60, 60)]),
        ("Mở 9 lớp, ưu tiên xã bị thu hồi trên 35% đất.", [(9, 9)]),
        ("Diện tích lúa bị thiệt hại dưới 4%.", [(None, 4)]),
        ("Kênh cấp I do công ty quản lý: Nhà nước đầu tư 100%.", []),
        ("Trả nợ trong 5 năm, mỗi năm trả 20%; tạm ứng 40% khi khởi công 3 kênh.", [(3, 3)]),
        ("Năng suất lúa đạt 5,2 T/ha, sản lượng 21.500 T.", [(5.2, 5.2), (21500, 21500)]),
        ("Vùng cao: diện tích tự nhiên 120.500 ha.", []),
        ("Đạt 90% (giai đoạn trước 84%).", [(90, 90)]),
        ("Trồng 300 ha lúa 2 vụ.", [(300, 300)]),
        ("Giao các công trình tưới dưới 40 ha cho 12 xã.", [(12, 12)]),
        ("Sáp nhập 9 điểm trường dưới 80 học sinh.", [(9, 9)]),
        ("90% khu dân cư trên 150 hộ có nhà văn hóa; 100% tuyến trên 90 hộ có điện.", [(90, 90), (100, 100)]),
        ("90% xã đạt chuẩn, trên 150 hộ có nhà mới.", [(90, 90), (150, None)]),
        ("Các dự án trên 15ha phải dành 30% quỹ đất cho cây xanh.", []),
        ("Trồng 700 ha, riêng năm 2032 không thấp hơn 90 ha.", [(700, 700), (90, None)]),
        ("Nhà ở có chiều rộng không nhỏ hơn 3,2 m.", []),
        ("Hiện còn 41/96 ấp chưa có nước máy. Đấu nối 30 ấp.", [(30, 30)]),
        ("Toàn tỉnh vẫn còn 18 cầu tạm; xây dựng 6 cầu.", [(6, 6)]),
        ("Hiện còn thiếu 42 phòng học, cần xây 20 phòng.", [(20, 20)]),
        ("Toàn huyện còn thiếu khoảng 15 giáo viên; tuyển 14 giáo viên.", [(14, 14)]),
        ("Bảo vệ 900 ha rừng hiện còn.", [(900, 900)]),
        ("95% ấp duy trì tiêu chí về chợ (hiện có 41/96 ấp đạt, bằng 42,7%).", [(95, 95)]),
        ("Năng suất keo đạt 22 m3/ha/năm trở lên.", [(22, None)]),
        ("Hỗ trợ lương cho 30 kỹ sư, mức 4,5 triệu đồng/người/tháng, tối đa 24 tháng/người.", [(30, 30)]),
        ("Riêng hợp tác xã ở cù lao được giảm mức đối ứng còn 8%.", []),
        ("Kiểm tra tỷ lệ có việc làm sau 06 tháng học nghề.", []),
        ("Đào tạo 3 tháng cho 40 người.", [(3, 3), (40, 40)]),
        ("Ưu tiên cơ sở ở các xã phấn đấu về đích năm 2032 và 07 huyện ven biển.", []),
        ("Ưu tiên địa bàn 6 xã\nbãi ngang, mở 9 lớp.", [(9, 9)]),
        ("Ưu tiên đầu tư 14 xã bãi ngang.", [(14, 14)]),
        ("Kế hoạch này được áp dụng trên địa bàn 9 huyện.", []),
        ("Áp dụng quy trình sạch tại 12 xã.", [(12, 12)]),
        ("Chi phí của cả 4 việc trên do tỉnh cấp; trong 5 nhiệm vụ nói trên, mở 6 lớp.", [(6, 6)]),
        ("Thực hiện 12 mô hình nêu trên.", [(12, 12)]),
        ("Nhà máy có công suất dưới 40 tấn thì trích 5% sản lượng.", []),
        ("Hiện toàn huyện còn 12 chợ tạm; các xã này\nphải có ít nhất 02 tổ tự quản.", [(2, None)]),
        ("Hiện toàn huyện còn 12 chợ tạm; 5 xã có ít nhất 02 tổ tự quản.", []),
        ("Cùng với đó, các xã có chợ tạm phải có ít nhất 02 tổ tự quản.", [(2, None)]),
        ("Mỗi xã phải có 03 tổ tự quản.", [(3, 3)]),
        ("Các xã được công nhận phải có ít nhất 02 tổ tự quản.", []),
        ("Giảm 5% trên cả 3 tiêu chí.", [(5, 5)]),
        ("Giải ngân còn chậm, mới đạt 41%.", []),
        ("Huyện có tỷ lệ hộ nghèo cao nhất là Lạc Sơn với 22%, tiếp đến là Mai Châu 19%.", []),
        ("Đối ứng của cơ sở không thấp hơn 40% tổng vốn đề án.", []),
        ("Các hợp tác xã có vốn đối ứng tối thiểu 40% tổng kinh phí.", []),
        ("Phần đối ứng của đơn vị thụ hưởng từ 40% trở lên.", []),
        ("Hỗ trợ 60% tổng chi phí của 01 khóa đào tạo và không quá 01 khóa/năm/doanh nghiệp.", []),
        ("Thanh toán 60% học phí của 02 lớp nhưng không quá 3 lớp/năm.", []),
        ("Hỗ trợ 60% chi phí cho 20 hộ.", [(20, 20)]),
        ("Tỷ lệ hộ có mức ăn bình quân dưới 1.900 Kcal còn 7%.", [(7, 7)]),
        ("Giảm tỷ lệ hộ có diện tích nhà ở dưới 8 m2/người xuống 5%.", [(5, 5)]),
        (
            "Tỷ lệ hộ có nước sạch đạt 70%, mỗi người dùng trên 60 lít và đạt 5% doanh thu.",
            [(70, 70), (60, None), (5, 5)],
        ),
        ("Tỷ lệ hộ dùng muối đủ tiêu chuẩn (≥20 ppm) đạt trên 90%.", [(90, None)]),
        ("Tỷ lệ mẫu nước đạt chuẩn (clo dư > 0,3 mg/l) đạt 95%.", [(95, 95)]),
        ("Trồng thông 3 lá, 40 ha keo.", [(40, 40)]),
        ("Địa điểm: 6 huyện Lạc Sơn, Mai Châu, thuộc lâm phần của 09 Ban quản lý rừng.", []),
        ("Địa bàn thực hiện: 20 xã, 100 thôn.", []),
        ("Trồng rừng tại 20 xã.", [(20, 20)]),
    ],
)
def test_norms_and_conditions_are_no_targets(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Bố trí vốn, tỷ lệ đối ứng của huyện không thấp hơn 20% tổng mức.", [(20, None)]),
        ("Vốn đối ứng không dưới 25%.", [(25, None)]),
        ("Thương mại điện tử chiếm 9% tổng mức bán lẻ.", [(9, 9)]),
        ("Kiểm tra trước và sau khi hỗ trợ: 100% đề án.", [(100, 100)]),
        ("Nhà ở cho công nhân; diện tích sàn xây dựng tối thiểu 35.000 m2.", [(35000, None)]),
        ("Tốc độ tăng 16%/năm.", [(16, 16)]),
        ("Đạt 45% (có chứng chỉ 20%, có bằng từ 8% trở lên).", [(45, 45), (20, 20), (8, None)]),
        ("Hỗ trợ 100% hộ nghèo, tối đa 5 triệu đồng/hộ.", []),
        ("Trên 90% rừng trồng mới được chăm sóc.", [(90, None)]),
        ("Giao quân đạt 100% chỉ tiêu.", [(100, 100)]),
        ("Giải ngân đạt 100% vốn đầu tư, trên 90% vốn sự nghiệp.", [(100, 100), (90, None)]),
        ("Chuẩn bị phương án dự phòng 15.000 liều vắc xin.", [(15000, 15000)]),
        ("Tưới chủ động 60.000 ha, bằng 70% diện tích.", [(60000, 60000), (70, 70)]),
        ("1/4 số sản phẩm đạt 3 sao; 12/20 xã đạt chuẩn.", [(0.25, 0.25), (12, 12)]),
        ("Mở 6 chợ (Lạc Sơn 2, Mai Châu 3, Kim Bôi 1).", [(6, 6), (2, 2), (3, 3), (1, 1)]),
    ],
)
def test_what_is_put_aside_or_reached_is_promised(rows, body, expected):
    assert rows(body) == expected


def test_a_pace_is_not_approximate(rows):
    assert rows("Tốc độ tăng 16%/năm; mức độ 4 đạt khoảng 30%.", "comparator")[0][-1] == "eq"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Mỗi xã, phường trồng 4.000 cây.", ["xã, phường"]),
        ("Mỗi cán bộ, công chức và đoàn viên trồng ít nhất 4 cây.", ["cán bộ, công chức và đoàn viên"]),
        ("Mỗi năm mở 6 lớp.", ["năm"]),
        ("Mỗi năm dạy nghề cho 700 lao động (25 lớp).", ["năm", "năm"]),
        ("Mỗi thôn bầu 3 người (540 người).", ["thôn", None]),
        ("Đào tạo 12 lớp/350 học viên.", [None, None]),
        ("Đào tạo thợ giỏi: 20 người/05 năm.", ["05 năm"]),
        ("Mỗi huyện làm 6 km kênh/năm.", ["huyện/năm"]),
        ("Mỗi huyện hằng năm xây dựng 03 đề án.", ["huyện/năm"]),
        ("Kiểm tra ít nhất 40% số đề án đang triển khai mỗi năm.", ["năm"]),
        ("Số bác sĩ/vạn dân 8,5; 100% trạm có bác sĩ.", ["vạn dân", None]),
        ("Số bác sĩ/10.000 dân: 10; số giường bệnh/10.000 dân đạt 30.", ["10.000 dân", "10.000 dân"]),
        ("Bác sĩ/vạn dân: 8,0; dược sĩ đại học/vạn dân: 0,9.", ["vạn dân", "vạn dân"]),
        ("Giường bệnh/vạn dân (không tính trạm): 25 giường.", ["vạn dân"]),
    ],
)
def test_what_a_figure_holds_for_each_of(rows, body, expected):
    assert [basis for *_, basis in rows(body, "basis")] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Hố xí: 2032 đạt 51%, 2033 đạt 58%.", [(2032, 2032), (2033, 2033)]),
        ("Tham gia bảo hiểm: năm 2032 - 64%, năm 2034 - 77%.", [(2032, 2032), (2034, 2034)]),
        ("Giảm 25% số lò vào năm 2032, đến 2035 giảm 55%.", [(2032, 2032), (None, 2035)]),
        ("Di dời 90% cơ sở trước ngày 01/01/2034.", [(None, 2033)]),
        ("Di dời 90% cơ sở trước ngày 30/6/2034.", [(None, 2034)]),
        ("Khu nhà ở A: 5 khối nhà; đã giao đất; hoàn thành quý II/2033.", [(2033, 2033)]),
        ("95% hợp tác xã được công nhận từ năm 2033 có nhãn hiệu.", [(2031, 2035)]),
        ("Kiểm tra 02 đợt/năm, sơ kết vào tháng 6/2034.", [(2031, 2035)]),
        ("Thành lập 02 hợp tác xã, sơ kết vào tháng 6/2034.", [(2034, 2034)]),
        ("Nâng lên 500 giường, khởi công năm 2032, hoàn thành trong năm 2034.", [(2032, 2034)]),
        ("Chợ B: 120 ki ốt; thời gian 2032-2036.", [(2032, 2036)]),
        ("Định hướng 2040: tưới 80.000 ha.", [(2040, 2040)]),
        ("Sửa chữa 26 hồ trước mùa mưa năm 2033.", [(None, 2033)]),
        ("Tiêm phòng từ ngày 15/10 đến 30/11/2032 đạt 80%.", [(2032, 2032)]),
        ("Mở 2 đợt (đợt 2: tháng 02/2033); 100% chợ được phun.", [(2031, 2035), (2031, 2035)]),
        ("Trồng 60 ha rừng; hoàn thành việc đo đạc trong năm 2033.", [(2031, 2035)]),
    ],
)
def test_years_beside_figures(rows, body, expected):
    assert [row[2:] for row in rows(body, "period_start", "period_end")] == expected


def test_an_estimate_holds_for_no_figures_of_another_kind(rows):
    found = rows("Tưới 70.000 ha, bằng khoảng 75% diện tích (cà phê 42.000 ha).", "comparator")

    assert [comparator for *_, comparator in found] == ["eq", "approx", "eq"]


def test_figures_in_brackets_are_of_the_time_that_the_heading_tells(targets_of):
    text = f"{PLAN}1. Chỉ tiêu đến năm 2035 (trong ngoặc là năm 2040):\n- Tỷ lệ đạt 16% (11%);\n- Đạt 90%;\n"

    assert targets_of(text, "period_start", "period_end") == [
        (16, 16, None, 2035),
        (11, 11, 2040, 2040),
        (90, 90, None, 2035),
    ]


@pytest.mark.parametrize("heading", ["I. Đánh giá chung", "Điều 2. Đánh giá hiện trạng", "I. Hiện trạng"])
def test_an_assessment_tells_how_things_are(targets_of, heading):
    text = PLAN.replace("I. MỤC TIÊU\n", f"{heading}\n1. Có 12 xã, tỷ lệ 45%.\n")

    assert targets_of(text) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Số lượt truy cập: 31.204 Đang trực tuyến: 17", []),
        ("Cổng dịch vụ có 31.204 lượt người dùng.", [(31204, 31204)]),
        ("Hiện có 41 cán bộ, bổ sung để đạt 55 cán bộ, mỗi xã có 2 cán bộ.", [(55, 55), (2, 2)]),
        ("Hiện có 41 cán bộ, 2 lớp.", []),
        ("Bố trí 130 hộ vào các thôn hiện có.", [(130, 130)]),
        ("Theo dõi 130 hộ nghèo hiện có.", []),
        ("Tỷ lệ tiêm các loại bệnh bắt buộc đạt tối thiểu 78% tổng đàn.", [(78, None)]),
        ("Xã bắt buộc đạt tối thiểu 78% tiêu chí.", []),
        ("Quan trắc nước tại 12 hồ, tần suất 3 lần/năm.", [(12, 12), (3, 3)]),
        ("Tưới cây với tần suất 3 lần/ngày.", []),
        ("Ít nhất 92% xã và 61% thôn có chợ.", [(92, None), (61, None)]),
        ("Ít nhất 92% xã có chợ và 61% thôn có loa.", [(92, None), (61, 61)]),
        ("Giảm ít nhất 12% số vụ và 7% thiệt hại.", [(12, None), (7, 7)]),
        ("Trên 92% xã và 61% thôn có chợ.", [(92, None), (61, 61)]),
    ],
)
def test_how_far_states_bounds_and_norms_reach(rows, body, expected):
    assert rows(body) == expected


def test_to_settle_among_others_is_a_deed(rows):
    assert rows("Xen ghép 130 hộ vào các thôn hiện có.", "action") == [(130, 130, "Xen ghép")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "70% xưởng trong khu nghề tự động hóa từ 3 công đoạn trở lên; 20 xưởng có nhãn.",
            [(70, 70), (20, 20)],
        ),
        ("Tiêm phòng dại cho đàn dưới 800 con/hộ; nuôi 60 con dê.", [(60, 60)]),
        ("Phát triển đàn trên 800 con dê.", [(800, None)]),
        ("Cấp thuốc cho các xã có đàn từ 9.000 con trở lên.", []),
        ("Các huyện tạm ứng vốn của mình không quá 45% nhu cầu.", []),
        ("Đáp ứng không quá 45% nhu cầu.", [(None, 45)]),
        ("Kinh phí: 21 tỷ 400 triệu đồng, trong đó mua giống chiếm khoảng 35%.", []),
        ("Lao động nữ chiếm khoảng 35%.", [(35, 35)]),
        ("Dự kiến huy động 8,5 tỷ đồng, gấp khoảng 1,7 lần phần ngân sách hỗ trợ.", []),
        ("Vốn đối ứng gấp từ 1,7 lần kinh phí hỗ trợ trở lên.", [(1.7, None)]),
        ("Sản lượng gấp 1,7 lần năm 2030.", [(1.7, 1.7)]),
        ("Bảo đảm sức khỏe cộng đồng (thấp còi dưới 23% và nhẹ cân dưới 12%).", [(None, 23), (None, 12)]),
        ("Rừng cộng đồng chiếm 30%.", [(30, 30)]),
        ("Dự án 5 tỷ đồng (dân góp 30%).", []),
        ("120 bảng, biển báo: 3 tỷ đồng.", [(120, 120)]),
    ],
)
def test_what_is_meant_and_shares_of_money_are_no_targets(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ký hợp đồng 4 bên giữa xã và nhà máy; mở 6 lớp.", [(6, 6)]),
        ("Mời 4 bên tham gia.", [(4, 4)]),
        (
            "Bảo đảm mỗi hộ có ít nhất 0,3 ha đất lúa 2 vụ hoặc 0,6 ha đất màu 1 vụ.",
            [(0.3, None), (0.6, None)],
        ),
        ("Cấp gạo cho mỗi hộ có từ 0,3 ha bị ngập.", []),
        ("Nhóm 3 (thu nhập tối đa bằng 120% chuẩn nghèo) tối đa 3 triệu đồng.", []),
        ("Hộ có thu nhập không quá 130% hộ cận nghèo được vay vốn.", []),
        ("Giảm 35% số hộ nghèo (đạt 70% hộ nghèo có bò).", [(35, 35), (70, 70)]),
        ("Mỗi thôn có tỷ lệ hộ nghèo trên 45% được cử thêm 02 cán bộ.", [(2, 2)]),
        ("Các thôn có tỷ lệ hộ dùng điện trên 95%.", [(95, None)]),
        ("Tỷ lệ xã đã có chợ kiên cố đạt từ 80% trở lên.", [(80, None)]),
        ("Tỷ lệ thợ đã qua\nđào tạo đạt 65%.", [(65, 65)]),
        ("Tỷ lệ xã có chợ đã đạt 80%.", []),
        ("Hỗ trợ 50 hộ làm vườn, mức hỗ trợ 30 triệu đồng/hộ, tối đa 12 hộ/năm.", [(50, 50), (None, 12)]),
        ("Mức hỗ trợ 30 triệu đồng/hộ, không quá 2 ha/hộ.", []),
        ("Số ca lao mới phát hiện được giảm còn dưới 120 ca; 95% ca được chữa.", [(None, 120), (95, 95)]),
        ("Tỉnh mới phát hiện 120 ca; đã chữa 95% số ca.", []),
        ("Định mức: 01 cán bộ/trạm; 02 cộng tác viên/bản; trồng 700 cây/bản.", [(700, 700)]),
        ("Lập hồ sơ xếp hạng 14 di tích; phấn đấu xếp hạng 6 toàn quốc.", [(14, 14)]),
        ("Lập danh mục 14 nghề; bổ sung theo danh mục 2.", [(14, 14)]),
    ],
)
def test_who_is_meant_and_of_which_kind_things_are(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Có ít nhất 03 nhà nghỉ 3 sao và 02 nhà nghỉ 4 sao.", [(3, None), (2, None)]),
        ("Có ít nhất 03 nhà nghỉ 3 sao và 02 bến thuyền.", [(3, None), (2, 2)]),
        ("Trên 18/25 cụm đang hoạt động (72%) có trạm xử lý.", [(18, None), (72, None)]),
        ("Ít nhất 18 chợ (72%) có mái che.", [(18, None), (72, None)]),
        ("Ít nhất 18 chợ đạt chuẩn, xây 4 kho (72%).", [(18, None), (4, 4), (72, 72)]),
        ("Ít nhất 18 chợ (tăng 20%) có mái che.", [(18, None), (20, 20)]),
        ("Ít nhất 55% chợ, 65% kho và 75% bến có đèn.", [(55, None), (65, None), (75, None)]),
        ("Ít nhất 55% chợ có đèn, 65% kho có cửa và 75% bến có mái.", [(55, None), (65, 65), (75, 75)]),
        ("Hồ sơ số đạt tối thiểu 55% vào năm 2032 và 75% vào năm 2035.", [(55, None), (75, None)]),
        ("Hồ sơ số đạt tối thiểu 55% vào năm 2032 và 75% chợ có đèn.", [(55, None), (75, 75)]),
    ],
)
def test_a_bound_holds_for_the_next_grade_and_for_the_share_that_it_is(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Bảo đảm tỷ lệ 18 học sinh/giáo viên.", ("học sinh", "giáo viên")),
        ("Không quá 24 sinh viên/giảng viên.", ("sinh viên", "giảng viên")),
        ("Đạt tỷ lệ 3 điều dưỡng/bác sĩ.", ("điều dưỡng", "bác sĩ")),
        ("Mời 30 cán bộ/công chức.", ("cán bộ/công chức", None)),
        ("Nâng số giường bệnh/vạn dân lên 31.", ("giường", "vạn dân")),
        ("Giảm số vụ/năm xuống còn 9.", ("vụ", "năm")),
    ],
)
def test_people_for_each_of_others(rows, body, expected):
    assert [row[2:] for row in rows(body, "unit", "basis")] == [expected]


def test_each_figure_of_a_list_has_what_its_own_label_says_it_is_for_each_of(rows):
    body = "Số bác sĩ/vạn dân đạt 11 bác sĩ, số giường bệnh/vạn dân đạt 32 giường, số dược sĩ/xã đạt 2."
    assert [row[0::2] for row in rows(body, "basis")] == [(11, "vạn dân"), (32, "vạn dân"), (2, "xã")]


def test_a_level_of_schools_is_no_deed(rows):
    assert rows("Tỷ lệ bỏ học cấp THCS còn dưới 0,4%, cấp THPT dưới 0,9%.", "action") == [
        (None, 0.4, "còn"),
        (None, 0.9, "còn"),
    ]


def test_what_is_counted_ends_before_the_day_by_which_it_is_done(rows):
    assert rows("Phát quang 90 km đường biên trước 15/6/2033.", "action", "object") == [
        (90, 90, "Phát quang", "km đường biên")
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Chỉ mở lớp khi có nơi nhận người học; mỗi lớp không quá 28 người, lớp ở bản tối đa 14 người.", []),
        ("Chỉ cấp giống nếu hộ có đất, mỗi hộ tối đa 40 con.", []),
        ("Mở 12 lớp, mỗi lớp không quá 28 người.", [(12, 12), (None, 28)]),
        ("Chỉ mở lớp khi có nơi nhận người học. Phấn đấu mỗi năm mở ít nhất 6 lớp.", [(6, None)]),
        ("Dạy nghề tại nhà máy; thời gian thực hành chiếm ít nhất 65% thời lượng.", []),
        ("Tỷ lệ sử dụng thời gian lao động đạt trên 82%.", [(82, None)]),
        (
            "Tỷ lệ có việc làm tối thiểu 75%; riêng đối với nghề may đạt tối thiểu 92%.",
            [(75, None), (92, None)],
        ),
        ("Đối với thôn đạt trên 16 tiêu chí, hỗ trợ 2 km đường.", [(2, 2)]),
        ("Giá trị thu được trên 01 đơn vị diện tích tăng 1,4 lần.", [(1.4, 1.4)]),
        ("Tiêu hao điện cho 1 đơn vị sản phẩm giảm 6%.", [(6, 6)]),
        ("Sắp xếp lại 3 đơn vị sản xuất.", [(3, 3)]),
    ],
)
def test_on_what_conditions_something_is_done_is_no_target(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ngân sách hỗ trợ 750 triệu đồng, trong đó khuyến công địa phương 35%, phần còn lại cơ sở góp.", []),
        ("Tổng vốn 14 tỷ đồng (gồm: tỉnh 55%, huyện 25%, chủ rừng 20%).", []),
        ("Vốn huy động được là 38.400 triệu đồng, đáp ứng khoảng 83% nhu cầu, cụ thể như sau.", []),
        ("Giống sản xuất tại chỗ đáp ứng 83% nhu cầu của tỉnh.", [(83, 83)]),
        ("Doanh thu 400 tỷ đồng, trong đó hàng xuất khẩu đạt 35%.", [(35, 35)]),
        ("Thu ngân sách 900 tỷ đồng, trong đó doanh nghiệp đạt 60%.", [(60, 60)]),
    ],
)
def test_a_part_of_the_money_is_no_target(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Trong đó 4 khu đã có quyết định đầu tư, khởi công năm 2032; 6 khu đã có điện.",
            [(4, 4, "khởi công")],
        ),
        ("Trong số này 5 cụm đã có mặt bằng, hoàn thành trong quý II/2032.", [(5, 5, "hoàn thành")]),
        ("Toàn tỉnh có 12 khu đã có điện, nước.", []),
    ],
)
def test_what_things_have_by_which_they_are_chosen_is_no_state(rows, body, expected):
    assert rows(body, "action") == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Biên soạn 14 chương trình, giáo trình: 900 triệu đồng.", [(14, 14)]),
        ("Viết 3 phần mềm: quản lý đất, quản lý hộ.", [(3, 3)]),
        ("Đặt 16 bảng tin: mỗi thôn một bảng.", [(16, 16)]),
        ("Kế hoạch gồm 05 chương trình: trồng rừng, chăn nuôi.", []),
        ("Quy chế gồm 3 chương, 14 điều.", []),
        ("Vốn Dự án 4 Chương trình mục tiêu quốc gia giảm nghèo.", []),
    ],
)
def test_programmes_that_are_made_are_no_parts_of_the_document(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Đối với các bản không có điều kiện kéo điện: lắp 120 bộ pin mặt trời.", [(120, 120)]),
        ("Thôn chưa đủ điều kiện xây hồ: đào 14 giếng, sửa 3 giếng.", [(14, 14), (3, 3)]),
        ("Hộ không có điều kiện sản xuất: cấp 02 con dê giống.", []),
        ("Xã có đủ điều kiện: cấp 02 máy.", []),
        ("Mua 60 trâu đực có trên 50% máu Murrah, 30 dê đực từ 75% máu ngoại trở lên.", [(60, 60), (30, 30)]),
        ("Nâng đàn bò đạt trên 60% máu lai.", [(60, None)]),
    ],
)
def test_what_places_lack_and_of_what_grade_animals_are(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Lắp 80 máy ấp cho các hộ nuôi từ 200 con vịt trở lên; mỗi hộ nuôi từ 20 con gà.",
            [(80, 80), (20, None)],
        ),
        ("Xây 30 hầm ủ cho trang trại chăn nuôi trên 50 con lợn.", [(30, 30)]),
        ("Vận động nông dân trồng trên 400 ha mía.", [(400, None)]),
        ("Chọn 500 trâu nái (khối lượng từ 300 kg trở lên).", [(500, 500)]),
        ("Hỗ trợ 100% tiền tinh cho hộ nuôi trâu (3 liều tinh/trâu nái).", []),
        ("Hỗ trợ 100% tiền giống; mở 6 lớp (30 người/lớp).", [(6, 6), (30, 30)]),
        (
            "Tỷ lệ người già được khám ít nhất 03 bệnh, tật thường gặp: năm 2032 đạt 55%; năm 2035 đạt 70%.",
            [(55, 55), (70, 70)],
        ),
        ("Tỷ lệ trẻ em được tiêm tối thiểu 8 loại vắc xin, thuốc phòng đạt 95%.", [(95, 95)]),
        ("Mở ít nhất 20 lớp: 80% lớp có máy chiếu.", [(20, None), (80, 80)]),
        ("Phát huy bản sắc văn hóa của 14 dân tộc; bảo tồn 3 làng cổ.", [(3, 3)]),
        ("Tham gia chương trình hợp tác 6 tỉnh ven biển; hợp tác với 3 tỉnh của Lào.", [(3, 3)]),
        (
            "Nhu cầu vốn năm 2032 là 20.400 triệu đồng (hai mươi tỷ bốn trăm triệu đồng), tăng 12,5% so với năm trước.",
            [],
        ),
    ],
)
def test_figures_that_say_who_or_what_is_meant(rows, body, expected):
    assert rows(body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Thi tay nghề (dự kiến 90 bài thi, trao 7 giải); mở 5 lớp.", ["approx", "eq", "eq"]),
        ("Dạy nghề (dự kiến mở 12 lớp, 360 học viên), tặng 40 máy.", ["approx", "approx", "eq"]),
        ("Dự kiến hỗ trợ 20 cơ sở, đào tạo 300 lao động; mở 4 hội chợ.", ["approx", "approx", "approx"]),
    ],
)
def test_what_is_expected_in_brackets_is_so_there(rows, body, expected):
    assert [each[2] for each in rows(body, "comparator")] == expected


def test_what_is_done_in_a_stage_of_the_scope_is_promised(targets_of):
    text = PLAN.replace(
        "I. MỤC TIÊU\n",
        "I. PHẠM VI\n1. Địa bàn: Chương trình thực hiện tại 10 huyện.\n"
        "2. Thời gian:\na) Giai đoạn 1 (2031 - 2033): dựng mạng lưới, thí điểm tại 12 xã.\n"
        "b) Giai đoạn 2 (2034 - 2035): hỗ trợ các xã có từ 3.000 dân.\n",
    )
    assert targets_of(text, "period_start", "period_end") == [(12, 12, 2031, 2033)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Kết quả dự kiến: 40 lớp; 1.200 người được cấp chứng chỉ.", ["eq", "eq"]),
        ("Sản phẩm dự kiến đạt được: 15 quy trình.", ["eq"]),
        ("Kết quả: dự kiến 30 gian hàng.", ["approx"]),
    ],
)
def test_a_label_of_what_is_expected_binds_no_figure(rows, body, expected):
    assert [each[2] for each in rows(body, "comparator")] == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Giá trị tăng thêm ngành cá đạt 4.100 tỷ đồng, bằng 21% giá trị tăng thêm toàn tỉnh.", [(21, 21)]),
        ("Kinh phí dạy nghề 4.000 triệu đồng, chiếm 18% tổng kinh phí.", []),
        ("Tổ chức 03 hội thi, có từ 45 thợ giỏi trở lên được tôn vinh.", [(3, 3), (45, None)]),
        ("Hỗ trợ các cơ sở có từ 20 lao động trở lên được vay vốn.", []),
        ("Ít nhất 70% số trường ở 05 huyện ven biển có bếp ăn.", [(70, None)]),
        ("Mở 5 lớp tại 06 huyện ven biển.", [(5, 5), (6, 6)]),
        ("Vốn: 9 tỷ đồng, do ngân sách tỉnh bố trí 40% và Quỹ Nông dân huy động 60%.", []),
        ("Vận động 40% số hộ và huy động 30% số thôn góp công.", [(40, 40), (30, 30)]),
        ("Lãi bình quân 1 HTX 180 triệu đồng/năm; mở 3 lớp.", [(3, 3)]),
        ("Chăm sóc tốt 1.300 ha chè hiện có, trong đó chè giống cũ 450 ha.", [(1300, 1300), (450, 450)]),
        ("Toàn tỉnh hiện có 1.300 ha chè, trong đó chè giống cũ 450 ha.", []),
    ],
)
def test_parts_of_things_and_of_money(rows, body, expected):
    assert rows(body) == expected
