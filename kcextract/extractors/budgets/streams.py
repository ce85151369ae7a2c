"""Lists whose items each tell two amounts: what is given to a project, and what those pay who get it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

import regex

from kcextract.extractors.budgets.codes import OTHER, OWN, PRIVATE_MONEY, TOTAL
from kcextract.extractors.budgets.nodes import Node, is_exact, may_split
from kcextract.extractors.context import Context
from kcextract.outline import Section
from kcextract.text.folding import fold_pattern

_LEAST_PARTS = 2
# So many amounts that add up to another, with many digits, tell that it is theirs without a second stream.
_SEVERAL = 3
# Who is helped, named in an item before what it gets: "Máy sấy tại HTX Na Rì: 9 triệu đồng".
_GETS = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:htx|hợp\s+tác\s+xã|doanh\s+nghiệp|dn|dntn|công\s+ty|tổ\s+hợp\s+tác|tht|hộ\s+kinh\s+doanh|cơ\s+sở(?!\s+(?:hạ\s+tầng|vật\s+chất))"
        r"|nhà\s+máy|xưởng|(?:chủ\s+đầu\s+tư|đơn\s+vị(?:\s+\p{L}+){0,2})\s*:)(?!\p{L})"
    )
)
_LENT = regex.compile(
    fold_pattern(r"(?<!\p{L})(?:vay|tín\s+dụng|tài\s+trợ|lồng\s+ghép|ngân\s+hàng)(?!\p{L})")
)


def share_payers(context: Context, nodes: Sequence[Node]) -> None:
    """Gives amounts by which those who get a project pay for it that source; ``nodes`` are in text order.

    "Máy sấy tại HTX Na Rì: tỉnh hỗ trợ 9 triệu đồng; vốn của HTX 12 triệu đồng"
    """
    beneficiary, folded = context.grammar.budgets.beneficiary, context.folded
    last: Node | None = None
    for node in nodes:
        place = node.place
        if (
            last is not None
            and last.place.paragraph == place.paragraph
            and node.label is not None
            and node.parent is not last
            and node.source in (None, OTHER)
            and last.source not in PRIVATE_MONEY
            and beneficiary.fullmatch(folded, *node.label) is not None
            and _GETS.search(folded, place.paragraph, last.place.amount.start) is not None
        ):
            node.source = OWN
        last = node


def join_streams(context: Context, nodes: Sequence[Node]) -> None:
    """Joins lists whose items tell amounts of two kinds: each kind adds up by itself, to the last đồng.

    They do so to those of the item above the list, or to those told before the heading of all.
    ``nodes`` are in text order.
    """
    if any(node.named_source in PRIVATE_MONEY for node in nodes):
        _Streams(context, nodes).join()


class _Streams:
    def __init__(self, context: Context, nodes: Sequence[Node]) -> None:
        self._context = context
        # What each section tells, with those below it.
        self._told: dict[int, list[Node]] = {}
        # The amounts of so much.
        self._of_low: dict[int, list[Node]] = {}
        self._taken: list[Node] = []
        for node in nodes:
            if node.is_average or not node.low or node.low != node.place.amount.high:
                continue
            self._of_low.setdefault(node.low, []).append(node)
            for section in context.ancestors(node.place.section):
                self._told.setdefault(section.number, []).append(node)

    def join(self) -> None:
        # From the innermost lists outwards: what an outer one adds up are then the wholes of these.
        for number in sorted(self._told, reverse=True):
            told = self._told[number]
            section = self._context.outline.sections[number]
            kinds = [_is_private(node) for node in told]
            if all(kinds) or not any(kinds):
                continue
            heads = [node for node in told if node.section == number]
            below = [node for node in told if node.section != number]
            if len(below) < _LEAST_PARTS:
                continue
            if heads:
                self._join_items(heads, below)
            elif section.heading is not None:
                self._join_list(section, below)
        for part in sorted(self._taken, key=_starts):
            self._settle_payer(part)

    def _join_items(self, heads: Sequence[Node], below: Sequence[Node]) -> None:
        """Joins what the items below a paragraph tell to the amounts of the paragraph itself."""
        for private in (False, True):
            parts = _outermost(below, private=private)
            total = sum(node.low or 0 for node in parts)
            before = [node for node in heads if parts and _starts(node) < _starts(parts[0])]
            found = [node for node in before if _is_private(node) == private and node.low == total]
            if len(found) == 1 and _may_be_of(found[0], parts, heads):
                self._take(found[0], parts)

    def _join_list(self, section: Section, below: Sequence[Node]) -> None:
        """Joins what the items under a heading tell to amounts told before it."""
        pairs = []
        for private in (False, True):
            parts = _outermost(below, private=private)
            whole = self._before(section, parts, private=private)
            if whole is not None:
                pairs.append((whole, parts))
        both = len(pairs) > 1 and _are_told_together(pairs[0][0], pairs[1][0])
        for whole, parts in pairs:
            if both or (len(parts) >= _SEVERAL and is_exact(whole, parts)):
                self._take(whole, parts)

    def _before(self, section: Section, parts: Sequence[Node], *, private: bool) -> Node | None:
        """The one amount of a kind, told before a list and divided by nothing yet, that its ``parts`` are."""
        if len(parts) < _LEAST_PARTS:
            return None
        wholes = self._of_low.get(sum(node.low or 0 for node in parts), [])
        before = wholes[: bisect_left(wholes, section.start, key=_starts)]
        found = [
            whole
            for whole in before
            if _is_private(whole) == private
            and (whole.is_total or whole.named_source not in (None, TOTAL))
            and not whole.parts
            and _may_be_of(whole, parts, ())
        ]
        return found[0] if len(found) == 1 else None

    def _take(self, whole: Node, parts: Sequence[Node]) -> None:
        for part in parts:
            whole.take(part)
            part.is_beside = False
            self._taken.append(part)

    def _settle_payer(self, part: Node) -> None:
        """Makes what enterprises pay the share of those who are helped, where its whole is that."""
        if part.source != OTHER or part.parent is None or part.parent.source != OWN:
            return
        folded, before = self._context.folded, part.place.before
        if _GETS.search(folded, *before) is not None and _LENT.search(folded, *before) is None:
            part.source = OWN


def _are_told_together(one: Node, other: Node) -> bool:
    """Whether two amounts stand in one section, or in two of one list."""
    return one.section == other.section or (
        one.place.section.parent == other.place.section.parent and one.place.section.marker is not None
    )


def _starts(node: Node) -> int:
    return node.place.amount.start


def _is_private(node: Node) -> bool:
    return node.named_source in PRIVATE_MONEY


def _outermost(nodes: Sequence[Node], *, private: bool) -> list[Node]:
    """Those of one kind that are parts of no other one of ``nodes`` of that kind."""
    kind = [node for node in nodes if _is_private(node) == private]
    inside = {id(node) for node in kind}
    return [node for node in kind if id(node.parent) not in inside and node.like is None]


def _may_be_of(whole: Node, parts: Sequence[Node], heads: Sequence[Node]) -> bool:
    """Whether amounts are parts of nothing yet, of what ``whole`` is in, or of one of ``heads``."""
    above = {id(None), *map(id, heads)}
    each: Node | None = whole
    while each is not None:
        if each in parts:
            return False
        above.add(id(each))
        each = each.parent
    fits = all(may_split(whole.source, part.named_source) for part in parts)
    return all(id(part.parent) in above for part in parts) and (fits or _is_private(whole))
