"""What brackets at an amount tell: of which other one it is a part, and who pays a share of so much."""

from __future__ import annotations

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.places import Place
from kcextract.text.folding import fold_pattern

# In brackets behind an amount: in which other one it is. "(khoản này đã tính trong phần ngân sách tỉnh)"
_TAKEN_IN = regex.compile(
    fold_pattern(
        r"\((?:(?:số|khoản|phần|kinh\s+phí|tiền|vốn|này|trên)\s+){0,4}(?:đã\s+(?:được\s+)?(?:tính|bao\s+gồm|có|nằm|cân\s+đối)|nằm|thuộc)"
        r"(?:\s+(?:sẵn|chung))?(?:\s+(?:vào|trong)(?!\p{L}))?(?:\s+(?:phần|khoản|số|tổng\s+số))*\s+(?P<name>\p{L}[^().,;:\d]{4,80})\)"
    )
)
# An amount in brackets behind its share, and who pays it.
_SHARE = regex.compile(r"%\s*\(?\s*$")
_OF_SHARE = regex.compile(
    fold_pattern(
        r"\)\s*(?P<payer>(?:(?:từ|do|bằng|thuộc|của)\s|là\s+(?:vốn|nguồn|ngân)|vốn\s|nguồn\s|ngân\s)[^.,;:()\d]+)"
    )
)


def taken_in(folded: str, place: Place) -> Span | None:
    """The words that name, in brackets behind an amount, of what it is a part: "(đã tính trong …)"."""
    start, end = place.amount.full_end, place.sentence.end
    match = None if folded.find("(", start, end) < 0 else _TAKEN_IN.search(folded, start, end)
    return None if match is None else Span(*match.span("name"))


def payer_of_share(folded: str, place: Place) -> Span | None:
    """Who pays what brackets tell behind a share: "còn lại 30% (2 tỷ đồng) do [ngân sách tỉnh] bảo đảm"."""
    match = _OF_SHARE.match(folded, place.amount.full_end, place.sentence.end)
    if match is None or _SHARE.search(folded, *place.before) is None:
        return None
    return Span(*match.span("payer"))
