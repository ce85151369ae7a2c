"""What is noted at an amount: of which other one it is a part, what each year takes, who pays a share."""

from __future__ import annotations

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.places import Place
from kcextract.grammar.entries import Pattern
from kcextract.text.folding import fold_pattern

# In brackets behind an amount: in which other one it is. "(khoản này đã tính trong phần ngân sách tỉnh)"
_TAKEN_IN = regex.compile(
    fold_pattern(
        r"\((?:(?:số|khoản|phần|kinh\s+phí|tiền|vốn|này|trên)\s+){0,4}(?:đã\s+(?:được\s+)?(?:tính|bao\s+gồm|có|nằm|cân\s+đối)|nằm|thuộc)"
        r"(?:\s+(?:sẵn|chung))?(?:\s+(?:vào|trong)(?!\p{L}))?(?:\s+(?:phần|khoản|số|tổng\s+số))*\s+(?P<name>\p{L}[^().,;:\d]{4,80})\)"
    )
)
# The same behind a comma, of one that is named before: ", nằm trong phần ngân sách tỉnh đã nêu ở mục 3".
_LIES_IN = regex.compile(
    fold_pattern(
        r"\s*,\s*(?:đã\s+(?:được\s+)?(?:tính|bao\s+gồm|nằm|cân\s+đối)|nằm)(?:\s+(?:sẵn|chung))?\s+(?:vào|trong)(?:\s+(?:phần|khoản|số|tổng\s+số))*"
        r"\s+(?P<name>(?:ngân\s+sách|vốn|kinh\s+phí|nguồn)\s\p{L}[^().,;:\d]{2,60}?)\s+(?:đã\s+)?(?:nêu|nói|ghi|trình\s+bày)(?:\s+(?:trên|tại|ở))"
    )
)
# In brackets behind a name: that its money is brought together with that of others, whose they do not say.
_MERGED = regex.compile(fold_pattern(r"\s*\((?:có\s+|được\s+|vốn\s+)*lồng\s+ghép(?!\p{L})[^()]*\)"))
_MOST_YEARS = 20
_LONGEST_SOURCE = 160
# Between the money of each year and that of all: "mỗi năm 2 tỷ đồng, 4 năm là 8 tỷ đồng".
ALL_YEARS = regex.compile(
    fold_pattern(
        r"[\s,;:(=]*(?:(?:tổng(?:\s+(?:số|cộng|kinh\s+phí|vốn))?|cộng|tính|chung|trong|cho|là)\s+)*"
        r"(?:(?:cả\s+)?(?P<count>hai|ba|bốn|năm|0?[2-9]|10)\s+năm|(?:cả|toàn)\s+(?:giai\s+đoạn|thời\s+kỳ|chương\s+trình|kỳ)"
        r"(?:\s+\d{4}\s*-\s*\d{4})?)(?:\s+(?:là|cần|khoảng|thành|bằng|được))*[\s:]*"
    )
)
# What a clause ends with that says where the money comes from which the next one tells.
_FROM_BEFORE = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:từ|bằng)\s+(?P<source>(?:nguồn|vốn|kinh\s+phí|ngân\s+sách|quỹ)\s[^.,;:()\d]{2,80}),\s*(?:với\s+)?$"
    )
)
# An amount in brackets behind its share, and who pays it.
_SHARE = regex.compile(r"%\s*\(?\s*$")
_OF_SHARE = regex.compile(
    fold_pattern(
        r"\)\s*(?P<payer>(?:(?:từ|do|bằng|thuộc|của)\s|là\s+(?:vốn|nguồn|ngân)|vốn\s|nguồn\s|ngân\s)[^.,;:()\d]+)"
    )
)
# "từ ngân sách trung ương và vốn đầu tư công của tỉnh": the second up to where the clause ends.
_NEXT_BUDGET = regex.compile(
    fold_pattern(r"(?:\s*(?:,|và)\s*(?:từ\s+)?(?:ngân\s+sách|vốn|nguồn)\s[^.,;:()\d]{1,60}?)+\s*(?=[.;)]|$)")
)
# Those who share an amount, in brackets behind it: "9 tỷ đồng (tỉnh 6, huyện 3)".
_PAYERS = regex.compile(
    fold_pattern(
        r"\(\s*(?:(?:trong\s+đó|gồm)\s*:?\s*)?(?:(?:,|;|\s|và\s)*(?:cấp\s+)?(?:trung\s+ương|tw|tỉnh|thành\s+phố|huyện|thị\s+xã|xã)"
        r"\s*:?\s*\d[\d.,]*(?<!,)\s*(?:(?:tỷ|tỉ|triệu|trđ|đồng|đ)(?!\p{L})\s*){0,2}){2,}\)"
    )
)
# The first part of an amount, named by the level that gives it: "9 tỷ đồng, trong đó tỉnh 5 tỷ đồng".
_LEVEL = regex.compile(fold_pattern(r"(?:trong\s+đó|gồm)\s*:?\s*(?:trung\s+ương|tw|tỉnh)\s*:?\s*$"))


def takes_years(whole: int, one: int) -> bool:
    """Whether an amount is what so many years take together of which each takes ``one``, to the last đồng."""
    return one > 0 and whole in range(2 * one, (_MOST_YEARS + 1) * one, one)


def taken_in(folded: str, place: Place) -> Span | None:
    """The words that name, in brackets or a clause behind an amount, of what it is a part."""
    start, end = place.amount.full_end, place.sentence.end
    match = _LIES_IN.match(folded, start, end) if folded.startswith(",", start) else None
    if match is None and folded.find("(", start, end) >= 0:
        match = _TAKEN_IN.search(folded, start, end)
    return None if match is None else Span(*match.span("name"))


def is_merged(folded: str, label: Span | None, place: Place) -> bool:
    """Whether brackets behind a name only say with what its money is merged: "Tỉnh (lồng ghép …)"."""
    return (
        label is not None and _MERGED.match(folded, label.end, max(label.end, place.amount.start)) is not None
    )


def payer_of_share(folded: str, place: Place) -> Span | None:
    """Who pays what brackets tell behind a share: "còn lại 30% (2 tỷ đồng) do [ngân sách tỉnh] bảo đảm"."""
    match = _OF_SHARE.match(folded, place.amount.full_end, place.sentence.end)
    if match is None or _SHARE.search(folded, *place.before) is None:
        return None
    return Span(*match.span("payer"))


def with_next_budget(folded: str, place: Place) -> Span | None:
    """The words behind an amount with those on another budget that follow up to the end of the clause."""
    match = _NEXT_BUDGET.match(folded, place.behind.end, place.sentence.end)
    return None if match is None else Span(place.behind.start, match.end())


def is_of_level(folded: str, place: Place) -> bool:
    """Whether an amount is the first part of another, and named by the level above all that gives it."""
    start = max(place.before.start, place.before.end - _LONGEST_SOURCE)
    return _LEVEL.search(folded, start, place.before.end) is not None


def told_before(folded: str, label: Span | None, bare: Pattern) -> Span | None:
    """The source with which the clause before a ``bare`` name ends: "từ [vốn vay], kinh phí 5 tỷ đồng"."""
    if label is None or bare.fullmatch(folded, *label) is None:
        return None
    match = _FROM_BEFORE.search(folded, max(0, label.start - _LONGEST_SOURCE), label.start)
    return None if match is None else Span(*match.span("source"))


def is_bracketed(folded: str, place: Place, label: Span | None) -> bool:
    """Whether a name and an amount stand in brackets with no others than payers: "(tỉnh 2 tỷ đồng)"."""
    if label is None:
        return False
    if folded.startswith("(", label.start - 1) and folded.startswith(")", place.amount.full_end):
        return True
    opening = folded.rfind("(", place.sentence.start, label.start)
    listed = None if opening < 0 else _PAYERS.match(folded, opening, place.sentence.end)
    return listed is not None and listed.end() > place.amount.start
