"""Parts: one a table for so many documents, all there, in order, the same bytes every time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.dataset.manifest import Part
from kcextract.dataset.schema import arrow_schema
from kcextract.dataset.writer import PartWriter
from kcextract.errors import DatasetError, KcextractError
from kcextract.records import Extraction, table_records


@pytest.fixture
def extraction(write: Callable[..., list[Path]], extract_plain: Callable[[Path], Extraction]) -> Extraction:
    [path] = write(one="Điều 1\n! Điều 2\n")
    return extract_plain(path)


def numbered(extraction: Extraction, number: int) -> Extraction:
    return Extraction(replace(extraction.document, doc_id=f"{number:016x}"))


def test_every_table_has_a_part_though_it_has_no_rows(tmp_path: Path, extraction: Extraction) -> None:
    writer = PartWriter(tmp_path)
    writer.add(Extraction(extraction.document))
    parts = writer.close()
    assert {part.path: part.rows for part in parts} == {
        f"{table}/part-00000.parquet": int(table == "documents") for table in table_records()
    }
    assert pd.read_parquet(tmp_path / "sections").empty


def test_a_part_has_the_schema_of_its_table_and_zstd(tmp_path: Path, extraction: Extraction) -> None:
    writer = PartWriter(tmp_path)
    writer.add(extraction)
    writer.close()
    for table in table_records():
        file = pq.ParquetFile(tmp_path / table / "part-00000.parquet")
        assert file.schema_arrow.equals(arrow_schema(table), check_metadata=True)
        assert file.metadata.row_group(0).column(0).compression == "ZSTD"


def test_pandas_reads_a_table_without_kcextract(tmp_path: Path, extraction: Extraction) -> None:
    writer = PartWriter(tmp_path)
    writer.add(extraction)
    writer.close()
    sections = pd.read_parquet(tmp_path / "sections")
    assert list(sections["heading"].dropna()) == ["Điều 1", "! Điều 2"]
    assert "budget" in sections["role"].cat.categories


def test_add_tells_the_number_of_rows_of_each_table(tmp_path: Path, extraction: Extraction) -> None:
    filled = {"documents": 1, "lines": 2, "sections": 3, "legal_bases": 2, "diagnostics": 1}
    assert PartWriter(tmp_path).add(extraction) == dict.fromkeys(table_records(), 0) | filled


def test_a_part_knows_its_size_and_hash(tmp_path: Path, extraction: Extraction) -> None:
    writer = PartWriter(tmp_path)
    writer.add(extraction)
    for part in writer.close():
        content = (tmp_path / part.path).read_bytes()
        assert part == Part(part.path, part.rows, len(content), sha256(content).hexdigest())


@given(documents=st.integers(0, 12), documents_per_part=st.integers(1, 5))
def test_documents_keep_their_order_over_the_parts(
    tmp_path_factory: pytest.TempPathFactory, documents: int, documents_per_part: int, extraction: Extraction
) -> None:
    folder = tmp_path_factory.mktemp("parts")
    writer = PartWriter(folder, documents_per_part=documents_per_part)
    for number in range(documents):
        writer.add(numbered(extraction, number))
    parts = [part for part in writer.close() if part.path.startswith("documents/")]
    rows = [row for part in parts for row in pq.read_table(folder / part.path)["doc_id"].to_pylist()]
    assert rows == [f"{number:016x}" for number in range(documents)]
    assert [part.rows for part in parts[:-1]] == [documents_per_part] * (len(parts) - 1)


def test_long_texts_end_a_part_sooner(tmp_path: Path, extraction: Extraction) -> None:
    writer = PartWriter(tmp_path, characters_per_part=2 * len(extraction.document.text or ""))
    for number in range(3):
        writer.add(numbered(extraction, number))
    assert [part.rows for part in writer.close() if part.path.startswith("documents/")] == [2, 1]


def test_the_same_extractions_give_the_same_bytes(tmp_path: Path, extraction: Extraction) -> None:
    parts = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        writer = PartWriter(tmp_path / name, documents_per_part=2)
        for number in range(3):
            writer.add(numbered(extraction, number))
        writer.add(extraction)
        parts.append(writer.close())
    assert parts[0] == parts[1]


def test_nothing_is_taken_of_a_document_with_a_row_that_does_not_fit(
    tmp_path: Path, extraction: Extraction
) -> None:
    writer = PartWriter(tmp_path)
    writer.add(numbered(extraction, 1))
    odd = replace(extraction, diagnostics=(replace(extraction.diagnostics[0], severity="grave"),))
    with pytest.raises(KcextractError, match=r"diagnostics\.severity") as caught:
        writer.add(odd)
    assert caught.value.code == "bad_record"
    assert sum(part.rows for part in writer.close()) == 1


def test_a_folder_that_cannot_be_written_is_told_in_a_sentence(
    tmp_path: Path, extraction: Extraction
) -> None:
    writer = PartWriter(tmp_path / "vanished")
    writer.add(extraction)
    with pytest.raises(DatasetError, match="cannot be written"):
        writer.close()
