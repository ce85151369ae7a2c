"""Figures behind which no unit is said: what they count stands before, in a label or with another figure."""

from __future__ import annotations

from typing import NamedTuple

import regex

from kcextract.extractors.context import Context
from kcextract.extractors.frames import Frame
from kcextract.extractors.quantities import Quantity
from kcextract.extractors.targets.bases import labelled_rate
from kcextract.extractors.targets.phrases import UNKNOWN, Phrase, thing_said_before, unit_said_before
from kcextract.text.folding import fold, fold_pattern

# What leads a figure in that leaves out what it counts.
_LISTED = regex.compile(fold_pattern(r"(?:\(|(?<!\d):|:(?=\s)|\b(?:là|đạt|có|còn|và|năm\s+\d{4}))\s*$"))
_NAMED = regex.compile(
    r"\s*[,;]\s*(?:(?:huyện|thị\s+xã|thành\s+phố|xã|phường|thị\s+trấn|T[XPT]\.?|H\.)\s*)?"
    r"\p{Lu}\p{L}*(?:\s\p{Lu}\p{L}*){0,3}\s?:?\s*"
)
_AND = 4


class Last(NamedTuple):
    """What a later figure of the same sentence may lean on."""

    sentence: int
    unit_end: int
    end: int
    action: str | None
    approximate: bool
    comparator: str
    unit: str
    unit_class: str
    each: str | None


def unsaid_phrase(context: Context, quantity: Quantity, frame: Frame, last: Last | None) -> Phrase | None:
    """The phrase of a number behind which nothing is said, from before: "160 lớp (năm 2026: 52; …)".

    ``last`` is what was read of the figure before; None where nothing tells what is counted.
    """
    folded, end = context.folded, quantity.outer_end
    rate = labelled_rate(context, frame.clause_start, quantity.outer_start)
    if rate is not None:
        return Phrase(rate.unit, rate.unit_class, quantity.start, end, end, rate.basis, end, end)
    behind = folded[end : min(end + _AND, frame.clause_end)].lstrip()
    if behind and behind[0] not in ",;.)" and not behind.startswith("và"):
        return None
    if behind.startswith(")") and folded.endswith("(", 0, quantity.outer_start):
        return None  # "3 huyện (2)": a note
    said = unit_said_before(context, quantity, frame.sentence_start)
    if said is not None:
        found = context.grammar.units.unit_at(fold(said[0]), 0)
        kind = UNKNOWN if found is None else found.unit.unit_class
        return Phrase(said[0], kind, quantity.start, end, end, said[1], end, end)
    if (
        last is not None
        and last.sentence != frame.sentence_start
        # A line that ends with a semicolon may be the end of a paragraph: the list goes on.
        and not _is_named(context, last.end, quantity.outer_start)
    ):
        last = None
    begin = frame.clause_start if last is None else max(frame.clause_start, last.end)
    if quantity.multiplier > 1:
        return None
    thing = thing_said_before(context, quantity, begin)
    if thing is not None:
        return Phrase(thing[0], thing[1], quantity.start, end, end, None, end, end)
    if last is None or not _goes_on(context, last.end, quantity.outer_start):
        return None
    return Phrase(last.unit, last.unit_class, quantity.start, end, end, None, end, end)


def _goes_on(context: Context, start: int, end: int) -> bool:
    """Whether the figure at ``end`` counts what the one that ended at ``start`` did."""
    return _LISTED.search(context.folded, start, end) is not None or _is_named(context, start, end)


def _is_named(context: Context, start: int, end: int) -> bool:
    """Whether a list goes on with a proper name: "Giao Thuỷ 26.000 tấn; Nghĩa Hưng 17.500"."""
    return _NAMED.fullmatch(context.document.reading, start, end) is not None
