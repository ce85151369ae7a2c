"""Amounts in headlines of news: what the text below says of the same amount, they are, too."""

from __future__ import annotations

from kcextract.extractors.budgets.kinds import UNTOLD
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.outline import BULLETS

_HEADLINE = "header"
# A headline tells no more amounts.
_MOST = 10
_SENTENCE_ENDS = (".", ";", ":", "!", "?", "…", ")")
# What a headline rounds to one, by its comparator: "gần 9 tỷ đồng", "hơn 10 tỷ đồng".
_NEARLY = (0.98, 1.02)
_ROUNDED = {"approx": (0.9, 1.02), "gt": (0.98, 1.1)}


class Headlines:
    """Compares the amounts in the headline of one document with those in its text.

    "Tỉnh huy động 90 tỷ đồng" is an amount of the past where the text says "đã huy động 90 tỷ đồng", and
    "90 tỷ đồng dạy nghề" one for the programme where the text tells what it is for.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        # The headline of news may stand at the head of their text.
        self._is_act = context.header.number_symbol is not None
        self._headlines: list[tuple[Place, str | None]] = []
        self._below: dict[int, list[str | None]] = {}

    def see(self, place: Place, kind: str | None) -> None:
        """Sees the next amount and what its words say that it is, None of one for the programme."""
        if len(self._headlines) < _MOST and self._is_headline(place):
            self._headlines.append((place, kind))
        elif place.amount.low is not None and self._headlines:
            self._below.setdefault(place.amount.low, []).append(kind)

    def _is_headline(self, place: Place) -> bool:
        """Whether an amount stands in a line that is no sentence, in the head or before any other amount."""
        first = not (self._is_act or self._below or place.within.kind in BULLETS)
        start = place.amount.start
        if not first and (place.section.role != _HEADLINE or self._context.in_body(start)):
            return False
        end = self._context.paragraph_end(start)
        return not self._context.folded[start:end].rstrip().endswith(_SENTENCE_ENDS)

    def _told_below(self, place: Place) -> list[str | None]:
        """What the text says of an amount, or of those that the headline rounds."""
        amount = place.amount.low or 0
        low, high = _ROUNDED.get(place.amount.comparator, _NEARLY)
        return self._below.get(amount) or [
            kind for below, kinds in self._below.items() for kind in kinds if low <= below / amount <= high
        ]

    def corrected(self) -> list[tuple[Place, str | None]]:
        """The amounts of headlines that are something else by the text below, and what they are."""
        found: list[tuple[Place, str | None]] = []
        for place, kind in self._headlines:
            below = self._told_below(place) if place.amount.low else ()
            if not below or kind in below or kind not in (None, UNTOLD):
                continue
            told = next((each for each in below if each != UNTOLD), UNTOLD) if None not in below else None
            if told != UNTOLD:
                found.append((place, told))
        return found
