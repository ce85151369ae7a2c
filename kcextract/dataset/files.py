"""Files that survive a power cut: written under another name, synced, then renamed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kcextract.errors import DatasetError

OWN_PREFIX = ".kcextract-"
"""What the names of unfinished files begin with: hidden from readers, and known as ours if left behind."""


def replace_file(path: Path, content: bytes) -> None:
    """Puts ``content`` at ``path``, at once: a reader sees the old file or the new one, never a part."""
    unfinished = path.with_name(OWN_PREFIX + path.name)
    with unfinished.open("wb") as sink:
        sink.write(content)
        sink.flush()
        os.fsync(sink.fileno())
    unfinished.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder durable: a rename is safe only when its folder is synced."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turns the system's errors into a ``DatasetError`` that names the output folder."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise DatasetError(
            f"The output folder {folder} cannot be written ({reason}): check its permissions and free space.",
            source=str(folder),
        ) from error
