"""Checks grammar files: all that is wrong in them, each with its place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kcextract.errors import GrammarError
from kcextract.grammar.activities import read_activities
from kcextract.grammar.assignments import read_assignments
from kcextract.grammar.budgets import read_budgets
from kcextract.grammar.checks import read_checks
from kcextract.grammar.contents import read_contents
from kcextract.grammar.entries import Notes
from kcextract.grammar.files import GrammarFaultError, default_directory, read_text, read_toml
from kcextract.grammar.header import read_header
from kcextract.grammar.layers import Layers, find_layers
from kcextract.grammar.legal_bases import read_legal_bases
from kcextract.grammar.objectives import read_objectives
from kcextract.grammar.outline import read_outline
from kcextract.grammar.periods import read_periods
from kcextract.grammar.places import Places, Span, places
from kcextract.grammar.quantities import read_quantities
from kcextract.grammar.tables import read_tables
from kcextract.grammar.targets import read_targets
from kcextract.grammar.units import read_units, read_verbs
from kcextract.grammar.vocabulary import read_vocabulary

# Who has made more mistakes is told of these first.
_MOST_FAULTS = 200
_LITERAL = "'"


class Fault(NamedTuple):
    """What is wrong at a place of a file.

    ``line`` and ``column`` count from 1; ``text`` is the line as it stands there, and ``length`` how many of
    its characters, from the column on, the fault is about. All are 0 or "" where it is about the whole file.
    """

    file: Path
    sentence: str
    line: int = 0
    column: int = 0
    text: str = ""
    length: int = 0


class Checked(NamedTuple):
    """What was checked: the files of the grammar that are not the shipped ones, and their faults."""

    files: tuple[Path, ...]
    faults: tuple[Fault, ...]


def check_grammar(given: Path | None = None) -> Checked:
    """All that is wrong in ``given``, a field or a folder as ``load_grammar`` takes it, or in what ships.

    Every pattern is compiled, every example and counter-example tried. Of a file that is no valid TOML only
    the first fault is told. GrammarError if there is nothing to check.
    """
    notes = Notes()
    shipped = default_directory()
    layers = find_layers(given, notes)
    own = [path for path in layers.files.values() if given is None or not path.is_relative_to(shipped)]
    files = (*own, *layers.field_paths)
    broken = dict(_broken(files))
    layers = Layers(
        {name: shipped / name if path in broken else path for name, path in layers.files.items()},
        [path for path in layers.field_paths if path not in broken],
        notes,
    )
    found = list(broken.values())
    for read in (_fields, *_READERS):
        found += _gathered(read, layers, notes)
    found += notes.faults
    faults = {_located(each): None for each in found}
    order = {path: number for number, path in enumerate(files)}
    # Words that take the place of shipped ones are no fault of the shipped files.
    faults = {fault: None for fault in faults if fault.file in order or not fault.line}
    ordered = sorted(faults, key=lambda fault: (order.get(fault.file, 0), fault.line, fault.column))
    return Checked(files, tuple(ordered))


def _broken(files: Sequence[Path]) -> Iterator[tuple[Path, GrammarError]]:
    """The files that cannot be read as what they are, and why."""
    for path in files:
        try:
            read_toml(path) if path.suffix == ".toml" else read_text(path)
        except GrammarError as error:
            yield path, error


def _gathered(read: Callable[[Layers], object], layers: Layers, notes: Notes) -> Iterator[GrammarError]:
    """What stops ``read``, again and again: what did so once is set aside."""
    for _ in range(_MOST_FAULTS):
        before = len(notes.faults)
        try:
            read(Layers(layers.files, layers.field_paths, notes))
        except GrammarFaultError as fault:
            place = fault.place
            if any((fault.file, place[:count]) in notes.aside for count in range(1, len(place) + 1)):
                return
            yield fault
            if not place:
                return
            notes.aside.add((fault.file, place))
            # What was gathered on the way here is gathered again.
            del notes.faults[before:]
        except GrammarError as error:
            yield error
            return
        else:
            return


def _located(error: GrammarError) -> Fault:
    if not isinstance(error, GrammarFaultError):
        return Fault(Path(error.source or ""), error.sentence)
    if error.line is not None:
        lines = _lines(error.file)
        text = lines[error.line - 1] if error.line <= len(lines) else ""
        if error.column is None:
            return Fault(error.file, error.plain, error.line, 1, text, max(1, len(text)))
        return Fault(error.file, error.plain, error.line, min(error.column, len(text) + 1), text, 1)
    text = _text(error.file)
    known = _scanned(text) if error.file.suffix == ".toml" else Places({}, {})
    is_key = error.plain.startswith(("Unknown key", "There is no list"))
    span = known.nearest(error.place, is_key=is_key)
    if span is None:
        return Fault(error.file, error.plain)
    return _shown(error, text, _narrowed(text, span, error.offset))


def _narrowed(text: str, span: Span, offset: int | None) -> Span:
    """The place in a pattern, where that is written so that its characters are those of the file."""
    if offset is None or text[span.start] != _LITERAL:
        return span
    quotes = 3 if text.startswith(_LITERAL * 3, span.start) else 1
    at = min(span.start + quotes + offset, span.end - quotes)
    return Span(at, at + 1)


def _shown(error: GrammarFaultError, text: str, span: Span) -> Fault:
    begun = text.rfind("\n", 0, span.start) + 1
    ended = text.find("\n", span.start)
    ended = len(text) if ended < 0 else ended
    line = text[begun:ended].rstrip("\r")
    length = max(1, min(span.end, begun + len(line)) - span.start)
    return Fault(
        error.file, error.plain, text.count("\n", 0, span.start) + 1, span.start - begun + 1, line, length
    )


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _lines(path: Path) -> list[str]:
    return _text(path).split("\n")


_scanned = lru_cache(maxsize=8)(places)


def _fields(layers: Layers) -> None:
    for field in layers.fields:
        field.refuse_unknown(layers.files)


def _legal_bases(layers: Layers) -> object:
    return read_legal_bases(layers, read_vocabulary(layers))


_READERS: tuple[Callable[[Layers], object], ...] = (
    read_outline,
    read_vocabulary,
    read_header,
    _legal_bases,
    read_periods,
    read_activities,
    read_objectives,
    read_contents,
    read_assignments,
    read_quantities,
    read_targets,
    read_budgets,
    read_checks,
    read_tables,
    read_units,
    read_verbs,
)
