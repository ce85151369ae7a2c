"""What the digits of a text are before they are quantities: markers, citations, dates, periods, codes."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from kcextract.document import Notice, Span
from kcextract.extractors.context import Context
from kcextract.text.dates import DEED, dates
from kcextract.text.folding import fold_pattern
from kcextract.text.matching import ALONE
from kcextract.text.spaces import skip_blanks

# The nought of "%0" is part of a sign.
_DIGITS = regex.compile(r"[0-9](?:(?<!%0)|(?=\d))\d*(?:[.,]\d+)*")
# Over whole texts what is rare is looked for first: the stroke in the number of an act, the vowel of the word
# with which ``_DAY_OR_MONTH`` begins ("ngày", "tháng", "quý", "mùng", "mồng"), the year behind a ``_MONTH``,
# the colon in a ``_TIME``. A range of signs is found much sooner than a class or a choice of them.
# The number of an act, with or without its year, from ``start`` on: "12/2031/NĐ-CP", "7-NQ/TW", "12/QĐ-UBND".
_ACT = regex.compile(
    r"/(?:(?<=(?P<start>\b\d+[a-zA-Z]?\s?)/)(?:\s?(?:19|20)\d{2}\s?/)?\s?\p{Lu}[\p{L}\d]*(?:[-./&]\p{L}[\p{L}\d]*)*"
    r"|(?<=(?P<start>\b\d+-\p{Lu}{2,})/)\p{Lu}[\p{L}\d]*(?:[-/]\p{L}+)*)"
)
_DAY_VOWEL = re.compile(r"[àáúùồ](?:(?<=ngà)y|(?<=thá)ng|(?<=qú)y|(?<=m[ùồ])ng)\s+\d")
_BEHIND_TWO_LETTERS = "àá"
_DAY_OR_MONTH = regex.compile(
    fold_pattern(
        r"(?<!\b(?:mỗi|hằng|hàng|từng|một)\s+)\b(?:ngày|tháng|quý|mùng|mồng)\s+(?!\d{3})(?:\d{1,2}(?:\s*(?:,|-|và|đến)\s*)?)*"
        r"\d{1,2}(?:\s*/\s*(?:\d{1,2}\s*/\s*)?(?:19|20)\d{2}|\s*[/.]\s*\d{1,2})?"
        r"(?!\s*(?:%|/\s*\d|[.,]\d))(?!\d)"
    )
)
# A time of day from its first colon on: "14:34:16".
_TIME = re.compile(
    r":(?:(?<=(?:[01]\d|2[0-3]):)(?<![\d:.,]\d\d:)|(?<=\d:)(?<![\d:.,]\d:))[0-5]\d(?::[0-5]\d)?(?![\d:])"
)
_YEARS = regex.compile(
    r"(?:19|20)(?<![\d.,]..)\d{2}(?:\s*[-/]\s*(?:(?:19|20)\d{2}|(?P<short>\d{2}))(?!\d))?(?![\d]|[.,]\d)"
)
_YEAR_DIGITS = 4
# "riêng 2018 tổ chức 01 hội chợ"
_ALONE = re.compile(r"(?:^|\W)riêng\s*$")
_DEED = regex.compile(fold_pattern(DEED))
_SLASHED_YEAR = re.compile(r"/\s*(?:19|20)\d{2}(?!\d|[.,/]\d)")
_MONTH = regex.compile(r"(?r)(?<![\d.,/])\d{1,2}\s*")
_LOOK_BACK = 60
# What digits may be claimed as; any other digits are told of in a notice ``unclaimed_number``.
KINDS = ("target", "budget", "period", "date", "citation", "marker")
# What makes four digits that follow nothing a year, and what makes them a count.
# It looks backwards, from the year, where ``match`` begins.
_BEFORE_A_YEAR = regex.compile(
    fold_pattern(
        r"(?r)(?:\b(?:năm|tới|đến|từ|và|đầu|cuối|giữa|hết|sau|trước|từ\s+nay|giai\s+đoạn)|[-,(;/])\s*$"
    )
)


# What an act gives, by its title.
_ALLOTTED = regex.compile(
    fold_pattern(
        r"(?<!\p{L})(?:phân\s+bổ|cấp|bổ\s+sung|hỗ\s+trợ|trích)\s+(?:kinh\s+phí\s+|số\s+tiền\s+)?"
        r"(?=\d[\d.,]*\s+(?:tỷ|tỉ|triệu|đồng)(?!\p{L}))"
    )
)
# How many years a period has, said before them: "5 năm 2011-2015".
_SPAN_OF_YEARS = regex.compile(fold_pattern(r"(?<![\d.,])\d{1,2}\s+năm\s*(?:\(|,|từ\s+|giai\s+đoạn\s+)*\s*$"))


class Claim(NamedTuple):
    """A span of the text whose digits are taken, and what they are."""

    start: int
    end: int
    kind: str


class Claims:
    """Spans whose digits are taken, in text order; where two overlap, the first one made counts."""

    def __init__(self, claims: Iterable[Claim] = ()) -> None:
        self._starts: list[int] = []
        self._claims: list[Claim] = []
        for claim in claims:
            self.add(claim)

    def __iter__(self) -> Iterator[Claim]:
        return iter(self._claims)

    def at(self, start: int, end: int) -> Claim | None:
        """The claim that overlaps ``[start, end)``, if any."""
        index = bisect_left(self._starts, end) - 1
        if index >= 0 and self._claims[index].end > start:
            return self._claims[index]
        return None

    def add(self, claim: Claim) -> bool:
        """Take a span, unless one overlaps it; whether it was taken."""
        index = bisect_left(self._starts, claim.end)
        if claim.end <= claim.start or (index > 0 and self._claims[index - 1].end > claim.start):
            return False
        self._starts.insert(index, claim.start)
        self._claims.insert(index, claim)
        return True

    def add_around(self, claim: Claim) -> None:
        """Take what no other claim has of a span: in an amount of money may stand the number of a page."""
        place = claim.start
        index = bisect_left(self._starts, place)
        for other in self._claims[index : bisect_left(self._starts, claim.end)]:
            self.add(claim._replace(start=place, end=other.start))
            place = max(place, other.end)
        self.add(claim._replace(start=place))


def running_text(context: Context) -> list[Span]:
    """The stretches of text outside tables."""
    spans = sorted(
        [(grid.start, grid.end) for grid in context.document.grids]
        + [(each.start, each.end) for each in context.outline.sections if each.kind == "table"]
    )
    stretches = []
    done = 0
    for start, end in spans:
        if start > done:
            stretches.append(Span(done, start))
        done = max(done, end)
    if done < len(context.document.text):
        stretches.append(Span(done, len(context.document.text)))
    return stretches


def digit_groups(context: Context) -> Iterator[Span]:
    """The groups of digits in running text, marks of thousands and decimals inside them included."""
    for stretch in running_text(context):
        for match in _DIGITS.finditer(context.document.reading, stretch.start, stretch.end, False, ALONE):
            yield Span(match.start(), match.end())


def find_claims(context: Context) -> Claims:
    """The markers, citations, dates and years of the running text, and the numbers inside words."""
    claims = Claims()
    reading, folded = context.document.reading, context.folded
    for span in context.document.furniture:
        # The number of a page is no end of a range: "1", "- 60% số xã" on the next page.
        claims.add(Claim(span.start, span.end, "marker"))
    for section in context.outline.sections:
        if section.marker:
            claims.add(Claim(section.start, section.start + len(section.marker), "marker"))
    for base in context.legal_bases:
        claims.add(
            Claim(base.start, _end_of_citation(context, base.start, base.end, base.relation), "citation")
        )
    for stretch in running_text(context):
        for match in _ACT.finditer(reading, stretch.start, stretch.end):
            claims.add(Claim(match.start("start"), match.end(), "citation"))
        for written in dates(reading, stretch.start, stretch.end):
            claims.add(Claim(written.start, written.end, "date"))
        for time in _TIME.finditer(reading, stretch.start, stretch.end):
            claims.add(Claim(_hour(reading, time.start()), time.end(), "date"))
        for start, end in _days_and_months(folded, stretch):
            claims.add(Claim(start, end, "date"))
        for start, end in _months(folded, stretch):
            claims.add(Claim(start, end, "date"))
        _claim_years(context, claims, stretch)
    return claims


def _hour(reading: str, colon: int) -> int:
    """Where the hour of one or two digits before ``colon`` begins."""
    return colon - 2 if colon > 1 and reading[colon - 2].isdigit() else colon - 1


def _end_of_citation(context: Context, start: int, end: int, relation: str) -> int:
    """Where what a citation takes ends: in a text that is no act, before money in the title of an act.

    "Tỉnh có Quyết định số 12/QĐ-UBND về việc phân bổ 5 tỷ đồng" tells how much is allotted.
    """
    if relation != "dan_chieu" or context.header.number_symbol is not None:
        return end
    given = _ALLOTTED.search(context.folded, start, end)
    return end if given is None else given.end()


def _days_and_months(folded: str, stretch: Span) -> Iterator[tuple[int, int]]:
    done = stretch.start
    for vowel in _DAY_VOWEL.finditer(folded, stretch.start, stretch.end):
        start = vowel.start() - (2 if folded[vowel.start()] in _BEHIND_TWO_LETTERS else 1)
        if start >= done:
            match = _DAY_OR_MONTH.match(folded, start, stretch.end)
            if match is not None:
                done = match.end()
                yield match.span()


def _months(folded: str, stretch: Span) -> Iterator[tuple[int, int]]:
    for year in _SLASHED_YEAR.finditer(folded, stretch.start, stretch.end):
        month = _MONTH.match(folded, stretch.start, year.start())
        if month is not None:
            yield month.start(), year.end()


def _claim_years(context: Context, claims: Claims, stretch: Span) -> None:
    folded = context.folded
    units = context.grammar.units
    for match in _YEARS.finditer(folded, stretch.start, stretch.end):
        start, end = match.span()
        before = folded[max(stretch.start, start - _LOOK_BACK) : start]
        if match["short"] is not None and units.unit_at(folded, skip_blanks(folded, end), stretch.end):
            end = start + _YEAR_DIGITS  # "năm 2023 - 65%"
        stated = end < match.end() or "-" in match[0] or "/" in match[0]
        stated = stated or _BEFORE_A_YEAR.match(before) is not None
        if not stated and _ALONE.search(before) is not None:
            stated = _DEED.match(folded, end, stretch.end) is not None
        if not stated:
            stated = units.unit_at(folded, skip_blanks(folded, end), stretch.end) is None
        if stated:
            span = _SPAN_OF_YEARS.search(before) if "năm" in before else None
            claims.add(Claim(start - len(span[0]) if span is not None else start, end, "period"))


_NAMES = {"name": "part of a name or code", "ordinal": "an ordinal"}


def unclaimed(context: Context, claims: Claims) -> Iterator[Notice]:
    """Notices of the digits that are no figure, date, citation or marker."""
    for group in digit_groups(context):
        claim = claims.at(group.start, group.end)
        if claim is not None and claim.kind not in _NAMES:
            continue
        printed = context.document.reading[group.start : group.end]
        if claim is None and group.start > 0 and context.document.reading[group.start - 1].isalpha():
            claim = Claim(group.start, group.end, "name")
        if claim is None:
            sentence = f"“{printed}” was not understood as anything."
            yield Notice("warning", "unclaimed_number", sentence, group.start, group.end)
        else:
            sentence = f"“{printed}” is {_NAMES[claim.kind]}."
            yield Notice("info", "unclaimed_number", sentence, group.start, group.end)
