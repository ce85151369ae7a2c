"""Slips of OCR that can be mended without a guess: the case of a letter, a mark, words that are none."""

from __future__ import annotations

from collections.abc import Callable

import regex

# A capital with a diacritic inside a word of small letters: "nghiỆp". Its shape is that of the small one.
_CAPITAL_INSIDE = regex.compile(r"(?<=\p{Ll})[À-ÝĂĨŨƠƯẠ-Ỹ](?=\p{Ll}|(?!\p{L}))")
# A word of two or three capitals, one with a tone, between words in small letters: "cơ SỞ", "HỖ trợ".
_TONED = "ÀÁÃÈÉÌÍÒÓÕÙÚÝĨŨẠ-Ỹ"
_CAPITAL_WORD = regex.compile(rf"(?<!\p{{L}})(?=\p{{Lu}}*[{_TONED}])\p{{Lu}}{{2,3}}(?!\p{{L}})")
_SENTENCE_BEFORE = regex.compile(r"(?:^|[.!?:]|^(?:[-+*]|\d{1,2}\.|\p{Ll}\)))\s*$")
# "Ð" (eth) and "Đ" look alike, Vietnamese has the second only; so do the dashes.
_LOOKALIKES = str.maketrans({"Ð": "Đ", "ð": "đ", "—": "-", "–": "-", "−": "-", "¬": "-"})
# Letters that look like digits, among the digits of a number ("2O16"); in "Al2O3" they are letters.
_DIGITS = regex.compile(r"(?<![\p{L}\d.,])\d[\d.,OolI|]*\d(?![\p{L}\d])")
_LIKE_DIGITS = str.maketrans({"O": "0", "o": "0", "l": "1", "I": "1", "|": "1"})
# A marker without the space behind it: "I.MỤC TIÊU", "1.Mục tiêu", "-Hỗ trợ".
_TIGHT_MARKER = regex.compile(r"^(\p{Lu}{1,4}\.|\d{1,2}\.|\p{Ll}\)|[-+*•])(?=\p{Lu}\p{L})")
# Stains beside the number in a cell.
_STAINED_NUMBER = regex.compile(r"[{}\[\]|'`‘’“”\"~^°_]*(\d[\d.,]*\d|\d)[{}\[\]|'`‘’“”\"~^°_]*")
# Accents that are taken for each other, where the words as read mean nothing together and one other does.
_Mend = tuple[regex.Pattern[str], str | Callable[[regex.Match[str]], str]]
_NO_WORDS: tuple[_Mend, ...] = (
    (regex.compile(r"\b(c|C)hỉ (?=tiết(?! (?:kiệm|lộ|chế|giảm)))"), r"\1hi "),
    (regex.compile(r"\b(c|C)hỉ (?=phí\b)"), r"\1hi "),
    (regex.compile(r"(?<=\b[Mm]ức )chỉ(?=[;,.])"), "chi"),
    (regex.compile(r"\b(đ|Đ)ể (?=nghị\b(?! (?:quyết|định|sĩ|trường)))"), r"\1ề "),
    (regex.compile(r"\b(đ|Đ)ể (?=xuất\b(?! (?:khẩu|trình|hiện|bản|kho|hàng|phát|nhập|xưởng)))"), r"\1ề "),
    (regex.compile(r"\b(đ|Đ)ể (?=(?:án|tài|cương|xướng)\b)"), r"\1ề "),
    (regex.compile(r"(?<=\b(?:[Cc]huyên|[Vv]ấn|[Cc]hủ|[Tt]iêu) )để(?=[,.;:)/]| và\b|$)"), "đề"),
    (regex.compile(r"\b(n|N)ghể\b"), r"\1ghề"),
    (regex.compile(r"\bTống (?=(?:cộng|số|kinh|mức|vốn|cục|hợp|công)\b)"), "Tổng "),
    (regex.compile(r"\b(t|T)ố (?=chức\b)"), r"\1ổ "),
    (regex.compile(r"\b(k|K)huyển (?=(?:công|khích|nghị|mại|cáo|nông|học|lâm|ngư)\b)"), r"\1huyến "),
    (regex.compile(r"\bKHUYỂN (?=(?:CÔNG|KHÍCH|NGHỊ|MẠI|CÁO|NÔNG|HỌC|LÂM|NGƯ)\b)"), "KHUYẾN "),
    (regex.compile(r"\bMỤC TIỂU\b"), "MỤC TIÊU"),
    (regex.compile(r"\bTHỤC (?=HIỆN\b)"), "THỰC "),
    (regex.compile(r"(?<=\bcơ )S[ởỞ]"), "sở"),
    (regex.compile(r"(?<=/)T[Il1]r(?=-)"), "TTr"),
)


def mended(line: str) -> str:
    """A line as read, with such slips mended; no number is changed but for letters among its digits."""
    line = line.translate(_LOOKALIKES)
    line = _CAPITAL_INSIDE.sub(lambda match: match[0].lower(), line)
    if any(map(str.islower, line)):
        line = _CAPITAL_WORD.sub(lambda match: _in_case(match, line), line)
    line = _DIGITS.sub(lambda match: match[0].translate(_LIKE_DIGITS), line)
    line = _TIGHT_MARKER.sub(r"\1 ", line)
    for pattern, words in _NO_WORDS:
        line = pattern.sub(words, line)
    return line


def without_stains(text: str) -> str:
    """The text of a cell: a number without the marks beside it that no number has."""
    match = _STAINED_NUMBER.fullmatch(text)
    return match[1] if match is not None else text


def _in_case(match: regex.Match[str], line: str) -> str:
    """A short word in capitals in the case of the words around it; as it is among capitals."""
    before = line[: match.start()]
    word_before = before.rsplit(None, 1)[-1] if before.split() else ""
    word_after = (line[match.end() :].split() or [""])[0]
    if _is_capitals(word_before) or _is_capitals(word_after) or not (word_before + word_after).strip():
        return match[0]
    if not any(map(str.islower, word_before + word_after)):
        return match[0]
    if word_after[:1].isupper() or _SENTENCE_BEFORE.search(before):
        return match[0].capitalize()
    return match[0].lower()


def _is_capitals(word: str) -> bool:
    letters = [letter for letter in word if letter.isalpha()]
    return len(letters) > 1 and all(map(str.isupper, letters))
