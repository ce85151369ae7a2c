"""Whole decisions as Word files read back to what their text versions read to."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import pytest

from kcextract.loaders import load
from kcextract.records import Extraction
from kcextract.run.extraction import extract

from .files import GRAMMAR, RULED, para, paragraphs, row, run, table, word_file

CORPUS = sorted(Path(__file__).parents[3].glob("corpus/*.txt"))
WITHOUT_TABLES = ["da-nang-2017", "dong-nai-2018", "vinh-long-2020"]
TABLES = (
    "sections legal_bases objectives content_items targets budgets solutions assignments checks "
    "appendix_tables appendix_columns appendix_cells"
).split()
PLACES = {"doc_id", "start", "end", "own_end"}


def rows(extraction: Extraction, name: str) -> list[dict[str, Any]]:
    """The rows of a table without places, and with single spaces."""
    return [
        {
            each.name: " ".join(value.split())
            if isinstance(value := getattr(record, each.name), str)
            else value
            for each in fields(record)
            if each.name not in PLACES
        }
        for record in extraction.rows(name)
    ]


def as_word(text: bytes) -> bytes:
    """A Word file with the paragraphs and the tables of a text.

    What may or may not begin a paragraph stands on a line of its own in the paragraph before.
    """
    document = load(text, GRAMMAR)
    reading = document.reading
    pieces: list[tuple[int, str]] = []
    for start, end, firm in document.paragraphs:
        content = run(escape(reading[start:end]))
        if firm:
            pieces.append((start, content))
        else:
            pieces[-1] = pieces[-1][0], f"{pieces[-1][1]}<w:r><w:br/></w:r>{content}"
    blocks = [(start, para(content)) for start, content in pieces]
    for grid in document.grids:
        cells: list[list[str]] = [[] for _ in range(grid.row_count)]
        before = [0] * grid.row_count
        for each in grid.cells:
            before[each.row] = before[each.row] if cells[each.row] else each.column
            cells[each.row].append(escape(reading[each.start : each.end]))
        made = [
            row(*texts, properties=f'<w:gridBefore w:val="{columns}"/>')
            for texts, columns in zip(cells, before, strict=True)
        ]
        blocks.append((grid.start, table(*made, properties=RULED)))
    return word_file("".join(content for _, content in sorted(blocks)))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_a_decision_as_a_word_file(path: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(as_word(path.read_bytes()))
    expected, found = extract(path), extract(made)
    for name in TABLES:
        assert rows(found, name) == rows(expected, name), name


@pytest.mark.parametrize("name", WITHOUT_TABLES)
def test_a_word_file_whose_paragraphs_are_printed_lines(name: str) -> None:
    (path,) = [path for path in CORPUS if path.stem == name]
    lines = path.read_text(encoding="utf-8").splitlines()
    document = load(word_file("".join(para(escape(line)) for line in lines)), GRAMMAR)
    assert [" ".join(text.split()) for text in paragraphs(document)] == [
        " ".join(text.split()) for text in paragraphs(load(path.read_bytes(), GRAMMAR))
    ]


def test_a_few_paragraphs_in_lower_case_are_paragraphs() -> None:
    names = ["Căn cứ Luật;", "về việc hỗ trợ", "máy móc", "thiết bị", "QUYẾT ĐỊNH", "a) Điều", "đ) Khoản"]
    document = load(word_file("".join(map(para, names))), GRAMMAR)
    assert paragraphs(document) == names


def test_a_file_without_a_paragraph() -> None:
    for body in ("", para(), table(), "<w:sectPr/>"):
        assert load(word_file(body), GRAMMAR).text == ""
