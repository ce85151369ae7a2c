"""Which source and which period the classes of a layout's columns stand for.

Groups may be periods and places in them sources, or the other way round: both are tried. Each class of
columns has few names that it may bear (header words, rows of one source, amounts in prose that it comes to);
all ways to name the classes are gone through, a name at most once, whole above part. The ways that account
for most of the amounts in prose remain, and none of these is preferred to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from kcextract.extractors.appendix.classes import STATE, Classes, Match, are_apart, bits, met
from kcextract.extractors.appendix.evidence import Claim, Evidence, Period
from kcextract.extractors.appendix.figures import LEAF_SOURCES, Figures, contains
from kcextract.extractors.appendix.layouts import Layout

_MAX_WAYS = 4_000
# Shares of the amounts in prose that must be met: where sums hold, and where nothing else tells.
_MOST = 0.6
_NEARLY_ALL = 0.8
# An amount that many times its own grain is seldom met by chance.
_RARE = 200

_Votes = dict[int, dict["Period | None", set["Claim"]]]


@dataclass(frozen=True, slots=True)
class Assignment:
    """One way to name the classes of a layout: names of sources and periods by bits.

    ``score`` counts the amounts in prose accounted for, under ``unit_vnd`` đồng a unit (None if there are
    none), ``sure`` those that are not met by chance; ``told`` are the classes of sources that prose alone
    names, ``by_rows`` those that rows name; ``is_headed`` says that a header names the sum of all sources.
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
    is_headed: bool

    @property
    def all_sources(self) -> int:
        """The class of the columns that sum up all sources."""
        return self.layout.leaves if self.groups_are_periods else self.layout.groups


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
            classes = _Ways.of(figures, layout, groups_are_periods, evidence)
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


class _Ways(Classes):
    """Goes through the ways to name the classes."""

    def ways(self, budget: _Budget) -> Iterator[Assignment]:
        """All ways to name the classes."""
        matches = self.matches()
        units = [unit for unit in self.evidence.units if matches.get(unit)]
        stated = self.evidence.units[0] if self.evidence.is_money else None
        for unit in units:
            yield from self._ways(matches[unit], unit, budget)
        if not units:
            yield from self._ways([], stated, budget)

    def _ways(self, matches: Sequence[Match], unit: int | None, budget: _Budget) -> Iterator[Assignment]:
        domains = self.domains(matches)
        if domains is None:
            return
        for names in _namings(sorted(domains), domains, {}):
            if not budget.spend():
                return
            yield self._judge(names, matches, domains, unit)

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
        single = [mask for mask in bits(self.all_periods) if mask != self.all_periods]
        votes: _Votes = {}
        for match in matches:
            name = names.get(match.sources)
            if name is not None and met(name, match.row_source) == match.claim.source:
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
        self._keep_told(names, told, matches, sure)
        periods: dict[int, Period | None] = {**self.known_periods, **elected}
        if by_whole:
            periods.setdefault(self.all_periods, whole or _or_none(self.evidence.whole))
        self._eliminate(names)
        self._weigh_total(names, matches, bool(sure or elected))
        self._order(periods, single)
        over_all = periods.get(self.all_periods)
        joined = self._all_joined([periods.get(mask) for mask in single])
        if over_all is None or (joined and over_all.start is None and over_all.end == joined.end):
            periods[self.all_periods] = joined
        is_dated = not single or any(periods.get(mask) is not None for mask in single)
        if self.all_sources in told and self.all_sources.bit_count() == 1 and not is_dated:
            # Parts that nothing dates may be sources: what their total is, they are not.
            names[self.all_sources] = None
        return Assignment(
            self.layout,
            self.groups_are_periods,
            names,
            periods,
            unit,
            len({(claim.source, claim.period) for claim in support}),
            len(sure),
            told,
            frozenset(mask for mask in self.by_source if mask != self.all_sources and self.rows_tell(mask)),
            self.all_sources in self.known_sources,
        )

    def _all_joined(self, periods: Sequence[Period | None]) -> Period | None:
        """The period that ``periods`` make up, if no blank column may be of one more."""
        joined = _joined(periods)
        known = [self.evidence.known[index] for index in self.layout.blanks]
        if joined == self.evidence.whole or all(
            Period(m.period_start, m.period_end) in periods for m in known
        ):
            return joined
        return None

    def _keep_told(
        self,
        names: dict[int, str | None],
        told: frozenset[int],
        matches: Sequence[Match],
        sure: set[Claim],
    ) -> None:
        """Leaves out the names that rest on one amount of one of several periods, or a round one: chance."""
        for mask in told:
            claims = {m.claim for m in matches if m.sources == mask and m.claim.source == names[mask]} & sure
            if len(claims) < 2 and not any(
                m.claim in claims and m.periods == self.all_periods and _is_rare(m.claim.amount_vnd)
                for m in matches
                if m.sources == mask
            ):
                names[mask] = None

    def _weigh_total(self, names: dict[int, str | None], matches: Sequence[Match], is_dated: bool) -> None:
        """Whether the sums over all sources are of all the money, or of the state's: both are totals.

        They are the state's only where a row that closes the table comes to it: rows that were lost might add
        the money of others. They are of all where something shows that they sum up sources, and no blank
        column among those of the state may be the place of another source.
        """
        mask = self.all_sources
        if mask in self.known_sources:
            return
        if mask.bit_count() < 2:
            if self.layout.has_blanks and names.get(mask) in {"tong", STATE}:
                names[mask] = None
            return
        leaves = {names.get(leaf) for leaf in bits(mask)}
        if names.get(mask) == STATE:
            closes = {m.claim.source for m in matches if m.sources == mask and m.is_total}
            if STATE not in closes:
                names[mask] = None
        elif names.get(mask) == "tong":
            is_shown = is_dated or bool(self.known_periods) or leaves != {None}
            is_shown &= not self._is_less(mask, leaves, matches)
            if not is_shown or (self.layout.has_blanks and leaves <= {None, *LEAF_SOURCES[:2]}):
                names[mask] = None

    def _is_less(self, mask: int, leaves: Set[str | None], matches: Sequence[Match]) -> bool:
        """Whether prose tells of more money than the sums over all columns come to.

        It states another total of a period of which parts are met, or an amount of a source without a column.
        """
        totals = [claim for claim in self.evidence.claims if claim.source == "tong"]
        if any(match.sources == mask and match.claim in totals for match in matches):
            return False
        met_in = {match.claim.period for match in matches if match.claim.source in LEAF_SOURCES}
        sources = {claim.source for claim in self.evidence.claims} & set(LEAF_SOURCES)
        return any(claim.period in met_in for claim in totals) or bool(sources - leaves)

    def _is_likely(
        self,
        support: set[Claim],
        names: Mapping[int, str | None],
        told: frozenset[int],
        whole: Period | None,
        has_parts: bool,
    ) -> bool:
        """Whether most of the amounts in prose that the columns should come to are met."""
        leaves = bits(self.all_sources)
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
        single = [mask for mask in bits(self.all_periods) if mask != self.all_periods]
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
        if len(elected) + len(self.known_periods.keys() & votes.keys()) < len(votes):
            # Another group may come to the same but for a misprint.
            is_in_order = self._is_in_order(votes, elected)
            elected = {m: period for m, period in elected.items() if is_in_order or len(votes[m][period]) > 1}
        if not are_apart({**self.known_periods, **elected}):
            return {}, set()
        named = {mask: period for mask, period in {**self.known_periods, **elected}.items() if mask in votes}
        support: set[Claim] = set()
        for mask, ballots in votes.items():
            for claimed, claims in ballots.items():
                is_own = named[mask] == claimed if mask in named else claimed not in named.values()
                if claimed is not None and is_own:
                    support |= claims
        return elected, support

    def _is_in_order(self, votes: _Votes, elected: Mapping[int, Period]) -> bool:
        """Whether groups in the order of time may have the periods elected, the open ones between them."""
        named = {mask: period for mask, period in {**self.known_periods, **elected}.items() if mask in votes}
        single = sorted(votes)
        fitting = [sequence for sequence in self.evidence.sequences if len(sequence) == len(single)]
        if fitting:
            return any(
                all(named.get(mask, period) == period for mask, period in zip(single, sequence, strict=True))
                for sequence in fitting
            )
        ends = [named[mask].end or 0 for mask in single if mask in named]
        return ends == sorted(ends)

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
        period, claims = ranked[0]
        # What comes to an amount of another period, though prose states one of this, is of that other.
        stated = {claim.source for claim in self.evidence.claims if claim.period == period}
        rivals = {claim.source for _, others in ballots.items() if others is not claims for claim in others}
        if rivals & stated - {claim.source for claim in claims}:
            return None, set()
        return period, claims

    def _eliminate(self, names: dict[int, str | None]) -> None:
        """The last part of a total has the last source, where prose says which sources there are."""
        leaves = bits(self.all_sources)
        closed = self.evidence.closed
        open_ = [mask for mask in leaves if names.get(mask) is None]
        taken = {names.get(mask) for mask in leaves}
        if len(open_) == 1 and len(leaves) == len(closed) > 1 and self.all_sources in self.by_source:
            left = closed - taken
            name = next(iter(left)) if len(left) == 1 else None
            if name is not None and (
                open_[0] not in self.by_source or self.rows_allow(self.by_source[open_[0]], name)
            ):
                names[open_[0]] = name
        parts = {names.get(mask) for mask in leaves}
        for mask in self.by_source:
            inner = {names.get(part) for part in leaves if part & mask}
            if mask.bit_count() > 1 and mask != self.all_sources and names.get(mask) is None:
                names[mask] = (
                    STATE if inner == set(LEAF_SOURCES[:2]) and parts & set(LEAF_SOURCES[2:]) else None
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


def _is_rare(amount: int) -> bool:
    """Whether few amounts are as large as this and as little rounded: another is not the same by chance."""
    step = 1
    while amount % (10 * step) == 0:
        step *= 10
    return amount >= _RARE * (5 * step if amount % (5 * step) == 0 else step)


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
