"""Times in news that were over when they were written: "mùa khô 2029 - 2030", "tháng 10/2030"."""

from __future__ import annotations

import regex

from kcextract.extractors.context import Context
from kcextract.text.folding import fold_pattern

_YEAR = r"(?:19|20)\d\d"
_TIME = regex.compile(
    fold_pattern(
        rf"(?<!\b(?:từ|đến|tới|trước|sau|hết|nay|cuối)\s+)\b(?:"
        rf"(?:mùa\s+(?:khô|mưa|lũ|vụ)|niên\s+vụ|vụ\s+\p{{L}}+(?:\s+\p{{L}}+)?|năm\s+học)\s+{_YEAR}\s*-\s*(?P<season>{_YEAR})"
        rf"|tháng\s+(?P<month>\d{{1,2}})\s*(?:/|\s+năm\s+)\s*(?P<of_month>{_YEAR})"
        rf"|quý\s+(?P<quarter>iv|i{{1,3}}|[1-4])\s*(?:/|\s+năm\s+)\s*(?P<of_quarter>{_YEAR}))(?!\d)"
    )
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# Seasons and school years over two years end in the first months of the second.
_SEASON_END = 6


class GoneBy:
    """Tells of the words of one document whether they name a time that was over at its date."""

    def __init__(self, context: Context, *, news: bool) -> None:
        self._folded = context.folded
        self._issued = context.header.issue_date if news else None

    def named(self, start: int, end: int) -> bool:
        """Whether the last season, month or quarter that ``[start, end)`` names was over."""
        if self._issued is None or self._folded.find("20", start, end) < 0:
            return False
        last = None
        for match in _TIME.finditer(self._folded, start, end):
            last = match
        return last is not None and _ended(last) < (self._issued.year, self._issued.month)


def _ended(time: regex.Match[str]) -> tuple[int, int]:
    """The year and the month with which a time ends."""
    if time["season"] is not None:
        return int(time["season"]), _SEASON_END
    if time["month"] is not None:
        return int(time["of_month"]), int(time["month"])
    return int(time["of_quarter"]), 3 * _QUARTERS[time["quarter"]]
