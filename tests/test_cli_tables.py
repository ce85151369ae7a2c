"""What ``show`` prints of a programme's tables, and what ``convert`` tells was promised."""

from __future__ import annotations

import doctest
import io
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from kcextract import extract
from kcextract.cli import figures, main
from kcextract.cli.extraction_view import print_extraction, print_table
from kcextract.cli.figures import amount, broken, quantity
from kcextract.cli.summary import MOST_ROWS, print_summary
from kcextract.dataset.manifest import SourceEntry
from kcextract.records import (
    BudgetRecord,
    CheckRecord,
    DiagnosticRecord,
    Extraction,
    TargetRecord,
    columns,
    table_records,
)
from kcextract.records.codes import ACTIVITY_CODES, COMPARATORS, MONEY_SOURCES
from kcextract.records.trees import budget_tree
from kcextract.run.convert import Outcome
from kcextract.run.promises import Promises, promises
from kcextract.run.report import Tally

CORPUS = Path(__file__).parent.parent / "corpus"
TEXT = "Mở 20 lớp\nTổng 5 tỷ đồng\nTỉnh 3 tỷ đồng\nCơ sở 2 tỷ đồng\n"

TARGET = TargetRecord(
    doc_id="d",
    target_no=0,
    section_no=1,
    content_item_no=None,
    action="Mở",
    quantity_min=20.0,
    quantity_max=20.0,
    comparator="eq",
    unit="lớp",
    object="lớp đào tạo nghề",
    basis=None,
    period_start=2021,
    period_end=2025,
    period_basis="document",
    activity_code="dao_tao_nghe",
    text="Mở 20 lớp",
    start=0,
    end=9,
)
TOTAL = BudgetRecord(
    doc_id="d",
    budget_no=0,
    parent_no=None,
    section_no=2,
    content_item_no=None,
    amount_vnd=5_000_000_000,
    amount_max_vnd=5_000_000_000,
    comparator="eq",
    amount_raw="5 tỷ đồng",
    amount_words_vnd=None,
    source="tong",
    label="Tổng",
    period_start=2021,
    period_end=2025,
    start=10,
    end=24,
)
PROVINCE = replace(
    TOTAL,
    budget_no=1,
    parent_no=0,
    amount_vnd=3_000_000_000,
    amount_max_vnd=3_000_000_000,
    source="khuyen_cong_dia_phuong",
    label="Tỉnh",
    start=25,
)
OWN = replace(
    PROVINCE,
    budget_no=2,
    amount_vnd=2_000_000_000,
    amount_max_vnd=2_000_000_000,
    source="doi_ung",
    label=None,
)
HOLDS = CheckRecord("d", 0, "prose_sum", "Parts of Tổng", 5e9, 5e9, 0.0, "pass", None)
FAILS = CheckRecord("d", 1, "words_digits", "Tỉnh, in words", 2.5e9, 3e9, 5e8, "fail", "by hand")


@pytest.fixture
def extraction(extract_plain: Callable[[Path], Extraction], write: Callable[..., list[Path]]) -> Extraction:
    return replace(
        extract_plain(write(a=TEXT)[0]),
        targets=(TARGET,),
        budgets=(TOTAL, PROVINCE, OWN),
        checks=(HOLDS, FAILS),
    )


def shown(extraction: Extraction, table: str | None = None, *, width: int = 120, every: bool = False) -> str:
    sink = io.StringIO()
    console = Console(file=sink, width=width)
    if table is None:
        print_extraction(extraction, console, every_diagnostic=every)
    else:
        print_table(extraction, table, console)
    return sink.getvalue()


def rows(printed: str) -> list[list[str]]:
    """The cells of each line: what two spaces or more part."""
    return [re.split(r" {2,}", line.strip()) for line in printed.splitlines()]


class TestFigures:
    def test_the_examples_hold(self) -> None:
        assert doctest.testmod(figures).failed == 0

    @pytest.mark.parametrize(
        ("low", "high", "comparator", "told"),
        [
            (2000.0, 2000.0, "eq", "2,000 lớp"),
            (2.5, 2.5, "eq", "2.5 lớp"),
            (400.0, 600.0, "range", "400–600 lớp"),
            (20.0, 20.0, "approx", "≈ 20 lớp"),
            (20.0, None, "ge", "≥ 20 lớp"),
            (20.0, None, "gt", "> 20 lớp"),
            (None, 20.0, "le", "≤ 20 lớp"),
            (None, 20.0, "lt", "< 20 lớp"),
        ],
    )
    def test_a_quantity_tells_how_it_binds(
        self, low: float | None, high: float | None, comparator: str, told: str
    ) -> None:
        assert quantity(replace(TARGET, quantity_min=low, quantity_max=high, comparator=comparator)) == told

    def test_a_rate_tells_what_it_is_for_each_of(self) -> None:
        assert quantity(replace(TARGET, unit="học viên", basis="lớp")) == "20 học viên/lớp"
        assert quantity(replace(TARGET, unit="%", basis="năm")) == "20%/năm"

    def test_an_amount_is_in_dong_or_as_printed(self) -> None:
        assert amount(TOTAL) == "5,000,000,000"
        assert amount(replace(TOTAL, amount_max_vnd=6_000_000_000, comparator="range")) == (
            "5,000,000,000–6,000,000,000"
        )
        assert amount(replace(TOTAL, amount_max_vnd=None, comparator="gt")) == "> 5,000,000,000"
        assert amount(replace(TOTAL, amount_vnd=None, amount_max_vnd=None)) == "“5 tỷ đồng”"

    @pytest.mark.parametrize("code", [*ACTIVITY_CODES, *MONEY_SOURCES])
    def test_a_broken_code_is_the_same_code_and_fits(self, code: str) -> None:
        told = broken(code, 14)
        assert told.replace("\n", "") == code
        assert all(len(line) <= 14 for line in told.split("\n"))


class TestTargets:
    def test_a_target_is_a_row(self, extraction: Extraction) -> None:
        printed = shown(extraction, "targets")
        assert printed.startswith("Targets: 1\n")
        assert ["1", "20 lớp", "Mở · lớp đào tạo nghề", "2021–2025", "dao_tao_nghe"] in rows(printed)

    def test_what_is_not_stated_is_a_dash(self, extraction: Extraction) -> None:
        bare = replace(TARGET, action=None, period_start=None, period_end=None, activity_code=None)
        assert ["1", "20 lớp", "– · lớp đào tạo nghề", "–", "–"] in rows(
            shown(replace(extraction, targets=(bare,)), "targets")
        )

    @pytest.mark.parametrize("comparator", COMPARATORS)
    def test_every_comparator_can_be_shown(self, extraction: Extraction, comparator: str) -> None:
        assert "20 lớp" in shown(
            replace(extraction, targets=(replace(TARGET, comparator=comparator),)), "targets"
        )


class TestBudgets:
    def test_parts_stand_below_their_whole(self, extraction: Extraction) -> None:
        assert rows(shown(extraction, "budgets"))[3:6] == [
            ["2", "Tổng", "5,000,000,000", "tong", "2021–2025"],
            ["3", "├ Tỉnh", "3,000,000,000", "khuyen_cong_dia_phuong", "2021–2025"],
            ["3", "└ (5 tỷ đồng)", "2,000,000,000", "doi_ung", "2021–2025"],
        ]

    def test_the_lines_of_the_tree_go_on_beside_words_that_are_broken(self, extraction: Extraction) -> None:
        words = "Nguồn kinh phí khuyến công địa phương hỗ trợ các cơ sở công nghiệp nông thôn"
        long = replace(PROVINCE, label=words)
        printed = shown(replace(extraction, budgets=(TOTAL, long, OWN)), "budgets", width=80)
        assert re.search(r"3   ├ Nguồn .*\n +│   \S.*\n", printed)
        told = re.findall(r"[├│] +(\w[\w ]*?)(?:  |$)", printed, re.MULTILINE)
        assert " ".join(told) == words

    @given(st.lists(st.one_of(st.none(), st.integers(0, 12)), max_size=12))
    def test_every_amount_is_shown_once_whatever_its_whole(self, wholes: list[int | None]) -> None:
        budgets = [replace(TOTAL, budget_no=n, parent_no=whole) for n, whole in enumerate(wholes)]
        assert sorted(branch.budget.budget_no for branch in budget_tree(budgets)) == [*range(len(wholes))]


class TestChecks:
    def test_a_failing_check_is_marked_and_tells_both_figures(self, extraction: Extraction) -> None:
        printed = shown(extraction, "checks")
        assert printed.startswith("Checks: 2 (1 failing)\n")
        assert ["✓ pass", "prose_sum", "Parts of Tổng"] in rows(printed)
        assert [
            "✗ FAIL",
            "words_digits",
            "Tỉnh, in words: 3,000,000,000 is stated, the other figures give 2,500,000,000,",
        ] in rows(shown(extraction, "checks", width=100))
        assert "the difference is +500,000,000 (by hand)" in " ".join(printed.split())

    def test_where_none_fails_none_is_told(self, extraction: Extraction) -> None:
        assert shown(replace(extraction, checks=(HOLDS,)), "checks").startswith("Checks: 1\n")


class TestDiagnostics:
    @pytest.fixture
    def numerous(self, extraction: Extraction) -> Extraction:
        unclaimed = [
            DiagnosticRecord("d", n, "info", "unclaimed_number", "“20” is no target.", 3, 5) for n in range(3)
        ]
        odd = DiagnosticRecord("d", 3, "warning", "unclaimed_number", "“5” is odd.", 15, 16)
        return replace(extraction, diagnostics=(*unclaimed, odd))

    def test_numbers_that_are_no_target_are_only_counted(self, numerous: Extraction) -> None:
        printed = shown(numerous)
        assert "Diagnostics: 4\nwarning unclaimed_number: “5” is odd.\n" in printed
        assert printed.endswith(
            "info unclaimed_number: 3 numbers are no target and no budget; --diagnostics shows each, and why.\n"
        )

    def test_one_is_told_as_one(self, numerous: Extraction) -> None:
        assert "1 number is no target" in shown(replace(numerous, diagnostics=numerous.diagnostics[2:]))

    def test_each_is_shown_where_all_are_asked_for(self, numerous: Extraction) -> None:
        for printed in (shown(numerous, every=True), shown(numerous, "diagnostics")):
            assert printed.count("“20” is no target.") == 3
            assert "--diagnostics" not in printed


@pytest.fixture(scope="module")
def real() -> list[Extraction]:
    return [extract(path) for path in sorted(CORPUS.glob("*.txt"))]


class TestShow:
    @pytest.mark.parametrize("width", [80, 120])
    @pytest.mark.parametrize("table", [None, *table_records()])
    def test_nothing_is_wider_than_the_terminal_or_cut_in_its_figures(
        self, real: list[Extraction], table: str | None, width: int
    ) -> None:
        for extraction in real:
            printed = shown(extraction, table, width=width)
            assert max(map(len, printed.splitlines())) <= width
            if table in (None, "budgets"):
                assert all(amount(budget) in printed for budget in extraction.budgets)

    @pytest.mark.parametrize("table", ["objectives", "solutions", "assignments", "legal_bases", "lines"])
    def test_a_table_has_a_row_for_each(self, real: list[Extraction], table: str) -> None:
        for extraction in real:
            lines = shown(extraction, table).splitlines()
            count = len(extraction.rows(table))
            assert lines[0].endswith(f": {count:,}")
            # A row that goes on over several lines has its line number once.
            assert sum(bool(re.match(r" *\d+ {3}", line)) for line in lines) == count

    def test_the_words_of_a_table_are_whole(self, real: list[Extraction]) -> None:
        for extraction in real:
            printed = set(shown(extraction, "objectives", width=80).split())
            assert all(set(each.text.split()) <= printed for each in extraction.objectives)

    def test_a_table_without_a_view_of_its_own_is_a_block_a_row(
        self, extraction: Extraction, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delitem(print_table.__globals__["_VIEWS"], "targets")
        printed = rows(shown(extraction, "targets"))
        stated = {column.name for column in columns("targets")} - {"doc_id", "start", "end"}
        told = {row[0] for row in printed[1:] if len(row) == 2}
        assert told == {"line"} | stated - {"content_item_no", "basis"}
        assert ["quantity_min", "20"] in printed

    def test_the_other_tables_are_counted(self, extraction: Extraction) -> None:
        assert "Further tables: 4 lines, 0 objectives, 0 content_items," in shown(extraction)

    @pytest.mark.parametrize("table", table_records())
    def test_one_table_alone_may_be_asked_for(
        self, table: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.delenv("COLUMNS", raising=False)
        document = CORPUS / "dong-nai-2018.txt"
        with pytest.raises(SystemExit) as caught:
            main(["show", str(document), "--table", table])
        assert not caught.value.code
        assert capsys.readouterr().out == shown(extract(document), table, width=110)

    def test_an_unknown_table_is_status_2_with_those_that_there_are(
        self, capsys: pytest.CaptureFixture[str]
    ) -> None:
        with pytest.raises(SystemExit) as caught:
            main(["show", "gone.txt", "--table", "promises"])
        assert caught.value.code == 2
        assert "there is no table 'promises'; the tables are documents, lines," in capsys.readouterr().err


def told(*outcomes: Outcome) -> str:
    sink = io.StringIO()
    tally = Tally(len(outcomes))
    for each in outcomes:
        tally.add(each)
    print_summary(tally.report(Path("out"), 0, 0, ()), Console(file=sink, width=120))
    return sink.getvalue()


def outcome(source: str, promised: Promises | None) -> Outcome:
    entry = SourceEntry(source, "d", None, None, "failed" if promised is None else "ok", error="Damaged.")
    return Outcome(entry, promises=promised)


class TestPromised:
    def test_a_document_is_a_row_of_what_its_extraction_holds(self, extraction: Extraction) -> None:
        printed = told(outcome("a.txt", promises(extraction)))
        assert ["a.txt", "1", "5,000,000,000", "–", "1"] in rows(printed)
        assert "no single total" not in printed

    def test_the_corpus_is_told_as_it_is_extracted(self, real: list[Extraction]) -> None:
        for extraction in real:
            cells = rows(told(outcome("a.txt", promises(extraction))))
            [row] = [row for row in cells if len(row) == 5 and row[0] == "a.txt"]
            assert int(row[1]) == len(extraction.targets)
            assert row[2] in {"–", *(amount(budget) for budget in extraction.budgets)}
            years = {extraction.document.period_start, extraction.document.period_end} - {None}
            assert {int(year) for year in re.findall(r"\d+", row[3])} == years
            assert int(row[4]) == sum(check.status == "fail" for check in extraction.checks)

    def test_a_document_without_a_total_has_a_dash_and_the_dash_a_reason(self) -> None:
        printed = told(outcome("a.txt", Promises(2, 0, None, 2020, None)))
        assert ["a.txt", "2", "–", "to 2020", "0"] in rows(printed)
        assert "–: the document states no single total for the whole programme." in printed

    def test_the_last_line_says_how_to_look_further(self) -> None:
        few, many = Promises(2, 0, None, None, None), Promises(9, 0, None, None, None)
        printed = told(outcome("a.txt", few), outcome("my plan.txt", many), outcome("c.txt", None))
        assert printed.endswith("Look further: kcextract show 'my plan.txt'\n")

    def test_where_nothing_could_be_read_nothing_was_promised(self) -> None:
        printed = told(outcome("c.txt", None))
        assert "promised" not in printed
        assert printed.endswith("The tables are in out.\n")

    def test_of_many_documents_the_sums_are_told(self) -> None:
        failing = outcome("x.txt", Promises(1, 3, None, None, None))
        plain = [outcome(f"{n}.txt", Promises(20, 0, None, None, None)) for n in range(MOST_ROWS)]
        assert (
            f"What was promised: 1,001 targets in {MOST_ROWS + 1} documents; failing checks: 3 in 1 of them.\n"
        ) in told(*plain, failing)
