"""A headless Chromium, and visits after which nothing may have failed; without a Chromium they are skipped."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here: install chromium")
WIDE = {"width": 1440, "height": 900}
# Seconds that playwright itself allows.
_PATIENCE = 30.0


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser without a window."""
    with playwright.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield opened
        opened.close()


@contextmanager
def visits(browser: Any, allowed: str, seconds: float = _PATIENCE) -> Iterator[Callable[[str], Any]]:
    """Opens addresses; afterwards, nothing may have failed, been asked, or been fetched but from ``allowed``."""
    context = browser.new_context(viewport=WIDE)
    context.set_default_timeout(seconds * 1000)
    troubles: list[str] = []
    context.on("request", lambda asked: asked.url.startswith(allowed) or troubles.append(asked.url))

    def opened(url: str) -> Any:
        page = context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda message: troubles.append(message.text))
        page.on("dialog", lambda dialog: (troubles.append(dialog.message), dialog.dismiss()))
        page.goto(url)
        return page

    yield opened
    context.close()
    assert troubles == [], troubles
