"""Real files of 2003 to 2009: all but every letter comes back as their transcripts have it.

They are in a folder that is shared between projects: KCEXTRACT_SHARED_CORPUS names one of its folders, or it
is shared/corpus beside the repository.
"""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

from kcextract.grammar import load_grammar
from kcextract.loaders import load

from ...shared_corpus import shared_folder

ROOT = Path(__file__).resolve().parents[3]
measured = runpy.run_path(str(ROOT / "benchmarks" / "legacy.py"))["measured"]
GRAMMAR = load_grammar()
COUNT = 22
FOLDER = shared_folder("legacy")


def test_letters_come_back() -> None:
    if not FOLDER.is_dir():
        pytest.skip(f"{FOLDER} is not here: set KCEXTRACT_SHARED_CORPUS.")
    found = {}
    for path in sorted(path for path in FOLDER.iterdir() if path.is_file()):
        truth = (path.parent / "truth" / f"{path.stem}.txt").read_text(encoding="utf-8")
        found[path.name] = measured(load(path.read_bytes(), GRAMMAR).text, truth)
    assert len(found) == COUNT
    assert {name: right / total for name, (right, total) in found.items() if right < 0.99 * total} == {}
    rights, totals = zip(*found.values(), strict=True)
    assert sum(rights) >= 0.997 * sum(totals)


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("2004-B1-2-TMDA.doc", 18),
        ("2004-B8.doc", 1),
        ("2006-15786_FDI_Hoa_Ky.xls", 3),
        ("2006-HHamau3-1995.doc", 1),
        ("2006-Mau21_CKTC_NSH-1.xls", 1),
    ],
)
def test_tables_are_tables(name: str, count: int) -> None:
    path = FOLDER / name
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    assert len(load(path.read_bytes(), GRAMMAR).grids) == count
