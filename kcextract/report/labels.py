"""What the pages say, in Vietnamese and in English: words of the schema, and those of labels.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

from kcextract.records import columns, table_records

# Of a column: what its codes are codes of.
_GROUPS = {
    "documents.family": "family",
    "documents.issuer_level": "issuer_level",
    "documents.status": "status",
    "sections.kind": "section_kind",
    "sections.role": "role",
    "legal_bases.relation": "relation",
    "legal_bases.cited_type": "cited_type",
    "objectives.kind": "objective_kind",
    "content_items.activity_code": "activity",
    "targets.activity_code": "activity",
    "targets.comparator": "comparator",
    "targets.period_basis": "period_basis",
    "budgets.comparator": "comparator",
    "budgets.source": "money_source",
    "assignments.duty": "duty",
    "appendix_tables.unit_basis": "unit_basis",
    "appendix_tables.completeness": "completeness",
    "appendix_columns.measure": "measure",
    "appendix_columns.source": "money_source",
    "appendix_cells.row_kind": "row_kind",
    "checks.kind": "check_kind",
    "checks.status": "check_status",
    "diagnostics.severity": "severity",
    "diagnostics.code": "diagnostic",
}


class Label(NamedTuple):
    """The words for something: ``key`` finds them, ``vi`` and ``en`` are them."""

    key: str
    vi: str
    en: str


@cache
def labels() -> Mapping[str, Label]:
    """All labels by key: ``page.back``, ``role.header``, ``table.targets``, ``column.targets.unit``."""
    content = tomllib.loads(resources.files(__package__).joinpath("labels.toml").read_text("utf-8"))
    found = {
        f"{group}.{name}": Label(f"{group}.{name}", vi, en)
        for group, entries in content.items()
        for name, (vi, en) in entries.items()
    }
    for table, record in table_records().items():
        found[f"table.{table}"] = Label(f"table.{table}", record.TABLE.label_vi, _words(table))
        for column in columns(table):
            key = f"column.{table}.{column.name}"
            found[key] = Label(key, column.label_vi, _words(column.name))
    return found


def label(key: str) -> Label:
    """The label of that key; KeyError if there is none."""
    return labels()[key]


def code_label(table: str, column: str, code: str) -> Label:
    """The label of a code of a column; the code itself where it has none."""
    group = _GROUPS.get(f"{table}.{column}", "")
    return labels().get(f"{group}.{code}") or Label("", code, code)


def public_labels(table: str, column: str | None = None, *, language: str = "vi") -> dict[str, str]:
    """The words for the columns of a table, or for the codes of one of its columns, in their order.

    ``language`` is ``vi`` or ``en``. KeyError if there is no such table or column; ValueError if there is no
    such language. Codes that have no words are given as they are.

    >>> public_labels("targets", "activity_code")["dao_tao_nghe"]
    'đào tạo nghề'
    >>> public_labels("targets", language="en")["period_end"]
    'Period end'
    """
    if language not in ("vi", "en"):
        raise ValueError(f"there are no words in {language!r}, only in 'vi' and 'en'")
    described = {each.name: each for each in columns(table)}
    if column is None:
        found = {name: label(f"column.{table}.{name}") for name in described}
    else:
        found = {code: code_label(table, column, code) for code in described[column].codes}
    return {name: each.vi if language == "vi" else each.en for name, each in found.items()}


def _words(name: str) -> str:
    """A name as a heading: "Legal bases"."""
    return name.replace("_", " ").capitalize()
