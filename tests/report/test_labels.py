"""Whatever a page says it says in both languages, and in colours that can be read."""

from __future__ import annotations

import re
from importlib import resources

import pytest

import kcextract
from kcextract.records import Column, columns, table_records
from kcextract.report.labels import code_label, labels

SHOWN = {
    "documents": {"family", "issuer_level", "status"},
    "sections": {"kind", "role"},
    "legal_bases": {"relation", "cited_type"},
    "objectives": {"kind"},
    "content_items": {"activity_code"},
    "targets": {"activity_code"},
    "budgets": {"source"},
    "assignments": {"duty"},
    "appendix_tables": {"unit_basis", "completeness"},
    "appendix_columns": {"measure", "source"},
    "checks": {"kind", "status"},
    "diagnostics": {"severity"},
}
CODED = [
    (table, column)
    for table in table_records()
    for column in columns(table)
    if column.codes and column.name in SHOWN.get(table, set())
]


@pytest.mark.parametrize(("table", "column"), CODED, ids=lambda each: getattr(each, "name", each))
def test_every_code_that_is_shown_has_words(table: str, column: Column) -> None:
    for code in column.codes:
        label = code_label(table, column.name, code)
        assert label.key
        assert label.vi
        assert label.en


def test_every_label_has_both_languages() -> None:
    assert all(label.vi.strip() and label.en.strip() for label in labels().values())


def test_a_code_that_is_not_known_is_shown_as_it_is() -> None:
    assert code_label("diagnostics", "code", "brand_new") == ("", "brand_new", "brand_new")


def test_the_pages_ask_for_no_label_that_is_not_there() -> None:
    folder = resources.files("kcextract.report").joinpath("templates")
    content = "".join(each.read_text("utf-8") for each in folder.iterdir())
    asked = set(
        re.findall(r'(?:words|label)\("([\w.]+)"\)|data-k(?:-label)?="([\w.]+)"|say\("([\w.]+)"', content)
    )
    keys = {key for found in asked for key in found if key}
    assert keys
    assert keys <= labels().keys()


STYLE = resources.files("kcextract.report").joinpath("templates", "style.css").read_text("utf-8")
SCHEMES = [
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", block))
    for block in re.findall(r":root \{(.*?)\}", STYLE, re.DOTALL)
]
GROUNDS = ("ground", "sheet", "chosen")
MARKS = (
    "targets",
    "budgets",
    "objectives",
    "content_items",
    "solutions",
    "assignments",
    "legal_bases",
    "appendix_cells",
    "hits",
    "hit",
)


def luminance(colour: str) -> float:
    """Relative luminance, after WCAG 2.2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES, ids=["light", "dark"])
def test_words_stand_out_from_every_colour_behind_them(scheme: dict[str, str]) -> None:
    pairs = [("ink", ground) for ground in (*GROUNDS, *MARKS)]
    pairs += [(words, ground) for words in ("quiet", "link", "bad", "good") for ground in ("ground", "sheet")]
    pairs += [("bad", "bad-ground")]
    weak = {pair: contrast(scheme[pair[0]], scheme[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


def test_the_public_labels_are_those_of_columns_and_of_codes() -> None:
    assert kcextract.labels("targets")["unit"] == "Đơn vị"
    assert [*kcextract.labels("budgets")] == [column.name for column in columns("budgets")]
    codes = next(column.codes for column in columns("budgets") if column.name == "source")
    assert [*kcextract.labels("budgets", "source")] == [*codes]
    assert kcextract.labels("budgets", "source", language="en")["tong"] == "total"
    assert kcextract.labels("budgets", "label") == {}


def test_labels_of_what_is_not_there_are_an_error() -> None:
    for table, column in (("budget", None), ("budgets", "sources")):
        with pytest.raises(KeyError):
            kcextract.labels(table, column)
    with pytest.raises(ValueError, match="no words in 'fr'"):
        kcextract.labels("budgets", language="fr")
