"""What besides sums tells the meaning of columns: header words, amounts in prose, rows of one source."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kcextract.extractors.appendix.figures import (
    LEAF_SOURCES,
    Figures,
    Reading,
    read_readings,
    row_hits,
)
from kcextract.extractors.appendix.sheet import Fact, Meaning

UNITS = (1, 1_000, 1_000_000, 1_000_000_000)
_MOST_YEARS = 30


class Period(NamedTuple):
    """First and last year; None where not known."""

    start: int | None
    end: int | None


class Calendar(NamedTuple):
    """First and last year of the programme, and the periods that prose lists."""

    years: tuple[int | None, int | None]
    listed: Sequence[tuple[int, int]] = ()


class Claim(NamedTuple):
    """An amount in prose: of which source, and of which period, None for the whole programme."""

    amount_vnd: int
    source: str
    period: Period | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that tells.

    ``known`` has a meaning for each index of ``Figures.columns``, ``hits`` for each source that rows name the
    number of these rows and of those in which each column has a figure. ``sources`` are the sources that are
    mentioned at all; ``closed`` are all the sources that the money comes from, where amounts in prose add up
    to their total, else it is empty. ``whole`` is the period of the programme. ``sequences`` are the lists of
    periods in the order of time that the table may be set out by, one for each way that prose gives.
    """

    known: tuple[Meaning, ...]
    claims: tuple[Claim, ...]
    units: tuple[int, ...]
    is_money: bool
    readings: tuple[Reading, ...]
    hits: Mapping[str, tuple[int, tuple[int, ...]]]
    sources: frozenset[str]
    closed: frozenset[str]
    whole: Period
    sequences: tuple[tuple[Period, ...], ...]


def gather(
    figures: Figures,
    known: Sequence[Meaning],
    facts: Sequence[Fact],
    unit_vnd: int | None,
    calendar: Calendar,
    is_ordered: bool,
) -> Evidence:
    """The evidence about ``figures``; ``is_ordered`` allows to take groups to stand in the order of time."""
    (first, last), listed = calendar
    starts = [start for start, _ in listed] + [f.period_start for f in facts if f.period_start is not None]
    start = first if first is not None else min(starts, default=None)
    claims = tuple(
        dict.fromkeys(
            Claim(fact.amount_vnd, fact.source, _period(fact, Period(start, last))) for fact in facts
        )
    )
    meanings = tuple(known[column] if column < len(known) else Meaning() for column in figures.columns)
    hits = row_hits(figures)
    readings = read_readings(figures)
    mentioned = {claim.source for claim in claims} | set(hits) | {m.source for m in meanings if m.source}
    mentioned |= {reading.source for reading in readings if reading.source}
    return Evidence(
        meanings,
        claims,
        (unit_vnd,) if unit_vnd else UNITS,
        bool(unit_vnd),
        readings,
        hits,
        frozenset(mentioned) | {"tong"},
        _closed(claims),
        Period(first, last),
        _sequences(Period(first, last), listed) if is_ordered else (),
    )


def _period(fact: Fact, whole: Period) -> Period | None:
    if fact.period_end is None and fact.period_start is None:
        return None
    if fact.period_end == whole.end and fact.period_start in {None, whole.start}:
        return None
    return Period(fact.period_start, fact.period_end)


def _closed(claims: Sequence[Claim]) -> frozenset[str]:
    """The sources that make up the money of a period, where their amounts add up to its total."""
    for period in {claim.period for claim in claims}:
        amounts = {claim.source: claim.amount_vnd for claim in claims if claim.period == period}
        parts = {source: amount for source, amount in amounts.items() if source in LEAF_SOURCES}
        if parts and sum(parts.values()) == amounts.get("tong"):
            return frozenset(parts)
    return frozenset()


def _sequences(programme: Period, listed: Sequence[tuple[int, int]]) -> tuple[tuple[Period, ...], ...]:
    """Ways to part the programme into periods: year by year, and as prose lists them.

    Where prose does not say when the programme begins, it is the first of the periods that prose lists, if
    they follow each other up to its end. When the decision was made tells nothing: a programme may begin in
    that year, in the next or before.
    """
    last = programme.end
    if last is None:
        return ()
    ordered = sorted(set(listed))
    tiles = (
        len(ordered) > 1
        and programme.start in {None, ordered[0][0]}
        and ordered[-1][1] == last
        and all(one[1] + 1 == other[0] for one, other in pairwise(ordered))
    )
    start = programme.start if programme.start is not None or not tiles else ordered[0][0]
    found = []
    if start is not None and last - start < _MOST_YEARS:
        found.append(tuple(Period(year, year) for year in range(start, last + 1)))
    if tiles:
        found.append(tuple(Period(*period) for period in ordered))
    return tuple(dict.fromkeys(sequence for sequence in found if len(sequence) > 1))
