"""A golden folder against an extraction: what differs, said in one line each."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kcextract.errors import GoldenError, KcextractError
from kcextract.golden.compare import Difference, compare
from kcextract.records import Extraction, LegalBaseRecord, SectionRecord
from kcextract.run.failure import failed_extraction

TEXT = "KẾ HOẠCH khuyến công\nCăn cứ Luật A;\nI. MỤC TIÊU\n1. Mục tiêu\n   chung:\n- Một;\nPhụ lục: Dự toán\n"
DOCUMENTS = """\
field,value
family,ke_hoach
number,
issue_date,2020-11-12
title,Khuyến công
period_end,2020
"""
SECTIONS = """\
line,depth,kind,marker,role,opening
1,1,preamble,,header,KẾ HOẠCH khuyến công
2,1,preamble,,legal_bases,Căn cứ Luật A;
3,1,roman,I.,objectives,MỤC TIÊU
4,2,arabic,1.,objectives_general,Mục tiêu chung
6,3,dash,-,objectives_general,Một
7,1,appendix,Phụ lục,appendix,Dự toán
"""
LEGAL_BASES = """\
line,relation,cited_type,number,cited_date,issuer,title
2,can_cu,luat,,2015-06-19,,Luật A
"""


def section(number: int, parent: int, depth: int, kind: str, marker: str | None, role: str) -> SectionRecord:
    """The section whose own text is line ``number`` of the made-up document (two lines for "1.")."""
    places = [TEXT.index(words) for words in ("KẾ", "Căn", "I.", "1.", "- Một", "Phụ")] + [len(TEXT)]
    start, own_end = places[number - 1 : number + 1]
    return SectionRecord(
        "d", number, parent, depth, kind, marker, None, None, role, "", own_end, start, own_end, None, None
    )


@pytest.fixture
def extraction() -> Extraction:
    """An extraction in which everything is as the golden files say."""
    blank = failed_extraction("made-up.txt", "0" * 64, KcextractError("–"), "plain")
    root = SectionRecord(
        "d", 0, None, 0, "document", None, None, None, "other", "", 0, 0, len(TEXT), None, None
    )
    return replace(
        blank,
        document=replace(
            blank.document,
            family="ke_hoach",
            issue_date=datetime.date(2020, 11, 12),
            title="Khuyến công",
            period_end=2020,
            text=TEXT,
        ),
        sections=(
            root,
            section(1, 0, 1, "preamble", None, "header"),
            section(2, 0, 1, "preamble", None, "legal_bases"),
            section(3, 0, 1, "roman", "I.", "objectives"),
            section(4, 3, 2, "arabic", "1.", "objectives_general"),
            section(5, 4, 3, "dash", "-", "objectives_general"),
            section(6, 0, 1, "appendix", "Phụ lục", "appendix"),
        ),
        legal_bases=(
            LegalBaseRecord(
                "d", 0, 2, "can_cu", "luat", None, datetime.date(2015, 6, 19), None, "Luật A", "…", 21, 35
            ),
        ),
    )


@pytest.fixture
def golden(tmp_path: Path) -> Callable[..., Path]:
    """Writes the golden files, each as above unless given (None: not at all); their folder."""

    def write(
        documents: str | None = DOCUMENTS,
        sections: str | None = SECTIONS,
        legal_bases: str | None = LEGAL_BASES,
    ) -> Path:
        files = {"documents": documents, "sections": sections, "legal_bases": legal_bases}
        for name, text in files.items():
            if text is not None:
                (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def edited(extraction: Extraction, number: int, **changes: object) -> Extraction:
    """``extraction`` with one section changed."""
    sections = list(extraction.sections)
    sections[number] = replace(sections[number], **changes)
    return replace(extraction, sections=tuple(sections))


def test_nothing_differs_from_what_the_reader_found(extraction, golden):
    assert compare(extraction, golden()) == ()


def test_a_column_of_the_document_that_differs(extraction, golden):
    found = replace(extraction, document=replace(extraction.document, title="Khác", issue_date=None))

    assert compare(found, golden()) == (
        Difference("documents", "", "issue_date", "2020-11-12", None),
        Difference("documents", "", "title", "Khuyến công", "Khác"),
    )


def test_an_empty_value_is_null(extraction, golden):
    found = replace(extraction, document=replace(extraction.document, number="5/KH-UBND"))

    assert compare(found, golden()) == (Difference("documents", "", "number", None, "5/KH-UBND"),)


def test_columns_that_were_not_annotated_are_not_compared(extraction, golden):
    found = replace(extraction, document=replace(extraction.document, place="Cần Thơ"))

    assert compare(found, golden()) == ()


@pytest.mark.parametrize(
    ("changes", "difference"),
    [
        ({"role": "contents"}, ("role", "objectives_general", "contents")),
        ({"kind": "decimal"}, ("kind", "arabic", "decimal")),
        ({"marker": "1"}, ("marker", "1.", "1")),
        ({"depth": 3}, ("depth", "2", "3")),
        ({"parent_no": 0}, ("parent", "line 3 I.", None)),
        ({"parent_no": 2}, ("parent", "line 3 I.", "line 2 preamble")),
    ],
)
def test_a_column_of_a_section_that_differs(extraction, golden, changes, difference):
    differences = compare(edited(extraction, 4, **changes), golden())

    assert Difference("sections", "line 4 1.", *difference) in differences


def test_the_words_after_the_marker_begin_with_the_opening(extraction, golden):
    folder = golden(sections=SECTIONS.replace("Mục tiêu chung", "Mục tiêu riêng"))

    assert compare(extraction, folder) == (
        Difference("sections", "line 4 1.", "opening", "Mục tiêu riêng", "Mục tiêu chung:"),
    )


def test_a_section_that_was_not_found(extraction, golden):
    found = replace(extraction, sections=extraction.sections[:-1])

    assert compare(found, golden()) == (Difference("sections", "", "", "line 7 Phụ lục", None),)


def test_a_section_too_many(extraction, golden):
    folder = golden(sections=SECTIONS.replace("6,3,dash,-,objectives_general,Một\n", ""))

    assert compare(extraction, folder) == (Difference("sections", "", "", None, "line 6 -"),)


def test_a_section_on_another_line_is_another_section(extraction, golden):
    folder = golden(sections=SECTIONS.replace("6,3,dash", "5,3,dash"))

    assert compare(extraction, folder) == (
        Difference("sections", "", "", "line 5 -", None),
        Difference("sections", "", "", None, "line 6 -"),
    )


def test_the_order_of_the_sections_counts(extraction, golden):
    lines = SECTIONS.splitlines(keepends=True)
    folder = golden(sections="".join([lines[0], lines[2], lines[1], *lines[3:]]))

    assert {difference.column for difference in compare(extraction, folder)} == {""}


def test_a_legal_base_that_differs(extraction, golden):
    folder = golden(legal_bases=LEGAL_BASES.replace("can_cu", "theo").replace("2015-06-19", ""))

    assert compare(extraction, folder) == (
        Difference("legal_bases", "line 2 luat", "relation", "theo", "can_cu"),
        Difference("legal_bases", "line 2 luat", "cited_date", None, "2015-06-19"),
    )


def test_a_legal_base_that_was_not_found_beside_one_on_the_same_line(extraction, golden):
    folder = golden(legal_bases=LEGAL_BASES + "2,can_cu,nghi_dinh,45/2012/NĐ-CP,,Chính phủ,\n")

    assert compare(extraction, folder) == (Difference("legal_bases", "", "", "line 2 45/2012/NĐ-CP", None),)


def test_a_difference_is_said_in_one_line():
    assert str(Difference("sections", "line 4 1.", "role", "budget", None)) == (
        "sections, line 4 1., role: expected “budget”, found nothing"
    )
    assert "\n" not in str(Difference("documents", "", "title", "Một\nhai", "x" * 300))


@pytest.mark.parametrize("name", ["documents", "sections", "legal_bases"])
def test_a_missing_file_is_an_error_that_names_it(extraction, golden, name):
    with pytest.raises(GoldenError, match=rf"{name}\.csv is missing"):
        compare(extraction, golden(**{name: None}))


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("documents", "name,value\n", r"documents\.csv, line 1: the columns must be field, value"),
        ("documents", DOCUMENTS + "colour,red\n", r"documents\.csv, line 7: `colour` is no column"),
        ("documents", DOCUMENTS + "title,Hai\n", r"documents\.csv, line 7: `title` stands there twice"),
        ("documents", "field,value\nfamily,letter\n", r"line 2: `letter` is not one of quyet_dinh"),
        ("documents", 'field,value\ntitle,"Một\n', r"documents\.csv is no valid CSV"),
        ("sections", "", r"sections\.csv, line 1: the columns must be line, depth"),
        ("sections", SECTIONS + "9,1,arabic\n", r"sections\.csv, line 8: there must be 6 values, not 3"),
        ("sections", SECTIONS + "x,1,arabic,2.,other,Hai\n", r"line 8: `x` is no number from 1"),
        ("sections", SECTIONS + "9,0,arabic,2.,other,Hai\n", r"line 8: `0` is no number from 1"),
        ("sections", SECTIONS + "9,1,number,2.,other,Hai\n", r"line 8: `number` is not one of document"),
        ("sections", SECTIONS + "9,1,arabic,2.,target,Hai\n", r"line 8: `target` is not one of header"),
        ("sections", SECTIONS + "9,3,dash,-,other,Hai\n", r"line 8: a section of depth 3 stands below none"),
        ("sections", SECTIONS + "9,1,arabic,2.,other,\n", r"line 8: the opening is empty"),
        ("legal_bases", LEGAL_BASES + "3,since,luat,,,,\n", r"line 3: `since` is not one of can_cu"),
        ("legal_bases", LEGAL_BASES + "3,theo,luat,,28/8,,\n", r"line 3: `28/8` is no date"),
    ],
)
def test_a_malformed_file_is_an_error_that_names_the_line(extraction, golden, name, text, sentence):
    with pytest.raises(GoldenError, match=sentence):
        compare(extraction, golden(**{name: text}))


def test_a_file_that_is_no_utf_8_is_an_error(extraction, golden):
    folder = golden()
    (folder / "documents.csv").write_bytes(b"field,value\ntitle,\xff\n")

    with pytest.raises(GoldenError, match=r"documents\.csv is no valid CSV"):
        compare(extraction, folder)
