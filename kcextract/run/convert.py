"""Converts sources into a dataset, whatever becomes of any one of them, and whenever it is interrupted."""

from __future__ import annotations

import heapq
import json
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from kcextract import __version__
from kcextract.dataset.manifest import Manifest, Part, SourceEntry, source_order
from kcextract.dataset.output import Output, open_output
from kcextract.dataset.shards import read_record, remembered_entries, remembered_parts
from kcextract.dataset.storage import is_url
from kcextract.errors import SourceError
from kcextract.grammar import Grammar, as_grammar, load_grammar
from kcextract.run.crew import run_here, run_workers
from kcextract.run.inputs import find_inputs, source_name
from kcextract.run.log import RunLog, open_log
from kcextract.run.outcome import Outcome, Progress
from kcextract.run.plan import Plan, Portions, Shard, find_sources, make_plan
from kcextract.run.recall import recalled
from kcextract.run.report import ConversionReport, Tally
from kcextract.run.settings import DEFAULT_SETTINGS, Settings
from kcextract.run.shard import Extract, Job, duplicate_entry

__all__ = ["ConversionReport", "Outcome", "Progress", "compact", "convert"]


def convert(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    out: str | os.PathLike[str],
    *,
    grammar: Grammar | str | os.PathLike[str] | None = None,
    progress: Progress | None = None,
    extract_one: Extract | None = None,
    settings: Settings = DEFAULT_SETTINGS,
    prune: bool = False,
    log: str | os.PathLike[str] | None = None,
) -> ConversionReport:
    """Brings what is in the documents at ``paths`` (files and folders) into ``out``, as Parquet.

    ``out`` is a folder or a URL (``s3://…``). A document that cannot be read or understood is recorded as
    failed and never stops the others; one with the same bytes as another is recorded as a duplicate and adds
    no rows. What was converted before, by the same version and grammar, is not converted again; rows of
    documents that have changed are replaced, and those of documents not among ``paths`` stay, unless
    ``prune``. A run that was interrupted is taken up where it stopped. ``out`` changes when the run has
    ended, and its bytes are the same however many workers there were, and whether it was interrupted or not.

    ``grammar`` defaults to the one that comes with kcextract, and may be a file of words that add to it, or
    a folder of such files; ``extract_one`` takes the place of kcextract's own extraction; ``settings`` say
    how many workers there are and what a document may ask for; ``progress`` is called after each document;
    ``log`` is a file to which a JSON line is added for each document that is converted.

    ``SourceError`` if there is no document at ``paths``, ``GrammarError`` if the grammar is wrong,
    ``DatasetError`` if ``out`` cannot be written or is not for us to write, ``WorkerError`` if workers do
    not work.
    """
    given = [paths] if isinstance(paths, str | os.PathLike) else list(paths)
    inputs = find_inputs(given, exclude=None if is_url(out) else Path(out))
    if not inputs.paths:
        names = ", ".join(source_name(path) for path in given) or "what was given"
        raise SourceError(
            f"There is no document in {names}: name files, or folders that hold documents (.txt, .docx …)."
        )
    words = as_grammar(grammar)
    job = Job(str(out), words, _made_by(words, settings, extract_one), settings.bounds.loading, extract_one)
    portions = Portions(settings.documents_per_part, settings.bytes_per_part)
    with open_output(out) as output, open_log(log) as run_log:
        plan = make_plan(find_sources(inputs.paths), output.former, job.made_by, portions, prune=prune)
        return _Run(output, job, plan, settings, run_log, progress).report(inputs.skipped)


def compact(
    out: str | os.PathLike[str], *, settings: Settings = DEFAULT_SETTINGS, grammar: Grammar | None = None
) -> ConversionReport:
    """Writes the parts of a dataset anew in portions of today's size; removes what an unfinished run left.

    Nothing is converted. Raises as ``convert`` does.
    """
    portions = Portions(settings.documents_per_part, settings.bytes_per_part)
    grammar = grammar or load_grammar()
    with open_output(out) as output:
        former = output.former
        job = Job(str(out), grammar, _made_by(grammar, settings, None))
        plan = make_plan((), former, job.made_by, portions, prune=False)
        return _Run(output, job, plan, settings, RunLog(), None, of=former).report(0)


def _made_by(grammar: Grammar, settings: Settings, extract_one: Extract | None) -> str:
    """What tells rows that would be the same from those that would not."""
    makings: list[object] = [__version__, grammar.name, grammar.hash, asdict(settings.bounds.loading)]
    if extract_one is not None:
        makings.append([extract_one.__module__, getattr(extract_one, "__qualname__", "")])
    return sha256(json.dumps(makings, sort_keys=True).encode()).hexdigest()[:16]


class _Run:
    """One run: what is left to do is done, then all that is there takes the place of what was."""

    def __init__(
        self,
        output: Output,
        job: Job,
        plan: Plan,
        settings: Settings,
        log: RunLog,
        progress: Progress | None,
        of: Manifest | None = None,
    ) -> None:
        self._output = output
        self._job = job
        self._plan = plan
        self._settings = settings
        self._log = log
        self._progress = progress
        self._tally = Tally(plan.total)
        self._parts: dict[str, list[Part]] = defaultdict(list)
        for part in output.former.parts:
            self._parts[part.name].append(part)
        self._entries: dict[str, list[SourceEntry]] = defaultdict(list)
        for entry in output.former.sources:
            if entry.part is not None:
                self._entries[entry.part].append(entry)
        self._of = of

    def report(self, skipped: int) -> ConversionReport:
        """Runs, and tells what it came to."""
        storage = self._output.storage
        for source, first in self._plan.duplicates:
            self._tally.add(Outcome(duplicate_entry(source, first)))
        left = []
        for shard in self._plan.shards:
            entries = self._finished(shard)
            if entries is None:
                left.append(shard)
                continue
            for outcome in recalled(storage, entries, self._plan.total):
                self._tally.add(outcome)
        parameters = self._parameters()
        self._log.begin(self._plan.total, self._tally.unchanged, parameters)
        self._do(left)
        grammar = self._job.grammar
        manifest = Manifest(
            complete=True,
            grammar_name=grammar.name if self._of is None else self._of.grammar_name,
            grammar_hash=grammar.hash if self._of is None else self._of.grammar_hash,
            parameters=parameters,
            parts=tuple(self._all_parts()),
        )
        entries_of_all = heapq.merge(
            self._all_entries(),
            (duplicate_entry(source, first) for source, first in self._plan.duplicates),
            key=source_order,
        )
        self._output.commit(manifest, entries_of_all)
        names = tuple(dict.fromkeys(part.name for part in manifest.parts))
        report = self._tally.report(storage.location, skipped, self._plan.removed, names)
        self._log.end(report)
        return report

    def _finished(self, shard: Shard) -> Sequence[SourceEntry] | None:
        """The entries of a shard whose parts are there already; None if it has to be done."""
        if shard.kept is not None:
            return self._entries[shard.kept]
        record = read_record(self._output.storage, shard.key)
        return record.entries if record is not None else None

    def _do(self, shards: Sequence[Shard]) -> None:
        if not shards:
            return
        settings = self._settings
        divide = self._output.storage.spool_folder is not None
        if settings.cluster is not None:
            from kcextract.run.cluster import run_cluster  # noqa: PLC0415  # comes with kcextract[cluster]

            run_cluster(self._job, shards, self._told, settings, divide)
        elif settings.workers != 0:
            run_workers(self._job, shards, self._told, settings, divide)
        else:
            run_here(self._job, shards, self._told)

    def _told(self, outcome: Outcome) -> None:
        self._tally.add(outcome)
        if outcome.is_new:
            self._log.document(outcome)
        if self._progress is not None:
            self._progress(self._tally.done, self._plan.total, outcome)

    def _all_parts(self) -> Iterator[Part]:
        for shard in self._plan.shards:
            if shard.kept is not None:
                yield from self._parts[shard.kept]
            else:
                yield from remembered_parts(self._output.storage, [shard.key])

    def _all_entries(self) -> Iterator[SourceEntry]:
        for shard in self._plan.shards:
            if shard.kept is not None:
                yield from self._entries[shard.kept]
            else:
                yield from remembered_entries(self._output.storage, [shard.key])

    def _parameters(self) -> dict[str, float]:
        portions = {
            "documents_per_part": self._settings.documents_per_part,
            "bytes_per_part": self._settings.bytes_per_part,
        }
        if self._of is not None:
            return {**self._of.parameters, **portions}
        loading = asdict(self._settings.bounds.loading)
        return portions | {f"limit_{name}": value for name, value in loading.items()}
