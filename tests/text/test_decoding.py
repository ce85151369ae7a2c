"""Bytes to characters: the right ones, or an error that says what to do; never other letters."""

from __future__ import annotations

import codecs
import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kcextract.errors import EncodingError, FormatError
from kcextract.text.decoding import decode
from kcextract.text.legacy.tables import ENCODINGS

PROSE = (
    "Căn cứ Luật Tổ chức chính quyền địa phương, Ủy ban nhân dân tỉnh quyết định hỗ trợ các cơ sở sản xuất "
    "đầu tư máy móc thiết bị; kinh phí thực hiện là 3.940 triệu đồng từ nguồn ngân sách của tỉnh.\n"
    "Sở Công Thương có trách nhiệm tổ chức thực hiện chương trình này trong năm 2018.\n"
)
# How such a text looks when its bytes are taken for Western ones.
TCVN3 = (
    "Céng hoµ x· héi chñ nghÜa ViÖt Nam. §éc lËp - Tù do - H¹nh phóc. C¨n cø LuËt Tæ chøc Héi ®ång nh©n d©n "
    "vµ Uû ban nh©n d©n; xÐt ®Ò nghÞ cña Gi¸m ®èc Së C«ng nghiÖp, quyÕt ®Þnh ban hµnh Quy ®Þnh vÒ khuyÕn c«ng."
)
VNI = (
    "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam. Ñoäc laäp - Töï do - Haïnh phuùc. Caên cöù Luaät Toå chöùc Hoäi "
    "ñoàng nhaân daân vaø UÛy ban nhaân daân; xeùt ñeà nghò cuûa Giaùm ñoác Sôû Coâng nghieäp, quyeát ñònh."
)


def windows_1258(text: str) -> bytes:
    """``text`` as Windows types it: a letter with its own mark, the tone after it."""
    pieces = []
    for letter in text:
        try:
            pieces.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            *base, tone = list(unicodedata.normalize("NFD", letter))
            if tone not in "\u0300\u0301\u0303\u0309\u0323":  # "ộ": the dot below comes before the circumflex
                base, tone = [base[0], tone], base[1]
            pieces.append((unicodedata.normalize("NFC", "".join(base)) + tone).encode("cp1258"))
    return b"".join(pieces)


def refused(data: bytes) -> FormatError:
    with pytest.raises(FormatError) as caught:
        decode(data)
    return caught.value


# ── Unicode ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("text", ["a", "\n", "đ", "VI", "Số: 12", "m² ½ № “”", "\U0001d11e", PROSE])
def test_utf_8(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize(
    ("bom", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_is_believed_and_kept(bom: bytes, encoding: str) -> None:
    assert decode(bom + PROSE.encode(encoding)) == ("\ufeff" + PROSE, encoding)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [PROSE, "a", "Số: 12/QĐ-UBND", "ỦY BAN NHÂN DÂN\nTỈNH"])
def test_utf_16_without_a_mark_is_known_by_its_zero_bytes(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == (text, encoding)


@given(st.text(st.sampled_from("abcđêôơưạảấầẩẫậắằẳẵặếềểễệỉịọộớờợụứừửữựỳỵĐƯỦỆ 0123456789.,;:/()-–“”\n\t²½")))
def test_all_that_is_typed_in_utf_8_is_read(text: str) -> None:
    if text:
        assert decode(text.encode()) == (text, "utf-8")


def test_utf_16_that_was_cut_in_a_character_shows_the_damage() -> None:
    text, encoding = decode((PROSE + "a").encode("utf-16-le")[:-1])
    assert (text, encoding) == (PROSE + "\ufffd", "utf-16-le")


# ── Damage ───────────────────────────────────────────────────────────────────────────────────────────


def test_a_few_damaged_bytes_show_as_such_and_cost_nothing_else() -> None:
    before, after = PROSE[:40], PROSE[40:]
    assert decode(before.encode() + b"\xff" + after.encode()) == (f"{before}\ufffd{after}", "utf-8")


def test_a_text_cut_in_the_middle_of_a_character_is_read_up_to_there() -> None:
    assert decode(PROSE.encode() + "ệ".encode()[:2]) == (PROSE + "\ufffd", "utf-8")


def test_much_damage_is_refused() -> None:
    damaged = b"\xff".join(PROSE[at : at + 5].encode() for at in range(0, len(PROSE), 5))
    assert isinstance(refused(damaged), EncodingError)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF8])
def test_a_byte_order_mark_before_something_else_is_refused(mark: bytes) -> None:
    assert isinstance(refused(mark + b"\xd8\xd8\xd8\xd9" * 200), EncodingError)


# ── Windows-1258 ─────────────────────────────────────────────────────────────────────────────────────


def test_windows_1258_is_read_where_it_reads_as_vietnamese() -> None:
    text, encoding = decode(windows_1258(PROSE))
    assert (unicodedata.normalize("NFC", text), encoding) == (PROSE, "windows-1258")


@pytest.mark.parametrize(
    "text",
    [
        "Le conseil a décidé que les fêtes de l’été seront célébrées à l’hôtel.",
        "Die Straße über die Brücke führt nach Süden; größere Wagen müssen außen herum.",
    ],
)
def test_other_languages_in_one_byte_letters_are_no_windows_1258(text: str) -> None:
    assert isinstance(refused(text.encode("cp1252")), EncodingError)


# ── Fonts that are not Unicode ───────────────────────────────────────────────────────────────────────

TCVN3_SHOWN = (
    "Cộng hoà xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Căn cứ Luật Tổ chức Hội đồng nhân dân "
    "và Uỷ ban nhân dân; xét đề nghị của Giám đốc Sở Công nghiệp, quyết định ban hành Quy định về khuyến công."
)
VNI_SHOWN = (
    "Cộng hòa xã hội chủ nghĩa Việt Nam. Độc lập - Tự do - Hạnh phúc. Căn cứ Luật Tổ chức Hội đồng nhân dân "
    "và Ủy ban nhân dân; xét đề nghị của Giám đốc Sở Công nghiệp, quyết định."
)
OLD = {"tcvn3": (TCVN3, TCVN3_SHOWN), "vni": (VNI, VNI_SHOWN)}


@pytest.mark.parametrize("encoding", OLD)
def test_old_fonts_are_read_where_their_words_are_syllables(encoding: str) -> None:
    typed, shown = OLD[encoding]
    assert decode(typed.encode("cp1252")) == (shown, encoding)


@pytest.mark.parametrize("encoding", OLD)
def test_words_that_need_no_marks_neither_help_nor_hinder(encoding: str) -> None:
    typed, shown = OLD[encoding]
    plain = "theo trong cho " * 40
    assert decode((plain + typed).encode("cp1252")) == (plain + shown, encoding)


def test_signs_without_words_prove_nothing() -> None:
    assert isinstance(refused("© 12 ® 13 §".encode("cp1252")), EncodingError)


@pytest.mark.parametrize("text", ["§iÒu 1. Cöa hµng.", "Ñieàu 1. Cöûa haøng.", "Qu¸n c¬m Ýt kh¸ch"])
def test_a_few_words_in_an_old_font_may_be_chance(text: str) -> None:
    assert isinstance(refused(text.encode("cp1252")), EncodingError)


@pytest.mark.parametrize("encoding", OLD)
def test_old_fonts_are_read_or_refused_whatever_words_the_text_is_made_of(encoding: str) -> None:
    typed, shown = OLD[encoding]
    pairs = list(zip(typed.split(), shown.split(), strict=True))
    drawn = random.Random(0)
    read = 0
    for _ in range(300):
        chosen = drawn.choices(pairs, k=12)
        try:
            decoded = decode(" ".join(old for old, _ in chosen).encode("cp1252"))
        except EncodingError:
            continue
        if decoded.encoding != "utf-8":
            assert decoded == (" ".join(new for _, new in chosen), encoding)
            read += 1
    assert read > 250


# ── No text at all ───────────────────────────────────────────────────────────────────────────────────


def test_an_empty_file_is_refused() -> None:
    assert refused(b"").code == "empty_file"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04\x14\x00", "zip"),
        (b"PK\x05\x06" + bytes(18), "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Word or Excel"),
        (b"{\\rtf1\\ansi", "RTF"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"II*\x00", "TIFF"),
        (b"MM\x00*", "TIFF"),
        (b"GIF89a", "GIF"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"7z\xbc\xaf\x27\x1c", "7-Zip"),
        (b"Rar!\x1a\x07", "RAR"),
    ],
)
def test_a_binary_format_is_called_by_its_name(head: bytes, name: str) -> None:
    error = refused(head + b" and what follows")
    assert error.code == "not_text"
    assert name in error.sentence


def test_binary_data_is_refused() -> None:
    data = random.Random(0).randbytes(10_000)
    assert refused(data).code == "not_text"


def test_numbers_of_two_bytes_are_binary_data_and_no_utf_16() -> None:
    data = b"".join((number % 251).to_bytes(2, "little") for number in range(2_000))
    assert refused(data).code == "not_text"


def test_a_few_nuls_in_a_text_are_no_binary_data() -> None:
    text = PROSE * 3 + "\0\0" + PROSE
    assert decode(text.encode()) == (text, "utf-8")


@pytest.mark.parametrize("text", ["abc\0", "abcdefg\0", "năm\0 2018"])
def test_a_nul_makes_no_utf_16_of_a_short_text(text: str) -> None:
    assert decode(text.encode()) == (text, "utf-8")


def test_a_text_that_is_padded_with_nuls_is_no_utf_16() -> None:
    text = PROSE + "\0" * 4096
    assert decode(text.encode()) == (text, "utf-8")


def test_utf_32_without_a_mark_is_refused() -> None:
    assert refused(PROSE.encode("utf-32-le")).code == "not_text"


def test_nothing_but_zero_bytes_is_as_good_as_empty() -> None:
    assert refused(bytes(1000)).code == "empty_file"


# ── Whatever comes ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"%PDF-1.7",
        bytes(1000),
        b"\xfe\xff" + b"\xd8\xd8" * 9,
        "Ça va très bien, merci, dès l’été passé à l’hôtel.".encode("cp1252"),
        random.Random(0).randbytes(9_000),
        b"".join((number % 251).to_bytes(2, "big") for number in range(2_000)),
    ],
)
def test_an_error_is_one_plain_sentence_that_says_what_to_do(data: bytes) -> None:
    sentence = refused(data).sentence
    assert sentence.startswith("The ")
    assert sentence.endswith(".")
    assert any(advice in sentence for advice in ("save", "convert", "nothing to read"))
    assert not any(jargon in sentence for jargon in ("codec", "0x", "position", "Error", "utf_", "\n"))


@given(st.binary() | st.text().map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_bytes_are_read_as_they_are_or_refused(data: bytes) -> None:
    try:
        text, encoding = decode(data)
    except FormatError:
        return
    if "\ufffd" not in text and encoding.split("+")[0] not in ENCODINGS:
        assert text.encode(encoding) == data
