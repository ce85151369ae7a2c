"""A made-up document with everything that is found in it, and the golden files that a reader wrote of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kcextract.errors import KcextractError
from kcextract.golden.files import Golden, read_golden
from kcextract.records import (
    AppendixCellRecord,
    AppendixColumnRecord,
    AppendixTableRecord,
    AssignmentRecord,
    BudgetRecord,
    ContentItemRecord,
    Extraction,
    LegalBaseRecord,
    ObjectiveRecord,
    SectionRecord,
    SolutionRecord,
    TargetRecord,
)
from kcextract.run.failure import failed_extraction

TEXT = """\
KẾ HOẠCH khuyến công
Căn cứ Luật A;
I. MỤC TIÊU
1. Mục tiêu
   chung:
- Hỗ trợ 05 cơ sở, 12 lớp
  và 400 -
  600 lao động.
II. NỘI DUNG
1. Đào tạo nghề: mở lớp. Yêu cầu kết quả: có nghề.
Tổng kinh phí 3,5 tỷ đồng, trong đó tỉnh 2 tỷ đồng.
III. GIẢI PHÁP
1. Tuyên truyền. Qua báo.
Sở Công Thương chủ trì, lập kế hoạch hằng năm.
Phụ lục: Dự toán
1 | Lớp nghề | 2.500
"""

FILES = {
    "documents": """\
field,value
family,ke_hoach
number,
issue_date,2020-11-12
title,Khuyến công
period_end,2020
""",
    "sections": """\
line,depth,kind,marker,role,opening
1,1,preamble,,header,KẾ HOẠCH khuyến công
2,1,preamble,,legal_bases,Căn cứ Luật A;
3,1,roman,I.,objectives,MỤC TIÊU
4,2,arabic,1.,objectives_general,Mục tiêu chung
6,3,dash,-,objectives_general,Hỗ trợ 05 cơ sở
15,1,appendix,Phụ lục,appendix,Dự toán
""",
    "legal_bases": """\
line,relation,cited_type,number,cited_date,issuer,title
2,can_cu,luat,,2015-06-19,,Luật A
""",
    "objectives": """\
line,kind,period_start,period_end,text
6,specific,,2020,"Hỗ trợ 05 … lao động."
""",
    "content_items": """\
line,ordinal,title,description,expected_result,activity_code
10,1,Đào tạo nghề,mở lớp.,có nghề.,dao_tao_nghe
""",
    "targets": """\
line,printed,action,quantity_min,quantity_max,comparator,unit,object,basis,period_start,period_end,period_basis,activity_code
6,05,Hỗ trợ,5,5,eq,cơ sở,cơ sở,,,2020,document,
6,12,Hỗ trợ,12,12,eq,lớp,lớp,,,2020,document,dao_tao_nghe
7,400 - 600,Hỗ trợ,400,600,range,lao động,lao động,,,2020,document,
""",
    "budgets": """\
line,printed,parent,amount_vnd,amount_max_vnd,comparator,amount_words_vnd,source,label,period_start,period_end
11,"3,5",,3500000000,3500000000,eq,,tong,Tổng kinh phí,,
11,2,1,2000000000,2000000000,eq,,khuyen_cong_dia_phuong,tỉnh,,
""",
    "solutions": """\
line,ordinal,title,text
13,1,Tuyên truyền,Tuyên truyền. Qua báo.
""",
    "assignments": """\
line,agency,agency_code,duty,task
14,Sở Công Thương,sct,chu_tri,"chủ trì, … hằng năm."
""",
    "appendix_tables": """\
table_no,line,title,unit_note,unit_vnd,unit_basis,row_count,column_count,header_row_count,completeness
0,16,Dự toán,,,,1,3,0,header_missing
""",
    "appendix_columns": """\
table_no,column_no,header,measure,period_start,period_end,source
0,0,,ordinal,,,
0,1,,label,,,
0,2,,amount,,2020,tong
""",
    "appendix_cells": """\
table_no,row_no,column_no,row_marker,row_level,row_parent_no,row_label,row_kind,raw,value
0,0,0,1,0,,Lớp nghề,item,1,
0,0,1,1,0,,Lớp nghề,item,Lớp nghề,
0,0,2,1,0,,Lớp nghề,item,2.500,2500
""",
}


def span(first: str, last: str | None = None) -> tuple[int, int]:
    """From the first character of ``first`` to the last of ``last`` (by default of ``first``)."""
    start = TEXT.index(first)
    words = last or first
    return start, TEXT.index(words, start) + len(words)


def section(number: int, parent: int, depth: int, kind: str, marker: str | None, role: str) -> SectionRecord:
    """The section that begins with the words of its number below."""
    places = [TEXT.index(words) for words in ("KẾ", "Căn", "I.", "1.", "- Hỗ", "Phụ")] + [len(TEXT)]
    start, own_end = places[number - 1 : number + 1]
    return SectionRecord(
        "d", number, parent, depth, kind, marker, None, None, role, "", own_end, start, own_end, None, None
    )


def target(
    number: int, low: float, high: float, comparator: str, unit: str, code: str | None = None
) -> TargetRecord:
    """A row of the one clause with figures."""
    start, end = span("Hỗ trợ", "lao động.")
    words = " ".join(TEXT[start:end].split())
    return TargetRecord(
        *("d", number, 5, None, "Hỗ trợ", low, high, comparator, unit, unit, None),
        *(None, 2020, "document", code, words, start, end),
    )


def budget(number: int, parent: int | None, amount: int, source: str, label: str, raw: str) -> BudgetRecord:
    start, end = span(label, raw)
    return BudgetRecord(
        *("d", number, parent, 7, None, amount, amount, "eq", raw, None, source, label),
        *(None, None, start, end),
    )


@pytest.fixture
def extraction() -> Extraction:
    """An extraction in which everything is as the golden files say."""
    blank = failed_extraction("made-up.txt", "0" * 64, KcextractError("–"), "plain")
    root = SectionRecord(
        "d", 0, None, 0, "document", None, None, None, "other", "", 0, 0, len(TEXT), None, None
    )
    goal = " ".join(TEXT[slice(*span("Hỗ trợ", "lao động."))].split())
    return replace(
        blank,
        document=replace(
            blank.document,
            family="ke_hoach",
            issue_date=datetime.date(2020, 11, 12),
            title="Khuyến công",
            period_end=2020,
            text=TEXT,
        ),
        sections=(
            root,
            section(1, 0, 1, "preamble", None, "header"),
            section(2, 0, 1, "preamble", None, "legal_bases"),
            section(3, 0, 1, "roman", "I.", "objectives"),
            section(4, 3, 2, "arabic", "1.", "objectives_general"),
            section(5, 4, 3, "dash", "-", "objectives_general"),
            section(6, 0, 1, "appendix", "Phụ lục", "appendix"),
        ),
        legal_bases=(
            LegalBaseRecord(
                "d", 0, 2, "can_cu", "luat", None, datetime.date(2015, 6, 19), None, "Luật A", "…", 21, 35
            ),
        ),
        objectives=(
            ObjectiveRecord("d", 0, 5, "specific", None, 2020, goal, *span("- Hỗ trợ", "lao động.")),
        ),
        content_items=(
            ContentItemRecord(
                *("d", 0, 7, 1, "Đào tạo nghề", "mở lớp.", "có nghề.", "dao_tao_nghe"),
                *span("1. Đào tạo", "có nghề."),
            ),
        ),
        targets=(
            target(0, 5.0, 5.0, "eq", "cơ sở"),
            target(1, 12.0, 12.0, "eq", "lớp", "dao_tao_nghe"),
            target(2, 400.0, 600.0, "range", "lao động"),
        ),
        budgets=(
            budget(0, None, 3_500_000_000, "tong", "Tổng kinh phí", "3,5 tỷ đồng"),
            budget(1, 0, 2_000_000_000, "khuyen_cong_dia_phuong", "tỉnh", "2 tỷ đồng"),
        ),
        solutions=(
            SolutionRecord("d", 0, 8, 1, "Tuyên truyền", "Tuyên truyền. Qua báo.", *span("1. Tuyên", "báo.")),
        ),
        assignments=(
            AssignmentRecord(
                *("d", 0, 8, "Sở Công Thương", "sct", "chu_tri", "chủ trì, lập kế hoạch hằng năm."),
                *span("Sở Công Thương", "hằng năm."),
            ),
        ),
        appendix_tables=(
            AppendixTableRecord(
                *("d", 0, 6, "Dự toán", None, None, None, 1, 3, 0, "header_missing", None, None),
                *span("1 | Lớp", "2.500"),
            ),
        ),
        appendix_columns=(
            AppendixColumnRecord("d", 0, 0, None, "ordinal", None, None, None, None),
            AppendixColumnRecord("d", 0, 1, None, "label", None, None, None, None),
            AppendixColumnRecord("d", 0, 2, None, "amount", None, 2020, "tong", "prose"),
        ),
        appendix_cells=tuple(
            AppendixCellRecord(
                *("d", 0, 0, column, "1", 0, None, "Lớp nghề", "1 Lớp nghề", "item", None, None),
                *(None, None, None, None, raw, 2500.0 if raw == "2.500" else None, None, *span(words, raw)),
            )
            for column, (words, raw) in enumerate(
                [("1 | L", "1"), ("Lớp nghề", "Lớp nghề"), ("2.500", "2.500")]
            )
        ),
    )


@pytest.fixture
def golden_files(tmp_path: Path) -> Callable[..., Path]:
    """Writes the golden files, each as above unless given (None: not at all); their folder."""

    def write(**texts: str | None) -> Path:
        folder = tmp_path / "golden" / "made-up"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in {**FILES, **texts}.items():
            if text is not None:
                (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def golden(golden_files: Callable[..., Path]) -> Callable[..., Golden]:
    """The set of these files."""
    return lambda **texts: read_golden(golden_files(**texts))


@pytest.fixture
def edited(golden: Callable[..., Golden]) -> Callable[[str, str, str], Golden]:
    """The set with ``old`` in the file of a table replaced by ``new``."""

    def edit(table: str, old: str, new: str) -> Golden:
        assert old in FILES[table]
        return golden(**{table: FILES[table].replace(old, new)})

    return edit


@pytest.fixture
def lines_of() -> Callable[[str], list[str]]:
    """The lines of the file of a table, with their ends."""
    return lambda table: FILES[table].splitlines(keepends=True)
