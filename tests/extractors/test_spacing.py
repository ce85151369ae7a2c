"""Blanks that printers put between words, however many, change no target."""

import re

import pytest

from tests.extractors.plan_text import PLAN


@pytest.mark.parametrize(
    "body",
    [
        "Tốc độ tăng 16%/năm; mức độ hài lòng đạt 90%.",
        "Phát sóng trên truyền hình, mỗi tháng 01 chuyên mục.",
        "Tư vấn thành lập ít nhất 40 trong số 60 hợp tác xã mới.",
        "Xử lý dứt điểm tại 15 trong số 26 làng nghề trước 31/12/2033.",
        "Sáp nhập 7 trường dưới 100 học sinh; hỗ trợ tuyến dưới 02 lần/quý.",
        "Mở 6 chợ (Lạc Sơn 2, Mai Châu 3, Kim Bôi 1).",
        "Nhà cao hơn mực nước lũ năm 2029; Định hướng 2040: tưới 80.000 ha.",
        "Đưa nội dung bảo vệ rừng vào quy ước của 100% thôn.",
        "Kiểm tra 20 doanh nghiệp có từ 300 lao động trở lên.",
    ],
)
def test_blanks_between_words_change_no_target(targets_of, body):
    columns = ("comparator", "unit", "basis", "period_start", "period_end")
    wide = re.sub(r"(?<=[\w,;:.)%]) (?=[\w(])", "   ", body)

    told = targets_of(f"{PLAN}- {body}\n", *columns)

    assert told
    assert targets_of(f"{PLAN}- {wide}\n", *columns) == told
