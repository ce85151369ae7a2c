"""How golden files are laid out: the columns of each table, its key, and how cells are compared.

``golden/README.md`` says the same to the readers who write them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from kcextract.records import columns
from kcextract.records.columns import Column

DOCUMENTS = "documents"
ELLIPSIS = " … "

_LONG = frozenset({"title", "programme_title", "text", "description", "expected_result", "task"})
_PERIOD = ("period_start", "period_end")
_ROW = ("row_marker", "row_level", "row_parent_no", "row_label", "row_kind")


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a golden file, in order, and those of them that a row must have right to count as right.

    The line of the source is part of every key but that of ``documents``, whose rows are its fields, and
    those of the cells and columns of tables: ``place`` are the columns that say which one a row is.
    """

    table: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    place: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The name of the file in a set."""
        return f"{self.table}.csv"

    @property
    def cells(self) -> tuple[str, ...]:
        """The columns that are compared one by one; a section's parent, which no column states, is too."""
        names = tuple(name for name in self.columns if name != "line")
        return (*names, "parent") if self.table == "sections" else names

    @property
    def has_line(self) -> bool:
        """Whether rows are placed by the line of the source on which they begin."""
        return "line" in self.columns

    @property
    def has_printed(self) -> bool:
        """Whether rows are placed by the digits that they quote."""
        return "printed" in self.columns


LAYOUTS = {
    layout.table: layout
    for layout in (
        Layout(DOCUMENTS, ("field", "value"), ("value",)),
        Layout(
            "sections",
            ("line", "depth", "kind", "marker", "role", "opening"),
            ("kind", "marker", "role", "parent"),
        ),
        Layout(
            "legal_bases",
            ("line", "relation", "cited_type", "number", "cited_date", "issuer", "title"),
            ("cited_type", "number", "relation"),
        ),
        Layout("objectives", ("line", "kind", *_PERIOD, "text"), ("kind", *_PERIOD, "text")),
        Layout(
            "content_items",
            ("line", "ordinal", "title", "description", "expected_result", "activity_code"),
            ("ordinal", "title", "activity_code", "expected_result"),
        ),
        Layout(
            "targets",
            (
                *("line", "printed", "action", "quantity_min", "quantity_max", "comparator", "unit"),
                *("object", "basis", *_PERIOD, "period_basis", "activity_code"),
            ),
            ("printed", "quantity_min", "quantity_max", "comparator", "unit", *_PERIOD),
        ),
        Layout(
            "budgets",
            (
                *("line", "printed", "parent", "amount_vnd", "amount_max_vnd", "comparator"),
                *("amount_words_vnd", "source", "label", *_PERIOD),
            ),
            ("printed", "amount_vnd", "amount_max_vnd", "source", *_PERIOD, "parent"),
        ),
        Layout("solutions", ("line", "ordinal", "title", "text"), ("ordinal", "title")),
        Layout("assignments", ("line", "agency", "agency_code", "duty", "task"), ("agency", "duty", "task")),
        Layout(
            "appendix_tables",
            (
                *("table_no", "line", "title", "unit_note", "unit_vnd", "unit_basis"),
                *("row_count", "column_count", "header_row_count", "completeness"),
            ),
            ("unit_vnd", "unit_basis", "row_count", "column_count", "header_row_count", "completeness"),
        ),
        Layout(
            "appendix_columns",
            ("table_no", "column_no", "header", "measure", *_PERIOD, "source"),
            ("measure", *_PERIOD, "source"),
            place=("table_no", "column_no"),
        ),
        Layout(
            "appendix_cells",
            ("table_no", "row_no", "column_no", *_ROW, "raw", "value"),
            (*_ROW, "raw", "value"),
            place=("table_no", "row_no", "column_no"),
        ),
    )
}
"""The layout of every table that golden files may have, in the order in which they are shown."""


@cache
def record_columns(table: str) -> dict[str, Column]:
    """The columns of the table's records, by name."""
    return {column.name: column for column in columns(table)}


def normal(table: str, column: str, value: str) -> str:
    """A cell as it is compared: spaces collapsed, numbers in one form, a unit in lower case.

    >>> normal("targets", "quantity_min", "2000.0"), normal("targets", "unit", "Cơ  sở")
    ('2000', 'cơ sở')
    """
    value = " ".join(value.split())
    described = record_columns(table).get(column)
    if value and described is not None:
        if described.arrow_type.startswith("float"):
            return repr(float(value)).removesuffix(".0")
        if described.arrow_type.startswith("int"):
            return str(int(value))
    return value.lower() if column == "unit" else value


def agree(column: str, expected: str, found: str) -> bool:
    """Whether two normal cells say the same; ``expected`` may leave out the middle of a long text.

    >>> agree("task", "Chủ trì … hằng năm.", "Chủ trì lập kế hoạch hằng năm.")
    True
    """
    if expected == found:
        return True
    if column == "opening":
        return found.startswith(expected)
    if column not in _LONG:
        return False
    places = [place for place in range(len(expected)) if expected.startswith(ELLIPSIS, place)]
    return any(_encloses(expected[:place], expected[place + len(ELLIPSIS) :], found) for place in places)


def _encloses(head: str, tail: str, found: str) -> bool:
    return len(found) >= len(head) + len(tail) and found.startswith(head) and found.endswith(tail)
