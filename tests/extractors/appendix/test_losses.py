"""Rows that are missing though no number of a row is: sums that fall short of what the table states."""

from collections.abc import Callable

import pytest

from kcextract.extractors.appendix import Appendix

Read = Callable[..., Appendix]
HEADER = "TT | Nội dung | Kinh phí | Đối ứng"
GROUPS = [
    "I | Nghề | 30 | 11",
    "1 | May | 10 | 5",
    "2 | Điện | 20 | 6",
    "II | Máy | 50 | 17",
    "1 | Sấy | 27 | 8",
]
GROUPS += ["2 | Xay | 23 | 9", "III | Hội chợ | 90 | 31", "1 | Xuân | 40 | 14", "2 | Thu | 50 | 17"]


def completeness(found: Appendix) -> str | None:
    return found.tables[0].completeness


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ([], "complete"),
        (["IV | Khác | 60 | 22", "1 | Sổ | 21 | 8"], "rows_missing"),
        (["IV | Khác | 60 | 22", "1 | Sổ | 21 | 8", "2 | In | 39 | 14"], "complete"),
        # A misprint, and parts that come to too much, show no loss.
        (["IV | Khác | 60 | 22", "1 | Sổ | 21 | 8", "2 | In | 39 | 17"], "complete"),
        (["IV | Khác | 60 | 22"], "rows_missing"),
    ],
)
def test_a_group_of_which_parts_are_missing(appendix: Read, last: list[str], expected: str) -> None:
    assert completeness(appendix("\n".join([HEADER, *GROUPS, *last]))) == expected


@pytest.mark.parametrize(("total", "expected"), [("170 | 59", "complete"), ("270 | 159", "rows_missing")])
def test_a_total_that_the_rows_do_not_reach(appendix: Read, total: str, expected: str) -> None:
    assert completeness(appendix("\n".join([HEADER, *GROUPS, f" | Tổng cộng | {total}"]))) == expected


def test_where_groups_are_no_sums_nothing_is_missed(appendix: Read) -> None:
    rows = [
        "I | Nghề | 7 | 3",
        "1 | May | 10 | 5",
        "II | Máy | 8 | 2",
        "1 | Sấy | 27 | 8",
        "III | Khác | 99 | 60",
    ]
    assert completeness(appendix("\n".join([HEADER, *rows, "1 | Sổ | 2 | 1"]))) == "complete"


@pytest.mark.parametrize(
    ("rows", "kind"),
    [
        (["1 | May | 10 | 5", "II | Máy | 8 | 2"], None),
        (["I | Nghề | 30 | 11", "1 | May | 30 | 11", "II | Máy | 8 | 2"], None),
        (["1 | May | 10 | 5", "2 | Máy | 8 | 2", "3 | Sổ | | "], None),
        (["1 | May | 10 | 5", "2 | Máy | 8 | 2", "3 | Sổ | 7 | 1"], "item"),
        (["I | Nghề | 30 | 11", "1 | May | 30 | 11", "2 | Máy | 8 | 2"], "item"),
    ],
)
def test_what_the_last_row_is_is_open_where_its_parts_may_be_lost(
    appendix: Read, rows: list[str], kind: str | None
) -> None:
    cells = appendix("\n".join([HEADER, *rows])).cells
    assert {cell.row_kind for cell in cells if cell.row_no == len(rows) - 1} == {kind}
