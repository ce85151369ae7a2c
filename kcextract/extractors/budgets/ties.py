"""Amounts that their own words tie to one before them: shares, percentages, the years that follow."""

from __future__ import annotations

from collections import deque
from decimal import Decimal

from kcextract.extractors.budgets.codes import TOTAL
from kcextract.extractors.budgets.nodes import (
    Node,
    block_of,
    is_rest,
    may_split,
    name_of,
    phase_of,
    stands_apart,
    year_of,
)
from kcextract.extractors.context import Context
from kcextract.extractors.periods import Stated

# So many parts of an amount are looked at for the one that a share is of.
_MOST_PARTS = 100


class Ties:
    """The amounts of a document as they are told, and which of them the words of the next one mean."""

    def __init__(self, context: Context) -> None:
        self._context = context
        # The last amount that is no average.
        self.last: Node | None = None
        # The last ones, and no more than a share is sought among.
        self._seen: deque[Node] = deque(maxlen=_MOST_PARTS)

    def see(self, node: Node) -> None:
        """Takes note of an amount that is no average; they must come in text order."""
        self.last = node
        self._seen.append(node)

    def follow(self, node: Node, last: Node | None) -> None:
        """Gives an amount of "các năm tiếp theo" the years of the whole behind those of the one before it."""
        if not node.is_next or last is None or (last.parent is None and node.stated.basis == "sentence"):
            return
        whole = None if last.parent is None else last.parent.stated.last
        told, end = last.stated.last, whole or self._context.header.period_end
        if end is not None and told is not None and end > told:
            node.stated = Stated(told + 1, end, "sentence")

    def whole(self, node: Node, last: Node | None, first: Node) -> Node | None:
        """The amount before ``node`` that its own words tie it to; ``first`` is that of its sentence."""
        if node.is_next and last is not None and last.stated.last is not None:
            return last.parent
        if node.portion is not None:
            return self._whole_of(node, node.portion)
        whole = self.last
        while whole is not None and whole.parent is not None and whole is not first:
            whole = whole.parent
        phase = (phase_of(node, self._seen) or year_of(node, self._seen)) if node.is_share else None
        if phase is not None and block_of(self._context, phase) == block_of(self._context, node):
            return phase
        if whole is not None and not may_split(whole.source, node.named_source):
            whole = whole.parent  # "riêng vốn vay 3 tỷ đồng, riêng ngân sách tỉnh 1 tỷ đồng"
        if (
            not node.is_share
            or whole is None
            or not whole.holds(node)
            or _is_outside(node.stated, whole.stated)
            or block_of(self._context, whole) != block_of(self._context, node)
        ):
            return None
        if (
            whole.source in (None, TOTAL)
            and node.source not in (None, TOTAL)
            and not is_rest(self._context, node.place)
        ):
            alike = [
                part for part in whole.parts[:_MOST_PARTS] if part.source == node.source and part.holds(node)
            ]
            if alike and all(stands_apart(node, part) for part in alike):
                return None  # the list of parts is another section's
            named = [part for part in alike if self._is_namesake(part, node)]
            return (named or alike or [whole])[-1]
        return whole

    def _is_namesake(self, part: Node, node: Node) -> bool:
        """Whether two amounts have one name: "riêng năm 2031, phần ngân sách tỉnh" and "ngân sách tỉnh"."""
        lead = self._context.grammar.budgets.name_lead
        one, other = (lead.sub("", name_of(self._context, each)) for each in (part, node))
        return one == other

    def _whole_of(self, node: Node, portion: Decimal) -> Node | None:
        """The last amount before ``node`` of which it is so many per cent, as they are printed."""
        half = Decimal((0, (5,), int(portion.as_tuple().exponent) - 1))
        block, totals = block_of(self._context, node), []
        for whole in reversed(self._seen):
            if not whole.low or not node.low or whole.is_average:
                continue
            if abs(Decimal(node.low) * 100 / whole.low - portion) > half:
                continue
            if block_of(self._context, whole) == block:
                return whole
            totals += [whole] if whole.is_total and whole.parent is None else []
        return totals[0] if len(totals) == 1 else None


def _is_outside(period: Stated, whole: Stated) -> bool:
    """Whether a period ends before the other, as it is told, begins."""
    told = period.basis == "sentence" and whole.basis == "sentence"
    return told and whole.first is not None and period.last is not None and period.last < whole.first
