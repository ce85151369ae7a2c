"""Generates tables with a structure planted in them, the prose that goes with them, and what they mean.

The order of the periods is shuffled only where something tells it: the years in the header, or amounts by
period in prose. A table without header and without such amounts stands in the order of time, as such tables do.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from kcextract.extractors.appendix.sheet import Fact, Meaning, Sheet, SheetCell, SheetRow

from .written import ALL, LABELS, LOCAL, NATIONAL, OTHER, PARTNER, STATE

FIELDS = ("measure", "period", "source")
_NAMES = {source: label for label, source in LABELS.items()}
_SOURCES = {
    1: [[ALL], [NATIONAL], [LOCAL]],
    2: [[NATIONAL, LOCAL], [NATIONAL, LOCAL], [STATE, PARTNER], [LOCAL, PARTNER]],
    3: [[NATIONAL, LOCAL, PARTNER], [NATIONAL, LOCAL, OTHER]],
    4: [[NATIONAL, LOCAL, PARTNER, OTHER]],
}


@dataclass(frozen=True)
class Column:
    """What a column sums up: periods and leaf sources by number; a quantity has no sources."""

    periods: tuple[int, ...]
    sources: tuple[int, ...]
    name: str | None


@dataclass(frozen=True)
class Planted:
    """A table and its prose, what its columns mean, and what of it is determined without a header."""

    sheet: Sheet
    known: tuple[Meaning, ...]
    facts: tuple[Fact, ...]
    unit_vnd: int | None
    years: tuple[int | None, int]
    listed_years: tuple[tuple[int, int], ...]
    issue_year: int
    truth: tuple[Meaning, ...]
    true_unit: int
    header: str
    determined: frozenset[tuple[int, str]]
    plan: Plan = field(repr=False)


@dataclass
class Plan:
    """The choices that make a table."""

    periods: list[tuple[int, int]]
    sources: list[str]
    quantities: bool
    quantity_total: bool
    source_major: bool
    group_total: str  # first, last or none
    state_subtotal: bool
    totals: str  # first, last or none
    source_totals: bool
    header: str  # whole, years lost, leaves lost, words lost, gone
    facts: str  # none, whole, sources, periods, both
    shuffled: bool
    dashes: bool
    total_row: str  # first, last or none
    closing: bool
    state_only: bool
    cut: float
    misprints: float
    unit: int
    unit_stated: bool
    blank: str
    blank_totals: bool
    years_given: bool
    header_terse: bool


def make_plan(rng: Random) -> Plan:
    """Draws the choices."""
    first = rng.randint(2012, 2024)
    count = rng.choice([1, 2, 2, 3, 4, 4, 5, 5, 6])
    if count == 1:
        periods = [(first, first + rng.choice([0, 2, 4]))]
    elif rng.random() < 0.8:
        periods = [(first + i, first + i) for i in range(count)]
    else:
        periods = []
        for _ in range(count):
            periods.append((first, first + rng.choice([0, 1, 4])))
            first = periods[-1][1] + 1
    sources = rng.choice(_SOURCES[rng.choice([1, 2, 2, 2, 3, 4])])
    several = len(sources) > 1
    quantities = rng.random() < 0.4
    header = rng.choices(["whole", "years lost", "leaves lost", "words lost", "gone"], [25, 10, 10, 10, 45])[
        0
    ]
    facts = rng.choices(["none", "whole", "sources", "periods", "both"], [25, 15, 20, 20, 20])[0]
    tells_order = header in {"whole", "leaves lost"} or facts in {"periods", "both"}
    closing = sources == [NATIONAL, LOCAL] and rng.random() < 0.15
    return Plan(
        periods=periods,
        sources=sources,
        quantities=quantities,
        quantity_total=quantities and rng.random() < 0.3,
        source_major=several and count > 1 and not quantities and rng.random() < 0.2,
        group_total=rng.choice(["first", "last", "none", "none"]) if several else "none",
        state_subtotal=sources[:3] == [NATIONAL, LOCAL, PARTNER] and rng.random() < 0.3,
        totals=rng.choices(["first", "last", "none"], [45, 40, 15])[0] if count > 1 else "none",
        source_totals=several and rng.random() < 0.65,
        header=header,
        facts=facts,
        shuffled=count > 1 and tells_order and rng.random() < 0.5,
        dashes=several and rng.random() < 0.5,
        total_row=rng.choices(["last", "first", "none"], [60, 15, 25])[0] if not closing else "last",
        closing=closing,
        state_only=sources == [NATIONAL, LOCAL]
        and not closing
        and facts in {"sources", "both"}
        and rng.random() < 0.2,
        cut=rng.choice([0, 0, 0, 0.2, 0.4]),
        misprints=rng.choice([0, 0, 0.02, 0.05]),
        unit=rng.choice([1, 1_000, 1_000_000, 1_000_000, 1_000_000, 1_000_000_000]),
        unit_stated=rng.random() < 0.5,
        blank=rng.choice(["", "", "-", "0"]),
        blank_totals=rng.random() < 0.08,
        years_given=rng.random() < 0.6,
        header_terse=rng.random() < 0.5,
    )


def plant(seed: int, **choices: object) -> Planted:
    """The table of ``seed``, with ``choices`` of the plan set by hand."""
    rng = Random(seed)
    plan = make_plan(rng)
    for name, choice in choices.items():
        setattr(plan, name, choice)
    return _Builder(rng, plan).build()


class _Builder:
    def __init__(self, rng: Random, plan: Plan) -> None:
        self.rng = rng
        self.plan = plan
        self.order = list(range(len(plan.periods)))
        if plan.shuffled:
            while self.order == sorted(self.order):
                rng.shuffle(self.order)
        self.columns = self._columns()

    # The columns.

    def _columns(self) -> list[Column]:
        plan = self.plan
        every = tuple(range(len(plan.periods)))
        inner = self._inner()
        if plan.source_major:
            runs = [[Column((period,), sources, name) for period in self.order] for sources, name in inner]
            if plan.totals != "none":
                for run, (sources, name) in zip(runs, inner, strict=True):
                    run.insert(0 if plan.totals == "first" else len(run), Column(every, sources, name))
            return [column for run in runs for column in run]
        groups = []
        for period in self.order:
            group = [Column((period,), sources, name) for sources, name in inner]
            if plan.quantities:
                group.insert(0, Column((period,), (), None))
            groups += group
        totals = []
        if plan.totals != "none":
            whole = self._whole_source()
            if len(plan.sources) == 1 or not plan.source_totals:
                totals = [Column(every, tuple(range(len(plan.sources))), whole)]
            else:
                totals = [Column(every, sources, name) for sources, name in self._inner(force_total=True)]
            if plan.quantity_total:
                totals.insert(0, Column(every, (), None))
        return totals + groups if plan.totals == "first" else groups + totals

    def _whole_source(self) -> str:
        if len(self.plan.sources) == 1:
            return self.plan.sources[0]
        return STATE if self.plan.state_only else ALL

    def _inner(self, force_total: bool = False) -> list[tuple[tuple[int, ...], str]]:
        plan = self.plan
        cells = [((number,), source) for number, source in enumerate(plan.sources)]
        if plan.state_subtotal:
            cells.insert(0, ((0, 1), STATE))
        if plan.group_total != "none" or (force_total and len(plan.sources) > 1):
            total = (tuple(range(len(plan.sources))), self._whole_source())
            cells.insert(len(cells) if plan.group_total == "last" else 0, total)
        return cells

    def _truth(self, column: Column) -> Meaning:
        periods = [self.plan.periods[number] for number in column.periods]
        return Meaning(
            "amount" if column.sources else "quantity",
            min(start for start, _ in periods),
            max(end for _, end in periods),
            column.name,
            None,
        )

    # The rows.

    def _rows(self) -> list[tuple[SheetRow, list[int], list[list[int]]]]:
        """Rows with their quantities by period and their amounts by period and source, in million đồng."""
        rng, plan = self.rng, self.plan
        rows = []
        grain = rng.choice([1, 5, 5, 10, 50])
        for section in range(rng.randint(3, 9)):
            items = []
            for item in range(rng.randint(1, 5)):
                if plan.dashes and rng.random() < 0.5:
                    children = [self._figures(grain, [number]) for number in range(len(plan.sources))]
                    sums = _added(children)
                    blank = rng.random() < 0.3
                    items.append(
                        (self._row(str(item + 1), 1, "Hỗ trợ", "item" if blank else "subtotal"), sums, blank)
                    )
                    for number, child in enumerate(children):
                        name = _NAMES.get(plan.sources[number], "Khác")
                        items.append((self._row("-", 2, name, "item", plan.sources[number]), child, False))
                else:
                    wanted = rng.sample(range(len(plan.sources)), rng.choice([1, 1, len(plan.sources)]))
                    items.append(
                        (self._row(str(item + 1), 1, "Hỗ trợ", "item"), self._figures(grain, wanted), False)
                    )
            tops = _added([figures for row, figures, _ in items if row.level == 1])
            rows.append((self._row("IVX"[section % 3], 0, f"Nội dung {section}", "subtotal"), *tops))
            zero = ([0] * len(plan.periods), [[0] * len(plan.sources) for _ in plan.periods])
            rows += [(row, *(zero if blank else figures)) for row, figures, blank in items]
        top = _added([(quantities, amounts) for row, quantities, amounts in rows if row.level == 0])
        if plan.total_row != "none" and not plan.closing:
            total = (SheetRow(None, 0, None, "Tổng cộng", None, "total", None), *top)
            rows.insert(0 if plan.total_row == "first" else len(rows), total)
        self.top = top
        self.partner = [[amount * rng.choice([2, 3]) for amount in amounts] for amounts in top[1]]
        if plan.closing:
            none = [0] * len(plan.periods)
            both = [
                [a + b for a, b in zip(x, y, strict=True)] for x, y in zip(top[1], self.partner, strict=True)
            ]
            rows.append(
                (SheetRow(None, 0, None, "Ngân sách nhà nước", None, "subtotal", STATE), none, top[1])
            )
            rows.append((SheetRow(None, 0, None, "Đóng góp", None, "item", PARTNER), none, self.partner))
            rows.append((SheetRow(None, 0, None, "Tổng cộng", None, "total", None), none, both))
        return rows

    @staticmethod
    def _row(marker: str, level: int, label: str, kind: str, source: str | None = None) -> SheetRow:
        return SheetRow(marker, level, None, label, label, kind, None if source == ALL else source)

    def _figures(self, grain: int, sources: list[int]) -> tuple[list[int], list[list[int]]]:
        """Figures of an item: numbers of things by period, and amounts by period and source."""
        rng, plan = self.rng, self.plan
        some = rng.random() < 0.3
        quantities, amounts = [], []
        for _ in plan.periods:
            cells = [0] * len(plan.sources)
            number = rng.choice([1, 1, 1, 2, 2, 3, 4, 5, rng.randint(5, 30)])
            if not (some and rng.random() < 0.6):
                for source in sources:
                    cells[source] = grain * rng.randint(
                        max(1, 10 * number // grain), max(20, 60 * number // grain)
                    )
            quantities.append(number if any(cells) else 0)
            amounts.append(cells)
        return quantities, amounts

    # The table.

    def build(self) -> Planted:
        rng, plan = self.rng, self.plan
        rows = self._rows()
        if plan.cut:
            rows = rows[int(plan.cut * len(rows)) :]
        scale = Decimal(1_000_000) / plan.unit
        sheet_rows, cells = [], []
        for number, (row, quantities, amounts) in enumerate(rows):
            lost = plan.cut and number == 0 and row.kind == "item" and rng.random() < 0.5
            sheet_rows.append(row._replace(marker=None, level=None, label=None, source=None) if lost else row)
            line = [_cell("" if lost else row.marker or ""), _cell("" if lost else row.label or "")]
            for column in self.columns:
                if column.sources:
                    value = scale * sum(amounts[p][s] for p in column.periods for s in column.sources)
                else:
                    value = Decimal(sum(quantities[p] for p in column.periods))
                text = f"{value.normalize():f}" if value else plan.blank
                if plan.blank_totals and len(column.periods) > 1 and row.level != 0:
                    text = ""
                elif value and rng.random() < plan.misprints:
                    text = self._misprint(text)
                line.append(_cell(text))
            cells.append(tuple(line))
        truth = (Meaning("ordinal"), Meaning("label"), *map(self._truth, self.columns))
        headers = tuple(("Cột",) if plan.header == "whole" else () for _ in truth)
        sheet = Sheet(len(truth), headers, 0, plan.header == "whole", tuple(sheet_rows), tuple(cells))
        start, end = plan.periods[0][0], plan.periods[-1][1]
        facts = self._facts()
        return Planted(
            sheet,
            tuple(map(self._known, truth)),
            tuple(facts),
            plan.unit if plan.unit_stated else None,
            (start if plan.years_given else None, end),
            () if plan.years_given else tuple(plan.periods),
            start,
            truth,
            plan.unit,
            plan.header,
            frozenset(self._determined(rows)),
            plan,
        )

    def _misprint(self, text: str) -> str:
        rng = self.rng
        at = rng.choice([place for place, char in enumerate(text) if char != "."])
        kind = rng.choice(["digit", "digit", "lost", "more"])
        if kind == "lost" and len(text) > 1:
            text = text[:at] + text[at + 1 :]
        elif kind == "more":
            text = text[:at] + str(rng.randrange(10)) + text[at:]
        else:
            text = text[:at] + str((int(text[at]) + rng.randint(1, 9)) % 10) + text[at + 1 :]
        return text.strip(".") or "0"

    def _known(self, truth: Meaning) -> Meaning:
        header = self.plan.header
        if header == "gone":
            return Meaning()
        if header == "whole":
            # "Tổng cộng" tells no period, and "Quốc gia" not that it is an amount.
            is_total = len(self.plan.periods) > 1 and truth.period_start != truth.period_end
            is_total &= (truth.period_start, truth.period_end) not in self.plan.periods
            if is_total:
                truth = truth._replace(period_start=None, period_end=None)
            if truth.measure == "amount" and self.plan.header_terse:
                truth = truth._replace(measure=None)
            return truth._replace(basis="header")
        if truth.measure in {"ordinal", "label"}:
            return Meaning(truth.measure, basis="header")
        if header == "years lost":
            return truth._replace(period_start=None, period_end=None, basis="header")
        if header == "leaves lost":
            return Meaning(None, truth.period_start, truth.period_end, None, "header")
        return truth._replace(basis="header") if self.rng.random() < 0.5 else Meaning()

    # The prose.

    def _amount(self, source: str, periods: list[int]) -> int:
        plan = self.plan
        leaves = {
            ALL: range(len(plan.sources)),
            STATE: [i for i, s in enumerate(plan.sources) if s in {NATIONAL, LOCAL, STATE}],
        }.get(source, [i for i, s in enumerate(plan.sources) if s == source])
        amount = sum(self.top[1][period][leaf] for period in periods for leaf in leaves)
        if (plan.closing or plan.state_only) and source in {ALL, PARTNER}:
            amount += sum(sum(self.partner[period]) for period in periods)
        return amount * 1_000_000

    def _facts(self) -> list[Fact]:
        plan = self.plan
        if plan.facts == "none":
            return []
        every = list(range(len(plan.periods)))
        total = plan.sources if len(plan.sources) == 1 else [ALL]
        sources = list(dict.fromkeys([*total, *plan.sources]))
        if plan.closing or plan.state_only:
            sources = [ALL, STATE, NATIONAL, LOCAL, PARTNER]
        start, end = plan.periods[0][0] if plan.years_given else None, plan.periods[-1][1]
        facts = [Fact(self._amount(source, every), source, start, end) for source in total]
        if plan.facts in {"sources", "both"}:
            facts += [Fact(self._amount(source, every), source, start, end) for source in sources]
        if plan.facts in {"periods", "both"} and len(plan.periods) > 1:
            for number, period in enumerate(plan.periods):
                named = sources if plan.facts == "both" else total
                facts += [Fact(self._amount(source, [number]), source, *period) for source in named]
        return [fact for fact in dict.fromkeys(facts) if fact.amount_vnd]

    # What is determined.

    def _determined(self, rows: list[tuple[SheetRow, list[int], list[list[int]]]]) -> set[tuple[int, str]]:
        """The fields that sums, rows and prose decide without a header.

        Sums part a table into groups where they run over groups and either inside them too or for each source (or
        beside quantities); without groups there is one row of parts, which are what prose says they are.
        """
        plan = self.plan
        periods, sources = len(plan.periods), len(plan.sources)
        if len(rows) < 12 or plan.blank_totals:
            return set()
        readable = plan.total_row == "last" or not plan.cut
        by_period = plan.facts in {"periods", "both"} and readable
        labelled = [
            sum(row.source == source and any(any(cells) for cells in amounts) for row, _, amounts in rows)
            for source in plan.sources
        ]
        by_source = (plan.facts in {"sources", "both"} and readable) or (
            sources > 1 and all(count >= 3 for count in labelled)
        )
        has_totals = plan.totals != "none"
        if periods == 1:
            grouped = sources > 1 and plan.group_total != "none"
        elif plan.source_major:
            grouped = has_totals and plan.group_total != "none"
        elif sources > 1:
            grouped = has_totals and (plan.source_totals or plan.group_total != "none")
        else:
            grouped = has_totals and (plan.quantities or by_period or periods > 4)
        if not grouped or not (by_source or by_period or plan.unit_stated):
            return set()
        # What is set out by years, with nothing else to tell, stands in their order.
        in_order = (
            periods > 1
            and plan.facts not in {"periods", "both"}
            and all(start == end for start, end in plan.periods)
            and (by_source if sources > 1 else periods > 4)
        )
        named_periods = in_order or (by_period if periods > 1 else plan.facts != "none" and readable)
        determined = set()
        for number, column in enumerate(self.columns, start=2):
            determined.add((number, "measure"))
            if named_periods:
                determined.add((number, "period"))
            if column.sources and by_source and sources > 1:
                determined.add((number, "source"))
        return determined


def _added(figures: list[tuple[list[int], list[list[int]]]]) -> tuple[list[int], list[list[int]]]:
    quantities = [sum(numbers) for numbers in zip(*(q for q, _ in figures), strict=True)]
    amounts = [
        [sum(cells) for cells in zip(*by_source, strict=True)]
        for by_source in zip(*(a for _, a in figures), strict=True)
    ]
    return quantities, amounts


def _cell(text: str) -> SheetCell:
    return SheetCell(text, 0, len(text), Decimal(text) if text.replace(".", "").isdigit() else None)
