"""Numbers written in words: "bốn mươi lăm tỷ năm trăm bốn mươi bảy triệu" is 45,547,000,000.

The spellings of north and south (nghìn, ngàn; tỷ, tỉ; lẻ, linh), of speech (bảy chục, hai triệu rưỡi, một tỷ
tư) and of machines ("một nghìn lẻ mười lăm") are read. What can be meant in two ways ("một tỷ hai": 1.2
billion, or a billion and two) is found but has no value.
"""

from __future__ import annotations

from typing import NamedTuple

import regex

from kcextract.text.folding import fold, fold_pattern

_FIVE, _ZERO, _TEN, _HUNDRED, _EXACTLY = (fold(word) for word in "năm không mười trăm chẵn".split())
_DIGITS = {
    fold(word): value
    for word, value in (
        ("không", 0),
        ("một", 1),
        ("hai", 2),
        ("ba", 3),
        ("bốn", 4),
        ("năm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("bẩy", 7),
        ("tám", 8),
        ("chín", 9),
    )
}
# Digits that stand behind tens only; behind hundreds and more they are tenths of these ("một triệu tư").
_LAST = {fold(word): value for word, value in (("mốt", 1), ("tư", 4), ("lăm", 5), ("nhăm", 5))}
_TENTHS = _LAST | {fold(word): 5 for word in ("rưỡi", "rưởi")}
_BILLION = 10**9
_SCALES = {
    fold(word): value
    for word, value in (
        ("nghìn", 10**3),
        ("ngàn", 10**3),
        ("vạn", 10**4),
        ("triệu", 10**6),
        ("tỷ", _BILLION),
        ("tỉ", _BILLION),
    )
}
_TENS = frozenset(fold(word) for word in ("mươi", "chục"))
_AND = frozenset(fold(word) for word in ("lẻ", "linh"))
# Right behind a number they show that it was none; "năm" is also a year, "không" not, "tư" in "đầu tư".
_NUMBER_WORDS = frozenset(
    fold(word) for word in "một hai ba bốn sáu bảy tám chín mười mươi trăm nghìn ngàn triệu nhăm rưỡi".split()
)
# They make "năm" behind tens a slip for "lăm": in "ba mươi năm triệu", not in "ba mươi năm qua".
_CURRENCIES = frozenset(fold(word) for word in ("đồng", "đ", "vnđ", "vnd"))
# All that a number and its currency are made of: of two of them, the space between them may be lost.
_PIECES = (
    frozenset((*_DIGITS, *_TENTHS, *_SCALES, _TEN, _HUNDRED, _EXACTLY))
    | _TENS
    | _AND
    | _CURRENCIES - {fold("đ")}
)
_WORD = regex.compile(r"(?P<comma>\s*,)?\s*(?P<word>\p{L}+)")
# The words of a number before its currency, and the last of them, a scale.
_ANY_WORD = (
    r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|chục|trăm|linh|lẻ"
    r"|nghìn|ngàn|triệu|tỷ|tỉ)"
)
_SCALE_BEFORE = regex.compile(fold_pattern(r"(?r)(?<!\p{L})(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s+rưỡi)?\s+"))
_WORDS_BEFORE = regex.compile(fold_pattern(rf"(?r)(?<!\p{{L}}){_ANY_WORD}(?:,?\s+{_ANY_WORD})*\s+"))
_LONGEST = 400
# No amount of money has more words, nor more scales in a row ("nghìn tỷ tỷ").
_MOST_WORDS = 80
_MOST_SCALES = 3


class Worded(NamedTuple):
    """A number in words at ``[start, end)``; ``value`` is None where it is none or has two readings."""

    value: int | None
    start: int
    end: int


def number_in_words(text: str) -> int | None:
    """The number that the words of ``text`` are, in any case and spelling; None if they are none.

    >>> number_in_words("Bốn mươi lăm tỷ năm trăm bốn mươi bảy triệu")
    45547000000
    >>> number_in_words("hai triệu rưỡi"), number_in_words("một tỷ hai")
    (2500000, None)
    """
    folded = fold(text)
    found = number_words_at(folded, len(folded) - len(folded.lstrip()))
    return found.value if found is not None and not folded[found.end :].strip() else None


def number_words_at(folded: str, start: int, end: int | None = None) -> Worded | None:
    """The number in words that begins at ``start`` of a folded text; None if none does.

    It ends behind the last word that belongs to it, a "chẵn" included.
    """
    words = _words(folded, start, len(folded) if end is None else end)
    if not words or words[0].start != start or (words[0].text not in _DIGITS and words[0].text != _TEN):
        return None
    return _read(words)


def number_words_before(folded: str, floor: int, end: int) -> Worded | None:
    """The number in words, from ``floor`` on, behind which a currency begins at ``end``; None without one.

    >>> number_words_before("kinh phí tám tỷ đồng", 0, 16)
    Worded(value=8000000000, start=9, end=15)
    """
    scale = _SCALE_BEFORE.match(folded, floor, end)
    if scale is None:
        return None
    words = _WORDS_BEFORE.match(folded, max(floor, scale.start() - _LONGEST), scale.start())
    return None if words is None else number_words_at(folded, words.start(), end)


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    comma: bool


class _Group(NamedTuple):
    """A number below a thousand, and how many words it has; ``sure`` is False of what has two readings."""

    value: int
    length: int
    sure: bool = True


class _Term(NamedTuple):
    """A part of a sum, and the power of ten in which it counts."""

    value: int
    unit: int


def _words(folded: str, start: int, end: int) -> list[_Word]:
    words: list[_Word] = []
    while len(words) < _MOST_WORDS and (match := _WORD.match(folded, start, end)) is not None:
        word, start, comma = match["word"], match.start("word"), match["comma"] is not None
        cut = 0 if word in _PIECES else _lost_space(word)
        if cut:
            words.append(_Word(word[:cut], start, start + cut, comma))
            word, start, comma = word[cut:], start + cut, False
        words.append(_Word(word, start, match.end(), comma))
        start = match.end()
    return words


def _lost_space(word: str) -> int:
    """Where a word is two of those of a number, between which the space is lost ("trămtám"); 0 if not."""
    return next((at for at in range(2, len(word) - 1) if word[:at] in _PIECES and word[at:] in _PIECES), 0)


def _read(words: list[_Word]) -> Worded:
    terms: list[_Term] = []
    sure = True
    place = 0
    while (group := _group(words, place)) is not None:
        scales = _scales(words, place + group.length)
        length = group.length + len(scales)
        if terms:
            if words[place].comma and (not scales or scales[-1] > terms[-1].unit):
                break  # an enumeration goes on, not the number
            if not scales and group.length == 1:
                if words[place].text in (_FIVE, _ZERO) and not _goes_on(words, place + 1):
                    break  # "hai tỷ năm 2015"
                sure = words[place].text == _TEN  # "một tỷ hai"
        sure = sure and group.sure and _add(terms, group, scales)
        place += length
        tenths = _TENTHS.get(_joined(words, place)) if scales else None
        if tenths is not None:
            sure = sure and len(scales) == 1
            terms.append(_Term(terms[-1].unit * tenths // 10, 1))
            place += 1
        if tenths is not None or not scales:
            break
    if _joined(words, place) == _EXACTLY:
        place += 1
    elif _joined(words, place) in _NUMBER_WORDS:
        sure = False
    return Worded(sum(term.value for term in terms) if sure else None, words[0].start, words[place - 1].end)


def _add(terms: list[_Term], group: _Group, scales: list[int]) -> bool:
    """Adds a group to the sum; its scales multiply it and what came before it in smaller powers.

    Whether the result is a number: the powers must fall.
    """
    sure = not terms or group.value < terms[-1].unit
    new = _Term(group.value, 1)
    for index, scale in enumerate(scales):
        if index and scale <= scales[index - 1] and not scale == scales[index - 1] == _BILLION:
            sure = False
        while terms and terms[-1].unit < scale:
            # "một nghìn hai trăm triệu", but not "một nghìn hai triệu"
            sure = sure and group.length > 1
            new = _Term(terms.pop().value + new.value, new.unit)
        new = _Term(new.value * scale, new.unit * scale)
    sure = sure and (not terms or new.value < terms[-1].unit)
    terms.append(new)
    return sure


def _scales(words: list[_Word], place: int) -> list[int]:
    scales: list[int] = []
    while len(scales) < _MOST_SCALES and (scale := _SCALES.get(_joined(words, place))) is not None:
        scales.append(scale)
        place += 1
    return scales


def _group(words: list[_Word], place: int) -> _Group | None:
    """The number below a thousand at ``place``, a "lẻ" before it included."""
    if place and _joined(words, place) in _AND:
        group = _hundreds(words, place + 1) if _joined(words, place + 1) else None
        return None if group is None else group._replace(length=group.length + 1)
    return _hundreds(words, place)


def _hundreds(words: list[_Word], place: int) -> _Group | None:
    digit = _DIGITS.get(_text(words, place))
    if digit is None or _joined(words, place + 1) != _HUNDRED:
        return _tens(words, place)
    following = _joined(words, place + 2)
    if following in _AND:
        last = _joined(words, place + 3)
        value = _DIGITS.get(last, _LAST.get(last))
        return _Group(digit * 100, 2) if value is None else _Group(digit * 100 + value, 4)
    if following in _TENTHS:
        return _Group(digit * 100 + 10 * _TENTHS[following], 3)
    rest = _tens(words, place + 2) if following else None
    if rest is None or (rest.length == 1 and following in (_FIVE, _ZERO) and not _goes_on(words, place + 3)):
        return _Group(digit * 100, 2)
    # "ba trăm hai": 320 or 302
    return _Group(digit * 100 + rest.value, 2 + rest.length, rest.length > 1 or following == _TEN)


def _tens(words: list[_Word], place: int) -> _Group | None:
    first = _text(words, place)
    if first == _TEN:
        return _units(words, place + 1, _Group(10, 1))
    digit = _DIGITS.get(first)
    if digit is None:
        return None
    following = _joined(words, place + 1)
    if following in _TENS:
        return _units(words, place + 2, _Group(digit * 10, 2))
    if following in _LAST and digit > 1:
        return _Group(digit * 10 + _LAST[following], 2)
    return _Group(digit, 1)


def _units(words: list[_Word], place: int, tens: _Group) -> _Group:
    """``tens`` with the digit at ``place``, if one belongs to them."""
    word = _joined(words, place)
    value = _DIGITS.get(word, _LAST.get(word))
    if not value or (word == _FIVE and not _goes_on(words, place + 1)):
        return tens
    return _Group(tens.value + value, tens.length + 1)


def _goes_on(words: list[_Word], place: int) -> bool:
    return _joined(words, place) in _SCALES or _joined(words, place) in _CURRENCIES


def _text(words: list[_Word], place: int) -> str:
    return words[place].text if place < len(words) else ""


def _joined(words: list[_Word], place: int) -> str:
    """The word at ``place`` if no comma stands before it, else ""."""
    return words[place].text if place < len(words) and not words[place].comma else ""
