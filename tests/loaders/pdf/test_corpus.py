"""Real PDF files: a decree of 22 pages with tables, and two of 2006 and 2007 in old fonts.

They are in a folder that is shared between projects: KCEXTRACT_SHARED_CORPUS names one of its folders, or it
is shared/corpus beside the repository.
"""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from kcextract.document import Document
from kcextract.text.legacy.syllables import is_syllable

from ...shared_corpus import shared_folder
from .files import paragraphs, read, tables

ROOT = Path(__file__).resolve().parents[3]
measured = runpy.run_path(str(ROOT / "benchmarks" / "legacy.py"))["measured"]
DECREE = "cp_2019_nd01.pdf"


def file(folder: str, name: str) -> Path:
    path = shared_folder(folder) / name
    if not path.is_file():
        pytest.skip(f"{path} is not here: set KCEXTRACT_SHARED_CORPUS.")
    return path


@pytest.fixture(scope="module")
def decree() -> Document:
    return read(file("pdf", DECREE).read_bytes())


def test_the_pages_of_a_decree(decree: Document) -> None:
    assert (decree.page_count, decree.ocr, decree.notices, decree.furniture) == (22, False, (), ())
    pages = [line.page for line in decree.lines if line.page is not None]
    assert set(pages) == set(range(1, 23))
    assert all(line.x0 is not None for line in decree.lines if line.start < line.end)


def test_the_letterhead_and_the_signature_of_a_decree(decree: Document) -> None:
    found = paragraphs(decree)
    assert found[:6] == [
        "CHÍNH PHỦ",
        "-------",
        "Số: 01/2019/NĐ-CP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "---------------",
    ]
    at = found.index("TM. CHÍNH PHỦ")
    assert found[at : at + 3] == ["TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Nguyễn Xuân Phúc"]
    assert [each for each in found if re.match(r"Điều \d+\.", each)] == [
        each for number in range(1, 22) for each in found if each.startswith(f"Điều {number}.")
    ]


def test_the_tables_of_a_decree(decree: Document) -> None:
    found = tables(decree)
    shapes = [(len(table), len(table[0])) for table in found]
    assert shapes == [(13, 3), (6, 3), (13, 3), (6, 3), (21, 5), (17, 8), (12, 5)]
    assert found[4][4] == ["4", "Giấy chứng nhận Kiểm lâm", "01 Giấy", "Tối đa 05 năm", ""]
    assert found[5][0] == ["Tỉnh/tp", "Số hiệu"] * 4
    # The codes go down the columns of the table.
    codes = [row[column] for column in (1, 3, 5, 7) for row in found[5][1:] if row[column]]
    assert codes == sorted(codes)


def test_no_words_of_a_decree_run_together(decree: Document) -> None:
    words = [word for word in re.findall(r"[^\W\d_]+", decree.text) if len(word) > 1 and not word.isupper()]
    strange = [word for word in words if not is_syllable(word.lower())]
    # Foreign words and abbreviations, as the pages have them.
    assert len(strange) <= len(words) * 0.015
    assert all(len(word) <= 7 for word in strange)


@pytest.mark.parametrize(
    ("name", "pages"), [("2006-1E499_ND109veDKKD_dacotrenmucPTDNN-V.pdf", 30), ("2007-1AF57_02-2007.pdf", 4)]
)
def test_letters_of_old_fonts_come_back(name: str, pages: int) -> None:
    path = file("legacy", name)
    document = read(path.read_bytes())
    truth = (path.parent / "truth" / f"{path.stem}.txt").read_text(encoding="utf-8")
    right, total = measured(document.text, truth)
    assert right >= 0.99 * total
    numbers = [document.text[start:end] for start, end in document.furniture]
    assert set(numbers) <= {str(number) for number in range(1, pages + 1)}
    assert len(numbers) >= pages - 1
