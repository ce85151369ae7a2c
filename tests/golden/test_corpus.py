"""The documents of corpus/ give what a careful reader found in them."""

import csv
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from kcextract.golden import Comparison, compare, open_golden
from kcextract.golden.diff import render
from kcextract.run.extraction import extract

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "corpus"
GOLDEN = ROOT / "golden"
DOCUMENTS = sorted(path.stem for path in CORPUS.glob("*.txt"))
# Tables in which nothing at all differs.
EXACT = ("documents", "sections", "legal_bases")


@pytest.fixture(scope="module")
def compared() -> Callable[[str, str], Comparison]:
    extracted = cache(extract)
    goldens = open_golden(GOLDEN)
    return lambda name, table: compare(extracted(CORPUS / f"{name}.txt"), goldens[name], (table,))


@pytest.mark.parametrize("table", EXACT)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_extraction_is_what_the_reader_found(compared, name, table):
    comparison = compared(name, table)

    assert [each.table for each in comparison.tables] == [table]
    assert not comparison.differences, f"\n{render(comparison)}"


def test_every_document_has_golden_files_and_every_golden_folder_a_document():
    assert DOCUMENTS
    assert sorted(path.name for path in GOLDEN.iterdir() if path.is_dir()) == DOCUMENTS


def test_the_sources_list_every_document_with_its_checksum():
    with (CORPUS / "SOURCES.csv").open(encoding="utf-8", newline="") as file:
        listed = {row["id"]: row["sha256"] for row in csv.DictReader(file)}

    assert listed == {
        path.stem: hashlib.sha256(path.read_bytes()).hexdigest() for path in CORPUS.glob("*.txt")
    }
