"""The clause and the sentence around a place in the text."""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

import regex

from kcextract.extractors.context import Context

# What ends a sentence, or a clause; a full stop behind a short word in capitals is one of an abbreviation,
# but for the end of an act's number ("19-NQ/TW.").
_BREAK = regex.compile(
    r"(?P<sentence>(?<!(?<![/-])\b(?:\p{Lu}{1,2}|\p{Lu}\p{Ll}|tp|tx|tt|st))[.!?…]+(?=\s+[^\p{Ll}\s]|\s*$))|;"
)


class Frame(NamedTuple):
    """Offsets of the paragraph, the sentence and the clause in which a place stands, ends exclusive.

    A clause ends at a semicolon, a sentence at a full stop; both end at a section's or paragraph's border.
    """

    section: int
    paragraph_start: int
    sentence_start: int
    clause_start: int
    clause_end: int
    sentence_end: int


class Frames:
    """The frames of one document; a paragraph is cut up when it is first asked for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._starts = [paragraph.start for paragraph in context.document.paragraphs]
        self._paragraph = (-1, -1)
        self._clauses: list[int] = []
        self._sentences: list[int] = []

    def at(self, place: int) -> Frame:
        """The frame of the character at ``place``."""
        section = self._context.section_at(place)
        marker = section.start + len(section.marker or "")
        start, end = self._bounds(place, min(marker, place), section.own_end)
        if (start, end) != self._paragraph:
            self._cut(start, end)
        clause = bisect_right(self._clauses, place) - 1
        sentence = bisect_right(self._sentences, place) - 1
        return Frame(
            section.number,
            start,
            self._sentences[sentence],
            self._clauses[clause],
            self._clauses[clause + 1] if clause + 1 < len(self._clauses) else end,
            self._sentences[sentence + 1] if sentence + 1 < len(self._sentences) else end,
        )

    def _bounds(self, place: int, start: int, end: int) -> tuple[int, int]:
        """The firm paragraph around ``place``, within ``[start, end)``."""
        paragraphs = self._context.document.paragraphs
        index = bisect_right(self._starts, place) - 1
        first = index
        while first > 0 and not paragraphs[first].firm and paragraphs[first].start > start:
            first -= 1
        last = index + 1
        while last < len(paragraphs) and not paragraphs[last].firm and paragraphs[last].start < end:
            last += 1
        if index >= 0:
            start = max(start, paragraphs[first].start)
            end = min(end, paragraphs[last - 1].end)
        return start, max(end, place + 1)

    def _cut(self, start: int, end: int) -> None:
        self._paragraph = (start, end)
        self._clauses = [start]
        self._sentences = [start]
        for match in _BREAK.finditer(self._context.document.reading, start, end):
            self._clauses.append(match.end())
            if match["sentence"] is not None:
                self._sentences.append(match.end())
