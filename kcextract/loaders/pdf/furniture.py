"""Page numbers and running headers: what comes back above or below the text of the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kcextract.loaders.pdf.columns import FlowLine

_PAGE_NUMBER = re.compile(
    r"(?:[-–—|]\s*)?(?:(?:trang|page|tr\.)\s*:?\s*)?(\d{1,4})(?:\s*(?:/|of|trên)\s*\d{1,4})?(?:\s*[-–—|])?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d+")
# So many lines at either end of a page may be furniture, in so large a part of its height.
_LINES = 3
_ZONE = 0.16
# A header comes back so often, on so large a share of the pages, at the same height (points).
_MIN_REPEATS = 3
_SHARE = 0.4
_SAME_HEIGHT = 4.0
# A page number that stands on few pages is set apart from the text by so many lines.
_SET_APART = 1.6
_OUTLIERS = 0.1


class _Place(NamedTuple):
    """A line that may be furniture: its page, its place among the page's lines, and how far from the edge."""

    page: int
    line: int
    is_top: bool
    height: float
    text: str
    apart: float


def furniture(pages: Sequence[Sequence[FlowLine]], heights: Sequence[float]) -> set[tuple[int, int]]:
    """The lines that are page numbers or running headers, as (index of the page, index of the line).

    ``pages`` are the lines of each page that stand in no table, ``heights`` those of the pages.
    """
    places = [
        place
        for page, (lines, height) in enumerate(zip(pages, heights, strict=True))
        for place in _edges(page, lines, height)
    ]
    numbers = _page_numbers(places, len(pages))
    headers = _headers(places, len(pages), numbers)
    return {(place.page, place.line) for place in (*numbers, *headers)}


def _edges(page: int, lines: Sequence[FlowLine], height: float) -> Iterator[_Place]:
    ordered = sorted(range(len(lines)), key=lambda index: lines[index].piece.y0)
    for is_top in (True, False):
        indices = ordered if is_top else ordered[::-1]
        for near, index in enumerate(indices[:_LINES]):
            piece = lines[index].piece
            edge = piece.baseline if is_top else height - piece.baseline
            if edge > height * _ZONE:
                break
            following = lines[indices[near + 1]].piece if near + 1 < len(indices) else None
            apart = abs(following.baseline - piece.baseline) / piece.size if following else 99.0
            yield _Place(page, index, is_top, edge, " ".join(piece.text.split()), apart)


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
        outermost = _at_common_height(group)
        pages = {place.page for place in outermost}
        if len(pages) >= max(2, min(_MIN_REPEATS, count * _SHARE)):
            believed += outermost
        else:
            believed += (place for place in outermost if place.apart >= _SET_APART and _is_own(place))
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
        groups[place.is_top, _masked(place)].append(place)
    candidates = []
    for group in groups.values():
        common = _at_common_height(group)
        pages = {place.page for place in common}
        if len(pages) == len(common) and len(pages) >= max(_MIN_REPEATS, count * _SHARE):
            candidates.append(common)
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


def _masked(place: _Place) -> str:
    """The words of a line, with a mark for a number that counts the pages."""
    numbers = [int(number) for number in _NUMBER.findall(place.text) if len(number) <= 4]
    text = place.text.lower()
    for offset in (1, 0):
        number = place.page + offset
        if number in numbers:
            return re.sub(rf"(?<!\d){number}(?!\d)", "#", text)
    return text
