"""The letterhead: issuer's cells, number, place and date, in columns, in cells or line by line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.grammar import Grammar
from kcextract.grammar.act_numbers import ActNumber
from kcextract.grammar.header import Kind
from kcextract.text.dates import Written, date_at
from kcextract.text.folding import fold

_CELL_BREAK = re.compile(r"[\t\n|]+| {3,}")
_BRACKETS = regex.compile(r"\([^()]{0,400}\)")
_DAY = re.compile(r"\bngày(?=[\s.…_\d/]|tháng)")
# Before "ngày": a name of at most a few words, set off from what stands to its left.
_PLACE = regex.compile(r"(?r)(?:^|[\t\n|] ?| {2,})(?P<place>\p{L}[\p{L}.'’ -]{1,40}?)[\s,.]*$")
_CELL_START = regex.compile(r"(?:^|[\t\n|]|\s\s)\s?$")
_LINE_END = re.compile(r"[ .,;)*/_-]*(?:$|[\t\n|]| {2,})")
_PLACE_REACH = 60
_LINE_REACH = 80
_SPACE = re.compile(r"\s+")


class OwnNumber(NamedTuple):
    """The document's number as its head has it: ``text`` and ``serial`` are None where it is blank."""

    text: str | None
    serial: str | None
    symbol: str | None
    span: Span


class Dated(NamedTuple):
    """The line of place and date, which begins at ``start``."""

    place: str | None
    date: Written
    start: int


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What stands above the title.

    ``raw`` is the text of the head and ``masked`` the same, folded, with tabs for what was understood here;
    all offsets are into them. ``cells`` are the issuer's, ``motto`` says whether the state's motto stands
    there; the title is of ``kind`` (None if there is none), which is named at ``kind_span``.
    """

    raw: str
    masked: str
    motto: bool
    number: OwnNumber | None
    dated: Dated | None
    cells: tuple[Span, ...]
    kind: Kind | None
    kind_span: Span


def read_letterhead(raw: str, grammar: Grammar) -> Letterhead:
    """Read ``raw``, the head of a document, down to its title."""
    masked = fold(raw)
    mottos = list(grammar.header.letterhead.motto.finditer(masked))
    for match in mottos:
        masked = _mask(masked, Span(*match.span()))
    kind, kind_span = _find_kind(raw, masked, grammar)
    above = kind_span.start
    bare = _without_brackets(masked, above)
    number = _find_number(raw, bare, above, grammar)
    if number is not None:
        masked, bare = _mask(masked, number.span), _mask(bare, number.span)
    dated = _find_date(raw, bare, above)
    if dated is not None:
        span = Span(dated.start, dated.date.end)
        masked, bare = _mask(masked, span), _mask(bare, span)
    cut = min(
        above,
        above if number is None else number.span.start,
        above if dated is None else dated.start,
    )
    cells = _issuer_cells(bare, cut, grammar) or _issuer_cells(bare, above, grammar)
    return Letterhead(raw, masked, bool(mottos), number, dated, tuple(cells), kind, kind_span)


def split_cells(masked: str, start: int, end: int) -> list[Span]:
    """The cells of ``masked[start:end]`` that hold a letter or a digit, without surrounding space."""
    cells = []
    place = start
    for match in [*_CELL_BREAK.finditer(masked, start, end), None]:
        stop = end if match is None else match.start()
        piece = masked[place:stop]
        if any(map(str.isalnum, piece)):
            left = place + len(piece) - len(piece.lstrip())
            cells.append(Span(left, left + len(piece.strip())))
        place = end if match is None else match.end()
    return cells


def as_own(number: ActNumber) -> OwnNumber:
    """A number that is the document's."""
    return OwnNumber(number.text, number.serial, number.symbol, Span(number.start, number.end))


def _mask(text: str, span: Span) -> str:
    return text[: span.start] + "\t" * (span.end - span.start) + text[span.end :]


def _without_brackets(masked: str, end: int) -> str:
    for match in _BRACKETS.finditer(masked, 0, end):
        masked = _mask(masked, Span(*match.span()))
    return masked


def _find_kind(raw: str, masked: str, grammar: Grammar) -> tuple[Kind | None, Span]:
    """The first cell that begins with the word for a kind of document."""
    rules = grammar.header
    cells = split_cells(masked, 0, len(masked))
    for at, cell in enumerate(cells):
        found = rules.kinds.at(masked, cell.start, cell.end)
        if found is None or rules.title.formula.match(masked, cell.start, cell.end) is not None:
            continue
        if rules.letterhead.number.match(masked, cell.start, cell.end) is not None:
            continue
        kind, end = found
        if _in_agency(masked, cells[max(0, at - 2) : at], cell, grammar):
            continue
        rest = masked[end : cell.end].strip(" :.-*")
        alone = not rest or raw[cell.start : cell.end].isupper()
        if alone or (" " in kind.name and _begins_line(masked, cell.start)):
            return kind, Span(cell.start, end)
    return None, Span(len(masked), len(masked))


def _in_agency(masked: str, before: list[Span], cell: Span, grammar: Grammar) -> bool:
    """Whether the cell is the rest of an agency's name ("BỘ / KẾ HOẠCH VÀ ĐẦU TƯ")."""
    agencies = grammar.vocabulary.agencies
    found = (agencies.at(masked, span.start, cell.end) for span in before)
    return any(match is not None and match[1] > cell.start for match in found)


def _begins_line(masked: str, start: int) -> bool:
    return not any(map(str.isalnum, masked[masked.rfind("\n", 0, start) + 1 : start]))


def _find_number(raw: str, masked: str, above: int, grammar: Grammar) -> OwnNumber | None:
    """The number behind its label at the start of a cell: above the title, or on a line of its own."""
    numbers = grammar.legal_bases.number
    blank = None
    for match in grammar.header.letterhead.number.finditer(masked):
        start = match.start()
        if _CELL_START.search(masked, max(0, start - 4), start) is None:
            continue
        below = start > above
        if below and (":" not in match.group() or not _begins_line(masked, start)):
            continue
        end = min(len(raw), match.end() + _LINE_REACH)
        begin = match.end() + len(raw[match.end() : end]) - len(raw[match.end() : end].lstrip(" \t"))
        number = numbers.at(raw, begin, end)
        if number is not None:
            return as_own(number)._replace(span=Span(start, number.end))
        symbol = numbers.blank_symbol(raw, match.end(), end)
        if symbol is not None and blank is None:
            blank = OwnNumber(None, None, symbol[0], Span(start, symbol[1]))
        elif blank is None and not below:
            blank = OwnNumber(None, None, None, Span(*match.span()))
    return blank


def _find_date(raw: str, masked: str, above: int) -> Dated | None:
    """The line of place and date: above the title, or below it on a line of its own."""
    for match in _DAY.finditer(masked):
        date = date_at(raw, match.start())
        if date is None or _LINE_END.match(masked, date.end) is None:
            continue
        found = _PLACE.search(masked, max(0, match.start() - _PLACE_REACH), match.start())
        place = None
        start = match.start()
        if found is not None:
            start = found.start("place")
            place = _SPACE.sub(" ", raw[start : found.end("place")]).strip(" ,.-")
        elif _CELL_START.search(masked, max(0, start - 4), start) is None:
            continue
        if match.start() < above or (
            place and "," in raw[start : match.start()] and _begins_line(masked, start)
        ):
            return Dated(place or None, date, start)
    return None


def _issuer_cells(masked: str, end: int, grammar: Grammar) -> list[Span]:
    session = grammar.header.letterhead.session
    return [
        cell
        for cell in split_cells(masked, 0, end)
        if sum(map(str.isalpha, masked[cell.start : cell.end])) > 1
        and session.match(masked, cell.start, cell.end) is None
    ]
