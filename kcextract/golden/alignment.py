"""Which row of one side is which of the other, where both are in order and only some pairs are possible."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Pair(NamedTuple):
    """A row of the left side and one of the right, by their places, and how well they suit each other."""

    left: int
    right: int
    weight: int


def align(pairs: Iterable[Pair], rights: int) -> list[tuple[int, int]]:
    """The heaviest choice of pairs in which no row occurs twice and no two pairs cross, in order.

    ``pairs`` have weights above 0 and come by ``left``; ``rights`` is the number of rows on the right side.
    Takes O(n log m) steps for n pairs.
    """
    best = _Best(rights)
    waiting: list[tuple[int, _Chain]] = []
    left = -1
    for pair in pairs:
        if pair.left != left:
            best.add(waiting)
            waiting.clear()
            left = pair.left
        before = best.up_to(pair.right)
        weight = pair.weight + (before.weight if before else 0)
        waiting.append((pair.right, _Chain(weight, pair, before)))
    best.add(waiting)
    chain = best.up_to(rights)
    chosen = []
    while chain is not None:
        chosen.append((chain.last.left, chain.last.right))
        chain = chain.before
    return chosen[::-1]


class _Chain(NamedTuple):
    """Pairs that do not cross, the last of them first, with the sum of their weights."""

    weight: int
    last: Pair
    before: _Chain | None


class _Best:
    """The heaviest chain that ends before a place on the right side: a Fenwick tree of maxima."""

    def __init__(self, rights: int) -> None:
        self._tree: list[_Chain | None] = [None] * (rights + 1)

    def up_to(self, right: int) -> _Chain | None:
        """The heaviest chain whose pairs all lie before ``right``."""
        heaviest: _Chain | None = None
        place = right
        while place:
            chain = self._tree[place]
            if chain is not None and (heaviest is None or chain.weight > heaviest.weight):
                heaviest = chain
            place -= place & -place
        return heaviest

    def add(self, chains: Sequence[tuple[int, _Chain]]) -> None:
        for right, chain in chains:
            place = right + 1
            while place < len(self._tree):
                known = self._tree[place]
                if known is None or chain.weight > known.weight:
                    self._tree[place] = chain
                place += place & -place
