"""The data package describes the tables as the records do."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import frictionless
import pytest

from kcextract import convert, load
from kcextract.dataset.datapackage import DATA_PACKAGE, data_package, data_package_bytes, table_schema
from kcextract.records import columns, table_records
from kcextract.run.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpus"


def test_every_table_is_a_resource_with_its_parts() -> None:
    package = data_package(["lines/part-00001.parquet", "lines/part-00000.parquet"])
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert list(resources) == list(table_records())
    assert resources["lines"]["path"] == ["lines/part-00000.parquet", "lines/part-00001.parquet"]
    assert resources["lines"]["title"] == "Dòng"
    assert resources["lines"]["format"] == "parquet"


@pytest.mark.parametrize("table", table_records())
def test_every_column_is_a_field_with_title_and_description(table: str) -> None:
    fields = table_schema(table)["fields"]
    assert [(field["name"], field["title"], field["description"]) for field in fields] == [
        (column.name, column.label_vi, column.description) for column in columns(table)
    ]


def test_a_field_says_its_type_and_what_it_may_hold() -> None:
    fields = {field["name"]: field for field in table_schema("documents")["fields"]}
    assert fields["doc_id"]["constraints"] == {"required": True}
    assert fields["issuer_level"]["constraints"] == {"enum": ["trung_uong", "tinh", "huyen", "xa"]}
    assert "constraints" not in fields["title"]
    assert {fields[name]["type"] for name in ("issue_date", "period_end", "ocr", "title")} == {
        "date",
        "integer",
        "boolean",
        "string",
    }


def test_keys_join_the_tables() -> None:
    schema = table_schema("legal_bases")
    assert schema["primaryKey"] == ["doc_id", "legal_base_no"]
    assert [key["reference"]["resource"] for key in schema["foreignKeys"]] == ["documents", "sections"]
    assert schema["foreignKeys"][1] == {
        "fields": ["doc_id", "section_no"],
        "reference": {"resource": "sections", "fields": ["doc_id", "section_no"]},
    }
    assert "foreignKeys" not in table_schema("documents")


@pytest.mark.parametrize("table", table_records())
def test_no_key_to_another_row_may_be_missing(table: str) -> None:
    nullable = {column.name for column in columns(table) if column.nullable}
    for key in table_schema(table).get("foreignKeys", ()):
        assert not nullable.intersection(key["fields"])


def test_one_part_is_a_path_and_no_part_a_header() -> None:
    resources = {each["name"]: each for each in data_package(["lines/part-00000.parquet"])["resources"]}
    assert resources["lines"]["path"] == "lines/part-00000.parquet"
    assert "path" not in resources["targets"]
    assert resources["targets"]["data"] == [[column.name for column in columns("targets")]]


def test_a_text_that_may_be_empty_is_not_required() -> None:
    fields = {field["name"]: field for field in table_schema("sections")["fields"]}
    assert "constraints" not in fields["path"]
    assert fields["depth"]["constraints"] == {"required": True}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents of the corpus, each in a part of its own."""
    folder = tmp_path_factory.mktemp("package") / "out"
    two = sorted(CORPUS.glob("*.txt"))[:2]
    convert(two, folder, settings=Settings(workers=0, documents_per_part=1))
    return folder


def found_wrong(folder: Path, paths: Iterable[str]) -> list[object]:
    """What Frictionless finds wrong in the parts of these paths."""
    (folder / DATA_PACKAGE).write_bytes(data_package_bytes(paths))
    wrong: list[object] = frictionless.validate(str(folder / DATA_PACKAGE)).flatten(["rowNumber", "note"])
    return wrong


def test_what_a_run_writes_is_valid_for_each_of_its_parts(out: Path) -> None:
    parts = [part.path for part in load(out).manifest.parts]
    names = {path.partition("/")[2] for path in parts}
    assert len(names) == 2
    assert (out / DATA_PACKAGE).read_bytes() == data_package_bytes(parts)
    # Frictionless reads the first part of a resource only.
    for name in names:
        assert found_wrong(out, [path for path in parts if path.endswith(name)]) == []


def test_a_package_without_parts_is_valid(tmp_path: Path) -> None:
    assert found_wrong(tmp_path, []) == []


def test_rows_that_refer_to_nothing_are_seen(out: Path) -> None:
    one, other = sorted(part.path for part in load(out).manifest.parts if part.path.startswith("sections/"))
    documents = f"documents/{Path(other).name}"
    assert found_wrong(out, [one, documents])
    assert found_wrong(out, [other, documents]) == []


def test_the_file_is_the_package() -> None:
    paths = ["documents/part-00000.parquet"]
    content = data_package_bytes(paths).decode()
    assert json.loads(content) == data_package(paths)
    assert "Văn bản" in content
