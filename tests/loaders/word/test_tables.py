"""Tables of a Word file: data as grids with true spans, letterheads as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.document import Document, Grid

from .files import RULED, cell, loaded, para, paragraphs, row, run, table, texts

Shape = tuple[int, int, int, int, str]


def shapes(document: Document, grid: Grid | None = None) -> list[Shape]:
    """Row, column, spans and text of each cell of the only grid."""
    (only,) = document.grids
    return [
        (each.row, each.column, each.row_span, each.column_span, document.reading[each.start : each.end])
        for each in (grid or only).cells
    ]


def spanning(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


DOWN, GOES_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
HEADER = "<w:tblHeader/>"
SIMPLE = table(row("STT", "Nội dung", "Kinh phí"), row("1", "Đào tạo", "300"), row("2", "Hội chợ", "-"))


def test_a_table_of_data_is_a_grid_between_paragraphs() -> None:
    document = loaded(para("Kinh phí:") + SIMPLE + para("Hết."))
    (grid,) = document.grids
    assert (grid.row_count, grid.column_count) == (3, 3)
    assert [text for *_, text in shapes(document)] == "STT|Nội dung|Kinh phí|1|Đào tạo|300|2|Hội chợ|-".split(
        "|"
    )
    assert paragraphs(document) == ["Kinh phí:", "Hết."]


def test_merged_cells() -> None:
    document = loaded(
        table(
            row(cell("STT", DOWN), cell("Nội dung", DOWN), cell("Kinh phí", spanning(2)), properties=HEADER),
            row(cell("", GOES_ON), cell("", GOES_ON), "QG", "ĐP"),
            row("1", "Đào tạo", "10", "20"),
            row(cell("Cộng", spanning(2)), "10", "20"),
        )
    )
    assert shapes(document) == [
        (0, 0, 2, 1, "STT"),
        (0, 1, 2, 1, "Nội dung"),
        (0, 2, 1, 2, "Kinh phí"),
        (1, 2, 1, 1, "QG"),
        (1, 3, 1, 1, "ĐP"),
        *[(2, column, 1, 1, text) for column, text in enumerate(["1", "Đào tạo", "10", "20"])],
        (3, 0, 1, 2, "Cộng"),
        (3, 2, 1, 1, "10"),
        (3, 3, 1, 1, "20"),
    ]
    assert [each.is_header for each in document.grids[0].cells] == [True] * 5 + [False] * 7


def test_header_rows() -> None:
    def headers(*flags: bool) -> list[bool]:
        rows = [
            row(str(index), "a", "b", properties=HEADER if flag else "") for index, flag in enumerate(flags)
        ]
        (grid,) = loaded(table(*rows, properties=RULED)).grids
        return [each.is_header for each in grid.cells[::3]]

    assert headers(True, True, False) == [True, True, False]
    assert headers(True, False, True) == [True, False, False]
    assert headers(False, True, False) == [False, False, False]
    assert headers(True, True, True) == [False, False, False]
    off = row("1", "a", "b", properties='<w:tblHeader w:val="0"/>')
    assert not loaded(table(off, row("2", "c", "d"), properties=RULED)).grids[0].cells[0].is_header


def test_cells_before_and_after_a_row() -> None:
    document = loaded(
        table(
            row("a", "b", "c", "1"),
            row("d", "2", properties='<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
            properties=RULED,
        )
    )
    assert shapes(document)[4:] == [(1, 1, 1, 1, "d"), (1, 2, 1, 1, "2")]


def test_cells_merged_in_the_old_way() -> None:
    merged = [cell("a", '<w:hMerge w:val="restart"/>'), cell("x", "<w:hMerge/>"), cell("b")]
    document = loaded(table(row(*merged), row("1", "2", "3"), properties=RULED))
    assert shapes(document)[:2] == [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")]


def test_a_cell_that_goes_on_with_none_is_its_own() -> None:
    document = loaded(
        table(
            row(cell("a", GOES_ON), "b", "1"),
            row(cell("c", DOWN + spanning(2)), "2"),
            row(cell("", GOES_ON), "d", "3"),
            properties=RULED,
        )
    )
    assert shapes(document) == [
        *[(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (0, 2, 1, 1, "1")],
        *[(1, 0, 1, 2, "c"), (1, 2, 1, 1, "2")],
        *[(2, 0, 1, 1, ""), (2, 1, 1, 1, "d"), (2, 2, 1, 1, "3")],
    ]


def test_edges_that_are_all_but_in_line_are_one() -> None:
    crooked = table(
        row("1", cell("Đào tạo", spanning(2)), "300"),
        row("2", "Hội chợ", cell("40", spanning(2))),
        row(cell("Cộng", spanning(3)), "340"),
        properties=RULED,
        widths=(600, 4000, 40, 1500),
    )
    document = loaded(crooked)
    assert document.grids[0].column_count == 3
    assert [shape[1] for shape in shapes(document)] == [0, 1, 2, 0, 1, 2, 0, 2]


def test_columns_that_no_cell_begins_or_ends_in_are_none() -> None:
    wide = table(
        row(cell("a", spanning(5)), cell("1", spanning(9))),
        row(cell("b", spanning(5)), cell("2", spanning(9))),
    )
    assert [shape[1:4] for shape in shapes(loaded(wide))] == [(0, 1, 1), (1, 1, 1)] * 2


def test_a_narrow_column_with_cells_of_its_own_stays() -> None:
    narrow = table(row("a", "x", "1"), row("b", "y", "2"), properties=RULED, widths=(600, 40, 600))
    assert loaded(narrow).grids[0].column_count == 3


def test_deleted_and_hidden_rows_are_out_and_inserted_ones_in() -> None:
    rows = [
        row("1", "a", "10"),
        row("x", "x", "x", properties='<w:del w:id="1"/>'),
        row("y", "y", "y", properties="<w:hidden/>"),
        row("2", "b", "20", properties='<w:ins w:id="2"/>'),
        f"<w:sdt><w:sdtContent>{row('3', 'c', '30')}</w:sdtContent></w:sdt>",
    ]
    document = loaded(table(*rows, properties=RULED))
    assert [text for *_, text in shapes(document)] == ["1", "a", "10", "2", "b", "20", "3", "c", "30"]
    assert texts(table(row("x", "5", properties='<w:del w:id="1"/>')) + para("a")) == ["a"]


def test_the_lines_of_a_cell() -> None:
    content = para("Đào tạo") + para() + f"<w:p>{run('nghề')}<w:r><w:br/></w:r>{run('may')}</w:p>"
    document = loaded(table(row("1", cell(content), "5"), row("2", "b", "6")))
    assert shapes(document)[1][-1] == "Đào tạo nghề may"
    assert "Đào tạo\nnghề\nmay" in document.text


# ── Layout ───────────────────────────────────────────────────────────────────────────────────────────


def letterhead(properties: str = "") -> str:
    left = para("UBND TỈNH LONG AN") + para("-------") + para("Số: 15/QĐ-UBND")
    right = para("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + para("Độc lập - Tự do - Hạnh phúc")
    return table(row(cell(left), cell(right)), properties=properties)


LETTERHEAD = [
    "UBND TỈNH LONG AN",
    "-------",
    "Số: 15/QĐ-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
]
NO_LINES = RULED.replace("single", "nil")


@pytest.mark.parametrize("properties", ["", NO_LINES, '<w:tblStyle w:val="none such"/>'])
def test_a_letterhead_is_text(properties: str) -> None:
    document = loaded(letterhead(properties) + para("QUYẾT ĐỊNH"))
    assert (paragraphs(document), document.grids) == ([*LETTERHEAD, "QUYẾT ĐỊNH"], ())


def test_borders_of_styles_and_of_cells() -> None:
    styles = (
        f'<w:style w:type="table" w:styleId="Grid"><w:tblPr>{RULED}</w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Own"><w:basedOn w:val="Grid"/></w:style>'
    )
    words = row("Nội dung", "Đơn vị")
    assert loaded(table(words, words, properties='<w:tblStyle w:val="Own"/>'), styles=styles).grids
    assert not loaded(
        table(words, words, properties=f'<w:tblStyle w:val="Own"/>{NO_LINES}'), styles=styles
    ).grids
    bare = RULED.replace("tblBorders", "tcBorders").replace("single", "nil")
    unruled = row(cell("Nội dung", bare), cell("Đơn vị", bare))
    assert not loaded(table(unruled, unruled, properties=RULED)).grids
    drawn = row(
        cell("Nội dung", RULED.replace("tblBorders", "tcBorders")),
        cell("Đơn vị", RULED.replace("tblBorders", "tcBorders")),
    )
    assert loaded(table(drawn, drawn)).grids


def test_a_frame_around_a_page_is_read_through() -> None:
    body = letterhead() + para("Điều 1. Kinh phí:") + SIMPLE + para("Hết.")
    document = loaded(table(row(cell(f"<w:p/>{body}".replace("<w:p/>", "<w:p></w:p>"))), properties=RULED))
    assert paragraphs(document) == [*LETTERHEAD, "Điều 1. Kinh phí:", "Hết."]
    assert len(document.grids) == 1


def test_a_table_with_a_larger_one_in_it_is_layout() -> None:
    document = loaded(table(row(cell(para("Biểu 1") + SIMPLE), "Ghi chú"), properties=RULED))
    assert paragraphs(document) == ["Biểu 1", "Ghi chú"]
    assert len(document.grids) == 1


def test_a_small_table_in_a_cell_is_lines_of_it() -> None:
    inner = table(row("Máy", "2"), row("Lò", "3"))
    rows = [row(str(index), "Thiết bị", "5") for index in range(3)]
    document = loaded(
        table(row("STT", "Nội dung", "Kinh phí"), row("1", cell(para("Gồm:") + inner), "9"), *rows)
    )
    assert "Gồm: Máy 2 Lò 3" in [text for *_, text in shapes(document)]
    assert "Gồm:\nMáy 2\nLò 3" in document.text


def test_a_table_without_a_word_is_nothing() -> None:
    assert texts(para("a") + table(row("", ""), row("", "")) + table() + table(row())) == ["a"]


# ── Whatever a file says ─────────────────────────────────────────────────────────────────────────────

number = st.one_of(st.integers(-2, 5), st.sampled_from([99_999_999, 10**12]))
properties = st.builds(
    "{}{}{}".format,
    st.one_of(st.just(""), st.builds('<w:gridSpan w:val="{}"/>'.format, number)),
    st.sampled_from(["", DOWN, GOES_ON, '<w:vMerge w:val="continue"/>']),
    st.sampled_from(["", "", '<w:hMerge w:val="restart"/>', "<w:hMerge/>"]),
)
row_properties = st.one_of(
    st.sampled_from(["", HEADER]), st.builds('<w:gridBefore w:val="{}"/>'.format, number)
)
words = st.sampled_from(["", "1", "1.250", "Đào tạo", "a\u00adb"])
rows_of_cells = st.lists(
    st.tuples(row_properties, st.lists(st.tuples(words, properties), max_size=5)), max_size=6
)


@given(rows_of_cells, st.lists(st.integers(-1, 300), max_size=8), st.sampled_from(["", RULED]))
def test_any_table_gives_a_sound_document(
    rows: list[tuple[str, list[tuple[str, str]]]], widths: list[int], borders: str
) -> None:
    made = [
        row(*[cell(text, cell_properties) for text, cell_properties in cells], properties=own)
        for own, cells in rows
    ]
    document = loaded(para("a") + table(*made, properties=borders, widths=widths) + para("b"))
    assert document.text.startswith("a")
    assert document.text.endswith("b")
