"""Figures that share one bracket, with a heading that tells what each is of.

"Phân theo nhiệm vụ (năm 2031/năm 2032):", and in the items below it "- Cấp nước: 30 triệu đồng (10/20)".
"""

from __future__ import annotations

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.amounts import Amount
from kcextract.extractors.context import Context
from kcextract.outline import Section

_FIGURE = r"\d[\d.,]*"
_SHARED = regex.compile(rf"\s*(?P<all>\(\s*{_FIGURE}(?:\s*/\s*{_FIGURE})+\s*\))")
_LABELLED = regex.compile(r"\((?P<labels>[^()/]*\p{L}[^()/]*(?:/[^()/]*[\p{L}\d][^()/]*)+)\)")
# So far before a figure its bracket opens.
_WIDEST = 80
_LONGEST_HEADING = 300


def shared_bracket(folded: str, place: int) -> Span | None:
    """The bracket at ``place`` that holds nothing but figures parted by strokes: "(29.500/41.700)"."""
    match = _SHARED.match(folded, place)
    return None if match is None else Span(*match.span("all"))


def column_of(context: Context, amount: Amount, section: Section) -> Span | None:
    """The words in a heading above that say what ``amount``, one of several figures in a bracket, is of."""
    folded = context.folded
    if amount.money_end != amount.end or folded[amount.start - 1 : amount.start] not in ("(", "/", " "):
        return None
    opened = folded.rfind("(", max(section.start, amount.start - _WIDEST), amount.start)
    bracket = None if opened < 0 else shared_bracket(folded, opened)
    if bracket is None or bracket.end <= amount.start:
        return None
    number = folded.count("/", bracket.start, amount.start)
    count = folded.count("/", *bracket) + 1
    for above in context.ancestors(section):
        end = min(above.own_end, above.start + _LONGEST_HEADING, bracket.start)
        for match in _LABELLED.finditer(folded, above.start, end):
            labels = match["labels"].split("/")
            if len(labels) == count:
                start = match.start("labels") + sum(len(each) + 1 for each in labels[:number])
                return Span(start, start + len(labels[number]))
    return None
