"""The output during a run: nothing of the run shows before all of it is there.

In a folder, a run writes its parts into a hidden folder inside it. When it has ended, its manifest is put
there too: from then on the exchange is certain. The manifest that shows says that no part counts, then those
parts of the former run that are no longer needed are removed, then the new ones are renamed into place, then
the new manifest takes its place. Whoever reads by the manifest or by the folders thus sees one run, or a part
of one run, or nothing, but never two runs mixed. A run that is killed before its end leaves the former one as
it was; one that is killed during the exchange is brought to its end by the next that opens the output.

In an object store the manifest alone decides: the new parts lie beside the old ones until it names them.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kcextract.dataset.datapackage import DATA_PACKAGE, data_package_bytes
from kcextract.dataset.files import OWN_PREFIX, writing
from kcextract.dataset.manifest import (
    MANIFEST,
    PART_NAME,
    Manifest,
    SourceEntry,
    manifest_bytes,
    opening_manifest,
    read_manifest,
    replacing_manifest,
    write_manifest,
)
from kcextract.dataset.storage import STAGING, LocalStorage, Storage, is_url, open_storage
from kcextract.errors import DatasetError
from kcextract.records import table_records

_NEXT = f"{STAGING}/{MANIFEST}"


class Output:
    """An output that this process has claimed; ``former`` is what the run before left there."""

    def __init__(self, storage: Storage, former: Manifest) -> None:
        self.storage = storage
        self.former = former

    def commit(self, manifest: Manifest, sources: Iterable[SourceEntry] | None = None) -> None:
        """Puts the staged parts that ``manifest`` names in the place of the former run's.

        ``sources``, in order, take the place of those of the manifest. Parts of the former run that the
        manifest names too stay where they are. ``DatasetError`` if the output cannot be written.
        """
        content = manifest_bytes(manifest, sources)
        if isinstance(self.storage, LocalStorage):
            self.storage.write({_NEXT: content})
            _exchange(self.storage, self.former, manifest)
            return
        package = data_package_bytes(part.path for part in manifest.parts)
        self.storage.write({DATA_PACKAGE: package, MANIFEST: content})
        named = {part.path for part in manifest.parts}
        for table in table_records():
            ours = [name for name in self.storage.names(table) if PART_NAME.fullmatch(name)]
            self.storage.delete(f"{table}/{name}" for name in ours if f"{table}/{name}" not in named)
        self.storage.clear(STAGING)


@contextmanager
def open_output(location: str | os.PathLike[str]) -> Iterator[Output]:
    """Claims a folder or URL for one run; a folder is made if it does not exist.

    What an unfinished run has written stays, so that it can be taken up. ``DatasetError`` if the folder is a
    file, holds files but no manifest of kcextract, holds Parquet files that kcextract did not write where its
    tables go, is in use by another run, or cannot be written. An object store has no locks: two runs at once
    into one are for the user to avoid.
    """
    storage = open_storage(location)
    if not isinstance(storage, LocalStorage):
        yield Output(storage, _former_manifest(storage))
        return
    folder = storage.folder
    with writing(folder):
        if folder.exists() and not folder.is_dir():
            raise DatasetError(f"{folder} is a file: name a folder for the output.", source=str(folder))
        folder.mkdir(parents=True, exist_ok=True)
        lock = os.open(folder, os.O_RDONLY)
    try:
        _lock(lock, folder)
        with writing(folder):
            former = _former_manifest(storage)
            if storage.read(_NEXT) is not None:
                _exchange(storage, former, read_manifest(storage, _NEXT))
                former = read_manifest(storage)
            storage.clear_unfinished()
            _check_foreign(storage, former)
        yield Output(storage, former)
    finally:
        os.close(lock)


def dataset_at(location: str | os.PathLike[str]) -> tuple[Storage, Manifest]:
    """What is at a folder or URL, for reading; ``DatasetError`` if it is no dataset of kcextract."""
    if not is_url(location) and not Path(location).is_dir():
        raise DatasetError(f"There is no folder {location}: check the path.", source=str(location))
    storage = open_storage(location)
    return storage, read_manifest(storage)


def _exchange(storage: LocalStorage, former: Manifest, new: Manifest) -> None:
    """Carries out what the staged manifest says; may be done again from its beginning, however it ended."""
    content = storage.read(_NEXT) or b""
    kept = {part.path for part in new.parts}
    unchanged = former.complete and former.owned() == kept
    if not unchanged:
        write_manifest(storage, replacing_manifest(former, new))
        storage.delete([DATA_PACKAGE])
        # A former run may have named a part that was never published; those of it that stay, stay.
        storage.delete(sorted(former.owned() - kept))
        storage.publish(sorted(kept))
        storage.write({DATA_PACKAGE: data_package_bytes(kept)})
    storage.write({MANIFEST: content})
    storage.clear(STAGING)


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


def _former_manifest(storage: Storage) -> Manifest:
    if storage.read(MANIFEST) is None:
        if any(not name.startswith(OWN_PREFIX) for name in storage.names("")):
            raise DatasetError(
                f"{storage.location} is not empty and holds no dataset of kcextract: name a new or an empty "
                "folder.",
                source=storage.location,
            )
        write_manifest(storage, opening_manifest())
    return read_manifest(storage)


def _check_foreign(storage: LocalStorage, former: Manifest) -> None:
    owned = former.owned()
    for table in table_records():
        for path in sorted((storage.folder / table).glob("*.parquet")):
            if f"{table}/{path.name}" not in owned:
                raise DatasetError(
                    f"{path} was not written by kcextract, but looks like a part of its table: move it away.",
                    source=storage.location,
                )
