"""What a reviewer types: what it is taken for, and what is refused with which words."""

from __future__ import annotations

import pytest

from kcextract.records import columns
from kcextract.review.refusals import RefusedError
from kcextract.review.values import check_cells, checked

TARGET = {
    **dict.fromkeys(("action", "basis", "period_start", "period_end", "period_basis", "activity_code"), ""),
    **{"printed": "5", "quantity_min": "5", "quantity_max": "5", "comparator": "eq", "unit": "lớp"},
    "object": "lớp",
}


def typed(**cells: str) -> dict[str, str]:
    return checked("targets", cells, TARGET)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", "12"),
        (" 012 ", "12"),
        ("0,5", "0.5"),
        ("0.125", "0.125"),
        ("1.234.567", "1234567"),
        ("1 000", "1000"),
        ("-5", "-5"),
        ("", ""),
    ],
)
def test_numbers(words: str, value: str) -> None:
    assert typed(quantity_min=words, quantity_max="")["quantity_min"] == value


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2.000", "can be read in two ways"),
        ("12,500", "can be read in two ways"),
        ("nhiều", "is no number such as 12 or 12.5"),
        ("1e5", "is no number"),
        ("nan", "is no number"),
        ("٣", "is no number"),
        ("9" * 400, "is no number"),
    ],
)
def test_what_is_no_number_or_two(words: str, said: str) -> None:
    with pytest.raises(RefusedError, match=said) as caught:
        typed(quantity_min=words)
    assert caught.value.column == "quantity_min"
    assert "Số lượng tối thiểu" in caught.value.vi


def test_a_number_that_was_there_stays_as_it_was() -> None:
    assert checked("targets", {"unit": "cụm"}, {**TARGET, "quantity_min": "1.125"})["quantity_min"] == "1.125"


@pytest.mark.parametrize("words", ["2020,5", "99999", "-1", "hai nghìn"])
def test_years_are_whole_and_of_this_world(words: str) -> None:
    with pytest.raises(RefusedError, match="is no whole number"):
        typed(period_end=words)


@pytest.mark.parametrize(("words", "value"), [("2020-11-12", "2020-11-12"), ("12/11/2020", "2020-11-12")])
def test_days(words: str, value: str) -> None:
    known = {"field": "issue_date", "value": ""}
    assert checked("documents", {"value": words}, known) == {"field": "issue_date", "value": value}


@pytest.mark.parametrize("words", ["31/02/2020", "2020", "tháng 5"])
def test_days_that_are_none(words: str) -> None:
    with pytest.raises(RefusedError, match="is no day such as"):
        checked("documents", {"value": words}, {"field": "issue_date", "value": ""})


def test_a_code_is_one_of_its_column() -> None:
    assert typed(comparator="ge")["comparator"] == "ge"
    with pytest.raises(RefusedError, match="is not one of eq, approx"):
        typed(comparator="about")


@pytest.mark.parametrize("name", ["object", "comparator", "printed"])
def test_what_must_be_there_must_be_there(name: str) -> None:
    with pytest.raises(RefusedError) as caught:
        typed(**{name: " "})
    assert caught.value.column == name


def test_what_may_be_null_may_be_empty() -> None:
    names = {each.name for each in columns("targets") if each.nullable} & TARGET.keys()
    assert typed(**dict.fromkeys(names, "")) == {**TARGET, **dict.fromkeys(names, "")}


def test_bounds_are_in_order() -> None:
    with pytest.raises(RefusedError, match="is above"):
        typed(quantity_min="7")
    with pytest.raises(RefusedError, match="is above"):
        typed(period_start="2021", period_end="2020")


def test_no_cell_moves_a_row_elsewhere() -> None:
    known = {"field": "number", "value": "1"}
    assert checked("documents", {"field": "title", "value": "2"}, known) == {"field": "number", "value": "2"}
    with pytest.raises(RefusedError, match="has no column line"):
        typed(line="3")


@pytest.mark.parametrize("words", ["a\x00b", "a\ud800b", "a\x1bb"])
def test_what_cannot_be_printed_is_refused(words: str) -> None:
    with pytest.raises(RefusedError, match="cannot be printed"):
        typed(object=words)


def test_words_are_written_on_one_line() -> None:
    assert typed(object=" lớp\n  nghề ")["object"] == "lớp nghề"
    assert typed(unit="Lớp")["unit"] == "lớp"


def test_braces_are_words_as_others() -> None:
    with pytest.raises(RefusedError, match=r"\{value\}\{0\}"):
        typed(comparator="{value}{0}")


def test_a_found_row_is_checked_by_the_same_rules() -> None:
    check_cells("targets", TARGET)
    with pytest.raises(RefusedError):
        check_cells("targets", {**TARGET, "printed": ""})
