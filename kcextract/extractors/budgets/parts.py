"""Which amount is a part of which: lists behind "trong đó", items under a total, years of a period."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.codes import PRIVATE_MONEY, STATE_MONEY, TOTAL
from kcextract.extractors.budgets.lists import (
    Level,
    begins_with_year,
    completes,
    has_next_year,
    may_hold,
    opens_bracket,
)
from kcextract.extractors.budgets.nodes import (
    Node,
    is_share_of,
    is_within,
    may_follow,
    may_split,
    name_of,
    share_of_time,
)
from kcextract.extractors.budgets.splits import second_splits
from kcextract.extractors.budgets.sums import join_sums
from kcextract.extractors.budgets.ties import Ties
from kcextract.extractors.context import Context
from kcextract.extractors.passages import after_marker
from kcextract.outline import Section
from kcextract.text.folding import fold_pattern

_BUDGET = "budget"
# So many amounts behind a list are looked at for its end.
_MOST_PARTS = 100
# What brings in the sources of an amount that the sentence before tells.
_SOURCES = regex.compile(
    fold_pattern(r"[^.;:\d\n]{0,120}(?<!\p{L})nguồn\s+(?:vốn|kinh\s+phí)\s*:(?=\s*[^\d\s])")
)
_SOURCES_OF = regex.compile(
    fold_pattern(r"nguồn\s+(?P<name>(?:kinh\s+phí|vốn|ngân\s+sách)\s+[^.,;:\d\n]{2,80}?)\s*:(?=\s*[^\d\s])")
)
_LEAST_SOURCES = 2
# "Trong đó:" in a paragraph of its own is no longer.
_LONGEST_CUE = 60
_LIST_END = regex.compile(r"[\s:;,.]*")
# What opens brackets in which the parts of the amount before them stand.
_BRACKET = regex.compile(r"[\s:;,.]*\(")


class _Running(NamedTuple):
    """An amount whose parts may be the next ones on its level; ``certain`` if words like "gồm:" say so."""

    owner: Node
    certain: bool

    def takes(self, node: Node, *, evident: bool) -> bool:
        """Whether ``node`` is the next part, which may be ``evident`` by its own words."""
        if self.owner.is_full or node.is_yearly:
            return False
        return evident or (self.certain and may_split(self.owner.source, node.named_source))


def join_parts(context: Context, nodes: Sequence[Node]) -> None:
    """Gives each of ``nodes``, which are in text order, the amount that it is a part of, if there is one."""
    _Joiner(context, nodes).join()


class _Joiner:
    def __init__(self, context: Context, nodes: Sequence[Node]) -> None:
        self._context = context
        self._nodes = nodes
        # Of each section: the amount of which what stands below it is a part.
        self._owners: dict[int, Node | None] = {}
        # Of each section: the amount before it on its level whose parts the next ones are.
        self._running: dict[int, _Running] = {}
        self._wholes = second_splits(context, nodes)
        self._ties = Ties(context)

    def join(self) -> None:
        for number, group in groupby(self._nodes, key=lambda node: node.section):
            self._join_section(number, list(group))
        join_sums(self._context, self._nodes)

    def _join_section(self, number: int, nodes: list[Node]) -> None:
        above = self._owner_above(number)
        payer = _payer(above)
        roots: list[Node] = []
        pending: Node | None = None
        last: Node | None = None
        for _, group in groupby(nodes, key=lambda node: node.place.sentence):
            sentence = list(group)
            whole = (
                self._wholes.get(id(sentence[0]))
                or self._bracketed(last, sentence)
                or self._financed(sentence[0], roots)
                or self._named_again(sentence)
            )
            heads, levels = self._join_sentence(sentence, whole or pending, payer)
            if self._is_apart(sentence[0]):
                for head in heads:
                    head.is_beside = head.is_beside or (head.parent is None and head.like is None)
            roots += [head for head in heads if head.parent is None]
            owner = pending if whole is None else None
            if owner is not None and _is_split_by(owner, sentence):
                owner.pending, owner = False, None
            pending = self._pending(sentence, heads, levels, owner)
            last = sentence[-1]
        self._join_roots(roots)
        self._join_outside(number, [root for root in roots if root.parent is None], above)
        if pending is not None and pending.parent is not None and self._cue_apart(pending):
            # "- Vốn khác: 6 tỷ đồng." and, in a paragraph of its own, "Phân kỳ:" split the total.
            pending.pending = False
            self._running.pop(self._level(number), None)
            pending = pending.parent
            pending.pending = True
        own = [root for root in roots if not root.is_average]
        if pending is None and own and (len(own) == 1 or own[0].is_total or self._is_heading(own[0])):
            pending = own[0]
        self._owners[number] = pending

    def _bracketed(self, last: Node | None, nodes: Sequence[Node]) -> Node | None:
        """``last``, if right behind it ``nodes`` stand in brackets, which are a paragraph of their own."""
        if last is None or not all(last.holds(node) for node in nodes):
            return None
        folded, end = self._context.folded, nodes[-1].place.sentence.end
        closes = folded[nodes[-1].place.amount.full_end : end].rstrip(" \n.;,:")
        opens = _BRACKET.match(folded, last.place.amount.full_end, nodes[0].place.amount.start) is not None
        return last if opens and closes.endswith(")") else None

    def _financed(self, first: Node, roots: Sequence[Node]) -> Node | None:
        """The total told before a sentence, with ``first`` as its first amount, that tells its sources."""
        last = roots[-1] if roots else None
        if last is None or not last.is_total or not last.holds(first) or first.named_source is None:
            return None
        place = first.place
        match = _SOURCES.match(self._context.folded, place.sentence.start, place.before.end)
        return None if match is None else last

    def _named_again(self, nodes: Sequence[Node]) -> Node | None:
        """The amount told before a paragraph that begins with its name, and whose sources are ``nodes``.

        "…, gồm: kinh phí khuyến nông 9 tỷ đồng, vốn dân 5 tỷ đồng." and "Nguồn kinh phí khuyến nông: …"
        """
        place = nodes[0].place
        if len(nodes) < _LEAST_SOURCES or place.sentence.start > place.paragraph:
            return None
        match = _SOURCES_OF.match(self._context.folded, place.paragraph, place.before.end)
        if match is None:
            return None
        name, total = " ".join(match["name"].split()), sum(node.low or 0 for node in nodes)
        found = [
            node
            for node in self._nodes
            if node.low == total
            and node.section == nodes[0].section
            and node.place.amount.start < place.paragraph
            and name_of(self._context, node) == name
        ]
        return found[0] if len(found) == 1 and not found[0].parts else None

    def _is_heading(self, node: Node) -> bool:
        """Whether a section with others below it begins with a name and, at the end, the amount."""
        place = node.place
        leads = node.leads and place.passage == 0 and place.within.own_end < place.within.end
        return leads and self._ends_list(place.amount.full_end, place.sentence.end)

    def _is_apart(self, node: Node) -> bool:
        """Whether the sentence that begins with an amount begins with words like "Ngoài ra"."""
        beside = self._context.grammar.budgets.beside
        return node.is_beside and beside.match(self._context.folded, *node.place.sentence) is not None

    def _join_sentence(
        self, nodes: list[Node], owner: Node | None, payer: str | None
    ) -> tuple[list[Node], list[Level]]:
        """Joins the amounts of a sentence; those that are part of none, and the open lists are returned.

        ``owner`` is an amount before the sentence of which they are parts, ``payer`` who pays the one above.
        """
        heads: list[Node] = []
        levels = [] if owner is None else [Level(owner, False)]
        fixed = len(levels)
        last: Node | None = None
        for index, node in enumerate(nodes):
            if last is not None:
                self._open(levels, last, nodes[index : index + _MOST_PARTS], fixed)
            while len(levels) > fixed and levels[-1].owner.is_full:
                levels.pop()
            while len(levels) > max(1, fixed) and not may_hold(levels[-1], node):
                levels.pop()
            inside = bool(levels) and levels[-1].bracket
            if inside and _is_others(levels[-1].owner, node, payer):
                node.is_beside = True
            inside = inside and node.is_beside
            if (node.is_beside and not inside) or (
                node is nodes[0] and owner is not None and self._outgrows(owner, node)
            ):
                above = None if node.is_beside or owner is None else owner.parent
                levels = [] if above is None or not above.holds(node) else [Level(above, False)]
                fixed = len(levels)
            self._ties.follow(node, last)
            listed = bool(levels) and levels[-1].owner is not owner
            free = not listed and not node.is_beside
            tied = share_of_time(node, last) or (self._ties.whole(node, last, nodes[0]) if free else None)
            if tied is not None:
                tied.adopt(node)
                levels = levels or self._split_above(tied, node, nodes[0])
                fixed = len(levels)
            elif levels and not inside and not (node.is_mean and listed):
                levels[-1].owner.adopt(node)
            elif node.is_mean and last is not None:
                node.like = levels[-1].owner if levels else last
            if not levels or node.parent in (None, owner):
                heads.append(node)
            if last is None and self._is_whole(node):
                levels.append(Level(node, False))
            if not node.is_average:
                self._ties.see(node)
            last = node
        return heads, levels

    def _open(self, levels: list[Level], last: Node, following: Sequence[Node], fixed: int) -> None:
        """Closes and opens the lists that end and begin between an amount and those behind it."""
        node = following[0]
        between = self._context.folded[last.place.amount.full_end : node.place.amount.start]
        before = list(levels)
        if not (levels and levels[-1].owner is last.parent and completes(levels[-1].owner, following)):
            self._close(levels, between, fixed)
        cue = self._context.grammar.budgets.split.search(between)
        if cue is not None:
            owner = last.like or last
            if len(levels) < len(before) and before[-1].bracket and ";" not in between[: cue.start()]:
                # "9 tỷ đồng (tỉnh 2 tỷ đồng), gồm …" splits what stands before the bracket.
                owner = before[-1].owner
            lead = between[: cue.start()]
            yearly = begins_with_year(between[cue.end() :])
            levels.append(Level(owner, lead.rfind("(") > lead.rfind(")"), yearly))
        elif opens_bracket(between, far=last.holds(node)):
            levels.append(Level(last.like or last, True))

    def _outgrows(self, owner: Node, node: Node) -> bool:
        """Whether ``node`` is more than ``owner``, and told by a sentence behind that of its parts."""
        if not owner.parts and owner.parent is not None and owner.parent.is_full:
            # "Nhóm 3: 9 tỷ đồng." and "Trong đó, ngân sách tỉnh 38 tỷ đồng, …" behind it are of all groups.
            return not owner.holds(node) and owner.parent.holds(node)
        return (
            not owner.holds(node)
            and bool(owner.parts)
            and node.section == owner.section
            and node.place.sentence.start >= owner.parts[-1].place.sentence.end
            and (not node.leads or node.place.passage == owner.parts[-1].place.passage)
        )

    def _is_whole(self, node: Node) -> bool:
        """Whether the amounts behind ``node``, the first of a sentence, are in it: "Trong 5 tỷ đồng, …"."""
        before = node.place.before
        return self._context.grammar.budgets.among.match(self._context.folded, *before) is not None

    def _split_above(self, whole: Node, node: Node, first: Node) -> list[Level]:
        """The list that a sentence opens whose ``first`` amount is tied to one before it.

        "Trong tổng kinh phí nêu trên, năm 2031 bố trí 2 tỷ đồng, năm 2032 bố trí 3 tỷ đồng"
        """
        folded, sentence = self._context.folded, node.place.sentence
        cue = self._context.grammar.budgets.split.search(folded, sentence.start, node.place.before.end)
        if node is not first or cue is None or any(map(str.isalpha, folded[sentence.start : cue.start()])):
            return []
        return [Level(whole, False)]

    def _close(self, levels: list[Level], between: str, fixed: int) -> None:
        """Closes the lists that end in the words between two amounts."""
        for at, sign in enumerate(between):
            if sign == ")" and any(level.bracket for level in levels):
                while not levels.pop().bracket:
                    pass
            elif sign == ";" and len(levels) > max(1, fixed) and not has_next_year(levels[-1], between[at:]):
                # A list in brackets goes on until they close.
                bracket = max((at for at, level in enumerate(levels) if level.bracket), default=-1)
                del levels[max(1, fixed, bracket + 1) :]

    def _pending(
        self, nodes: list[Node], heads: list[Node], levels: list[Level], owner: Node | None
    ) -> Node | None:
        """The amount whose parts the next sentence or the sections below tell, if the text says so."""
        last = nodes[-1] if nodes[-1].like is None else nodes[-1].like
        section = last.place.within
        folded, split = self._context.folded, self._context.grammar.budgets.split
        end = last.place.amount.full_end
        sentence_end = min(last.place.sentence.end, section.own_end)
        rest = split.search(folded, end, sentence_end)
        found: Node | None = None
        if rest is not None and self._ends_list(rest.end(), sentence_end):
            found = self._before_cue(last, levels, folded[end : rest.start()])
        else:
            start = sentence_end
            while start < section.own_end and not folded[start].isalnum():
                start += 1
            cue = split.match(folded, start, section.own_end)
            if cue is not None:
                found = heads[0] if heads else last
        if found is not None:
            found.pending = True
            return found
        return owner if owner is not None and not owner.is_full else None

    def _cue_apart(self, node: Node) -> bool:
        """Whether what brings in the parts of an amount stands in a later paragraph of its section."""
        every = self._context.document.paragraphs
        section_end = node.place.within.own_end
        end = node.place.sentence.end
        index = bisect_right(every, end, key=lambda each: each.start)
        start = every[index].start if index < len(every) else section_end
        split = self._context.grammar.budgets.split
        return (
            not node.parts
            and start < section_end
            and split.search(self._context.folded, node.place.amount.full_end, start) is None
        )

    def _before_cue(self, last: Node, levels: list[Level], between: str) -> Node:
        """The amount that a "gồm:" behind ``last`` is about: if a list is over, the one split in it."""
        open_ = list(levels)
        self._close(open_, between, 0)
        if len(open_) < len(levels):
            return levels[len(open_)].owner
        return levels[-1].owner if levels and levels[-1].owner.is_full else last

    def _ends_list(self, place: int, end: int) -> bool:
        match = _LIST_END.match(self._context.folded, place, end)
        return match is not None and match.end() == end

    def _join_roots(self, roots: list[Node]) -> None:
        """Later amounts of a section under the total that it begins with."""
        total: Node | None = None
        last: Node | None = None
        listed: Span | None = None
        for root in roots:
            if root.parent is not None:
                continue
            goes_on = root.place.sentence == listed and not root.is_beside and not root.is_total
            if total is not None and (self._is_part(total, root) or (goes_on and total.holds(root))):
                total.adopt(root)
                listed = root.place.sentence
            elif last is not None and not root.is_beside and is_share_of(self._context, last, root):
                last.adopt(root)
                continue
            elif root.is_total and not root.is_beside:
                total = root
            last = root

    def _join_outside(self, number: int, roots: Iterable[Node], above: Node | None) -> None:
        """Joins amounts of section ``number`` to the one ``above`` them, or to one before it on its level."""
        section = self._context.outline.sections[number]
        level = self._level(number)
        listed: Span | None = None
        for root in roots:
            if root.is_beside or root.like is not None:
                continue
            running = self._running.get(level)
            if running is not None and not self._outgrows(running.owner, root):
                goes_on = root.place.sentence == listed and running.owner.holds(root)
                if running.takes(root, evident=goes_on or self._is_part(running.owner, root)):
                    running.owner.adopt(root)
                    listed = root.place.sentence
                    continue
            if above is not None and self._is_below(above, root):
                above.adopt(root)
            # With sections below it, these are its parts.
            certain = root.pending and section.own_end == section.end
            if certain or (root.is_total and root.parent is None and self._heads(root)):
                self._running[level] = _Running(root, certain)

    def _heads(self, root: Node) -> bool:
        """Whether a total may be that of a level: it is not told at the end of an item on something else."""
        place = root.place
        return place.passage == 0 or place.within.heading is None or place.section.role == _BUDGET

    def _is_below(self, above: Node, root: Node) -> bool:
        """Whether an amount is a part of that above its section: no more than it."""
        if above.pending:
            # What an item sets apart as to be raised is more than the total that others split.
            return not (above.parts and above.is_less_than(root))
        return above.holds(root) and not root.is_yearly

    def _level(self, number: int) -> int:
        """The number of the section whose children stand on the level of section ``number``."""
        parent = self._context.outline.sections[number].parent
        return number if parent is None else parent

    def _is_part(self, total: Node, node: Node) -> bool:
        """Whether ``node``, named behind ``total`` without a word that ties them, is evidently its part."""
        listed = node.place.sentence == total.place.sentence or (node.leads and total.leads)
        if node.is_beside or node.is_yearly or node.like is not None:
            return False
        if not listed or not total.holds(node) or not may_follow(self._context, total, node):
            return False
        if not node.is_total or node.is_average:
            return True
        return is_within(node.stated, total.stated)

    def _owner_above(self, number: int) -> Node | None:
        sections = self._context.outline.sections
        parent = sections[number].parent
        while parent is not None:
            if parent in self._owners:
                owner = self._owners[parent]
                if owner is not None:
                    return owner
            elif self._is_cue_alone(sections[parent]):
                last = self._ties.last
                if last is not None and last.is_total:
                    self._owners[parent] = last
                    return last
            parent = sections[parent].parent
        return None

    def _is_cue_alone(self, section: Section) -> bool:
        """Whether the own text of a section only brings in the parts of what was told before: "Trong đó:"."""
        start, end = after_marker(self._context, section), section.own_end
        if end - start > _LONGEST_CUE or not self._context.folded[start:end].rstrip().endswith(":"):
            return False
        match = self._context.grammar.budgets.split.match(self._context.folded, start, end)
        return match is not None and self._ends_list(match.end(), end)


def _payer(node: Node | None) -> str | None:
    """The source that an amount names, or the nearest one of which it is a part."""
    while node is not None and node.source in (None, TOTAL):
        node = node.parent
    return None if node is None else node.source


def _is_others(whole: Node, node: Node, payer: str | None) -> bool:
    """Whether brackets tell of other money than that before them: "2 tỷ đồng (doanh nghiệp góp 9 tỷ đồng)".

    They do where it is more, and where that before them is from the ``payer`` of all that stands above.
    """
    private = node.source in PRIVATE_MONEY and whole.source is None and payer in STATE_MONEY
    return private or whole.is_less_than(node)


def _is_split_by(owner: Node, nodes: Sequence[Node]) -> bool:
    """Whether those parts of ``owner`` that are among ``nodes`` add up to it."""
    parts = [node.low or 0 for node in nodes if node.parent is owner and not node.is_average]
    return len(parts) > 1 and sum(parts) == owner.low
