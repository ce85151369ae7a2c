"""The assignments: what each agency is to do, one row a bullet or paragraph under Tổ chức thực hiện."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Collection, Iterator
from typing import NamedTuple

import regex

from kcextract.document import Notice, Span
from kcextract.extractors.agencies import (
    Named,
    agency_code,
    assigned,
    assigned_within,
    named_at,
    names_authority,
    subject,
)
from kcextract.extractors.context import Context
from kcextract.extractors.passages import (
    Titled,
    below_bare,
    is_listed_alone,
    is_prose,
    passages,
    running_paragraphs,
    sentences,
    titled,
    tops,
    words,
)
from kcextract.grammar.sieve import opened
from kcextract.outline import BULLETS, Section
from kcextract.records import AssignmentRecord

_ROLE = "organisation"
# The roles of sections that may lead in tasks where nothing is on organisation.
_LEADING = ("", "other", "legal_bases", "header", "enactment", "contents", "content_item")
_PARTS = frozenset({"part", "chapter", "roman"})
_AND = (";", ",")
# The names before a colon are no longer.
_LONGEST_NAMES = 200
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
        charge = reader.bare_charge(top.start) if is_listed_alone(context, top) else None
        tasks += reader.under(top, charge, top=True)
    tasks += reader.below_bare({span.start for task in tasks for span in task.spans})
    tasks.sort(key=lambda task: task.start)
    if not every and not tasks:
        told = _Told(context)
        tasks = sorted([*told.lists(), *told.sentences()], key=lambda task: task.start)
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
    """Reads the tasks under the headings of a document, in sections whose role is one of ``roles``."""

    def __init__(self, context: Context, roles: Collection[str] = (_ROLE,)) -> None:
        self._context = context
        self._roles = roles
        self._rules = context.grammar.assignments
        self.notices: list[Notice] = []

    def under(self, section: Section, charge: _Charge | None, *, top: bool = False) -> Iterator[_Task]:
        """The tasks that ``section`` and those below it give, to ``charge`` unless they name others."""
        children = [
            child
            for child in self._context.children(section)
            if child.role in self._roles and child.kind != "table"
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

    def below_bare(self, told: Collection[int]) -> Iterator[_Task]:
        """The tasks in the paragraphs below headings without a marker, each to whom its heading names.

        Those that begin where one is ``told`` are left out.
        """
        for heading, _, section, pieces in below_bare(self._context, _ROLE):
            left = [piece for piece in pieces if piece.start not in told]
            yield from self._paragraphs(section, left, self._named_by(heading, pieces))

    def bare_charge(self, offset: int) -> _Charge | None:
        """Who is charged with a list at ``offset`` by the heading without a marker above it."""
        last = self._context.bare_heading(offset)
        return None if last is None else self._named_by(Span(last.start, last.end), [Span(offset, offset)])

    def _named_by(self, heading: Span, pieces: list[Span]) -> _Charge | None:
        return self._heading(Titled(heading, tuple(pieces), inline=False), heading, leads=False)

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
            for match in opened(self._rules.predicate, self._context.folded, start, piece.end)
        )

    def _paragraphs(self, section: Section, pieces: list[Span], charge: _Charge | None) -> Iterator[_Task]:
        """Each paragraph is a task, but for those that only name who is charged."""
        for piece in pieces:
            if self._leads_in(piece, leads=True):
                # A lead-in names in other words whom the heading has named already.
                charge = charge or self._lead_in(piece)
                continue
            head = self._inline_head(piece)
            named = None if head is None else self._heading(head, piece, leads=False)
            if head is None or named is None:
                yield from self._task(section, (piece,), charge, piece.start)
            else:
                if (
                    charge is not None
                    and self._context.folded[charge.agency.end : piece.start].strip() in _AND
                ):
                    # A list of names that is broken over paragraphs.
                    named = named._replace(agency=Span(charge.agency.start, named.agency.end))
                yield from self._task(section, head.rest, named, piece.start)

    def _inline_head(self, piece: Span) -> Titled | None:
        """The words of a paragraph up to a colon, and the rest of it: "Sở Tài chính: Bố trí kinh phí."."""
        colon = self._context.folded.find(":", piece.start, min(piece.end, piece.start + _LONGEST_NAMES))
        start = colon + 1
        while 0 < start < piece.end and self._context.folded[start].isspace():
            start += 1
        if colon < 0 or start == piece.end:
            return None
        return Titled(Span(piece.start, colon), (Span(start, piece.end),), inline=True)

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


# Where nothing is on organisation


class _Told:
    """What running text and the lists that it leads in tell agencies to do."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._rules = context.grammar.assignments
        self._prose = is_prose(context)
        # The stretches in which lists have been read, in order and disjoint.
        self._listed: list[Span] = []

    def lists(self) -> Iterator[_Task]:
        """The tasks in the lists behind "UBND tỉnh yêu cầu:", "Giao Sở Y tế thực hiện các nội dung sau:"."""
        for section in self._context.outline.sections:
            pieces = passages(self._context, section) if section.role in _LEADING else []
            for index, piece in enumerate(pieces):
                if self._context.folded[piece.end - 1] != ":" or self._is_listed(piece.start):
                    continue
                charge = self._herald(piece)
                if charge is None:
                    continue
                insort(self._listed, piece)
                yield from self._lines(section, pieces[index + 1 :])
                if index == len(pieces) - 1:
                    yield from self._items(section, charge[0])

    def _herald(self, piece: Span) -> tuple[_Charge | None] | None:
        """Whom a paragraph that leads in a list charges with it, if anybody; None if it leads in no tasks."""
        named = assigned_within(self._context, piece.start, piece.end)
        if named is not None:
            return (_Charge(named.span, _duty(self._context, (Span(named.after, piece.end),))),)
        return (None,) if self._rules.heralds.search(self._context.folded, *piece) is not None else None

    def _lines(self, section: Section, pieces: list[Span]) -> Iterator[_Task]:
        """The paragraphs without a marker that name who is to act: one task each."""
        for piece in pieces:
            named = named_at(self._context, *piece)
            if named is not None and named.predicate and not self._is_reported(named):
                insort(self._listed, piece)
                yield _Task(section.number, _Charge(named.span, None), (piece,), piece.start)

    def _items(self, section: Section, charge: _Charge | None) -> Iterator[_Task]:
        """The marked items behind the end of a section's own text."""
        every = self._context.children(section)
        if section.kind == "preamble":
            above = self._context.outline.sections[section.parent or 0]
            every = tuple(each for each in self._context.children(above) if each.start >= section.end)
        reader = _Reader(self._context, _LEADING)
        for child in every:
            if child.marker is None or child.role not in _LEADING:
                break
            insort(self._listed, Span(child.start, child.end))
            # A part of a directive is a heading, and no task.
            yield from reader.under(child, None if child.kind in _PARTS else charge)

    def sentences(self) -> Iterator[_Task]:
        """The sentences that give agencies a task, outside the lists."""
        told = False
        for paragraph in running_paragraphs(self._context):
            if self._is_listed(paragraph.start):
                told = True
                continue
            ordered = self._rules.orders.search(self._context.folded, *paragraph) is not None
            if not ordered and not self._prose:
                continue
            for sentence in sentences(self._context, paragraph):
                named = self._named(sentence, ordered=ordered, told=told)
                if named is not None:
                    told = True
                    yield from self._sentence(sentence, named)

    def _named(self, sentence: Span, *, ordered: bool, told: bool) -> Named | None:
        """Who is told to do something by a sentence; in a text with an outline in so many words."""
        named = assigned_within(self._context, *sentence) if ordered else None
        if not self._prose and named is not None and not named.given:
            # "Yêu cầu doanh nghiệp báo cáo" may be what somebody has the right to do.
            return named if names_authority(self._context, sentence.start, named.span.start) else None
        if named is not None or not self._prose:
            return named
        folded = self._context.folded
        joined = self._rules.joins.match(folded, *sentence)
        named = named_at(self._context, sentence.start if joined is None else joined.end(), sentence.end)
        if named is None or self._is_reported(named):
            return None
        if named.given or self._rules.duties.search(folded, named.after, sentence.end) is not None:
            return named
        urged = (
            told
            and self._rules.urges.match(folded, named.after, sentence.end) is not None
            and self._rules.past.search(folded, named.after, sentence.end) is None
        )
        return named if urged else None

    def _sentence(self, sentence: Span, named: Named) -> Iterator[_Task]:
        section = self._context.section_at(sentence.start).number
        first, *others = _handed_out(self._context, Span(named.after, sentence.end))
        given = [(named, first, sentence.start)]
        given += [(assigned(self._context, *other) or named, other, other.start) for other in others]
        for who, piece, start in given:
            told = Span(max(who.after, piece.start), piece.end)
            if any(map(str.isalnum, self._context.folded[told.start : told.end])):
                yield _Task(section, _Charge(who.span, None), (told,), start)

    def _is_reported(self, named: Named) -> bool:
        return self._rules.reported.search(self._context.folded, named.span.start, named.after) is not None

    def _is_listed(self, place: int) -> bool:
        index = bisect_right(self._listed, place, key=lambda each: each.start) - 1
        return index >= 0 and place < self._listed[index].end
