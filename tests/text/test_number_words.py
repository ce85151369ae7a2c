"""Numbers in words: what they are, and where they end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from num2words import num2words

from kcextract.text.folding import fold
from kcextract.text.number_words import number_in_words, number_words_at

WORDS = "không một hai ba bốn năm lăm tư mốt mươi mười trăm nghìn triệu tỷ lẻ linh rưỡi chục chẵn đồng , (".split()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("không", 0),
        ("Bốn mươi lăm tỷ năm trăm bốn mươi bảy triệu", 45_547_000_000),
        ("bảy mươi sáu tỷ, sáu trăm chín mươi chín triệu", 76_699_000_000),
        ("mười hai tỷ, bảy trăm tám mươi ba triệu, một trăm bảy chục ngàn", 12_783_170_000),
        ("hai tỉ", 2_000_000_000),
        ("BẨY NGÀN", 7_000),
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("ba mươi nhăm", 35),
        ("hai mốt triệu", 21_000_000),
        ("năm mươi năm triệu", 55_000_000),
        ("một trăm linh năm nghìn", 105_000),
        ("một trăm lẻ tư", 104),
        ("một triệu không nghìn không trăm linh năm", 1_000_005),
        ("một nghìn lẻ mười lăm", 1_015),
        ("hai triệu rưỡi", 2_500_000),
        ("một trăm rưỡi", 150),
        ("một tỷ tư", 1_400_000_000),
        ("ba vạn hai nghìn", 32_000),
        ("ba nghìn chín trăm bốn mươi triệu", 3_940_000_000),
        ("một nghìn hai trăm tỷ", 1_200_000_000_000),
        ("một nghìn tỷ hai trăm tỷ", 1_200_000_000_000),
        ("hai tỷ tỷ", 2 * 10**18),
        ("năm trăm triệu chẵn", 500_000_000),
        ("Uỷ", None),
        ("", None),
        ("đồng", None),
        ("trăm triệu", None),
        ("mươi", None),
        ("hai ba", None),
        ("hai tỷ ba tỷ", None),
        ("năm trăm nghìn hai triệu", None),
        ("ba mươi năm", None),
    ],
)
def test_words_are_a_number_or_none(text, value):
    assert number_in_words(text) == value


@pytest.mark.parametrize("text", ["một tỷ hai", "ba trăm hai", "một nghìn hai triệu"])
def test_what_has_two_readings_has_no_value_but_is_found(text):
    found = number_words_at(fold(text), 0)

    assert found is not None
    assert (found.value, found.end) == (None, len(text))


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        ("hai tỷ đồng", 2_000_000_000, " đồng"),
        ("hai tỷ năm 2015", 2_000_000_000, " năm 2015"),
        ("ba mươi năm qua", 30, " năm qua"),
        ("hai tỷ, ba người", 2_000_000_000, ", ba người"),
        ("bốn triệu chẵn.", 4_000_000, "."),
        ("một trăm không đủ", 100, " không đủ"),
    ],
)
def test_a_number_ends_where_other_words_begin(text, value, rest):
    found = number_words_at(fold(text), 0)

    assert found is not None
    assert (found.value, text[found.end :]) == (value, rest)


# num2words writes a million billions as a hundred thousand.
@given(st.integers(0, 10**15 - 1) | st.integers(0, 10**6) | st.integers(0, 999).map(lambda n: n * 10**9))
def test_the_words_of_a_number_are_read_back(number):
    assert number_in_words(num2words(number, lang="vi")) == number


@given(st.integers(1, 999), st.sampled_from([("nghìn", 3), ("triệu", 6), ("tỷ", 9)]), st.booleans())
def test_case_and_spelling_do_not_matter(number, scale, upper):
    text = f"{num2words(number, lang='vi')} {scale[0]}"
    for one, other in (("tỷ", "tỉ"), ("nghìn", "ngàn"), ("lẻ", "linh"), ("bảy", "bẩy")):
        text = text.replace(one, other)

    assert number_in_words(text.upper() if upper else text) == number * 10 ** scale[1]


@given(st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join))
def test_any_words_are_read_without_error_and_in_bounds(text):
    found = number_words_at(fold(text), 0)

    assert found is None or (found.start == 0 and 0 < found.end <= len(text))
    assert found is None or found.value is None or found.value >= 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("một trăm hai mươi tỷ, ba trămtám mươi lăm triệu", 120_385_000_000),
        ("bốn mươitám tỷ", 48_000_000_000),
        ("hai tỷnăm trăm triệu", 2_500_000_000),
    ],
)
def test_a_space_between_two_words_may_be_lost(text, value):
    assert number_in_words(text) == value
