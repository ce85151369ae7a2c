"""The phases of a programme: "Giai đoạn 1 (2022 - 2025)", and where a text speaks of one by its number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from kcextract.extractors.context import Context
from kcextract.grammar.numerals import ordinal
from kcextract.text.dates import Period
from kcextract.text.folding import fold, fold_pattern
from kcextract.text.matching import places

_YEARS = r"(?P<first>(?:19|20)\d{2})(?:\s*[-–—]\s*|\s+đến\s+)(?:năm\s+)?(?P<last>(?:19|20)\d{2})(?!\d)"
# A phase that is told by its years alone.
_UNNUMBERED = regex.compile(fold_pattern(r"giai\s+đoạn\s+(?:từ\s+)?(?:năm\s+)?" + _YEARS))
_HEADS = tuple(map(fold, ("giai", "gđ")))
_PHASES = tuple(map(fold, ("đoạn", "gđ")))
_NAMED = (
    r"(?:giai\s+đoạn\s+(?:thứ\s+)?|(?<!\p{L})gđ\s?)(?P<n>[1-5]|i{1,3}|iv|v)"
    r"(?![\d\p{L}])(?!\s?[.,]\d|\s*[-–]\s*\d)"
)
_TOLD = regex.compile(fold_pattern(_NAMED + r"\s*[(:,]?\s*(?:là\s+|từ\s+)?(?:năm\s+)?" + _YEARS))
# A phase of the programme itself, not that of a work by its name ("Cụm công nghiệp Tân Lập giai đoạn 2").
_SPOKEN_OF = regex.compile(
    fold_pattern(
        r"(?<=(?:^|[;:.,()/+\n-]|\b(?:trong(?:\s+đó)?|ở|sang|vào|của|cho|đến|hết|cuối|và|mục\s+tiêu|chỉ\s+tiêu|kinh\s+phí|nhu\s+cầu))\s{0,3})"
        + _NAMED
    )
)
_FEWEST = 2


class Phases:
    """The phases that one document tells the years of; without at least two that follow each other, none.

    ``are_told`` is True if it tells the years of any.
    """

    def __init__(self, context: Context) -> None:
        self._folded = context.folded
        self._header = context.header
        self._years = self._read()
        self.are_told = bool(self._years)

    def in_text(self, start: int, end: int) -> Iterator[Period]:
        """The phases named in ``[start, end)`` without their years; none unless they ``are_told``."""
        if all(self._folded.find(word, start, end) < 0 for word in _PHASES):
            return
        for match in _SPOKEN_OF.finditer(self._folded, start, end):
            begin = match.start()
            years = self._years.get(ordinal("word", match["n"].upper()) or 0)
            if years is not None and _TOLD.match(self._folded, begin) is None:
                yield Period(*years, begin, match.end())

    def _read(self) -> dict[int, tuple[int, int]]:
        """The years of each phase, by its number."""
        found: dict[int, tuple[int, int]] = {}
        heads = (place for word in _HEADS for place in places(self._folded, word))
        for match in filter(None, (_TOLD.match(self._folded, head) for head in heads)):
            number = ordinal("word", match["n"].upper()) or 0
            years = int(match["first"]), int(match["last"])
            if found.setdefault(number, years) != years:
                return {}
        told = [found[number] for number in sorted(found)]
        follow = all(before[0] <= before[1] < after[0] <= after[1] for before, after in pairwise(told))
        return (found or self._in_order) if len(told) != 1 and follow else {}

    @property
    def _in_order(self) -> dict[int, tuple[int, int]]:
        """Phases that are told by their years alone, if together they are all the years of the programme."""
        first, last = self._header.period_start, self._header.period_end
        if first is None or last is None:
            return {}
        pairs = {
            (int(match["first"]), int(match["last"])) for match in _UNNUMBERED.finditer(self._folded)
        } - {(first, last)}
        told = sorted(pair for pair in pairs if first <= pair[0] and pair[1] <= last)
        if len(told) < _FEWEST or (told[0][0], told[-1][1]) != (first, last):
            return {}
        follow = all(before[0] <= before[1] == after[0] - 1 for before, after in pairwise(told))
        return dict(enumerate(told, 1)) if follow else {}
