"""The programme that the document issues or approves, by the sentence that does so."""

from __future__ import annotations

import re
from typing import NamedTuple

from kcextract.document import Document, Span
from kcextract.extractors.header.letterhead import Letterhead
from kcextract.extractors.header.zones import Zones
from kcextract.extractors.institutions import Institution, institution_at
from kcextract.grammar import Grammar
from kcextract.outline import Section
from kcextract.text.folding import fold

_SPACE = re.compile(r"\s+")
# An article that approves a programme names it in its first words.
_ARTICLE = 1500
_FIRST_WORDS = 200
_LONGEST_NAME = 600
# After the legal bases the issuing sentence may be a paragraph of its own.
_AFTER_LEGAL = 1500
_OPENING = '“"'
_CLOSING = ("”", '"')
_TERMINATORS = ("(", ",", ".", ";", ":", "với ", "gồm ", "như sau")
_CLAUSE = re.compile(r"(?:^|[,;:.]|\n)\s*$")
_TEXT = 20_000
# What a name is called for short, in the middle of it: "cụm công nghiệp (CCN) trên địa bàn".
_SHORT_FORM = re.compile(r"\([^\W\d_]{2,8}(?: [^\W\d_]{2,8})?\)(?= [^\W\d_])")


class Issuing(NamedTuple):
    """The sentence "UBND tỉnh ban hành Kế hoạch …": who issues, and what, with offsets into the text."""

    institution: Institution
    programme: str | None
    span: Span


def enacted_programme(document: Document, zones: Zones, grammar: Grammar) -> str | None:
    """The programme that an article approves or issues, in the words of the article."""
    articles = [section for section in zones.deed_sections if section.kind == "article"]
    enacting = [section for section in articles if section.role == "enactment"] or articles[:1]
    for section in enacting:
        found = programme_in(
            document.reading, section.start, min(section.end, section.start + _ARTICLE), grammar
        )
        if found is not None:
            return found
    return _opening_programme(document, enacting[0], grammar) if enacting else None


def _opening_programme(document: Document, article: Section, grammar: Grammar) -> str | None:
    """The programme that an article begins with: "Điều 1. Chương trình … với những nội dung sau:"."""
    start = article.start + len(article.marker or "")
    text = document.reading[start : min(article.end, start + _LONGEST_NAME)]
    start += len(text) - len(text.lstrip())
    folded = fold(text.lstrip())
    if article.role != "enactment" or grammar.header.programme.object.match(folded) is None:
        return None
    return _named(document.reading[start : start + len(folded)], folded, 0, 0, grammar)


def programme_in(text: str, start: int, end: int, grammar: Grammar) -> str | None:
    """The first programme that ``text[start:end]`` approves or issues."""
    folded = fold(text[start:end])
    match = grammar.header.programme.enacted.search(folded)
    if match is None or match.start() > _FIRST_WORDS:
        return None
    return _named(text, folded, start, match.start("name"), grammar)


def issuing_sentence(document: Document, zones: Zones, grammar: Grammar) -> Issuing | None:
    """The sentence at the end of the legal bases or behind them that says who issues the document."""
    text = document.reading
    start = zones.legal.start
    end = min(len(text), zones.legal.end + (_AFTER_LEGAL if not zones.structured else 0))
    start = max(start, end - 4 * _AFTER_LEGAL)
    folded = fold(text[start:end])
    for agency, begin, _ in grammar.vocabulary.agencies.find(folded):
        if _CLAUSE.search(folded, max(0, begin - 3), begin) is None and not _begins_paragraph(
            document, start + begin
        ):
            continue
        institution = institution_at(text[start:end], folded, begin, min(len(folded), begin + 200), grammar)
        if institution is None or agency is None:
            continue
        verb = grammar.header.programme.issuing.match(
            folded, institution.end, min(len(folded), institution.end + 80)
        )
        if verb is None:
            continue
        match = grammar.header.programme.object.match(folded, verb.end())
        name = None if match is None else _named(text, folded, start, match.start("name"), grammar)
        return Issuing(institution, name, Span(start + begin, start + institution.end))
    return None


def titled_programme(
    document: Document, head: Letterhead, title: str | None, zones: Zones, grammar: Grammar
) -> str | None:
    """The kind and title of a document that is a programme itself, in the case in which its text has them."""
    if head.kind is None or not head.kind.programme or title is None:
        return None
    if not title.isupper() and _goes_on_kind(head.kind.name, title, grammar):
        title = title[0].lower() + title[1:]
    name = f"{head.kind.name.upper() if title.isupper() else head.kind.name} {title}"
    shown = _as_in_text(document.reading, name, zones.legal.start)
    return shown or name


def _goes_on_kind(kind: str, title: str, grammar: Grammar) -> bool:
    """Whether a title goes on with the kind above it: "Hành động …", "Thực hiện Chương trình …"."""
    folded = fold(f"{kind} {title}")
    longer = grammar.header.kinds.at(folded, 0, len(folded))
    carried = grammar.header.programme.carried.match(folded, len(kind) + 1)
    return carried is not None or (longer is not None and longer[1] > len(kind))


def headline_programme(headline: str, grammar: Grammar) -> str | None:
    """The programme that a headline says was issued or begins with, itself beginning with a capital."""
    name = programme_in(headline, 0, len(headline), grammar)
    if name is None:
        folded = fold(headline)
        kind = grammar.header.kinds.at(folded, 0, len(folded))
        if (
            kind is not None
            and kind[0].programme
            and grammar.header.programme.object.match(folded) is not None
        ):
            name = _named(headline, folded, 0, 0, grammar)
    return None if name is None else name[0].upper() + name[1:]


def _named(text: str, folded: str, base: int, start: int, grammar: Grammar) -> str | None:
    limit = min(len(folded), start + _LONGEST_NAME)
    stop = limit
    for match in grammar.header.programme.end.finditer(folded, start, limit):
        if _goes_on(text[base:], folded, match.start(), match.end()):
            continue
        # A quotation mark ends the name, unless it closes one that was opened in it.
        inside = folded[start : match.start()]
        if match.group().strip() in _CLOSING and sum(map(inside.count, _OPENING)) % 2 and match.end() < limit:
            if not folded[match.end() : limit].lstrip().startswith(_TERMINATORS):
                continue
            stop = match.end()
        else:
            stop = match.start()
        break
    name = _SPACE.sub(" ", text[base + start : base + stop]).strip(" ,.;:'-")
    kind = grammar.header.kinds.at(fold(name), 0, len(name))
    # "ban hành Kế hoạch như sau" names nothing.
    return name if name and (kind is None or kind[1] < len(name)) else None


def _goes_on(text: str, folded: str, start: int, end: int) -> bool:
    """Whether a name goes on across a quotation mark that opens or an abbreviation in brackets."""
    mark = folded[start:end].strip()
    if mark == '"':
        return start < end - 1 and folded[end : end + 1].isalpha()
    short = _SHORT_FORM.match(text, end - 1) if mark == "(" else None
    return (
        short is not None
        and short.group().isupper()
        and not folded[short.end() :].lstrip().startswith(_TERMINATORS)
    )


def _as_in_text(text: str, name: str, start: int) -> str | None:
    """``name`` as the running text writes it, if it does so in mixed case."""
    window = text[start : start + _TEXT]
    pattern = re.compile(r"\s+".join(re.escape(word) for word in fold(name).split()))
    for match in pattern.finditer(fold(window)):
        shown = _SPACE.sub(" ", window[match.start() : match.end()])
        # Where the kind stands in capitals above it, it is a title itself.
        if shown[0].isupper() and not shown.partition(" ")[0].isupper():
            return shown
    return None


def _begins_paragraph(document: Document, place: int) -> bool:
    text = document.text
    while place > 0 and text[place - 1] in " \t":
        place -= 1
    return place == 0 or text[place - 1] == "\n"
