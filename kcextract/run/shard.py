"""Converts the sources of one shard and writes their parts: the piece of work that one worker does."""

from __future__ import annotations

import gc
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
from kcextract.dataset.shards import ShardRecord, write_record
from kcextract.dataset.storage import open_storage
from kcextract.dataset.writer import Copied, ShardWriter
from kcextract.errors import DatasetError, KcextractError, SourceError
from kcextract.grammar import Grammar
from kcextract.loaders.limits import DEFAULT_LIMITS, Limits
from kcextract.records import Extraction
from kcextract.run.extraction import extract_record
from kcextract.run.failure import DOC_ID_LENGTH, failed_extraction
from kcextract.run.outcome import Outcome
from kcextract.run.plan import Shard, Source
from kcextract.run.promises import promises
from kcextract.run.stages import Stages

_OBJECTS_BETWEEN_COLLECTIONS = 100_000

Extract = Callable[[Path], Extraction]


@dataclass(frozen=True, slots=True)
class Job:
    """What all shards of a run have in common; a worker gets it once.

    ``location`` is the folder or URL of the output, ``made_by`` what the entries are to say of how they were
    made; ``extract_one`` takes the place of kcextract's own extraction.
    """

    location: str
    grammar: Grammar
    made_by: str
    limits: Limits = DEFAULT_LIMITS
    extract_one: Extract | None = None
    version: str = __version__


class Observer(Protocol):
    """Is told how a shard goes."""

    def begin(self, number: int) -> None:
        """The source of that number, from 0, is read next."""

    def end(self, number: int, outcome: Outcome) -> None:
        """That is what became of it."""


@dataclass(frozen=True, slots=True)
class ShardTask:
    """A shard to convert; ``quarantined`` has code and sentence of sources that are not to be touched."""

    shard: Shard
    quarantined: Mapping[int, tuple[str, str]] = field(default_factory=dict)


def convert_shard(job: Job, task: ShardTask, observer: Observer) -> None:
    """Converts the sources, writes the parts, and remembers that they are there.

    Nothing that a document holds stops it; ``DatasetError`` where the output cannot be written.
    """
    storage = open_storage(job.location)
    writer = ShardWriter(storage)
    entries = []
    for number, source in enumerate(task.shard.sources):
        observer.begin(number)
        outcome = _outcome(job, source, task.quarantined.get(number), writer)
        entries.append(outcome.entry)
        observer.end(number, outcome)
    parts = writer.close()
    name = parts[0].name
    placed = tuple(replace(entry, part=name) for entry in entries)
    write_record(storage, ShardRecord(task.shard.key, parts, placed))


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


def _outcome(job: Job, source: Source, banned: tuple[str, str] | None, writer: ShardWriter) -> Outcome:
    begun = time.perf_counter()
    stages = Stages()
    if source.former is not None and source.former.part is not None:
        writer.copy(Copied(source.former.part, source.former.doc_id, source.name))
        return Outcome(replace(source.former, source=source.name), is_new=False)
    try:
        code, sentence = banned or source.problem or (None, "")
        if code is not None:
            raise KcextractError(sentence, source=source.name, code=code)
        outcome = _recorded(job, source, _extraction(job, source, stages), writer)
    except DatasetError:
        raise
    except KcextractError as error:
        failed = failed_extraction(source.name, source.sha256, error, job.grammar.name)
        outcome = _recorded(job, source, failed, writer)
    stages.lap("rows")
    return replace(outcome, seconds=time.perf_counter() - begun, stages=stages.seconds)


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


def _recorded(job: Job, source: Source, extraction: Extraction, writer: ShardWriter) -> Outcome:
    rows = writer.add(extraction)
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
