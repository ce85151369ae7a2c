"""Why a quantity is no target."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

import regex

from kcextract.extractors.attachments import is_in_attached_plan
from kcextract.extractors.context import Context
from kcextract.extractors.frames import Frame
from kcextract.extractors.headings import Headings
from kcextract.extractors.news import NEWS, OtherNews, paragraphs_gone_by
from kcextract.extractors.passages import is_prose
from kcextract.extractors.periods import Stated
from kcextract.extractors.quantities import Quantity
from kcextract.extractors.targets.gone import GoneBy
from kcextract.extractors.targets.past import PastPassages
from kcextract.extractors.targets.phrases import TURNS, Phrase
from kcextract.grammar.patterns import any_of
from kcextract.grammar.sieve import members
from kcextract.grammar.targets import Exclusion, Holding
from kcextract.text.brackets import closes_bracket
from kcextract.text.folding import fold
from kcextract.text.matching import ALONE

STATE = "it states how things are or were"
CONDITION = "it is part of a condition or a norm"
NORM = "it is a norm or a rate of support"
FORCE = "it stands in the article on force"
OWN_PARTS = "it counts parts of the document"
_SILENT_ROLES = {
    "header": "it stands in the head of the document",
    "legal_bases": "it stands among the legal bases",
    "recipients": "it stands among the recipients",
    "signature": "it stands in the signature",
    "effect": FORCE,
    "scope": CONDITION,
    "subjects": CONDITION,
    "priorities": CONDITION,
}
_OBJECTIVES = frozenset({"objectives", "objectives_general", "objectives_specific"})
# The titles of regulations by which something is to be reached rather than kept.
_POLICIES = tuple(map(fold, ("chính sách", "cơ chế")))
# So many words behind "Quy định" say of what: "Quy định một số chính sách".
_SAYING = 4
# Of these a regulation says how long, and which part, rather than how many.
_NO_THINGS = re.compile(fold(r"\s*(?:%|(?:năm|tháng|tuần|ngày|giờ|tiết|buổi)\b)"))
_OWN_PART_CUES = ("gồm", "bao gồm", "với", "có", "theo", "sau", "ra")
# "1/3 số xã", which is no count of "số".
_FRACTION = re.compile(r"\d{1,2}\s?/\s?\d{1,2}\s+số")
# "2/3 dân số"
_DENOMINATOR = re.compile(r"\d\s?/\s?$")
# "số bác sĩ/10.000 dân: 9"
_PER = re.compile(r"[^\W\d]\s?/\s?$")
_SCALES = frozenset(map(Decimal, (100, 1_000, 10_000, 100_000, 1_000_000)))
_NEAR = 4
# What tells how things are, or will be by a year to come.
_BY_THEN = fold("tính đến").split()
_HAS = re.compile(r"\bcó\s*$")
_WINDOW = 80
# Where a time is told in words, and is not that of all the document.
_TOLD = ("sentence", "section")
_BOUNDED = ("ge", "gt", "le", "lt")
_COLON = 40
# No document has more parts of a kind.
_MOST_PARTS = 60
# So far back from a quantity its clause is searched for words that bear on it.
_FAR = 400


class Reason(NamedTuple):
    """Why a quantity is no target, in plain words, and where the words end that say so.

    ``spreads`` is true where it holds of what is listed behind the quantity, too: of things of the classes
    ``units`` only, unless these are empty. The words begin at ``begin``; ``lists`` is true where a colon
    stands between them and the quantity: they hold of all that is listed in the sentence.
    """

    words: str
    end: int
    spreads: bool
    units: tuple[str, ...] = ()
    begin: int | None = None
    lists: bool = False


class Exclusions:
    """Tells for the quantities of one document why they are no targets."""

    def __init__(self, context: Context) -> None:
        self._context = context
        header = context.header
        names = [fold(name) for name in (header.title, header.programme_title) if name is not None]
        rules = context.grammar.targets
        titles = [match for match in map(rules.regulation.match, names) if match is not None]
        self._regulation = bool(titles)
        self._policy = any(map(_is_policy, titles))
        family = header.family
        self._news = family == NEWS or (family == "khac" and is_prose(context))
        self._report = family != NEWS and bool(names) and rules.report.match(names[0]) is not None
        self._sections: dict[int, str | None] = {}
        self._any_counted = any_of(each.pattern for each in rules.counted)
        self._headings = Headings(context)
        # Where the last sentence began that was asked about, and whether it tells what was reached.
        self._told = (-1, False)
        self._others = OtherNews(context)
        self._over = paragraphs_gone_by(context)
        self._gone = GoneBy(context, news=self._news)
        self._passages = PastPassages(context, news=self._news)
        # A policy with objectives and years: what it says to do is done within these.
        self._is_programme = (
            self._policy
            and header.period_end is not None
            and any(each.role in _OBJECTIVES for each in context.outline.sections)
        )

    def of_place(self, frame: Frame, place: int) -> str | None:
        """Why no figure at ``place`` is a target, by its section and its headings; None if it may be."""
        number = frame.section
        if number not in self._sections:
            self._sections[number] = self._read(number)
        reason = self._sections[number]
        if reason is None and self._headings.tell_the_past(
            self._context.outline.sections[number], frame.sentence_start, place
        ):
            return STATE
        return reason

    def is_promised(self, frame: Frame, quantity: Quantity) -> bool:
        """Whether in a regulation the words before ``quantity`` say that it is promised.

        In an article on force it is where its sentence says nothing of the act; where the scope is told,
        as what is done in a stage of it.
        """
        rules, folded = self._context.grammar.targets, self._context.folded
        start, end = frame.sentence_start, quantity.outer_start
        if self._sections[frame.section] == FORCE:
            return rules.force.search(folded, start, frame.sentence_end) is None
        role = self._context.outline.sections[frame.section].role
        if not self._regulation and role == "scope":
            return rules.staged.match(folded, start, end) is not None
        if not self._regulation or role in _SILENT_ROLES:
            return False
        if rules.promise.search(folded, start, end) is not None:
            return True
        return (
            self._is_programme
            and quantity.comparator in ("eq", "approx")
            and _NO_THINGS.match(folded, quantity.unit_start) is None
            and (rules.delivery.match(folded, start, end) is not None or self._is_paid(frame, quantity))
        )

    def _is_paid(self, frame: Frame, quantity: Quantity) -> bool:
        """Whether a section on money tells what is paid for ``quantity``."""
        rules, folded = self._context.grammar.targets, self._context.folded
        if self._context.outline.sections[frame.section].role != "budget":
            return False
        return (
            rules.costed.match(folded, quantity.unit_start, frame.clause_end) is not None
            or rules.paid.search(folded, frame.sentence_start, quantity.outer_start) is not None
        )

    def of_quantity(
        self, quantity: Quantity, phrase: Phrase, frame: Frame, start: int, period: Stated
    ) -> Reason | None:
        """Why ``quantity`` is no target, by the words around it; ``start`` is where its words begin."""
        reason = (
            self._of_itself(quantity, phrase)
            or self._before(quantity, phrase, start, period)
            or self._behind(quantity, phrase, frame, period)
        )
        if reason is not None:
            return reason
        told = self._is_told(frame) and not self._is_to_come(phrase, period)
        if told or self._is_over(quantity.start) or self._is_had(quantity, frame, start):
            return Reason(STATE, phrase.basis_end, spreads=told)
        words = self.of_counted(phrase.start, frame.clause_end) or self._of_span(quantity, phrase, frame)
        if words is None and self._is_own_part(quantity, phrase, frame, start):
            words = OWN_PARTS
        if words is not None:
            return Reason(words, phrase.basis_end, spreads=False)
        if period.basis in _TOLD and period.last is not None and self._is_past(period.last):
            return Reason(STATE, phrase.basis_end, spreads=True)
        if self._gone.named(start, quantity.outer_start) and not self._turns(start, quantity.outer_start):
            return Reason(STATE, phrase.basis_end, spreads=True)
        return None

    def _of_itself(self, quantity: Quantity, phrase: Phrase) -> Reason | None:
        """Why a figure is no target by where it stands and how it is written."""
        if quantity.baseline:
            return Reason(STATE, phrase.basis_end, spreads=False)
        if self._others.hold(quantity.start):
            return Reason("it is told of in other news", phrase.basis_end, spreads=False)
        folded = self._context.folded
        if (
            _FRACTION.fullmatch(folded, quantity.start, phrase.unit_end) is not None
            or _DENOMINATOR.search(folded, max(0, quantity.start - _NEAR), quantity.start) is not None
        ):
            return Reason("it is a fraction", phrase.basis_end, spreads=False)
        # "20 lớp/1.000 lượt người" are two figures.
        scale = quantity.low in _SCALES and not phrase.unit.startswith(TURNS)
        if scale and _PER.search(folded, max(0, quantity.start - _NEAR), quantity.start):
            return Reason("it is what a rate is for each of", phrase.basis_end, spreads=False)
        return None

    def _is_over(self, place: int) -> bool:
        """Whether a place lies in a passage that tells what was."""
        return self._passages.hold(place) or self._over.hold(place)

    def _is_told(self, frame: Frame) -> bool:
        """Whether a sentence tells how much was reached of what was planned, and of nothing to come.

        In news also one that tells what somebody has, what was done at an event, or what a business wants
        for itself.
        """
        if self._told[0] != frame.sentence_start:
            grammar, folded = self._context.grammar.targets, self._context.folded
            start, end = frame.sentence_start, frame.sentence_end
            told = (
                folded.find("%", start, end) >= 0 and grammar.fulfilled.search(folded, start, end) is not None
            )
            event = not told and self._news and self._is_event(start, end)
            told = (told or event) and grammar.ahead.search(folded, start, end) is None
            told = told or (self._news and grammar.own_goal.search(folded, start, end) is not None)
            self._told = (start, told)
        return self._told[1]

    def _is_event(self, start: int, end: int) -> bool:
        """Whether a sentence of news tells of one person or of an event, and of no plan."""
        grammar, folded = self._context.grammar.targets, self._context.folded
        return (
            grammar.told.search(folded, start, end) is not None
            and grammar.planned.search(folded, start, end) is None
        )

    def _is_had(self, quantity: Quantity, frame: Frame, start: int) -> bool:
        """Whether a headline says what there is: "Toàn tỉnh có 185 trường đạt chuẩn"."""
        if not self._news or self._context.outline.sections[frame.section].role != "header":
            return False
        if self._context.in_body(quantity.start):
            return False
        folded = self._context.folded
        return _HAS.search(folded, start, quantity.outer_start) is not None and not self._turns(
            frame.clause_start, frame.clause_end
        )

    def _before(self, quantity: Quantity, phrase: Phrase, start: int, period: Stated) -> Reason | None:
        """What the words before the figure say, from ``start`` on."""
        folded, rules = self._context.folded, self._context.grammar.targets
        passing = rules.before_sieve.passing(folded, start, quantity.start)
        for number in members(passing & self._holds_for(quantity, phrase).before):
            each = rules.before[number]
            match = each.pattern.search(folded, start, quantity.start, ALONE)
            if match is None or self._turns(match.start(), quantity.outer_start):
                continue
            begin, end = match.start(), quantity.start
            if closes_bracket(folded, begin, end):
                continue  # "xây 21 trạm (định mức 3 tỷ đồng/trạm), cải tạo 16 trạm"
            if match[0].split() == _BY_THEN and self._lies_ahead(period):
                continue
            if each.reason == STATE and self._is_to_come(phrase, period):
                continue
            lists = folded.find(":", begin, end) >= 0
            return Reason(each.reason, phrase.basis_end, not each.alone, each.units, begin, lists)
        return None

    def _behind(self, quantity: Quantity, phrase: Phrase, frame: Frame, period: Stated) -> Reason | None:
        """What the words behind the unit say."""
        folded, rules = self._context.folded, self._context.grammar.targets
        far = max(frame.clause_start, quantity.outer_start - _FAR)
        passing = rules.behind_sieve.passing(folded, phrase.unit_end, frame.clause_end)
        for number in members(passing & self._holds_for(quantity, phrase).behind):
            each = rules.behind[number]
            match = each.pattern.match(folded, phrase.unit_end, frame.clause_end, ALONE)
            if match is not None and not self._unless(each, far, quantity.start):
                if each.reason == STATE and self._is_to_come(phrase, period):
                    continue
                if each.reason == STATE:
                    return Reason(STATE, max(phrase.basis_end, match.end()), not each.alone)
                return Reason(each.reason, phrase.basis_end, spreads=False, units=each.units)
        return None

    def _of_span(self, quantity: Quantity, phrase: Phrase, frame: Frame) -> str | None:
        """A span of time counts only where it says how long something is taught or lasts."""
        if phrase.unit_class != "duration" or phrase.basis is not None:
            return None
        folded, grammar = self._context.folded, self._context.grammar.targets
        far = max(frame.clause_start, quantity.outer_start - _FAR)
        taught = grammar.training.match(folded, phrase.unit_end, frame.clause_end)
        lasting = taught or grammar.duration.search(folded, far, quantity.outer_start)
        return None if lasting is not None else "it is a span of time"

    def _is_own_part(self, quantity: Quantity, phrase: Phrase, frame: Frame, start: int) -> bool:
        """Whether a figure counts the parts of the document: "gồm 5 chương", "9 nội dung chính:"."""
        folded = self._context.folded
        if quantity.low is not None and quantity.low > _MOST_PARTS:
            return False  # "120 bảng, biển báo: 3 tỷ đồng"
        if (
            self._context.grammar.targets.own_parts.match(folded, quantity.unit_start, frame.clause_end)
            is None
        ):
            return False
        cue = folded[max(start, quantity.outer_start - _WINDOW) : quantity.outer_start].split()[-1:]
        colon = folded.find(":", phrase.unit_end, min(frame.clause_end, phrase.unit_end + _COLON))
        return not cue or cue[0] in _OWN_PART_CUES or colon >= 0

    def of_counted(self, start: int, end: int) -> str | None:
        """Why what is counted at ``start`` makes no target: an age, a grade."""
        if self._any_counted.match(self._context.folded, start, end) is None:
            return None
        counted = self._context.grammar.targets.counted
        return next(each.reason for each in counted if each.pattern.match(self._context.folded, start, end))

    def _holds_for(self, quantity: Quantity, phrase: Phrase) -> Holding:
        """The exclusions for such units and such bounds."""
        bounded = quantity.comparator in _BOUNDED
        return self._context.grammar.targets.holding(phrase.unit_class, bounded=bounded, news=self._news)

    def _unless(self, exclusion: Exclusion, start: int, end: int) -> bool:
        return (
            exclusion.unless is not None
            and exclusion.unless.search(self._context.folded, start, end) is not None
        )

    def _turns(self, start: int, end: int) -> bool:
        """Whether what is said from ``start`` on turns to what is to come before ``end``."""
        return self._context.grammar.targets.turn.search(self._context.folded, start, end) is not None

    def _is_past(self, last: int) -> bool:
        header = self._context.header
        if not self._news:
            return header.begins is not None and last < header.begins
        # The year of a headline ("… vào năm 2030") is no beginning.
        return header.issue_date is not None and last < header.issue_date.year

    def _lies_ahead(self, period: Stated) -> bool:
        """Whether a sentence speaks of years that come after the document begins to hold."""
        begins = self._context.header.begins or 0
        return period.basis == "sentence" and period.last is not None and period.last > begins > 0

    def _is_to_come(self, phrase: Phrase, period: Stated) -> bool:
        """Whether right behind a figure a year is named that comes after the document's own.

        "Tỷ lệ người đã được tập huấn đạt 90% vào năm 2035": what was is said of those who are counted.
        """
        header = self._context.header
        year = header.begins if header.issue_date is None else header.issue_date.year
        behind = phrase.said > phrase.basis_end and period.basis == "sentence"
        return behind and year is not None and period.last is not None and period.last > year

    def _read(self, number: int) -> str | None:
        section = self._context.outline.sections[number]
        reason = _SILENT_ROLES.get(section.role)
        if section.role == "header" and (self._news or self._context.outline.body is not None):
            # The headline of news says what was promised.
            reason = None
        if reason == CONDITION and any(
            each.role == section.role
            and self._context.grammar.targets.amounts.search(fold(each.heading or "")) is not None
            for each in self._context.ancestors(section)
        ):
            reason = None
        if reason is not None:
            return reason
        if (
            self._regulation
            and section.role not in _OBJECTIVES
            and not is_in_attached_plan(self._context, section)
        ):
            return CONDITION
        if self._report and not any(
            self._context.grammar.targets.plans.search(fold(each.heading or ""))
            for each in self._context.ancestors(section)
        ):
            return STATE
        return None


def _is_policy(title: regex.Match[str]) -> bool:
    """Whether the title of a regulation names a policy: "Chính sách …", "Quy định một số chính sách …"."""
    following = " ".join(title.string[title.end() :].split()[:_SAYING])
    return title[0].endswith(_POLICIES) or any(policy in following for policy in _POLICIES)
