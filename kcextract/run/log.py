"""The log of a run: JSON lines, one a document, between one that says what runs and one that sums up."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

from kcextract import __version__
from kcextract.errors import DatasetError
from kcextract.run.outcome import Outcome
from kcextract.run.report import ConversionReport


class RunLog:
    """Writes records to a file; with no file, nowhere."""

    def __init__(self, sink: TextIO | None = None) -> None:
        self._sink = sink

    def begin(self, total: int, unchanged: int, parameters: Mapping[str, float]) -> None:
        """The run begins: ``total`` sources, of which ``unchanged`` are as an earlier run left them."""
        self._write(
            "run", version=__version__, sources=total, unchanged=unchanged, parameters=dict(parameters)
        )

    def document(self, outcome: Outcome) -> None:
        """That became of a source."""
        if self._sink is None:
            return
        entry = outcome.entry
        self._write(
            "document",
            source=entry.source,
            doc_id=entry.doc_id,
            size=entry.size,
            status=entry.status,
            error_code=entry.error_code,
            error=entry.error,
            seconds=round(outcome.seconds, 6),
            stages=dict(outcome.stages),
            rows={table: count for table, count in entry.rows.items() if count},
        )

    def end(self, report: ConversionReport) -> None:
        """The run has ended well."""
        self._write(
            "summary",
            statuses=dict(report.statuses),
            codes=dict(report.codes),
            unchanged=report.unchanged,
            removed=report.removed,
            slowest=[
                {"source": outcome.entry.source, "seconds": round(outcome.seconds, 6)}
                for outcome in report.slowest
            ],
        )

    def _write(self, event: str, **facts: Any) -> None:
        if self._sink is None:
            return
        record = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **facts}
        self._sink.write(json.dumps(record, ensure_ascii=False) + "\n")
        self._sink.flush()


@contextmanager
def open_log(path: str | os.PathLike[str] | None) -> Iterator[RunLog]:
    """A log at the end of the file; ``DatasetError`` if it cannot be written."""
    if path is None:
        yield RunLog()
        return
    with ExitStack() as stack:
        try:
            sink = stack.enter_context(Path(path).open("a", encoding="utf-8", errors="backslashreplace"))
        except (OSError, ValueError) as error:
            raise DatasetError(f"The log {path} cannot be written ({error}): check the path.") from error
        yield RunLog(sink)
