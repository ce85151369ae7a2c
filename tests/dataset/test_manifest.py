"""The manifest: what is written is what is read, always in the same bytes."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from kcextract import __version__
from kcextract.dataset.manifest import (
    Manifest,
    Part,
    SourceEntry,
    read_manifest,
    replacing_manifest,
    write_manifest,
)
from kcextract.dataset.storage import LocalStorage
from kcextract.errors import DatasetError

PART = Part("lines/part-000000000000000a.parquet", 3, 100, "c" * 64)
ENTRY = SourceEntry("a/b.txt", "a" * 16, "a" * 64, 10, "ok", rows={"documents": 1, "lines": 3})
FAILED = SourceEntry("a/a.txt", "b" * 16, None, None, "failed", None, "unreadable_source", "There is none.")
MANIFEST = Manifest(True, "plain", "5" * 64, {"documents_per_part": 500}, (PART,), (ENTRY, FAILED))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    write_manifest(LocalStorage(tmp_path), MANIFEST)
    assert read_manifest(LocalStorage(tmp_path)) == replace(MANIFEST, sources=(FAILED, ENTRY))


def test_the_file_says_version_grammar_parameters_parts_and_sources(tmp_path: Path) -> None:
    write_manifest(LocalStorage(tmp_path), MANIFEST)
    content = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert content["tool"] == "kcextract"
    assert content["complete"] is True
    assert content["version"] == __version__
    assert content["grammar"] == {"name": "plain", "hash": "5" * 64}
    assert content["parameters"] == {"documents_per_part": 500}
    assert content["parts"] == [
        {"path": "lines/part-000000000000000a.parquet", "rows": 3, "size": 100, "sha256": "c" * 64}
    ]
    assert [entry["source"] for entry in content["sources"]] == ["a/a.txt", "a/b.txt"]
    assert content["sources"][0] == {
        "source": "a/a.txt",
        "doc_id": "b" * 16,
        "sha256": None,
        "size": None,
        "status": "failed",
        "duplicate_of": None,
        "error_code": "unreadable_source",
        "error": "There is none.",
        "rows": {},
        "part": None,
        "made_by": "",
    }


def test_the_order_in_which_sources_came_does_not_show(tmp_path: Path) -> None:
    write_manifest(LocalStorage(tmp_path), MANIFEST)
    first = (tmp_path / "manifest.json").read_bytes()
    write_manifest(LocalStorage(tmp_path), replace(MANIFEST, sources=MANIFEST.sources[::-1]))
    assert (tmp_path / "manifest.json").read_bytes() == first


def test_no_unfinished_file_is_left(tmp_path: Path) -> None:
    write_manifest(LocalStorage(tmp_path), MANIFEST)
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_while_parts_are_exchanged_none_counts_and_all_are_known() -> None:
    new = replace(MANIFEST, parts=(replace(PART, path="lines/part-000000000000000b.parquet"),))
    between = replacing_manifest(replace(MANIFEST, discarded=("lines/part-000000000000000c.parquet",)), new)
    assert not between.complete
    assert between.parts == between.sources == ()
    assert between.owned() == {f"lines/part-000000000000000{digit}.parquet" for digit in "abc"}


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        '{"tool": "another"}',
        '{"tool": "kcextract", "format": 99}',
        '{"tool": "kcextract", "format": 1}',
        "\udcff",
    ],
)
def test_another_manifest_is_none_of_ours(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(DatasetError, match=r"no dataset of kcextract"):
        read_manifest(LocalStorage(tmp_path))


def test_a_folder_without_a_manifest_is_no_dataset(tmp_path: Path) -> None:
    with pytest.raises(DatasetError, match="no dataset of kcextract"):
        read_manifest(LocalStorage(tmp_path))


@pytest.mark.parametrize(
    "path",
    ["../lines/part-00000.parquet", "/etc/passwd", "lines/notes.parquet", "lines/part-00000.parquet\n"],
)
def test_a_manifest_that_names_what_we_never_wrote_is_not_believed(tmp_path: Path, path: str) -> None:
    write_manifest(LocalStorage(tmp_path), replace(MANIFEST, discarded=(path,)))
    with pytest.raises(DatasetError, match="never wrote"):
        read_manifest(LocalStorage(tmp_path))


def test_a_dataset_that_numbered_its_parts_is_known_but_none_of_its_rows_are(tmp_path: Path) -> None:
    write_manifest(
        LocalStorage(tmp_path), replace(MANIFEST, parts=(replace(PART, path="lines/part-00000.parquet"),))
    )
    path = tmp_path / "manifest.json"
    path.write_text(path.read_text().replace('"format": 2', '"format": 1'))
    manifest = read_manifest(LocalStorage(tmp_path))
    assert manifest.parts == manifest.sources == ()
    assert manifest.owned() == {"lines/part-00000.parquet"}


def test_a_part_is_found_by_the_name_that_it_shares() -> None:
    assert PART.name == "000000000000000a"
