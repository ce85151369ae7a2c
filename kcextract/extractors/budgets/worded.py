"""Amounts that are written in words alone: no rows, since nothing is printed in digits, but told of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kcextract.document import Notice, Span
from kcextract.extractors.budgets.amounts import Amount
from kcextract.extractors.claims import running_text
from kcextract.extractors.context import Context
from kcextract.extractors.passages import words
from kcextract.text.number_words import number_words_before

_DONG = re.compile(r"đồng(?<=[nuỷỉi]\sđồng)\b")


def notices_of_worded(context: Context, amounts: Sequence[Amount]) -> Iterator[Notice]:
    """Notices of the amounts in running text that no digits tell, here or elsewhere in the document."""
    told = {value for amount in amounts for value in (amount.low, amount.high, amount.words_value)}
    folded = context.folded
    for stretch in running_text(context):
        for currency in _DONG.finditer(folded, *stretch):
            number = number_words_before(folded, stretch.start, currency.start())
            if number is None or number.value in told - {None}:
                continue
            if any(amount.start <= number.start < amount.full_end for amount in amounts):
                continue
            span = Span(number.start, currency.end())
            printed = words(context, span)
            yield Notice(
                "warning", "amount_in_words", f"The amount “{printed}” is no row: no digits tell it.", *span
            )
