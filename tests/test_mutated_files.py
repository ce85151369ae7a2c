"""Damaged files: each is a row in the end, and none stops the others. ``make fuzz`` tries many more."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kcextract.dataset.manifest import read_manifest
from kcextract.dataset.storage import LocalStorage
from kcextract.grammar import load_grammar
from kcextract.loaders import detect, load
from kcextract.loaders.limits import Limits
from kcextract.run.convert import convert
from kcextract.run.settings import Bounds, Settings

from .fuzzing.__main__ import FAULTS, write_files
from .fuzzing.mutation import mutated
from .fuzzing.seeds import SLOW, Seed, seeds

COUNT = 160
LARGEST_PDF = 40_000
FINDINGS = sorted((Path(__file__).parent / "fuzzing" / "findings").glob("*"))


@pytest.fixture(scope="module")
def whole() -> tuple[Seed, ...]:
    """The files to damage, but for those of which each may take seconds, as PDF with pages to be recognised."""
    found = (seed for seed in seeds(with_office=False) if seed.form not in SLOW)
    return tuple(seed for seed in found if seed.form != "pdf" or len(seed.data) < LARGEST_PDF)


def test_whole_files_are_of_every_format_that_is_read_without_other_programs(whole: tuple[Seed, ...]) -> None:
    for seed in whole:
        assert load(seed.data, load_grammar()).text.strip()
    assert {detect(seed.data).name for seed in whole} >= set("text html mhtml docx doc rtf xls xlsx".split())


def test_the_same_number_gives_the_same_damage(whole: tuple[Seed, ...]) -> None:
    assert [mutated(whole, number) for number in range(50)] == [
        mutated(whole, number) for number in range(50)
    ]


def test_every_damaged_file_is_accounted_for(
    whole: tuple[Seed, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the readers give up goes to LibreOffice: that takes seconds a file, and has specifications of its own.
    monkeypatch.setenv("PATH", str(tmp_path))
    written = write_files(tmp_path / "in", whole, COUNT)
    bounds = Bounds(seconds=60, memory=2_000_000_000, loading=Limits(seconds=30))
    convert(tmp_path / "in", tmp_path / "out", settings=Settings(None, bounds=bounds))
    entries = read_manifest(LocalStorage(tmp_path / "out")).sources
    assert {entry.source for entry in entries} == {str(path) for path in written}
    faults = {entry.source: entry.error for entry in entries if entry.error_code in FAULTS}
    assert not faults
    statuses = Counter(entry.status for entry in entries)
    assert statuses["ok"] + statuses["partial"] > COUNT // 4
    assert statuses["failed"] > COUNT // 20


@pytest.mark.parametrize("path", FINDINGS, ids=lambda path: path.name)
def test_what_was_found_once_is_read_or_refused(path: Path, tmp_path: Path) -> None:
    report = convert(path, tmp_path / "out", settings=Settings(1, bounds=Bounds(seconds=60)))
    assert not FAULTS & set(report.codes)
