"""Which amount before it a list adds up to, where no word, or one that may mean several, ties it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from kcextract.extractors.budgets.codes import STATE_MONEY, TOTAL
from kcextract.extractors.budgets.nodes import (
    LEFT_BEHIND,
    Node,
    block_of,
    is_exact,
    is_rest,
    may_split,
    name_of,
)
from kcextract.extractors.budgets.notes import taken_in
from kcextract.extractors.context import Context

_LEAST_PARTS = 2
# So many amounts add up to another by chance no more; where it is one of a sentence, these.
_MANY = 5
_SEVERAL = 3
# So many parts of an amount are looked at.
_MOST_PARTS = 100
# So many are looked at before what its sentence says to be left.
_MOST_TOLD = 20
# What stands in different ones of their sections is not of one list of money.
_OUTER = frozenset({"article", "part", "chapter", "appendix"})
# So many amounts may stand between a list and what it adds up to.
_FARTHEST = 100


def settle_wholes(context: Context, nodes: Sequence[Node]) -> None:
    """Makes lists parts of the one amount before them that they are together, to the last đồng.

    They are lists that are part of nothing yet, and those that words like "gồm:" join to the last of
    several amounts, while it is another one of these that they add up to.
    """
    _Wholes(context, nodes).settle()


class _Wholes:
    def __init__(self, context: Context, nodes: Sequence[Node]) -> None:
        self._context = context
        self._nodes = nodes
        self._number = {id(node): number for number, node in enumerate(nodes)}
        # Where those of each amount stand among all.
        self._of_low: dict[int, list[int]] = {}
        for number, node in enumerate(nodes):
            if node.low is not None and node.low == node.place.amount.high and not node.is_average:
                self._of_low.setdefault(node.low, []).append(number)

    def settle(self) -> None:
        for last, node in pairwise(self._nodes):
            if node.is_share and is_rest(self._context, node.place):
                self._settle_rest(node)
            elif node.parent is None and last.parent is not None and self._is_left(node):
                self._settle_left(node, last.parent)
        for run in self._lists():
            if len(run) >= _LEAST_PARTS and not any(node.is_beside for node in run):
                self._settle(run)
        for node in self._nodes:
            if node.parent is None and not self._is_taken_in(node) and not node.is_average:
                self._settle_share(node)

    def _lists(self) -> Iterator[list[Node]]:
        """The lists of amounts that are parts of one and the same, or of none."""
        for _, group in groupby(self._nodes, key=lambda node: node.place.sentence):
            yield from by_parent(group)
        heads: dict[tuple[int | None, str], list[Node]] = {}
        for _, group in groupby(self._nodes, key=lambda node: node.section):
            first = next(group)
            if first.place.passage == 0 and first.place.section.parent is not None:
                key = (first.place.section.parent, first.place.section.kind)
                heads.setdefault(key, []).append(first)
        for members in heads.values():
            for run in by_parent(members):
                yield [*run, *self._left_behind(run)]

    def _left_behind(self, run: Sequence[Node]) -> Iterator[Node]:
        """What a paragraph behind a list says to be left of the whole."""
        number = self._number[id(run[-1])] + 1
        if number < len(self._nodes):
            node = self._nodes[number]
            apart = node.place.sentence != run[-1].place.sentence and node.parent is run[-1].parent
            if apart and self._is_left(node):
                yield node

    def _is_left(self, node: Node) -> bool:
        """Whether the words behind an amount say that it is left: "2 tỷ đồng còn lại của kế hoạch"."""
        return LEFT_BEHIND.match(self._context.folded, node.place.amount.full_end) is not None

    def _settle(self, run: Sequence[Node]) -> None:
        total = sum(node.low or 0 for node in run)
        parent = run[0].parent
        if total == 0 or total not in self._of_low:
            return
        if parent is not None and (parent.is_full or total >= (parent.low or 0)):
            return
        if parent is None:
            found = self._before(run, total)
        else:
            found = [
                node
                for node in self._of(total, run[0])
                if node.place.sentence == parent.place.sentence and not node.parts
            ]
        enough = _MANY if parent is None else _SEVERAL
        if len(found) == 1 and (is_exact(found[0], run) or len(run) >= enough):
            _take(found[0], run)

    def _settle_left(self, node: Node, whole: Node) -> None:
        """Makes what a paragraph says to be left a part of what the list before it splits, if it is that."""
        if node.low is not None and whole.parts_sum + node.low == whole.low:
            whole.adopt(node)

    def _settle_rest(self, rest: Node) -> None:
        """Makes what is left, and what its sentence tells before it, parts of what they are together.

        "7 tỷ đồng; tỉnh hỗ trợ 5 tỷ đồng, phần còn lại 2 tỷ đồng do nhân dân đóng góp"
        """
        if not rest.low or (rest.parent is not None and rest.parent.is_full):
            return
        end = self._number[id(rest)]
        told: list[Node] = []
        for node in reversed(self._nodes[max(0, end - _MOST_TOLD) : end]):
            if node.place.sentence != rest.place.sentence:
                break
            run = [*_outermost(told), rest]
            if len(run) >= _LEAST_PARTS and sum(part.low or 0 for part in run) == node.low:
                if is_exact(node, run) or all(may_split(node.source, part.named_source) for part in run):
                    _take(node, run)
                return
            told.insert(0, node)
        run = [*_outermost(told), rest]
        found = self._before(run, sum(part.low or 0 for part in run))
        if len(run) >= _LEAST_PARTS and len(found) == 1 and is_exact(found[0], run):
            _take(found[0], run)

    def _settle_share(self, node: Node) -> None:
        """Makes what comes from the state a part of the total that a list before it splits by source.

        "Ngân sách tỉnh: 5,2 tỷ đồng; huyện: 1,7 tỷ đồng; …" and then "Phân kỳ phần ngân sách (6,9 tỷ đồng)"
        """
        if node.named_source not in STATE_MONEY:
            return
        number, block = self._number[id(node)], block_of(self._context, node)
        for part in reversed(self._nodes[max(0, number - _FARTHEST) : number]):
            whole = part.parent
            if whole is None or not whole.is_full or block_of(self._context, whole) != block:
                continue
            parts = [
                each
                for each in whole.parts[:_MOST_PARTS]
                if each.named_source in STATE_MONEY and may_split(node.named_source, each.named_source)
            ]
            together = len(parts) >= _LEAST_PARTS and sum(each.low or 0 for each in parts) == node.low
            if together and node.is_less_than(whole) and is_exact(node, parts):
                whole.adopt(node)
            return

    def _is_taken_in(self, node: Node) -> bool:
        """Makes an amount a part of the one in which brackets say that it is: "(đã tính trong …)"."""
        words = taken_in(self._context.folded, node.place)
        if words is None:
            return False
        number, name = self._number[id(node)], " ".join(self._context.folded[slice(*words)].split())
        found = [
            each
            for each in self._nodes[max(0, number - _FARTHEST) : number]
            if not each.is_average and each.holds(node) and name_of(self._context, each).startswith(name)
        ]
        if len(found) == 1:
            found[0].adopt(node)
        return len(found) == 1

    def _before(self, run: Sequence[Node], total: int) -> list[Node]:
        """The amounts of so much before a list that are nearest to it by their place in the outline."""
        number, block = run[0].section, block_of(self._context, run[0])
        above = self._context.ancestors(run[0].place.section)
        line = {each.number for each in above}
        around = {each.number for each in above if each.marker is not None and each.kind not in _OUTER}
        # Of an article, a total and those who pay it: "3. Dự toán: …", "4. Nguồn: quỹ …, ngân sách …".
        paid = all(node.named_source not in (None, TOTAL) for node in run)
        found: dict[int, list[Node]] = {}
        for node in self._of(total, run[0]):
            if node.section in line:
                found.setdefault(0 if node.section == number else 1, []).append(node)
            elif block_of(self._context, node) == block:
                found.setdefault(2, []).append(node)
            elif node.place.section.parent in (line if node.is_total and paid else around):
                # "II. Nội dung và kinh phí": "1. Tổng kinh phí: …", "2. Các hoạt động: a) …"
                found.setdefault(3, []).append(node)
        return found[min(found)] if found else []

    def _of(self, total: int, node: Node) -> list[Node]:
        """The amounts of so much before ``node``, but those too far from it."""
        numbers, end = self._of_low.get(total, []), self._number[id(node)]
        found = numbers[bisect_left(numbers, end - _FARTHEST) : bisect_left(numbers, end)]
        return [self._nodes[number] for number in found]


def _outermost(nodes: Sequence[Node]) -> list[Node]:
    """Those of ``nodes`` that are addends and parts of no other one of them."""
    inside = {id(node) for node in nodes}
    return [node for node in nodes if id(node.parent) not in inside and not node.is_average]


def _take(whole: Node, parts: Sequence[Node]) -> None:
    """Makes ``parts`` those of ``whole``, but where it is itself in one of them."""
    above = whole.parent
    while above is not None:
        if above in parts:
            return
        above = above.parent
    for part in parts:
        whole.take(part)
    if not all(may_split(whole.source, part.named_source) for part in parts):
        whole.source = TOTAL  # it is from all of them


def by_parent(nodes: Iterable[Node]) -> Iterator[list[Node]]:
    """Those of ``nodes`` that are addends, by what they are parts of."""
    found: dict[int, list[Node]] = {}
    for node in nodes:
        if not node.is_average and len(run := found.setdefault(id(node.parent), [])) < _MOST_PARTS:
            run.append(node)
    yield from found.values()
