"""The records are the output contract, column by column."""

from __future__ import annotations

import dataclasses

import pytest

from kcextract.errors import FormatError
from kcextract.records import DiagnosticRecord, Extraction, LineRecord, LineRecords, columns, table_records
from kcextract.run.failure import failed_extraction

CONTRACT = {
    "documents": """doc_id source source_sha256 media_type loader encoding page_count ocr family number
        number_serial number_symbol issuer issuer_level province_code province province_code_2025
        province_2025 place issue_date effective_from title programme_title period_start period_end
        signer_name signer_title signed_for grammar extractor_version status text""",
    "lines": "doc_id line_no start end page x0 y0 x1 y1 confidence",
    "sections": """doc_id section_no parent_no depth kind marker ordinal heading role path own_end start end
        page_first page_last""",
    "legal_bases": """doc_id legal_base_no section_no relation cited_type number cited_date issuer title text
        start end""",
    "objectives": "doc_id objective_no section_no kind period_start period_end text start end",
    "content_items": (
        "doc_id content_item_no section_no ordinal title description expected_result activity_code start end"
    ),
    "targets": (
        "doc_id target_no section_no content_item_no action quantity_min quantity_max comparator unit object basis"
        " period_start period_end period_basis activity_code text start end"
    ),
    "budgets": (
        "doc_id budget_no parent_no section_no content_item_no amount_vnd amount_max_vnd comparator amount_raw"
        " amount_words_vnd source label period_start period_end start end"
    ),
    "solutions": "doc_id solution_no section_no ordinal title text start end",
    "assignments": "doc_id assignment_no section_no agency agency_code duty task start end",
    "appendix_tables": (
        "doc_id table_no section_no title unit_note unit_vnd unit_basis row_count column_count header_row_count"
        " completeness page_first page_last start end"
    ),
    "appendix_columns": "doc_id table_no column_no header measure period_start period_end source basis",
    "appendix_cells": (
        "doc_id table_no row_no column_no row_marker row_level row_parent_no row_label row_path row_kind header"
        " measure period_start period_end source activity_code raw value value_vnd start end"
    ),
    "checks": "doc_id check_no kind subject expected actual difference status note",
    "diagnostics": "doc_id diagnostic_no severity code message start end",
}

_ACTIVITIES = (
    "dao_tao_nghe nang_cao_nang_luc_quan_ly mo_hinh_cong_nghe san_pham_tieu_bieu tu_van thong_tin"
    " lien_ket_cum_cong_nghiep hop_tac_quoc_te quan_ly_khuyen_cong khac"
)
_SOURCES = "tong ngan_sach_nha_nuoc khuyen_cong_quoc_gia khuyen_cong_dia_phuong doi_ung khac"
_MEASURES = "ordinal label quantity amount text"
CODES = {
    "documents.family": "quyet_dinh ke_hoach chuong_trinh nghi_quyet tin_bai khac",
    "documents.issuer_level": "trung_uong tinh huyen xa",
    "documents.status": "ok partial failed",
    "sections.kind": """document preamble part chapter article roman arabic decimal letter dash plus star
        paragraph table signature recipients appendix""",
    "sections.role": """header legal_bases enactment objectives objectives_general objectives_specific scope
        subjects priorities contents content_item expected_result budget solutions organisation effect
        recipients signature appendix other""",
    "legal_bases.relation": "can_cu theo xet de_nghi dan_chieu",
    "legal_bases.cited_type": """luat nghi_dinh nghi_quyet quyet_dinh thong_tu thong_tu_lien_tich to_trinh
        cong_van khac""",
    "objectives.kind": "general specific",
    "content_items.activity_code": _ACTIVITIES,
    "targets.comparator": "eq approx range ge gt le lt",
    "targets.period_basis": "sentence section document",
    "targets.activity_code": _ACTIVITIES,
    "budgets.comparator": "eq approx range ge gt le lt",
    "budgets.source": _SOURCES,
    "assignments.duty": "chu_tri phoi_hop thuc_hien",
    "appendix_tables.unit_basis": "stated reconciled",
    "appendix_tables.completeness": "complete header_missing rows_missing header_and_rows_missing",
    "appendix_columns.measure": _MEASURES,
    "appendix_columns.source": _SOURCES,
    "appendix_columns.basis": "header arithmetic prose",
    "appendix_cells.row_kind": "item subtotal total",
    "appendix_cells.measure": _MEASURES,
    "appendix_cells.source": _SOURCES,
    "appendix_cells.activity_code": _ACTIVITIES,
    "checks.kind": "row_sum children_sum total_row prose_sum prose_table words_digits objective_content",
    "checks.status": "pass fail",
    "diagnostics.severity": "info warning error",
}


def test_the_tables_are_those_of_the_contract_in_its_order() -> None:
    assert list(table_records()) == list(CONTRACT)


@pytest.mark.parametrize("table", CONTRACT)
def test_the_columns_are_those_of_the_contract_in_its_order(table: str) -> None:
    assert [column.name for column in columns(table)] == CONTRACT[table].split()


@pytest.mark.parametrize("table", CONTRACT)
def test_every_column_says_what_it_holds_in_both_languages(table: str) -> None:
    for column in columns(table):
        assert column.description.endswith((".", "…")), column
        assert column.label_vi, column


def test_code_columns_list_the_codes_of_the_contract() -> None:
    listed = {f"{table}.{column.name}": column.codes for table in CONTRACT for column in columns(table)}
    assert {name: codes for name, codes in listed.items() if codes} == {
        name: tuple(codes.split()) for name, codes in CODES.items()
    }


def test_years_are_int16_and_dates_date32() -> None:
    types = {column.name: column.arrow_type for column in columns("documents")}
    assert types["period_start"] == types["period_end"] == "int16"
    assert types["issue_date"] == types["effective_from"] == "date32"


@pytest.mark.parametrize("table", CONTRACT)
def test_the_key_is_the_document_and_the_number_in_it_and_never_null(table: str) -> None:
    key = table_records()[table].TABLE.key
    assert key[0] == "doc_id"
    assert len(key) == {"documents": 1, "appendix_columns": 3, "appendix_cells": 4}.get(table, 2)
    assert all(not column.nullable for column in columns(table) if column.name in key)


@pytest.mark.parametrize("table", CONTRACT)
def test_a_column_may_be_null_just_where_its_field_admits_none(table: str) -> None:
    annotations = {field.name: field.type for field in dataclasses.fields(table_records()[table])}
    assert {column.name: column.nullable for column in columns(table)} == {
        name: str(annotation).endswith("| None") for name, annotation in annotations.items()
    }


def test_records_are_frozen_and_slotted() -> None:
    row = DiagnosticRecord("d", 0, "info", "odd", "Odd.", None, None)
    assert not hasattr(row, "__dict__")
    with pytest.raises(dataclasses.FrozenInstanceError):
        row.code = "other"  # type: ignore[misc]


@pytest.mark.parametrize("table", table_records())
def test_a_record_takes_its_fields_by_place_and_by_name_and_misses_none(table: str) -> None:
    record = table_records()[table]
    names = [field.name for field in dataclasses.fields(record)]
    made = record(*range(len(names)))
    assert dataclasses.astuple(made) == tuple(range(len(names)))
    assert record(**dict(zip(names, range(len(names)), strict=True))) == made
    assert dataclasses.replace(made, **{names[-1]: None}) != made
    with pytest.raises(TypeError):
        record(*range(len(names) - 1))


def test_an_extraction_gives_the_rows_of_each_table_by_name(extraction: Extraction) -> None:
    assert extraction.rows("documents") == (extraction.document,)
    assert extraction.rows("diagnostics") == extraction.diagnostics
    filled = {table: len(extraction.rows(table)) for table in table_records()}
    assert filled == dict.fromkeys(CONTRACT, 0) | {"documents": 1, "diagnostics": 1}
    with pytest.raises(KeyError):
        extraction.rows("status")


def test_the_status_of_an_extraction_is_its_document_s(extraction: Extraction) -> None:
    assert extraction.status == extraction.document.status == "failed"


@pytest.fixture
def extraction() -> Extraction:
    return failed_extraction("a.txt", "ab" * 32, FormatError("No."), "plain")


def test_lines_are_records_when_they_are_asked_for() -> None:
    cells = [(0, 4, 1, None, None, None, None, None), (5, 9, 1, 1.5, 2.0, 3.0, 4.0, 0.9)]
    lines = LineRecords("a" * 16, cells)
    records = tuple(LineRecord("a" * 16, number, *each) for number, each in enumerate(cells))
    assert tuple(lines) == records
    assert lines[-1] == records[-1]
    assert lines[:1] == records[:1]
    assert list(map(tuple, lines.columns())) == [
        tuple(getattr(each, column.name) for each in records) for column in columns("lines")
    ]
