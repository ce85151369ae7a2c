"""Sums of money: parts and their whole, activities and the programme, digits and words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

import regex

from kcextract.checks.findings import Finding, name
from kcextract.extractors.context import Context
from kcextract.records import BudgetRecord, ContentItemRecord
from kcextract.text.money import SEVERAL_YEARS

_TOTAL = "tong"
_STATE = "ngan_sach_nha_nuoc"
_OPEN = frozenset({"ge", "gt", "le", "lt"})
# So near before an amount and its name, "mỗi năm" makes it a yearly one.
_NEAR = 12
# So near behind a part stand words like "còn lại là chi phí khác".
_LONGEST_REST = 60
# "60 tỷ đồng/5 năm" is no sum of each year.
_SEVERAL_YEARS = regex.compile(rf"/\s*{SEVERAL_YEARS}")


class MoneyChecks:
    """The checks of the budgets of one document, which are in the order of their numbers."""

    def __init__(
        self, context: Context, budgets: Sequence[BudgetRecord], items: Sequence[ContentItemRecord]
    ) -> None:
        self._context = context
        self._budgets = budgets
        self._items = items
        self._by_number = {budget.budget_no: budget for budget in budgets}
        self._parts: dict[int, list[BudgetRecord]] = defaultdict(list)
        for budget in budgets:
            if budget.parent_no in self._by_number:
                self._parts[budget.parent_no].append(budget)

    def findings(self) -> Iterator[Finding]:
        """All findings; those of one amount together."""
        for budget in self._budgets:
            yield from self._words(budget)
            yield from self._sums(budget)
            yield from self._phases_by_source(budget)
        yield from self._items_against_total()

    def _words(self, budget: BudgetRecord) -> Iterator[Finding]:
        if budget.amount_words_vnd is None or budget.amount_vnd is None:
            return
        yield self._finding(
            "words_digits",
            f"{name(budget)}, in words",
            budget,
            budget.amount_words_vnd,
            "the first figure is in digits, the second in words",
        )

    def _sums(self, whole: BudgetRecord) -> Iterator[Finding]:
        """The parts of an amount against it, list by list."""
        by_place: dict[int, list[BudgetRecord]] = defaultdict(list)
        for part in self._parts.get(whole.budget_no, ()):
            if not self._is_yearly(part):
                by_place[self._container(part, whole)].append(part)
        lists: dict[tuple[bool, int], list[BudgetRecord]] = defaultdict(list)
        for place, list_ in by_place.items():
            # Items of which some state a year of their own are one list if they add up.
            is_one = _sum(list_) == whole.amount_vnd and not all(
                self._is_phase(each, whole) for each in list_
            )
            for part in list_:
                lists[not is_one and self._is_phase(part, whole), place].append(part)
        every = ((key, parts) for key, list_ in lists.items() for parts in _complete(list_, whole.amount_vnd))
        for (is_phase, _), parts in every:
            amount, total = whole.amount_vnd, _sum(parts)
            if amount is None or total is None or whole.comparator in _OPEN:
                continue
            if len(parts) < 2 and total <= amount:
                continue  # "10 tỷ đồng, trong đó ngân sách tỉnh 6 tỷ đồng"
            subject = f"{'Phases' if is_phase else 'Parts'} of {name(whole)}"
            if total < amount and self._leaves_rest(parts[-1]):
                continue  # "gồm xây dựng 6 tỷ đồng, thiết bị 2 tỷ đồng, còn lại là chi phí khác"
            incomplete = total < amount and not self._names_all(whole, parts[0])
            yield self._finding(
                "prose_sum", subject, whole, total, _note(whole, parts, incomplete), parts, incomplete
            )

    def _phases_by_source(self, whole: BudgetRecord) -> Iterator[Finding]:
        """The money of each source in the phases of an amount against that in the whole of it."""
        below = self._parts.get(whole.budget_no, ())
        phases = [part for part in below if self._is_phase(part, whole) and not self._is_yearly(part)]
        if len(phases) < 2:
            return
        stated = self._by_source(part for part in below if not self._is_phase(part, whole))
        in_phases = [self._by_source(self._parts.get(phase.budget_no, ())) for phase in phases]
        for source, budget in stated.items():
            found = [phase[source] for phase in in_phases if source in phase]
            total = _sum(found)
            if len(found) == len(phases) and total is not None and budget.amount_vnd is not None:
                subject = f"Phases of {name(budget)}"
                yield self._finding("prose_sum", subject, budget, total, _note(budget, found), found)

    def _items_against_total(self) -> Iterator[Finding]:
        """The amounts of all activities against those of the programme: the total, and source by source."""
        roots: dict[int, list[BudgetRecord]] = defaultdict(list)
        for budget in self._budgets:
            if budget.content_item_no is not None and budget.parent_no is None:
                roots[budget.content_item_no].append(budget)
        whole = self._programme_total()
        if whole is None or len(self._items) < 2 or any(len(each) > 1 for each in roots.values()):
            return
        single = [each[0] for each in roots.values()]
        same_time = [each for each in single if _period(each) == _period(whole)]
        total = _sum(single)
        if whole.amount_vnd is None or total is None or len(same_time) < len(single) or len(single) < 2:
            return
        missing = len(self._items) - len(single)
        if missing and total <= whole.amount_vnd:
            return
        note = _note(whole, single)
        yield self._finding("prose_sum", f"Activities of {name(whole)}", whole, total, note, single)
        if missing:
            return
        yield from self._items_by_source(whole, single)

    def _items_by_source(self, whole: BudgetRecord, single: Sequence[BudgetRecord]) -> Iterator[Finding]:
        stated = self._by_source(
            part for part in self._parts.get(whole.budget_no, ()) if not self._is_phase(part, whole)
        )
        split = []
        for root in single:
            parts = self._by_source(self._parts.get(root.budget_no, ()))
            if root.source == _TOTAL and not parts:
                return  # where this activity's money comes from is not told
            split.append(parts or {root.source: root})
        for source, budget in stated.items():
            found = [each[source] for each in split if source in each]
            total = _sum(found) if found else None
            if source == _STATE and not all(_STATE in each for each in split):
                continue
            if total is not None and budget.amount_vnd is not None:
                subject = f"Activities of {name(budget)}"
                yield self._finding("prose_sum", subject, budget, total, _note(budget, found), found)

    def _programme_total(self) -> BudgetRecord | None:
        """The one total of the programme that stands outside its activities."""
        totals = [
            budget
            for budget in self._budgets
            if budget.parent_no is None
            and budget.content_item_no is None
            and budget.source == _TOTAL
            and budget.label is not None
            and self._context.outline.sections[budget.section_no].role == "budget"
        ]
        return totals[0] if len(totals) == 1 else None

    def _by_source(self, parts: Iterable[BudgetRecord]) -> dict[str, BudgetRecord]:
        """The amounts of single sources among ``parts`` and below them; of a source named twice, none."""
        found: dict[str, BudgetRecord | None] = {}
        waiting = list(parts)
        for part in waiting:
            if self._is_yearly(part):
                continue
            if part.source != _TOTAL:
                found[part.source] = None if part.source in found else part
            waiting += self._parts.get(part.budget_no, ())
        return {source: part for source, part in found.items() if part is not None}

    def _container(self, part: BudgetRecord, whole: BudgetRecord) -> int:
        """Tells lists of parts apart: the section whose children or own text they are."""
        section = self._context.outline.sections[part.section_no]
        if part.section_no == whole.section_no or section.parent is None:
            return part.section_no
        return section.parent

    def _is_phase(self, part: BudgetRecord, whole: BudgetRecord) -> bool:
        return _period(part) != _period(whole)

    def _is_yearly(self, budget: BudgetRecord) -> bool:
        folded, average = self._context.folded, self._context.grammar.budgets.average
        behind = budget.end + (folded[budget.end : budget.end + 1] == " ")
        return (
            ("/" in budget.amount_raw and _SEVERAL_YEARS.search(budget.amount_raw) is None)
            or average.search(folded, max(0, budget.start - _NEAR), budget.end) is not None
            or average.match(folded, behind) is not None
        )

    def _names_all(self, whole: BudgetRecord, first: BudgetRecord) -> bool:
        pattern = self._context.grammar.checks.all_parts
        return pattern.search(self._context.folded, whole.end, max(whole.end, first.start)) is not None

    def _leaves_rest(self, last: BudgetRecord) -> bool:
        """Whether the words behind the last of some parts say that there are more."""
        folded = self._context.folded
        limit = last.end + _LONGEST_REST
        line_end = folded.find("\n", last.end, limit)
        return (
            self._context.grammar.checks.rest.search(folded, last.end, limit if line_end < 0 else line_end)
            is not None
        )

    def _finding(
        self,
        kind: str,
        subject: str,
        stated: BudgetRecord,
        total: int,
        note: str | None,
        parts: Sequence[BudgetRecord] = (),
        doubtful: bool = False,
    ) -> Finding:
        amount = stated.amount_vnd or 0
        highest = _sum(parts, upper=True) if parts else total
        stated_highest = stated.amount_max_vnd if stated.amount_max_vnd is not None else amount
        passed = total == amount
        if any(each.comparator == "range" for each in (stated, *parts)):
            passed = total <= stated_highest and amount <= (highest if highest is not None else total)
        return Finding(
            kind, subject, Decimal(total), Decimal(amount), note, stated.start, stated.end, passed, doubtful
        )


def _sum(parts: Iterable[BudgetRecord], *, upper: bool = False) -> int | None:
    """The sum of the lower, or upper, ends of amounts; None if one has none, or is open."""
    total = 0
    for part in parts:
        amount = part.amount_max_vnd if upper else part.amount_vnd
        if amount is None or part.comparator in _OPEN:
            return None
        total += amount
    return total


def _complete(parts: Sequence[BudgetRecord], amount: int | None) -> Iterator[Sequence[BudgetRecord]]:
    """``parts`` as lists, each but the last of which adds up to ``amount``: one by source, one by item."""
    start = total = 0
    for end, part in enumerate(parts, 1):
        total += part.amount_vnd or 0
        if total == amount and end - start > 1 < len(parts) - end:
            yield parts[start:end]
            start, total = end, 0
    yield parts[start:]


def _period(budget: BudgetRecord) -> tuple[int | None, int | None]:
    return budget.period_start, budget.period_end


def _note(whole: BudgetRecord, parts: Sequence[BudgetRecord], incomplete: bool = False) -> str | None:
    kinds = {each.comparator for each in (whole, *parts)}
    notes: Mapping[str, bool] = {
        "figures are approximate": "approx" in kinds,
        "figures are ranges": "range" in kinds,
        "the text may name only some of the parts": incomplete,
    }
    return "; ".join(text for text, holds in notes.items() if holds) or None
