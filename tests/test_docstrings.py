"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import kcextract
from kcextract import convert, extract
from kcextract.run.settings import Settings

ROOT = Path(kcextract.__file__).parent
WITH_EXAMPLES = sorted(path for path in ROOT.rglob("*.py") if ">>> " in path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the examples have it: a decision, and ``out`` with the tables of the corpus."""
    folder = tmp_path_factory.mktemp("examples")
    corpus = sorted((ROOT.parent / "corpus").glob("*.txt"))
    (folder / "decision.txt").write_bytes(corpus[0].read_bytes())
    convert(corpus, folder / "out", settings=Settings(workers=0))
    return folder


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_examples(path: Path, workplace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = ".".join(["kcextract", *path.relative_to(ROOT).with_suffix("").parts]).removesuffix(".__init__")
    monkeypatch.chdir(workplace)
    results = doctest.testmod(importlib.import_module(name), extraglobs={"extract": extract})
    assert results.attempted > 0
    assert results.failed == 0
