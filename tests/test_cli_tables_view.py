"""What ``show --tables`` prints: aligned, folded to the terminal, with what was proved and what fails."""

from __future__ import annotations

import contextlib
import doctest
import io
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from kcextract import extract
from kcextract.cli import main, table_layout
from kcextract.cli.table_layout import GAP, Piece, blocks, stacked, wrapped
from kcextract.cli.tables_view import print_tables
from kcextract.records import Extraction

CORPUS = Path(__file__).parent.parent / "corpus"
HEADER = "TT\tNội dung\tQG\tĐP\tTổng cộng"
ROWS = [
    "I\tĐào tạo nghề\t300\t200\t500",
    "1\tLớp may\t120\t80\t200",
    "2\tLớp điện\t180\t120\t300",
    "II\tPhát triển sản phẩm\t350\t255\t605",
    "1\tHội chợ\t310\t145\t455",
    "2\tBình chọn\t40\t110\t150",
]
Read = Callable[..., Extraction]
WORDS = st.text(st.sampled_from("aáđế漢 \N{NO-BREAK SPACE}-19"), max_size=60)


def shown(extraction: Extraction, width: int = 80, *, colour: bool = False) -> str:
    sink = io.StringIO()
    print_tables(
        extraction,
        Console(file=sink, width=width, force_terminal=colour, color_system="standard" if colour else None),
    )
    return sink.getvalue()


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def extraction(rows: list[str], header: str = HEADER) -> Extraction:
        path = tmp_path / "document.txt"
        body = "\n".join([header, *rows])
        path.write_text(f"PHỤ LỤC\nDự toán kinh phí\nĐVT: triệu đồng\n{body}\n", encoding="utf-8")
        return extract(path)

    return extraction


def test_a_table_is_shown_with_title_unit_and_completeness(read: Read) -> None:
    printed = shown(read(ROWS)).splitlines()
    assert printed[:1] == ["Tables: 1"]
    assert printed[2:5] == [
        "Table 1: Dự toán kinh phí",
        "ĐVT: triệu đồng, 1,000,000 đồng a unit",
        "line 4, 6 rows, 5 columns, complete",
    ]
    assert "3    2 Lớp điện            180  120   300" in [line.rstrip() for line in printed]


def test_figures_stand_to_the_right_as_printed(read: Read) -> None:
    rows = [row.replace("605", "1.605").replace("350", "1.350") for row in ROWS]
    lines = shown(read(rows)).splitlines()
    ends = {len(line) for line in lines if re.match(r"\d ", line) and line[-1].isdigit()}
    assert len(ends) == 1
    assert any(line.endswith("1.350  255       1.605") or "1.350" in line for line in lines)


def test_a_failing_sum_is_marked_and_both_figures_stand_below_the_row(read: Read) -> None:
    rows = [*(row.replace("255", "265") for row in ROWS), "III\tThông tin\t75\t25\t100"]
    printed = shown(read(rows), 100)
    lines = printed.splitlines()
    assert any("failing sum" in line for line in lines)
    at = next(number for number, line in enumerate(lines) if "Phát triển" in line)
    assert "✗\N{NO-BREAK SPACE}265" in lines[at]
    told = " ".join(line.strip() for line in lines[at + 1 : at + 4])
    assert "265,000,000 is stated, the other figures give 255,000,000 (+10,000,000)" in told


def test_what_was_proved_is_told_in_words_and_behind_a_mark() -> None:
    printed = shown(extract(CORPUS / "can-tho-2017.txt"))
    assert "¶ proved by the text" in printed
    assert {"¶ 2017", "quốc gia", "địa phương", "kinh phí", "số lượng"} <= {
        word
        for line in printed.replace("\N{NO-BREAK SPACE}", " ").splitlines()
        for word in re.split(" {2,}", line)
    }


def test_colours_only_add_to_the_marks() -> None:
    extraction = extract(CORPUS / "long-an-2015.txt")
    coloured = shown(extraction, colour=True)
    assert "\x1b[1;36m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(extraction)


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("name", ["long-an-2015", "can-tho-2017"])
def test_no_line_is_wider_than_the_terminal_and_no_cell_is_lost(name: str, width: int) -> None:
    extraction = extract(CORPUS / f"{name}.txt")
    printed = shown(extraction, width)
    assert max(map(cell_len, printed.splitlines())) <= width
    numbers = set(map(int, re.findall(r"(?<=\()\d+(?=\)(?: |$))", printed, re.MULTILINE)))
    words = {column.column_no + 1 for column in extraction.appendix_columns} - {1, 2}
    assert words <= numbers
    figures = re.findall(r"(?<!\S)[\d.,]+(?!\S)", printed)
    for cell in extraction.appendix_cells:
        assert cell.value is None or cell.raw in figures


def test_a_document_without_tables_says_so(read: Read) -> None:
    assert shown(read(["Điều 1. Nội dung."], header="")) == "Tables: 0\n"


def test_the_command_shows_tables_and_not_a_table_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    path = str(CORPUS / "long-an-2015.txt")
    assert "Table 1: Dự toán kinh phí" in run("show", path, "--tables")[1]
    assert run("show", path, "--tables", "--table", "targets")[0] == 2


def run(*arguments: str) -> tuple[int, str]:
    sink = io.StringIO()
    with pytest.raises(SystemExit) as caught, contextlib.redirect_stdout(sink):
        main(arguments)
    return int(caught.value.code or 0), sink.getvalue()


@given(WORDS, st.integers(2, 30))
def test_words_are_wrapped_and_none_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(line) <= width for line in lines)


@given(st.lists(st.integers(1, 30), max_size=40), st.integers(1, 60))
def test_blocks_hold_all_columns_in_order(widths: list[int], room: int) -> None:
    found = blocks(widths, room)
    assert [at for block in found for at in block] == list(range(len(widths)))
    for block in found:
        used = sum(widths[at] for at in block) + GAP * (len(block) - 1)
        assert used <= room or len(block) == 1


def test_cells_stand_side_by_side() -> None:
    lines = stacked([[Piece("một hai")], [Piece("9", right=True)], [Piece("x", indent=2)]], [4, 3, 4])
    assert [line.plain for line in lines] == ["một     9    x", "hai"]


def test_the_examples_hold() -> None:
    assert doctest.testmod(table_layout).failed == 0
