"""One document, every format: each rendering reads back to the tables of the text version."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from kcextract.grammar import load_grammar
from kcextract.loaders import _LOADERS
from kcextract.loaders.scans.installed import without_ocr
from kcextract.records import AppendixColumnRecord, Extraction
from kcextract.run.extraction import extract

from .rendering import comparison, office
from .rendering.forms import FORMS, IS_SCAN, NEEDS_FONT, NEEDS_OFFICE, NEEDS_TESSERACT, Renderer, headers_of
from .rendering.numbering import markers, numbered
from .rendering.pieces import CORPUS, STEMS, Text, header_words, paths, pieces, text_of
from .rendering.portable import FONTS, font_file

# Of a scan: the least share (F1) of rows that come back, and the columns in which a row has to be the same. A
# letter that is misread in a name is no lost row; in the number of a section it would be all that follow.
SCANNED = {
    "targets": (0.97, "action quantity_min quantity_max comparator unit period_start period_end".split()),
    "budgets": (0.97, "amount_vnd amount_max_vnd comparator source period_start period_end".split()),
    "appendix_cells": (0.95, "table_no row_no column_no raw value".split()),
}
# What is not read as it should be; strict, so that none stays here once it is.
MISSED: dict[tuple[str, str], str] = {}


def _case(stem: str, form: str) -> ParameterSet:
    missed = MISSED.get((stem, form))
    marks = [pytest.mark.xfail(reason=missed, strict=True)] if missed else []
    return pytest.param(stem, form, id=f"{stem}-{form}", marks=marks)


CASES = [_case(stem, form) for form in FORMS if form not in IS_SCAN for stem in STEMS]
SCANS = [_case(stem, form) for form in FORMS if form in IS_SCAN for stem in STEMS]
Rendered = Callable[[str, str], Extraction]
Texts = Callable[[str], Extraction]


@pytest.fixture(scope="session")
def rendered(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    """Renders a document in a form and reads it; skips where a program or a loader is missing."""
    folder = tmp_path_factory.mktemp("rendered")
    renderer = Renderer(folder / "work")

    @cache
    def read(stem: str, form: str) -> Extraction:
        if form in NEEDS_OFFICE and office.SOFFICE is None:
            pytest.skip("LibreOffice is not installed.")
        if form in NEEDS_TESSERACT and without_ocr() is not None:
            pytest.skip("Tesseract or its Vietnamese data is not installed.")
        if form in NEEDS_FONT and not any(map(font_file, FONTS)):
            pytest.skip("No font with the Vietnamese letters is installed.")
        loader = _LOADERS[form.rpartition(".")[2]][0]
        if find_spec(loader) is None:
            pytest.skip(f"{loader} is not there yet.")
        path: Path = folder / f"{stem}.{form}"
        path.write_bytes(renderer.render(form, stem))
        return extract(path, grammar=load_grammar())

    return read


@pytest.fixture(scope="session")
def text_version(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Extraction]:
    """Extracts the text of a document."""
    folder = tmp_path_factory.mktemp("texts")

    @cache
    def read(stem: str) -> Extraction:
        path: Path = folder / f"{stem}.txt"
        path.write_text(text_of(stem), encoding="utf-8")
        return extract(path, grammar=load_grammar())

    return read


@pytest.mark.parametrize(("stem", "form"), CASES)
def test_a_rendering_reads_as_the_text(stem: str, form: str, rendered: Rendered, text_version: Texts) -> None:
    text, found = text_version(stem), rendered(stem, form)
    told = {}
    for table in comparison.TABLES:
        expected, got = _rows(stem, form, table, text, found)
        differing = comparison.differences(expected, got)
        if differing:
            told[table] = differing
    if headers_of(form) == "merged":
        headers = [column.header for column in found.appendix_columns]
        if headers != paths(stem):
            told["headers"] = [str(headers)]
    assert not told, comparison.report(stem, form, told)


@pytest.mark.parametrize(("stem", "form"), SCANS)
def test_a_scan_reads_nearly_as_the_text(
    stem: str, form: str, rendered: Rendered, text_version: Texts
) -> None:
    text, found = text_version(stem), rendered(stem, form)
    told = {}
    for table, (least, columns) in SCANNED.items():
        expected, got = (comparison.only(rows, columns) for rows in _rows(stem, form, table, text, found))
        read = comparison.compared(expected, got)
        if read.share < least:
            told[f"{table} {read}"] = comparison.differences(expected, got)
    assert not told, comparison.report(stem, form, told)


@pytest.mark.parametrize("stem", STEMS)
def test_markers_that_a_list_counts_are_those_that_were_typed(stem: str) -> None:
    texts = [piece.text for piece in pieces(stem) if isinstance(piece, Text)]
    items, lists = numbered(texts)
    shown = [
        f"{marker} {item.text}".lstrip() for marker, item in zip(markers(items, lists), items, strict=True)
    ]
    assert shown == texts


def _rows(
    stem: str, form: str, table: str, text: Extraction, found: Extraction
) -> tuple[list[comparison.Row], list[comparison.Row]]:
    """The rows of the text and of the rendering.

    Where the rendering has another header than the text, the columns have to mean what the whole text proves.
    """
    is_paged = form.endswith("pdf")
    if headers_of(form) == "printed":
        return comparison.rows(text, table), comparison.rows(found, table, is_paged=is_paged)
    return (
        comparison.rows(text, table, header_words(stem, "printed"), _meanings(stem)),
        comparison.rows(found, table, header_words(stem, "merged"), is_paged=is_paged),
    )


@cache
def _meanings(stem: str) -> tuple[AppendixColumnRecord, ...]:
    return extract(CORPUS / f"{stem}.txt", grammar=load_grammar()).appendix_columns
