"""What goes on with a figure that was left out: its parts, and what is listed with it."""

from __future__ import annotations

import regex

from kcextract.extractors.context import Context
from kcextract.extractors.frames import Frame
from kcextract.extractors.news import NEWS
from kcextract.extractors.periods import Stated
from kcextract.extractors.quantities import Quantity
from kcextract.extractors.targets.bases import is_time
from kcextract.extractors.targets.exclusions import NORM, OWN_PARTS, STATE, Reason
from kcextract.extractors.targets.phrases import Phrase
from kcextract.text.brackets import closes_bracket
from kcextract.text.folding import fold, fold_pattern

# "Bên cạnh đó, tỉnh có 5 trường": what is there, too.
_HAS_TOO = regex.compile(
    fold_pattern(
        r"\s*(?:bên\s+cạnh\s+đó|ngoài\s+ra|đồng\s+thời|cùng\s+với\s+đó)\s*,\s*"
        r"(?:toàn\s+)?(?:tỉnh|huyện|thành\s+phố|xã|ngành|vùng|trên\s+địa\s+bàn)(?:\s+[^\W\d]+){0,2}?\s+(?:còn\s+)?có\s+\d"
    )
)
# At the head of a sentence of news: all that it tells is so.
_PRESENT = regex.compile(
    fold_pattern(
        r"\W*(?:hiện(?:\s+(?:nay|tại))?|đến\s+nay|tính\s+đến\s+(?:nay|hết\s+(?:tháng|quý)))(?!\p{L})"
    )
)
# So many states make a report of a paragraph of news.
_REPORTED = 2
_MUST = fold("phải")
# So far back brackets are counted.
_FAR = 2000


class LeftOut:
    """The last figure of a document that was no target, and why."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._news = context.header.family == NEWS
        self._reason: Reason | None = None
        self._frame: Frame | None = None
        # The paragraph in which the last figure stands, and how many there were states; -1 from a target on.
        self._paragraph = -1
        self._states = 0

    def remember(self, reason: Reason | None, frame: Frame) -> None:
        """Keep why a quantity was left out, if it was.

        What is said of all that is listed is not ended by an age or a grade among it.
        """
        if frame.paragraph_start != self._paragraph:
            self._paragraph, self._states = frame.paragraph_start, 0
        if reason is None:
            self._states = -1
        elif reason.words == STATE and self._states >= 0:
            self._states += 1
        left, before = self._reason, self._frame
        within = before is not None and before.sentence_start == frame.sentence_start
        if left is None or not (left.spreads and within) or reason is None or reason.spreads:
            self._reason = reason
        self._frame = frame

    def goes_on(
        self, frame: Frame, quantity: Quantity, phrase: Phrase, period: Stated, done: int
    ) -> Reason | None:
        """Why ``quantity`` is left out with the one before; None where it is not. Figures end at ``done``."""
        reason, before = self._reason, self._frame
        if reason is None or before is None:
            return None
        if reason.words == STATE and self._is_dated_ahead(frame, quantity, phrase, period, done):
            return None
        if self._news and self._is_of_report(frame, quantity):
            return Reason(STATE, phrase.basis_end, spreads=False)
        if self._goes_on(reason, before, frame, quantity, phrase, done):
            # "Diện tích đạt 97 % kế hoạch. Trong đó lúa 5 ha; ngô 3 ha": all of the sentence was.
            return reason._replace(lists=reason.lists or before.sentence_start != frame.sentence_start)
        if reason.words == OWN_PARTS:
            own = self._context.grammar.targets.own_parts.match(self._context.folded, phrase.start)
            # "5 chương, 25 điều"
            return None if own is None else reason
        return None

    def _is_of_report(self, frame: Frame, quantity: Quantity) -> bool:
        """Whether all figures before in a paragraph of news were states, and its sentence tells of no plan.

        "Huyện đã xây 20 cầu, sửa 6 trạm. 80% số xã có điện": no verb says that something is done.
        """
        if frame.paragraph_start != self._paragraph or self._states < _REPORTED:
            return False
        folded, grammar = self._context.folded, self._context.grammar.targets
        if any(
            pattern.search(folded, frame.sentence_start, frame.sentence_end)
            for pattern in (grammar.ahead, grammar.planned, grammar.turn)
        ):
            return False
        verbs = self._context.grammar.verbs.find(folded, frame.sentence_start, quantity.outer_start)
        return all(each.verb.verb_class == "reach" for each in verbs)

    def _goes_on(
        self, left: Reason, before: Frame, frame: Frame, quantity: Quantity, phrase: Phrase, done: int
    ) -> bool:
        """Whether a quantity goes on with what was said of the one ``before``, which was left out.

        It does as a part of it ("hiện có 500 ha, trong đó rừng phòng hộ 300 ha"), in a list without a verb of
        its own, and in the same sentence where no verb says that something is done.
        """
        if not self._are_together(left, before, frame):
            return False
        folded, grammar = self._context.folded, self._context.grammar
        start = max(done, frame.sentence_start)
        same = before.clause_start == frame.clause_start
        said = max(start if left.begin is None else left.begin, quantity.outer_start - _FAR)
        if closes_bracket(folded, said, quantity.outer_start):
            # "đạt 500 con (hiện có 400 con), đàn gà 3.000 con": what was said ended with the bracket.
            return False
        if same and left.words == STATE and grammar.targets.part.search(folded, start, quantity.outer_start):
            return True
        own = start if same else max(start, frame.clause_start)
        # "hiện còn 40 chợ tạm; các xã này phải có 2 tổ tự quản"
        must = left.words == STATE and _MUST in folded[own : quantity.outer_start].split()
        if must or grammar.targets.turn.search(folded, start, quantity.outer_start):
            return False
        verbs = list(grammar.verbs.find(folded, own, quantity.outer_start))
        mark = max(folded.rfind(",", own, quantity.start), folded.rfind(";", own, quantity.start))
        opened = folded.rfind("(", own, quantity.outer_start)
        # "hỗ trợ 100% tiền giống cho hộ nuôi (2 con giống/hộ)"
        aside = same and opened >= 0 and all(each.end <= opened for each in verbs)
        normed = self._is_normed(left, phrase, same, any(each.start > mark for each in verbs), aside=aside)
        if normed is not None:
            return normed
        if not left.spreads or (left.units and phrase.unit_class not in left.units):
            return False
        if left.words == STATE and (
            same
            or left.lists
            or before.sentence_start != frame.sentence_start
            or self._begins_as_a_part(frame.clause_start, frame)
            or (self._news and _PRESENT.match(folded, frame.sentence_start) is not None)
        ):
            # "Trong 5 năm qua đã hỗ trợ 20 cơ sở, đào tạo 300 lao động": all of it was.
            return True
        return (same or left.words == STATE) and all(each.verb.verb_class == "reach" for each in verbs)

    def _is_dated_ahead(
        self, frame: Frame, quantity: Quantity, phrase: Phrase, period: Stated, done: int
    ) -> bool:
        """Whether words of its own give a figure a year to come: "hiện có 40 bể; năm 2037 đạt 60 bể".

        Nothing is to be in such a year that is so when the document is issued.
        """
        header = self._context.header
        year = header.begins if header.issue_date is None else header.issue_date.year
        if year is None or period.basis != "sentence" or (period.last or 0) <= year:
            return False
        folded, named = self._context.folded, str(period.last)
        return (
            folded.find(named, max(done, frame.clause_start), quantity.outer_start) >= 0
            or folded.find(named, phrase.unit_end, phrase.said) >= 0
        )

    def _is_normed(
        self, left: Reason, phrase: Phrase, same: bool, verbs: bool, *, aside: bool
    ) -> bool | None:
        """Whether a share or rate goes on with the norm before it; None where that is not what was said.

        A rate ``aside`` stands in brackets in the clause of the norm.
        """
        if left.words != NORM:
            return None
        if phrase.unit_class != "share":
            # "Định mức: 1 cán bộ/xã; 1 cộng tác viên/thôn"
            rate = phrase.basis is not None and not is_time(phrase.basis)
            return True if rate and ((left.lists and not verbs) or aside) else None
        if left.units == ("share",) and not verbs:
            # "Hỗ trợ 100% kinh phí cho hộ nghèo; 70% cho hộ cận nghèo"
            return phrase.end == phrase.unit_end
        # "Mức hỗ trợ: xã thường 45%, xã nghèo 75%"
        return True if left.lists and same else None

    def _are_together(self, left: Reason, before: Frame, frame: Frame) -> bool:
        """Whether ``frame`` is in the sentence of ``before``, or tells a part of what was: ". Trong đó …"."""
        if before.sentence_start == frame.sentence_start:
            return True
        told = left.words == STATE and left.spreads and before.paragraph_start == frame.paragraph_start
        return told and (
            self._begins_as_a_part(frame.sentence_start, frame)
            or _HAS_TOO.match(self._context.folded, frame.sentence_start, frame.clause_end) is not None
        )

    def _begins_as_a_part(self, begin: int, frame: Frame) -> bool:
        """Whether a clause or sentence tells a part of what the one before tells: "; trong đó …"."""
        folded = self._context.folded
        while begin < frame.clause_end and folded[begin].isspace():
            begin += 1
        return self._context.grammar.targets.part.match(folded, begin) is not None
