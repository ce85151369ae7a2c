"""In how many parts money is paid out, and what part each is, are no targets."""

import pytest

HEAD = "KẾ HOẠCH\nNhà ở tỉnh Nghệ An năm 2031\nCăn cứ Luật Nhà ở;\nI. MỤC TIÊU\nXây dựng 50 căn nhà{}.\n"


@pytest.mark.parametrize(
    "told",
    [
        "Cấp vốn: đợt 1 cấp 50%, đợt 2 cấp 30%, đợt cuối thanh toán 20%.",
        "Lần 1 giải ngân 60% khi khởi công, lần 2 giải ngân 40% khi hoàn thành.",
    ],
)
def test_parts_of_what_is_paid_out(targets_of, told):
    assert targets_of(f"{HEAD.format('')}II. KINH PHÍ\n{told}\n") == [(50, 50)]


def test_times_that_are_counted_are_no_ordinals(targets_of):
    assert targets_of(f"{HEAD.format('')}Tập huấn 2 lần 3 lớp.\n")[1:] == [(2, 2), (3, 3)]


def test_what_something_is_measured_by_is_no_target(targets_of):
    assert targets_of(HEAD.format(" theo 3 tiêu chí của Bộ")) == [(50, 50)]
