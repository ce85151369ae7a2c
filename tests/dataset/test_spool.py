"""What is kept of a shard's documents: whole or not at all, and the same rows as went in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from kcextract.dataset.schema import Rows
from kcextract.dataset.spool import Kept, Spool, kept_documents
from kcextract.dataset.storage import LocalStorage, open_storage
from kcextract.dataset.writer import rows_of
from kcextract.records import Extraction

Write = Callable[..., list[Path]]
ALL = range(10)
KEY = "0" * 32


@pytest.fixture
def rows(write: Write, extract_plain: Callable[[Path], Extraction]) -> Rows:
    [path] = write(one="Điều 1\n! Điều 2\n")
    return rows_of(extract_plain(path))


def kept(folder: Path, numbers: range = ALL, key: str = KEY) -> dict[int, Kept]:
    with Spool(LocalStorage(folder), key, numbers) as spool:
        return spool.kept()


def keep(folder: Path, numbers: list[int], rows: Rows, spooled: range = ALL, word: str = "ok") -> None:
    with Spool(LocalStorage(folder), KEY, spooled) as spool:
        for number in numbers:
            spool.keep(number, Kept(rows, {"word": f"{word} {number}"}))


def spooled_file(folder: Path) -> Path:
    [path] = (folder / ".kcextract-staging" / "documents").iterdir()
    return path


def test_what_is_kept_comes_back(tmp_path: Path, rows: Rows) -> None:
    keep(tmp_path, [3, 1], rows)
    back = kept(tmp_path)
    assert sorted(back) == [1, 3]
    assert back[3].facts == {"word": "ok 3"}
    assert set(back[3].rows) == {"documents", "lines", "sections", "legal_bases", "diagnostics"}
    for table, batch in back[3].rows.items():
        assert batch.schema.equals(rows[table].schema, check_metadata=True)
        assert pa.Table.from_batches([batch]).equals(pa.Table.from_batches([rows[table]]))


def test_each_looks_at_its_own_shard_and_numbers(tmp_path: Path, rows: Rows) -> None:
    keep(tmp_path, [1, 2], rows, range(0, 3))
    keep(tmp_path, [3, 4], rows, range(3, 6))
    assert sorted(kept(tmp_path)) == [1, 2, 3, 4]
    assert sorted(kept(tmp_path, range(2, 4))) == [2, 3]
    assert kept(tmp_path, key="1" * 32) == {}


def test_wherever_the_file_ends_the_frames_before_are_whole(tmp_path: Path, rows: Rows) -> None:
    keep(tmp_path, [0, 1, 2], rows)
    path = spooled_file(tmp_path)
    content = path.read_bytes()
    counts = []
    for end in range(0, len(content) + 1, 97):
        path.write_bytes(content[:end])
        counts.append(len(kept(tmp_path)))
    assert counts == sorted(counts)
    assert set(counts) == {0, 1, 2}


def test_a_frame_with_a_wrong_byte_is_not_read(tmp_path: Path, rows: Rows) -> None:
    keep(tmp_path, [0, 1], rows)
    path = spooled_file(tmp_path)
    content = bytearray(path.read_bytes())
    content[len(content) * 3 // 4] ^= 1
    path.write_bytes(content)
    assert sorted(kept(tmp_path)) == [0]


def test_a_shard_that_is_written_leaves_nothing(tmp_path: Path, rows: Rows) -> None:
    keep(tmp_path, [0], rows, range(0, 3))
    keep(tmp_path, [3], rows, range(3, 6))
    with Spool(LocalStorage(tmp_path), KEY, ALL) as spool:
        spool.clear()
    assert kept(tmp_path) == {}


def test_a_document_that_is_kept_twice_counts_once(tmp_path: Path, rows: Rows) -> None:
    keep(tmp_path, [0, 1], rows, word="first")
    keep(tmp_path, [1, 2], rows, word="second")
    assert kept_documents(LocalStorage(tmp_path), ()) == 3
    assert kept_documents(LocalStorage(tmp_path), {KEY}) == 0
    assert len({each.facts["word"].split()[0] for each in kept(tmp_path).values()}) == 2


def test_where_files_cannot_grow_nothing_is_kept(tmp_path: Path, rows: Rows) -> None:
    storage = open_storage(tmp_path.as_uri())
    with Spool(storage, KEY, ALL) as spool:
        spool.keep(0, Kept(rows, {}))
        assert spool.kept() == {}
        spool.clear()
    assert kept_documents(storage, ()) == 0
    assert list(tmp_path.glob(".*")) == []
