"""What is to be told of amounts for the programme that cannot be read with certainty."""

from __future__ import annotations

from collections.abc import Iterator

from kcextract.document import Notice, Span
from kcextract.extractors.budgets.amounts import Amount
from kcextract.extractors.context import Context
from kcextract.extractors.passages import words

_FAULTS = {
    "unclear": "can be read in two ways: the document does not show which mark groups thousands",
    "no whole number": "is no whole number of đồng, or too large",
}


def notices_of_faults(context: Context, amount: Amount) -> Iterator[Notice]:
    """Warnings of an amount in figures, or of the words behind it, that are not clear."""
    if amount.fault:
        yield _notice(context, amount, "amount_unclear", _FAULTS[amount.fault])
    if amount.words is not None and amount.words_value is None:
        yield _notice(
            context, amount, "amount_words_unclear", "is followed by words that are no clear amount"
        )


def _notice(context: Context, amount: Amount, code: str, words_: str) -> Notice:
    printed = words(context, Span(amount.start, amount.money_end))
    return Notice("warning", code, f"The amount “{printed}” {words_}.", amount.start, amount.full_end)
