"""What headings say of the time: of what was, of what is to come, or of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from kcextract.document import Span
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
_LONGEST_LABEL = 40
# So much may stand between a marker and the first word.
_SLIGHT = 3


class _Told(Enum):
    """What a heading tells of: what was, why there is a plan, aims, those to come, what was beside these."""

    PAST = auto()
    REASONS = auto()
    PAST_AND_AIMS = auto()
    PAST_AND_AHEAD = auto()
    AIMS = auto()
    AHEAD = auto()


_BOTH = frozenset({_Told.PAST_AND_AIMS, _Told.PAST_AND_AHEAD})


class Headings:
    """Tells of the sections of one document whether their headings say that they tell what was."""

    def __init__(self, context: Context) -> None:
        self._context = context
        # Targets and budgets ask for the same headings.
        self._known: dict[int, _Told | None] = context.known(Headings)
        # Where the text below headings of both turns, and up to where: no further for what was.
        self._turns: dict[int, list[Span]] = {}
        # The headings that leave it to the text below to say so, by the section in which it stands.
        self._open: dict[int, list[Section] | None] = {}

    def name_the_past(self, section: Section) -> bool:
        """Whether a section's own heading says that what was is told below it, or that too."""
        told = self._told(section)
        return told in (_Told.PAST, _Told.REASONS) or told in _BOTH

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
            elif told in _BOTH:
                below = below or label
                if below is _Told.PAST:
                    return None
                if below is None:
                    left.append(each)
                if below is not _Told.AHEAD:
                    below = _Told.AHEAD if told is _Told.PAST_AND_AHEAD else _Told.AIMS
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
        results = bool(years) and heading.startswith(_RESULTS)
        past = section.role != "expected_result" and (
            rules.past.match(folded, start, end) or rules.past.match(heading)
        )
        # It takes long, and few headings are of what was.
        both = (results or past) and rules.beside.match(heading) is not None
        # "Kết quả đến hết năm 2023", before the plan begins, was not to be expected.
        if past or (results and self._is_past(years[0 if both else -1])):
            if both:
                ahead = rules.outlook.search(heading) is not None or (years and not self._is_past(years[-1]))
                return _Told.PAST_AND_AHEAD if ahead else _Told.PAST_AND_AIMS
            return _Told.REASONS if rules.reasons.match(heading) is not None else _Told.PAST
        if rules.aims.match(heading) is None or (years and self._is_past(years[-1])):
            return None
        return _Told.AHEAD if years or rules.outlook.search(heading) is not None else _Told.AIMS

    def _turned(self, section: Section, sentence: int, place: int) -> bool:
        """Whether the text below a heading of both has turned to what is to come before ``place``."""
        if self._context.grammar.targets.turn.search(self._context.folded, sentence, place) is not None:
            return True
        if section.number not in self._turns:
            self._turns[section.number] = sorted([*self._onsets(section), *self._states(section)])
        ahead = False
        for begin, end in self._turns[section.number]:
            if begin >= place:
                break
            ahead = end > begin and (ahead or place < end)
        return ahead

    def _onsets(self, section: Section) -> Iterator[Span]:
        """Where the text below a heading of both turns to what is to come, and up to where."""
        document = self._context.document
        start = section.start + len(section.marker or "") + len(section.heading or "")
        letters = list(self._context.folded[start : section.end])
        for each in document.paragraphs:
            if start < each.start < section.end:
                # No other blank is told from the end of a paragraph.
                letters[each.start - 1 - start] = "\n"
        for match in self._context.grammar.targets.onset.finditer("".join(letters)):
            years = _YEARS.findall(match["until"] or match["years"] or "")
            place = start + match.start("said")
            if not document.reading[place].isupper() or (years and self._is_past(int(years[-1]))):
                continue
            # What is told of the document's own year may have been in it.
            if match["years"] is None or self._is_to_come(int(years[-1])):
                yield Span(place, self._end_of_turn(section, place))

    def _end_of_turn(self, section: Section, place: int) -> int:
        """Where a turn at ``place`` ends: with the section, or with the item in whose midst it is."""
        for child in self._context.children(section):
            if child.start <= place < child.end:
                begin = child.start + len(child.marker or "") + _SLIGHT
                return section.end if place <= begin else child.end
        return section.end

    def _states(self, section: Section) -> Iterator[Span]:
        """Where paragraphs below a heading of both begin with a label for what was."""
        past, folded = self._context.grammar.targets.past, self._context.folded
        for start, end, _ in self._context.document.paragraphs:
            if section.start < start < section.end:
                label = past.match(folded, start, end)
                if label is not None and folded.find(_LABEL, label.end(), label.end() + _LONGEST_LABEL) >= 0:
                    yield Span(start, start)

    def _is_past(self, year: int) -> bool:
        """Whether a year was over when the programme began; the year of a headline is no beginning."""
        header = self._context.header
        if header.family != NEWS:
            return header.begins is not None and year < header.begins
        return header.issue_date is not None and year < header.issue_date.year

    def _is_to_come(self, year: int) -> bool:
        issued = self._context.header.issue_date
        return issued is None or year > issued.year
