"""Page numbers and running headers: what comes back above or below the text of the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from kcextract.loaders.pdf.columns import FlowLine

_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:(?:trang|page|tr\.)\s*:?\s*)?(\d{1,4})(?:\s*(?:/|of|trên)\s*\d{1,4})?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
_LONGEST_NUMBER = 4
_MOST_NUMBERS = 8
_AFTER_ITEM = (".", ")", "/")
# So many lines at either end of a page may be furniture, in so large a part of its height.
_LINES = 3
_ZONE = 0.16
# A header comes back so often, on so large a share of the pages, at the same height (points).
_MIN_REPEATS = 3
_SHARE = 0.4
_SAME_HEIGHT = 4.0
# A page number that stands on few pages is set apart from the text by so many lines, a header by so many.
_SET_APART = 1.6
_APART_FROM_TEXT = 1.45
_OUTLIERS = 0.1


class _Place(NamedTuple):
    """A line that may be furniture: its page, its place among the page's lines, and how far from the edge.

    ``inner`` is the next line towards the text, -1 where there is none, ``apart`` how far away it is.
    """

    page: int
    line: int
    is_top: bool
    height: float
    text: str
    apart: float
    inner: int


def furniture(
    pages: Sequence[Sequence[FlowLine]], heights: Sequence[float], has_table: Sequence[bool]
) -> set[tuple[int, int]]:
    """The lines that are page numbers or running headers, as (index of the page, index of the line).

    ``pages`` are the lines of each page that stand in no table, ``heights`` those of the pages.
    """
    places = [
        place
        for page, (lines, height, ruled) in enumerate(zip(pages, heights, has_table, strict=True))
        for place in _edges(page, lines, height, has_table=ruled)
    ]
    numbers = _page_numbers(places, len(pages))
    headers = _headers(places, len(pages), numbers)
    return {(place.page, place.line) for place in (*numbers, *headers)}


def _edges(page: int, lines: Sequence[FlowLine], height: float, *, has_table: bool) -> Iterator[_Place]:
    ordered = sorted(range(len(lines)), key=lambda index: lines[index].piece.y0)
    for is_top in (True, False):
        indices = ordered if is_top else ordered[::-1]
        for near, index in enumerate(indices[:_LINES]):
            piece = lines[index].piece
            edge = piece.baseline if is_top else height - piece.baseline
            if edge > height * _ZONE:
                break
            inner = indices[near + 1] if near + 1 < len(indices) else -1
            # Where nothing else stands on the page, this is what it says.
            apart = 99.0 if has_table else 0.0
            if inner >= 0:
                apart = abs(lines[inner].piece.baseline - piece.baseline) / max(piece.size, 1.0)
            yield _Place(page, index, is_top, edge, " ".join(piece.text.split()), apart, inner)


def _page_numbers(places: Sequence[_Place], count: int) -> list[_Place]:
    """The lines that number the pages, at one end of them, counting up by one a page."""
    found: dict[tuple[bool, int], list[_Place]] = defaultdict(list)
    for place in places:
        match = _PAGE_NUMBER.fullmatch(place.text)
        if match is not None:
            found[place.is_top, int(match[1]) - place.page].append(place)
    # The text may be numbered in parts: each part in which several pages follow each other is believed.
    believed = []
    for group in found.values():
        left = group
        # Pages that lie and pages that stand have their numbers at different heights.
        while left:
            outermost = _at_common_height(left)
            pages = {place.page for place in outermost}
            if len(pages) >= max(2, min(_MIN_REPEATS, count * _SHARE)):
                believed += outermost
            else:
                believed += (place for place in outermost if place.apart >= _SET_APART and _is_own(place))
            taken = set(outermost)
            left = [place for place in left if place not in taken]
    return believed


def _is_own(place: _Place) -> bool:
    """Whether a line says the number of its very page."""
    match = _PAGE_NUMBER.fullmatch(place.text)
    return match is not None and int(match[1]) == place.page + 1


def _at_common_height(places: Sequence[_Place]) -> list[_Place]:
    heights = Counter(round(place.height / _SAME_HEIGHT) for place in places)
    common = heights.most_common(1)[0][0] * _SAME_HEIGHT
    return [place for place in places if abs(place.height - common) <= _SAME_HEIGHT * 1.5]


def _headers(places: Sequence[_Place], count: int, numbers: Sequence[_Place]) -> list[_Place]:
    """The lines that come back at the same height, but for a page number in them, outside of all text."""
    known = {(place.page, place.line) for place in numbers}
    left = [place for place in places if (place.page, place.line) not in known]
    groups: dict[tuple[bool, str], list[_Place]] = defaultdict(list)
    for place in left:
        for key in _keys(place):
            groups[place.is_top, key].append(place)
    candidates = []
    for group in groups.values():
        common = _at_common_height(group)
        pages = {place.page for place in common}
        if len(pages) == len(common) and len(pages) >= max(_MIN_REPEATS, count * _SHARE):
            candidates.append(common)
    candidates = _set_apart(candidates, known)
    taken = known | {(place.page, place.line) for group in candidates for place in group}
    headers = []
    for group in candidates:
        # On the other pages no text stands where the header would.
        edge = max(place.height for place in group)
        has_text = {
            place.page
            for place in left
            if place.is_top == group[0].is_top
            and (place.page, place.line) not in taken
            and place.height < edge - _SAME_HEIGHT / 2
        }
        if len(has_text) <= count * _OUTLIERS:
            headers += group
    return headers


def _set_apart(candidates: list[list[_Place]], known: set[tuple[int, int]]) -> list[list[_Place]]:
    """Those that more room than a line's parts from the text, or that stand outside of one that is.

    Text may be the same on every page too: of a form, or in parts that begin alike.
    """
    found: list[list[_Place]] = []
    furniture = set(known)
    for group in sorted(candidates, key=lambda group: -group[0].height):
        parted = sum(
            place.apart >= _APART_FROM_TEXT or (place.page, place.inner) in furniture for place in group
        )
        if parted * 2 >= len(group):
            found.append(group)
            furniture |= {(place.page, place.line) for place in group}
    return found


def _keys(place: _Place) -> set[str]:
    """The words of a line as they are, and with a mark for each number that may count the pages.

    The number of an item at its beginning does not.
    """
    text = place.text.lower()
    keys = {text}
    for match in islice(_NUMBER.finditer(text), _MOST_NUMBERS):
        begin, end = match.span()
        if end - begin > _LONGEST_NUMBER or (not begin and text[end : end + 1] in _AFTER_ITEM):
            continue
        # The gazette numbers its pages through the year: what they have in common is how far they are ahead.
        ahead = int(match.group()) - place.page
        keys.add(f"{text[:begin]}#{ahead}#{text[end:]}")
    return keys
