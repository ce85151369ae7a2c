"""Line repair: paragraphs out of lines, by evidence.

A hard-wrapped export ends a line where the next word would not have fitted. So where it would have
fitted, a paragraph ended; where it would not, the words decide: a sentence that ended, a capital,
a marker. How wide the lines are is learned from the lines that surely go on (the next begins in lower
case), apart for the first lines of paragraphs, which some exports break much earlier than the others.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

import regex

from kcextract.document import Line, Paragraph, Span
from kcextract.text.lines import GOVERNS_MARKER, GOVERNS_NUMBER, last_word

SENTENCE_END = frozenset(".;:!?…")
CLOSERS = "\"'”’)]»"
_CLAUSE_END = frozenset(",;.")
# A line that ends so goes on; one that begins so goes on from the line before.
_OPEN_END = frozenset(",/(–-&")
# A sentence goes on behind one of these, across a blank line too.
_OPEN_WORDS = frozenset(["của", "và", "tại", "với", "thuộc"])
CANNOT_BEGIN = frozenset(")]},;:.%”’»/")
_BEGINNING = regex.compile(r"(\p{Lu}\p{L}*) (\p{L}+)")
# Inside a line, a sentence that ended: a title has none.
_SENTENCE = re.compile(r"[.:]\s")
_LONGEST_TITLE = 8
_LONGEST_MARKER = 16
# Names are looked up in the text at the cost of so many passes over it, and no more.
_LOOKUPS = 20
_LEAST_BUDGET = 5_000_000
# A lookup takes as long as passing over so many characters.
_LOOKUP = 100
# A number and the thing it counts: at the start of a line after a long one without an end, they belong to it.
_COUNTED = regex.compile(r"\d[\d.,]* \p{Ll}")
# The number of an act begins no paragraph.
_ACT_NUMBER = re.compile(r"\d{1,5}[a-z]? ?/ ?(?:\d{4} ?/ ?)?[A-ZĐ]{2}")
_SHORT_FORM = regex.compile(r"\p{Lu}{2,8}(?!\p{L})")
_SAYS_ON = regex.compile(r"\p{Lu}{2,8}[,;)] \p{Ll}")
# A number that is no year, nor that of an act or a day.
_COUNT = regex.compile(r" (?!(?:19|20)\d\d$)\d{1,3}(?:\.\d{3})*$")
_LONG = 40
_LEAST = 25
_RULE = re.compile(r"[-–—_=*.~\s|]{3,}|\|")
# Fewer lines that surely go on than this, or a smaller share of all: not hard-wrapped.
_MIN_WRAPPED = 4
_MIN_WRAPPED_SHARE = 0.04
# But where no line is longer than a page is wide, two that nearly fill the width are enough.
_FEWEST_WRAPPED = 2
_NARROW_TEXT = 130
_SHARE_OF_LONGEST = 0.8
# Widths are learned apart for a class of first lines if at least this many of them go on.
_MIN_CLASS = 3
_OUTLIERS = 0.05
# Of the lines on pages, one in so many stands to the left of the margin.
_OUTSIDE_MARGIN = 20
# A line after one that ends a sentence is taken for a first line; about one in ten is not.
_FIRST_OUTLIERS = 0.1
# First lines are broken early if the widest is less than this share of the other lines' width.
_NARROW = 0.7
# A line so much wider than first lines are is none of them.
_WIDE = 1.3
# The name of a unit that a break has parted from its number: "Điều / 1. Phê duyệt …".
_UNIT_NAMES = frozenset("Điều ĐIỀU Chương CHƯƠNG Mục MỤC Phần PHẦN".split())
_UNIT_NUMBER = re.compile(r"(?:\d{1,3}|[IVX]{1,5})(?:\s?[.:–-](?!\d)|\s*$)")
_REST, _FIRST, _AFTER_BARE = "", "first", "after a bare marker"


class Opening(NamedTuple):
    """What a line begins with: the name of its class of markers.

    ``numbered`` is True for a marker that counts (and so may head a title), ``whole`` where the marker is
    all there is on the line.
    """

    name: str
    numbered: bool = False
    whole: bool = False


Opener = Callable[[str], Opening | None]


class _Widths(NamedTuple):
    """Of the lines that go on: ``full``, the longest; ``sure``, the length up to which a word surely fits."""

    full: int
    sure: int


class _Item(NamedTuple):
    """A line of running text: what the decisions are made from."""

    text: str
    start: int
    end: int
    width: int
    word: int
    blank_before: bool
    table_before: bool
    opener: Opening | None
    lower: bool
    ended: bool


class _Names:
    """Which beginnings the text writes with a capital inside sentences, and which without one."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._budget = max(_LOOKUPS * len(text), _LEAST_BUDGET)

    def begins_sentence(self, before: str, line: str) -> bool:
        """Whether ``line`` begins with words that the text nowhere writes as a name.

        ``before`` is the line above: where it ends with a name, the words must stand in lower case elsewhere.
        """
        match = _BEGINNING.match(line)
        if match is None or self._budget < 0 or not match[2].islower() or _in_capitals(match[1]):
            return False
        after_name = not before.rsplit(None, 1)[-1].islower()
        if self._inside(f" {match[1]} {match[2]}", after_name):
            return False
        if self._find(f" {match[1].lower()} {match[2]}", 0) >= 0:
            return True
        return not after_name and not self._inside(f" {match[1]}", after_name)

    def _inside(self, words: str, after_name: bool) -> bool:
        """Whether ``words`` (a space first) stand inside a sentence; after a name only if so asked."""
        text = self._text
        place = self._find(words, 0)
        while place > 0:
            before = text[max(0, place - 20) : place].rsplit(None, 1)[-1:]
            following = text[place + len(words) : place + len(words) + 1]
            ends_well = bool(before) and (before[0][-1].isalnum() or before[0][-1] in ",/")
            if ends_well and text[place - 1] != "\n" and not following.isalpha():
                word = before[0]
                if word[0].islower() or (after_name and word[-1].islower()):
                    return True
            place = self._find(words, place + 1)
        return False

    def _find(self, words: str, start: int) -> int:
        if self._budget < 0:
            return -1
        place = self._text.find(words, start)
        self._budget -= (place if place >= 0 else len(self._text)) - start + _LOOKUP
        return place


def repair(
    lines: Sequence[Line | Span],
    trimmed: Sequence[Span],
    text: str,
    furniture: set[int],
    tables: set[int],
    opener: Opener,
) -> list[Paragraph]:
    """Join lines to paragraphs.

    ``lines`` are the spans of the lines, ``trimmed`` those without surrounding space; ``furniture`` and
    ``tables`` hold the indices of lines that are no running text: a paragraph may go on across furniture but
    not across a table. ``opener`` says with which marker a line begins, None if with none.

    After this the following hold: 1. every line that is not blank, furniture or table lies in just one
    paragraph; 2. paragraphs are in order and disjoint, and begin and end with a character that is not
    space; 3. a paragraph that is not firm begins with a marker.
    """
    items = _items(lines, trimmed, text, furniture, tables, opener)
    widths = _learn(items)
    names = _Names(text)
    paragraphs: list[Paragraph] = []
    begin = 0
    firm = True
    for at in range(1, len(items)):
        verdict = items[at].table_before or _verdict(items, begin, at, widths, names)
        if verdict is None:
            continue
        paragraphs.append(Paragraph(items[begin].start, items[at - 1].end, firm))
        begin, firm = at, verdict
    if items:
        paragraphs.append(Paragraph(items[begin].start, items[-1].end, firm))
    return paragraphs


def _items(
    lines: Sequence[Line | Span],
    trimmed: Sequence[Span],
    text: str,
    furniture: set[int],
    tables: set[int],
    opener: Opener,
) -> list[_Item]:
    items: list[_Item] = []
    reaches = _reaches(lines)
    blank = apart = True
    across = False
    for index, (start, end) in enumerate(trimmed):
        if index in furniture:
            across = True
            continue
        if index in tables:
            apart = True
            continue
        if start == end:
            blank = True
            continue
        line = text[start:end]
        space = line.find(" ")
        items.append(
            _Item(
                line,
                start,
                end,
                reaches.get(index, end - lines[index].start),
                len(line) if space < 0 else space,
                apart or (blank and not across),
                apart and bool(items),
                opener(line),
                line[0].islower(),
                _ends_sentence(line),
            )
        )
        blank = across = apart = False
    return items


def _reaches(lines: Sequence[Line | Span]) -> dict[int, int]:
    """How far the lines that have a place on their page reach to the right, in letters of usual width."""
    placed = [
        (index, line.end - line.start, line.x0, line.x1)
        for index, line in enumerate(lines)
        if isinstance(line, Line) and line.x0 is not None and line.x1 is not None and line.end > line.start
    ]
    letters = sum(count for _, count, _, _ in placed)
    letter = sum(x1 - x0 for _, _, x0, x1 in placed) / letters if letters else 0.0
    if letter <= 0:
        return {}
    margin = sorted(x0 for _, _, x0, _ in placed)[len(placed) // _OUTSIDE_MARGIN]
    return {index: max(0, round((x1 - margin) / letter)) for index, _, _, x1 in placed}


def _ends_sentence(line: str) -> bool:
    last = line[-1]
    return last in SENTENCE_END or (last in CLOSERS and line.rstrip(CLOSERS)[-1:] in SENTENCE_END)


def _learn(items: Sequence[_Item]) -> dict[str, _Widths]:
    """The widths of the lines that surely go on, by class of line; empty where none is wrapped."""
    known: dict[str, list[tuple[int, int]]] = defaultdict(list)
    every: list[tuple[int, int]] = []
    first: bool | None = True
    for before, after in pairwise(items):
        if before.opener is not None or before.blank_before:
            first = True
        if after.lower and after.opener is None and not after.blank_before and not before.ended:
            every.append((before.width, before.width + 1 + after.word))
            if first is not None:
                known[_first_class(before) if first else _REST].append(every[-1])
            first = False
        else:
            # A capital after a line without an end may begin a paragraph or be a name.
            first = True if before.ended and not _bare(before) else None
    if len(every) < max(_MIN_WRAPPED, len(items) * _MIN_WRAPPED_SHARE) and not _is_narrow(items, known):
        return {}
    learned = {
        name: _measure(pairs, _OUTLIERS if name == _REST else _FIRST_OUTLIERS)
        for name, pairs in known.items()
        if len(pairs) >= _MIN_CLASS
    }
    if _REST not in learned:
        learned[_REST] = _measure(every, _OUTLIERS)
    rest = learned[_REST]
    for name in list(learned):
        if learned[name].full >= rest.full * _NARROW:
            learned[name] = _Widths(max(learned[name].full, rest.full), rest.sure)
    return learned


def _is_narrow(items: Sequence[_Item], known: dict[str, list[tuple[int, int]]]) -> bool:
    """Whether a short text is hard-wrapped: few lines go on, but those are about as wide as any line is."""
    widths = [width for pairs in known.values() for width, _ in pairs]
    longest = max((item.width for item in items), default=0)
    return (
        len(widths) >= _FEWEST_WRAPPED
        and longest <= _NARROW_TEXT
        and max(widths) >= longest * _SHARE_OF_LONGEST
    )


def _measure(pairs: Sequence[tuple[int, int]], share: float) -> _Widths:
    outliers = int(len(pairs) * share)
    full = sorted(width for width, _ in pairs)[-1 - outliers]
    least = sorted(needed for _, needed in pairs)[outliers]
    return _Widths(full, min(full, least - 1))


def _verdict(
    items: Sequence[_Item], begin: int, at: int, widths: dict[str, _Widths], names: _Names
) -> bool | None:
    """Whether a paragraph begins at item ``at``: True surely, False perhaps, None not.

    ``begin`` is the item with which the paragraph before began.
    """
    before, item = items[at - 1], items[at]
    if _bare(before) and not _is_marker(item):
        return None
    if before.text in _UNIT_NAMES and not item.blank_before and _UNIT_NUMBER.match(item.text) is not None:
        return None
    if item.opener is not None:
        return _opened(items, begin, at, widths, names)
    if _announces(before, item):
        return True
    if item.text[0] in CANNOT_BEGIN:
        return None
    if item.blank_before:
        open_end = last_word(before.text) in _OPEN_WORDS and not _in_capitals(before.text)
        return None if open_end or (item.lower and not before.ended and " " in before.text) else True
    if _RULE.fullmatch(before.text) or _RULE.fullmatch(item.text):
        return True
    return _wrapped(items, begin, at, widths, names) if widths else _unwrapped(items, begin, at)


def _opened(
    items: Sequence[_Item], begin: int, at: int, widths: dict[str, _Widths], names: _Names
) -> bool | None:
    """The verdict on a line that begins with a marker, a block's word or a label."""
    before, item = items[at - 1], items[at]
    if item.blank_before or before.ended or not widths or _RULE.fullmatch(before.text):
        return True
    if _fits(items, begin, at, widths):
        return True
    if not _is_marker(item):
        return bool(_wrapped(items, begin, at, widths, names))
    reference = item.text[0].isdigit() and last_word(before.text) in GOVERNS_MARKER
    return None if reference else False


def _unwrapped(items: Sequence[_Item], begin: int, at: int) -> bool | None:
    before, item = items[at - 1], items[at]
    if item.lower:
        return True if before.ended else None
    if before.text[-1] in _OPEN_END or _governs(before, item) or _capitals_go_on(items[begin], before, item):
        return None
    return None if _goes_on_counting(before, item) or _goes_on_shortened(before, item) else True


def _goes_on_counting(before: _Item, item: _Item) -> bool:
    """Whether a line begins with a figure and what it counts, in the middle of a sentence.

    "(năm 2030: / 500 hộ)" ends nothing, since the bracket is open.
    """
    if before.width < _LONG or _COUNTED.match(item.text) is None:
        return False
    return not before.ended or before.text.rfind("(") > before.text.rfind(")")


def _goes_on_shortened(before: _Item, item: _Item) -> bool:
    """Whether a line begins with a noun that is written in capitals for short, in the middle of a sentence.

    "thành lập mới 40 / HTX, trong đó", "đạt tiêu chuẩn / ASEAN, thu hút"
    """
    if before.ended or before.width < _LEAST or _in_capitals(before.text):
        return False
    if _SHORT_FORM.match(item.text) is None or _in_capitals(item.text):
        return False
    return _COUNT.search(before.text) is not None or (
        before.width >= _LONG and _SAYS_ON.match(item.text) is not None
    )


def _wrapped(
    items: Sequence[_Item], begin: int, at: int, widths: dict[str, _Widths], names: _Names
) -> bool | None:
    before, item = items[at - 1], items[at]
    fits = _fits(items, begin, at, widths)
    if item.lower:
        return True if before.ended and fits else None
    if _governs(before, item) or _capitals_go_on(items[begin], before, item) or before.text[-1] in _OPEN_END:
        return None
    if _goes_on_counting(before, item) or _goes_on_shortened(before, item):
        return None
    is_first = _is_first_line(items, at, widths)
    if fits or is_first:
        return None if not before.ended and not is_first and _closes_heading(items, begin, at) else True
    if item.text[0].isdigit():
        return None
    if before.ended and (before.text[-1] != "." or before.text.endswith("/.")):
        return True
    if before.ended or _closes_heading(items, begin, at) or not _in_heading(items, begin, at):
        return None
    return True if names.begins_sentence(before.text, item.text) else None


def _fits(items: Sequence[_Item], begin: int, at: int, widths: dict[str, _Widths]) -> bool:
    """Whether the first word of item ``at`` would surely have fitted on the line before."""
    before = items[at - 1]
    known = widths[_REST]
    if begin == at - 1:
        known = widths.get(_first_class(before)) or widths.get(_FIRST) or known
    elif begin == at - 2 and _bare(items[begin]):
        known = widths.get(_AFTER_BARE) or (known if not _narrow(widths) else _Widths(0, 0))
    return before.width + 1 + items[at].word <= known.sure


def _first_class(item: _Item) -> str:
    return item.opener.name if item.opener is not None else _FIRST


def _narrow(widths: dict[str, _Widths]) -> int:
    """The width of first lines where they are broken much earlier than the others, else 0."""
    first = widths.get(_FIRST)
    return first.full if first is not None and first.full < widths[_REST].full * _NARROW else 0


def _is_first_line(items: Sequence[_Item], at: int, widths: dict[str, _Widths]) -> bool | None:
    """Where first lines are broken early: whether item ``at`` is one of them, None if it may be either."""
    narrow = _narrow(widths)
    if not narrow or at + 1 >= len(items):
        return None
    item, after = items[at], items[at + 1]
    if item.width > narrow * _WIDE:
        return False
    goes_on = after.lower and after.opener is None and not after.blank_before and not item.ended
    return True if goes_on and item.width + 1 + after.word <= widths[_REST].sure else None


def _closes_heading(items: Sequence[_Item], begin: int, at: int) -> bool:
    """Whether item ``at`` is the last words of the heading before it: short, without an end of its own."""
    item = items[at]
    opening = items[begin].opener
    if opening is None or not opening.numbered or item.ended or item.text.count(" ") > 2:
        return False
    if at + 1 >= len(items):
        return False
    after = items[at + 1]
    return after.opener is None and not after.lower and not after.blank_before and not after.text[0].isdigit()


def _in_heading(items: Sequence[_Item], begin: int, at: int) -> bool:
    """Whether the lines from ``begin`` up to ``at`` may be a title: numbered, and no sentence ended yet."""
    opening = items[begin].opener
    return (
        opening is not None
        and opening.numbered
        and at - begin <= _LONGEST_TITLE
        and _SENTENCE.search(items[begin].text, _LONGEST_MARKER) is None
        and not any(_SENTENCE.search(line.text) for line in items[begin + 1 : at])
    )


def _is_marker(item: _Item) -> bool:
    """Whether the line begins with a number, a letter or a bullet, not with a block's or label's words."""
    return item.opener is not None and (item.opener.numbered or not item.text[0].isalpha())


def _bare(item: _Item) -> bool:
    """Whether the line is a marker and nothing else: its text stands on the next line."""
    return item.opener is not None and item.opener.whole


def _governs(before: _Item, item: _Item) -> bool:
    if not item.text[0].isdigit():
        return False
    return last_word(before.text) in GOVERNS_NUMBER or (
        not before.ended and _ACT_NUMBER.match(item.text) is not None
    )


def _capitals_go_on(first: _Item, before: _Item, item: _Item) -> bool:
    """Whether a heading in capitals, begun with a marker, is carried on in capitals."""
    return (
        first.opener is not None
        and not before.ended
        and _in_capitals(before.text)
        and _in_capitals(item.text)
    )


def _announces(before: _Item, item: _Item) -> bool:
    """Whether the line is a formula in capitals ("QUYẾT ĐỊNH:"), below words that are not in capitals."""
    if item.text[-1] != ":" or " " not in item.text or before.text[-1] not in _CLAUSE_END:
        return False
    return _in_capitals(item.text) and not _in_capitals(before.text)


def _in_capitals(text: str) -> bool:
    return text.isupper() and sum(map(str.isalpha, text)) > 1
