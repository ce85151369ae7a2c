"""Legal bases: given this line of a preamble or of the body, these acts."""

import csv
import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.document import Document
from kcextract.extractors.header import extract_header
from kcextract.extractors.legal_bases import LegalBase, extract_legal_bases
from kcextract.grammar import load_grammar
from kcextract.loaders.text import load_text
from kcextract.outline import parse

ROOT = Path(__file__).resolve().parents[2]
GRAMMAR = load_grammar()
DOCUMENTS = sorted(path.stem for path in (ROOT / "corpus").glob("*.txt"))

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH NGHỆ AN\nSố: 999/QĐ-UBND\nQUYẾT ĐỊNH\nVề khuyến công\nỦY BAN NHÂN DÂN TỈNH NGHỆ AN\n"


def preamble(*lines: str) -> str:
    """A decision with these lines as its legal bases."""
    return HEAD + "\n".join(lines) + "\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt.\n"


def body(*lines: str) -> str:
    """A decision with these lines in its first article."""
    return HEAD + "Căn cứ Luật Đầu tư;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt.\n" + "\n".join(lines) + "\n"


def legal_bases(document: Document) -> tuple[LegalBase, ...]:
    outline = parse(document, GRAMMAR)
    header, _ = extract_header(document, outline, GRAMMAR)
    return extract_legal_bases(document, outline, header, GRAMMAR)[0]


def shown(row: LegalBase) -> tuple[str, str, str | None, str | None, str | None, str | None]:
    """Relation, type, number, date, issuer, title."""
    date = None if row.cited_date is None else row.cited_date.isoformat()
    return row.relation, row.cited_type, row.number, date, row.issuer, row.title


# Lines of the preamble


@pytest.mark.parametrize("bullet", "- – + * • · ● ▪ ➢ ✓ ❖ ○ o Ø v § ü _ \uf0b7".split())
def test_acts_behind_bullets_of_any_look_are_bases(bullet):
    lines = [
        "Căn cứ Luật Lâm nghiệp;",
        "Xét đề nghị của Sở Tài chính;",
        "Theo Quyết định số 4/QĐ-TTg về rừng,",
    ]

    rows = legal_bases(load_text(preamble(*(f"{bullet} {line}" for line in lines)).encode(), GRAMMAR))

    assert [row.relation for row in rows] == ["can_cu", "de_nghi", "theo"]
    assert rows[2].number == "4/QĐ-TTg"


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Căn cứ Luật Tổ chức HĐND và UBND ngày 26/11/2003;",
         [("can_cu", "luat", None, "2003-11-26", None, "Luật Tổ chức HĐND và UBND")]),
        ("- Căn cứ Luật tổ chức HĐND và UBND (sửa đổi) được Quốc hội thông qua ngày 26-11-2003;",
         [("can_cu", "luat", None, "2003-11-26", None, "Luật tổ chức HĐND và UBND (sửa đổi)")]),
        ("Căn cứ Luật Đất đai năm 2003;", [("can_cu", "luat", None, None, None, "Luật Đất đai")]),
        ("Căn cứ Luật Đầu tư số 61/2020/QH14 ngày 17 tháng 6 năm 2020;",
         [("can_cu", "luat", "61/2020/QH14", "2020-06-17", None, "Luật Đầu tư")]),
        ("Căn cứ Luật Thuế thu nhập doanh nghiệp (số 03/1997/QH9 ngày 10 tháng 5 năm 1997);",
         [("can_cu", "luat", "03/1997/QH9", "1997-05-10", None, "Luật Thuế thu nhập doanh nghiệp")]),
        ("Căn cứ luật khuyến khích nghề thủ công ngày 1/2/1999;", []),
        ("Căn cứ Luật khuyến khích nghề thủ công ngày 1/2/1999;",
         [("can_cu", "luat", None, "1999-02-01", None, "Luật khuyến khích nghề thủ công")]),
        ("Căn cứ Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương "
         "ngày 22/11/2019;",
         [("can_cu", "luat", None, "2019-11-22", None, "Luật Sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ "
           "và Luật Tổ chức chính quyền địa phương")]),
        ("Căn cứ khoản 11, khoản 12 Điều 1 Luật sửa đổi, bổ sung một số điều của Luật Đầu tư nước ngoài tại Việt Nam "
         "(số 18/2000/QH10 ngày 09 tháng 6   năm 2000);",
         [("can_cu", "luat", "18/2000/QH10", "2000-06-09", None,
           "Luật sửa đổi, bổ sung một số điều của Luật Đầu tư nước ngoài tại Việt Nam")]),
        ("Căn cứ Pháp lệnh phát hành công trái xây dựng Tổ quốc số 12/1999/PL-UBTVQH10 ngày 27 tháng 4 năm 1999;",
         [("can_cu", "khac", "12/1999/PL-UBTVQH10", "1999-04-27", None,
           "Pháp lệnh phát hành công trái xây dựng Tổ quốc")]),
        ("Căn cứ Nghị định số 45/2012/NĐ-CP , ngày 21/5/2012 của Chính phủ về khuyến công;",
         [("can_cu", "nghi_dinh", "45/2012/NĐ-CP", "2012-05-21", "Chính phủ", "về khuyến công")]),
        ("Căn cứ Quyết định số 1288/QĐ-TTg của Thủ tướng Chính phủ ngày 01/8/2014 về việc Phê duyệt Chương trình "
         "khuyến công quốc gia đến năm 2020;",
         [("can_cu", "quyet_dinh", "1288/QĐ-TTg", "2014-08-01", "Thủ tướng Chính phủ",
           "về việc Phê duyệt Chương trình khuyến công quốc gia đến năm 2020")]),
        ("Căn cứ Nghị quyết của Hội đồng nhân dân tỉnh số 12/2015/NQ-HĐND ngày 10/12/2015 về kế hoạch phát triển;",
         [("can_cu", "nghi_quyet", "12/2015/NQ-HĐND", "2015-12-10", "Hội đồng nhân dân tỉnh",
           "về kế hoạch phát triển")]),
        ("Căn cứ Thông tư liên tịch số 26/2014/TTLT-BTC-BCT ngày 18/02/2014 của liên Bộ Tài chính, Bộ Công Thương "
         "Hướng dẫn trình tự lập, quản lý kinh phí;",
         [("can_cu", "thong_tu_lien_tich", "26/2014/TTLT-BTC-BCT", "2014-02-18", "Bộ Tài chính, Bộ Công Thương",
           "Hướng dẫn trình tự lập, quản lý kinh phí")]),
        ("Căn cứ Thông tư liên tịch số: 183/2010/TTLT/BTC-BNN, ngày 15/11/2010 giữa Bộ Tài chính và Bộ Nông nghiệp và "
         "PTNT hướng dẫn chế độ quản lý;",
         [("can_cu", "thong_tu_lien_tich", "183/2010/TTLT/BTC-BNN", "2010-11-15",
           "Bộ Tài chính và Bộ Nông nghiệp và PTNT", "hướng dẫn chế độ quản lý")]),
        ("Căn cứ công văn số 1029/BCT-CNNg, ngày 6/11/2008 của Bộ Công Thương về việc góp ý kiến;",
         [("can_cu", "cong_van", "1029/BCT-CNNg", "2008-11-06", "Bộ Công Thương", "về việc góp ý kiến")]),
        ("Căn cứ Quyết định số 12/QĐ-UBND ngày 12/12/2012 của UBND huyện Đô Lương, tỉnh Nghệ An giao chỉ tiêu;",
         [("can_cu", "quyet_dinh", "12/QĐ-UBND", "2012-12-12", "UBND huyện Đô Lương, tỉnh Nghệ An",
           "giao chỉ tiêu")]),
        ("Căn cứ Chỉ thị số 16/CT-TTg ngày 4/5/2017 của Thủ tướng Chính phủ tăng cường năng lực tiếp cận;",
         [("can_cu", "khac", "16/CT-TTg", "2017-05-04", "Thủ tướng Chính phủ", "tăng cường năng lực tiếp cận")]),
        ("Căn cứ Quy chế hoạt động của Hội đồng nhân dân ngày 02 tháng 4 năm 2005;",
         [("can_cu", "khac", None, "2005-04-02", None, "Quy chế hoạt động của Hội đồng nhân dân")]),
        ("Căn cứ Quy chế làm việc của UBND tỉnh ban hành kèm theo Quyết định số 20/2016/QĐ-UBND ngày 01/7/2016;",
         [("can_cu", "quyet_dinh", "20/2016/QĐ-UBND", "2016-07-01", None, None)]),
        ("Theo Quyết định số 5/QĐ-UBND ngày 28/8/2019 UBND tỉnh Nghệ An về việc ban hành quy chế;",
         [("theo", "quyet_dinh", "5/QĐ-UBND", "2019-08-28", "UBND tỉnh Nghệ An", "về việc ban hành quy chế")]),
        ("Thực hiện Kế hoạch số 25-KH/TU ngày 12/3/2018 của Tỉnh ủy về phát triển công nghiệp;",
         [("theo", "khac", "25-KH/TU", "2018-03-12", "Tỉnh ủy", "về phát triển công nghiệp")]),
        ("Thực hiện Nghị quyết Đại hội tỉnh Đảng bộ lần thứ VIII, Nghị quyết Hội đồng nhân dân tỉnh về kế hoạch 5 năm;",
         [("theo", "nghi_quyet", None, None, "Hội đồng nhân dân tỉnh", "về kế hoạch 5 năm")]),
        ("Xét Tờ trình số 1487/TTr-SCT ngày 02/5/2018 của Sở Công Thương, UBND tỉnh ban hành Kế hoạch khuyến công:",
         [("xet", "to_trinh", "1487/TTr-SCT", "2018-05-02", "Sở Công Thương", None)]),
        ("Sau khi xem xét Tờ trình số 1081/TTr-UBND ngày 21/11/2008 của uỷ ban nhân dân tỉnh đề nghị thông qua Quy hoạch; "
         "Báo cáo thẩm tra số 22/BC-KTNS ngày 29 tháng 11 năm 2008 của Ban kinh tế và ngân sách HĐND tỉnh và ý kiến của "
         "các đại biểu;",
         [("xet", "to_trinh", "1081/TTr-UBND", "2008-11-21", "uỷ ban nhân dân tỉnh", "đề nghị thông qua Quy hoạch"),
          ("xet", "khac", "22/BC-KTNS", "2008-11-29", "Ban kinh tế và ngân sách HĐND tỉnh", None)]),
        ("Xét đề nghị của Giám đốc Sở Công Thương,",
         [("de_nghi", "khac", None, None, "Giám đốc Sở Công Thương", None)]),
        ("Xét đề nghị của Uỷ ban nhân dân tỉnh về kế hoạch đầu tư năm 2009; ý kiến của các đại biểu,",
         [("de_nghi", "khac", None, None, "Uỷ ban nhân dân tỉnh", "về kế hoạch đầu tư năm 2009")]),
        ("Theo đề nghị của Sở Công Thương tại Tờ trình số 511/TTr-SCT ngày 31/3/2015.",
         [("de_nghi", "to_trinh", "511/TTr-SCT", "2015-03-31", "Sở Công Thương", None)]),
        ("Xét đề nghị của Trưởng phòng Kinh tế và Hạ tầng huyện tại Công văn số 5/KTHT ngày 1/3/2015 về việc phê duyệt đề án;",
         [("de_nghi", "cong_van", "5/KTHT", "2015-03-01", "Trưởng phòng Kinh tế và Hạ tầng huyện",
           "về việc phê duyệt đề án")]),
        ("Theo đề nghị tại Tờ trình số 42/TTr-VPUB ngày 06/11/2018 của Chánh Văn phòng Ủy ban nhân dân tỉnh,",
         [("de_nghi", "to_trinh", "42/TTr-VPUB", "2018-11-06", "Chánh Văn phòng Ủy ban nhân dân tỉnh", None)]),
        ("Xét đề nghị của Giám đốc Sở Công nghiệp và Giám đốc Sở Tài chính tại tờ trình liên ngành số 55/TTLN-CN-TC "
         "ngày 1/3/2007,",
         [("de_nghi", "to_trinh", "55/TTLN-CN-TC", "2007-03-01", "Giám đốc Sở Công nghiệp và Giám đốc Sở Tài chính",
           None)]),
        ("Xét đề nghị của UBND tỉnh Nghệ An tại Tờ trình số 3954/TTr. UBND ngày 25 tháng 6 năm 2009;",
         [("de_nghi", "to_trinh", "3954/TTr.UBND", "2009-06-25", "UBND tỉnh Nghệ An", None)]),
        ("Căn cứ tình hình thực tế của địa phương;", []),
        ("Căn cứ ý kiến thống nhất của các thành viên UBND tỉnh;", []),
    ],
)  # fmt: skip
def test_a_line_of_the_preamble(cite, line, rows):
    found, notices = cite(preamble(line))

    assert [shown(row) for row in found] == rows
    assert notices == ()


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("Căn cứ Luật Đầu tư ngày 26/11/2014; Luật Ngân sách nhà nước ngày 25/6/2015;",
         ["Luật Đầu tư", "Luật Ngân sách nhà nước"]),
        ("Căn cứ Luật Khoáng sản năm 1996, Luật sửa đổi, bổ sung một số điều của Luật Khoáng sản năm 2005;",
         ["Luật Khoáng sản", "Luật sửa đổi, bổ sung một số điều của Luật Khoáng sản"]),
        ("Căn cứ Bộ luật Lao động ngày 20 tháng 11 năm 2019 và Luật Giáo dục nghề nghiệp;",
         ["Bộ luật Lao động", "Luật Giáo dục nghề nghiệp"]),
        ("Căn cứ Thông tư số 46/2012/TT-BCT ngày 28/12/2012 và Thông tư số 20/2017/TT-BCT ngày 29/9/2017;",
         ["46/2012/TT-BCT", "20/2017/TT-BCT"]),
        ("Căn cứ các Nghị định của Chính phủ: số 45/2012/NĐ-CP ngày 21/5/2012 về khuyến công; số 68/2017/NĐ-CP về cụm "
         "công nghiệp;", ["45/2012/NĐ-CP", "68/2017/NĐ-CP"]),
        ("Căn cứ Quyết định số 30/QĐ-TTg ngày 10/01/2007 phê duyệt Đề án giai đoạn 2007 - 2010 và Thông tư số "
         "129/2009/TT-BTC ngày 24/6/2009 của Bộ Tài chính;", ["30/QĐ-TTg", "129/2009/TT-BTC"]),
        ("Căn cứ Thông tư số 28/2018/TT-BTC ngày 28/3/2018 hướng dẫn quản lý kinh phí được sửa đổi, bổ sung bởi Thông tư "
         "số 64/2024/TT-BTC;", ["28/2018/TT-BTC", "64/2024/TT-BTC"]),
        ("Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13, được sửa đổi, bổ sung bởi Luật số 47/2019/QH14;",
         ["77/2015/QH13", "47/2019/QH14"]),
        ("Căn cứ Nghị quyết số 1/NQ-CP ngày 1/1/2015 của Chính phủ về giải pháp chủ yếu. Trên cơ sở Kế hoạch số 6/KH-UBND "
         "ngày 6/9/2022 của UBND tỉnh;", ["1/NQ-CP", "6/KH-UBND"]),
    ],
)  # fmt: skip
def test_acts_side_by_side_are_rows_of_their_own(cite, line, named):
    found, _ = cite(preamble(line))

    assert [row.number or row.title for row in found] == named


@pytest.mark.parametrize(
    "line",
    [
        "Căn cứ Thông tư số 20/2017/TT-BCT ngày 29/9/2017 của Bộ Công Thương sửa đổi Thông tư số 46/2012/TT-BCT ngày "
        "28/12/2012 quy định chi tiết Nghị định số 45/2012/NĐ-CP ngày 21/5/2012 của Chính phủ về khuyến công;",
        "Căn cứ Thông tư số 20/2017/TT-BCT quy định chi tiết thi hành Luật Đầu tư và Luật Doanh nghiệp;",
        "Căn cứ Thông tư số 20/2017/TT-BCT sửa đổi Quy chế ban hành kèm theo Quyết định số 18/2019/QĐ-UBND của UBND tỉnh;",
    ],
)
def test_an_act_in_the_title_of_another_is_no_row(cite, line):
    found, notices = cite(preamble(line))

    assert [row.number for row in found] == ["20/2017/TT-BCT"]
    assert found[0].title == line.rstrip(";")[line.index(found[0].title) :]
    assert notices == ()


@pytest.mark.parametrize(
    ("line", "number", "codes"),
    [
        ("Theo Quyết định số 1 /2019/ Đ-UBND ngày 28/8/2019;", "1/2019/Đ-UBND", ["damaged_number"]),
        (
            "Căn cứ Thông tư số 46/2012/TT- CT, ngày 2 /12/2012;",
            "46/2012/TT-CT",
            ["damaged_number", "damaged_date"],
        ),
        ("Căn cứ Nghị định số 3 7/2003/NĐ-CP ngày 10/4/2003;", "37/2003/NĐ-CP", ["damaged_number"]),
        ("Căn cứ Nghị định số 45/2012/NĐ- CP ngày 28/5 2012;", "45/2012/NĐ-CP", ["damaged_date"]),
        ("Căn cứ Nghị định số 45/2012/NĐ-CP ngày 31/2/2012;", "45/2012/NĐ-CP", ["damaged_date"]),
        ("Căn cứ Nghị định số 45/2012/NĐ-CP ngày    tháng 5 năm 2012;", "45/2012/NĐ-CP", []),
        ("Căn cứ Thông tư số 46/2012/TT-BCT ngày 28/12/2013;", "46/2012/TT-BCT", ["date_contradicts_number"]),
        ("Căn cứ Quyết định số 55/98/QĐ-UB ngày 28/12/1998;", "55/98/QĐ-UB", []),
    ],
)
def test_what_is_damaged_is_kept_as_printed_and_reported(cite, load, line, number, codes):
    text = preamble(line)

    found, notices = cite(text)

    assert [row.number for row in found] == [number]
    assert [notice.code for notice in notices] == codes
    if {"damaged_date"} & set(codes):
        assert found[0].cited_date is None
    for notice in notices:
        assert load(text).text[notice.start : notice.end] in line


def test_a_row_begins_with_the_words_that_bring_it_in(cite, load):
    text = preamble(
        "- Căn cứ Luật Đầu tư ngày 26/11/2014; Luật Doanh nghiệp;",
        "Theo đề nghị của Sở Công Thương tại Tờ trình số 5/TTr-SCT.",
    )

    found, _ = cite(text)

    assert [row.text for row in found] == [
        "Căn cứ Luật Đầu tư ngày 26/11/2014",
        "Luật Doanh nghiệp",
        "Theo đề nghị của Sở Công Thương tại Tờ trình số 5/TTr-SCT",
    ]
    assert all(load(text).text[row.start : row.end] == row.text for row in found)


def test_wrapped_lines_are_one_citation(cite):
    found, _ = cite(
        preamble(
            "Căn cứ Thông tư số",
            "20/2017/TT-BCT , ngày 29/9/2017 của Bộ Công Thương về sửa đổi, bổ sung một số điều",
            "của Thông tư số 46/2012/TT-BCT;",
        )
    )

    assert [shown(row) for row in found] == [
        (
            "can_cu",
            "thong_tu",
            "20/2017/TT-BCT",
            "2017-09-29",
            "Bộ Công Thương",
            "về sửa đổi, bổ sung một số điều của Thông tư số 46/2012/TT-BCT",
        )
    ]


# The body


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Nội dung quy định tại Điều 4 Nghị định 45/2012/NĐ-CP của Chính phủ về khuyến công và Quyết định số "
         "23/2015/QĐ-UBND ngày 21 tháng 9 năm 2015 của UBND tỉnh về việc ban hành Quy chế quản lý, sử dụng kinh phí do Sở "
         "Công Thương quản lý để hỗ trợ các ngành nghề tại Nghị định số 45/2015/NĐ-CP.",
         [("nghi_dinh", "45/2012/NĐ-CP", None, "Chính phủ", "về khuyến công"),
          ("quyet_dinh", "23/2015/QĐ-UBND", "2015-09-21", "UBND tỉnh",
           "về việc ban hành Quy chế quản lý, sử dụng kinh phí"),
          ("nghi_dinh", "45/2015/NĐ-CP", None, None, None)]),
        ("Thực hiện theo quy định của Luật Ngân sách nhà nước và các quy định hiện hành.",
         [("luat", None, None, None, "Luật Ngân sách nhà nước")]),
        ("theo Luật Bảo vệ và phát triển rừng, Pháp lệnh Giống cây trồng và Bộ luật Dân sự.",
         [("luat", None, None, None, "Luật Bảo vệ và phát triển rừng"),
          ("khac", None, None, None, "Pháp lệnh Giống cây trồng"),
          ("luat", None, None, None, "Bộ luật Dân sự")]),
        ("theo tinh thần Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Ban Chấp hành Trung ương khóa XII về tiếp tục đổi mới.",
         [("nghi_quyet", "19-NQ/TW", "2017-10-25", "Ban Chấp hành Trung ương khóa XII", "về tiếp tục đổi mới")]),
        ("theo Công văn số 11067/UBND-KT ngày 26/10/2017 của UBND tỉnh về việc hỗ trợ hạ tầng và 02 Cụm công nghiệp khác.",
         [("cong_van", "11067/UBND-KT", "2017-10-26", "UBND tỉnh", "về việc hỗ trợ hạ tầng")]),
        ("theo Quyết định số 525/QĐ-STC ngày 12/12/2017 của Sở Tài chính về việc giao dự toán thu, chi ngân sách năm 2018.",
         [("quyet_dinh", "525/QĐ-STC", "2017-12-12", "Sở Tài chính", "về việc giao dự toán thu, chi ngân sách năm 2018")]),
        ("theo Quyết định số 1062 TC/QĐ/CSTC ngày 14/11/1996 của Bộ trưởng Bộ Tài chính.",
         [("quyet_dinh", "1062 TC/QĐ/CSTC", "1996-11-14", "Bộ trưởng Bộ Tài chính", None)]),
        ("theo Điều 17 Nghị định số 72/CP ngày 31/10/1995; Điều 10 và Điều 13 của Nghị định số 81/CP ngày 23/11/1995.",
         [("nghi_dinh", "72/CP", "1995-10-31", None, None), ("nghi_dinh", "81/CP", "1995-11-23", None, None)]),
        ("Vốn phân bổ theo Quyết định 210 của Thủ tướng Chính phủ cho cấp huyện.",
         [("quyet_dinh", "210", None, "Thủ tướng Chính phủ", None)]),
        ("theo Nghị định số 77-CP của Chính phủ ngày 18/6/1997.",
         [("nghi_dinh", "77-CP", "1997-06-18", "Chính phủ", None)]),
        ("Thay thế Quyết định số 12/2010/QĐ-UBND ngày 1/2/2010 và Quyết định số 15/2011/QĐ-UBND của UBND tỉnh.",
         [("quyet_dinh", "12/2010/QĐ-UBND", "2010-02-01", None, None),
          ("quyet_dinh", "15/2011/QĐ-UBND", None, "UBND tỉnh", None)]),
        ("(thực hiện theo hướng dẫn của liên sở LĐTBXH - Tài chính số 895/HD ngày 10/6/2009).",
         [("khac", "895/HD", "2009-06-10", "sở LĐTBXH - Tài chính", None)]),
        ("Mức chi theo Nghị quyết số 12/2019/NQ-HĐND của HĐND tỉnh (sau đây gọi là Nghị quyết 12).",
         [("nghi_quyet", "12/2019/NQ-HĐND", None, "HĐND tỉnh", None)]),
    ],
)  # fmt: skip
def test_a_citation_in_the_body(cite, line, rows):
    found, _ = cite(body(line))

    assert [shown(row)[1:] for row in found if row.relation == "dan_chieu"] == rows


@pytest.mark.parametrize(
    "line",
    [
        "Luật này không áp dụng; Nghị định này có 3 chương; Luật sư tư vấn 3 lớp.",
        "Theo Quyết định số 999/QĐ-UBND đã nêu.",
        "Quyết định này thay thế các quy định trước đây.",
        "Văn bản số hóa 20 tài liệu, 17 số tài liệu, Nghị định 3 nội dung.",
        "Căn cứ vào tình hình sản xuất, tại số 12/3 đường Lê Lợi, tổ chức 20 lớp/năm.",
        "Theo Pháp Luật hiện hành, báo Pháp Luật đăng tin.",
    ],
)
def test_what_names_no_other_act_is_no_row(cite, line):
    found, notices = cite(body(line))

    assert [row for row in found if row.relation == "dan_chieu"] == []
    assert notices == ()


def test_neither_a_caption_nor_a_table_nor_the_head_cites(cite):
    found, _ = cite(
        HEAD
        + """\
Căn cứ Luật Đầu tư;
QUYẾT ĐỊNH:
Điều 1. Ban hành.
Nơi nhận:
- Như Quyết định số 5/QĐ-UBND;

Phụ lục: DỰ TOÁN
(Kèm theo Quyết định số 8/QĐ-UBND ngày 1/1/2015 của UBND tỉnh)
STT\tNội dung\tNăm 2015\tNăm 2016
1\tTheo Quyết định số 6/QĐ-UBND\t100\t200
2\tTheo Quyết định số 7/QĐ-UBND\t100\t200
3\tTuyên truyền\t100\t200
4\tTổng cộng\t300\t600
"""
    )

    assert [row.title for row in found] == ["Luật Đầu tư"]


def test_a_citation_stands_in_the_deepest_section_that_holds_it(cite, load):
    text = HEAD + (
        "Căn cứ Luật Đầu tư;\nQUYẾT ĐỊNH:\nĐiều 1. Phê duyệt.\nI. PHẠM VI\n1. Đối tượng\na) Theo Luật Doanh nghiệp;\n"
        "b) Theo Luật Hợp tác xã.\n2. Khác\n"
    )
    outline = parse(load(text), GRAMMAR)

    found, _ = cite(text)

    assert [outline.sections[row.section].marker for row in found] == [None, "a)", "b)"]
    for row in found:
        section = outline.sections[row.section]
        assert section.start <= row.start < section.own_end


def test_without_a_section_of_legal_bases_lines_before_the_first_article_are_read_as_such(cite):
    text = "Quyết định về khuyến công\nI. MỞ ĐẦU\nCăn cứ Luật Đầu tư ngày 26/11/2014;\nĐiều 1. Phê duyệt.\nTheo Luật Đầu tư.\n"

    found, _ = cite(text)

    assert [row.relation for row in found] == ["can_cu", "dan_chieu"]


# Any text

PIECES = st.lists(
    st.sampled_from(
        [
            "Căn cứ", "Xét đề nghị của", "Theo", "Luật", "Luật Đầu tư", "Luật sửa đổi, bổ sung một số điều của",
            "Nghị định", "Quyết định", "số", "45/2012/NĐ-CP", "1 /2019/ Đ-UBND", "19-NQ/TW", "210", "ngày 21/5/2012",
            "ngày 31/2/2012", "của Chính phủ", "của liên", "Bộ Tài chính,", "UBND tỉnh", "về khuyến công", "và", ";",
            ",", ".", "(", ")", "Điều 1.", "\n", "QUYẾT ĐỊNH:", "I.", "Quy chế", "ban hành kèm theo", "tại Tờ trình",
            "được sửa đổi, bổ sung bởi", "khoản 2 Điều 9", "\t", "12/QĐ-UBND", "các", "Pháp lệnh",
        ]
    ),
    max_size=40,
)  # fmt: skip


@given(st.one_of(PIECES.map(" ".join), st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300)))
def test_any_text_is_quoted_in_order(text):
    document = load_text(f"{HEAD}Căn cứ {text}".encode(), GRAMMAR)
    outline = parse(document, GRAMMAR)

    header, _ = extract_header(document, outline, GRAMMAR)
    found, notices = extract_legal_bases(document, outline, header, GRAMMAR)

    starts = [row.start for row in found]
    assert starts == sorted(set(starts))
    for row in found:
        assert 0 <= row.start < row.end <= len(document.text)
        assert document.text[row.start : row.end] == row.text
        section = outline.sections[row.section]
        assert section.start <= row.start < max(section.own_end, section.start + 1)
        if row.number is not None:
            digits = "".join(filter(str.isdigit, row.number))
            assert digits in "".join(filter(str.isdigit, row.text))
        for quoted in (row.issuer, row.title):
            assert quoted is None or quoted in " ".join(row.text.split())
        assert row.cited_date is None or isinstance(row.cited_date, datetime.date)
    for notice in notices:
        assert 0 <= notice.start < notice.end <= len(document.text)


@pytest.mark.parametrize(
    "piece",
    [
        "Luật ",
        "12/ 3 4/QD 5-A ",
        "số 5/QĐ-UBND ",
        "Căn cứ Luật Đầu tư, ",
        "(Kèm theo Quyết định số 5/QĐ-UBND và ",
        "được sửa đổi, bổ sung bởi Luật ",
    ],
)
def test_a_long_text_of_one_kind_is_read_in_linear_time(piece):
    document = load_text((piece * (300_000 // len(piece))).encode(), GRAMMAR)

    found = legal_bases(document)

    assert len(found) <= document.text.count(piece.strip()) + 1


# Real documents


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_legal_bases_are_what_a_careful_reader_finds(name):
    document = load_text((ROOT / "corpus" / f"{name}.txt").read_bytes(), GRAMMAR)
    with (ROOT / "golden" / name / "legal_bases.csv").open(encoding="utf-8", newline="") as file:
        expected = [tuple(row.values()) for row in csv.DictReader(file)]

    found = legal_bases(document)

    lines = [str(document.text.count("\n", 0, row.start) + 1) for row in found]
    rows = [tuple("" if value is None else value for value in shown(row)) for row in found]
    assert [(line, *row) for line, row in zip(lines, rows, strict=True)] == expected


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("Căn cứ các Nghị định của Chính phủ: số 11/2020/NĐ-CP ngày 2/3/2020 về rừng; số 12/2021/NĐ-CP ngày 4/5/2021 về đất;",
         [("can_cu", "nghi_dinh", "11/2020/NĐ-CP", "2020-03-02", "Chính phủ", "về rừng"),
          ("can_cu", "nghi_dinh", "12/2021/NĐ-CP", "2021-05-04", "Chính phủ", "về đất")]),
        ("Căn cứ Kế hoạch số 5/KH-UBND ngày 2/3/2020 về rừng; theo đề nghị của Sở Y tế tại Tờ trình số 8/TTr-SYT ngày 4/5/2021,",
         [("can_cu", "khac", "5/KH-UBND", "2020-03-02", None, "về rừng"),
          ("de_nghi", "to_trinh", "8/TTr-SYT", "2021-05-04", "Sở Y tế", None)]),
        ("Xét Tờ trình số 7/TTr-UBND ngày 2/3/2020 về rừng. Báo cáo thẩm tra số 9/BC-HĐND ngày 4/5/2021 của Ban Pháp chế và thảo luận tại kỳ họp,",
         [("xet", "to_trinh", "7/TTr-UBND", "2020-03-02", None, "về rừng"),
          ("xet", "khac", "9/BC-HĐND", "2021-05-04", "Ban Pháp chế", None)]),
        ("Theo đề nghị của Sở Y tế tại Tờ trình số 8/TTr-SYT ngày 4/5/2021, Ủy ban nhân dân tỉnh ban hành Kế hoạch trồng rừng;",
         [("de_nghi", "to_trinh", "8/TTr-SYT", "2021-05-04", "Sở Y tế", None)]),
        ("Căn cứ Nghị quyết số 20-NQ/TW ngày 2/3/2020 của Ban Chấp hành Trung ương (khóa XII) về rừng;",
         [("can_cu", "nghi_quyet", "20-NQ/TW", "2020-03-02", "Ban Chấp hành Trung ương (khóa XII)", "về rừng")]),
        ("Căn cứ Nghị quyết Đảng bộ tỉnh lần thứ XVI; Nghị quyết số 15-NQ/TU ngày 2/5/2016 của Tỉnh ủy về rừng;",
         [("can_cu", "nghi_quyet", "15-NQ/TU", "2016-05-02", "Tỉnh ủy", "về rừng")]),
        ("Xét đề nghị của Sở Y tế tại Tờ trình số 8/TTr-SYT ngày 4/5/2021, ý kiến của Sở Tư pháp tại Công văn số 9/STP ngày 6/5/2021,",
         [("de_nghi", "to_trinh", "8/TTr-SYT", "2021-05-04", "Sở Y tế", None),
          ("de_nghi", "cong_van", "9/STP", "2021-05-06", "Sở Tư pháp", None)]),
        ("Căn cứ các Thông tư của Bộ Tài chính: Thông tư số 3/2018/TT-BTC ngày 3/4/2018, Thông tư số 6/2023/TT-BTC ngày 1/2/2023;",
         [("can_cu", "thong_tu", "3/2018/TT-BTC", "2018-04-03", "Bộ Tài chính", None),
          ("can_cu", "thong_tu", "6/2023/TT-BTC", "2023-02-01", "Bộ Tài chính", None)]),
        ("Căn cứ Quyết định số 17/QĐ-TTg ngày 3/4/2021, Quyết định số 26/QĐ-TTg ngày 5/6/2022 của Thủ tướng Chính phủ;",
         [("can_cu", "quyet_dinh", "17/QĐ-TTg", "2021-04-03", "Thủ tướng Chính phủ", None),
          ("can_cu", "quyet_dinh", "26/QĐ-TTg", "2022-06-05", "Thủ tướng Chính phủ", None)]),
        ("Căn cứ Nghị định số 15/2018/NĐ-CP ngày 3/4/2018 (được sửa đổi, bổ sung tại Nghị định số 8/2020/NĐ-CP ngày 5/6/2020) của Chính phủ quy định chi tiết một số điều của Luật Lâm nghiệp;",
         [("can_cu", "nghi_dinh", "15/2018/NĐ-CP", "2018-04-03", "Chính phủ", "quy định chi tiết một số điều của Luật Lâm nghiệp"),
          ("can_cu", "nghi_dinh", "8/2020/NĐ-CP", "2020-06-05", None, None)]),
        ("Căn cứ Luật Tổ chức chính quyền và nhân dânngày 26/11/2003;",
         [("can_cu", "luat", None, "2003-11-26", None, "Luật Tổ chức chính quyền và nhân dân")]),
    ],
)  # fmt: skip
def test_acts_that_a_line_groups_or_parts(cite, line, rows):
    found, _ = cite(preamble(line))

    assert [shown(row) for row in found] == rows
