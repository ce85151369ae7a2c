"""Amounts of money: what makes digits one, and what they are worth in đồng."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.text.folding import fold
from kcextract.text.money import LARGEST, Money, in_dong, money_behind, whole_dong, words_behind


def behind(text: str) -> Money | None:
    digits = re.match(r"[\d.,]*\d", text)
    assert digits is not None
    return money_behind(fold(text), digits.end())


@pytest.mark.parametrize(
    ("text", "factor", "rest"),
    [
        ("4,1 tỷ đồng cùng với", 10**9, " cùng với"),
        ("91.481.640.145đ (chín", 1, " (chín"),
        ("3.940 triệu đồng.", 10**6, "."),
        ("0 đồng", 1, ""),
        ("1.500.000 đ", 1, ""),
        ("5.000.000 VNĐ;", 1, ";"),
        ("5 tỷ VND", 10**9, ""),
        ("12 đồng Việt Nam", 1, ""),
        ("500 nghìn đồng", 10**3, ""),
        ("500 ngàn đồng", 10**3, ""),
        ("1,2 nghìn tỷ đồng", 10**12, ""),
        ("15 nghìn triệu đồng", 10**9, ""),
        ("7 triệuđồng", 10**6, ""),
        ("5TỶ ĐỒNG", 10**9, ""),
        ("500 tr.đ", 10**6, ""),
        ("500trđ và", 10**6, " và"),
        ("552,4 tỷ, trong đó", 10**9, ", trong đó"),
        ("5 tỷ (dự trù)", 10**9, " (dự trù)"),
        ("300 triệu để thực hiện", 10**6, " để thực hiện"),
        ("2 tỷ năm 2020", 10**9, " năm 2020"),
    ],
)
def test_words_and_signs_behind_digits_make_money(text, factor, rest):
    money = behind(text)

    assert money is not None
    assert (money.factor, money.currency, money.basis, text[money.end :]) == (factor, "VND", None, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2,1 triệu tấn",
        "3 triệu lượt khách",
        "1,2 triệu đồng bào dân tộc",
        "5 tỷ lệ",
        "5 triệu chứng",
        "20 đồng chí",
        "2 đồng hồ",
        "500 nghìn",
        "500 nghìn cây",
        "1 đ)",
        "100 ha",
        "12",
    ],
)
def test_what_is_counted_is_no_money(text):
    assert behind(text) is None


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("05 triệu đồng/1 ha", "1 ha"),
        ("2 triệu đồng/người/năm;", "người/năm"),
        ("15.000 đồng/kg", "kg"),
        ("500 đ/kg", "kg"),
        ("1,5 triệu/hộ", "hộ"),
        ("5 tỷ đồng / năm", "năm"),
    ],
)
def test_a_rate_has_a_basis(text, basis):
    money = behind(text)

    assert money is not None
    assert money.basis is not None
    assert text[money.basis.start : money.basis.end] == basis


@pytest.mark.parametrize(
    "text",
    ["300 triệu USD", "1,5 triệu đô la Mỹ", "20 US$", "2 triệu EUR", "5 tỷ yên Nhật", "7 triệu nhân dân tệ"],
)
def test_another_currency_is_money_without_a_value(text):
    money = behind(text)

    assert money is not None
    assert (money.currency, money.end, in_dong(Decimal(2), money)) == ("other", len(text), None)


def test_a_half_counts():
    money = behind("2 tỷ rưỡi đồng")

    assert money is not None
    assert in_dong(Decimal(2), money) == 2_500_000_000


@pytest.mark.parametrize(
    ("value", "text", "amount"),
    [
        ("4.1", "4,1 tỷ đồng", 4_100_000_000),
        ("0.000000001", "0,000000001 tỷ đồng", 1),
        ("1500.5", "1.500,5 đồng", None),
        ("9223372036854775807", "9223372036854775807 đồng", LARGEST),
        ("9223372036854775808", "9223372036854775808 đồng", None),
    ],
)
def test_an_amount_is_a_whole_number_of_dong_that_fits(value, text, amount):
    money = behind(text)

    assert money is not None
    assert in_dong(Decimal(value), money) == amount


@given(
    st.integers(0, LARGEST // 10**9),
    st.sampled_from([("đồng", 1), ("triệu đồng", 10**6), ("tỷ đồng", 10**9)]),
)
def test_whole_amounts_are_exact(number, unit):
    money = behind(f"{number} {unit[0]}")

    assert money is not None
    assert in_dong(Decimal(number), money) == number * unit[1]


@pytest.mark.parametrize(
    ("printed", "behind_it", "value", "whole"),
    [
        ("500,000", " đồng", None, Decimal(500_000)),
        ("500,000", " đồng", Decimal("500.000"), Decimal(500_000)),
        ("4,150", " tỷ đồng", None, None),
        ("4,150", " tỷ đồng", Decimal("4.150"), Decimal("4.150")),
        ("1.500,5", " đồng", Decimal("1500.5"), Decimal("1500.5")),
    ],
)
def test_nobody_writes_thousandths_of_a_dong(printed, behind_it, value, whole):
    money = behind(printed + behind_it)

    assert money is not None
    assert whole_dong(printed, value, money) == whole


@pytest.mark.parametrize(
    ("text", "value", "rest"),
    [
        (" (Bốn mươi lăm tỷ năm trăm bốn mươi bảy triệu đồng) giao", 45_547_000_000, " giao"),
        (" (bảy mươi sáu tỷ, sáu trăm chín mươi chín triệu đồng).", 76_699_000_000, "."),
        (" (Bằng chữ: Hai trăm triệu đồng chẵn./.)", 200_000_000, ""),
        ("(Viết bằng chữ: hai triệu đồng)", 2_000_000, ""),
        (", bằng chữ: năm trăm triệu đồng;", 500_000_000, ";"),
        (" [hai tỷ đồng]", 2_000_000_000, ""),
        (" (Bốn tỷ một trăm triệu)", 4_100_000_000, ""),
        (" (không đồng)", 0, ""),
        (" (một tỷ hai đồng)", None, ""),
    ],
)
def test_an_amount_in_words_stands_behind_its_digits(text, value, rest):
    found = words_behind(fold(text), 0)

    assert found is not None
    assert (found.value, text[found.end :]) == (value, rest)


@pytest.mark.parametrize(
    "text", [" (hai mươi hộ)", " (ba)", " (dự trù cụ thể hàng năm)", " (năm 2015)", " hai tỷ đồng", ""]
)
def test_other_brackets_hold_no_amount(text):
    assert words_behind(fold(text), 0) is None
