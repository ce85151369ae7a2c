"""Golden files: what a careful reader found in a document, one folder a document, one CSV a table.

``golden/README.md`` says what the files hold.
"""

from __future__ import annotations

import csv
import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from kcextract.errors import GoldenError
from kcextract.records import columns

_DOCUMENTS = ("field", "value")
_SECTIONS = ("line", "depth", "kind", "marker", "role", "opening")
_LEGAL_BASES = ("line", "relation", "cited_type", "number", "cited_date", "issuer", "title")


@dataclass(frozen=True, slots=True)
class GoldenSection:
    """A section as a reader sees it; ``parent`` is its parent's place among the sections, None at depth 1.

    ``line`` counts the lines of the source from 1; ``opening`` are the first words after the marker.
    """

    line: int
    depth: int
    kind: str
    marker: str
    role: str
    opening: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class GoldenLegalBase:
    """A legal base as a reader sees it: the line on which it begins, and its other columns as printed."""

    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Golden:
    """The golden files of one document; ``documents`` maps the annotated columns to values, "" for null."""

    documents: Mapping[str, str]
    sections: tuple[GoldenSection, ...]
    legal_bases: tuple[GoldenLegalBase, ...]


def read_golden(folder: Path) -> Golden:
    """Read the golden files in ``folder``; GoldenError says which is missing or what is wrong in it."""
    return Golden(
        _read_documents(folder / "documents.csv"),
        _read_sections(folder / "sections.csv"),
        _read_legal_bases(folder / "legal_bases.csv"),
    )


def _read_documents(path: Path) -> dict[str, str]:
    known = {column.name: column.codes for column in columns("documents")}
    values: dict[str, str] = {}
    for number, row in _rows(path, _DOCUMENTS):
        name = row["field"]
        if name not in known:
            _fail(path, number, f"`{name}` is no column of the table documents")
        if name in values:
            _fail(path, number, f"`{name}` stands there twice")
        if known[name] and row["value"]:
            _one_of(known[name], row["value"], path, number)
        values[name] = row["value"]
    return values


def _read_sections(path: Path) -> tuple[GoldenSection, ...]:
    codes = {column.name: column.codes for column in columns("sections")}
    found: list[GoldenSection] = []
    above: list[int] = []
    for number, row in _rows(path, _SECTIONS):
        depth = _count(row["depth"], path, number)
        if depth > len(above) + 1:
            _fail(path, number, f"a section of depth {depth} stands below none of depth {depth - 1}")
        if not row["opening"]:
            _fail(path, number, "the opening is empty")
        del above[depth - 1 :]
        found.append(
            GoldenSection(
                _count(row["line"], path, number),
                depth,
                _one_of(codes["kind"], row["kind"], path, number),
                row["marker"],
                _one_of(codes["role"], row["role"], path, number),
                row["opening"],
                above[-1] if above else None,
            )
        )
        above.append(len(found) - 1)
    return tuple(found)


def _read_legal_bases(path: Path) -> tuple[GoldenLegalBase, ...]:
    codes = {column.name: column.codes for column in columns("legal_bases")}
    found = []
    for number, row in _rows(path, _LEGAL_BASES):
        line = _count(row.pop("line"), path, number)
        for name in ("relation", "cited_type"):
            _one_of(codes[name], row[name], path, number)
        if row["cited_date"]:
            _date(row["cited_date"], path, number)
        found.append(GoldenLegalBase(line, row))
    return tuple(found)


def _rows(path: Path, names: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the header line, each with the number of the line on which it ends."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            if next(reader, None) != list(names):
                _fail(path, 1, f"the columns must be {', '.join(names)}")
            for values in reader:
                if len(values) != len(names):
                    _fail(path, reader.line_num, f"there must be {len(names)} values, not {len(values)}")
                yield reader.line_num, dict(zip(names, values, strict=True))
    except FileNotFoundError:
        raise GoldenError(f"The golden file {path} is missing.", source=str(path)) from None
    except (csv.Error, UnicodeDecodeError) as error:
        raise GoldenError(f"The golden file {path} is no valid CSV: {error}.", source=str(path)) from None


def _count(value: str, path: Path, number: int) -> int:
    if not (value.isascii() and value.isdigit() and int(value)):
        _fail(path, number, f"`{value}` is no number from 1")
    return int(value)


def _one_of(codes: Sequence[str], value: str, path: Path, number: int) -> str:
    if value not in codes:
        _fail(path, number, f"`{value}` is not one of {', '.join(codes)}")
    return value


def _date(value: str, path: Path, number: int) -> None:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        _fail(path, number, f"`{value}` is no date of the form 2020-11-12")


def _fail(path: Path, number: int, what: str) -> NoReturn:
    raise GoldenError(f"{path}, line {number}: {what}.", source=str(path))
