"""Cells in a row without end: each has its place, in order, and no way through them is cheaper than the best."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.text.alignment import ENDED, EXPLICIT, GAP, GAPLESS, SHRUNK, UNENDED, arrange
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
