"""What a form asks, and what it knows already."""

from __future__ import annotations

from typing import Any

import pytest

from kcextract.golden.layout import LAYOUTS
from kcextract.records import Extraction
from kcextract.review.forms import new_form, row_form
from kcextract.review.refusals import RefusedError
from kcextract.review.rows import found
from kcextract.review.state import State, add, correct, entered


@pytest.fixture
def state(made_up: Extraction) -> State:
    return State(made_up.document.text or "", {key: each.row for key, each in found(made_up).items()})


def fields(form: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {field["name"]: field for field in form["fields"]}


def span(state: State, words: str) -> tuple[int, int]:
    start = state.text.index(words)
    return start, start + len(words)


@pytest.mark.parametrize("table", LAYOUTS)
def test_a_form_that_is_sent_as_it_came_changes_nothing(state: State, table: str) -> None:
    for key in state.keys(table):
        cells = {name: field["value"] for name, field in fields(row_form(state, key)).items()}
        assert correct(state, key, cells).kind == "accepted"


def test_every_field_and_choice_has_words_in_both_languages(state: State) -> None:
    for key in state.rows:
        for field in row_form(state, key)["fields"]:
            assert all(each["vi"] and each["en"] for each in (field, *field.get("options", ())))


def test_the_one_figure_in_the_words_is_read(state: State) -> None:
    asked = fields(new_form(state, "targets", *span(state, "Hỗ trợ 05 cơ sở")))
    assert (asked["printed"]["value"], asked["quantity_min"]["value"]) == ("05", "5")
    asked = fields(new_form(state, "targets", *span(state, "05 cơ sở, 12 lớp")))
    assert (asked["printed"]["value"], asked["quantity_min"]["value"]) == ("", "")


def test_an_amount_can_be_a_part_of_the_others_and_of_none(state: State) -> None:
    whole, part = state.keys("budgets")
    asked = fields(row_form(state, part))["parent"]
    assert [each["value"] for each in asked["options"]] == ["", whole]
    assert asked["value"] == whole
    assert {each["value"] for each in fields(new_form(state, "budgets", 0, 9))["parent"]["options"]} == {
        *("", whole, part)
    }


@pytest.mark.parametrize("table", ["solutions", "objectives", "sections", "legal_bases", "assignments"])
def test_a_new_row_can_be_added_once_what_must_be_there_is(state: State, table: str) -> None:
    start, end = span(state, "Tuyên truyền. Qua báo.")
    cells = {
        name: field["value"] or ("" if field["optional"] else "x")
        for name, field in fields(new_form(state, table, start, end)).items()
    }
    entry = add(state, table, start, end, cells)
    assert entered(state, (entry,)).current(entry.key).cells == entry.cells


@pytest.mark.parametrize("table", ["documents", "appendix_cells", "checks"])
def test_there_is_no_form_for_what_cannot_be_added(state: State, table: str) -> None:
    with pytest.raises(RefusedError, match="cannot be added"):
        new_form(state, table, 0, 5)
