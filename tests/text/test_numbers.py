"""Numbers in digits: which mark groups thousands, and what has two readings."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.text.numbers import grouping, numerals


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("45.547.000.000 đồng", "."),
        ("1.234,5 ha", "."),
        ("4,1 tỷ", "."),
        ("2.000 đặc san", "."),
        ("12,500,000 đồng và 2,5%", ","),
        ("1,234.5 ha", ","),
        ("9,800 10,250 1,200", ","),
        ("9,800 ha", ""),
        ("11,342% 5,127 3,948 6,201", "."),
        ("0,342 11,127 3,948 6,201", "."),
        ("12 lớp năm 2018", ""),
        ("1.500.000 đồng và 2,500 ha", "."),
        ("ngày 07/04/2015, số 12", ""),
    ],
)
def test_the_mark_of_thousands_is_that_of_unambiguous_numbers(text, group):
    assert grouping(text) == group


@pytest.mark.parametrize("list_", ["khoản 1,2", "Điều 3,4", "năm 2018,2019", "quý 1,2", "nhóm 2,3"])
def test_a_comma_that_lists_shows_no_decimals(list_):
    assert grouping(f"{list_} 9,800 10,250 1,200") == ","


@pytest.mark.parametrize(
    ("text", "group", "value"),
    [
        ("05", "", "5"),
        ("2.000", ".", "2000"),
        ("2.000", "", "2000"),
        ("2.000", ",", "2.000"),
        ("4,1", ".", "4.1"),
        ("4,1", ",", "4.1"),
        ("9,800", ",", "9800"),
        ("9,800", ".", "9.8"),
        ("0,500", ",", "0.5"),
        ("45.547.000.000", "", "45547000000"),
        ("1.234,5", "", "1234.5"),
        ("1,234.5", "", "1234.5"),
        ("1 500 000", "", "1500000"),
        ("1\u00a0500\u00a0000", "", "1500000"),
        ("12.5", ".", "12.5"),
    ],
)
def test_a_number_has_its_value(text, group, value):
    (found,) = numerals(text, group)

    assert (found.start, found.end, found.value, found.readings) == (0, len(text), Decimal(value), ())


def test_a_number_with_two_readings_has_no_value():
    (found,) = numerals("9,800", "")

    assert (found.value, found.readings) == (None, (Decimal(9800), Decimal("9.800")))


@pytest.mark.parametrize("text", ["1.23.456", "2.1.1", "1234.567.890", "1.234.5,6,7"])
def test_what_is_no_number_has_neither_value_nor_readings(text):
    assert [(each.value, each.readings) for each in numerals(text, ".")] == [(None, ())]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("là 3.940 triệu.", ["3.940"]),
        ("7-9, 10", ["7", "9", "10"]),
        ("2.000.", ["2.000"]),
        ("năm 2015 500 000", ["2015", "500", "000"]),
    ],
)
def test_punctuation_behind_a_number_is_none_of_it(text, printed):
    assert [text[each.start : each.end] for each in numerals(text, ".")] == printed


def test_numbers_are_read_within_bounds():
    text = "12 34 56"

    assert [each.value for each in numerals(text, "", 3, 5)] == [Decimal(34)]


@given(st.integers(0, 10**15), st.sampled_from([(".", ","), (",", ".")]), st.integers(0, 99) | st.none())
def test_a_grouped_number_is_read_back(number, marks, hundredths):
    group, decimal = marks
    printed = f"{number:,}".replace(",", group)
    value = Decimal(number)
    if hundredths is not None:
        printed += f"{decimal}{hundredths:02}"
        value += Decimal(hundredths) / 100
    (found,) = numerals(printed, group)

    assert found.value == value


@given(st.text(alphabet="0123456789., \u00a0a-", max_size=60), st.sampled_from(["", ".", ","]))
def test_any_text_is_read_in_order_and_without_error(text, group):
    places = [(each.start, each.end) for each in numerals(text, group)]

    assert grouping(text) in ("", ".", ",")
    assert places == sorted(places)
    assert all(end <= later for (_, end), (later, _) in pairwise(places))
