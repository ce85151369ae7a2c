"""Lines, and what on a page is no part of the text: page numbers and running headers, and nothing else."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.text.lines import last_word, page_furniture, split_lines

WORDS = (
    "hỗ trợ các cơ sở công nghiệp nông thôn xây dựng mô hình trình diễn kỹ thuật chuyển giao công nghệ ứng "
    "dụng máy móc tiên tiến vào sản xuất sản phẩm mới nâng cao năng lực quản lý của doanh nghiệp".split()
)


Lines = Callable[[int, int], list[str]]


def prose(count: int, seed: int = 0) -> list[str]:
    """``count`` lines of running text, no two the same, all of them in the middle of a sentence."""
    drawn = random.Random(seed)
    return [" ".join(drawn.choices(WORDS, k=12)) for _ in range(count)]


def sentences(count: int, seed: int = 0) -> list[str]:
    """``count`` lines that are a sentence each."""
    return [f"{line.capitalize()}." for line in prose(count, seed)]


def paged(
    heights: list[int], *, foot: str = "", head: str = "", first: int = 1
) -> tuple[list[str], set[int]]:
    """Pages of running text with ``head`` above and ``foot`` below, in which # is the page's number.

    Returns the lines and the indices of what is furniture; lines of ``head`` and ``foot`` are parted by "¦".
    """
    lines: list[str] = []
    furniture = set()
    for number, height in enumerate(heights, first):
        for part in (head, None, foot):
            if part is None:
                lines += prose(height, seed=number)
                continue
            for line in part.split("¦") if part else []:
                if line:
                    furniture.add(len(lines))
                lines.append(line.replace("#", str(number)))
    return lines, furniture


# ── Lines ────────────────────────────────────────────────────────────────────────────────────────────


def test_lines_are_what_line_feeds_part() -> None:
    assert [(line.start, line.end) for line in split_lines("một\n\nhai\n")] == [(0, 3), (4, 4), (5, 8)]


def test_an_empty_text_has_one_empty_line() -> None:
    assert [(line.start, line.end) for line in split_lines("")] == [(0, 0)]


@given(st.text(st.sampled_from("ab \t\n")))
def test_lines_and_their_breaks_are_the_whole_text(text: str) -> None:
    lines = split_lines(text)
    assert "\n".join(text[line.start : line.end] for line in lines) in (text, text.removesuffix("\n"))
    assert all(before.end + 1 == after.start for before, after in itertools.pairwise(lines))


def test_the_last_word_of_a_line() -> None:
    assert (last_word("theo Khoản"), last_word("số"), last_word("")) == ("khoản", "số", "")


# ── Page numbers ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "style",
    ["#", "- # -", "–#–", "Trang #", "trang: #", "Tr. #", "#/40", "Trang # / 40", "Page # of 40", "TRANG #"],
)
def test_page_numbers(style: str) -> None:
    lines, furniture = paged([30, 34, 28, 31, 9], foot=style)
    assert page_furniture(lines) == furniture


def test_page_numbers_at_the_head_of_pages() -> None:
    lines, furniture = paged([30, 34, 28, 31, 9], head="#")
    assert page_furniture(lines) == furniture


@pytest.mark.parametrize("foot", [True, False])
def test_page_numbers_where_the_source_tells_the_pages_and_no_sentence_goes_on(foot: bool) -> None:
    pages = [["A", "- một", "- hai"], ["B", "- ba"], ["C"], ["- bốn", "- năm"]]
    lines: list[str] = []
    begun, numbers = [], set()
    for number, page in enumerate(pages, 1):
        begun.append(len(lines))
        numbers.add(len(lines) + (len(page) if foot else 0))
        lines += [*page, str(number)] if foot else [str(number), *page]
    assert page_furniture(lines, begun[1:]) == numbers
    assert page_furniture(lines) == set()


def test_cells_at_the_head_of_a_page_are_no_page_numbers() -> None:
    lines = ["Số lớp", "4", "5", "Số mô hình", "2", "7", "Cộng", "3"]
    assert page_furniture(lines, [2, 4, 6]) == set()


def set_apart(pages: int, column: int, *, first: int = 1) -> tuple[list[str], list[int], list[int]]:
    """Pages of sentences, a number in ``column`` below each, a long appendix; with columns and numbers."""
    lines: list[str] = []
    columns: list[int] = []
    numbers = []
    for number in range(first, pages + 1):
        lines += [*sentences(30, number), str(number)]
        columns += [*[0, 4] * 15, column]
        numbers.append(len(lines) - 1)
    appendix = ["12", "Xã Hòa An", "4"] * 80
    return [*lines, *appendix], [*columns, *[0] * len(appendix)], numbers


@pytest.mark.parametrize("column", [30, 72])
@pytest.mark.parametrize("first", [1, 2])
def test_numbers_that_alone_stand_far_to_the_right_are_those_of_pages(column: int, first: int) -> None:
    lines, columns, numbers = set_apart(4, column, first=first)
    assert page_furniture(lines, column=columns.__getitem__) == set(numbers)
    assert page_furniture(lines) == set()


def test_numbers_near_the_margin_are_not_set_apart() -> None:
    lines, columns, _ = set_apart(4, 12)
    assert page_furniture(lines, column=columns.__getitem__) == set()


def test_cells_far_to_the_right_are_no_page_numbers() -> None:
    lines, columns, numbers = set_apart(4, 60)
    for index in reversed(numbers):
        lines.insert(index - 9, "35")
        columns.insert(index - 9, 60)
    assert page_furniture(lines, column=columns.__getitem__) == set()


def test_page_numbers_among_blank_lines() -> None:
    lines, furniture = paged([30, 34, 28, 9], foot="¦#¦¦")
    assert page_furniture(lines) == furniture


def test_page_numbers_of_an_excerpt() -> None:
    lines, furniture = paged([30, 34, 28, 9], foot="#", first=57)
    assert page_furniture(lines) == furniture


def test_a_page_without_its_number_does_not_break_the_chain() -> None:
    lines, furniture = paged([30, 34, 28, 31, 30], foot="#")
    gone = sorted(furniture)[2]
    kept = lines[:gone] + lines[gone + 1 :]
    assert page_furniture(kept) == {index - (index > gone) for index in furniture - {gone}}


def test_two_pages_are_enough_where_both_numbers_stand_in_prose() -> None:
    lines, furniture = paged([30, 34], foot="#")
    assert page_furniture([*lines, *prose(5)]) == furniture


def test_page_numbers_of_a_text_in_which_every_page_ends_with_a_sentence() -> None:
    lines = [line for number in (1, 2, 3, 4) for line in (*sentences(40, number), str(number))]
    assert page_furniture(lines) == {40, 81, 122, 163}


def test_page_numbers_that_begin_with_an_attached_document() -> None:
    lines, furniture = paged([30, 34, 28, 31], foot="#")
    before = sentences(200)
    assert page_furniture([*before, *lines, *sentences(200, 1)]) == {
        len(before) + index for index in furniture
    }


@given(st.lists(st.integers(26, 40), min_size=3, max_size=8), st.integers(1, 99))
def test_pages_of_like_height_and_any_number(heights: list[int], first: int) -> None:
    lines, furniture = paged(heights, foot="#", first=first)
    assert page_furniture([*lines, *prose(3)]) == furniture


# ── Running headers ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("CHƯƠNG TRÌNH KHUYẾN CÔNG", "#"),
        ("#¦Chương trình khuyến công", ""),
        ("Chương trình khuyến công¦#", ""),
        ("#¦ỦY BAN NHÂN DÂN TỈNH¦Chương trình khuyến công", ""),
        ("", "Sở Công Thương¦#"),
        ("Chương trình khuyến công", "Sở Công Thương¦¦- # -"),
        ("", "_____¦#"),
    ],
)
def test_what_stands_beside_the_page_numbers(head: str, foot: str) -> None:
    lines, furniture = paged([30, 34, 28, 31, 30], head=head, foot=foot)
    assert page_furniture(lines) == furniture


@pytest.mark.parametrize(
    "header",
    [
        "Kế hoạch khuyến công - Trang #",
        "Kế hoạch khuyến công trang #/40",
        "CÔNG BÁO/Số 12/Ngày 1-2-2018   #",
        "CÔNG BÁO/Số 12/Ngày 1-2-2018\t#",
        "Kế hoạch khuyến công | #",
        "Kế hoạch khuyến công – #",
        "#   Kế hoạch khuyến công",
        "#\tKế hoạch khuyến công",
        "# | Kế hoạch khuyến công",
    ],
)
def test_a_running_header_with_the_page_number_on_its_line(header: str) -> None:
    lines, furniture = paged([30, 34, 28, 31, 9], head=header)
    assert page_furniture(lines) == furniture


def test_a_header_that_says_page_needs_no_broken_sentence() -> None:
    lines = [line for number in (1, 2, 3) for line in (*sentences(30, number), f"Kế hoạch - Trang {number}")]
    assert page_furniture(lines) == {30, 61, 92}


def test_a_running_header_alone_comes_back_on_every_page() -> None:
    lines, furniture = paged([40, 41, 39, 42, 40], head="Chương trình khuyến công")
    assert page_furniture(lines) == furniture


def test_two_running_headers_alone_may_stand_one_above_the_other() -> None:
    head, foot = "Chương trình khuyến công", "Sở Công Thương tỉnh"
    lines, furniture = paged([40, 41, 39, 42, 40], head=head, foot=foot)
    assert page_furniture(lines) == furniture


def test_a_line_beside_only_one_page_number_is_no_running_header() -> None:
    lines, furniture = paged([30, 34, 28, 31, 30], foot="#")
    lines.insert(sorted(furniture)[0], "Chương trình khuyến công")
    assert page_furniture(lines) == {index + (index >= min(furniture)) for index in furniture}


# ── What is part of the text ─────────────────────────────────────────────────────────────────────────


def test_short_and_empty_texts_have_no_furniture() -> None:
    assert page_furniture([]) == page_furniture(["", ""]) == page_furniture(["1"]) == set()


@pytest.mark.parametrize("cells", [1, 4, 13])
@pytest.mark.parametrize("cell", ["15", "Xã Hòa An", "Hỗ trợ máy móc cho các cơ sở nông thôn của xã"])
def test_the_first_column_of_a_table_counts_rows_and_not_pages(cells: int, cell: str) -> None:
    rows = [
        line
        for number in range(1, 9)
        for line in (str(number), f"{sentences(1, number)[0]}", *[cell] * cells, sentences(1, 50 + number)[0])
    ]
    assert page_furniture([*prose(30), *rows, *prose(30, 1)]) == set()


def test_a_table_of_nothing_but_high_rows_has_no_page_numbers() -> None:
    rows = [
        line
        for number in range(1, 9)
        for line in (str(number), *sentences(1, number), *["15"] * 12, *sentences(1, 50 + number), "x")
    ]
    assert page_furniture(rows) == set()


@pytest.mark.parametrize("cell", ["15", "Xã Hòa An"])
def test_numbers_among_short_cells_are_no_page_numbers(cell: str) -> None:
    assert page_furniture([line for number in range(1, 9) for line in (str(number), *[cell] * 20)]) == set()


@pytest.mark.parametrize(
    ("before", "after"), [(sentences(300), []), ([], sentences(300, 9)), (sentences(300), sentences(300, 9))]
)
def test_numbers_that_do_not_go_through_the_text_must_break_sentences(
    before: list[str], after: list[str]
) -> None:
    lines = [line for number in (1, 2, 3, 4) for line in (*sentences(30, number), str(number))]
    assert page_furniture(before + lines + after) == set()


@pytest.mark.parametrize("numbers", [(1, 3), (2, 1)])
def test_two_numbers_that_do_not_follow_each_other_are_no_page_numbers(numbers: tuple[int, int]) -> None:
    lines = [line for number in numbers for line in (*prose(30, number), str(number))]
    assert page_furniture([*lines, *prose(5)]) == set()


def test_two_numbers_of_which_one_stands_beside_a_cell_are_no_page_numbers() -> None:
    assert page_furniture([*prose(30), "1", *prose(30, 1), "2", "x"]) == set()


@pytest.mark.parametrize("label", ["Nội dung", "Mục tiêu cụ thể", "Kết quả đạt được"])
def test_headings_that_count_up_are_no_running_headers(label: str) -> None:
    lines = [
        line for number in range(1, 7) for line in (f"{number}.1. {label}", *sentences(19 + number, number))
    ]
    assert page_furniture(lines) == set()


@pytest.mark.parametrize(
    "heading", ["Phụ lục  #", "Chương  #", "Biểu mẫu - #", "Nội dung hỗ trợ – #", "#  Hỗ trợ đào tạo"]
)
def test_headings_with_their_number_set_apart_are_no_running_headers(heading: str) -> None:
    lines = [
        line
        for number in range(1, 6)
        for line in (heading.replace("#", str(number)), *sentences(19 + number, number))
    ]
    assert page_furniture(lines) == set()


@pytest.mark.parametrize(
    "phrase", ["Trong đó:", "- Kinh phí khuyến công;", "Thời gian thực hiện", "Kết quả dự kiến"]
)
@pytest.mark.parametrize("distances", [[20] * 5, [20, 24, 21, 23, 22], [20, 3, 40, 15, 9]])
def test_phrases_that_come_back_are_no_running_headers(phrase: str, distances: list[int]) -> None:
    lines = [line for number, height in enumerate(distances) for line in (phrase, *sentences(height, number))]
    assert page_furniture(lines) == set()


def test_a_line_of_prose_that_comes_back_now_and_then_is_no_running_header() -> None:
    lines = [
        line
        for number, height in enumerate([20, 61, 14, 33])
        for line in (*prose(height, number), "nông thôn mới")
    ]
    assert page_furniture(lines) == set()


@pytest.mark.parametrize(
    ("line", "heights"),
    [
        ("Chương trình khuyến công", [40, 40]),  # too seldom
        ("Chương trình khuyến công", [40, 15, 60, 22, 40]),  # at different distances
        ("Chương trình khuyến công", [20, 30, 20, 30, 20]),
        ("Chương trình khuyến công", [6, 6, 6, 6, 6]),  # too close
        ("Chương trình khuyến công", [500, 500, 500, 500]),  # too far
        ("Chương trình khuyến công", [20, 20, 20, 20, 200]),  # not to the end
        ("Chương trình khuyến công,", [20, 20, 20, 20]),  # part of a sentence
        ("Trong đó:", [20, 20, 20, 20]),
        ("Sở A", [20, 20, 20, 20]),  # a cell
        ("Hội chợ\t12", [20, 20, 20, 20]),
    ],
)
def test_a_line_that_comes_back_in_sentences_is_not_always_a_running_header(
    line: str, heights: list[int]
) -> None:
    lines = [each for number, height in enumerate(heights) for each in (line, *prose(height, number))]
    assert page_furniture(lines) == set()


def test_a_line_that_comes_back_late_is_no_running_header() -> None:
    lines, _ = paged([20, 20, 20, 20], head="Chương trình khuyến công")
    assert page_furniture(prose(200) + lines) == set()


@pytest.mark.parametrize("above", [prose, sentences])
@pytest.mark.parametrize("below", [prose, sentences])
def test_a_running_header_breaks_sentences(above: Lines, below: Lines) -> None:
    pages = [[*below(1, number), *sentences(30, 9 + number), *above(1, 50 + number)] for number in range(5)]
    lines = [line for page in pages for line in (*page, "Chương trình khuyến công")]
    broken = above is below is prose
    assert page_furniture(lines) == ({32, 65, 98, 131, 164} if broken else set())


@pytest.mark.parametrize("numbers", [(4, 9, 2, 7), (1, 1, 1, 1), (1, 2, 4, 5)])
def test_headers_that_do_not_count_up_are_no_running_headers(numbers: tuple[int, ...]) -> None:
    lines = [line for number in numbers for line in (f"Theo biểu, trang {number}", *sentences(20, number))]
    assert page_furniture(lines) == set()


def test_headers_closer_than_a_page_are_no_running_headers() -> None:
    lines = [line for number in range(1, 9) for line in (f"Xem tại trang {number}", *prose(3, number))]
    assert page_furniture(lines) == set()


def test_years_at_the_end_of_headings_are_no_page_numbers() -> None:
    lines = [
        line
        for year in (2016, 2017, 2018, 2019)
        for line in (f"Kế hoạch khuyến công giai đoạn {year} - {year + 1}", *sentences(30, year))
    ]
    assert page_furniture(lines) == set()


@pytest.mark.parametrize("form", ["{}", "{}.", "12/{}"])
def test_years_that_a_wrapped_line_begins_with_are_no_page_numbers(form: str) -> None:
    lines = [line for year in (2016, 2017, 2018, 2019) for line in (*prose(30, year), form.format(year))]
    assert page_furniture([*lines, *prose(30)]) == set()


def test_a_number_in_prose_is_no_page_number() -> None:
    assert page_furniture([*prose(30), "12", *prose(30, 1)]) == set()


def test_numbers_that_do_not_count_up_are_no_page_numbers() -> None:
    lines = [line for number in (4, 9, 2, 7, 30) for line in (*prose(30, number), str(number))]
    assert page_furniture([*lines, *prose(30)]) == set()


def test_numbers_closer_than_a_page_are_no_page_numbers() -> None:
    lines = [line for number in range(1, 20) for line in (*prose(5, number), str(number))]
    assert page_furniture([*lines, *prose(30)]) == set()


@given(
    st.lists(st.sampled_from(["", "1", "2", "3", "- 2 -", "Trang 3", "Trong đó:", "Kế hoạch  1", *prose(3)]))
)
def test_furniture_is_never_a_blank_line(lines: list[str]) -> None:
    assert all(lines[index] for index in page_furniture(lines))
