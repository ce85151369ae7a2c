"""Where amounts of money stand: their sections and sentences, and which words belong to which of them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.amounts import Amount
from kcextract.extractors.context import Context
from kcextract.extractors.passages import passages, sentences
from kcextract.outline import Section
from kcextract.text.folding import fold_pattern

# Up to here the words behind an amount still belong to it.
_BEHIND_END = regex.compile(
    fold_pattern(
        r"[,;:()\[\].]|(?<!\p{L})(?:và|trong\s+đó|(?:bao\s+)?gồm|cụ\s+thể|cùng\s+với|kết\s+hợp|bên\s+cạnh"
        r"|ngoài)(?!\p{L})"
    )
)
_LONGEST_BEHIND = 200


class Place(NamedTuple):
    """An amount with its surroundings.

    ``passage`` counts the paragraphs of the section's own text, ``paragraph`` is where this one begins.
    ``before`` are the words from the end of the clause or amount before up to the amount; ``behind`` those
    right behind it that are not the next one's.
    ``clause`` is where its clause, parted by semicolons, begins.
    """

    amount: Amount
    section: Section
    passage: int
    paragraph: int
    sentence: Span
    clause: int
    before: Span
    behind: Span


def places(context: Context, amounts: Sequence[Amount]) -> Iterator[Place]:
    """The places of ``amounts``, in order."""
    for number, group in groupby(amounts, key=lambda amount: context.section_at(amount.start).number):
        section = context.outline.sections[number]
        yield from _in_section(context, section, list(group))


def _in_section(context: Context, section: Section, amounts: list[Amount]) -> Iterator[Place]:
    cut = [
        (number, passage.start, sentence)
        for number, passage in enumerate(passages(context, section))
        for sentence in sentences(context, passage)
    ]
    starts = [sentence.start for _, _, sentence in cut]
    last: Place | None = None
    for index, amount in enumerate(amounts):
        found = bisect_right(starts, amount.start) - 1
        where = cut[found] if found >= 0 else (0, section.start, Span(section.start, section.own_end))
        following = amounts[index + 1].start if index + 1 < len(amounts) else section.own_end
        last = _place(context, amount, section, where, last, following)
        yield last


def _place(
    context: Context,
    amount: Amount,
    section: Section,
    where: tuple[int, int, Span],
    last: Place | None,
    following: int,
) -> Place:
    folded = context.folded
    passage, paragraph, sentence = where
    start = clause = sentence.start
    if last is not None and last.amount.full_end > start:
        start, clause = last.behind.end, max(clause, last.clause)
    clause = max(clause, folded.rfind(";", start, amount.start) + 1)
    start = min(max(start, clause), amount.start)
    limit = max(amount.full_end, min(sentence.end, following, amount.full_end + _LONGEST_BEHIND))
    stop = _BEHIND_END.search(folded, amount.full_end, limit)
    if stop is not None:
        end = stop.start()
    else:
        # Without a comma between two amounts, the words between them name the second.
        end = amount.full_end if following < min(sentence.end, limit + 1) else limit
    return Place(
        amount,
        section,
        passage,
        paragraph,
        sentence,
        min(clause, amount.start),
        Span(start, max(start, min(amount.outer_start, amount.start))),
        Span(amount.full_end, max(end, amount.full_end)),
    )
