"""Differences to read: the golden file's line, the source's line, both sides."""

from dataclasses import replace

from kcextract.golden.comparison import compare
from kcextract.golden.diff import render


def shown(extraction, golden, table):
    """The lines, the folder of the files left out."""
    text = render(compare(extraction, golden, (table,)))
    return text.replace(f"{golden.folder}/", "").splitlines()


def test_where_nothing_differs_nothing_is_shown(extraction, golden):
    assert render(compare(extraction, golden())) == ""


def test_a_missing_row(extraction, golden):
    assert shown(replace(extraction, solutions=()), golden(), "solutions") == [
        "solutions.csv:2: missing: line 13 1",
        "  13 | 1. Tuyên truyền. Qua báo.",
        "  ordinal 1 · title Tuyên truyền · text Tuyên truyền. Qua báo.",
    ]


def test_an_extra_row(extraction, golden):
    assert shown(extraction, golden(solutions="line,ordinal,title,text\n"), "solutions") == [
        "solutions.csv: extra: line 13 1",
        "  13 | 1. Tuyên truyền. Qua báo.",
        "  ordinal 1 · title Tuyên truyền · text Tuyên truyền. Qua báo.",
    ]


def test_a_row_that_changed(extraction, edited):
    assert shown(extraction, edited("targets", "6,12,Hỗ trợ", "6,12,"), "targets") == [
        "targets.csv:3: changed: line 6 12",
        "  6 | - Hỗ trợ 05 cơ sở, 12 lớp",
        "  action: expected nothing",
        "          found    “Hỗ trợ”",
    ]


def test_a_column_of_the_document(extraction, edited):
    assert shown(extraction, edited("documents", "ke_hoach", "quyet_dinh"), "documents") == [
        "documents.csv:2: changed: family",
        "  expected “quyet_dinh”",
        "  found    “ke_hoach”",
    ]


def test_long_texts_are_cut_to_where_they_begin_to_differ(extraction, edited):
    same = "a b " * 100
    [row] = extraction.solutions
    found = replace(extraction, solutions=(replace(row, text=f"{same}và báo {same}"),))
    *_, expected, actual = shown(
        found, edited("solutions", "Tuyên truyền. Qua báo.", f"{same}và đài {same}"), "solutions"
    )

    assert "và đài" in expected
    assert "và báo" in actual
    assert max(len(expected), len(actual)) < 150


def test_of_a_shortened_text_whose_beginning_is_right_the_ends_are_shown(extraction, edited):
    [row] = extraction.solutions
    found = replace(extraction, solutions=(replace(row, text=f"Tuyên truyền {'a b ' * 100} trên đài."),))
    *_, expected, actual = shown(
        found, edited("solutions", "Tuyên truyền. Qua báo.", "Tuyên truyền … qua báo."), "solutions"
    )

    assert expected.endswith("qua báo.”")
    assert actual.endswith("trên đài.”")


def test_a_long_line_of_the_source_is_cut_around_the_digits(extraction, edited):
    text = extraction.document.text.replace("\n", " ")
    found = replace(extraction, document=replace(extraction.document, text=text))
    golden = edited("targets", "6,12,Hỗ trợ", "1,12,")
    quotes = [line for line in shown(found, golden, "targets") if line.startswith("  1 | ")]

    assert quotes
    assert all(len(quote) < 120 for quote in quotes)
    assert any("12 lớp" in quote for quote in quotes)
