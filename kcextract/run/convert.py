"""Converts sources into a dataset, one after the other, whatever becomes of any one of them."""

from __future__ import annotations

import gc
import os
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from kcextract.dataset.manifest import Manifest, SourceEntry
from kcextract.dataset.output import open_output
from kcextract.dataset.writer import CHARACTERS_PER_PART, DOCUMENTS_PER_PART, PartWriter
from kcextract.errors import DatasetError, KcextractError, SourceError
from kcextract.grammar import Grammar, load_grammar
from kcextract.records import Extraction
from kcextract.run.extraction import extract_record
from kcextract.run.failure import DOC_ID_LENGTH, failed_extraction
from kcextract.run.inputs import Fingerprint, find_inputs, fingerprint, source_name
from kcextract.run.promises import Promises, promises


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one source: its manifest entry, and what a summary shows of the document."""

    entry: SourceEntry
    family: str | None = None
    number: str | None = None
    province: str | None = None
    promises: Promises | None = None


@dataclass(frozen=True, slots=True)
class ConversionReport:
    """The outcomes in the order of the sources, and how many files in the folders were no documents."""

    out: Path
    outcomes: tuple[Outcome, ...]
    skipped: int

    def count(self, status: str) -> int:
        """How many sources have that status (``ok``, ``partial``, ``failed``, ``duplicate``)."""
        return sum(outcome.entry.status == status for outcome in self.outcomes)


_OBJECTS_BETWEEN_COLLECTIONS = 100_000

Progress = Callable[[int, int, Outcome], None]
"""Called after each source: how many are done, how many there are, and what became of this one."""


def convert(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    grammar: Grammar | None = None,
    progress: Progress | None = None,
    extract_one: Callable[[Path], Extraction] | None = None,
    documents_per_part: int = DOCUMENTS_PER_PART,
) -> ConversionReport:
    """Writes what is in the documents at ``paths`` (files and folders) to the folder ``out`` as Parquet.

    A document that cannot be read or understood is recorded as failed and never stops the others; one
    whose bytes came before is recorded as a duplicate and adds no rows. What an earlier conversion wrote to
    ``out`` is replaced when this one has ended, and untouched if it does not end.

    ``grammar`` defaults to the one that comes with kcextract; ``extract_one`` takes the place of
    kcextract's own extraction.

    ``SourceError`` if there is no document at ``paths``, ``GrammarError`` if the grammar is wrong,
    ``DatasetError`` if ``out`` cannot be written or is not for us to write.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    folder = Path(out)
    inputs = find_inputs(given, exclude=folder)
    if not inputs.paths:
        names = ", ".join(source_name(path) for path in given) or "what was given"
        raise SourceError(f"There is no document in {names}: name files, or folders that hold .txt files.")
    if grammar is None:
        grammar = load_grammar()
    if extract_one is None:
        extract_one = partial(extract_record, grammar=grammar)
    with _few_collections(), open_output(folder) as output:
        run = _Run(
            writer=PartWriter(output.staging, documents_per_part=documents_per_part),
            extract=extract_one,
            grammar=grammar.name,
        )
        outcomes = []
        for path in inputs.paths:
            outcomes.append(run.take(path))
            if progress is not None:
                progress(len(outcomes), len(inputs.paths), outcomes[-1])
        output.commit(
            Manifest(
                complete=True,
                grammar_name=grammar.name,
                grammar_hash=grammar.hash,
                parameters={
                    "documents_per_part": documents_per_part,
                    "characters_per_part": CHARACTERS_PER_PART,
                },
                parts=run.writer.close(),
                sources=tuple(outcome.entry for outcome in outcomes),
            )
        )
    return ConversionReport(folder, tuple(outcomes), inputs.skipped)


@contextmanager
def _few_collections() -> Iterator[None]:
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


@dataclass(slots=True)
class _Run:
    writer: PartWriter
    extract: Callable[[Path], Extraction]
    grammar: str
    first: dict[str, str] = field(default_factory=dict)
    """SHA-256 of the bytes seen so far, to the name of the source that had them first."""

    def take(self, path: Path) -> Outcome:
        source = source_name(path)
        try:
            mark = fingerprint(path)
        except SourceError as error:
            return self._fail(source, None, error)
        if mark.sha256 in self.first:
            first = self.first[mark.sha256]
            doc_id = mark.sha256[:DOC_ID_LENGTH]
            return Outcome(SourceEntry(source, doc_id, *mark, "duplicate", duplicate_of=first))
        self.first[mark.sha256] = source
        try:
            return self._record(source, mark, self._extraction(path, source, mark))
        except DatasetError:
            raise
        except KcextractError as error:
            return self._fail(source, mark, error)

    def _extraction(self, path: Path, source: str, mark: Fingerprint) -> Extraction:
        try:
            extraction = self.extract(path)
        except KcextractError:
            raise
        except Exception as error:
            raise _internal_error(error, source) from error
        if extraction.document.source_sha256 not in (None, mark.sha256):
            raise SourceError("The file changed while it was being read: convert it again.", source=source)
        return extraction

    def _fail(self, source: str, mark: Fingerprint | None, error: KcextractError) -> Outcome:
        sha256 = mark.sha256 if mark is not None else None
        return self._record(source, mark, failed_extraction(source, sha256, error, self.grammar))

    def _record(self, source: str, mark: Fingerprint | None, extraction: Extraction) -> Outcome:
        rows = self.writer.add(extraction)
        document = extraction.document
        failure = None
        if extraction.status == "failed":
            failure = next((each for each in extraction.diagnostics if each.severity == "error"), None)
        entry = SourceEntry(
            source=source,
            doc_id=document.doc_id,
            sha256=mark.sha256 if mark is not None else None,
            size=mark.size if mark is not None else None,
            status=extraction.status,
            error_code=failure.code if failure is not None else None,
            error=failure.message if failure is not None else None,
            rows=rows,
        )
        promised = None if extraction.status == "failed" else promises(extraction)
        return Outcome(entry, document.family, document.number, document.province, promised)


def _internal_error(error: Exception, source: str) -> KcextractError:
    # Where it happened helps, and is the same in every run; the error's own words may hold addresses.
    where = traceback.extract_tb(error.__traceback__)[-1]
    return KcextractError(
        f"kcextract failed on this document ({type(error).__name__} in {Path(where.filename).name}, "
        f"line {where.lineno}): please report it.",
        source=source,
        code="internal_error",
    )
