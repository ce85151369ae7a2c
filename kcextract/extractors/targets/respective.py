"""Figures that are told each of its own year: "lần lượt các năm 2023, 2024, 2025 là 20%, 28%, 38%"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import regex

from kcextract.text.folding import fold_pattern

_WORD = regex.compile(fold_pattern(r"\b(?:lần\s+lượt|tương\s+ứng)\b"))
_YEAR = r"(?:19|20)\d{2}(?!\d|[.,]\d)"
_YEARS = regex.compile(
    fold_pattern(
        rf"\bnăm\s+{_YEAR}(?:(?:\s*[,;]\s*|\s+)(?:và\s+)?(?:đến\s+)?(?:hết\s+)?(?:năm\s+)?{_YEAR})+(?!\s*[-–])"
    )
)
# A figure of a list: behind one without a unit nothing stands, as the last one tells it.
_FIGURE = r"(?P<figure>\d[\d.,]*(?<=\d))\s?(?:[%‰]|(?:(?!và\b)\p{L}+(?:/\p{L}+)?\s?){0,3})"
_FIGURES = regex.compile(
    fold_pattern(rf"(?<![\d.,/-]){_FIGURE}(?:(?:\s?[,;]\s*|\s?/\s?|\s*(?:,\s*)?và\s+){_FIGURE})+")
)
_EACH_YEAR = regex.compile(_YEAR)
# The words of one list end here, and reach so far before and behind.
_ENDS = regex.compile(r"\.(?=\s|$)|\n")
_REACH = 300


def respective_years(folded: str) -> Mapping[int, int]:
    """The years of the figures of ``folded`` that are told year by year, by where each figure begins.

    >>> from kcextract.text.folding import fold
    >>> respective_years(fold("lần lượt các năm 2023, 2024 là 20%, 28%"))
    {31: 2023, 36: 2024}
    """
    found: dict[int, int] = {}
    for word in _WORD.finditer(folded):
        found.update(_paired(folded, *_around(folded, word)))
    return found


def _around(folded: str, word: regex.Match[str]) -> tuple[int, int]:
    """The sentence of ``word``, as far as it is near."""
    floor, limit = max(0, word.start() - _REACH), min(len(folded), word.end() + _REACH)
    start = max((end.end() for end in _ENDS.finditer(folded, floor, word.start())), default=floor)
    end = _ENDS.search(folded, word.end(), limit)
    return start, limit if end is None else end.start()


def _paired(folded: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each figure with its year, where one list of years and one of as many figures stand in the sentence."""
    lists = [*_YEARS.finditer(folded, start, end)]
    if len(lists) != 1:
        return
    years = [int(each[0]) for each in _EACH_YEAR.finditer(lists[0][0])]
    for begin, stop in ((start, lists[0].start()), (lists[0].end(), end)):
        fitting = [
            places
            for match in _FIGURES.finditer(folded, begin, stop)
            if len(places := match.starts("figure")) == len(years)
        ]
        if len(fitting) == 1:
            yield from zip(fitting[0], years, strict=True)
