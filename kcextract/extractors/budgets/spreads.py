"""Which amounts are what the one before them is, as its parts: of a rate, a limit, or money of the past."""

from __future__ import annotations

import regex

from kcextract.extractors.budgets.kinds import LIMIT, OUTSIDE, PAST, PRICE, RATE
from kcextract.extractors.budgets.names import Names
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.text.brackets import closes_bracket
from kcextract.text.dates import periods
from kcextract.text.folding import fold_pattern

# What an amount is, its parts are too.
SPREADING = frozenset({RATE, PRICE, LIMIT, PAST, OUTSIDE})
# Between an amount and the list of its parts stand no more characters.
_LONGEST_LEAD = 800
_MARK = regex.compile(r"[,;:.()]")
# What goes on from the amount in the sentence before.
_THEREBY = regex.compile(fold_pattern(r"\s*theo\s+đó(?!\p{L})"))


class Spreads:
    """Follows the parts of amounts that are no budgets; the amounts of a document must come in order."""

    def __init__(self, context: Context, names: Names) -> None:
        self._context = context
        self._names = names
        # Whether the parts of an amount go on, where the last one ends, and how much the others may be.
        self._goes = False
        self._end = -1
        self._left = 0
        # The sections that bring in the parts of such an amount: what it is, and how much they may be.
        self._lists: dict[int, tuple[str, int]] = {}

    def kind(self, place: Place, last: Place | None, last_kind: str | None) -> str | None:
        """What an amount is, of which its own words say nothing, as a part of ``last`` of ``last_kind``.

        None if it is no part of such an amount.
        """
        spreads = last is not None and last_kind in SPREADING
        if last is None or last.sentence != place.sentence:
            spreads = (
                spreads
                and last is not None
                and self.goes_on(place, last)
                and not (last_kind == PAST and self._is_to_come(place))
            )
            self._goes, self._end, self._left = spreads, place.amount.full_end, 0
        elif spreads:
            spreads = self._is_part(place, last) or (last_kind == PAST and self._is_told_with(place, last))
        return last_kind if spreads else self._listed(place)

    def see(self, place: Place, kind: str | None) -> None:
        """Sees what an amount is whose parts the sections below may list: "Đã chi 9 tỷ đồng, gồm:"."""
        amount = place.amount.low or place.amount.high
        if kind is not None and kind in SPREADING and amount is not None and self.opens(place):
            self._lists[place.within.number] = kind, amount

    def opens(self, place: Place) -> bool:
        """Whether words like "trong đó:" behind an amount bring in the sections below its own."""
        folded, section = self._context.folded, place.within
        start, end = place.amount.full_end, section.own_end
        if section.end == end or end - start > _LONGEST_LEAD:
            return False
        split = self._context.grammar.budgets.split
        return folded[start:end].rstrip().endswith(":") and split.search(folded, start, end) is not None

    def goes_on(self, place: Place, last: Place) -> bool:
        """Whether a sentence begins with words like "Trong đó" and tells a part of the amount before it."""
        whole, part = last.amount.low, place.amount.low
        if place.section.number != last.section.number or whole is None or part is None or part > whole:
            return False
        start, end = place.sentence.start, place.before.end
        patterns = (self._context.grammar.budgets.split, _THEREBY)
        return any(pattern.match(self._context.folded, start, end) is not None for pattern in patterns)

    def _is_to_come(self, place: Place) -> bool:
        """Whether a sentence names a year of the plan before an amount: "Phân kỳ: năm 2031 3 tỷ đồng"."""
        first, reading = self._context.header.begins, self._context.document.reading
        named = periods(reading, place.sentence.start, place.amount.start)
        return first is not None and any(each.last is not None and each.last >= first for each in named)

    def _listed(self, place: Place) -> str | None:
        """What the amount is whose parts a list tells, for one in that list that is not too much for it."""
        parent = place.section.parent
        kind, left = (None, 0) if parent is None else self._lists.get(parent, (None, 0))
        amount = place.amount.low
        if kind is None or parent is None or amount is None or amount > left:
            return None
        if place.passage == 0 and place.before.start <= place.paragraph:
            self._lists[parent] = kind, left - amount
        return kind

    def _is_told_with(self, place: Place, last: Place) -> bool:
        """Whether an amount is told in one breath with the one before it, and not of the years to come.

        It is not where that stands in brackets: "5 tỷ đồng (năm 2030 chi 4 tỷ đồng), gồm: 2 tỷ đồng …".
        """
        start, end = last.amount.full_end, place.amount.start
        folded, onward = self._context.folded, self._context.grammar.budgets.onward
        if closes_bracket(folded, start, end):
            return False
        listed = folded.find(",", start, end) >= 0 and folded.find(";", start, end) < 0
        return listed and onward.search(folded, start, end) is None

    def _is_part(self, place: Place, last: Place) -> bool:
        """Whether an amount is evidently a part of the one before it, or goes on with its parts."""
        between = self._context.folded[last.amount.full_end : place.amount.start]
        if between.split()[-1:] == ["và"] and not _MARK.search(between):
            return True  # "đã hỗ trợ 5 tỷ đồng từ ngân sách và 2 tỷ đồng từ quỹ"
        if self._names.is_total(self._names.label(place)):
            return False
        goes = self._goes and self._end == last.amount.full_end
        amount = place.amount.low or 0
        # A list that a colon brings in goes on over semicolons, up to what it splits.
        listed = goes and 0 < amount <= self._left
        if not listed and (";" in between or (")" in between and "(" not in between)):
            return False
        cue = self._context.grammar.budgets.split.search(between)
        # "đã chi 9 tỷ đồng (ngân sách 7 tỷ đồng, dân góp 2 tỷ đồng)"
        opens = between.lstrip().startswith("(") and amount <= (last.amount.low or 0)
        self._goes = opens or cue is not None or goes
        if cue is not None:
            self._left = (last.amount.low or 0) if between[cue.end() :].lstrip().startswith(":") else 0
        self._left -= amount
        self._end = place.amount.full_end
        return self._goes
