"""The content items in which amounts of money stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.records import ContentItemRecord


class Items:
    """The content item in which an amount stands."""

    def __init__(self, context: Context, items: Sequence[ContentItemRecord]) -> None:
        self._context = context
        self._items = items
        self._starts = [item.start for item in items]
        self._of_section = {item.section_no: item.content_item_no for item in items}
        # In prose all items stand in one section.
        self._sectioned = len(self._of_section) == len(items)

    def at(self, place: Place) -> int | None:
        """The number of the item whose evidence or section encloses an amount."""
        index = bisect_right(self._starts, place.amount.start) - 1
        if index >= 0 and place.amount.start < self._items[index].end:
            return self._items[index].content_item_no
        if self._sectioned:
            for section in self._context.ancestors(place.within):
                if section.number in self._of_section:
                    return self._of_section[section.number]
        return None
