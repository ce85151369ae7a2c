"""What a document promises: its targets, its failing checks, and the one total of the whole programme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kcextract.records import BudgetRecord, CheckRecord, Extraction, TargetRecord
from kcextract.run.promises import programme_total, promises

BUDGET = BudgetRecord(
    doc_id="d",
    budget_no=0,
    parent_no=None,
    section_no=1,
    content_item_no=None,
    amount_vnd=5_000_000_000,
    amount_max_vnd=5_000_000_000,
    comparator="eq",
    amount_raw="5 tỷ đồng",
    amount_words_vnd=None,
    source="tong",
    label="Tổng kinh phí",
    period_start=2021,
    period_end=2025,
    start=0,
    end=9,
)
PARTS = {"amount_vnd": 3_000_000_000, "amount_max_vnd": 3_000_000_000}


@pytest.fixture
def programme(
    extract_plain: Callable[[Path], Extraction], write: Callable[..., list[Path]]
) -> Callable[..., Extraction]:
    """A programme of 2021–2025 with these budgets."""

    def make(*budgets: BudgetRecord) -> Extraction:
        plain = extract_plain(write(a="Tổng kinh phí 5 tỷ đồng\n")[0])
        document = replace(plain.document, period_start=2021, period_end=2025)
        numbered = tuple(replace(budget, budget_no=number) for number, budget in enumerate(budgets))
        return replace(plain, document=document, budgets=numbered)

    return make


def test_the_total_is_that_of_the_programme(programme: Callable[..., Extraction]) -> None:
    found = programme_total(programme(BUDGET, replace(BUDGET, **PARTS, source="doi_ung", parent_no=0)))
    assert found is not None
    assert found.amount_vnd == 5_000_000_000


def test_a_total_stated_again_is_still_one(programme: Callable[..., Extraction]) -> None:
    found = programme_total(programme(BUDGET, replace(BUDGET, label="Kinh phí thực hiện")))
    assert found is not None
    assert found.budget_no == 0


@pytest.mark.parametrize(
    "other",
    [
        {"content_item_no": 1},
        {"source": "khuyen_cong_quoc_gia"},
        {"parent_no": 7},
        {"period_start": 2021, "period_end": 2021},
    ],
    ids=["of one activity", "of one source", "a part", "of one year"],
)
def test_an_amount_of_less_than_the_programme_is_no_total(
    programme: Callable[..., Extraction], other: dict[str, object]
) -> None:
    small = replace(BUDGET, **PARTS, **other)
    assert programme_total(programme(small)) is None
    found = programme_total(programme(small, BUDGET))
    assert found is not None
    assert found.amount_vnd == 5_000_000_000


def test_of_several_totals_that_differ_none_is_taken(programme: Callable[..., Extraction]) -> None:
    assert programme_total(programme(BUDGET, replace(BUDGET, **PARTS))) is None


def test_where_the_document_has_no_period_the_total_may_have_any(
    programme: Callable[..., Extraction],
) -> None:
    timeless = programme(BUDGET)
    timeless = replace(timeless, document=replace(timeless.document, period_start=None, period_end=None))
    assert programme_total(timeless) == BUDGET


def test_targets_and_failing_checks_are_counted(programme: Callable[..., Extraction]) -> None:
    checks = [
        CheckRecord("d", n, "prose_sum", "Parts", 1.0, 2.0, 1.0, s, None)
        for n, s in enumerate(("pass", "fail", "fail"))
    ]
    target = TargetRecord(
        "d", 0, 1, None, None, 1.0, 1.0, "eq", "lớp", "lớp", None, None, None, None, None, "01 lớp", 0, 6
    )
    told = promises(replace(programme(), checks=tuple(checks), targets=(target,)))
    assert (told.targets, told.failing_checks, told.total) == (1, 2, None)
    assert (told.period_start, told.period_end) == (2021, 2025)
