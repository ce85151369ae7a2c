"""The review in a real browser, from the command to the golden check.

``KCEXTRACT_SCREENSHOTS`` names a folder for pictures of the pages, as those in docs/.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kcextract.cli import main
from kcextract.golden.drafts import LOCKS
from kcextract.golden.files import read_golden
from kcextract.records import Extraction
from kcextract.review.desk import Desk
from tests.browsing import chromium, needs_chromium, visits
from tests.report.conftest import stored

pytest.importorskip("kcextract.review.server", reason="kcextract[review] is not installed")
pytestmark = needs_chromium
ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-c", "from kcextract.cli import main; main()", "review"]
FOCUSED = "document.activeElement.closest('[id]').closest('tr, [id^=documents-]')?.id"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as opened:
        yield opened


@pytest.fixture
def visit(browser: Any) -> Iterator[Callable[[str], Any]]:
    """Opens an address; afterwards, nothing may have failed, or been asked of anybody else."""
    with visits(browser, "http://127.0.0.1:", seconds=15) as opened:
        yield opened


@pytest.fixture
def out(tmp_path: Path, richest: Extraction) -> Path:
    stored(tmp_path / "out", (richest,))
    return tmp_path / "out"


@contextmanager
def reviewing(out: Path) -> Iterator[str]:
    """The command at work in a process of its own; the address that it prints."""
    environment = {name: value for name, value in os.environ.items() if name not in LOCKS}
    environment["PYTHONPATH"] = str(ROOT)
    command = [*COMMAND, out.name, "--golden", "golden"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment, cwd=out.parent
    ) as process:
        assert process.stdout is not None
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+/\S+/", process.stdout.readline())
            assert found
            yield found[0]
        finally:
            process.send_signal(signal.SIGINT)
            printed = process.stdout.read()
            assert process.wait(timeout=20) == 0
        assert "the same command goes on from here" in printed


def document(page: Any) -> Any:
    page.click("#documents a")
    page.wait_for_selector("#review button")
    return page


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str]:
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    return int(caught.value.code or 0), capsys.readouterr().out


def test_what_is_corrected_and_saved_the_golden_check_sees(
    visit: Callable[[str], Any], out: Path, richest: Extraction, capsys: pytest.CaptureFixture[str]
) -> None:
    target = next(each for each in richest.targets if each.comparator == "eq")
    row = f"#targets-{target.target_no}"
    more = f"{(target.quantity_min or 0) + 1:.0f}"
    with reviewing(out) as url:
        page = document(visit(url))
        page.click(f"{row} td:nth-child(3)")
        page.click("[data-act=correct]")
        assert page.inner_text("dialog blockquote") == words(richest, target)
        for bound in ("min", "max"):
            page.fill(f"#field-quantity_{bound}", "2.000")
        page.click("dialog [type=submit]")
        page.wait_for_selector("dialog .wrong:has-text('2.000')")
        assert page.get_attribute("#field-quantity_min", "aria-invalid") == "true"
        for bound in ("min", "max"):
            page.fill(f"#field-quantity_{bound}", more)
        page.keyboard.press("Enter")
        page.wait_for_selector(f"{row}.is-corrected")
        assert more in page.inner_text(f"{row} td.number")
        assert page.evaluate(FOCUSED) == row[1:]
    # It is not saved yet, the browser is gone, and so is the server.
    with reviewing(out) as url:
        page = document(visit(url))
        assert more in page.inner_text(f"{row}.is-corrected td.number")
        page.click("[data-act=rest]")
        page.wait_for_selector("#tab-targets.done")
        page.click(f"{row} td:nth-child(3)")
        page.click("#save")
        page.wait_for_selector("#told:has-text('targets.csv')")
        screenshot(page, "review")
    folder = out.parent / "golden" / Path(richest.document.source).stem
    assert {*read_golden(folder).tables} == {"targets"}
    status, printed = run(
        capsys, "golden", "check", str(folder), "--corpus", str(Path(richest.document.source).parent)
    )
    assert status == 1
    assert printed.count(": changed: ") == 1
    assert re.search(rf"quantity_min: expected “{more}”\n +found +“", printed)


def test_the_index_says_how_far_each_document_is(
    visit: Callable[[str], Any], desk: Callable[..., Desk], served: Any, made_up: Extraction
) -> None:
    laid = desk(made_up)
    with served(laid) as url:
        page = visit(url)
        page.wait_for_selector("#documents a")
        assert page.locator(".begun").count() == 0
        laid.change(made_up.document.doc_id, {"do": "rest", "table": "targets"})
        page.reload()
        assert page.inner_text(".begun") == "✎ Đã bắt đầu rà soát"
        laid.save(made_up.document.doc_id)
        page.reload()
        page.click("#language")
        page.wait_for_selector(".begun:has-text('✓ 1 of 12 tables with golden files')")
        page.fill("#search", "nothing at all")
        page.fill("#search", "made-up")
        page.wait_for_selector(".begun")


def test_the_keyboard_goes_from_row_to_row(
    visit: Callable[[str], Any], desk: Callable[..., Desk], served: Any, made_up: Extraction
) -> None:
    with served(desk(made_up)) as url:
        page = document(visit(url))
        page.focus("#targets-0 a.go")
        page.keyboard.press("a")
        page.wait_for_selector("#targets-0.is-accepted")
        assert page.evaluate(FOCUSED) == "targets-1"
        page.keyboard.press("d")
        page.wait_for_selector("#targets-1.is-deleted")
        assert page.evaluate(FOCUSED) == "targets-2"
        page.keyboard.press("c")
        page.wait_for_selector("dialog[open]")
        assert page.evaluate("document.activeElement.id") == "field-printed"
        page.keyboard.press("Escape")
        page.wait_for_selector("dialog", state="detached")
        assert page.evaluate(FOCUSED) == "targets-2"
        page.keyboard.press("a")
        page.wait_for_selector("#tab-targets.done")
        page.keyboard.press("u")
        page.wait_for_selector("#tab-targets:not(.done)")
        # Letters that are typed are no keys of the review.
        page.fill("#filter", "x")
        page.fill("#filter", "")
        page.keyboard.type("acdu")
        assert page.locator("dialog").count() == 0
        assert page.locator(".is-accepted").count() == 1


def test_selected_words_become_a_row_and_it_can_be_taken_back(
    visit: Callable[[str], Any], desk: Callable[..., Desk], served: Any, made_up: Extraction, tmp_path: Path
) -> None:
    text = made_up.document.text or ""
    with served(desk(made_up)) as url:
        page = document(visit(url))
        page.click("#tab-solutions")
        page.click("#solutions-0 td:nth-child(2)")
        place = page.locator("#text .on").first.bounding_box()
        page.mouse.move(place["x"] + 6, place["y"] + place["height"] / 2)
        page.mouse.down()
        page.mouse.move(place["x"] + place["width"] - 2, place["y"] + place["height"] / 2, steps=6)
        page.mouse.up()
        selected = page.evaluate("getSelection().toString()").strip()
        assert selected
        page.click("[data-act=add]")
        assert page.inner_text("dialog blockquote") == selected
        page.click("dialog [type=submit]")
        page.wait_for_selector("#solutions-1.is-added")
        row = page.locator("#solutions-1")
        assert text[int(row.get_attribute("data-s")) : int(row.get_attribute("data-e"))] == selected
        assert page.evaluate(FOCUSED) == "solutions-1"
        page.keyboard.press("u")
        page.wait_for_selector("#solutions-1", state="detached")
        assert page.evaluate("document.activeElement.id") == "tab-solutions"


def test_the_hit_of_a_search_becomes_a_row_by_keys_alone(
    visit: Callable[[str], Any], desk: Callable[..., Desk], served: Any, made_up: Extraction
) -> None:
    # A character that is two to JavaScript stands before the words.
    text = (made_up.document.text or "").replace("chủ trì,", "chủ tr\N{GRINNING FACE},")
    assert len(text) == len(made_up.document.text or "")
    with served(desk(replace(made_up, document=replace(made_up.document, text=text)))) as url:
        page = document(visit(url))
        page.fill("#search", "ke hoach hang nam")
        page.wait_for_selector("#hits:has-text('1 / 1')")
        page.focus("#tab-targets")
        for _ in range(page.locator("[role=tab]").count()):
            if page.evaluate("document.activeElement.id") == "tab-assignments":
                break
            page.keyboard.press("ArrowRight")
        page.focus("#assignments-0 a.go")
        page.keyboard.press("n")
        page.wait_for_selector("dialog[open]")
        assert page.inner_text("dialog blockquote") == "kế hoạch hằng năm"
        page.fill("#field-agency", "Sở Y tế")
        page.keyboard.press("Enter")
        page.wait_for_selector(".is-added:has-text('Sở Y tế')")


def test_fields_columns_and_cells_are_decided_too(
    visit: Callable[[str], Any], desk: Callable[..., Desk], served: Any, made_up: Extraction
) -> None:
    with served(desk(made_up)) as url:
        page = document(visit(url))
        page.click("#tab-facts")
        page.focus("#documents-number")  # which was not found
        page.keyboard.press("c")
        page.fill("#field-value", "12/KH-UBND")
        page.keyboard.press("Enter")
        page.wait_for_selector("#documents-number.is-corrected:has-text('12/KH-UBND')")
        assert page.evaluate(FOCUSED) == "documents-number"
        page.click("#tab-appendix")
        for row in ("appendix_columns-0-2", "appendix_cells-0-0-2"):
            page.click(f"#{row}")
            page.keyboard.press("a")
            page.wait_for_selector(f"#{row}.is-accepted")
        assert page.is_disabled("[data-act=delete]")


def test_it_speaks_english_too(
    visit: Callable[[str], Any], desk: Callable[..., Desk], served: Any, made_up: Extraction
) -> None:
    with served(desk(made_up)) as url:
        page = document(visit(url))
        page.click("#targets-0 td:nth-child(3)")
        assert page.inner_text("#save") == "Lưu tệp chuẩn"
        page.click("#language")
        assert page.inner_text("#save") == "Save the golden files"
        assert "Targets: 0 of 3 rows decided" in page.inner_text("#review")
        page.click("[data-act=correct]")
        assert "Digits as printed" in page.inner_text("dialog")
        page.fill("#field-printed", "x")
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog .wrong:has-text('must begin and end with a digit')")


def test_a_hostile_document_runs_nothing(
    visit: Callable[[str], Any], desk: Callable[..., Desk], served: Any, hostile: Callable[[str], Extraction]
) -> None:
    words = "</script><script>alert(1)</script><img src=x onerror=alert(2)> \u202e"
    document_of_it = hostile(words)
    plain = replace(document_of_it.document, source="plain.txt")
    with served(desk(replace(document_of_it, document=plain))) as url:
        page = document(visit(url))
        page.click("#targets-0 td:nth-child(2)")
        page.keyboard.press("c")
        page.wait_for_selector("dialog[open]")
        assert "<script>alert(1)</script>" in page.inner_text("dialog blockquote")
        page.fill("#field-object", "<img src=x onerror=alert(3)>")
        page.click("dialog [type=submit]")
        page.wait_for_selector("#targets-0.is-corrected")
        page.click("#save")
        page.wait_for_selector("#told:not(:empty)")
        assert page.evaluate("document.images.length") == 0


def words(extraction: Extraction, row: Any) -> str:
    return (extraction.document.text or "")[row.start : row.end]


def screenshot(page: Any, name: str) -> None:
    folder = os.environ.get("KCEXTRACT_SCREENSHOTS")
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png")
