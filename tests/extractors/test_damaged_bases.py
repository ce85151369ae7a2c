"""Legal bases whose first words have lost letters, as on pages that were read from scans."""

import pytest

HEAD = """\
ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH LẠNG SƠN                  Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND                 Lạng Sơn, ngày 15 tháng 01 năm 2031

KẾ HOẠCH
TRỒNG RỪNG TỈNH LẠNG SƠN NĂM 2031
"""


@pytest.mark.parametrize("lead", ["Căn cứ ", "Căn c", "Căn c ", "Cân cứ "])
def test_the_first_base_ends_the_title_and_is_read(header, cite, lead):
    text = f"{HEAD}{lead}Nghị định số 83/2018/NĐ-CP ngày 24/5/2018 của Chính phủ về khuyến nông;\nI. MỤC TIÊU\nTrồng rừng.\n"
    [base] = cite(text)[0]

    assert header(text).title == "TRỒNG RỪNG TỈNH LẠNG SƠN NĂM 2031"
    assert (base.relation, base.number) == ("can_cu", "83/2018/NĐ-CP")
