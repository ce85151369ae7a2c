"""The header: given this letterhead, title and foot, these fields."""

import csv
import datetime
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.extractors.header import extract_header
from kcextract.grammar import load_grammar
from kcextract.loaders.limits import Limits
from kcextract.loaders.text import load_text
from kcextract.outline import parse

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = load_grammar()
DOCUMENTS = sorted(path.stem for path in (ROOT / "corpus").glob("*.txt"))

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
DECISION = """\
{head}
QUYẾT ĐỊNH
{title}
{line}
Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
QUYẾT ĐỊNH:
Điều 1. {enacted}
Điều 2. {force}
{foot}
"""


def decision(
    head: str = "",
    *,
    title: str = "Về việc ban hành Chương trình khuyến công",
    line: str = "",
    enacted: str = "Ban hành kèm theo Quyết định này Chương trình khuyến công.",
    force: str = "Giao Sở Công Thương chủ trì thực hiện.",
    foot: str = "",
) -> str:
    """A decision with the parts that a specification is about."""
    return DECISION.format(head=head, title=title, line=line, enacted=enacted, force=force, foot=foot)


# Letterheads


@pytest.mark.parametrize(
    "head",
    [
        f"ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\n-------\n{MOTTO}\n---------------\nSố: 12/2019/QĐ-UBND\nVinh, ngày 5 tháng 3 năm 2019",
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH NGHỆ AN\tĐộc lập - Tự do - Hạnh phúc\n"
        "-------\t---------------\nSố: 12/2019/QĐ-UBND\tVinh, ngày 05 tháng 3 năm 2019",
        "ỦY BAN NHÂN DÂN          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n  TỈNH NGHỆ AN               Độc lập - Tự do - Hạnh phúc\n"
        "     ______                       ______________\nSố:  12/ 2019/QĐ-UBND           Vinh, ngày 5 tháng 3  năm 2019",
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nTỈNH NGHỆ AN | Độc lập – Tự do – Hạnh phúc |\n"
        "Số: 12/2019/QĐ-UBND | Vinh, ngày 5/3/2019 |",
        "\tỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\n-------\n\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc \n"
        "---------------\n\n\tSố: 12/2019/QĐ-UBND\n\tVinh, ngày 05 tháng 03 năm 2019",
        "ỦY\nBAN NHÂN DÂN\nTỈNH NGHỆ AN\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n"
        "Số:\n12/2019/QĐ-UBND\n|\nVinh, ngày\n05 tháng 3 năm 2019\n|",
        "ủy ban nhân dân\nCộng hòa xã hội chủ nghĩa việt nam\n\nTỉnh nghệ an\n-----\nĐộc lập - Tự do - Hạnh phúc\n_____\n"
        "Số : 12/2019/QĐ-UBND\nVinh, ngày  05 tháng 3 năm  2019",
        "UBND TỈNH NGHỆ AN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n------ Độc lập - Tự do - Hạnh phúc\n"
        "SỐ: 12/2019/QĐ-UBND\nVinh, ngày 05 tháng 3 năm 2019",
    ],
    ids=["lines", "tabs", "spaces", "bars", "tab-cells", "wrapped-cells", "lower-case", "one-line"],
)
def test_a_letterhead_is_read_in_every_layout(header, head):
    found = header(decision(head, line="ỦY BAN NHÂN DÂN TỈNH NGHỆ AN"))

    assert found.issuer == "Ủy ban nhân dân tỉnh Nghệ An"
    assert (found.issuer_level, found.province, found.province_code) == ("tinh", "Nghệ An", "40")
    assert (found.number, found.number_serial, found.number_symbol) == ("12/2019/QĐ-UBND", "12", "QĐ-UBND")
    assert (found.place, found.issue_date) == ("Vinh", datetime.date(2019, 3, 5))
    assert found.title == "Về việc ban hành Chương trình khuyến công"


@pytest.mark.parametrize(
    ("letterhead", "issuer", "level", "province"),
    [
        ("CHÍNH PHỦ", "Chính phủ", "trung_uong", None),
        ("THỦ TƯỚNG\nCHÍNH PHỦ", "Thủ tướng Chính phủ", "trung_uong", None),
        ("QUỐC HỘI", "Quốc hội", "trung_uong", None),
        ("BỘ CÔNG THƯƠNG", "Bộ Công Thương", "trung_uong", None),
        ("BỘ KẾ HOẠCH VÀ\nĐẦU TƯ", "Bộ Kế hoạch và Đầu tư", "trung_uong", None),
        ("BỘ CÔNG THƯƠNG\nCỤC CÔNG THƯƠNG ĐỊA PHƯƠNG", "Cục Công Thương địa phương", "trung_uong", None),
        ("BỘ TÀI CHÍNH - BỘ CÔNG THƯƠNG", "Bộ Tài chính, Bộ Công Thương", "trung_uong", None),
        ("UBND TỈNH BẾN TRE\nSỞ CÔNG THƯƠNG", "Sở Công Thương tỉnh Bến Tre", "tinh", "Bến Tre"),
        ("UBND TP. HỒ CHÍ MINH\nSỞ CÔNG THƯƠNG", "Sở Công Thương thành phố Hồ Chí Minh", "tinh", "Hồ Chí Minh"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ ĐÀ NẴNG", "Ủy ban nhân dân thành phố Đà Nẵng", "tinh", "Đà Nẵng"),
        ("UỶ BAN NHÂN DÂN TỈNH\nBÀ RỊA -\nVŨNG TÀU", "Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", "tinh", "Bà Rịa - Vũng Tàu"),
        ("HỘI ĐỒNG NHÂN DÂN\nTỈNH THỪA THIÊN HUẾ", "Hội đồng nhân dân tỉnh Thừa Thiên Huế", "tinh", "Thừa Thiên Huế"),
        ("CHỦ TỊCH\nỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Chủ tịch Ủy ban nhân dân tỉnh Cà Mau", "tinh", "Cà Mau"),
        ("TỈNH ỦY BẾN TRE", "Tỉnh ủy Bến Tre", "tinh", "Bến Tre"),
        ("ỦY BAN NHÂN DÂN\nHUYỆN CHÂU THÀNH A", "Ủy ban nhân dân huyện Châu Thành A", "huyen", None),
        ("ỦY BAN NHÂN DÂN\nQUẬN 12", "Ủy ban nhân dân quận 12", "huyen", None),
        ("UBND TỈNH HẢI DƯƠNG\nUBND HUYỆN NAM SÁCH", "Ủy ban nhân dân huyện Nam Sách", "huyen", "Hải Dương"),
        ("THÀNH PHỐ HỒ CHÍ MINH\nUBND HUYỆN CẦN GIỜ", "Ủy ban nhân dân huyện Cần Giờ", "huyen", "Hồ Chí Minh"),
        ("ỦY BAN NHÂN DÂN\nTHÀNH PHỐ VĨNH LONG", "Ủy ban nhân dân thành phố Vĩnh Long", "huyen", "Vĩnh Long"),
        ("UBND HUYỆN KRÔNG PẮC\nỦY BAN NHÂN DÂN\nXÃ EA KLY", "Ủy ban nhân dân xã Ea Kly", "xa", None),
        ("UBND HUYỆN ĐỨC HÒA\nPHÒNG KINH TẾ VÀ HẠ TẦNG", "Phòng Kinh tế và Hạ tầng huyện Đức Hòa", "huyen", None),
        ("UBND TỈNH BẮC NINH\nBAN CHỈ ĐẠO PHÁT TRIỂN\nLÀNG NGHỀ", "Ban chỉ đạo phát triển làng nghề tỉnh Bắc Ninh", "tinh", "Bắc Ninh"),
    ],
)  # fmt: skip
def test_the_issuer_is_the_lowest_body_of_the_letterhead(header, letterhead, issuer, level, province):
    found = header(decision(f"{letterhead}\n{MOTTO}\nSố: 5/QĐ-ABC\nngày 12 tháng 3 năm 2019"))

    assert (found.issuer, found.issuer_level, found.province) == (issuer, level, province)


def test_a_wrapped_place_is_one_place(header):
    found = header(
        decision(f"UBND TỈNH QUẢNG NAM\n{MOTTO}\nSố: 1/QĐ-UBND\n|\nTam\nKỳ, ngày 19 tháng 6 năm 2007")
    )

    assert (found.place, found.province) == ("Tam Kỳ", "Quảng Nam")


def test_without_a_letterhead_the_line_above_the_legal_bases_names_the_issuer(header):
    found = header(decision(line="CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG"))

    assert found.issuer == "Chủ tịch Ủy ban nhân dân thành phố Hải Phòng"
    assert (found.number, found.issue_date, found.place) == (None, None, None)


def test_a_line_in_lower_case_names_the_issuer_too(header):
    found = header(
        """
        Nghị quyết về chương trình phát triển làng nghề tỉnh hà nam đến năm 2015
        Hội đồng nhân dân tỉnh hà nam
        Khóa xvi, kỳ họp thứ 13
        Căn cứ Luật Tổ chức Hội đồng nhân dân và Uỷ ban nhân dân năm 2003;
        Quyết nghị:
        Điều 1. Thông qua Chương trình phát triển làng nghề tỉnh Hà Nam đến năm 2015.
        """
    )

    assert (found.family, found.issuer) == ("nghi_quyet", "Hội đồng nhân dân tỉnh Hà Nam")
    assert found.title == "về chương trình phát triển làng nghề tỉnh hà nam đến năm 2015"
    assert found.programme_title == "Chương trình phát triển làng nghề tỉnh Hà Nam đến năm 2015"


def test_a_sentence_names_the_issuer_where_nothing_else_does(header):
    found = header(
        """
        KẾ HOẠCH
        Khuyến công tỉnh Hưng Yên năm 2018

        Căn cứ Quyết định số 9/QĐ-UBND ngày 2/3/2016 của UBND tỉnh phê duyệt Chương trình khuyến công;
        Xét Tờ trình số 8/TTr-SCT ngày 2/5/2018 của Sở Công Thương, UBND tỉnh ban hành Kế hoạch khuyến công \
tỉnh Hưng Yên năm 2018, với các nội dung như sau:
        I. MỤC TIÊU
        1. Mục tiêu chung
        """
    )

    assert (found.issuer, found.province_code) == ("Ủy ban nhân dân tỉnh Hưng Yên", "33")
    assert found.programme_title == "Kế hoạch khuyến công tỉnh Hưng Yên năm 2018"
    assert (found.period_start, found.period_end) == (2018, 2018)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("ỦY BAN NHÂN DÂN TỈNH\nSố: 5/QĐ-UBND\nYên Bái, ngày 12 tháng 3 năm 2019", "Về khuyến công"),
        ("ỦY BAN NHÂN DÂN TỈNH", "Về Chương trình khuyến công tỉnh Yên Bái"),
        ("", "VỀ CHƯƠNG TRÌNH KHUYẾN CÔNG TỈNH YÊN BÁI"),
    ],
    ids=["place", "title", "title-in-capitals"],
)
def test_a_province_left_out_of_the_issuer_is_found_where_all_agree(header, head, title):
    found = header(decision(head, title=title, line="ỦY BAN NHÂN DÂN TỈNH"))

    assert found.issuer == "Ủy ban nhân dân tỉnh Yên Bái"
    assert (found.province, found.province_2025) == ("Yên Bái", "Lào Cai")


def test_places_that_disagree_give_no_province_but_a_notice(read):
    text = decision(
        "ỦY BAN NHÂN DÂN TỈNH\nSố: 5/QĐ-UBND\nYên Bái, ngày 12 tháng 3 năm 2019",
        title="Về Chương trình khuyến công tỉnh Sơn La",
    )

    found, notices = read(text)

    assert (found.issuer, found.province, found.province_code) == ("Ủy ban nhân dân tỉnh", None, None)
    assert [(notice.severity, notice.code) for notice in notices] == [("warning", "province_contradiction")]


@pytest.mark.parametrize(
    ("base", "province"),
    [
        ("Căn cứ Kế hoạch số 12/KH-UBND ngày 05/02/2019 của UBND tỉnh Lào Cai về khuyến công", "Lào Cai"),
        ("Căn cứ chương trình khuyến công năm 2019 của tỉnh Lào Cai", "Lào Cai"),
        ("Căn cứ Kế hoạch của tỉnh Lào Cai và Thỏa thuận hợp tác với tỉnh Sơn La", None),
        ("Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 của Chính phủ", None),
    ],
    ids=["act", "plan", "several", "none"],
)
def test_the_acts_that_a_district_rests_on_name_its_province(header, base, province):
    """… though its text names others, where goods are shown or officials travel."""
    text = (
        "UBND HUYỆN SƠN ĐÔNG\nSố: 8/KH-UBND\nSơn Đông, ngày 4 tháng 3 năm 2019\n\nKẾ HOẠCH\n"
        f"Khuyến công năm 2019\n\n{base};\nUBND huyện ban hành kế hoạch như sau:\n\nI. MỤC TIÊU\n"
        "1. Hỗ trợ 04 cơ sở tham gia hội chợ tại tỉnh Sơn La.\n"
        "2. Đi học tập tại tỉnh Điện Biên và thành phố Hải Phòng.\n"
    )

    assert header(text).province == province


def test_peace_is_no_province(header):
    found = header(decision("ỦY BAN NHÂN DÂN TỈNH", title="về bảo vệ nền hòa bình và hà nam ninh cũ"))

    assert found.province is None


@pytest.mark.parametrize(
    ("name", "date", "code", "successor"),
    [
        ("HÀ TÂY", "ngày 21 tháng 3 năm 2007", "28", "Hà Nội"),
        ("LÀO CAI", "ngày 4 tháng 6 năm 2025", "10", "Lào Cai"),
        ("LÀO CAI", "ngày 4 tháng 9 năm 2025", "15", "Lào Cai"),
        ("ĐẮC LẮC", "ngày 4 tháng 9 năm 2009", "66", "Đắk Lắk"),
    ],
)
def test_a_province_has_the_code_of_the_day_of_issue(header, name, date, code, successor):
    found = header(decision(f"UBND TỈNH {name}\n{MOTTO}\nSố: 1/QĐ-UBND\nVinh, {date}"))

    assert (found.province_code, found.province_2025) == (code, successor)


def test_a_province_after_its_end_has_no_code_but_a_notice(read):
    found, notices = read(
        decision(f"UBND TỈNH HÀ GIANG\n{MOTTO}\nSố: 1/QĐ-UBND\nVinh, ngày 4 tháng 9 năm 2025")
    )

    assert (found.province, found.province_code, found.province_2025) == ("Hà Giang", None, "Tuyên Quang")
    assert [notice.code for notice in notices] == ["province_not_in_force"]


def test_without_a_date_the_acts_cited_tell_the_time(header):
    before = header(decision(line="ỦY BAN NHÂN DÂN TỈNH AN GIANG"))
    after = header(decision(line="ỦY BAN NHÂN DÂN TỈNH AN GIANG").replace("năm 2015;", "năm 2025;"))

    assert (before.issue_date, before.province_code) == (None, "89")
    assert (after.issue_date, after.province_code) == (None, "89")
    later = decision(line="ỦY BAN NHÂN DÂN TỈNH AN GIANG").replace(
        "19 tháng 6 năm 2015", "16 tháng 9 năm 2025"
    )
    assert header(later).province_code == "91"


# Numbers and dates


@pytest.mark.parametrize(
    ("printed", "number", "serial", "symbol"),
    [
        ("Số: 3082/QĐ-UBND", "3082/QĐ-UBND", "3082", "QĐ-UBND"),
        ("SỐ:    99/ 1998/TT-BTC", "99/1998/TT-BTC", "99", "TT-BTC"),
        ("Số : 26/2001/NĐ-CP", "26/2001/NĐ-CP", "26", "NĐ-CP"),
        ("SỐ:      40   /2000/TT/BTC", "40/2000/TT/BTC", "40", "TT/BTC"),
        ("Luật số: 18/2003/QH11", "18/2003/QH11", "18", "QH11"),
        ("Số 12-NQ/TU", "12-NQ/TU", "12", "NQ/TU"),
        ("Số:      /KH-UBND", None, None, "KH-UBND"),
        ("Số: …../QĐ-UBND", None, None, "QĐ-UBND"),
        ("Số:", None, None, None),
    ],
)
def test_the_number_of_the_letterhead(header, printed, number, serial, symbol):
    found = header(
        decision(f"ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\n{printed}\n{MOTTO}\nVinh, ngày 5 tháng 3 năm 2019")
    )

    assert (found.number, found.number_serial, found.number_symbol) == (number, serial, symbol)


ATTACHED = "Nơi nhận:\n- Lưu: VT.\n\nCHƯƠNG TRÌNH\nKHUYẾN CÔNG TỈNH NGHỆ AN ĐẾN NĂM 2020\n{caption}\nI. MỤC TIÊU\n1. Mục tiêu chung\n"


def test_a_number_and_date_stand_in_a_caption_alone(header):
    caption = "(Ban hành kèm theo Quyết định số 810/QĐ-UBND ngày 30 tháng 3 năm 2017 của UBND tỉnh Nghệ An)"
    found = header(decision(line="ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", foot=ATTACHED.format(caption=caption)))

    assert (found.number, found.issue_date) == ("810/QĐ-UBND", datetime.date(2017, 3, 30))


def test_a_number_is_never_that_of_another_act(header):
    foot = ATTACHED.format(caption="(Kèm theo Tờ trình số 810/TTr-SCT ngày 30/3/2017 của Sở Công Thương)")
    text = decision(line="ỦY BAN NHÂN DÂN TỈNH NGHỆ AN", foot=foot, force="Theo Quyết định số 5/QĐ-UBND.")

    assert (header(text).number, header(text).issue_date) == (None, None)


def test_a_blank_caption_says_nothing(read):
    foot = ATTACHED.format(caption="(Kèm theo Quyết định số /QĐ-UBND, ngày\ntháng 11 năm 2020 của UBND tỉnh)")
    found, notices = read(
        decision(f"UBND TỈNH NGHỆ AN\nSố: 7/QĐ-UBND\n{MOTTO}\nVinh, ngày 5/3/2019", foot=foot)
    )

    assert (found.number, found.issue_date, notices) == ("7/QĐ-UBND", datetime.date(2019, 3, 5), ())


def test_numbers_and_dates_that_contradict_give_none_and_notices(read, load):
    foot = ATTACHED.format(caption="(Kèm theo Quyết định số 1126/QĐ-UBND ngày 08/4/2015 của UBND tỉnh)")
    text = decision(f"UBND TỈNH NGHỆ AN\nSố: 1162/QĐ-UBND\n{MOTTO}\nVinh, ngày 7 tháng 4 năm 2015", foot=foot)

    found, notices = read(text)

    assert (found.number, found.number_symbol, found.issue_date) == (None, None, None)
    assert [notice.code for notice in notices] == ["number_contradiction", "date_contradiction"]
    shown = [load(text).text[notice.start : notice.end] for notice in notices]
    assert shown == ["1126/QĐ-UBND", "ngày 08/4/2015"]


@pytest.mark.parametrize("printed", ["ngày 31/2/2020", "ngày 2 /12/2012", "ngày 28/8 2019"])
def test_a_date_that_cannot_be_read_is_none_and_reported(read, printed):
    found, notices = read(decision(f"UBND TỈNH NGHỆ AN\nSố: 7/QĐ-UBND\n{MOTTO}\nVinh, {printed}"))

    assert (found.place, found.issue_date) == ("Vinh", None)
    assert [notice.code for notice in notices] == ["damaged_date"]


def test_a_blank_date_is_none_without_ado(read):
    found, notices = read(
        decision(f"UBND TỈNH NGHỆ AN\nSố:   /QĐ-UBND\n{MOTTO}\nVinh, ngày    tháng 4 năm 2018")
    )

    assert (found.place, found.issue_date, notices) == ("Vinh", None, ())


def test_a_title_that_cites_an_act_gives_neither_number_nor_date(header):
    found = header(
        decision(
            f"BỘ TÀI CHÍNH\n{MOTTO}",
            title="Hướng dẫn thi hành Nghị định số 30/1998/NĐ-CP\nngày 13 tháng 5 năm 1998 của Chính phủ",
        )
    )

    assert (found.number, found.issue_date) == (None, None)
    assert (
        found.title == "Hướng dẫn thi hành Nghị định số 30/1998/NĐ-CP ngày 13 tháng 5 năm 1998 của Chính phủ"
    )


@pytest.mark.parametrize(
    "head",
    [
        "Nghị định của Chính phủ\nsố 116/2003/NĐ-CP ngày 10/10/2003\nvề việc tuyển dụng công chức",
        "NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 116/2003/NĐ-CP NGÀY 10 THÁNG 10 NĂM 2003\nvề việc tuyển dụng công chức",
        "Nghị định số 116/2003/NĐ-CP ngày 10/10/2003 của Chính phủ về việc tuyển dụng công chức",
    ],
)
def test_number_and_date_may_stand_behind_the_kind(header, head):
    found = header(
        f"{head}\nChính phủ\nCăn cứ Luật Tổ chức Chính phủ;\nNghị định:\nĐiều 1. Phạm vi điều chỉnh\n"
    )

    assert (found.number, found.issue_date) == ("116/2003/NĐ-CP", datetime.date(2003, 10, 10))
    assert found.issuer == "Chính phủ"
    assert found.title == "về việc tuyển dụng công chức"


# Kinds and titles


@pytest.mark.parametrize(
    ("word", "family"),
    [
        ("QUYẾT ĐỊNH", "quyet_dinh"),
        ("NGHỊ QUYẾT", "nghi_quyet"),
        ("KẾ HOẠCH", "ke_hoach"),
        ("CHƯƠNG TRÌNH", "chuong_trinh"),
        ("CHƯƠNG TRÌNH HÀNH ĐỘNG", "chuong_trinh"),
        ("CHỈ THỊ", "khac"),
        ("BẢN QUY ĐỊNH", "khac"),
    ],
)
def test_the_family_is_told_by_the_word_above_the_title(header, word, family):
    found = header(
        f"UBND TỈNH NGHỆ AN\n{MOTTO}\n{word}\nVề khuyến công\nCăn cứ Luật Đầu tư;\nI. MỤC TIÊU\n1. Chung\n"
    )

    assert (found.family, found.title) == (family, "Về khuyến công")


@pytest.mark.parametrize(
    ("number", "title", "family"),
    [
        ("23/2025/NQ-HĐND", "QUY ĐỊNH MỨC CHI CHO CÁC HOẠT ĐỘNG KHUYẾN CÔNG", "nghi_quyet"),
        ("1288/QĐ-UBND", "PHÊ DUYỆT CHƯƠNG TRÌNH KHUYẾN CÔNG", "quyet_dinh"),
        ("1288/QĐ-UBND", "V/v ban hành Quy chế", "quyet_dinh"),
        ("12/KH-UBND", "Khuyến công năm 2020", "ke_hoach"),
    ],
)
def test_where_the_word_was_lost_the_number_tells_the_family(header, number, title, family):
    found = header(
        f"ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: {number} | Vinh, ngày 2 tháng 7 năm 2015 |\n"
        f"{title}\nỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nCăn cứ Luật Đầu tư;\nĐiều 1. Phạm vi\n"
    )

    assert (found.family, found.issuer) == (family, "Ủy ban nhân dân tỉnh Nghệ An")
    if not title.startswith("V/"):
        assert found.title == title


def test_a_title_ends_where_the_issuer_is_named_but_not_inside_it(header):
    found = header(
        decision(
            title="Về việc ban hành Quy chế làm việc của\nỦy ban nhân dân tỉnh Nghệ An\n-------",
            line="ỦY BAN NHÂN DÂN TỈNH NGHỆ AN",
        )
    )

    assert found.title == "Về việc ban hành Quy chế làm việc của Ủy ban nhân dân tỉnh Nghệ An"
    assert found.issuer == "Ủy ban nhân dân tỉnh Nghệ An"


@pytest.mark.parametrize(
    "behind",
    [
        " (Ban hành kèm theo Quyết định số 7/QĐ-BKH ngày 18/9/2003 của Bộ trưởng Bộ Kế hoạch và Đầu tư)",
        "\n(Kèm theo Quyết định số 7/QĐ-BKH ngày 18 tháng 9 năm 2003\ncủa Bộ trưởng Bộ Kế hoạch và Đầu tư)",
    ],
)
def test_an_attachment_alone_has_number_date_and_issuer_of_its_caption(header, behind):
    found = header(
        f"Danh mục máy móc trong nước đã sản xuất được{behind}\nSố TT\tTên\tGhi chú\nI. MÁY MÓC\n1. Máy bơm\n"
    )

    assert found.title == "máy móc trong nước đã sản xuất được"
    assert (found.number, found.issue_date) == ("7/QĐ-BKH", datetime.date(2003, 9, 18))
    assert found.issuer == "Bộ trưởng Bộ Kế hoạch và Đầu tư"


def test_what_a_site_prints_above_the_letterhead_is_not_the_title(header):
    found = header(
        """
        Quyết định 186/QĐ-UBND năm 2018 phê duyệt Dự án hỗ trợ cơ giới hóa tỉnh An Giang
        Số hiệu: 186/QĐ-UBND Loại văn bản: Quyết định
        Nơi ban hành: Tỉnh An Giang Người ký: Lâm Quang Thi
        Ngày ban hành: 26/01/2018 Ngày hiệu lực: Đang cập nhật

        ỦY BAN NHÂN DÂN
        TỈNH AN GIANG
        -------
        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
        Số: 186/QĐ-UBND
        An Giang, ngày 26 tháng 01 năm 2018
        QUYẾT ĐỊNH
        PHÊ DUYỆT DỰ ÁN HỖ TRỢ CƠ GIỚI HÓA
        CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN GIANG
        Căn cứ Luật Đầu tư;
        QUYẾT ĐỊNH:
        Điều 1. Phê duyệt Dự án hỗ trợ cơ giới hóa.
        """
    )

    assert (found.title, found.number) == ("PHÊ DUYỆT DỰ ÁN HỖ TRỢ CƠ GIỚI HÓA", "186/QĐ-UBND")
    assert (found.issuer, found.issue_date) == (
        "Chủ tịch Ủy ban nhân dân tỉnh An Giang",
        datetime.date(2018, 1, 26),
    )


NEWS = """\
{headline}
{date}
Chương trình đặt mục tiêu hỗ trợ đào tạo khoảng 400 lao động cho các cơ sở công nghiệp nông thôn, hỗ trợ khoảng 300 \
lượt học viên tham gia các khóa tập huấn, đào tạo nâng cao năng lực quản lý doanh nghiệp.
Sở Công Thương là cơ quan chủ trì tổ chức thực hiện, có trách nhiệm đôn đốc, theo dõi việc triển khai thực hiện \
Chương trình trên địa bàn thành phố theo quy định hiện hành của Nhà nước.
"""


@pytest.mark.parametrize(
    "date", ["01/09/2017", "Thứ Sáu, 01/09/2017 10:15", "Ngày đăng: 01-09-2017", "Cập nhật lúc 8:05 1/9/2017"]
)
def test_a_headline_a_date_and_prose_are_a_news_article(header, date):
    headline = "Hải Phòng: Ban hành chương trình Khuyến công giai đoạn 2017-2020"
    found = header(NEWS.format(headline=headline, date=date))

    assert (found.family, found.title, found.issue_date) == ("tin_bai", headline, datetime.date(2017, 9, 1))
    assert (found.issuer, found.number, found.place, found.signer_name) == (None, None, None, None)
    assert (found.province, found.programme_title) == (
        "Hải Phòng",
        "Chương trình Khuyến công giai đoạn 2017-2020",
    )
    assert (found.period_start, found.period_end) == (2017, 2020)


def test_a_report_without_a_date_line_is_no_news(header):
    found = header(NEWS.format(headline="Báo cáo về tình hình khuyến công", date="của tỉnh"))

    assert found.family == "khac"


# Programmes


@pytest.mark.parametrize(
    ("enacted", "programme", "period"),
    [
        (
            "Phê duyệt Chương trình khuyến công tỉnh Nghệ An đến năm 2020 (sau đây gọi tắt là Chương trình) với những "
            "nội dung chủ yếu sau:",
            "Chương trình khuyến công tỉnh Nghệ An đến năm 2020",
            (None, 2020),
        ),
        (
            "Ban hành kèm theo Quyết định này Chương trình khuyến công tỉnh Nghệ An giai đoạn 2021 - 2025.",
            "Chương trình khuyến công tỉnh Nghệ An giai đoạn 2021 - 2025",
            (2021, 2025),
        ),
        (
            "Ban hành Kế hoạch khuyến công năm 2019 kèm theo Quyết định này.",
            "Kế hoạch khuyến công năm 2019",
            (2019, 2019),
        ),
        (
            'Phê duyệt " Quy hoạch phát triển chợ tỉnh Nghệ An đến năm 2010 " (có đề án kèm theo)',
            "Quy hoạch phát triển chợ tỉnh Nghệ An đến năm 2010",
            (None, 2010),
        ),
        (
            "Phê duyệt Đề án “Mỗi xã một nghề giai đoạn 2021 - 2030, tầm nhìn đến năm 2050” (sau đây viết tắt là Đề án)",
            "Đề án “Mỗi xã một nghề giai đoạn 2021 - 2030, tầm nhìn đến năm 2050”",
            (2021, 2030),
        ),
        (
            "Thông qua Quy hoạch khoáng sản tỉnh Nghệ An đến năm 2015, có xét đến năm 2020, với các nội dung:",
            "Quy hoạch khoáng sản tỉnh Nghệ An đến năm 2015, có xét đến năm 2020",
            (None, 2015),
        ),
        ("Ban hành kèm theo Quyết định này Quy chế quản lý kinh phí khuyến công.", None, (None, None)),
        ("Phê duyệt kết quả thực hiện Chương trình khuyến công năm 2018.", None, (None, None)),
    ],
)
def test_the_programme_is_what_the_article_issues(header, enacted, programme, period):
    found = header(decision(title="Về khuyến công", enacted=enacted))

    assert found.programme_title == programme
    assert (found.period_start, found.period_end) == period


def test_a_plan_is_its_own_programme_in_the_case_of_its_text(header):
    plain = "UBND XÃ A\nKẾ HOẠCH\n{}\nCăn cứ Luật Đầu tư;\nI. MỤC TIÊU\n1. {}\n"

    assert (
        header(plain.format("Khuyến công năm 2020", "Chung")).programme_title
        == "Kế hoạch Khuyến công năm 2020"
    )
    assert (
        header(plain.format("KHUYẾN CÔNG NĂM 2020", "Chung")).programme_title
        == "KẾ HOẠCH KHUYẾN CÔNG NĂM 2020"
    )
    shown = header(plain.format("KHUYẾN CÔNG NĂM 2020", "Kế hoạch khuyến công năm 2020 nhằm hỗ trợ."))
    assert shown.programme_title == "Kế hoạch khuyến công năm 2020"


@pytest.mark.parametrize(
    "issued", ["Chương trình", "Chương trình với các nội dung sau", "Chương trình như sau"]
)
def test_where_the_sentence_says_the_kind_alone_the_title_names_the_programme(header, issued):
    found = header(
        f"UBND TỈNH LAI CHÂU\nSố: 9/CTr-UBND\nCHƯƠNG TRÌNH\nPhát triển chợ nông thôn\nCăn cứ Luật Đầu tư;\n"
        f"Ủy ban nhân dân tỉnh ban hành {issued}:\nI. MỤC TIÊU\nCó chợ.\n"
    )
    assert found.programme_title == "Chương trình Phát triển chợ nông thôn"


def test_a_decision_that_issues_a_programme_is_one_decision(header):
    caption = "(Ban hành kèm theo Quyết định số 7/QĐ-UBND ngày 5/3/2019 của UBND tỉnh Nghệ An)"
    found = header(decision(line="UBND TỈNH NGHỆ AN", foot=ATTACHED.format(caption=caption)))

    assert (found.family, found.number) == ("quyet_dinh", "7/QĐ-UBND")
    assert (found.period_start, found.period_end) == (None, 2020)


# Force

DATED = f"UBND TỈNH NGHỆ AN\nSố: 7/QĐ-UBND\n{MOTTO}\nVinh, ngày 5 tháng 3 năm 2019"


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Quyết định này có hiệu lực kể từ ngày ký./.", (2019, 3, 5)),
        ("Quyết định có hiệu lực từ ngày ký ban hành.", (2019, 3, 5)),
        (
            "Quyết định này có hiệu lực thi hành kể từ ngày 20 tháng 3 năm 2019 và thay thế Quyết định số 5.",
            (2019, 3, 20),
        ),
        ("Quyết định này có hiệu lực từ ngày 01/01/2021.", (2021, 1, 1)),
        ("Quyết định này có hiệu lực sau 10 ngày, kể từ ngày ký.", (2019, 3, 15)),
        ("Quyết định này có hiệu lực thi hành sau mười lăm ngày kể từ ngày ký ban hành.", (2019, 3, 20)),
        ("Quyết định này có hiệu lực thi hành sau 15 (mười lăm) ngày kể từ ngày ký.", (2019, 3, 20)),
        ("Quyết định này có hiệu lực thi hành sau 15 ngày, kể từ ngày đăng Công báo.", None),
        ("Quyết định này có hiệu lực từ ngày 31/2/2020.", None),
        ("Nghị định số 45/2012/NĐ-CP có hiệu lực kể từ ngày ký.", None),
        ("Hợp đồng có hiệu lực từ ngày 01/01/2021.", None),
        ("Giao Sở Công Thương nâng cao hiệu lực quản lý.", None),
    ],
)
def test_the_day_from_which_it_is_in_force(header, sentence, date):
    found = header(decision(DATED, force=sentence))

    assert found.effective_from == (date and datetime.date(*date))


def test_the_day_of_signing_is_not_known_without_a_date(header):
    assert header(decision(force="Quyết định này có hiệu lực kể từ ngày ký.")).effective_from is None


def test_a_resolution_is_of_the_day_on_which_the_assembly_passed_it(header):
    found = header(
        """
        NGHỊ QUYẾT
        Về khuyến công
        HỘI ĐỒNG NHÂN DÂN TỈNH BẾN TRE
        Căn cứ Luật Tổ chức Hội đồng nhân dân và Ủy ban nhân dân;
        QUYẾT NGHỊ:
        Điều 1. Thông qua Chương trình khuyến công đến năm 2015.
        Điều 2. Nghị quyết này đã được Hội đồng nhân dân tỉnh Bến Tre khoá VII - kỳ họp thứ 18 thông qua ngày 08 tháng \
12 năm 2009 và có hiệu lực thi hành sau mười ngày kể từ ngày Hội đồng nhân dân tỉnh thông qua.
        """
    )

    assert (found.issue_date, found.effective_from) == (
        datetime.date(2009, 12, 8),
        datetime.date(2009, 12, 18),
    )


@pytest.mark.parametrize("gap", ["\n", ""], ids=["a blank line", "no blank line"])
def test_a_title_ends_before_the_paragraph_below_it(header, gap):
    found = header(
        """\
        UBND TỈNH NAM ĐỊNH
        VĂN PHÒNG
        Số: 21/TB-VP
        THÔNG BÁO
        Ý kiến kết luận của Chủ tịch tỉnh tại Hội nghị
        về trồng rừng ven sông và phòng hộ
        {gap}Ngày 03/4/2031, tại thị trấn, Chủ tịch tỉnh đã họp với các sở, ngành về
        tình hình trồng rừng ba tháng đầu năm. Sau khi nghe Giám đốc Sở trình bày
        và các ý kiến phát biểu, Chủ tịch kết luận như sau:
        1. Tình hình: tốt.
        2. Nhiệm vụ: trồng thêm.
        """.replace("{gap}", gap)
    )

    assert found.title == (
        "Ý kiến kết luận của Chủ tịch tỉnh tại Hội nghị về trồng rừng ven sông và phòng hộ"
    )


def test_a_day_in_a_title_does_not_end_it(header):
    found = header(
        """\
        UBND TỈNH NAM ĐỊNH
        Số: 21/TB-UBND
        THÔNG BÁO
        Ý kiến kết luận của Chủ tịch tỉnh tại cuộc họp
        ngày 03/4/2031 về trồng rừng
        1. Tình hình: tốt.
        2. Nhiệm vụ: trồng thêm.
        """
    )

    assert found.title == "Ý kiến kết luận của Chủ tịch tỉnh tại cuộc họp ngày 03/4/2031 về trồng rừng"


# Signatures


@pytest.mark.parametrize(
    ("foot", "signed_for", "title", "name"),
    [
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nNguyễn Văn Liệt",
         "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Liệt"),
        ("TM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nNguyễn Văn Liệt",
         "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Liệt"),
        ("Nơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN TỈNH\nCHỦ TỊCH\n(Đã ký)\nLÊ VĂN A",
         "TM. ỦY BAN NHÂN DÂN TỈNH", "CHỦ TỊCH", "LÊ VĂN A"),
        ("Nơi nhận:\t\tKT. CỤC TRƯỞNG\n- Như Điều 2;\t\tPHÓ CỤC TRƯỞNG\n- Bộ Công Thương;\n- Lưu: VT.\t\tNgô Quang Trung",
         "KT. CỤC TRƯỞNG", "PHÓ CỤC TRƯỞNG", "Ngô Quang Trung"),
        ("\t\t\tkt/bộ trưởng bộ tài chính\nNơi nhận:\t\t\t   thứ  trưởng\n- Văn phòng Quốc hội;\n- Công báo;\n"
         "- UBND các tỉnh,\t\t\t\tPhạm Văn Trọng\nthành phố trực thuộc TW;\n- Lưu.",
         "kt/bộ trưởng bộ tài chính", "thứ trưởng", "Phạm Văn Trọng"),
        ("Nơi nhận :\n- Công báo,\n- Toà án nhân dân tối cao, \t\t\tNguyễn Tấn Dũng đã ký\n- Lưu.\nKT. thủ tướng\nPhó thủ tướng",
         "KT. thủ tướng", "Phó thủ tướng", None),
        ("T/M BAN CHẤP HÀNH\nBÍ THƯ\n\nTrần Văn A", "T/M BAN CHẤP HÀNH", "BÍ THƯ", "Trần Văn A"),
        ("T/M TỈNH ỦY\nPHÓ BÍ THƯ THƯỜNG TRỰC\n\nTrần Văn A", "T/M TỈNH ỦY", "PHÓ BÍ THƯ THƯỜNG TRỰC", "Trần Văn A"),
        ("T.M ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn A", "T.M ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn A"),
        ("KT.\nCHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần Văn A", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn A"),
        ("Nơi nhận:        KT.\n- Như Điều 2;        CHỦ TỊCH\n- Sở Y tế;        PHÓ CHỦ TỊCH\n- Lưu: VT.        Trần Văn A",
         "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn A"),
        ("Nơi nhận : | TM. UỶ BAN NHÂN DÂN |\n- Như Điều 2; | KT. CHỦ TỊCH |\n- Lưu. | PHÓ CHỦ TỊCH |\n | Trần Văn A |",
         "TM. UỶ BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn A"),
        ("TUQ. CHỦ TỊCH\nGIÁM ĐỐC SỞ CÔNG THƯƠNG\nTS. Võ Thị B", "TUQ. CHỦ TỊCH", "GIÁM ĐỐC SỞ CÔNG THƯƠNG", "Võ Thị B"),
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTrần Văn A", "TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Trần Văn A"),
        ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH Lê Văn A", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Lê Văn A"),
        ("BỘ TRƯỞNG\n\nThiếu tướng Trần Đại Quang", None, "BỘ TRƯỞNG", "Trần Đại Quang"),
        ("CHỦ TỊCH QUỐC HỘI\n(Đã ký)\n\t\tNguyễn Văn An", None, "CHỦ TỊCH QUỐC HỘI", "Nguyễn Văn An"),
        ("Q. CHỦ TỊCH\nH'Len Niê", None, None, "H'Len Niê"),
        ("Nơi nhận:\n- Như Điều 2;\n- Sở Công Thương;", None, None, None),
        ("", None, None, None),
    ],
)  # fmt: skip
def test_the_signature(header, foot, signed_for, title, name):
    found = header(decision(foot=foot))

    if foot.startswith("Q."):
        assert (found.signed_for, found.signer_name) == ("Q. CHỦ TỊCH", name)
    else:
        assert (found.signed_for, found.signer_title, found.signer_name) == (signed_for, title, name)


def test_a_signature_behind_the_programme_counts_where_the_deed_has_none(header):
    foot = ATTACHED.format(caption="") + "2. Mục tiêu cụ thể\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn A\n"

    found = header(decision(foot=foot))

    assert (found.signed_for, found.signer_title, found.signer_name) == (
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lê Văn A",
    )


def test_two_signers_are_none_and_reported(read):
    foot = (
        "KT. BỘ TRƯỞNG BỘ CÔNG THƯƠNG\tKT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\tTHỨ TRƯỞNG\n(Đã ký)\t(Đã ký)\n"
        "Hồ Thị Kim Thoa\tNguyễn Công Nghiệp"
    )
    found, notices = read(decision(foot=foot))

    assert (found.signer_name, found.signer_title, found.signed_for) == (None, None, None)
    assert [notice.code for notice in notices] == ["several_signers"]


def test_who_is_to_carry_it_out_has_not_signed(header):
    found = header(
        decision(force="Chủ tịch UBND các huyện, thị xã chịu trách nhiệm thi hành Quyết định này./.")
    )

    assert (found.signer_name, found.signer_title) == (None, None)


# Any text

LETTERS = st.characters(exclude_categories=("Cc", "Cs"))
PIECES = st.lists(
    st.sampled_from(
        [
            "ỦY BAN NHÂN DÂN", "TỈNH", "LONG AN", "Số: 12/QĐ-UBND", "Số:", "/KH-UBND", "Vĩnh Long, ngày", "5/3/2019",
            "QUYẾT ĐỊNH", "KẾ HOẠCH", "Luật", "Căn cứ Luật Đầu tư;", "Điều 1.", "Phê duyệt Chương trình", "“", "”",
            "(Kèm theo Quyết định số 5/QĐ-UBND ngày 1/1/2015)", "có hiệu lực sau", "mười ngày", "kể từ ngày ký",
            "thông qua ngày", "TM.", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn A", "Nơi nhận:", "- Lưu", "|", "\t",
            "\n", "     ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "I. MỤC TIÊU", "1.", "Phụ lục", "của", "01/09/2017",
        ]
    ),
    max_size=40,
)  # fmt: skip


@given(st.one_of(PIECES.map(" ".join), PIECES.map("\n".join), st.text(LETTERS, max_size=300)))
def test_any_text_has_a_header_that_quotes_it(text):
    document = load_text(f".{text}".encode(), GRAMMAR)
    outline = parse(document, GRAMMAR)

    found, notices = extract_header(document, outline, GRAMMAR)

    assert found.family in ("quyet_dinh", "ke_hoach", "chuong_trinh", "nghi_quyet", "tin_bai", "khac")
    words = " ".join(document.text.split())
    for quoted in (found.signer_name, found.place):
        assert quoted is None or " ".join(quoted.split()) in words
    if found.number is not None:
        assert found.number_serial in document.text
    for notice in notices:
        assert notice.start is None or 0 <= notice.start <= notice.end <= len(document.text)
        assert notice.severity == "warning"


@pytest.mark.parametrize(
    "piece", ["Luật ", "Số: ", "(", "TM. CHỦ TỊCH\n", "có hiệu lực thông qua ", "\t|", "ỦY BAN "]
)
def test_a_long_text_of_one_kind_is_read_in_linear_time(grammar, piece):
    document = load_text((piece * (400_000 // len(piece))).encode(), grammar, Limits(lines=1_000_000))

    found, _ = extract_header(document, parse(document, grammar), grammar)

    assert found.number is None


# Real documents


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_header_is_what_a_careful_reader_finds(grammar, name):
    document = load_text((ROOT / "corpus" / f"{name}.txt").read_bytes(), grammar)
    with (ROOT / "golden" / name / "documents.csv").open(encoding="utf-8", newline="") as file:
        expected = {row["field"]: row["value"] for row in csv.DictReader(file)}

    found, _ = extract_header(document, parse(document, grammar), grammar)

    shown = {field: "" if value is None else str(value) for field, value in asdict(found).items()}
    assert shown == expected


@pytest.mark.parametrize(
    ("title", "section", "period"),
    [
        ("Về việc phê duyệt dự án nhà ở", "Thời gian thực hiện: Năm 2025 - 2028.", (2025, 2028)),
        ("Về việc phê duyệt dự án nhà ở", "Tiến độ thực hiện dự án: từ năm 2025 đến năm 2028.", (2025, 2028)),
        ("Về việc phê duyệt Đề án đến năm 2030", "Thời gian thực hiện: Năm 2025 - 2028.", (None, 2030)),
        ("Về việc phê duyệt dự án nhà ở", "Thời gian thực hiện thủ tục: 15 ngày, từ năm 2026.", (None, None)),
        ("Về dự toán ngân sách cấp tỉnh năm 2026", "Nội dung: phân bổ.", (2026, 2026)),
        # The years of a standard are not those of the programme, those of its schedule are.
        (
            "Về việc phê duyệt Đề án hỗ trợ hộ nghèo theo chuẩn nghèo giai đoạn 2021 - 2024",
            "Tiến độ:\n- Năm 2025: 30 hộ.\n- Năm 2026: 20 hộ.\n- Năm 2027: 10 hộ.",
            (2025, 2027),
        ),
        (
            "Về việc phê duyệt Đề án hỗ trợ hộ nghèo theo chuẩn nghèo giai đoạn 2021 - 2024",
            "Tiến độ:\n- Năm 2019: 30 hộ.\n- Năm 2020: 20 hộ.\n- Năm 2021: 10 hộ.",
            (None, None),
        ),
        (
            "Về việc phê duyệt Đề án hỗ trợ hộ nghèo theo chuẩn nghèo giai đoạn 2021 - 2024",
            "Tiến độ:\n- Năm 2025: 30 hộ.\n- Năm 2026: 20 hộ.\n- Năm 2028: 10 hộ.",
            (None, None),
        ),
        (
            "Về việc phê duyệt Đề án hỗ trợ hộ nghèo theo chuẩn nghèo giai đoạn 2021 - 2024, thực hiện giai"
            " đoạn 2025 - 2028",
            "Nội dung: phân bổ.",
            (2025, 2028),
        ),
        ("Về việc thi hành Chỉ thị năm 2019", "Nội dung: phân bổ.", (None, None)),
    ],
)
def test_the_period_without_a_programme_that_names_it(header, title, section, period):
    text = f"""\
ỦY BAN NHÂN DÂN TỈNH NGHỆ AN
Số: 12/QĐ-UBND
Vinh, ngày 5 tháng 3 năm 2025
QUYẾT ĐỊNH
{title}
Điều 1. Nội dung như sau:
1. Tên: Nhà ở.
2. {section}
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
    found = header(text)

    assert (found.period_start, found.period_end) == period


def test_the_session_behind_the_assembly_ends_the_title(header):
    found = header(
        "HỘI ĐỒNG NHÂN DÂN TỈNH PHÚ YÊN\nSố: 57/NQ-HĐND\nPhú Yên, ngày 16 tháng 12 năm 2016\nNGHỊ QUYẾT\n"
        "VỀ DỰ TOÁN THU NGÂN SÁCH NĂM 2017\nHỘI ĐỒNG NHÂN DÂN TỈNH PHÚ YÊN  KHÓA VII, KỲ HỌP THỨ 3\n"
        "Căn cứ Luật Ngân sách nhà nước năm 2015;\nQUYẾT NGHỊ:\nĐiều 1. Thông qua dự toán.\n"
    )

    assert (found.title, found.period_start) == ("VỀ DỰ TOÁN THU NGÂN SÁCH NĂM 2017", 2017)


SITE = "Quyết định 12/2019/QĐ-UBND về khuyến công tỉnh Nghệ An\nSố hiệu: | 12/2019/QĐ-UBND | Loại văn bản: | Quyết định |\nNgày ban hành: | 05/03/2019 | Tình trạng: | Đã biết |\n"
CELLS = "ỦY BAN NHÂN DÂN |\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 12/2019/QĐ-UBND |\nVinh, ngày 5 tháng 3 năm 2019 |\n"
REST = "ỦY BAN NHÂN DÂN TỈNH\nCăn cứ Luật Đầu tư;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt.\nĐiều 2. Quyết định này có hiệu lực sau 10 ngày kể từ ngày ký.\n"


@pytest.mark.parametrize(
    ("title", "expected"),
    [("PHÊ DUYỆT CHƯƠNG TRÌNH KHUYẾN CÔNG TỈNH NGHỆ AN\n", "PHÊ DUYỆT CHƯƠNG TRÌNH KHUYẾN CÔNG TỈNH NGHỆ AN"),
     ("", "về khuyến công tỉnh Nghệ An")],
    ids=["below", "above"],
)  # fmt: skip
def test_a_letterhead_below_a_table_of_a_site_is_read(header, title, expected):
    found = header(SITE + CELLS + title + REST)

    assert (found.number, found.place) == ("12/2019/QĐ-UBND", "Vinh")
    assert (found.issuer, found.title) == ("Ủy ban nhân dân tỉnh Nghệ An", expected)
    assert (found.issue_date, found.effective_from) == (datetime.date(2019, 3, 5), datetime.date(2019, 3, 15))


def test_the_period_of_a_quoted_name_is_not_that_of_the_plan(header):
    plan = "Phê duyệt Kế hoạch thực hiện Đề án “Dạy nghề đến năm 2030” giai đoạn 2027 - 2029."
    found = header(decision(enacted=plan))

    assert (found.period_start, found.period_end) == (2027, 2029)


def test_the_last_words_of_a_deed_that_is_cut_are_no_signature(header):
    found = header(
        decision(foot="Chánh Văn phòng\nỦy ban nhân dân tỉnh, Giám đốc các sở chịu trách nhiệm thi hành.")
    )

    assert (found.signer_title, found.signer_name) == (None, None)


def test_the_mere_word_for_a_plan_is_not_its_name(header):
    found = header(
        "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 12/KH-UBND\nKẾ HOẠCH\nTrồng rừng năm 2030\n"
        "Căn cứ Luật Lâm nghiệp;\nỦy ban nhân dân tỉnh ban hành Kế hoạch như sau:\nI. MỤC TIÊU\nCó rừng.\n"
    )

    assert found.programme_title == "Kế hoạch Trồng rừng năm 2030"


@pytest.mark.parametrize(
    ("body", "line", "issuer"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Chủ tịch Ủy ban nhân dân tỉnh Cà Mau"),
        ("UBND TỈNH CÀ MAU", "CHỦ TỊCH UỶ BAN NHÂN DÂN TỈNH CÀ MAU", "Chủ tịch Ủy ban nhân dân tỉnh Cà Mau"),
        ("ỦY BAN NHÂN DÂN\nTỈNH CÀ MAU", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Ủy ban nhân dân tỉnh Cà Mau"),
        ("UBND TỈNH CÀ MAU\nSỞ Y TẾ", "GIÁM ĐỐC SỞ Y TẾ", "Giám đốc Sở Y tế tỉnh Cà Mau"),
        ("UBND TỈNH CÀ MAU\nSỞ Y TẾ", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "Sở Y tế tỉnh Cà Mau"),
    ],
)  # fmt: skip
def test_the_line_beside_the_title_says_who_decides_for_the_body(header, body, line, issuer):
    found = header(decision(f"{body}\n{MOTTO}\nSố: 5/QĐ-ABC\nngày 12 tháng 3 năm 2019", line=line))

    assert found.issuer == issuer


@pytest.mark.parametrize(
    "words",
    [
        "Các sở, ngành chịu trách nhiệm thi hành Quyết định này kể từ ngày ký./.",
        "Giám đốc Sở Y tế có trách nhiệm thực hiện Quyết định này từ ngày ký ban hành.",
        "Quyết định này được thi hành kể từ ngày ký.",
        "Quyết định này có giá trị từ ngày ban hành.",
    ],
)
def test_an_act_carried_out_from_its_signing_is_in_force_from_then(header, words):
    head = f"UBND TỈNH CÀ MAU\n{MOTTO}\nSố: 5/QĐ-UBND\nCà Mau, ngày 12 tháng 3 năm 2029"

    assert header(decision(head, force=words)).effective_from == datetime.date(2029, 3, 12)


@pytest.mark.parametrize(
    "words",
    [
        "Các sở, ngành chịu trách nhiệm thi hành Quyết định này./.",
        "Hợp đồng được thực hiện kể từ ngày ký.",
        "Báo cáo việc thực hiện Quyết định số 9/QĐ-BYT kể từ ngày ký.",
    ],
)
def test_what_else_begins_with_a_signing_tells_of_no_force(header, words):
    head = f"UBND TỈNH CÀ MAU\n{MOTTO}\nSố: 5/QĐ-UBND\nCà Mau, ngày 12 tháng 3 năm 2029"

    assert header(decision(head, force=words)).effective_from is None


PLAN = """\
ỦY BAN NHÂN DÂN
TỈNH CÀ MAU
{motto}
Số: 7/KH-UBND
Cà Mau, ngày 12 tháng 3 năm 2029
KẾ HOẠCH
{title}
Thực hiện Quyết định số 9/QĐ-TTg của Thủ tướng Chính phủ về trẻ em, UBND tỉnh ban hành {name} như sau:
I. MỤC TIÊU
1. Mở 12 lớp.
2. Xây 3 trường.
"""
CARRIED = "Triển khai Chương trình “Vì trẻ em” tỉnh Cà Mau giai đoạn 2029 - 2032"


@pytest.mark.parametrize(
    ("title", "name", "programme"),
    [
        (CARRIED, "Kế hoạch triển khai thực hiện trên địa bàn tỉnh", "Kế hoạch triển khai" + CARRIED[10:]),
        (CARRIED, "Kế hoạch triển khai Chương trình, giai đoạn 2029-2032 tại tỉnh Cà Mau,", "Kế hoạch triển khai" + CARRIED[10:]),
        ("Hành động vì trẻ em năm 2029", "Kế hoạch hành động năm 2029 của tỉnh", "Kế hoạch hành động vì trẻ em năm 2029"),
        ("Trẻ em năm 2029", "Kế hoạch thực hiện", "Kế hoạch Trẻ em năm 2029"),
        (CARRIED, "Kế hoạch triển khai Chương trình vì trẻ em", "Kế hoạch triển khai Chương trình vì trẻ em"),
        ("Trẻ em", "Kế hoạch vì trẻ em tỉnh Cà Mau", "Kế hoạch vì trẻ em tỉnh Cà Mau"),
    ],
)  # fmt: skip
def test_a_name_for_short_gives_way_to_the_title(header, title, name, programme):
    found = header(PLAN.format(motto=MOTTO, title=title, name=name))

    assert found.programme_title == programme


def test_the_title_of_what_is_attached_is_not_its_name_as_the_text_has_it(header):
    act = decision(enacted="Ban hành kèm theo Quyết định này Kế hoạch thực hiện năm 2029.", title="Về trẻ em")
    plan = "KẾ HOẠCH\nThực hiện Chương trình vì trẻ em\n(Kèm theo Quyết định số 5/QĐ-UBND)\nI. MỤC TIÊU\n1. Mở 2 lớp.\n"

    found = header(f"{act}CHỦ TỊCH\nMai Văn Mười\n\n{plan}")

    assert found.programme_title == "Kế hoạch thực hiện Chương trình vì trẻ em"
