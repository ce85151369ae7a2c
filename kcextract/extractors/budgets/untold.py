"""Amounts whose words do not tell what they are for, but that are together the one before them."""

from __future__ import annotations

from collections import deque

from kcextract.extractors.budgets.kinds import PAST, UNTOLD
from kcextract.extractors.budgets.nodes import block_around, is_rest
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context

_FARTHEST = 100
_EXACT = frozenset({"eq", "approx"})
_LEAST_PARTS = 2


class Untold:
    """Looks for the parts of amounts of one document among those that nothing else tells.

    "Vốn: 50 tỷ đồng" and, below it, "2031: 200 hộ / 20 tỷ đồng", "2032: 300 hộ / 30 tỷ đồng". ``wholes``
    tells of each part, by where it begins, where the amount begins that it is a part of.
    """

    def __init__(self) -> None:
        self.wholes: dict[int, int] = {}
        self._parts: list[Place] = []
        self._whole: Place | None = None
        self._run: list[Place] = []

    def see(self, place: Place, kind: str | None) -> None:
        """Sees the next amount and what it is, None of one for the programme."""
        if kind == UNTOLD and self._whole is not None and self._is_near(place):
            self._run.append(place)
            return
        self._close()
        self._whole = place if kind is None and place.amount.comparator in _EXACT else None

    def parts(self) -> list[Place]:
        """The parts that were found among the amounts seen so far, in order."""
        self._close()
        self._whole = None
        return self._parts

    def _is_near(self, place: Place) -> bool:
        """Whether an amount stands below the whole, or behind it in its section."""
        assert self._whole is not None
        number = self._whole.section.number
        return number in (place.section.number, place.section.parent)

    def _close(self) -> None:
        """Takes the run behind the whole for its parts, if they are exactly that."""
        run, self._run = self._run, []
        if self._whole is None or len(run) < _LEAST_PARTS:
            return
        amounts = [place.amount for place in run]
        single = all(each.comparator in _EXACT and each.basis is None for each in amounts)
        if single and sum(each.low or 0 for each in amounts) == self._whole.amount.low:
            self._parts += run
            self.wholes |= {each.start: self._whole.amount.start for each in amounts}


class Allotted:
    """Looks for what has been given of an amount of the plan, among what seems to be of the past.

    "Ngân sách tỉnh: 9 tỷ đồng" and, later, "Đến nay tỉnh đã phân bổ 4 tỷ đồng, phần còn lại 5 tỷ đồng …":
    both are parts of the first.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._planned: deque[Place] = deque(maxlen=_FARTHEST)
        self._past: Place | None = None
        self._parts: list[Place] = []

    def see(self, place: Place, kind: str | None) -> None:
        """Sees the next amount and what it is, None of one for the programme."""
        past, self._past = self._past, place if kind == PAST else None
        if kind is not None:
            return
        if past is not None and past.sentence == place.sentence and is_rest(self._context, place):
            total = (past.amount.low or 0) + (place.amount.low or 0)
            block = block_around(self._context, place.section)
            if any(
                each.amount.low == total and block_around(self._context, each.section) == block
                for each in self._planned
            ):
                self._parts.append(past)
        self._planned.append(place)

    def parts(self) -> list[Place]:
        """The amounts that were found among those seen so far, in order."""
        return self._parts
