"""The choices that make a table with a planted structure."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from .written import ALL, LOCAL, NATIONAL, OTHER, PARTNER, STATE

_SOURCES = {
    1: [[ALL], [NATIONAL], [LOCAL]],
    2: [[NATIONAL, LOCAL], [NATIONAL, LOCAL], [STATE, PARTNER], [LOCAL, PARTNER]],
    3: [[NATIONAL, LOCAL, PARTNER], [NATIONAL, LOCAL, OTHER]],
    4: [[NATIONAL, LOCAL, PARTNER, OTHER]],
}
_HEADERS = {
    "whole": 25,
    "years lost": 10,
    "leaves lost": 10,
    "words lost": 10,
    "totals only": 4,
    "first group only": 4,
    "left lost": 5,
    "few lost": 5,
    "gone": 40,
}
_EQUAL = ["all", "periods", "sources", "no source", "no period", "one row", "few rows"]


@dataclass
class Plan:
    """The choices that make a table."""

    periods: list[tuple[int, int]]
    sources: list[str]
    quantities: str  # none, few, many or summed
    quantity_total: bool
    price: bool
    percent: str  # none, end or groups
    note: str  # none, text or blank
    source_major: bool
    group_total: str  # first, last or none
    state_subtotal: bool
    hidden: tuple[str, int] | None  # a source or a period that is in the totals and has no column
    totals: str  # first, last or none
    source_totals: bool
    header: str
    facts: str  # none, whole, sources, periods, both
    noise: str  # none, partial, foreign, wrong or rounded
    shuffled: bool
    sections: str  # roman, letters, flat, closed or both
    dashes: bool
    total_row: str  # first, last or none
    closing: bool
    state_only: bool
    equal: str
    cut: float
    cut_end: float
    misprints: float
    unit: int
    unit_stated: bool
    blank: str
    blank_totals: bool
    years_given: bool
    listed: str  # all, last or none
    header_terse: bool

    @property
    def is_regular(self) -> bool:
        """Whether nothing stands in the way of the sums."""
        return (
            not self.hidden
            and self.equal == "none"
            and self.noise in {"none", "foreign"}
            and self.quantities in {"none", "few"}
            and not self.price
            and self.percent == "none"
            and not self.blank_totals
        )


def make_plan(rng: Random) -> Plan:
    """Draws the choices."""
    periods = _periods(rng)
    count = len(periods)
    sources = list(rng.choice(_SOURCES[rng.choice([1, 2, 2, 2, 3, 4])]))
    several = len(sources) > 1
    if rng.random() < 0.2:
        rng.shuffle(sources)
    quantities = rng.choices(["none", "few", "many", "summed"], [60, 34, 4, 2])[0]
    header = rng.choices([*_HEADERS], [*_HEADERS.values()])[0]
    facts = rng.choices(["none", "whole", "sources", "periods", "both"], [25, 15, 20, 20, 20])[0]
    noise = rng.choices(["none", "partial", "foreign", "wrong", "rounded"], [71, 8, 8, 8, 5])[0]
    tells_order = header in {"whole", "leaves lost"} or (
        facts in {"periods", "both"} and noise not in {"partial", "rounded"}
    )
    closing = set(sources) == {NATIONAL, LOCAL} and rng.random() < 0.15
    totals = rng.choices(["first", "last", "none"], [45, 40, 15])[0] if count > 1 else "none"
    hidden = None
    if not closing and rng.random() < 0.05:
        if several and rng.random() < 0.6:
            hidden = ("source", rng.randrange(len(sources)))
        elif totals != "none":
            hidden = ("period", rng.randrange(count))
    years_given = rng.random() < 0.6
    return Plan(
        periods=periods,
        sources=sources,
        quantities=quantities,
        quantity_total=quantities != "none" and rng.random() < 0.3,
        price=quantities == "few" and not closing and rng.random() < 0.1,
        percent=rng.choices(["none", "end", "groups"], [94, 4, 2])[0],
        note=rng.choices(["none", "text", "blank"], [80, 12, 8])[0],
        source_major=several and count > 1 and quantities == "none" and rng.random() < 0.2,
        group_total=rng.choice(["first", "last", "none", "none"]) if several else "none",
        state_subtotal=sources[:3] == [NATIONAL, LOCAL, PARTNER] and rng.random() < 0.3,
        hidden=hidden,
        totals=totals,
        source_totals=several and rng.random() < 0.65,
        header=header,
        facts=facts,
        noise=noise,
        shuffled=count > 1 and tells_order and rng.random() < 0.5,
        sections=rng.choices(["roman", "letters", "flat", "closed", "both"], [60, 10, 10, 10, 10])[0],
        dashes=several and rng.random() < 0.5,
        total_row=rng.choices(["last", "first", "none"], [60, 15, 25])[0] if not closing else "last",
        closing=closing,
        state_only=set(sources) == {NATIONAL, LOCAL}
        and not closing
        and facts in {"sources", "both"}
        and rng.random() < 0.2,
        equal=rng.choice(_EQUAL) if rng.random() < 0.1 else "none",
        cut=rng.choice([0, 0, 0, 0.2, 0.4]),
        cut_end=rng.choice([0, 0, 0, 0, 0.1, 0.3]),
        misprints=rng.choice([0, 0, 0.02, 0.05]),
        unit=rng.choice([1, 1_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000_000]),
        unit_stated=rng.random() < 0.5,
        blank=rng.choice(["", "", "-", "0"]),
        blank_totals=rng.random() < 0.08,
        years_given=years_given,
        listed="none" if years_given else rng.choice(["all", "all", "all", "last", "none"]),
        header_terse=rng.random() < 0.5,
    )


def _periods(rng: Random) -> list[tuple[int, int]]:
    first = rng.randint(2012, 2024)
    count = rng.choice([1, 2, 2, 3, 4, 4, 5, 5, 6])
    if count == 1:
        return [(first, first + rng.choice([0, 2, 4]))]
    if rng.random() < 0.75:
        return [(first + i, first + i) for i in range(count)]
    periods = []
    for _ in range(count):
        periods.append((first, first + rng.choice([0, 0, 1, 2, 4])))
        first = periods[-1][1] + 1
    return periods
