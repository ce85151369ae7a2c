"""Amounts whose words do not tell what they are for, but that are together the one before them."""

from __future__ import annotations

from kcextract.extractors.budgets.kinds import UNTOLD
from kcextract.extractors.budgets.places import Place

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
