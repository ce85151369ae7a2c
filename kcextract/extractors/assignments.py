"""The assignments: what each agency is to do, one row a bullet or paragraph under Tổ chức thực hiện."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from kcextract.document import Notice, Span
from kcextract.extractors.agencies import (
    Named,
    agency_code,
    assigned,
    assigned_within,
    named_at,
    subject,
)
from kcextract.extractors.context import Context
from kcextract.extractors.passages import (
    Titled,
    is_prose,
    passages,
    running_paragraphs,
    sentences,
    titled,
    tops,
    words,
)
from kcextract.outline import BULLETS, Section
from kcextract.records import AssignmentRecord

_ROLE = "organisation"
_SEMICOLON = regex.compile(r"\s*;\s+")


class _Charge(NamedTuple):
    """Who is charged with what follows: the span of the name, and the duty that the heading says, if any."""

    agency: Span
    duty: str | None


class _Task(NamedTuple):
    """A row to be; ``spans`` are the pieces of its task, ``start`` where its evidence begins."""

    section: int
    charge: _Charge
    spans: tuple[Span, ...]
    start: int


def extract_assignments(context: Context) -> tuple[tuple[AssignmentRecord, ...], tuple[Notice, ...]]:
    """The tasks of agencies in text order; where a document has no outline, the sentences that give one.

    A notice ``task_without_agency`` tells of a paragraph among them that names nobody who is to act.
    """
    reader = _Reader(context)
    tasks: list[_Task] = []
    every = tops(context, _ROLE)
    for top in every:
        tasks += reader.under(top, None, top=True)
    if not every:
        tasks += _in_prose(context, given_only=not is_prose(context))
    records = tuple(_record(context, number, task) for number, task in enumerate(tasks))
    return records, tuple(reader.notices)


def _record(context: Context, number: int, task: _Task) -> AssignmentRecord:
    agency = task.charge.agency
    return AssignmentRecord(
        context.doc_id,
        number,
        task.section,
        words(context, agency),
        agency_code(context, agency),
        _duty(context, task.spans) or task.charge.duty or "thuc_hien",
        " ".join(words(context, span) for span in task.spans),
        task.start,
        task.spans[-1].end,
    )


def _duty(context: Context, spans: tuple[Span, ...]) -> str | None:
    """The part that an agency has by the words of its task; None if they say neither."""
    rules = context.grammar.assignments
    for code, pattern in (("chu_tri", rules.lead), ("phoi_hop", rules.cooperation)):
        if any(pattern.search(context.folded, span.start, span.end) is not None for span in spans):
            return code
    return None


class _Reader:
    """Reads the tasks under the headings of a document."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._rules = context.grammar.assignments
        self.notices: list[Notice] = []

    def under(self, section: Section, charge: _Charge | None, *, top: bool = False) -> Iterator[_Task]:
        """The tasks that ``section`` and those below it give, to ``charge`` unless they name others."""
        children = [
            child
            for child in self._context.children(section)
            if child.role == _ROLE and child.kind != "table"
        ]
        pieces = passages(self._context, section)
        head = titled(self._context, section)
        if head is None or section.marker is None:
            yield from self._paragraphs(section, pieces, charge)
        else:
            named = self._heading(head, pieces[0], leads=bool(children))
            if named is not None:
                charge = named
                yield from self._paragraphs(section, list(head.rest), charge)
            elif self._leads_in(pieces[0], leads=bool(children)):
                duty = _duty(self._context, (pieces[0],))
                charge = None if charge is None else _Charge(charge.agency, duty or charge.duty)
                yield from self._paragraphs(section, list(head.rest), charge)
            elif charge is None and self._is_title(section, head, pieces[0], top=top, leads=bool(children)):
                yield from self._paragraphs(section, list(head.rest), charge)
            else:
                yield from self._item(section, pieces, charge)
        if pieces and charge is None:
            # "Giao Sở X:" under the heading: what follows is theirs.
            charge = self._lead_in(pieces[-1])
        for child in children:
            yield from self.under(child, charge)
            charge = self._after_list(child) or charge

    def _after_list(self, section: Section) -> _Charge | None:
        """Who is charged with the bullets behind ``section`` by a line without a marker at its end."""
        while below := self._context.children(section):
            section = below[-1]
        pieces = passages(self._context, section)
        return self._lead_in(pieces[-1]) if len(pieces) > 1 else None

    # Headings

    def _heading(self, head: Titled, first: Span, *, leads: bool) -> _Charge | None:
        """Who is charged by a heading: it names agencies, and their tasks follow."""
        if not leads and not head.rest:
            return None
        start, end = head.title
        named = named_at(self._context, start, end)
        if named is None or (head.inline and self._goes_on(start, first.end, end)):
            return None
        folded = self._context.folded
        duties = self._rules.duties.search(folded, start, end)
        if head.inline and named.predicate and not leads and duties is None:
            return None
        if head.inline and not leads and duties is not None and not self._only_names(duties.end(), end):
            return None
        if not head.inline and folded[first.end - 1] in ".;" and named.predicate:
            return None
        start = named.span.start
        stop = end if duties is None else duties.start()
        while stop > start and folded[stop - 1] in " \t\n,;:":
            stop -= 1
        if stop <= start:
            return None
        hint = None if duties is None else _duty(self._context, (Span(duties.start(), end),))
        return _Charge(Span(start, stop), hint)

    def _goes_on(self, start: int, end: int, colon: int) -> bool:
        """Whether more agencies follow the colon of a heading ("Các sở: Công Thương, Tài chính …")."""
        named = named_at(self._context, start, end)
        return named is not None and named.span.end > colon

    def _only_names(self, start: int, end: int) -> bool:
        """Whether a heading says no more after its duties ("có nhiệm vụ", "chịu trách nhiệm sau")."""
        return self._context.folded[start:end].strip(" \t\n,.:;") in ("", "sau", "như sau")

    def _is_title(self, section: Section, head: Titled, first: Span, *, top: bool, leads: bool) -> bool:
        """Whether the first words of a section are a title that gives no task itself."""
        if self._gives_task(head.title.start, first.end):
            return False
        if top:
            return True
        if section.kind in BULLETS:
            return leads and self._context.folded[first.end - 1] == ":"
        return leads or (bool(head.rest) and not head.inline)

    def _gives_task(self, start: int, end: int) -> bool:
        if assigned(self._context, start, end) is not None:
            return True
        named = named_at(self._context, start, end)
        return named is not None and named.predicate != ""

    # Items and paragraphs

    def _item(self, section: Section, pieces: list[Span], charge: _Charge | None) -> Iterator[_Task]:
        """A marked item: its lines are one task, but those that speak to others are tasks of their own."""
        own: list[Span] = []
        others: list[Span] = []
        for piece in pieces:
            if own and (others or self._speaks_to_others(piece)):
                others.append(piece)
            else:
                own.append(piece)
        yield from self._task(section, tuple(own), charge, own[0].start)
        yield from self._paragraphs(section, others, charge)

    def _speaks_to_others(self, piece: Span) -> bool:
        """Whether a paragraph after an item is none of it: it names who is to act, or gives no task."""
        folded = self._context.folded
        if self._rules.closing.match(folded, piece.start, piece.end) is not None:
            return True
        if self._rules.aside.match(folded, piece.start, piece.end) is not None:
            return True
        named = named_at(self._context, piece.start, piece.end)
        return named is not None and named.predicate != ""

    def _leads_in(self, piece: Span, *, leads: bool) -> bool:
        """Whether a paragraph does no more than lead in what follows: it says nothing that is to be done."""
        if self._context.folded[piece.end - 1] != ":" or not leads:
            return False
        named = named_at(self._context, piece.start, piece.end)
        named = assigned(self._context, piece.start, piece.end) or named
        start = piece.start if named is None else named.after
        return all(
            # In capitals it is part of a name.
            (self._context.document.reading[match.start()].isupper() and match.start() > start)
            or self._rules.hollow.match(match.group()) is not None
            for match in self._rules.predicate.finditer(self._context.folded, start, piece.end)
        )

    def _paragraphs(self, section: Section, pieces: list[Span], charge: _Charge | None) -> Iterator[_Task]:
        """Each paragraph is a task, but for those that only name who is charged."""
        for piece in pieces:
            if self._leads_in(piece, leads=True):
                # A lead-in names in other words whom the heading has named already.
                charge = charge or self._lead_in(piece)
                continue
            yield from self._task(section, (piece,), charge, piece.start)

    def _lead_in(self, piece: Span) -> _Charge | None:
        """Who is charged by a paragraph that only leads in what follows it."""
        if not self._leads_in(piece, leads=True):
            return None
        named = assigned(self._context, piece.start, piece.end) or named_at(
            self._context, piece.start, piece.end
        )
        if named is None:
            return None
        return _Charge(named.span, _duty(self._context, (Span(named.after, piece.end),)))

    def _task(
        self, section: Section, spans: tuple[Span, ...], charge: _Charge | None, start: int
    ) -> Iterator[_Task]:
        first = spans[0]
        named = self._actor(first, charge)
        if named is not None:
            # "Đề nghị Sở Y tế: Phối hợp …" gives it as a heading does.
            headed = not named.predicate and self._context.folded.startswith(":", named.after)
            told = self._after(named, first) if named.given or headed else first
            told, *others = _handed_out(self._context, told) if named.given else (told,)
            yield _Task(section.number, _Charge(named.span, None), (told, *spans[1:]), start)
            for other in others:
                yield from self._task(section, (other,), None, other.start)
        elif self._rules.aside.match(self._context.folded, first.start, first.end) is not None:
            return
        elif charge is not None:
            yield _Task(section.number, charge, spans, start)
        else:
            sentence = "A task under the heading of organisation names nobody who is to act; it is left out."
            self.notices.append(Notice("info", "task_without_agency", sentence, start, spans[-1].end))

    def _after(self, named: Named, span: Span) -> Span:
        """What follows the name of those to whom a paragraph gives a task; all of it, if nothing does."""
        start = named.after
        while start < span.end and self._context.folded[start] in " \t\n:,":
            start += 1
        return Span(start, span.end) if span.end - start > 1 else span

    def _actor(self, span: Span, charge: _Charge | None) -> Named | None:
        """Who is to act by a paragraph itself; None where it leaves that to the heading."""
        given = assigned(self._context, span.start, span.end)
        if charge is None:
            return given or subject(self._context, span.start, span.end)
        if self._rules.closing.match(self._context.folded, span.start, span.end) is not None:
            return given or subject(self._context, span.start, span.end)
        named = named_at(self._context, span.start, span.end)
        if named is None or not named.predicate or self._repeats(named.span, charge.agency):
            return None
        return given or named

    def _repeats(self, named: Span, heading: Span) -> bool:
        """Whether a paragraph names again whom its heading names, in as many or fewer words."""
        return words(self._context, heading).casefold().startswith(words(self._context, named).casefold())


def _handed_out(context: Context, span: Span) -> list[Span]:
    """A task, and behind it those that its sentence gives to others: "tổ chức thực hiện; giao Sở Y tế …"."""
    found = []
    start = span.start
    for match in _SEMICOLON.finditer(context.folded, *span):
        other = assigned(context, match.end(), span.end)
        if other is not None and other.given and match.start() > start:
            found.append(Span(start, match.start()))
            start = match.end()
    return [*found, Span(start, span.end)]


# Prose


def _in_prose(context: Context, *, given_only: bool) -> Iterator[_Task]:
    """The sentences of running text that give an agency a task; if only what is given counts, those alone."""
    rules = context.grammar.assignments
    for paragraph in running_paragraphs(context):
        if given_only and rules.given.search(context.folded, *paragraph) is None:
            continue
        for sentence in sentences(context, paragraph):
            named = assigned_within(context, sentence.start, sentence.end)
            if given_only and (named is None or not named.given):
                continue
            if named is None:
                named = named_at(context, sentence.start, sentence.end)
                if named is None:
                    continue
                duties = rules.duties.search(context.folded, named.after, sentence.end)
                if duties is None and not named.given:
                    continue
                if rules.reported.search(context.folded, named.span.start, named.after) is not None:
                    continue
            section = context.section_at(sentence.start).number
            first, *others = _handed_out(context, Span(named.after, sentence.end))
            given = [(named, first, sentence.start)]
            given += [(assigned(context, *other) or named, other, other.start) for other in others]
            for who, piece, start in given:
                told = Span(max(who.after, piece.start), piece.end)
                if any(map(str.isalnum, context.folded[told.start : told.end])):
                    yield _Task(section, _Charge(who.span, None), (told,), start)
