"""The finished sections: numbers, depths, paths, headings, spans."""

from __future__ import annotations

from kcextract.document import Document
from kcextract.grammar.numerals import decimal_parts
from kcextract.outline.headings import collapse, heading
from kcextract.outline.nodes import BULLETS, Node
from kcextract.outline.tree import Section

_SIGNS = {"dash": "-", "plus": "+", "star": "*"}
# What is around the numeral of a printed marker.
_PUNCTUATION = "()./:,-– "
# How sections without a marker are called in paths.
_NAMES = {
    "table": "Bảng",
    "paragraph": "Đoạn",
    "signature": "Chữ ký",
    "recipients": "Nơi nhận",
    "appendix": "Phụ lục",
}
_PREAMBLE_NAMES = {"header": "Phần đầu", "legal_bases": "Căn cứ"}


def sections(root: Node, document: Document) -> tuple[Section, ...]:
    """Number the sections of the tree in document order and give them their spans."""
    nodes: list[tuple[Node, int, str]] = []
    stack = [(root, 0, "")]
    while stack:
        node, depth, path = stack.pop()
        nodes.append((node, depth, path))
        below = _child_paths(node, path)
        stack += [(child, depth + 1, child_path) for child, child_path in reversed(below)]
    length = len(document.text)
    starts = [node.start for node, _, _ in nodes] + [length]
    starts[0] = 0
    ends = _subtree_ends([depth for _, depth, _ in nodes], starts)
    numbers = {id(node): number for number, (node, _, _) in enumerate(nodes)}
    return tuple(
        Section(
            number=number,
            parent=None if node.parent is None else numbers[id(node.parent)],
            depth=depth,
            kind=node.kind,
            marker=collapse(node.printed or "") or None,
            ordinal=node.ordinal,
            heading=heading(node, document.reading),
            role=node.role or "other",
            path=path,
            start=starts[number],
            own_end=starts[number + 1],
            end=ends[number],
        )
        for number, (node, depth, path) in enumerate(nodes)
    )


def _subtree_ends(depths: list[int], starts: list[int]) -> list[int]:
    """Where each subtree ends: where the next section begins that is not below it."""
    ends = [0] * len(depths)
    open_: list[int] = []
    for number, depth in enumerate(depths):
        while open_ and depths[open_[-1]] >= depth:
            ends[open_.pop()] = starts[number]
        open_.append(number)
    for number in open_:
        ends[number] = starts[-1]
    return ends


def _child_paths(node: Node, path: str) -> list[tuple[Node, str]]:
    counts: dict[str, int] = {}
    found = []
    for child in node.children:
        name = _name(child, counts)
        found.append((child, f"{path}/{name}" if path else name))
    return found


def _name(node: Node, counts: dict[str, int]) -> str:
    """A section's own part of its path: "Điều 1", "III", "2.3", "a", "-2", "Bảng 1", "Nơi nhận"."""
    kind = node.kind
    if kind in BULLETS:
        sign = _SIGNS[kind]
        counts[sign] = counts.get(sign, 0) + 1
        return f"{sign}{counts[sign]}"
    if node.marker is not None:
        printed = node.marker.printed.strip(_PUNCTUATION)
        if node.marker.rule.numerals == "decimal":
            return ".".join(decimal_parts(printed))
        # "Ii." is a slip for "II."; "ii)" is none.
        return printed.upper() if kind == "roman" and printed[0].isupper() else collapse(printed)
    if node.label and kind != "recipients":
        return node.label
    name = _NAMES.get(kind) or _PREAMBLE_NAMES.get(node.role, kind)
    counts[name] = counts.get(name, 0) + 1
    return f"{name} {counts[name]}" if kind in ("table", "paragraph") or counts[name] > 1 else name
