"""What a grammar holds comes back from another process as it was."""

from __future__ import annotations

import copyreg
import importlib
import pickle
import pkgutil
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass
from multiprocessing.reduction import ForkingPickler
from pathlib import Path

import cloudpickle
import pytest

import kcextract.grammar
from kcextract.grammar import load_grammar
from kcextract.grammar.copying import register_copying
from kcextract.run.shard import Job

MODULES = [
    importlib.import_module(f"kcextract.grammar.{each.name}")
    for each in pkgutil.iter_modules(kcextract.grammar.__path__)
]
HELD = [
    value
    for module in MODULES
    for value in vars(module).values()
    if isinstance(value, type) and is_dataclass(value) and value.__module__ == module.__name__
]


@dataclass(frozen=True)
class Word:
    """As one in C: its fields are set by its own making alone."""

    text: str
    other: Word | None = None

    def __setstate__(self, state: object) -> None:
        raise FrozenInstanceError


@pytest.mark.parametrize("kind", HELD, ids=lambda kind: kind.__name__)
def test_each_dataclass_of_the_grammar_is_made_of_its_fields(kind: type) -> None:
    assert kind in copyreg.dispatch_table
    assert all(each.init for each in fields(kind))


@pytest.mark.parametrize("dumps", [ForkingPickler.dumps, cloudpickle.dumps, pickle.dumps])
def test_a_frozen_word_comes_back(dumps, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    # Taken back when the test is over.
    monkeypatch.setitem(copyreg.dispatch_table, Word, Word.__reduce__)
    register_copying(__name__.rpartition(".")[0])
    one = Word("a", Word("b"))
    assert pickle.loads(dumps(one)) == one


@pytest.mark.parametrize("dumps", [ForkingPickler.dumps, cloudpickle.dumps])
def test_a_job_comes_back(dumps, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    job = Job(str(tmp_path), load_grammar(), "1")
    back = pickle.loads(dumps(job))
    assert (back.location, back.made_by, back.limits, back.run) == (job.location, "1", job.limits, job.run)
    assert back.grammar.hash == job.grammar.hash
    assert back.grammar.units == job.grammar.units
