"""An amount of money for the programme, as it is joined with others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.codes import CENTRAL, LOCAL, STATE, STATE_MONEY, TOTAL
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.extractors.periods import Stated
from kcextract.outline import BULLETS, Section
from kcextract.text.folding import fold_pattern

# Digits before the noughts at the end.
_EXACT_DIGITS = 3
# Behind an amount: that it is what is left of another.
LEFT_BEHIND = regex.compile(fold_pattern(r"\s*còn\s+lại(?!\p{L})"))
_REST = regex.compile(fold_pattern(r"(?<!\p{L}\s*)(?:(?:số|phần)\s+)?còn\s+lại(?:\s+là)?\s*$"))
# Before a share of an amount that a budget pays, and behind it: who pays the rest.
_HELPS = regex.compile(fold_pattern(r"(?<!\p{L})hỗ\s+trợ(?:\s+(?:là|khoảng))*\s*$"))
_LEFT_TO_OTHERS = regex.compile(fold_pattern(r"[,;]\s*(?:(?:số|phần)\s+)?còn\s+lại(?!\p{L})"))
# The budget of a province or city, named so, and those below it, which pay for themselves.
_PROVINCIAL = regex.compile(
    fold_pattern(r"(?<!\p{L})ngân\s+sách\s+(?:cấp\s+|của\s+)?(?:tỉnh|thành\s+phố|tp)(?!\p{L})")
)
_LOWER = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:(?:ngân\s+sách|vốn)\s+(?:(?:của|các|cấp)\s+){0,3}(?:quận|huyện|thị\s+xã|phường|xã)(?!\s+hội)"
        r"|(?:quận|huyện|thị\s+xã|phường|xã|địa\s+phương|thành\s+phố)\s+tự\s+(?:bố\s+trí|cân\s+đối|bảo\s+đảm|đảm\s+bảo|lo|chi))(?!\p{L})"
    )
)
_UNNUMBERED = BULLETS | {"paragraph", "table"}


def may_split(whole: str | None, part: str | None) -> bool:
    """Whether an amount from the source ``part`` may be in one from the source ``whole``, by their words."""
    if whole in (None, TOTAL) or part in (None, whole):
        return True
    return whole == STATE and part in (CENTRAL, LOCAL)


def may_follow(context: Context, whole: Node, part: Node) -> bool:
    """Whether an amount that no word ties to ``whole``, told before it, may be in it by their sources.

    What districts pay themselves is not in the money of their province.
    """
    if not may_split(whole.source, part.named_source):
        return False
    if whole.source != LOCAL or whole.label is None or part.label is None:
        return True
    end = max(part.label.end, part.place.amount.start)
    below = _LOWER.search(context.folded, part.label.start, end) is not None
    return not below or _PROVINCIAL.search(context.folded, *whole.label) is None


def is_rest(context: Context, place: Place) -> bool:
    """Whether an amount is what is left of a total: "còn lại 15 tỷ đồng của các doanh nghiệp"."""
    return _REST.search(context.folded, *place.before) is not None


def is_share_of(context: Context, whole: Node, part: Node) -> bool:
    """Whether a budget's share is told right behind all that is needed, which has but a bare name.

    "Kinh phí 2 tỷ đồng, ngân sách tỉnh hỗ trợ 1 tỷ đồng", behind a semicolon only with that verb or with who
    pays the rest; then what others add, if that is all that is left.
    """
    if whole.label is None or whole.source is not None or whole.is_average:
        return False
    if part.place.sentence != whole.place.sentence or not whole.holds(part):
        return False
    if whole.parts:
        return whole.parts_sum + (part.low or 0) == whole.low
    if part.source not in STATE_MONEY:
        return False
    folded, start = context.folded, whole.place.amount.full_end
    between = folded[start : part.place.amount.start]
    if between.startswith(";") and _HELPS.search(between) is None:
        end = part.place.sentence.end
        if _LEFT_TO_OTHERS.search(folded, part.place.amount.full_end, end) is None:
            return False
    is_next = between.startswith((",", ";")) and not any(sign in between[1:] for sign in ",;:(")
    return is_next and context.grammar.budgets.bare.fullmatch(folded, *whole.label) is not None


def share_of_time(part: Node, last: Node | None) -> Node | None:
    """What a year or phase takes, the ``last`` amount before a source's share that is told right behind it.

    "giai đoạn 2031 - 2033 là 9 tỷ đồng, riêng ngân sách tỉnh 4 tỷ đồng; giai đoạn 2034 - 2035 …"
    """
    if last is None or not part.is_share or part.is_beside or part.named_source in (None, TOTAL):
        return None
    if last.stated.basis != "sentence" or last.named_source not in (None, TOTAL) or last.is_total:
        return None
    apart = part.stated.basis == "sentence" and part.stated != last.stated
    return last if not apart and part.place.clause == last.place.clause and last.holds(part) else None


def is_exact(whole: Node, parts: Sequence[Node]) -> bool:
    """Whether an amount and those that add up to it have so many digits that they do not do so by chance."""
    return are_exact([node.low or 0 for node in (whole, *parts)])


def are_exact(amounts: Sequence[int]) -> bool:
    """The same of an amount and its parts in đồng, itself the first."""
    printed = [str(amount) for amount in amounts]
    noughts = min(len(digits) - len(digits.rstrip("0")) for digits in printed)
    return len(printed[0]) - noughts >= _EXACT_DIGITS


@dataclass(slots=True, eq=False)
class Node:
    """An amount for the programme, and what is known of it while its parts are sought.

    ``names_source`` is True if its name itself tells where it comes from.
    ``is_average`` is True of a year's money, ``is_mean`` if it is named as an average. ``is_share`` says
    that its words make it a share of what was named before, ``portion`` how many per cent of a total they say
    that it is, ``is_next`` that it is of the years behind the
    last one's. ``leads`` is True if its paragraph begins with its name. ``source`` is where its own words say
    that it comes from; ``payer`` and ``spending`` are what its name stands for in a list of sources, and
    where no budget is named before. ``stated`` is the period that its own words or the headings above state.
    ``like`` is an amount of which this one is the average, but no part. ``pending`` is True if words like
    "trong đó" behind it bring in its parts.
    """

    place: Place
    label: Span | None
    is_total: bool
    names_source: bool
    is_beside: bool
    is_average: bool
    is_mean: bool
    is_share: bool
    portion: Decimal | None
    is_next: bool
    leads: bool
    source: str | None
    payer: str | None
    spending: str | None
    stated: Stated
    parent: Node | None = None
    like: Node | None = None
    parts: list[Node] = field(default_factory=list)
    parts_sum: int = 0
    pending: bool = field(default=False)

    @property
    def low(self) -> int | None:
        """The amount, or the lower end of a range."""
        return self.place.amount.low

    @property
    def section(self) -> int:
        """The number of the section in which it stands."""
        return self.place.section.number

    def adopt(self, part: Node) -> None:
        """Makes ``part`` a part of this amount."""
        part.parent = self
        self.parts.append(part)
        if not part.is_average:
            self.parts_sum += part.low or 0

    def take(self, part: Node) -> None:
        """Makes ``part``, which may be a part of another amount until now, a part of this one."""
        if part.parent is not self:
            part.leave()
            self.adopt(part)

    def leave(self) -> None:
        """Makes this amount a part of none."""
        whole, self.parent = self.parent, None
        if whole is not None:
            whole.parts.remove(self)
            if not self.is_average:
                whole.parts_sum -= self.low or 0

    def holds(self, part: Node) -> bool:
        """Whether ``part`` is small enough to be a part of this amount."""
        largest = self._largest
        return largest is not None and part.low is not None and part.low <= largest

    def is_less_than(self, other: Node) -> bool:
        """Whether ``other`` is certainly more than this amount."""
        largest = self._largest
        return largest is not None and other.low is not None and other.low > largest

    @property
    def _largest(self) -> int | None:
        return self.place.amount.high if self.place.amount.high is not None else self.low

    @property
    def is_yearly(self) -> bool:
        """Whether it is to be spent every year, and is no average of a total."""
        return self.is_average and not self.is_mean

    @property
    def named_source(self) -> str | None:
        """The source that its words name, or may name in a list."""
        return self.source if self.source is not None else self.payer

    @property
    def is_full(self) -> bool:
        """Whether its parts add up to it."""
        return len(self.parts) > 1 and self.low is not None and self.parts_sum == self.low


def name_of(context: Context, node: Node) -> str:
    """The name of an amount as it is folded, "" without one."""
    return "" if node.label is None else " ".join(context.folded[slice(*node.label)].split())


def block_of(context: Context, node: Node) -> int:
    """The outermost section on money in which an amount stands, else that around its own."""
    return block_around(context, node.place.section)


def block_around(context: Context, section: Section) -> int:
    """The outermost section on money that holds a section, or is it, else the one around it."""
    block = section.number if section.parent is None else section.parent
    for each in context.ancestors(section):
        if each.role == "budget":
            block = each.number
    return block


def year_of(node: Node, seen: Iterable[Node]) -> Node | None:
    """What all pay in a year, told before in the section, in which a source's share of that year is.

    "Phân kỳ: năm 2031: 5 tỷ đồng; năm 2032: 8 tỷ đồng." and then "Riêng năm 2031, vốn vay 2 tỷ đồng"
    """
    if node.stated.basis != "sentence" or node.named_source in (None, TOTAL):
        return None
    found = [
        each
        for each in seen
        if each.section == node.section
        and each.stated == node.stated
        and each.source in (None, TOTAL, STATE)
        and not (each.is_total or each.is_average or each.is_beside)
    ]
    fits = len(found) == 1 and found[0].holds(node) and may_split(found[0].source, node.named_source)
    return found[0] if fits else None


def stands_apart(node: Node, other: Node) -> bool:
    """Whether an amount stands at the head of a numbered section that is away from that of the other."""
    section, around = node.place.section, other.place.section
    heads = node.place.passage == 0 and section.kind not in _UNNUMBERED
    return heads and max(section.start, around.start) >= min(section.end, around.end)


def is_within(inner: Stated, outer: Stated) -> bool:
    """Whether a period is a proper part of another."""
    if inner.last is None or outer.last is None or (inner.first, inner.last) == (outer.first, outer.last):
        return False
    begins = outer.first is None or (inner.first is not None and inner.first >= outer.first)
    return begins and inner.last <= outer.last


def phase_of(node: Node, seen: Iterable[Node]) -> Node | None:
    """The phase, told before all that one year takes, in which this is: "Riêng năm 2031 là 2 tỷ đồng".

    It is one of two phases or more that follow each other, of those ``seen`` before.
    """
    if node.stated.basis != "sentence" or node.source not in (None, TOTAL) or node.payer is not None:
        return None
    phases = [
        each
        for each in seen
        if each.stated.basis == "sentence"
        and each.stated.first != each.stated.last
        and each.source in (None, TOTAL)
        and not (each.is_total or each.is_average or each.is_beside)
    ]
    found = [each for each in phases if is_within(node.stated, each.stated) and each.holds(node)]
    if len(found) != 1 or stands_apart(node, found[0]):
        return None
    apart = [each for each in phases if each.parent is found[0].parent and each is not found[0]]
    return found[0] if apart else None
