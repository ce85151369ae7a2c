"""The Arrow schema says what the records say, and takes no value that does not fit."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.dataset.schema import arrow_schema, record_batch
from kcextract.records import DiagnosticRecord, LineRecord, columns, table_records

ROW = DiagnosticRecord("d" * 16, 0, "info", "odd", "It is odd.", 3, 5)


@pytest.mark.parametrize("table", table_records())
def test_every_field_carries_its_description_and_its_vietnamese_label(table: str) -> None:
    for field, column in zip(arrow_schema(table), columns(table), strict=True):
        assert field.name == column.name
        assert field.nullable == column.nullable
        assert field.metadata == {
            b"description": column.description.encode(),
            b"label_vi": column.label_vi.encode(),
        }


@pytest.mark.parametrize("table", table_records())
def test_code_columns_and_only_they_are_dictionaries(table: str) -> None:
    for field, column in zip(arrow_schema(table), columns(table), strict=True):
        assert pa.types.is_dictionary(field.type) == bool(column.codes)


def test_the_schema_names_its_table_and_key() -> None:
    metadata = arrow_schema("lines").metadata
    assert metadata[b"table"] == b"lines"
    assert metadata[b"label_vi"] == "Dòng".encode()
    assert metadata[b"key"] == b"doc_id,line_no"


def test_rows_come_back_as_they_went_in() -> None:
    rows = [ROW, replace(ROW, diagnostic_no=1, severity="error", start=None, end=None)]
    back = record_batch("diagnostics", rows).to_pylist()
    assert [DiagnosticRecord(**row) for row in back] == rows


def test_no_rows_make_an_empty_batch_of_the_same_schema() -> None:
    batch = record_batch("diagnostics", [])
    assert batch.num_rows == 0
    assert batch.schema == arrow_schema("diagnostics")


offsets = st.integers(0, 2**31 - 1)
points = st.none() | st.floats(allow_nan=False)


@given(st.lists(st.builds(LineRecord, st.text(), *[offsets] * 3, st.none() | offsets, *[points] * 5)))
def test_whatever_lines_hold_comes_back(rows: list[LineRecord]) -> None:
    assert [LineRecord(**row) for row in record_batch("lines", rows).to_pylist()] == rows


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"severity": "grave"}, "diagnostics.severity: 'grave'"),
        ({"code": None}, "diagnostics.code"),
        ({"start": 2**31}, "diagnostics.start"),
        ({"start": "3"}, "diagnostics.start"),
        ({"message": "\udcff"}, "diagnostics.message"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_name(change: dict[str, object], place: str) -> None:
    with pytest.raises(ValueError, match=place):
        record_batch("diagnostics", [replace(ROW, **change)])
