"""Converts the sources of one shard and writes their parts.

The work may be divided: several tasks convert some of the sources each, and keep what became of them; a last
one finds it all there and writes the parts.
"""

from __future__ import annotations

import gc
import secrets
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from kcextract import __version__
from kcextract.dataset.manifest import SourceEntry
from kcextract.dataset.schema import Rows
from kcextract.dataset.shards import ShardRecord, write_record
from kcextract.dataset.spool import Kept, Spool
from kcextract.dataset.storage import open_storage
from kcextract.dataset.writer import Copied, ShardWriter, row_counts, rows_of
from kcextract.errors import KcextractError, SourceError
from kcextract.grammar import Grammar
from kcextract.loaders.limits import DEFAULT_LIMITS, Limits
from kcextract.records import Extraction
from kcextract.run.extraction import extract_record
from kcextract.run.failure import DOC_ID_LENGTH, failed_extraction
from kcextract.run.outcome import Outcome, known_outcome, outcome_facts
from kcextract.run.plan import MACHINE_CODES, Shard, Source
from kcextract.run.promises import promises
from kcextract.run.stages import Stages

_OBJECTS_BETWEEN_COLLECTIONS = 100_000

Extract = Callable[[Path], Extraction]


@dataclass(frozen=True, slots=True)
class Job:
    """What all shards of a run have in common; a worker gets it once.

    ``location`` is the folder or URL of the output, ``made_by`` what the entries are to say of how they were
    made; ``extract_one`` takes the place of kcextract's own extraction; ``run`` tells this run from others.
    """

    location: str
    grammar: Grammar
    made_by: str
    limits: Limits = DEFAULT_LIMITS
    extract_one: Extract | None = None
    version: str = __version__
    run: str = field(default_factory=partial(secrets.token_hex, 8))


class Observer(Protocol):
    """Is told how a shard goes."""

    def begin(self, number: int) -> None:
        """The source of that number, from 0, is read next; not told of one that is not to be touched."""

    def end(self, number: int, outcome: Outcome) -> None:
        """That is what became of it."""


@dataclass(frozen=True, slots=True)
class ShardTask:
    """Sources of a shard to convert; they are numbered from ``first`` on, as in the whole shard.

    With ``is_last`` they are all of the shard, and its parts are to be written. ``quarantined`` has code and
    sentence of sources that are not to be touched.
    """

    shard: Shard
    first: int = 0
    is_last: bool = True
    quarantined: Mapping[int, tuple[str, str]] = field(default_factory=dict)


def convert_shard(job: Job, task: ShardTask, observer: Observer) -> None:
    """Converts the sources, or takes what is kept of them; writes the parts, and remembers them.

    Nothing that a document holds stops it; ``DatasetError`` where the output cannot be written.
    """
    storage = open_storage(job.location)
    sources = task.shard.sources
    with Spool(storage, task.shard.key, range(task.first, task.first + len(sources))) as spool:
        work = _Work(job, task, spool, observer)
        if not task.is_last:
            for number, source in enumerate(sources, task.first):
                if source.former is None:
                    work.converted(number, source)
            return
        writer = ShardWriter(storage)
        entries = []
        for number, source in enumerate(sources):
            if source.former is not None and source.former.part is not None:
                writer.copy(Copied(source.former.part, source.former.doc_id, source.name))
                outcome = Outcome(replace(source.former, source=source.name), is_new=False)
                observer.end(number, outcome)
            else:
                outcome, rows = work.converted(number, source)
                writer.add(rows)
            entries.append(outcome.entry)
        parts = writer.close()
        name = parts[0].name
        placed = tuple(replace(entry, part=name) for entry in entries)
        write_record(storage, ShardRecord(task.shard.key, parts, placed))
        spool.clear()


class _Work:
    """The documents of a task, each converted, or taken as it was kept."""

    def __init__(self, job: Job, task: ShardTask, spool: Spool, observer: Observer) -> None:
        self._job = job
        self._task = task
        self._spool = spool
        self._observer = observer
        # What may have been the machine's fault holds for one run only.
        self._kept = {
            number: kept
            for number, kept in spool.kept().items()
            if kept.facts["run"] == job.run or kept.facts["entry"]["error_code"] not in MACHINE_CODES
        }

    def converted(self, number: int, source: Source) -> tuple[Outcome, Rows]:
        """What becomes of the source, which has that number; the observer is told."""
        kept = self._kept.pop(number, None)
        if kept is not None:
            outcome, rows = known_outcome(kept.facts), kept.rows
        else:
            banned = self._task.quarantined.get(number)
            if banned is None:
                self._observer.begin(number)
            outcome, rows = _converted(self._job, source, banned)
            self._spool.keep(number, Kept(rows, outcome_facts(outcome) | {"run": self._job.run}))
        self._observer.end(number, outcome)
        return outcome, rows


@contextmanager
def few_collections() -> Iterator[None]:
    """Lets Python look for garbage seldom, and not in what was there before (the grammar).

    A document is read into thousands of objects that all live until it is written: at the usual threshold a
    good part of the time goes into looking at them again and again.
    """
    thresholds = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS, *thresholds[1:])
    try:
        yield
    finally:
        gc.set_threshold(*thresholds)
        gc.unfreeze()


def _converted(job: Job, source: Source, banned: tuple[str, str] | None) -> tuple[Outcome, Rows]:
    begun = time.perf_counter()
    stages = Stages()
    try:
        code, sentence = banned or source.problem or (None, "")
        if code is not None:
            raise KcextractError(sentence, source=source.name, code=code)
        extraction = _extraction(job, source, stages)
        rows = rows_of(extraction)
    except KcextractError as error:
        extraction = failed_extraction(source.name, source.sha256, error, job.grammar.name)
        rows = rows_of(extraction)
    stages.lap("rows")
    outcome = _outcome(job, source, extraction, row_counts(rows))
    return replace(outcome, seconds=time.perf_counter() - begun, stages=stages.seconds), rows


def _extraction(job: Job, source: Source, stages: Stages) -> Extraction:
    extract: Any = job.extract_one
    if extract is None:
        extract = partial(extract_record, grammar=job.grammar, limits=job.limits, stages=stages)
    try:
        extraction: Extraction = extract(Path(source.path or ""))
    except KcextractError:
        raise
    except MemoryError as error:
        raise out_of_memory(source.name) from error
    except Exception as error:
        raise _internal_error(error, source.name) from error
    if extraction.document.source_sha256 not in (None, source.sha256):
        raise SourceError("The file changed while it was being read: convert it again.", source=source.name)
    return extraction


def _outcome(job: Job, source: Source, extraction: Extraction, rows: Mapping[str, int]) -> Outcome:
    document = extraction.document
    failure = None
    if extraction.status == "failed":
        failure = next((each for each in extraction.diagnostics if each.severity == "error"), None)
    entry = SourceEntry(
        source=source.name,
        doc_id=document.doc_id,
        sha256=source.sha256,
        size=source.size,
        status=extraction.status,
        error_code=failure.code if failure is not None else None,
        error=failure.message if failure is not None else None,
        rows=rows,
        made_by=job.made_by,
    )
    promised = None if extraction.status == "failed" else promises(extraction)
    return Outcome(entry, document.family, document.number, document.province, promised)


def duplicate_entry(source: Source, first: str) -> SourceEntry:
    """The entry of a source with the bytes of another."""
    doc_id = (source.sha256 or "")[:DOC_ID_LENGTH]
    return SourceEntry(source.name, doc_id, source.sha256, source.size, "duplicate", duplicate_of=first)


def out_of_memory(source: str) -> KcextractError:
    """The error of a document that takes more memory than it may."""
    sentence = "The document takes more memory than it may: raise the limit, or leave it out."
    return KcextractError(sentence, source=source, code="out_of_memory")


def _internal_error(error: Exception, source: str) -> KcextractError:
    # Where it happened helps, and is the same in every run; the error's own words may hold addresses.
    where = traceback.extract_tb(error.__traceback__)[-1]
    return KcextractError(
        f"kcextract failed on this document ({type(error).__name__} in {Path(where.filename).name}, "
        f"line {where.lineno}): please report it.",
        source=source,
        code="internal_error",
    )
