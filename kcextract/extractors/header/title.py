"""The title: what stands under the word for the kind of document, down to the line that names the issuer."""

from __future__ import annotations

import re
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.header.letterhead import Letterhead, OwnNumber, as_own
from kcextract.extractors.institutions import Institution, institution_at
from kcextract.grammar import Grammar
from kcextract.text.dates import Written, date_at, dates

_SPACE = re.compile(r"\s+")
_LABEL = re.compile(r"[\s,]*(?:số\s*[:.]?\s*|(?=\d))")
_YEAR = re.compile(r"\s+năm\s+\d{4}\b")
_DAY = re.compile(r"[\s,]*(?=ngày)")
_OF = re.compile(r"\s*của\s+")
# What borders a line without being part of it: rules, bullets of the printer, masked text.
_BORDER = frozenset(" \t\n|*_=~.:;,")
_BORDER_BEHIND = frozenset(" \t\n|*_=~-")
# Between the cells of a row.
_CELLS = re.compile(r"[^\s|]\s*\t\s*(?=[^\s|])")
_SENTENCE_BREAK = regex.compile(r"\p{Ll}\.\s+\p{Lu}")
_BLANK = re.compile(r"\n[^\S\n]*\n")
# A sentence begins so; where a title goes on, the word is in small letters.
_DAY_FIRST = re.compile(r"Ngày\s+\d{1,2}(?:\s?[/.-]\s?\d|\s+tháng\s+\d)")
_BRACKET = re.compile(r"\(")
_LONGEST_LINE = 600
_LONGEST_TITLE = 1200
_LONGEST_CAPTION = 400
# A line of a title that ends with a full stop or a colon is no longer than this.
_LONG_SENTENCE = 120
# A title without a word for its kind has at most so many lines.
_UNTITLED_LINES = 4


class Title(NamedTuple):
    """A title on one line, None if there is none.

    ``issuers`` are the institutions named in lines of their own below the kind, or after "của" behind it;
    ``number`` and ``date`` are those of a line "số 116/2003/NĐ-CP ngày 10/10/2003" there; ``end`` is where
    the title ends in the head.
    """

    text: str | None
    issuers: tuple[Institution, ...]
    number: OwnNumber | None
    date: Written | None
    end: int


class Caption(NamedTuple):
    """A caption "(Kèm theo Quyết định số 12/QĐ-UBND ngày …)", with the number and the date that it gives.

    ``kind`` is the folded word for the act, ``issuer`` who issued it by the caption.
    """

    kind: str
    number: OwnNumber | None
    date: Written | None
    issuer: Institution | None
    span: Span


def read_title(head: Letterhead, issuer_cells: int, grammar: Grammar) -> Title:
    """The title of a head whose first ``issuer_cells`` cells name the issuer; offsets are into the head."""
    if head.kind is None:
        return _untitled(head, issuer_cells, grammar)
    raw, masked = head.raw, head.masked
    issuers: list[Institution] = []
    start = head.kind_span.end
    number, date = None, None
    for _ in range(2):
        # "Nghị định của Chính phủ số …" or "Nghị định số … của Chính phủ".
        issuer = _issuer_of_kind(raw, masked, start, grammar)
        if issuer is not None:
            issuers.append(issuer)
            start = issuer.end
        if number is None:
            number, date, start = _numbered(head, start, grammar)
    pieces: list[Span] = []
    lines = _lines(masked, start, len(raw))
    for at, line in enumerate(lines):
        if not _is_open(masked, pieces, grammar):
            if _issuing(raw, masked, lines, at, grammar) is not None or _ends_title(
                raw, masked, line, grammar
            ):
                break
            if line.end - start > _LONGEST_TITLE or _is_prose(raw, line, first=not pieces):
                break
            if pieces and _begins_body(raw, lines, at):
                break
        bracket = _caption_in(masked, line, grammar)
        if bracket is not None:
            pieces.append(Span(line.start, bracket))
            break
        pieces.append(line)
    below = [_issuing(raw, masked, lines, at, grammar) for at in range(len(pieces), len(lines))]
    issuers += [named for named in below if named is not None]
    end = pieces[-1].end if pieces else start
    return Title(_joined(raw, masked, pieces), tuple(issuers), number, date, end)


def _ends_title(raw: str, masked: str, line: Span, grammar: Grammar) -> bool:
    """Whether a line is none of the title: the session, a caption, the enacting formula, a row of a table.

    Nor is what a page tells of itself below it.
    """
    rules, tools = grammar.header.title, grammar.header.letterhead.news_tools
    if any(pattern.match(masked, line.start, line.end) for pattern in (rules.closed, rules.formula, tools)):
        return True
    return line.end - line.start > _LONGEST_LINE or len(_CELLS.findall(raw, line.start, line.end)) > 1


def _is_prose(raw: str, line: Span, *, first: bool) -> bool:
    """Whether a line is the first words below a headline: a sentence; as the ``first`` line, several."""
    words = raw[line.start : line.end]
    if len(words) <= _LONG_SENTENCE or raw[line.end - 1] not in ".:" or words.isupper():
        return False
    return not first or _SENTENCE_BREAK.search(words) is not None


def _begins_body(raw: str, lines: list[Span], at: int) -> bool:
    """Whether the body begins: sentences broken into lines, below a blank one, or a sentence with a day."""
    if _DAY_FIRST.match(raw, lines[at].start, lines[at].end) is not None:
        return True
    if _BLANK.search(raw, lines[at - 1].end, lines[at].start) is None:
        return False
    last = at
    while last + 1 < len(lines) and _BLANK.search(raw, lines[last].end, lines[last + 1].start) is None:
        last += 1
    return last > at and _is_prose(raw, Span(lines[at].start, lines[last].end), first=False)


def _caption_in(masked: str, line: Span, grammar: Grammar) -> int | None:
    """Where in a line of the title a caption in brackets begins."""
    bracket = masked.find("(", line.start + 1, line.end)
    if bracket < 0 or grammar.header.title.caption.match(masked, bracket) is None:
        return None
    return bracket


def _untitled(head: Letterhead, issuer_cells: int, grammar: Grammar) -> Title:
    """The first lines that are no letterhead, where no word says what kind of document it is."""
    raw, masked = head.raw, head.masked
    start = head.cells[issuer_cells - 1].end if issuer_cells else 0
    pieces: list[Span] = []
    for line in _lines(masked, start, len(raw)):
        words = masked[line.start : line.end]
        rules = grammar.header.title
        if (
            rules.closed.match(words)
            or line.end - line.start > _LONGEST_LINE
            or len(pieces) == _UNTITLED_LINES
        ):
            break
        if pieces and "\n" in raw[pieces[-1].end : line.start].replace("\n", "", 1).strip(" \t"):
            break
        if grammar.header.letterhead.news_date.match(words) or grammar.header.letterhead.news_tools.match(
            words
        ):
            break
        pieces.append(line)
    return Title(_joined(raw, masked, pieces), (), None, None, pieces[-1].end if pieces else 0)


def captions(text: str, start: int, head: Letterhead, grammar: Grammar) -> list[Caption]:
    """The captions in ``head``, which begins at ``start``: at the beginning of a line, or in brackets."""
    folded = head.folded
    found = []
    places = {line.start for line in _lines(folded, 0, len(folded))}
    places.update(match.start() for match in _BRACKET.finditer(folded))
    for place in sorted(places):
        match = grammar.header.title.caption.match(folded, place)
        if match is None:
            continue
        limit = _closing(folded, place)
        label = _LABEL.match(folded, match.end("kind"), limit)
        number = (
            None if label is None else grammar.legal_bases.number.at(text, start + label.end(), start + limit)
        )
        after = start + match.end("kind") if number is None else number.end
        date = next(dates(text, after, start + limit), None)
        own = None if number is None else as_own(number)
        issuer = _caption_issuer(head.raw, folded, match.end("kind"), limit, grammar)
        found.append(Caption(match["kind"], own, date, issuer, Span(start + place, start + limit)))
    return found


def _caption_issuer(text: str, folded: str, start: int, end: int, grammar: Grammar) -> Institution | None:
    of = _OF.search(folded, start, end)
    found = None if of is None else institution_at(text, folded, of.end(), end, grammar)
    return None if found is None or found.agency is None else found


def _closing(folded: str, start: int) -> int:
    """Where a caption ends: at its bracket, or with its line."""
    limit = min(len(folded), start + _LONGEST_CAPTION)
    if folded[start] == "(":
        bracket = folded.find(")", start, limit)
        return limit if bracket < 0 else bracket
    line_end = folded.find("\n", start, limit)
    return limit if line_end < 0 else line_end


def _lines(masked: str, start: int, end: int) -> list[Span]:
    """The lines of ``masked[start:end]`` that hold words, without what borders them."""
    lines = []
    place = start
    while place < end:
        stop = masked.find("\n", place, end)
        stop = end if stop < 0 else stop
        line = _within(masked, place, stop)
        if line is not None:
            lines.append(line)
        place = stop + 1
    return lines


def _within(masked: str, start: int, end: int) -> Span | None:
    """A line without its border; a single dash before the first word is part of the line."""
    if not any(map(str.isalnum, masked[start:end])):
        return None
    left, right = start, end
    while masked[left] in _BORDER or (masked[left] in "-" and masked[left + 1] in "-"):
        left += 1
    while masked[right - 1] in _BORDER_BEHIND:
        right -= 1
    return Span(left, right)


def _joined(raw: str, masked: str, pieces: list[Span]) -> str | None:
    """The words of ``pieces`` on one line, without what is masked in them."""
    words = " ".join(
        "".join(" " if masked[place] == "\t" else raw[place] for place in range(*piece)) for piece in pieces
    )
    return _SPACE.sub(" ", words).strip(" .;:,") or None


def _is_open(masked: str, pieces: list[Span], grammar: Grammar) -> bool:
    """Whether the title goes on, by its last words."""
    if not pieces:
        return False
    last = pieces[-1]
    return grammar.header.title.open.search(masked, last.start, last.end) is not None


def _issuing(raw: str, masked: str, lines: list[Span], at: int, grammar: Grammar) -> Institution | None:
    """The institution that the line, or it and the next one, names and nothing else."""
    line = lines[at]
    start = line.start
    of = _OF.match(masked, start, line.end)
    if of is not None:
        start = of.end()
    ends = [line.end]
    if at + 1 < len(lines):
        ends.insert(0, lines[at + 1].end)
    for end in ends:
        found = institution_at(raw, masked, start, end, grammar, in_cell=True)
        if found is None or found.agency is None:
            continue
        session = grammar.header.institution.session.match(masked, found.end, end)
        if masked[found.end if session is None else session.end() : end].strip(" \t\n,.;:"):
            continue
        if (
            end == line.end
            or found.place is None
            or found.place.start > line.end
            or found.place.name is not None
        ):
            return found
    return None


def _issuer_of_kind(raw: str, masked: str, start: int, grammar: Grammar) -> Institution | None:
    """The institution after "của" behind the word for the kind ("Nghị định của Chính phủ")."""
    of = _OF.match(masked, start)
    if of is None:
        return None
    stop = masked.find("\n", of.end())
    found = institution_at(raw, masked, of.end(), len(raw) if stop < 0 else stop, grammar)
    return None if found is None or found.agency is None else found


def _numbered(head: Letterhead, start: int, grammar: Grammar) -> tuple[OwnNumber | None, Written | None, int]:
    """Number and date directly behind the word for the kind, and where they end."""
    raw, masked = head.raw, head.masked
    label = _LABEL.match(masked, start)
    if label is None or head.kind is None:
        return None, None, start
    number = grammar.legal_bases.number.at(raw, label.end(), len(raw))
    if number is None or not number.parts or number.parts[0] not in head.kind.symbols:
        return None, None, start
    year = _YEAR.match(masked, number.end)
    end = number.end if year is None else year.end()
    day = _DAY.match(masked, end)
    date = None if day is None else date_at(raw, day.end())
    return as_own(number), date, end if date is None else date.end
