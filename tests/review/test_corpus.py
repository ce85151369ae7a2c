"""Real documents: what is accepted is what is found, and the golden sets of readers survive a review."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kcextract.golden.comparison import compare
from kcextract.golden.files import read_golden
from kcextract.golden.layout import LAYOUTS
from kcextract.records import Extraction
from kcextract.review.session import Session

GOLDEN = Path(__file__).parents[2] / "golden"
SETS = sorted(path.name for path in GOLDEN.iterdir() if path.is_dir())


def document(name: str, extractions: tuple[Extraction, ...]) -> Extraction:
    return next(each for each in extractions if Path(each.document.source).stem == name)


@pytest.mark.parametrize("name", SETS)
def test_a_review_begins_with_the_golden_set_and_changes_no_byte_of_it(
    name: str, extractions: tuple[Extraction, ...], tmp_path: Path
) -> None:
    folder = tmp_path / name
    shutil.copytree(GOLDEN / name, folder)
    session = Session(document(name, extractions), folder)
    saving = session.save()
    assert {*saving.unchanged} == {*read_golden(folder).tables}
    assert (saving.drafts, saving.refused) == ({}, {})
    for path in (GOLDEN / name).iterdir():
        assert (folder / path.name).read_bytes() == path.read_bytes()


@pytest.mark.parametrize("name", SETS)
def test_what_is_accepted_as_a_whole_is_what_is_found(
    name: str, extractions: tuple[Extraction, ...], tmp_path: Path
) -> None:
    extraction = document(name, extractions)
    session = Session(extraction, tmp_path / name)
    for table in LAYOUTS:
        session.change({"do": "rest", "table": table})
    saving = session.save()
    assert (saving.open, saving.refused) == ({}, {})
    assert compare(extraction, read_golden(tmp_path / name)).differences == ()
    assert Session(extraction, tmp_path / name).state == session.state
