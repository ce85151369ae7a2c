"""How soon the pages of a report open in Chromium: that of a long document, and the index of many.

The documents of corpus/ are set as PDF one after the other until there are enough pages. Times are from the
beginning of the navigation: until the largest content is painted, until the page answers (its script ran),
until all of it is read; the processor's time is that of the main thread. The middle of several rounds.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pypdfium2
from playwright.sync_api import Browser, sync_playwright
from rich import box
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from kcextract.dataset.manifest import Manifest, SourceEntry  # noqa: E402 - the repository has to be on the path
from kcextract.report.document import document_page  # noqa: E402
from kcextract.report.index import Summary, index_page  # noqa: E402
from kcextract.report.pictures import pictures  # noqa: E402
from kcextract.run.extraction import extract  # noqa: E402
from tests.rendering.pieces import STEMS, pieces  # noqa: E402
from tests.rendering.portable import FONTS, Setting, to_pdf  # noqa: E402

PAGES = 200
DOCUMENTS = 10_000
ROUNDS = 5
TIMES = """() => new Promise((tell) => {
  const [opened] = performance.getEntriesByType("navigation");
  new PerformanceObserver((list) => {
    tell([list.getEntries().at(-1).startTime, window.answered, opened.domInteractive]);
  }).observe({ type: "largest-contentful-paint", buffered: true });
})"""
ANSWERS = """(function look() {
  if (document.querySelector(".live, #documents tr")) window.answered = performance.now();
  else requestAnimationFrame(look);
})()"""


def main() -> None:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        print("How soon pages open was not measured: there is no Chromium here.")
        return
    table = Table("page", "MB", "painted, s", "answers, s", "read, s", "processor, s", box=box.SIMPLE_HEAD)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        made = {
            f"a document of {PAGES} pages": long_document(Path(folder), with_pictures=False),
            "the same with pictures": long_document(Path(folder), with_pictures=True),
            f"the index of {DOCUMENTS:,} documents": index(Path(folder)),
        }
        browser = driver.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for name, path in made.items():
            rounds = [opened(browser, path) for _ in range(ROUNDS)]
            middle = (f"{statistics.median(times):.2f}" for times in zip(*rounds, strict=True))
            table.add_row(name, f"{path.stat().st_size / 1e6:.1f}", *middle)
        browser.close()
    Console(width=None if sys.stdout.isatty() else 110).print(table)


def opened(browser: Browser, path: Path) -> Sequence[float]:
    """Seconds until the page is painted, until it answers, until it is read, and those of the processor."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.add_init_script(ANSWERS)
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    page.wait_for_timeout(1000)
    times = [float(time) / 1000 for time in page.evaluate(TIMES)]
    told: dict[str, Any] = session.send("Performance.getMetrics")
    metrics = {each["name"]: float(each["value"]) for each in told["metrics"]}
    context.close()
    return [*times, metrics["TaskDuration"]]


def long_document(folder: Path, *, with_pictures: bool) -> Path:
    """The page of a document with so many pages."""
    source = folder / "long.pdf"
    if not source.exists():
        source.write_bytes(many_pages())
    extraction = extract(source)
    path = folder / f"document-{with_pictures}.html"
    shown = pictures(extraction) if with_pictures else None
    path.write_text(document_page(extraction, pictures=shown), encoding="utf-8")
    return path


def many_pages() -> bytes:
    target = pypdfium2.PdfDocument.new()
    for number in count():
        printed = to_pdf(pieces(STEMS[number % len(STEMS)]), Setting(FONTS[0]))
        with pypdfium2.PdfDocument(printed) as part:
            target.import_pages(part, list(range(min(len(part), PAGES - len(target)))))
        if len(target) >= PAGES:
            break
    with tempfile.TemporaryFile() as file:
        target.save(file)
        file.seek(0)
        return file.read()


def index(folder: Path) -> Path:
    """An index of so many documents."""
    entries = [
        SourceEntry(f"archive/{number % 63}/{number}.pdf", f"{number:016x}", f"{number:064x}", 1, "ok")
        for number in range(DOCUMENTS)
    ]
    title = "Phê duyệt Chương trình khuyến công giai đoạn 2031 - 2035 trên địa bàn tỉnh"
    told = {
        entry.doc_id: Summary("Long An", f"{number}/QĐ-UBND", "2030-01-01", title, number % 40, 5, number % 3)
        for number, entry in enumerate(entries)
    }
    path = folder / "index.html"
    manifest = Manifest(True, "plain", "5" * 64, {}, (), tuple(entries))
    path.write_text(index_page(manifest, told), encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
