"""Second lists of the parts of a total: "Phân theo nội dung:", "Phân kỳ: năm 2031: …; năm 2032: …"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from kcextract.document import Span
from kcextract.extractors.budgets.nodes import Node
from kcextract.extractors.context import Context
from kcextract.extractors.passages import after_marker
from kcextract.text.brackets import closes_bracket

# A cue stands so near before the first amount that it brings in.
_LONGEST_GAP = 400
# A cue that is a paragraph of its own is no longer.
_LONGEST_LINE = 100
# So many amounts may stand between a total and its second list.
_FARTHEST = 100
# So many amounts add up to another by chance no more.
_FEWEST = 3


def second_splits(context: Context, nodes: Sequence[Node]) -> dict[int, Node]:
    """The totals that are split again, by the ``id`` of each amount that such a list names."""
    return _Splits(context, nodes).found()


class _Splits:
    def __init__(self, context: Context, nodes: Sequence[Node]) -> None:
        self._context = context
        self._nodes = nodes
        self._found: dict[int, Node] = {}
        # The numbers of the sections on the way to each section.
        self._line_of: dict[int, list[int]] = {}

    def found(self) -> dict[int, Node]:
        index = 1
        while index < len(self._nodes):
            cue = self._cue(self._nodes[index - 1], self._nodes[index])
            whole = None if cue is None else self._whole(index)
            if cue is None or whole is None:
                index += 1
                continue
            index = self._take(index, whole, alone=cue.end > self._nodes[index].place.sentence.start)
        return self._found

    def _cue(self, last: Node, node: Node) -> Span | None:
        """The words between two amounts that bring in a list, at the head of a paragraph or section."""
        context, pattern = self._context, self._context.grammar.budgets.again
        start = max(last.place.sentence.end, node.place.before.end - _LONGEST_GAP)
        end = node.place.before.end
        if end <= start or node.is_beside:
            return None
        heads = [paragraph.start for paragraph in self._paragraphs(start, end)]
        heads += [
            after_marker(context, section)
            for section in context.ancestors(node.place.within)
            if section.start >= start
        ]
        for head in sorted(set(heads)):
            match = pattern.match(context.folded, head, node.place.sentence.end)
            if match is not None and any(map(str.isalpha, context.folded[match.end() : end])):
                return Span(*match.span())
            stop = context.paragraph_end(head)
            if (
                stop is not None
                and stop <= end
                and stop - head <= _LONGEST_LINE
                and self._is_line(head, stop)
            ):
                return Span(head, stop)
        return None

    def _is_line(self, start: int, end: int) -> bool:
        """Whether a paragraph is no more than a cue, without a colon: "2. Theo nguồn vốn"."""
        line = self._context.folded[start:end].rstrip()
        match = self._context.grammar.budgets.again.match(f"{line}\n")
        return match is not None and match.end() == len(line) + 1

    def _paragraphs(self, start: int, end: int) -> list[Span]:
        every = self._context.document.paragraphs
        index = bisect_left(every, start, key=lambda each: each.start)
        found = []
        while index < len(every) and every[index].start < end:
            found.append(Span(every[index].start, every[index].end))
            index += 1
        return found

    def _whole(self, index: int) -> Node | None:
        """The last total before an amount that stands on the way to it, or right beside that way."""
        line = self._line(self._nodes[index])
        for node in reversed(self._nodes[max(0, index - _FARTHEST) : index]):
            parent = node.place.section.parent
            near = node.section in line or parent in line or self._is_behind_list(node, line)
            if (
                (node.is_total or self._heads(node, line))
                and near
                and not (node.is_beside or node.is_average)
                and id(node) not in self._found
            ):
                return node if node.holds(self._nodes[index]) else None
        return None

    def _heads(self, node: Node, line: list[int]) -> bool:
        """Whether an amount is that of a heading above: "1. Năm 2031: 9 tỷ đồng", "1.1. Theo nguồn"."""
        return node.place.passage == 0 and node.section in line[1:] and node.place.section.marker is not None

    def _is_behind_list(self, node: Node, line: list[int]) -> bool:
        """Whether an amount stands behind the last item of a list: "3.3. …" and then "Cộng: …"."""
        parent = node.place.section.parent
        if node.place.passage == 0 or parent is None:
            return False
        return self._context.outline.sections[parent].parent in line

    def _line(self, node: Node) -> list[int]:
        number = node.section
        if number not in self._line_of:
            self._line_of[number] = [each.number for each in self._context.ancestors(node.place.section)]
        return self._line_of[number]

    def _take(self, index: int, whole: Node, *, alone: bool) -> int:
        """Takes the amounts of a list for parts of ``whole``; the index of the first behind them."""
        first = last = self._nodes[index]
        rest = whole.low
        begin = index
        taken: list[Node] = []
        # "Năm 2031: 9 tỷ đồng (tỉnh 5 tỷ đồng; huyện 4 tỷ đồng); …": those in brackets are the year's.
        bracketed = self._is_bracketed(first)
        while index < len(self._nodes):
            node = self._nodes[index]
            if node.section != first.section and first.section in self._line(node):
                index += 1  # a part of a part
                continue
            same = node.place.sentence == first.place.sentence
            beside = (node.place.section.parent, node.place.section.kind) == (
                first.place.section.parent,
                first.place.section.kind,
            )
            if not same and (alone or not beside or node.is_beside or node.is_yearly):
                break
            if not same and (not whole.holds(node) or (rest is not None and rest <= 0)):
                break
            if node is first or node.place.sentence != last.place.sentence:
                self._found[id(node)] = whole
                taken.append(node)
            inside = not bracketed and self._is_bracketed(node)
            if node is first or (node.place.clause != last.place.clause and not inside):
                rest = None if rest is None or node.low is None else rest - node.low
            last = node
            index += 1
        if whole.low is not None and rest and len(taken) >= _FEWEST:
            self._settle(taken, whole.low - rest, begin)
        return index

    def _settle(self, taken: Sequence[Node], together: int, begin: int) -> None:
        """Gives a list that is not the whole total to the one amount before it that it adds up to."""
        before = self._nodes[max(0, begin - _FARTHEST) : begin]
        equal = [node for node in before if node.low == together == node.place.amount.high]
        if len(equal) == 1 and not equal[0].is_average:
            self._found.update((id(node), equal[0]) for node in taken)

    def _is_bracketed(self, node: Node) -> bool:
        """Whether an amount stands in brackets which close in its sentence."""
        place = node.place
        return closes_bracket(self._context.folded, place.amount.full_end, place.sentence.end)
