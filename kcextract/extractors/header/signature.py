"""The signature: for whom, in which office, who. It may stand beside the recipients, line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from kcextract.document import Document, Notice, Span
from kcextract.extractors.header.letterhead import split_cells
from kcextract.extractors.header.zones import Zones
from kcextract.extractors.institutions import institution_at
from kcextract.grammar import Grammar
from kcextract.text.folding import fold

_SPACE = re.compile(r"\s+")
# For whom is signed stands on the next line.
_OPEN = re.compile(r"(?:T[/.]?M|K[/.]?T|TUQ|T[/.]?L)\s?[./]?", re.IGNORECASE)
_BULLET = re.compile(r"\s*[-–—+*•]\s*\S")
# The outline leaves lines of the signature that stand before the recipients in the last article.
_LINES_BEFORE = 8
# Where it found neither recipients nor signature: the last lines of the deed.
_LAST_LINES = 14
_MOST_LINES = 70
_LONGEST_FOOT = 6000
_LONGEST_CELL = 90


class Signature(NamedTuple):
    """Who signed, as printed; None where the foot does not say."""

    name: str | None
    title: str | None
    signed_for: str | None


class _Cell(NamedTuple):
    kind: str
    text: str
    line: int
    span: Span


def read_signature(
    document: Document, zones: Zones, grammar: Grammar
) -> tuple[Signature, tuple[Notice, ...]]:
    """The signature at the foot of the deed, else the one at the end of what it issues."""
    text = document.text
    cells = _classified(text, _foot_lines(text, zones), grammar)
    if not _is_signed(cells) and zones.later_signature is not None:
        section = zones.later_signature
        cells = _classified(text, _lines(text, section.start, section.end), grammar)
    if not _is_signed(cells):
        return Signature(None, None, None), ()
    signed_for = [cell for cell in cells if cell.kind == "for"]
    offices = [cell for cell in cells if cell.kind == "office"]
    if not (zones.foot or signed_for or any(cell.text.isupper() for cell in offices)) and not any(
        cell.kind == "name" for cell in cells
    ):
        # "Chánh Văn phòng …, Giám đốc các sở chịu trách nhiệm thi hành": the last words of a deed.
        return Signature(None, None, None), ()
    first = min(cell.span.start for cell in (*signed_for, *offices))
    last = max((cell.span.start for cell in offices), default=first)
    names = [cell for cell in cells if cell.kind == "name" and cell.span.start > first]
    names = [cell for cell in names if cell.span.start > last] or names
    if len({fold(cell.text) for cell in names}) > 1 and len(offices) > 1:
        sentence = "Several people signed; there is one place for a name, so none is taken."
        return Signature(None, None, None), (Notice("warning", "several_signers", sentence, *names[0].span),)
    return (
        Signature(
            names[0].text if names else None,
            offices[-1].text if offices else None,
            " ".join(cell.text for cell in signed_for) or None,
        ),
        (),
    )


def _is_signed(cells: Sequence[_Cell]) -> bool:
    return any(cell.kind in ("for", "office") for cell in cells)


def _foot_lines(text: str, zones: Zones) -> list[Span]:
    """The lines in which the signature may stand, without empty ones."""
    if zones.foot:
        start, end = zones.foot[0].start, zones.foot[-1].end
        before = _LINES_BEFORE
    else:
        start = end = zones.deed.end
        before = _LAST_LINES
    begin = start
    floor = zones.deed.start if zones.deed_sections else zones.legal.start
    for _ in range(before * 3):
        if begin <= floor or before == 0:
            break
        line_start = max(text.rfind("\n", floor, begin - 1) + 1, floor)
        before -= bool(text[line_start:begin].strip())
        begin = line_start
    return _lines(text, begin, min(end, start + _LONGEST_FOOT))


def _lines(text: str, begin: int, end: int) -> list[Span]:
    lines: list[Span] = []
    place = begin
    while place < end and len(lines) < _MOST_LINES:
        stop = text.find("\n", place, end)
        stop = end if stop < 0 else stop
        if text[place:stop].strip():
            lines.append(Span(place, stop))
        place = stop + 1
    return lines


def _classified(text: str, lines: Sequence[Span], grammar: Grammar) -> list[_Cell]:
    """The cells of ``lines`` that say something of the signature, in order; wrapped ones are joined."""
    cells: list[_Cell] = []
    held: tuple[str, int] | None = None
    for number, line in enumerate(lines):
        raw = text[line.start : line.end]
        if line.end - line.start > _LONGEST_CELL and "\t" not in raw and "   " not in raw:
            continue
        bullet = _BULLET.match(raw) is not None
        for at, place in enumerate(split_cells(raw, 0, len(raw))):
            if bullet and at == 0:
                continue
            printed = _SPACE.sub(" ", raw[place.start : place.end])
            span = Span(line.start + place.start, line.start + place.end)
            if _OPEN.fullmatch(printed) is not None:
                held = printed, span.start
                continue
            if held is not None:
                printed, span = f"{held[0]} {printed}", Span(held[1], span.end)
                held = None
            if len(printed) <= _LONGEST_CELL:
                _add(cells, printed, number, span, grammar)
    return cells


def _add(cells: list[_Cell], printed: str, line: int, span: Span, grammar: Grammar) -> None:
    kind = _kind(printed, grammar)
    if kind:
        cells.append(_Cell(kind, _bare_name(printed, grammar) if kind == "name" else printed, line, span))
        return
    together = _office_and_name(printed, grammar)
    if together is not None:
        office, name = together
        cells.append(_Cell("office", office, line, span))
        cells.append(_Cell("name", name, line, Span(span.end - len(name), span.end)))
    elif cells and cells[-1].kind in ("for", "office") and line - cells[-1].line == 1:
        before = cells[-1]
        joined = f"{before.text} {printed}"
        if _kind(joined, grammar) == before.kind:
            cells[-1] = _Cell(before.kind, joined, line, Span(before.span.start, span.end))


def _kind(printed: str, grammar: Grammar) -> str:
    """What a cell is: "for", "office", "name", or "" for anything else."""
    rules = grammar.header.signature
    folded = fold(printed)
    match = rules.signed_for.match(folded)
    if match is not None and _is_office(printed, folded, match.end(), grammar, body=True):
        return "for"
    if _is_office(printed, folded, 0, grammar, body=False):
        return "office"
    return (
        "name"
        if rules.office.match(folded) is None and _is_name(_bare_name(printed, grammar), grammar)
        else ""
    )


def _is_name(words: str, grammar: Grammar) -> bool:
    rules = grammar.header.signature
    return rules.name.match(words) is not None and rules.no_name.match(fold(words)) is None


def _office_and_name(printed: str, grammar: Grammar) -> tuple[str, str] | None:
    """The two parts of a cell in which the name stands behind the office ("PHÓ CHỦ TỊCH Lê Văn A")."""
    match = grammar.header.signature.office.match(fold(printed))
    if match is None:
        return None
    name = _bare_name(printed[match.end() :], grammar)
    return (printed[: match.end()], name) if _is_name(name, grammar) and printed.endswith(name) else None


def _is_office(printed: str, folded: str, start: int, grammar: Grammar, *, body: bool) -> bool:
    """Whether a cell names from ``start`` on an office, or (with ``body``) a body alone."""
    match = grammar.header.signature.office.match(folded, start)
    end = start if match is None else match.end()
    if match is None and not body:
        return False
    while end < len(folded) and folded[end] in " ,.(-":
        end += 1
    if end == len(folded):
        return match is not None
    found = institution_at(printed, folded, end, len(folded), grammar)
    if found is None or (found.agency is None and not printed.isupper()):
        return False
    return not folded[found.end :].strip(" ,.;:)")


def _bare_name(printed: str, grammar: Grammar) -> str:
    """What is left of a cell without "(đã ký)" and ranks."""
    rules = grammar.header.signature
    folded = fold(printed)
    mark = rules.mark.search(folded)
    if mark is not None:
        printed = f"{printed[: mark.start()]} {printed[mark.end() :]}"
    printed = printed.strip(" \t.,;:/-–")
    while (rank := rules.rank.match(fold(printed))) is not None and rank.end() > 0:
        printed = printed[rank.end() :]
    return printed.strip()
