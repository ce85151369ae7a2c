"""The index: all sources of a dataset, to be searched and sorted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kcextract.dataset.manifest import Manifest
from kcextract.records import Extraction
from kcextract.report import figures
from kcextract.report.characters import shown
from kcextract.report.labels import label
from kcextract.report.pages import Addition, embedded, page

DOCUMENTS = "documents"
"""The folder, beside the index, of the pages of the documents."""

_HEADERS = (
    "column.documents.province",
    "column.documents.number",
    "column.documents.issue_date",
    "column.documents.title",
    "index.status",
    "table.targets",
    "table.budgets",
    "index.failing",
)


class Summary(NamedTuple):
    """What the index tells of a document; ``issued`` is its date as ISO 8601 has it."""

    province: str = ""
    number: str = ""
    issued: str = ""
    title: str = ""
    targets: int = 0
    budgets: int = 0
    failing: int = 0


def summary(extraction: Extraction) -> Summary:
    """What the index tells of that document."""
    document = extraction.document
    return Summary(
        document.province or "",
        document.number or "",
        "" if document.issue_date is None else document.issue_date.isoformat(),
        document.title or document.programme_title or "",
        len(extraction.targets),
        len(extraction.budgets),
        sum(check.status == "fail" for check in extraction.checks),
    )


def page_path(doc_id: str) -> str:
    """Where the page of a document is, from the index."""
    return f"{DOCUMENTS}/{doc_id}.html"


def index_page(manifest: Manifest, summaries: Mapping[str, Summary], addition: Addition | None = None) -> str:
    """The index of all sources, those that failed and duplicates too; ``summaries`` are by ``doc_id``.

    A document is a row of strings and numbers: the place of its page ("" where it has none), source, status,
    and its summary.
    """
    rows = []
    for entry in sorted(manifest.sources, key=lambda each: each.source):
        told = summaries.get(entry.doc_id, Summary())
        link = page_path(entry.doc_id) if entry.doc_id in summaries else ""
        told = told._replace(title=told.title or entry.error or "")
        row = (link, entry.source, entry.status, *told)
        rows.append([shown(each) if isinstance(each, str) else each for each in row])
    statuses = sorted({entry.status for entry in manifest.sources})
    content = {
        "headers": [label(key) for key in _HEADERS],
        "count": figures.number(len(rows)),
        "rows": rows,
        "data": embedded(rows),
        "statuses": [label(f"status.{name}") for name in statuses],
    }
    return page("index.html", "index.js", content, addition)
