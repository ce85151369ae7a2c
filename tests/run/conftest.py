"""What the specifications of runs share: an extraction that worker processes know too."""

from __future__ import annotations

import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace

import pytest

from kcextract.records import Extraction
from kcextract.run.convert import ConversionReport, convert

STAND_INS = Path(__file__).parent / "stand_ins"
Batch = Callable[..., ConversionReport]


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Extraction]:
    monkeypatch.syspath_prepend(STAND_INS)
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(STAND_INS), os.environ.get("PYTHONPATH", "")]))
    found: Callable[[Path], Extraction] = import_module("hostile").extract
    return found


@pytest.fixture
def batch(grammar: SimpleNamespace, hostile: Callable[[Path], Extraction]) -> Batch:
    """Converts with the hostile extraction."""

    def run(paths: object, out: object, **more: object) -> ConversionReport:
        return convert(paths, out, **{"grammar": grammar, "extract_one": hostile, **more})

    return run


def content(folder: Path) -> dict[str, bytes]:
    """All files under a folder."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def files() -> Callable[[Path], dict[str, bytes]]:
    return content
