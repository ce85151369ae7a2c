"""CSV: safe in a spreadsheet, and exact for who takes the apostrophe away."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import csv as arrow_csv

from kcextract.dataset.tables import Dataset
from kcextract.exports import Exported
from kcextract.exports.delimited import safe
from kcextract.records import columns

Export = Callable[..., tuple[Dataset, Exported]]
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
SIGNS = "=+-@＝＋－＠"


def records(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as source:
        return [*csv.reader(source, strict=True)]


def restored(text: str) -> str:
    return text.removeprefix("'")


def test_every_text_is_there_and_none_is_a_formula(exported: Export, hostile: list[str]) -> None:
    dataset, done = exported("csv", hostile)
    head, *rows = records(done.path / "targets.csv")
    assert head == list(dataset.targets.columns)
    assert [restored(row[9]) for row in rows] == hostile
    assert not [row[9] for row in rows if row[9].lstrip().startswith(tuple(SIGNS))]


def test_numbers_dates_and_codes_are_plain_and_missing_values_empty(exported: Export) -> None:
    _, done = exported("csv", ["một", "hai"])
    [_, first, second] = records(done.path / "targets.csv")
    assert (first[5], second[5], second[6], second[7], second[12]) == ("0", "0.25", "", "ge", "2020")
    [head, row] = records(done.path / "documents.csv")
    assert dict(zip(head, row, strict=True))["issue_date"] == "2020-02-29"
    assert dict(zip(head, row, strict=True))["ocr"] == "false"


def test_a_negative_number_is_no_text_and_stays_one(exported: Export) -> None:
    assert safe(pa.chunked_array([["-5"]])).to_pylist() == ["'-5"]
    assert "difference" in {column.name for column in columns("checks") if column.arrow_type == "float64"}


def test_the_byte_order_mark_is_there_only_if_it_is_wanted(exported: Export) -> None:
    _, plain = exported("csv", ["một"])
    _, marked = exported("csv", ["một"], bom=True)
    for path in plain.path.iterdir():
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        assert (marked.path / path.name).read_bytes()[:3] == b"\xef\xbb\xbf"


def test_an_empty_text_is_told_from_a_missing_one(exported: Export) -> None:
    _, done = exported("csv", [""])
    options = arrow_csv.ConvertOptions(
        strings_can_be_null=True, quoted_strings_can_be_null=False, null_values=[""]
    )
    read = arrow_csv.read_csv(done.path / "targets.csv", convert_options=options)
    assert (read["object"].to_pylist(), read["period_basis"].to_pylist()) == ([""], [None])


@given(texts=st.lists(TEXTS | st.text("=+-@'\t\r\n ＝\u00a0\u200b a1")))
def test_what_is_safe_can_be_restored_and_begins_no_formula(texts: list[str]) -> None:
    made: list[Any] = safe(pa.chunked_array([pa.array(texts, pa.string())])).to_pylist()
    assert [restored(text) for text in made] == texts
    assert not [text for text in made if text.lstrip(" \t\r\n\u00a0").startswith(tuple(SIGNS))]
