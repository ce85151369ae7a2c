"""One review at a time: two would overwrite each other's working files."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kcextract.errors import GoldenError


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Holds the folder of golden sets, which is made if it is not there.

    ``GoldenError`` if it cannot be made, or if another review holds it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except OSError as error:
        raise GoldenError(
            f"{folder} cannot be used for golden sets ({error.strerror}): name another folder.",
            source=str(folder),
        ) from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise GoldenError(
                f"Another review is at work in {folder}: end it first, or name another folder.",
                source=str(folder),
            ) from error
        except OSError:
            # Some network file systems have no locks; the user alone then keeps reviews apart.
            pass
        yield
    finally:
        os.close(descriptor)
