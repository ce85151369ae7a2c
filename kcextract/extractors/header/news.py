"""The header of news: a headline, a line with a date, prose on a programme."""

from __future__ import annotations

import datetime
import itertools
import re
from collections.abc import Sequence

import regex

from kcextract.document import Notice
from kcextract.extractors.header.fields import Header
from kcextract.extractors.header.parts import Parts, is_bare, province_fields
from kcextract.extractors.header.programme import headline_programme
from kcextract.extractors.header.province import agreed, worded_in
from kcextract.grammar import Grammar
from kcextract.grammar.vocabulary import province_at
from kcextract.text.dates import Period, dates, find_period, periods
from kcextract.text.folding import fold, fold_pattern

_SPACE = re.compile(r"\s+")
_NEWS_LINES = 6
# So many lines may the words of a site have above its news; what is longer than this is of the news.
_SITE_LINES = 40
_LONGEST_MENU = 200
_HEADLINE_SPACES = 4
_CLOCK = re.compile(r"\d[:hg]\d\d")
# How far the first words of news go, and how long the name of a programme is in them.
NEWS_LEAD = 2500
_NEWS_NAME = 300
# From this month on, headlines about the year tell what was done in it.
_YEAR_END = 11
_STAGE = re.compile(r"\bgiai\s+đoạn\s+(?=(?:từ\s+|năm\s+)*(?:19|20)\d\d)", re.IGNORECASE)
_STAGE_YEARS = 40
_OUTLOOK = re.compile(
    fold_pattern(
        r"\s*[,;(]?\s*(?:và\s+)?(?:(?:định\s+hướng|tầm\s+nhìn)\s+)+(?:đến|tới)\s+(?:năm\s+)?(?P<year>20\d\d)(?!\d)"
    )
)
# The years of offices, of acts of the state and of the plans of all investment are no programme's own.
_OF_OTHERS = re.compile(
    fold_pattern(r"\b(?:nhiệm kỳ|đầu tư công)\b[^.;:]*$|\b(?:luật|pháp lệnh|nghị định|thông tư)\b[^,.;:]*$")
)


def news_header(parts: Parts) -> tuple[Header, tuple[Notice, ...]] | None:
    """The header of a news article: a headline, a line with a date, prose; None if it is no such thing."""
    head, grammar = parts.head, parts.grammar
    if not is_bare(parts) or parts.introduction is not None:
        return None
    rows = [line.strip() for line in head.raw.split("\n") if any(map(str.isalnum, line))]
    below = _below_site(rows, grammar)
    # Of the words of a site, only a day counts.
    days = [
        line for line in rows[:below] if grammar.header.letterhead.news_date.match(fold(line)) is not None
    ]
    lines = days[:1] + rows[below : below + _NEWS_LINES]
    matches = [grammar.header.letterhead.news_date.match(fold(line)) for line in lines]
    # A day at the top of a page may be that on which it was looked at: one below a headline comes first.
    for at in sorted(range(len(lines)), key=bool, reverse=True):
        line, match = lines[at], matches[at]
        if match is None or (at == 0 and (len(lines) == 1 or (below == 0 and _CLOCK.search(line) is None))):
            continue
        line = line if at or (below and not days) else _dated_below(parts, line)
        match = grammar.header.letterhead.news_date.match(fold(line)) or match
        written = next(dates(line, match.start("date")), None)
        headline = _SPACE.sub(" ", _headline(lines, at, matches, grammar))
        named, _ = agreed([headline], grammar)
        named = named or worded_in(parts.document.reading, grammar)
        date = None if written is None else written.date
        at_date = None if named is None else province_at(named.province, named.printed, date)
        programme = headline_programme(headline, grammar)
        period = news_period(parts, headline, programme, date)
        return (
            Header(
                family="tin_bai",
                number=None,
                number_serial=None,
                number_symbol=None,
                issuer=None,
                issuer_level=None,
                **province_fields(at_date),
                place=None,
                issue_date=date,
                effective_from=None,
                title=headline,
                programme_title=programme,
                period_start=None if period is None else period.first,
                period_end=None if period is None else period.last,
                signer_name=None,
                signer_title=None,
                signed_for=None,
            ),
            (),
        )
    return None


def _below_site(rows: list[str], grammar: Grammar) -> int:
    """How many of the first lines are words of the site: down to the last menu, link or way."""
    rules = grammar.header.letterhead
    below = 0
    for place, line in enumerate(rows[:_SITE_LINES]):
        if len(line) > _LONGEST_MENU:
            break
        folded = fold(line)
        if rules.news_menu.match(folded) is not None and rules.news_tools.match(folded) is None:
            below = place + 1
    # Above a line of publication the headline stands, and below it the first sentences of news.
    told = [line for line in rows[below : below + _NEWS_LINES] if rules.news_tools.match(fold(line)) is None]
    if told and rules.news_date.match(fold(told[0])) is not None:
        told = [] if len(told) > 1 and (told[1].endswith(".") or len(told[1]) > _LONGEST_MENU) else told[1:]
    return below if told else 0


def _dated_below(parts: Parts, line: str) -> str:
    """The line with a date below the first words of news, else ``line``."""
    below = parts.document.text[parts.zones.head.end : parts.zones.head.end + NEWS_LEAD].split("\n")
    pattern = parts.grammar.header.letterhead.news_date
    return next((each.strip() for each in below if pattern.match(fold(each.strip()))), line)


def _headline(lines: list[str], at: int, matches: Sequence[regex.Match[str] | None], grammar: Grammar) -> str:
    """The headline of news whose date is the line ``at``: above it, behind the name of the column, or below.

    The name of the paper and the way to a page on its site are no headlines.
    """
    rules = grammar.header.letterhead
    told = [
        (place, line)
        for place, line in enumerate(lines)
        if matches[place] is None
        and not any(each.match(fold(line)) for each in (rules.news_site, rules.news_tools))
    ]
    above = [line for place, line in told if place < at]
    below = [line for place, line in told if place > at]
    if below and not any(map(_is_headline, above)) and _is_headline(below[0]) and not below[0].endswith("."):
        # The name of a column stands above the date.
        above = []
    lines_above = above or below[:1] or lines[:1]
    return next(filter(_is_headline, lines_above), lines_above[0])


def _is_headline(line: str) -> bool:
    """Whether a line has the words of a headline."""
    return line.count(" ") >= _HEADLINE_SPACES


def news_period(
    parts: Parts, headline: str, programme: str | None, issued: datetime.date | None
) -> Period | None:
    """The period of the programme that news tell of: in its name in the headline, or in the first words.

    What stands under a marker tells of its own time. The year that a headline is about counts before what
    is named below it, unless it is past or what was reached in it is told.
    """
    sections = parts.outline.sections
    end = next((each.start for each in sections if each.marker is not None), len(parts.document.reading))
    text = parts.document.reading[: min(end, NEWS_LEAD)]
    folded = fold(text)
    found = find_period(programme or headline)
    if found is not None and issued is not None and programme is None:
        if _is_over(headline, found, issued, parts.grammar):
            found = None
        elif parts.grammar.header.letterhead.news_year.search(fold(headline), 0, found.end) is not None:
            return found
    if found is not None and (programme is not None or found.first != found.last):
        return with_begin(found, text, parts.grammar) if found.first is None else found
    for period in periods(text):
        window = folded[max(0, period.start - _NEWS_NAME) : period.start]
        if issued is not None and period.last is not None and period.last < issued.year:
            continue
        if parts.grammar.periods.named.search(window) is not None and _OF_OTHERS.search(window) is None:
            return period
    stage = found or _only_stage(parts.document.reading[:end])
    over = stage is not None and issued is not None and (stage.last or issued.year) < issued.year
    return None if over else stage


def _is_over(headline: str, period: Period, issued: datetime.date, grammar: Grammar) -> bool:
    """Whether a headline tells what was reached: in years gone by, or in that of the news, at its end."""
    if period.last is None or period.last != issued.year:
        return period.last is not None and period.last < issued.year
    folded = fold(headline)
    told = issued.month >= _YEAR_END or grammar.header.letterhead.news_results.search(folded) is not None
    return told and grammar.targets.ahead.search(folded) is None


def with_begin(found: Period, text: str, grammar: Grammar) -> Period:
    """The period of a programme that ends as ``found`` does or looks so far, if the text tells it."""
    folded = fold(text)
    for period in periods(text):
        if period.first is None or period.first == period.last:
            continue
        if period.last != found.last and not _looks_to(folded, period, found.last):
            continue
        window = folded[max(0, period.start - _NEWS_NAME) : period.start]
        if grammar.periods.named.search(window) is not None and _OF_OTHERS.search(window) is None:
            return period
    return found


def _looks_to(folded: str, period: Period, year: int | None) -> bool:
    """Whether an outlook to ``year`` stands behind a period: "2031 - 2035, định hướng đến năm 2040"."""
    outlook = _OUTLOOK.match(folded, period.end)
    return outlook is not None and int(outlook["year"]) == year


def _only_stage(text: str) -> Period | None:
    """The one span of years that a text calls a stage ("giai đoạn 2031 - 2035"); None of several."""
    found = {
        (period.first, period.last): period
        for stage in _STAGE.finditer(text)
        for period in itertools.islice(periods(text, stage.end(), stage.end() + _STAGE_YEARS), 1)
        if period.first is not None and period.last is not None and period.start == stage.end()
        if _OF_OTHERS.search(fold(text[max(0, stage.start() - _STAGE_YEARS) : stage.start()])) is None
    }
    return found.popitem()[1] if len(found) == 1 else None
