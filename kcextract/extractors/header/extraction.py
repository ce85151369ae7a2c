"""The header of a document, put together from its parts."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace

from kcextract.document import Document, Notice, Span
from kcextract.extractors.header.effect import effective_from, passing_date
from kcextract.extractors.header.fields import Header
from kcextract.extractors.header.introduction import introduced
from kcextract.extractors.header.issuer import Issuer, issuer_level, issuer_name, letterhead_issuer
from kcextract.extractors.header.letterhead import Letterhead, read_letterhead
from kcextract.extractors.header.news import NEWS_LEAD, news_header, news_period, with_begin
from kcextract.extractors.header.numbering import Numbering, find_numbering
from kcextract.extractors.header.own_years import own_years
from kcextract.extractors.header.parts import Parts, is_bare, province_fields
from kcextract.extractors.header.programme import (
    enacted_programme,
    issuing_sentence,
    programme_in,
    titled_programme,
)
from kcextract.extractors.header.province import Named, agreed, of_issuer, of_place, worded_in
from kcextract.extractors.header.signature import read_signature
from kcextract.extractors.header.title import Title, captions, read_title
from kcextract.extractors.header.years import NamedYears, named_years, scheduled_years, stated_duration
from kcextract.extractors.header.zones import attached_span, find_zones
from kcextract.extractors.institutions import Institution
from kcextract.grammar import Grammar
from kcextract.grammar.vocabulary import name_key, province_at
from kcextract.outline import Outline
from kcextract.text.dates import Period, dates

_MOST_ATTACHED = 12

_Years = tuple[int | None, int | None]


def extract_header(
    document: Document, outline: Outline, grammar: Grammar
) -> tuple[Header, tuple[Notice, ...]]:
    """Read the header of ``document``; accepts any text whatever and never raises.

    A field is None where the document does not state it; where it states two things, None and a notice of
    severity ``warning``.
    """
    parts = _read(document, outline, grammar)
    news = news_header(parts)
    if news is not None:
        return news
    numbering = _numbering(parts)
    passed = passing_date(document, parts.zones, grammar)
    issued = numbering.date
    if issued is None and not numbering.notices:
        issued = passed
    notices = list(numbering.notices)
    era = issued or _era(parts, numbering)
    issuer = _issuer(parts)
    programme = _programme(parts)
    named = of_issuer(issuer)
    if named is None and not _is_central(issuer):
        named = _province_elsewhere(parts, programme, notices)
    at = None if named is None else province_at(named.province, named.printed, era)
    if at is not None and at.code is None and era is not None:
        sentence = f"There was no province of the name {at.name} on {era}; its code is left empty."
        notices.append(Notice("warning", "province_not_in_force", sentence))
    signature, more = read_signature(document, parts.zones, grammar)
    notices += more
    number = numbering.number
    period = _period(parts, programme, issued, era)
    province = None if named is None else named.province
    return (
        Header(
            family=_family(parts, numbering),
            number=None if number is None else number.text,
            number_serial=None if number is None else number.serial,
            number_symbol=None if number is None else number.symbol,
            issuer=None if issuer is None else issuer_name(issuer, province, era, grammar),
            issuer_level=None if issuer is None else issuer_level(issuer, province, era),
            **province_fields(at),
            place=None if parts.head.dated is None else parts.head.dated.place,
            issue_date=issued,
            effective_from=effective_from(document, parts.zones, issued, passed, grammar),
            title=parts.title.text,
            programme_title=programme,
            period_start=period[0],
            period_end=period[1],
            signer_name=signature.name,
            signer_title=signature.title,
            signed_for=signature.signed_for,
        ),
        tuple(notices),
    )


def _read(document: Document, outline: Outline, grammar: Grammar) -> Parts:
    text = document.text
    zones = find_zones(document, outline)
    head = read_letterhead(text[zones.head.start : zones.head.end], grammar)
    site = outline.sections[0].own_end
    if site and not head.motto:
        # What the words of a site above a document name is no issuer of it.
        zones = replace(zones, head=Span(site, zones.head.end))
        head = read_letterhead(text[site : zones.head.end], grammar)
    units = letterhead_issuer(head, grammar)
    title = _title(head, units.used, grammar)
    found = captions(text, zones.head.start, head, grammar)
    attached = []
    for section in zones.attached[:_MOST_ATTACHED]:
        span = attached_span(section)
        other = read_letterhead(text[span.start : span.end], grammar)
        attached.append((other, read_title(other, 0, grammar)))
        found += captions(text, span.start, other, grammar)
    enacted = enacted_programme(document, zones, grammar)
    stated = units.issuer is not None or bool(title.issuers)
    deed = any(section.kind == "article" for section in zones.deed_sections)
    issuing = None if stated and (deed or enacted is not None) else issuing_sentence(document, zones, grammar)
    introduction = None if head.motto else introduced(document, zones, grammar)
    return Parts(
        document, grammar, zones, head, title, units, found, attached, enacted, issuing, outline, introduction
    )


def _title(head: Letterhead, issuer_cells: int, grammar: Grammar) -> Title:
    """The title under the letterhead, else the one that a site prints above it."""
    title = read_title(head, issuer_cells, grammar)
    if head.kind is None or head.kind_span.start >= head.top:
        return title
    under = read_title(replace(head, kind_span=Span(head.below, head.below)), issuer_cells, grammar)
    return title if under.text is None else under


def _numbering(parts: Parts) -> Numbering:
    found = find_numbering(parts.head, parts.zones.head.start, parts.title, parts.captions)
    told = parts.introduction
    if told is None or found.notices or found.number is not None or found.date is not None:
        return found
    return Numbering(told.number, None if told.date is None else told.date.date, ())


def _family(parts: Parts, numbering: Numbering) -> str:
    if parts.head.kind is not None:
        return parts.head.kind.family
    symbol = numbering.number.symbol if numbering.number is not None else None
    for part in re.split(r"[-/. ]", symbol or ""):
        kind = parts.grammar.header.symbols.get(part.upper())
        if kind is not None:
            return kind.family
    return "khac"


def _issuer(parts: Parts) -> Issuer | None:
    """The issuer: of the letterhead, a line beside the title, the sentence that issues, or a caption."""
    found = [] if parts.units.issuer is None else [parts.units.issuer]
    found += [_alone(institution, parts) for institution in reversed(parts.title.issuers)]
    if parts.issuing is not None:
        found.append(_alone(parts.issuing.institution, parts))
    if not found and parts.introduction is not None and parts.introduction.issuer is not None:
        found.append(_alone(parts.introduction.issuer, parts))
    if not found:
        found += [_alone(caption.issuer, parts) for caption in parts.captions if caption.issuer is not None]
    if not found:
        return None
    first = found[0]
    key = name_key(first.institution.name)
    same = [other for other in found[1:] if name_key(other.institution.name) == key]
    named = first if _has_name(first) else next((other for other in same if _has_name(other)), first)
    head = _deciding(parts, first)
    return named if head is None else named._replace(institution=named.institution._replace(head=head))


def _deciding(parts: Parts, issuer: Issuer) -> str | None:
    """Who decides for the body that the letterhead names, by a line beside the title: "CHỦ TỊCH …"."""
    if issuer.institution.head is not None or issuer.partners:
        return None
    body = " " + name_key(issuer.institution.name)
    for beside in parts.title.issuers:
        name = name_key(" ".join(filter(None, (beside.head, beside.name))))
        head = parts.grammar.header.institution.heads.named(name.removesuffix(body))
        if head is not None and name.endswith(body):
            return head
    return None


def _alone(institution: Institution, parts: Parts) -> Issuer:
    places = () if institution.place is None else (institution.place,)
    return Issuer(institution, (*parts.units.places, *places))


def _has_name(issuer: Issuer) -> bool:
    return any(place.name is not None for place in issuer.places)


def _is_central(issuer: Issuer | None) -> bool:
    if issuer is None or issuer.institution.agency is None:
        return False
    return issuer.institution.agency.level == "trung_uong" and issuer.institution.place is None


def _province_elsewhere(parts: Parts, programme: str | None, notices: list[Notice]) -> Named | None:
    """The province by place, title, captions and programme, if they agree; else by legal bases or text."""
    if parts.units.places and (named := of_place(parts.units.places[0])) is not None:
        return named
    text = parts.document.text
    texts = [parts.title.text or "", programme or "", parts.head.dated.place if parts.head.dated else ""]
    texts += [text[caption.span.start : caption.span.end] for caption in parts.captions]
    texts += [title.text or "" for _, title in parts.attached]
    named, several = agreed([words for words in texts if words], parts.grammar)
    if several:
        sentence = "Title, place and captions name several provinces; none is taken."
        notices.append(Notice("warning", "province_contradiction", sentence, *parts.zones.head))
        return None
    if named is not None:
        return named
    zones = parts.zones
    # The text may speak of fairs and visits elsewhere, the acts that a plan rests on are of its own province.
    rests_on = worded_in(text[zones.legal.start : zones.legal.end], parts.grammar)
    return rests_on or worded_in(
        text[zones.legal.start : max(zones.deed.end, zones.legal.end)], parts.grammar
    )


def _era(parts: Parts, numbering: Numbering) -> datetime.date | None:
    """A date not after that of the document, where that is not known: of the acts that it rests on."""
    legal = parts.zones.legal
    text = parts.document.reading
    known = [
        date.date
        for date in dates(text, legal.start, min(legal.end, legal.start + 6000))
        if date.date is not None
    ]
    number = numbering.number
    year = re.search(r"/((?:19|20)\d\d)/", number.text) if number is not None and number.text else None
    if year is not None:
        known.append(datetime.date(int(year[1]), 1, 1))
    return max(known, default=None)


def _programme(parts: Parts) -> str | None:
    enacted = parts.enacted
    if enacted is None and parts.issuing is not None:
        enacted = parts.issuing.programme
    if enacted is None:
        enacted = _titled(parts)
    elif parts.grammar.header.programme.bare.match(enacted) is not None:
        enacted = _titled(parts) or enacted
    return None if enacted is None else enacted[0].upper() + enacted[1:]


def _titled(parts: Parts) -> str | None:
    """The programme that the title, or that of what is attached, names."""
    title = parts.title.text
    for head, text in ((parts.head, title), *((head, other.text) for head, other in parts.attached)):
        titled = titled_programme(parts.document, head, text, parts.zones, parts.grammar)
        if titled is not None:
            return titled
    return None if title is None else programme_in(title, 0, len(title), parts.grammar)


def _period(
    parts: Parts, programme: str | None, issued: datetime.date | None, era: datetime.date | None
) -> _Years:
    """The years of the programme: by its names where these are firm, else by what the text says.

    ``era`` is when the document was issued, or a time before that.
    """
    of_name = _named(parts, programme, issued)
    if of_name is not None and of_name.firm:
        if of_name.first is None and issued is None and is_bare(parts):
            begun = Period(of_name.first, of_name.last, 0, 0)
            return with_begin(begun, parts.document.reading[:NEWS_LEAD], parts.grammar)[:2]
        return of_name.first, of_name.last
    stated = stated_duration(parts.document, parts.outline, parts.grammar)
    if stated is None and issued is not None:
        stated = scheduled_years(parts.document, parts.outline, issued.year)
        if stated is not None and of_name is not None and of_name.last != stated.last:
            stated = None
    if stated is None:
        stated = own_years(parts.document, parts.outline, era, of_name, parts.grammar)
    if stated is not None:
        return stated.first, stated.last
    if of_name is not None:
        over = issued is not None and of_name.last is not None and of_name.last < issued.year
        return (None, None) if over else (of_name.first, of_name.last)
    if issued is None and is_bare(parts):
        # An extract or a summary without a head.
        stated = news_period(parts, parts.title.text or "", programme, None)
    return (None, None) if stated is None else (stated.first, stated.last)


def _named(parts: Parts, programme: str | None, issued: datetime.date | None) -> NamedYears | None:
    """The years in the names of the programme and the document: the first that are firm, else the first."""
    plans = [title.text for head, title in parts.attached if head.kind is not None and head.kind.programme]
    others = [title.text for _, title in parts.attached if title.text not in plans]
    known = None if issued is None else issued.year
    loose = None
    for names in ((programme, parts.title.text, *plans), others):
        for name in names:
            years = named_years(name or "", known, parts.grammar, programme=programme is not None)
            if years is not None and years.firm:
                return years
            loose = loose or years
        if loose is not None:
            return loose
    return None
