"""Lines of a text, and what on a page is no part of the text: page numbers and running headers."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from kcextract.document import Line

# "12", "- 12 -", "Trang 12", "12/40", "Page 3 of 9". Four digits are a year.
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?(?:(?:trang|page|tr\.)\s*:?\s*)?(\d{1,3})(?:\s*(?:/|of|trên)\s*\d{1,3})?(?:\s*[-–—])?",
    re.IGNORECASE,
)
_LONGEST_PAGE_NUMBER = 24
_DASHES = "-–—"
_DASHED = re.compile(r"[-–—]\s*\d{1,3}\s*[-–—]")
_LONGEST_DASHED = 12
_NUMBER = re.compile(r"\d+")
_RULE = re.compile(r"[-–—_=*.~]{3,}")
# A page number on the line of the running header, set apart from its words.
_NUMBER_FIRST = re.compile(r"(\d{1,3})(?:\t|\s*\||\s{2,}|\s[-–—]\s)")
_NUMBER_LAST = re.compile(
    r"(?:\t|\||(?<=\S)\s{2,}+|\s[-–—]|\b(?P<word>trang|page))\s*(?P<number>\d{1,3})(?:\s*/\s*\d{1,3})?$",
    re.IGNORECASE,
)
_LONGEST_HEADER = 200
_SHORTEST_HEADER = 8
# A page has so many lines between its number and the next one's.
_SHORTEST_PAGE = 12
_LONGEST_PAGE = 400
# The longest page seen is this many times the shortest but for the last one.
_PAGE_RATIO = 2.5
# Before the first page number and after the last one stand at most so many pages.
_PAGE_SLACK = 1.5
# So far to the right of the text's margin no line of a paragraph begins.
_SET_APART = 24
# Centred numbers of one digit and of two do not begin in the same column.
_SAME_COLUMN = 3
# A line of prose is longer than a cell or a heading's last line.
_PROSE = 25
# Without page numbers beside it, a running header must come back this often.
_MIN_REPEATS = 3
# … and at so regular a distance: pages of equal height differ by a few lines.
_REGULAR = 0.2
_HEADER_SHARE = 0.6
# Where pages break, a sentence goes on across at least this share of the breaks.
_READ_ON_SHARE = 0.2
_SENTENCE_END = ".:;!?"
_NEAR = 3


# A number on the next line belongs to one of these words at the end of a line.
GOVERNS_NUMBER = frozenset(
    "số điều khoản điểm mục chương phần ngày tháng năm quý từ đến là của và với cho tại theo hơn khoảng các "
    "những trên dưới lục kèm đoạn vào nhất".split()
)
# The number of a marker belongs to one of these: "khoản / 2. …" is a reference.
GOVERNS_MARKER = frozenset("số điều khoản điểm mục chương phần lục".split())


def last_word(line: str) -> str:
    """The last word of a line, in lower case."""
    return line.rsplit(None, 1)[-1].lower() if line else ""


def split_lines(text: str) -> list[Line]:
    """The lines of ``text``, in order; together with their line breaks they are the whole text."""
    lines = []
    start = 0
    for piece in text.split("\n"):
        end = start + len(piece)
        lines.append(Line(start, end))
        start = end + 1
    if len(lines) > 1 and lines[-1].start == lines[-1].end:
        lines.pop()
    return lines


def page_furniture(
    stripped: Sequence[str], begun: Sequence[int] = (), column: Callable[[int], int] | None = None
) -> set[int]:
    """The indices of the lines that are page numbers or running headers.

    ``stripped`` are the lines without surrounding space, ``begun`` in order the indices of those with which
    the source says that a page begins; the first one's beginning says nothing. ``column`` tells in which
    column a line begins, if that is known.

    A page number is believed in a chain that counts up by one at the distance of a page, each beside prose or
    the same running header, if sentences go on across it or if it counts from the first page to the last; one
    between dashes ("- 3 -") always is, and so are those that count the pages that the source tells, and those
    that alone stand far to the right of the text. A running header is the line that stands beside most of the
    numbers, or one that comes back at the distance of a page, counts the pages ("Kế hoạch - Trang 3") or goes
    through the whole text, and breaks sentences. No index is that of a blank line.
    """
    filled = [index for index, line in enumerate(stripped) if line]
    repeated = _repeated(stripped, filled)
    headers = _numbered_headers(stripped, filled)
    recurring = {index for places in repeated.values() if _mostly_apart(places) for index in places}
    recurring.update(index for header in headers for index in header.places)
    lines = _Lines(
        stripped, filled, {index: at for at, index in enumerate(filled)}, recurring, _lone(stripped, filled)
    )
    chain = _page_numbers(lines)
    furniture = {*chain, *_beside(chain, lines)}
    # Between dashes a number is that of a page, however short the page.
    furniture.update(
        [index for index in filled if stripped[index][0] in _DASHES and _is_between_dashes(stripped[index])]
    )
    if begun:
        furniture.update(_of_pages(begun, lines))
    if column is not None:
        furniture.update(_set_apart(column, lines))
    for places in repeated.values():
        if _is_running_header(places, lines):
            furniture.update(places)
    for header in headers:
        if _at_page_distance(header.places) and (header.says_page or _reads_on(header.places, lines)):
            furniture.update(header.places)
    return furniture


def _of_pages(begun: Sequence[int], lines: _Lines) -> list[int]:
    """The lines at the head or the foot of pages that number them, if most pages have one; none else."""
    for side in (0, -1):
        found = []
        pages = 0
        for number, (start, end) in enumerate(pairwise([0, *begun, len(lines.stripped)]), 1):
            filled = lines.filled[bisect_left(lines.filled, start) : bisect_left(lines.filled, end)]
            pages += bool(filled)
            if filled and lines.numbers.get(filled[side]) == number:
                found.append(filled[side])
        # The first page often has none.
        if len(found) > 1 and len(found) >= pages - 1:
            return found
    return []


def _set_apart(column: Callable[[int], int], lines: _Lines) -> list[int]:
    """The lone numbers far to the right of the text that count its pages up to where they stop; or none.

    Cells of a table stand in their column too, but there other numbers come between them.
    """
    far = {index: at for index in lines.numbers if (at := column(index)) >= _SET_APART}
    if len(far) < 2:
        return []
    margin = min(map(column, lines.filled))
    chain: list[int] = []
    first = 1
    for index, at in far.items():
        if at < margin + _SET_APART:
            continue
        number = lines.numbers[index]
        # The first page often has none.
        goes_on = number == len(chain) + first if chain else number in (1, 2)
        if not goes_on or not _near_text(index, lines):
            break
        if chain:
            away = abs(at - far[chain[0]])
            if away > _SAME_COLUMN or not _SHORTEST_PAGE <= index - chain[-1] <= _LONGEST_PAGE:
                break
        else:
            first = number
        chain.append(index)
    return chain if len(chain) > 1 else []


def _is_between_dashes(line: str) -> bool:
    return len(line) <= _LONGEST_DASHED and _DASHED.fullmatch(line) is not None


class _Lines(NamedTuple):
    """The lines, the indices of the filled ones and their places among these, and which come back.

    ``numbers`` are the indices of those that look like page numbers, in order, each with its number.
    """

    stripped: Sequence[str]
    filled: Sequence[int]
    place: dict[int, int]
    recurring: set[int]
    numbers: dict[int, int]

    def beside(self, index: int, direction: int) -> Iterator[int]:
        """The indices of the nearest filled lines above (-1) or below (1) a filled line."""
        at = self.place[index]
        for spot in range(at + direction, at + direction * (_NEAR + 1), direction):
            if 0 <= spot < len(self.filled):
                yield self.filled[spot]


class _NumberedHeader(NamedTuple):
    """Lines that differ in a page number alone, and whether they say "trang" before it."""

    places: list[int]
    says_page: bool


def _lone(stripped: Sequence[str], filled: Iterable[int]) -> dict[int, int]:
    """The indices of the lines that look like page numbers, in order, each with its number."""
    short = [index for index in filled if len(stripped[index]) <= _LONGEST_PAGE_NUMBER]
    matches = ((index, _PAGE_NUMBER.fullmatch(stripped[index])) for index in short)
    return {index: int(match[1]) for index, match in matches if match is not None}


def _mask(line: str) -> str:
    return _NUMBER.sub("#", line)


def _repeated(stripped: Sequence[str], filled: Iterable[int]) -> dict[str, list[int]]:
    """The lines that occur more than once, with where; rows of tables are none."""
    where: dict[str, list[int]] = defaultdict(list)
    for index in filled:
        line = stripped[index]
        if len(line) >= _SHORTEST_HEADER and "\t" not in line:
            where[line].append(index)
    return {line: places for line, places in where.items() if len(places) > 1}


def _numbered_headers(stripped: Sequence[str], filled: Iterable[int]) -> list[_NumberedHeader]:
    """The lines that differ in a page number alone, if it counts up by one each time."""
    found: dict[tuple[str, bool], list[tuple[int, int]]] = defaultdict(list)
    for index in filled:
        line = stripped[index]
        if not _SHORTEST_HEADER <= len(line) < _LONGEST_HEADER:
            continue
        if line[-1].isdigit() and (match := _NUMBER_LAST.search(line)) is not None:
            words, number, says_page = line[: match.start()], match["number"], match["word"] is not None
        elif line[0].isdigit() and (match := _NUMBER_FIRST.match(line)) is not None:
            words, number, says_page = line[match.end() :], match[1], False
        else:
            continue
        if words.strip():
            found[_mask(words.strip()), says_page].append((index, int(number)))
    headers = []
    for (_, says_page), pages in found.items():
        first = pages[0][1]
        if len(pages) > 1 and all(number == first + at for at, (_, number) in enumerate(pages)):
            headers.append(_NumberedHeader([index for index, _ in pages], says_page))
    return headers


def _page_numbers(lines: _Lines) -> list[int]:
    """The longest chain of page numbers, in order; empty where there is none to be believed."""
    before: dict[int, int | None] = {}
    length: dict[int, int] = {}
    gap: dict[int, int] = {}
    last_of: dict[int, int] = {}
    for index, number in lines.numbers.items():
        if not _near_text(index, lines):
            continue
        before[index], length[index] = None, 1
        for step in (1, 2, 3):
            previous = last_of.get(number - step)
            if previous is None:
                continue
            distance = (index - previous) // step
            is_last = index == lines.filled[-1]
            if not _is_page(distance, gap.get(previous), is_last=is_last):
                continue
            if length[previous] + 1 > length[index]:
                before[index], length[index] = previous, length[previous] + 1
                gap[index] = distance if previous not in gap else min(distance, gap[previous])
            break
        last_of[number] = index
    best: int | None = max(length, key=lambda index: (length[index], -index), default=None)
    chain: list[int] = []
    while best is not None:
        chain.append(best)
        best = before[best]
    chain.reverse()
    return chain if _believed(chain, lines) else []


def _is_page(distance: int, gap: int | None, *, is_last: bool) -> bool:
    """Whether a page may be so high, the shortest so far being ``gap`` lines; the last may be short."""
    if distance > (_LONGEST_PAGE if gap is None else min(gap * _PAGE_RATIO, _LONGEST_PAGE)):
        return False
    return is_last or distance >= (_SHORTEST_PAGE if gap is None else max(gap / _PAGE_RATIO, _SHORTEST_PAGE))


def _believed(chain: Sequence[int], lines: _Lines) -> bool:
    sure = sum(1 for index in chain if _near_text(index, lines, sides=2))
    if len(chain) < 2 or sure * 2 < len(chain):
        return False
    numbers = [lines.numbers[index] for index in chain]
    # Two numbers are few: both must be sure, and no page may lie between them.
    if len(chain) == 2 and (sure < 2 or numbers[1] - numbers[0] != 1):
        return False
    longest = max(after - above for above, after in pairwise(chain))
    goes_through = (
        chain[0] <= longest * numbers[0] * _PAGE_SLACK
        and len(lines.stripped) - chain[-1] <= longest * _PAGE_SLACK
    )
    return goes_through or _reads_on(chain, lines)


def _near_text(index: int, lines: _Lines, sides: int = 1) -> bool:
    """Whether a line that comes back, or prose on ``sides`` sides, stands next to it: cells have neither.

    The beginning and the end of the text are as good as prose; a rule ("____") is looked past.
    """
    prose = 0
    for direction in (-1, 1):
        for neighbour in lines.beside(index, direction):
            line = lines.stripped[neighbour]
            if neighbour in lines.recurring:
                return True
            if _RULE.fullmatch(line) is None:
                prose += len(line) > _PROSE and " " in line
                break
        else:
            prose += 1
    return prose >= sides


def _reads_on(places: Sequence[int], lines: _Lines) -> bool:
    """Whether a sentence goes on across the lines at ``places`` as often as across breaks of pages."""
    count = 0
    for index in places:
        above, below = (
            next(
                (
                    lines.stripped[neighbour]
                    for neighbour in lines.beside(index, direction)
                    if neighbour not in lines.recurring
                    and not _PAGE_NUMBER.fullmatch(lines.stripped[neighbour])
                ),
                "",
            )
            for direction in (-1, 1)
        )
        count += below[:1].islower() and above[-1:] not in _SENTENCE_END
    return count >= len(places) * _READ_ON_SHARE


def _beside(chain: Sequence[int], lines: _Lines) -> set[int]:
    """The lines next to page numbers that are the same beside most of them."""
    found: set[int] = set()
    for direction in (-1, 1):
        neighbours = [list(lines.beside(index, direction)) for index in chain]
        for distance in range(_NEAR):
            masked = [
                (near[distance], _mask(lines.stripped[near[distance]]))
                for near in neighbours
                if distance < len(near)
            ]
            if not masked:
                break
            text, count = Counter(line for _, line in masked).most_common(1)[0]
            only_numbers = "#" in text and not any(map(str.isalpha, text))
            if count < max(2, len(chain) * _HEADER_SHARE) or only_numbers:
                break
            found |= {index for index, line in masked if line == text}
    return found


def _mostly_apart(places: Sequence[int]) -> bool:
    """Whether a line comes back as seldom as pages do."""
    far = sum(1 for above, after in pairwise(places) if after - above >= _SHORTEST_PAGE)
    return far * 2 >= len(places) - 1


def _at_page_distance(places: Sequence[int]) -> bool:
    gaps = [after - above for above, after in pairwise(places)]
    return min(gaps) >= _SHORTEST_PAGE and max(gaps) <= min(min(gaps) * _PAGE_RATIO, _LONGEST_PAGE)


def _is_running_header(places: Sequence[int], lines: _Lines) -> bool:
    """Whether a line without a number comes back on every page, in the middle of sentences."""
    if len(places) < _MIN_REPEATS or not _at_page_distance(places):
        return False
    gaps = [after - above for above, after in pairwise(places)]
    shortest, longest = min(gaps), max(gaps)
    through = places[0] <= longest * _PAGE_SLACK and len(lines.stripped) - places[-1] <= longest * _PAGE_SLACK
    return (
        through
        and longest - shortest <= shortest * _REGULAR
        and lines.stripped[places[0]][-1] not in ".:;,"
        and _reads_on(places, lines)
    )
