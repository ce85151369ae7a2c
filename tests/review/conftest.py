"""A made-up document with everything that is found in it, and datasets of it and of real documents."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from kcextract.golden.drafts import LOCKS
from kcextract.records import Extraction
from kcextract.review.desk import Desk
from kcextract.review.library import Library
from kcextract.run.extraction import extract
from tests.golden.conftest import extraction, golden_files, lines_of  # noqa: F401  # fixtures
from tests.report.conftest import hostile_extraction, stored

CORPUS = Path(__file__).parents[2] / "corpus"


@pytest.fixture(autouse=True)
def _unlocked(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in LOCKS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def made_up(extraction: Extraction) -> Extraction:  # noqa: F811
    """The document with an identity that is as documents have it."""
    key = "0" * 15 + "d"
    tables = {
        name: tuple(replace(row, doc_id=key) for row in getattr(extraction, name))
        for name in extraction.__dataclass_fields__
        if name != "document"
    }
    return replace(extraction, document=replace(extraction.document, doc_id=key), **tables)


@pytest.fixture
def desk(tmp_path: Path) -> Callable[..., Desk]:
    """The documents on a desk, whose golden sets are in the folder ``golden``."""

    def laid(*documents: Extraction) -> Desk:
        stored(tmp_path / "out", documents)
        return Desk(Library(tmp_path / "out", tmp_path / "golden"))

    return laid


@pytest.fixture(scope="session")
def hostile() -> Callable[[str], Extraction]:
    return hostile_extraction


@pytest.fixture(scope="session")
def extractions() -> tuple[Extraction, ...]:
    """The documents of the corpus."""
    return tuple(extract(path) for path in sorted(CORPUS.glob("*.txt")))


@pytest.fixture(scope="session")
def richest(extractions: tuple[Extraction, ...]) -> Extraction:
    """The document with most targets and a table."""
    return max((each for each in extractions if each.appendix_tables), key=lambda each: len(each.targets))


@pytest.fixture
def served() -> Callable[[Desk], object]:
    """A server that answers while the block runs; its address."""
    server = pytest.importorskip("kcextract.review.server", reason="kcextract[review] is not installed")

    @contextmanager
    def serve(desk: Desk) -> Iterator[str]:
        running = server.ReviewServer(desk)
        thread = threading.Thread(target=running.run)
        thread.start()
        try:
            yield running.url
        finally:
            running.stop()
            thread.join()

    return serve
