"""What is skipped for want of a program fails where the programs are said to be installed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from .missing_programs import VARIABLE

ROOT = Path(__file__).resolve().parents[1]
SKIPPED = """
import pytest

@pytest.mark.skipif(True, reason="LibreOffice is not installed.")
def test_marked() -> None: ...

def test_called() -> None:
    pytest.skip("Tesseract or its Vietnamese data is not installed.")

@pytest.mark.skipif(True, reason="there is no Chromium here")
def test_of_something_else() -> None: ...

def test_that_runs() -> None: ...
"""


@pytest.mark.parametrize(
    ("value", "summary"), [("1", "1 failed, 1 passed, 1 skipped, 1 error"), ("", "1 passed, 3 skipped")]
)
def test_programs_that_are_missing(value: str, summary: str, tmp_path: Path) -> None:
    (tmp_path / "conftest.py").write_text("from tests.missing_programs import pytest_runtest_makereport\n")
    (tmp_path / "test_skipped.py").write_text(SKIPPED)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", tmp_path, tmp_path],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), VARIABLE: value},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert summary in done.stdout, done.stdout


def test_nothing_is_skipped_once_the_programs_are_installed() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    setup = next(number for number, line in enumerate(lines) if "setup-system" in line)
    assert lines[setup].startswith("if ")
    assert lines[setup + 1].strip() == f"export {VARIABLE}=1"
