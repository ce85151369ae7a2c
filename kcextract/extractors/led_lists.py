"""The lists of a page whose text has no section: what stands before them leads them in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.extractors.passages import passages
from kcextract.outline import BULLETS

_LONGEST_LABEL = 90


class LedList(NamedTuple):
    """The items of a list, the paragraph with a colon above it, and the one above that, if there is one.

    The latter counts where the former is a few words without a figure: "Nội dung hỗ trợ như sau:".
    """

    start: int
    end: int
    lead: Span
    above: Span | None


class LedLists:
    """The lists of one document; there are none where the text has sections."""

    def __init__(self, context: Context) -> None:
        self._lists = [] if context.outline.body is None else [*_led(context)]

    def at(self, place: int) -> LedList | None:
        """The list in which ``place`` stands."""
        index = bisect_right(self._lists, place, key=lambda each: each.start) - 1
        return self._lists[index] if index >= 0 and place < self._lists[index].end else None


def _led(context: Context) -> Iterator[LedList]:
    """A list goes on up to the first paragraph of the bullet behind which another one is led in."""
    head, *below = (each for each in context.outline.sections if each.depth == 1)
    told = passages(context, head)
    begun: LedList | None = None
    for section in below:
        if section.kind not in BULLETS:
            break
        pieces = passages(context, section)
        if told and context.folded[told[-1].end - 1] == ":":
            if begun is not None:
                yield begun
            lead = told[-1]
            above = told[-2] if len(told) > 1 and _is_label(context, lead) else None
            begun = LedList(section.start, section.own_end, lead, above)
        if begun is not None and pieces:
            begun = begun._replace(end=pieces[0].end)
        # The first paragraph of a bullet is its own.
        told = pieces[1:]
    if begun is not None:
        yield begun


def _is_label(context: Context, lead: Span) -> bool:
    words = context.folded[slice(*lead)]
    return len(words) <= _LONGEST_LABEL and not any(map(str.isdigit, words))
