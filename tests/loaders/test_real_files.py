"""Every real document that is shared between projects reads, and nothing of it is doubtful.

They are beside the folder that KCEXTRACT_SHARED_CORPUS names, or in shared/corpus beside the repository.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kcextract.grammar import load_grammar
from kcextract.loaders import load
from kcextract.loaders.scans.installed import without_ocr

from ..shared_corpus import shared_folder
from .word.files import checked

GRAMMAR = load_grammar()
ROOT = Path(__file__).resolve().parents[2]
# How many documents are in each folder.
FOLDERS = {"seeds": 5, "other": 10, "html": 2, "legacy": 22, "pdf": 1, "scans": 1}


@pytest.mark.parametrize("name", FOLDERS)
def test_every_document_reads(name: str) -> None:
    if not shared_folder(name).is_dir():
        pytest.skip(f"{shared_folder(name)} is not here: set KCEXTRACT_SHARED_CORPUS.")
    if name == "scans" and without_ocr() is not None:
        pytest.skip("Tesseract is not installed.")
    paths = [
        path for path in sorted(shared_folder(name).iterdir()) if path.is_file() and path.suffix != ".md"
    ]
    assert len(paths) == FOLDERS[name]
    for path in paths:
        document = checked(load(path.read_bytes(), GRAMMAR))
        assert len(document.text.split()) > 50, path.name
        doubts = [notice.message for notice in document.notices if notice.severity != "info"]
        assert doubts == [], path.name
        if document.page_count is not None:
            pages = [line.page for line in document.lines if line.end > line.start]
            assert set(pages) <= {*range(1, document.page_count + 1)}, path.name
            boxes = [line for line in document.lines if line.end > line.start and not line.x0 < line.x1]
            assert boxes == [], path.name
