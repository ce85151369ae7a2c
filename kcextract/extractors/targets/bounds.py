"""Between what a figure lies: its comparator, its bounds, and whether "khoảng" or "dự kiến" holds for it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

import regex

from kcextract.document import Notice, Span
from kcextract.extractors.context import Context
from kcextract.extractors.frames import Frame
from kcextract.extractors.quantities import Quantity, bound_as
from kcextract.extractors.targets.phrases import Phrase
from kcextract.extractors.targets.unsaid import Last, bound_with, is_restated, is_set_apart
from kcextract.text.folding import fold, fold_pattern
from kcextract.text.spaces import single_spaced

_IN_OTHER_UNITS = regex.compile(fold_pattern(r"\btương\s+(?:ứng|đương)\b"))
# What is counted in whole numbers only.
_COUNTED_WHOLE = frozenset(
    "person organisation household event product work animal plant media document plan classifier".split()
)
# Before how many times as much something is to be.
MULTIPLIES = "gấp"
# Behind it a list may begin: "dự 3 hội chợ với khoảng 300 sản phẩm; 900 lượt khách".
_WITH = fold("với ")
# What a bound is of what is not to be.
_AVERTED = {"lt": "ge", "gt": "le", "le": "gt", "ge": "lt"}


class Saying(NamedTuple):
    """What is said around a figure, whose words begin at ``start``.

    Its sentence first says "dự kiến" at ``expected`` and tells its first target at ``head``, if one was
    told. ``own`` is the verb that the figure has of its own; ``elided`` is true where it goes on with the
    verb of the one before.
    """

    expected: Span | None
    head: int | None
    start: int
    own: str | None
    elided: bool


class Bounds(NamedTuple):
    """Between what a figure lies.

    ``approximate`` says that a "khoảng" may hold for the next figure, too, ``heads`` that a list may begin.
    """

    comparator: str
    low: Decimal | None
    high: Decimal | None
    approximate: bool
    heads: bool


class BoundReader:
    """Reads the bounds of the targets of a document; what is doubtful in them is added to ``notices``."""

    def __init__(self, context: Context, notices: list[Notice]) -> None:
        self._context = context
        self._notices = notices

    def of_quantity(
        self, quantity: Quantity, phrase: Phrase, frame: Frame, saying: Saying, last: Last | None
    ) -> Bounds:
        """The bounds of ``quantity``; ``last`` is the target before it in its sentence, if there is one."""
        low, high, comparator = quantity.low, quantity.high, quantity.comparator
        own, start, folded = saying.own, saying.start, self._context.folded
        if quantity.readings:
            low, high = self._read_as(quantity, phrase)
        # Of "gấp gần 3 lần" the word says nothing of what follows.
        approximate = comparator == "approx" and (own is None or not own.lower().endswith(MULTIPLIES))
        if (
            comparator == "eq"
            and last is not None
            and (
                bound_with(self._context, quantity, phrase.unit_class, last)
                or is_restated(self._context, quantity, phrase, start, last)
            )
        ):
            comparator, low, high = bound_as(last.comparator, low)
        if (
            phrase.unit_class == "share"
            and comparator in _AVERTED
            and self._context.grammar.targets.averted.search(folded, start, quantity.start)
        ):
            comparator, low, high = _AVERTED[comparator], high, low
        heads = last is None or last.end <= frame.clause_start
        if comparator == "eq":
            shares = saying.elided and last is not None and self._shares(last, quantity, phrase, heads)
            if shares or self._is_expected(frame, quantity, saying):
                comparator, approximate = "approx", True
            heads = heads or (shares and last is not None and last.heads)
        heads = heads or folded.endswith(_WITH, start, quantity.outer_start)
        return Bounds(comparator, low, high, approximate, heads)

    def _shares(self, last: Last, quantity: Quantity, phrase: Phrase, heads: bool) -> bool:
        """Whether the "khoảng" of the figure before holds for one without a verb of its own.

        It does in a list; not for a part of that figure, the same in another unit, or a percentage. Over a
        semicolon it does from the head of a clause, not in "mở 15 lớp cho khoảng 750 người; 4 hội nghị".
        """
        if not last.approximate or (heads and not last.heads):
            return False
        folded, start, end = self._context.folded, last.end, quantity.outer_start
        if self._context.grammar.targets.part.search(folded, start, end) is not None:
            return False
        if _IN_OTHER_UNITS.search(folded, start, end) is not None:
            return False
        return (phrase.unit_class == "share") == (last.unit_class == "share")

    def _is_expected(self, frame: Frame, quantity: Quantity, saying: Saying) -> bool:
        """Whether "dự kiến" holds for a figure: not for a part with a verb of its own.

        "dự kiến công nhận 40 sản phẩm, trong đó chọn 5 sản phẩm", "(dự kiến 90 bài thi, trao 7 giải)"
        """
        expected = saying.expected
        if expected is None or expected.end > quantity.outer_start:
            return False
        if saying.own is not None and is_set_apart(self._context, expected, quantity.outer_start):
            return False
        first = saying.head is None or expected.start < saying.head
        return first or expected.start >= frame.clause_start

    def _read_as(self, quantity: Quantity, phrase: Phrase) -> tuple[Decimal | None, Decimal | None]:
        """The bounds of a number that can be read in two ways: whole, if such things are counted whole."""
        whole, _ = quantity.readings
        if phrase.unit_class in _COUNTED_WHOLE:
            _, low, high = bound_as(quantity.comparator, whole)
            return low, high
        printed = single_spaced(self._context.document.reading[quantity.start : quantity.end])
        first, second = quantity.readings
        sentence = f"“{printed}” can be read as {first} and as {second}; it is left empty."
        self._notices.append(Notice("warning", "ambiguous_number", sentence, quantity.start, quantity.end))
        return None, None
