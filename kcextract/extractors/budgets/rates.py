"""Amounts for one thing, where only the last in a list says so, and of one year before that of them all.

"Sản phẩm 3 sao: 3 triệu đồng, 4 sao: 5 triệu đồng/sản phẩm": both are for one of them.
"""

from __future__ import annotations

from collections.abc import Sequence

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.notes import takes_years
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.text.folding import fold_pattern

_LONGEST_NAME = 60
# What is for one thing is no more than so many times what is for another.
_NEAR = 10
_YEAR = "năm"
# A step of a scale right before its amount: "4 sao:", "hạng 2", "giải nhì", "loại B".
_STEP = regex.compile(
    fold_pattern(
        r"(?<![\p{L}\d.,])(?:(?P<count>\d{1,2})\s+(?P<of>\p{L}+)|(?P<scale>\p{L}+)\s+(?P<step>\d{1,2}|[a-dđ]|[iv]{1,3}|nhất|nhì|ba|tư"
        r"|khuyến\s+khích))\s*(?::|-|–|là)?\s*$"
    )
)
# Those who get something, named alone before the amount: "bác sĩ 80 triệu đồng".
_PERSON = regex.compile(
    fold_pattern(
        r"[,;:]\s*(?:(?:bác|dược|y|thạc|tiến|kỹ|nghệ)\s+s[ĩỹ]|điều\s+dưỡng|giáo\s+(?:viên|sư)|học\s+(?:viên|sinh)"
        r"|sinh\s+viên|lao\s+động|nông\s+dân|công\s+nhân|người|cán\s+bộ|hộ)(?:\s+(?!có|là|được)\p{L}+){0,3}"
        r"(?:,\s*\p{L}+(?:\s+\p{L}+){0,2})?\s*(?::|-|–|là)?\s*$"
    )
)
_NEXT = regex.compile(r"\s*[,;]")
_BOUNDS = frozenset({"ge", "gt", "le", "lt"})
_AT_LEAST = frozenset({"ge", "gt"})
# Several districts or communes, named together as those who are to do something.
_DISTRICT = r"(?:huyện|quận|thị\s+xã|thành\s+phố|xã(?!\s+hội)|phường|thị\s+trấn)"
_DISTRICTS = regex.compile(
    fold_pattern(
        rf"(?:(?:giao|đề\s+nghị|yêu\s+cầu)\s+)?(?:ủy\s+ban\s+nhân\s+dân\s+|ubnd\s+)?(?:các\s+(?:{_DISTRICT}|địa\s+phương)(?!\p{{L}})"
        rf"|{_DISTRICT}\s*(?:,|và)\s*(?:các\s+)?{_DISTRICT}(?!\p{{L}}))"
    )
)
_LONGEST_SUBJECT = 120
# The same of one of them, set apart: "(huyện A 50 triệu đồng/năm)".
_APART = regex.compile(
    fold_pattern(rf"\s*[(,;]\s*(?:riêng\s+)?(?:các\s+)?{_DISTRICT}(?:[\s,]+\p{{L}}+){{1,8}}[\s:]*")
)
# The rest of those of which each gets at most so much: "mỗi xã tối đa 9 tỷ đồng, các xã còn lại tối đa …".
_OTHERS = regex.compile(
    fold_pattern(
        r"\s*[,;]\s*(?:đối\s+với\s+)?(?:các|những)\s+\p{L}+(?:\s+\p{L}+){0,2}\s+(?:còn\s+lại|khác)\s*[:,]?\s*"
    )
)

# From a mean to what all years cost: "/năm, cả giai đoạn là".
_ALL_YEARS = regex.compile(
    fold_pattern(
        r"(?:\s*/\s*năm|\s+(?:mỗi|một)\s+năm)?\s*[,;(]\s*(?:tổng\s+(?:số\s+)?)?(?:cả|toàn|trong)\s+"
        r"(?:giai\s+đoạn|kỳ|thời\s+kỳ|chương\s+trình|0?\d+\s+năm)(?:\s+\d{4}\s*-\s*\d{4})?(?:\s+(?:là|cần|hết))*\s*:?\s*"
    )
)


def shared_rates(context: Context, places: Sequence[Place]) -> frozenset[int]:
    """Where those amounts begin that are for one thing as the next in their sentence is, which says so.

    With them go the means that the next amount is so many times.
    """
    found: set[int] = set()
    following: Place | None = None
    for place in reversed(places):
        if following is not None and place.sentence == following.sentence:
            rate = following.amount.start in found or _is_rate(context, following)
            shared = rate and place.amount.basis is None and _is_alike(context, place, following)
            if shared or _is_of_one_year(context, place, following):
                found.add(place.amount.start)
        following = place
    return frozenset(found)


def is_of_each_district(context: Context, place: Place) -> bool:
    """Whether an amount is the least that each of several districts gives, those that the sentence names.

    "UBND các huyện, thị xã: bố trí tối thiểu 40 triệu đồng/năm"
    """
    if place.amount.comparator not in _AT_LEAST:
        return False
    if any(_DISTRICTS.match(context.folded, start) for start in {place.sentence.start, place.clause}):
        return True
    head = _DISTRICTS.match(context.folded, place.paragraph)
    if head is None:
        return False
    colon = context.folded.find(":", head.end(), min(head.end() + _LONGEST_SUBJECT, place.amount.start))
    return colon >= 0 and "." not in context.folded[head.end() : colon]


def is_of_others(context: Context, place: Place, last: Place) -> bool:
    """Whether an amount is for one of others than the one before it, which is for one of some.

    It is that of a single district behind what each of them gives, or the same bound for all the rest.
    """
    between = (last.amount.full_end, place.amount.outer_start)
    bound = place.amount.comparator
    if bound in _BOUNDS and bound == last.amount.comparator and _OTHERS.fullmatch(context.folded, *between):
        return True
    if place.amount.basis is None or not is_of_each_district(context, last):
        return False
    return _APART.fullmatch(context.folded, *between) is not None


def _is_rate(context: Context, place: Place) -> bool:
    basis = place.amount.basis
    return basis is not None and _YEAR not in context.folded[basis.start : basis.end]


def _is_of_one_year(context: Context, place: Place, following: Place) -> bool:
    """Whether an amount is the mean of the next one: "bình quân 2 tỷ đồng/năm, cả giai đoạn 10 tỷ đồng"."""
    one, all_years = place.amount.low, following.amount.low
    if not one or not all_years or not takes_years(all_years, one):
        return False
    folded = context.folded
    if _ALL_YEARS.fullmatch(folded, place.amount.full_end, following.amount.outer_start) is None:
        return False
    return context.grammar.budgets.mean.search(folded, *place.before) is not None


def _is_alike(context: Context, place: Place, following: Place) -> bool:
    """Whether two amounts are those of two steps of one scale, or of two kinds of persons."""
    folded, low, next_low = context.folded, place.amount.low, following.amount.low
    if low is None or next_low is None or max(low, next_low) > min(low, next_low) * _NEAR:
        return False
    between = Span(place.amount.full_end, following.amount.outer_start)
    mark = _NEXT.match(folded, *between)
    if mark is None or between.end - between.start > _LONGEST_NAME:
        return False
    before = Span(max(place.before.start, place.before.end - _LONGEST_NAME), place.before.end)
    one, other = (_STEP.search(folded, *span) for span in (before, between))
    if one is not None and other is not None:
        named = [(each["of"] or each["scale"], each["count"] or each["step"]) for each in (one, other)]
        return named[0][0] == named[1][0] and named[0][1] != named[1][1]
    person = _PERSON.search(folded, *before)
    return person is not None and _PERSON.fullmatch(folded, mark.end() - 1, between.end) is not None
