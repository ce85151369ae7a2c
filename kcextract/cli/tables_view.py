"""The tables of a document on the terminal: each aligned, in blocks that fit, with what its columns mean.

A column whose header was lost shows what was proved of it, in another colour and behind a mark that says how.
A figure that does not agree with others is marked, and both figures stand below its row.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from kcextract.cli.figures import number, period
from kcextract.cli.table_layout import GAP, Piece, blocks, stacked, width_of, wrapped
from kcextract.cli.terminal import one_line
from kcextract.golden.found import SourceLines
from kcextract.records import CheckRecord, Extraction
from kcextract.records.appendix import AppendixCellRecord, AppendixColumnRecord, AppendixTableRecord

_BASES = {
    "header": ("", "bold", "header as printed"),
    "arithmetic": ("Σ ", "bold magenta", "proved by sums"),
    "prose": ("¶ ", "bold cyan", "proved by the text"),
}
_UNKNOWN = Piece("?", "dim")
_SOURCES = {
    "tong": "tổng",
    "ngan_sach_nha_nuoc": "ngân sách nhà nước",
    "khuyen_cong_quoc_gia": "quốc gia",
    "khuyen_cong_dia_phuong": "địa phương",
    "doi_ung": "đối ứng",
    "khac": "nguồn khác",
}
_MEASURES = {
    "ordinal": "thứ tự",
    "label": "nội dung",
    "quantity": "số lượng",
    "amount": "kinh phí",
    "text": "chữ",
}
_FAILS, _DOUBT = "✗ ", "?"
_DOUBTS = frozenset({"ambiguous_number", "uncertain_column"})
_TIGHT = "\N{NO-BREAK SPACE}"
_KINDS = frozenset({"row_sum", "children_sum", "total_row", "prose_table"})
_SUMS = ("subtotal", "total")
_NOTHING = ("-", "–", "—", "−", "x", "X")
# The labels of rows take at most so large a part of the terminal.
_LABEL_SHARE = 0.45
_LEAST_LABEL, _WIDEST_LABEL = 12, 48
_DEEPEST = 3


class Failure(NamedTuple):
    """A sum that fails, and the span of the figure that it is about."""

    check: CheckRecord
    start: int
    end: int


def print_tables(extraction: Extraction, console: Console) -> None:
    """Prints each table: title, unit, completeness, header paths or what was proved, and all rows."""
    console.print(Text(f"Tables: {len(extraction.appendix_tables):,}"))
    columns: dict[int, list[AppendixColumnRecord]] = defaultdict(list)
    rows: dict[int, dict[int, dict[int, AppendixCellRecord]]] = defaultdict(lambda: defaultdict(dict))
    for column in extraction.appendix_columns:
        columns[column.table_no].append(column)
    for cell in extraction.appendix_cells:
        rows[cell.table_no][cell.row_no][cell.column_no] = cell
    lines = SourceLines(extraction.document.text or "")
    failures = defaultdict(list)
    for failure in failing_sums(extraction):
        failures[failure.start].append(failure)
    doubts = {(each.start, each.end): each.message for each in extraction.diagnostics if each.code in _DOUBTS}
    for record in extraction.appendix_tables:
        console.print()
        number_ = record.table_no
        _Sheet(record, columns[number_], rows[number_], failures, doubts).print(console, lines)


def failing_sums(extraction: Extraction) -> Iterator[Failure]:
    """The checks of tables that fail, each with the place that its diagnostic tells."""
    told = {
        (each.code, each.message.partition(": ")[0]): each
        for each in extraction.diagnostics
        if each.code.endswith("_differs")
    }
    for check in extraction.checks:
        if check.kind in _KINDS and check.status == "fail":
            place = told.get((f"{check.kind}_differs", check.subject.partition(": ")[0]))
            if place is not None and place.start is not None and place.end is not None:
                yield Failure(check, place.start, place.end)


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A table with all that is shown of it."""

    record: AppendixTableRecord
    columns: Sequence[AppendixColumnRecord]
    rows: Mapping[int, Mapping[int, AppendixCellRecord]]
    failures: Mapping[int, Sequence[Failure]]
    doubts: Mapping[tuple[int | None, int | None], str]

    def print(self, console: Console, lines: SourceLines) -> None:
        """Prints the table: its name, its legend, and blocks that repeat the labels."""
        for line in self._caption(lines):
            console.print(line)
        left = [column for column in self.columns if column.measure in ("ordinal", "label")]
        right = [column for column in self.columns if column.measure not in ("ordinal", "label")]
        heads = [self._label(row, left) for row in self.rows.values()]
        digits = len(str(len(self.rows)))
        label_width = self._label_width(heads, left, console.width - digits - GAP)
        room = console.width - digits - label_width - 2 * GAP
        numeric = {column.column_no for column in right if self._is_numeric(column)}
        headers = [self._header(column) for column in right]
        cells = [
            [
                self._piece(row.get(column.column_no), column.column_no in numeric)
                for row in self.rows.values()
            ]
            for column in right
        ]
        widths = [
            width_of(header, column, max(1, room)) for header, column in zip(headers, cells, strict=True)
        ]
        name = [Piece(text, "bold") for text in dict.fromkeys(self._names(left))] or [Piece("")]
        for block in blocks(widths, room) or [range(0)]:
            console.print()
            sizes = [digits, label_width, *(widths[at] for at in block)]
            numbers = [Piece(f"({right[at].column_no + 1})", "dim", right=True) for at in block]
            above = [[Piece("")], name, *([*headers[at], numbers[at - block.start]] for at in block)]
            for line in stacked(above, sizes, bottom=True):
                console.print(line)
            console.print(Text("─" * (sum(sizes) + GAP * (len(sizes) - 1)), "dim"))
            shown = {right[at].column_no for at in block}
            if block.start == 0:
                shown |= {column.column_no for column in left}
            for at, (row_no, row) in enumerate(self.rows.items()):
                line_of = [Piece(str(row_no + 1), "dim", right=True)], [heads[at]]
                for line in stacked([*line_of, *([cells[each][at]] for each in block)], sizes):
                    console.print(line)
                for note in self._notes(row, shown, console.width - digits - GAP):
                    console.print(Text.assemble(" " * (digits + GAP), note))

    def _caption(self, lines: SourceLines) -> Iterator[Text]:
        record = self.record
        title = one_line(record.title or "without a title")
        yield Text.assemble((f"Table {record.table_no + 1}: ", "bold"), (title, "bold"))
        unit = "no unit of money"
        if record.unit_vnd is not None:
            told = f" ({record.unit_basis})" if record.unit_basis != "stated" else ""
            unit = f"{one_line(record.unit_note or '')}, {number(record.unit_vnd)} đồng a unit{told}".strip(
                ", "
            )
        yield Text(unit, "dim")
        what = (record.completeness or "").replace("_", " ")
        size = f"{record.row_count:,} rows, {record.column_count:,} columns"
        yield Text.assemble(
            (f"line {lines.at(record.start)}, {size}, ", "dim"),
            (what, "dim" if what == "complete" else "yellow"),
        )
        bases = {column.basis for column in self.columns} & {"arithmetic", "prose"}
        if bases:
            legend = Text("columns: ", "dim")
            for basis, (mark, style, words) in _BASES.items():
                if basis == "header" or basis in bases:
                    legend.append("" if basis == "header" else " · ", "dim")
                    legend.append(f"{mark}{words}", style)
            yield legend
        count = sum(
            len(self.failures.get(cell.start, ()))
            for row in self.rows.values()
            for cell in row.values()
            if cell.raw
        )
        if count:
            yield Text(f"{_FAILS}{count:,} failing sum{'' if count == 1 else 's'}", "red")

    def _names(self, left: Sequence[AppendixColumnRecord]) -> list[str]:
        return [one_line(column.header) for column in left if column.header]

    def _header(self, column: AppendixColumnRecord) -> list[Piece]:
        """The cells of the header over a column, and what was proved of it."""
        mark, style, _ = _BASES[column.basis or "header"]
        printed = [
            Piece(one_line(each), "bold", right=True) for each in (column.header or "").split(" / ") if each
        ]
        if column.basis in ("arithmetic", "prose"):
            parts = meaning(column).replace(" · ", "\n").replace(" ", _TIGHT).split("\n")
            parts[0] = f"{mark.strip()}{_TIGHT}{parts[0]}"
            return [*printed, *(Piece(part, style, right=True) for part in parts)]
        if not printed and column.measure is not None:
            # What stands in the cells tells.
            return [Piece(part, "dim", right=True) for part in meaning(column).split(" · ")]
        return printed or [_UNKNOWN._replace(right=True)]

    def _label(self, row: Mapping[int, AppendixCellRecord], left: Sequence[AppendixColumnRecord]) -> Piece:
        """The marker and the label of a row, as printed and set in by its level."""
        words = " ".join(
            one_line(row[column.column_no].raw)
            for column in left
            if column.column_no in row and row[column.column_no].raw
        )
        first = next(iter(row.values()))
        style = "bold" if first.row_kind in _SUMS else ""
        level = min(first.row_level or 0, _DEEPEST)
        if not words:
            return Piece("…" if left and first.row_label is None else "", "dim")
        return Piece(words, style, indent=2 * level)

    def _label_width(self, heads: Sequence[Piece], left: Sequence[AppendixColumnRecord], room: int) -> int:
        longest = max((head.indent + cell_len(head.text) for head in heads), default=0)
        words = [word for name in self._names(left) for word in name.split()]
        longest = max(longest, *(cell_len(word) for word in words), 1) if words else max(longest, 1)
        return min(longest, max(_LEAST_LABEL, int(room * _LABEL_SHARE)), _WIDEST_LABEL)

    def _is_numeric(self, column: AppendixColumnRecord) -> bool:
        if column.measure in ("amount", "quantity"):
            return True
        filled = [cell for row in self.rows.values() if (cell := row.get(column.column_no)) and cell.raw]
        return 2 * sum(cell.value is not None or cell.raw in _NOTHING for cell in filled) >= max(
            1, len(filled)
        )

    def _piece(self, cell: AppendixCellRecord | None, numeric: bool) -> Piece:
        if cell is None:
            return Piece("")
        text = one_line(cell.raw)
        is_figure = cell.value is not None or text in _NOTHING
        right = numeric and (is_figure or len(text) <= GAP)
        if text and self.failures.get(cell.start):
            return Piece(f"{_FAILS.strip()}{_TIGHT}{text}", "bold red", right=right)
        if text and (cell.start, cell.end) in self.doubts:
            return Piece(f"{text}{_DOUBT}", "yellow", right=right)
        style = "bold" if cell.row_kind in _SUMS and is_figure else ""
        return Piece(text, style or ("dim" if text in _NOTHING else ""), right=right)

    def _notes(self, row: Mapping[int, AppendixCellRecord], shown: set[int], width: int) -> Iterator[Text]:
        """What is wrong with the figures of a row, both figures told."""
        for cell in row.values():
            if cell.column_no not in shown or not cell.raw:
                continue
            for failure in self.failures.get(cell.start, ()):
                for line in wrapped(_told(failure.check), width):
                    yield Text(line, "red")
            doubt = self.doubts.get((cell.start, cell.end))
            for line in wrapped(f"{_DOUBT} {one_line(doubt)}", width) if doubt else ():
                yield Text(line, "yellow")


def meaning(column: AppendixColumnRecord) -> str:
    """What a column holds, in Vietnamese words: "2017 · quốc gia · kinh phí"."""
    years = period(column.period_start, column.period_end)
    parts = [
        "" if years == "–" else years,
        _SOURCES.get(column.source or ""),
        _MEASURES.get(column.measure or ""),
    ]
    return " · ".join(filter(None, parts)) or "?"


def _told(check: CheckRecord) -> str:
    difference = ("+" if check.difference > 0 else "") + number(check.difference)
    _, _, how = check.subject.rpartition(", column ")
    note = f"; {check.note}" if check.note else ""
    return (
        f"{_FAILS}column {one_line(how)}: {number(check.actual)} is stated, the other figures give "
        f"{number(check.expected)} ({difference}{note})"
    )
