"""Classes of the columns of a layout, of one source or of one period each, and the names they may bear."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Self

from kcextract.extractors.appendix.evidence import Claim, Evidence, Period
from kcextract.extractors.appendix.figures import CONTAINERS, LEAF_SOURCES, Figures, Reading, contains
from kcextract.extractors.appendix.layouts import Layout

STATE = "ngan_sach_nha_nuoc"


class Match(NamedTuple):
    """An amount in prose to which columns come: which classes of them, by the rows of which source.

    ``is_total`` says that a row that closes the table comes to it.
    """

    periods: int
    sources: int
    row_source: str | None
    claim: Claim
    is_total: bool


@dataclass(frozen=True, slots=True)
class Classes:
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
    ) -> Self | None:
        """The classes; None if header words or rows of a source speak against them."""
        by_source: dict[int, list[int]] = {}
        by_period: dict[int, list[int]] = {}
        for index, place in layout.places.items():
            periods, sources = place if groups_are_periods else (place.leaves, place.groups)
            by_source.setdefault(sources, []).append(index)
            by_period.setdefault(periods, []).append(index)
        if groups_are_periods and layout.is_grouped:
            for index, groups in (*layout.counts.items(), *layout.loose.items()):
                by_period.setdefault(groups, []).append(index)
        if any(evidence.known[index].measure == "quantity" for index in layout.places):
            return None
        known_sources = _known_sources(by_source, evidence)
        known_periods = _known_periods(by_period, evidence)
        if known_sources is None or known_periods is None:
            return None
        if layout.is_flat and groups_are_periods and known_periods:
            # Blank columns of other periods, a header without one: what sums up others may be of more.
            others = [evidence.known[index] for index in layout.blanks]
            others += [evidence.known[index] for index in layout.places if evidence.known[index].basis]
            if any((each.period_start, each.period_end) != known_periods[1] for each in others):
                known_periods = {}
        leaves, groups = layout.leaves, layout.groups
        all_periods, all_sources = (groups, leaves) if groups_are_periods else (leaves, groups)
        if not are_apart(known_periods) or all_sources.bit_count() > len(LEAF_SOURCES):
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

    def matches(self) -> dict[int, list[Match]]:
        """The amounts in prose that columns, or sums of them, come to, by đồng a unit."""
        amounts: dict[int, list[Claim]] = {}
        for claim in self.evidence.claims:
            amounts.setdefault(claim.amount_vnd, []).append(claim)
        found: dict[int, dict[Match, None]] = {}
        if not amounts:
            return {}
        doubts = [self._doubtful(reading) for reading in self.evidence.readings]
        for periods, sources, indices in self._sums():
            is_all = (periods, sources) == (self.all_periods, self.all_sources)
            for reading, doubtful in zip(self.evidence.readings, doubts, strict=True):
                if not is_all and len(indices) == 1 and indices[0] in doubtful:
                    continue
                value = int(sum(reading.values[index] for index in indices))
                for unit in self.evidence.units if value > 0 else ():
                    amount, rest = divmod(value * unit, self.figures.scale)
                    for claim in amounts.get(amount, ()) if not rest else ():
                        match = Match(periods, sources, reading.source, claim, reading.is_total)
                        found.setdefault(unit, {})[match] = None
        return {unit: list(matches) for unit, matches in found.items()}

    def _doubtful(self, reading: Reading) -> set[int]:
        """The columns whose figure only takes part in sums that ``reading`` breaks, and is not read twice."""
        values = reading.values
        held: set[int] = set()
        broken: set[int] = set()
        for total, parts in self.layout.sums:
            amount = sum(values[part] for part in parts)
            if amount or values[total]:
                (held if amount == values[total] else broken).update((total, *parts))
        others = [each.values for each in self.evidence.readings if each is not reading]
        return {index for index in broken - held if all(each[index] != values[index] for each in others)}

    def _sums(self) -> Iterator[tuple[int, int, list[int]]]:
        """The columns, and the sums of columns that no column holds: their periods, their sources, which."""
        cells: dict[tuple[int, int], int] = {}
        for index, place in self.layout.places.items():
            periods, sources = place if self.groups_are_periods else (place.leaves, place.groups)
            cells[periods, sources] = index
            yield periods, sources, [index]
        singles_p, singles_s = bits(self.all_periods), bits(self.all_sources)
        for periods in {*singles_p, self.all_periods}:
            for sources in {*singles_s, self.all_sources}:
                parts = [(p, s) for p in singles_p if p & periods for s in singles_s if s & sources]
                if len(parts) > 1 and all(part in cells for part in parts):
                    yield periods, sources, [cells[part] for part in parts]

    def domains(self, matches: Sequence[Match]) -> dict[int, tuple[str | None, ...]] | None:
        """The names that each class of sources may bear; None if there is none for one of them."""
        domains: dict[int, tuple[str | None, ...]] = {}
        masks = {*self.by_source, self.all_sources, *bits(self.all_sources)} - {0}
        for mask in masks:
            if mask in self.known_sources:
                domains[mask] = (self.known_sources[mask],)
                unknown = [i for i in self.by_source.get(mask, ()) if self.evidence.known[i].source is None]
                is_leaf = self.known_sources[mask] in LEAF_SOURCES
                if (is_leaf and mask.bit_count() > 1) or not self.rows_allow(
                    unknown, self.known_sources[mask]
                ):
                    return None
                continue
            names = [
                name for name in self._possible(mask) if self.rows_allow(self.by_source.get(mask, ()), name)
            ]
            if self.rows_tell(mask) and not names:
                return None
            if self.rows_tell(mask) and mask != self.all_sources:
                domains[mask] = tuple(names)
            elif mask == self.all_sources and mask.bit_count() > 1 and self._is_all():
                domains[mask] = tuple(names) or (None,)
            else:
                told = {
                    name
                    for name in names
                    for match in matches
                    if match.sources == mask and met(name, match.row_source) == match.claim.source
                }
                domains[mask] = (None, *sorted(told))
        return domains

    def _possible(self, mask: int) -> list[str]:
        mentioned = self.evidence.sources
        if mask == self.all_sources and mask.bit_count() > 1:
            return ["tong", *({STATE} & mentioned)]
        if mask.bit_count() > 1:
            return [STATE]
        names = [name for name in CONTAINERS if name in mentioned]
        return names if mask == self.all_sources else [name for name in names if name != "tong"]

    def _is_all(self) -> bool:
        """Whether the sources of the layout are all those of the table."""
        return self.layout.is_covered and len(self.layout.blocks) == 1

    def rows_tell(self, mask: int) -> bool:
        """Whether rows of a source have figures in the class."""
        indices = self.by_source.get(mask, ())
        return any(sum(hits[index] for index in indices) >= 2 for _, hits in self.evidence.hits.values())

    def rows_allow(self, indices: Sequence[int], name: str) -> bool:
        """Whether the rows of one source have figures in columns just where these contain their source."""
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


def _known_sources(classes: Mapping[int, Sequence[int]], evidence: Evidence) -> dict[int, str] | None:
    """The sources that header words give to classes; None if they differ inside one."""
    found: dict[int, str] = {}
    for mask, indices in classes.items():
        named = {source for i in indices if (source := evidence.known[i].source) is not None}
        if len(named) > 1:
            return None
        if named:
            found[mask] = named.pop()
    return found


def _known_periods(classes: Mapping[int, Sequence[int]], evidence: Evidence) -> dict[int, Period] | None:
    """The periods that header words give to classes; None if they differ inside one."""
    found: dict[int, Period] = {}
    for mask, indices in classes.items():
        meanings = [evidence.known[i] for i in indices]
        told = {Period(m.period_start, m.period_end) for m in meanings if m.period_end is not None}
        if len(told) > 1:
            return None
        if told:
            found[mask] = told.pop()
    return found


def met(name: str, row_source: str | None) -> str | None:
    """The source of what a column of one source holds in rows of another; None if they exclude each other."""
    if row_source is None or contains(row_source, name):
        return name
    return row_source if contains(name, row_source) else None


def are_apart(periods: Mapping[int, Period]) -> bool:
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


def bits(mask: int) -> list[int]:
    """The single bits of a mask."""
    return [1 << bit for bit in range(mask.bit_length()) if mask >> bit & 1]
