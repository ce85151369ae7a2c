"""Proves what the columns of a table mean, from sums down the rows, rows of one source and amounts in prose.

Header words are kept as they are. A column gets a meaning by proof only where all the ways to read the table
that the evidence allows agree on it; otherwise it stays open. One thing is taken on trust, for it is how such
tables are made: where nothing but its place tells the period of a group, the groups stand in the order of
time, provided that they are just as many as the years (or the periods listed in prose) of the programme, that
a total over them is printed and that prose states no amounts by period.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kcextract.document import Notice
from kcextract.extractors.appendix.assignment import Assignment, assign
from kcextract.extractors.appendix.choice import find_layouts
from kcextract.extractors.appendix.evidence import Calendar, Evidence, Period, gather
from kcextract.extractors.appendix.figures import LEAF_SOURCES, Figures, Relation, contains, read_figures
from kcextract.extractors.appendix.layouts import Layout
from kcextract.extractors.appendix.sheet import Fact, Meaning, Sheet

__all__ = ["Proof", "Relation", "prove"]
_PRIME = 1_000_003
# A sum that holds on so many rows for each that breaks it tells what its parts are.
_FIRM = 8


@dataclass(frozen=True, slots=True)
class Proof:
    """What could be proved.

    ``meanings`` has one for each column: header words where known, the rest as proved, None where the
    evidence does not decide. ``unit_vnd`` is in đồng a unit and ``unit_basis`` ``stated``, ``reconciled``
    (columns come to amounts in prose under this unit only) or None. ``relations`` are the sums that hold down
    the rows, none of which follows from others.
    """

    meanings: tuple[Meaning, ...]
    unit_vnd: int | None
    unit_basis: str | None
    relations: tuple[Relation, ...]
    notices: tuple[Notice, ...]


def prove(
    sheet: Sheet,
    known: Sequence[Meaning],
    facts: Sequence[Fact],
    unit_vnd: int | None,
    years: tuple[int | None, int | None],
    *,
    listed_years: Sequence[tuple[int, int]] = (),
) -> Proof:
    """Proves what the columns of ``sheet`` mean.

    ``known`` is what header words said, one for each column; ``facts`` are the amounts in prose; ``unit_vnd``
    is the unit that the table states, in đồng; ``years`` are the first and the last of the programme,
    ``listed_years`` the periods into which prose parts it.
    """
    # numpy is slow to load and most documents have no table.
    from kcextract.extractors.appendix.sums import find_sums  # noqa: PLC0415

    known = tuple(known[: sheet.width]) + (Meaning(),) * (sheet.width - len(known))
    figures = read_figures(sheet, known)
    # A whole header that names no years means that the groups are something else.
    headless = not sheet.header_is_whole or not any(any(sheet.headers[column]) for column in figures.columns)
    calendar = Calendar(years, listed_years)
    evidence = gather(figures, known, facts, unit_vnd, calendar, headless)
    sums = find_sums(figures)
    layouts = find_layouts(figures, sums.relations)
    assignments, is_whole = assign(figures, layouts, evidence)
    notices = []
    if not (sums.is_whole and is_whole):
        assignments = ()
        notices.append(
            Notice(
                "warning",
                "columns_not_proved",
                "The table is too large or too uniform to prove what its columns mean.",
            )
        )
    findings = _agreed(figures, [_findings(figures, way, evidence) for way in assignments])
    relations = _relations(figures, sums.relations, layouts)
    _spread(
        figures, findings, known, [r for r in relations if _is_plain(r, sums.relations, figures, layouts)]
    )
    for column in figures.columns:
        # Where the table is in a unit of money, what comes from a source of money is money.
        if unit_vnd and known[column].source and not known[column].measure:
            _add(findings, column, "amount", (None, None), None)
    for column, measure in figures.words.items():
        findings[column] = Finding(measure=measure)
    units = {way.unit_vnd for way in assignments if way.sure and _is_telling(way, evidence)}
    reconciled = next(iter(units)) if len(units) == 1 and unit_vnd is None else None
    return Proof(
        tuple(_merged(meaning, findings.get(column)) for column, meaning in enumerate(known)),
        unit_vnd or reconciled,
        "stated" if unit_vnd else "reconciled" if reconciled else None,
        relations,
        tuple(notices),
    )


class Finding(NamedTuple):
    """What was proved of a column, and whether prose was needed for it."""

    measure: str | None = None
    period: Period | None = None
    source: str | None = None
    by_prose: bool = False


def _findings(figures: Figures, way: Assignment, evidence: Evidence) -> dict[int, Finding]:
    """What one way to read the table says of its columns, by column number."""
    layout = way.layout
    money = _union(block for block in layout.blocks if _is_money(way, evidence, block))
    findings = {}
    # So many blank columns may be a group like the one that is filled.
    is_doubled = len(layout.blanks) >= layout.leaves.bit_count()
    for index, place in layout.places.items():
        period_class, source_class = place if way.groups_are_periods else (place.leaves, place.groups)
        source = way.sources.get(source_class)
        period = way.periods.get(period_class)
        told = bool(period) or source_class in way.told
        if layout.has_blanks and source_class == way.all_sources and (source != "tong" or way.is_headed):
            # A blank column may be the place of one more source: not all such columns sum up all.
            source = None
        if layout.is_flat and (way.sources.get(source_class) is None or is_doubled):
            # Parts of one total that nothing names may be its parts by year.
            period = None
        if layout.is_flat and layout.is_nested and not way.groups_are_periods:
            # Parts of parts may be by source in one step and by year in the other.
            source = None
        measure = "amount" if place.leaves & money and (layout.explained or source) else None
        findings[figures.columns[index]] = Finding(measure, period, source, told)
    has_blank_counts = any(not any(values[index] for values in figures.values) for index in layout.counts)
    for index, groups in (*layout.counts.items(), *layout.loose.items()):
        is_dated = way.groups_are_periods and layout.is_grouped
        is_open = bool(layout.blanks) or not layout.is_covered
        if is_open and groups == layout.groups and not layout.is_flat:
            # What seems to be a total may head blank columns of a group, or others that have no place.
            is_dated = False
        if index in layout.counts and has_blank_counts:
            # What seems to end a group may begin the next one, and the blank column be none of them.
            continue
        period = way.periods.get(groups) if is_dated else None
        measure = "quantity" if money and index in layout.counts else None
        findings[figures.columns[index]] = Finding(measure, period, None, bool(period))
    return findings


def _is_money(way: Assignment, evidence: Evidence, block: int) -> bool:
    """Whether the columns that sums join to these leaves are known to hold money."""
    layout = way.layout
    for index, place in layout.places.items():
        meaning = evidence.known[index]
        if place.leaves & block and (meaning.source or meaning.measure == "amount"):
            return True
    if len(layout.blocks) == 1:
        return evidence.is_money or way.sure > 0 or bool(way.by_rows)
    named = way.told | way.by_rows
    return way.groups_are_periods and any(way.sources.get(mask) and not mask & ~block for mask in named)


def _agreed(figures: Figures, ways: Sequence[dict[int, Finding]]) -> dict[int, Finding]:
    """What all ways say alike."""
    agreed = {}
    for column in figures.columns:
        findings = [way.get(column, Finding()) for way in ways]
        if not findings:
            continue
        first = findings[0]
        agreed[column] = Finding(
            first.measure if len({finding.measure for finding in findings}) == 1 else None,
            first.period if len({finding.period for finding in findings}) == 1 else None,
            first.source if len({finding.source for finding in findings}) == 1 else None,
            any(finding.by_prose for finding in findings),
        )
    return agreed


def _is_plain(
    relation: Relation, found: Sequence[Relation], figures: Figures, layouts: Sequence[Layout]
) -> bool:
    """Whether there is but one way to make up the total, by the layout or else by all the sums found."""
    if len(layouts) == 1:
        return True
    return sum(figures.columns[other.total] == relation.total for other in found) == 1


def _spread(
    figures: Figures,
    findings: dict[int, Finding],
    known: Sequence[Meaning],
    relations: Sequence[Relation],
) -> None:
    """Carries over to totals what their parts share, and to parts what a total of one source says.

    What sums up parts of one source or period may be of more where a blank column may be one more part, or
    where the header names the total apart from the period of the parts.
    """
    filled = [any(values) for values in zip(*figures.values, strict=True)]
    blanks = [
        known[column]
        for column, is_filled in zip(figures.columns, filled, strict=False)
        if not is_filled and known[column].measure in {None, "amount"}
    ]
    sums = Counter(relation.parts for relation in relations)
    for _ in range(3):
        before = dict(findings)
        for relation in relations:
            total = _merged(known[relation.total], findings.get(relation.total))
            parts = [_merged(known[part], findings.get(part)) for part in relation.parts]
            sources = {part.source for part in parts}
            if total.source and not all(contains(total.source, source) for source in sources if source):
                # The sum of money of others is not of one source: it holds by chance.
                continue
            measures = {part.measure for part in parts} | {total.measure}
            periods = {(part.period_start, part.period_end) for part in parts}
            source = next(iter(sources)) if len(sources) == 1 else None
            others = [*blanks, known[relation.total]] if known[relation.total].basis else blanks
            if (blanks and source != "tong") or sums[relation.parts] > 1:
                # Of two columns with the same figures one is of more than the other.
                source = None
            period = next(iter(periods)) if len(periods) == 1 else (None, None)
            if any((each.period_start, each.period_end) != period for each in others):
                period = None, None
            measure = next(iter(measures - {None})) if len(measures - {None}) == 1 else None
            _add(findings, relation.total, measure, period, source)
            # Where few rows tell, parts of another source may be blank on all that the sum holds on.
            is_firm = relation.supports >= _FIRM * max(1, relation.breaks)
            for part in relation.parts:
                _add(
                    findings,
                    part,
                    measure,
                    (None, None),
                    total.source if total.source in LEAF_SOURCES and is_firm else None,
                )
        if findings == before:
            break


def _add(
    findings: dict[int, Finding],
    column: int,
    measure: str | None,
    period: tuple[int | None, int | None],
    source: str | None,
) -> None:
    finding = findings.get(column, Finding())
    findings[column] = finding._replace(
        measure=finding.measure or measure,
        period=finding.period or (Period(*period) if period[1] is not None else None),
        source=finding.source or source,
        by_prose=finding.by_prose or (finding.period is None and period[1] is not None),
    )


def _merged(meaning: Meaning, finding: Finding | None) -> Meaning:
    """What header words said, and where they said nothing, what was proved."""
    if finding is None:
        return meaning
    period = Period(meaning.period_start, meaning.period_end)
    if period == Period(None, None) and finding.period is not None:
        period = finding.period
    source = meaning.source
    if (meaning.measure or finding.measure) == "amount":
        source = source or finding.source
    merged = Meaning(meaning.measure or finding.measure, period.start, period.end, source, meaning.basis)
    if merged == meaning or merged.measure in ("ordinal", "label", "text"):
        # What stands in the cells is neither a sum nor told by prose.
        return merged
    return merged._replace(basis="prose" if finding.by_prose else "arithmetic")


def _relations(
    figures: Figures, found: Sequence[Relation], layouts: Sequence[Layout]
) -> tuple[Relation, ...]:
    """The sums to report, in column numbers: those of the layout if there is one only; none that follows."""
    if len(layouts) == 1 and layouts[0].sums:
        sums = dict.fromkeys(layouts[0].sums)
    else:
        sums = dict.fromkeys((relation.total, relation.parts) for relation in found)
    kept = []
    basis: dict[int, list[int]] = {}
    for total, parts in sorted(sums, key=lambda item: (len(item[1]), item)):
        vector = [0] * len(figures.columns)
        vector[total] = -1
        for part in parts:
            vector[part] = 1
        if _reduce(vector, basis):
            kept.append(_counted(figures, total, parts))
    return tuple(
        sorted((relation for relation in kept if relation.supports), key=lambda r: (r.total, r.parts))
    )


def _union(masks: Iterable[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined


def _reduce(vector: list[int], basis: dict[int, list[int]]) -> bool:
    """Adds ``vector`` to a basis (by elimination modulo a prime); False if it is in its span."""
    for lead in range(len(vector)):
        value = vector[lead] % _PRIME
        if not value:
            continue
        if lead not in basis:
            inverse = pow(value, -1, _PRIME)
            basis[lead] = [entry * inverse % _PRIME for entry in vector]
            return True
        vector = [(entry - value * other) % _PRIME for entry, other in zip(vector, basis[lead], strict=True)]
    return False


def _counted(figures: Figures, total: int, parts: tuple[int, ...]) -> Relation:
    supports = 0
    broken = []
    for number, (values, present) in enumerate(zip(figures.values, figures.present, strict=True)):
        amount = sum(values[part] for part in parts)
        if present[total] and (amount or values[total]):
            if amount == values[total]:
                supports += 1
            else:
                broken.append(number)
    columns = figures.columns
    return Relation(columns[total], tuple(columns[part] for part in parts), supports, tuple(broken))


def _is_telling(way: Assignment, evidence: Evidence) -> bool:
    """Whether what was met in prose is more than one small figure."""
    unit = way.unit_vnd or 1
    return way.sure > 1 or any(claim.amount_vnd >= 100 * unit for claim in evidence.claims)
