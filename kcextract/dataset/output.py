"""The output folder during a run: nothing of the run shows before all of it is there.

A run writes its parts into a hidden folder inside the output folder. When it has ended, first the manifest
says that no part counts, then the parts of the former run are removed, then the new ones are renamed into
place, then the manifest names them. Whoever reads by the manifest or by the folders thus sees one run, or a
part of one run, or nothing, but never two runs mixed. A run that is killed before its end leaves the former
one as it was; one that is killed during the exchange leaves a manifest that says ``"complete": false``.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from kcextract.dataset.datapackage import DATA_PACKAGE, write_data_package
from kcextract.dataset.files import OWN_PREFIX, sync_folder, writing
from kcextract.dataset.manifest import (
    MANIFEST,
    Manifest,
    opening_manifest,
    read_manifest,
    replacing_manifest,
    write_manifest,
)
from kcextract.errors import DatasetError
from kcextract.records import table_records


class Output:
    """An output folder that this process has claimed; ``staging`` is where the run's parts are written."""

    def __init__(self, folder: Path, former: Manifest) -> None:
        self.staging = folder / f"{OWN_PREFIX}staging"
        self._folder = folder
        self._former = former

    def commit(self, manifest: Manifest) -> None:
        """Puts the staged parts, all of which ``manifest`` names, in the place of the former run's.

        ``DatasetError`` if the folder cannot be written.
        """
        with writing(self._folder):
            write_manifest(self._folder, replacing_manifest(self._former, manifest))
            (self._folder / DATA_PACKAGE).unlink(missing_ok=True)
            self._remove_former()
            for part in manifest.parts:
                target = self._folder / part.path
                target.parent.mkdir(exist_ok=True)
                (self.staging / part.path).rename(target)
            for table in {Path(part.path).parent for part in manifest.parts}:
                sync_folder(self._folder / table)
            write_data_package(self._folder, (part.path for part in manifest.parts))
            write_manifest(self._folder, manifest)

    def _remove_former(self) -> None:
        for name in self._former.owned():
            (self._folder / name).unlink(missing_ok=True)
        for table in {Path(name).parent for name in self._former.owned()}:
            # A table's folder stays if someone keeps files of their own in it.
            with suppress(OSError):
                (self._folder / table).rmdir()
        sync_folder(self._folder)


@contextmanager
def open_output(folder: Path) -> Iterator[Output]:
    """Claims the folder for one run; made if it does not exist.

    ``DatasetError`` if it is a file, holds files but no manifest of kcextract, holds Parquet files that
    kcextract did not write where its tables go, is in use by another run, or cannot be written.
    """
    with writing(folder):
        if folder.exists() and not folder.is_dir():
            raise DatasetError(f"{folder} is a file: name a folder for the output.", source=str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder, os.O_RDONLY)
    try:
        _lock(lock, folder)
        with writing(folder):
            output = Output(folder, _former_manifest(folder))
            shutil.rmtree(output.staging, ignore_errors=True)
            output.staging.mkdir()
        try:
            yield output
        finally:
            shutil.rmtree(output.staging, ignore_errors=True)
    finally:
        os.close(lock)


def _lock(descriptor: int, folder: Path) -> None:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise DatasetError(
            f"Another run of kcextract is writing into {folder}: wait for it or name another folder.",
            source=str(folder),
        ) from error
    except OSError:
        # Some network file systems have no locks; the user alone then keeps runs apart.
        return


def _former_manifest(folder: Path) -> Manifest:
    if not (folder / MANIFEST).exists():
        if any(not entry.name.startswith(OWN_PREFIX) for entry in folder.iterdir()):
            raise DatasetError(
                f"{folder} is not empty and holds no dataset of kcextract: name a new or an empty folder.",
                source=str(folder),
            )
        write_manifest(folder, opening_manifest())
    former = read_manifest(folder)
    owned = former.owned()
    for table in table_records():
        for path in sorted((folder / table).glob("*.parquet")):
            if f"{table}/{path.name}" not in owned:
                raise DatasetError(
                    f"{path} was not written by kcextract, but looks like a part of its table: move it away.",
                    source=str(folder),
                )
    return former
