"""Old Vietnamese fonts: every letter as it was shown, and a sound text never touched."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from kcextract.text.legacy import Recoded, Run, to_unicode
from kcextract.text.legacy.fonts import hint
from kcextract.text.legacy.syllables import is_syllable
from kcextract.text.legacy.tables import ENCODINGS, converted, western

UNICODE = (
    "Căn cứ Luật Tổ chức chính quyền địa phương, Ủy ban nhân dân tỉnh quyết định hỗ trợ các cơ sở sản xuất "
    "đầu tư máy móc thiết bị; kinh phí thực hiện là 3.940 triệu đồng từ nguồn ngân sách của tỉnh."
)
TCVN3 = (
    "C¨n cø LuËt Tæ chøc chÝnh quyÒn ®Þa ph\xad¬ng, ñy ban nh©n d©n tØnh quyÕt ®Þnh hç trî c¸c c¬ së s¶n xuÊt "
    "®Çu t\xad m¸y mãc thiÕt bÞ; kinh phÝ thùc hiÖn lµ 3.940 triÖu ®ång tõ nguån ng©n s¸ch cña tØnh."
)
VNI = (
    "Caên cöù Luaät Toå chöùc chính quyeàn ñòa phöông, UÛy ban nhaân daân tænh quyeát ñònh hoã trôï caùc cô "
    "sôû saûn xuaát ñaàu tö maùy moùc thieát bò; kinh phí thöïc hieän laø 3.940 trieäu ñoàng töø nguoàn ngaân "
    "saùch cuûa tænh."
)
VISCII = western(
    "C\xe5n c\xd1 Lu\xa7t T\xb1 ch\xd1c ch\xednh quy\xabn \xf0\xb8a ph\xdf\xbdng, \x9cy ban nh\xe2n d\xe2n t\xefnh "
    "quy\xaat \xf0\xb8nh h\xb2 tr\xfe c\xe1c c\xbd s\xb7 s\xe4n xu\xa4t \xf0\xa5u t\xdf m\xe1y m\xf3c thi\xaat b\xb8; "
    "kinh ph\xed th\xf1c hi\xaen l\xe0 3.940 tri\xaeu \xf0\xb0ng t\xd7 ngu\xb0n ng\xe2n s\xe1ch c\xfca t\xefnh.".encode(
        "latin-1"
    )
)
FRENCH = "Le conseil a décidé que les fêtes de l’été seront célébrées à l’hôtel de ville où règne la paix."
GERMAN = "Die Straße über die Brücke führt nach Süden; größere Wagen müssen außen herum fahren."
ENGLISH = "Copyright © 2003 The Café Company® — all rights reserved, 5 × 3 m² and 20 °C."

FONTS = (
    ".VnTime",
    ".VnTimeH",
    "VNI-Times",
    "VPS Times",
    "VI Times",
    "Times New Roman",
    "ABCDEF+.VnTime",
    None,
)


def texts(*runs: tuple[str, str | None]) -> tuple[str, ...]:
    return to_unicode([Run(*run) for run in runs]).texts


def text(source: str, font: str | None = None) -> str:
    return "".join(texts((source, font)))


# ── Encodings ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times", "Times New Roman", None])
@pytest.mark.parametrize(("source", "encoding"), [(TCVN3, "tcvn3"), (VNI, "vni"), (VISCII, "viscii")])
def test_a_text_is_read_by_its_words_whatever_its_font(source: str, encoding: str, font: str | None) -> None:
    recoded = to_unicode([Run(source, font)])
    assert "".join(recoded.texts) == UNICODE.replace("Ủy", "ủy" if encoding == "tcvn3" else "Ủy")
    assert recoded.encoding == encoding
    assert [notice.severity for notice in recoded.notices] == ["info"]


@pytest.mark.parametrize(
    ("source", "font", "shown"),
    [
        ("n¨m", ".VnTime", "năm"),
        ("naêm", "VNI-Times", "năm"),
        ("c«ng", ".VnArial", "công"),
        ("Q§-UB", ".VnTime", "QĐ-UB"),
        ("§Æc ®iÓm", "ABCDEE+.VnTime,Bold", "Đặc điểm"),
        ("Saün saøng", "VNI-Helve", "Sẵn sàng"),
        ("thaúng", "VNI-Times", "thẳng"),
    ],
)
def test_a_few_words_are_read_as_their_font_says(source: str, font: str, shown: str) -> None:
    assert text(source, font) == shown


def test_every_letter_has_its_place_in_every_encoding() -> None:
    vowels = "aăâeêioôơuưy"
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    small = {unicodedata.normalize("NFC", vowel + tone) for vowel in vowels for tone in tones} | {"đ"}
    marked = {letter for letter in small if not letter.isascii()}
    assert len(marked) == 67
    for name, encoding in ENCODINGS.items():
        made = set(encoding.letters.values()) | set(encoding.pairs.values())
        assert marked <= made, name
        if name != "tcvn3":
            missing = {letter.upper() for letter in marked} - made
            assert not missing, name


def test_tcvn3_has_capitals_of_vowels_without_tones_only() -> None:
    capitals = {letter for letter in ENCODINGS["tcvn3"].letters.values() if letter.isupper()}
    assert capitals == set("ĂÂÊÔƠƯĐ")


def test_bytes_that_windows_has_no_character_for_are_letters_too() -> None:
    assert converted(western(b"\x90\x8d\x81"), "vps") == "ẾẮẢ"
    assert converted(western(b"\x93\x8e\x85"), "viscii") == "ỘỆẦ"


# ── Traps ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("hyphen", ["\u00ad", "\u2212", "\u2010", "\ufffe", "\uf0ad"])
def test_u_with_a_horn_stands_on_the_soft_hyphen(hyphen: str) -> None:
    assert text(TCVN3.replace("\u00ad", hyphen), ".VnTime") == UNICODE.replace("Ủy", "ủy")


def test_a_with_a_tilde_stands_on_a_dot_that_pdf_readers_show_otherwise() -> None:
    assert text("Céng hoµ x\u2219 héi chñ nghÜa", ".VnTime") == "Cộng hoà xã hội chủ nghĩa"


@pytest.mark.parametrize("font", [".VnTimeH", ".VnArial NarrowH", "ABCDEF+.VnTimeH,Bold", ".VnTimeH Tur"])
def test_fonts_of_capitals_show_capitals(font: str) -> None:
    assert text("Céng hoµ x· héi", font) == "CỘNG HOÀ XÃ HỘI"


@pytest.mark.parametrize("font", [".VnTime", ".VnHelvetIns", ".VnShelley Allegro"])
def test_other_fonts_do_not(font: str) -> None:
    assert not hint(font).has_capitals_only


def test_capitals_in_ascii_of_a_font_of_capitals_are_capitals_where_the_document_is_in_it() -> None:
    assert texts(("ban", ".VnTimeH"), ("\nñy ban nh©n d©n tØnh", ".VnTime"))[0] == "BAN"
    assert texts(("Programme", ".VnTimeH"), ("\nThe plan", ".VnTime"))[0] == "Programme"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("QUYÕT §ÞNH cña Bé TµI CHÝNH", "QUYẾT ĐỊNH của BỘ TÀI CHÍNH"),
        ("Sè: 12/Q§-UB cña UBND tØnh", "Số: 12/QĐ-UB của UBND tỉnh"),
        ("Hµ Néi, thµnh phè Hå ChÝ Minh", "Hà Nội, thành phố Hồ Chí Minh"),
        # An abbreviation says nothing of the word beside it.
        ("V¨n phßng, Vô C§KT cña Bé", "Văn phòng, Vụ CĐKT của Bộ"),
    ],
)
def test_small_letters_of_words_typed_in_capitals_are_capitals(source: str, shown: str) -> None:
    assert text(source, ".VnTime") == shown


def test_a_word_goes_on_from_run_to_run() -> None:
    assert texts(("Vi", "VNI-Times"), ("eä", "VNI-Times"), ("t Nam", "VNI-Times")) == ("Vi", "ệ", "t Nam")
    assert "".join(texts(("Vie", "VNI-Times"), ("ät Nam", "VNI-Times"))) == "Việt Nam"


def test_a_letter_in_the_wrong_font_belongs_to_its_word() -> None:
    assert texts((TCVN3 + " quyÕt ®", ".VnTime"), ("Þ", "Times New Roman"), ("nh", ".VnTime"))[1:] == (
        "ị",
        "nh",
    )


def test_no_word_goes_on_over_the_end_of_a_paragraph() -> None:
    assert texts(("ViÖt\n", ".VnTime"), ("ë ®©u", ".VnTime")) == ("Việt\n", "ở đâu")


def test_encodings_are_mixed_in_a_document() -> None:
    recoded = to_unicode([Run(f"{TCVN3}\n", ".VnTime"), Run(f"{VNI}\n", "VNI-Times"), Run(UNICODE, "Arial")])
    assert recoded.texts == (UNICODE.replace("Ủy", "ủy") + "\n", UNICODE + "\n", UNICODE)
    assert recoded.encoding in ("tcvn3+vni", "vni+tcvn3")


def test_encodings_are_mixed_under_one_font() -> None:
    found = texts((f"{TCVN3}\n", "VNSTCVN3"), (f"{VNI}\n", "VNSTCVN3"), (f"{UNICODE}\n", "VNSTCVN3"))
    assert found == (UNICODE.replace("Ủy", "ủy") + "\n", UNICODE + "\n", UNICODE + "\n")


def test_a_paragraph_in_unicode_stays_in_a_document_of_old_fonts() -> None:
    assert texts((f"{TCVN3}\n", ".VnTime"), ("Công văn của Sở", ".VnTime"))[1] == "Công văn của Sở"


@pytest.mark.parametrize("font", ["Symbol", "Wingdings", "Webdings"])
def test_symbols_are_no_letters(font: str) -> None:
    assert texts((f"{TCVN3}\n", ".VnTime"), ("·", font), (" c«ng nghiÖp", ".VnTime"))[1] == "·"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("®iÓm ®) kho¶n 1", "điểm đ) khoản 1"),
        ("®iÓm ® kho¶n 1", "điểm đ khoản 1"),
        ("gi¸ 1.000® mét bé", "giá 1.000đ một bộ"),
        ("xe « t« vËn t¶i", "xe ô tô vận tải"),
        ("khu vùc 5 × 3 m²", "khu vực 5 × 3 m²"),
        ("mÉu © 2003 cña tØnh", "mẫu © 2003 của tỉnh"),
        ("kho¶ng 1½ mÉu ®Êt", "khoảng 1½ mẫu đất"),
        ("tØ lÖ 5−10 phÇn", "tỉ lệ 5−10 phần"),
        ("kÕ ho¹ch ¦1T-2005", "kế hoạch Ư1T-2005"),
        ("c«ng ty Wärtsilä", "công ty Wärtsilä"),
    ],
)
def test_signs_are_letters_where_they_read_as_such(source: str, shown: str) -> None:
    assert text(source, ".VnTime") == shown


# ── What is sound stays ──────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("source", [UNICODE, FRENCH, GERMAN, ENGLISH, "", "Plan 2003"])
def test_other_texts_stay_in_whatever_font(source: str, font: str | None) -> None:
    assert to_unicode([Run(source, font)]) == Recoded((source,), None, ())


SYLLABLES = UNICODE.split() + "công có cô là và ô số năm tỉnh ở bộ vô tê mô té kho lò hò ý ẩn".split()
ONLY_UNICODE = [word for word in SYLLABLES if re.search("[ăđĩũơưạ-ỹ]", word)]
passages = st.builds(
    lambda words, sure, place: " ".join([*words[:place], sure, *words[place:]]),
    st.lists(st.sampled_from([*SYLLABLES, "m²", "5%", "QĐ-UBND", "“a”"]), max_size=12),
    st.sampled_from(ONLY_UNICODE),
    st.integers(0, 12),
)


@given(st.lists(st.tuples(passages, st.sampled_from(FONTS), st.booleans()), min_size=1, max_size=8))
@example([("vô ở", ".VnTime", True), ("vô vô vô vô", ".VnTime", True)])
def test_a_text_in_unicode_is_never_touched(runs: list[tuple[str, str | None, bool]]) -> None:
    given_runs = [Run(passage + ("\n" if ends else " "), font) for passage, font, ends in runs]
    assert to_unicode(given_runs) == Recoded(tuple(run.text for run in given_runs), None, ())


@given(passages.map(str.lower), st.sampled_from(sorted(ENCODINGS)))
def test_what_was_converted_is_sound(passage: str, name: str) -> None:
    shown = encoded(f"{UNICODE.lower()} {passage}", name)
    assume(shown is not None)
    assert shown is not None
    (first,) = texts((shown, None))
    assert first == f"{UNICODE.lower()} {passage}"
    assert to_unicode([Run(first, ".VnTime")]).encoding is None


def encoded(source: str, name: str) -> str | None:
    """``source`` as a program shows its bytes in an encoding; None where it has no such letter."""
    table = ENCODINGS[name].letters | ENCODINGS[name].pairs
    shown: dict[str, str] = {}
    for old, letter in table.items():
        if all(ord(character) < 0x100 for character in old) and not (name == "vni" and old[1:].isupper()):
            shown.setdefault(letter, old)
    pieces = [shown.get(letter, letter) for letter in source]
    own = all(letter.isascii() or letter in shown for letter in source)
    return "".join(pieces) if own else None


@given(st.lists(st.tuples(st.text(max_size=40), st.sampled_from(FONTS)), max_size=6))
def test_whatever_comes_has_a_text_for_every_run(runs: list[tuple[str, str | None]]) -> None:
    recoded = to_unicode([Run(*run) for run in runs])
    assert len(recoded.texts) == len(runs)
    assert (recoded.encoding is None) == (recoded.notices == ())
    if recoded.encoding is None:
        assert recoded.texts == tuple(source for source, _ in runs)


# ── Syllables ────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "word",
    "nghiệp hoà hòa thuỷ thủy quốc quyết gìn giếng giặc khuyến nguyễn ượm yêu khuya ngoằn oách xoong".split(),
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", "héi chñ cếng nghà kông gê ậcx việ hoàa ệt́ thànnh lầc ắng̣ zẻ fố b".split())
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)
