"""What the specifications of exports share: folders of tables whose texts are up to mischief."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from kcextract import load
from kcextract.dataset.tables import Dataset
from kcextract.errors import SourceError
from kcextract.exports import Exported, export
from kcextract.records import AppendixCellRecord, Extraction, TargetRecord
from kcextract.run.convert import convert
from kcextract.run.failure import failed_extraction
from kcextract.run.settings import Settings

Make = Callable[..., Path]

HOSTILE = [
    "=1+1",
    "+84",
    "-5",
    "- một lớp",
    "@SUM(A1)",
    "\t=1",
    " =2",
    "\n=3",
    "＝4",
    "'=5",
    "'",
    "#N/A",
    "TRUE",
    "007",
    "1e5",
    'nói "được", rồi; thôi',
    "hai\ndòng",
    "_x0041_",
    "chuông \x07\x0b",
    " khoảng trắng ",
    "&<b>'\"</b>",
    "đồng 😀",
    "\ufffe",
    "null",
]


@pytest.fixture
def hostile() -> list[str]:
    return HOSTILE


@pytest.fixture
def make(tmp_path: Path, extract_plain: Callable[[Path], Extraction], grammar: SimpleNamespace) -> Make:
    """Makes a folder of tables: a document for each list of texts, whose targets and cells have these texts."""
    made = iter(range(1_000_000))

    def make_dataset(*documents: Sequence[str], documents_per_part: int = 1_000) -> Path:
        home = tmp_path / f"made-{next(made)}"
        home.mkdir()
        texts: dict[str, Sequence[str]] = {}
        for number, words in enumerate(documents):
            path = home / f"{number}.txt"
            path.write_text(f"Văn bản {number}\nDòng hai\n", encoding="utf-8")
            texts[path.name] = words

        def extract_one(path: Path, *_: object) -> Extraction:
            return filled(extract_plain(path), texts[path.name])

        convert(
            home,
            home / "out",
            grammar=grammar,
            extract_one=extract_one,
            settings=Settings(documents_per_part=documents_per_part),
        )
        return home / "out"

    return make_dataset


def filled(extraction: Extraction, words: Sequence[str]) -> Extraction:
    """The extraction with a target and a cell for each text."""
    key = extraction.document.doc_id
    if not words:
        error = SourceError("Không đọc được.")
        return failed_extraction(
            extraction.document.source, extraction.document.source_sha256, error, "plain"
        )
    targets = tuple(
        TargetRecord(
            key, n, 1, None, word, n / 4, None, "ge", "lớp", word, None, None, 2020, None, "khac", word, 0, 5
        )
        for n, word in enumerate(words)
    )
    cells = tuple(
        AppendixCellRecord(
            key, 0, n, 0, None, 0, None, word, None, "item", None, "amount", 2016, None, "tong", None,
            word, float(n), 10**12 + n, 0, 5,
        )
        for n, word in enumerate(words)
    )  # fmt: skip
    document = replace(
        extraction.document, title=words[0], issue_date=date(2020, 2, 29), page_count=3, ocr=False
    )
    return replace(extraction, document=document, targets=targets, appendix_cells=cells)


@pytest.fixture
def exported(make: Make, tmp_path: Path) -> Callable[..., tuple[Dataset, Exported]]:
    """Exports a folder of tables that has these texts; the dataset, and what came of it."""
    numbers = iter(range(1_000_000))

    def export_made(
        to: str, *documents: Sequence[str], per_part: int = 1_000, **more: object
    ) -> tuple[Dataset, Exported]:
        out = make(*documents, documents_per_part=per_part)
        return load(out), export(out, to, tmp_path / f"exported-{next(numbers)}.{to}", **more)  # type: ignore[arg-type]

    return export_made
