"""Old Word and rich text files as documents: all of them read as the same one in the format of today.

The files beside this one were made of ``decision.fodt`` by LibreOffice, ``struck.doc`` of ``struck.rtf``.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from kcextract.document import Document
from kcextract.errors import FormatError
from kcextract.grammar import load_grammar
from kcextract.loaders import load
from kcextract.loaders.office import soffice

GRAMMAR = load_grammar()
FILES = Path(__file__).parent / "files"
DOC = (FILES / "decision.doc").read_bytes()
RTF = (FILES / "decision.rtf").read_bytes()
# How the stream with the text begins.
HEADER = b"\xec\xa5\x01\x01"
BOTH = pytest.mark.parametrize("name", ["decision.doc", "decision.rtf"])


def read(name: str) -> Document:
    return load((FILES / name).read_bytes(), GRAMMAR)


def lines(document: Document) -> list[str]:
    return [" ".join(line.split()) for line in document.text.split("\n")]


def cells(document: Document) -> list[tuple[str, int, int, int, int]]:
    (grid,) = document.grids
    return [
        (document.text[cell.start : cell.end], cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in grid.cells
    ]


# ── Text ─────────────────────────────────────────────────────────────────────────────────────────────


@BOTH
def test_hidden_and_deleted_text_is_left_out_and_line_breaks_are_kept(name: str) -> None:
    document = read(name)
    assert lines(document)[:2] == ["Điều 1. Hỗ trợ phát triển", "công nghiệp NÔNG THÔN."]
    start, end, _ = document.paragraphs[0]
    assert document.reading[start:end] == "Điều 1. Hỗ trợ phát triển công nghiệp NÔNG THÔN."


@pytest.mark.parametrize("name", ["struck.doc", "struck.rtf"])
def test_struck_text_is_left_out_and_told_of(name: str) -> None:
    document = read(name)
    assert document.text == "a 500 lopq\nb"
    (notice,) = document.notices
    assert (notice.severity, notice.code) == ("info", "struck_text")
    assert notice.message.startswith(f"{len('900 boxyz')} characters ")


@BOTH
def test_automatic_numbers_are_written_out(name: str) -> None:
    labels = [line.replace(".", ". ").replace(")", ") ").split() for line in lines(read(name))[2:9]]
    assert [words[0] for words in labels] == ["I.", "1.", "a)", "b)", "-", "2.", "II."]
    assert [" ".join(words[1:]) for words in labels] == [
        *("Mục tiêu", "Chung", "Thứ nhất", "Thứ hai", "Gạch", "Riêng", "Nội dung")
    ]


@BOTH
def test_fonts_are_recoded_run_by_run(name: str) -> None:
    document = read(name)
    assert "QUYẾT ĐỊNH của Uỷ ban nhân dân tỉnh về chương trình khuyến công" in lines(document)
    assert document.encoding == "tcvn3"


@BOTH
def test_a_text_box_stands_after_the_paragraph_that_holds_it(name: str) -> None:
    shown = lines(read(name))
    assert shown[shown.index("Trong hộp.") - 1] == "Trước hộp."


@BOTH
def test_a_table_has_its_merged_cells(name: str) -> None:
    assert cells(read(name)) == [
        *(("STT", 0, 0, 2, 1), ("Nội dung", 0, 1, 2, 1), ("Kinh phí\n(triệu đồng)", 0, 2, 1, 2)),
        *(("2018", 1, 2, 1, 1), ("2019", 1, 3, 1, 1)),
        *(("1", 2, 0, 1, 1), ("Đào tạo", 2, 1, 1, 1), ("300", 2, 2, 1, 1), ("350", 2, 3, 1, 1)),
        *(("Cộng", 3, 0, 1, 2), ("300", 3, 2, 1, 1), ("350", 3, 3, 1, 1)),
    ]


def test_rows_repeated_on_every_page_are_headers() -> None:
    (grid,) = read("decision.doc").grids
    assert [cell.is_header for cell in grid.cells] == [cell.row < 2 for cell in grid.cells]


@BOTH
def test_footnotes_stand_at_the_end_and_are_not_read(name: str) -> None:
    document = read(name)
    (note,) = document.furniture
    assert document.text[note.start : note.end] == "Chú thích."
    assert [notice.severity for notice in document.notices] == ["info", "info"]
    assert {notice.code for notice in document.notices} == {"legacy_encoding", "footnotes"}


def test_both_read_alike() -> None:
    old, rich = read("decision.doc"), read("decision.rtf")
    assert "".join(old.text.split()) == "".join(rich.text.split())
    assert (old.media_type, rich.media_type) == ("application/msword", "application/rtf")
    assert (old.loader, rich.loader) == ("office", "office")


# ── Damage ───────────────────────────────────────────────────────────────────────────────────────────


def refused(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        load(data, GRAMMAR)
    return caught.value


def test_a_locked_file_is_refused() -> None:
    header = DOC.index(HEADER)
    locked = bytearray(DOC)
    locked[header + 0x0B] |= 0x01
    error = refused(bytes(locked))
    assert error.code == "encrypted"
    assert "password" in error.sentence


@pytest.mark.parametrize("size", [600, 2_000, 6_000])
def test_an_old_file_that_was_cut_off_is_refused(size: int) -> None:
    error = refused(DOC[:size])
    assert error.code in ("damaged_file", "unknown_format")
    assert "cut off" in error.sentence


@pytest.mark.parametrize("size", [40, 400, 3_000])
def test_a_rich_text_that_ends_before_its_text_is_refused(size: int) -> None:
    assert refused(RTF[:size]).code == "damaged_file"


def test_a_rich_text_that_was_cut_off_says_so() -> None:
    document = load(RTF[:-2], GRAMMAR)
    assert [notice.severity for notice in document.notices if notice.code == "damaged_file"] == ["warning"]


def test_a_file_without_text_is_refused() -> None:
    assert refused(rb"{\rtf1\ansi{\pict\wmetafile8 0123}\par}").code == "no_text"


def test_without_libreoffice_the_package_to_install_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    broken = DOC.replace(HEADER, bytes(len(HEADER)), 1)
    error = refused(broken)
    assert error.code == "office_missing"
    assert "libreoffice-writer" in error.sentence


@pytest.mark.parametrize("seed", range(40))
def test_damage_within_is_read_around_or_refused(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)
    damaged = bytearray(DOC)
    for step in range(1, 25):
        place = 512 + (seed * 7919 + step * 104_729) % (len(damaged) - 512)
        damaged[place] = (damaged[place] + seed + step) % 256
    with contextlib.suppress(FormatError):
        document = load(bytes(damaged), GRAMMAR)
        assert len(document.reading) == len(document.text)
