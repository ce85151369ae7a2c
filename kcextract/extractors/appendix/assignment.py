"""Which source and which period the classes of a layout's columns stand for.

Groups may be periods and places in them sources, or the other way round: both are tried. Each class of
columns has few names that it may bear (header words, rows of one source, amounts in prose that it comes to);
all ways to name the classes are gone through, a name at most once, whole above part. The ways that account
for most of the amounts in prose remain, and none of these is preferred to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kcextract.extractors.appendix.evidence import Claim, Evidence, Period
from kcextract.extractors.appendix.figures import CONTAINERS, LEAF_SOURCES, Figures, contains
from kcextract.extractors.appendix.layouts import Layout

_MAX_WAYS = 4_000
# Shares of the amounts in prose that must be met: where sums hold, and where nothing else tells.
_MOST = 0.6
_NEARLY_ALL = 0.8
_STATE = "ngan_sach_nha_nuoc"


_Votes = dict[int, dict["Period | None", set["Claim"]]]


class Match(NamedTuple):
    """An amount in prose to which columns come: which classes of them, by the rows of which source."""

    periods: int
    sources: int
    row_source: str | None
    claim: Claim


@dataclass(frozen=True, slots=True)
class Assignment:
    """One way to name the classes of a layout: names of sources and periods by bits.

    ``score`` counts the amounts in prose accounted for, under ``unit_vnd`` đồng a unit (None if there are
    none), ``sure`` those that are not met by chance; ``told`` are the classes of sources that prose alone
    names, ``by_rows`` those that rows name.
    """

    layout: Layout
    groups_are_periods: bool
    sources: Mapping[int, str | None]
    periods: Mapping[int, Period | None]
    unit_vnd: int | None
    score: int
    sure: int
    told: frozenset[int]
    by_rows: frozenset[int]


def assign(
    figures: Figures, layouts: Sequence[Layout], evidence: Evidence
) -> tuple[tuple[Assignment, ...], bool]:
    """The ways that account for most, and whether all ways were gone through.

    A way is left out only if another accounts for more by what is met not by chance.
    """
    found: list[Assignment] = []
    sure = 0
    budget = _Budget(_MAX_WAYS)
    for layout in layouts:
        for groups_are_periods in (True, False):
            classes = _Classes.of(figures, layout, groups_are_periods, evidence)
            for assignment in classes.ways(budget) if classes is not None else ():
                # Where no sums hold, only prose can tell how the columns hang together.
                if layout.explained or assignment.sure >= 2:
                    found.append(assignment)
                    sure = max(sure, assignment.sure)
    return tuple(assignment for assignment in found if assignment.score >= sure), budget.left > 0


@dataclass(slots=True)
class _Budget:
    left: int

    def spend(self) -> bool:
        self.left -= 1
        return self.left > 0


@dataclass(frozen=True, slots=True)
class _Classes:
    """The columns of a layout by what they sum up: the same sources, the same periods."""

    figures: Figures
    layout: Layout
    groups_are_periods: bool
    evidence: Evidence
    by_source: dict[int, list[int]]
    by_period: dict[int, list[int]]
    all_sources: int
    all_periods: int
    known_sources: dict[int, str]
    known_periods: dict[int, Period]

    @classmethod
    def of(
        cls, figures: Figures, layout: Layout, groups_are_periods: bool, evidence: Evidence
    ) -> _Classes | None:
        """The classes; None if header words or rows of a source speak against them."""
        by_source: dict[int, list[int]] = {}
        by_period: dict[int, list[int]] = {}
        for index, place in layout.places.items():
            periods, sources = place if groups_are_periods else (place.leaves, place.groups)
            by_source.setdefault(sources, []).append(index)
            by_period.setdefault(periods, []).append(index)
        if groups_are_periods:
            for index, groups in (*layout.counts.items(), *layout.loose.items()):
                by_period.setdefault(groups, []).append(index)
        if any(evidence.known[index].measure == "quantity" for index in layout.places):
            return None
        known_sources: dict[int, str] = {}
        known_periods: dict[int, Period] = {}
        for mask, indices in by_source.items():
            named = {source for i in indices if (source := evidence.known[i].source) is not None}
            if len(named) > 1:
                return None
            if named:
                known_sources[mask] = named.pop()
        for mask, indices in by_period.items():
            meanings = [evidence.known[i] for i in indices]
            told = {Period(m.period_start, m.period_end) for m in meanings if m.period_end is not None}
            if len(told) > 1:
                return None
            if told:
                known_periods[mask] = told.pop()
        leaves, groups = layout.leaves, layout.groups
        all_periods, all_sources = (groups, leaves) if groups_are_periods else (leaves, groups)
        if not _are_apart(known_periods) or all_sources.bit_count() > len(LEAF_SOURCES):
            return None
        return cls(
            figures,
            layout,
            groups_are_periods,
            evidence,
            by_source,
            by_period,
            all_sources,
            all_periods,
            known_sources,
            known_periods,
        )

    def ways(self, budget: _Budget) -> Iterator[Assignment]:
        """All ways to name the classes."""
        matches = self._matches()
        units = [unit for unit in self.evidence.units if matches.get(unit)]
        stated = self.evidence.units[0] if self.evidence.is_money else None
        for unit in units:
            yield from self._ways(matches[unit], unit, budget)
        if not units:
            yield from self._ways([], stated, budget)

    def _ways(self, matches: Sequence[Match], unit: int | None, budget: _Budget) -> Iterator[Assignment]:
        domains = self._domains(matches)
        if domains is None:
            return
        for names in _namings(sorted(domains), domains, {}):
            if not budget.spend():
                return
            yield self._judge(names, matches, domains, unit)

    def _matches(self) -> dict[int, list[Match]]:
        """The amounts in prose that columns, or sums of them, come to, by đồng a unit."""
        amounts: dict[int, list[Claim]] = {}
        for claim in self.evidence.claims:
            amounts.setdefault(claim.amount_vnd, []).append(claim)
        found: dict[int, dict[Match, None]] = {}
        if not amounts:
            return {}
        for periods, sources, indices in self._sums():
            for reading in self.evidence.readings:
                value = int(sum(reading.values[index] for index in indices))
                for unit in self.evidence.units if value > 0 else ():
                    amount, rest = divmod(value * unit, self.figures.scale)
                    for claim in amounts.get(amount, ()) if not rest else ():
                        match = Match(periods, sources, reading.source, claim)
                        found.setdefault(unit, {})[match] = None
        return {unit: list(matches) for unit, matches in found.items()}

    def _sums(self) -> Iterator[tuple[int, int, list[int]]]:
        """The columns, and the sums of columns that no column holds: their periods, their sources, which."""
        cells: dict[tuple[int, int], int] = {}
        for index, place in self.layout.places.items():
            periods, sources = place if self.groups_are_periods else (place.leaves, place.groups)
            cells[periods, sources] = index
            yield periods, sources, [index]
        singles_p, singles_s = _bits(self.all_periods), _bits(self.all_sources)
        for periods in {*singles_p, self.all_periods}:
            for sources in {*singles_s, self.all_sources}:
                parts = [(p, s) for p in singles_p if p & periods for s in singles_s if s & sources]
                if len(parts) > 1 and all(part in cells for part in parts):
                    yield periods, sources, [cells[part] for part in parts]

    def _domains(self, matches: Sequence[Match]) -> dict[int, tuple[str | None, ...]] | None:
        """The names that each class of sources may bear; None if there is none for one of them."""
        domains: dict[int, tuple[str | None, ...]] = {}
        masks = {*self.by_source, self.all_sources, *_bits(self.all_sources)} - {0}
        for mask in masks:
            if mask in self.known_sources:
                domains[mask] = (self.known_sources[mask],)
                continue
            names = [name for name in self._possible(mask) if self._rows_allow(mask, name)]
            if self._rows_tell(mask) and not names:
                return None
            if self._rows_tell(mask) and mask != self.all_sources:
                domains[mask] = tuple(names)
            elif mask == self.all_sources and mask.bit_count() > 1 and self._is_all():
                domains[mask] = tuple(names) or (None,)
            else:
                told = {
                    name
                    for name in names
                    for match in matches
                    if match.sources == mask and _met(name, match.row_source) == match.claim.source
                }
                domains[mask] = (None, *sorted(told))
        return domains

    def _possible(self, mask: int) -> list[str]:
        mentioned = self.evidence.sources
        if mask == self.all_sources and mask.bit_count() > 1:
            return ["tong", *({_STATE} & mentioned)]
        if mask.bit_count() > 1:
            return [_STATE]
        names = [name for name in CONTAINERS if name in mentioned]
        return names if mask == self.all_sources else [name for name in names if name != "tong"]

    def _is_all(self) -> bool:
        """Whether the sources of the layout are all those of the table."""
        return self.layout.is_covered and len(self.layout.blocks) == 1

    def _rows_tell(self, mask: int) -> bool:
        """Whether rows of a source have figures in the class."""
        indices = self.by_source.get(mask, ())
        return any(sum(hits[index] for index in indices) >= 2 for _, hits in self.evidence.hits.values())

    def _rows_allow(self, mask: int, name: str) -> bool:
        """Whether the rows of one source have figures in the class just where it contains their source."""
        indices = self.by_source.get(mask, ())
        for source, (count, hits) in self.evidence.hits.items():
            filled = sum(hits[index] for index in indices)
            if not contains(name, source) and filled > 0.1 * count * len(indices):
                return False
            if contains(name, source) and count >= 2 and any(self._shuns(index, source) for index in indices):
                return False
        return True

    def _shuns(self, index: int, source: str) -> bool:
        """Whether a column has figures in the rows of other sources, but none in those of ``source``."""
        hits = self.evidence.hits
        return not hits[source][1][index] and any(counts[index] >= 2 for _, counts in hits.values())

    def _judge(
        self,
        names: dict[int, str | None],
        matches: Sequence[Match],
        domains: dict[int, tuple[str | None, ...]],
        unit: int | None,
    ) -> Assignment:
        """The assignment with these names of sources, and the names of periods that follow.

        Names that come from amounts in prose are left out again where most of the amounts are not met: then
        some are met by chance. The assignment counts for what it meets all the same, lest one that explains
        less take its place.
        """
        told = frozenset(
            mask for mask, domain in domains.items() if None in domain and names[mask] is not None
        )
        single = [mask for mask in _bits(self.all_periods) if mask != self.all_periods]
        votes: _Votes = {}
        for match in matches:
            name = names.get(match.sources)
            if name is not None and _met(name, match.row_source) == match.claim.source:
                votes.setdefault(match.periods, {}).setdefault(match.claim.period, set()).add(match.claim)
        elected, by_period = self._elect({mask: votes.get(mask, {}) for mask in single})
        whole, by_whole = self._elect_whole(votes.get(self.all_periods, {}))
        support = by_period | by_whole
        if self._is_likely(support, names, told, whole, bool(single)) and self._is_most(votes, elected):
            sure = support
        elif self._is_likely(by_whole, names, told, whole, False):
            elected, sure = {}, by_whole
        else:
            elected, sure, by_whole = {}, set(), set()
        sources = {claim.source for claim in sure}
        names.update({mask: None for mask in told if names[mask] not in sources})
        periods: dict[int, Period | None] = {**self.known_periods, **elected}
        if by_whole:
            periods.setdefault(self.all_periods, whole or _or_none(self.evidence.whole))
        self._eliminate(names)
        self._order(periods, single)
        if self.all_periods not in periods and single:
            periods[self.all_periods] = _joined([periods.get(mask) for mask in single])
        return Assignment(
            self.layout,
            self.groups_are_periods,
            names,
            periods,
            unit,
            len({(claim.source, claim.period) for claim in support}),
            len(sure),
            told,
            frozenset(mask for mask in self.by_source if mask != self.all_sources and self._rows_tell(mask)),
        )

    def _is_likely(
        self,
        support: set[Claim],
        names: Mapping[int, str | None],
        told: frozenset[int],
        whole: Period | None,
        has_parts: bool,
    ) -> bool:
        """Whether most of the amounts in prose that the columns should come to are met."""
        leaves = _bits(self.all_sources)
        # Where no sums hold, nothing but prose tells how many sources there are.
        is_open = not self.layout.explained
        is_open |= len(leaves) > 1 and any(names.get(leaf) is None for leaf in leaves)
        named = {name for name in names.values() if name is not None}
        sources = {claim.source for claim in support}
        found = sum(names.get(leaf) is not None for leaf in leaves)
        if told and names.get(self.all_sources) not in sources and found < _MOST * len(leaves):
            # Without their total, few sources out of many are met by chance.
            return False
        expected = {
            (claim.source, claim.period)
            for claim in self.evidence.claims
            if (is_open or claim.source in named)
            and (claim.period == whole or (has_parts and claim.period is not None))
        }
        # Prose may state an amount of the same source and period twice, of different things.
        met = {(claim.source, claim.period) for claim in support}
        return len(met) >= (_MOST if self.layout.explained else _NEARLY_ALL) * len(met | expected)

    def _is_most(self, votes: _Votes, elected: Mapping[int, Period]) -> bool:
        """Whether most of the single periods are met, if any is."""
        single = [mask for mask in _bits(self.all_periods) if mask != self.all_periods]
        met = sum(bool(votes.get(mask)) or mask in self.known_periods for mask in single)
        return not elected or met >= _MOST * len(single)

    def _elect(self, votes: _Votes) -> tuple[dict[int, Period], set[Claim]]:
        """The periods of single classes by the amounts in prose that they come to, where there is but one.

        With the amounts that are accounted for: what may be of one of two periods counts too, though it does
        not tell which.
        """
        elected: dict[int, Period] = {}
        for mask, ballots in votes.items():
            ranked = sorted(
                ((len(claims), period) for period, claims in ballots.items() if period is not None),
                key=lambda item: -item[0],
            )
            if mask in self.known_periods or not ranked or (ranked[1:] and ranked[0][0] == ranked[1][0]):
                continue
            count, period = ranked[0]
            rivals = [len(other.get(period, ())) for rival, other in votes.items() if rival != mask]
            if all(count > rival for rival in rivals):
                elected[mask] = period
        if not _are_apart({**self.known_periods, **elected}):
            return {}, set()
        named = {mask: period for mask, period in {**self.known_periods, **elected}.items() if mask in votes}
        support: set[Claim] = set()
        for mask, ballots in votes.items():
            for claimed, met in ballots.items():
                is_own = named[mask] == claimed if mask in named else claimed not in named.values()
                if claimed is not None and is_own:
                    support |= met
        return elected, support

    def _elect_whole(self, ballots: dict[Period | None, set[Claim]]) -> tuple[Period | None, set[Claim]]:
        """The amounts in prose that the sums over all periods come to, all of one period.

        That is the whole programme's if there are several, else it may be any.
        """
        known = self.known_periods.get(self.all_periods)
        ranked = sorted(ballots.items(), key=lambda item: -len(item[1]))
        if known is not None or self.all_periods.bit_count() > 1:
            ranked = [item for item in ranked if item[0] in {None, known}]
        if not ranked or (ranked[1:] and len(ranked[0][1]) == len(ranked[1][1])):
            return None, set()
        return ranked[0]

    def _eliminate(self, names: dict[int, str | None]) -> None:
        """The last class has the last source, where prose says which sources there are."""
        leaves = _bits(self.all_sources)
        closed = self.evidence.closed
        open_ = [mask for mask in leaves if names.get(mask) is None]
        taken = {names.get(mask) for mask in leaves}
        if len(open_) == 1 and len(leaves) == len(closed) > 1:
            left = closed - taken
            name = next(iter(left)) if len(left) == 1 else None
            if name is not None and (open_[0] not in self.by_source or self._rows_allow(open_[0], name)):
                names[open_[0]] = name
        parts = {names.get(mask) for mask in leaves}
        for mask in self.by_source:
            inner = {names.get(part) for part in leaves if part & mask}
            if mask.bit_count() > 1 and mask != self.all_sources and names.get(mask) is None:
                names[mask] = (
                    _STATE if inner == set(LEAF_SOURCES[:2]) and parts & set(LEAF_SOURCES[2:]) else None
                )

    def _order(self, periods: dict[int, Period | None], single: Sequence[int]) -> None:
        """The periods in the order of time, if they are as many as the programme has and nothing else tells.

        Not where prose has amounts by period: these would tell, and if they don't, something is wrong.
        """
        if any(claim.period is not None for claim in self.evidence.claims):
            return
        if self.all_periods not in self.by_period or len(single) < 2:
            return
        fitting = [sequence for sequence in self.evidence.sequences if len(sequence) == len(single)]
        if len(fitting) != 1:
            return
        ordered = dict(zip(sorted(single), fitting[0], strict=True))
        if all(periods.get(mask) in {None, period} for mask, period in ordered.items()):
            periods.update(ordered)


def _namings(
    masks: Sequence[int], domains: Mapping[int, tuple[str | None, ...]], chosen: dict[int, str | None]
) -> Iterator[dict[int, str | None]]:
    if len(chosen) == len(masks):
        yield dict(chosen)
        return
    mask = masks[len(chosen)]
    for name in domains[mask]:
        if all(_agree(mask, name, other, chosen[other]) for other in chosen):
            chosen[mask] = name
            yield from _namings(masks, domains, chosen)
            del chosen[mask]


def _agree(one: int, one_name: str | None, other: int, other_name: str | None) -> bool:
    if one_name is None or other_name is None:
        return True
    if not one & other:
        return not contains(one_name, other_name) and not contains(other_name, one_name)
    if one & other == one:
        return one_name != other_name and contains(other_name, one_name)
    if one & other == other:
        return one_name != other_name and contains(one_name, other_name)
    return True


def _met(name: str, row_source: str | None) -> str | None:
    """The source of what a column of one source holds in rows of another; None if they exclude each other."""
    if row_source is None or contains(row_source, name):
        return name
    return row_source if contains(name, row_source) else None


def _are_apart(periods: Mapping[int, Period]) -> bool:
    """Whether classes that share nothing have periods that share no year."""
    items = list(periods.items())
    for number, (mask, period) in enumerate(items):
        for other_mask, other in items[:number]:
            if mask & other_mask:
                continue
            start = period.start if period.start is not None else period.end
            other_start = other.start if other.start is not None else other.end
            if start is None or other_start is None or period.end is None or other.end is None:
                continue
            if start <= other.end and other_start <= period.end:
                return False
    return True


def _joined(periods: Sequence[Period | None]) -> Period | None:
    """The period that others make up without a gap, if all are known."""
    known = sorted(
        (p.start, p.end) for p in periods if p is not None and p.start is not None and p.end is not None
    )
    if len(known) < len(periods) or not known:
        return None
    if any(one[1] + 1 != other[0] for one, other in pairwise(known)):
        return None
    return Period(known[0][0], known[-1][1])


def _or_none(period: Period) -> Period | None:
    return period if period.end is not None else None


def _bits(mask: int) -> list[int]:
    return [1 << bit for bit in range(mask.bit_length()) if mask >> bit & 1]
