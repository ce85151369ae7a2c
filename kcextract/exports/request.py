"""What is to be exported, and what was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kcextract.dataset.tables import Dataset, DataTable


@dataclass(frozen=True, slots=True)
class Request:
    """What is to be written: these tables of a dataset, to a path that is not taken yet."""

    dataset: Dataset
    names: tuple[str, ...]
    path: Path
    bom: bool = False

    def tables(self) -> Iterator[DataTable]:
        """The tables, in the order in which they are wanted."""
        return (self.dataset[name] for name in self.names)


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: how many rows or documents, and how many documents have nothing to be written."""

    path: Path
    count: int
    unit: str = "rows"
    left_out: int = 0
