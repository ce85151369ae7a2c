"""Generates tables with a structure planted in them, the prose that goes with them, and what they mean.

The order of the periods is shuffled only where something tells it: the years in the header, or amounts by
period in prose. A table without header and without such amounts stands in the order of time, as such tables do.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal
from random import Random

from kcextract.extractors.appendix.sheet import Fact, Meaning, Sheet, SheetCell

from .plans import Plan, make_plan
from .planted_rows import Line, Rows
from .written import ALL, LOCAL, NATIONAL, PARTNER, STATE

FIELDS = ("measure", "period", "source")
_ROUND = 100_000_000
_WORDS = ("Sở Công Thương", "UBND huyện", "Theo thực tế", "")


@dataclass(frozen=True)
class Column:
    """What a column holds: of which periods and leaf sources by number, ``name`` is their source.

    ``kind`` is ``amount``, ``quantity``, ``price``, ``percent`` or ``note``.
    """

    periods: tuple[int, ...]
    sources: tuple[int, ...]
    name: str | None
    kind: str = "amount"


@dataclass(frozen=True)
class Planted:
    """A table and its prose, what its columns mean, and what of it is determined without a header."""

    sheet: Sheet
    known: tuple[Meaning, ...]
    facts: tuple[Fact, ...]
    unit_vnd: int | None
    years: tuple[int | None, int]
    listed_years: tuple[tuple[int, int], ...]
    truth: tuple[Meaning, ...]
    true_unit: int
    header: str
    determined: frozenset[tuple[int, str]]
    plan: Plan = field(repr=False)


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
        self.lost = rng.randint(1, len(self.columns))

    # The columns.

    def _columns(self) -> list[Column]:
        plan = self.plan
        every = tuple(range(len(plan.periods)))
        inner = self._inner()
        hidden = plan.hidden[1] if plan.hidden and plan.hidden[0] == "period" else None
        shown = [period for period in self.order if period != hidden]
        if plan.source_major:
            runs = [[Column((period,), sources, name) for period in shown] for sources, name in inner]
            if plan.totals != "none":
                for run, (sources, name) in zip(runs, inner, strict=True):
                    run.insert(0 if plan.totals == "first" else len(run), Column(every, sources, name))
            return self._ended([column for run in runs for column in run])
        groups = []
        for period in shown:
            group = [Column((period,), sources, name) for sources, name in inner]
            whole = Column((period,), tuple(range(len(plan.sources))), None)
            if plan.price:
                group.insert(0, replace(whole, kind="price"))
            if plan.quantities != "none":
                group.insert(0, replace(whole, kind="quantity"))
            if plan.percent == "groups":
                group.append(replace(whole, kind="percent"))
            groups += group
        totals = []
        if plan.totals != "none":
            whole = Column(every, tuple(range(len(plan.sources))), self._whole_source())
            totals = [whole]
            if len(plan.sources) > 1 and plan.source_totals:
                totals = [Column(every, sources, name) for sources, name in self._inner(force_total=True)]
            if plan.quantity_total:
                totals.insert(0, replace(whole, name=None, kind="quantity"))
        return self._ended(totals + groups if plan.totals == "first" else groups + totals)

    def _ended(self, columns: list[Column]) -> list[Column]:
        every, plan = tuple(range(len(self.plan.periods))), self.plan
        if plan.percent == "end":
            columns.append(Column(every, tuple(range(len(plan.sources))), None, "percent"))
        if plan.note != "none":
            columns.append(Column(every, (), None, "note"))
        return columns

    def _whole_source(self) -> str:
        if len(self.plan.sources) == 1:
            return self.plan.sources[0]
        return STATE if self.plan.state_only else ALL

    def _inner(self, force_total: bool = False) -> list[tuple[tuple[int, ...], str]]:
        plan = self.plan
        hidden = plan.hidden[1] if plan.hidden and plan.hidden[0] == "source" else None
        cells = [((number,), source) for number, source in enumerate(plan.sources) if number != hidden]
        if plan.state_subtotal:
            cells.insert(0, ((0, 1), STATE))
        if plan.group_total != "none" or (force_total and len(plan.sources) > 1):
            total = (tuple(range(len(plan.sources))), self._whole_source())
            cells.insert(len(cells) if plan.group_total == "last" else 0, total)
        return cells

    def _truth(self, column: Column) -> Meaning:
        if column.kind == "note":
            return Meaning("text")
        periods = [self.plan.periods[number] for number in column.periods]
        measure = {"price": "amount", "percent": "quantity"}.get(column.kind, column.kind)
        return Meaning(
            measure,
            min(start for start, _ in periods),
            max(end for _, end in periods),
            column.name if column.kind == "amount" else None,
            None,
        )

    # The table.

    def build(self) -> Planted:
        rng, plan = self.rng, self.plan
        body = Rows(rng, plan).body()
        self.top, self.partner = body.top.amounts, body.partner
        lines = body.lines[int(plan.cut * len(body.lines)) :]
        lines = lines[: len(lines) - int(plan.cut_end * len(lines))]
        rows, cells = [], []
        for number, line in enumerate(lines):
            row = line.row
            if plan.cut and number == 0 and row.kind == "item" and rng.random() < 0.5:
                row = row._replace(marker=None, level=None, label=None, source=None)
            rows.append(row)
            texts = [row.marker or "", row.label or "", *(self._text(line, each) for each in self.columns)]
            cells.append(tuple(map(_cell, texts)))
        truth = (Meaning("ordinal"), Meaning("label"), *map(self._truth, self.columns))
        headers = tuple(("Cột",) if plan.header == "whole" else () for _ in truth)
        sheet = Sheet(len(truth), headers, 0, plan.header == "whole", tuple(rows), tuple(cells))
        start, end = plan.periods[0][0], plan.periods[-1][1]
        listed = {"all": plan.periods, "last": plan.periods[-1:], "none": []}[plan.listed]
        return Planted(
            sheet,
            tuple(map(self._known, truth, [None, None, *self.columns])),
            tuple(self._facts()),
            plan.unit if plan.unit_stated else None,
            (start if plan.years_given else None, end),
            tuple(listed),
            truth,
            plan.unit,
            plan.header,
            frozenset(self._determined(lines)),
            plan,
        )

    def _text(self, line: Line, column: Column) -> str:
        rng, plan = self.rng, self.plan
        amount = sum(line.amounts[p][s] for p in column.periods for s in column.sources)
        if column.kind == "note":
            return rng.choice(_WORDS) if plan.note == "text" else ""
        if column.kind == "amount":
            value = Decimal(1_000_000) / plan.unit * amount
        elif column.kind == "quantity":
            value = Decimal(sum(line.quantities[p] for p in column.periods))
        elif column.kind == "price":
            value = (
                Decimal(1_000_000)
                / plan.unit
                * sum(line.prices[p] for p in column.periods[: len(line.prices)])
            )
        else:
            whole = sum(self.top[p][s] for p in column.periods for s in column.sources)
            value = Decimal(1000 * amount // whole) / 10 if whole else Decimal(0)
        if line.is_blank or (plan.blank_totals and len(column.periods) > 1 and line.row.level != 0):
            return ""
        text = f"{value.normalize():f}" if value else plan.blank
        return self._misprint(text) if value and rng.random() < plan.misprints else text

    def _misprint(self, text: str) -> str:
        rng = self.rng
        at = rng.choice([place for place, char in enumerate(text) if char != "."])
        kind = rng.choice(["digit", "digit", "lost", "more", "swapped", "left out"])
        if kind == "left out":
            return self.plan.blank
        if kind == "lost" and len(text) > 1:
            text = text[:at] + text[at + 1 :]
        elif kind == "swapped" and at:
            text = text[: at - 1] + text[at] + text[at - 1] + text[at + 1 :]
        elif kind == "more":
            text = text[:at] + str(rng.randrange(10)) + text[at:]
        else:
            text = text[:at] + str((int(text[at]) + rng.randint(1, 9)) % 10) + text[at + 1 :]
        return text.strip(".") or "0"

    def _known(self, truth: Meaning, column: Column | None) -> Meaning:
        header = self.plan.header
        is_total = column is not None and len(column.periods) == len(self.plan.periods) > 1
        if header == "gone":
            return Meaning()
        if column is not None and column.kind == "note":
            return Meaning() if header == "words lost" else Meaning("text", basis="header")
        if header == "whole":
            # "Tổng cộng" tells no period, and "Quốc gia" not that it is an amount.
            if is_total:
                truth = truth._replace(period_start=None, period_end=None)
            if truth.measure == "amount" and self.plan.header_terse and truth.source:
                truth = truth._replace(measure=None)
            return truth._replace(basis="header")
        if truth.measure in {"ordinal", "label"}:
            return Meaning(truth.measure, basis="header")
        return self._part_known(truth, column, is_total)

    def _part_known(self, truth: Meaning, column: Column | None, is_total: bool) -> Meaning:
        header = self.plan.header
        if header == "years lost":
            return truth._replace(period_start=None, period_end=None, basis="header")
        if header == "leaves lost":
            return Meaning(None, truth.period_start, truth.period_end, None, "header")
        if header == "totals only":
            return (
                truth._replace(period_start=None, period_end=None, basis="header") if is_total else Meaning()
            )
        if header in {"left lost", "few lost"}:
            at = -1 if column is None else self.columns.index(column)
            is_kept = at >= self.lost if header == "left lost" else self.rng.random() < 0.9
            return truth._replace(basis="header") if is_kept else Meaning()
        if header == "first group only":
            is_first = column is not None and column.periods == (self.order[0],)
            return truth._replace(basis="header") if is_first else Meaning()
        return truth._replace(basis="header") if self.rng.random() < 0.5 else Meaning()

    # The prose.

    def _amount(self, source: str, periods: list[int]) -> int:
        plan = self.plan
        leaves = {
            ALL: range(len(plan.sources)),
            STATE: [i for i, s in enumerate(plan.sources) if s in {NATIONAL, LOCAL, STATE}],
        }.get(source, [i for i, s in enumerate(plan.sources) if s == source])
        amount = sum(self.top[period][leaf] for period in periods for leaf in leaves)
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
        return self._noisy([fact for fact in dict.fromkeys(facts) if fact.amount_vnd])

    def _noisy(self, facts: list[Fact]) -> list[Fact]:
        """Prose that leaves amounts out, rounds them, states one wrong, or others that are not of the table."""
        rng, noise = self.rng, self.plan.noise
        if noise == "partial":
            return [fact for fact in facts if rng.random() < 0.7]
        if noise == "wrong" and facts:
            at = rng.randrange(len(facts))
            digits = self._misprint(str(facts[at].amount_vnd // 1_000_000))
            amount = int(digits) if digits.isdigit() else 1
            facts[at] = facts[at]._replace(amount_vnd=max(amount, 1) * 1_000_000)
        if noise == "rounded":
            return [
                fact._replace(amount_vnd=max(1, round(fact.amount_vnd / _ROUND)) * _ROUND) for fact in facts
            ]
        if noise == "foreign":
            for _ in range(rng.randint(1, 4)):
                period = rng.choice([*self.plan.periods, (None, None)])
                source = rng.choice([ALL, NATIONAL, LOCAL, STATE, PARTNER])
                facts.append(Fact(rng.choice([5, 50]) * rng.randint(2, 60) * 1_000_000, source, *period))
        return facts

    # What is determined.

    def _determined(self, lines: list[Line]) -> set[tuple[int, str]]:
        """The fields that sums, rows and prose decide without a header.

        Sums part a table into groups where they run over groups and either inside them too or for each source (or
        beside quantities); without groups there is one row of parts, which are what prose says they are.
        """
        plan = self.plan
        periods, sources = len(plan.periods), len(plan.sources)
        if len(lines) < 12 or not plan.is_regular:
            return set()
        has_total = any(line.row.kind == "total" for line in lines)
        readable = has_total or (not plan.cut and not plan.cut_end)
        by_period = plan.facts in {"periods", "both"} and readable
        labelled = [
            sum(line.row.source == source and any(map(any, line.amounts)) for line in lines)
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
            grouped = has_totals and (plan.quantities != "none" or by_period or periods > 4)
        if not grouped or not (by_source or by_period or plan.unit_stated):
            return set()
        # What is set out by years, with nothing else to tell, stands in their order.
        in_order = (
            periods > 1
            and plan.facts not in {"periods", "both"}
            and plan.noise == "none"
            and all(start == end for start, end in plan.periods)
            and (plan.years_given or plan.listed == "all")
            and (by_source if sources > 1 else periods > 4)
        )
        named_periods = in_order or (by_period if periods > 1 else plan.facts != "none" and readable)
        # Whether more than the money of the state was counted, rows that are lost would say.
        is_open = (plan.closing or plan.state_only) and not has_total
        determined = set()
        for number, column in enumerate(self.columns, start=2):
            if column.kind == "note":
                continue
            determined.add((number, "measure"))
            if named_periods:
                determined.add((number, "period"))
            is_whole = len(column.sources) == sources
            if column.kind == "amount" and by_source and sources > 1 and not (is_whole and is_open):
                determined.add((number, "source"))
        return determined


def _cell(text: str) -> SheetCell:
    return SheetCell(text, 0, len(text), Decimal(text) if text.replace(".", "").isdigit() else None)
