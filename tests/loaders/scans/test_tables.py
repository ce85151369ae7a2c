"""Ruled tables: their grid from the ruling lines, their cells one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.loaders.scans.grids import ruled
from kcextract.loaders.scans.rulings import rulings
from kcextract.loaders.scans.strokes import without_strokes

from .pages import Sheet, cells, needs_ocr, read, saved


def drawn(xs: list[int], ys: list[int]) -> np.ndarray:
    """The ink of a table with borders at these places."""
    ink = np.zeros((ys[-1] + 60, xs[-1] + 60), dtype=np.bool_)
    for x in xs:
        ink[ys[0] : ys[-1] + 2, x : x + 2] = True
    for y in ys:
        ink[y : y + 2, xs[0] : xs[-1] + 2] = True
    return ink


def tables(ink: np.ndarray) -> list[tuple[int, int, list[tuple[int, int, int, int]]]]:
    height, width = ink.shape
    found = ruled(*without_strokes(*rulings(ink), ink), (width, height)).tables
    return [
        (
            grid.row_count,
            grid.column_count,
            [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells],
        )
        for grid in found
    ]


@given(
    st.lists(st.integers(40, 200), min_size=3, max_size=8),
    st.lists(st.integers(20, 120), min_size=2, max_size=8),
)
def test_every_field_between_borders_is_a_cell(widths: list[int], heights: list[int]) -> None:
    xs = np.cumsum([30, *widths]).tolist()
    ys = np.cumsum([30, *heights]).tolist()
    every = [(row, column, 1, 1) for row in range(len(heights)) for column in range(len(widths))]

    assert tables(drawn(xs, ys)) == [(len(heights), len(widths), every)]


def header(ink: np.ndarray) -> None:
    """Takes out the border between the second and third columns in the first row."""
    ink[32:49, 200:202] = False


def test_a_merged_header() -> None:
    ink = drawn([30, 100, 200, 300], [30, 50, 100])
    header(ink)

    assert tables(ink) == [(2, 3, [(0, 0, 1, 1), (0, 1, 1, 2), (1, 0, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1)])]


@pytest.mark.parametrize(("top", "bottom"), [(33, 47), (34, 50), (32, 46)])
def test_a_letter_in_line_with_a_border_is_no_part_of_it(top: int, bottom: int) -> None:
    ink = drawn([30, 100, 200, 300], [30, 50, 100])
    header(ink)
    # The stem of a letter among others, nearly as high as the row.
    ink[top:bottom, 199:203] = True
    for x in (190, 208):
        ink[37:47, x : x + 4] = True
    (grid,) = tables(ink)

    assert (0, 1, 1, 2) in grid[2]


def test_a_border_beside_letters_is_one() -> None:
    ink = drawn([30, 100, 200, 300], [30, 50, 100])
    for x in (190, 208):
        ink[34:47, x : x + 4] = True
    (grid,) = tables(ink)

    assert len(grid[2]) == 6


def test_a_short_ruling_between_low_rows_of_letters_is_one() -> None:
    ink = drawn([30, 100, 180, 260], [30, 50, 70, 120])
    for y in (40, 60):
        for x in range(105, 255, 7):
            ink[y - 6 : y + 8, x : x + 4] = True
    (grid,) = tables(ink)

    assert grid[0] == 3


def test_lines_of_letters_are_no_rulings() -> None:
    ink = np.zeros((400, 900), dtype=np.bool_)
    for y in range(40, 360, 30):
        for x in range(40, 860, 9):
            ink[y : y + 14, x : x + 3] = True
            ink[y + 12 : y + 14, x - 2 : x + 5] = True

    assert tables(ink) == []


# ── Cells ────────────────────────────────────────────────────────────────────────────────────────────


@needs_ocr
def test_a_table_of_many_narrow_columns_with_a_header_in_low_rows() -> None:
    body = [[str(100 + 17 * row * column % 900) for column in range(12)] for row in range(1, 4)]
    rows = [[f"N{year}" for year in range(1, 13)], *body]
    document = read(saved(Sheet().table(rows, height=48, size=30, widths=[155] * 12).picture))

    assert cells(document) == rows


@needs_ocr
def test_dashes_markers_and_blanks() -> None:
    rows = [
        ["TT", "Nội dung", "Kinh phí"],
        ["I", "- Quốc gia", "-"],
        ["1", "- Thành phố", ""],
        ["II", "Xúc tiến", "5"],
        ["III", "Cộng", "15"],
    ]
    document = read(saved(Sheet().table(rows, size=34, widths=(150, 600, 400)).picture))

    assert cells(document) == rows
