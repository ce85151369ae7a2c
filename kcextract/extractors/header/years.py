"""The years of a programme: by its name, by the headings that tell them, by its schedule."""

from __future__ import annotations

import re
from collections import defaultdict

from kcextract.document import Document
from kcextract.grammar import Grammar
from kcextract.outline import Outline
from kcextract.text.dates import Period, find_period, periods
from kcextract.text.folding import fold

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_CLOSING = ' .,;"”'
_FIRST_WORDS = 200
# What the headings over a programme's period begin with.
_DURATION_INITIALS = frozenset("tTlLgG")
# An item of a schedule: "- Năm 2031: …".
_OF_YEAR = re.compile(r"\W*[Nn]ăm\s+(?P<year>20\d\d)(?!\d)\s*[:(-]")
_FEWEST_YEARS = 3


def last_period(words: str, grammar: Grammar) -> Period | None:
    """The period at the end of the name of a plan that carries out a programme with a period of its own."""
    carried = grammar.header.programme.carried.search(fold(words))
    found = [] if carried is None else list(periods(words))
    if carried is None or len(found) < 2 or found[0].start < carried.start():
        return None
    return None if words[found[-1].end :].strip(_CLOSING) else found[-1]


def unquoted(words: str) -> str:
    """``words`` with what is quoted blanked out: it has its own years."""
    return _QUOTED.sub(lambda match: "_" * len(match.group()), words)


def without_standards(words: str, grammar: Grammar) -> str:
    """``words`` with the standards blanked out by which something is measured: they have their own years."""
    standard = grammar.header.programme.standard
    spans = [match.span() for match in standard.finditer(fold(words))]
    for start, end in spans:
        words = f"{words[:start]}{'_' * (end - start)}{words[end:]}"
    return words


def stated_duration(document: Document, outline: Outline, grammar: Grammar) -> Period | None:
    """The period under the headings that say how long the programme lasts; None if they name several."""
    found = set()
    for section in outline.sections:
        if section.heading is None or section.heading[0] not in _DURATION_INITIALS:
            continue
        if grammar.header.programme.duration.match(fold(section.heading[:_FIRST_WORDS])) is None:
            continue
        end = min(section.own_end, section.start + _FIRST_WORDS)
        period = find_period(document.reading, section.start, end)
        if period is not None:
            found.add((period.first, period.last))
    if len(found) != 1:
        return None
    first, last = found.pop()
    return Period(first, last, 0, 0)


def scheduled_years(document: Document, outline: Outline, issued: int) -> Period | None:
    """The years, one after the other, that the items of a list are about; None if lists tell of several.

    They begin when the document is ``issued``, or in the year after it.
    """
    lists: dict[int | None, list[int]] = defaultdict(list)
    for section in outline.sections:
        match = _OF_YEAR.match(document.reading, section.start, section.own_end)
        if match is not None:
            lists[section.parent].append(int(match["year"]))
    found = {
        (years[0], years[-1])
        for years in lists.values()
        if len(years) >= _FEWEST_YEARS
        and years == list(range(years[0], years[0] + len(years)))
        and years[0] in (issued, issued + 1)
    }
    return Period(*found.pop(), 0, 0) if len(found) == 1 else None
