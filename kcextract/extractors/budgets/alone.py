"""Amounts that are all that the last sentence of an item tells.

"3. Mua giống cho 50 hộ. Dự kiến 9 tỷ đồng."
"""

from __future__ import annotations

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.outline import BULLETS
from kcextract.text.folding import fold_pattern

_LISTED = BULLETS | {"letter"}
_ROLES = frozenset({"contents", "content_item", "solutions"})
_NOTHING_ELSE = regex.compile(
    fold_pattern(
        r"\s*(?:(?:dự\s+kiến|ước(?:\s+tính)?|tạm\s+tính|dự\s+tính|khái\s+toán|khoảng|chừng|cần|hết|là)[\s:,]*)*"
    )
)
_END = regex.compile(r"[\s.;]*")
_EARNED = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:doanh\s+(?:thu|số)|thu\s+nhập|giá\s+trị|lợi\s+nhuận|kim\s+ngạch|xuất\s+khẩu|thu\s+ngân\s+sách|tiết\s+kiệm"
        r"|dư\s+nợ|nộp|lãi)(?!\p{L})(?!\s+suất)"
    )
)
# Before an amount in a sentence: what the one of which it tells does with it.
_VERB = regex.compile(
    fold_pattern(
        r"(?:[,;:(]|(?<!\p{L})(?:với|là|đạt|cần|còn|được|cho|bố\s+trí|hỗ\s+trợ|cấp|dành|huy\s+động|chi|vay|góp|trích|vốn|phí|tiền|khoảng|mỗi\s+năm))$"
    )
)
_LONGEST_VERB = 20
_TITLE = regex.compile(r"[^.:;\d]{2,160}?(?=:)")


def is_alone(context: Context, place: Place) -> bool:
    """Whether an item that tells what is done ends with a sentence that is nothing but an amount.

    An item that tells what is earned may end with how much that is.
    """
    if place.section.marker is None or place.section.role not in _ROLES or place.amount.basis is not None:
        return False
    if place.sentence.start <= place.paragraph or place.passage:
        return False
    folded = context.folded
    if _NOTHING_ELSE.fullmatch(folded, place.sentence.start, place.amount.start) is None:
        return False
    if _END.fullmatch(folded, place.amount.full_end, place.section.own_end) is None:
        return False
    return _EARNED.search(folded, place.paragraph, place.sentence.start) is None


def title(context: Context, place: Place) -> Span | None:
    """The words with which an item begins whose last sentence is nothing but an amount, up to its colon."""
    if not is_alone(context, place):
        return None
    match = _TITLE.match(context.folded, place.paragraph, place.sentence.start)
    return None if match is None else Span(*match.span())


def is_item(context: Context, place: Place) -> bool:
    """Whether an amount ends an item of a list that says with no verb before it what it is for.

    "- Bảo vệ rừng 5 tỷ đồng;"
    """
    if place.section.kind not in _LISTED or place.passage or place.before.start > place.paragraph:
        return False
    if _END.fullmatch(context.folded, place.amount.full_end, place.section.own_end) is None:
        return False
    last = context.folded[max(place.before.start, place.before.end - _LONGEST_VERB) : place.before.end]
    return _VERB.search(last.rstrip()) is None
