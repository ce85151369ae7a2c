"""Figures in a row of which one says what all count: one for each year, or one for each place.

"tương ứng từng năm là 750 - 800 - 900", "các năm 2026, 2027 lần lượt đào tạo 100, 120 người",
"Chỉ tiêu: Trà Ôn 620, Vũng Liêm 480 người".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.extractors.frames import Frame
from kcextract.extractors.periods import PeriodReader
from kcextract.extractors.quantities import Quantity
from kcextract.extractors.targets.actions import Chain
from kcextract.extractors.targets.phrases import Phrase, noun_at
from kcextract.extractors.targets.unsaid import Last
from kcextract.grammar.units import VerbAt
from kcextract.text.folding import fold_pattern
from kcextract.text.numbers import grouping, numerals
from kcextract.text.spaces import single_spaced

_NUMBER = r"\d+(?:[.,]\d+)*"
_YEARS = r"(?P<years>(?:19|20)\d{2}(?:\s*(?:,|;|-|–|và|đến)\s*(?:năm\s+)?(?:19|20)\d{2})+)"
_VALUE = rf"(?P<value>{_NUMBER})(?:\s*%|(?:\s+(?!và\b)[^\W\d_]+){{1,3}})?"
_VALUES = rf"{_VALUE}(?:\s*(?:,\s*và|[,;/–-]|và)\s*{_VALUE})+"
_IN_TURN = r"(?:tương\s+ứng|lần\s+lượt)"
# What is said between the years and the figures: no digits, no end of a sentence.
_SAID = r"[^\d;.]{0,60}?"
_YEARLY = (
    regex.compile(
        fold_pattern(
            rf"\b(?:(?:từng|(?:qua\s+)?các)\s+năm\s*\(?(?:{_YEARS})?|(?:năm|giai\s+đoạn)\s+{_YEARS})(?P<said>{_SAID})(?<![^\W_])(?<!\d\s*){_VALUES}"
        )
    ),
    regex.compile(
        fold_pattern(
            rf"(?<![^\W_])(?<!\d\s*){_VALUES}\s*,?\s*\(?\s*(?P<said>(?:{_IN_TURN}(?:\s+(?:với|cho|vào|trong|là|ở))?\s+(?:các\s+|từng\s+)?|(?:vào|trong|ở)\s+(?:các|từng)\s+)năm)\s*:?\s*(?:{_YEARS})?"
        )
    ),
)
_CUES = tuple(
    regex.compile(fold_pattern(each))
    for each in (r"lần\s+lượt(?!\p{L})", r"tương\s+ứng(?!\p{L})", r"từng\s+năm(?!\p{L})")
)
# A cue may stand before the years: "lần lượt trong các năm 2031, 2032 là 20%, 28%".
_LONGEST_CUE = 24
_NUMBER_OF = regex.compile(fold_pattern(r"\b(?:tổng\s+)?số(?:\s+lượng)?\s+(?=\p{L}[^\d;.]{1,80}$)"))
_YEAR = regex.compile(r"(?:19|20)\d{2}")
_TO = regex.compile(fold_pattern(r"\d\s*(?:-|–|đến)\s*(?:năm\s+)?\d"))
_PLACE = r"(?:(?:huyện|thị\s+xã|thành\s+phố|xã|phường|thị\s+trấn|khu\s+vực|T[XPT]\.?|H\.)\s*)?"
_LABEL = (
    rf"(?:{_PLACE}\p{{Lu}}\p{{L}}*(?:\s+\p{{Lu}}\p{{L}}*){{0,3}}|(?:năm\s+)?(?:19|20)\d{{2}}"
    r"|(?:toàn|cả)\s+\p{Ll}+|tổng\s+(?:số|cộng))\s*:?\s*"
)
# Figures behind names, or behind years, but for the first label.
_LABELLED = regex.compile(
    rf"{_NUMBER}(?:\s*[,;]\s*(?:và\s+)?{_LABEL}(?P<value>{_NUMBER}))+(?=\s*\p{{L}}|\s*%)"
)
_FIRST_LABEL = regex.compile(rf"(?<![^\W_]){_LABEL}$")
# "06 chuỗi liên kết: lúa 02, cây ăn trái 03, thủy sản 01"
_PART = rf"\p{{L}}[^\d,;:.()%/]{{0,40}}?:?\s*(?P<value>{_NUMBER})"
_PARTS = regex.compile(
    fold_pattern(
        rf"[^\d,;:.()]{{0,60}}(?:[:(]|[,;]\s*(?:trong\s+đó|(?:bao\s+)?gồm)(?:\s+có)?\s*:?)\s*{_PART}"
        rf"(?:\s*[,;]\s*(?:và\s+)?{_PART})+(?=\s*(?:[).;]|$))"
    )
)
# "40 trường (25 xây mới, 15 sửa chữa)"
_DEED = rf"(?P<value>{_NUMBER})\s+(?P<deed>\p{{L}}[^\d,;:.()%/]{{0,40}}?)"
_DEEDS = regex.compile(
    fold_pattern(
        rf"[^\d,;:.()]{{0,60}}(?:\(|[,;]\s*(?=trong|bao|gồm))\s*(?:(?:trong\s+đó|(?:bao\s+)?gồm)(?:\s+có)?\s*:?\s*)?{_DEED}"
        rf"(?:(?:\s*[,;]|\s+và)\s+{_DEED})+(?=\s*(?:[).;]|$))"
    )
)
_LONGEST_LABEL = 60
_LONGEST = 1200


class Shared(NamedTuple):
    """What a figure of a series has from the others: the noun that one of them names, and its own year."""

    noun: tuple[Span, str] | None
    year: int | None


class Series:
    """The series of figures of one document."""

    def __init__(self, context: Context, periods: PeriodReader) -> None:
        self._context = context
        self._periods = periods
        self._has_yearly = any(cue.search(context.folded) for cue in _CUES)
        self._of_sentence: tuple[int, Mapping[int, Shared]] = (-1, {})
        # How far labelled figures were read, and what they count.
        self._labelled: tuple[int, tuple[Span, str] | None] = (0, None)
        # How far the parts of a figure were read.
        self._parts_end = 0
        # The verbs behind the parts of a figure that say what is done with them, by where these begin.
        self._deeds: dict[int, VerbAt] = {}

    def yearly(self, quantity: Quantity, frame: Frame) -> Shared | None:
        """What is shared by a figure that is one of a year, in a row of them."""
        if not self._has_yearly:
            return None
        if self._of_sentence[0] != frame.sentence_start:
            self._of_sentence = (frame.sentence_start, dict(self._read(frame)))
        return self._of_sentence[1].get(quantity.start)

    def labelled(self, quantity: Quantity, frame: Frame) -> tuple[Span, str] | None:
        """The noun behind the last figure of a row, of the figures behind names or years."""
        end, noun = self._labelled
        if quantity.start < end:
            return noun
        reading = self._context.document.reading
        floor = max(frame.sentence_start, quantity.start - _LONGEST_LABEL)
        if _FIRST_LABEL.search(reading, floor, quantity.start) is None:
            return None
        limit = min(frame.sentence_end, quantity.start + _LONGEST)
        match = _LABELLED.match(reading, quantity.start, limit)
        if match is None:
            return None
        noun = self._noun(match.end(), limit)
        self._labelled = (match.starts("value")[-1], noun)
        return noun

    def parts(self, quantity: Quantity, frame: Frame, last: Last | None) -> bool:
        """Whether a figure is one of the parts behind labels that add up to the figure before, ``last``."""
        if quantity.start < self._parts_end:
            return True
        if last is None or last.sentence != frame.sentence_start:
            return False
        folded, end = self._context.folded, frame.sentence_end
        match = _PARTS.match(folded, last.end, end)
        if match is None or match.starts("value")[0] != quantity.start:
            return False
        if not _add_up(folded, match, last.whole):
            return False
        self._parts_end = match.end()
        return True

    def deed(self, quantity: Quantity, frame: Frame, last: Last | None) -> tuple[Phrase, Chain] | None:
        """A part of the figure before, ``last``, and what is done with it, where verbs alone tell the parts.

        "40 trường (25 xây mới, 15 sửa chữa)": they add up to it.
        """
        if last is None or last.sentence != frame.sentence_start:
            return None
        if quantity.start not in self._deeds:
            self._deeds = self._read_deeds(quantity.start, frame, last)
        verb = self._deeds.get(quantity.start)
        if verb is None:
            return None
        end = quantity.outer_end
        phrase = Phrase(last.unit, last.unit_class, quantity.start, end, end, None, end, end)
        return phrase, Chain(verb.start, verb.end, (verb,))

    def _read_deeds(self, start: int, frame: Frame, last: Last) -> dict[int, VerbAt]:
        """The verbs behind the parts of ``last``, the first of them at ``start``, by where these begin."""
        folded = self._context.folded
        match = None if last.whole is None else _DEEDS.match(folded, last.end, frame.sentence_end)
        if match is None or match.starts("value")[0] != start or not _add_up(folded, match, last.whole):
            return {}
        places = zip(match.starts("value"), match.spans("deed"), strict=True)
        verbs = {place: self._context.grammar.verbs.verb_at(folded, *span) for place, span in places}
        found = {place: verb for place, verb in verbs.items() if verb is not None}
        return found if len(found) == len(verbs) else {}

    def _read(self, frame: Frame) -> Iterator[tuple[int, Shared]]:
        """The figures of the years of a sentence, by where they begin."""
        folded, start, end = self._context.folded, frame.sentence_start, frame.sentence_end
        if not any(cue.search(folded, start, end) for cue in _CUES):
            return
        for pattern in _YEARLY:
            for match in pattern.finditer(folded, start, end):
                said = match["said"]
                told = folded[max(start, match.start() - _LONGEST_CUE) : match.end("said")]
                if not any(cue.search(told) for cue in _CUES):
                    continue
                years = self._years(match["years"], frame, match.start())
                places = list(zip(match.starts("value"), match.ends("value"), strict=True))
                if len(years) != len(places) or "(" in said.strip(" ("):
                    continue
                nouns = [self._noun(stop, end) for _, stop in places]
                noun = next((each for each in reversed(nouns) if each is not None), None)
                noun = noun or self._counted_before(start, match.start())
                for year, place in zip(years, places, strict=True):
                    yield place[0], Shared(noun, year)

    def _years(self, printed: str | None, frame: Frame, place: int) -> list[int]:
        """The years that are named, or those of the period above."""
        if printed is None:
            period = self._periods.above(frame.section, place)
            if period.first is None or period.last is None:
                return []
            return list(range(period.first, period.last + 1))
        years = [int(year) for year in _YEAR.findall(printed)]
        if len(years) == 2 and _TO.search(printed) is not None:
            return list(range(years[0], years[1] + 1))
        return years

    def _counted_before(self, start: int, end: int) -> tuple[Span, str] | None:
        """What the words before a series say that there are so many of: "Số hợp tác xã qua các năm"."""
        match = _NUMBER_OF.search(self._context.folded, start, end)
        return None if match is None else self._noun(match.end(), end)

    def _noun(self, end: int, limit: int) -> tuple[Span, str] | None:
        """The counted noun right behind a figure that ends at ``end``."""
        folded = self._context.folded
        while end < limit and folded[end].isspace():
            end += 1
        found = noun_at(self._context, end, limit)
        return None if found is None else (Span(end, found[1]), found[0])


def _add_up(folded: str, match: regex.Match[str], whole: Decimal | None) -> bool:
    """Whether the values of a match are together as many as the whole."""
    values = [folded[slice(*span)] for span in match.spans("value")]
    numbers = [each.value for value in values for each in numerals(value, grouping(value) or ".")]
    return None not in numbers and sum(filter(None, numbers)) == whole


def shared_phrase(context: Context, quantity: Quantity, noun: tuple[Span, str]) -> Phrase:
    """The phrase of a figure that counts ``noun``, which stands behind another."""
    (start, stop), kind = noun
    unit = single_spaced(context.document.reading[start:stop]).lower()
    end = quantity.outer_end
    return Phrase(unit, kind, quantity.start, end, end, None, end, end)
