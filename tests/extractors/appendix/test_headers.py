"""Headers: which words mean what, and where the merged cells were."""

from collections.abc import Callable

import pytest

from kcextract.extractors.appendix import Appendix
from kcextract.extractors.appendix.spans import spread_cells
from kcextract.grammar import Grammar

Read = Callable[..., Appendix]
ROWS = "1 | Lớp may | {0}\n2 | Lớp điện | {0}\n3 | Lớp hàn | {0}\n4 | Hội chợ | {0}"


def columns(found: Appendix) -> list[str]:
    """Measure, source and period of each column of the one table."""
    told = []
    for column in found.columns:
        years = [str(year) for year in (column.period_start, column.period_end) if year]
        told.append(
            " ".join(
                [column.measure or "-", *([column.source] if column.source else []), *dict.fromkeys(years)]
            )
        )
    return told


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Số lượng", "quantity"),
        ("SL", "quantity"),
        ("Số lớp", "quantity"),
        ("Diện tích (ha)", "quantity"),
        ("Tỷ lệ (%)", "quantity"),
        ("Kinh phí", "amount"),
        ("Kinh phí (triệu đồng)", "amount"),
        ("Thành tiền (1.000đ)", "amount"),
        ("Tổng kinh phí", "amount tong"),
        ("KCQG", "amount khuyen_cong_quoc_gia"),
        ("QG", "amount khuyen_cong_quoc_gia"),
        ("Ngân sách Trung ương", "amount khuyen_cong_quoc_gia"),
        ("Kinh phí khuyến công địa phương", "amount khuyen_cong_dia_phuong"),
        ("NS tỉnh", "amount khuyen_cong_dia_phuong"),
        ("Vốn đối ứng của doanh nghiệp", "amount doi_ung"),
        ("NSNN", "amount ngan_sach_nha_nuoc"),
        ("Vốn vay", "amount khac"),
        ("Kinh phí năm 2017", "amount 2017"),
        ("Kinh phí giai đoạn 2016 - 2020", "amount 2016 2020"),
        ("Hệ số", "-"),
    ],
)
def test_a_header_says_what_its_column_holds(appendix: Read, header: str, meaning: str) -> None:
    found = appendix(f"TT | Nội dung | {header} | Khác thường\n" + ROWS.format("300 | 7"))
    assert columns(found)[:3] == ["ordinal", "label", meaning]
    assert found.columns[2].basis == (None if meaning == "-" else "header")


@pytest.mark.parametrize("header", ["Ghi chú", "ĐVT", "Đơn vị chủ trì", "Địa điểm", "Thời gian thực hiện"])
def test_words_are_text(appendix: Read, header: str) -> None:
    found = appendix(f"TT | Nội dung | Kinh phí | {header}\n" + ROWS.format("300 | Sở Công Thương"))
    assert columns(found) == ["ordinal", "label", "amount", "text"]


def test_a_header_that_the_cells_contradict_says_nothing(appendix: Read) -> None:
    found = appendix("TT | Nội dung | Kinh phí | SL\n" + ROWS.format("Sở Tài chính | 7"))
    assert found.columns[2].measure != "amount"
    assert found.columns[3].measure == "quantity"


def test_years_over_sources(appendix: Read) -> None:
    text = """
        TT | Nội dung | Năm 2016 | Năm 2016 | Năm 2016 | Năm 2017 | Năm 2017 | Năm 2017
         | | SL | KCQG | KCĐP | SL | KCQG | KCĐP
    """
    found = appendix(text.strip("\n") + "\n" + ROWS.format("1 | 5 | 6 | 1 | 5 | 6"))
    national, local = "amount khuyen_cong_quoc_gia", "amount khuyen_cong_dia_phuong"
    assert columns(found)[2:] == [
        *("quantity 2016", f"{national} 2016", f"{local} 2016"),
        *("quantity 2017", f"{national} 2017", f"{local} 2017"),
    ]
    assert found.columns[3].header == "Năm 2016 / KCQG"
    assert found.tables[0].completeness == "complete"


def test_a_total_over_years_is_of_all_of_them(appendix: Read) -> None:
    text = "TT | Nội dung | Tổng kinh phí | 2016 | 2017 | 2018\n" + ROWS.format("9 | 3 | 3 | 3")
    assert columns(appendix(text))[2] == "amount tong 2016 2018"


def test_of_a_partial_header_the_rest_is_open(appendix: Read) -> None:
    text = "Kinh phí như sau:\n\n\t \n\tQG\n\tĐP\n\tQG\n\tĐP\n\n" + "".join(
        f"\t{number}\n\tLớp may\n\t60\n\t7\n\t310\n\t11\n\n" for number in (1, 2, 3, 4)
    )
    found = appendix(text)
    assert [column.source for column in found.columns[2:]] == [
        "khuyen_cong_quoc_gia",
        "khuyen_cong_dia_phuong",
    ] * 2
    assert {column.period_end for column in found.columns} == {None}
    assert found.tables[0].completeness == "header_missing"


def test_merged_cells_of_a_sheet_reach_to_the_right(appendix: Read) -> None:
    text = "TT | Nội dung | Kinh phí | | Ghi chú\n | | Năm 2016 | Năm 2017 |\n" + ROWS.format(
        "5 | 6 | Sở Công Thương"
    )
    assert [column.header for column in appendix(text).columns] == [
        *("TT", "Nội dung", "Kinh phí / Năm 2016", "Kinh phí / Năm 2017", "Ghi chú")
    ]


@pytest.mark.parametrize(
    ("rows", "width", "leaves"),
    [
        (
            ["TT|Nội dung|Tổng cộng|Năm 2016|Năm 2017", "KCQG|KCĐP|SL|KCQG|KCĐP|SL|KCQG|KCĐP"],
            10,
            "TT,Nội dung,Tổng cộng/KCQG,Tổng cộng/KCĐP,Năm 2016/SL,Năm 2016/KCQG,Năm 2016/KCĐP,Năm 2017/SL,Năm 2017/KCQG,Năm 2017/KCĐP",
        ),
        (
            ["TT|Nội dung|Số lượng|Kinh phí|Ghi chú", "Tổng số|Trong đó", "NSTW|NST|Đối ứng"],
            8,
            "TT,Nội dung,Số lượng,Kinh phí/Tổng số,Kinh phí/Trong đó/NSTW,Kinh phí/Trong đó/NST,Kinh phí/Trong đó/Đối ứng,Ghi chú",
        ),
        (
            ["TT|Nội dung|Phân kỳ thực hiện|2016|2017"],
            4,
            "TT,Nội dung,Phân kỳ thực hiện/2016,Phân kỳ thực hiện/2017",
        ),
    ],
)
def test_merged_cells_that_were_left_out_are_found_by_their_words(
    grammar: Grammar, rows: list[str], width: int, leaves: str
) -> None:
    found = spread_cells([row.split("|") for row in rows], width, grammar.tables)
    assert found is not None
    paths = []
    for column in zip(*found, strict=True):
        paths.append("/".join(dict.fromkeys(text for text in column if text)))
    assert ",".join(paths) == leaves


@pytest.mark.parametrize(
    ("rows", "width"),
    [
        (["TT|Nội dung|Vốn A|Vốn B", "x|y|z|t"], 6),
        (["TT|Nội dung|Năm 2016|Năm 2017", "a|b|c|d|e"], 7),
        (["TT|Nội dung"], 5),
    ],
)
def test_a_header_that_may_be_spread_in_several_ways_is_not(
    grammar: Grammar, rows: list[str], width: int
) -> None:
    found = spread_cells([row.split("|") for row in rows], width, grammar.tables)
    assert found is None
