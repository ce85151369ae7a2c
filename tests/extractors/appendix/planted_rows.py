"""The rows of a table with a planted structure: items in sections, closed by sums."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from random import Random

from kcextract.extractors.appendix.sheet import SheetRow

from .plans import Plan
from .written import ALL, LABELS, PARTNER, STATE

_NAMES = {source: label for label, source in LABELS.items()}


@dataclass(frozen=True)
class Line:
    """A row: numbers of things and prices by period, amounts by period and source in million đồng.

    Of a blank one nothing is printed, though it counts for the sums above it.
    """

    row: SheetRow
    quantities: list[int]
    amounts: list[list[int]]
    prices: list[int] = field(default_factory=list)
    is_blank: bool = False


@dataclass(frozen=True)
class Body:
    """The rows, what they come to, and what those supported pay by period and source (in closing rows)."""

    lines: list[Line]
    top: Line
    partner: list[list[int]]


class Rows:
    """Makes the rows that a plan asks for."""

    def __init__(self, rng: Random, plan: Plan) -> None:
        self._rng = rng
        self._plan = plan
        self._grain = rng.choice([1, 5, 5, 10, 50])
        self._constant = self._grain * rng.randint(3, 200)

    def body(self) -> Body:
        """All rows, before any are cut off."""
        rng, plan = self._rng, self._plan
        lines: list[Line] = []
        tops: list[Line] = []
        sections = {"one row": 1, "few rows": 1}.get(plan.equal, rng.randint(3, 9))
        for section in range(sections):
            depth = {"flat": 0, "letters": 2}.get(plan.sections, 1)
            items = self._items(depth, 1 if plan.equal == "one row" else rng.randint(1, 5), section)
            top = self._sum([line for line in items if line.row.level == depth])
            tops.append(top)
            head = self._row("IVX"[section % 3], 0, f"Nội dung {section}", "subtotal")
            if plan.equal == "one row" or plan.sections == "flat":
                pass
            elif plan.sections == "closed":
                lines.append(replace(self._nothing(), row=head))
            elif plan.sections == "letters":
                lines.append(replace(top, row=head._replace(marker="ABCDEFGHI"[section])))
                lines.append(replace(top, row=self._row("I", 1, "Nhóm", "subtotal")))
            elif rng.random() < 0.1:
                lines.append(replace(top, row=head._replace(kind="item")))
                continue
            else:
                lines.append(replace(top, row=head))
            lines += items
            if plan.sections in {"closed", "both"}:
                lines.append(replace(top, row=self._row(None, 0, "Cộng", "subtotal")))
        return self._closed(lines, self._sum(tops))

    def _items(self, depth: int, count: int, section: int) -> list[Line]:
        rng, plan = self._rng, self._plan
        lines = []
        for item in range(count):
            marker = str(item + 1 + (10 * section if plan.sections == "flat" else 0))
            if not (plan.dashes and rng.random() < 0.5):
                some = range(len(plan.sources))
                wanted = rng.sample(some, rng.choice([1, 1, len(plan.sources)]))
                lines.append(replace(self._figures(wanted), row=self._row(marker, depth, "Hỗ trợ", "item")))
                continue
            children = [self._figures([number]) for number in range(len(plan.sources))]
            is_blank = rng.random() < 0.3
            head = self._row(marker, depth, "Hỗ trợ", "item" if is_blank else "subtotal")
            lines.append(replace(self._sum(children), row=head, is_blank=is_blank))
            for number, child in enumerate(children):
                name = _NAMES.get(plan.sources[number], "Khác")
                row = self._row("-", depth + 1, name, "item", plan.sources[number])
                lines.append(replace(child, row=row))
        return lines

    def _closed(self, lines: list[Line], top: Line) -> Body:
        rng, plan = self._rng, self._plan
        partner = [[amount * rng.choice([2, 3]) for amount in amounts] for amounts in top.amounts]
        if plan.closing:
            none = [0] * len(plan.periods)
            both = [
                [one + other for one, other in zip(x, y, strict=True)]
                for x, y in zip(top.amounts, partner, strict=True)
            ]
            state = SheetRow(None, 0, None, "Ngân sách nhà nước", None, "subtotal", STATE)
            lines.append(Line(state, none, top.amounts))
            lines.append(Line(SheetRow(None, 0, None, "Đóng góp", None, "item", PARTNER), none, partner))
            lines.append(Line(SheetRow(None, 0, None, "Tổng cộng", None, "total", None), none, both))
        elif plan.total_row != "none" and plan.equal != "one row":
            total = replace(top, row=SheetRow(None, 0, None, "Tổng cộng", None, "total", None))
            lines.insert(0 if plan.total_row == "first" else len(lines), total)
        return Body(lines, top, partner)

    @staticmethod
    def _row(marker: str | None, level: int, label: str, kind: str, source: str | None = None) -> SheetRow:
        return SheetRow(marker, level, None, label, label, kind, None if source == ALL else source)

    def _nothing(self) -> Line:
        periods, sources = len(self._plan.periods), len(self._plan.sources)
        return Line(self._row(None, 0, "", "item"), [0] * periods, [[0] * sources for _ in range(periods)])

    def _sum(self, lines: Iterable[Line]) -> Line:
        """A row that sums up others; prices have no sum."""
        total = self._nothing()
        for line in lines:
            for period, amounts in enumerate(line.amounts):
                total.quantities[period] += line.quantities[period]
                for source, amount in enumerate(amounts):
                    total.amounts[period][source] += amount
        return total

    def _figures(self, wanted: list[int]) -> Line:
        """Figures of an item that has money of the sources ``wanted``."""
        rng, plan = self._rng, self._plan
        line = self._nothing()
        some = rng.random() < 0.3
        for period, amounts in enumerate(line.amounts):
            number = rng.choice([1, 1, 1, 2, 2, 3, 4, 5, rng.randint(5, 30)])
            price = 0
            if not (some and rng.random() < 0.6):
                for source in wanted:
                    amounts[source] = self._amount(number)
                if plan.price:
                    price = self._amount(1)
                    self._share(amounts, wanted, price * number)
            if plan.equal == "no source":
                amounts[len(amounts) - 1] = 0
            if plan.equal == "no period" and period == len(line.amounts) - 1:
                amounts[:] = [0] * len(amounts)
            if plan.equal == "periods" and period:
                amounts[:] = line.amounts[0]
            if plan.quantities == "many":
                number *= rng.randint(20, 60)
            line.quantities[period] = number if any(amounts) else 0
            line.prices.append(price if any(amounts) else 0)
        if plan.quantities == "summed":
            line.quantities[-1] = sum(line.quantities[:-1]) or line.quantities[-1]
        return line

    def _share(self, amounts: list[int], wanted: list[int], whole: int) -> None:
        for source in wanted[1:]:
            amounts[source] = self._rng.randint(0, whole // len(wanted))
        amounts[wanted[0]] = whole - sum(amounts[source] for source in wanted[1:])

    def _amount(self, number: int) -> int:
        if self._plan.equal in {"all", "sources"} and not self._plan.price:
            return self._constant if self._plan.equal == "all" else self._constant * number
        grain = self._grain
        return grain * self._rng.randint(max(1, 10 * number // grain), max(20, 60 * number // grain))
