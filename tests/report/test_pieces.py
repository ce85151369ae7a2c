"""The text is cut where rows begin and end: nothing is lost, and each row's evidence is whole pieces."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.errors import KcextractError
from kcextract.records import (
    BudgetRecord,
    DiagnosticRecord,
    Extraction,
    LineRecord,
    SectionRecord,
    TargetRecord,
)
from kcextract.report.pieces import Piece, anchor, marks, text_lines
from kcextract.run.failure import failed_extraction

BLANK = failed_extraction("a.txt", "0" * 64, KcextractError("–"), "plain").document
KEY = BLANK.doc_id


def target(number: int, start: int, end: int) -> TargetRecord:
    return TargetRecord(
        KEY, number, 0, None, None, 1, 1, "eq", None, "x", None, None, None, None, None, "x", start, end
    )


def budget(number: int, start: int, end: int) -> BudgetRecord:
    return BudgetRecord(
        KEY, number, None, 0, None, 1, 1, "eq", "x", None, "tong", None, None, None, start, end
    )


def section(number: int, start: int, end: int, marker: str | None, heading: str | None) -> SectionRecord:
    return SectionRecord(
        KEY, number, 0, 1, "roman", marker, 1, heading, "other", "I", end, start, end, None, None
    )


def document(text: str, **tables: tuple[object, ...]) -> Extraction:
    return Extraction(replace(BLANK, status="ok", text=text), **tables)  # type: ignore[arg-type]


def pieces(extraction: Extraction) -> list[Piece]:
    return [piece for line in text_lines(extraction) for piece in line.pieces]


def told(extraction: Extraction) -> list[tuple[str, str | None]]:
    return [(piece.text, piece.row) for piece in pieces(extraction)]


def test_the_words_of_a_row_are_a_piece() -> None:
    assert told(document("hỗ trợ 30 lớp\n", targets=(target(0, 7, 13),))) == [
        ("hỗ trợ ", None),
        ("30 lớp", "targets-0"),
        ("\n", None),
    ]


def test_a_row_inside_another_splits_it_and_the_narrower_one_has_the_words() -> None:
    found = told(document("0123456789", targets=(target(0, 1, 9),), budgets=(budget(0, 3, 5),)))
    assert found == [
        ("0", None),
        ("12", "targets-0"),
        ("34", "budgets-0"),
        ("5678", "targets-0"),
        ("9", None),
    ]


def test_rows_that_cross_are_split_where_each_ends() -> None:
    found = told(document("0123456789", targets=(target(0, 1, 6),), budgets=(budget(0, 4, 8),)))
    assert found == [
        ("0", None),
        ("123", "targets-0"),
        ("45", "budgets-0"),
        ("67", "budgets-0"),
        ("89", None),
    ]


def test_of_two_rows_with_the_same_words_the_target_has_them() -> None:
    assert ("12", "targets-0") in told(
        document("0123", targets=(target(0, 1, 3),), budgets=(budget(0, 1, 3),))
    )


def test_a_note_underlines_and_leaves_the_colour() -> None:
    note = DiagnosticRecord(KEY, 0, "info", "odd", "Odd.", 1, 3)
    found = pieces(document("0123", targets=(target(0, 0, 2),), diagnostics=(note,)))
    assert [(piece.text, piece.row, piece.styles) for piece in found] == [
        ("0", "targets-0", ("targets",)),
        ("1", "targets-0", ("targets", "diagnostics")),
        ("2", "diagnostics-0", ("diagnostics",)),
        ("3", None, ()),
    ]


def test_rows_over_several_lines_are_a_piece_a_line() -> None:
    lines = list(text_lines(document("ab\ncd\n", targets=(target(0, 1, 4),))))
    assert [[(piece.text, piece.row) for piece in line.pieces] for line in lines] == [
        [("a", None), ("b\n", "targets-0")],
        [("c", "targets-0"), ("d\n", None)],
    ]
    assert [line.number for line in lines] == [1, 2]


@pytest.mark.parametrize(("start", "end"), [(2, 2), (3, 1), (-1, 2), (2, 99)])
def test_evidence_that_is_none_marks_nothing(start: int, end: int) -> None:
    extraction = document("0123", targets=(target(0, start, end),))
    assert {row for _, row in told(extraction)} == {None}
    assert "".join(words for words, _ in told(extraction)) == "0123"


def test_space_between_marks_has_their_colour_and_leads_nowhere() -> None:
    found = pieces(document("1 2", targets=(target(0, 0, 3),), budgets=(budget(0, 0, 1), budget(1, 2, 3))))
    assert [(piece.text, piece.row, piece.styles) for piece in found] == [
        ("1", "budgets-0", ("budgets",)),
        (" ", None, ("targets",)),
        ("2", "budgets-1", ("budgets",)),
    ]


def test_a_heading_is_told_from_what_follows() -> None:
    text = "II. NHIỆM\nVỤ\nHỗ trợ"
    found = pieces(document(text, sections=(section(0, 0, len(text), "II.", "NHIỆM VỤ"),)))
    assert "".join(piece.text for piece in found if "heading" in piece.styles) == "II. NHIỆM\nVỤ"


def test_a_section_that_is_nothing_but_its_heading_has_none() -> None:
    found = pieces(document("- 02 hội chợ;\n", sections=(section(0, 0, 14, "-", "02 hội chợ"),)))
    assert not any("heading" in piece.styles for piece in found)


def test_other_words_than_those_of_the_heading_are_none() -> None:
    found = pieces(document("II. NHIỆM VỤ", sections=(section(0, 0, 12, "II.", "MỤC TIÊU"),)))
    assert not any("heading" in piece.styles for piece in found)


def test_a_page_begins_with_its_first_line() -> None:
    spans = [(0, 1, 1), (2, 3, 1), (4, 5, 2), (6, 7, None), (8, 9, 2)]
    lines = tuple(
        LineRecord(KEY, number, start, end, page, None, None, None, None, None)
        for number, (start, end, page) in enumerate(spans)
    )
    found = text_lines(document("a\nb\nc\nd\ne\n", lines=lines))
    assert [line.page for line in found] == [1, None, 2, None, None]


def test_a_document_without_text_has_no_lines() -> None:
    assert list(text_lines(Extraction(BLANK))) == []


WORDS = st.text("ab \n", max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=8)


@given(WORDS, SPANS, SPANS, SPANS)
def test_the_pieces_are_the_text_and_each_row_is_whole_pieces(
    text: str,
    targets: list[tuple[int, int]],
    budgets: list[tuple[int, int]],
    sections: list[tuple[int, int]],
) -> None:
    extraction = document(
        text,
        targets=tuple(target(number, *span) for number, span in enumerate(targets)),
        budgets=tuple(budget(number, *span) for number, span in enumerate(budgets)),
        sections=tuple(section(number, *span, None, None) for number, span in enumerate(sections)),
    )
    found = pieces(extraction)
    assert "".join(piece.text for piece in found) == text
    place = 0
    for piece in found:
        assert piece.start == place
        place += len(piece.text)
    for start, end in (*targets, *budgets, *sections):
        if 0 <= start < end <= len(text):
            assert "".join(piece.text for piece in found if start <= piece.start < end) == text[start:end]
    shortest = {mark.anchor: mark.end - mark.start for mark in marks(extraction)}
    for piece in found:
        around = [mark for mark in marks(extraction) if mark.start <= piece.start < mark.end <= len(text)]
        if around and not piece.text.isspace():
            assert piece.row is not None
            assert piece.styles
            assert shortest[piece.row] == min(mark.end - mark.start for mark in around)
        else:
            assert piece.row is None


def test_anchors_name_table_and_key() -> None:
    assert anchor("targets", 3) == "targets-3"
