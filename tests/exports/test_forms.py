"""JSON Lines, DuckDB and the data package: all rows, with their types; and what is common to all forms."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import pytest

import kcextract.exports
from kcextract import load
from kcextract.dataset.datapackage import DATA_PACKAGE
from kcextract.dataset.output import dataset_at
from kcextract.dataset.tables import Dataset
from kcextract.errors import DatasetError
from kcextract.exports import FORMATS, Exported, export
from kcextract.records import columns

Export = Callable[..., tuple[Dataset, Exported]]
Make = Callable[..., Path]


def rows(dataset: Dataset, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = dataset[table].arrow().to_pylist()
    return found


def test_json_lines_have_every_value(exported: Export, hostile: list[str]) -> None:
    dataset, done = exported("jsonl", hostile, ["một"], per_part=1)
    for table in dataset.tables:
        lines = (done.path / f"{table}.jsonl").read_text(encoding="utf-8").split("\n")
        assert lines.pop() == ""
        dated = [
            {key: each.isoformat() if isinstance(each, datetime.date) else each for key, each in row.items()}
            for row in rows(dataset, table)
        ]
        assert [json.loads(line) for line in lines] == dated, table


def test_duckdb_has_every_value_with_its_type(exported: Export, hostile: list[str]) -> None:
    dataset, done = exported("duckdb", hostile, ["một"], ["hai"], per_part=1)
    with duckdb.connect(str(done.path), read_only=True) as database:
        assert {name for (name,) in database.execute("SHOW TABLES").fetchall()} == {*dataset.tables}
        for table in dataset.tables:
            found = database.execute(f"SELECT * FROM {table}").fetchall()
            assert found == [tuple(row.values()) for row in rows(dataset, table)], table
        types = dict(database.execute("SELECT column_name, data_type FROM duckdb_columns()").fetchall())
        assert (types["value_vnd"], types["issue_date"], types["period_end"]) == (
            "BIGINT",
            "DATE",
            "SMALLINT",
        )
        comments = dict(
            database.execute(
                "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = 'targets'"
            ).fetchall()
        )
        assert comments == {each.name: f"{each.label_vi}: {each.description}" for each in columns("targets")}


def test_without_duckdb_a_sentence_says_what_to_install(
    make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(DatasetError, match=r"kcextract\[duckdb\]"):
        export(make(["một"]), "duckdb", tmp_path / "a.duckdb")
    assert not (tmp_path / "a.duckdb").exists()


def test_the_data_package_is_valid_with_its_data(exported: Export, hostile: list[str]) -> None:
    _, done = exported("datapackage", hostile, ["một"], per_part=1)
    report = frictionless.validate(str(done.path / DATA_PACKAGE))
    assert report.flatten(["type", "note"]) == []
    assert report.valid


def test_a_part_of_the_data_package_is_valid_too(exported: Export) -> None:
    _, done = exported("datapackage", ["một"], tables=["targets"])
    assert {path.name for path in done.path.iterdir()} == {DATA_PACKAGE, "targets.csv"}
    assert frictionless.validate(str(done.path / DATA_PACKAGE)).valid


def test_damage_to_the_data_package_is_seen(exported: Export) -> None:
    _, done = exported("datapackage", ["một"])
    path = done.path / "targets.csv"
    path.write_bytes(path.read_bytes().replace(b'"ge"', b'"vv"'))
    assert not frictionless.validate(str(done.path / DATA_PACKAGE)).valid


def test_the_data_package_of_an_output_folder_is_valid(make: Make) -> None:
    out = make(["một"], ["hai"], documents_per_part=1)
    assert frictionless.validate(str(out / DATA_PACKAGE)).valid
    package = frictionless.Package.from_descriptor(str(out / DATA_PACKAGE))
    assert {resource.name for resource in package.resources} == {*load(out).tables}
    for resource in package.resources:
        paths = [resource.path, *resource.extrapaths]
        assert all((out / str(path)).is_file() for path in paths)
        assert [field.name for field in resource.schema.fields] == [
            each.name for each in columns(resource.name)
        ]


@pytest.mark.parametrize("form", FORMATS)
def test_what_is_there_is_never_replaced(form: str, make: Make, tmp_path: Path) -> None:
    out = make(["một"])
    file, folder = tmp_path / "file.xlsx", tmp_path / "folder.xlsx"
    file.write_bytes(b"mine")
    folder.mkdir()
    (folder / "mine").touch()
    for place in (file, folder):
        with pytest.raises(DatasetError, match="there already"):
            export(out, form, place)
    assert file.read_bytes() == b"mine"
    assert [path.name for path in folder.iterdir()] == ["mine"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_failure_leaves_nothing_behind(form: str, make: Make, tmp_path: Path) -> None:
    out = make(["một"])
    damaged = out / load(out).manifest.parts[-1].path
    next(out.glob("sections/*.parquet")).write_bytes(b"")
    damaged.write_bytes(b"")
    place = tmp_path / "there"
    place.mkdir()
    with pytest.raises(DatasetError, match="cannot be read"):
        export(out, form, place / "made.xlsx")
    assert [*place.iterdir()] == []


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("documents", [[], [[]]], ids=["no rows", "a failed document"])
def test_tables_without_rows_are_written_too(
    form: str, documents: Sequence[Sequence[str]], exported: Export, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not documents:
        monkeypatch.setattr(kcextract.exports, "load", without_parts(kcextract.exports.load))
    dataset, done = exported(form, [])
    assert done.path.exists()
    if form == "akn":
        assert (done.count, done.left_out) == (0, 1 if documents else 0)
    else:
        assert done.count == (sum(map(len, dataset)) if documents else 0)


def without_parts(read: Callable[[Path], Dataset]) -> Callable[[Path], Dataset]:
    """Loads a folder as though nothing had been converted into it."""

    def load_nothing(out: Path) -> Dataset:
        storage, manifest = dataset_at(out)
        return Dataset(storage, replace(manifest, parts=(), sources=()))

    return load_nothing


def test_what_cannot_be_asked_for_is_said(make: Make, tmp_path: Path) -> None:
    out = make(["một"])
    for options, said in (
        ({"to": "ods"}, "no form 'ods'"),
        ({"to": "xlsx", "bom": True}, "byte order mark"),
        ({"to": "xlsx"}, r"\.xlsx"),
        ({"to": "akn", "tables": ["targets"]}, "whole documents"),
        ({"to": "csv", "tables": ["target"]}, "no table 'target'"),
    ):
        with pytest.raises(ValueError, match=said):
            export(out, path=tmp_path / "made", **options)  # type: ignore[arg-type]
    with pytest.raises(DatasetError, match="no dataset"):
        export(tmp_path, "csv", tmp_path / "made")
    assert not (tmp_path / "made").exists()


def test_an_empty_folder_may_be_filled(make: Make, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    export(make(["một"]), "csv", tmp_path / "empty", tables=["targets"])
    assert [path.name for path in (tmp_path / "empty").iterdir()] == ["targets.csv"]
