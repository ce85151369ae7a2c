"""A plain text file as a document: nothing is lost, and every place is a place in one text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kcextract.document import Document, Grid, Line, Paragraph, Span
from kcextract.errors import EncodingError, FormatError
from kcextract.grammar import load_grammar
from kcextract.loaders.assembly import LINE_BREAK, count_breaks
from kcextract.loaders.text import load_text

GRAMMAR = load_grammar()
CORPUS = sorted(Path(__file__).parents[2].glob("corpus/*.txt"))

TABLE = "\tSTT\n\tNội dung\n\tKinh phí\n\n\t1\n\tĐào tạo\n\t300\n\n\t2\n\tHội chợ\n\t-\n\n\t3\n\tMáy\n\t70\n"
PROSE = (
    "Hỗ trợ các cơ sở công nghiệp nông thôn đầu\ntư máy móc thiết bị tiên tiến; mức hỗ trợ\nbằng một nửa giá "
    "trị của máy do tỉnh cấp\nhằng năm theo kế hoạch được phê duyệt của\ncấp có thẩm quyền.\n"
)


def load(text: str) -> Document:
    return load_text(text.encode(), GRAMMAR)


def spans(places: Iterable[Line | Paragraph | Grid | Span]) -> list[tuple[int, int]]:
    return [(place.start, place.end) for place in places]


def check(document: Document) -> None:
    """The guarantees of ``Document``."""
    text, reading = document.text, document.reading
    assert len(reading) == len(text)
    assert "\n" not in reading
    paragraphs, grids = spans(document.paragraphs), spans(document.grids)
    for places in (spans(document.lines), paragraphs, grids, spans(document.furniture)):
        assert all(0 <= start <= end <= len(text) for start, end in places)
        assert all(before[1] <= after[0] for before, after in pairwise(places))
    held = [0] * len(text)
    for start, end in paragraphs + grids:
        for offset in range(start, end):
            held[offset] += 1
    assert max(held, default=0) <= 1
    assert all(count == 1 for count, letter in zip(held, reading, strict=True) if not letter.isspace())
    blanked = {offset for start, end in document.furniture for offset in range(start, end)}
    for offset, (seen, letter) in enumerate(zip(reading, text, strict=True)):
        assert seen == (" " if offset in blanked or letter == "\n" else letter)
    for grid in document.grids:
        assert all(grid.start <= cell.start <= cell.end <= grid.end for cell in grid.cells)


# ── What a document is ───────────────────────────────────────────────────────────────────────────────


def test_a_text_file() -> None:
    document = load("Điều 1. Hỗ trợ.\nĐiều 2. Thi hành.\n")
    assert (document.media_type, document.loader, document.encoding) == ("text/plain", "text", "utf-8")
    assert (document.page_count, document.ocr, document.notices) == (None, False, ())
    assert document.text == "Điều 1. Hỗ trợ.\nĐiều 2. Thi hành.\n"
    assert document.reading == "Điều 1. Hỗ trợ. Điều 2. Thi hành. "
    assert spans(document.lines) == [(0, 15), (16, 33)]
    assert document.paragraphs == ((0, 15, True), (16, 33, True))
    assert document.grids == ()
    assert document.furniture == ()


def test_a_wrapped_paragraph_reads_on() -> None:
    document = load(PROSE + "Điều 2.\nThi hành.\n")
    start, end, _ = document.paragraphs[0]
    assert document.reading[start:end] == " ".join(PROSE.split())


def test_page_furniture_is_blank_in_the_reading_only() -> None:
    lines = PROSE.split("\n")[:-1] * 9
    pages = [lines[start : start + 15] for start in (0, 16, 27)]
    document = load("\n".join("\n".join([*page, str(number)]) for number, page in enumerate(pages, 1)))
    assert [document.text[start:end] for start, end in document.furniture] == ["1", "2", "3"]
    assert not any(letter.isdigit() for letter in document.reading)
    check(document)


def test_a_table_is_a_grid_between_paragraphs() -> None:
    document = load(f"{PROSE}\n{TABLE}\n{PROSE}")
    (grid,) = document.grids
    assert [document.text[cell.start : cell.end] for cell in grid.cells][:4] == [
        "STT",
        "Nội dung",
        "Kinh phí",
        "1",
    ]
    assert [paragraph.end <= grid.start for paragraph in document.paragraphs] == [True, False]
    check(document)


@pytest.mark.parametrize("after", ["hỗ trợ thêm", ") và khác", "; và khác", "14 cơ sở"])
@pytest.mark.parametrize("before", ["Kinh phí hỗ trợ các cơ sở, gồm", "2.", "a)"])
def test_a_sentence_around_a_table_does_not_swallow_it(before: str, after: str) -> None:
    document = load(f"{before}\n{TABLE}{after}\n")
    assert len(document.grids) == 1
    check(document)


def test_damage_and_controls_are_noticed() -> None:
    document = load_text(PROSE.encode() * 3 + b"\xff\0", GRAMMAR)
    assert [notice.code for notice in document.notices] == ["control_characters", "damaged_characters"]
    assert {notice.severity for notice in document.notices} == {"warning"}
    place = document.notices[1].start
    assert place is not None
    assert document.text[place] == "\ufffd"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_the_encoding_changes_nothing_else(encoding: str) -> None:
    plain, other = load(PROSE + TABLE), load_text((PROSE + TABLE).encode(encoding), GRAMMAR)
    assert (other.text, other.paragraphs, other.grids) == (plain.text, plain.paragraphs, plain.grids)


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\x85", "\u2028"])
def test_the_kind_of_line_end_changes_nothing(line_end: str) -> None:
    text = f"{PROSE}\n{TABLE}"
    plain, other = load(text), load(text.replace("\n", line_end))
    assert (other.text, other.paragraphs, other.grids) == (plain.text, plain.paragraphs, plain.grids)


@pytest.mark.parametrize("text", ["Số: 12/QĐ-UBND\r\nHà\u00a0Nội", "\ufeffĐiều\u200b 1.\r\n", "cơ sở"])
def test_every_place_leads_back_to_the_source(text: str) -> None:
    source = unicodedata.normalize("NFD", text)
    document = load(source)
    for offset, letter in enumerate(document.text):
        found = source[document.source_map.to_source(offset)]
        assert found in {"\n": "\r\n", " ": " \u00a0"}.get(letter, unicodedata.normalize("NFD", letter))


def test_what_is_no_text_is_an_error() -> None:
    with pytest.raises(FormatError):
        load_text(b"%PDF-1.7", GRAMMAR)
    with pytest.raises(EncodingError):
        load_text("Le conseil a décidé que la fête sera célébrée à l’hôtel".encode("cp1252"), GRAMMAR)


def test_a_text_in_an_old_font_is_read() -> None:
    document = load_text("Céng hoµ x· héi chñ nghÜa ViÖt Nam".encode("cp1252"), GRAMMAR)
    assert (document.text, document.encoding) == ("Cộng hoà xã hội chủ nghĩa Việt Nam", "tcvn3")


def test_a_text_of_nothing_but_space_is_an_empty_document() -> None:
    document = load(" \n\t\n")
    assert (document.paragraphs, document.grids, document.furniture) == ((), (), ())


# ── Whatever comes ───────────────────────────────────────────────────────────────────────────────────

BLOCKS = st.sampled_from(
    [
        *(
            PROSE,
            TABLE,
            "\n",
            "\n\n",
            "1\n",
            "2\n",
            "3\n",
            "- 4 -\n",
            "Trang 2\n",
            "Chương trình khuyến công\n",
        ),
        *(
            "1. Hỗ trợ\n",
            "1.\n",
            "a) cơ sở;\n",
            "- máy móc\n",
            "Điều 1.\n",
            "I. MỤC TIÊU\n",
            "Căn cứ Luật;\n",
        ),
        *(
            "PHỤ LỤC\n",
            "Nơi nhận:\n",
            ") và\n",
            "hỗ trợ\n",
            "a\t1\t2\n",
            "b | 3 | 4\n",
            "5    6    7\n",
            "\t8\n",
            " \t \n",
        ),
        *(
            "CHỦ TỊCH\n",
            "ĐỀ ÁN\n",
            "Kinh phí: 3\n",
            "----\n",
            "|\n",
            "e\u0301\u200b\n",
            "\r\n",
            "\u2028",
            "\0",
            "\ufeff",
        ),
    ]
)
TEXTS = st.lists(BLOCKS | st.text(max_size=10), max_size=30).map("".join)


@given(TEXTS)
@example(("a\nB\n") * 60)
@example(f"1.\n{TABLE}hỗ trợ\n")
def test_any_text_keeps_the_guarantees(text: str) -> None:
    try:
        document = load_text(text.encode("utf-8", "surrogatepass"), GRAMMAR)
    except FormatError:
        return
    check(document)


@given(st.binary())
def test_any_bytes_keep_the_guarantees_or_are_an_error(data: bytes) -> None:
    try:
        document = load_text(data, GRAMMAR)
    except FormatError:
        return
    check(document)


@given(TEXTS.filter(str.strip))
def test_no_character_that_can_be_seen_is_lost(text: str) -> None:
    try:
        document = load(text)
    except FormatError:
        return
    source = unicodedata.normalize("NFC", text.replace("\u200b", "")).translate(
        str.maketrans("Ðð\u0189\u0256", "ĐđĐđ")
    )
    assert list(filter(str.isalnum, document.text)) == list(filter(str.isalnum, source))


# ── Real documents ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_real_documents_keep_the_guarantees(path: Path) -> None:
    check(load_text(path.read_bytes(), GRAMMAR))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_real_documents_are_the_same_in_other_spellings(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = load(text)
    for other in (text.replace("\n", "\r\n"), unicodedata.normalize("NFD", text), f"\ufeff{text}"):
        document = load(other)
        assert (document.text, document.paragraphs, document.grids) == (
            plain.text,
            plain.paragraphs,
            plain.grids,
        )


@given(st.text(st.sampled_from("\r\n\x0b\x0c\x1c\x1d\x1e\x1f\x85\u2028\u2029\t a")))
def test_line_breaks_are_counted_as_they_part_lines(text: str) -> None:
    assert count_breaks(text) == len(LINE_BREAK.findall(text))
