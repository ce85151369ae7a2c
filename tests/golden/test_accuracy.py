"""Precision, recall and F1, and the tables that show them."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.golden.accuracy import accuracy, accuracy_table, percent
from kcextract.golden.comparison import compare
from kcextract.golden.layout import LAYOUTS
from kcextract.golden.report import report
from kcextract.golden.scores import Score, total


@pytest.mark.parametrize(
    ("expected", "found", "right", "precision", "recall", "f1"),
    [
        (4, 5, 2, 0.4, 0.5, 4 / 9),
        (4, 4, 4, 1.0, 1.0, 1.0),
        (4, 0, 0, 0.0, 0.0, 0.0),
        (0, 4, 0, 0.0, 1.0, 0.0),
        (0, 0, 0, 1.0, 1.0, 1.0),
    ],
)
def test_the_shares_of_counts(expected, found, right, precision, recall, f1):
    score = Score("targets", expected, found, right)

    assert (score.precision, score.recall, score.f1) == pytest.approx((precision, recall, f1))


@given(st.integers(0, 99), st.integers(0, 99), st.data())
def test_f1_lies_between_precision_and_recall(expected, found, data):
    score = Score("targets", expected, found, data.draw(st.integers(0, min(expected, found))))

    assert 0 <= score.f1 <= 1
    if expected and found:
        low, high = sorted((score.precision, score.recall))
        assert low - 1e-9 <= score.f1 <= high + 1e-9
    assert (score.f1 == 1) == (score.right == expected == found)


def test_counts_are_added():
    assert total("t", [Score("a", 1, 2, 1), Score("b", 10, 20, 10)]) == Score("t", 11, 22, 11)


def test_a_table_counts_over_the_documents_that_have_it(extraction, golden):
    with_targets = compare(extraction, golden())
    nothing = compare(replace(extraction, targets=()), golden(), ("targets",))
    tables = {each.table: each for each in accuracy([with_targets, nothing])}

    assert [*tables] == [*LAYOUTS]
    assert tables["targets"].documents == 2
    assert tables["targets"].rows == Score("targets", 6, 3, 3)
    assert tables["budgets"].documents == 1


def test_the_markdown_table_shows_the_rows(extraction, golden):
    found = replace(extraction, targets=extraction.targets[:2])

    assert accuracy_table([compare(found, golden(), ("targets", "budgets"))]) == (
        "| table | documents | rows | precision | recall | F1 |\n"
        "|---|--:|--:|--:|--:|--:|\n"
        "| `targets` | 1 | 3 | 100.0 % | 66.6 % | 80.0 % |\n"
        "| `budgets` | 1 | 2 | 100.0 % | 100.0 % | 100.0 % |\n"
    )


@given(st.integers(0, 10**6), st.integers(0, 3))
def test_only_what_is_whole_is_shown_as_whole(right, wrong):
    if right + wrong:
        assert (percent(right / (right + wrong)) == "100.0") == (not wrong)


def test_the_report_has_scores_and_differences(extraction, golden):
    found = replace(extraction, targets=extraction.targets[:2])
    told = report([compare(found, golden())])

    assert told["tables"]["targets"]["rows"] == {
        **{"expected": 3, "found": 2, "right": 2},
        **{"precision": 1.0, "recall": 0.6667, "f1": 0.8},
    }
    assert told["documents"]["made-up"]["targets"] == told["tables"]["targets"]
    [difference] = told["differences"]
    assert difference["document"] == "made-up"
    assert (difference["kind"], difference["file_line"], difference["line"]) == ("missing", 4, 7)
    assert difference["file"].endswith("made-up/targets.csv")
    assert {"column": "unit", "expected": "lao động", "found": None} in difference["cells"]
