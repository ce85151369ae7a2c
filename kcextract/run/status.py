"""What is in an output folder: what was converted, and what an unfinished run has left."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kcextract.dataset.output import dataset_at
from kcextract.dataset.shards import finished_keys, remembered_entries
from kcextract.dataset.spool import kept_documents


@dataclass(frozen=True, slots=True)
class DatasetStatus:
    """The state of a dataset.

    ``complete`` is False while no run has ended; ``statuses`` and ``codes`` count the sources by status and
    by the code of what failed, ``rows`` those of each table; ``parts`` is how many files there are, ``size``
    their bytes, ``missing`` the paths of those that the manifest names and that are not there; ``waiting`` is
    how many sources of an unfinished run are done and wait to be taken up.
    """

    location: str
    complete: bool
    version: str
    grammar: str
    statuses: Mapping[str, int]
    codes: Mapping[str, int]
    rows: Mapping[str, int]
    parts: int
    size: int
    missing: tuple[str, ...]
    waiting: int


def dataset_status(location: str | os.PathLike[str]) -> DatasetStatus:
    """The state of the dataset in a folder or at a URL; nothing is written.

    ``DatasetError`` if there is no dataset of kcextract.
    """
    storage, manifest = dataset_at(location)
    keys = finished_keys(storage)
    finished = sum(1 for _ in remembered_entries(storage, sorted(keys)))
    rows: Counter[str] = Counter()
    for part in manifest.parts:
        rows[part.path.partition("/")[0]] += part.rows
    there = {f"{table}/{name}" for table in rows for name in storage.names(table)}
    return DatasetStatus(
        location=storage.location,
        complete=manifest.complete,
        version=manifest.version,
        grammar=manifest.grammar_name,
        statuses=Counter(entry.status for entry in manifest.sources),
        codes=Counter(entry.error_code for entry in manifest.sources if entry.error_code is not None),
        rows=rows,
        parts=len(manifest.parts),
        size=sum(part.size for part in manifest.parts),
        missing=tuple(part.path for part in manifest.parts if part.path not in there),
        waiting=finished + kept_documents(storage, keys),
    )
