"""Numbers written in digits: which mark groups thousands and which begins the decimals.

Vietnamese groups by points and begins decimals with a comma ("2.000", "4,1"); some documents do it the
English way ("9,800", "4.1"). A document is read in the way that its unambiguous numbers show; a number
that can be read in both ways, in a document that shows none, has no value but both readings.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple

import regex

from kcextract.text.folding import fold_pattern
from kcextract.text.matching import ALONE

Grouping = Literal[".", ",", ""]

# Digits, in groups parted by points, commas or, three groups at least, blanks; the nought of "%0" is a sign.
# A range of signs at its head is found much sooner than a class or a look.
_NUMBER = regex.compile(
    r"[0-9](?:(?<!%0)|(?=\d))(?:\d{0,2}(?:[ \u00a0]\d{3}){2,}(?![\d.,]*\d)|\d*(?:[.,]\d+)*)"
)
# Decimals behind a comma and a blank: "71, 4 tỷ đồng", no two numbers of a list, folded or not.
_AFTER_BLANK = (
    r"(?<![\d.,/-]|\b(?:điều|khoản|điểm|mục|chương|phần|nhóm|loại|vùng|quý|tháng|ngày|năm|lớp|biểu|bảng|số|đợt|cấp)\s+)"
    r"(?!(?:19|20)\d\d,)\d{1,4}, \d{1,2}(?=\s?(?:tỷ|tỉ|triệu|nghìn|ngàn|%)(?!\p{L}))"
)
_BLANK_DECIMALS = regex.compile(f"{_AFTER_BLANK}|{fold_pattern(_AFTER_BLANK)}", regex.IGNORECASE)
_GROUPED = regex.compile(r"\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
# What can be read in one way only: many groups, or both marks.
_DECIDED = regex.compile(
    r"(?<![\d.,])[1-9]\d{0,2}(?:([.,])\d{3}(?:\1\d{3})+|(?:([.,])\d{3})+(?!\2)[.,]\d+)(?![\d.,]?\d)"
)
# A comma in "khoản 1,2" or "năm 2018,2019" only lists.
_COMMA = regex.compile(r"[0-9](?<![\d.,/-].)\d*,\d")
_DECIMAL_COMMA = regex.compile(
    r"(?<![\d.,/-]|\b(?:điều|khoản|điểm|mục|chương|phần|nhóm|loại|vùng|quý|tháng|ngày|năm|lớp|biểu|bảng|số)\s+)"
    r"(?!(?:19|20)\d{2},(?:19|20)\d{2}\b)(?:\d+,(?:\d{1,2}|\d{4,})|0,\d{3}|\d{1,2},\d{3}(?=\s?%))(?![\d.,/-]?\d)",
    regex.IGNORECASE,
)
_ONE_GROUP = regex.compile(r"(?<![\d.,/-])[1-9]\d{0,2}([.,])\d{3}(?![\d.,/-]?\d)")
_BILLIONS = regex.compile(r"\s{0,2}(?:tỷ|tỉ)(?!\p{L})", regex.IGNORECASE)
# So many numbers of one group, and none against them, show a style.
_ENOUGH = 3
_LONGEST_GROUP = len("385,303")


class Numeral(NamedTuple):
    """A number in digits at ``[start, end)``.

    ``value`` is None where the digits decide nothing: then ``readings`` holds what they are with the mark
    read as one of thousands and as one of decimals, or is empty where they are no number at all ("1.23.456").
    """

    start: int
    end: int
    value: Decimal | None
    readings: tuple[Decimal, ...] = ()


def grouping(text: str) -> Grouping:
    """The mark that groups thousands in ``text``, "" where its numbers do not show it.

    >>> grouping("45.547.000.000 đồng"), grouping("9,800 10,250 1,200 ha"), grouping("2.000 đặc san")
    ('.', ',', '.')
    """
    votes = {".": 0, ",": 0}
    for match in _DECIDED.finditer(text):
        votes[match[1] or match[2]] += 2
    if votes["."] or votes[","]:
        return "." if votes["."] >= votes[","] else ","
    decimal_commas = any(_DECIMAL_COMMA.match(text, comma.start()) for comma in _COMMA.finditer(text))
    points, commas, billions = 0, 0, []
    for match in _ONE_GROUP.finditer(text):
        if match[1] == ".":
            points += 1
        elif _BILLIONS.match(text, match.end()) is None:
            commas += 1
        else:
            billions.append(match[0])
    if not commas and _are_decimals(billions):
        return "."
    commas += len(billions)
    if decimal_commas or points > commas:
        return "."
    return "," if commas >= _ENOUGH and not points else ""


def _are_decimals(billions: list[str]) -> bool:
    """Whether numbers of billions with three digits behind a comma show that these are decimals.

    "12,594 tỷ" and "6,625 tỷ": decimals that go so far seldom end in a nought, and no sum is "385,303 tỷ".
    """
    if any(len(printed) == _LONGEST_GROUP and not printed.endswith("00") for printed in billions):
        return True
    return len(billions) > 1 and not any(printed.endswith("0") for printed in billions)


def numerals(text: str, group: Grouping, start: int = 0, end: int | None = None) -> Iterator[Numeral]:
    """The numbers in ``text[start:end]``, in order, where ``group`` is the mark of thousands."""
    end = len(text) if end is None else end
    done = start
    for match in _NUMBER.finditer(text, start, end, False, ALONE):
        if match.start() < done:
            continue
        blank = (
            _BLANK_DECIMALS.match(text, match.start(), end) if text.startswith(", ", match.end()) else None
        )
        if blank is None:
            yield _numeral(match[0], group, match.start(), match.end())
        else:
            done = blank.end()
            yield _with_blank(blank[0], blank.start(), blank.end())


def _numeral(printed: str, group: Grouping, start: int, end: int) -> Numeral:
    if printed.isdigit():
        return Numeral(start, end, Decimal(printed))
    if "." not in printed and "," not in printed:
        return Numeral(start, end, Decimal("".join(printed.split())))
    marks = [character for character in printed if not character.isdigit()]
    if len(set(marks)) == 2:
        return Numeral(start, end, _both_marks(printed, marks))
    mark = marks[0]
    grouped = _GROUPED.fullmatch(printed) is not None and printed[0] != "0"
    whole = Decimal(printed.replace(mark, ""))
    if len(marks) > 1:
        return Numeral(start, end, whole if grouped else None)
    decimal = Decimal(printed.replace(",", "."))
    if not grouped:
        return Numeral(start, end, decimal)
    if group:
        return Numeral(start, end, whole if mark == group else decimal)
    if mark == ".":
        return Numeral(start, end, whole)
    return Numeral(start, end, None, (whole, decimal))


def _with_blank(printed: str, start: int, end: int) -> Numeral:
    """A number whose decimals stand behind a blank; "2, 3 triệu" may be two numbers that rise: no value."""
    whole, decimals = printed.split(", ")
    value = Decimal(f"{whole}.{decimals}")
    if int(decimals) > int(whole) and not decimals.startswith("0"):
        return Numeral(start, end, None, (value, Decimal(decimals)))
    return Numeral(start, end, value)


def _both_marks(printed: str, marks: list[str]) -> Decimal | None:
    """A number with groups and decimals; None where the marks do not alternate as they must."""
    thousands, decimals = marks[0], marks[-1]
    head, _, tail = printed.rpartition(decimals)
    if thousands == decimals or decimals in head or _GROUPED.fullmatch(head) is None:
        return None
    return Decimal(f"{head.replace(thousands, '')}.{tail}")
