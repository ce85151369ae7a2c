"""Sums inside tables and against the prose: what holds, what is a misprint, and what is no finding."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kcextract import extract
from kcextract.records import CheckRecord, Extraction

from .conftest import Checked

CORPUS = Path(__file__).parents[2] / "corpus"
KINDS = {"row_sum", "children_sum", "total_row", "prose_table"}
HEADER = "TT\tNội dung\tQG\tĐP\tTổng cộng"
ROWS = [
    ("I", "Đào tạo nghề", 300, 200, 500),
    ("1", "Lớp may", 120, 80, 200),
    ("2", "Lớp điện", 180, 120, 300),
    ("II", "Phát triển sản phẩm", 350, 255, 605),
    ("1", "Hội chợ", 310, 145, 455),
    ("2", "Bình chọn", 40, 110, 150),
    ("III", "Thông tin", 75, 25, 100),
    ("1", "Báo đài", 75, 25, 100),
]
TOTAL = ("", "Tổng cộng", 725, 480, 1205)


def written(rows: list[tuple[object, ...]], unit: str = "ĐVT: triệu đồng\n") -> str:
    body = "\n".join("\t".join(map(str, row)) for row in rows)
    return f"PHỤ LỤC\nDự toán kinh phí\n{unit}{HEADER}\n{body}\n"


def of_tables(checks: tuple[CheckRecord, ...], status: str = "fail") -> list[CheckRecord]:
    return [each for each in checks if each.kind in KINDS and each.status == status]


def replaced(row: int, column: int, value: object) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [*ROWS, TOTAL]
    cells = list(rows[row])
    cells[column] = value
    rows[row] = tuple(cells)
    return rows


def test_rows_parts_and_totals_are_checked(checked: Callable[[str], Checked]) -> None:
    found = checked(written([*ROWS, TOTAL]))
    assert {each.kind for each in found.checks} == {"row_sum", "children_sum", "total_row"}
    assert {each.status for each in found.checks} == {"pass"}
    subject, expected, actual, _ = found.of("total_row")[0]
    assert subject == "Table 1, row 9 (Tổng cộng), column 3 as the sum of rows 1, 4, 7"
    assert expected == actual == 725_000_000


def test_a_misprint_is_told_by_all_sums_in_which_it_stands(checked: Callable[[str], Checked]) -> None:
    found = checked(written(replaced(3, 3, 265)))
    assert [(each.kind, each.expected, each.actual) for each in of_tables(found.checks)] == [
        ("row_sum", 615_000_000, 605_000_000),
        ("children_sum", 255_000_000, 265_000_000),
        ("total_row", 490_000_000, 480_000_000),
    ]
    assert {each.code for each in found.told} == {f"{kind}_differs" for kind in KINDS - {"prose_table"}}


def test_figures_without_a_unit_are_told_as_printed(checked: Callable[[str], Checked]) -> None:
    found = of_tables(checked(written(replaced(3, 3, 265), unit="")).checks)
    assert ("children_sum", 255, 265, "figures as printed in the table") in [
        (each.kind, each.expected, each.actual, each.note) for each in found
    ]


def test_decimals_that_differ_as_rounding_makes_them_are_doubtful(checked: Callable[[str], Checked]) -> None:
    rows = [tuple(f"{cell},4" if isinstance(cell, int) else cell for cell in row) for row in ROWS]
    rows = [(*row[:4], f"{whole[2] + whole[3]},8") for row, whole in zip(rows, ROWS, strict=True)]
    rows[3] = (*rows[3][:4], "605,9")
    found = checked(written([*rows]))
    [told] = [each for each in found.told if each.code == "row_sum_differs"]
    assert told.severity == "info"
    assert "rounding" in told.message


@pytest.mark.parametrize("rows", [ROWS[:-1], ROWS[:5], [*ROWS[:4], TOTAL], [*ROWS[1:], TOTAL], ROWS[4:]])
def test_rows_that_were_lost_are_no_finding(
    checked: Callable[[str], Checked], rows: list[tuple[object, ...]]
) -> None:
    failing = of_tables(checked(written(rows)).checks)
    assert [each for each in failing if each.kind == "row_sum"] == []
    if rows[-1] != TOTAL:
        assert failing == []


def test_parts_that_are_only_some_are_no_finding(checked: Callable[[str], Checked]) -> None:
    rows: list[tuple[object, ...]] = [
        ("1", "Diện tích", 900, 870, 860),
        ("", "Trong đó: - Lúa", 120, 130, 140),
        ("2", "Sản lượng", 700, 740, 790),
        ("", "Trong đó: - Lúa", 310, 320, 330),
        ("3", "Lao động", 55, 60, 70),
    ]
    assert of_tables(checked(written(rows)).checks) == []


# ── Real tables ──────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def long_an() -> Extraction:
    return extract(CORPUS / "long-an-2015.txt")


@pytest.mark.parametrize("name", ["long-an-2015", "can-tho-2017"])
def test_sound_tables_have_no_failing_check(name: str) -> None:
    checks = extract(CORPUS / f"{name}.txt").checks
    assert len(of_tables(checks, "pass")) >= 50
    assert of_tables(checks) == []


def test_closing_rows_agree_with_the_prose(long_an: Extraction) -> None:
    found = [each for each in long_an.checks if each.kind == "prose_table"]
    assert [each.actual for each in found][:2] == [156_460_000_000, 39_115_000_000]
    assert len(found) == 7


# A cell in five, in all columns and of all kinds of rows; all of them are found when each is tried.
def test_a_misprint_of_one_dong_is_told_with_both_figures(long_an: Extraction, tmp_path: Path) -> None:
    path = tmp_path / "misprint.txt"
    text = long_an.document.text or ""
    cells = [cell for cell in long_an.appendix_cells if cell.value is not None]
    for cell in cells[::5]:
        path.write_text(f"{text[: cell.start]}{cell.raw},000001{text[cell.end :]}", encoding="utf-8")
        failing = of_tables(extract(path).checks)
        assert failing, (cell.row_no, cell.column_no)
        assert {abs(each.difference) for each in failing} == {1.0}


def test_cutting_a_table_makes_no_check_fail(long_an: Extraction, tmp_path: Path) -> None:
    (table,) = long_an.appendix_tables
    text = long_an.document.text or ""
    rows = text[table.start : table.end].split("\n\n")
    path = tmp_path / "cut.txt"
    for cut in range(2, len(rows) - 1):
        for left in (rows[:cut], rows[cut:]) if cut % 2 else (rows[cut:],):
            path.write_text(text[: table.start] + "\n\n".join(left) + text[table.end :], encoding="utf-8")
            assert of_tables(extract(path).checks) == []
