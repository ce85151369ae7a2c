"""The years of a programme: by its names, by the headings that tell them, by its schedule."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import regex

from kcextract.document import Document
from kcextract.grammar import Grammar
from kcextract.grammar.entries import Pattern
from kcextract.outline import Outline
from kcextract.text.dates import Period, find_period, periods
from kcextract.text.folding import fold, fold_pattern

_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"")
_FIRST_WORDS = 200
# What the headings over a programme's period begin with.
_DURATION_INITIALS = frozenset("tTlLgG")
# An item of a schedule: "- Năm 2031: …".
_OF_YEAR = re.compile(r"\W*[Nn]ăm\s+(?P<year>20\d\d)(?!\d)\s*[:(-]")
_FEWEST_YEARS = 3
# Between the kind of an act and its number.
_LABEL = re.compile(r"\s*(?:số)?\s*:?\s*")
# Between a period and how far a programme looks beyond it: "giai đoạn 2031 - 2035 và đến năm 2045".
_BEYOND = regex.compile(fold_pattern(r"[\s,;]*(?:và\s+)?(?:(?:định\s+hướng|tầm\s+nhìn)\s+)?"))


class NamedYears(NamedTuple):
    """The years that a name gives; ``firm`` where they are surely the programme's own.

    Those of an act that the programme carries out may be the programme's, too, and the year by which a goal
    is reached may be the last of it: the text decides.
    """

    first: int | None
    last: int | None
    firm: bool


def named_years(words: str, issued: int | None, grammar: Grammar, *, programme: bool) -> NamedYears | None:
    """The years in ``words``, a title or the name of a ``programme``, of what was ``issued`` in a year.

    Without a programme, a single year may be that of an act that a title names: it is none then.
    """
    words = _without_cited(_without(words, grammar.header.programme.standard), issued, grammar)
    folded = fold(words)
    own = last_period(words, grammar)
    # "Kế hoạch năm 2031 thực hiện Đề án “… giai đoạn 2031 - 2035”": what is quoted has its own period.
    found = [own] if own is not None else list(_stated(unquoted(words)) or _stated(words))
    carried = None if own is not None else grammar.header.programme.carried.search(folded)
    read = [
        _read(
            each, words, folded, issued, grammar, carried=carried is not None and carried.start() < each.start
        )
        for each in _ahead(found, folded, grammar)
        if programme or each.first != each.last or is_coming(each, words, issued, grammar)
    ]
    return next((each for each in read if each.firm), read[0] if read else None)


def _stated(words: str) -> list[Period]:
    """The periods of ``words``; an outlook only where there is nothing else."""
    only = find_period(words)
    return list(periods(words)) or ([] if only is None else [only])


def _ahead(found: list[Period], folded: str, grammar: Grammar) -> Iterator[Period]:
    """``found`` without the first, if a name looks back on it and names a later one, too."""
    late = (
        len(found) > 1
        and max(each.last or 0 for each in found[1:]) > (found[0].last or 0)
        and grammar.header.programme.review.search(folded, 0, found[0].start) is not None
    )
    yield from found[1:] if late else found


def _read(
    period: Period, words: str, folded: str, issued: int | None, grammar: Grammar, *, carried: bool
) -> NamedYears:
    """What the words of a name around a ``period`` tell of it."""
    rules = grammar.header.programme
    if period.first in (period.last, None) and period.last is not None:
        # A year further ahead than the next one is that by which something is to be reached.
        far = period.first is not None and issued is not None and period.last > issued + 1
        if far or rules.goal.search(folded, 0, period.start) is not None:
            return NamedYears(None, period.last, firm=False)
    named = carried and rules.placed.search(folded, 0, period.start) is None
    office = rules.office.search(folded, 0, period.start) is not None
    return NamedYears(period.first, period.last, firm=not (named or office))


def is_coming(period: Period, words: str, issued: int | None, grammar: Grammar) -> bool:
    """Whether a title has the year of the document or the next one: "vụ đông năm 2017 và phòng dịch".

    It ends with that year and a place ("dự toán ngân sách năm 2017") or names no act before it.
    """
    ends = grammar.header.programme.trailing.match(fold(words), period.end) is not None
    if issued is None:
        return ends and grammar.periods.named.search(fold(words[: period.start])) is None
    if period.last not in (issued, issued + 1):
        return False
    return ends or grammar.periods.named.search(fold(words[: period.start])) is None


def last_period(words: str, grammar: Grammar) -> Period | None:
    """The period at the end of the name of a plan that carries out a programme with a period of its own."""
    folded = fold(words)
    carried = grammar.header.programme.carried.search(folded)
    found = [] if carried is None else _without_outlooks(list(periods(words)), folded)
    if carried is None or len(found) < 2 or found[0].start < carried.start():
        return None
    return found[-1] if grammar.header.programme.trailing.match(folded, found[-1].end) is not None else None


def _without_outlooks(found: list[Period], folded: str) -> list[Period]:
    """``found`` but for the years that are only looked forward to, right behind another time."""
    return [
        each
        for number, each in enumerate(found)
        if number == 0
        or each.first is not None
        or (each.last or 0) <= (found[number - 1].last or 0)
        or _BEYOND.fullmatch(folded, found[number - 1].end, each.start) is None
    ]


def unquoted(words: str) -> str:
    """``words`` with what is quoted blanked out: it has its own years."""
    return _QUOTED.sub(lambda match: "_" * len(match.group()), words)


def _without(words: str, pattern: Pattern) -> str:
    """``words`` with what ``pattern`` finds blanked out: standards by which something is measured, say."""
    for match in pattern.finditer(fold(words)):
        words = f"{words[: match.start()]}{'_' * len(match.group())}{words[match.end() :]}"
    return words


def _without_cited(words: str, issued: int | None, grammar: Grammar) -> str:
    """``words`` with the years blanked out in which acts were made that they cite.

    A page calls the act itself by its number: "Quyết định 12/QĐ-UBND năm 2031 về …".
    """
    folded = fold(words)
    kind = grammar.header.kinds.at(folded, 0, len(folded))
    for match in grammar.header.programme.cited.finditer(folded):
        itself = kind is not None and _LABEL.fullmatch(folded, kind[1], match.start()) is not None
        if itself or issued is None or int(match["year"]) < issued:
            start, end = match.span("year")
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
