"""Datasets with pages: real documents, and one whose every word wants to be more than a word."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from kcextract.dataset.manifest import Manifest, SourceEntry
from kcextract.dataset.output import open_output
from kcextract.dataset.writer import ShardWriter, row_counts, rows_of
from kcextract.errors import KcextractError
from kcextract.records import (
    AppendixCellRecord,
    AppendixColumnRecord,
    AppendixTableRecord,
    AssignmentRecord,
    CheckRecord,
    DiagnosticRecord,
    Extraction,
    SectionRecord,
    TargetRecord,
)
from kcextract.report import write_report
from kcextract.run.extraction import extract
from kcextract.run.failure import failed_extraction

CORPUS = Path(__file__).parents[2] / "corpus"


def stored(folder: Path, extractions: Iterable[Extraction]) -> None:
    """Writes a dataset of these documents, one part a table."""
    entries = []
    with open_output(folder) as output:
        writer = ShardWriter(output.storage)
        for each in extractions:
            rows = rows_of(each)
            writer.add(rows)
            document = each.document
            entries.append(
                SourceEntry(
                    document.source,
                    document.doc_id,
                    document.source_sha256,
                    1,
                    document.status,
                    rows=row_counts(rows),
                )
            )
        parts = writer.close()
        output.commit(Manifest(True, "plain", "5" * 64, {}, parts, tuple(entries)))


def hostile_extraction(words: str) -> Extraction:
    """A document that is these words wherever a document can have words."""
    blank = failed_extraction(words, "0" * 64, KcextractError("–"), words).document
    text = f"{words}\n30 {words}\n"
    end = len(text)
    document = replace(
        blank,
        status="ok",
        text=text,
        number=words,
        title=words,
        province=words,
        issuer=words,
        programme_title=words,
    )
    key = document.doc_id
    return Extraction(
        document,
        sections=(
            SectionRecord(key, 0, None, 0, "document", None, None, None, "other", "", 0, 0, end, None, None),
            SectionRecord(key, 1, 0, 1, "roman", words, 1, words, "other", words, end, 0, end, None, None),
        ),
        targets=(
            TargetRecord(
                key,
                0,
                1,
                None,
                words,
                30,
                30,
                "eq",
                words,
                words,
                words,
                None,
                None,
                None,
                None,
                words,
                0,
                end - 1,
            ),
        ),
        assignments=(AssignmentRecord(key, 0, 1, words, words, "chu_tri", words, 1, end),),
        appendix_tables=(
            AppendixTableRecord(key, 0, 1, words, words, None, None, 1, 1, 1, "complete", None, None, 0, end),
        ),
        appendix_columns=(AppendixColumnRecord(key, 0, 0, words, None, None, None, None, "header"),),
        appendix_cells=(
            AppendixCellRecord(
                key,
                0,
                0,
                0,
                words,
                0,
                None,
                words,
                words,
                "item",
                words,
                None,
                None,
                None,
                None,
                None,
                words,
                None,
                None,
                0,
                3,
            ),
        ),
        checks=(CheckRecord(key, 0, "row_sum", words, 1, 2, 1, "fail", words),),
        diagnostics=(DiagnosticRecord(key, 0, "info", "ambiguous_number", words, 0, 3),),
    )


@pytest.fixture(scope="session")
def hostile() -> Callable[[str], Extraction]:
    return hostile_extraction


@pytest.fixture(scope="session")
def store() -> Callable[[Path, Iterable[Extraction]], None]:
    return stored


@pytest.fixture(scope="session")
def extractions() -> tuple[Extraction, ...]:
    """The documents of the corpus."""
    return tuple(extract(path) for path in sorted(CORPUS.glob("*.txt")))


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory, extractions: tuple[Extraction, ...]) -> Path:
    folder = tmp_path_factory.mktemp("report") / "out"
    stored(folder, extractions)
    return folder


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory, dataset: Path) -> Path:
    """The report of the corpus."""
    folder = tmp_path_factory.mktemp("pages")
    write_report(dataset, folder)
    return folder


@pytest.fixture(scope="session")
def read_page() -> Callable[[Path], html.HtmlElement]:
    def read(path: Path) -> html.HtmlElement:
        # Even the longest page is one document, whatever is in it.
        return html.document_fromstring(
            path.read_bytes(), parser=html.HTMLParser(encoding="utf-8", huge_tree=True)
        )

    return read
