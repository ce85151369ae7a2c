"""Which amounts only tell what each year takes of the one before them, or what one of its things costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from kcextract.extractors.budgets.codes import TOTAL
from kcextract.extractors.budgets.names import Names
from kcextract.extractors.budgets.nodes import Node, block_of, name_of
from kcextract.extractors.budgets.notes import takes_years
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.text.folding import fold_pattern

# What a year takes of an amount, noted behind it: "10 tỷ đồng (2 tỷ đồng/năm)", "(mỗi năm 2 tỷ đồng)".
_YEARLY = regex.compile(fold_pattern(r"(?:0?1\s+)?năm"))
_EACH_YEAR = regex.compile(fold_pattern(r"\(\s*(?:mỗi|một|hằng|hàng)\s+năm(?:\s+(?:là|khoảng|chi))*\s*"))
# Where such a note ends: "(bình quân 2 tỷ đồng một năm)".
_NOTED = regex.compile(fold_pattern(r"(?:\s*(?:mỗi|một|hằng|hàng|01)\s+năm)?\s*\)"))
# What may stand before the level of a budget: "ngân sách tỉnh", where its list says "tỉnh".
_BUDGET = regex.compile(fold_pattern(r"^(?:ngân\s+sách|nguồn|phần|cấp|\s)+(?=\p{L})"))
_ROUNDED = frozenset({"approx", "gt", "lt"})


def is_told_mean(context: Context, names: Names, place: Place, last: Place) -> bool:
    """Whether an amount is the mean of the one before it, rounded, or no more than a note on it in brackets.

    "27 tỷ đồng, bình quân gần 4 tỷ đồng/năm", "tổng vốn: 27 tỷ đồng (bình quân 3,9 tỷ đồng/năm)";
    behind a comma, on what a source gives: "ngân sách tỉnh: 27 tỷ đồng, bình quân 5,4 tỷ đồng/năm"
    """
    one, whole = place.amount.low or place.amount.high, last.amount.low
    if one is None or whole is None or one >= whole or place.sentence != last.sentence:
        return False
    folded = context.folded
    before = folded[slice(*place.before)].strip()
    each_year = before.startswith("(") and _EACH_YEAR.fullmatch(before) is not None
    closed = folded.startswith(")", place.amount.full_end)
    if each_year and closed and takes_years(whole, one) and names.is_total(names.label(last)):
        # Nothing but what each year takes: "tổng vốn: 9 tỷ đồng (mỗi năm 3 tỷ đồng)"
        return True
    if place.amount.comparator not in _ROUNDED:
        label = names.label(last)
        noted = before.startswith("(") and _NOTED.match(folded, place.amount.full_end) is not None
        basis = place.amount.basis
        if noted and basis is not None and not names.is_mean(None, place):
            return takes_years(whole, one) and _YEARLY.fullmatch(folded, *basis) is not None
        if noted and each_year:
            # "2. Quản lý: 9 tỷ đồng (mỗi năm 3 tỷ đồng)": what an item costs, not what a source gives
            item = last.passage == 0 and last.before.start <= last.paragraph and names.is_labelled(last)
            if not item or not takes_years(whole, one):
                return False
            return names.origins.source(last, label, is_total=names.is_total(label)) is None
        single = place.amount.comparator == "eq" and before.startswith(",")
        told = single and not names.is_total(label) and names.origins.names_source(label)
        if not (noted or told):
            return False
    return names.is_mean(None, place)


def means_again(context: Context, nodes: Sequence[Node]) -> Iterator[Node]:
    """The means of what a source gives in all, told before under the same name.

    "- Ngân sách tỉnh: 20 tỷ đồng; …" and then "3. Ngân sách tỉnh bố trí bình quân 5 tỷ đồng/năm"
    """
    begin, end = context.header.period_start, context.header.period_end
    years = None if begin is None or end is None else end - begin + 1
    for number, node in enumerate(nodes):
        if not node.is_mean or not node.low:
            continue
        names = (name_of(context, node), context.folded[slice(*node.place.before)].strip())
        told = {_BUDGET.sub("", name) for name in names}
        block = block_of(context, node)
        for whole in nodes[:number]:
            if whole.named_source in (None, TOTAL) or not takes_years(whole.low or 0, node.low):
                continue
            if years is not None and whole.low != node.low * years:
                continue
            begins = _BUDGET.sub("", name_of(context, whole))
            named = begins and any(name.startswith(f"{begins} ") for name in told)
            if named and block_of(context, whole) == block:
                yield node
                break
