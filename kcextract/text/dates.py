"""Dates and periods as Vietnamese documents write them: day before month, whatever parts them.

A date that is blank ("ngày     tháng 11 năm 2020"), incomplete ("ngày 28/8"), damaged ("28/8 2019") or
impossible ("31/2/2020") is found but has no value; ``Written.fault`` says why.
"""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

import regex

Fault = Literal["", "blank", "incomplete", "damaged", "impossible"]

# A window wide enough for a date padded with dots or spaces.
_WINDOW = 160
_GAP = r"[\s.…_]*"
_MONTHS = (
    ("giêng", 1),
    ("một", 1),
    ("hai", 2),
    ("ba", 3),
    ("tư", 4),
    ("năm", 5),
    ("sáu", 6),
    ("bảy", 7),
    ("bẩy", 7),
    ("tám", 8),
    ("chín", 9),
    ("mười một", 11),
    ("mười hai", 12),
    ("mười", 10),
    ("chạp", 12),
)
_MONTH_WORDS = dict(_MONTHS)
_MONTH = r"(?P<month>\d{1,2}|" + "|".join(word for word, _ in _MONTHS) + ")"
# A slash may stand before a blank that pads a month of one digit ("07/ 3/2002"); a blank before a slash is
# where a digit was lost ("2 /12/2012").
_SLASHED = r"(?P<day>\d{1,2})(?P<sep>[/.-])\ ?(?P<month>\d{1,2})(?P=sep)\ ?(?P<year>\d{4})"
_HALF = r"(?P<day>\d{1,2})[/-](?P<month>\d{1,2})\s+năm\s*(?P<year>\d{4})"
_WORDED = (
    rf"(?:(?:mồng|mùng)\s+)?(?P<day>\d{{1,2}})\s*tháng\s*{_MONTH}(?:\s*,?\s*năm\s*|\s*/\s*)(?P<year>\d{{4}})"
)
_END = r"(?!\d|[/.-]\d|/\p{L})"
_FULL = regex.compile(rf"(?:{_WORDED}|{_HALF}|{_SLASHED}){_END}", regex.IGNORECASE)
_CUE = regex.compile(r"ngày\s*", regex.IGNORECASE)
_BLANK = regex.compile(
    rf"{_GAP}(?:tháng{_GAP}(?:\d{{1,2}}{_GAP})?năm(?:{_GAP}\d{{1,4}})?"
    rf"|/{_GAP}(?:\d{{1,2}}{_GAP})?/{_GAP}(?:\d{{1,4}})?)(?!\d)"
    rf"|\s*\d{{1,2}}\s*(?:tháng{_GAP}năm(?:{_GAP}\d{{1,4}})?|/{_GAP}/\s*(?:\d{{2,4}})?)(?!\d)",
    regex.IGNORECASE,
)
# What begins like a date but is none: digits parted by blanks, a lost slash, a year of three digits.
_BROKEN = regex.compile(
    r"\d[\d\s]{0,3}(?:\s*[/.-]\s*|\s*tháng\s*|\s+)\d[\d\s]{0,2}(?:\s*[/.-]\s*|\s*năm\s*|\s+)"
    r"\d[\d\s]{1,5}(?<=\d)(?!\d)",
    regex.IGNORECASE,
)
_NO_YEAR = regex.compile(r"\d{1,2}\s*(?:[/-]\s*|tháng\s*)\d{1,2}(?!\d)", regex.IGNORECASE)
# Where a full date may begin, or the vowel of its word "ngày": scanned cheaply, then looked at closely. Over
# whole texts the standard library's engine is several times faster where a pattern begins with a class of
# rare characters and minds the case of letters.
_CANDIDATE = re.compile(
    r"[0-9àÀ](?:(?<=[0-9])(?<![\d/.-][0-9])\d?"
    r"(?:[/.-]\ ?\d{1,2}[/.-]\ ?\d{4}|[/-]\d{1,2}\s+[nN][ăĂ][mM]|\s*[tT][hH][áÁ][nN][gG](?![^\W\d]))"
    r"|(?<=[nN][gG][àÀ])[yY](?=[\s.…\d]))"
)
_VOWEL = "àÀ"
_BEFORE_VOWEL = len("ng")


class Written(NamedTuple):
    """A date in a text: its value, or None and what is wrong; ``[start, end)`` are its offsets."""

    date: datetime.date | None
    fault: Fault
    start: int
    end: int


class Period(NamedTuple):
    """Years, both included; None where a side is open. ``[start, end)`` are the offsets of its words."""

    first: int | None
    last: int | None
    start: int
    end: int


def date_at(text: str, start: int, end: int | None = None) -> Written | None:
    """The date that begins at ``start``, with or without the word "ngày"; None if there is none.

    >>> date_at("ngày 21 tháng 5 năm 2012 của Chính phủ", 0)
    Written(date=datetime.date(2012, 5, 21), fault='', start=0, end=24)
    >>> date_at("ngày 28/8 2019", 0).fault
    'damaged'
    """
    limit = min(len(text) if end is None else end, start + _WINDOW)
    cue = _CUE.match(text, start, limit)
    begin = start if cue is None else cue.end()
    match = _FULL.match(text, begin, limit)
    if match is not None:
        return _value(match, start)
    if cue is None:
        return None
    match = _BLANK.match(text, begin - _spaces(text, begin, start), limit)
    if match is not None:
        return Written(None, "blank", start, match.end())
    match = _BROKEN.match(text, begin, limit)
    if match is not None:
        return Written(None, "damaged", start, match.end())
    match = _NO_YEAR.match(text, begin, limit)
    return None if match is None else Written(None, "incomplete", start, match.end())


def dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Written]:
    """The dates in ``text[start:end]``, in order; those without "ngày" only where they are whole."""
    limit = len(text) if end is None else end
    place = start
    while (match := _CANDIDATE.search(text, place, limit)) is not None:
        begin = match.start()
        found = date_at(text, begin - _BEFORE_VOWEL if text[begin] in _VOWEL else begin, limit)
        if found is None:
            place = match.end()
        else:
            yield found
            place = max(found.end, match.end())


def _spaces(text: str, begin: int, start: int) -> int:
    """How many white characters stand before ``begin``: they may be all that is left of a day."""
    return begin - start - len(text[start:begin].rstrip())


def _value(match: regex.Match[str], start: int) -> Written:
    month = match["month"].lower()
    try:
        date = datetime.date(
            int(match["year"]), int(month) if month.isdigit() else _MONTH_WORDS[month], int(match["day"])
        )
    except ValueError:
        return Written(None, "impossible", start, match.end())
    return Written(date, "", start, match.end())


_YEAR = r"(?:19|20)\d{2}"
_DASH = r"\s*[-–—−]\s*"
# "vào năm 2026, đến 2030" are two times.
_TO = rf"(?:{_DASH}|(?:(?<!\b(?:vào|trong)\s+(?:năm\s+)?{_YEAR})\s*,)?\s+đến\s+(?:hết\s+)?)(?:năm\s+)?"
# What behind four digits makes them a year: a verb and its figure.
DEED = (
    r"\s+(?:toàn\s+bộ|(?:tổ\s+chức|hỗ\s+trợ|xây\s+(?:dựng|mới)|thành\s+lập|triển\s+khai|thực\s+hiện|hoàn\s+thành"
    r"|đào\s+tạo|mở|trồng|nâng\s+cấp|nhân\s+rộng|bố\s+trí|đầu\s+tư)(?:\s+(?:thêm|mới|được))?)"
    r"\s+(?:(?:ít\s+nhất|tối\s+thiểu|khoảng|trên|hơn)\s+)?\d"
)
_PERIODS = regex.compile(
    # At the begin of a word, or of a year that is written on to one.
    rf"(?:\b|(?=[12]))(?P<outlook>(?:tầm\s+nhìn|định\s+hướng|có\s+xét|có\s+tính)\s+)?(?:"
    rf"từ\s+năm\s+học\s+(?P<first>{_YEAR}){_DASH}{_YEAR}\s+đến\s+(?:hết\s+)?năm\s+học\s+{_YEAR}{_DASH}(?P<last>{_YEAR})|"
    rf"từ\s+năm\s+học\s+(?P<since>{_YEAR}){_DASH}{_YEAR}|"
    rf"(?:từ\s+)?(?:(?:các\s+|(?:hai|ba|bốn|năm|\d)\s+)?năm\s+(?:học\s+)?)?(?<!\d)(?P<first>{_YEAR}){_TO}(?P<last>{_YEAR})"
    rf"|(?:(?:giai\s+đoạn|từ\s+nay)\s+)?(?:tới|đến)\s+(?:hết\s+)?(?:(?:đầu|giữa|cuối)\s+)?(?:năm\s*)?(?P<until>{_YEAR})"
    rf"|(?<!trong\s+)hết\s+năm\s*(?P<until>{_YEAR})"
    rf"|từ\s+(?:năm\s*(?P<since>{_YEAR})(?:\s+trở\s+đi)?|(?P<since>{_YEAR})\s+trở\s+đi)"
    rf"|(?:qu[ýí]\s+(?:[ivx]+|\d)(?:\s*(?:,|và|-)\s*(?:qu[ýí]\s+)?(?:[ivx]+|\d))*|(?<!\d\s*)tháng\s+\d{{1,2}})\s*[/-]\s*(?P<within>{_YEAR})"
    # "vụ xuân 2011", "vụ đông xuân 2010 - 2011"
    rf"|vụ\s+(?:đông\s+xuân|hè\s+thu|thu\s+đông|xuân(?:\s+hè)?|đông|mùa|hè|thu)\s+(?:(?P<first>{_YEAR}){_DASH}(?P<last>{_YEAR})|(?P<year>{_YEAR}))"
    rf"|(?:các\s+|hai\s+|02\s+)?năm\s*(?P<year>{_YEAR})(?:(?:\s*,\s*(?:năm\s+)?{_YEAR})*"
    rf"\s*(?:,|và(?:\s+đến(?:\s+hết)?)?)\s*(?:năm\s+)?(?P<more>{_YEAR}))?"
    # "(2023: 75%; 2024: 82%)", "- 2024: 120 tỷ đồng"
    # "hố xí: 2022 đạt 53%, 2023 đạt 57%"
    rf"|(?<=(?:^|\n|[(:;,])\s{{0,3}}(?:[-–+*•]\s{{0,3}})?)(?P<label>{_YEAR})"
    r"(?=\s?(?::(?!\d)|$)|\s+(?:đạt|là|còn|có|tăng|giảm)\s+(?:\p{L}+\s+){0,3}\d)"
    # "riêng 2018 tổ chức 01 hội chợ", "2025 toàn bộ 28 xã"
    rf"|(?=[12])(?P<label>{_YEAR})(?={DEED})"
    rf"(?<=(?:(?:^|\n|[(:;,])\s{{0,3}}(?:[-–+*•]\s{{0,3}})?|\briêng\s{{1,3}}){_YEAR})"
    # "tổ chức 02 kỳ bình chọn (2017, 2019)"
    rf"|(?=[12])(?P<first>{_YEAR})(?:\s*,\s*{_YEAR})*\s*(?:,|và|;)\s*(?P<last>{_YEAR})(?=\s?\))"
    rf"(?<=\((?:[^():]{{1,30}}:)?\s?(?:{_YEAR}\s*(?:,|và|;)\s*)+{_YEAR})"
    # "Định hướng 2030: trồng 500 ha"
    rf"|(?<=(?:định\s+hướng|mục\s+tiêu|chỉ\s+tiêu|kế\s+hoạch)\s+)(?P<label>{_YEAR})(?=\s?:(?!\d))"
    # "đạt 50% vào 2025; trong 2030: 70%"
    rf"|(?<=\b(?:vào|trong)\s+)(?P<label>{_YEAR})(?=\s*(?:[.,;)]|:(?!\d)|$))"
    # "đạt 50% (2025), 70% (2030)"
    rf"|(?<=[%‰]\s{{0,2}}\()(?P<label>{_YEAR})(?=\s?\))"
    rf")(?!\d|[/.,]\d|\s*(?:%|(?:nghìn|ngàn|triệu|(?:tỷ|tỉ)(?!\s+(?:lệ|trọng|suất|giá))|đồng|ha|kg|tấn|người)\b))",
    regex.IGNORECASE,
)
# The year of a date, of an act or of a bound that is no period.
_NO_PERIOD = regex.compile(
    r"(?:ngày[\s.…\d]*tháng\s*\d{0,2}\s*|\d\s*tháng\s*\d{1,2}\s*|(?:trước|sau|so\s+với)\s+"
    # "(giá quý II/2006)"
    r"|(?<!đánh\s+)\bgiá\s+(?:(?:cố\s+định|so\s+sánh|hiện\s+hành)\s+)?(?:năm\s+)?"
    # "cao hơn mực nước lũ năm 2009", "gấp 3 lần năm 2025"
    r"|\b(?:cao|thấp|nhiều|ít|lớn|nhỏ)\s+hơn\s+(?:(?!(?:trong|vào|đến|tới|từ|tại)\b)[^\W\d]+\s+){0,5}"
    r"|\bgấp\s+(?:(?:[^\W\d]+\s+)?[\d.,-]+\s+lần|đôi|rưỡi|ba|bốn)\s+)$",
    regex.IGNORECASE,
)
_BEFORE = 30
# Behind an outlook of which a figure is said.
_SAYS_FIGURE = regex.compile(
    r"\s*:?\s*(?:(?:là|đạt|có|còn|tăng|giảm|lên|trên|dưới|khoảng|hơn|từ)\s+){1,3}\d", regex.IGNORECASE
)
# Behind an outlook that leads a clause in, and what ends the clause before.
_SAYS_ON = re.compile(r"\s*[:,]\s*[^\W_]")
_CLAUSE_ENDS = ";:.)-–+*•"
# A period has a year, before its first year nothing but words and blanks, and after that none of these.
_A_YEAR = re.compile(r"(?:19|20)\d\d")
_NOT_BEFORE = ",.;:()/-–"
_NOT_AFTER = re.compile(r"[^\w\s,./%–—−-]")
_LONGEST = 300


def periods(text: str, start: int = 0, end: int | None = None) -> Iterator[Period]:
    """The periods in ``text[start:end]``, in order, but for outlooks beyond one ("tầm nhìn đến năm 2030").

    >>> [each.last for each in periods("đến năm 2020 đạt 14%, định hướng đến năm 2030 đạt 16%")]
    [2020, 2030]
    >>> [each.last for each in periods("đến năm 2020; tầm nhìn đến năm 2030: 90% dân số")]
    [2020, 2030]
    """
    limit = len(text) if end is None else end
    for period, outlook in _periods(text, start, limit):
        if (
            not outlook
            or _SAYS_FIGURE.match(text, period.end, limit) is not None
            or _leads(text, start, period)
        ):
            yield period


def _leads(text: str, start: int, period: Period) -> bool:
    """Whether a period leads its clause in, as in "; tầm nhìn đến năm 2030: …"."""
    before = text[max(start, period.start - _BEFORE) : period.start].rstrip()
    if before and before[-1] not in _CLAUSE_ENDS:
        return False
    return _SAYS_ON.match(text, period.end) is not None


def find_period(text: str, start: int = 0, end: int | None = None) -> Period | None:
    """The first period in ``text[start:end]``; an outlook only where there is nothing else.

    >>> find_period("giai đoạn 2021-2025, định hướng đến năm 2030")[:2]
    (2021, 2025)
    >>> find_period("đến năm 2020")[:2]
    (None, 2020)
    """
    outlook_period = None
    for period, outlook in _periods(text, start, len(text) if end is None else end):
        if not outlook:
            return period
        outlook_period = outlook_period or period
    return outlook_period


def _periods(text: str, start: int, end: int) -> Iterator[tuple[Period, bool]]:
    for match in _stated(text, start, end):
        begin = match.start()
        if _NO_PERIOD.search(text, max(start, begin - _BEFORE), begin) is not None:
            continue
        years = _years(match)
        if years is not None:
            yield Period(*years, begin, match.end()), match["outlook"] is not None


def _stated(text: str, start: int, end: int) -> Iterator[regex.Match[str]]:
    """The matches of ``_PERIODS`` in ``text[start:end]``: it is costly, so only years are looked around."""
    place = start
    while (year := _A_YEAR.search(text, place, end)) is not None:
        first = year.start()
        # The stroke of "quý I/2022" parts nothing.
        edge = first - 1 if text.startswith(("/", "-"), max(place, first - 1)) else first
        begin = max(place, *(text.rfind(mark, place, edge) + 1 for mark in _NOT_BEFORE))
        stop = _NOT_AFTER.search(text, first, min(end, first + _LONGEST))
        limit = end if stop is None else stop.end()
        match = _PERIODS.search(text, begin, limit)
        if match is not None:
            yield match
            place = match.end()
        elif limit == end:
            return
        else:
            place = first + 1


def _years(match: regex.Match[str]) -> tuple[int | None, int | None] | None:
    first, last, until, since, year, more = (
        _number(match[name] or (match["within"] or match["label"] if name == "year" else None))
        for name in ("first", "last", "until", "since", "year", "more")
    )
    if until is not None:
        return None, until
    if since is not None:
        return since, None
    first, last = (first, last) if first is not None else (year, more or year)
    if first is None or last is None or last < first:
        return None
    return first, last


@functools.lru_cache(maxsize=256)
def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)
