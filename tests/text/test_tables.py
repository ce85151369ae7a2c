"""Tables that an export has flattened, found again as grids; and what only looks like one."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kcextract.document import Grid
from kcextract.text.lines import split_lines
from kcextract.text.normalisation import normalise
from kcextract.text.tables import flattened_tables


def grids(text: str, skip: set[int] | None = None) -> list[Grid]:
    lines = split_lines(text)
    stripped = [text[line.start : line.end].strip() for line in lines]
    found = flattened_tables(text, lines, stripped, skip or set())
    for grid, first, end in found:
        assert (grid.start, grid.end) == (lines[first].start, lines[end - 1].end)
    return [grid for grid, _, _ in found]


def rows(text: str, skip: set[int] | None = None) -> list[list[str]]:
    """The texts of the cells of the one table in ``text``, row by row; one that is not there is empty."""
    (grid,) = grids(text, skip)
    texts = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        texts[cell.row][cell.column] = text[cell.start : cell.end]
    return texts


def is_table(text: str) -> bool:
    return grids(text) != []


# ── A cell a line behind a tab, rows parted by blank lines ───────────────────────────────────────────

BEHIND_TABS = """Kinh phí thực hiện như sau:

\tSTT
\tNội dung
\tSố lớp
\tKinh phí khuyến công
(triệu đồng)

\t1
\tĐào tạo nghề
\t3
\t300

\t2
\tXây dựng mô hình trình diễn
kỹ thuật
\t-
\t1.500

\t \n\tTổng cộng
\t3
\t1.800

Nguồn kinh phí do tỉnh cấp."""


def test_cells_behind_tabs() -> None:
    assert rows(BEHIND_TABS) == [
        ["STT", "Nội dung", "Số lớp", "Kinh phí khuyến công\n(triệu đồng)"],
        ["1", "Đào tạo nghề", "3", "300"],
        ["2", "Xây dựng mô hình trình diễn\nkỹ thuật", "-", "1.500"],
        ["", "Tổng cộng", "3", "1.800"],
    ]


def test_the_text_around_a_table_is_none_of_its() -> None:
    (grid,) = grids(BEHIND_TABS)
    assert BEHIND_TABS[: grid.start].endswith("như sau:\n\n")
    assert BEHIND_TABS[grid.end :] == "\n\nNguồn kinh phí do tỉnh cấp."


def test_a_blank_cell_and_a_dash_hold_their_columns() -> None:
    text = "\t1\n\tNghề\n\t-\n\t60\n\n\t2\n\tMáy\n\t \n\t90\n\n\t3\n\tHội chợ\n\t20\n\t\n"
    assert rows(text) == [["1", "Nghề", "-", "60"], ["2", "Máy", "", "90"], ["3", "Hội chợ", "20", ""]]


def test_a_row_cut_at_its_start_is_aligned_to_the_right() -> None:
    text = "\t75\n\t8\n\n\t1\n\tĐào tạo nghề\n\t300\n\t5\n\n\t2\n\tHội chợ\n\t20\n\t6\n"
    assert rows(text)[0] == ["", "", "75", "8"]
    assert rows(text)[1] == ["1", "Đào tạo nghề", "300", "5"]


def test_a_page_number_between_rows_is_no_cell() -> None:
    lines = BEHIND_TABS.split("\n")
    at = lines.index("\t2")
    lines.insert(at, "17")
    assert rows("\n".join(lines), {at}) == rows(BEHIND_TABS)


def test_a_line_after_an_empty_cell_is_its_text() -> None:
    text = "\t1\n\t\nĐào tạo\n\t300\n\n\t2\n\tHội chợ\n\t20\n\n\t3\n\tMáy\n\t70\n\n\t4\n\tKhác\n\t9\n"
    assert rows(text)[0] == ["1", "Đào tạo", "300"]


def test_words_in_the_last_column_belong_to_the_last_row_too() -> None:
    text = "\n".join(f"\t{number}\n\tĐào tạo\n\t300\n\tSở Công Thương\n" for number in (1, 2, 3, 4))
    assert rows(text) == [[str(number), "Đào tạo", "300", "Sở Công Thương"] for number in (1, 2, 3, 4)]


def test_a_long_label_does_not_break_the_table() -> None:
    row = "\t1\n\t20\n\t300\n\t5\n"
    label = "\tHỗ trợ xây dựng mô hình\n" + "trình diễn kỹ thuật\n" * 8
    text = f"{row}\n{row}\n\t3\n{label}\t4\n\t5\n\n{row}\n{row}"
    assert rows(text) == [
        ["1", "20", "300", "5"],
        ["1", "20", "300", "5"],
        ["3", label.strip(), "4", "5"],
        ["1", "20", "300", "5"],
        ["1", "20", "300", "5"],
    ]


TABBED = "\n\n".join(f"\t{number}\n\tĐào tạo nghề\n\t300" for number in range(1, 5))


@pytest.mark.parametrize(
    "line",
    [
        "\tHỗ trợ các cơ sở công nghiệp nông thôn đầu tư máy móc thiết bị tiên tiến và chuyển giao công nghệ mới",
        "\tĐơn vị tính: triệu đồng",
        "\tHỗ trợ cơ sở.",
        "\tĐơn vị báo cáo\n\nDanh mục đề án",
    ],
)
def test_not_all_that_begins_with_a_tab_is_a_cell(line: str) -> None:
    (grid,) = grids(f"{line}\n{TABBED}")
    assert grid.start == len(line) + 1


def test_a_sentence_behind_a_tab_ends_the_table() -> None:
    (grid,) = grids(f"{TABBED}\n\tGhi chú: đơn vị tính là triệu đồng.")
    assert grid.end == len(TABBED)


# ── A row a line ─────────────────────────────────────────────────────────────────────────────────────

ROWS = [
    ["STT", "Nội dung", "Kinh phí"],
    ["1", "Đào tạo nghề", "300"],
    ["2", "Xây dựng mô hình", "1.500"],
    ["3", "Hội chợ", "20,5"],
]


@pytest.mark.parametrize("separator", ["\t", " | ", "|", "    ", " \t "])
def test_a_row_a_line(separator: str) -> None:
    text = "\n".join(["Kinh phí:", *(separator.join(row) for row in ROWS), "Nguồn kinh phí do tỉnh cấp."])
    assert rows(text) == ROWS


def test_bars_around_rows_are_no_cells() -> None:
    assert rows("\n".join(f"| {' | '.join(row)} |" for row in ROWS)) == ROWS


def test_rows_among_blank_lines() -> None:
    assert rows("\n\n".join("\t".join(row) for row in ROWS)) == ROWS


def test_an_empty_cell_between_tabs_holds_its_column() -> None:
    text = "1\tĐào tạo\t\t300\n2\tHội chợ\t5\t\n3\tMáy\t6\t70\n"
    assert rows(text) == [["1", "Đào tạo", "", "300"], ["2", "Hội chợ", "5", ""], ["3", "Máy", "6", "70"]]


def test_rows_of_empty_cells_are_rows() -> None:
    text = "\n".join(f"{number}\t\t" for number in range(1, 8))
    assert rows(text) == [[str(number), "", ""] for number in range(1, 8)]


def test_a_total_without_its_number_belongs_to_the_table() -> None:
    text = "\n".join(["\t".join(row) for row in ROWS] + ["Tổng cộng\t1.820,5"])
    assert rows(text)[-1] == ["", "Tổng cộng", "1.820,5"]


def test_a_page_number_between_row_lines_is_no_row() -> None:
    lines = ["\t".join(row) for row in ROWS]
    assert rows("\n".join([*lines[:2], "17", *lines[2:]]), {2}) == ROWS


@pytest.mark.parametrize("line", ["Nơi nhận:\tTM. ỦY BAN NHÂN DÂN", "Nguồn: Sở Công Thương", "12"])
def test_what_follows_the_rows_is_none_of_them(line: str) -> None:
    text = "\n".join("\t".join(row) for row in ROWS)
    assert rows(f"{text}\n{line}\n") == ROWS


def test_two_cells_begin_no_table() -> None:
    text = "\n".join("\t".join(row) for row in ROWS)
    assert rows(f"Năm\t2018\n{text}") == ROWS


def test_prose_parts_two_tables() -> None:
    table = "\n".join("\t".join(row) for row in ROWS)
    first, second = grids(f"{table}\nNăm sau dự kiến như sau:\n{table}")
    assert first.cells == tuple(
        cell._replace(start=cell.start - second.start, end=cell.end - second.start) for cell in second.cells
    )


# ── Cells a line, with nothing between them ──────────────────────────────────────────────────────────


def test_bare_cells_are_found_by_their_numbers() -> None:
    cells = [
        "STT",
        "Nội dung",
        "Kinh phí",
        "VI",
        "Cung cấp thông tin",
        "750",
        "1",
        "Tuyên truyền",
        "-",
        "400",
    ]
    cells += ["2", "Hội chợ", "3,000"]
    text = "\n".join(
        ["Chương trình gồm các nội dung sau đây:", *cells, "Nguồn kinh phí do tỉnh cấp hằng năm."]
    )
    (grid,) = grids(text)
    assert [text[cell.start : cell.end] for cell in grid.cells] == cells


def test_blank_lines_part_the_rows_of_bare_cells() -> None:
    text = "\n".join(
        ["I", "Cung cấp thông tin", "750", "", "1", "Tuyên truyền", "400", "", "2", "Hội chợ", "350"]
    )
    assert rows(text) == [
        ["I", "Cung cấp thông tin", "750"],
        ["1", "Tuyên truyền", "400"],
        ["2", "Hội chợ", "350"],
    ]


def test_a_page_number_between_bare_cells_is_no_cell() -> None:
    cells = ["1", "Nghề", "3", "2", "Máy", "5", "3", "Khác", "7"]
    text = "\n".join([*cells[:3], "17", *cells[3:]])
    (grid,) = grids(text, {3})
    assert [text[cell.start : cell.end] for cell in grid.cells] == cells


def test_a_unit_after_a_number_is_a_cell() -> None:
    cells = ["Xây dựng mô hình trình diễn kỹ thuật", "12", "mô hình", "300"] * 4
    text = "\n".join(["Bảng 1:", "STT", "1", *cells])
    (grid,) = grids(text)
    assert [text[cell.start : cell.end] for cell in grid.cells] == ["STT", "1", *cells]


def test_a_number_between_two_long_labels_is_a_cell() -> None:
    cells = ["Xây dựng mô hình trình diễn kỹ thuật", "12", "Hỗ trợ máy móc thiết bị tiên tiến", "300"] * 4
    (grid,) = grids("\n".join(cells[1:]))
    assert len(grid.cells) == 15


def test_words_behind_a_tab_are_no_bare_cell() -> None:
    table = "\n".join(["1", "Nghề", "3", "2", "Máy", "5", "3", "Khác", "7"])
    (grid,) = grids(f"{table}\n\tTM. ỦY BAN NHÂN DÂN\n")
    assert grid.end == len(table)


def test_two_tables_of_bare_cells_with_prose_between() -> None:
    table = "\n".join(["1", "Nghề", "3", "2", "Máy", "5", "3", "Khác", "7"])
    prose = "Hỗ trợ các cơ sở công nghiệp nông thôn.\n" * 7
    first, second = grids(f"{table}\n{prose}{table}")
    assert len(first.cells) == len(second.cells) == 9


def test_a_label_over_several_lines_does_not_break_the_table() -> None:
    label = ["Hỗ trợ xây dựng mô hình", "trình diễn kỹ thuật và", "chuyển giao công nghệ"]
    text = "\n".join(["1", *label, "300", "5", "2", *label, "400", "6", "3", *label, "500", "7"])
    joined = "\n".join(label)
    assert rows(text) == [["1", joined, "300", "5"], ["2", joined, "400", "6"], ["3", joined, "500", "7"]]


@pytest.mark.parametrize(
    "heading",
    [
        "3. Kinh phí",
        "III. KINH PHÍ",
        "c) Kinh phí",
        "Kinh phí:",
        "- Kinh phí",
        "Kinh phí cho các đề án",
        "Hết.",
    ],
)
@pytest.mark.parametrize(
    "table", ["STT\nNội dung\n1\nNghề\n3\n2\nMáy\n5\n3\nKhác\n7", "\t1\n\tNghề\n\t3\n" * 3]
)
@pytest.mark.parametrize("before", ["", "Hỗ trợ các cơ sở.\n", "\n"])
def test_the_heading_above_a_table_is_no_cell(before: str, heading: str, table: str) -> None:
    (grid,) = grids(f"{before}{heading}\n{table}")
    assert grid.start == len(before) + len(heading) + 1


@pytest.mark.parametrize("indent", ["", "\t"])
def test_the_sentence_above_a_table_is_no_cell(indent: str) -> None:
    before = f"{indent}Kinh phí do ngân sách của tỉnh cấp hằng năm.\n"
    (grid,) = grids(before + "\tSTT\n\tNội dung\n\n" + "\t1\n\tNghề\n\t3\n\n" * 3)
    assert grid.start == len(before)


# ── One table, flattened in every way ────────────────────────────────────────────────────────────────

WHOLE = [
    ["STT", "Nội dung", "Tổng", "QG", "ĐP", "Ghi chú"],
    ["I", "Đào tạo nghề, truyền nghề", "360", "-", "360", ""],
    ["1", "Truyền nghề theo yêu cầu của các cơ sở", "360", "-", "360", "Hằng năm"],
    ["II", "Nâng cao năng lực quản lý", "780", "130", "650", ""],
    ["1", "Tập huấn các chính sách về công tác khuyến công", "", "", "200", ""],
    ["2", "Tổ chức tham quan, học tập kinh nghiệm", "540", "90", "450", ""],
    ["III", "Xây dựng mô hình trình diễn", "10.800", "900", "9.900", "Chuyển tiếp"],
    ["", "- Quốc gia", "900", "900", "", ""],
    ["", "- Địa phương", "9.900", "", "9.900", ""],
    ["", "Tổng cộng", "11.940", "1.030", "10.910", ""],
]


def spaced(table: list[list[str]]) -> str:
    """Cells below each other: words to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    return "\n".join(
        "    ".join(
            cell.rjust(width) if 2 <= at < 5 else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in table
    )


FLATTENED = {
    "behind tabs": lambda table: "\n\n".join("\n".join(f"\t{cell or ' '}" for cell in row) for row in table),
    "behind tabs, rows unmarked": lambda table: "\n".join(f"\t{cell}" for row in table for cell in row),
    "before bars that end lines": lambda table: "\n".join(f"{cell}|" for row in table for cell in row),
    "before bars": lambda table: "\n".join(f"{cell}\n|" if cell else "|" for row in table for cell in row),
    "a line a cell, one more after a row": lambda table: "\n".join(
        "".join(f"{cell}\n" for cell in row) for row in table
    ),
    "a line a cell": lambda table: "\n".join(cell for row in table for cell in row),
    "between tabs": lambda table: "\n".join("\t".join(row) for row in table),
    "between tabs, blank ends lost": lambda table: "\n".join("\t".join(row).rstrip() for row in table),
    "between bars": lambda table: "\n".join(" | ".join(row) for row in table),
    "within bars": lambda table: "\n".join(f"| {' | '.join(row)} |" for row in table),
    "in place": spaced,
}


@pytest.mark.parametrize("first", [0, 1, 2, 4], ids=["whole", "no header", "cut in I", "cut in II"])
@pytest.mark.parametrize("way", FLATTENED)
def test_a_table_is_the_same_however_it_was_flattened(way: str, first: int) -> None:
    text = f"Kinh phí như sau.\n\n{FLATTENED[way](WHOLE[first:])}\n\nNguồn kinh phí do ngân sách tỉnh cấp."
    assert rows(text) == WHOLE[first:]
    (grid,) = grids(text)
    assert {cell.row for cell in grid.cells if cell.is_header} == ({0} if first == 0 else set())


@pytest.mark.parametrize("between", ["\n", "\n\n"], ids=["rows unmarked", "rows apart"])
def test_a_figure_whose_blank_neighbours_were_lost_has_no_certain_column(between: str) -> None:
    table = [[cell for cell in row if cell] for row in WHOLE[:-1]]
    text = between.join("\n".join(row) for row in table)
    (grid,) = grids(text)
    assert grid.column_count == 6
    places = {text[cell.start : cell.end]: (cell.column, cell.column_span) for cell in grid.cells}
    assert places["130"] == (3, 1)
    assert places["200"] == (2, 3)
    assert places["900\n900"] == (2, 3)


def test_the_row_that_numbers_the_columns_says_how_many_there_are() -> None:
    text = "TT\nNguồn vốn\nTổng cộng\nTrong đó\n\n1\n2\n3\n4\n5\n\n1\nNgân sách\n500\n\n2\nVốn vay\n700\n\n3\nVốn khác\n900"
    (grid,) = grids(text)
    assert grid.column_count == 5
    assert {cell.row for cell in grid.cells if cell.is_header} == {0, 1}


def test_a_rule_under_the_header_parts_nothing() -> None:
    lines = [f"| {' | '.join(row)} |" for row in ROWS]
    text = "\n".join([lines[0], "|---|:---:|---:|", *lines[1:]])
    assert rows(text) == [ROWS[0], ["---", ":---:", "---:"], *ROWS[1:]]


def test_a_cell_that_goes_on_in_the_next_line_belongs_to_its_row() -> None:
    text = (
        "1\tĐào tạo nghề cho lao động\nở nông thôn\t300\t5\n2\tHội chợ\t20\t6\n3\tMáy\t70\t7\n4\tKhác\t9\t8"
    )
    assert rows(text)[0] == ["1", "Đào tạo nghề cho lao động\nở nông thôn", "300", "5"]


def test_a_paragraph_of_a_cell_behind_a_blank_line_belongs_to_it() -> None:
    row = "\t{0}\n\tHỗ trợ máy móc\n\t300\n\t5\n"
    text = "\n".join([row.format(1), "\t2\n\tHỗ trợ thiết bị\n\ncho các cơ sở\n\t400\n\t6\n", row.format(3)])
    assert rows(text)[1] == ["2", "Hỗ trợ thiết bị\n\ncho các cơ sở", "400", "6"]


SHEET = """DANH MỤC\t\t\t\t
\t\t\tĐơn vị tính: đồng\t
STT\tNội dung\tKinh phí\t\tGhi chú
\t\tNăm 2016\tNăm 2017\t
A\tNông nghiệp\t300\t400\t
1\tGiống\t100\t200\tchuyển tiếp
2\tPhân bón\t\t\t
\tTrong đó:\t\t\t
3\tThủy lợi\t200\t200\t
Nguồn: Sở Tài chính\t\t\t\t
\t\t\t\t
Vốn khác\t\t\t\t
STT\tTên dự án\tTổng vốn\tVốn vay\tGhi chú
1\tCầu\t500\t100\t
2\tĐường\t600\t200\t
"""


def test_the_tables_of_a_sheet_are_parted_by_their_headers() -> None:
    first, second = grids(SHEET)
    texts = [
        [SHEET[cell.start : cell.end] for cell in grid.cells if cell.column < 2] for grid in (first, second)
    ]
    assert texts[0] == [
        "STT",
        "Nội dung",
        "",
        "",
        "A",
        "Nông nghiệp",
        "1",
        "Giống",
        "2",
        "Phân bón",
        "",
        "Trong đó:",
        "3",
        "Thủy lợi",
    ]
    assert texts[1] == ["STT", "Tên dự án", "1", "Cầu", "2", "Đường"]
    assert {cell.row for cell in first.cells if cell.is_header} == {0, 1}
    assert {cell.row for cell in second.cells if cell.is_header} == {0}


def test_numbered_rows_of_words_are_a_table() -> None:
    text = "\n".join(f"{number}\tHội chợ\tSở Công Thương\tQuý {number}\tTỉnh\t" for number in (1, 2, 3, 4))
    assert len(rows(text)) == 4


# ── What only looks like a table ─────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "text",
    [
        "\tỦY BAN NHÂN DÂN\nTỈNH LONG AN\n-------\n\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n---------------\n\n\tSố: 12/QĐ-UBND\n\tLong An, ngày 07 tháng 04 năm 2015\n",
        "ỦY BAN NHÂN DÂN\nTỈNH VĨNH LONG\n-------\n|\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\n---------------\n|\nSố: 12/QĐ-UBND\n|\nVĩnh Long, ngày\n12 tháng 11 năm 2020\n|\n",
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LONG AN\tĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 12/QĐ-UBND\tLong An, ngày 07 tháng 04 năm 2015\n",
        "ỦY BAN NHÂN DÂN | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH LONG AN | | Độc lập - Tự do - Hạnh phúc\n"
        "------- | | -------\nSố: 12/QĐ-UBND | | Long An, ngày 07 tháng 04 năm 2015\n",
    ],
)
def test_a_letterhead_is_no_table(text: str) -> None:
    assert not is_table(text)


@pytest.mark.parametrize(
    "text",
    [
        "\t \nNơi nhận:\n- Như Điều 3;\n- Bộ Công Thương;\n- Lưu: VT, KT (2b).\n\tTM. ỦY BAN NHÂN DÂN\n"
        "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\n\nNguyễn Văn A\n",
        "Nơi nhận:\t\tTM. ỦY BAN NHÂN DÂN\n- Như Điều 3;\t\tKT. CHỦ TỊCH\n- Lưu: VT.\t\tPHÓ CHỦ TỊCH\n\t\tNguyễn Văn A\n",
    ],
)
def test_a_signature_block_is_no_table(text: str) -> None:
    assert not is_table(text)


@pytest.mark.parametrize("width", range(18, 100, 7))
def test_wrapped_prose_full_of_numbers_is_no_table(width: int) -> None:
    prose = (
        "Năm 2016 hỗ trợ 14 doanh nghiệp với 3.940 triệu đồng, năm 2017 hỗ trợ 25 cơ sở với 4.100 triệu đồng; "
        "đào tạo 385 lao động, 12 lớp, 03 đoàn, 60 chuyên đề trong 24 tháng tại 7 huyện và 2 thành phố. "
    )
    assert not is_table(textwrap.fill(prose * 6, width))


@pytest.mark.parametrize("number", ["12", "3.940", "85%", "2018"])
def test_numbers_that_stand_alone_in_the_lines_of_a_sentence_are_no_table(number: str) -> None:
    text = f"Hỗ trợ các cơ sở công nghiệp nông thôn\n{number}\nmáy móc thiết bị tiên tiến cho sản xuất và\n"
    assert not is_table(text * 8)


@pytest.mark.parametrize("word", ["số", "Điều", "ngày", "năm", "từ"])
def test_numbers_that_a_word_before_them_asks_for_are_no_table(word: str) -> None:
    assert not is_table(f"Căn cứ {word}\n12\n" * 8)


@pytest.mark.parametrize(
    "markers", [[f"{number}." for number in range(1, 9)], ["I.", "II.", "III.", "IV.", "V."]]
)
def test_markers_alone_on_their_lines_are_no_table(markers: list[str]) -> None:
    text = "\n".join(f"{marker}\nHỗ trợ cơ sở" for marker in markers)
    assert not is_table(text)


def test_a_list_of_items_with_amounts_is_no_table() -> None:
    text = "\n".join(f"- Năm {year}: {year - 1900} triệu đồng;" for year in range(2010, 2020))
    assert not is_table(text)


@pytest.mark.parametrize(
    "row",
    [
        "Sở Công Thương\tSở Tài chính\tUBND huyện",  # no numbers
        "Sở Công Thương\tSở Tài chính\tUBND huyện\tUBND xã\tĐài tỉnh\tBáo\t1",  # too few of them
    ],
)
def test_rows_without_numbers_are_no_table(row: str) -> None:
    assert not is_table(f"{row}\n" * 9)


def test_fewer_than_four_numbers_are_no_table() -> None:
    assert is_table("a\t1\tx\n" * 4)
    assert not is_table("a\t1\tx\n" * 3)


@pytest.mark.parametrize("value", ["-", "VI", "x", "…"])
def test_bare_cells_without_numbers_are_no_table(value: str) -> None:
    assert not is_table(f"Hỗ trợ cơ sở\n{value}\n" * 9)


@pytest.mark.parametrize("label", ["Hỗ trợ cơ sở", "Hỗ trợ cơ sở\nMáy móc\nThiết bị"])
def test_a_few_numbers_among_many_lines_are_no_table(label: str) -> None:
    assert is_table(f"12\n{label}\n" * 9) == ("\n" not in label)
    assert not is_table(f"12\n{label}\n" * 5)


def test_two_rows_are_too_few() -> None:
    assert not is_table("1\tĐào tạo nghề\t300\n2\tHội chợ\t400\n")


# ── Whatever comes ───────────────────────────────────────────────────────────────────────────────────

CELLS = st.sampled_from(
    ["1", "22", "3.940", "-", "VI", "85%", "", " ", "Đào tạo nghề", "a", "1.", "Hỗ trợ cơ\nsở"]
)
STYLES = st.sampled_from(
    [
        ("", "\t", "\n"),
        ("\t", "\n\t", "\n\n"),
        ("\t", "\n\t", "\n"),
        ("", " | ", "\n"),
        ("| ", " | ", " |\n"),
        ("", "    ", "\n"),
        ("", "\n", "\n"),
        ("", "\n", "\n\n"),
        (" \t", " \t ", "\t\n"),
        ("", "\n \t", "\n\n"),
    ]
)
NOISE = st.sampled_from(
    ["\n", " \n", "\n\n", "\t\n", "Kinh phí:\n", "hỗ trợ các cơ sở ở nông thôn\n", "|\n", "12\n"]
)


def flattened(table: list[list[str]], style: tuple[str, str, str]) -> str:
    before, between, after = style
    return "".join(before + between.join(row) + after for row in table)


TABLES = st.builds(
    flattened, st.lists(st.lists(CELLS, min_size=2, max_size=5), min_size=3, max_size=6), STYLES
)
TEXTS = st.lists(TABLES | NOISE, max_size=8).map("".join) | st.text(st.sampled_from("1a \t|\n-"))


@given(TEXTS, st.sets(st.integers(0, 20)))
@example("\t1\n\t \n2\n\t3\n\n\t4\n\t5\n\t6\n", set())
@example("\t1\n" * 6 + "\ta\nb\n" * 4 + "\t1\n" * 6, set())
@example("1\n" * 6 + "a\n" * 8 + "1\n" * 6, set())
def test_grids_are_in_order_and_hold_their_cells(source: str, skip: set[int]) -> None:
    text = normalise(source).text
    found = grids(text, skip)
    assert all(before.end < after.start for before, after in pairwise(found))
    for grid in found:
        assert 0 <= grid.start < grid.end <= len(text)
        assert grid.row_count == max(cell.row for cell in grid.cells) + 1
        assert grid.column_count == max(cell.column + cell.column_span for cell in grid.cells)
        for cell in grid.cells:
            assert grid.start <= cell.start <= cell.end <= grid.end
            assert text[cell.start : cell.end] == text[cell.start : cell.end].strip()
        assert all(
            (a.row, a.column) < (b.row, b.column) and a.end <= b.start for a, b in pairwise(grid.cells)
        )


@given(TEXTS)
def test_all_that_is_visible_in_a_grid_is_in_a_cell(source: str) -> None:
    text = normalise(source).text
    for grid in grids(text):
        cells = "".join(text[cell.start : cell.end] for cell in grid.cells)
        visible = "".join(text[grid.start : grid.end].replace("|", " ").split())
        assert "".join(cells.replace("|", " ").split()) == visible


# ── Tables told by their header, and their last labels ───────────────────────────────────────────────


def test_a_header_over_row_numbers_tells_a_table_without_figures() -> None:
    text = "STT\tChỉ tiêu\tToàn tỉnh\tBến Lức\tTân An\nA\tTổng\t\t\t\n\tTỷ lệ\t\t\t\n1\tGia súc\t\t\t\n\tTỷ lệ %\t\t\t\n"
    assert [row[:2] for row in rows(text)] == [
        ["STT", "Chỉ tiêu"],
        *(["A", "Tổng"], ["", "Tỷ lệ"], ["1", "Gia súc"], ["", "Tỷ lệ %"]),
    ]


@pytest.mark.parametrize("after", ["", "Nơi nhận:\n", "\tdoanh nghiệp\t\n"])
def test_the_last_label_without_values_belongs_to_the_table(after: str) -> None:
    text = "STT\tĐịa bàn\tTrâu\tBò\n1\tBến Lức\t12\t34\n2\tTân An\t56\t78\n\tTổng\t\t\n"
    assert rows(text + after)[-1] == ["", "Tổng", "", ""]


def test_a_title_in_the_column_of_labels_is_none_of_the_table_above_it() -> None:
    head = "STT\tĐịa bàn\tTrâu\tBò\n1\tBến Lức\t12\t34\n2\tTân An\t56\t78\n"
    tables = grids(f"{head}\tChăn nuôi năm 2007\t\t\n{head}")
    assert [grid.row_count for grid in tables] == [3, 3]
