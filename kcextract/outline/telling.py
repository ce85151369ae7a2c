"""What a page tells in its head: prose, as news do, and no letterhead and legal bases."""

from __future__ import annotations

from bisect import bisect_left

from kcextract.document import Document
from kcextract.grammar.outline import OutlineGrammar
from kcextract.outline.nodes import Node
from kcextract.outline.prose import SENTENCE_END, is_prose

_FULL_STOP = "."
# So many paragraphs of prose are what a page tells.
_LEAST_TOLD = 3


class Telling:
    """Tells of a head that is being read whether a page tells its prose in it.

    Each paragraph is looked at once, however often that is asked.
    """

    def __init__(self, document: Document, grammar: OutlineGrammar) -> None:
        self._document = document
        self._grammar = grammar
        self._above_acts = _Count(document.reading, _FULL_STOP)
        self._above_others = _Count(document.reading, SENTENCE_END)
        self._others: list[tuple[int, int]] = []
        self._searched = 0

    def tells(self, head: Node) -> bool:
        """Whether a ``head`` without legal bases holds prose: what cites an act below it is no base."""
        return self._above_acts.end(head) is not None

    def is_over(self, head: Node, place: int) -> bool:
        """Whether a page has told its prose in ``head``, and others have their headlines at ``place``."""
        end = self._above_others.end(head)
        if end is None:
            return False
        others = self._headings_above(place)
        first = bisect_left(others, head.start, key=lambda each: each[0])
        return first < len(others) and end <= others[first][0] and others[first][1] <= place

    def _headings_above(self, place: int) -> list[tuple[int, int]]:
        """Where the headings of other news stand above a line that begins at ``place``, in order.

        Places are asked for from top to bottom, most of them in the first lines: the rest is not searched.
        """
        if self._searched < place:
            self._others += [
                more.span()
                for more in self._grammar.more.finditer(self._document.text, self._searched, place)
                if more["acts"] is None and more["link"] is None
            ]
            self._searched = place
        return self._others


class _Count:
    """Counts the paragraphs of prose in the own text of a node that still grows."""

    def __init__(self, text: str, ends: str | tuple[str, ...]) -> None:
        self._text = text
        self._ends = ends
        self._node: Node | None = None
        self._seen = 0
        self._prose: list[int] = []

    def end(self, node: Node) -> int | None:
        """Where so much prose ends as a page tells; None as long as there is less."""
        if node is not self._node:
            self._node, self._seen, self._prose = node, 0, []
        while self._seen < len(node.own) and len(self._prose) < _LEAST_TOLD:
            start, end, _ = node.own[self._seen]
            self._seen += 1
            if is_prose(self._text, start, end, self._ends):
                self._prose.append(end)
        return self._prose[-1] if len(self._prose) == _LEAST_TOLD else None
