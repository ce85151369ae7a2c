"""The encodings that Vietnamese was typed in before Unicode: which letter each byte is.

TCVN3 is VN3 of TCVN 5712:1993 as the ".Vn" fonts have it; VISCII is RFC 1456; VPS is that of the Vietnamese
Professionals Society; VNI is that of the "VNI-" fonts for Windows, which set a mark after its vowel.

Programs show such bytes as characters of windows-1252, of Latin-1, or of the private area U+F000–U+F0FF
(fonts said to hold symbols); PDF readers show some bytes as other characters still. All are known here.
"""

from __future__ import annotations

import codecs
import itertools
import re
import unicodedata
from typing import NamedTuple

# Sixteen letters a row, from the byte at its head; a point where the byte is no letter of its own.
_TCVN3 = (
    "A0 .ĂÂÊÔƠƯĐăâêôơưđ.",
    "B0 .....àảãáạ.ằẳẵắ.",
    "C0 ......ặầẩẫấậè.ẻẽ",
    "D0 éẹềểễếệìỉ...ĩíịò",
    "E0 .ỏõóọồổỗốộờởỡớợù",
    "F0 .ủũúụừửữứựỳỷỹýỵ.",
)
_VISCII = (
    "00 ..Ẳ..ẴẪ.........",
    "10 ....Ỷ....Ỹ....Ỵ.",
    "80 ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐ",
    "90 ỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲ",
    "A0 Õắằặấầẩậẽẹếềểễệố",
    "B0 ồổỗỠƠộờởịỰỨỪỬơớƯ",
    "C0 ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳ",
    "D0 ĐứÒÓÔạỷừửÙÚỹỵÝỡư",
    "E0 àáâãảăữẫèéêẻìíĩỉ",
    "F0 đựòóôõỏọụùúũủýợỮ",
)
_VPS = (
    "00 ..ẠẬẶẸỆ.........",
    "10 ỊỌỘỢỤỰ...Ỵ..ẪỮ..",
    "80 ÀẢÃẤẦẨọỗĂếềểệẮẰẲ",
    "90 Ế..ỀỂỄỐỒỔỖýỷỵỚỜỞ",
    "A0 .ắằẳẵặỠớÙờởỡŨỨợỪ",
    "B0 ổỬỲỸÍÌộỈĨÓửữÒỎÕự",
    "C0 ầÁÂấẩẫậđẻÉÊẹỉễịỹ",
    "D0 ƯỦồốÔỏơÈừứÚũưÝẺ.",
    "E0 àáâãảạă.èéêẽìí.ĩ",
    "F0 ẴĐòóôõ.Ơụùúủ.ỶẼỳ",
)
# What VNI sets after a vowel, in small letters: the mark of the vowel and the tone that it stands for.
_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_CIRCUMFLEX = {
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
}
_BREVE = {
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_MARKS = {
    "a": _TONES | _CIRCUMFLEX | _BREVE,
    "e": _TONES | _CIRCUMFLEX,
    "o": _TONES | _CIRCUMFLEX,
    "ô": _TONES,
    "ö": _TONES,
    "i": _TONES,
    "u": _TONES,
    "y": _TONES,
}
_VNI_LETTERS = {"ñ": "đ", "ò": "ị", "æ": "ỉ", "ó": "ĩ", "ô": "ơ", "ö": "ư", "î": "ỵ", "ì": "ì", "í": "í"}
# What PDF readers show for bytes of TCVN3 fonts: ư stands on the soft hyphen, ã on the middle dot.
_IN_PDF = {"\u2212": 0xAD, "\u2219": 0xB7, "\u2010": 0xAD, "\u02d7": 0xAD, "\ufffe": 0xAD}
_PRIVATE = 0xF000


class Encoding(NamedTuple):
    """An encoding: ``letters`` maps single characters, as programs show its bytes; ``pairs`` VNI's vowels
    with their marks, or is empty.
    """

    name: str
    letters: dict[str, str]
    pairs: dict[str, str]


def _views(byte: int) -> list[str]:
    """The characters that programs show for ``byte``."""
    views = [chr(byte), chr(_PRIVATE + byte)]
    if 0x80 <= byte < 0xA0:
        views += bytes([byte]).decode("cp1252", "ignore")
    return views


def _single(name: str, rows: tuple[str, ...], more: dict[str, int]) -> Encoding:
    by_byte: dict[int, str] = {}
    for row in rows:
        first, letters = row.split(" ")
        by_byte.update(
            (int(first, 16) + place, letter) for place, letter in enumerate(letters) if letter != "."
        )
    shown = {view: letter for byte, letter in by_byte.items() for view in _views(byte)}
    shown |= {view: by_byte[byte] for view, byte in more.items()}
    return Encoding(name, shown, {})


def _vni() -> Encoding:
    letters = dict(_VNI_LETTERS)
    pairs = {}
    for base, marks in _VNI_MARKS.items():
        vowel = _VNI_LETTERS.get(base, base)
        for mark, meaning in marks.items():
            small = unicodedata.normalize("NFC", vowel + meaning)
            # The vowel tells whether the letter is a capital; its mark may be typed either way.
            for either in (mark, mark.upper()):
                pairs[base + either] = small
                pairs[base.upper() + either] = small.upper()
    letters |= {letter.upper(): vowel.upper() for letter, vowel in _VNI_LETTERS.items()}
    for table in (letters, pairs):
        for shown, letter in list(table.items()):
            for view in itertools.product(*(_views(ord(character)) for character in shown)):
                table["".join(view)] = letter
    return Encoding("vni", letters, pairs)


TCVN3 = _single("tcvn3", _TCVN3, _IN_PDF)
VISCII = _single("viscii", _VISCII, {})
VPS = _single("vps", _VPS, {})
VNI = _vni()
ENCODINGS = {encoding.name: encoding for encoding in (TCVN3, VNI, VISCII, VPS)}

_TRANSLATIONS = {
    name: str.maketrans(encoding.letters) for name, encoding in ENCODINGS.items() if not encoding.pairs
}
_PAIRS = re.compile("|".join(sorted(map(re.escape, VNI.pairs), key=len, reverse=True)))


_WESTERN = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))


def western(data: bytes) -> str:
    """Bytes as the characters of windows-1252; those that it has none for as the control characters there."""
    return codecs.charmap_decode(data, "strict", _WESTERN)[0]


def converted(text: str, encoding: str) -> str:
    """``text`` as the letters that its characters are in ``encoding``."""
    if encoding != VNI.name:
        return text.translate(_TRANSLATIONS[encoding])
    return "".join(pieces(text, encoding))


def pieces(text: str, encoding: str) -> list[str]:
    """What each character of ``text`` becomes: a mark after its vowel becomes nothing."""
    if encoding != VNI.name:
        return list(text.translate(_TRANSLATIONS[encoding]))
    result = [VNI.letters.get(character, character) for character in text]
    for match in _PAIRS.finditer(text):
        result[match.start()] = VNI.pairs[match.group()]
        result[match.start() + 1] = ""
    return result
