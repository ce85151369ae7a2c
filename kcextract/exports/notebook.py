"""An extraction in a notebook: what the document is, its outline as a tree, its text with what was found.

All that comes from the document is escaped. The page is bounded, whatever the document's length: what is left
out is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from kcextract.records import Extraction, SectionRecord

MOST_SECTIONS = 400
"""The units of the outline that are shown."""

MOST_TEXT = 20_000
"""The characters of the text that are shown."""

_HEADING = 120
_TITLE = 400
_FIELDS = (
    ("Số, ký hiệu", "number"),
    ("Cơ quan ban hành", "issuer"),
    ("Ngày ban hành", "issue_date"),
    ("Trích yếu", "title"),
    ("Kết quả", "status"),
)


class _Kind(NamedTuple):
    """A table whose rows are coloured; an earlier one wins where two overlap."""

    table: str
    label: str
    colour: str


_KINDS = (
    _Kind("targets", "Chỉ tiêu", "#c8e6c9"),
    _Kind("budgets", "Kinh phí", "#ffe0b2"),
    _Kind("legal_bases", "Căn cứ", "#bbdefb"),
    _Kind("assignments", "Phân công", "#e1bee7"),
)


class _Mark(NamedTuple):
    start: int
    end: int
    rank: int
    title: str


def extraction_html(extraction: Extraction) -> str:
    """The HTML of an extraction: no scripts, no links, the colours in place."""
    return (
        f'<div lang="vi">{_header(extraction)}'
        f"<details open><summary>Bố cục ({len(extraction.sections):,} mục)</summary>"
        f"{_outline(extraction)}</details>"
        f"<details><summary>Toàn văn: {_legend(extraction)}</summary>{_text(extraction)}</details></div>"
    )


def _header(extraction: Extraction) -> str:
    values = [(label, getattr(extraction.document, name)) for label, name in _FIELDS]
    rows = "".join(
        f'<tr><th style="text-align:left">{label}</th>'
        f'<td style="text-align:left">{"–" if value is None else escape(_cut(str(value), _TITLE))}</td></tr>'
        for label, value in values
    )
    return f"<table><caption>{escape(_cut(extraction.document.source, _TITLE))}</caption>{rows}</table>"


def _outline(extraction: Extraction) -> str:
    shown = extraction.sections[1 : MOST_SECTIONS + 1]
    parts = []
    depths: list[int] = []
    roles: dict[int | None, str] = {section.section_no: section.role for section in extraction.sections}
    for section in shown:
        while depths and depths[-1] > section.depth:
            parts.append("</li></ul>")
            depths.pop()
        if depths and depths[-1] == section.depth:
            parts.append("</li>")
        else:
            parts.append("<ul>")
            depths.append(section.depth)
        # An inherited role is not said again.
        is_said = section.role != roles.get(section.parent_no)
        parts.append(f"<li>{_label(section, extraction.document.text or '', is_said=is_said)}")
    parts.append("</li></ul>" * len(depths))
    left = len(extraction.sections) - 1 - len(shown)
    return "".join(parts) + (f"<p>… và {left:,} mục nữa</p>" if left > 0 else "")


def _label(section: SectionRecord, text: str, *, is_said: bool) -> str:
    words = section.heading or text[section.start : min(section.own_end, section.start + _HEADING + 1)]
    heading = _cut(" ".join(words.removeprefix(section.marker or "").split()), _HEADING)
    marker = f"<b>{escape(section.marker)}</b> " if section.marker else ""
    role = f' <small style="color:#777">{escape(section.role)}</small>' if is_said else ""
    return f"{marker}{escape(heading)}{role}"


def _legend(extraction: Extraction) -> str:
    return " · ".join(
        f'<span style="background:{kind.colour}">{kind.label}</span> {len(extraction.rows(kind.table)):,}'
        for kind in _KINDS
    )


def _text(extraction: Extraction) -> str:
    whole = extraction.document.text or ""
    text = whole[:MOST_TEXT]
    parts = []
    for start, end, mark in _stretches(_marks(extraction), len(text)):
        words = escape(text[start:end])
        if mark is not None:
            words = (
                f'<mark style="background:{_KINDS[mark.rank].colour};color:#000" '
                f'title="{escape(mark.title)}">{words}</mark>'
            )
        parts.append(words)
    left = len(whole) - len(text)
    more = f"<p>… và {left:,} ký tự nữa</p>" if left else ""
    return f'<pre style="white-space:pre-wrap">{"".join(parts)}</pre>{more}'


def _marks(extraction: Extraction) -> list[_Mark]:
    found = []
    for rank, kind in enumerate(_KINDS):
        for number, row in enumerate(extraction.rows(kind.table)):
            start, end = getattr(row, "start", None), getattr(row, "end", None)
            if start is not None and end is not None and start < min(end, MOST_TEXT):
                found.append(_Mark(start, end, rank, f"{kind.table} {number}"))
    return found


def _stretches(marks: Sequence[_Mark], length: int) -> Iterator[tuple[int, int, _Mark | None]]:
    """The text in stretches, each with the mark that wins there; together they are all of it."""
    events: dict[int, list[_Mark]] = {}
    for mark in marks:
        for place in (mark.start, mark.end):
            events.setdefault(min(place, length), []).append(mark)
    open_marks: set[_Mark] = set()
    at = 0
    for place in (*sorted(events), length):
        if place > at:
            yield at, place, min(open_marks, key=_rank, default=None)
            at = place
        for mark in events.get(place, ()):
            open_marks ^= {mark}


def _rank(mark: _Mark) -> tuple[int, int, int]:
    # Of two of a kind the shorter, which the other holds.
    return mark.rank, mark.end - mark.start, mark.start


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rstrip() + "…"
