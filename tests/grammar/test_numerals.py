"""What numerals count, and how the next one is printed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kcextract.grammar.numerals import (
    CAPITALS,
    LETTERS,
    NUMERALS,
    decimal_parts,
    from_roman,
    ordinal,
    spelled,
    to_roman,
)


def test_vietnamese_letters_count_with_dd_after_d_and_without_f_j_w_z():
    assert [letter for letter in LETTERS if ordinal("letter", letter) is None] == []
    assert [ordinal("letter", letter) for letter in "a b c d đ e g h i k l m".split()] == [*range(1, 13)]
    assert [ordinal("letter", letter) for letter in "f j w z ă â ê ô ơ ư A".split()] == [None] * 11


def test_capitals_count_as_the_small_letters_do():
    assert LETTERS.upper() == CAPITALS
    assert ordinal("capital", "Đ") == 5
    assert ordinal("capital", "đ") is None


@pytest.mark.parametrize(
    ("printed", "number"),
    [("I", 1), ("IV", 4), ("ix", 9), ("XIV", 14), ("Iii", 3), ("XL", 40), ("LXXXIX", 89), ("XC", 90)],
)
def test_roman_numerals_in_either_case(printed, number):
    assert from_roman(printed) == ordinal("roman", printed) == number


@pytest.mark.parametrize("printed", ["", "IIII", "VX", "IIX", "IL", "VV", "LXL", "A"])
def test_what_is_no_roman_numeral(printed):
    assert from_roman(printed) is None


@pytest.mark.parametrize(
    ("printed", "number"),
    [
        ("thứ nhất", 1),
        ("THỨ HAI", 2),
        ("thứ  tư", 4),
        ("thứ mười", 10),
        ("III", 3),
        ("12", 12),
        ("A", 1),
        ("C", 3),
        ("D", 4),
        ("thứ bét", None),
    ],
)
def test_parts_and_chapters_count_in_words_roman_arabic_or_letters(printed, number):
    assert ordinal("word", printed) == number


@pytest.mark.parametrize(
    ("printed", "parts", "number"),
    [
        ("2.1", ["2", "1"], 1),
        ("3.2.10", ["3", "2", "10"], 10),
        ("1. 4", ["1", "4"], 4),
        ("b. 1", ["b", "1"], 1),
        ("đ.2", ["đ", "2"], 2),
        ("a1", ["a", "1"], 1),
        ("II.3", ["II", "3"], 3),
    ],
)
def test_the_last_part_of_a_decimal_counts(printed, parts, number):
    assert decimal_parts(printed) == parts
    assert ordinal("decimal", printed) == number


@pytest.mark.parametrize(("numerals", "printed"), [("arabic", "0"), ("arabic", "00"), ("decimal", "1.0")])
def test_nothing_is_numbered_zero(numerals, printed):
    assert ordinal(numerals, printed) is None


def test_a_bullet_counts_nothing():
    assert ordinal("none", "") is None


@pytest.mark.parametrize(
    ("numerals", "number", "like", "printed"),
    [
        ("letter", 5, "d)", "đ)"),
        ("letter", 7, "e.", "g."),
        ("letter", 2, "(a)", "(b)"),
        ("capital", 5, "D -", "Đ -"),
        ("arabic", 3, "Điều 2.", "Điều 3."),
        ("arabic", 10, "(9)", "(10)"),
        ("roman", 4, "III.", "IV."),
        ("roman", 2, "(i)", "(ii)"),
        ("roman", 3, "Ii.", "III."),
        ("decimal", 10, "2.9.", "2.10."),
        ("decimal", 2, "b. 1.", "b. 2."),
        ("decimal", 3, "a2)", "a3)"),
        ("word", 2, "Phần thứ nhất", "Phần thứ hai"),
        ("word", 2, "PHẦN THỨ NHẤT:", "PHẦN THỨ HAI:"),
        ("word", 2, "Chương I", "Chương II"),
        ("word", 2, "Mục 1.", "Mục 2."),
        ("word", 2, "Phần A", "Phần B"),
        ("none", 2, "-", "-"),
    ],
)
def test_the_next_marker_is_printed_like_the_one_before(numerals, number, like, printed):
    assert spelled(numerals, number, like) == printed


@pytest.mark.parametrize(
    ("numerals", "number", "like"),
    [
        ("letter", 24, "y)"),
        ("capital", 24, "Y."),
        ("roman", 400, "I."),
        ("word", 11, "Phần thứ mười"),
        ("word", 6, "Phần E"),
    ],
)
def test_after_the_last_numeral_there_is_no_marker(numerals, number, like):
    assert spelled(numerals, number, like) == ""


@given(st.integers(1, 399))
def test_roman_numerals_are_read_as_they_are_written(number):
    assert from_roman(to_roman(number)) == from_roman(to_roman(number).lower()) == number


@given(
    st.sampled_from(
        [
            ("arabic", "1", 999),
            ("roman", "I", 399),
            ("roman", "i", 399),
            ("letter", "a", len(LETTERS)),
            ("capital", "A", len(CAPITALS)),
            ("word", "thứ nhất", 10),
            ("word", "1", 999),
            ("word", "I", 399),
            ("word", "A", 5),
            ("decimal", "2.1", 99),
        ]
    ),
    st.data(),
)
def test_what_is_spelled_is_read_again(case, data):
    numerals, like, largest = case
    number = data.draw(st.integers(1, largest))
    # "Chương C" is the third, not the hundredth.
    assume((numerals, like, number) != ("word", "I", 100))

    assert ordinal(numerals, spelled(numerals, number, like)) == number


@given(st.sampled_from(NUMERALS), st.integers(), st.text(alphabet="12IVXivabđThứ nhấtai.)( -"))
def test_any_marker_whatever_can_be_asked_for(numerals, number, like):
    assert isinstance(spelled(numerals, number, like), str)
