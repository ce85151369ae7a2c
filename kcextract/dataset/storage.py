"""Where a dataset lies: a folder of this machine, or an object store named by a URL.

Both are written the same way: a file is there as a whole or not at all. A folder knows renaming, so its parts
wait in a hidden folder until a run has ended. An object store does not: parts are written under their final
names, and the manifest alone says which of them count.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

import pyarrow as pa
from pyarrow import fs

from kcextract.dataset.files import OWN_PREFIX, sync_folder, writing
from kcextract.errors import DatasetError

STAGING = f"{OWN_PREFIX}staging"
"""The hidden folder, in the output folder, of what an unfinished run has written."""

_URL = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)
_UNFINISHED = f"{OWN_PREFIX}unfinished-"


class Storage(Protocol):
    """A place for files; paths are relative, with slashes. What fails raises ``DatasetError``."""

    location: str
    """The folder or URL, as it was given."""

    spool_folder: Path | None
    """Where what is not yet a part may be kept; None where files cannot grow."""

    def read(self, path: str) -> bytes | None:
        """The content of a file; None where there is none."""

    def open(self, path: str) -> pa.NativeFile:
        """A part, staged or not, to be read by Arrow."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Puts files in their places, each as a whole; when this returns, they survive a power cut."""

    def stage(self, parts: Mapping[str, bytes]) -> None:
        """As ``write``, for parts that are to show only when they are published."""

    def publish(self, parts: Iterable[str]) -> None:
        """Makes staged parts show; those that show already are left as they are."""

    def has_staged(self, path: str) -> bool:
        """Whether a part is staged or shows."""

    def delete(self, paths: Iterable[str]) -> None:
        """Removes files; those that are not there are passed over."""

    def names(self, folder: str) -> list[str]:
        """The names of the files right in a folder, sorted; none where it is not there."""

    def clear(self, folder: str) -> None:
        """Removes a folder with all that is in it."""


def is_url(location: str | os.PathLike[str]) -> bool:
    """Whether a place is named by a URL (``s3://…``)."""
    return isinstance(location, str) and _URL.match(location) is not None


def open_storage(location: str | os.PathLike[str]) -> Storage:
    """The storage at a path or URL; ``DatasetError`` if the URL is of no kind that can be written."""
    if is_url(location):
        return RemoteStorage(str(location))
    return LocalStorage(Path(location))


class LocalStorage:
    """A folder of this machine, or one that is mounted."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.location = str(folder)
        self.spool_folder: Path | None = folder / STAGING / "documents"

    def read(self, path: str) -> bytes | None:
        """The content of a file; None where there is none."""
        with writing(self.folder), suppress(FileNotFoundError):
            return (self.folder / path).read_bytes()
        return None

    def open(self, path: str) -> pa.NativeFile:
        """A part, staged or not, to be read by Arrow."""
        shown, staged = self.folder / path, self.folder / _staged(path)
        with writing(self.folder):
            return pa.OSFile(os.fspath(staged if staged.exists() and not shown.exists() else shown))

    def write(self, files: Mapping[str, bytes]) -> None:
        """Puts files in their places, each as a whole; when this returns, they survive a power cut."""
        with writing(self.folder):
            for path, content in files.items():
                target = self.folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                unfinished = target.with_name(f"{_UNFINISHED}{os.getpid()}-{target.name}")
                with unfinished.open("wb") as sink:
                    sink.write(content)
                    sink.flush()
                    os.fsync(sink.fileno())
                unfinished.replace(target)
            for folder in {(self.folder / path).parent for path in files}:
                sync_folder(folder)

    def stage(self, parts: Mapping[str, bytes]) -> None:
        """As ``write``, for parts that are to show only when they are published."""
        self.write({_staged(path): content for path, content in parts.items()})

    def publish(self, parts: Iterable[str]) -> None:
        """Makes staged parts show; those that show already are left as they are."""
        folders = set()
        with writing(self.folder):
            for path in parts:
                target = self.folder / path
                target.parent.mkdir(exist_ok=True)
                try:
                    (self.folder / _staged(path)).rename(target)
                except FileNotFoundError:
                    if not target.exists():
                        raise
                folders.add(target.parent)
            for folder in sorted(folders):
                sync_folder(folder)

    def has_staged(self, path: str) -> bool:
        """Whether a part is staged or shows."""
        return (self.folder / _staged(path)).exists() or (self.folder / path).exists()

    def delete(self, paths: Iterable[str]) -> None:
        """Removes files, and folders of tables that are empty then."""
        with writing(self.folder):
            folders = set()
            for path in paths:
                (self.folder / path).unlink(missing_ok=True)
                folders.add((self.folder / path).parent)
            for folder in sorted(folders - {self.folder}):
                # A table's folder stays if someone keeps files of their own in it.
                with suppress(OSError):
                    folder.rmdir()
            if folders and self.folder.exists():
                sync_folder(self.folder)

    def names(self, folder: str) -> list[str]:
        """The names of the files right in a folder, sorted; unfinished ones are left out."""
        try:
            found = os.listdir(self.folder / folder)
        except (FileNotFoundError, NotADirectoryError):
            return []
        return sorted(name for name in found if not name.startswith(_UNFINISHED))

    def clear(self, folder: str) -> None:
        """Removes a folder with all that is in it."""
        shutil.rmtree(self.folder / folder, ignore_errors=True)

    def clear_unfinished(self) -> None:
        """Removes the files that a killed run was about to write."""
        for folder in (self.folder, *(self.folder / STAGING / name for name in ("", "parts", "shards"))):
            for path in folder.glob(f"{_UNFINISHED}*"):
                path.unlink()


class RemoteStorage:
    """An object store, or whatever Arrow or fsspec reach by a URL (``s3://``, ``gs://``, ``abfs://`` …)."""

    def __init__(self, url: str) -> None:
        self.location = url
        self.spool_folder: Path | None = None
        self._files, self._root = _file_system(url)

    def read(self, path: str) -> bytes | None:
        """The content of a file; None where there is none."""
        with self._using():
            try:
                source = self._files.open_input_stream(self._at(path))
            except FileNotFoundError:
                return None
            with source:
                content: bytes = source.read()
                return content

    def open(self, path: str) -> pa.NativeFile:
        """A part, staged or not, to be read by Arrow."""
        with self._using():
            return self._files.open_input_file(self._at(path))

    def write(self, files: Mapping[str, bytes]) -> None:
        """Puts files in their places; a store shows an object when all of it has been sent."""
        with self._using():
            for path, content in files.items():
                if isinstance(self._files, fs.LocalFileSystem):
                    self._files.create_dir(os.path.dirname(self._at(path)), recursive=True)
                with self._files.open_output_stream(self._at(path)) as sink:
                    sink.write(content)

    def stage(self, parts: Mapping[str, bytes]) -> None:
        """Writes parts under their final names: the manifest says later that they count."""
        self.write(parts)

    def publish(self, parts: Iterable[str]) -> None:
        """Nothing: there is no renaming in a store."""

    def has_staged(self, path: str) -> bool:
        """Whether a part is there."""
        with self._using():
            return bool(self._files.get_file_info(self._at(path)).type == fs.FileType.File)

    def delete(self, paths: Iterable[str]) -> None:
        """Removes files; those that are not there are passed over."""
        with self._using():
            for path in paths:
                with suppress(FileNotFoundError):
                    self._files.delete_file(self._at(path))

    def names(self, folder: str) -> list[str]:
        """The names of the files right in a folder, sorted; none where it is not there."""
        with self._using():
            found = self._files.get_file_info(fs.FileSelector(self._at(folder), allow_not_found=True))
        return sorted(each.base_name for each in found)

    def clear(self, folder: str) -> None:
        """Removes a folder with all that is in it."""
        with self._using():
            self._files.delete_dir_contents(self._at(folder), missing_dir_ok=True)
            with suppress(OSError):
                self._files.delete_dir(self._at(folder))

    def _at(self, path: str) -> str:
        return f"{self._root}/{path}" if path else self._root

    @contextmanager
    def _using(self) -> Iterator[None]:
        try:
            yield
        except FileNotFoundError:
            raise
        except (OSError, pa.ArrowException) as error:
            raise DatasetError(
                f"{self.location} cannot be used ({error}): check the address, the network and your rights.",
                source=self.location,
            ) from error


def _file_system(url: str) -> tuple[Any, str]:
    """What reaches a URL, and its path there: of Arrow where it knows the kind, else of fsspec."""
    try:
        files, root = fs.FileSystem.from_uri(url)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError):
        try:
            import fsspec  # noqa: PLC0415  # comes with kcextract[cluster]

            inner, root = fsspec.core.url_to_fs(url)
        except (ImportError, ValueError) as error:
            raise DatasetError(
                f"{url} is of no kind that can be written here ({error}): install kcextract[cluster] and the "
                "package of your store, as s3fs, gcsfs or adlfs.",
                source=url,
            ) from error
        files = fs.PyFileSystem(fs.FSSpecHandler(inner))
    except (OSError, pa.ArrowException) as error:
        raise DatasetError(f"{url} cannot be reached ({error}): check the address.", source=url) from error
    return files, str(root).rstrip("/")


def _staged(path: str) -> str:
    return f"{STAGING}/parts/{path.replace('/', '.')}"
