"""Tasks: who is charged with what, and the part that they have in it."""

from __future__ import annotations

from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.agencies import assigned
from kcextract.extractors.context import Context

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


def handed_out(context: Context, span: Span) -> list[Span]:
    """A task, and behind it those that its sentence gives to others: "tổ chức thực hiện; giao Sở Y tế …"."""
    found = []
    start = span.start
    for match in _SEMICOLON.finditer(context.folded, *span):
        other = assigned(context, match.end(), span.end)
        if other is not None and other.given and match.start() > start:
            found.append(Span(start, match.start()))
            start = match.end()
    return [*found, Span(start, span.end)]
