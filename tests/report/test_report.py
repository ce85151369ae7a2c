"""The pages: every row is there and leads to its words, all is escaped, the same tables give the same bytes."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from kcextract.dataset.manifest import MANIFEST
from kcextract.errors import DatasetError, FormatError
from kcextract.records import (
    Extraction,
    table_records,
)
from kcextract.report import write_report
from kcextract.report.characters import shown
from kcextract.report.pieces import anchor
from kcextract.run.failure import failed_extraction

Read = Callable[[Path], html.HtmlElement]
Store = Callable[[Path, Iterable[Extraction]], None]
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(2)</script>",
    '"><img src=x onerror=alert(3)>',
    "' onmouseover='alert(4)",
    "</title></style><style>*{display:none}</style>",
    "<!-- --!> ]]> &lt;b&gt; &#0; {{ 7 * 7 }} {% raw %}",
    "javascript:alert(5)",
    "\u202etrái\u202c \u2066phải\u2069 \u200f",
    "\x00\x01\x0b\x0c\r\x1b[31m\x7f\x85\ufffe\u2028",
)
"""Words that would be more than words on a page that did not escape them."""


def piece_texts(page: html.HtmlElement) -> dict[int, str]:
    """The words of each piece of the text, by its offset, in the order of the page."""
    found = page.xpath("//article[@id='text']//*[starts-with(@id, 'p')]")
    return {int(each.get("id")[1:]): each.text or "" for each in found}


def rows_with_spans(extraction: Extraction) -> Iterator[tuple[str, int, int]]:
    for table, record in table_records().items():
        if table in ("documents", "lines"):
            continue
        for row in extraction.rows(table):
            start, end = getattr(row, "start", None), getattr(row, "end", None)
            if start is not None and end is not None and start < end:
                if table == "sections" and getattr(row, "parent_no", None) is None:
                    continue
                yield anchor(table, *(getattr(row, name) for name in record.TABLE.key[1:])), start, end


def assert_rows_lead_to_their_words(page: html.HtmlElement, extraction: Extraction) -> None:
    texts = piece_texts(page)
    whole = shown(extraction.document.text or "")
    assert "".join(texts.values()) == whole
    ids = {each.get("id"): each for each in page.xpath("//*[@id]")}
    starts = sorted(texts)
    for name, start, end in rows_with_spans(extraction):
        row = ids[name]
        assert (row.get("data-s"), row.get("data-e")) == (str(start), str(end))
        [link] = row.xpath("self::a/@href") or row.xpath(".//a[contains(@class, 'go')]/@href")
        assert link == f"#p{start}"
        assert start in texts
        assert "".join(texts[place] for place in starts if start <= place < end) == whole[start:end]


def test_every_row_is_there_and_leads_to_exactly_its_words(
    pages: Path, extractions: tuple[Extraction, ...], read_page: Read
) -> None:
    for extraction in extractions:
        page = read_page(pages / "documents" / f"{extraction.document.doc_id}.html")
        assert_rows_lead_to_their_words(page, extraction)


def test_every_mark_leads_to_a_row_that_has_these_words(pages: Path, read_page: Read) -> None:
    for path in sorted((pages / "documents").iterdir()):
        page = read_page(path)
        spans = {
            row.get("id"): (int(row.get("data-s")), int(row.get("data-e")))
            for row in page.xpath("//*[@data-s and @id]")
        }
        marks = page.xpath("//article//a")
        assert marks
        for mark in marks:
            start, end = spans[mark.get("href")[1:]]
            place = int(mark.get("id")[1:])
            assert start <= place
            assert place + len(mark.text) <= end


def test_no_id_is_there_twice_and_no_link_leads_nowhere(pages: Path, read_page: Read) -> None:
    for path in (pages / "index.html", *sorted((pages / "documents").iterdir())):
        page = read_page(path)
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))
        named = {*page.xpath("//@aria-controls")}
        named |= {
            name for each in page.xpath("//@aria-labelledby | //@aria-describedby") for name in each.split()
        }
        assert named <= set(ids)
        for link in page.xpath("//@href"):
            if link.startswith("#"):
                assert link[1:] in ids
            else:
                assert (path.parent / link).exists()


def test_a_panel_has_the_rows_of_its_table_and_tells_how_many(
    pages: Path, extractions: tuple[Extraction, ...], read_page: Read
) -> None:
    for extraction in extractions:
        page = read_page(pages / "documents" / f"{extraction.document.doc_id}.html")
        for panel in page.xpath("//section[@role='tabpanel'][.//table[contains(@class, 'rows')] or p]"):
            table = panel.get("id").removeprefix("panel-")
            if table == "appendix":
                continue
            count = len(extraction.rows(table)) - (table == "sections")
            assert len(panel.xpath(".//tbody/tr")) == count
            assert page.xpath(f"string(//*[@id='tab-{table}']/*[@class='count'])") == str(count)


def test_tables_have_their_cells_and_the_meaning_of_each_column(
    pages: Path, extractions: tuple[Extraction, ...], read_page: Read
) -> None:
    tables = 0
    for extraction in extractions:
        page = read_page(pages / "documents" / f"{extraction.document.doc_id}.html")
        for record in extraction.appendix_tables:
            tables += 1
            [sheet] = page.xpath(f"//*[@id='{anchor('appendix_tables', record.table_no)}']//table")
            assert len(sheet.xpath("./tbody/tr")) == record.row_count
            assert {len(row) for row in sheet.xpath("./tbody/tr")} == {record.column_count}
            columns = [each for each in extraction.appendix_columns if each.table_no == record.table_no]
            meanings = sheet.xpath(".//tr[@class='meanings']/th")
            assert len(meanings) == len(columns)
            for column, meaning in zip(columns, meanings, strict=True):
                proved = {"arithmetic": "Σ", "prose": "¶"}.get(column.basis or "")
                assert (
                    (proved in meaning.text_content()) if proved else meaning.get("class") in ("header", "")
                )
    assert tables


def test_the_index_has_every_document_with_its_counts(
    pages: Path, extractions: tuple[Extraction, ...], read_page: Read
) -> None:
    page = read_page(pages / "index.html")
    rows = json.loads(page.xpath("string(//script[@id='data'])"))
    found = {row[0]: row[1:] for row in rows}
    assert len(found) == len(rows) == len(extractions)
    for extraction in extractions:
        document = extraction.document
        issued = document.issue_date.isoformat() if document.issue_date else ""
        title = document.title or document.programme_title or ""
        failing = sum(check.status == "fail" for check in extraction.checks)
        assert found[f"documents/{document.doc_id}.html"] == [
            document.source,
            document.status,
            document.province or "",
            document.number or "",
            issued,
            title,
            len(extraction.targets),
            len(extraction.budgets),
            failing,
        ]
    # Without scripts the same pages are reached.
    assert page.xpath("//noscript//a/@href") == [row[0] for row in rows]


def test_the_same_tables_give_the_same_bytes(dataset: Path, pages: Path, tmp_path: Path) -> None:
    write_report(dataset, tmp_path / "again")
    first = {path.relative_to(pages): path.read_bytes() for path in pages.rglob("*.html")}
    again = {path.relative_to(tmp_path / "again"): path.read_bytes() for path in tmp_path.rglob("*.html")}
    assert first == again


def test_a_page_may_run_only_its_own_script_and_fetch_nothing(pages: Path, read_page: Read) -> None:
    for path in pages.rglob("*.html"):
        page = read_page(path)
        policy = page.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
        assert policy.startswith("default-src 'none';")
        for kind in ("style", "script"):
            [content] = page.xpath(f"//{kind}[not(@type)]")
            digest = base64.b64encode(hashlib.sha256(content.text.encode()).digest()).decode()
            assert f"{kind}-src 'sha256-{digest}'" in policy
            assert "http" not in content.text
        assert not page.xpath("//@src | //@style | //link | //iframe | //object")
        assert not page.xpath("//@*[starts-with(name(), 'on')]")


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_a_document_says_stays_words(
    store: Store,
    hostile: Callable[[str], Extraction],
    words: str,
    tmp_path: Path,
    pages: Path,
    read_page: Read,
) -> None:
    extraction = hostile(words)
    store(tmp_path / "out", (extraction,))
    write_report(tmp_path / "out", tmp_path / "pages")
    usual_page = read_page(next((pages / "documents").iterdir()))
    usual_index = read_page(pages / "index.html")
    page = read_page(tmp_path / "pages" / "documents" / f"{extraction.document.doc_id}.html")
    index = read_page(tmp_path / "pages" / "index.html")
    for made, usual in ((page, usual_page), (index, usual_index)):
        for kind in ("script", "style", "title", "head", "body", "meta", "main"):
            assert len(made.xpath(f"//{kind}")) == len(usual.xpath(f"//{kind}")), kind
        names = {name for each in usual_page.iter() for name in each.attrib} | {
            "value",
            "lang",
            "title",
            "rowspan",
        }
        names |= {name for each in usual_index.iter() for name in each.attrib}
        assert {name for each in made.iter() for name in each.attrib} <= names
        assert not made.xpath("//img | //b[text()='x'] | //comment()")
        assert all(
            link.startswith(("#p", "#t", "#r", "#a", "#d", "../index.html", "documents/"))
            for link in made.xpath("//a/@href")
        )
    assert_rows_lead_to_their_words(page, extraction)
    for made in (page, index):
        assert not set(made.text_content()) & set(
            re.findall(r"[\x00-\x08\x0b-\x1f\u200f\u2028\u202a-\u202e\u2066-\u2069]", words)
        )
    [row] = json.loads(index.xpath("string(//script[@id='data'])"))
    assert row[6] == shown(words)


def test_a_document_that_failed_has_a_page_that_says_so(
    store: Store, tmp_path: Path, read_page: Read
) -> None:
    failed = failed_extraction("a.pdf", None, FormatError("The file is damaged."), "plain")
    store(tmp_path / "out", (failed,))
    report = write_report(tmp_path / "out", tmp_path / "pages")
    assert report.pages == 1
    page = read_page(tmp_path / "pages" / "documents" / f"{failed.document.doc_id}.html")
    assert page.xpath("//article//*[@data-k='page.no_text']")
    assert "The file is damaged." in page.xpath("string(//*[@id='panel-diagnostics'])")
    [row] = json.loads(read_page(report.index).xpath("string(//script[@id='data'])"))
    assert row[1:3] == ["a.pdf", "failed"]


def test_a_failing_sum_of_a_table_is_marked_where_it_stands(
    store: Store, tmp_path: Path, extractions: tuple[Extraction, ...], read_page: Read
) -> None:
    [extraction] = [each for each in extractions if any(check.kind == "row_sum" for check in each.checks)][:1]
    number, check = next((n, each) for n, each in enumerate(extraction.checks) if each.kind == "row_sum")
    wrong = replace(check, status="fail", expected=check.actual + 1, difference=-1)
    checks = (*extraction.checks[:number], wrong, *extraction.checks[number + 1 :])
    store(tmp_path / "out", (replace(extraction, checks=checks),))
    write_report(tmp_path / "out", tmp_path / "pages")
    page = read_page(tmp_path / "pages" / "documents" / f"{extraction.document.doc_id}.html")
    [cell] = page.xpath("//td[contains(@class, 'failing')]/a")
    place = re.match(r"Table (\d+), row (\d+)", check.subject)
    assert place is not None
    assert cell.get("id").startswith(f"appendix_cells-{int(place[1]) - 1}-{int(place[2]) - 1}-")
    assert page.xpath("//*[@class='failing']//a/@href") == [f"#{cell.get('id')}"]
    assert page.xpath("//*[@id='panel-checks']//tbody/tr/@class")[0] == "fail"


def test_pages_of_documents_that_are_gone_are_removed(
    store: Store, tmp_path: Path, extractions: tuple[Extraction, ...]
) -> None:
    store(tmp_path / "two", extractions[:2])
    store(tmp_path / "one", extractions[:1])
    write_report(tmp_path / "two", tmp_path / "pages")
    (tmp_path / "pages" / "documents" / "notes.html").write_text("mine")
    write_report(tmp_path / "one", tmp_path / "pages")
    left = {path.name for path in (tmp_path / "pages" / "documents").iterdir()}
    assert left == {f"{extractions[0].document.doc_id}.html", "notes.html"}


def test_an_index_of_somebody_else_is_not_overwritten(tmp_path: Path, dataset: Path) -> None:
    (tmp_path / "index.html").write_text("<h1>mine</h1>")
    with pytest.raises(DatasetError, match="was not made by kcextract"):
        write_report(dataset, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["index.html"]


def test_without_finished_tables_there_is_no_report(tmp_path: Path, dataset: Path) -> None:
    with pytest.raises(DatasetError, match="There is no folder"):
        write_report(tmp_path / "nowhere", tmp_path / "pages")
    out = tmp_path / "out"
    out.mkdir()
    content = json.loads((dataset / MANIFEST).read_text(encoding="utf-8"))
    (out / MANIFEST).write_text(json.dumps(content | {"complete": False, "parts": [], "sources": []}))
    with pytest.raises(DatasetError, match="no finished tables"):
        write_report(out, tmp_path / "pages")


def test_progress_tells_each_source(
    tmp_path: Path, dataset: Path, extractions: tuple[Extraction, ...]
) -> None:
    told: list[str] = []
    write_report(dataset, tmp_path, told.append)
    assert told == [each.document.source for each in extractions]
