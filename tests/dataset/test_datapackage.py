"""The data package describes the tables as the records do."""

from __future__ import annotations

import json

import pytest

from kcextract.dataset.datapackage import data_package, data_package_bytes, table_schema
from kcextract.records import columns, table_records


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
    assert table_schema("sections")["foreignKeys"][1] == {
        "fields": ["doc_id", "parent_no"],
        "reference": {"resource": "", "fields": ["doc_id", "section_no"]},
    }
    assert "foreignKeys" not in table_schema("documents")


def test_the_file_is_the_package() -> None:
    paths = ["documents/part-00000.parquet"]
    content = data_package_bytes(paths).decode()
    assert json.loads(content) == data_package(paths)
    assert "Văn bản" in content
