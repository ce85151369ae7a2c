"""The pages in a real browser: what is clicked is shown, what is typed is found, nothing is fetched.

``KCEXTRACT_SCREENSHOTS`` names a folder for pictures of the pages, as those in docs/.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kcextract.records import Extraction
from kcextract.report import write_report

from ..browsing import chromium, needs_chromium, visits
from .printed import extracted

pytestmark = needs_chromium
MARKED = "[...document.querySelectorAll('#text .on')].map((piece) => piece.textContent).join('')"
CHOSEN = "document.querySelector('.chosen').id"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[[Path], Any]]:
    """Opens a page; afterwards, nothing may have failed, been asked, or been fetched."""
    with visits(browser, "file:") as opened:
        yield lambda path: opened(path.as_uri())


@pytest.fixture(scope="module")
def richest(extractions: tuple[Extraction, ...]) -> Extraction:
    """The document with most targets and a table."""
    return max((each for each in extractions if each.appendix_tables), key=lambda each: len(each.targets))


@pytest.fixture
def opened(visit: Callable[[Path], Any], pages: Path, richest: Extraction) -> Any:
    return visit(pages / "documents" / f"{richest.document.doc_id}.html")


def words(extraction: Extraction, row: Any) -> str:
    return (extraction.document.text or "")[row.start : row.end]


def in_sight(page: Any, selector: str, pane: str) -> bool:
    place, around = (page.locator(each).first.bounding_box() for each in (selector, pane))
    return bool(around["y"] <= place["y"] <= around["y"] + around["height"])


def test_a_click_on_a_row_marks_its_words_and_brings_them_into_sight(
    opened: Any, richest: Extraction
) -> None:
    for row in (richest.targets[-1], richest.targets[0]):
        opened.click(f"#targets-{row.target_no} td:nth-child(3)")
        assert opened.evaluate(MARKED) == words(richest, row)
        assert in_sight(opened, "#text .on", "#text")
    screenshot(opened, "report")


def test_a_click_on_marked_words_shows_their_row_and_another_the_next(opened: Any) -> None:
    mark = opened.locator("#text a.targets").last
    mark.click()
    first = opened.evaluate(CHOSEN)
    assert f"#{first}" == mark.get_attribute("href")
    assert opened.locator(f"#{first}").is_visible()
    assert in_sight(opened, ".chosen", ".panels")
    offered = opened.locator("#here button").count()
    assert offered > 1
    mark.click()
    assert opened.evaluate(CHOSEN) != first
    for _ in range(offered - 1):
        mark.click()
    assert opened.evaluate(CHOSEN) == first


def test_the_keyboard_does_all_of_it(opened: Any, richest: Extraction) -> None:
    opened.focus("[role=tab][aria-selected=true]")
    opened.keyboard.press("End")
    assert opened.evaluate("document.activeElement.id") == "tab-facts"
    opened.keyboard.press("Home")
    opened.focus("#targets-0 a.go")
    opened.keyboard.press("ArrowDown")
    opened.keyboard.press("Enter")
    assert opened.evaluate(MARKED) == words(richest, richest.targets[1])
    assert opened.evaluate("document.activeElement.closest('#text') !== null")
    opened.keyboard.press("Escape")
    assert opened.evaluate("document.activeElement.closest('tr').id") == "targets-1"


def test_a_cell_of_a_table_leads_to_its_words(opened: Any, richest: Extraction) -> None:
    figures = [each for each in richest.appendix_cells if each.value is not None]
    opened.click("#tab-appendix")
    for cell in (figures[-1], figures[0]):
        opened.click(f"#appendix_cells-{cell.table_no}-{cell.row_no}-{cell.column_no}")
        assert opened.evaluate(MARKED) == words(richest, cell)
    screenshot(opened, "report-table")


def test_words_are_found_without_diacritics_and_across_lines(opened: Any, richest: Extraction) -> None:
    text = (richest.document.text or "").lower()
    opened.fill("#search", "khuyen cong")
    opened.wait_for_selector("#hits:not(:empty)")
    count = len(" ".join(text.split()).split("khuyến công")) - 1
    assert opened.inner_text("#hits") == f"1 / {count}"
    opened.keyboard.press("Shift+Enter")
    assert opened.inner_text("#hits") == f"{count} / {count}"
    opened.fill("#search", "(")
    opened.wait_for_selector("#hits:has-text('(')", state="detached")


def test_the_filter_leaves_the_rows_that_have_the_words(opened: Any) -> None:
    opened.fill("#filter", "dao tao")
    opened.wait_for_selector("tr.filtered", state="attached")
    left = opened.locator("#panel-targets tbody tr:not(.filtered)").all_inner_texts()
    assert left
    assert all("đào tạo" in each.lower() for each in left)
    assert opened.inner_text("#tab-targets .count") == str(len(left))


def test_english_is_a_click_away_and_back(opened: Any, richest: Extraction) -> None:
    before = opened.inner_text("aside")
    opened.click("#language")
    assert opened.evaluate("document.documentElement.lang") == "en"
    assert "Targets" in opened.inner_text("[role=tablist]")
    assert opened.evaluate("document.getElementById('text').textContent") == richest.document.text
    opened.click("#language")
    assert opened.inner_text("aside") == before


def test_a_link_to_a_row_opens_it(opened: Any, richest: Extraction) -> None:
    opened.goto(f"{opened.url.partition('#')[0]}#budgets-0")
    opened.reload()
    assert opened.evaluate(CHOSEN) == "budgets-0"
    assert opened.evaluate(MARKED) == words(richest, richest.budgets[0])


def test_the_index_finds_sorts_and_leads_to_the_pages(
    visit: Callable[[Path], Any], pages: Path, richest: Extraction, extractions: tuple[Extraction, ...]
) -> None:
    page = visit(pages / "index.html")
    assert page.locator("#documents tr").count() == len(extractions)
    page.click("thead th:nth-child(6) button")
    figures = [int(each) for each in page.locator("#documents td:nth-child(6)").all_inner_texts()]
    assert figures == sorted((len(each.targets) for each in extractions), reverse=True)
    screenshot(page, "report-index")
    page.fill("#search", Path(richest.document.source).name)
    assert page.inner_text("#shown") == "1"
    page.click("#documents a")
    assert page.url.endswith(f"{richest.document.doc_id}.html")


def test_a_hostile_document_runs_nothing(
    visit: Callable[[Path], Any],
    store: Callable[[Path, Iterable[Extraction]], None],
    hostile: Callable[[str], Extraction],
    tmp_path: Path,
) -> None:
    extraction = hostile("</script><script>alert(1)</script><img src=x onerror=alert(2)> \u202e")
    store(tmp_path / "out", (extraction,))
    report = write_report(tmp_path / "out", tmp_path / "pages")
    page = visit(report.index)
    page.fill("#search", "script")
    page.click("#documents a")
    page.click("#targets-0 td:nth-child(2)")
    page.click("#tab-appendix")
    page.click("#language")
    assert page.evaluate("document.images.length") == 0


@pytest.fixture
def printed_page(
    visit: Callable[[Path], Any], store: Callable[[Path, Iterable[Extraction]], None], tmp_path: Path
) -> Any:
    extraction = extracted(tmp_path)
    store(tmp_path / "out", (extraction,))
    write_report(tmp_path / "out", tmp_path / "pages")
    return visit(tmp_path / "pages" / "documents" / f"{extraction.document.doc_id}.html")


def test_pages_are_shown_with_boxes_that_lead_to_their_rows_and_back(printed_page: Any) -> None:
    page = printed_page
    assert page.locator("#pictures svg > *").count() == 0
    page.click("#show-pictures")
    page.wait_for_selector("#pictures image")
    assert page.evaluate("document.querySelector('#pictures image').getBoundingClientRect().width") > 300
    page.locator("#pictures .box.targets").last.click()
    first = page.evaluate(CHOSEN)
    assert first.startswith("targets-")
    assert page.locator(f".box.on[data-row='{first}']").count() > 0
    page.click("#tab-budgets")
    page.click("#budgets-0 td:nth-child(2)")
    assert page.evaluate("document.querySelector('.box.on').dataset.row") == "budgets-0"
    assert in_sight(page, ".box.on", "#pictures")
    screenshot(page, "report-pictures")
    page.click("#show-pictures")
    assert "3.900 triệu đồng" in page.evaluate(MARKED)
    assert in_sight(page, "#text .on", "#text")


def test_a_search_shows_the_text_again(printed_page: Any) -> None:
    printed_page.click("#show-pictures")
    printed_page.fill("#search", "kinh phi")
    assert printed_page.locator("#text").is_visible()
    assert not printed_page.locator("#pictures").is_visible()


def screenshot(page: Any, name: str) -> None:
    folder = os.environ.get("KCEXTRACT_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")
