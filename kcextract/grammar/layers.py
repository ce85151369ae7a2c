"""The files of a grammar: the built-in ones, those that take their place, and fields that add to them.

A *field* is one TOML file with the words of a field of administration (housing, forests): units, verbs,
headings, activities. It stands before the built-in words, so that what is said in both is read its way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from kcextract.errors import GrammarError
from kcextract.grammar.entries import Notes, Origin, Table
from kcextract.grammar.files import Row, default_directory, files_hash, grammar_files, read_csv, read_toml

ADDED: Mapping[str, tuple[str, str]] = {
    "unit": ("vocabulary/units.csv", "unit"),
    "verb": ("vocabulary/verbs.csv", "verb"),
    "heading": ("roles.toml", "role"),
    "article": ("roles.toml", "article"),
    "activity": ("activities.toml", "activity"),
}
"""The lists of a field: the file to which each adds, and the list in there."""

_TOML = ".toml"
_VOCABULARY = "vocabulary"


class Field:
    """A file that adds words of a field to the built-in ones."""

    def __init__(self, path: Path, notes: Notes | None = None) -> None:
        self.path = path
        self._origin = Origin(path, (), notes)
        self._values = read_toml(path)
        self.name = Table(self._values, str(path), self._origin).text("name", path.stem)

    def tables(self, file: str) -> dict[str, list[Table]]:
        """What is added to the lists of ``file``, by list; GrammarError where it is no list of tables."""
        found: dict[str, list[Table]] = {}
        own = Table(self._values, str(self.path), self._origin)
        for key, (target, name) in ADDED.items():
            if target == file and key in own:
                found.setdefault(name, []).extend(own.tables(key))
        stem = file.removesuffix(_TOML)
        if file.endswith(_TOML) and stem in own and stem not in ADDED:
            lists = own.table(stem)
            for name in self._values[stem]:
                found.setdefault(name, []).extend(lists.tables(name))
        return found

    def refuse_unknown(self, files: Iterable[str]) -> None:
        """GrammarError for a key that is none of a field's, where these are the grammar's ``files``."""
        table = Table(self._values, str(self.path), self._origin)
        table.text("name", "")
        for key in (*ADDED, *(name.removesuffix(_TOML) for name in files if name.endswith(_TOML))):
            if key in table:
                table.know(key)
        table.done((*ADDED, "name"))


class Layers:
    """The files of a grammar, by their names, and the fields that add to them."""

    def __init__(
        self, files: Mapping[str, Path], fields: Sequence[Path] = (), notes: Notes | None = None
    ) -> None:
        self.files = files
        self.field_paths = tuple(fields)
        self.notes = notes

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields, read."""
        return tuple(Field(path, self.notes) for path in self.field_paths)

    @cached_property
    def hash(self) -> str:
        """The SHA-256 of all files, as hex digits."""
        added = {path.name: path for path in self.field_paths}
        together = {**self.files, **added}
        return files_hash({name: together[name] for name in sorted(together, key=_order)})

    def name(self, own: str) -> str:
        """The name of the grammar: that of its outline, and those of its fields."""
        return "+".join((own, *(field.name for field in self.fields)))

    def table(self, name: str) -> Table:
        """The table of the file of that name, with what the fields add to its lists."""
        path = self.files[name]
        return Table(read_toml(path), str(path), Origin(path, (), self.notes), self.added(name))

    def added(self, name: str) -> dict[str, list[Table]]:
        """What the fields add to the lists of the file of that name, by list."""
        found: dict[str, list[Table]] = {}
        for field in self.fields:
            for key, tables in field.tables(name).items():
                found.setdefault(key, []).extend(tables)
        return found


Source = Path | Layers
"""Where the files of a grammar are: a folder with all of them, or layers."""


def find_layers(given: Path | None = None, notes: Notes | None = None) -> Layers:
    """The layers of the built-in grammar and of ``given``, a file of a field or a folder of grammar files.

    In a folder, a file that has the name of a built-in one ("roles.toml", "vocabulary/units.csv") takes its
    place, and every other TOML file is a field. GrammarError if there is no such file or folder, or if it
    holds no grammar.
    """
    files = grammar_files(default_directory())
    if given is None:
        return Layers(files, (), notes)
    if given.is_file():
        return Layers(files, (given,), notes)
    if not given.is_dir():
        raise GrammarError(f"There is no file or folder {given} with a grammar.", source=str(given))
    replaced: dict[str, Path] = {}
    fields: list[Path] = []
    for name, path in grammar_files(given).items():
        if name in files:
            replaced[name] = path
        elif path.parent == given and path.suffix == _TOML:
            fields.append(path)
        elif name.startswith(f"{_VOCABULARY}/"):
            known = ", ".join(each for each in files if each.startswith(f"{_VOCABULARY}/"))
            raise GrammarError(f"{path} is none of the vocabularies {known}.", source=str(path))
    if not replaced and not fields:
        raise GrammarError(f"The folder {given} holds no grammar: no TOML file is in it.", source=str(given))
    return Layers({**files, **replaced}, fields, notes)


def open_table(source: Source, name: str) -> Table:
    """The table of a grammar's file."""
    if isinstance(source, Layers):
        return source.table(name)
    path = source / name
    return Table(read_toml(path), str(path))


def open_rows(source: Source, name: str, columns: Sequence[str]) -> tuple[list[Row], dict[str, list[Table]]]:
    """A vocabulary of a grammar: its rows, and what is added to it."""
    if isinstance(source, Layers):
        path = source.files[name]
        aside = source.notes.aside if source.notes is not None else ()
        told = {place[0] for file, place in aside if file == path and isinstance(place[0], int)}
        return read_csv(path, columns, told), source.added(name)
    return read_csv(source / name, columns), {}


def _order(name: str) -> tuple[Any, ...]:
    return Path(name).parts
