"""Where exports go: to a place that is free, and as a whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kcextract.dataset.files import OWN_PREFIX
from kcextract.errors import DatasetError


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """A path to write to, which becomes ``path`` if all goes well; ``DatasetError`` if that is taken."""
    if path.exists() or path.is_symlink():
        raise _taken(path)
    with _beside(path) as unfinished:
        yield unfinished
        # A link can be made only where nothing is: what came there meanwhile is not replaced.
        try:
            os.link(unfinished, path)
        except FileExistsError as error:
            raise _taken(path) from error
        except OSError:
            unfinished.rename(path)


@contextmanager
def new_folder(path: Path) -> Iterator[Path]:
    """A folder to write into, which becomes ``path`` if all goes well; that may be there, but empty."""
    if path.is_symlink() or (path.exists() and not (path.is_dir() and not any(path.iterdir()))):
        raise _taken(path)
    with _beside(path) as unfinished:
        unfinished.mkdir()
        yield unfinished
        # An empty folder may be replaced by a rename; one that was filled meanwhile may not.
        unfinished.rename(path)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    unfinished = path.absolute().with_name(f"{OWN_PREFIX}{os.getpid()}-{path.absolute().name}")
    try:
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        yield unfinished
    except OSError as error:
        raise DatasetError(
            f"{path} cannot be written ({error.strerror or error}): check permissions and free space.",
            source=str(path),
        ) from error
    finally:
        if unfinished.is_dir():
            shutil.rmtree(unfinished, ignore_errors=True)
        with suppress(OSError):
            unfinished.unlink()


def _taken(path: Path) -> DatasetError:
    return DatasetError(
        f"{path} is there already: nothing is replaced, so name another place or remove it first.",
        source=str(path),
    )
