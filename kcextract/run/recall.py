"""What a summary shows of documents that were converted before, read from their rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from kcextract.dataset.manifest import SourceEntry
from kcextract.dataset.rows import PartRows
from kcextract.dataset.storage import Storage
from kcextract.records import BudgetRecord, CheckRecord, DocumentRecord, Extraction, Record, TargetRecord
from kcextract.run.outcome import Outcome
from kcextract.run.promises import promises

MOST_RECALLED = 50
"""Of more documents than this only their entries are told."""

_RECALLED: dict[str, type[Any]] = {
    "documents": DocumentRecord,
    "targets": TargetRecord,
    "budgets": BudgetRecord,
    "checks": CheckRecord,
}


def recalled(storage: Storage, entries: Sequence[SourceEntry], total: int) -> Iterator[Outcome]:
    """The outcomes of the entries of one shard; ``total`` is how many sources the run has."""
    if total > MOST_RECALLED:
        for entry in entries:
            yield Outcome(entry, is_new=False)
        return
    parts = {entry.part for entry in entries if entry.part is not None}
    rows = {part: {table: PartRows(storage, table, part) for table in _RECALLED} for part in parts}
    for entry in entries:
        if entry.part is None or entry.status == "failed":
            yield Outcome(entry, is_new=False)
            continue
        found = {table: _records(rows[entry.part][table], table, entry) for table in _RECALLED}
        document: DocumentRecord = found["documents"][0]
        extraction = Extraction(
            document, targets=found["targets"], budgets=found["budgets"], checks=found["checks"]
        )
        yield Outcome(
            entry,
            document.family,
            document.number,
            document.province,
            promises(extraction),
            is_new=False,
        )


def _records(rows: PartRows, table: str, entry: SourceEntry) -> tuple[Any, ...]:
    record: type[Record] = _RECALLED[table]
    names = [each.name for each in fields(record)]
    return tuple(
        record(**{name: row[name] for name in names})
        for batch in rows.of(entry.doc_id, entry.source)
        for row in batch.to_pylist()
    )
