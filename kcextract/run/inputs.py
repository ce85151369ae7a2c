"""From the paths that were given to the sources to read, in an order that never changes."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import file_digest, sha256
from io import BufferedReader
from pathlib import Path
from typing import NamedTuple

from kcextract.errors import SourceError

DOCUMENT_SUFFIXES = frozenset(
    (
        ".bmp .doc .docm .docx .dot .gif .htm .html .jpeg .jpg .mht .mhtml .ods .odt .pdf .png .rtf .text "
        ".tif .tiff .txt .xhtml .xls .xlsm .xlsx"
    ).split()
)
"""Suffixes, in lower case, by which a document is known in a folder; a file that is named is always read."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The sources to read, in order, and how many files in the folders were left out."""

    paths: tuple[Path, ...]
    skipped: int


class Fingerprint(NamedTuple):
    """What identifies a source's bytes: SHA-256 in hex, and their number."""

    sha256: str
    size: int


def find_inputs(paths: Iterable[str | os.PathLike[str]], *, exclude: Path | None = None) -> Inputs:
    """Files as given; folders walked down, by name, hidden files and the folder ``exclude`` left out.

    A file is taken once, however often and by whatever links it is reached. A path that does not exist is
    taken too, and so is a folder that cannot be listed: reading them says what is wrong.
    """
    walk = _Walk(seen={_real_path(exclude)} if exclude is not None else set())
    found = tuple(path for given in paths for path in walk.files(Path(given)))
    return Inputs(found, walk.skipped)


def fingerprint(path: Path) -> Fingerprint:
    """The fingerprint of the file's bytes; ``SourceError`` if they cannot be read."""
    with _reading(path) as source:
        return Fingerprint(file_digest(source, "sha256").hexdigest(), source.seek(0, os.SEEK_END))


def read_source(path: Path) -> tuple[bytes, Fingerprint]:
    """The file's bytes and their fingerprint; ``SourceError`` if they cannot be read."""
    with _reading(path) as source:
        data = source.read()
    return data, Fingerprint(sha256(data).hexdigest(), len(data))


@contextmanager
def _reading(path: Path) -> Iterator[BufferedReader]:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise SourceError("The folder cannot be listed: check its permissions.", source=source_name(path))
        if not stat.S_ISREG(mode):
            # A pipe would block for ever, and could not be read twice.
            raise SourceError("This is no regular file: save the document as one.", source=source_name(path))
        with path.open("rb") as source:
            yield source
    except (OSError, ValueError) as error:
        raise SourceError(_sentence(error), source=source_name(path)) from error


def source_name(path: str | os.PathLike[str]) -> str:
    r"""The path as given, as text; bytes of a file name that are not UTF-8 are written as ``\xNN``."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _sentence(error: OSError | ValueError) -> str:
    match error:
        case FileNotFoundError():
            return "There is no such file: check the path."
        case PermissionError():
            return "The file may not be read: check its permissions."
        case OSError():
            return f"The file cannot be read ({error.strerror}): check the path and the disk."
        case _:
            return f"This is no path ({error}): check its spelling."


def _real_path(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:
        return str(path)


@dataclass(slots=True)
class _Walk:
    """What has been seen, by real path: links make files and folders appear in several places."""

    seen: set[str]
    skipped: int = field(default=0)

    def files(self, path: Path) -> Iterator[Path]:
        real = _real_path(path)
        if real in self.seen:
            return
        self.seen.add(real)
        # Unlike Path.is_dir, this is False where permissions forbid to know: reading then says so.
        if not os.path.isdir(path):
            yield path
            return
        try:
            names = sorted(os.listdir(path))
        except OSError:
            yield path
            return
        for name in names:
            entry = path / name
            if name.startswith("."):
                continue
            if os.path.isdir(entry) or entry.suffix.lower() in DOCUMENT_SUFFIXES:
                yield from self.files(entry)
            else:
                self.skipped += 1
