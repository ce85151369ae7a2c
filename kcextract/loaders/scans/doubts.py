"""How surely the pages of a scan were read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from kcextract.document import Document, Line, Notice

# A page whose letters are read less surely than this in the mean is doubtful.
_DOUBTFUL = 0.8


def with_doubts(document: Document) -> Document:
    """``document`` with a notice ``low_confidence`` for each page whose words were read unsurely."""
    return replace(document, notices=(*document.notices, *doubts(document.lines)))


def doubts(lines: Iterable[Line]) -> list[Notice]:
    """A warning for each page whose letters were read less surely than 0.8 in the mean, at its lines."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        if line.page is not None and line.confidence is not None and line.end > line.start:
            by_page.setdefault(line.page, []).append(line)
    found = []
    for page, read in sorted(by_page.items()):
        confidence = _mean(read)
        if confidence < _DOUBTFUL:
            message = (
                f"The text of page {page} was read with a confidence of {confidence:.2f}; compare it with "
                "the scan."
            )
            start, end = min(line.start for line in read), max(line.end for line in read)
            found.append(Notice("warning", "low_confidence", message, start, end))
    return found


def _mean(lines: Sequence[Line]) -> float:
    letters = sum(line.end - line.start for line in lines)
    return sum((line.confidence or 0) * (line.end - line.start) for line in lines) / letters
