"""Grammar files: where they are, reading them, and saying what is wrong with them."""

from __future__ import annotations

import csv
import functools
import hashlib
import io
import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import regex

from kcextract.errors import GrammarError

Pattern = regex.Pattern[str]

Value = TypeVar("Value")
_KINDS: Mapping[type, str] = {str: "a text", bool: "true or false", list: "a list", dict: "a table"}


def default_directory() -> Path:
    """The grammars shipped with the package: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for directory in (package / "_grammars", package.parent / "grammars"):
        if directory.is_dir():
            return directory
    raise GrammarError(
        "The grammars are not installed; install kcextract again or name a folder with --grammars."
    )


def directory_hash(directory: Path) -> str:
    """The SHA-256 of the names and bytes of all grammar files under ``directory``, as hex digits."""
    digest = hashlib.sha256()
    for path in sorted(directory.rglob("*"), key=lambda path: path.relative_to(directory).parts):
        if path.suffix in (".toml", ".csv") and path.is_file():
            data = path.read_bytes()
            digest.update(f"{path.relative_to(directory).as_posix()}\0{len(data)}\0".encode())
            digest.update(data)
    return digest.hexdigest()


def read_toml(path: Path) -> Mapping[str, Any]:
    """The tables of a TOML file; GrammarError names the file and the place of a fault."""
    try:
        return tomllib.loads(_read(path))
    except tomllib.TOMLDecodeError as error:
        raise GrammarError(f"The grammar file {path} is no valid TOML: {error}.", source=str(path)) from None


def read_csv(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a vocabulary; GrammarError where it is missing or its columns are others."""
    reader = csv.DictReader(io.StringIO(_read(path), newline=""), strict=True)
    try:
        if reader.fieldnames is None or list(reader.fieldnames) != list(columns):
            raise GrammarError(
                f"The vocabulary {path} must have the columns {', '.join(columns)}.", source=str(path)
            )
        rows = []
        for row in reader:
            if None in row or None in row.values():
                sentence = f"The vocabulary {path}, line {reader.line_num}, must have {len(columns)} values."
                raise GrammarError(sentence, source=str(path))
            rows.append(row)
    except csv.Error as error:
        raise GrammarError(f"The vocabulary {path} is no valid CSV: {error}.", source=str(path)) from None
    return rows


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise GrammarError(f"The grammar file {path} is missing.", source=str(path)) from None
    except OSError as error:
        sentence = f"The grammar file {path} cannot be read: {error.strerror}."
        raise GrammarError(sentence, source=str(path)) from None
    except UnicodeDecodeError:
        raise GrammarError(f"The grammar file {path} is not in UTF-8.", source=str(path)) from None


class Table:
    """A table of a grammar file, read key by key; an unknown, missing or wrong key is a GrammarError.

    ``where`` names the file and the table in messages.
    """

    def __init__(self, values: Mapping[str, Any], where: str) -> None:
        self._values = values
        self._where = where
        self._read: set[str] = set()

    def text(self, key: str, default: str | None = None) -> str:
        """The text under ``key``."""
        return self._get(key, str, default)

    def code(self, key: str, codes: Collection[str], default: str | None = None) -> str:
        """A text that must be one of ``codes``, or the default."""
        value = self.text(key, default)
        if value not in codes and value != default:
            raise self.fail(f"`{key}` must be one of {', '.join(codes)}, not `{value}`.")
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        """The truth under ``key``."""
        return self._get(key, bool, default)

    def texts(self, key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """The list of texts under ``key``."""
        values = self._get(key, list, None if default is None else list(default))
        if not all(isinstance(value, str) for value in values):
            raise self.fail(f"`{key}` must hold nothing but texts.")
        return tuple(values)

    def mapping(self, key: str) -> dict[str, str]:
        """The table under ``key``, whose values must be texts."""
        values = self._get(key, dict, None)
        if not all(isinstance(value, str) for value in values.values()):
            raise self.fail(f"`{key}` must hold nothing but texts.")
        return dict(values)

    def pattern(self, key: str, *, ignore_case: bool = False, groups: Collection[str] = ()) -> Pattern:
        """The pattern under ``key``, for the ``regex`` package; it must have the named ``groups``."""
        return self.compile(key, self.text(key), ignore_case=ignore_case, groups=groups)

    def compile(
        self, key: str, source: str, *, ignore_case: bool = False, groups: Collection[str] = ()
    ) -> Pattern:
        """``source``, made from the pattern under ``key``, compiled; it must have the named ``groups``."""
        try:
            pattern = _compile(source, regex.IGNORECASE if ignore_case else 0)
        except regex.error as error:
            raise self.fail(f"`{key}` is no valid pattern: {error}.") from None
        for name in groups:
            if name not in pattern.groupindex:
                raise self.fail(f"`{key}` must have a group `{name}`.")
        return pattern

    def tables(self, key: str) -> list[Table]:
        """The tables under ``[[key]]``, none where there is no such key."""
        values = self._get(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            raise self.fail(f"`{key}` must be written [[{key}]].")
        return [Table(value, f"{self._where}, {key} {number}") for number, value in enumerate(values, 1)]

    def table(self, key: str) -> Table:
        """The table under ``[key]``."""
        return Table(self._get(key, dict, None), f"{self._where}, {key}")

    def fail(self, sentence: str) -> GrammarError:
        """An error that says where in the grammar the fault is."""
        return GrammarError(f"{self._where}: {sentence}")

    def done(self) -> None:
        """Refuse keys that nobody read: most of them are misspelt."""
        unknown = sorted(set(self._values) - self._read)
        if unknown:
            raise self.fail(f"unknown key `{unknown[0]}`.")

    def _get(self, key: str, kind: type[Value], default: Value | None) -> Value:
        self._read.add(key)
        value = self._values.get(key, default)
        if value is None:
            raise self.fail(f"the key `{key}` is missing.")
        if not isinstance(value, kind):
            raise self.fail(f"`{key}` must be {_KINDS[kind]}.")
        return value


@functools.cache
def _compile(source: str, flags: int) -> Pattern:
    return regex.compile(source, flags)
