"""Where the money comes from, by the words at an amount and at those that it is a part of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kcextract.extractors.budgets.names import CENTRAL, LOCAL, STATE, TOTAL
from kcextract.extractors.budgets.nodes import Node


class Sources:
    """The sources of amounts that are joined to what they are parts of; ``told`` reads that of one alone."""

    def __init__(self, nodes: Sequence[Node], told: Callable[[Node], str]) -> None:
        self._told = told
        self._known: dict[int, str] = {}
        payers: dict[int, set[str]] = {}
        for node in nodes:
            if node.parent is not None:
                named = (node.source, node.payer)
                payers.setdefault(id(node.parent), set()).update(code for code in named if code is not None)
        # Amounts whose parts are told by source.
        self._split = {whole for whole, codes in payers.items() if len(codes) > 1 or CENTRAL in codes}

    def of(self, node: Node) -> str:
        """The source of an amount; of one that tells none, that of the nearest amount above that does."""
        line = [node]
        seen = {id(node)}
        while (above := line[-1].parent or line[-1].like) is not None and id(line[-1]) not in self._known:
            if id(above) in seen:
                break
            line.append(above)
            seen.add(id(above))
        for each in reversed(line):
            if id(each) not in self._known:
                whole = each.parent or each.like
                self._known[id(each)] = self._below(
                    each, None if whole is None else self._known.get(id(whole))
                )
        return self._known[id(node)]

    def _below(self, node: Node, whole: str | None) -> str:
        if node.source is not None:
            # "Ngân sách tỉnh: 5 tỷ đồng (vốn đầu tư công: 3 tỷ đồng)" is all the province's.
            return whole if node.source == STATE and whole in (CENTRAL, LOCAL) else node.source
        if node.payer is not None and (whole == STATE or id(node.parent) in self._split):
            return node.payer
        if node.spending is not None and whole not in (CENTRAL, LOCAL):
            return node.spending
        own = self._told(node)
        return own if own != TOTAL or whole is None else whole
