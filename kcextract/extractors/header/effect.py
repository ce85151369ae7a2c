"""From when the document is in force, and when an assembly passed it."""

from __future__ import annotations

import datetime
from bisect import bisect_right

import regex

from kcextract.document import Document
from kcextract.extractors.header.zones import Zones
from kcextract.grammar import Grammar
from kcextract.grammar.vocabulary import name_key
from kcextract.text.dates import date_at
from kcextract.text.folding import fold

_CUE = "hiệu lực"
_SIGNED = "từ ngày"
_PASSED = "thông qua"
# So many sentences on force are looked at, from the last article backwards.
_MOST = 40
_BEFORE = 400
_AFTER = 250
_PASSED_BEFORE = 260
_SENTENCE = regex.compile(r"(?r)[.;](?=\s)|\n")


def effective_from(
    document: Document,
    zones: Zones,
    issued: datetime.date | None,
    passed: datetime.date | None,
    grammar: Grammar,
) -> datetime.date | None:
    """The first day in force by the sentence that says so of this document, else by who carries it out.

    "kể từ ngày ký" is the day ``issued``; days that are counted from the signing or from the passing by an
    assembly (``passed``) are added to it. None where no such sentence stands, or its date is not known.
    """
    rules = grammar.header.effect
    for place in _places(document.reading, _CUE, zones):
        start = _sentence_start(document, place)
        folded = fold(document.reading[start : place + _AFTER])
        match = rules.force.search(folded, max(0, place - start - 10))
        if match is None or rules.subject.match(folded) is None:
            continue
        if match["passing"] is not None:
            return passed or issued
        if match["signing"] is not None:
            return issued
        if match["date"] is not None:
            written = date_at(document.reading, start + match.start("date"))
            return None if written is None else written.date
        days = rules.words.get(name_key(match["days"])) or (
            int(match["days"]) if match["days"].isdigit() else None
        )
        event = match["event"].strip()
        base = None
        if rules.signing.match(event) is not None:
            base = issued
        elif rules.passing.search(event) is not None:
            base = passed or issued
        return None if base is None or days is None else _later(base, days)
    return issued if issued is not None and _is_carried_out(document, zones, grammar) else None


def _is_carried_out(document: Document, zones: Zones, grammar: Grammar) -> bool:
    """Whether a sentence says that the document is carried out from the day of its signing."""
    for place in _places(document.reading, _SIGNED, zones):
        start = _sentence_start(document, place)
        folded = fold(document.reading[start : place + _AFTER])
        match = grammar.header.effect.carried_out.search(folded)
        if match is not None and match.end() >= place - start:
            return True
    return False


def passing_date(document: Document, zones: Zones, grammar: Grammar) -> datetime.date | None:
    """The day on which an assembly passed this document, by the sentence at its end."""
    for place in _places(document.reading, _PASSED, zones):
        start = max(0, place - _PASSED_BEFORE)
        folded = fold(document.reading[start : place + _AFTER])
        match = grammar.header.effect.passed.search(folded)
        if match is not None:
            written = date_at(document.reading, start + match.end())
            if written is not None and written.date is not None:
                return written.date
    return None


def _places(text: str, cue: str, zones: Zones) -> list[int]:
    """Where ``cue`` stands in the deed, the last first."""
    places: list[int] = []
    end = zones.deed.end
    while len(places) < _MOST and (found := text.rfind(cue, zones.deed.start, end)) >= 0:
        places.append(found)
        end = found
    return places


def _sentence_start(document: Document, place: int) -> int:
    at = bisect_right(document.paragraphs, place, key=lambda paragraph: paragraph.start) - 1
    begin = max(document.paragraphs[at].start if at >= 0 else 0, place - _BEFORE)
    stop = _SENTENCE.search(document.reading, begin, place)
    if stop is not None and stop.start() - begin > 12:
        begin = stop.end()
    while begin < place and document.reading[begin].isspace():
        begin += 1
    return begin


def _later(date: datetime.date, days: int) -> datetime.date | None:
    try:
        return date + datetime.timedelta(days=days)
    except OverflowError:
        return None
