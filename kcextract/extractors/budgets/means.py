"""Which amounts only tell what each year takes of the one before them, or what one of its things costs."""

from __future__ import annotations

import regex

from kcextract.extractors.budgets.names import Names
from kcextract.extractors.budgets.notes import takes_years
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.text.folding import fold_pattern

# What a year takes of an amount, noted behind it: "10 tỷ đồng (2 tỷ đồng/năm)", "(mỗi năm 2 tỷ đồng)".
_YEARLY = regex.compile(fold_pattern(r"(?:0?1\s+)?năm"))
_EACH_YEAR = regex.compile(fold_pattern(r"\(\s*(?:mỗi|một|hằng|hàng)\s+năm(?:\s+(?:là|khoảng|chi))*\s*"))
_ROUNDED = frozenset({"approx", "gt", "lt"})


def is_told_mean(context: Context, names: Names, place: Place, last: Place) -> bool:
    """Whether an amount is the mean of the one before it, rounded, or a note on what is no total.

    "27 tỷ đồng, bình quân gần 4 tỷ đồng/năm", "vốn vay: 27 tỷ đồng (bình quân 3,9 tỷ đồng/năm)";
    behind a comma, on what a source gives: "ngân sách tỉnh: 27 tỷ đồng, bình quân 5,4 tỷ đồng/năm"
    """
    one, whole = place.amount.low or place.amount.high, last.amount.low
    if one is None or whole is None or one >= whole or place.sentence != last.sentence:
        return False
    folded = context.folded
    if place.amount.comparator not in _ROUNDED:
        label, before = names.label(last), folded[slice(*place.before)].lstrip()
        noted = before.startswith("(") and folded.startswith(")", place.amount.full_end)
        basis = place.amount.basis
        if noted and basis is not None and not names.is_mean(None, place):
            return takes_years(whole, one) and _YEARLY.fullmatch(folded, *basis) is not None
        if noted and _EACH_YEAR.fullmatch(before) is not None:
            # "2. Quản lý: 9 tỷ đồng (mỗi năm 3 tỷ đồng)": what an item costs, not what a source gives
            item = last.passage == 0 and last.before.start <= last.paragraph and names.is_labelled(last)
            return item and takes_years(whole, one) and names.origins.source(last, label) is None
        single = place.amount.comparator == "eq" and before.startswith(",")
        if names.is_total(label) or not (noted or (single and names.origins.names_source(label))):
            return False
    return names.is_mean(None, place)
