"""What is sent to other processes comes back as it was."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass
from pathlib import Path
from typing import Any

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from kcextract.grammar import load_grammar
from kcextract.run.parcel import pack, unpack
from kcextract.run.shard import Job


@dataclass(frozen=True)
class Word:
    """As one in C: its fields are set by its own making alone."""

    text: str
    others: tuple[Any, ...] = ()

    def __setstate__(self, state: object) -> None:
        raise FrozenInstanceError


@given(st.recursive(st.text(), lambda parts: st.tuples(parts) | st.builds(Word, st.text(), st.tuples(parts))))
def test_what_is_packed_comes_back(value: object) -> None:
    assert unpack(pack(value)) == value


def test_a_pattern_comes_back_with_its_matches() -> None:
    word = unpack(pack(Word("a", (regex.compile(r"(?P<number>\d+)"),))))
    assert word.others[0].search("năm 2021")["number"] == "2021"


def test_what_lies_twice_in_it_lies_there_twice() -> None:
    word = Word("a")
    one, other = unpack(pack((word, word)))
    assert one is other


def test_a_job_comes_back(tmp_path: Path) -> None:
    job = Job(str(tmp_path), load_grammar(), "1")
    back = pickle.loads(pickle.dumps(job))
    assert (back.location, back.made_by, back.limits, back.run) == (job.location, "1", job.limits, job.run)
    assert back.grammar.hash == job.grammar.hash
    assert back.grammar.units == job.grammar.units


def test_what_no_other_process_can_have_is_refused() -> None:
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pack(Word("a", (lambda: None,)))
