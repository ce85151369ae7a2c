"""What headings say of the time: of what was, of what is to come, or of both."""

from __future__ import annotations

import re
from enum import Enum, auto

from kcextract.extractors.context import Context
from kcextract.extractors.news import NEWS
from kcextract.outline import BULLETS, Section
from kcextract.text.folding import fold

# The kinds of section whose first words are no heading of what stands below.
_UNTITLED = frozenset({"document", "paragraph"})
_RESULTS = tuple(map(fold, ("kết quả", "đánh giá")))
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SLACK = 20
_LABEL = ":"


class _Told(Enum):
    """What a heading tells of: what was, why there is a plan, both what was and aims, aims, those to come."""

    PAST = auto()
    REASONS = auto()
    BOTH = auto()
    AIMS = auto()
    AHEAD = auto()


class Headings:
    """Tells of the sections of one document whether their headings say that they tell what was."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._known: dict[int, _Told | None] = {}
        # The headings that leave it to the text below to say so, by the section in which it stands.
        self._open: dict[int, list[Section] | None] = {}

    def name_the_past(self, section: Section) -> bool:
        """Whether a section's own heading says that what was is told below it, or that too."""
        return self._told(section) in (_Told.PAST, _Told.REASONS, _Told.BOTH)

    def tell_the_past(self, section: Section, sentence: int, place: int) -> bool:
        """Whether what stands at ``place`` in ``section``, in a sentence begun at ``sentence``, was.

        What is titled for what is to come is not, unless all above is of what was.
        """
        if section.number not in self._open:
            self._open[section.number] = self._left_open(section)
        left = self._open[section.number]
        return left is None or any(not self._turned(each, sentence, place) for each in left)

    def _left_open(self, section: Section) -> list[Section] | None:
        """The headings above a section whose text says what is past in it; None where all of it is."""
        label: _Told | None = None
        below: _Told | None = None
        left = []
        for each in self._context.ancestors(section):
            told = self._told(each)
            if each.kind in BULLETS:
                # A label bears on what its own heading says of both.
                label = label or told
            elif told is _Told.BOTH:
                below = below or label
                if below is _Told.PAST:
                    return None
                if below is None:
                    left.append(each)
                    below = _Told.AIMS
            elif told in (_Told.AIMS, _Told.AHEAD):
                below = _Told.AHEAD if _Told.AHEAD in (told, below) else told
            elif told is _Told.REASONS:
                if below is None:
                    return None
            elif told is _Told.PAST and below is not _Told.AHEAD:
                return None
        return left

    def _told(self, section: Section) -> _Told | None:
        if section.number not in self._known:
            self._known[section.number] = self._read(section)
        return self._known[section.number]

    def _read(self, section: Section) -> _Told | None:
        if section.heading is None or section.kind in _UNTITLED:
            return None
        rules, folded, heading = self._context.grammar.targets, self._context.folded, fold(section.heading)
        start = section.start + len(section.marker or "")
        end = min(section.own_end, start + len(section.heading) + _SLACK)
        if section.kind in BULLETS and folded.find(_LABEL, start + len(heading), end) < 0:
            return None
        years = [int(year) for year in _YEARS.findall(section.heading)]
        both = rules.beside.match(heading) is not None
        # "Kết quả đến hết năm 2023", before the plan begins, was not to be expected.
        over = bool(years) and heading.startswith(_RESULTS) and self._is_past(years[0 if both else -1])
        if over or (
            section.role != "expected_result"
            and (rules.past.match(folded, start, end) or rules.past.match(heading)) is not None
        ):
            if both:
                return _Told.BOTH
            return _Told.REASONS if rules.reasons.match(heading) is not None else _Told.PAST
        if rules.aims.match(heading) is None or (years and self._is_past(years[-1])):
            return None
        return _Told.AHEAD if years or rules.outlook.match(heading) is not None else _Told.AIMS

    def _turned(self, section: Section, sentence: int, place: int) -> bool:
        """Whether the text below a heading of both has turned to what is to come before ``place``."""
        folded, rules = self._context.folded, self._context.grammar.targets
        if rules.turn.search(folded, sentence, place) is not None:
            return True
        start = section.start + len(section.marker or "") + len(section.heading or "")
        reading = self._context.document.reading
        for match in rules.onset.finditer(folded, min(start, place), place):
            years = _YEARS.findall(match["until"] or match["years"] or "")
            if not reading[match.start("said")].isupper() or (years and self._is_past(int(years[-1]))):
                continue
            # What is told of the document's own year may have been in it.
            if match["years"] is None or self._is_to_come(int(years[-1])):
                return True
        return False

    def _is_past(self, year: int) -> bool:
        """Whether a year was over when the programme began; the year of a headline is no beginning."""
        header = self._context.header
        if header.family != NEWS:
            return header.begins is not None and year < header.begins
        return header.issue_date is not None and year < header.issue_date.year

    def _is_to_come(self, year: int) -> bool:
        issued = self._context.header.issue_date
        return issued is None or year > issued.year
