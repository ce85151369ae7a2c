"""What runs on over the pages of a PDF: paragraphs, page numbers, headers, tables."""

from __future__ import annotations

import pytest

from kcextract.document import Document

from .files import HEIGHT, LEFT, Draw, Sheet, drawn, paragraphs, tables

AIM = (
    "hỗ trợ các cơ sở công nghiệp nông thôn đầu tư máy móc thiết bị tiên tiến; mức hỗ trợ bằng một nửa giá trị "
    "của máy do tỉnh cấp hằng năm theo kế hoạch được phê duyệt của cấp có thẩm quyền."
)
WORDS = "một hai ba bốn năm sáu bảy tám".split()
COLUMNS = (70, 110, 400, 525)
HEADER = ["STT", "Nội dung", "Kinh phí"]


def furniture(document: Document) -> list[str]:
    return [document.text[start:end] for start, end in document.furniture]


def pages(count: int, *, top: str = "", bottom: str = "") -> list[Draw]:
    """Pages of text; {n} in the headers is the number of the page, {m} one that is 56 more."""

    def page(number: int) -> Draw:
        def draw(sheet: Sheet) -> None:
            for at, line in enumerate(top.split("\n")):
                sheet.at(LEFT, 35 + 12 * at, line.format(n=number, m=number + 56), size=9)
            sheet.centred(297, 810, bottom.format(n=number, m=number + 56))
            sheet.paragraph(f"{number}. Nội dung thứ {WORDS[number - 1]} là {AIM}")
            sheet.paragraph(f"Trong nội dung thứ {WORDS[number - 1]}, {AIM}")

        return draw

    return [page(number) for number in range(1, count + 1)]


def text(count: int) -> list[str]:
    """The paragraphs of ``pages``."""
    return [
        paragraph
        for number, word in enumerate(WORDS[:count], 1)
        for paragraph in (f"{number}. Nội dung thứ {word} là {AIM}", f"Trong nội dung thứ {word}, {AIM}")
    ]


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        ("", "{n}"),
        ("", "- {n} -"),
        ("", "Trang {n}/5"),
        ("{n}", ""),
        ("CÔNG BÁO/Số 12/Ngày 05-6-2020", "{n}"),
        ("CÔNG BÁO/Số 12/Ngày 05-6-2020 {m}", ""),
        ("CÔNG BÁO TỈNH\nTrang {n} - Số 3", ""),
    ],
)
def test_page_numbers_and_running_headers_are_furniture(top: str, bottom: str) -> None:
    document = drawn(*pages(5, top=top, bottom=bottom))
    assert paragraphs(document) == text(5)
    assert len(furniture(document)) == 5 * (len(top.splitlines()) + bool(bottom))


def test_text_that_every_page_begins_with_is_no_header() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.paragraph(f"Biên bản nghiệm thu: {AIM}")

    document = drawn(draw, draw, draw, draw)
    assert furniture(document) == []
    assert paragraphs(document) == [f"Biên bản nghiệm thu: {AIM}"] * 4


def test_a_lone_number_in_the_text_is_no_page_number() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines("Số mô hình:", "25", "Số lớp:", "40")

    assert furniture(drawn(draw, draw, draw)) == []


def test_a_paragraph_goes_on_over_the_page() -> None:
    half = len(AIM) * 2 // 3 + AIM[len(AIM) * 2 // 3 :].index(" ")

    def first(sheet: Sheet) -> None:
        sheet.y = 740
        sheet.paragraph("Nội dung: " + AIM[:half])
        sheet.centred(297, 810, "1")

    def second(sheet: Sheet) -> None:
        sheet.y = 60
        sheet.paragraph(AIM[half:].strip())
        sheet.centred(297, 810, "2")

    document = drawn(first, second)
    assert paragraphs(document) == [f"Nội dung: {AIM}"]
    assert furniture(document) == ["1", "2"]
    assert [line.page for line in document.lines] == sorted(line.page or 0 for line in document.lines)


# ── Tables ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_table_goes_on_under_its_repeated_header() -> None:
    def first(sheet: Sheet) -> None:
        sheet.lines("Bảng 1")
        sheet.ruled([HEADER, ["1", "Đào tạo nghề", "300"], ["2", "Hội chợ", "200"]], COLUMNS)
        sheet.centred(297, 810, "1")

    def second(sheet: Sheet) -> None:
        sheet.y = 60
        sheet.ruled([HEADER, ["3", "Mô hình\ntrình diễn", "150"], ["", "Tổng cộng", "650"]], COLUMNS)
        sheet.lines("Ghi chú ở dưới bảng.")
        sheet.centred(297, 810, "2")

    document = drawn(first, second)
    assert tables(document) == [
        [
            HEADER,
            ["1", "Đào tạo nghề", "300"],
            ["2", "Hội chợ", "200"],
            ["3", "Mô hình trình diễn", "150"],
            ["", "Tổng cộng", "650"],
        ]
    ]
    assert paragraphs(document) == ["Bảng 1", "Ghi chú ở dưới bảng."]


def test_a_table_goes_on_without_a_header() -> None:
    def first(sheet: Sheet) -> None:
        sheet.ruled([HEADER, ["1", "Đào tạo nghề", "300"]], COLUMNS)

    def second(sheet: Sheet) -> None:
        sheet.ruled([["2", "Hội chợ", "200"]], COLUMNS)

    assert tables(drawn(first, second)) == [[HEADER, ["1", "Đào tạo nghề", "300"], ["2", "Hội chợ", "200"]]]


def test_a_row_that_the_page_cut_is_one_row() -> None:
    def first(sheet: Sheet) -> None:
        sheet.ruled([HEADER, ["1", "Hỗ trợ các cơ sở sản xuất", "300"]], COLUMNS)

    def second(sheet: Sheet) -> None:
        sheet.ruled([["", "đầu tư máy móc", ""], ["2", "Hội chợ", "200"]], COLUMNS)

    assert tables(drawn(first, second)) == [
        [HEADER, ["1", "Hỗ trợ các cơ sở sản xuất đầu tư máy móc", "300"], ["2", "Hội chợ", "200"]]
    ]


def test_a_table_after_text_is_another_one() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.lines("Biểu số 1", "Kế hoạch kinh phí")
        sheet.ruled([HEADER, ["1", "Đào tạo nghề", "300"]], COLUMNS)

    assert len(tables(drawn(draw, draw))) == 2


def test_a_table_of_other_columns_is_another_one() -> None:
    def first(sheet: Sheet) -> None:
        sheet.ruled([HEADER, ["1", "Đào tạo nghề", "300"]], COLUMNS)

    def second(sheet: Sheet) -> None:
        sheet.ruled([["Tên", "Địa chỉ", "Số", "Vốn"], ["A", "B", "4", "5"]], (60, 200, 330, 400, 500))

    assert len(tables(drawn(first, second))) == 2


def test_merged_cells_keep_their_spans() -> None:
    def draw(sheet: Sheet) -> None:
        xs, ys = (70, 110, 300, 400, 500), (80, 100, 120, 140)
        for x0, x1, y0, y1 in [
            (0, 1, 0, 2),
            (1, 2, 0, 2),
            (2, 4, 0, 1),
            (2, 3, 1, 2),
            (3, 4, 1, 2),
            *((x, x + 1, 2, 3) for x in range(4)),
        ]:
            sheet.canvas.rect(xs[x0], HEIGHT - ys[y1], xs[x1] - xs[x0], ys[y1] - ys[y0])
        for x, y, words in [
            (73, 104, "STT"),
            (113, 104, "Nội dung"),
            (320, 94, "Kinh phí"),
            (303, 114, "Năm 2020"),
            (403, 114, "Năm 2021"),
            (73, 134, "1"),
            (113, 134, "Đào tạo nghề"),
            (303, 134, "300"),
            (403, 134, "400"),
        ]:
            sheet.at(x, y, words)

    document = drawn(draw)
    (grid,) = document.grids
    cells = [
        (document.text[cell.start : cell.end], cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in grid.cells
    ]
    assert cells[:5] == [
        ("STT", 0, 0, 2, 1),
        ("Nội dung", 0, 1, 2, 1),
        ("Kinh phí", 0, 2, 1, 2),
        ("Năm 2020", 1, 2, 1, 1),
        ("Năm 2021", 1, 3, 1, 1),
    ]
    assert [cell[0] for cell in cells[5:]] == ["1", "Đào tạo nghề", "300", "400"]


def test_a_table_without_rules_is_found_by_its_columns() -> None:
    rows = [
        ["STT", "Nội dung", "Năm 2020", "Năm 2021"],
        ["1", "Đào tạo nghề", "1.000", "2.000"],
        ["2", "Hội chợ triển lãm", "500", "600"],
        ["3", "Mô hình trình diễn", "70", "80"],
        ["", "Tổng cộng", "1.570", "2.680"],
    ]

    def draw(sheet: Sheet) -> None:
        sheet.lines("Kế hoạch kinh phí như sau:")
        for number, row in enumerate(rows):
            for x, words in zip((70, 110, 300, 400), row, strict=True):
                sheet.at(x, 110 + 16 * number, words)
        sheet.y = 230
        sheet.paragraph(AIM.capitalize())

    document = drawn(draw)
    assert tables(document) == [rows]
    assert paragraphs(document) == ["Kế hoạch kinh phí như sau:", AIM.capitalize()]


def test_a_frame_around_text_is_no_table() -> None:
    def draw(sheet: Sheet) -> None:
        sheet.canvas.rect(50, 50, 495, HEIGHT - 100)
        sheet.paragraph(AIM.capitalize())

    document = drawn(draw)
    assert document.grids == ()
    assert paragraphs(document) == [AIM.capitalize()]


# ── Rows without rules ───────────────────────────────────────────────────────────────────────────────


def columns_only(rows: list[list[str]], *, step: float = 18, head: bool = True) -> Draw:
    """A table with lines between its columns, around it and, if ``head``, below its header alone."""

    def draw(sheet: Sheet) -> None:
        xs = (70, 110, 330, 430, 525)
        end = 80 + step * len(rows) + 8
        for x in xs:
            sheet.canvas.line(x, HEIGHT - 80, x, HEIGHT - end)
        for y in (80, 80 + step, end) if head else (80, end):
            sheet.canvas.line(xs[0], HEIGHT - y, xs[-1], HEIGHT - y)
        for number, row in enumerate(rows):
            for x, words in zip(xs, row, strict=False):
                sheet.at(x + 3, 94 + number * step, words)

    return draw


OPEN = [
    ["STT", "Nội dung", "Năm 2020", "Năm 2021"],
    ["1", "Đào tạo nghề", "1.000", "2.000"],
    ["2", "Hội chợ triển lãm", "500", "-"],
    ["3", "Mô hình trình diễn", "70", "80"],
    ["", "Tổng cộng", "1.570", "2.080"],
]


@pytest.mark.parametrize("head", [True, False])
def test_rows_without_rules_between_them_are_parted_by_their_numbers(*, head: bool) -> None:
    assert tables(drawn(columns_only(OPEN, head=head))) == [OPEN]


def test_words_that_are_wrapped_belong_to_the_number_beside_their_first_line() -> None:
    rows = [
        OPEN[0],
        OPEN[1],
        ["", "cho lao động nông thôn", "", ""],
        OPEN[2],
        ["", "trong nước", "", ""],
        OPEN[4],
    ]
    (found,) = tables(drawn(columns_only(rows)))
    assert [row[1] for row in found] == [
        "Nội dung",
        "Đào tạo nghề cho lao động nông thôn",
        "Hội chợ triển lãm trong nước",
        "Tổng cộng",
    ]
    assert [row[2] for row in found] == ["Năm 2020", "1.000", "500", "1.570"]


def test_words_of_several_lines_are_no_rows() -> None:
    rows = [OPEN[0], ["1", "Đào tạo nghề", "Sở Công", "Hằng"], ["", "cho lao động", "Thương", "năm"]]
    assert tables(drawn(columns_only(rows))) == [
        [OPEN[0], ["1", "Đào tạo nghề cho lao động", "Sở Công Thương", "Hằng năm"]]
    ]
