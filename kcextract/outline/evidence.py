"""What the text tells of markers: where a paragraph may begin with one, and what stands around it."""

from __future__ import annotations

import functools
from bisect import bisect_right
from collections import defaultdict

from kcextract.document import Document
from kcextract.grammar.outline import Marker, OutlineGrammar
from kcextract.outline.nodes import BULLETS, Node
from kcextract.outline.quotations import quoted

# How far after a marker its first word may begin.
_REACH = 20
# So many characters of a heading tell whether it is in capitals.
_HEADING = 40
# So far back a bracket may have been opened that is still open.
_BRACKET = 400


class Candidates:
    """The markers with which the paragraphs of a document may begin, and where each of them comes again."""

    def __init__(self, document: Document, grammar: OutlineGrammar) -> None:
        self._document = document
        self._found: list[list[Marker]] = []
        # The paragraphs that may begin with a number, by style, prefix and number.
        self._places: dict[tuple[str, tuple[str, ...], int], list[int]] = defaultdict(list)
        text = document.reading
        elsewhere = quoted(document)
        for index, paragraph in enumerate(document.paragraphs):
            found = []
            if text[paragraph.start] in grammar.markers and index not in elsewhere:
                found = grammar.markers_at(text, paragraph.start, paragraph.end)
                if found and grammar.motto.search(text, paragraph.start, paragraph.end) is not None:
                    # A letterhead behind the number of its page, as sites of slides show it, is no item.
                    found = []
                for marker in found:
                    if marker.ordinal is not None:
                        self._places[marker.rule.style, marker.prefix, marker.ordinal].append(index)
            self._found.append(found)
        self.lacks_capitals = self._lacks_capitals()

    def _lacks_capitals(self) -> bool:
        """Whether headings in capitals have come down in small letters ("I - mục tiêu", "Ii - nội dung").

        A font of the time before Unicode has capitals for the codes of small letters.
        """
        headings = [
            self.evidence(index).initial(marker)
            for index, markers in enumerate(self._found)
            for marker in markers
            if marker.rule.kind == "roman" and not marker.rule.inner
        ]
        return len(headings) > 1 and all(initial.islower() for initial in headings)

    def at(self, index: int) -> list[Marker]:
        """The markers that paragraph ``index`` may begin with, likelier ones first.

        "i)", "v)" and "x)" are letters or Roman numerals: where only one of the two goes on further down,
        or goes on sooner, it is that one.
        """
        markers = self._found[index]
        if len(markers) < 2:
            return markers
        letter = next((marker for marker in markers if marker.rule.kind == "letter"), None)
        roman = next((marker for marker in markers if marker.rule.kind == "roman"), None)
        if letter is None or roman is None:
            return markers
        after_letter, after_roman = self._next_item(letter, index), self._next_item(roman, index)
        if after_letter == after_roman:
            return markers
        letter_first = after_roman is None or (after_letter is not None and after_letter < after_roman)
        other = roman if letter_first else letter
        return [marker for marker in markers if marker is not other]

    def begins(self, index: int, style: str) -> bool:
        """Whether paragraph ``index`` surely begins, and may do so with a marker of ``style``."""
        if index >= len(self._found) or not self._document.paragraphs[index].firm:
            return False
        return any(marker.rule.style == style for marker in self._found[index])

    def evidence(self, index: int) -> Evidence:
        """What the text tells of the markers of paragraph ``index``."""
        return Evidence(self, self._document, index)

    def follows(self, marker: Marker, index: int) -> bool:
        """Whether the list goes on after ``marker`` at paragraph ``index``, or is divided by decimals."""
        if self._next_item(marker, index) is not None:
            return True
        if marker.rule.numerals != "arabic":
            return False
        first_below = self._next("decimal", (str(marker.ordinal),), 1, index)
        again = self._next(marker.rule.style, marker.prefix, marker.ordinal or 0, index)
        return first_below is not None and (again is None or first_below < again)

    def printed_twice(self, marker: Marker, index: int) -> bool:
        """Whether a number repeated at ``index`` is followed by the next one, and not by the one after."""
        following = self._next_item(marker, index)
        after = self._next(marker.rule.style, marker.prefix, (marker.ordinal or 0) + 2, index)
        return following is not None and (after is None or following < after)

    def comes_in_dress(self, marker: Marker, printed: str, index: int) -> bool:
        """Whether the number of ``marker`` comes again before the next one, dressed as ``printed`` is.

        "2 - …" in a list that began with "1." is the end of a name, where "2." follows.
        """
        style, prefix, number = marker.rule.style, marker.prefix, marker.ordinal or 0
        dress = _dress(printed)
        if _dress(marker.printed) == dress:
            return False
        again = self._next(style, prefix, number, index)
        if again is None:
            return False
        others = [self._next(style, prefix, other, index) for other in (1, number + 1)]
        if any(other is not None and other < again for other in others):
            return False
        return any(
            each.rule.style == style and _dress(each.printed) == dress and self.begins(again, style)
            for each in self._found[again]
        )

    def _next_item(self, marker: Marker, index: int) -> int | None:
        """The next paragraph that may go on with the list, unless the style begins anew before it."""
        style, prefix, number = marker.rule.style, marker.prefix, marker.ordinal or 0
        following = self._next(style, prefix, number + 1, index)
        anew = self._next(style, prefix, 1, index)
        return following if anew is None or following is None or following < anew else None

    def _next(self, style: str, prefix: tuple[str, ...], number: int, index: int) -> int | None:
        places = self._places.get((style, prefix, number), [])
        at = bisect_right(places, index)
        return places[at] if at < len(places) else None


class Evidence:
    """What the text tells of the markers of one paragraph; ``firm`` says whether one surely begins here."""

    __slots__ = ("_candidates", "_end", "_index", "_text", "firm", "start")

    def __init__(self, candidates: Candidates, document: Document, index: int) -> None:
        self._candidates = candidates
        self._index = index
        self._text = document.reading
        self.start, self._end, self.firm = document.paragraphs[index]

    def capital(self, marker: Marker) -> bool:
        """Whether what follows the marker begins with a capital, or nothing follows."""
        initial = self.initial(marker)
        if initial.islower():
            return self._candidates.lacks_capitals and self.follows(marker)
        return initial.isupper() or marker.end >= self._end

    def initial(self, marker: Marker) -> str:
        """The first letter after the marker; a digit that comes before any, and "" where there is neither."""
        for place in range(marker.end, min(self._end, marker.end + _REACH)):
            if self._text[place].isalnum():
                return self._text[place]
        return ""

    def in_capitals(self, marker: Marker) -> bool:
        """Whether what follows the marker is a heading in capitals."""
        words = self._text[marker.end : min(self._end, marker.end + _HEADING)]
        return words.isupper() and sum(map(str.isalpha, words)) > 2

    def follows(self, marker: Marker) -> bool:
        """Whether the list goes on after ``marker`` further down."""
        return self._candidates.follows(marker, self._index)

    def printed_twice(self, marker: Marker) -> bool:
        """Whether ``marker``, a repeated one, is one too many rather than a misprint of the next."""
        return self._candidates.printed_twice(marker, self._index)

    def comes_in_dress(self, marker: Marker, printed: str) -> bool:
        """Whether the number of ``marker`` comes again further down, dressed as ``printed`` is."""
        return self._candidates.comes_in_dress(marker, printed, self._index)

    def repeats(self, marker: Marker) -> bool:
        """Whether the next paragraph surely begins with the same bullet."""
        return self._candidates.begins(self._index + 1, marker.rule.style)

    def below_heading(self, node: Node) -> bool:
        """Whether all that ``node`` has so far is a few words without an end."""
        if len(node.own) != 1:
            return False
        start, end, _ = node.own[0]
        return end - start <= _HEADING and self._text[end - 1].isalnum()

    def in_bracket(self, marker: Marker) -> bool:
        """Whether ``marker`` stands in a bracket that was opened above and is closed behind it."""
        closed = self._text.find(")", marker.end, self._end)
        if closed < 0 or self._text.find("(", marker.end, closed) >= 0:
            return False
        back = max(0, self.start - _BRACKET)
        return self._text.rfind("(", back, self.start) > self._text.rfind(")", back, self.start)

    def introduces(self, node: Node) -> bool:
        """Whether the section's text so far ends with a colon; a bullet's only if it is one paragraph."""
        if not node.own or (node.kind in BULLETS and len(node.own) > 1):
            return False
        return self._text[node.own[-1].end - 1] == ":"


@functools.lru_cache(maxsize=512)
def _dress(printed: str) -> str:
    """The punctuation of a printed marker: "." of "2.", "-" of "2 -"."""
    return "".join(sign for sign in printed if not sign.isalnum() and not sign.isspace())
