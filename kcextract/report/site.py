"""The report of a dataset: a page a document, and an index of them all, in a folder."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kcextract.dataset.files import OWN_PREFIX, writing
from kcextract.dataset.output import dataset_at
from kcextract.dataset.stored import stored_documents
from kcextract.errors import DatasetError
from kcextract.report.document import document_page
from kcextract.report.index import DOCUMENTS, Summary, index_page, page_path, summary
from kcextract.report.pages import GENERATOR
from kcextract.report.pictures import pictures

INDEX = "index.html"
"""The name of the index in the folder of the report."""

_DOC_ID = re.compile(r"[0-9a-f]{16}", re.ASCII)
_OPENING_BYTES = 4000


@dataclass(frozen=True, slots=True)
class Report:
    """What was written: the index, and how many pages of documents."""

    index: Path
    pages: int


def write_report(
    location: str | os.PathLike[str],
    folder: str | os.PathLike[str],
    progress: Callable[[str], None] | None = None,
    *,
    with_pictures: bool = True,
) -> Report:
    """Writes the pages of the dataset in a folder or at a URL; ``progress`` is told the source of each page.

    PDF files and scans are shown page by page ``with_pictures``, where they are still what was converted. The
    same tables and sources give the same bytes. Pages of documents no longer in the dataset are removed.
    One document at a time is in memory, and a line of each for the index. ``DatasetError`` if there is no
    dataset or no run of it has ended, if a part of it cannot be read, or if the folder cannot be written or
    holds an index that kcextract did not make.
    """
    storage, manifest = dataset_at(location)
    if not manifest.complete:
        raise DatasetError(
            f"{storage.location} holds no finished tables: run kcextract convert.",
            source=storage.location,
        )
    target = Path(folder)
    summaries: dict[str, Summary] = {}
    with writing(target):
        _check_foreign(target)
        (target / DOCUMENTS).mkdir(parents=True, exist_ok=True)
    for extraction in stored_documents(storage, manifest):
        doc_id = extraction.document.doc_id
        if not _DOC_ID.fullmatch(doc_id):
            raise DatasetError(
                f"{storage.location} names a document as kcextract never does ({doc_id!r}): "
                "convert into a new folder.",
                source=storage.location,
            )
        content = document_page(extraction, pictures=pictures(extraction) if with_pictures else None)
        with writing(target):
            _replace(target / page_path(doc_id), content)
        summaries[doc_id] = summary(extraction)
        if progress is not None:
            progress(extraction.document.source)
    with writing(target):
        _replace(target / INDEX, index_page(manifest, summaries))
        for path in (target / DOCUMENTS).glob("*.html"):
            if _DOC_ID.fullmatch(path.stem) and path.stem not in summaries:
                path.unlink()
    return Report(target / INDEX, len(summaries))


def _check_foreign(folder: Path) -> None:
    """``DatasetError`` if the folder's index is somebody else's, which would be lost."""
    path = folder / INDEX
    if path.exists() and GENERATOR.encode() not in path.read_bytes()[:_OPENING_BYTES]:
        raise DatasetError(
            f"{path} was not made by kcextract: name another folder for the report.", source=str(folder)
        )


def _replace(path: Path, content: str) -> None:
    # A page that is lost in a power cut is made again: nothing waits for the disk.
    unfinished = path.with_name(OWN_PREFIX + path.name)
    unfinished.write_text(content, encoding="utf-8", newline="\n")
    unfinished.replace(path)
