"""Money that a programme has got already, and what is still to come: both are the programme's."""

from __future__ import annotations

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.text.folding import fold_pattern

_GIVEN = r"(?:đã|mới)\s+(?:được\s+)?(?:bố\s+trí|ghi|phân\s+bổ|cấp|dành|giao|cân\s+đối)(?!\p{L})[^.;:\d]*"
_OF_YEAR = regex.compile(
    fold_pattern(rf"(?<!\p{{L}})năm\s+(?P<year>(?:19|20)\d{{2}}),?\s+(?:[^.;:\d]{{0,60}}\s)?{_GIVEN}$")
)
# "Trong tổng số nêu trên, đến nay mới cân đối được 5 tỷ đồng"
_OF_TOTAL = regex.compile(
    fold_pattern(
        r"\s*trong\s+(?:tổng\s+)?(?:số|kinh\s+phí|vốn|nguồn)(?:\s+(?:kinh\s+phí|vốn|tiền))?\s+"
        rf"(?:đó|này|(?:nêu\s+)?trên|(?:vừa|đã)\s+nêu)\s*,?\s+(?:[^.;:\d]{{1,60}}\s)?{_GIVEN}"
    )
)
# Who has given the first part of a sum, in brackets right behind it: "9 tỷ đồng (tỉnh đã cấp 5 tỷ đồng, …".
_FIRST_PART = regex.compile(fold_pattern(rf"\s*\(\s*(?:[^.,;:()\d]{{1,60}}\s)?{_GIVEN}$"))
_NEXT_PART = regex.compile(
    fold_pattern(r"\s*[,;]\s*[^()\d]{0,80}\d[\d.,]*\s*(?:tỷ|tỉ|triệu|tr\.?đ|đồng|đ)(?!\p{L})")
)
_YEAR = regex.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")
_REST = r"(?:(?:số|phần|kinh\s+phí|vốn|nguồn)\s+)*còn\s+(?:lại|thiếu)"
_LACKING = regex.compile(fold_pattern(r"(?<!\p{L})còn\s+thiếu(?:\s+(?:là|khoảng))*\s*$"))
# Behind what has not been given yet: the money from which it is to be taken.
_NOT_YET = regex.compile(fold_pattern(r"(?<!\p{L})chưa\s+(?:được\s+)?bố\s+trí(?:\s+(?:là|khoảng|được))*\s*$"))
_TO_COME = regex.compile(fold_pattern(r"[^.;:()\d]{0,80}?(?<!\p{L})từ\s+(?P<source>[^.,;:()\d]+)"))
_LEFT = regex.compile(fold_pattern(rf"(?<!\p{{L}}){_REST}(?:\s+(?:là|khoảng))*\s*$"))
_WAS_GIVEN = regex.compile(fold_pattern(rf"(?<!\p{{L}}){_GIVEN}\d"))


def is_allotted(context: Context, place: Place) -> bool:
    """Whether what was given is money of the programme: "Năm 2031 ngân sách huyện đã bố trí 4 tỷ đồng".

    Only in a section on its money, of a year of its time. So is a part that brackets tell with the others,
    and what has been given of the total that the sentence before tells.
    """
    begins = context.header.begins
    if place.section.role != "budget" or begins is None:
        return False
    folded, before = context.folded, place.before
    match = _OF_YEAR.search(folded, *before)
    if match is not None:
        return int(match["year"]) >= begins
    if _OF_TOTAL.fullmatch(folded, place.sentence.start, before.end) is not None:
        return True
    if (
        _FIRST_PART.fullmatch(folded, *before) is None
        or _NEXT_PART.match(folded, place.amount.full_end) is None
    ):
        return False
    years = _YEAR.findall(folded, place.sentence.start, before.start)
    return not years or int(years[-1]) >= begins


def giver(context: Context, place: Place) -> Span | None:
    """The words that tell who gives what is lacking, or left, of the money that a sentence tells of."""
    folded, before = context.folded, Span(place.sentence.start, place.before.start)
    if _LACKING.search(folded, *place.before) is not None:
        return before
    if _NOT_YET.search(folded, *place.before) is not None:
        match = _TO_COME.match(folded, place.amount.full_end, place.sentence.end)
        return None if match is None else Span(*match.span("source"))
    if _LEFT.search(folded, *place.before) is None or _WAS_GIVEN.search(folded, *before) is None:
        return None
    return before
