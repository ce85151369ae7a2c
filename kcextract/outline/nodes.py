"""The section tree while it is being built."""

from __future__ import annotations

from collections.abc import Iterator

from kcextract.document import Paragraph
from kcextract.grammar.outline import Marker

BULLETS = frozenset({"dash", "plus", "star"})
# The blocks that end a deed; what comes after them is attached to it.
DEED_ENDS = frozenset({"recipients", "signature"})
NUMBERED = frozenset({"arabic", "decimal", "letter", "roman"})


class Node:
    """A section being built; it grows while the paragraphs after its marker are read.

    ``own`` are the paragraphs of its own text, the one with the marker first; ``text_start`` is where the
    words after the marker begin. ``label`` are the words that name a section without a marker; an appendix
    has none but what is ``printed``. ``bare`` is the role of the heading without a marker above it.
    """

    __slots__ = (
        "bare",
        "children",
        "kind",
        "label",
        "marker",
        "ordinal",
        "own",
        "parent",
        "printed",
        "role",
        "start",
        "text_start",
    )

    def __init__(
        self, kind: str, parent: Node | None, start: int, *, text_start: int | None = None, role: str = ""
    ) -> None:
        self.kind = kind
        self.parent = parent
        self.start = start
        self.text_start = start if text_start is None else text_start
        self.role = role
        self.bare = ""
        self.label = ""
        self.marker: Marker | None = None
        self.printed: str | None = None
        self.ordinal: int | None = None
        self.own: list[Paragraph] = []
        self.children: list[Node] = []
        if parent is not None:
            parent.children.append(self)

    @classmethod
    def marked(cls, marker: Marker, parent: Node, start: int) -> Node:
        """The section that ``marker`` begins."""
        node = cls(marker.rule.kind, parent, start, text_start=marker.end)
        node.marker, node.printed, node.ordinal = marker, marker.printed, marker.ordinal
        return node

    def top(self) -> Node:
        """The section at the top level to which this one belongs; the root is its own."""
        node = self
        while node.parent is not None and node.parent.parent is not None:
            node = node.parent
        return node


def below(node: Node) -> Iterator[Node]:
    """What stands below a section, in the order of the text."""
    stack = node.children[::-1]
    while stack:
        each = stack.pop()
        yield each
        stack.extend(each.children[::-1])
