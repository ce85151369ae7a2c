"""Tasks: who is charged with what, and the part that they have in it."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.agencies import Named, assigned, ended, is_authority, named_at
from kcextract.extractors.context import Context
from kcextract.extractors.passages import sentences
from kcextract.text.spaces import strip_space

ROLE = "organisation"
_SEMICOLON = regex.compile(r"\s*;\s+")


class Charge(NamedTuple):
    """Who is charged with what follows: the span of the name, and the duty that the heading says, if any."""

    agency: Span
    duty: str | None


class Task(NamedTuple):
    """A row to be; ``spans`` are the pieces of its task, ``start`` where its evidence begins."""

    section: int
    charge: Charge
    spans: tuple[Span, ...]
    start: int


def duty_of(context: Context, spans: tuple[Span, ...]) -> str | None:
    """The part that an agency has by the words of its task; None if they say neither."""
    rules = context.grammar.assignments
    for code, pattern in (("chu_tri", rules.lead), ("phoi_hop", rules.cooperation)):
        if any(pattern.search(context.folded, span.start, span.end) is not None for span in spans):
            return code
    return None


def shared_out(context: Context, span: Span) -> list[tuple[Named | None, Span]]:
    """A task, and behind it those of others whom its sentences and clauses name, each with its own.

    "tổ chức thực hiện; giao Sở Y tế …", "Sở Y tế chủ trì …. Sở Nội vụ phối hợp …". The first has no name.
    The words of those behind it begin behind their names.
    """
    found: list[tuple[Named | None, Span]] = []
    who: Named | None = None
    start = span.start
    for number, sentence in enumerate(sentences(context, span)):
        places = [] if number == 0 else [sentence.start]
        places += [match.end() for match in _SEMICOLON.finditer(context.folded, *sentence)]
        for place, stop in pairwise([*places, sentence.end]):
            named = _other(context, place, stop)
            if named is None or _in_brackets(context, sentence.start, place):
                continue
            found.append((who, Span(start, strip_space(context.folded, start, place))))
            who, start = named, named.after
    return [*found, (who, Span(start, span.end))]


def _other(context: Context, place: int, end: int) -> Named | None:
    """Who is to act by the words at ``place``, which go on with the task of another one."""
    named = assigned(context, place, end)
    if named is not None and named.given:
        return named
    if not context.document.reading[place].isupper():
        return None
    named = named_at(context, place, strip_space(context.folded, place, end))
    named = None if named is None else ended(context, named)
    if named is None or named.predicate == "" or is_authority(context, named.span):
        return None
    return None if is_reported(context, named) else named


def is_reported(context: Context, named: Named) -> bool:
    """Whether a sentence tells what those whom it names have done."""
    reported = context.grammar.assignments.reported
    return reported.search(context.folded, named.span.start, named.after) is not None


def _in_brackets(context: Context, start: int, place: int) -> bool:
    return context.folded.count("(", start, place) > context.folded.count(")", start, place)
