"""What a page says above a document that it shows in full: who issued it, when, under which number."""

from __future__ import annotations

from typing import NamedTuple

from kcextract.document import Document
from kcextract.extractors.header.letterhead import OwnNumber, as_own
from kcextract.extractors.header.zones import Zones
from kcextract.extractors.institutions import Institution, institution_at
from kcextract.grammar import Grammar
from kcextract.text.dates import Written, dates
from kcextract.text.folding import fold

# So far before the words that introduce a document the sentence begins that names it.
_REACH = 500
_LONGEST_NAME = 120
_DAY = "ngày"


class Introduction(NamedTuple):
    """A sentence "Ngày 2/3/2030, UBND tỉnh ban hành Kế hoạch số 12/KH-UBND …", and what it says."""

    number: OwnNumber
    date: Written | None
    issuer: Institution | None


def introduced(document: Document, zones: Zones, grammar: Grammar) -> Introduction | None:
    """How the head of a page introduces the one document that it shows in full; None where it does not."""
    if not zones.structured:
        return None
    text = document.reading[zones.head.start : zones.head.end]
    folded = fold(text)
    full = grammar.header.letterhead.news_full.search(folded)
    if full is None:
        return None
    start = max(0, full.start() - _REACH)
    for act in grammar.header.letterhead.news_act.finditer(folded, start, full.start()):
        number = grammar.legal_bases.number.at(text, act.end(), len(text))
        if number is None:
            continue
        begin = max(start, act.start() - _LONGEST_NAME)
        stated = [*dates(text, begin, act.start())][-1:] + [*dates(text, number.end, full.start())][:1]
        # The day on which the page was changed stands alone.
        date = next((each for each in stated if _DAY in folded[max(0, each.start - 5) : each.end]), None)
        return Introduction(as_own(number), date, _issuer(text, folded, begin, act.start(), grammar))
    return None


def _issuer(text: str, folded: str, start: int, end: int, grammar: Grammar) -> Institution | None:
    """The last institution that is named before ``end``, who issues what is named there."""
    found = None
    for agency, begin, _ in grammar.vocabulary.agencies.find(folded[start:end]):
        if agency is not None:
            found = institution_at(text, folded, start + begin, end, grammar) or found
    return found
