"""Parts of amounts by years, told apart from the amount that they split, and amounts that are told again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import regex

from kcextract.extractors.budgets.codes import TOTAL
from kcextract.extractors.budgets.nodes import Node, block_of, stands_apart
from kcextract.extractors.budgets.notes import ALL_YEARS
from kcextract.extractors.context import Context
from kcextract.extractors.periods import Stated
from kcextract.text.folding import fold, fold_pattern

# So many amounts are looked at for the one that years are parts of.
_FARTHEST = 100
_LEAST_YEARS = 2
# So many amounts behind a share may be the rest of its whole.
_MOST_SHARES = 10
_COUNTS = {fold(word): count for word, count in (("hai", 2), ("ba", 3), ("bốn", 4), ("năm", 5))}
# "hai năm cuối mỗi năm 5 tỷ đồng"
_LAST_YEARS = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?P<count>hai|ba|bốn|0?[234])\s+năm\s+(?:cuối|còn\s+lại|tiếp\s+theo|sau)(?!\p{L})"
    )
)
# Behind an amount: what each year takes of it.
_EACH_YEAR = regex.compile(
    fold_pattern(r"[\s,;.(]*(?:(?:mỗi|một|hằng|hàng)\s+năm|bình\s+quân|trung\s+bình)(?!\p{L})")
)
# What brings years in prose in: "Nếu chia theo năm, năm 2031 cần 5 tỷ đồng".
_BY_YEAR = regex.compile(
    fold_pattern(
        r"(?:nếu\s+)?(?:tính|chia|phân|phân\s+kỳ|phân\s+bổ)\s+(?:ra\s+)?theo\s+(?:từng\s+|các\s+)?năm(?!\p{L})"
    )
)
# What a sum is short of, behind what is there: "đã có 5 tỷ đồng, còn thiếu 2 tỷ đồng".
_SHORT = regex.compile(fold_pattern(r"(?<!\p{L})(?:còn\s+thiếu|chưa\s+(?:được\s+)?bố\s+trí)(?!\p{L})"))
# The year of which a sentence tells: "Kinh phí năm 2031 lấy từ dự toán đã giao; số chưa bố trí là 2 tỷ đồng".
_OF_YEAR = regex.compile(
    fold_pattern(r"\W*(?:(?:riêng|trong|kinh\s+phí|vốn|nguồn|của)\s+)*năm\s+(?P<year>(?:19|20)\d{2})(?!\d)")
)
_THE_SUM = regex.compile(fold_pattern(r"(?:trong\s+)?(?:tổng\s+)?số(?:\s+(?:tiền|vốn|kinh\s+phí))?"))


class _Year(NamedTuple):
    """An amount of so many years, from ``first`` on: of each of them, or ``at_once`` of all."""

    node: Node
    first: int
    length: int
    at_once: bool = False

    @property
    def total(self) -> int:
        """What all its years take."""
        return (self.node.low or 0) * (1 if self.at_once else self.length)


def join_years(context: Context, nodes: Sequence[Node]) -> None:
    """Joins amounts of single years to the one that they split, and tells what is told again from parts."""
    _Years(context, nodes).join()


class _Years:
    def __init__(self, context: Context, nodes: Sequence[Node]) -> None:
        self._context = context
        self._nodes = nodes
        self._number = {id(node): number for number, node in enumerate(nodes)}

    def join(self) -> None:
        for run in self._runs():
            if not self._join_run(run) and run[-1].at_once and len(run) > _LEAST_YEARS:
                self._join_run(run[:-1])  # what follows the years may be no part of what they split
        for number, node in enumerate(self._nodes):
            before = self._nodes[max(0, number - _FARTHEST) : number]
            self._join_told_by_year(node, before)
            self._join_short(node, before)
            self._join_share(node, before)
            self._join_each(node, before)
            self._tell_again(node, before)

    def _runs(self) -> Iterator[list[_Year]]:
        """The runs of amounts of years that follow each other, each in one sentence or list."""
        run: list[_Year] = []
        for node in self._nodes:
            year = self._year(node, run)
            if run and self._is_inside(node, run, year):
                continue
            follows = bool(run) and year is not None and self._follows(run[-1], year)
            if not follows:
                if len(run) >= _LEAST_YEARS:
                    yield run
                run = []
            if year is not None:
                run.append(year)
        if len(run) >= _LEAST_YEARS:
            yield run

    def _year(self, node: Node, run: Sequence[_Year]) -> _Year | None:
        """The years that an amount is of, if it is one for each of them, or behind such for the last."""
        amount = node.place.amount
        if node.is_beside or node.is_mean or amount.low is None or amount.low != amount.high:
            return None
        place = node.place
        match = None
        if node.is_yearly and run:
            match = _LAST_YEARS.search(self._context.folded, place.before.start, place.amount.start)
        if match is not None:
            return _Year(node, run[-1].first + run[-1].length, _count(match["count"]))
        first, last, basis = node.stated
        if first is None or last is None or basis not in ("sentence", "section"):
            return None
        if first == last and not node.is_yearly:
            return _Year(node, first, 1)
        if first >= last or not (node.is_yearly or self._ends_run(node, run)):
            return None
        return _Year(node, first, last - first + 1, not node.is_yearly)

    def _ends_run(self, node: Node, run: Sequence[_Year]) -> bool:
        """Whether an amount of several years is told with those of each year: "…; 2033 - 2035: 9 tỷ đồng"."""
        if not run:
            return False
        here, last = node.place, run[-1].node.place
        if here.sentence == last.sentence:
            return len(run) >= _LEAST_YEARS or run[0].node.is_yearly
        yearly = any(year.node.is_yearly for year in run)
        return yearly and here.section.number != last.section.number

    def _is_inside(self, node: Node, run: Sequence[_Year], year: _Year | None) -> bool:
        """Whether an amount is a part of the last year's: "năm 2031: 5 tỷ đồng (tỉnh 2 tỷ đồng)"."""
        last = run[-1]
        return node.parent is last.node and (year is None or year.first == last.first)

    def _follows(self, last: _Year, year: _Year) -> bool:
        here, there = last.node.place, year.node.place
        near = here.section.number == there.section.number or (
            (here.section.parent, here.section.kind) == (there.section.parent, there.section.kind)
        )
        return near and year.first == last.first + last.length

    def _join_run(self, run: Sequence[_Year]) -> bool:
        """Makes years the parts of the one amount before them that they are together, if there is one."""
        members = {id(year.node) for year in run}
        total = sum(year.total for year in run)
        parents = {id(year.node.parent): year.node.parent for year in run if year.node.parent is not None}
        above = [parent for key, parent in parents.items() if key not in members]
        if any(parent.low == total or parent.is_full for parent in above):
            for year in run:
                if year.node.parent is None and above[0].low == total:
                    above[0].take(year.node)
            _tell_years(run)
            return True
        begin = self._number[id(run[0].node)]
        named = {year.node.source for year in run} - {None, TOTAL}
        found = [
            node
            for node in self._nodes[max(0, begin - _FARTHEST) : begin]
            if node.low == total and node.place.amount.high == total and not node.is_average
            if not named or named == {node.named_source}
            if _covers(node.stated, run)
        ]
        if len(found) != 1:
            return False
        for year in run:
            found[0].take(year.node)
        _tell_years(run)
        return True

    def _join_told_by_year(self, node: Node, before: Sequence[Node]) -> None:
        """Joins years that a sentence brings in to the last total of their paragraph."""
        place = node.place
        if node.parent is not None or node.is_beside or node.stated.basis != "sentence":
            return
        if _BY_YEAR.match(self._context.folded, place.sentence.start, place.sentence.end) is None:
            return
        for whole in reversed(before):
            if whole.section != node.section:
                return
            if whole.is_total and whole.parent is None and whole.place.sentence != place.sentence:
                if whole.holds(node):
                    whole.adopt(node)
                return

    def _join_short(self, node: Node, before: Sequence[Node]) -> None:
        """Joins what is still missing to the amount of which the one right before it is a part."""
        last = before[-1] if before else None
        if last is None or _SHORT.search(self._context.folded, *node.place.before) is None:
            return
        given = last if last.place.sentence == node.place.sentence else None
        whole = self._year_told(node, given, before)
        stated = last.stated if whole is None else whole.stated
        if whole is None and given is not None:
            whole = given.parent
        elif whole is not None and given is not None:
            whole.take(given)
        if whole is None or not whole.holds(node):
            return
        whole.take(node)
        if node.stated.basis != "sentence":
            node.stated = stated

    def _year_told(self, node: Node, given: Node | None, before: Sequence[Node]) -> Node | None:
        """The amount of the year of which a sentence tells that so much of it is missing.

        It is as much as what was ``given`` of it and what is missing, where both are told.
        """
        match = _OF_YEAR.match(self._context.folded, *node.place.sentence)
        if match is None:
            return None
        year = int(match["year"])
        total = None if given is None else (given.low or 0) + (node.low or 0)
        block = block_of(self._context, node)
        found = [
            each
            for each in before
            if each.stated == (year, year, "sentence") and each.parent is not None and not each.is_average
            if each is not given and each.holds(node) and (total is None or each.low == total)
            if node.section == each.place.section.parent or block_of(self._context, each) == block
        ]
        found = [each for each in found if each.parent not in found]
        return found[0] if len(found) == 1 else None

    def _join_share(self, node: Node, before: Sequence[Node]) -> None:
        """Joins a share of one year ("Riêng năm 2031 …") to the amount of that year told right before it."""
        first, last, basis = node.stated
        if not node.is_share or node.is_beside or first is None or first != last or basis != "sentence":
            return
        found = [
            each
            for each in before
            if each.stated == node.stated and each.holds(node) and self._is_near(each, node)
            if each.parent is not None and not each.is_average and not each.is_share
        ]
        if len(found) == 1 and found[0].source in (None, TOTAL, node.source):
            found[0].take(node)
            self._join_rest(node, found[0])

    def _join_rest(self, share: Node, whole: Node) -> None:
        """Joins what the sentence tells behind a share of a year's amount, if that is all the rest of it.

        "Riêng năm 2031 bố trí từ nguồn kết dư 3 tỷ đồng, từ nguồn vốn vay 6 tỷ đồng"
        """
        begin = self._number[id(share)] + 1
        rest = [
            node
            for node in self._nodes[begin : begin + _MOST_SHARES]
            if node.place.sentence == share.place.sentence and not node.is_average
        ]
        told = sum(node.low or 0 for node in rest)
        if not rest or told + (share.low or 0) != whole.low or any(node.parts for node in rest):
            return
        for node in rest:
            whole.take(node)
            if node.stated.basis != "sentence":
                node.stated = share.stated

    def _join_each(self, node: Node, before: Sequence[Node]) -> None:
        """Joins the money of each year to that of all beside it, which is so many times as much."""
        each = before[-1] if before else None
        if each is not None and node.is_average and self._is_each(node, each):
            told = node.parent is each.parent and node.parent is not None
            if told or (node.is_yearly and node.parent is None):
                each.take(node)
            return
        if each is None or not each.is_average or each.low is None or node.is_average:
            return
        place = node.place
        match = None
        if each.place.sentence == place.sentence and each.parent in (None, node.parent):
            match = ALL_YEARS.fullmatch(
                self._context.folded, each.place.amount.full_end, place.amount.outer_start
            )
        if match is None:
            return
        first, last, _ = node.stated
        length = 0 if first is None or last is None else last - first + 1
        count = length if match["count"] is None else _count(match["count"])
        if count >= _LEAST_YEARS and node.low == each.low * count:
            node.take(each)

    def _is_each(self, node: Node, whole: Node) -> bool:
        """Whether an amount is what each year takes of the one before it: "9 tỷ đồng, mỗi năm 3 tỷ đồng"."""
        first, last, _ = whole.stated
        place = node.place
        if node.is_beside or whole.is_average or not node.low or not whole.low:
            return False
        if first is None or last is None or node.low * (last - first + 1) != whole.low:
            return False
        between = self._context.folded[whole.place.amount.full_end : place.amount.start]
        return place.paragraph == whole.place.paragraph and _EACH_YEAR.match(between) is not None

    def _is_near(self, whole: Node, node: Node) -> bool:
        """Whether two amounts stand in one section, or under one heading on money, or one behind its list."""
        if node.section in (whole.section, whole.place.section.parent):
            return True
        return not stands_apart(node, whole) and block_of(self._context, whole) == block_of(
            self._context, node
        )

    def _tell_again(self, node: Node, before: Sequence[Node]) -> None:
        """A total told again is no part of itself, and "the sum" of which one is told has its source."""
        parent = node.parent
        again = parent is not None and node.is_total and parent.low == node.low and not node.parts
        if node.source is None and node.label is not None:
            the_sum = _THE_SUM.fullmatch(self._context.folded, *node.label) is not None
            same = [each for each in before if each.low == node.low and each.section == node.section]
            if the_sum and same and len({each.named_source for each in same}) == 1:
                node.source = same[0].named_source
                again = parent is not None
        if again and parent is not None:
            parent.parts.remove(node)
            node.parent = None


def _tell_years(run: Sequence[_Year]) -> None:
    """Gives amounts that are one for several years these years."""
    for year in run:
        if year.length > 1:
            year.node.stated = Stated(year.first, year.first + year.length - 1, "sentence")


def _covers(whole: Stated, run: Sequence[_Year]) -> bool:
    """Whether years lie in the period of an amount, as far as its words or the headings above tell it."""
    if whole.basis == "document":
        return True
    first, last = run[0].first, run[-1].first + run[-1].length - 1
    return (whole.first is None or whole.first <= first) and (whole.last is None or last <= whole.last)


def _count(printed: str) -> int:
    return int(printed) if printed.isdigit() else _COUNTS[printed]
