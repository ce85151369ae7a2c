"""The fonts of a rich text file and the characters that bytes are in them."""

from __future__ import annotations

import re
from typing import NamedTuple

from kcextract.text.legacy.fonts import hint
from kcextract.text.legacy.tables import western

# Windows code pages of the character sets that a font may have (RTF 1.9.1, \fcharset).
_PAGES = {
    **{0: "cp1252", 77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb2312", 136: "big5"},
    **{161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257"},
    **{204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"},
}
_SYMBOLS = 2
_WESTERN = "cp1252"
_PRIVATE = 0xF000
# What Word adds to the name of a font that it shows letters of another script in.
_SCRIPT = re.compile(r" (?:CE|Cyr|Greek|Tur|Baltic|\((?:Hebrew|Arabic|Vietnamese|Thai)\))$")


class Font(NamedTuple):
    """A font: its name, and the code page of its bytes, None of one of symbols."""

    name: str | None = None
    page: str | None = _WESTERN

    def shown(self, text: str) -> str:
        """The characters of ``text``, whose characters are bytes."""
        if text.isascii() and self.page is not None:
            return text
        if self.page is None:
            return "".join(chr(_PRIVATE + ord(letter)) if letter > " " else letter for letter in text)
        data = text.encode("latin-1", "replace")
        return western(data) if self.page == _WESTERN else data.decode(self.page, "replace")


def font(name: str, charset: int | None, default: str) -> Font:
    """The font ``name`` of a character set; ``default`` is the file's code page."""
    plain = _SCRIPT.sub("", name.strip().rstrip(";").strip())
    if hint(plain).encoding is not None:
        # Old Vietnamese fonts are said to be of many sets: their bytes are shown by their Western letters.
        return Font(plain, _WESTERN)
    if charset == _SYMBOLS:
        return Font(plain, None)
    return Font(plain, _PAGES.get(charset, default) if charset not in (None, 0, 1) else default)


def code_page(number: int | None) -> str:
    """The name of a Windows code page; Western of one that is not known."""
    name = f"cp{number}"
    try:
        "".encode(name)
    except LookupError:
        return _WESTERN
    return name
