"""Amounts that are written in words alone: no rows, since nothing is printed in digits, but told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import regex

from kcextract.document import Notice, Span
from kcextract.extractors.budgets.amounts import Amount
from kcextract.extractors.claims import running_text
from kcextract.extractors.context import Context
from kcextract.extractors.passages import words
from kcextract.text.folding import fold_pattern
from kcextract.text.number_words import number_words_at

_WORD = (
    r"(?:một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|chục|trăm|linh|lẻ"
    r"|nghìn|ngàn|triệu|tỷ|tỉ)"
)
_DONG = re.compile(r"đồng(?<=[nuỷỉi]\sđồng)\b")
# What stands before the currency, and the words of a number before that.
_SCALE = regex.compile(fold_pattern(r"(?r)(?<!\p{L})(?:nghìn|ngàn|triệu|tỷ|tỉ)(?:\s+rưỡi)?\s+"))
_BEFORE = regex.compile(fold_pattern(rf"(?r)(?<!\p{{L}}){_WORD}(?:,?\s+{_WORD})*\s+"))
_LONGEST = 400


def notices_of_worded(context: Context, amounts: Sequence[Amount]) -> Iterator[Notice]:
    """Notices of the amounts in running text that no digits tell, here or elsewhere in the document."""
    told = {value for amount in amounts for value in (amount.low, amount.high, amount.words_value)}
    folded = context.folded
    for stretch in running_text(context):
        for currency in _DONG.finditer(folded, *stretch):
            scale = _SCALE.match(folded, stretch.start, currency.start())
            if scale is None:
                continue
            start = _start(folded, max(stretch.start, scale.start() - _LONGEST), scale.start())
            number = None if start is None else number_words_at(folded, start, currency.end())
            if start is None or number is None or number.value in told - {None}:
                continue
            if any(amount.start <= start < amount.full_end for amount in amounts):
                continue
            span = Span(start, currency.end())
            printed = words(context, span)
            yield Notice(
                "warning", "amount_in_words", f"The amount “{printed}” is no row: no digits tell it.", *span
            )


def _start(folded: str, begin: int, end: int) -> int | None:
    """Where the words of a number begin that go on up to ``end``."""
    match = _BEFORE.match(folded, begin, end)
    return None if match is None else match.start()
