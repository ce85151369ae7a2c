"""A review that is broken off, taken up again, and saved: nothing is lost, and the golden files say it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kcextract.errors import GoldenError, KcextractError
from kcextract.golden.comparison import compare
from kcextract.golden.files import read_golden
from kcextract.golden.layout import LAYOUTS
from kcextract.records import Extraction
from kcextract.review import journal
from kcextract.review.refusals import RefusedError
from kcextract.review.rows import can_come_and_go
from kcextract.review.session import Session
from kcextract.review.view import reviewed
from kcextract.run.failure import failed_extraction

TABLES = [*LAYOUTS]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "golden" / "made-up"


def rest(session: Session, *tables: str) -> None:
    for table in tables or TABLES:
        session.change({"do": "rest", "table": table})


def first(session: Session, table: str) -> str:
    return session.state.keys(table)[0]


def test_looking_writes_nothing(made_up: Extraction, folder: Path) -> None:
    Session(made_up, folder)
    assert not folder.exists()


def test_what_is_accepted_as_a_whole_is_what_is_found(made_up: Extraction, folder: Path) -> None:
    session = Session(made_up, folder)
    rest(session)
    saving = session.save()
    assert {*saving.drafts} == {*TABLES}
    assert (saving.open, saving.refused) == ({}, {})
    assert compare(made_up, read_golden(folder)).differences == ()
    assert not session.save().drafts


def test_a_table_with_rows_that_nobody_looked_at_is_not_written(made_up: Extraction, folder: Path) -> None:
    session = Session(made_up, folder)
    rest(session, "budgets")
    session.change({"do": "accept", "row": first(session, "targets")})
    saving = session.save()
    assert {*saving.drafts} == {"budgets"}
    assert saving.open["targets"] == len(made_up.targets) - 1
    assert {*read_golden(folder).tables} == {"budgets"}


def test_the_golden_check_sees_what_was_corrected_added_and_deleted(
    made_up: Extraction, folder: Path
) -> None:
    session = Session(made_up, folder)
    one, other, _ = session.state.keys("targets")
    session.change({"do": "correct", "row": one, "cells": {"quantity_min": "6", "quantity_max": "6"}})
    session.change({"do": "delete", "row": other})
    text = made_up.document.text or ""
    start = text.index("3,5 tỷ")
    cells = {"printed": "3,5", "comparator": "ge", "quantity_min": "3,5", "object": "tỷ", "unit": "tỷ"}
    session.change({"do": "add", "table": "targets", "start": start, "end": start + 6, "cells": cells})
    rest(session, "targets")
    session.save()
    differences = compare(made_up, read_golden(folder)).differences
    assert [(each.kind, each.row) for each in differences] == [
        ("changed", "line 6 05"),
        ("extra", "line 6 12"),
        ("missing", "line 11 3,5"),
    ]
    assert {cell.column: (cell.expected, cell.found) for cell in differences[0].cells} == {
        "quantity_min": ("6", "5"),
        "quantity_max": ("6", "5"),
    }


def test_parts_of_amounts_are_numbered_as_they_stand(made_up: Extraction, folder: Path) -> None:
    session = Session(made_up, folder)
    text = made_up.document.text or ""
    cells = {"printed": "12", "comparator": "eq", "amount_vnd": "12", "source": "khac", "label": "a"}
    start = text.index("12 lớp")
    session.change({"do": "add", "table": "budgets", "start": start, "end": start + 6, "cells": cells})
    rest(session, "budgets")
    session.save()
    rows = read_golden(folder).tables["budgets"]
    assert [(row.cells["printed"], row.parent) for row in rows] == [("12", None), ("3,5", None), ("2", 1)]


def test_sections_that_do_not_fit_together_are_not_written(made_up: Extraction, folder: Path) -> None:
    session = Session(made_up, folder)
    deep = session.state.keys("sections")[4]
    session.change({"do": "correct", "row": deep, "cells": {"depth": "7"}})
    rest(session, "sections", "targets")
    saving = session.save()
    assert {*saving.drafts} == {"targets"}
    assert "a section of depth 7 stands below none of depth 6" in saving.refused["sections"].sentence
    assert saving.refused["sections"].sentence.startswith("sections.csv, line 6")


def test_what_a_reader_wrote_before_is_where_the_review_begins(
    made_up: Extraction, folder: Path, golden_files: Callable[..., Path]
) -> None:
    golden_files(budgets=None)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    session = Session(made_up, folder)
    assert session.state.progress("targets").is_done
    assert not session.state.progress("budgets").decided
    # Where a reader shortened a long text, it stays short.
    assert "…" in session.state.current(first(session, "objectives")).cells["text"]
    session.change({"do": "correct", "row": first(session, "targets"), "cells": {"unit": "nhà"}})
    saving = session.save()
    assert {*saving.drafts} == {"targets"}
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name for name in before if before[name] != after[name]} == {"targets.csv"}


def test_a_row_that_only_the_reader_has_is_added_and_one_that_he_has_not_is_deleted(
    made_up: Extraction, folder: Path, golden_files: Callable[..., Path], lines_of: Callable[[str], list[str]]
) -> None:
    header, one, other, _ = lines_of("targets")
    golden_files(targets=header + one + other.replace(",12,", ",3,", 1).replace("6,3,", "10,1,"))
    state = Session(made_up, folder).state
    assert [state.decisions[key].kind for key in state.keys("targets")] == [
        *("accepted", "deleted", "deleted"),
        "added",
    ]


def test_a_file_that_somebody_else_changed_is_left_alone(made_up: Extraction, folder: Path) -> None:
    session = Session(made_up, folder)
    rest(session, "targets", "budgets")
    session.save()
    path = folder / "targets.csv"
    path.write_text(path.read_text("utf-8").replace("lớp", "khoá"), encoding="utf-8")
    theirs = path.read_bytes()
    for table in ("targets", "budgets"):
        session.change({"do": "correct", "row": first(session, table), "cells": {"period_end": "2021"}})
    saving = Session(made_up, folder).save()
    assert {*saving.drafts} == {"budgets"}
    assert "targets.csv was changed elsewhere" in saving.refused["targets"].sentence
    assert path.read_bytes() == theirs


def test_a_review_that_was_killed_while_it_saved_goes_on(
    made_up: Extraction, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(made_up, folder)
    rest(session, "targets")
    for moment in ("carry_out", "write_journal"):
        with monkeypatch.context() as patch:
            patch.setattr(f"kcextract.review.session.{moment}", lambda *given: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                session.save()
        session = Session(made_up, folder)
        session.save()
        assert session.state.progress("targets").is_done
        session.change({"do": "correct", "row": first(session, "targets"), "cells": {"period_end": "2029"}})
    assert not session.save().refused


def test_the_working_file_is_there_or_not_but_never_a_part_of_it(
    made_up: Extraction, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(made_up, folder)
    session.change({"do": "accept", "row": first(session, "targets")})
    before, state = (folder / journal.NAME).read_bytes(), session.state

    def full(*given: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(GoldenError, match="No space left"):
            session.change({"do": "delete", "row": first(session, "targets")})
    assert (folder / journal.NAME).read_bytes() == before
    assert session.state == state == Session(made_up, folder).state


def test_locked_golden_files_stay(made_up: Extraction, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(made_up, folder)
    rest(session)
    monkeypatch.setenv("KCEXTRACT_GOLDEN_LOCKED", "1")
    with pytest.raises(GoldenError, match="locked"):
        session.save()
    assert {path.name for path in folder.iterdir()} == {journal.NAME}


def test_decisions_follow_their_rows_when_others_are_found_too(made_up: Extraction, folder: Path) -> None:
    session = Session(made_up, folder)
    last = session.state.keys("targets")[-1]
    session.change({"do": "correct", "row": last, "cells": {"unit": "người"}})
    fewer = replace(made_up, targets=made_up.targets[1:])
    later = Session(fewer, folder)
    assert later.state.current(last).cells["unit"] == "người"
    assert len(later.state.decisions) == 1


def test_a_row_that_is_found_otherwise_later_is_the_same_row(made_up: Extraction, folder: Path) -> None:
    session = Session(made_up, folder)
    whole, part = session.state.keys("budgets")
    session.change({"do": "correct", "row": whole, "cells": {"label": "Kinh phí"}})
    session.change({"do": "accept", "row": part})
    better = replace(made_up, budgets=(replace(made_up.budgets[0], label="Kinh phí"), made_up.budgets[1]))
    later = Session(better, folder)
    assert [later.state.decisions[key].kind for key in later.state.keys("budgets")] == ["accepted"] * 2
    later.save()
    assert [row.parent for row in read_golden(folder).tables["budgets"]] == [None, 0]
    assert Session(better, folder).state == later.state


def test_a_row_that_is_found_no_more_stays_as_an_added_one(made_up: Extraction, folder: Path) -> None:
    session = Session(made_up, folder)
    row = session.state.current(first(session, "targets"))
    session.change({"do": "accept", "row": row.key})
    session.change({"do": "delete", "row": session.state.keys("targets")[1]})
    later = Session(replace(made_up, targets=made_up.targets[2:]), folder)
    [_, added] = later.state.keys("targets")
    kept = later.state.current(added)
    assert (later.state.decisions[added].kind, kept.cells, kept.at) == ("added", row.cells, row.at)
    rest(later, "targets")
    assert Session(replace(made_up, targets=made_up.targets[2:]), folder).state == later.state


def test_an_amount_whose_whole_is_gone_is_not_written_in_silence(made_up: Extraction, folder: Path) -> None:
    session = Session(made_up, folder)
    session.change({"do": "accept", "row": session.state.keys("budgets")[1]})
    other = replace(made_up.budgets[0], label="other", amount_vnd=1, amount_max_vnd=1)
    later = Session(replace(made_up, budgets=(other, made_up.budgets[1])), folder)
    rest(later, "budgets")
    saving = later.save()
    assert not saving.drafts
    assert "is a part of one that is not there any more" in saving.refused["budgets"].sentence


def test_a_document_without_text_has_its_fields_only(folder: Path) -> None:
    failed = failed_extraction("broken.txt", "0" * 64, KcextractError("–"), "plain")
    session = Session(failed, folder)
    rest(session, "documents", "targets")
    assert {*session.save().drafts} == {"documents", "targets"}
    assert not read_golden(folder).tables["targets"]


def test_the_review_of_another_file_or_another_text_is_refused(made_up: Extraction, folder: Path) -> None:
    session = Session(made_up, folder)
    session.change({"do": "accept", "row": first(session, "targets")})
    before = (folder / journal.NAME).read_bytes()
    for changed in ({"doc_id": "f" * 16}, {"text": f"{made_up.document.text} "}):
        with pytest.raises(GoldenError, match="move it away"):
            Session(replace(made_up, document=replace(made_up.document, **changed)), folder)
    assert (folder / journal.NAME).read_bytes() == before


@pytest.mark.parametrize(
    "damage",
    [
        lambda lines: [*lines[:1], "{"],
        lambda lines: [],
        lambda lines: ["[]"],
        lambda lines: ['{"kcextract_review": 99}'],
        lambda lines: [*lines, "{}"],
        lambda lines: [*lines, '{"kind":"accepted","table":"nothing","key":"a"}'],
        lambda lines: [*lines, lines[1].replace('"unit"', '"units"')],
        lambda lines: [*lines, lines[1].replace('"start":', '"start":"x","y":')],
    ],
)
def test_a_working_file_that_is_not_ours_is_told_of(
    made_up: Extraction, folder: Path, damage: Callable[[list[str]], list[str]]
) -> None:
    session = Session(made_up, folder)
    session.change({"do": "accept", "row": first(session, "targets")})
    path = folder / journal.NAME
    path.write_text("\n".join(damage(path.read_text("utf-8").splitlines())), encoding="utf-8")
    with pytest.raises(GoldenError, match=r"review\.jsonl, line \d+: this was not written by"):
        Session(made_up, folder)


WISHES = st.fixed_dictionaries(
    {
        "do": st.sampled_from(
            ["accept", "correct", "delete", "undo", "add", "rest", "reopen", "save", "other"]
        ),
        "table": st.sampled_from([*TABLES, "lines"]),
        "number": st.integers(0, 6),
        "start": st.integers(-1, 400),
        "length": st.integers(0, 60),
        "cells": st.dictionaries(
            st.sampled_from(sorted({name for layout in LAYOUTS.values() for name in layout.columns})),
            st.one_of(
                st.sampled_from(["", "12", "400", "eq", "lớp", "2020", "dao_tao_nghe", "3,5", "khac", "1"]),
                st.text(max_size=6),
                st.integers(0, 2).map(lambda number: f"parent {number}"),
            ),
            max_size=4,
        ),
    }
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WISHES, max_size=10))
def test_whatever_is_done_the_state_is_there_again_and_what_is_saved_is_read(
    made_up: Extraction, tmp_path_factory: pytest.TempPathFactory, wishes: list[dict[str, object]]
) -> None:
    folder = tmp_path_factory.mktemp("golden") / "made-up"
    session = Session(made_up, folder)
    for wish in wishes:
        keys = session.state.keys(str(wish["table"])) or [""]
        cells = dict(wish["cells"])  # type: ignore[call-overload]
        if cells.get("parent", "").startswith("parent "):
            wholes = session.state.keys("budgets")
            cells["parent"] = wholes[int(cells["parent"][-1]) % len(wholes)]
        end = int(str(wish["start"])) + int(str(wish["length"]))
        asked = {**wish, "row": keys[int(str(wish["number"])) % len(keys)], "end": end, "cells": cells}
        before = session.state
        refused = None
        try:
            if wish["do"] == "save":
                session.save()
            else:
                session.change(json.loads(json.dumps(asked)))
        except RefusedError as error:
            refused = error
        assert refused is None or session.state == before
        reviewed(made_up, session.found, session.state)
        assert Session(made_up, folder).state == session.state
    rest(session)
    saving = session.save()
    golden = read_golden(folder)
    # A row that could not be accepted is left; sections may not fit together.
    assert {*golden.tables} == {*TABLES} - {*saving.open} - {*saving.refused}
    for table, rows in golden.tables.items():
        assert len(rows) == len(session.state.standing(table))
        if can_come_and_go(table):
            lines = [row.line for row in rows]
            assert lines == sorted(lines)
    assert Session(made_up, folder).state == session.state
