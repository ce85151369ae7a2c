"""What the names and places of inputs cannot do, and what the settings promise."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kcextract.dataset.datapackage import DATA_PACKAGE
from kcextract.dataset.manifest import MANIFEST, read_manifest
from kcextract.dataset.storage import LocalStorage
from kcextract.run.convert import ConversionReport
from kcextract.run.settings import Bounds, Settings

Batch = Callable[..., ConversionReport]
ROOT = Path(__file__).resolve().parents[2]
PART = re.compile(r"[a-z_]+/part-[0-9a-f]{16}\.parquet")
NAMES = (
    "..txt",
    "...txt",
    "a\nb.txt",
    "%2e%2e%2fx.txt",
    "part-0.parquet.txt",
    "~root.txt",
    "$(id).txt",
    "-rf.txt",
)


@pytest.mark.parametrize("workers", [0, 1])
def test_names_of_inputs_never_lead_out_of_the_output(batch: Batch, tmp_path: Path, workers: int) -> None:
    source = tmp_path / "in" / "deep"
    source.mkdir(parents=True)
    for number, name in enumerate(NAMES):
        (source / name).write_text(f"{number}\n")
    linked = tmp_path / "in" / "linked.txt"
    linked.symlink_to(tmp_path / "elsewhere.txt")
    (tmp_path / "elsewhere.txt").write_text("Khác\n")
    given = [source / name for name in NAMES] + [source / ".." / ".." / "in" / "linked.txt"]
    before = set(tmp_path.rglob("*"))
    report = batch(given, tmp_path / "out", settings=Settings(workers))
    assert report.statuses == {"ok": len(given)}
    new = {path for path in tmp_path.rglob("*") if path.is_file()} - before
    names = {str(path.relative_to(tmp_path / "out")) for path in new}
    assert {MANIFEST, DATA_PACKAGE} <= names
    assert all(PART.fullmatch(name) for name in names - {MANIFEST, DATA_PACKAGE})
    sources = {entry.source for entry in read_manifest(LocalStorage(tmp_path / "out")).sources}
    assert sources == {str(path) for path in given}


def test_a_worker_imports_nothing_from_the_folder_in_which_it_is_started(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("json", "pyarrow", "kcextract", "sitecustomize"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)\n")
    (tmp_path / "a.txt").write_text("Một\n")
    monkeypatch.chdir(tmp_path)
    # An empty name in it means the folder, too.
    monkeypatch.setenv("PYTHONPATH", f"{Path(__file__).parent / 'stand_ins'}{os.pathsep}")
    assert batch(["a.txt"], "out", settings=Settings(1)).statuses == {"ok": 1}


def test_the_defaults_are_those_that_are_documented() -> None:
    security = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    bounds = Bounds()
    assert f"| `Bounds.seconds` | {bounds.seconds:.0f} |" in security
    assert f"| `Bounds.memory` | {bounds.memory} |" in security
