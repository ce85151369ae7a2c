"""``kcextract.load``: the tables of a folder, lazily, joined; and an extraction in other forms."""

from __future__ import annotations

import doctest
import html
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from importlib import import_module
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract import convert, extract, load
from kcextract.dataset.schema import arrow_schema
from kcextract.dataset.storage import LocalStorage
from kcextract.dataset.tables import Dataset, DataTable
from kcextract.errors import DatasetError, FormatError
from kcextract.exports import notebook
from kcextract.records import Extraction, columns, table_records
from kcextract.run.failure import failed_extraction
from kcextract.run.settings import Settings

ROOT = Path(__file__).parent.parent
DOCTESTED = [
    "kcextract.dataset.frames",
    "kcextract.dataset.tables",
    "kcextract.exports.akoma_identity",
    "kcextract.exports.akoma_names",
    "kcextract.exports.akoma_ntoso",
    "kcextract.exports.delimited",
    "kcextract.exports.sheets",
    "kcextract.records",
    "kcextract.report.labels",
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``out`` in three parts, and a document."""
    folder = tmp_path_factory.mktemp("load")
    convert(ROOT / "corpus", folder / "out", settings=Settings(documents_per_part=2))
    shutil.copy(ROOT / "corpus" / "dong-nai-2018.txt", folder / "decision.txt")
    return folder


@pytest.fixture(scope="module")
def out(home: Path) -> Path:
    return home / "out"


@pytest.fixture(scope="module")
def extraction(home: Path) -> Extraction:
    return extract(home / "decision.txt")


@pytest.mark.parametrize("module", DOCTESTED)
def test_the_examples_hold(module: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(home)
    result = doctest.testmod(import_module(module), extraglobs={"extract": extract, "load": load})
    assert result.attempted
    assert result.failed == 0


def test_every_table_is_an_attribute_with_its_rows_and_schema(out: Path) -> None:
    dataset = load(out)
    assert [*Dataset.__annotations__] == [*table_records()] == [*dataset.tables]
    assert len(dataset.manifest.parts) == 3 * len(table_records())
    for name, table in dataset.tables.items():
        assert getattr(dataset, name) is dataset[name] is table
        read = table.arrow()
        assert read.schema.equals(arrow_schema(name), check_metadata=True)
        assert table.schema.equals(arrow_schema(name))
        stored = pd.read_parquet(out / name)
        assert len(table) == len(read) == len(stored)
        key = list(table_records()[name].TABLE.key)
        assert sorted(map(tuple, stored[key].to_numpy().tolist())) == sorted(
            tuple(row.values()) for row in table.select(*key).arrow().to_pylist()
        )


def test_documents_stand_in_the_order_of_their_sources(out: Path) -> None:
    sources = load(out).documents.pandas()["source"].to_list()
    assert sources == sorted(sources)


def test_nothing_is_read_before_it_is_asked_for_and_then_only_the_columns(
    out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    read = LocalStorage.open
    monkeypatch.setattr(LocalStorage, "open", lambda self, path: (opened.append(path), read(self, path))[1])
    dataset = load(out)
    table = dataset.targets.select("object", "unit").with_documents("province")
    assert repr(dataset).startswith("<kcextract dataset")
    assert repr(table).endswith(f"{len(table):,} rows, 3 columns>")
    assert opened == []
    assert table.arrow().column_names == ["object", "unit", "province"]
    assert {path.partition("/")[0] for path in opened} == {"targets", "documents"}


def test_joins_are_those_of_pandas(out: Path) -> None:
    dataset = load(out)
    plain = {name: dataset[name].pandas() for name in ("documents", "sections", "content_items", "targets")}
    wanted = (
        plain["targets"]
        .merge(plain["documents"][["doc_id", "province", "title"]], on="doc_id", how="left")
        .merge(plain["sections"][["doc_id", "section_no", "path"]], on=["doc_id", "section_no"], how="left")
        .merge(
            plain["content_items"][["doc_id", "content_item_no", "title"]].rename(
                columns={"title": "content_item_title"}
            ),
            on=["doc_id", "content_item_no"],
            how="left",
        )
    )
    joined = (
        dataset.targets.with_documents("province", "title")
        .with_sections("path")
        .with_content_items("title")
        .pandas()
    )
    pd.testing.assert_frame_equal(joined, wanted)
    assert joined["content_item_title"].isna().any()
    assert joined["content_item_title"].notna().any()


def test_cells_join_their_tables(out: Path) -> None:
    dataset = load(out)
    titles = {
        (row["doc_id"], row["table_no"]): row["unit_note"]
        for row in dataset.appendix_tables.arrow().to_pylist()
    }
    cells = dataset.appendix_cells.with_appendix_tables("unit_note").arrow().to_pylist()
    assert cells
    assert [cell["unit_note"] for cell in cells] == [
        titles[cell["doc_id"], cell["table_no"]] for cell in cells
    ]


def test_a_name_that_is_taken_gets_that_of_its_table_before_it(out: Path) -> None:
    table = load(out).legal_bases.select("number").with_documents()
    assert table.columns == ("number", "document_number", "issuer", "province", "issue_date", "title")
    with pytest.raises(ValueError, match="'document_number' already"):
        table.with_documents("number")


def test_the_evidence_is_what_stands_in_the_text(out: Path) -> None:
    dataset = load(out)
    texts = {row["doc_id"]: row["text"] for row in dataset.documents.arrow().to_pylist()}
    rows = dataset.budgets.with_evidence().arrow().to_pylist()
    assert rows
    assert [row["evidence"] for row in rows] == [
        texts[row["doc_id"]][row["start"] : row["end"]] for row in rows
    ]
    with pytest.raises(ValueError, match="no place in the text"):
        dataset.checks.with_evidence()


def test_pandas_keeps_whole_numbers_codes_and_dates(out: Path) -> None:
    frame = load(out).targets.with_documents("issue_date").pandas()
    kinds = {
        name: str(frame[name].dtype)
        for name in ("period_end", "content_item_no", "comparator", "quantity_min")
    }
    assert kinds == {
        "period_end": "Int16",
        "content_item_no": "Int32",
        "comparator": "category",
        "quantity_min": "float64",
    }
    codes = next(column.codes for column in columns("targets") if column.name == "comparator")
    assert tuple(frame["comparator"].cat.categories) == codes
    assert frame["issue_date"].dt.year.notna().any()


def test_what_is_not_there_is_said(out: Path) -> None:
    dataset = load(out)
    with pytest.raises(KeyError, match="no table 'target'"):
        dataset["target"]
    with pytest.raises(ValueError, match="no column 'objects'"):
        dataset.targets.select("objects")
    with pytest.raises(ValueError, match="no column 'path'"):
        dataset.targets.with_documents("path")
    with pytest.raises(ValueError, match="do not refer to"):
        dataset.documents.with_sections()
    with pytest.raises(ValueError, match="do not refer to"):
        dataset.documents.with_documents()


def test_a_folder_that_holds_no_tables_is_an_error(out: Path, tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "nowhere", ROOT / "README.md"):
        with pytest.raises(DatasetError, match=re.escape(str(place))):
            load(place)
    shutil.copytree(out, tmp_path / "copy")
    manifest = tmp_path / "copy" / "manifest.json"
    whole = manifest.read_text(encoding="utf-8")
    manifest.write_text(whole.replace('"complete": true', '"complete": false'), encoding="utf-8")
    with pytest.raises(DatasetError, match="has ended yet"):
        load(tmp_path / "copy")
    manifest.write_text(whole.replace('"format": 2', '"format": 1'), encoding="utf-8")
    with pytest.raises(DatasetError, match="former version"):
        load(tmp_path / "copy")


def test_a_dataset_is_read_by_its_url_too(out: Path) -> None:
    remote = load(out.as_uri()).targets.with_documents("province")
    assert remote.arrow().equals(load(out).targets.with_documents("province").arrow())


def test_only_the_parts_that_count_are_read_and_damage_is_an_error(out: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(out, copy)
    parts = sorted((copy / "targets").iterdir())
    shutil.copy(parts[0], copy / "targets" / "part-0123456789abcdef.parquet")
    assert len(load(copy).targets.arrow()) == len(load(out).targets)
    dataset = load(copy)
    shutil.copy(parts[0], parts[1])
    with pytest.raises(DatasetError, match="is not what the manifest says"):
        dataset.targets.arrow()
    parts[0].unlink()
    parts[1].unlink()
    with pytest.raises(DatasetError, match=r"targets/part-\w+\.parquet cannot be read"):
        dataset.targets.arrow()
    assert len(dataset.budgets.pandas()) == len(dataset.budgets)


def test_a_notebook_shows_tables_bounded_and_escaped(out: Path) -> None:
    dataset = load(out)
    shown = dataset._repr_html_()
    assert all(f"<code>{table}</code>" in shown for table in dataset.tables)
    table: DataTable = dataset.targets.select("object")
    assert table._repr_html_().count("<tr") <= 11 + 1


@pytest.mark.parametrize("table", table_records())
def test_an_extraction_gives_each_table_as_arrow_and_pandas(table: str, extraction: Extraction) -> None:
    arrow = extraction.arrow(table)
    assert arrow.schema.equals(arrow_schema(table))
    assert arrow.to_pylist() == [
        {column.name: getattr(row, column.name) for column in columns(table)}
        for row in extraction.rows(table)
    ]
    frame = extraction.pandas(table)
    assert list(frame.columns) == [column.name for column in columns(table)]
    assert len(frame) == len(extraction.rows(table))


def test_an_extraction_has_no_other_tables(extraction: Extraction) -> None:
    for give in (extraction.arrow, extraction.pandas):
        with pytest.raises(KeyError):
            give("target")


def test_loaded_rows_are_those_of_the_extraction(out: Path, extraction: Extraction) -> None:
    targets = load(out).targets.arrow()
    own = targets.filter(pa.compute.equal(targets["doc_id"], extraction.document.doc_id))
    assert own.to_pylist() == extraction.arrow("targets").to_pylist()


class Page(HTMLParser):
    """What of a page is text, and whether its tags close."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.parts: dict[str, list[str]] = {}
        self.marked: list[str] = []
        self.tags: set[str] = set()
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.parts.setdefault("pre" if "pre" in self.open else "", []).append(data)
        if self.open[-1:] == ["mark"]:
            self.marked.append(data)


def test_an_extraction_says_what_it_is_in_a_line(extraction: Extraction) -> None:
    assert repr(extraction).startswith(f"<kcextract extraction of {extraction.document.source}, ok: ")
    assert f"{len(extraction.targets)} targets" in repr(extraction)
    assert "\n" not in repr(extraction)
    blank = failed_extraction("a.txt", "5" * 64, FormatError("It is no text."), "plain")
    assert repr(replace(blank, diagnostics=())) == "<kcextract extraction of a.txt, failed: no rows>"


def test_a_notebook_shows_the_outline_and_the_whole_text_with_what_was_found(extraction: Extraction) -> None:
    shown = extraction._repr_html_()
    page = Page(shown)
    assert "".join(page.parts["pre"]) == extraction.document.text
    assert shown.count("<li>") == len(extraction.sections) - 1
    text = extraction.document.text or ""
    marked = "".join(page.marked)
    assert all(text[target.start : target.end] in text for target in extraction.targets)
    assert len(marked) == len(covered(extraction))


def covered(extraction: Extraction) -> set[int]:
    return {
        place
        for table in ("targets", "budgets", "legal_bases", "assignments")
        for row in extraction.rows(table)
        for place in range(row.start, row.end)  # type: ignore[union-attr]
    }


def test_what_a_notebook_shows_is_bounded_and_says_so(
    extraction: Extraction, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notebook, "MOST_TEXT", 100)
    monkeypatch.setattr(notebook, "MOST_SECTIONS", 5)
    shown = extraction._repr_html_()
    page = Page(shown)
    text = extraction.document.text or ""
    assert "".join(page.parts["pre"]) == text[:100]
    assert f"{len(text) - 100:,} ký tự nữa" in shown
    assert (shown.count("<li>"), f"{len(extraction.sections) - 6:,} mục nữa" in shown) == (5, True)


@given(words=st.text(st.sampled_from("<>&\"'/=a b\nscript"), min_size=1, max_size=40), data=st.data())
def test_nothing_of_a_document_becomes_a_tag(words: str, data: st.DataObject, plain: Extraction) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(words)), min_size=2, max_size=6).map(sorted))
    targets = tuple(replace(plain.targets[0], start=start, end=end) for start, end in pairwise(cuts))
    document = replace(plain.document, text=words, title=words, source=words, number=None)
    sections = tuple(replace(section, heading=words, marker=words) for section in plain.sections)
    page = Page(replace(plain, document=document, targets=targets, sections=sections)._repr_html_())
    assert "".join(page.parts.get("pre", [])) == words
    assert page.tags <= {*"div table caption tr th td details summary ul li b small span pre mark p".split()}


@pytest.fixture(scope="module")
def plain(extraction: Extraction) -> Extraction:
    return replace(extraction, budgets=(), legal_bases=(), assignments=())


def test_a_document_that_failed_is_shown_too() -> None:
    failed = failed_extraction("a<b>.txt", None, FormatError("–"), "plain")
    assert html.escape("a<b>.txt") in failed._repr_html_()
    assert len(failed.pandas("targets")) == 0
