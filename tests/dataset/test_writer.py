"""Parts: one a table for each shard, all there, in order, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from kcextract.dataset.manifest import Part
from kcextract.dataset.schema import arrow_schema
from kcextract.dataset.storage import LocalStorage
from kcextract.dataset.writer import Copied, ShardWriter, row_counts, rows_of
from kcextract.errors import DatasetError, KcextractError
from kcextract.records import Extraction, table_records


@pytest.fixture
def extraction(write: Callable[..., list[Path]], extract_plain: Callable[[Path], Extraction]) -> Extraction:
    [path] = write(one="Điều 1\n! Điều 2\n")
    return extract_plain(path)


def numbered(extraction: Extraction, number: int) -> Extraction:
    """The document and its lines, as another document."""
    doc_id = f"{number:016x}"
    return Extraction(
        replace(extraction.document, doc_id=doc_id, source=f"{number}.txt"),
        tuple(replace(line, doc_id=doc_id) for line in extraction.lines),
        diagnostics=tuple(replace(each, doc_id=doc_id) for each in extraction.diagnostics),
    )


def written(folder: Path, *documents: Extraction | Copied) -> tuple[Part, ...]:
    storage = LocalStorage(folder)
    writer = ShardWriter(storage)
    for document in documents:
        if isinstance(document, Copied):
            writer.copy(document)
        else:
            writer.add(rows_of(document))
    parts = writer.close()
    storage.publish(part.path for part in parts)
    return parts


def test_every_table_has_a_part_though_it_has_no_rows(tmp_path: Path, extraction: Extraction) -> None:
    parts = written(tmp_path, Extraction(extraction.document))
    assert {part.path.partition("/")[0]: part.rows for part in parts} == {
        table: int(table == "documents") for table in table_records()
    }
    assert pd.read_parquet(tmp_path / "sections").empty


def test_a_part_has_the_schema_of_its_table_and_zstd(tmp_path: Path, extraction: Extraction) -> None:
    for part in written(tmp_path, extraction):
        file = pq.ParquetFile(tmp_path / part.path)
        assert file.schema_arrow.equals(arrow_schema(part.path.partition("/")[0]), check_metadata=True)
        assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_pandas_reads_a_table_without_kcextract(tmp_path: Path, extraction: Extraction) -> None:
    written(tmp_path, extraction)
    sections = pd.read_parquet(tmp_path / "sections")
    assert list(sections["heading"].dropna()) == ["Điều 1", "! Điều 2"]
    assert "budget" in sections["role"].cat.categories


def test_a_document_has_a_number_of_rows_for_each_table(extraction: Extraction) -> None:
    filled = {"documents": 1, "lines": 2, "sections": 3, "legal_bases": 2, "diagnostics": 1}
    found = row_counts(rows_of(extraction))
    assert found == dict.fromkeys(table_records(), 0) | filled


def test_a_part_knows_its_size_and_hash(tmp_path: Path, extraction: Extraction) -> None:
    for part in written(tmp_path, extraction):
        content = (tmp_path / part.path).read_bytes()
        assert part == Part(part.path, part.rows, len(content), sha256(content).hexdigest())


def test_the_parts_of_a_shard_share_a_name_that_their_bytes_decide(
    tmp_path: Path, extraction: Extraction
) -> None:
    one, same, other = (
        written(tmp_path, *(numbered(extraction, number) for number in numbers))
        for numbers in ((1, 2), (1, 2), (2, 1))
    )
    assert len({part.name for part in one}) == 1
    assert one == same
    assert one[0].name != other[0].name


def test_nothing_shows_before_it_is_published(tmp_path: Path, extraction: Extraction) -> None:
    storage = LocalStorage(tmp_path)
    writer = ShardWriter(storage)
    writer.add(rows_of(extraction))
    parts = writer.close()
    assert not list(tmp_path.glob("*/*.parquet"))
    assert all(storage.has_staged(part.path) for part in parts)
    storage.publish(part.path for part in parts)
    assert {str(path.relative_to(tmp_path)) for path in tmp_path.glob("*/*.parquet")} == {
        part.path for part in parts
    }


def test_documents_keep_their_order(tmp_path: Path, extraction: Extraction) -> None:
    written(tmp_path, *(numbered(extraction, number) for number in (3, 1, 2)))
    assert [int(each, 16) for each in pd.read_parquet(tmp_path / "documents")["doc_id"]] == [3, 1, 2]


def test_copied_rows_give_the_bytes_of_fresh_ones(tmp_path: Path, extraction: Extraction) -> None:
    old = written(tmp_path, *(numbered(extraction, number) for number in (1, 2, 3)))
    renamed = replace(numbered(extraction, 3).document, source="renamed.txt")
    fresh = written(
        tmp_path,
        replace(numbered(extraction, 3), document=renamed),
        numbered(extraction, 4),
        numbered(extraction, 1),
    )
    copied = written(
        tmp_path,
        Copied(old[0].name, f"{3:016x}", "renamed.txt"),
        numbered(extraction, 4),
        Copied(old[0].name, f"{1:016x}", "1.txt"),
    )
    assert copied == fresh


def test_rows_of_a_part_that_is_gone_cannot_be_copied(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="cannot be"):
        written(tmp_path, Copied("0" * 16, "1" * 16, "a.txt"))


def test_nothing_is_taken_of_a_document_with_a_row_that_does_not_fit(
    tmp_path: Path, extraction: Extraction
) -> None:
    writer = ShardWriter(LocalStorage(tmp_path))
    writer.add(rows_of(numbered(extraction, 1)))
    odd = replace(extraction, diagnostics=(replace(extraction.diagnostics[0], severity="grave"),))
    with pytest.raises(KcextractError, match=r"diagnostics\.severity") as caught:
        writer.add(rows_of(odd))
    assert caught.value.code == "bad_record"
    [documents] = [part for part in writer.close() if part.path.startswith("documents/")]
    assert documents.rows == 1


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, extraction: Extraction
) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatasetError, match="cannot be written"):
        written(tmp_path / "file", extraction)
