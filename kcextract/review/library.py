"""The documents of a dataset for review: read one by one, each with the golden set that it has."""

from __future__ import annotations

import os
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from kcextract.dataset.manifest import Manifest, SourceEntry
from kcextract.dataset.output import dataset_at
from kcextract.dataset.rows import PartRows
from kcextract.dataset.storage import Storage
from kcextract.dataset.tables import load
from kcextract.errors import DatasetError
from kcextract.golden.layout import LAYOUTS
from kcextract.records import Extraction, table_records
from kcextract.report.index import Summary, index_page
from kcextract.report.pages import Addition
from kcextract.review.journal import NAME as JOURNAL
from kcextract.review.session import Session

_SESSIONS_AT_ONCE = 8
_INDEXED = ("doc_id", "province", "number", "issue_date", "title", "programme_title")


class Library:
    """The documents in an output folder or at its URL; ``golden`` is the folder of their golden sets.

    ``DatasetError`` if there is no dataset, or no run of it has ended.
    """

    def __init__(self, location: str | os.PathLike[str], golden: Path) -> None:
        self._dataset = load(location)
        self._storage: Storage
        self._manifest: Manifest
        self._storage, self._manifest = dataset_at(location)
        self._golden = golden
        self._entries = {entry.doc_id: entry for entry in self._manifest.sources if not entry.duplicate_of}
        self._sets = dict(_sets(self._entries))
        self._sessions: OrderedDict[str, Session] = OrderedDict()

    def __contains__(self, doc_id: object) -> bool:
        return doc_id in self._entries

    def index(self, addition: Addition) -> str:
        """The page that lists all documents."""
        return index_page(self._manifest, self._summaries, addition)

    def begun(self) -> dict[str, int]:
        """The documents whose review has begun, or that have golden files: how many of their tables have."""
        found = {}
        for doc_id, name in self._sets.items():
            folder = self._golden / name
            # Most have no folder: one look is enough for them.
            names = set(os.listdir(folder)) if folder.is_dir() else set()
            files = sum(layout.file in names for layout in LAYOUTS.values())
            if files or JOURNAL in names:
                found[doc_id] = files
        return found

    def set_of(self, doc_id: str) -> str | None:
        """The name of the golden set of a document; None if another document has it."""
        return self._sets.get(doc_id)

    def session(self, doc_id: str) -> Session:
        """The review of a document; what ``Session`` raises, ``DatasetError`` if its rows cannot be read.

        The latest are kept; those that are dropped are read again from their working files.
        """
        known = self._sessions.pop(doc_id, None) or self._opened(doc_id)
        self._sessions[doc_id] = known
        if len(self._sessions) > _SESSIONS_AT_ONCE:
            self._sessions.popitem(last=False)
        return known

    def extraction(self, doc_id: str) -> Extraction:
        """A document with the rows of all its tables."""
        entry = self._entries[doc_id]
        parts = (
            [entry.part] if entry.part else list(dict.fromkeys(part.name for part in self._manifest.parts))
        )
        for part in parts:
            rows = {table: _records(self._storage, table, part, entry) for table in table_records()}
            documents = rows.pop("documents")
            if documents:
                return Extraction(documents[0], **{table: tuple(each) for table, each in rows.items()})
        raise DatasetError(
            f"{self._storage.location} has no rows of {entry.source}: convert it again.",
            source=self._storage.location,
        )

    def _opened(self, doc_id: str) -> Session:
        return Session(self.extraction(doc_id), self._golden / self._sets[doc_id])

    @cached_property
    def _summaries(self) -> dict[str, Summary]:
        failing: Counter[str] = Counter()
        for part in self._dataset.checks.select("doc_id", "status").parts():
            pairs = zip(part["doc_id"].to_pylist(), part["status"].to_pylist(), strict=True)
            failing.update(doc_id for doc_id, status in pairs if status == "fail")
        found = {}
        for part in self._dataset.documents.select(*_INDEXED).parts():
            for row in part.to_pylist():
                found[row["doc_id"]] = _summary(row, self._entries, failing)
        return found


def _summary(row: Mapping[str, Any], entries: Mapping[str, SourceEntry], failing: Counter[str]) -> Summary:
    doc_id = row["doc_id"]
    counts = entries[doc_id].rows if doc_id in entries else {}
    return Summary(
        row["province"] or "",
        row["number"] or "",
        "" if row["issue_date"] is None else row["issue_date"].isoformat(),
        row["title"] or row["programme_title"] or "",
        counts.get("targets", 0),
        counts.get("budgets", 0),
        failing[doc_id],
    )


def _records(storage: Storage, table: str, part: str, entry: SourceEntry) -> list[Any]:
    record: Any = table_records()[table]
    batches = PartRows(storage, table, part).of(entry.doc_id, entry.source)
    return [
        row for batch in batches for row in map(record, *(column.to_pylist() for column in batch.columns))
    ]


def _sets(entries: Mapping[str, SourceEntry]) -> Iterator[tuple[str, str]]:
    """The names of the golden sets: stems of sources. Of several documents of one stem, one has the set.

    It is the one that ``kcextract golden check`` would take: a text before any other format.
    """
    by_stem: dict[str, list[SourceEntry]] = defaultdict(list)
    for entry in entries.values():
        name = Path(entry.source).stem
        if name.strip(".") and name.isprintable():
            by_stem[name].append(entry)
    for name, alike in by_stem.items():
        first = min(alike, key=lambda entry: (not entry.source.lower().endswith(".txt"), entry.source))
        yield first.doc_id, name
