"""The objectives: what is aimed at, one row a bullet, lettered item or unmarked paragraph under Mục tiêu."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from kcextract.document import Notice, Span
from kcextract.extractors.context import Context
from kcextract.extractors.passages import (
    Titled,
    after_marker,
    below_bare,
    below_one_heading,
    has_letters,
    is_listed_alone,
    is_prose,
    passages,
    running_paragraphs,
    sentences,
    titled,
    tops,
    words,
)
from kcextract.extractors.periods import PeriodReader, Stated
from kcextract.outline import BULLETS, Section
from kcextract.records import ObjectiveRecord
from kcextract.text.dates import Period
from kcextract.text.dates import periods as years_in
from kcextract.text.folding import fold_pattern
from kcextract.text.spaces import skip_space

_ROLE = "objectives"
_NUMBERED = frozenset({"part", "chapter", "article", "roman", "arabic", "decimal"})
_KINDS = {"objectives_general": "general", "objectives_specific": "specific"}
# A first paragraph with more words that ends like a sentence is no title.
_LONGEST_TITLE = 12
_LABEL_REACH = 120
# "từ 40% (năm 2031) lên 65%": what stands before and behind the year from which an aim goes out.
_FROM_FIGURE = regex.compile(fold_pattern(r"\btừ\s+(?:mức\s+)?\d[^.;:]*$"))
_ONTO = regex.compile(fold_pattern(r"\s*\)?\s*,?\s*(?:tăng\s+|giảm\s+)?(?:lên|xuống|còn)\b"))
_FROM_WINDOW = 60


class _Aim(NamedTuple):
    """A row to be: ``kind`` is None where no heading says it."""

    section: int
    kind: str | None
    spans: tuple[Span, ...]
    start: int


def extract_objectives(
    context: Context, periods: PeriodReader
) -> tuple[tuple[ObjectiveRecord, ...], tuple[Notice, ...]]:
    """The objectives of a document in text order; where it has no outline, the sentences on what is aimed at.

    A notice ``objectives_without_rows`` says where a heading stands alone.
    """
    aims: list[_Aim] = []
    notices: list[Notice] = []
    every = tops(context, _ROLE)
    for top in every:
        found = list(_Reader(context, periods).under(top, top=not is_listed_alone(context, top)))
        if not found and not (top.marker is None and context.outline.bare):
            sentence = "No objective is told under the heading of the objectives."
            notices.append(Notice("info", "objectives_without_rows", sentence, top.start, top.own_end))
        aims += found
    told = {span.start for aim in aims for span in aim.spans}
    for _, role, section, pieces in below_bare(context, _ROLE):
        left = [piece for piece in pieces if piece.start not in told]
        aims += _Reader(context, periods).below(role, section, left)
    aims.sort(key=lambda aim: aim.start)
    if not every and not aims and is_prose(context):
        aims += _in_prose(context)
    return tuple(_record(context, periods, number, aim) for number, aim in enumerate(aims)), tuple(notices)


def _record(context: Context, periods: PeriodReader, number: int, aim: _Aim) -> ObjectiveRecord:
    start, end = aim.spans[0].start, aim.spans[-1].end
    stated = _period(context, periods, aim.section, Span(start, end))
    kind = aim.kind or ("specific" if _states_figure(context, Span(start, end)) else "general")
    text = " ".join(words(context, span) for span in aim.spans)
    return ObjectiveRecord(
        context.doc_id, number, aim.section, kind, stated.first, stated.last, text, aim.start, end
    )


def _period(context: Context, periods: PeriodReader, section: int, span: Span) -> Stated:
    """From the first to the last of the years that an aim tells: "70% năm 2033; 85% năm 2035".

    Years that are over when the document begins are of the state that is to change, and so is the year from
    whose figure an aim goes out: "từ 40% năm 2031 lên 65% năm 2035".
    """
    stated = periods.of_span(section, *span)
    if stated.basis != "sentence":
        return stated
    begins = context.header.begins or 0
    told = [each for each in periods.in_text(*span) if each.last is None or each.last >= begins]
    told = [each for each in told if not _is_departure(context, span.start, each)] or told
    first = None if told[0].first is None else min(each.first for each in told if each.first is not None)
    last = max((each.last for each in told if each.last is not None), default=None)
    if any(each.last is None and each.first is not None and each.first > (last or 0) for each in told):
        last = None
    return Stated(first, last, stated.basis)


def _is_departure(context: Context, start: int, period: Period) -> bool:
    """Whether a year is told of the figure from which another one is to be reached."""
    if _ONTO.match(context.folded, period.end) is None:
        return False
    window = context.folded[max(start, period.start - _FROM_WINDOW) : period.start]
    return _FROM_FIGURE.search(window) is not None


class _Reader:
    """Reads the aims under one heading; ``_kind`` is what the last label without a marker said."""

    def __init__(self, context: Context, periods: PeriodReader) -> None:
        self._context = context
        self._periods = periods
        self._rules = context.grammar.objectives
        self._kind: str | None = None

    def under(self, section: Section, *, top: bool = True) -> Iterator[_Aim]:
        """The aims that ``section`` and those below it tell."""
        if not top and self._stands_beside(section):
            return
        children = [
            child
            for child in self._context.children(section)
            if child.role.startswith(_ROLE) and child.kind != "table"
        ]
        self._kind = _KINDS.get(section.role)
        yield from self._own(section, top=top, leads=bool(children))
        for child in children:
            yield from self.under(child, top=False)

    def below(self, role: str, section: Section, pieces: Iterable[Span]) -> Iterator[_Aim]:
        """The aims in ``pieces`` of the text of ``section``, below a heading without a marker."""
        self._kind = _KINDS.get(role)
        yield from self._paragraphs(section, pieces)

    def _own(self, section: Section, *, top: bool, leads: bool) -> Iterator[_Aim]:
        pieces = below_one_heading(self._context, section, passages(self._context, section))
        pieces = [piece for piece in pieces if has_letters(self._context, piece)]
        while len(pieces) > 1 and section.kind in BULLETS and self._only_leads(pieces[-1]):
            # "- Xây 5 chợ." and then "Đến năm 2030:" lead in the next bullets.
            pieces.pop()
        head = titled(self._context, section)
        if section.marker is None or head is None:
            yield from self._paragraphs(section, pieces)
            return
        if self._is_title(section, head, pieces[0], top=top, leads=leads):
            yield from self._paragraphs(section, head.rest)
        elif not leads or not self._leads_in(Span(pieces[0].start, pieces[-1].end)):
            yield _Aim(
                section.number, self._kind or _said(self._context, pieces[0]), tuple(pieces), section.start
            )

    def _is_title(self, section: Section, head: Titled, first: Span, *, top: bool, leads: bool) -> bool:
        """Whether the title of a section is a heading, and no part of an aim."""
        alone = not head.rest and not leads
        sentence = self._is_sentence(first)
        if self._rules.label.match(self._context.folded, head.title.start, head.title.end) is not None:
            # "Mục tiêu của Chương trình là nâng cao …" is no heading but an aim.
            return not (alone and self._states(head.title))
        if alone:
            return top
        if leads and not head.rest and not top and _states_figure(self._context, head.title):
            return False
        if section.kind in _NUMBERED:
            return not (sentence and self._is_long(head.title)) and not (
                head.inline and not leads and not top
            )
        if head.inline or sentence:
            return False
        # A bullet that is cut in two is an aim, and no heading of its second half.
        return leads or not (self._is_long(head.title) or _states_figure(self._context, head.title))

    def _paragraphs(self, section: Section, pieces: Iterable[Span]) -> Iterator[_Aim]:
        """The aims in paragraphs without a marker; labels among them say of what kind the next ones are."""
        for piece in pieces:
            aim = self._after_label(piece)
            if aim is not None and not self._only_leads(aim):
                yield _Aim(section.number, self._kind, (aim,), aim.start)

    def _after_label(self, piece: Span) -> Span | None:
        """The paragraph without a label at its head; None if it is nothing else."""
        kind = _said(self._context, piece)
        if kind is None:
            return piece
        self._kind = kind
        folded = self._context.folded
        colon = folded.find(":", piece.start, min(piece.end, piece.start + _LABEL_REACH))
        if colon < 0:
            return piece if self._is_sentence(piece) else None
        start = skip_space(folded, colon + 1, piece.end)
        return Span(start, piece.end) if start < piece.end else None

    def _stands_beside(self, section: Section) -> bool:
        """Whether a section under Mục tiêu tells something else, by its title."""
        head = titled(self._context, section)
        if head is None or section.marker is None or section.kind in BULLETS:
            return False
        if not head.rest and not self._context.children(section):
            return False
        return self._rules.beside.match(self._context.folded, head.title.start, head.title.end) is not None

    def _leads_in(self, span: Span) -> bool:
        """Whether a paragraph does no more than lead in what follows it."""
        return _leads_in(self._context, span)

    def _only_leads(self, span: Span) -> bool:
        """Whether a paragraph leads in what follows it, or says no more than its time."""
        return self._leads_in(span) or self._periods.is_label(span.start)

    def _is_sentence(self, span: Span) -> bool:
        return self._context.folded[span.end - 1] in ".;…"

    def _states(self, title: Span) -> bool:
        folded = self._context.folded
        return self._is_long(title) or self._rules.states.search(folded, title.start, title.end) is not None

    def _is_long(self, span: Span) -> bool:
        return words(self._context, span).count(" ") >= _LONGEST_TITLE


def _said(context: Context, piece: Span) -> str | None:
    """The kind of aims that a label at the head of a paragraph says."""
    rules = context.grammar.objectives
    for kind, pattern in (("general", rules.general), ("specific", rules.specific)):
        if pattern.match(context.folded, piece.start, piece.end) is not None:
            return kind
    return None


def _leads_in(context: Context, span: Span) -> bool:
    return context.folded[span.end - 1] == ":" and not _states_figure(context, span)


def _states_figure(context: Context, span: Span) -> bool:
    """Whether a number in ``span`` counts something; those of acts that are cited do not."""
    figures = context.grammar.objectives.figure.finditer(context.folded, span.start, span.end)
    return any(not _is_cited(context, match.start()) for match in figures)


def _is_cited(context: Context, place: int) -> bool:
    """Whether the character at ``place`` belongs to the name of an act."""
    index = bisect_right(context.legal_bases, place, key=lambda base: base.start) - 1
    return index >= 0 and place < context.legal_bases[index].end


def _in_prose(context: Context) -> Iterator[_Aim]:
    """The sentences that say what is aimed at, each with those that go on with it, and lists so led in."""
    rules = context.grammar.objectives
    aims: list[Span] = []
    leads = False
    for paragraph in running_paragraphs(context):
        section = context.section_at(paragraph.start)
        if section.role == "header" and not context.in_body(paragraph.start):
            continue
        if leads and section.kind in BULLETS and paragraph.start == after_marker(context, section):
            yield _Aim(section.number, None, (paragraph,), section.start)
            continue
        for sentence in sentences(context, paragraph):
            aimed = rules.aim.search(context.folded, sentence.start, sentence.end) is not None
            if aimed and aims and _begins(context, paragraph, sentence):
                yield from _prose_row(context, aims)
                aims = []
            if aimed or (aims and _goes_on(context, aims[-1], paragraph, sentence)):
                aims.append(sentence)
                continue
            yield from _prose_row(context, aims)
            aims = []
        leads = bool(aims) and aims[-1].end == paragraph.end and _leads_in(context, aims[-1])
        if leads:
            yield from _prose_row(context, aims[:-1])
            aims = []
    yield from _prose_row(context, aims)


def _begins(context: Context, paragraph: Span, sentence: Span) -> bool:
    """Whether a sentence on what is aimed at tells of other aims than the one before it."""
    rules = context.grammar.objectives
    return sentence.start == paragraph.start or rules.label.match(context.folded, *sentence) is not None


def _goes_on(context: Context, last: Span, paragraph: Span, sentence: Span) -> bool:
    """Whether a sentence that says nothing of an aim itself goes on with ``last``, the one before it."""
    rules = context.grammar.objectives
    if rules.onward.match(context.folded, *sentence) is not None:
        return True
    if last.start < paragraph.start or rules.further.match(context.folded, *sentence) is None:
        return False
    begins = context.header.begins or 0
    years = list(years_in(context.document.reading, *sentence))
    past = years and all(each.last is not None and each.last < begins for each in years)
    return not past and _states_figure(context, sentence)


def _prose_row(context: Context, aims: list[Span]) -> Iterator[_Aim]:
    if aims:
        kind = _said(context, aims[0])
        yield _Aim(context.section_at(aims[0].start).number, kind, tuple(aims), aims[0].start)
