"""What is said of an act where it is cited: its date, who issued it, what it is about."""

from __future__ import annotations

import re
from typing import NamedTuple

from kcextract.document import Span
from kcextract.extractors.institutions import institution_at, place_at
from kcextract.extractors.legal_bases.mentions import Mention
from kcextract.grammar import Grammar
from kcextract.text.dates import Written, date_at
from kcextract.text.folding import fold

_GAP = re.compile(r"[\s,(]*")
_COMMA = re.compile(r"\s*,")
_SPACE = re.compile(r"\s+")
# What joins an issuer to the next act, or ends before it.
_LOOSE_END = re.compile(r"(?:[ \t\n,]|\bvà(?=\s|$))+$")
_CLOSE = re.compile(r"\s*\)")
_LONGEST_ISSUER = 220
_UNKNOWN_ISSUER = 120
_MOST_ISSUERS = 8


class Act(NamedTuple):
    """An act as it is cited: the span up to its date and issuer, and where the words about it may begin."""

    mention: Mention
    date: Written | None
    issuer: Span | None
    end: int
    title_start: int | None


class Window(NamedTuple):
    """The stretch ``piece`` of a text, at ``[base, end)``, and its folded form."""

    text: str
    piece: str
    folded: str
    base: int
    end: int

    def offset(self, place: int) -> int:
        """Where in ``piece`` and ``folded`` the character at ``place`` of the text stands."""
        return place - self.base


def window(text: str, start: int, end: int) -> Window:
    """The stretch ``text[start:end]``, folded."""
    piece = text[start:end]
    return Window(text, piece, fold(piece), start, end)


def read_act(view: Window, mention: Mention, limit: int, grammar: Grammar, *, in_preamble: bool) -> Act:
    """Date and issuer behind a mention, in either order, and the place of its title, before ``limit``."""
    text = view.text
    date: Written | None = None
    issuer = mention.issuer
    place = mention.end
    for _ in range(3):
        if date is None:
            found = _date(view, place, limit, grammar, named=mention.name is not None)
            if found is not None:
                date, place = found, found.end
                continue
        if issuer is None and mention.name is None:
            span = issuer_at(view, place, limit, grammar, joint=mention.act.joint)
            if span is not None:
                issuer, place = span, span.end
                continue
        break
    closed = _CLOSE.match(text, place, limit)
    if closed is not None and "(" in text[mention.start : place] and ")" not in text[mention.start : place]:
        place = closed.end()
    if mention.name is not None:
        return Act(mention, date, issuer, place, None)
    return Act(
        mention, date, issuer, place, _title_start(view, place, limit, grammar, in_preamble=in_preamble)
    )


def issuer_at(view: Window, place: int, limit: int, grammar: Grammar, *, joint: bool) -> Span | None:
    """The issuer named at ``place``, after "của" or directly; several where the act is a joint one."""
    rules = grammar.legal_bases.issuer
    cue = rules.cue.match(view.folded, view.offset(place), view.offset(limit))
    if cue is not None:
        start = view.base + cue.end()
        joint = joint or "liên" in cue.group() or "giữa" in cue.group()
    else:
        gap = _GAP.match(view.text, place, limit)
        start = place if gap is None else gap.end()
        if "(" in view.text[place:start]:
            return None
        if "," in view.text[place:start] and _acts(view, start, limit, grammar):
            return None
    span = _institution(view, start, limit, grammar, certain=cue is not None)
    if span is None:
        return None
    end = span.end
    for _ in range(_MOST_ISSUERS):
        following = rules.joint.match(view.folded, view.offset(end), view.offset(limit))
        if following is None or not (joint or "và" in following.group()):
            break
        certain = "và" in following.group()
        further = _institution(view, view.base + following.end(), limit, grammar, certain=certain)
        if further is None:
            break
        end = further.end
    return Span(start, end)


def _acts(view: Window, start: int, limit: int, grammar: Grammar) -> bool:
    """Whether an institution behind a comma begins a clause: "Theo Tờ trình số …, UBND tỉnh ban hành …"."""
    begin, end = view.offset(start), view.offset(min(limit, start + _LONGEST_ISSUER))
    found = institution_at(view.piece, view.folded, begin, end, grammar)
    issuing = grammar.header.programme.issuing
    return found is not None and issuing.match(view.folded, found.end, end) is not None


def _institution(view: Window, start: int, limit: int, grammar: Grammar, *, certain: bool) -> Span | None:
    """An institution at ``start``; one that the vocabulary does not know only where it is ``certain``."""
    rules = grammar.legal_bases.issuer
    begin, end = view.offset(start), view.offset(min(limit, start + _LONGEST_ISSUER))
    found = institution_at(view.piece, view.folded, begin, end, grammar)
    if found is None or found.agency is None:
        if not certain:
            return None
        stop = rules.end.search(view.folded, begin, min(end, begin + _UNKNOWN_ISSUER))
        bound = min(end, begin + _UNKNOWN_ISSUER) if stop is None else stop.start()
        found = institution_at(view.piece, view.folded, begin, bound, grammar)
        if found is None:
            return None
        finish = bound
    else:
        finish = found.end
        if found.place is not None:
            above = place_at(view.piece, view.folded, finish, end, grammar)
            finish = finish if above is None or above.name is None else above.end
        central = rules.central.match(view.folded, finish, end)
        finish = finish if central is None else central.end()
    session = grammar.header.institution.session.match(view.folded, finish, end)
    finish = finish if session is None else session.end()
    loose = _LOOSE_END.search(view.folded, begin, finish)
    return Span(start, view.base + (finish if loose is None else loose.start()))


def _date(view: Window, place: int, limit: int, grammar: Grammar, *, named: bool) -> Written | None:
    if named:
        passed = grammar.legal_bases.law.passed.match(view.folded, view.offset(place), view.offset(limit))
        place = place if passed is None else view.base + passed.end()
    gap = _GAP.match(view.text, place, limit)
    return date_at(view.text, place if gap is None else gap.end(), limit)


def _title_start(view: Window, place: int, limit: int, grammar: Grammar, *, in_preamble: bool) -> int | None:
    rules = grammar.legal_bases.title
    begin, end = view.offset(place), view.offset(limit)
    match = rules.start.match(view.folded, begin, end)
    if match is not None:
        return view.base + match.start("title")
    if not in_preamble or _COMMA.match(view.text, place, limit) is not None:
        return None
    if any(pattern.match(view.folded, begin, end) is not None for pattern in (rules.none, rules.line_end)):
        return None
    gap = _GAP.match(view.text, place, limit)
    start = place if gap is None else gap.end()
    return start if start < limit and view.text[start].isalpha() and start > place else None


def one_line(text: str, span: Span) -> str:
    """``text[span]`` on one line."""
    return _SPACE.sub(" ", text[span.start : span.end]).strip()
