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

# The second also at blanks: it is much the slower.
_MARKED_BREAK = re.compile(r"[\t\n|]+")
_CELL_BREAK = re.compile(r"[\t\n|]+| {3,}")
# A line drawn under the issuer or the motto, in what has become one line.
_RULED = re.compile(r"(?<!\S)[-_*=]{3,}(?=\s|[^\W\d_])")
_BRACKETS = regex.compile(r"\([^()]{0,400}\)")
_DAY = re.compile(r"\bngày(?=[\s.…_\d/]|tháng)")
# Before "ngày": a name of at most a few words, set off from what stands to its left.
_PLACE = regex.compile(r"(?r)(?:^|[\t\n|] ?| {2,})(?P<place>\p{L}[\p{L}.'’ -]{1,40}?(?:\s\d{1,2})?)[\s,.]*$")
_CELL_START = regex.compile(r"(?:^|[\t\n|]|\s\s)\s?$")
_LINE_END = re.compile(r"[ .,;)*/_-]*(?:$|[\t\n|]| {2,})")
_PLACE_REACH = 60
_ONE_WORD = regex.compile(r"\p{Lu}\p{Ll}+")
# The first words of a place that was broken, in a cell of its own.
_FEW_WORDS = regex.compile(r"(?:T\.?P\.?\s)?\p{Lu}\p{Ll}+(?:\s\p{Lu}\p{Ll}+){0,3}")
_OF = re.compile(r"của\b")
_SYMBOL = re.compile(r"[-/. ]")
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

    ``raw`` is the text of the head, ``folded`` the same, folded, and ``masked`` with tabs for what was
    understood here; all offsets are into them. ``cells`` are the issuer's, ``motto`` says whether the
    state's motto stands there; the title is of ``kind`` (None if there is none), which is named at
    ``kind_span``. Motto, number and date stand from ``top`` (0 without a motto) to ``below``.
    """

    raw: str
    folded: str
    masked: str
    motto: bool
    number: OwnNumber | None
    dated: Dated | None
    cells: tuple[Span, ...]
    kind: Kind | None
    kind_span: Span
    top: int
    below: int


def read_letterhead(raw: str, grammar: Grammar) -> Letterhead:
    """Read ``raw``, the head of a document, down to its title."""
    folded = fold(raw)
    masked = _RULED.sub(lambda match: "\t" * len(match.group()), folded)
    mottos = list(grammar.header.letterhead.motto.finditer(masked))
    for match in mottos:
        masked = _mask(masked, Span(*match.span()))
    found = _find_kind(raw, masked, mottos[-1].end() if mottos else 0, grammar)
    above = len(raw) if found is None else found.span.start
    bare = _without_brackets(masked, above)
    number = _find_number(raw, bare, above, grammar)
    if number is not None:
        masked, bare = _mask(masked, number.span), _mask(bare, number.span)
    dated = _find_date(raw, bare, above)
    if dated is not None:
        span = Span(dated.start, dated.date.end)
        masked, bare = _mask(masked, span), _mask(bare, span)
    below = max(
        mottos[-1].end() if mottos else 0,
        0 if number is None else number.span.end,
        0 if dated is None else dated.date.end,
    )
    kind, kind_span = _settled(found, number, below, len(raw), grammar)
    top = mottos[0].start() if mottos else 0
    above = kind_span.start
    cut = min(
        above,
        above if number is None else number.span.start,
        above if dated is None else dated.start,
    )
    cells = _issuer_cells(bare, cut, grammar) or _issuer_cells(bare, above, grammar)
    motto = bool(mottos)
    return Letterhead(raw, folded, masked, motto, number, dated, tuple(cells), kind, kind_span, top, below)


def split_cells(masked: str, start: int, end: int) -> list[Span]:
    """The cells of ``masked[start:end]`` that hold a letter or a digit, without surrounding space."""
    cells = []
    place = start
    gap = _MARKED_BREAK if masked.find("   ", start, end) < 0 else _CELL_BREAK
    for match in [*gap.finditer(masked, start, end), None]:
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


class _KindCell(NamedTuple):
    """A cell that begins with the word for a kind; ``alone`` if nothing but its issuer follows in it."""

    kind: Kind
    span: Span
    alone: bool
    upper: bool


def _find_kind(raw: str, masked: str, motto_end: int, grammar: Grammar) -> _KindCell | None:
    """The word for the kind: the first below the motto, if any is there.

    What a site prints above the letterhead begins with such a word, too: a word alone, in capitals, is
    believed before the first words of a line.
    """
    cells = _kind_cells(raw, masked, grammar)
    cells = [cell for cell in cells if cell.span.start >= motto_end] or cells
    if not cells:
        return None
    if not cells[0].upper:
        alone = (
            cell for cell in cells if cell.alone and cell.upper and masked[cell.span.end :].strip("\t\n |:")
        )
        cells = [next(alone, cells[0])]
    first = cells[0]
    for cell in cells[1:]:
        if (
            cell.kind is first.kind
            and first.alone
            and not any(map(str.isalnum, masked[first.span.end : cell.span.start]))
        ):
            first = cell
    return first


def _kind_cells(raw: str, masked: str, grammar: Grammar) -> list[_KindCell]:
    rules = grammar.header
    cells = split_cells(masked, 0, len(masked))
    found = []
    for at, cell in enumerate(cells):
        match = rules.kinds.at(masked, cell.start, cell.end)
        if match is None or rules.title.formula.match(masked, cell.start, cell.end) is not None:
            continue
        if _is_label(raw, masked, cell, grammar):
            continue
        kind, end = match
        if _in_agency(masked, cells[max(0, at - 2) : at], cell, grammar):
            continue
        rest = masked[end : cell.end].strip(" :.-*")
        upper = raw[cell.start : cell.end].isupper()
        if not rest or upper or (" " in kind.name and _begins_line(masked, cell.start)):
            found.append(
                _KindCell(kind, Span(cell.start, end), not rest or _OF.match(rest) is not None, upper)
            )
    return found


def _settled(
    found: _KindCell | None,
    number: OwnNumber | None,
    below: int,
    end: int,
    grammar: Grammar,
) -> tuple[Kind | None, Span]:
    """The kind and where it is named; by the number's symbol where the word for it was left out.

    Then the title begins where the letterhead ends, or with the word that looked like the kind ("QUY ĐỊNH
    MỨC CHI …" in a resolution).
    """
    by_symbol = None
    if number is not None and number.symbol is not None:
        by_symbol = grammar.header.symbols.get(_SYMBOL.split(number.symbol)[0].upper())
    if by_symbol is None or number is None:
        return (None, Span(end, end)) if found is None else (found.kind, found.span)
    if found is None:
        return by_symbol, Span(below, below)
    if not found.alone and found.span.start >= number.span.end and found.kind.symbols != by_symbol.symbols:
        return by_symbol, Span(found.span.start, found.span.start)
    return found.kind, found.span


def _is_label(raw: str, masked: str, cell: Span, grammar: Grammar) -> bool:
    """Whether a cell is a number with its label and nothing else ("Luật số: 18/2003/QH11")."""
    label = grammar.header.letterhead.number.match(masked, cell.start, cell.end)
    if label is None:
        return False
    number = grammar.legal_bases.number.at(raw, label.end(), cell.end)
    return number is None or not masked[number.end : cell.end].strip(" .,;")


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
        if _CELL_START.search(masked, max(0, start - 4), start) is None and not _is_behind_issuer(
            raw, masked, match, above
        ):
            continue
        if start == above:
            continue
        below = start > above
        if below and (":" not in match.group() or not _begins_line(masked, start)):
            continue
        end = min(len(raw), match.end() + _LINE_REACH)
        begin = match.end() + len(raw[match.end() : end]) - len(raw[match.end() : end].lstrip())
        number = numbers.at(raw, begin, end)
        if number is not None:
            return as_own(number)._replace(span=Span(start, number.end))
        symbol = numbers.blank_symbol(raw, match.end(), end)
        if symbol is not None and blank is None:
            blank = OwnNumber(None, None, symbol[0], Span(start, symbol[1]))
        elif blank is None and not below:
            blank = OwnNumber(None, None, None, Span(*match.span()))
    return blank


def _is_behind_issuer(raw: str, masked: str, label: regex.Match[str], above: int) -> bool:
    """Whether a label follows the issuer's name in capitals in one cell: "BỘ Y TẾ Số: 12/QĐ-BYT"."""
    if ":" not in label.group() or label.start() > above:
        return False
    begin = max(masked.rfind(mark, 0, label.start()) for mark in "\t\n|") + 1
    before = raw[begin : label.start()]
    return before.endswith(" ") and before.isupper()


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
            start = _wrapped_place(raw, start)
            place = _SPACE.sub(" ", raw[start : found.end("place")]).strip(" ,.-")
        elif _CELL_START.search(masked, max(0, start - 4), start) is None:
            continue
        if match.start() < above or (
            place and "," in raw[start : match.start()] and _begins_line(masked, start)
        ):
            return Dated(place or None, date, start)
    return None


def _wrapped_place(raw: str, start: int) -> int:
    """Where the name of a place begins that was broken: "Tam / Kỳ, ngày …", "TP Hồ Chí / Minh, ngày …"."""
    before = raw.rfind("\n", 0, max(0, start - 1)) + 1
    words = raw[before:start].strip()
    if "\n" not in raw[before:start]:
        return start
    above = raw[raw.rfind("\n", 0, max(0, before - 1)) + 1 : before]
    if _ONE_WORD.fullmatch(words) or (
        _FEW_WORDS.fullmatch(words) and not any(map(str.isalnum, above)) and above.strip()
    ):
        return before + raw[before:start].index(words)
    return start


def _issuer_cells(masked: str, end: int, grammar: Grammar) -> list[Span]:
    session = grammar.header.letterhead.session
    return [
        cell
        for cell in split_cells(masked, 0, end)
        if sum(map(str.isalpha, masked[cell.start : cell.end])) > 1
        and session.match(masked, cell.start, cell.end) is None
    ]
