"""Documents of other fields, provinces and layouts: F1 stays above a floor that groups.toml states.

Their golden files stand beside this file. The real documents are in a folder that is shared between projects
(KCEXTRACT_SHARED_CORPUS, or shared/corpus/other beside the repository), the invented ones in texts/.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from kcextract.errors import SourceError
from kcextract.golden.checking import find_document
from kcextract.golden.comparison import compare
from kcextract.golden.diff import render
from kcextract.golden.files import is_golden_set, read_golden
from kcextract.run.extraction import extract

from ..shared_corpus import shared_folder

HERE = Path(__file__).resolve().parent
TABLES = ("sections", "targets", "budgets")
GROUPS: dict[str, dict[str, dict[str, float]]] = tomllib.loads(
    (HERE / "groups.toml").read_text(encoding="utf-8")
)
FLOORS = [
    pytest.param(stem, table, floor, id=f"{group}-{stem}-{table}")
    for group, stems in GROUPS.items()
    for stem, floors in stems.items()
    for table, floor in floors.items()
]
extracted = cache(extract)


def sets() -> dict[str, set[str]]:
    """The tables that have a golden file, by the name of the set."""
    return {
        folder.name: {path.stem for path in folder.glob("*.csv")}
        for folder in sorted(HERE.iterdir())
        if folder.is_dir() and is_golden_set(folder)
    }


@pytest.mark.parametrize(("stem", "table", "floor"), FLOORS)
def test_rows_are_found_as_often_as_stated(stem: str, table: str, floor: float) -> None:
    invented = HERE / "texts" / f"{stem}.txt"
    try:
        document = invented if invented.exists() else find_document(shared_folder("other"), stem)
    except SourceError as error:
        pytest.skip(f"{error.source}: {error.sentence}")
    comparison = compare(extracted(document), read_golden(HERE / stem, (table,)))
    [compared] = comparison.tables
    assert compared.rows.f1 >= floor, f"F1 {compared.rows.f1:.4f}\n{render(comparison)}"


def test_there_are_two_groups_and_no_document_is_in_both() -> None:
    assert {*GROUPS} == {"developed", "evaluated"}
    assert not GROUPS["developed"].keys() & GROUPS["evaluated"].keys()


def test_every_golden_file_has_a_floor_and_every_floor_a_file() -> None:
    stated = {stem: {*floors} for stems in GROUPS.values() for stem, floors in stems.items()}
    assert stated == sets(), "groups.toml and the folders beside it name different golden files"


def test_the_floors_are_shares_of_the_tables_that_are_read() -> None:
    floors = [each for stems in GROUPS.values() for each in stems.values()]
    assert all({*each} <= {*TABLES} and all(0 < floor <= 1 for floor in each.values()) for each in floors)
