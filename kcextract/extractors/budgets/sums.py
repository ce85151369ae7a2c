"""Parts of amounts that are told without words that tie them: by sums and by periods."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from kcextract.extractors.budgets.codes import STATE, TOTAL
from kcextract.extractors.budgets.nodes import Node, block_of, is_exact, may_split, name_of
from kcextract.extractors.budgets.wholes import by_parent, settle_wholes
from kcextract.extractors.budgets.years import join_years
from kcextract.extractors.context import Context

# So many parts of an amount are looked at.
_MOST_PARTS = 100
# So many amounts add up to another by chance no more.
_MANY = 5


def join_sums(context: Context, nodes: Sequence[Node]) -> None:
    """Joins those of ``nodes``, which are in text order, that evidently are the parts of another."""
    _Sums(context, nodes).join()


class _Sums:
    def __init__(self, context: Context, nodes: Sequence[Node]) -> None:
        self._context = context
        self._nodes = nodes

    def join(self) -> None:
        self._close_sums()
        self._close_sentences()
        self._open_sums()
        self._nest_sums()
        self._regroup()
        settle_wholes(self._context, self._nodes)
        self._join_phases()
        # What phases divide may be divided in another way behind them.
        self._open_sums()
        self._regroup()
        self._narrow()
        join_years(self._context, self._nodes)

    def _close_sums(self) -> None:
        """A total behind its parts: the amounts before it on its level that add up to it."""
        by_parent: dict[int | None, list[Node]] = {}
        for node in self._nodes:
            if node.parent is None and not node.is_beside and not node.is_average:
                level = node.place.section.parent
                if node.is_total and node.section in by_parent:
                    level = node.section  # in a paragraph of its own behind a list
                by_parent.setdefault(level, []).append(node)
        for siblings in by_parent.values():
            run: list[Node] = []
            run_sum = 0
            for node in siblings:
                low = node.low or 0
                parts = run if run_sum == low else _last_of(run, node)
                if node.is_total and len(parts) > 1:
                    told_apart = self._is_of_activities(node, parts)
                    for each in parts:
                        if told_apart:
                            each.source = node.source
                        else:
                            node.adopt(each)
                    run, run_sum = [], 0
                run.append(node)
                run_sum += low

    def _close_sentences(self) -> None:
        """Parts of an amount that add up to another one, told right behind them as their sum alone.

        They are of no whole before them: "Phân kỳ vốn huyện: năm 2031: 5 tỷ đồng; năm 2032: 7 tỷ
        đồng. Cộng 12 tỷ đồng."
        """
        for number, node in enumerate(self._nodes):
            if not node.is_total or node.parent is not None or not node.low:
                continue
            if self._context.grammar.budgets.closing.fullmatch(name_of(self._context, node)) is None:
                continue
            run: list[Node] = []
            for each in reversed(self._nodes[max(0, number - _MOST_PARTS) : number]):
                if each.place.paragraph != node.place.paragraph or each.parent is None:
                    break
                if run and each.parent is not run[0].parent:
                    break
                run.append(each)
            whole = run[0].parent if run else None
            if whole is None or len(run) < 2 or whole.low == node.low:
                continue
            if sum(each.low or 0 for each in run) == node.low and is_exact(node, run):
                for each in run:
                    each.leave()
                sources = {each.named_source for each in run}
                if node.source is None and len(sources) == 1:
                    node.source = sources.pop()

    def _is_of_activities(self, whole: Node, parts: Sequence[Node]) -> bool:
        """Whether a total with a name of its own is told behind a list of single activities, not of payers.

        They share its source, but are not brought in as its parts:
        "- Máy cưa: 3 tỷ đồng; - Máy bào: 2 tỷ đồng." and, in its paragraph, "Tổng kinh phí hỗ trợ: 5 tỷ đồng"
        """
        section, last = whole.place.section, parts[-1].place.section
        if whole.place.passage == 0 and (section.parent, section.kind) == (last.parent, last.kind):
            return False
        closing = self._context.grammar.budgets.closing.fullmatch(name_of(self._context, whole)) is not None
        return not closing and all(part.named_source is None for part in parts) and not _are_years(parts)

    def _open_sums(self) -> None:
        """An amount in prose that those behind it in its section divide, to the last đồng.

        They may all seem to be parts of one above the section, which they are not together.
        """
        for number, group in groupby(self._nodes, key=lambda node: node.section):
            for run in by_parent(group):
                above = run[0].parent
                if above is None or not (above.is_full or above.section == number):
                    self._divide(run)

    def _divide(self, run: Sequence[Node]) -> None:
        """Makes those of ``run`` that add up to one before them its parts."""
        at = 0
        while at < len(run):
            parts = self._exact_parts(run[at], run[at + 1 : at + 1 + _MOST_PARTS])
            for part in parts:
                run[at].take(part)
            at += 1 + len(parts)

    def _nest_sums(self) -> None:
        """Parts of a part that follow it in its sentence, where all together are more than the whole.

        "5 tỷ đồng, gồm: tỉnh 3 tỷ đồng, qua huyện A 1 tỷ đồng, qua huyện B 2 tỷ đồng; dân 2 tỷ đồng"
        """
        for whole in [node for node in self._nodes if len(node.parts) > 2]:
            parts = [part for part in whole.parts[:_MOST_PARTS] if not part.is_average]
            excess = sum(part.low or 0 for part in parts) - (whole.low or 0)
            if excess <= 0:
                continue
            for at, part in enumerate(parts):
                inner: list[Node] = []
                for other in parts[at + 1 :]:
                    if other.place.sentence != part.place.sentence:
                        break
                    if other.named_source is not None and not self._is_bracketed(part, (inner or [other])[0]):
                        break
                    inner.append(other)
                    if sum(each.low or 0 for each in inner) >= (part.low or 0):
                        break
                if len(inner) > 1 and sum(each.low or 0 for each in inner) == part.low == excess:
                    for each in inner:
                        part.adopt(each)
                    break

    def _is_bracketed(self, part: Node, inner: Node) -> bool:
        """Whether brackets right behind an amount begin with another one: "4 tỷ đồng (huyện 3 tỷ đồng, …"."""
        between = self._context.folded[part.place.amount.full_end : inner.place.amount.start]
        return between.lstrip().startswith("(") and ")" not in between

    def _regroup(self) -> None:
        """Parts of a part that a later sentence tells, and that are together more than their whole.

        They are what they add up to: the amount above that whole, divided in another way, or a part of it
        that is told before them.
        """
        for whole in [node for node in self._nodes if len(node.parts) > 1]:
            parts = [part for part in whole.parts[:_MOST_PARTS] if not part.is_average]
            if sum(part.low or 0 for part in parts) <= (whole.low or 0):
                continue
            for _, group in groupby(parts, key=lambda part: part.place.sentence):
                members = list(group)
                total = sum(part.low or 0 for part in members)
                above = [] if whole.parent is None else [whole.parent]
                before = [part for part in parts[: parts.index(members[0])] if not part.parts]
                found = [node for node in (*above, *before) if node.low == total]
                # What a whole cannot hold, it does not.
                certain = found == above and total > (whole.low or 0)
                if len(members) > 1 and len(found) == 1 and (certain or is_exact(found[0], members)):
                    for part in members:
                        found[0].take(part)

    def _exact_parts(self, whole: Node, following: Sequence[Node]) -> list[Node]:
        """The amounts right behind ``whole`` that add up to it, or to what its parts leave of it.

        None where they may do so by chance.
        """
        if whole.is_beside:
            return []
        rest = (whole.low or 0) - sum(part.low or 0 for part in whole.parts if not part.is_average)
        if rest == 0:
            rest = whole.low or 0  # divided again, in another way
        if rest <= 0:
            return []
        parts: list[Node] = []
        for node in following:
            rest -= node.low or 0
            if rest < 0 or node.is_beside or not may_split(whole.source, node.named_source):
                return []
            parts.append(node)
            if rest == 0:
                apart = parts[0].place.sentence != whole.place.sentence
                if not apart and _are_years(parts):
                    return parts
                sources = not apart and _are_sources(parts) and whole.named_source in (None, TOTAL)
                if not sources and not is_exact(whole, parts) and len(parts) < _MANY:
                    return []
                alike = len({part.low for part in parts}) == 1 and not (len(parts) == 1 and whole.parts)
                return parts if not alike and (apart or _are_paid(whole, parts)) else []
        return []

    def _join_phases(self) -> None:
        """Totals of the years and phases that together are the period of a total before them."""
        roots = [node for node in self._nodes if node.parent is None and not node.is_average]
        for _, group in groupby(roots, key=lambda node: block_of(self._context, node)):
            members = list(group)
            whole = next((node for node in members if node.is_total), None)
            if whole is None:
                continue
            self._join_sums(whole, members[members.index(whole) + 1 :])
            phases = [
                node
                for node in members[members.index(whole) + 1 :]
                if node.stated.basis in ("sentence", "section") and not node.is_beside and node.parent is None
            ]
            if len(phases) > 1 and _make_up(whole, phases):
                for phase in phases:
                    whole.adopt(phase)

    def _join_sums(self, whole: Node, nodes: Sequence[Node]) -> None:
        """Amounts of one list behind the total of a block that add up to it."""
        for key in (lambda node: node.place.section.parent, lambda node: node.section):
            for _, group in groupby(nodes, key=key):
                members = [node for node in group if node.parent is None and not node.is_beside]
                if not all(may_split(whole.source, node.named_source) for node in members):
                    continue
                if len(members) > 1 and sum(node.low or 0 for node in members) == whole.low:
                    for node in members:
                        whole.adopt(node)

    def _narrow(self) -> None:
        """Parts of a total that a sentence brings in by the name of one of its parts, and add up to that one.

        "Phân kỳ vốn ngân sách tỉnh: năm 2016 là 2 tỷ đồng; năm 2017 là 3 tỷ đồng" are parts of what the
        list before names "Ngân sách tỉnh: 5 tỷ đồng".
        """
        for sentence, group in groupby(self._nodes, key=lambda node: node.place.sentence):
            members = [node for node in group if not node.is_average]
            whole = members[0].parent if members else None
            if whole is None or len(members) < 2 or any(node.parent is not whole for node in members):
                continue
            lead = self._context.folded[sentence.start : members[0].place.amount.start]
            total = sum(node.low or 0 for node in members)
            named = [
                part
                for part in whole.parts[:_MOST_PARTS]
                if part.low == total
                and part not in members
                and name_of(self._context, part)
                and name_of(self._context, part) in lead
            ]
            if len(named) == 1 and not named[0].parts:
                for node in members:
                    named[0].adopt(node)


def _are_sources(parts: Sequence[Node]) -> bool:
    """Whether amounts come from as many sources: "nhà nước 1 tỷ đồng, còn lại 2 tỷ đồng do dân góp"."""
    named = {part.named_source for part in parts} - {None, TOTAL}
    return len(named) == len(parts) > 1


def _are_paid(whole: Node, parts: Sequence[Node]) -> bool:
    """Whether amounts tell from which source they come, each its own or what is divided no single one."""
    if _are_sources(parts):
        return True
    named = {part.named_source for part in parts}
    return len(parts) > 1 and whole.named_source in (None, TOTAL, STATE) and named.isdisjoint((None, TOTAL))


def _are_years(parts: Sequence[Node]) -> bool:
    """Whether amounts are those of years that follow each other: "năm 2031 là 2 tỷ đồng, năm 2032 …"."""
    told = [part.stated for part in parts if part.stated.basis == "sentence"]
    single = [each.first for each in told if each.first is not None and each.first == each.last]
    return len(single) == len(parts) > 1 and all(later == year + 1 for year, later in pairwise(single))


def _last_of(run: Sequence[Node], whole: Node) -> list[Node]:
    """The last ones of amounts that add up to ``whole``; none where they may do so by chance."""
    rest = whole.low or 0
    for count, node in enumerate(reversed(run[-_MOST_PARTS:]), start=1):
        rest -= node.low or 0
        if rest <= 0:
            parts = list(run[len(run) - count :])
            return parts if rest == 0 and is_exact(whole, parts) else []
    return []


def _make_up(whole: Node, phases: Sequence[Node]) -> bool:
    """Whether the periods of ``phases`` follow each other and are together that of ``whole``."""
    spans = sorted(
        (each.stated.first, each.stated.last) for each in phases if each.stated.first and each.stated.last
    )
    if len(spans) < len(phases) or any(later[0] != earlier[1] + 1 for earlier, later in pairwise(spans)):
        return False
    if whole.stated.last is None:
        return sum(each.low or 0 for each in phases) == whole.low
    return spans[-1][1] == whole.stated.last and whole.stated.first in (None, spans[0][0])
