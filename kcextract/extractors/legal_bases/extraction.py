"""The legal bases of the preamble and the acts cited in the body."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from kcextract.document import Document, Notice, Paragraph, Span
from kcextract.extractors.header import Header
from kcextract.extractors.header.zones import find_zones
from kcextract.extractors.legal_bases.base import LegalBase
from kcextract.extractors.legal_bases.mentions import Mention, find_mentions
from kcextract.extractors.legal_bases.paragraphs import Citation, body_citations, preamble_citations
from kcextract.extractors.legal_bases.preamble import readings
from kcextract.grammar import Grammar
from kcextract.grammar.act_numbers import ActNumber
from kcextract.outline import Outline, Section
from kcextract.text.dates import date_at
from kcextract.text.folding import fold

# No citation is looked for where a document speaks of itself, or where nothing is said in sentences.
_SILENT_ROLES = frozenset({"header", "signature", "recipients"})
_SILENT_KINDS = frozenset({"table"})
_CAPTION = 200
_DAY = re.compile(r"[\s,(]*(?=ngày\s)")
_JOINT_SYMBOLS = ("TTLT", "TTLB")
_JOINT = "thong_tu_lien_tich"


def extract_legal_bases(
    document: Document,
    outline: Outline,
    header: Header,
    grammar: Grammar,
) -> tuple[tuple[LegalBase, ...], tuple[Notice, ...]]:
    """The acts on which ``document`` rests and those that its body cites, in text order.

    After this the following hold: 1. spans lie inside the text and begin in ascending order; 2. ``section``
    is the deepest section in which the span begins; 3. no act is named in a table, in a head, or is the
    document itself. Notices of severity ``warning`` tell of damaged numbers and dates. Never raises.
    """
    paragraphs, preamble = readings(document, outline, grammar)
    found = _by_paragraph(document, outline, paragraphs, header, grammar)
    starts = [section.start for section in outline.sections]
    rows: list[LegalBase] = []
    notices: list[Notice] = []
    for index in sorted({*preamble, *found}):
        citations = preamble_citations if index in preamble else body_citations
        for citation in citations(document.reading, paragraphs[index], found.get(index, []), grammar):
            rows.append(_row(document.text, citation, bisect_right(starts, citation.start) - 1))
            notices += _notices(citation, grammar)
    return tuple(rows), tuple(notices)


def _by_paragraph(
    document: Document,
    outline: Outline,
    paragraphs: Sequence[Paragraph],
    header: Header,
    grammar: Grammar,
) -> dict[int, list[Mention]]:
    """The mentions that may be citations, by the index of their paragraph."""
    grouped: dict[int, list[Mention]] = defaultdict(list)
    captions: dict[int, bool] = {}
    sections = outline.sections
    starts = [section.start for section in sections]
    top = find_zones(document, outline).top
    for mention in find_mentions(document.reading, grammar):
        if mention.start < top or _in_grid(document, mention.start):
            continue
        section = sections[bisect_right(starts, mention.start) - 1]
        in_body = outline.body is not None and section.kind == "preamble" and mention.start >= outline.body
        if _is_silent(section) and not in_body:
            continue
        own = mention.number is not None and mention.number.text == header.number
        if own and not _is_older(document.reading, mention, header.issue_date):
            continue
        index = bisect_right(paragraphs, mention.start, key=lambda paragraph: paragraph.start) - 1
        if index < 0 or mention.start >= paragraphs[index].end:
            continue
        if index not in captions:
            captions[index] = _is_caption(document.reading, paragraphs[index], grammar)
        if not captions[index]:
            grouped[index].append(mention)
    return grouped


def _is_older(text: str, mention: Mention, issued: datetime.date | None) -> bool:
    """Whether a number is that of an act of another year: every year counts from 1."""
    number = mention.number
    if issued is None or number is None or number.year is not None:
        return False
    behind = _DAY.match(text, mention.end)
    written = None if behind is None else date_at(text, behind.end())
    return written is not None and written.date is not None and written.date.year < issued.year


def _is_silent(section: Section) -> bool:
    return section.role in _SILENT_ROLES or section.kind in _SILENT_KINDS


def _in_grid(document: Document, place: int) -> bool:
    at = bisect_right(document.grids, place, key=lambda grid: grid.start) - 1
    return at >= 0 and place < document.grids[at].end


def _is_caption(text: str, paragraph: Paragraph, grammar: Grammar) -> bool:
    """Whether a paragraph is "(Kèm theo Quyết định …)": it names the document itself."""
    if text[paragraph.start] not in "(KkBbĐđ":
        return False
    folded = fold(text[paragraph.start : min(paragraph.end, paragraph.start + _CAPTION)])
    return grammar.header.title.caption.match(folded) is not None


def _row(text: str, citation: Citation, section: int) -> LegalBase:
    number = citation.number
    code = citation.act.code
    if number is not None and number.parts and number.parts[0] in _JOINT_SYMBOLS:
        code = _JOINT
    return LegalBase(
        section=section,
        relation=citation.relation,
        cited_type=code,
        number=None if number is None else number.text,
        cited_date=None if citation.date is None else citation.date.date,
        issuer=_words(text, citation.issuer),
        title=citation.name or _words(text, citation.title),
        text=text[citation.start : citation.end],
        start=citation.start,
        end=citation.end,
    )


def _words(text: str, span: Span | None) -> str | None:
    return None if span is None else re.sub(r"\s+", " ", text[span.start : span.end]).strip() or None


def _notices(citation: Citation, grammar: Grammar) -> Iterator[Notice]:
    number, date = citation.number, citation.date
    if number is not None and grammar.legal_bases.is_damaged(number, citation.act):
        sentence = f"The number {number.text} is damaged: it stands as printed, without spaces."
        yield Notice("warning", "damaged_number", sentence, number.start, number.end)
    if date is None:
        return
    if date.fault in ("damaged", "impossible", "incomplete"):
        sentence = "The date of an act that is cited cannot be read; it is left empty."
        yield Notice("warning", "damaged_date", sentence, date.start, date.end)
    elif date.date is not None and number is not None and _contradicts(number, date.date):
        sentence = f"The number {number.text} is not of the year of the date {date.date} behind it."
        yield Notice("warning", "date_contradicts_number", sentence, date.start, date.end)


def _contradicts(number: ActNumber, date: datetime.date) -> bool:
    """Whether a number holds another year than that of the date behind it."""
    if number.year is None or len(number.year) == 3:
        return False
    return not f"{date.year}".endswith(number.year)
