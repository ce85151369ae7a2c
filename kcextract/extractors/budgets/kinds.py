"""Which amounts of money are for the programme, and what the others are."""

from __future__ import annotations

from bisect import bisect_right

import regex

from kcextract.extractors.attachments import is_in_attached_plan
from kcextract.extractors.budgets.allotted import is_allotted
from kcextract.extractors.budgets.alone import is_alone
from kcextract.extractors.budgets.codes import OWN
from kcextract.extractors.budgets.entries import RESULT, Entries
from kcextract.extractors.budgets.places import Place
from kcextract.extractors.budgets.projects import is_planned
from kcextract.extractors.budgets.rates import is_of_each_district
from kcextract.extractors.budgets.times import heading_of, is_of_amount_aside, is_of_surplus
from kcextract.extractors.context import Context
from kcextract.extractors.headings import Headings
from kcextract.extractors.news import NEWS, OtherNews, paragraphs_gone_by
from kcextract.extractors.past_headings import PastHeadings
from kcextract.extractors.periods import PeriodReader
from kcextract.grammar.budgets import Exclusion
from kcextract.grammar.sieve import members, opened
from kcextract.outline import Section
from kcextract.text.folding import fold, fold_pattern

RATE = "a rate for one thing"
PRICE = "a price or income"
LIMIT = "a limit in a condition"
PAST = "an amount of the past"
CHANGE = "a change of another amount"
MEAN = "a mean of another amount"
OUTSIDE = "money that is not the plan's"
FOREIGN = "another currency"
FRAME = "an amount in the head or foot of the document"
UNTOLD = "an amount whose purpose the words do not tell"

# Words without which nothing sets an amount outside the plan.
_NOT_INSIDE = (fold("không "), fold("chưa "), fold("ngoài "))
_FRAME_ROLES = frozenset({"header", "legal_bases", "recipients", "signature", "effect"})
_CONDITION_ROLES = frozenset({"scope", "subjects", "priorities"})
# News tell in their headlines what is to be spent; so does a text that is no act, whose head is not known.
_NO_ACT = "khac"
_HEADLINE = "header"
_REPORT = regex.compile(
    fold_pattern(r"\s*(?:báo\s+cáo\s+)?(?:về\s+)?(?:tình\s+hình|kết\s+quả|sơ\s+kết|tổng\s+kết)(?!\p{L})")
)
_PLANS = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:kế\s+hoạch|phương\s+hướng|nhiệm\s+vụ|giải\s+pháp|đề\s+nghị|kiến\s+nghị|kinh\s+phí|(?<!chương\s+trình\s+)mục\s+tiêu"
        r"|dự\s+kiến|nhu\s+cầu|đề\s+xuất)(?!\p{L})"
    )
)
_GAINS = regex.compile(fold_pattern(r"\s*hiệu\s+quả(?!\p{L})(?!.*(?:kinh\s+phí|nguồn\s+vốn))"))
# By how much an amount is above or below another: "thấp hơn 2 tỷ đồng", not "không thấp hơn".
_COMPARED = regex.compile(fold_pattern(r"(?<!\p{L}|không\s+)(?:thấp|cao|nhiều|ít)\s+hơn(?!\p{L})"))
_CLAUSE_END = regex.compile(r"\s*(?:[;.,]|$)")
# "hơn 5 tỷ đồng" tells of an amount; "tối đa 5 tỷ đồng" is a norm.
_OVER = "gt"
_ABOUT = "approx"
_EACH_YEAR = regex.compile(fold_pattern(r"\s*(?:mỗi|một|hằng|hàng)\s+năm(?!\p{L})"))
_EACH = fold("mỗi ")
_OPENING = regex.compile(r"\s*\(\s*")
_MOST_LEADS = 4
_BOUNDS = frozenset({"ge", "gt", "le", "lt"})
# What decides stands within so many characters of the amount.
_WINDOW = 400
# "đồng/năm" is a sum that is spent every year, no rate for one thing.
_YEARLY = frozenset({"năm", "1 năm", "01 năm"})
# "vốn điều lệ của Quỹ" is no money of the fund's.
_OF = "của "
_FOR = " để "
_OF_YEAR = regex.compile(
    fold_pattern(
        r"[-+*\s]*(?:(?:năm|giai\s+đoạn)\s+)?(?:19|20)\d{2}(?:\s*-\s*(?:năm\s+)?(?:19|20)\d{2})?\s*:?\s*"
    )
)
_RAISING = regex.compile(fold_pattern(r"(?<!\p{L})(?:vận\s+động|huy\s+động|thu\s+hút)(?!\p{L})"))
# Behind what is at most spent on a programme: all its time, or all of it.
_IN_ALL = regex.compile(
    fold_pattern(
        r"\s+(?:cho|trong)\s+(?:cả|toàn(?:\s+bộ)?)\s+(?:giai\s+đoạn|thời\s+kỳ|kỳ|chương\s+trình|đề\s+án|kế\s+hoạch)(?!\p{L})"
    )
)
# What a higher agency is asked for, for one thing: no rate, but all that it is to give.
_ASKED = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:đề\s+nghị|đề\s+xuất|kiến\s+nghị|xin)\s+(?:với\s+)?(?:bộ|trung\s+ương|chính\s+phủ|cục|tổng\s+cục|ngân\s+sách|tỉnh|ubnd|sở)"
        r"(?!\p{L})[^.;:]{0,80}?(?<!\p{L})(?:hỗ\s+trợ|cấp|bố\s+trí|bổ\s+sung)(?:\s+(?:kinh\s+phí|vốn|khoảng|thêm|số\s+tiền|là))*"
        r"(?:\s+(?:từ|bằng|qua)\s+[^.,;:()\d]{1,60})?\s*$"
    )
)
_ONE_SCHEME = regex.compile(
    fold_pattern(
        r"\s*cho\s+(?:0?1|một)\s+(?:đề\s+án|dự\s+án|tiểu\s+dự\s+án|công\s+trình|trung\s+tâm|trạm|nhà\s+máy|cụm|khu|tuyến|hệ\s+thống|bệnh\s+viện)(?!\p{L})"
    )
)
# What is given to each one of many.
_HELP = regex.compile(fold_pattern(r"(?<!\p{L})(?:mỗi|một|từng|hỗ\s+trợ|trợ\s+cấp|thưởng)(?!\p{L})"))
# In news: somebody's words.
_SAID = regex.compile(r"“[^“”]{1,800}”")
# One family of which news tell: "Gia đình ông Ba vừa làm nhà mới, tổng kinh phí 150 triệu đồng".
_FAMILY = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:gia\s+đình|hộ|vợ\s+chồng)\s+(?:(?:của|nhà)\s+)?(?:anh|chị|ông|bà|cô|chú|bác|em|cụ|tôi)(?!\p{L})"
    )
)
# One enterprise of which news tell what it got or spent: "HTX Ba Tri được hỗ trợ 90 triệu đồng".
_ENTERPRISE = regex.compile(
    r"(?<!\p{L})(?<!(?:[Cc]ác|[Nn]hững|\d)\s)"
    r"(?:HTX|THT|DNTN|[Hh]ợp tác xã|[Cc]ơ sở|[Cc]ông ty|[Dd]oanh nghiệp|[Hh]ộ kinh doanh|[Xx]ưởng)"
    r"(?:\s+\p{L}+){0,6}?(?:\s+\p{Lu}\p{L}*)+(?:\s*\([^()]*\))?,?\s+"
    r"(?:(?:đã|cũng|vừa|mạnh dạn|từng|còn)\s+)*"
    r"(?:được\s+(?:[^.,;:]{0,60}\s)?hỗ trợ|đầu tư|bỏ ra|bỏ vốn|chi|vay)(?!\p{L})"
)
_TO_COME = regex.compile(
    fold_pattern(r"(?<!\p{L})(?:sẽ|dự\s+kiến|kế\s+hoạch|phấn\s+đấu|theo\s+quyết\s+định)(?!\p{L})")
)
# A word in a name, before and behind another one.
_NAME = regex.compile(r"\p{Lu}\p{Ll}*\s\p{Lu}\p{Ll}")
_NAME_BEFORE = regex.compile(r"(?<!\p{L})\p{Lu}\p{Ll}+\s$")
_LONGEST_WORD = 20


class Kinds:
    """Tells for the amounts of one document what they are; ``rates`` is where some begin that are rates."""

    def __init__(self, context: Context, periods: PeriodReader, rates: frozenset[int]) -> None:
        self._rates = rates
        self._context = context
        self._periods = periods
        names = (context.header.title, context.header.programme_title)
        regulation = context.grammar.budgets.regulation
        self._is_regulation = any(name and regulation.match(fold(name)) is not None for name in names)
        self._past: dict[int, bool] = {}
        self._headings = Headings(context)
        self.entries = Entries(context)
        self._gains: dict[int, bool] = {}
        # In news: what is said by people, and where the headlines of other news begin.
        is_news = context.header.family == NEWS
        # A report of a year that tells no plans in its title.
        title = fold(context.header.title or "")
        self._is_report = not is_news and _REPORT.match(title) is not None and _PLANS.search(title) is None
        self._is_news = is_news
        self._said = [match.span() for match in _SAID.finditer(context.folded)] if is_news else []
        self._others = OtherNews(context)
        self._over = paragraphs_gone_by(context)
        self._unnumbered = PastHeadings(context)

    def other(self, place: Place) -> str | None:
        """What the amount at ``place`` is, if it is no money for the programme; None if it may be."""
        amount, section = place.amount, place.section
        if section.role in _FRAME_ROLES and not self._is_headline(place):
            return FRAME
        if self._others.hold(amount.start):
            return FRAME
        if amount.currency != "VND":
            return FOREIGN
        if self._is_outside(place):
            return OUTSIDE
        kind = self._by_words(place)
        if self._is_rate(place) and kind in (None, LIMIT):
            return RATE
        if kind is not None:
            return kind
        if section.role in _CONDITION_ROLES:
            return LIMIT
        return self._by_headings(place)

    def _is_outside(self, place: Place) -> bool:
        """Whether words behind an amount, or of one family before it, say that it is no money of the plan's.

        What those give who get the help is told so only since no budget plans it.
        """
        folded, start = self._context.folded, place.amount.full_end
        if self._is_news and _FAMILY.search(folded, place.sentence.start, place.amount.start) is not None:
            return True
        if self._is_news and self._is_of_enterprise(place):
            return True
        limit = max(start, min(start + _WINDOW, place.within.own_end))
        if not any(folded.find(word, start, limit) >= 0 for word in _NOT_INSIDE):
            return False
        grammar = self._context.grammar.budgets
        if grammar.outside.match(folded, start, limit) is None:
            return False
        return not any(
            rule.code == OWN and rule.pattern.search(folded, *place.before) is not None
            for rule in grammar.sources
        )

    def _is_of_enterprise(self, place: Place) -> bool:
        """Whether a sentence tells of one enterprise, before an amount, that it got or spent money."""
        begin, end = place.sentence.start, place.amount.start
        if _ENTERPRISE.search(self._context.document.reading, begin, end) is None:
            return False
        return _TO_COME.search(self._context.folded, begin, place.sentence.end) is None

    def _by_headings(self, place: Place) -> str | None:
        """What an amount is by its time, the headings above it and the title."""
        section = place.section
        start = place.amount.start
        if self._is_past(place) or self._over.hold(start) or self._unnumbered.hold(start):
            return PAST
        if any(self._tells_gains(each) for each in self._context.ancestors(section)):
            return PRICE
        if not self._is_regulation or section.role == "budget":
            return None
        return None if is_in_attached_plan(self._context, section) else LIMIT

    def _is_of_budget(self, place: Place) -> bool:
        """Whether an amount stands in a section on the budget, or below such a heading without a marker."""
        return place.section.role == "budget" or self._context.bare_role(place.amount.start) == "budget"

    def is_funding(self, place: Place) -> bool:
        """Whether the words around an amount say that it is money to be spent."""
        folded, grammar = self._context.folded, self._context.grammar.budgets
        if self._is_of_budget(place) or grammar.among.match(folded, *place.before) is not None:
            return True
        start = max(place.before.start, place.before.end - _WINDOW)
        if folded[place.before.start : place.amount.start].strip() == RESULT:
            start = max(place.clause, place.before.end - _WINDOW)
        again = grammar.again.match(folded, place.sentence.start, place.before.end)
        if again is not None or self.entries.is_entry(place) or is_planned(self._context, place):
            return True
        patterns = [grammar.purse, grammar.total, grammar.giving]
        index = bisect_right(self._said, place.amount.start, key=lambda said: said[0]) - 1
        if index >= 0 and place.amount.start < self._said[index][1]:
            # What somebody got is told, unless money of the programme is named.
            start, patterns = max(start, self._said[index][0]), patterns[:2]
        return (
            self._is_divided(place)
            or is_alone(self._context, place)
            or self._is_year_of_purse(place)
            or any(
                pattern.search(folded, begin, end) is not None
                for pattern in patterns
                for begin, end in ((start, place.before.end), place.behind)
            )
        )

    def _is_year_of_purse(self, place: Place) -> bool:
        """Whether an item tells a year's part under a heading that names money: "- Năm 2031: 2 tỷ đồng"."""
        above = place.section.parent
        if place.passage or above is None or _OF_YEAR.fullmatch(self._context.folded, *place.before) is None:
            return False
        heading = fold((self._context.outline.sections[above].heading or "")[:_WINDOW])
        return self._context.grammar.budgets.purse.search(heading) is not None and self.entries.ends(place)

    def _is_divided(self, place: Place) -> bool:
        """Whether brackets behind an amount begin with the name of money: its parts by source."""
        folded, grammar = self._context.folded, self._context.grammar.budgets
        limit = min(place.sentence.end, place.amount.full_end + _WINDOW)
        opening = _OPENING.match(folded, place.amount.full_end, limit)
        if opening is None:
            return False
        split = grammar.split.match(folded, opening.end(), limit)
        begin = opening.end() if split is None else split.end()
        while begin < limit and folded[begin] in " :,":
            begin += 1
        return grammar.purse.match(folded, begin, limit) is not None

    def _is_headline(self, place: Place) -> bool:
        """Whether an amount stands in a head that tells of it, or in the text of a page."""
        header = self._context.header
        told = header.family == NEWS or (header.family == _NO_ACT and header.number_symbol is None)
        return place.section.role == _HEADLINE and (told or self._context.in_body(place.amount.start))

    def _is_rate(self, place: Place) -> bool:
        basis = place.amount.basis
        if place.amount.start in self._rates:
            return True
        if basis is None:
            return False
        if " ".join(self._context.folded[basis.start : basis.end].split()) not in _YEARLY:
            return True
        return is_of_each_district(self._context, place)

    def _by_words(self, place: Place) -> str | None:
        folded, grammar = self._context.folded, self._context.grammar.budgets
        limit = min(place.sentence.end, place.amount.full_end + _WINDOW)
        for rule in grammar.behind:
            match = rule.pattern.match(folded, place.amount.full_end, limit)
            if match is not None and not (
                rule.bounded and (self._is_named(place, match.end()) or self._is_raised(place, match.end()))
            ):
                if rule.kind == RATE and self._is_asked(place):
                    continue
                return rule.kind
        if _COMPARED.search(folded, place.amount.outer_start, place.amount.start) is not None:
            return CHANGE
        start = max(place.before.start, place.before.end - _WINDOW)
        over = place.amount.comparator == _OVER and (self._tells_more(place) or self._gives(place, start))
        passing = grammar.before_sieve.passing(folded, start, place.before.end)
        found = [
            (self._decisive(rule, start, place.before.end), rule)
            for rule in (grammar.before[number] for number in members(passing))
            if not rule.bounded or (place.amount.comparator in _BOUNDS and not over)
        ]
        nearest = max(found, key=lambda each: each[0], default=None)
        if nearest is None or nearest[0] < start:
            return None
        if nearest[1].kind == LIMIT and self._is_estimate(place):
            return None
        if all(rule.kind == LIMIT for end, rule in found if end >= start) and self._is_cap(place):
            return None
        # Money that is to be spent, named nearer to the amount, overrules what is named before it.
        purses = [
            match.end()
            for match in opened(grammar.purse, folded, start, place.before.end)
            if not folded.endswith(_OF, start, match.start())
        ]
        if nearest[1].kind == PRICE and (
            self._is_given(nearest[0], place.before.end) or self._is_of_figure(place, nearest[0])
        ):
            return None
        if nearest[1].kind == PAST and is_allotted(self._context, place):
            return None
        return nearest[1].kind if not purses or purses[-1] <= nearest[0] else None

    def _is_asked(self, place: Place) -> bool:
        """Whether a budget asks for an amount: "Đề nghị Bộ A hỗ trợ 2 tỷ đồng cho 01 dự án"."""
        folded = self._context.folded
        if not self._is_of_budget(place) or _ONE_SCHEME.match(folded, place.amount.full_end) is None:
            return False
        return _ASKED.search(folded, *place.before) is not None

    def _is_estimate(self, place: Place) -> bool:
        """Whether an amount is what a norm comes to: "hỗ trợ 20% mức đóng cho các hộ, dự kiến 6 tỷ đồng".

        So is what a share of a norm takes of each year: "…, khoảng 6 tỷ đồng mỗi năm".
        """
        folded = self._context.folded
        if not folded[slice(*place.before)].rstrip().endswith(","):
            return False
        if place.amount.comparator == _ABOUT and _EACH_YEAR.match(folded, place.amount.full_end) is not None:
            return folded.find("%", *place.before) >= 0 and folded.find(_EACH, *place.before) < 0
        expected = self._context.grammar.budgets.expected
        return expected.match(folded, place.amount.outer_start, place.amount.start) is not None

    def _is_cap(self, place: Place) -> bool:
        """Whether money is at most so much in all: "Chi phí bằng 2% vốn, tối đa 3 tỷ đồng cho cả kỳ".

        Only where that money is what the sentence begins with.
        """
        folded = self._context.folded
        if place.section.role != "budget" or _IN_ALL.match(folded, place.amount.full_end) is None:
            return False
        begin = place.sentence.start
        while begin < place.before.end and not folded[begin].isalpha():
            begin += 1
        purse = self._context.grammar.budgets.purse.match(folded, begin, place.before.end)
        return purse is not None and _HELP.search(folded, begin, place.before.end) is None

    def _is_of_figure(self, place: Place, start: int) -> bool:
        """Whether words that end at ``start`` speak of another figure, before the lead of an entry.

        "Sản xuất gạch xuất khẩu 12.000 viên/năm - 250 triệu đồng"
        """
        counted = any(map(str.isdigit, self._context.folded[start : place.before.end]))
        return counted and self.entries.is_entry(place)

    def _is_given(self, start: int, end: int) -> bool:
        """Whether a clause behind ``start`` ends with a verb that gives: "xuất khẩu, huyện đầu tư"."""
        folded = self._context.folded
        comma = folded.rfind(",", start, end)
        if comma < 0:
            return False
        giving = self._context.grammar.budgets.giving
        return any(not folded[match.end() : end].strip() for match in giving.finditer(folded, comma, end))

    def _tells_more(self, place: Place) -> bool:
        """Whether the word before an amount is "hơn", which no norm has."""
        amount = place.amount
        return self._context.folded[amount.outer_start : amount.start].split()[-1:] == ["hơn"]

    def _gives(self, place: Place, start: int) -> bool:
        """Whether the clause of an amount begins with what gives it: "ngân sách tỉnh hỗ trợ trên"."""
        grammar = self._context.grammar.budgets
        begin = max(start, self._context.folded.rfind(",", start, place.before.end) + 1)
        for _ in range(_MOST_LEADS):
            match = grammar.lead.match(self._context.folded, begin, place.before.end)
            begin = begin if match is None else match.end()
        return grammar.purse.match(self._context.folded, begin, place.before.end) is not None

    def _is_named(self, place: Place, end: int) -> bool:
        """Whether a bounded amount is named as money, and its clause ends at ``end``: it is no condition."""
        if not self._is_of_budget(place) or not self.is_funding(place):
            return False
        end_of_clause = _CLAUSE_END.match(self._context.folded, end, max(end, place.sentence.end))
        return end_of_clause is not None

    def _is_raised(self, place: Place, end: int) -> bool:
        """Whether so much money or more is to be raised, and the clause ends at ``end``."""
        folded = self._context.folded
        ends = _CLAUSE_END.match(folded, end, max(end, place.sentence.end)) is not None
        return ends and _RAISING.search(folded, *place.before) is not None and self.is_funding(place)

    def _decisive(self, rule: Exclusion, start: int, end: int) -> int:
        """Where the words of ``rule`` end, the last time that they occur; -1 if they do not.

        Those of a pattern that reaches up to the amount can be overruled by nothing.
        """
        ends = [
            match.end()
            for match in opened(rule.pattern, self._context.folded, start, end)
            if rule.kind != PRICE or not self._is_name(match.start())
        ]
        return ends[-1] if ends else -1

    def _is_name(self, start: int) -> bool:
        """Whether a word begins a name or goes on with one: "huyện Tây [Lương]", "[Lương] Sơn"."""
        reading = self._context.document.reading
        if not reading[start].isupper():
            return False
        before = reading[max(0, start - _LONGEST_WORD) : start]
        return _NAME.match(reading, start) is not None or _NAME_BEFORE.search(before) is not None

    def _is_past(self, place: Place) -> bool:
        # "5 tỷ đồng để trả nợ năm 2030" is no amount of that year.
        purpose = self._context.folded.find(_FOR, *place.behind)
        stated = [
            each
            for each in self._periods.in_text(
                place.before.start, place.behind.end if purpose < 0 else purpose
            )
            if not is_of_amount_aside(self._context, each, place.amount.start)
            and not is_of_surplus(self._context, each)
        ]
        first = self._context.header.begins
        if not stated:
            # "3. Kinh phí giai đoạn 2026 - 2030" in a plan of 2031
            above = self._periods.above(place.section.number, place.amount.start)
            lasts = [above.last] if above.basis == "section" else []
        else:
            lasts = [each.last for each in stated]
        if lasts and first is not None and all(last is not None and last < first for last in lasts):
            return True
        line = self._context.ancestors(place.section)
        if self._is_report and not any(self._tells_plans(section, place) for section in line):
            return True
        over = [section for section in line if self._tells_the_past(section)]
        if not over:
            return False
        # "Thực trạng và mục tiêu": the headings below it, or the text, say what is to come.
        known = all(self._headings.name_the_past(section) for section in over)
        return not known or self._headings.tell_the_past(
            place.section, place.sentence.start, place.amount.start
        )

    def _tells_plans(self, section: Section, place: Place) -> bool:
        """Whether a heading above an amount, in which it does not stand itself, is of what is to come."""
        heading = section.heading
        if section.role == "budget" or heading is None or place.amount.start < heading_of(section).end:
            return section.role == "budget"
        return _PLANS.search(fold(heading)) is not None

    def _tells_gains(self, section: Section) -> bool:
        """Whether a heading is of what a programme brings in: "Hiệu quả kinh tế"."""
        if section.number not in self._gains:
            heading = section.heading
            self._gains[section.number] = (
                heading is not None and section.role != "budget" and _GAINS.match(fold(heading)) is not None
            )
        return self._gains[section.number]

    def _tells_the_past(self, section: Section) -> bool:
        if section.number not in self._past:
            heading = section.heading
            self._past[section.number] = (
                heading is not None
                and section.role != "budget"
                and (
                    self._context.grammar.budgets.past.search(fold(heading)) is not None
                    or self._headings.name_the_past(section)
                )
            )
        return self._past[section.number]
