"""The years that a text gives as those of its own programme, weighed: of its aims, of its money."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections import Counter
from itertools import pairwise

from kcextract.document import Document
from kcextract.extractors.header.years import NamedYears
from kcextract.grammar import Grammar
from kcextract.outline import Outline, Section
from kcextract.text.dates import Period
from kcextract.text.folding import fold

_SILENT = frozenset({"header", "legal_bases", "recipients", "signature", "appendix"})
# What years weigh that a heading states, that a sentence on money does, that another one does.
_OF_HEADING = 3
_OF_MONEY = 2
_OF_AIM = 1
# So much is enough for the years of a text; for those that end as the document's name says, the latter.
_ENOUGH = 5
_ENOUGH_IF_NAMED = 2
# Others weigh no more than this part of them.
_CLEARLY = 2
# A programme is not older than this when a document is issued on it.
_OLDEST = 4
# From this month on, what is said of the year of the document is mostly what was done in it.
_LATE = 10
_HEADING_SLACK = 20
_CENTURY = "20"

_Years = tuple[int, int]
# In the place of a first year: until when something is aimed at.
_BY = 0


def own_years(
    document: Document,
    outline: Outline,
    issued: datetime.date | None,
    named: NamedYears | None,
    grammar: Grammar,
) -> Period | None:
    """The years that the text states of its aims and its money, if they are clear; None if they are not.

    ``named`` are years in the document's name that may be those of something else.
    """
    if issued is None:
        return None
    weights = _weights(document, outline, issued, grammar)
    until = {years: weight for years, weight in weights.items() if years[0] == _BY}
    single = Counter({years: weight for years, weight in weights.items() if years[0] == years[1]})
    spans = Counter({years: weight for years, weight in weights.items() if _BY < years[0] < years[1]})
    if len(until) == 1:
        # "Mục tiêu đến năm 2035", and nothing of a later year
        [((_, year), weight)] = until.items()
        spans.update({years: weight for years in spans if years[1] == year})
    chosen = _one_year(single, spans, issued) or _span(spans, named)
    return None if chosen is None else Period(*chosen, 0, 0)


def _weights(
    document: Document, outline: Outline, issued: datetime.date, grammar: Grammar
) -> Counter[_Years]:
    """What all years together weigh that the text states as its own, but for those that were over."""
    text = fold(document.reading)
    weights: Counter[_Years] = Counter()
    starts = [section.start for section in outline.sections]
    told_past: dict[int, bool] = {}
    first_year = issued.year + (issued.month >= _LATE)
    for start, end, _ in document.paragraphs:
        if text.find(_CENTURY, start, end) < 0:
            continue
        for match in grammar.header.programme.stated.finditer(text, start, end):
            section = outline.sections[bisect_right(starts, match.start()) - 1]
            if (
                section.kind == "table"
                or section.role in _SILENT
                or _past(section, outline, told_past, grammar)
            ):
                continue
            first = int(match["first"] or match["year"])
            last = int(match["last"] or match["year"])
            if last < first_year or not issued.year - _OLDEST <= first <= last:
                continue
            first = first if match["by"] is None else _BY
            heading = section.start + len(section.marker or "") + len(section.heading or "") + _HEADING_SLACK
            if section.heading is not None and match.end() <= min(heading, section.own_end):
                weights[first, last] += _OF_HEADING
            else:
                weights[first, last] += _OF_AIM if match["money"] is None else _OF_MONEY
    return weights


def _past(section: Section, outline: Outline, known: dict[int, bool], grammar: Grammar) -> bool:
    """Whether a heading of ``section`` or above it says that it tells what was."""
    if section.number not in known:
        own = section.heading is not None and grammar.targets.past.match(fold(section.heading)) is not None
        above = section.parent is not None and _past(
            outline.sections[section.parent], outline, known, grammar
        )
        known[section.number] = own or above
    return known[section.number]


def _one_year(single: Counter[_Years], spans: Counter[_Years], issued: datetime.date) -> _Years | None:
    """The one year of a plan of a year; None where other years or spans are told, too."""
    if not single:
        return None
    years, weight = single.most_common(1)[0]
    others = single.total() - weight + spans.total()
    if weight < _ENOUGH or years[0] > issued.year + 1 or others * _CLEARLY > weight:
        return None
    return years


def _span(spans: Counter[_Years], named: NamedYears | None) -> _Years | None:
    """The span that a text states; where it tells of parts of it alone, that of the parts together."""
    tiled = _tiled(spans)
    if tiled is not None and (tiled in spans or (named is not None and named.last == tiled[1])):
        spans = Counter({tiled: spans.total()})
    if not spans:
        return None
    years, weight = spans.most_common(1)[0]
    ends = named is not None and named.last == years[1]
    rivals = (each for other, each in spans.items() if not (years[0] <= other[0] and other[1] <= years[1]))
    if weight < (_ENOUGH_IF_NAMED if ends else _ENOUGH) or max(rivals, default=0) * _CLEARLY > weight:
        return None
    return years


def _tiled(spans: Counter[_Years]) -> _Years | None:
    """The years of all spans that follow each other, if there are at least two."""
    whole = min((each[0] for each in spans), default=0), max((each[1] for each in spans), default=0)
    parts = sorted(each for each in spans if each != whole)
    if len(parts) < 2 or (parts[0][0], parts[-1][1]) != whole:
        return None
    return whole if all(before[1] + 1 == after[0] for before, after in pairwise(parts)) else None
