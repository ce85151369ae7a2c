"""``import kcextract`` is cheap, and gives the public names."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import kcextract
from kcextract.dataset.tables import load
from kcextract.report.labels import public_labels
from kcextract.run.convert import convert
from kcextract.run.extraction import extract

HEAVY = {"docx", "pandas", "pdfplumber", "pyarrow", "regex", "rich", "typer", "underthesea"}


def loaded_by(code: str) -> set[str]:
    """The heavy packages that a fresh Python has loaded after running the code."""
    report = f"{code}\nimport sys\nprint(*{HEAVY} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", report], check=True, capture_output=True, text=True)
    return set(done.stdout.splitlines()[-1].split())


def test_the_public_names_are_those_of_the_library() -> None:
    assert kcextract.convert is convert
    assert kcextract.extract is extract
    assert kcextract.labels is public_labels
    assert kcextract.load is load
    assert {*kcextract.__all__} == {"__version__", "convert", "extract", "labels", "load"}
    assert {*kcextract.__all__} <= {*dir(kcextract)}


def test_another_name_is_an_error_as_everywhere() -> None:
    with pytest.raises(AttributeError, match="no attribute 'targets'"):
        kcextract.targets  # noqa: B018


def test_the_version_is_semantic() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", kcextract.__version__)


def test_the_import_loads_nothing_heavy() -> None:
    assert loaded_by("import kcextract") == set()


def test_help_loads_nothing_but_the_command_line() -> None:
    code = "from kcextract.cli import main\ntry:\n    main(['--help'])\nexcept SystemExit:\n    pass"
    assert loaded_by(code) == {"typer"}
