"""Cells in a row without end: each has its place, in order, and no way through them is cheaper than the best."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.text.alignment import (
    ENDED,
    EXPLICIT,
    GAP,
    GAPLESS,
    SHRUNK,
    UNENDED,
    arrange,
    counted,
    counted_width,
)
from kcextract.text.cells import kind_of
from kcextract.text.row_paths import Costs, Entries, Path

CELLS = ("1", "2", "II", "300", "1.250", "-", "Đào tạo nghề", "hỗ trợ lớp may", "a", "12%")
COLUMNS = ({kind_of(cell): at * 0.3 for at, cell in enumerate((*CELLS, ""))},) * 3


@given(st.lists(st.sampled_from((*CELLS, GAP)), max_size=40))
def test_places_are_in_order(entries: list[str]) -> None:
    ways = (ENDED, UNENDED, SHRUNK) if GAP in entries else (UNENDED, GAPLESS)
    found = arrange(entries, ways)
    assert len(found.places) == len(entries)
    assert all(place is not None for place, entry in zip(found.places, entries, strict=True) if entry != GAP)
    placed = [place for place in found.places if place is not None]
    for before, after in pairwise(placed):
        if after.joined:
            assert after[:2] == before[:2]
        else:
            assert after[:2] > before[:2]
    assert all(0 <= place.column < len(found.columns) for place in placed)


@pytest.mark.parametrize("way", [ENDED, UNENDED, SHRUNK, GAPLESS])
@given(st.lists(st.sampled_from((*CELLS, GAP)), min_size=1, max_size=30), st.integers(1, 9))
def test_a_path_costs_more_the_farther_it_is_and_no_other_for_steps(
    way: Costs, texts: list[str], step: int
) -> None:
    entries = Entries(texts, [None if text == GAP else kind_of(text) for text in texts])
    path, whole = (Path(entries, COLUMNS, way, lost=0.3) for _ in range(2))
    whole.finish()
    while not path.is_done:
        before = path.cost
        path.advance(step)
        assert path.cost >= before - 1e-9
    assert path.cost == whole.cost
    assert path.places() == whole.places()


@pytest.mark.parametrize("width", [3, 5, 7, 12])
def test_a_long_table_without_marks_has_its_rows(width: int) -> None:
    rows = [
        [str(row), f"Hỗ trợ cơ sở {row}", *(str(row * 37 % 900) for _ in range(width - 2))]
        for row in range(1, 120)
    ]
    found = arrange([cell for row in rows for cell in row], (UNENDED, GAPLESS))
    assert [place[:2] for place in found.places if place is not None] == [
        (row, column) for row in range(len(rows)) for column in range(width)
    ]


def test_blank_cells_that_are_printed_have_places() -> None:
    cells = ["1", "Đào tạo", "", "300", "2", "Hội chợ", "500", "", "3", "Mua máy", "", "70"]
    found = arrange(cells, (EXPLICIT,))
    assert [place[:2] for place in found.places if place is not None] == [
        (row, column) for row in range(3) for column in range(4)
    ]


# Rows of one length


def written(rows: list[list[str]], way: Costs) -> list[str]:
    """The entries of ``rows``, the last of which is not ended."""
    entries = [cell or GAP for row in rows for cell in (*row, *([""] if way == ENDED else []))]
    return entries[: len(entries) - (way == ENDED)]


def planted(width: int, count: int) -> list[list[str]]:
    return [
        [str(row), "Hội chợ", *(str(row * 37 % 900) for _ in range(width - 2))] for row in range(1, count)
    ]


@given(st.sampled_from((ENDED, UNENDED)), st.integers(3, 40), st.integers(4, 9), st.data())
def test_rows_of_one_length_have_their_places(
    way: Costs, width: int, count: int, data: st.DataObject
) -> None:
    rows = planted(width, count)
    for row in rows[1:]:
        # The first row shows that no column is blank.
        for column in data.draw(st.sets(st.integers(2, width - 1))):
            row[column] = ""
    entries = written(rows, way)
    assert counted_width(entries, way) == width
    found = counted(entries, width, way)
    assert found is not None
    assert found.way == way
    assert len(found.columns) == width
    places = [place[:2] for place in found.places if place is not None]
    assert places == [(row, column) for row in range(len(rows)) for column in range(width)]
    assert len(found.places) == len(entries)


@pytest.mark.parametrize("way", [ENDED, UNENDED])
@given(st.integers(3, 12), st.data())
def test_a_line_more_or_less_leaves_it_to_the_search(way: Costs, width: int, data: st.DataObject) -> None:
    entries = written(planted(width, 6), way)
    at = data.draw(st.integers(1, len(entries) - width - 1))
    line = data.draw(st.sampled_from((*CELLS, None)))
    entries[at : at + (line is None)] = [] if line is None else [line]
    assert counted_width(entries, way) is None


def test_an_empty_line_behind_every_cell_ends_no_row() -> None:
    entries = [line for cell in written(planted(3, 9), UNENDED) for line in (cell, GAP)]
    assert counted_width(entries, ENDED) is None
    assert counted_width(entries, UNENDED) is None


def test_blank_cells_that_are_not_there_leave_it_to_the_search() -> None:
    # Each row lacks one of two cells.
    rows = [
        [*row[:2], row[2] if number % 2 else "Sở Công Thương"] for number, row in enumerate(planted(3, 9))
    ]
    assert counted_width(written(rows, ENDED), ENDED) is None


def test_a_label_on_two_lines_leaves_it_to_the_search() -> None:
    rows = [[row[0], "Hỗ trợ", "mua máy", *row[2:]] for row in planted(4, 9)]
    assert counted(written(rows, ENDED), 5, ENDED) is None
    assert counted(written(rows, UNENDED), 5, UNENDED) is None
