"""One spelling for every character, no respelling of words, and the way back to the source."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kcextract.document import SourceMap
from kcextract.text.normalisation import compose, normalise

PROSE = "Ủy ban nhân dân tỉnh quyết định hỗ trợ 3.940 triệu đồng cho các cơ sở sản xuất; diện tích 200 m²."

# All of Unicode, lone surrogates too, with what needs care more often than chance would bring it.
CHARACTERS = st.one_of(
    st.sampled_from(
        "aeoĐ \t\n\r\0\x0b\x0c\x1c\x85\x7f\u00ad\u00d0\u0301\u0323\u0302\u0340\u0344\u200b\u200d\u2028\ufeff\u00a0"
        "\u2000\u3000\u212b\u2126\u0958\ufb1d\u1100\u1161\u11a8\uac00\u1fee\ud800\udfff\U0001d15e\U0002f800"
    ),
    st.characters(codec=None, exclude_categories=()),
)
TEXTS = st.text(CHARACTERS)


def text_of(source: str) -> str:
    return normalise(source).text


def source_map(source: str) -> SourceMap:
    return normalise(source).source_map


def shown(text: str) -> str:
    """``text`` without what NFC may change: only characters that stand for themselves and join nothing."""
    return "".join(letter for letter in text if letter == "☃")


# ── What changes ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("e\u0302\u0323", "ệ"),
        ("ê\u0323", "ệ"),
        ("e\u0323\u0302", "ệ"),
        ("đie\u0302\u0323n tho\u031b\u0300i", "điện thời"),
        ("\u212b", "Å"),
        ("\u1112\u1161\u11ab", "한"),
    ],
)
def test_letters_and_their_marks_are_composed(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize("text", ["m²", "½", "№", "ﬁ", "…", "Ⅳ", "10\u2033", "①", "１２", "–", "“”", "㎡"])
def test_what_only_looks_alike_stays_as_it_is(text: str) -> None:
    assert text_of(text) == text


@pytest.mark.parametrize("space", [*"\u00a0\u1680\u2000\u2003\u2009\u200a\u202f\u205f\u3000\x1c\x1f"])
def test_every_kind_of_space_is_a_space(space: str) -> None:
    assert text_of(f"Điều{space}1") == "Điều 1"


def test_tabs_stay_for_they_part_cells() -> None:
    assert text_of("a\tb") == "a\tb"


@pytest.mark.parametrize("sign", ["\r\n", "\r", "\n", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_is_a_line_feed(sign: str) -> None:
    assert text_of(f"một{sign}hai{sign}") == "một\nhai\n"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_page_that_begins_on_a_line_of_its_own_adds_no_line(end: str) -> None:
    # As every editor counts them, and as pdftotext writes them.
    assert text_of(f"một{end}\fhai{end}{end}\f   3{end}bốn") == "một\n hai\n\n    3\nbốn"
    assert text_of(f"\fmột{end}") == " một\n"


def test_blank_lines_stay_blank_lines() -> None:
    assert text_of("a\r\n\r\nb\n\rc\r\rd") == "a\n\nb\n\nc\n\nd"


@pytest.mark.parametrize(
    ("source", "text"), [("Ðiều 1", "Điều 1"), ("\u0189ồng", "Đồng"), ("\u00f0ồng", "đồng")]
)
def test_foreign_letters_that_look_like_d_with_a_stroke_are_it(source: str, text: str) -> None:
    assert text_of(source) == text


@pytest.mark.parametrize(
    "sign",
    [*"\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\u206f\ufeff\u061c\u180e\ufff9"],
)
def test_what_shows_nothing_is_taken_out(sign: str) -> None:
    assert text_of(f"{sign}khuyến{sign}{sign}công{sign}") == "khuyếncông"


@pytest.mark.parametrize("sign", [*"\u200b\u00ad\0\ufeff"])
def test_a_mark_finds_its_letter_over_what_shows_nothing(sign: str) -> None:
    normalised = normalise(f"{PROSE}e{sign}\u0302{sign}\u0323 mới")
    assert normalised.text == f"{PROSE}ệ mới"
    assert normalised.source_map.to_source(len(PROSE) + 1) == len(PROSE) + 5


@pytest.mark.parametrize("sign", [*"\0\x01\x08\x0e\x1b\x7f\x80\x9f"])
def test_control_characters_are_taken_out_and_reported(sign: str) -> None:
    normalised = normalise(f"khuyến{sign} công{sign}")
    assert normalised.text == "khuyến công"
    (notice,) = normalised.notices
    assert (notice.severity, notice.code, notice.start) == ("warning", "control_characters", None)
    assert "2 control characters" in notice.message


def test_lone_surrogates_are_shown_and_reported_as_damage() -> None:
    normalised = normalise("\ud800b\udfff\ud800")
    assert normalised.text == "\ufffdb\ufffd\ufffd"
    assert [(notice.code, notice.start, notice.end) for notice in normalised.notices] == [
        ("damaged_characters", 0, 1),
        ("damaged_characters", 2, 3),
        ("damaged_characters", 3, 4),
    ]


def test_much_damage_is_reported_only_so_often() -> None:
    assert 1 < len(normalise("a\ufffd" * 1000).notices) < 50


def test_nothing_is_reported_of_a_sound_text() -> None:
    assert normalise(PROSE) == (PROSE, SourceMap((), ()), ())


def test_replacements_of_one_character_by_one_are_counted() -> None:
    replacements = source_map("Ðồng\u00a0Nai,\u00a0Ðồng Tháp\u2028\u212b").replacements
    assert replacements == (
        ("\u00a0", " ", 2),
        ("\u00d0", "Đ", 2),
        ("\u2028", "\n", 1),
        ("\u212b", "\u00c5", 1),
    )


# ── The guarantees ───────────────────────────────────────────────────────────────────────────────────


@given(TEXTS)
@example("a\u200b\u0301")
@example("\u0344")
@example("\u1100\u200b\u1161")
def test_the_text_is_in_nfc(source: str) -> None:
    assert unicodedata.is_normalized("NFC", text_of(source))


@given(TEXTS)
def test_its_only_white_space_is_space_tab_and_line_feed(source: str) -> None:
    assert {letter for letter in text_of(source) if letter.isspace()} <= set(" \t\n")


@given(TEXTS)
def test_it_has_no_controls_surrogates_foreign_letters_or_zero_widths(source: str) -> None:
    for letter in text_of(source):
        assert unicodedata.category(letter) not in ("Cc", "Cs") or letter in "\t\n"
        assert letter not in "\u00d0\u00ad\u200b\u200c\u200d\u2060\ufeff"


@given(TEXTS)
def test_nothing_is_left_to_normalise(source: str) -> None:
    text = text_of(source)
    assert normalise(text)[:2] == (text, SourceMap((), ()))


@given(TEXTS)
@example("\u0958")
@example("a\ufb1d")
@example("\u0344\u200b")
def test_the_way_back_never_turns_and_never_leaves_the_source(source: str) -> None:
    normalised = normalise(source)
    places = [normalised.source_map.to_source(offset) for offset in range(len(normalised.text))]
    assert places == sorted(places)
    assert all(0 <= place < len(source) for place in places)
    assert (
        (places[-1] if places else 0) <= normalised.source_map.to_source(len(normalised.text)) <= len(source)
    )


@given(st.lists(TEXTS, max_size=6))
@example(["", "a\u200b\u0301", "\u0344", ""])
@example(["\u0958", "\u0340\u0344", "\u1100\u1161"])
def test_every_unchanged_character_leads_to_itself(pieces: list[str]) -> None:
    source = "☃".join(pieces)
    normalised = normalise(source)
    assert shown(normalised.text) == shown(source)
    found = [
        normalised.source_map.to_source(at) for at, letter in enumerate(normalised.text) if letter == "☃"
    ]
    assert found == [at for at, letter in enumerate(source) if letter == "☃"]


@given(TEXTS)
@example("a\u200b\u0301")
@example("\u0344")
@example("\uac00\u200b\u11a8")
@example("\U0001d15e\U0002f800")
def test_a_change_far_away_moves_no_character(source: str) -> None:
    normalised = normalise(f"{PROSE}\n{source}\n{PROSE}")
    text, end = normalised.text, len(PROSE)
    assert text[:end] == text[-end:] == PROSE
    to_source = normalised.source_map.to_source
    assert [to_source(at) for at in range(end)] == list(range(end))
    assert [to_source(len(text) - end + at) for at in range(end)] == [
        end + len(source) + 2 + at for at in range(end)
    ]


@given(TEXTS)
def test_edits_are_in_order_disjoint_and_change_a_length(source: str) -> None:
    last = (0, 0)
    for start, end, source_start, source_end in source_map(source).edits:
        assert last <= (start, source_start)
        assert start <= end
        assert source_start < source_end
        assert end - start != source_end - source_start
        last = (end, source_end)


@given(st.text(st.sampled_from("aơệ\u0301\u0323\u031b\u0344\u0f73\u0903"), max_size=200))
@example("ệ" + "\u0301\u0323" * 100)
@example("\u0344\u0f73" * 40 + "a")
@example("a" + "\u0301\u0323\u0903" * 20)
def test_any_number_of_marks_in_a_row_is_composed_as_unicode_says(source: str) -> None:
    assert compose(source) == text_of(source) == unicodedata.normalize("NFC", source)


@given(st.text(st.characters(codec="utf-8")))
def test_decomposed_input_gives_the_same_text(source: str) -> None:
    composed = unicodedata.normalize("NFC", source)
    assert text_of(unicodedata.normalize("NFD", source)) == text_of(composed)


def test_decomposed_prose_leads_back_letter_by_letter() -> None:
    source = unicodedata.normalize("NFD", PROSE)
    normalised = normalise(source)
    assert normalised.text == PROSE
    places = [normalised.source_map.to_source(at) for at in range(len(PROSE))]
    assert places == [len(unicodedata.normalize("NFD", PROSE[:at])) for at in range(len(PROSE))]
