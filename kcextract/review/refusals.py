"""Why a change cannot be made, in one plain sentence in Vietnamese and in English."""

from __future__ import annotations

from kcextract.errors import KcextractError
from kcextract.golden.layout import DOCUMENTS
from kcextract.report.labels import Label, label, labels


class RefusedError(KcextractError):
    """A change that cannot be made.

    ``key`` names the sentence in labels.toml (group ``refusal``), ``words`` are what it speaks of; a label
    among them is told in the language of the sentence. ``column`` is the cell that is wrong, if one is.
    """

    code = "refused"

    def __init__(self, key: str, *, column: str | None = None, **words: str | int | Label) -> None:
        told = label(f"refusal.{key}")
        english = {name: each.en if isinstance(each, Label) else each for name, each in words.items()}
        vietnamese = {name: each.vi if isinstance(each, Label) else each for name, each in words.items()}
        super().__init__(told.en.format(**english))
        self.key = key
        self.column = column
        self.vi = told.vi.format(**vietnamese)

    @property
    def en(self) -> str:
        """The sentence in English."""
        return self.sentence


def column_label(table: str, name: str, field: str = "") -> Label:
    """What a column of golden files is called; ``field`` is that of a row of ``documents``."""
    if table == DOCUMENTS and name == "value":
        name = field
    return labels().get(f"column.{table}.{name}") or label(f"review.{name}")
