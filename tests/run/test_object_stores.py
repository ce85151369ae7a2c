"""Output at a URL: the same parts as in a folder, and the manifest says which of them count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from moto.server import ThreadedMotoServer

from kcextract.dataset.manifest import MANIFEST, read_manifest
from kcextract.dataset.storage import RemoteStorage, Storage, open_storage
from kcextract.errors import DatasetError
from kcextract.records import table_records
from kcextract.run.convert import ConversionReport, Outcome, compact
from kcextract.run.settings import Settings
from kcextract.run.status import dataset_status

Batch = Callable[..., ConversionReport]
Write = Callable[..., list[Path]]
Files = Callable[[Path], dict[str, bytes]]
SMALL = Settings(documents_per_part=2)


@pytest.fixture(scope="session")
def s3_server() -> Iterator[str]:
    """The address of a server of this machine that speaks S3."""
    server = ThreadedMotoServer("127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The URL of a folder in a bucket of its own, with the right to use it."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "of-this-test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "of-this-test")
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    name = tmp_path.name.strip("-_").replace("_", "-").lower()
    with urlopen(Request(f"http://{s3_server}/{name}", method="PUT")) as answer:
        assert answer.status == 200
    return f"s3://{name}/out?scheme=http&endpoint_override={s3_server}"


@pytest.fixture(params=["file", "memory", "s3"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Stores that Arrow knows by itself, and one that fsspec knows."""
    if request.param == "file":
        return (tmp_path / "store").as_uri()
    if request.param == "s3":
        url: str = request.getfixturevalue("bucket")
        return url
    pytest.importorskip("fsspec", reason="kcextract[cluster] is not installed.")
    return f"memory://{tmp_path.name}"


def found(storage: Storage) -> dict[str, bytes]:
    paths = [f"{table}/{name}" for table in table_records() for name in storage.names(table)]
    return {path: storage.read(path) or b"" for path in [MANIFEST, "datapackage.json", *paths]}


def test_a_store_holds_what_a_folder_would(
    batch: Batch, write: Write, files: Files, tmp_path: Path, place: str
) -> None:
    paths = write(**{f"d{number}": f"note {number}\n" for number in range(5)}, x="note 1\n")
    report = batch(paths, place, settings=SMALL)
    batch(paths, tmp_path / "out", settings=SMALL)
    storage = open_storage(place)
    assert isinstance(storage, RemoteStorage)
    assert report.statuses == {"ok": 5, "duplicate": 1}
    assert found(storage) == files(tmp_path / "out")
    assert storage.names(".kcextract-staging") == []


def test_worker_processes_write_into_a_store_themselves(
    batch: Batch, write: Write, files: Files, tmp_path: Path, bucket: str
) -> None:
    paths = write(**{f"d{number}": f"Điều {number}\n" for number in range(5)}, k="kill\n")
    settings = Settings(2, documents_per_part=2)
    batch(paths, bucket, settings=settings)
    batch(paths, tmp_path / "out", settings=settings)
    assert found(open_storage(bucket)) == files(tmp_path / "out")


def test_a_store_is_brought_up_to_date(
    batch: Batch, write: Write, files: Files, tmp_path: Path, place: str
) -> None:
    paths = write(a="note 1\n", b="note 2\n", c="note 3\n")
    batch(paths, place, settings=SMALL)
    write(b="note two\n")
    assert batch(paths[1:], place, settings=SMALL, prune=True).unchanged == 1
    assert [len(path.with_suffix(".read").read_text()) for path in paths] == [1, 2, 1]
    batch(paths[1:], tmp_path / "fresh", settings=SMALL)
    assert found(open_storage(place)) == files(tmp_path / "fresh")
    assert compact(place).unchanged == 2
    assert dataset_status(place).statuses == {"ok": 2}


def test_a_run_into_a_store_goes_on_from_the_last_part(
    batch: Batch, write: Write, files: Files, tmp_path: Path, place: str
) -> None:
    paths = write(**{f"d{number}": f"note {number}\n" for number in range(6)})

    def stop(done: int, total: int, outcome: Outcome) -> None:
        if done == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        batch(paths, place, settings=SMALL, progress=stop)
    assert not read_manifest(open_storage(place)).complete
    assert dataset_status(place).waiting == 4
    assert batch(paths, place, settings=SMALL).unchanged == 4
    batch(paths, tmp_path / "out", settings=SMALL)
    assert found(open_storage(place)) == files(tmp_path / "out")


@pytest.mark.parametrize("url", ["nowhere://bucket/out", "s3://"])
def test_a_url_that_leads_nowhere_is_told_in_a_sentence(batch: Batch, write: Write, url: str) -> None:
    with pytest.raises(DatasetError, match=r"install kcextract|cannot be"):
        batch(write(a="Một\n"), url)
