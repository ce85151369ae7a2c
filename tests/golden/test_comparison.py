"""A golden set against an extraction: what differs, row by row, and the scores."""

from dataclasses import replace

import pytest

from kcextract.golden.comparison import Cell, Difference, compare
from kcextract.golden.layout import LAYOUTS
from kcextract.golden.scores import Score


def differences(extraction, golden):
    """What differs."""
    return compare(extraction, golden).differences


def changes(extraction, golden):
    """Table, kind, row and cells of what differs."""
    return [(each.table, each.kind, each.row, each.cells) for each in differences(extraction, golden)]


def with_row(extraction, table, number, **values):
    """``extraction`` with values of one row changed."""
    rows = list(getattr(extraction, table))
    rows[number] = replace(rows[number], **values)
    return replace(extraction, **{table: tuple(rows)})


def without_row(extraction, table, number):
    rows = getattr(extraction, table)
    return replace(extraction, **{table: rows[:number] + rows[number + 1 :]})


def test_nothing_differs_from_what_the_reader_found(extraction, golden):
    comparison = compare(extraction, golden())

    assert comparison.name == "made-up"
    assert comparison.differences == ()
    assert [table.table for table in comparison.tables] == [*LAYOUTS]
    for table in comparison.tables:
        assert table.rows.right == table.rows.expected == table.rows.found > 0
        assert table.fields.right == table.fields.expected == table.fields.found > 0


@pytest.mark.parametrize("table", LAYOUTS)
def test_a_table_without_a_file_is_not_compared(extraction, golden, table):
    assert table not in [each.table for each in compare(extraction, golden(**{table: None})).tables]


@pytest.mark.parametrize("table", LAYOUTS)
def test_one_table_alone_may_be_compared(extraction, golden, table):
    assert [each.table for each in compare(extraction, golden(), (table,)).tables] == [table]


@pytest.mark.parametrize("table", [table for table in LAYOUTS if table != "documents"])
def test_a_table_in_which_nothing_was_found_has_every_row_missing(extraction, golden, table):
    nothing = replace(extraction, **{table: ()})
    [compared] = compare(nothing, golden(), (table,)).tables

    assert {each.kind for each in compared.differences} == {"missing"}
    assert (compared.rows.found, compared.rows.right) == (0, 0)
    assert len(compared.differences) == compared.rows.expected
    assert compared.fields.right == 0


@pytest.mark.parametrize("table", [table for table in LAYOUTS if table != "documents"])
def test_a_table_in_which_the_reader_found_nothing_has_every_row_extra(extraction, golden, table):
    header = ",".join(LAYOUTS[table].columns) + "\n"
    [compared] = compare(extraction, golden(**{table: header}), (table,)).tables

    assert {each.kind for each in compared.differences} == {"extra"}
    assert len(compared.differences) == compared.rows.found
    assert all(each.quote and each.file_line is None for each in compared.differences)


class TestDocuments:
    def test_a_column_that_differs(self, extraction, golden):
        found = replace(extraction, document=replace(extraction.document, title="Khác", issue_date=None))

        assert differences(found, golden()) == (
            Difference(
                "changed", "documents", "issue_date", 4, None, "", (Cell("value", "2020-11-12", None),)
            ),
            Difference("changed", "documents", "title", 5, None, "", (Cell("value", "Khuyến công", "Khác"),)),
        )

    def test_an_empty_value_is_null(self, extraction, golden):
        found = replace(extraction, document=replace(extraction.document, number="5/KH-UBND"))

        assert changes(found, golden()) == [
            ("documents", "changed", "number", (Cell("value", None, "5/KH-UBND"),))
        ]

    def test_columns_that_were_not_annotated_are_not_compared(self, extraction, golden):
        found = replace(extraction, document=replace(extraction.document, place="Cần Thơ"))

        assert differences(found, golden()) == ()

    def test_a_long_title_may_be_shortened(self, extraction, edited):
        title = "Ban hành Chương trình khuyến công địa phương"
        found = replace(extraction, document=replace(extraction.document, title=title))

        assert differences(found, edited("documents", "Khuyến công", "Ban hành … địa phương")) == ()

    def test_the_score_counts_what_is_not_null(self, extraction, golden):
        found = replace(extraction, document=replace(extraction.document, number="5", title=None))
        [compared] = compare(found, golden(), ("documents",)).tables

        assert compared.rows == compared.fields == Score("documents", 4, 4, 3)


class TestSections:
    @pytest.mark.parametrize(
        ("values", "cell"),
        [
            ({"role": "contents"}, Cell("role", "objectives_general", "contents")),
            ({"kind": "decimal"}, Cell("kind", "arabic", "decimal")),
            ({"marker": "1"}, Cell("marker", "1.", "1")),
            ({"depth": 3}, Cell("depth", "2", "3")),
            ({"parent_no": 0}, Cell("parent", "line 3 I.", None)),
            ({"parent_no": 2}, Cell("parent", "line 3 I.", "line 2 preamble")),
        ],
    )
    def test_a_column_that_differs(self, extraction, golden, values, cell):
        [difference] = differences(with_row(extraction, "sections", 4, **values), golden())

        assert difference.row == "line 4 1."
        assert cell in difference.cells

    def test_a_wrong_marker_does_not_make_the_parent_of_its_children_wrong(self, extraction, golden):
        [difference] = differences(with_row(extraction, "sections", 3, marker="1."), golden())

        assert difference.row == "line 3 I."
        assert difference.cells[0] == Cell("marker", "I.", "1.")

    def test_the_words_after_the_marker_begin_with_the_opening(self, extraction, edited):
        assert changes(extraction, edited("sections", "Mục tiêu chung", "Mục tiêu riêng")) == [
            (
                *("sections", "changed", "line 4 1."),
                (Cell("opening", "Mục tiêu riêng", "Mục tiêu chung:"),),
            )
        ]

    def test_a_row_with_the_wrong_opening_alone_is_right(self, extraction, edited):
        [compared] = compare(extraction, edited("sections", "Mục tiêu chung", "Khác"), ("sections",)).tables

        assert compared.rows.right == compared.rows.expected
        assert compared.fields.right == compared.fields.expected - 1

    def test_a_section_that_was_not_found(self, extraction, golden):
        [difference] = differences(without_row(extraction, "sections", 6), golden())

        assert (difference.kind, difference.row, difference.file_line) == ("missing", "line 15 Phụ lục", 7)
        assert difference.quote == "Phụ lục: Dự toán"

    def test_a_section_on_another_line_is_another_section(self, extraction, edited):
        assert [
            (each.kind, each.row)
            for each in differences(extraction, edited("sections", "6,3,dash", "5,3,dash"))
        ] == [("missing", "line 5 -"), ("extra", "line 6 -")]


class TestRows:
    def test_a_legal_base_that_differs(self, extraction, golden):
        row = "line,relation,cited_type,number,cited_date,issuer,title\n2,theo,luat,,,,Luật A\n"

        assert changes(extraction, golden(legal_bases=row)) == [
            (
                *("legal_bases", "changed", "line 2 luat"),
                (Cell("relation", "theo", "can_cu"), Cell("cited_date", None, "2015-06-19")),
            )
        ]

    def test_a_legal_base_that_was_not_found_beside_one_on_the_same_line(self, extraction, edited):
        two = edited("legal_bases", "2,can_cu", "2,can_cu,nghi_dinh,45/2012/NĐ-CP,,Chính phủ,\n2,can_cu")

        assert [(each.kind, each.row) for each in differences(extraction, two)] == [
            ("missing", "line 2 45/2012/NĐ-CP")
        ]

    @pytest.mark.parametrize(
        ("table", "values", "column", "right"),
        [
            ("objectives", {"kind": "general"}, "kind", False),
            ("objectives", {"period_start": 2016}, "period_start", False),
            ("objectives", {"text": "Hỗ trợ lao động."}, "text", False),
            ("content_items", {"ordinal": 2}, "ordinal", False),
            ("content_items", {"title": "Đào tạo"}, "title", False),
            ("content_items", {"expected_result": None}, "expected_result", False),
            ("content_items", {"activity_code": "khac"}, "activity_code", False),
            ("content_items", {"description": None}, "description", True),
            ("solutions", {"ordinal": None}, "ordinal", False),
            ("solutions", {"title": "Tuyên"}, "title", False),
            ("solutions", {"text": "Tuyên truyền."}, "text", True),
            ("assignments", {"agency": "Sở công thương"}, "agency", False),
            ("assignments", {"duty": "phoi_hop"}, "duty", False),
            ("assignments", {"task": "lập kế hoạch hằng năm."}, "task", False),
            ("assignments", {"agency_code": None}, "agency_code", True),
            ("appendix_tables", {"unit_vnd": 1_000_000}, "unit_vnd", False),
            ("appendix_tables", {"title": "Kinh phí"}, "title", True),
            ("targets", {"quantity_max": None}, "quantity_max", False),
            ("targets", {"comparator": "approx"}, "comparator", False),
            ("targets", {"unit": "cơ"}, "unit", False),
            ("targets", {"period_end": None}, "period_end", False),
            ("targets", {"action": None}, "action", True),
            ("targets", {"object": "cơ sở mới"}, "object", True),
            ("targets", {"basis": "năm"}, "basis", True),
            ("targets", {"period_basis": "section"}, "period_basis", True),
            ("targets", {"activity_code": "khac"}, "activity_code", True),
            ("budgets", {"amount_max_vnd": 4_000_000_000}, "amount_max_vnd", False),
            ("budgets", {"source": "khac"}, "source", False),
            ("budgets", {"parent_no": 1}, "parent", False),
            ("budgets", {"comparator": "approx"}, "comparator", True),
            ("budgets", {"amount_words_vnd": 5}, "amount_words_vnd", True),
            ("budgets", {"label": None}, "label", True),
        ],
    )
    def test_a_row_is_right_if_its_key_is(self, extraction, golden, table, values, column, right):
        [compared] = compare(with_row(extraction, table, 0, **values), golden(), (table,)).tables
        [difference] = compared.differences

        assert [cell.column for cell in difference.cells] == [column]
        assert compared.rows.right == compared.rows.expected - (not right)

    def test_a_cell_that_is_null_on_both_sides_counts_nothing(self, extraction, golden):
        found = with_row(extraction, "solutions", 0, ordinal=None)
        [compared] = compare(found, golden(), ("solutions",)).tables

        assert compared.fields == Score("solutions", 3, 2, 2)

    def test_rows_of_one_line_are_told_apart_by_what_they_say(self, extraction, edited):
        goal = "6,specific,,2020,Khác.\n6,specific"

        assert [
            (each.kind, each.cells[-1])
            for each in differences(extraction, edited("objectives", "6,specific", goal))
        ] == [("missing", Cell("text", "Khác.", None))]

    def test_a_golden_file_may_have_its_rows_out_of_order(self, extraction, golden, lines_of):
        header, *rows = lines_of("targets")

        assert differences(extraction, golden(targets="".join([header, rows[2], rows[0], rows[1]]))) == ()

    def test_a_line_that_the_source_does_not_have_is_quoted_as_nothing(self, extraction, edited):
        missing, _ = differences(extraction, edited("solutions", "13,1", "99,1"))[::-1]

        assert (missing.line, missing.quote) == (99, "")


class TestFigures:
    def test_the_line_is_that_of_the_first_digit(self, extraction, edited):
        assert [
            (each.kind, each.row) for each in differences(extraction, edited("targets", "7,400", "8,400"))
        ] == [("extra", "line 7 400 - 600"), ("missing", "line 8 400 - 600")]

    def test_digits_may_be_parted_by_the_end_of_a_line(self, extraction, golden):
        assert extraction.document.text.count("400 -\n  600") == 1
        assert differences(extraction, golden()) == ()

    def test_digits_inside_a_longer_number_are_another_figure(self, extraction, edited):
        assert [
            (each.kind, each.row) for each in differences(extraction, edited("targets", "6,05", "6,5"))
        ] == [("missing", "line 6 5"), ("extra", "line 6 05")]

    def test_a_figure_that_was_not_found_leaves_those_beside_it_alone(self, extraction, golden):
        [difference] = differences(without_row(extraction, "targets", 1), golden())

        assert (difference.kind, difference.row, difference.file_line) == ("missing", "line 6 12", 3)

    def test_a_figure_too_many_does_too(self, extraction, golden, lines_of):
        header, *rows = lines_of("targets")
        [difference] = differences(extraction, golden(targets="".join([header, rows[0], rows[2]])))

        assert (difference.kind, difference.row, difference.line) == ("extra", "line 6 12", 6)
        assert difference.quote == "- Hỗ trợ 05 cơ sở, 12 lớp"

    def test_a_figure_with_the_wrong_value_is_missing_and_extra(self, extraction, golden):
        found = with_row(extraction, "targets", 1, quantity_min=3.0, quantity_max=3.0)

        assert {each.kind for each in differences(found, golden())} == {"missing", "extra"}

    def test_half_a_range_is_a_row_that_changed(self, extraction, golden):
        found = with_row(extraction, "targets", 2, quantity_max=400.0, comparator="eq")
        [difference] = differences(found, golden())

        assert difference.row == "line 7 400 - 600"
        assert difference.cells == (Cell("quantity_max", "600", "400"), Cell("comparator", "range", "eq"))

    def test_the_same_figures_of_one_clause_are_told_apart_by_order(self, extraction, golden, lines_of):
        text = extraction.document.text.replace("12 lớp", "05 lớp")
        found = with_row(extraction, "targets", 1, quantity_min=5.0, quantity_max=5.0)
        found = replace(found, document=replace(found.document, text=text))
        header, *rows = lines_of("targets")
        rows[1] = rows[1].replace("12", "05").replace("05,05", "5,5")

        assert differences(found, golden(targets="".join([header, *rows]))) == ()

    def test_evidence_that_does_not_hold_the_digits_is_another_row(self, extraction, golden):
        found = with_row(extraction, "targets", 0, start=0, end=10)

        assert [(each.kind, each.row) for each in differences(found, golden())] == [
            ("extra", "line 1"),
            ("missing", "line 6 05"),
        ]

    def test_the_unit_is_compared_in_lower_case(self, extraction, edited):
        assert differences(extraction, edited("targets", "eq,lớp,lớp", "eq,Lớp,lớp")) == ()

    def test_a_parent_is_shown_by_its_row(self, extraction, golden):
        [difference] = differences(with_row(extraction, "budgets", 1, parent_no=None), golden())

        assert difference.cells == (Cell("parent", "line 11 3,5", None),)

    def test_parents_are_the_same_whatever_the_numbers_of_the_rows(self, extraction, golden, lines_of):
        text = extraction.document.text.replace(", trong", ",\ntrong")
        found = replace(extraction, document=replace(extraction.document, text=text))
        found = with_row(with_row(found, "budgets", 0, budget_no=7), "budgets", 1, parent_no=7)
        header, total, part = lines_of("budgets")
        swapped = golden(budgets=header + part.replace("11,2,1,", "12,2,2,") + total)
        [compared] = compare(found, swapped, ("budgets",)).tables

        assert compared.differences == ()

    def test_a_parent_that_is_no_golden_row_is_wrong(self, extraction, golden, lines_of):
        header, _, part = lines_of("budgets")
        [changed, extra] = differences(extraction, golden(budgets=header + part.replace("2,1,", "2,,")))

        assert (extra.kind, extra.row) == ("extra", "line 11 3,5")
        assert changed.cells == (Cell("parent", None, "line 11 3,5"),)


def test_a_cell_is_compared_with_the_one_in_its_place(extraction, golden):
    cells = extraction.appendix_cells
    found = replace(extraction, appendix_cells=(*cells[:2], replace(cells[2], value=2.5)))
    [compared] = compare(found, golden(), ("appendix_cells",)).tables

    [difference] = compared.differences
    assert (difference.kind, difference.row, difference.line) == ("changed", "table 0 row 0 column 2", 16)
    assert difference.cells == (Cell("value", "2500", "2.5"),)
    assert (compared.rows.expected, compared.rows.right) == (3, 2)


def test_cells_in_another_column_are_other_cells(extraction, golden):
    cells = extraction.appendix_cells
    found = replace(extraction, appendix_cells=(*cells[:2], replace(cells[2], column_no=3)))
    [compared] = compare(found, golden(), ("appendix_cells",)).tables

    assert [each.kind for each in compared.differences] == ["missing", "extra"]
