"""The rows of a document as the page shows them: a panel a table, each row with its place in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from kcextract.records import (
    AssignmentRecord,
    CheckRecord,
    ContentItemRecord,
    DiagnosticRecord,
    Extraction,
    LegalBaseRecord,
    ObjectiveRecord,
    SectionRecord,
    SolutionRecord,
    TargetRecord,
)
from kcextract.records.trees import budget_tree
from kcextract.report import figures
from kcextract.report.labels import Label, code_label, label
from kcextract.report.pieces import anchor
from kcextract.report.places import check_places

_OPENING = 160
_DEEPEST = 8


class Cell(NamedTuple):
    """What stands in a cell.

    ``kind`` is its look: "" for words, "number", "code" or "english" (words that are English in both
    languages); ``label`` is given for codes; ``small`` is a second line.
    """

    text: str
    kind: str = ""
    label: Label | None = None
    small: str = ""


class Row(NamedTuple):
    """A row: its anchor, its evidence (None where it has none), its depth in a tree, its look, its cells."""

    anchor: str
    start: int | None
    end: int | None
    cells: tuple[Cell, ...]
    level: int = 0
    look: str = ""


class Panel(NamedTuple):
    """The rows of a table under their headers; the first of the cells shows the tree where there is one."""

    table: str
    title: Label
    headers: tuple[Label, ...]
    rows: tuple[Row, ...]


def panels(extraction: Extraction) -> Iterator[Panel]:
    """The panels of a document, in the order of their tabs; tables in appendices are not among them."""
    for table, (headers, rows) in _PANELS.items():
        titles = tuple(label(header if "." in header else f"column.{table}.{header}") for header in headers)
        yield Panel(table, label(f"table.{table}"), titles, tuple(rows(extraction)))


def _row(record: Any, *cells: Cell, level: int = 0, look: str = "") -> Row:
    table = record.TABLE
    key = (getattr(record, name) for name in table.key[1:])
    return Row(anchor(table.name, *key), record.start, record.end, cells, min(level, _DEEPEST), look)


def _code(record: Any, column: str) -> Cell:
    code = getattr(record, column)
    return Cell("") if code is None else Cell(code, "code", code_label(record.TABLE.name, column, code))


def _period(record: Any) -> Cell:
    return Cell(figures.period(record.period_start, record.period_end), "years")


def _targets(extraction: Extraction) -> Iterator[Row]:
    each: TargetRecord
    for each in extraction.targets:
        unit = "/".join(filter(None, (each.unit, each.basis)))
        yield _row(
            each,
            Cell(each.action or ""),
            Cell(figures.quantity(each), "number", small=unit),
            Cell(each.object),
            _period(each),
            _code(each, "activity_code"),
        )


def _budgets(extraction: Extraction) -> Iterator[Row]:
    for branch in budget_tree(extraction.budgets):
        budget = branch.budget
        words = Cell(budget.label or f"({budget.amount_raw})")
        money = Cell(figures.amount(budget), "number", small=budget.amount_raw)
        yield _row(budget, words, money, _code(budget, "source"), _period(budget), level=branch.depth)


def _sections(extraction: Extraction) -> Iterator[Row]:
    text = extraction.document.text or ""
    roles: dict[int | None, str] = {None: ""}
    each: SectionRecord
    for each in extraction.sections:
        roles[each.section_no] = each.role
        if each.parent_no is None:
            continue
        own = " ".join(text[each.start : min(each.own_end, each.start + _OPENING)].split())
        words = each.heading or own.removeprefix(each.marker or "").strip()
        marker = each.marker or f"({code_label('sections', 'kind', each.kind).vi})"
        # A role that is inherited is not said again.
        role = Cell("") if each.role == roles.get(each.parent_no) else _code(each, "role")
        pages = figures.period(each.page_first, each.page_last)
        look = "" if each.heading else "running"
        level = max(each.depth - 1, 0)
        yield _row(each, Cell(f"{marker} {words}"), role, Cell(pages, "years"), level=level, look=look)


def _legal_bases(extraction: Extraction) -> Iterator[Row]:
    each: LegalBaseRecord
    for each in extraction.legal_bases:
        yield _row(
            each,
            _code(each, "relation"),
            _code(each, "cited_type"),
            Cell(each.number or "", "years"),
            Cell(figures.date(each.cited_date), "years"),
            Cell(each.title or each.text, small=each.issuer or ""),
        )


def _objectives(extraction: Extraction) -> Iterator[Row]:
    each: ObjectiveRecord
    for each in extraction.objectives:
        yield _row(each, _code(each, "kind"), Cell(each.text), _period(each))


def _content_items(extraction: Extraction) -> Iterator[Row]:
    each: ContentItemRecord
    for each in extraction.content_items:
        number = "" if each.ordinal is None else f"{each.ordinal}. "
        title = Cell(f"{number}{each.title}", small=each.description or "")
        yield _row(each, title, Cell(each.expected_result or ""), _code(each, "activity_code"))


def _solutions(extraction: Extraction) -> Iterator[Row]:
    each: SolutionRecord
    for each in extraction.solutions:
        number = "" if each.ordinal is None else f"{each.ordinal}. "
        yield _row(each, Cell(f"{number}{each.title}"), Cell(each.text))


def _assignments(extraction: Extraction) -> Iterator[Row]:
    each: AssignmentRecord
    for each in extraction.assignments:
        yield _row(each, Cell(each.agency), _code(each, "duty"), Cell(each.task))


def _checks(extraction: Extraction) -> Iterator[Row]:
    places = check_places(extraction)
    each: CheckRecord
    for each in sorted(extraction.checks, key=lambda check: check.status != "fail"):
        place = places.get(each.check_no)
        cells = (
            _code(each, "status"),
            _code(each, "kind"),
            Cell(each.subject, "english", small=each.note or ""),
            Cell(figures.number(each.expected), "number"),
            Cell(figures.number(each.actual), "number"),
            Cell(figures.number(each.difference), "number"),
        )
        start, end = (None, None) if place is None else (place.start, place.end)
        yield Row(anchor("checks", each.check_no), start, end, cells, look=each.status)


def _diagnostics(extraction: Extraction) -> Iterator[Row]:
    each: DiagnosticRecord
    for each in extraction.diagnostics:
        cells = _code(each, "severity"), _code(each, "code"), Cell(each.message, "english")
        yield _row(each, *cells, look=each.severity)


_PANELS: Mapping[str, tuple[tuple[str, ...], Callable[[Extraction], Iterator[Row]]]] = {
    "targets": (("action", "page.quantity", "object", "page.period", "activity_code"), _targets),
    "budgets": (("label", "page.amount", "source", "page.period"), _budgets),
    "sections": (("page.section", "role", "page.page"), _sections),
    "objectives": (("kind", "text", "page.period"), _objectives),
    "content_items": (("title", "expected_result", "activity_code"), _content_items),
    "solutions": (("title", "text"), _solutions),
    "assignments": (("agency", "duty", "task"), _assignments),
    "legal_bases": (("relation", "cited_type", "number", "cited_date", "title"), _legal_bases),
    "checks": (("status", "kind", "subject", "expected", "actual", "difference"), _checks),
    "diagnostics": (("severity", "code", "message"), _diagnostics),
}
