"""The page of a document: its text with every row marked, and the rows of all its tables."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import NamedTuple

from kcextract.extractors.header import Header
from kcextract.records import DocumentRecord, Extraction, columns
from kcextract.report import figures
from kcextract.report.labels import Label, code_label, label
from kcextract.report.pages import Addition, page
from kcextract.report.panels import panels
from kcextract.report.pictures import Pictures
from kcextract.report.pieces import text_lines
from kcextract.report.sheets import sheets, unit

_LINES_PER_BLOCK = 40
# Lines of text that was broken to the width of a page are as long as this, but for a few.
_PAGE_WIDTH = range(50, 120)
_NEARLY_ALL = 0.95
_ELSEWHERE = frozenset({"text"})
_READ = frozenset(field.name for field in fields(Header))


class Fact(NamedTuple):
    """A field of the document: its place on the page, its label, and its value, or the label of its code."""

    anchor: str
    label: Label
    value: str
    code: Label | None


def document_page(
    extraction: Extraction, addition: Addition | None = None, pictures: Pictures | None = None
) -> str:
    """The page of a document, as one string of HTML, with the ``pictures`` of its source.

    With an addition fields without value are shown too.
    """
    document = extraction.document
    lines = list(text_lines(extraction))
    starts = [line.pieces[0].start for line in lines]
    content = {
        "document": document,
        "title": document.title or document.programme_title or document.source,
        "issued": figures.date(document.issue_date),
        "status": code_label("documents", "status", document.status),
        "blocks": [lines[at : at + _LINES_PER_BLOCK] for at in range(0, len(lines), _LINES_PER_BLOCK)],
        "is_wrapped": _is_wrapped(document.text or ""),
        "facts": list(_facts(document, blank=addition is not None)),
        "facts_title": label("table.documents"),
        "panels": list(panels(extraction)),
        "sheets": list(sheets(extraction)),
        "pictures": pictures,
        "unit": unit,
        "figure": figures.number,
        "line_at": lambda place: max(1, bisect_right(starts, place)),
    }
    return page("document.html", "document.js", content, addition)


def _is_wrapped(text: str) -> bool:
    """Whether the text was broken into lines of the width of a page."""
    lengths = sorted(map(len, text.splitlines()))
    return bool(lengths) and lengths[int(_NEARLY_ALL * (len(lengths) - 1))] in _PAGE_WIDTH


def _facts(document: DocumentRecord, *, blank: bool) -> Iterator[Fact]:
    for column in columns("documents"):
        value = getattr(document, column.name)
        if column.name in _ELSEWHERE or (value is None and not (blank and column.name in _READ)):
            continue
        place = f"documents-{column.name}"
        if value is None:
            yield Fact(place, label(f"column.documents.{column.name}"), "–", None)
            continue
        code = code_label("documents", column.name, value) if column.codes else None
        printed = figures.date(value) if isinstance(value, date) else str(value)
        if isinstance(value, bool):
            printed = "✓" if value else "–"
        yield Fact(place, label(f"column.documents.{column.name}"), printed, code)
