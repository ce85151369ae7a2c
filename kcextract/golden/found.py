"""What the program found, as golden files would print it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from kcextract.golden.layout import DOCUMENTS, LAYOUTS, Layout
from kcextract.records import BudgetRecord, Extraction, SectionRecord, TargetRecord
from kcextract.text.numbers import Grouping, Numeral, grouping, numerals

# By what the words behind digits ("nghìn", "triệu", "tỷ") may multiply them.
_MULTIPLIERS = tuple(Decimal(10) ** power for power in (0, 3, 6, 9))


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row of the extraction: the line of the source from 1, and the cells of the golden file but ``line``.

    ``[start, end)`` are the offsets of the evidence, ``figure`` that of the row's first digit, if it has one.
    ``parent`` is the place of the row's parent among the rows, None where it has none.
    """

    line: int | None
    cells: Mapping[str, str]
    start: int
    end: int
    figure: int | None = None
    parent: int | None = None


class SourceLines:
    """The lines of a text, counted from 1."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._breaks = [place for place, character in enumerate(text) if character == "\n"]

    def at(self, offset: int) -> int:
        """The line on which the character at ``offset`` stands."""
        return bisect_right(self._breaks, offset - 1) + 1

    def quote(self, line: int) -> str:
        """The words of a line, spaces collapsed; "" where the text has no such line."""
        if line > len(self._breaks) + 1:
            return ""
        start = self._breaks[line - 2] + 1 if line > 1 else 0
        end = self._breaks[line - 1] if line <= len(self._breaks) else len(self._text)
        return " ".join(self._text[start:end].split())


def found_rows(extraction: Extraction, table: str) -> tuple[FoundRow, ...]:
    """The rows of a table in text order; the document's root is no row of ``sections``.

    ``printed`` are the digits in the row's evidence that have its value, or the first where none have it.
    """
    layout = LAYOUTS[table]
    text = extraction.document.text or ""
    lines = SourceLines(text)
    if table == DOCUMENTS:
        names = [name for name in extraction.document.__dataclass_fields__ if name != "text"]
        return tuple(
            FoundRow(None, {"field": name, "value": _printed(getattr(extraction.document, name))}, 0, 0)
            for name in names
        )
    if table == "sections":
        return _sections(extraction.sections, text, lines)
    if layout.has_printed:
        return _figures(extraction, layout, text, lines)
    if layout.place:
        return _placed(extraction, layout, lines)
    rows = []
    for record in sorted(getattr(extraction, table), key=lambda record: record.start):
        start = _first_word(text, record.start, record.end)
        cells = {name: _printed(getattr(record, name)) for name in layout.cells}
        rows.append(FoundRow(lines.at(start), cells, record.start, record.end))
    return tuple(rows)


def _sections(records: Sequence[SectionRecord], text: str, lines: SourceLines) -> tuple[FoundRow, ...]:
    shown = [record for record in records if record.parent_no is not None]
    places = {record.section_no: place for place, record in enumerate(shown)}
    rows = []
    for record in shown:
        start = _first_word(text, record.start, record.end)
        marker = record.marker or ""
        words = " ".join(text[record.start : record.own_end].split()).removeprefix(marker)
        cells = {
            "depth": str(record.depth),
            "kind": record.kind,
            "marker": marker,
            "role": record.role,
            "opening": words.lstrip(" .:" if record.kind == "appendix" else " "),
        }
        parent = None if record.parent_no is None else places.get(record.parent_no)
        rows.append(FoundRow(lines.at(start), cells, record.start, record.end, None, parent))
    return tuple(rows)


def _placed(extraction: Extraction, layout: Layout, lines: SourceLines) -> tuple[FoundRow, ...]:
    """Cells or columns of tables; a column and a blank cell stand where their table does."""
    tables = {table.table_no: table for table in extraction.appendix_tables}
    rows = []
    for record in getattr(extraction, layout.table):
        table = tables[record.table_no]
        start, end = getattr(record, "start", table.start), getattr(record, "end", table.end)
        cells = {name: _printed(getattr(record, name)) for name in layout.cells}
        rows.append(FoundRow(lines.at(start), cells, start, end))
    return tuple(rows)


def _figures(extraction: Extraction, layout: Layout, text: str, lines: SourceLines) -> tuple[FoundRow, ...]:
    """Targets or budgets, each placed where its digits stand."""
    records: Sequence[TargetRecord | BudgetRecord] = sorted(
        getattr(extraction, layout.table), key=lambda record: record.start
    )
    group = grouping(text)
    own = [name for name in layout.cells if name not in ("printed", "parent")]
    rows = []
    after = 0
    for record in records:
        place = _figure(text, record, group, after)
        after = place[1] if place else after
        start = place[0] if place else _first_word(text, record.start, record.end)
        cells = {"printed": " ".join(text[place[0] : place[1]].split()) if place else ""}
        cells |= {name: _printed(getattr(record, name)) for name in own}
        row = FoundRow(
            lines.at(start), cells, record.start, record.end, place[0] if place is not None else None
        )
        rows.append(row)
    if layout.table != "budgets":
        return tuple(rows)
    budgets = [record for record in records if isinstance(record, BudgetRecord)]
    places = {record.budget_no: place for place, record in enumerate(budgets)}
    return tuple(
        replace(row, parent=None if record.parent_no is None else places.get(record.parent_no))
        for row, record in zip(rows, budgets, strict=True)
    )


def _figure(
    text: str, record: TargetRecord | BudgetRecord, group: Grouping, after: int
) -> tuple[int, int] | None:
    """Where the digits with the record's value stand: behind the figure before, where they do so.

    Where none have its value the first digits of its evidence; None where there are none.
    """
    if isinstance(record, TargetRecord):
        bounds = (record.quantity_min, record.quantity_max)
    else:
        bounds = (record.amount_vnd, record.amount_max_vnd)
    wanted = [Decimal(str(bound)) for bound in bounds if bound is not None]
    figures = list(numerals(text, group, record.start, record.end))
    places = [*_places(figures, wanted)] or [(figure.start, figure.end) for figure in figures[:1]]
    return next((place for place in places if place[0] >= after), places[0] if places else None)


def _places(figures: Sequence[Numeral], wanted: Sequence[Decimal]) -> Iterator[tuple[int, int]]:
    """The spans of the figures, or the pairs of figures of a range, that have the wanted value."""
    if not wanted:
        return
    is_range = len(wanted) == 2 and wanted[0] != wanted[1]
    for place, figure in enumerate(figures):
        if not _is(figure, wanted[0]):
            continue
        if not is_range:
            yield figure.start, figure.end
        elif place + 1 < len(figures) and _is(figures[place + 1], wanted[1]):
            yield figure.start, figures[place + 1].end


def _is(figure: Numeral, value: Decimal) -> bool:
    readings = figure.readings if figure.value is None else (figure.value,)
    return any(reading * multiplier == value for reading in readings for multiplier in _MULTIPLIERS)


def _first_word(text: str, start: int, end: int) -> int:
    """Where the first character that is no space stands."""
    while start < end and text[start].isspace():
        start += 1
    return start


def _printed(value: object) -> str:
    """A value as golden files print it: dates in ISO form, whole numbers without a point, null as nothing."""
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(value).removesuffix(".0")
    return " ".join(str(value).split())
