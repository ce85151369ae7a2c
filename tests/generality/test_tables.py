"""Tables as saved from Word, Excel and the web: as many are rebuilt with shape and cells right as stated.

What a reader saw in them stands in tables/. The documents are in folders that are shared between projects,
beside KCEXTRACT_SHARED_CORPUS, or in shared/corpus beside the repository.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kcextract import extract
from kcextract.errors import GoldenError
from kcextract.golden.tables import compare_tables, read_tables

from ..shared_corpus import shared_folder

HERE = Path(__file__).resolve().parent
FOLDERS = ("legacy/truth", "html")
# How many of the tables of each document are right at least.
FLOORS = {
    "2003-A04": 5,
    "2004-B1-2-TMDA": 11,
    "2005-2005_04_14_084750": 1,
    "2005-391F5_Danh_muc": 3,
    "2005-C6DFD_XK_01-05": 1,
    "2006-15786_FDI_Hoa_Ky": 3,
    "2006-HHamau3-1995": 0,
    "2006-Mau21_CKTC_NSH-1": 1,
    "2006-Mau23_CKTC_NSH-1": 1,
    "2009-Channuoi_2007": 10,
    "vbpl_bct_2025_tt63_cnnt": 2,
    "vbpl_ttg_2026_qd05_phanbovon": 0,
}


def document(name: str) -> Path | None:
    return next((path for folder in FOLDERS for path in shared_folder(folder).glob(f"{name}.*")), None)


@pytest.mark.parametrize("name", FLOORS)
def test_tables_are_right_as_often_as_stated_and_none_is_made_up(name: str) -> None:
    path = document(name)
    if path is None:
        pytest.skip(f"{name} is not here: set KCEXTRACT_SHARED_CORPUS.")
    results = compare_tables(extract(path), read_tables(HERE / "tables" / name))
    wrong = "\n".join(f"{result.title}: {'; '.join(result.wrong)}" for result in results if result.wrong)
    assert sum(result.is_right for result in results) >= FLOORS[name], wrong
    assert [result for result in results if result.number is None] == [], wrong


def test_every_document_has_a_floor() -> None:
    assert {folder.name for folder in (HERE / "tables").iterdir()} == {*FLOORS}


def test_a_folder_without_tables_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(GoldenError, match="cannot be read"):
        read_tables(tmp_path)


def test_what_is_wrong_is_told(tmp_path: Path) -> None:
    (tmp_path / "appendix_tables.csv").write_text(
        "table_no,line,title,row_count,column_count,header_row_count\n0,2,Dự toán,3,3,1\n1,90,Khác,3,3,1\n"
    )
    (tmp_path / "appendix_cells.csv").write_text(
        "table_no,row_no,column_no,raw,value\n0,0,1,Lớp,\n0,1,1,Hội thi,\n0,1,2,2.400,2400\n0,2,2,7,8\n"
    )
    text = "ĐVT: triệu đồng\nTT\tNội dung\tKinh phí\n1\tLớp may\t1.300\n2\tHội chợ\t2.400\n3\tKhác\t7\n"
    (tmp_path / "plan.txt").write_text(text, encoding="utf-8")
    first, second = compare_tables(extract(tmp_path / "plan.txt"), read_tables(tmp_path))
    assert first.is_shape_right
    assert first.wrong == (
        "row 2, column 2: “Hội chợ” in place of “Hội thi”",
        "row 3, column 3: 7.0 in place of 8",
    )
    assert second.wrong == ("it is not found",)
