"""Documents come back from their parts as they were written, and nothing is passed over in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kcextract.dataset import stored
from kcextract.dataset.manifest import Manifest, Part
from kcextract.dataset.storage import LocalStorage
from kcextract.dataset.stored import stored_documents
from kcextract.dataset.writer import ShardWriter, rows_of
from kcextract.errors import DatasetError
from kcextract.records import Extraction, columns, table_records


@pytest.fixture
def documents(
    write: Callable[..., list[Path]], extract_plain: Callable[[Path], Extraction]
) -> list[Extraction]:
    """Documents with rows, without rows, and with rows of few tables."""
    paths = write(one="Điều 1\n! Điều 2\n", two="", three="! a\n! b\nc\n")
    found = [extract_plain(path) for path in paths]
    return [found[0], Extraction(found[1].document), found[2]]


def manifest(parts: tuple[Part, ...]) -> Manifest:
    return Manifest(True, "plain", "5" * 64, {}, parts)


def written(folder: Path, *documents: Extraction) -> tuple[Part, ...]:
    storage = LocalStorage(folder)
    writer = ShardWriter(storage)
    for document in documents:
        writer.add(rows_of(document))
    parts = writer.close()
    storage.publish(part.path for part in parts)
    return parts


def values(extraction: Extraction) -> dict[str, list[tuple[object, ...]]]:
    """The rows of all tables; what is read is of the same values, not of the same numbers of bits."""
    return {
        table: [
            tuple(getattr(row, column.name) for column in columns(table)) for row in extraction.rows(table)
        ]
        for table in table_records()
    }


@pytest.mark.parametrize("at_once", [1, 2, 4096])
def test_what_is_written_is_read(
    tmp_path: Path, documents: list[Extraction], at_once: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stored, "_ROWS_AT_ONCE", at_once)
    monkeypatch.setattr(stored, "_DOCUMENTS_AT_ONCE", at_once)
    parts = (*written(tmp_path, *documents[:2]), *written(tmp_path, documents[2]))
    found = list(stored_documents(LocalStorage(tmp_path), manifest(parts)))
    assert list(map(values, found)) == list(map(values, documents))


def test_parts_that_do_not_count_are_not_read(tmp_path: Path, documents: list[Extraction]) -> None:
    parts = written(tmp_path, documents[0])
    written(tmp_path, documents[2])
    assert len(list(stored_documents(LocalStorage(tmp_path), manifest(parts)))) == 1


def test_a_part_that_is_gone_is_told_of(tmp_path: Path, documents: list[Extraction]) -> None:
    parts = written(tmp_path, *documents)
    (tmp_path / next(part.path for part in parts if part.path.startswith("lines/"))).unlink()
    with pytest.raises(DatasetError, match=r"lines/part-\w+.parquet cannot be read .*No such file"):
        list(stored_documents(LocalStorage(tmp_path), manifest(parts)))


def test_a_part_that_is_damaged_is_told_of(tmp_path: Path, documents: list[Extraction]) -> None:
    parts = written(tmp_path, *documents)
    (tmp_path / parts[1].path).write_bytes(b"PAR1 and nothing else")
    with pytest.raises(DatasetError, match="cannot be read"):
        list(stored_documents(LocalStorage(tmp_path), manifest(parts)))


def test_rows_of_a_document_that_is_not_there_are_told_of(
    tmp_path: Path, documents: list[Extraction]
) -> None:
    stray = replace(documents[0], lines=tuple(replace(line, doc_id="f" * 16) for line in documents[0].lines))
    parts = written(tmp_path, stray)
    with pytest.raises(DatasetError, match="ffffffffffffffff"):
        list(stored_documents(LocalStorage(tmp_path), manifest(parts)))
