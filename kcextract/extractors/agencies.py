"""Agencies in sentences: who is named to do something, from their first word to what they are to do."""

from __future__ import annotations

from bisect import bisect_right, insort
from itertools import chain, islice
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.grammar.entries import Pattern
from kcextract.grammar.sieve import opened
from kcextract.grammar.vocabulary import Agency

# Lists of agencies are not longer.
_REACH = 700
# Behind so many commas at most a sentence names who is to act.
_MOST_COMMAS = 12
_COMMA = regex.compile(
    r"[,;:]\s+(?=\p{Lu}|(?:các|những|từng|mỗi|yêu|đề|giao|tỉnh|thành\s+phố|đồng\s+chí|ông|bà)\s)"
)
_STOP = regex.compile(r"[.!?](?=\s|$)")
_COLON = regex.compile(r"\s*:\s*")
# What parts the members of a list of territories.
_PARTS = regex.compile(r"\s*[,;/]\s*(?:và\s+)?|\s+(?:và|hoặc)\s+|\s+-\s+")
# What goes on with a list of those who are named.
_JOINING = frozenset({"và", "các", "cùng", "hoặc", "với"})
_TRAILING = " \t\n,;:.-"
_ELLIPTIC = ("sở", "ban")
_LONGEST_NAME = 80
_WINDOW = 40
# Councils and committees, whose code depends on the territory that is named behind them.
_OF_TERRITORIES = ("ubnd", "hdnd", "chu_tich_ubnd")

# Who directs those that act.
_AUTHORITIES = frozenset({"ubnd_tinh", "chu_tich_ubnd_tinh", "hdnd_tinh", "thu_tuong_chinh_phu"})


class Named(NamedTuple):
    """Those who are named: the ``span`` of their name, and where what they are to do begins.

    ``predicate`` is the first word of that, folded, "" where nothing follows but a colon or the end.
    ``given`` says whether it is given to them ("Giao …", "… được giao").
    """

    span: Span
    after: int
    predicate: str
    given: bool = False


def named_at(context: Context, start: int, end: int) -> Named | None:
    """Those who are named at ``start``: an agency, several of them, "các sở, ban, ngành …"; None if nobody.

    The name ends before a verb, a colon that no agencies follow, a full stop, or at ``end``.
    """
    # Whom a paragraph names is asked for several times.
    known: dict[tuple[int, int], Named | None] = context.known(named_at)
    if (start, end) not in known:
        known[start, end] = _named_at(context, start, end)
    return known[start, end]


def _named_at(context: Context, start: int, end: int) -> Named | None:
    rules = context.grammar.assignments
    folded = context.folded
    regards = rules.regards.match(folded, start, end)
    if regards is not None:
        start = regards.end()
    limit = min(end, start + _REACH)
    begin = rules.begin.match(folded, start, limit)
    if begin is None or _is_capacity(context, start, limit):
        return None
    full_stop = _STOP.search(folded, begin.end(), limit)
    stop = limit if full_stop is None else full_stop.start()
    stop = _closing_colon(context, start, begin.end(), stop)
    known: list[tuple[int, int]] = []
    agencies = context.grammar.vocabulary.agencies.find(folded, start, stop)
    ahead = next(agencies, None)
    for match in opened(rules.predicate, folded, begin.end(), stop):
        place = match.start()
        while ahead is not None and ahead[1] <= place:
            known.append(ahead[1:])
            ahead = next(agencies, None)
        if _in_brackets(folded, begin.end(), place):
            continue
        if _acts(context, known, begin.end(), place):
            return Named(_trimmed(context, start, place), place, match.group())
        told = _told(context, known, place)
        if told is not None:
            return Named(_trimmed(context, start, told), place, match.group(), given=True)
    return None if stop == limit < end else Named(_trimmed(context, start, stop), stop, "")


def subject(context: Context, start: int, end: int) -> Named | None:
    """Those who are to act by a sentence: named at its start, or behind what it says first (", các sở …")."""
    first = named_at(context, start, end)
    if first is not None and first.predicate:
        return first
    asked = context.grammar.assignments.asks.search(context.folded, start, end)
    commas = (match.end() for match in _COMMA.finditer(context.document.reading, start, end))
    places = list(islice(commas, _MOST_COMMAS))
    if asked is not None:
        reasoned = context.grammar.assignments.reasons.match(context.folded, start, end)
        if reasoned is not None and context.folded[start : asked.start()].rstrip().endswith(","):
            places = []
        insort(places, asked.end())
    for place in places:
        found = named_at(context, place, end)
        if found is not None and (found.predicate or (asked is not None and place == asked.end())):
            return found
    first = None if first is None else ended(context, first)
    return first if first is not None and first.predicate else None


def assigned_within(context: Context, start: int, end: int) -> Named | None:
    """As ``assigned``, or behind what a sentence says first ("Theo đó, …", "Để phòng bệnh, …")."""
    if context.grammar.assignments.orders.search(context.folded, start, end) is None:
        return None
    commas = islice(_COMMA.finditer(context.document.reading, start, end), _MOST_COMMAS)
    for place in chain((start,), (match.end() for match in commas)):
        found = assigned(context, place, end) or _directed(context, place, end)
        if found is not None:
            return found
    return None


def _directed(context: Context, start: int, end: int) -> Named | None:
    """Those whom an authority or a person directs at ``start``: "Chủ tịch UBND tỉnh chỉ đạo Sở X"."""
    rules = context.grammar.assignments
    giver = rules.givers.match(context.folded, start, end)
    if giver is not None:
        return _addressed(context, giver.end(), end) or _named_behind(
            context, rules.directs, giver.end(), end
        )
    body = context.grammar.vocabulary.agencies.at(context.folded, start, end)
    named = named_at(context, start, end)
    if named is None or body is None or body[0].code not in _AUTHORITIES:
        return None
    issued = rules.issues.match(context.folded, named.after, end)
    return _named_behind(context, rules.directs, named.after if issued is None else issued.end(), end)


def assigned(context: Context, start: int, end: int) -> Named | None:
    """Those to whom a task is given or who are asked for something at ``start``: "UBND tỉnh giao Sở X"."""
    found = _addressed(context, start, end)
    if found is None:
        giver = named_at(context, start, end)
        if giver is not None and giver.predicate:
            found = _addressed(context, giver.after, end)
            if found is None:
                issued = context.grammar.assignments.issues.match(context.folded, giver.after, end)
                found = None if issued is None else _addressed(context, issued.end(), end)
    return found


def _addressed(context: Context, start: int, end: int) -> Named | None:
    rules = context.grammar.assignments
    gives = rules.gives.match(context.folded, start, end)
    if gives is None:
        return _named_behind(context, rules.requests, start, end)
    found = _ended_at(context, gives.end(), end)
    return None if found is None else found._replace(given=True)


def _named_behind(context: Context, words: Pattern, start: int, end: int) -> Named | None:
    """Those who are named behind the ``words`` that stand at ``start``."""
    match = words.match(context.folded, start, end)
    return None if match is None else _ended_at(context, match.end(), end)


def _ended_at(context: Context, start: int, end: int) -> Named | None:
    """Those who are named at ``start``, without what they are to do."""
    found = named_at(context, start, end)
    return None if found is None else ended(context, found)


def ended(context: Context, named: Named) -> Named:
    """Those who are named, without what they are to do where its verb is unknown; it is behind them."""
    start, end = named.span
    if named.predicate:
        return named
    stop = start
    for _, first, last in context.grammar.vocabulary.agencies.find(context.folded, start, end):
        stop = last if first >= stop else stop
    while (whose := context.grammar.assignments.whose.match(context.folded, stop, end)) and stop > start:
        stop = whose.end()
    rest = context.document.reading[stop:end].lstrip()
    word = rest.split(None, 1)[0] if rest else ""
    if stop == start or not word.islower() or word in _JOINING:
        return named
    place = end - len(rest)
    return Named(_trimmed(context, start, stop), place, context.folded[place : place + len(word)])


def names_authority(context: Context, start: int, end: int) -> bool:
    """Whether an authority that directs others is named in ``[start, end)``."""
    found = context.grammar.vocabulary.agencies.find(context.folded, start, end)
    return any(agency.code in _AUTHORITIES for agency, _, _ in found)


def is_authority(context: Context, span: Span) -> bool:
    """Whether ``span`` names one authority that directs others."""
    return agency_code(context, span) in _AUTHORITIES


def agency_code(context: Context, span: Span) -> str | None:
    """The code of the agency that ``span`` names; None for several, or one that the vocabulary lacks.

    Councils or committees of one kind named together have the code of that kind.
    """
    rules = context.grammar.assignments
    folded = context.folded
    agencies = context.grammar.vocabulary.agencies
    start = span.start
    found = agencies.at(folded, start, span.end)
    while found is None:
        before = rules.before_body.match(folded, start, span.end)
        if before is None:
            return None
        start = before.end()
        found = agencies.at(folded, start, span.end)
    agency, stop = found
    for generic in _OF_TERRITORIES:
        if agency.code in (generic, f"{generic}_huyen", f"{generic}_xa"):
            return _of_territories(context, generic, agency, stop, span.end)
    return agency.code if _is_alone(context, stop, span.end) else None


def _of_territories(context: Context, generic: str, agency: Agency, stop: int, end: int) -> str | None:
    """The code of councils or committees by the territories behind their name, if these are of one kind."""
    rules = context.grammar.assignments
    folded = context.folded
    code = agency.code
    member = {f"{generic}_huyen": rules.district, f"{generic}_xa": rules.commune}.get(code)
    if code == generic:
        for kind, first, further in (
            ("huyen", rules.districts, rules.district),
            ("xa", rules.communes, rules.commune),
        ):
            match = first.match(folded, stop, end)
            if match is not None:
                code, stop, member = f"{generic}_{kind}", match.end(), further
                break
    if member is None:
        return code if _is_alone(context, stop, end) else None
    parts = _PARTS.split(folded[stop:end].rstrip(_TRAILING))
    place = stop
    for index, part in enumerate(parts):
        place = folded.index(part, place)
        named = context.document.reading[place : place + 1].isupper() and not rules.begin.match(part)
        if index and not named and member.match(part) is None and rules.whose.match(part) is None:
            return None
    known = context.grammar.vocabulary.agencies.entries.values()
    return code if any(each.code == code for each in known) else generic


def _is_alone(context: Context, start: int, end: int) -> bool:
    """Whether nothing but whose it is stands behind the name of a body: a territory, a place, a note."""
    folded = context.folded
    place = start
    while place < end:
        match = context.grammar.assignments.whose.match(folded, place, end)
        if match is not None:
            place = match.end()
            continue
        rest = context.document.reading[place:end].strip(_TRAILING)
        return not rest or (rest[0].isupper() and _PARTS.search(folded, place, end) is None)
    return True


def _closing_colon(context: Context, begin: int, start: int, end: int) -> int:
    """The first colon that no agencies follow, ``end`` without one; those named begin at ``begin``.

    "Các sở: Công Thương, Xây dựng …" goes on, but not "Sở Y tế: Xây dựng kế hoạch".
    """
    folded = context.folded
    agencies = context.grammar.vocabulary.agencies
    for match in _COLON.finditer(folded, start, end):
        place = match.end()
        window = folded[place : min(end, place + _LONGEST_NAME)]
        rules = context.grammar.assignments
        if rules.capacity.match(folded, place, end) is not None or (
            rules.begin.match(folded, place, end) is None
            and (
                rules.plural.search(folded, begin, match.start()) is None
                or not any(agencies.at(f"{word} {window}", 0) for word in _ELLIPTIC)
            )
        ):
            return match.start()
    return end


def _is_capacity(context: Context, start: int, end: int) -> bool:
    """Whether the words at ``start`` say no more than as what somebody acts: "cơ quan thường trực, …"."""
    found = context.grammar.assignments.capacity.match(context.folded, start, end)
    if found is None:
        return False
    return context.document.reading[start].islower() or context.folded[found.end() : end][:1] in tuple(",;.")


def _in_brackets(folded: str, start: int, place: int) -> bool:
    """Whether ``place`` stands in brackets behind a name: "(sau đây gọi tắt là Trung tâm)"."""
    return folded.rfind("(", start, place) > folded.rfind(")", start, place)


def _acts(context: Context, known: list[tuple[int, int]], start: int, place: int) -> bool:
    """Whether the verb at ``place`` is what those named before it are to do, and no part of their name."""
    rules = context.grammar.assignments
    if context.document.reading[place].isupper():
        return False
    index = bisect_right(known, place, key=lambda each: each[0]) - 1
    named = known[index][1] if index >= 0 else start
    if place < named:
        return False
    window = max(0, place - _WINDOW)
    if rules.relative.search(context.folded, window, place) is not None:
        return False
    bare = not context.folded[named:place].strip()
    return (bare and index >= 0) or rules.compound.search(context.folded, window, place) is None


def _told(context: Context, known: list[tuple[int, int]], place: int) -> int | None:
    """Where the name of an agency ends that is told to do what the verb at ``place`` says ("được giao")."""
    index = bisect_right(known, place, key=lambda each: each[0]) - 1
    if index < 0 or context.document.reading[place].isupper():
        return None
    end = known[index][1]
    match = context.grammar.assignments.told.fullmatch(context.folded, end, place) if end < place else None
    return None if match is None else end


def _trimmed(context: Context, start: int, end: int) -> Span:
    while end > start and context.folded[end - 1] in _TRAILING:
        end -= 1
    return Span(start, end)
