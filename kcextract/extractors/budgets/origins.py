"""Where the money of an amount comes from, by the words at it."""

from __future__ import annotations

import regex

from kcextract.document import Span
from kcextract.extractors.budgets.codes import (
    CENTRAL,
    LOCAL,
    OTHER,
    OWN,
    STATE,
    STATE_MONEY,
    first_of,
    resolve,
)
from kcextract.extractors.budgets.notes import payer_of_share, taken_in, told_before, with_next_budget
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.context import Context
from kcextract.grammar.entries import Pattern
from kcextract.grammar.sieve import members, opened
from kcextract.text.folding import fold_pattern
from kcextract.text.matching import ALONE

# So many characters before and behind an amount are read as one phrase with it.
LONGEST_PHRASE = 160
# "từ ngân sách tỉnh 70%, ngân sách huyện 20% và vốn dân góp 10%"
_SHARES = regex.compile(r"[^,;.%\d]*\d+(?:[.,]\d+)?\s*%(?:\s*(?:,|;|và)[^,;.%\d]*\d+(?:[.,]\d+)?\s*%)+")
_BRACKETED = regex.compile(r"\s*\((?P<words>[^()\d%]+)\)")
# By what money is reckoned, and from what it is taken: "1% vốn ngân sách, 5 tỷ đồng (lấy từ dự phòng tỉnh)".
_RECKONED = regex.compile(
    fold_pattern(r"\d\s*%\s+(?:(?:tổng|số)\s+)*(?:vốn|kinh\s+phí|ngân\s+sách|nguồn|chi\s+phí)(?!\p{L})")
)
_TAKEN = regex.compile(
    fold_pattern(r"[^.;:()\d]{0,60}\(\s*(?:được\s+)?(?:lấy|trích|chi|cấp)\s+từ\s+(?P<words>[^(),;\d]+)")
)
# A budget named as such, not by a programme that it pays for.
_BUDGET = regex.compile(fold_pattern(r"(?<!\p{L})(?:ngân\s+sách|nhà\s+nước|nsnn)(?!\p{L})"))
# Money raised from whomever, as long as brackets do not say from whom.
_RAISED = regex.compile(fold_pattern(r"(?<!\p{L})xã\s+hội\s+hóa(?!\p{L})"))
_IN_BRACKETS = regex.compile(r"\([^()]*(?:\)|$)")
# "5 tỷ đồng do các doanh nghiệp, cơ sở sản xuất đóng góp"
_BY_SEVERAL = regex.compile(
    fold_pattern(
        r"\s*do\s+(?:các\s+)?[^.;:\d()]{1,80}?\s(?:đóng\s+góp|đối\s+ứng|chi\s+trả|tự\s+(?:bỏ|lo|cân\s+đối|trang\s+trải|bố\s+trí)"
        r"|bảo\s+đảm|đảm\s+bảo)(?!\p{L})"
    )
)
_FROM = regex.compile(fold_pattern(r"\s*(?:từ|do|bằng)\s"))
# What brings the money in behind what it is for.
WITH = " với "


class Origins:
    """Reads the sources of amounts in one document."""

    def __init__(self, context: Context) -> None:
        self._folded = context.folded
        self._grammar = context.grammar.budgets
        # The sources that words name, and who pays by a name: both are asked for more than once.
        self._named: dict[str, tuple[str, ...]] = {}
        self._payers: dict[Span, str | None] = {}

    def source(self, place: Place, label: Span | None, *, is_total: bool) -> str | None:
        """The code of where the money comes from, by the words at the amount; None where they do not tell.

        ``label`` is its name, ``is_total`` whether that is one of a total. Of several kinds the first that is
        named counts, but a total from several is ``tong``.
        """
        taken = self._taken(place)
        if taken is not None:
            return taken
        several = _BY_SEVERAL.match(self._folded, place.amount.full_end, place.sentence.end)
        tail = place.before._replace(start=max(place.before.start, place.before.end - LONGEST_PHRASE))
        if several is not None:
            behind: Span | None = Span(*several.span())
        else:
            behind = self._listed(place) if self._matches(self._grammar.origin, place.behind) else None
            behind = payer_of_share(self._folded, place) or behind
        after = (
            place.after if self.is_borne(place) else self._bracketed(place) or taken_in(self._folded, place)
        )
        if behind is not None and behind.end > place.behind.end and label is not None:
            # Of a name behind the amount, the whole list: "5 tỷ đồng từ [ngân sách tỉnh] và ngân sách huyện"
            label = label if label.end <= place.amount.start else None
        for span in (label, behind, after):
            codes = () if span is None else self.codes(span)
            if codes == (OTHER,) and span is label and self._is_paid(behind):
                continue  # "kinh phí lồng ghép 5 tỷ đồng từ nguồn sự nghiệp của huyện"
            if (len(codes) > 1 or codes == (STATE,)) and not is_total and span is label and label is not None:
                codes = self._outside_brackets(label) or codes
            if codes:
                return resolve(codes) if is_total else first_of(codes)
        told = told_before(self._folded, label, self._grammar.bare)
        if told is not None and (code := self.source_in(told)) is not None:
            return code
        code = self.source_in(tail)
        # "cho các cơ sở vay vốn với tổng hạn mức 5 tỷ đồng"
        led = label is not None and self._folded.endswith(WITH, 0, label.start)
        return None if code == OTHER and is_total and not led else code

    def _taken(self, place: Place) -> str | None:
        """From where an amount is taken, in brackets behind it, that is so many per cent of other money."""
        if self._folded.find("%", *place.before) < 0 or _RECKONED.search(self._folded, *place.before) is None:
            return None
        match = _TAKEN.match(self._folded, place.amount.full_end, place.sentence.end)
        return None if match is None else self.source_in(Span(*match.span("words")))

    def is_borne(self, place: Place) -> bool:
        """Whether the words behind a comma say who bears an amount."""
        return self._matches(self._grammar.borne, place.after)

    def _is_paid(self, behind: Span | None) -> bool:
        """Whether the words behind an amount begin with "từ" or "do" and name the state's money alone."""
        if behind is None or _FROM.match(self._folded, *behind) is None:
            return False
        codes = self.codes(behind)
        return bool(codes) and STATE_MONEY.issuperset(codes)

    def _bracketed(self, place: Place) -> Span | None:
        """The words in brackets behind an amount that say where it comes from; None with a figure."""
        match = _BRACKETED.match(self._folded, place.amount.full_end, place.sentence.end)
        found = None if match is None else Span(*match.span("words"))
        return found if found is not None and self._matches(self._grammar.origin, found) else None

    def _listed(self, place: Place) -> Span:
        """The words behind an amount; of several budgets, or sources with their shares, up to the last."""
        behind = place.behind
        further = with_next_budget(self._folded, place)
        if further is not None and STATE_MONEY.issuperset(self.codes(further)):
            return further
        shares = self._folded.find("%", *behind) >= 0 and _SHARES.match(
            self._folded, behind.start, place.sentence.end
        )
        return Span(*shares.span()) if shares else behind

    def source_in(self, span: Span) -> str | None:
        """The code of the source or sources that the words of ``span`` name."""
        return resolve(self.codes(span))

    def names_source(self, label: Span | None) -> bool:
        """Whether the name of an amount tells where it comes from."""
        return label is not None and self.source_in(label) is not None

    def payer(self, label: Span | None) -> str | None:
        """The code of who pays, if the name of an amount says nothing else: "tỉnh", "các huyện"."""
        if label is None:
            return None
        if label not in self._payers:
            rules = self._grammar.payers
            fitting = (rule.code for rule in rules if self._matches(rule.pattern, label))
            self._payers[label] = next(fitting, None)
        return self._payers[label]

    def codes(self, span: Span) -> tuple[str, ...]:
        """The sources named in ``span``, in order; words that one rule has taken are not read by the next."""
        return self.codes_in(self._folded[span.start : span.end])

    def codes_in(self, text: str) -> tuple[str, ...]:
        """The sources named in folded ``text``, in order."""
        known = self._named.get(text)
        if known is None:
            known = self._named[text] = self._read_codes(text)
        return known

    def _read_codes(self, text: str) -> tuple[str, ...]:
        found: list[tuple[int, str]] = []
        passing = self._grammar.source_sieve.passing(text, 0, len(text))
        for rule in (self._grammar.sources[number] for number in members(passing)):
            places = [(match.start(), rule.code) for match in opened(rule.pattern, text, 0, len(text))]
            if places:
                found += places
                text = rule.pattern.sub(lambda match: "·" * len(match.group()), text)
        return tuple(dict.fromkeys(code for _, code in sorted(found)))

    def _outside_brackets(self, label: Span) -> tuple[str, ...]:
        """The one source that a name has but for words in brackets, or that these say more closely."""
        text = self._folded[slice(*label)]
        outside = _IN_BRACKETS.sub(lambda match: "·" * len(match.group()), text)
        codes = self.codes_in(outside)
        if codes == (OTHER,) and _RAISED.search(outside) is not None:
            # "Vốn xã hội hóa (do các hộ đóng góp)"
            return (OWN,) if {self.codes_in(each) for each in _IN_BRACKETS.findall(text)} == {(OWN,)} else ()
        if codes == (STATE,) and _BUDGET.search(outside) is None:
            # "Vốn Chương trình MTQG (ngân sách trung ương)"
            named = _IN_BRACKETS.findall(text)
            closer = self._told_by(named[0].strip("() ")) if len(named) == 1 and "," not in named[0] else ()
            return closer[:1] if set(closer) - {OWN} in ({CENTRAL}, {LOCAL}) else ()
        return codes if len(codes) == 1 and codes[0] != STATE else ()

    def _told_by(self, text: str) -> tuple[str, ...]:
        """The sources that words in brackets name, or who they say pays: "(TW)"."""
        payers = (rule.code for rule in self._grammar.payers if rule.pattern.match(text) is not None)
        return self.codes_in(text) or tuple(payers)

    def _matches(self, pattern: Pattern, span: Span) -> bool:
        return pattern.match(self._folded, span.start, span.end, ALONE) is not None
