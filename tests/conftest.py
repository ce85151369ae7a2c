"""What the specifications share: a stand-in for the extraction, and small documents on disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, settings

from kcextract.errors import FormatError, KcextractError
from kcextract.records import (
    DiagnosticRecord,
    Extraction,
    LegalBaseRecord,
    LineRecord,
    SectionRecord,
)
from kcextract.run.failure import failed_extraction
from kcextract.run.inputs import source_name

from .missing_programs import pytest_runtest_makereport  # noqa: F401

# Examples are drawn the same way in every run, and no slow machine fails a specification.
settings.register_profile(
    "kcextract", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.load_profile("kcextract")


def plain_extraction(path: Path) -> Extraction:
    """Each line is a section, with a legal base; a line "!" is a warning; "damaged" is no document."""
    data = path.read_bytes()
    text = data.decode()
    if text == "damaged":
        raise FormatError("The file is damaged: fetch it again.", source=source_name(path))
    blank = failed_extraction(
        source_name(path), hashlib.sha256(data).hexdigest(), KcextractError("–"), "plain"
    ).document
    document = replace(
        blank, status="ok", family="quyet_dinh", number="12/QĐ-UBND", province="Tỉnh Thử", text=text
    )
    key = document.doc_id
    spans = []
    for line in text.splitlines(keepends=True):
        start = spans[-1][1] if spans else 0
        spans.append((start, start + len(line)))
    root = SectionRecord(
        key, 0, None, 0, "document", None, None, None, "other", "", 0, 0, len(text), None, None
    )
    sections = [
        SectionRecord(
            key, n, 0, 1, "arabic", f"{n}.", n, text[a:b].strip(), "contents", f"{n}", b, a, b, None, None
        )
        for n, (a, b) in enumerate(spans, 1)
    ]
    warnings = [(a, a + 1) for a, b in spans if text[a:b].startswith("!")]
    return Extraction(
        document,
        tuple(LineRecord(key, n, a, b, 1, 0.5, None, None, None, None) for n, (a, b) in enumerate(spans)),
        (root, *sections),
        tuple(
            LegalBaseRecord(key, n, n, "can_cu", "luat", None, None, None, None, text[a:b], a, b)
            for n, (a, b) in enumerate(spans)
        ),
        diagnostics=tuple(
            DiagnosticRecord(key, n, "warning", "odd_line", "The line is odd.", a, b)
            for n, (a, b) in enumerate(warnings)
        ),
    )


@pytest.fixture
def extract_plain() -> Callable[[Path], Extraction]:
    return plain_extraction


@pytest.fixture
def grammar() -> SimpleNamespace:
    return SimpleNamespace(name="plain", hash="5" * 64)


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., list[Path]]:
    """Writes documents, name to text, into ``tmp_path``; their paths."""

    def write_documents(**texts: str) -> list[Path]:
        paths = []
        for name, text in texts.items():
            path = tmp_path / f"{name.replace('__', '/')}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        return paths

    return write_documents
