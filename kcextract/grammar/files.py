"""Grammar files: where they are, reading them, and saying what is wrong with them."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any

from kcextract.errors import GrammarError

_SUFFIXES = (".toml", ".csv")
# What the standard library says of a fault in TOML, and where it is.
_TOML_FAULT = re.compile(
    r"(?P<what>.*?)(?: \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\))?"
)


class GrammarFaultError(GrammarError):
    """A fault at a place of a grammar file.

    ``file`` is the file; ``place`` the keys and the numbers, from 0, that lead to the value; ``plain`` the
    sentence without them. ``offset`` is how many characters of the value's text come before the fault, and
    ``line`` and ``column``, from 1, are given where the file could not be read so far that it has places.
    """

    def __init__(
        self,
        sentence: str,
        *,
        file: Path,
        plain: str,
        place: tuple[str | int, ...] = (),
        offset: int | None = None,
        line: int | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(sentence, source=str(file))
        self.file = file
        self.plain = plain
        self.place = place
        self.offset = offset
        self.line = line
        self.column = column


def default_directory() -> Path:
    """The grammars shipped with the package: inside the wheel, or beside the package in a checkout."""
    package = Path(__file__).resolve().parent.parent
    for directory in (package / "_grammars", package.parent / "grammars"):
        if directory.is_dir():
            return directory
    raise GrammarError(
        "The grammars are not installed; install kcextract again or name a folder with --grammars."
    )


def grammar_files(directory: Path) -> dict[str, Path]:
    """The grammar files under ``directory`` by their names from there ("vocabulary/units.csv"), in order."""
    paths = sorted(directory.rglob("*"), key=lambda path: path.relative_to(directory).parts)
    return {
        path.relative_to(directory).as_posix(): path
        for path in paths
        if path.suffix in _SUFFIXES and path.is_file()
    }


def directory_hash(directory: Path) -> str:
    """The SHA-256 of the names and bytes of all grammar files under ``directory``, as hex digits."""
    return files_hash(grammar_files(directory))


def files_hash(files: Mapping[str, Path]) -> str:
    """The SHA-256 of the names and bytes of ``files``, as hex digits."""
    digest = hashlib.sha256()
    for name, path in files.items():
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def read_toml(path: Path) -> Mapping[str, Any]:
    """The tables of a TOML file; GrammarError names the file and the place of a fault."""
    text = read_text(path)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _TOML_FAULT.fullmatch(str(error))
        end = text.rstrip().count("\n") + 1
        line, column = (int(found["line"]), int(found["column"])) if found and found["line"] else (end, None)
        raise GrammarFaultError(
            f"The grammar file {path} is no valid TOML: {error}.",
            file=path,
            plain=f"This is no valid TOML: {found['what'] if found else error}.",
            line=line,
            column=column,
        ) from None


class Row(dict[str, str]):
    """A row of a vocabulary; ``line`` is where it ends in its file, from 1."""

    def __init__(self, values: Mapping[str, str], file: Path, line: int) -> None:
        super().__init__(values)
        self.file = file
        self.line = line

    def fail(self, what: str) -> GrammarFaultError:
        """An error that says what is wrong with the row: "has an unknown class"."""
        return GrammarFaultError(
            f"The vocabulary {self.file}, line {self.line}, {what}.",
            file=self.file,
            plain=f"The line {what}.",
            place=(self.line,),
            line=self.line,
        )


def read_csv(path: Path, columns: Sequence[str], without: Collection[int] = ()) -> list[Row]:
    """The rows of a vocabulary but those that end on the lines ``without``.

    GrammarError where it is missing or its columns are others.
    """
    reader = csv.DictReader(io.StringIO(read_text(path), newline=""), strict=True)
    try:
        if reader.fieldnames is None or list(reader.fieldnames) != list(columns):
            raise GrammarError(
                f"The vocabulary {path} must have the columns {', '.join(columns)}.", source=str(path)
            )
        rows = []
        for row in reader:
            if reader.line_num in without:
                continue
            read = Row(row, path, reader.line_num)
            if None in row or None in row.values():
                raise read.fail(f"must have {len(columns)} values")
            rows.append(read)
    except csv.Error as error:
        raise GrammarError(f"The vocabulary {path} is no valid CSV: {error}.", source=str(path)) from None
    return rows


def read_text(path: Path) -> str:
    """The text of a grammar file; GrammarError where there is none."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise GrammarError(f"The grammar file {path} is missing.", source=str(path)) from None
    except OSError as error:
        sentence = f"The grammar file {path} cannot be read: {error.strerror}."
        raise GrammarError(sentence, source=str(path)) from None
    except UnicodeDecodeError:
        raise GrammarError(f"The grammar file {path} is not in UTF-8.", source=str(path)) from None
