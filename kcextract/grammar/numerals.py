"""What a printed numeral counts, and what the next one looks like."""

from __future__ import annotations

import functools
import re

# Nghị định 30/2020/NĐ-CP and all before it letter with the Vietnamese alphabet without ă, â, ê, ô, ơ, ư.
LETTERS = "abcdđeghiklmnopqrstuvxy"
CAPITALS = "ABCDĐEGHIKLMNOPQRSTUVXY"
NUMERALS = ("arabic", "roman", "letter", "capital", "word", "decimal", "none")

_WORDS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")
# The letters that may count parts ("Phần A"); C and D stand for no Roman numeral there.
_PART_LETTERS = "ABCDE"
_ROMAN = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_LARGEST_ROMAN = 399
_SPACE = re.compile(r"\s+")
# The numeral of a marker, by what it is written with.
_LAST_DIGITS = re.compile(r"\d+(?=\D*$)")
_FIRST_DIGITS = re.compile(r"\d+")
_FIRST_ROMAN = re.compile(r"[IVXLCivxlc]+")
_FIRST_LETTER = re.compile(r"[^\W\d_]")
_LAST_CAPITALS = re.compile(r"[IVXLCA-E]+(?=\W*$)")
_LAST_WORD = re.compile(rf"(?i:{'|'.join(_WORDS)})(?=\W*$)")


def ordinal(numerals: str, printed: str) -> int | None:
    """The 1-based number that ``printed`` stands for, None if it is no numeral of the kind ``numerals``."""
    if numerals == "arabic":
        return int(printed) or None
    if numerals == "roman":
        return from_roman(printed)
    if numerals == "letter":
        return LETTERS.find(printed) + 1 or None
    if numerals == "capital":
        return CAPITALS.find(printed) + 1 or None
    if numerals == "decimal":
        return int(decimal_parts(printed)[-1]) or None
    if numerals == "word":
        return _from_word(printed)
    return None


def decimal_parts(printed: str) -> list[str]:
    """The parts of a decimal marker: "2.1" → ["2", "1"], "b. 1" → ["b", "1"], "a1" → ["a", "1"]."""
    parts = [part for part in re.split(r"[\s.]+", printed) if part]
    if len(parts) == 1 and not parts[0].isdigit():
        return [parts[0][0], parts[0][1:]]
    return parts


@functools.lru_cache(maxsize=256)
def from_roman(printed: str) -> int | None:
    """The value of a Roman numeral up to 399 in either case, None if it is not well formed."""
    rest = printed.upper()
    value = 0
    for number, letters in _ROMAN:
        while rest.startswith(letters):
            value += number
            rest = rest[len(letters) :]
    return value if not rest and value and to_roman(value) == printed.upper() else None


def to_roman(value: int) -> str:
    """The Roman numeral of ``value``, from 1 to 399."""
    letters = []
    for number, numeral in _ROMAN:
        count, value = divmod(value, number)
        letters.append(numeral * count)
    return "".join(letters)


def spelled(numerals: str, value: int, like: str) -> str:
    """How the marker ``like`` would be printed if it stood for ``value``; "" where there is no such marker.

    >>> spelled("letter", 5, "d)")
    'đ)'
    >>> spelled("arabic", 3, "Điều 2.")
    'Điều 3.'
    >>> spelled("word", 2, "Phần thứ nhất")
    'Phần thứ hai'
    """
    if numerals == "none":
        return like
    place = _numeral(numerals, like)
    new = None if place is None or value < 1 else _written(numerals, value, place.group())
    return "" if place is None or new is None else like[: place.start()] + new + like[place.end() :]


def _numeral(numerals: str, marker: str) -> re.Match[str] | None:
    """The numeral in a printed marker (of a decimal one its last number)."""
    if numerals == "word":
        return _LAST_DIGITS.search(marker) or _LAST_WORD.search(marker) or _LAST_CAPITALS.search(marker)
    patterns = {"arabic": _FIRST_DIGITS, "decimal": _LAST_DIGITS, "roman": _FIRST_ROMAN}
    return patterns.get(numerals, _FIRST_LETTER).search(marker)


def _written(numerals: str, value: int, like: str) -> str | None:
    """``value`` in the numerals of ``like``; None where they do not reach so far."""
    if numerals in ("letter", "capital"):
        return _nth(LETTERS if numerals == "letter" else CAPITALS, value)
    if like.isdigit():
        return str(value)
    if like.lower() in _WORDS:
        word = _nth(_WORDS, value)
        return word.upper() if word is not None and like.isupper() else word
    if numerals == "word" and len(like) == 1 and like in _PART_LETTERS:
        return _nth(_PART_LETTERS, value)
    if value > _LARGEST_ROMAN:
        return None
    # A capital is enough: "Ii" is a slip for "II".
    return to_roman(value).lower() if like[0].islower() else to_roman(value)


def _nth(names: str | tuple[str, ...], value: int) -> str | None:
    return names[value - 1] if value <= len(names) else None


def _from_word(printed: str) -> int | None:
    words = _SPACE.split(printed.strip().lower())
    if words[0] == "thứ" and words[-1] in _WORDS:
        return _WORDS.index(words[-1]) + 1
    if printed.isdigit():
        return int(printed) or None
    if len(printed) == 1 and printed in _PART_LETTERS:
        return _PART_LETTERS.index(printed) + 1
    return from_roman(printed)
