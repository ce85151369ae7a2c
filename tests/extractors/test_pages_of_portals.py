"""Heads and legal bases as law portals and newspapers show them: given this page, these rows."""

import datetime

import pytest

from kcextract.outline import parse

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 999/QĐ-UBND\nQUYẾT ĐỊNH\nVề khuyến công\nỦY BAN NHÂN DÂN TỈNH NGHỆ AN\n"


def preamble(line: str) -> str:
    """A decision with this line as its legal bases."""
    return f"{HEAD}{line}\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt.\n"


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Căn cứ Phương án số 7/PA-UBND ngày 2/3/2030 của UBND tỉnh về trồng rừng;",
         [("khac", "7/PA-UBND", "2030-03-02", "UBND tỉnh", "về trồng rừng")]),
        ("Căn cứ Văn bản thẩm định số 41/STP-XDVB ngày 2/3/2030 của Sở Tư pháp;",
         [("cong_van", "41/STP-XDVB", "2030-03-02", "Sở Tư pháp", None)]),
        ("Căn cứ Quyết định số 8/QĐ-BCĐ ngày 2/3/2030 của Ban Chỉ đạo Chương trình trồng rừng giai đoạn 2030 - 2035 về kế hoạch trồng rừng;",
         [("quyet_dinh", "8/QĐ-BCĐ", "2030-03-02", "Ban Chỉ đạo Chương trình trồng rừng giai đoạn 2030 - 2035", "về kế hoạch trồng rừng")]),
        ("Căn cứ Kế hoạch số 6/KH-HĐTĐKT ngày 2/3/2030 của Hội đồng Thi đua - Khen thưởng Trung ương về trồng rừng;",
         [("khac", "6/KH-HĐTĐKT", "2030-03-02", "Hội đồng Thi đua - Khen thưởng Trung ương", "về trồng rừng")]),
        ("Căn cứ Luật Trồng, chăm sóc vườn cây nhân dân năm 2030;",
         [("luat", None, None, None, "Luật Trồng, chăm sóc vườn cây nhân dân")]),
        ("Thực hiện Nghị quyết số 5-NQ/TW ngày 2/3/2030 của Bộ Chính trị về trồng rừng (Nghị quyết số 5-NQ/TW), Tỉnh ủy đề ra việc thực hiện Nghị quyết số 5-NQ/TW như sau:",
         [("nghi_quyet", "5-NQ/TW", "2030-03-02", "Bộ Chính trị", "về trồng rừng")]),
        ("Căn cứ Luật Sửa đổi, bổ sung một số điều của 12 luật có liên quan đến trồng rừng ngày 2/3/2030;",
         [("luat", None, "2030-03-02", None, "Luật Sửa đổi, bổ sung một số điều của 12 luật có liên quan đến trồng rừng")]),
        ("Căn cứ vào Luật Trồng cây đã được Chủ tịch Hội đồng Nhà nước nước Cộng hòa xã hội chủ nghĩa Việt Nam công bố ngày 2/3/1990;",
         [("luat", None, "1990-03-02", None, "Luật Trồng cây")]),
        ("Căn cứ Thông tư số 8/2030/TT-VPCP ngày 2/3/2030 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ hướng dẫn trồng rừng;",
         [("thong_tu", "8/2030/TT-VPCP", "2030-03-02", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "hướng dẫn trồng rừng")]),
        ("Xét Tờ trình số 46/TTr-UBND ngày 2/3/2030 của\n\nỦy ban nhân dân tỉnh Nghệ An về việc trồng rừng;",
         [("to_trinh", "46/TTr-UBND", "2030-03-02", "Ủy ban nhân dân tỉnh Nghệ An", "về việc trồng rừng")]),
        ("Căn cứ Pháp lệnh trồng cây của Ủy ban Thường vụ Quốc hội khoá X thông qua ngày 2/3/1999;",
         [("khac", None, "1999-03-02", None, "Pháp lệnh trồng cây")]),
        ("Theo đề nghị của Sở Y tế tại Tờ trình số: 46/TTr-SYT ngày 2/3/2030, 51/TTr-SYT ngày 4/5/2030;",
         [("to_trinh", "46/TTr-SYT", "2030-03-02", "Sở Y tế", None), ("to_trinh", "51/TTr-SYT", "2030-05-04", None, None)]),
        ("Thực hiện văn bản số 46/BNN-TY ngày 2/3/2030 của Bộ Y tế về việc trồng cây.",
         [("cong_van", "46/BNN-TY", "2030-03-02", "Bộ Y tế", "về việc trồng cây")]),
        ("Xét đề nghị của Giám đốc Sở Y tế tại Tờ trình số 46 ngày 2 tháng 3 năm 2030,",
         [("to_trinh", "46", "2030-03-02", "Giám đốc Sở Y tế", None)]),
        ("Xét các báo cáo giải trình, bổ sung số 46/BC-UBND và số 47/BC-UBND ngày 2/3/2030 của UBND tỉnh;",
         [("khac", "46/BC-UBND", None, "UBND tỉnh", None), ("khac", "47/BC-UBND", "2030-03-02", "UBND tỉnh", None)]),
        ("Căn cứ Pháp lệnh\n38/1999/PL-UBTVQH ngày 2/3/1999 của Ủy ban Thường vụ Quốc hội về trồng cây.\nCăn cứ Nghị định 46/2000/NĐ-CP ngày 4/5/2000 của Chính phủ.",
         [("khac", "38/1999/PL-UBTVQH", "1999-03-02", "Ủy ban Thường vụ Quốc hội", "về trồng cây"),
          ("nghi_dinh", "46/2000/NĐ-CP", "2000-05-04", "Chính phủ", None)]),
        ("Thực hiện Nghị quyết số 5-NQ/TW ngày 2/3/2030 của Bộ Chính trị về trồng rừng (viết tắt là Nghị quyết số 5-NQ/TW của Bộ Chính trị), Kế hoạch số 6-KH/TU ngày 4/5/2030 của Tỉnh ủy thực hiện Nghị quyết số 5-NQ/TW;",
         [("nghi_quyet", "5-NQ/TW", "2030-03-02", "Bộ Chính trị", "về trồng rừng"),
          ("khac", "6-KH/TU", "2030-05-04", "Tỉnh ủy", "thực hiện Nghị quyết số 5-NQ/TW")]),
        ("Cân cứ Luật Trồng cây ngày 2/3/1996;", [("luat", None, "1996-03-02", None, "Luật Trồng cây")]),
        ("Căn cứ Luật Trồng cây, các nghị định hướng dẫn năm 2030;",
         [("luat", None, None, None, "Luật Trồng cây")]),
    ],
)  # fmt: skip
def test_acts_of_a_line(cite, line, rows):
    found, _ = cite(preamble(line))

    assert [
        (row.cited_type, row.number, row.cited_date and row.cited_date.isoformat(), row.issuer, row.title)
        for row in found
    ] == rows


def test_a_short_form_in_brackets_does_not_end_what_an_act_is_about(cite):
    text = f"{HEAD}Căn cứ Luật Đầu tư;\nĐiều 1. Thay thế Quyết định số 5/QĐ-UBND ngày 2/3/2030 về quản lý mạng rộng (MDR) của Ủy ban nhân dân tỉnh.\n"

    assert cite(text)[0][-1].title == "về quản lý mạng rộng (MDR) của Ủy ban nhân dân tỉnh"


@pytest.mark.parametrize(
    "body", ["TM.\nỦY BAN NHÂN DÂN TỈNH", "TM. ỦY BAN NHÂN DÂN TỈNH", "T/M\nỦY BAN NHÂN DÂN TỈNH"]
)
def test_a_signature_that_is_broken_behind_its_first_letters(header, body):
    found = header(
        f"{HEAD}Căn cứ Luật Đầu tư;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt Đề án.\nĐiều 2. Các sở thi hành Quyết định này./.\n"
        f"|\n{body}\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Văn Cam\n|\n"
    )

    assert found.signed_for == f"{' '.join(body.split())} KT. CHỦ TỊCH"
    assert (found.signer_name, found.signer_title) == ("Lê Văn Cam", "PHÓ CHỦ TỊCH")


@pytest.mark.parametrize(
    ("top", "date"),
    [
        ("Thứ Ba, 12/03/2030, 16:21 (GMT+7)\n.\n\n", datetime.date(2030, 3, 12)),
        ("12/03/2030 08:00\n", datetime.date(2030, 3, 12)),
        ("Thứ ba, 12/3/2030\n\n", None),
    ],
)
def test_news_whose_date_stands_above_the_headline(header, top, date):
    found = header(
        f"{top}Nghệ An ban hành Kế hoạch trồng rừng năm 2031\n\nUBND tỉnh vừa ban hành kế hoạch trồng rừng. Năm 2031 tỉnh trồng 300 ha.\n"
    )

    assert (found.family == "tin_bai", found.issue_date) == (date is not None, date)
    assert date is None or found.title == "Nghệ An ban hành Kế hoạch trồng rừng năm 2031"


def test_the_first_sentence_below_a_headline_is_no_part_of_it(header):
    found = header(
        "Kế hoạch hành động trồng rừng đến năm 2030\n"
        "Ủy ban nhân dân tỉnh vừa ban hành Kế hoạch hành động trồng rừng trên đất trống của các xã miền núi. Nội dung kế hoạch như sau:\n"
        "I. MỤC TIÊU\n1. Trồng 300 ha rừng.\n"
    )

    assert found.title == "trồng rừng đến năm 2030"


def test_numbers_of_a_list_and_the_own_number_of_another_year(cite):
    text = (
        "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 9/CT-UBND\nNghệ An, ngày 2 tháng 3 năm 2030\nCHỈ THỊ\nVề trồng rừng\n"
        "Thời gian qua, theo Chỉ thị số 9/CT-UBND ngày 4/5/2028; các văn bản: số 41/UBND-NN ngày 5/6/2028, số 72/UBND-NN "
        "ngày 7 tháng 8 năm 2029 và số 83/UBND-NN ngày 9/1/2030 về việc trồng rừng, các xã đã trồng rừng. Chỉ thị số "
        "9/CT-UBND này thay mọi văn bản trước.\n"
    )
    rows, _ = cite(text)

    assert [(row.cited_type, row.number, row.cited_date.isoformat()) for row in rows] == [
        ("khac", "9/CT-UBND", "2028-05-04"),
        ("cong_van", "41/UBND-NN", "2028-06-05"),
        ("cong_van", "72/UBND-NN", "2029-08-07"),
        ("cong_van", "83/UBND-NN", "2030-01-09"),
    ]


def test_an_article_that_begins_with_the_programme_enacts_it(header):
    found = header(
        "HỘI ĐỒNG NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 9/NQ-HĐND\nNGHỊ QUYẾT\nVề trồng rừng\nHỘI ĐỒNG NHÂN DÂN TỈNH NGHỆ AN\n"
        "Căn cứ Luật Đầu tư;\nQUYẾT NGHỊ:\nĐiều 1. Chương trình trồng rừng tỉnh Nghệ An năm 2031 với những nội dung sau:\n"
        "I. MỤC TIÊU\nCó rừng.\nĐiều 2. Nghị quyết này có hiệu lực kể từ ngày ký.\n"
    )

    assert found.programme_title == "Chương trình trồng rừng tỉnh Nghệ An năm 2031"
    assert (found.period_start, found.period_end) == (2031, 2031)


def test_articles_with_roman_numerals(load, grammar):
    text = (
        f"{HEAD}Căn cứ Luật Đầu tư;\nQUYẾT ĐỊNH\nĐiều I: Ban hành kèm theo Quyết định này Chương trình trồng rừng.\n"
        "1. Trồng 300 ha.\n2. Chăm sóc 400 ha.\nĐiều II: Giao cho Sở Tài chính hướng dẫn.\n"
        "Điều III: Quyết định này có hiệu lực từ ngày 2/3/2030.\n"
    )
    sections = parse(load(text), grammar).sections

    assert [(each.marker, each.depth, each.role) for each in sections if each.marker is not None] == [
        ("Điều I:", 1, "enactment"),
        ("1.", 2, "enactment"),
        ("2.", 2, "enactment"),
        ("Điều II:", 1, "organisation"),
        ("Điều III:", 1, "effect"),
    ]


@pytest.mark.parametrize(
    "top",
    [
        "Thời sự\n\nTrồng rừng nhanh nhưng phải bền vững\n",
        "Trồng rừng nhanh nhưng phải bền vững\n\nLê Văn Cam\n",
    ],
)
def test_a_headline_between_the_name_of_a_column_and_an_author(header, top):
    found = header(
        f"{top}\n13/10/2030\n\nSau 5 năm, tỉnh trồng được 300 ha rừng trên đất trống của các xã.\n"
    )

    assert (found.family, found.title) == ("tin_bai", "Trồng rừng nhanh nhưng phải bền vững")


BARS = (
    "Quyết định 9/QĐ-UBND trồng rừng tỉnh Nghệ An\n| Số hiệu | 9/QĐ-UBND |\n| Ngày ban hành | 02/03/2030 |\n| Loại văn bản | Quyết định |\n"
    "| Người ký | Lê Văn Cam |\n|\nỦY BAN\nNHÂN DÂN |\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM |\n|\nSố: 9/QĐ-UBND |\n"
    "Vinh, ngày 2 tháng 3 năm 2030 |\n"
)


@pytest.mark.parametrize("line", ["", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\n"])
def test_a_letterhead_in_the_same_table_as_what_a_site_tells(header, load, grammar, line):
    text = (
        f"{BARS}{line}Căn cứ Luật Đầu tư;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt Kế hoạch trồng rừng năm 2031.\n"
        "Điều 2. Sở Y tế có trách nhiệm:\n- Trồng cây.\n"
    )
    found = header(text)

    assert (found.number, found.place, found.issue_date) == ("9/QĐ-UBND", "Vinh", datetime.date(2030, 3, 2))
    assert [each.role for each in parse(load(text), grammar).sections if each.kind == "article"] == [
        "enactment",
        "organisation",
    ]


@pytest.mark.parametrize(
    ("place", "expected"),
    [("TP Hồ Chí\nMinh", "TP Hồ Chí Minh"), ("Thừa Thiên\nHuế", "Thừa Thiên Huế"), ("Tam\nKỳ", "Tam Kỳ"), ("Vinh", "Vinh")],
)  # fmt: skip
def test_a_place_that_is_broken_in_its_cell(header, place, expected):
    found = header(
        "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\n-------\n|\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n|\n"
        f"Số: 9/QĐ-UBND\n|\n{place}, ngày 2 tháng 3 năm 2030\n|\nQUYẾT ĐỊNH\nCỦA ỦY BAN NHÂN DÂN TỈNH V/V TRỒNG RỪNG\n"
        "ỦY BAN NHÂN DÂN TỈNH NGHỆ AN\nCăn cứ Luật Đầu tư;\nĐiều 1. Phê duyệt.\n"
    )

    assert (found.place, found.title) == (expected, "V/V TRỒNG RỪNG")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("{}\nThời sự - Ngày đăng : 08:22, 04/05/2030\n{}\n", datetime.date(2030, 5, 4)),
        ("{}\n\nKinh tế 4-5-2030\n\n{}\n", datetime.date(2030, 5, 4)),
        ("Thứ 6, 05/07/2031, 17:20[GMT+7]\n\n{}\n\n{}\n\n04.05.2030 | 18:16 PM\n", datetime.date(2030, 5, 4)),
        ("Thứ 6, 05/07/2031 17:20 (GMT+7)\n{}\n{}\n", datetime.date(2031, 7, 5)),
    ],
)
def test_lines_with_the_date_of_news(header, text, date):
    headline = "Trồng rừng nhanh nhưng phải bền vững"
    lead = "Năm 2030, toàn tỉnh trồng được 300 ha rừng trên đất trống (tỷ lệ 73,06%), tăng 4,8% so với năm trước. "
    found = header(text.format(headline, lead * 2))

    assert (found.family, found.issue_date, found.title) == ("tin_bai", date, headline)


PLAN = (
    "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-------\n"
    "Số: 9/KH-UBND\nVinh, ngày 2 tháng 3 năm 2030\n\n{}\n\nI. MỤC TIÊU\n1. Trồng rừng.\n"
)
ACT = "Nghị quyết số 5/NQ-CP ngày 3/4/2029 của Chính phủ về trồng rừng"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"KẾ HOẠCH\nThực hiện {ACT}\n\nThực hiện {ACT}, UBND tỉnh ban hành Kế hoạch như sau:", f"Thực hiện {ACT}"),
        (f"CHƯƠNG TRÌNH HÀNH ĐỘNG\nTriển khai {ACT}\n\nTriển khai thực hiện {ACT}, UBND tỉnh ban hành như sau:", f"Triển khai {ACT}"),
        (f"KẾ HOẠCH\nTrồng rừng năm 2031\n\nTriển khai {ACT}, UBND tỉnh ban hành Kế hoạch như sau:", "Trồng rừng năm 2031"),
        (f"KẾ HOẠCH\nThực hiện {ACT}, UBND tỉnh ban hành Kế hoạch như sau:", None),
    ],
)  # fmt: skip
def test_a_title_that_begins_as_legal_bases_do(header, cite, text, title):
    found, _ = cite(PLAN.format(text))

    assert header(PLAN.format(text)).title == title
    assert [(row.relation, row.number) for row in found] == [("theo", "5/NQ-CP")]


def test_prose_below_a_letterhead_without_a_title(header):
    prose = "Việc trồng rừng thời gian qua đã đạt được nhiều kết quả: diện tích rừng tăng, đời sống khá hơn. "

    assert header(PLAN.format(prose * 3)).title is None


def test_the_place_of_a_numbered_district_and_a_joint_circular(header, cite):
    text = (
        "ỦY BAN NHÂN DÂN QUẬN 8\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố: 9/QĐ-UBND\n"
        "Quận 8, ngày 2 tháng 3 năm 2030\nQUYẾT ĐỊNH\nVỀ TRỒNG CÂY\nỦY BAN NHÂN DÂN QUẬN 8\n"
        "Căn cứ Thông tư Liên tịch số: 6/2029/TTLT-BTC-BCT ngày 3/4/2029, liên Bộ Tài chính, Bộ Công Thương hướng dẫn trồng cây;\n"
        "QUYẾT ĐỊNH:\nĐiều 1. Phê duyệt.\n"
    )

    assert (header(text).place, header(text).issue_date) == ("Quận 8", datetime.date(2030, 3, 2))
    assert [(row.issuer, row.title) for row in cite(text)[0]] == [
        ("Bộ Tài chính, Bộ Công Thương", "hướng dẫn trồng cây")
    ]


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Thực hiện Chương trình trồng rừng giai đoạn 2026 - 2030 trên địa bàn tỉnh năm 2027", (2027, 2027)),
        ("Triển khai Chương trình trồng rừng đến năm 2035 giai đoạn 2026 - 2030", (2026, 2030)),
        ("Năm 2027 thực hiện Chương trình trồng rừng giai đoạn 2026 - 2030", (2027, 2027)),
        ("Thực hiện Chương trình trồng rừng giai đoạn 2026 - 2030", (2026, 2030)),
        ("Trồng rừng giai đoạn 2026 - 2030, định hướng đến năm 2035", (2026, 2030)),
    ],
)
def test_the_period_of_a_plan_that_carries_out_a_programme(header, title, period):
    found = header(PLAN.format(f"KẾ HOẠCH\n{title}\n\nCăn cứ Luật Đầu tư;"))

    assert (found.period_start, found.period_end) == period


def test_who_issues_a_programme_is_no_part_of_what_an_act_is_about(cite):
    found, _ = cite(
        PLAN.format(
            f"CHƯƠNG TRÌNH\nTrồng rừng\n\nThực hiện {ACT}, Ban Thường vụ Tỉnh ủy ban hành Chương trình như sau:"
        )
    )

    assert [row.title for row in found] == ["về trồng rừng"]
