"""Real files of 2003 to 2009: all but every letter comes back as their transcripts have it.

They are in a folder that is shared between projects: KCEXTRACT_SHARED_CORPUS names one of its folders, or it
is shared/corpus beside the repository.
"""

from __future__ import annotations

import os
import runpy
from pathlib import Path

import pytest

from kcextract.grammar import load_grammar
from kcextract.loaders import load

ROOT = Path(__file__).resolve().parents[3]
measured = runpy.run_path(str(ROOT / "benchmarks" / "legacy.py"))["measured"]
GRAMMAR = load_grammar()
NAMES = (
    "2003-A28.rtf 2004-0328NDCP.doc 2004-A3.rtf 2004-B1-2-TMDA.doc 2004-B8.doc 2005-2005_04_14_084750.xls "
    "2005-C6DFD_XK_01-05.xls 2006-15786_FDI_Hoa_Ky.xls 2006-HHamau3-1995.doc 2006-Mau-MD-3M-CP.doc "
    "2006-Mau-MTB-10M-Von-CtyCP.doc 2006-Mau21_CKTC_NSH-1.xls 2006-Mau23_CKTC_NSH-1.xls 2008-23.QD-991-UBND.doc"
).split()


def folder() -> Path:
    stated = os.environ.get("KCEXTRACT_SHARED_CORPUS")
    return (Path(stated).parent if stated else ROOT.parent / "shared" / "corpus") / "legacy"


@pytest.mark.parametrize("name", NAMES)
def test_letters_come_back(name: str) -> None:
    path = folder() / name
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    truth = (path.parent / "truth" / f"{path.stem}.txt").read_text(encoding="utf-8")
    right, total = measured(load(path.read_bytes(), GRAMMAR).text, truth)
    assert right >= 0.99 * total


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
    path = folder() / name
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    assert len(load(path.read_bytes(), GRAMMAR).grids) == count
