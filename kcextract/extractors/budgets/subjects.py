"""Amounts that one payer gives in one breath: "tỉnh bố trí 5 tỷ đồng để đào tạo và 3 tỷ đồng mua giống"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import regex

from kcextract.extractors.budgets.codes import OWN, STATE_MONEY
from kcextract.extractors.budgets.nodes import LEFT_BEHIND, Node
from kcextract.extractors.context import Context
from kcextract.text.folding import fold_pattern

# All that stands between two amounts of one payer, but for what the first is for.
_GOES_ON = regex.compile(fold_pattern(r"[^;:()\n.]*(?:,|(?<!\p{L})và)\s*"))
# What the state's share of a project is for: "bố trí 5 tỷ đồng đối ứng các dự án vay vốn".
_FOR_PROJECTS = regex.compile(
    fold_pattern(
        r"\s*(?:để\s+)?đối\s+ứng\s+(?:cho\s+)?(?:(?:các|những|\d+)\s+)?(?:dự\s+án|chương\s+trình|công\s+trình)(?!\p{L})"
    )
)
# Between the amounts of one source in a year and the next: "tỉnh: năm 2031 5 tỷ đồng; năm 2032: 6 tỷ đồng".
_NEXT_YEARS = regex.compile(
    fold_pattern(
        r"\s*[;,]\s*(?:và\s+)?(?:(?:các|đến|sang|từ)\s+)?năm\s+(?:19|20)\d{2}(?:\s*(?:,|và|-|đến)\s*(?:năm\s+)?(?:19|20)\d{2})*"
        r"(?:\s+trở\s+đi)?(?:\s*:|\s+(?:là|bố\s+trí|khoảng|dự\s+kiến|bình\s+quân|mỗi\s+năm)(?!\p{L}))*\s*"
    )
)
# Between the money of each year and that of one: ", riêng năm 2031 là".
_ONE_YEAR = regex.compile(
    fold_pattern(
        r"(?:\s*/\s*năm|\s+mỗi\s+năm)?\s*[,;(]\s*riêng\s+(?:trong\s+)?năm\s+(?:19|20)\d{2}"
        r"(?:\s*:|\s+(?:là|bố\s+trí|khoảng|dự\s+kiến|cấp|hỗ\s+trợ)(?!\p{L}))*\s*"
    )
)
# "5 tỷ đồng, không tính trong số kinh phí trên"
_APART = regex.compile(
    fold_pattern(
        r"\s*[,(]\s*(?:không|chưa)\s+(?:được\s+)?(?:tính|nằm)\s+(?:vào|trong)\s+(?:tổng\s+)?(?:số\s+)?(?:kinh\s+phí|vốn|tiền)"
        r"\s+(?:(?:đã\s+)?nêu\s+)?trên(?!\p{L})"
    )
)


def share_times(context: Context, nodes: Sequence[Node]) -> None:
    """Gives amounts that are set apart from the sum told before them its time, where they tell none."""
    whole: Node | None = None
    for node in nodes:
        place = node.place
        if _APART.match(context.folded, place.amount.full_end, place.sentence.end) is None:
            whole = node if node.is_total else whole
            continue
        if whole is None or node.stated.basis == "sentence" or whole.stated.basis != "sentence":
            continue
        if whole.place.paragraph == place.paragraph:
            node.stated = whole.stated


def share_subjects(context: Context, nodes: Sequence[Node]) -> None:
    """Gives amounts without a source of their own that of the one before them, where one verb gives both."""
    giving: set[int] = set()
    for node in nodes:
        if node.source in STATE_MONEY and _is_given(context, node):
            giving.add(id(node))
    for last, node in pairwise(nodes):
        if _is_of_next_years(context, last, node):
            node.source = last.source
        if node.is_share and last.is_yearly and _is_of_one_year(context, last, node):
            node.source = last.source
        if id(last) not in giving or last.place.sentence != node.place.sentence or node.is_share:
            continue
        folded, end = context.folded, node.place.amount.full_end
        if _GOES_ON.fullmatch(folded, last.place.amount.full_end, node.place.amount.outer_start) is None:
            continue
        if not (node.source == OWN and _FOR_PROJECTS.match(folded, end)) and _has_own(context, node):
            continue
        node.source = last.source
        giving.add(id(node))
        if node.stated.basis != "sentence":
            node.stated = last.stated


def _is_of_next_years(context: Context, last: Node, node: Node) -> bool:
    """Whether an amount is that of the years behind the last one's, with nothing else said of it."""
    told = last.source in STATE_MONEY and last.stated.basis == node.stated.basis == "sentence"
    if not told or last.place.sentence != node.place.sentence or _has_own(context, node):
        return False
    between = (last.place.amount.full_end, node.place.amount.outer_start)
    return _NEXT_YEARS.fullmatch(context.folded, *between) is not None


def _is_of_one_year(context: Context, last: Node, node: Node) -> bool:
    """Whether a year is set apart from the money of each: "tỉnh cấp hằng năm 4 tỷ, riêng năm 2031 3 tỷ"."""
    if last.source not in STATE_MONEY or _has_own(context, node):
        return False
    between = (last.place.amount.full_end, node.place.amount.outer_start)
    return _ONE_YEAR.fullmatch(context.folded, *between) is not None


def _has_own(context: Context, node: Node) -> bool:
    """Whether its own words say where an amount comes from, or begin to."""
    if node.source is not None or node.payer is not None:
        return True
    start, end = node.place.amount.full_end, node.place.sentence.end
    return any(
        pattern.match(context.folded, start, end) is not None
        for pattern in (context.grammar.budgets.origin, LEFT_BEHIND)
    )


def _is_given(context: Context, node: Node) -> bool:
    """Whether an amount is named before it, and a verb that gives stands there too."""
    label, amount = node.label, node.place.amount
    if label is None or label.end > amount.start:
        return False
    start = min(label.start, node.place.before.start)
    return context.grammar.budgets.giving.search(context.folded, start, amount.start) is not None
