"""The rows of ``budgets``: the amounts of money in running text that are for the programme."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from kcextract.document import Notice, Span
from kcextract.extractors.budgets.allotted import giver
from kcextract.extractors.budgets.amounts import find_amounts
from kcextract.extractors.budgets.breakdowns import join_breakdowns
from kcextract.extractors.budgets.codes import CENTRAL, LOCAL, OTHER, STATE, STATE_MONEY, TOTAL
from kcextract.extractors.budgets.doubts import settle
from kcextract.extractors.budgets.faults import notices_of_faults
from kcextract.extractors.budgets.headlines import Headlines
from kcextract.extractors.budgets.items import Items
from kcextract.extractors.budgets.kinds import (
    CHANGE,
    FOREIGN,
    LIMIT,
    MEAN,
    PRICE,
    RATE,
    UNTOLD,
    Kinds,
)
from kcextract.extractors.budgets.means import is_told_mean, means_again
from kcextract.extractors.budgets.names import Names
from kcextract.extractors.budgets.nodes import Node
from kcextract.extractors.budgets.notes import is_bracketed, is_merged, is_of_level
from kcextract.extractors.budgets.parts import join_parts
from kcextract.extractors.budgets.places import Place, places
from kcextract.extractors.budgets.rates import is_of_others, shared_rates
from kcextract.extractors.budgets.schemes import join_schemes, level_of_promotion
from kcextract.extractors.budgets.sources import HeadingSources, Scopes, Sources, source_of_item
from kcextract.extractors.budgets.spreads import Spreads
from kcextract.extractors.budgets.streams import join_streams, share_payers
from kcextract.extractors.budgets.subjects import share_subjects, share_times
from kcextract.extractors.budgets.times import LONGEST_HEADING, Times, heading_of
from kcextract.extractors.budgets.unitless import complete
from kcextract.extractors.budgets.untold import Hidden
from kcextract.extractors.budgets.worded import notices_of_worded
from kcextract.extractors.context import Context
from kcextract.extractors.passages import words
from kcextract.extractors.periods import PeriodReader
from kcextract.extractors.quantities import Quantity
from kcextract.outline import Section
from kcextract.records import BudgetRecord, ContentItemRecord
from kcextract.text.folding import fold, fold_pattern

# Between "dự kiến" and the one amount of which it is said.
_DIRECTLY = regex.compile(
    fold_pattern(
        r"\s*(?::\s*)?(?:(?:tổng|kinh\s+phí|vốn|thực\s+hiện|hỗ\s+trợ|là|khoảng|chừng|gần|hơn|trên|cần|ở\s+mức|thu|chi)\s+)*(?=\d)(?!\d+\s+năm(?!\p{L}))"
    )
)
# What stands before the amount of a time that is told alone: "Giai đoạn 2031 - 2033 là 5 tỷ đồng".
_TIME_ALONE = regex.compile(
    fold_pattern(
        r"[\s,;]*(?:trong\s+|riêng\s+)?(?:năm|giai\s+đoạn)\s+\d{4}(?:\s*-\s*(?:năm\s+)?\d{4})?"
        r"(?:\s+(?:là|cần|khoảng|dự\s+kiến|bố\s+trí)|\s*[:,])*\s*"
    )
)
# Between two amounts of one kind: no more than a comma and the name of a thing.
_BARE_NEXT = regex.compile(
    fold_pattern(r"\s*,\s*(?!thành\s+tiền|tổng|cộng|cả|toàn|bằng|là)\p{L}+(?:\s+\p{L}+){0,3}\s*")
)
# Money of a fund, told behind "Ngoài ra": "bổ sung vốn cho Quỹ hỗ trợ nông dân".
_FUND = regex.compile(fold_pattern(r"(?<!\p{L})quỹ(?!\s+(?:đất|lương|nhà)(?!\p{L}))(?!\p{L})"))
_SOURCES = regex.compile(fold_pattern(r"(?<!\p{L})nguồn\s+(?:vốn|kinh\s+phí|lực|tài\s+chính)(?!\p{L})"))


@dataclass(frozen=True, slots=True)
class BudgetsFound:
    """The budgets of a document, and its other money.

    ``money`` are the spans of all amounts of money, budgets or not, amounts in words included. ``unclaimed``
    are those that are no budget, each with what it is, in plain words.
    """

    records: tuple[BudgetRecord, ...]
    money: tuple[Span, ...]
    unclaimed: tuple[tuple[int, int, str], ...]
    notices: tuple[Notice, ...]


def extract_budgets(
    context: Context,
    periods: PeriodReader,
    quantities: Sequence[Quantity],
    content_items: Sequence[ContentItemRecord],
) -> BudgetsFound:
    """The budgets of a document, in text order; ``quantities`` are those of its running text, in order."""
    amounts, wholes, notices = complete(
        context, settle(context, find_amounts(context, quantities), quantities), quantities
    )
    where = list(places(context, amounts))
    reader = _Reader(context, periods, shared_rates(context, where))
    nodes: list[Node] = []
    unclaimed: list[tuple[int, int, str]] = []
    kinds: dict[int, str | None] = {}
    hidden = Hidden(context)
    headlines = Headlines(context)
    for place in where:
        amount = place.amount
        kind = reader.other(place)
        if amount.start in wholes:
            kind = kinds[wholes[amount.start]]
            reader.settle(place, kind)
        kinds[amount.start] = kind
        headlines.see(place, kind)
        hidden.see(place, kind)
        if kind is not None:
            unclaimed.append((amount.start, amount.full_end, kind))
            continue
        notices += notices_of_faults(context, amount)
        nodes.append(reader.node(place))
    parts = hidden.parts()
    wholes |= hidden.wholes
    for place, kind in headlines.corrected():
        start, end = place.amount.start, place.amount.full_end
        if kind is None:
            parts.append(place)
        else:
            nodes = [node for node in nodes if node.place.amount.start != start]
            unclaimed.append((start, end, kind))
    if parts:
        reader.settle(None, None)
        nodes = sorted([*nodes, *map(reader.node, parts)], key=lambda node: node.place.amount.start)
        found = {place.amount.start for place in parts}
        unclaimed = [each for each in unclaimed if each[0] not in found]
    for node in nodes:
        if node.source is None and node.place.amount.start in hidden.rates:
            node.source = reader.payer(hidden.rates[node.place.amount.start])
    unclaimed += _drop_means(context, nodes)
    share_subjects(context, nodes)
    share_times(context, nodes)
    _join_wholes(nodes, wholes)
    free = [node for node in nodes if node.place.amount.start not in wholes]
    join_parts(context, free)
    share_payers(context, nodes)
    join_streams(context, free)
    join_breakdowns(context, reader.names, free)
    join_schemes(context, free)
    records = _records(context, nodes, reader, content_items)
    notices += notices_of_worded(context, amounts)
    money = tuple(Span(amount.start, amount.full_end) for amount in amounts)
    return BudgetsFound(records, money, tuple(unclaimed), tuple(notices))


def _drop_means(context: Context, nodes: list[Node]) -> list[tuple[int, int, str]]:
    """Takes out of ``nodes`` the means of others, which are returned with what they are."""
    means = list(means_again(context, nodes))
    for node in means:
        nodes.remove(node)
    return [(node.place.amount.start, node.place.amount.full_end, MEAN) for node in means]


def _join_wholes(nodes: Sequence[Node], wholes: dict[int, int]) -> None:
    """Makes those of ``nodes`` parts of others of which that is known, by where the two amounts begin."""
    by_start = {node.place.amount.start: node for node in nodes}
    for start, whole in wholes.items():
        if start in by_start:
            by_start[whole].adopt(by_start[start])


class _Reader:
    """Reads single amounts."""

    def __init__(self, context: Context, periods: PeriodReader, rates: frozenset[int]) -> None:
        self._context = context
        self._kinds = Kinds(context, periods, rates)
        self.names = Names(context)
        self.times = Times(context, periods, self.names)
        self._scopes = Scopes(context, self.names.origins)
        self._above = HeadingSources(context, self.names.origins)
        self._last: tuple[Place | None, str | None] = (None, None)
        # The same sum in another currency, right before the amount.
        self._foreign: Place | None = None
        self._spreads = Spreads(context, self.names)
        # Where the last amount for the programme ends.
        self._told = 0
        # The sections whose own text ends with words that bring in the parts of a budget.
        self._opened: set[int] = set()
        self._heading_sources: dict[int, str | None] = {}
        # The sections whose first paragraphs tell amounts for the programme.
        self._priced: set[int] = set()
        # Where the first "dự kiến" of a clause, or that at the head of a sentence, ends.
        self._expected: dict[tuple[int, bool], int | None] = {}
        # Where the amounts of the document begin.
        self._starts: set[int] = set()

    def other(self, place: Place) -> str | None:
        """What an amount is, if it is no budget; the amounts of a document must come in order."""
        kind = self._kinds.other(place)
        self._starts.add(place.amount.start)
        last, last_kind = self._last
        if (
            kind is None
            and last is not None
            and last_kind is None
            and is_told_mean(self._context, self.names, place, last)
        ):
            return MEAN  # what follows goes on from the amount before it
        self._last = (place, kind)
        listed = last is not None and last_kind is None and self._is_next_item(place, last)
        listed = listed or (place.passage == 0 and place.section.parent in self._opened)
        listed = listed or (place.section.parent in self._priced and self._kinds.entries.ends_item(place))
        listed = listed or (last is not None and self._goes_on_from(place, last, last_kind))
        # "40 triệu đồng/hộ, trong đó ngân sách 30 triệu đồng"
        part = self._spreads.kind(place, last, last_kind) if kind is None else None
        if last is not None and last.sentence != place.sentence:
            last = None
        if part is not None:
            kind = part
        elif last is not None and kind is None and self._is_rate_too(place, last, last_kind):
            kind = last_kind
        elif kind is None and not listed and not self._kinds.is_funding(place):
            # "tổng kinh phí 5 tỷ đồng, trong đó năm 2016 là 2 tỷ đồng"
            kind = None if last is not None and last_kind is None else UNTOLD
        self._last = (place, kind)
        self._spreads.see(place, kind)
        if kind is None and self._spreads.opens(place):
            self._opened.add(place.within.number)
        self._foreign = last if last_kind == FOREIGN else None
        return kind

    def settle(self, place: Place | None, kind: str | None) -> None:
        """Says what the amount is that ``other`` has seen last: what the one is of which it is a part."""
        self._last, self._foreign = (place, kind), None

    def _goes_on_from(self, place: Place, last: Place, kind: str | None) -> bool:
        """Whether a sentence tells a part of the amount before it, or an amount is the last one in đồng."""
        if kind == FOREIGN and place.sentence == last.sentence:
            return self.names.is_same(place) and self._kinds.is_funding(last)
        near = place.section.number == last.section.number or place.within.number == last.within.number
        if kind is not None or not near:
            return False
        folded = self._context.folded
        if _TIME_ALONE.fullmatch(folded, *place.before) is not None:
            return True
        if folded[slice(*place.before)].endswith(("(", "( ")) and folded.startswith(
            ")", place.amount.full_end
        ):
            return True  # "nhiều nhất là huyện A (5 tỷ đồng)"
        return place.sentence != last.sentence and self._spreads.goes_on(place, last)

    def _is_rate_too(self, place: Place, last: Place, kind: str | None) -> bool:
        """Whether an amount is a rate or price with the one before it: "đơn giá cát 2 triệu đồng, đá 3 …"."""
        if place.sentence != last.sentence:
            return False
        if kind in (RATE, LIMIT) and is_of_others(self._context, place, last):
            return True
        if kind not in (RATE, PRICE, CHANGE):
            return False
        between = self._context.folded[last.amount.full_end : place.amount.outer_start]
        if kind == CHANGE:
            return between.endswith("(")  # "thấp hơn 1 tỷ đồng so với phương án đã trình (6 tỷ đồng)"
        return _BARE_NEXT.fullmatch(between) is not None and not self.names.names_money(between)

    def _is_next_item(self, place: Place, last: Place) -> bool:
        """Whether an amount is named by the next item of the list in which the last one stands."""
        here, before = place.section, last.section
        return (
            here.number != before.number
            and (here.parent, here.kind) == (before.parent, before.kind)
            and last.passage == place.passage == 0
            and ":"
            in self._context.folded[max(place.before.start, place.before.end - 3) : place.amount.start]
        )

    def node(self, place: Place) -> Node:
        """What its own words and the headings above say of the amount that ``other`` has seen last."""
        names = self.names
        if place.passage == 0:
            self._priced.add(place.within.number)
        named = place if self._foreign is None or not names.is_same(place) else self._foreign
        label = names.label(named)
        is_total = names.is_total(label)
        source = names.origins.source(named, label, is_total=is_total)
        payer = names.origins.payer(label)
        if source == OTHER and payer in (CENTRAL, LOCAL) and is_merged(self._context.folded, label, named):
            source = payer
        if source is None and payer is not None:
            folded = self._context.folded
            source = payer if is_bracketed(folded, place, label) or is_of_level(folded, place) else None
        if source is None:
            told = giver(self._context, place)
            source = None if told is None else names.origins.source_in(told)
        source = source or level_of_promotion(self._context, label)
        is_spending = source in (STATE, CENTRAL, LOCAL, OTHER) and names.is_spending(label)
        cues = self._context.grammar.budgets
        node = Node(
            place=place,
            label=label,
            is_total=is_total,
            names_source=is_total and source is not None and names.origins.names_source(label),
            is_beside=names.is_beside(place),
            is_average=names.is_average(label, place),
            is_mean=names.is_mean(label, place),
            is_share=names.says(cues.share, place),
            portion=names.portion(place),
            is_next=names.says(cues.next, place),
            leads=names.leads(place, label),
            source=None if is_spending else source,
            payer=payer,
            spending=source if is_spending else None,
            stated=self.times.stated(named, label),
        )
        self._widen(node)
        return node

    def payer(self, rate: Place) -> str | None:
        """The budget that pays what one thing costs."""
        code = self.names.origins.source_in(rate.before)
        return code if code in STATE_MONEY else None

    def _widen(self, node: Node) -> None:
        """Reads the clauses before an amount with a bare name: "trồng 5 ha trong năm 2031, vốn 2 tỷ đồng"."""
        place, label = node.place, node.label
        start = max(place.sentence.start, self._told)
        self._told = place.amount.full_end
        bare = self._context.grammar.budgets.bare
        if (
            label is None
            or bare.fullmatch(self._context.folded, *label) is None
            or label.start < place.before.start
        ):
            return
        before = Span(max(start, place.before.start - LONGEST_HEADING), place.before.start)
        if before.end <= before.start:
            return
        if node.stated.basis != "sentence" and not self._is_of_one_clause(before):
            node.stated = self.times.alone(before) or node.stated
        if node.source is None and node.payer is None:
            code = self.names.origins.source_in(before)
            node.source = code if code in STATE_MONEY else None

    def _is_of_one_clause(self, before: Span) -> bool:
        """Whether clauses before an amount tell several things, a time of the last alone at most."""
        last = self._context.folded.rfind(";", before.start, max(before.start, before.end - 1))
        return last >= 0 and self.times.alone(Span(before.start, last)) is None

    def source(self, node: Node) -> str:
        """Where the money comes from, by the words at the amount and the headings above."""
        if node.source is not None:
            return node.source
        stop = None if node.parent is None else node.parent.section
        for section in self._context.ancestors(node.place.section):
            if section.number == stop or section.role != "budget" or section.heading is None:
                break
            other = node.is_beside or node.parent is not None
            if other and node.place.passage > 0 and section.number in self._priced:
                # "3. Vốn đối ứng: 2 tỷ đồng." and, in a paragraph of its own, "Ngoài ra, …" or "Phân kỳ: …"
                continue
            if node.place.clause > section.start and node.place.clause < heading_of(section).end:
                continue  # "4.2. Vốn vay: 2 tỷ đồng; kinh phí bảo trì: 1 tỷ đồng"
            if self._is_behind_list(node, section):
                continue  # "c) Vốn đối ứng: 2 tỷ đồng." and, in the next paragraph, "Phân kỳ: …"
            if section.number not in self._heading_sources:
                self._heading_sources[section.number] = self.names.origins.source_in(heading_of(section))
            code = self._heading_sources[section.number]
            if code is not None and code != TOTAL and not node.is_total:
                return code
        if node.payer is not None and node.parent is None and self._is_of_sources(node.place.section):
            return node.payer
        label = node.label if node.is_beside else None
        of_fund = label is not None and _FUND.search(self._context.folded, *label) is not None
        if of_fund:
            return OTHER
        return (
            source_of_item(self._context, self.names.origins, node)
            or self._above.of(node)
            or self._scopes.of(node)
            or TOTAL
        )

    def _is_of_sources(self, section: Section) -> bool:
        """Whether the nearest heading around a section brings in where money comes from: "2. Nguồn vốn"."""
        above = None if section.parent is None else self._context.outline.sections[section.parent]
        return (
            above is not None
            and above.heading is not None
            and _SOURCES.search(fold(above.heading)) is not None
        )

    def _is_behind_list(self, node: Node, section: Section) -> bool:
        """Whether an amount stands behind the last item of a list, as a part of what the list splits."""
        whole = None if node.parent is None else node.parent.place
        return (
            whole is not None
            and (node.place.passage > 0 or node.place.sentence.start > node.place.paragraph)
            and section.number == node.place.within.number
            and section.number in self._priced
            and whole.amount.full_end <= section.start
        )

    def is_expected(self, node: Node) -> bool:
        """Whether "dự kiến" stands before an amount in its clause, or at the head of its sentence."""
        place, pattern = node.place, self._context.grammar.budgets.expected
        for start, clause_only in ((place.clause, True), (place.sentence.start, False)):
            if (start, clause_only) not in self._expected:
                folded, end = self._context.folded, place.sentence.end
                clause_end = folded.find(";", start, end)
                find = pattern.search if clause_only else pattern.match
                match = find(folded, start, end if clause_end < 0 else clause_end)
                self._expected[start, clause_only] = None if match is None else match.end()
            found = self._expected[start, clause_only]
            if found is not None and found <= place.amount.start:
                if _is_inside(node, found):
                    return False  # "dự kiến năm 2031 cần 9 tỷ đồng, trong đó vốn vay 5 tỷ đồng"
                # "dự kiến 5 tỷ đồng, tỉnh hỗ trợ 2 tỷ đồng" says so of the first alone.
                direct = _DIRECTLY.match(self._context.folded, found)
                first = place.amount.start if direct is None else direct.end()
                return first >= place.amount.start or first not in self._starts
        return self._is_expected_behind(node)

    def _is_expected_behind(self, node: Node) -> bool:
        """Whether the name behind an amount says so: "5 tỷ đồng là tổng kinh phí dự kiến"."""
        label, folded = node.label, self._context.folded
        if label is None or label.start < node.place.amount.full_end or not node.is_total:
            return False
        return self._context.grammar.budgets.expected.search(folded, *label) is not None


def _is_inside(node: Node, place: int) -> bool:
    """Whether an amount is a part of one that is told behind ``place`` in its sentence."""
    whole = node.parent
    while whole is not None and whole.place.sentence == node.place.sentence:
        if whole.place.amount.start >= place:
            return True
        whole = whole.parent
    return False


def _records(
    context: Context, nodes: Sequence[Node], reader: _Reader, content_items: Sequence[ContentItemRecord]
) -> tuple[BudgetRecord, ...]:
    numbers = {id(node): number for number, node in enumerate(nodes)}
    items = Items(context, content_items)
    sources = Sources(nodes, reader.source)
    records = []
    for number, node in enumerate(nodes):
        amount, parent = node.place.amount, node.parent
        period = reader.times.settled(node)
        # "Tổng kinh phí: 10 tỷ đồng, bình quân 2 tỷ đồng/năm": the average has the name of the other.
        label = node.label if node.like is None else node.like.label
        evidence = [Span(amount.start, amount.full_end)] + ([label] if label is not None else [])
        records.append(
            BudgetRecord(
                doc_id=context.doc_id,
                budget_no=number,
                parent_no=None if parent is None else numbers[id(parent)],
                section_no=node.place.within.number,
                content_item_no=items.at(node.place),
                amount_vnd=amount.low,
                amount_max_vnd=amount.high,
                comparator="approx"
                if amount.comparator == "eq" and reader.is_expected(node)
                else amount.comparator,
                amount_raw=words(context, Span(amount.start, amount.money_end)),
                amount_words_vnd=amount.words_value,
                source=sources.of(node),
                label=None if label is None else words(context, label) or None,
                period_start=period.first,
                period_end=period.last,
                start=min(span.start for span in evidence),
                end=max(span.end for span in evidence),
            )
        )
    return tuple(records)
