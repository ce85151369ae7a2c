"""What the specifications of the checks share: the checks of a text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kcextract.records import CheckRecord, DiagnosticRecord
from kcextract.run.extraction import extract


class Checked:
    """The checks of a text, and what the reader is told of those that failed."""

    def __init__(self, checks: tuple[CheckRecord, ...], diagnostics: tuple[DiagnosticRecord, ...]) -> None:
        self.checks = checks
        self.told = [each for each in diagnostics if each.code.endswith("_differs")]

    def of(self, kind: str) -> list[tuple[str, float, float, str]]:
        """Subject, computed and stated figure, and status of the checks of a kind."""
        return [
            (each.subject, each.expected, each.actual, each.status)
            for each in self.checks
            if each.kind == kind
        ]


@pytest.fixture
def checked(tmp_path: Path) -> Callable[[str], Checked]:
    """Reads a text and checks it."""

    def read(text: str) -> Checked:
        path = tmp_path / "document.txt"
        path.write_text(text, encoding="utf-8")
        extraction = extract(path)
        return Checked(extraction.checks, extraction.diagnostics)

    return read
