"""The targets of a document, quantity by quantity."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from kcextract.document import Notice, Severity, Span
from kcextract.extractors.activities import activity_in
from kcextract.extractors.claims import Claim, Claims
from kcextract.extractors.context import Context
from kcextract.extractors.frames import Frame, Frames
from kcextract.extractors.periods import PeriodReader, Stated
from kcextract.extractors.quantities import Quantity
from kcextract.extractors.targets.actions import Chain, first_verbs, governing_verbs, is_copula, said_by
from kcextract.extractors.targets.bases import each_at_head, each_before, each_behind, is_time, labelled_rate
from kcextract.extractors.targets.bounds import MULTIPLIES, BoundReader, Saying
from kcextract.extractors.targets.exclusions import CONDITION, FORCE, NORM, STATE, Exclusions
from kcextract.extractors.targets.lead_ins import LeadIns
from kcextract.extractors.targets.left_out import LeftOut
from kcextract.extractors.targets.phrases import UNKNOWN, Phrase, read_phrase
from kcextract.extractors.targets.predicates import is_measure, predicate, verbs_of_label
from kcextract.extractors.targets.series import Series, Shared, shared_phrase
from kcextract.extractors.targets.times import Times
from kcextract.extractors.targets.unsaid import (
    Last,
    bound_with,
    is_pace,
    of_list,
    unsaid,
    whole_of,
)
from kcextract.records import ContentItemRecord, TargetRecord
from kcextract.text.dates import Period
from kcextract.text.spaces import single_spaced

# What does nothing itself.
_MEASURED = frozenset("area length weight volume energy duration measure event document plan".split())
_TIMES_SIGNS = ("x", "×", "*")
# So many quantities behind one are looked at for the next that is no age.
_LOOKED_AT = 4
_NOTHING = "no known thing is counted by it"
_EDGE = " \t\n,;:.()-–"


class _Sentence(NamedTuple):
    """A sentence that begins at ``start``: its periods, and where it first says "dự kiến"."""

    start: int
    periods: tuple[Period, ...]
    expected: Span | None


class Found(NamedTuple):
    """The targets of a document, and what is doubtful in them."""

    records: tuple[TargetRecord, ...]
    notices: tuple[Notice, ...]


def extract_targets(
    context: Context,
    claims: Claims,
    quantities: Sequence[Quantity],
    periods: PeriodReader,
    content_items: Sequence[ContentItemRecord],
) -> Found:
    """The targets among ``quantities``, in text order; their spans are added to ``claims``.

    A quantity that is none of money, target or a thing claimed before is added to ``claims`` as
    ``unclaimed`` and told of in a notice. Never raises.
    """
    return _Reading(context, claims, periods, content_items).read(quantities)


class _Reading:
    def __init__(
        self,
        context: Context,
        claims: Claims,
        periods: PeriodReader,
        content_items: Sequence[ContentItemRecord],
    ) -> None:
        self._context = context
        self._claims = claims
        self._periods = periods
        self._items = content_items
        self._item_starts = [item.start for item in content_items]
        self._frames = Frames(context)
        self._exclusions = Exclusions(context)
        self._lead_ins = LeadIns(context, self._frames)
        # The verb of the last target of a section.
        self._actions: dict[int, str | None] = {}
        # The unit of the last target of a section, and its class.
        self._units: dict[int, tuple[str, str]] = {}
        self._times = Times(context, self._frames, periods)
        self._series = Series(context, periods)
        self._last: Last | None = None
        # Where the sentence of the last target begins, and the first target in it.
        self._head = (-1, -1)
        # How far quantities were read.
        self._done = 0
        self._baseline = Span(0, 0)
        self._deed: Chain | None = None  # what tells a part of the figure before, behind the one being read
        self._left_out = LeftOut(context)
        # The activity of the sentence that begins there.
        self._about: tuple[int, str | None] | None = None
        self._records: list[TargetRecord] = []
        self._notices: list[Notice] = []
        self._bounds = BoundReader(context, self._notices)
        self._sentence = _Sentence(-1, (), None)

    def read(self, quantities: Sequence[Quantity]) -> Found:
        free = [each for each in quantities if self._claims.at(each.start, each.end) is None]
        for index, quantity in enumerate(free):
            # The number of a basis ("/10.000 dân") was taken with the rate.
            if self._claims.at(quantity.start, quantity.end) is None:
                self._one(quantity, free[index + 1 : index + 1 + _LOOKED_AT])
        return Found(tuple(self._records), tuple(self._notices))

    def _one(self, quantity: Quantity, following: Sequence[Quantity]) -> None:
        frame = self._frames.at(quantity.start)
        limit = frame.clause_end
        if following and following[0].start < limit:
            limit = max(following[0].outer_start, quantity.end)
        silent = self._exclusions.of_place(frame, quantity.start)
        if silent in (CONDITION, FORCE) and self._exclusions.is_promised(frame, quantity):
            silent = None
        if silent is None and quantity.baseline:
            silent = STATE
            # The year behind a baseline is its own: "từ 10 % năm 2010 lên 20 %".
            self._baseline = Span(quantity.outer_start, limit)
        phrase: Phrase | None = read_phrase(
            self._context, quantity, limit, frame.clause_end, unknown=silent is None
        )
        if silent is not None:
            self._leave(quantity, phrase, silent)
            return
        yearly = self._series.yearly(quantity, frame)
        self._deed = None
        if phrase is None or phrase.unit_class == UNKNOWN:
            phrase, self._deed = self._series.deed(quantity, frame, self._last) or (phrase, None)
        if phrase is None:
            phrase = self._shared(quantity, frame, yearly) or of_list(
                self._context, quantity, frame, self._units
            )
        if phrase is None:
            counted = self._exclusions.of_counted(quantity.unit_start, frame.clause_end)
            self._leave(quantity, phrase, counted or _NOTHING)
            return
        last = self._last if self._last is not None and self._last.sentence == frame.sentence_start else None
        start = frame.clause_start if last is None else max(frame.clause_start, last.end)
        spoken = 0 if last is None else last.unit_end
        stated = self._sentence_of(frame).periods
        reach = self._reach(quantity, following, phrase, frame)
        period, said = self._times.of_quantity(quantity, phrase, frame, reach, stated, spoken, self._baseline)
        if yearly is not None:
            period = Stated(yearly.year, yearly.year, "sentence")
        since = max(frame.clause_start, self._done)
        phrase = phrase._replace(said=said)
        reason = self._exclusions.of_quantity(quantity, phrase, frame, since, period)
        if reason is not None and reason.words == NORM and is_pace(phrase, last):
            reason = None
        if reason is None:
            reason = self._left_out.goes_on(frame, quantity, phrase, period, self._done)
        self._done = phrase.basis_end if reason is None else max(phrase.basis_end, reason.end)
        self._left_out.remember(reason, frame)
        if reason is None:
            self._take(quantity, phrase, frame, start, limit, period, last)
        else:
            self._leave(quantity, phrase, reason.words)

    def _shared(self, quantity: Quantity, frame: Frame, yearly: Shared | None) -> Phrase | None:
        """The phrase of a figure behind which nothing is said, from those around it."""
        noun = self._series.labelled(quantity, frame) if yearly is None else yearly.noun
        if noun is not None:
            return shared_phrase(self._context, quantity, noun)
        listed = yearly is not None or self._series.parts(quantity, frame, self._last)
        return unsaid(self._context, quantity, frame, self._last, listed=listed)

    def _reach(self, quantity: Quantity, following: Sequence[Quantity], phrase: Phrase, frame: Frame) -> int:
        """Up to where a year is looked for behind a quantity: the next one that is no age or grade.

        "50 % trẻ từ 6 đến 11 tuổi biết bơi năm 2030", "450/100.000 trẻ vào năm 2030".
        """
        for each in following:
            if each.start >= frame.clause_end:
                break
            if each.start < phrase.basis_end:
                continue
            if self._exclusions.of_counted(each.unit_start, frame.clause_end) is None:
                return max(each.outer_start, quantity.end)
        return frame.clause_end

    def _own_verbs(
        self, quantity: Quantity, phrase: Phrase, frame: Frame, start: int, limit: int, last: Last | None
    ) -> tuple[Chain | None, bool]:
        """The verbs that a figure has of its own, before it or behind what it counts.

        True where all that its clause says is that there are so many.
        """
        if self._deed is not None:
            return self._deed, False
        near = frame.clause_start if last is None else max(frame.clause_start, last.unit_end)
        number = quantity.outer_start
        if quantity.comparator == "ge" and next(
            self._context.grammar.verbs.find(self._context.folded, number, quantity.start), None
        ):
            number = quantity.start  # "tối thiểu đạt 85 %"
        first = near == frame.clause_start
        chain = governing_verbs(self._context, start, near, number, phrase.end, limit, first=first)
        if chain is not None and is_copula(chain):
            said = first_verbs(self._context, start, chain.start)
            return said or verbs_of_label(self._context, start, chain.start, share=False), True
        if chain is not None:
            return chain, False
        begins = last is None or last.end < frame.clause_start
        if phrase.unit_class != "share" and (
            not begins
            or phrase.unit_class in _MEASURED
            or self._lead_ins.action(frame.section, self._actions) is not None
        ):
            return None, False
        said = predicate(self._context, start, number, phrase.end, limit, frame.clause_end)
        if said is not None and not begins and is_copula(said):
            said = None  # "tạo việc làm cho 90 người, trong đó 40 % là nữ"
        return said, False

    def _action(
        self, own: str | None, quantity: Quantity, phrase: Phrase, frame: Frame, start: int, last: Last | None
    ) -> tuple[str | None, str | None]:
        """The verb of a figure that has ``own``, and the one that holds for the next figures."""
        if own is not None:
            return own, own
        if last is None:
            return (self._action_around(quantity, phrase, frame),) * 2
        if is_measure(self._context, start, quantity.outer_start, last.action):
            return None, last.action
        # How many times as much one thing is to be is not done with the next.
        action = None if (last.action or "").lower().endswith(MULTIPLIES) else last.action
        return action, action

    def _action_around(self, quantity: Quantity, phrase: Phrase, frame: Frame) -> str | None:
        """The verb of a figure with none right before it: in its label, or before its list."""
        colon = self._context.folded.rfind(":", frame.clause_start, quantity.outer_start)
        chain = None
        if colon >= 0:
            label, share = frame.clause_start, phrase.unit_class == "share"
            chain = first_verbs(self._context, label, colon)
            chain = chain or verbs_of_label(self._context, label, colon, share=share)
        if chain is not None:
            return self._printed(*said_by(self._context, chain))
        return self._lead_ins.action(frame.section, self._actions)

    def _take(
        self,
        quantity: Quantity,
        phrase: Phrase,
        frame: Frame,
        start: int,
        limit: int,
        period: Stated,
        last: Last | None,
    ) -> None:
        chain, counted = self._own_verbs(quantity, phrase, frame, start, limit, last)
        own = None if chain is None else self._printed(*said_by(self._context, chain))
        elided = own is None and last is not None
        begins = last is None or last.end < frame.clause_start
        if own is None and counted and begins and self._series.yearly(quantity, frame) is None:
            action = carried = None
        else:
            # "… 450 người; từng năm lần lượt là 120, 150, 180"
            action, carried = self._action(own, quantity, phrase, frame, start, last)
        self._actions[frame.section] = carried
        self._units[frame.section] = phrase.unit, phrase.unit_class
        head = self._head[1] if self._head[0] == frame.sentence_start else None
        saying = Saying(self._sentence_of(frame).expected, head, start, own, elided)
        bounds = self._bounds.of_quantity(quantity, phrase, frame, saying, last)
        basis = self._basis(quantity, phrase, frame, start, last)
        end = max(phrase.said, limit if limit == frame.clause_end else phrase.said)
        begin, end = self._trim(start, end)
        begin = min(begin, quantity.outer_start)
        item = self._item(quantity.start)
        text = self._printed(begin, end)
        claimed = phrase.unit_end if phrase.basis is None else max(phrase.unit_end, phrase.basis_end)
        self._claims.add(Claim(quantity.start, max(quantity.end, claimed), "target"))
        if phrase.unit_class == UNKNOWN:
            sentence = (
                f"“{phrase.unit}” is not among the known units; it was read as a noun by its part of speech."
            )
            self._notices.append(Notice("info", "unknown_unit", sentence, phrase.start, phrase.unit_end))
        self._records.append(
            TargetRecord(
                doc_id=self._context.doc_id,
                target_no=len(self._records),
                section_no=frame.section,
                content_item_no=None if item is None else item.content_item_no,
                action=action,
                quantity_min=None if bounds.low is None else float(bounds.low),
                quantity_max=None if bounds.high is None else float(bounds.high),
                comparator=bounds.comparator,
                unit=phrase.unit or None,
                object=phrase.unit
                if phrase.start == quantity.start
                else self._printed(phrase.start, phrase.end),
                basis=basis,
                period_start=period.first,
                period_end=period.last,
                period_basis=period.basis,
                activity_code=self._activity(item, frame, begin, end),
                text=text,
                start=begin,
                end=end,
            )
        )
        if self._head[0] != frame.sentence_start:
            self._head = frame.sentence_start, quantity.start
        self._last = Last(
            frame.sentence_start,
            phrase.unit_end,
            phrase.said,
            carried,
            bounds.approximate,
            bounds.heads,
            bounds.comparator,
            phrase.unit,
            phrase.unit_class,
            self._records[-1].basis if phrase.basis is None else None,
            whole_of(self._context, quantity, frame, last),
        )

    def _activity(self, item: ContentItemRecord | None, frame: Frame, begin: int, end: int) -> str | None:
        if item is not None and item.activity_code is not None:
            return item.activity_code
        code = activity_in(self._context, begin, end)
        if code is not None:
            return code
        start, end = frame.sentence_start, frame.sentence_end
        if self._about is None or self._about[0] != start:
            self._about = (start, activity_in(self._context, start, end))
        return self._about[1]

    def _sentence_of(self, frame: Frame) -> _Sentence:
        """What is read once of the sentence around ``frame``."""
        if self._sentence.start != frame.sentence_start:
            context = self._context
            start, end = frame.sentence_start, frame.sentence_end
            expected = context.grammar.targets.expected.search(context.folded, start, end)
            self._sentence = _Sentence(
                start,
                tuple(self._periods.in_text(start, end)),
                None if expected is None else Span(*expected.span()),
            )
        return self._sentence

    def _basis(
        self, quantity: Quantity, phrase: Phrase, frame: Frame, start: int, last: Last | None
    ) -> str | None:
        """What a figure holds for each of: said behind it, before it, or before the one told again by it."""
        if phrase.basis is not None and not is_time(phrase.basis):
            return phrase.basis
        if self._series.yearly(quantity, frame) is not None:
            return phrase.basis
        each = each_before(self._context, start, quantity.outer_start)
        if each is not None and phrase.basis is not None and not is_time(each):
            return f"{each}/{phrase.basis}"  # "mỗi huyện làm 5 km kênh/năm"
        basis = phrase.basis or each or each_behind(self._context, phrase.end, frame.clause_end)
        if basis is None and last is not None:
            basis = self._basis_again(quantity, phrase, frame, last)
        if basis is not None:
            return basis
        label = labelled_rate(self._context, frame.clause_start, quantity.outer_start)
        return label.basis if label is not None and label.unit.startswith(phrase.unit) else None

    def _basis_again(self, quantity: Quantity, phrase: Phrase, frame: Frame, last: Last) -> str | None:
        """What a figure holds for each of by the one before it."""
        between = self._context.folded[last.end : quantity.outer_start].strip()
        if between in _TIMES_SIGNS and last.unit_class not in ("duration", "share"):
            return last.unit  # "16 lớp x 20 học viên"
        if between == "(":
            # "mỗi năm dạy nghề cho 900 người (30 lớp)"
            return last.each if is_time(last.each) else None
        if (quantity.comparator == "eq" or phrase.unit == last.unit) and bound_with(
            self._context, quantity, phrase.unit_class, last
        ):
            return last.each
        if is_time(last.each) and phrase.unit_class != "share":
            return each_at_head(self._context, frame.clause_start, last.end, quantity.outer_start)
        return None

    def _item(self, place: int) -> ContentItemRecord | None:
        index = bisect_right(self._item_starts, place) - 1
        if index >= 0 and place < self._items[index].end:
            return self._items[index]
        return None

    def _leave(self, quantity: Quantity, phrase: Phrase | None, reason: str) -> None:
        end = quantity.end if phrase is None else phrase.unit_end
        if phrase is not None and any(map(str.isdigit, phrase.basis or "")):
            # The number of a basis ("/100 dân") is left out with its rate.
            end = phrase.basis_end
        if not self._claims.add(Claim(quantity.start, end, "unclaimed")):
            # The number of a page parts the figure from its noun.
            self._claims.add(Claim(quantity.start, max(quantity.end, quantity.outer_end), "unclaimed"))
        printed = self._printed(quantity.start, end)
        severity: Severity = "info" if phrase is not None or reason != _NOTHING else "warning"
        self._notices.append(
            Notice(severity, "unclaimed_number", f"“{printed}” is no target: {reason}.", quantity.start, end)
        )

    def _trim(self, start: int, end: int) -> tuple[int, int]:
        text = self._context.document.reading
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in " \t\n,;:":
            end -= 1
        return start, end

    def _printed(self, start: int, end: int) -> str:
        return single_spaced(self._context.document.reading[start:end])
