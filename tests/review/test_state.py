"""What can be decided about rows, what cannot, and what comes of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kcextract.records import Extraction
from kcextract.review.refusals import RefusedError
from kcextract.review.rows import found
from kcextract.review.state import (
    Entry,
    State,
    accept,
    accept_rest,
    add,
    correct,
    delete,
    entered,
    reopen,
    undo,
)


@pytest.fixture
def state(made_up: Extraction) -> State:
    return State(made_up.document.text, {key: each.row for key, each in found(made_up).items()})


def key(state: State, table: str, number: int = 0) -> str:
    return state.keys(table)[number]


def after(state: State, *entries: Entry) -> State:
    return entered(state, entries)


def test_every_row_has_a_key_of_its_own_that_other_rows_do_not_change(made_up: Extraction) -> None:
    rows = found(made_up)
    fewer = found(Extraction(made_up.document, targets=made_up.targets[1:]))
    assert {each for each in fewer if each in rows} == {*fewer}
    assert [each.row.table for each in rows.values()].count("targets") == len(made_up.targets)


def test_a_corrected_row_keeps_its_evidence(state: State) -> None:
    row = state.rows[key(state, "targets")]
    entry = correct(state, row.key, {"quantity_min": "6", "quantity_max": "6"})
    assert (entry.kind, entry.start, entry.end, entry.at) == ("corrected", row.start, row.end, row.at)
    assert entry.cells == {**row.cells, "quantity_min": "6", "quantity_max": "6"}


def test_what_is_corrected_to_what_was_found_is_accepted(state: State) -> None:
    first = key(state, "targets")
    wrong = after(state, correct(state, first, {"unit": "lớp"}))
    assert correct(wrong, first, {"unit": "cơ sở"}).kind == "accepted"


def test_other_digits_move_a_row_to_their_line(state: State) -> None:
    entry = correct(state, key(state, "targets"), {"printed": "600"})
    assert state.text[entry.at : entry.at + 3] == "600"


def test_digits_that_are_not_in_the_evidence_are_refused(state: State) -> None:
    with pytest.raises(RefusedError, match="“601” does not stand in the words of this row") as caught:
        correct(state, key(state, "targets"), {"printed": "601"})
    assert caught.value.column == "printed"
    assert "không có trong nguyên văn" in caught.value.vi


def test_an_added_row_has_the_words_that_were_selected_without_space_around(state: State) -> None:
    start = state.text.index(" Qua báo.\n")
    entry = add(state, "solutions", start, start + len(" Qua báo.\n"), {"title": "Báo", "text": "Qua báo."})
    assert state.text[entry.start : entry.end] == "Qua báo."
    assert after(state, entry).keys("solutions") == [key(state, "solutions"), entry.key]


def test_two_added_rows_are_two(state: State) -> None:
    one = add(state, "solutions", 0, 5, {"title": "a", "text": "b"})
    state = after(state, one)
    other = add(state, "solutions", 0, 5, {"title": "a", "text": "b"})
    assert len({one.key, other.key}) == 2
    state = after(after(state, other), undo(after(state, other), one.key))
    assert add(state, "solutions", 0, 5, {"title": "a", "text": "b"}).key not in state.decisions


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (-1, 4), (0, 10**6), (-5, -1)])
def test_no_words_no_row(state: State, start: int, end: int) -> None:
    with pytest.raises(RefusedError, match="Select words"):
        add(state, "solutions", start, end, {"title": "a", "text": "b"})


@pytest.mark.parametrize("table", ["documents", "appendix_cells", "appendix_tables", "lines", "nothing"])
def test_rows_of_some_tables_cannot_be_added(state: State, table: str) -> None:
    with pytest.raises(RefusedError, match="cannot be added"):
        add(state, table, 0, 5, {})


@pytest.mark.parametrize("table", ["documents", "appendix_cells", "appendix_columns", "appendix_tables"])
def test_nor_deleted(state: State, table: str) -> None:
    with pytest.raises(RefusedError, match="cannot be added or deleted"):
        delete(state, key(state, table))


def test_undone_is_as_before(state: State) -> None:
    first = key(state, "targets")
    for entry in (accept(state, first), delete(state, first), correct(state, first, {"unit": "lớp"})):
        done = after(state, entry)
        assert done != state
        assert after(done, undo(done, first)) == state
    with pytest.raises(RefusedError, match="nothing to undo"):
        undo(state, first)


def test_an_amount_that_has_parts_stays_while_they_are_its_parts(state: State) -> None:
    whole, part = state.keys("budgets")
    assert state.rows[part].cells["parent"] == whole
    with pytest.raises(RefusedError, match="1 other amounts are parts of this one"):
        delete(state, whole)
    state = after(state, correct(state, part, {"parent": ""}))
    state = after(state, delete(state, whole))
    with pytest.raises(RefusedError, match="is not there"):
        correct(state, part, {"parent": whole})
    with pytest.raises(RefusedError, match="is not there"):
        undo(state, part)


def test_no_amount_is_a_part_of_itself(state: State) -> None:
    whole, part = state.keys("budgets")
    with pytest.raises(RefusedError, match="part of itself"):
        correct(state, whole, {"parent": whole})
    with pytest.raises(RefusedError, match="part of itself"):
        correct(state, whole, {"parent": part})


def test_the_rest_is_accepted_and_what_was_decided_stays(state: State) -> None:
    first, second, third = state.keys("targets")
    state = after(state, delete(state, first), correct(state, second, {"unit": "khoá"}))
    assert not state.progress("targets").is_done
    state = after(state, *accept_rest(state, "targets"))
    assert [state.decisions[each].kind for each in (first, second, third)] == [
        "deleted",
        "corrected",
        "accepted",
    ]
    assert state.progress("targets") == (3, 3, True)
    assert [row.key for row in state.standing("targets")] == [second, third]


def test_a_table_without_rows_is_done_when_somebody_says_so(made_up: Extraction) -> None:
    state = State(made_up.document.text, {})
    assert not state.progress("targets").is_done
    said = after(state, *accept_rest(state, "targets"))
    assert said.progress("targets").is_done
    assert not after(said, reopen("targets")).progress("targets").is_done


def test_a_row_that_no_golden_file_can_hold_is_not_accepted(state: State) -> None:
    row = state.rows[key(state, "sections")]
    blank = State(state.text, {row.key: replace(row, cells={**row.cells, "opening": ""})})
    with pytest.raises(RefusedError, match="must not be empty"):
        accept(blank, row.key)
    assert [*accept_rest(blank, "sections")] == []


def test_rows_stand_in_the_order_of_the_text(state: State) -> None:
    place = state.text.index("12 lớp")
    entry = add(
        state,
        "targets",
        place,
        place + 6,
        {"printed": "12", "comparator": "eq", "object": "lớp", "unit": "lớp"},
    )
    places = [row.at for row in after(state, entry).standing("targets")]
    assert places == sorted(places)
    assert len(places) == 4


def test_what_is_no_row_is_refused(state: State) -> None:
    for act in (accept, delete, lambda state, each: correct(state, each, {})):
        with pytest.raises(RefusedError, match="no such row"):
            act(state, "nothing")
    with pytest.raises(RefusedError, match="no such row"):
        list(accept_rest(state, "nothing"))
