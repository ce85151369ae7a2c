"""Characters of picture fonts (Symbol, Wingdings), which Word stores by their place in the font."""

from __future__ import annotations

import re

# The private characters that stand for the bytes 0x20–0xFF of a font that is no text font.
_PRIVATE = re.compile("[\uf020-\uf0ff]")
_BASE = 0xF000
_FIRST_HALF = (
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
)
_SECOND_HALF = "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
_END = "〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"
_FONTS = {
    "symbol": {
        **dict(enumerate(_FIRST_HALF, 0x20)),
        **dict(enumerate(_SECOND_HALF, 0xA0)),
        **dict(enumerate(_END, 0xF1)),
    },
    "wingdings": {
        **dict(zip((0x2A, 0x46, 0x6C, 0x6D, 0x6E, 0x6F, 0x70, 0x71, 0x72), "✉☞●❍■□□❑❒", strict=True)),
        **dict(zip((0x73, 0x74, 0x75, 0x76, 0x77, 0x9E, 0x9F, 0xA1, 0xA7), "◆◆◆❖◆·•○▪", strict=True)),
        **dict(zip((0xA8, 0xAB, 0xD8, 0xDF, 0xE0, 0xE1, 0xE2, 0xE8, 0xF0), "□★➢←→↑↓➔⇨", strict=True)),
        **dict(zip((0xFB, 0xFC, 0xFD, 0xFE), "✗✓☒☑", strict=True)),
    },
    "wingdings 2": dict(zip((0x4F, 0x50, 0x51, 0x52, 0x53, 0x97, 0xA3), "✗✓☒☑☒●□", strict=True)),
    "wingdings 3": {},
    "webdings": dict(zip((0x3D, 0x61, 0x63, 0x67, 0x6E, 0x72), "■✓□▪●✗", strict=True)),
}


def shown(text: str, font: str | None) -> str:
    """``text`` with the private characters as what ``font`` shows for them.

    A character of a picture font that has no like is left out; a text font's are the bytes of its
    encoding, as characters of Windows' Western one.
    """
    if _PRIVATE.search(text) is None:
        return text
    pictures = _FONTS.get(font.casefold().strip()) if font is not None else None
    if pictures is None:
        return _PRIVATE.sub(_byte, text)
    return _PRIVATE.sub(lambda match: pictures.get(ord(match.group()) - _BASE, ""), text)


def _byte(match: re.Match[str]) -> str:
    code = ord(match.group()) - _BASE
    try:
        return bytes((code,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(code)
