"""Numbers in cells: what the table as a whole says that their marks mean."""

from decimal import Decimal

import pytest

from kcextract.extractors.appendix.values import number_style


def values(*cells: str) -> list[str | None]:
    """The numbers in a table of one column, "?" where it does not tell."""
    style = number_style([[cell] for cell in cells])
    found = []
    for cell in cells:
        value = style.value(cell, 0)
        found.append("?" if style.is_open(cell, 0) else None if value is None else f"{value.normalize():f}")
    return found


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("5.400 360 10.800", "5400 360 10800"),
        ("9,800 1,250 75", "9800 1250 75"),
        ("9,800 75", "9800 75"),
        ("1,5 2.000", "1.5 2000"),
        ("0.5 1,250", "0.5 1250"),
        ("1.234,5 2.345", "1234.5 2345"),
        ("1,234.5 2,345", "1234.5 2345"),
        ("1.234.567 2.345", "1234567 2345"),
        ("119.6172249 7.1 3.125", "119.6172249 7.1 3.125"),
        ("4,1 3,125", "4.1 3.125"),
        ("12% 12,5% 05", "12 12.5 5"),
        ("-5 –12 +3", "-5 -12 3"),
    ],
)
def test_marks_mean_what_the_table_shows(cells: str, expected: str) -> None:
    assert values(*cells.split()) == expected.split()


@pytest.mark.parametrize("cells", ["1,250 75", "1.250 0.5 1.234.567", "1,5 9,800 1,200", "1.250 2.500 0.5"])
def test_a_mark_that_the_table_does_not_explain_is_open(cells: str) -> None:
    assert "?" in values(*cells.split())


@pytest.mark.parametrize("cell", ["", "-", "5 lớp", "12/2016", "1.23.456", "(1.234)", "2016-2020", "…", "x"])
def test_what_is_no_number_has_no_value(cell: str) -> None:
    assert values(cell, "10.800") == [None, "10800"]


def test_blanks_group_thousands() -> None:
    style = number_style([["1 250 000", "5 400"]])
    assert (style.value("1 250 000", 0), style.value("5 400", 1)) == (Decimal(1250000), Decimal(5400))


def test_decimals_in_one_column_leave_another_open() -> None:
    style = number_style([["1.250", "0.5"], ["3.500", "1.75"]])
    assert style.value("1.250", 0) is None
    assert style.value("0.5", 1) == Decimal("0.5")
