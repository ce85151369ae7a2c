"""The tasks that stand under the headings of a document, each of those whom heading or paragraph names."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from kcextract.document import Notice, Span
from kcextract.extractors.agencies import Named, assigned, ended, named_at, subject
from kcextract.extractors.assignments.tasks import ROLE, Charge, Task, duty_of, shared_out
from kcextract.extractors.context import Context
from kcextract.extractors.news import OtherNews
from kcextract.extractors.passages import Titled, below_bare, has_letters, passages, titled, words
from kcextract.grammar.sieve import opened
from kcextract.outline import BULLETS, Section
from kcextract.text.spaces import skip_space

_AND = (";", ",")
# What a document ends with.
_DONE = "./."
# The names before a colon are no longer.
_LONGEST_NAMES = 200


class HeadedTasks:
    """Reads the tasks under the headings of a document, in sections whose role is one of ``roles``."""

    def __init__(self, context: Context, roles: Collection[str] = (ROLE,)) -> None:
        self._context = context
        self._roles = roles
        self._rules = context.grammar.assignments
        self._other_news = OtherNews(context)
        self.notices: list[Notice] = []

    def under(self, section: Section, charge: Charge | None, *, top: bool = False) -> Iterator[Task]:
        """The tasks that ``section`` and those below it give, to ``charge`` unless they name others."""
        children = [
            child
            for child in self._context.children(section)
            if child.role in self._roles and child.kind != "table"
        ]
        pieces = self._joined(self._own(section))
        head = self._head(section, pieces)
        if head is None:
            yield from self._paragraphs(section, pieces, charge)
        else:
            named = self._heading(head, pieces[0], leads=bool(children))
            if named is not None:
                charge = named
                begin = pieces[0].start if head.inline else None
                yield from self._paragraphs(section, list(head.rest), charge, begin=begin)
            elif self._leads_in(pieces[0], leads=bool(children)):
                duty = duty_of(self._context, (pieces[0],))
                charge = None if charge is None else Charge(charge.agency, duty or charge.duty)
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

    def _head(self, section: Section, pieces: list[Span]) -> Titled | None:
        """The title of a marked section, up to the end of names that are broken over paragraphs."""
        head = titled(self._context, section)
        if head is None or section.marker is None or not pieces:
            return None
        if pieces[0].end <= head.title.end or head.inline:
            return head._replace(rest=tuple(piece for piece in head.rest if piece.start < pieces[-1].end))
        inline = self._inline_head(pieces[0])
        if inline is None:
            return Titled(pieces[0], tuple(pieces[1:]), inline=False)
        return inline._replace(rest=(*inline.rest, *pieces[1:]))

    def below_bare(self, told: Collection[int]) -> Iterator[Task]:
        """The tasks in the paragraphs below headings without a marker, each to whom its heading names.

        Those that begin where one is ``told`` are left out.
        """
        for heading, _, section, pieces in below_bare(self._context, ROLE):
            left = [piece for piece in pieces if piece.start not in told]
            yield from self._paragraphs(section, left, self._named_by(heading, pieces))

    def overseen(self, section: Section) -> Iterator[Task]:
        """The first paragraph of an article on force, if it names who is to watch over its execution."""
        for piece in self._joined(passages(self._context, section))[:1]:
            named = self._addressed(piece)
            if named is None or not self._rules.oversees.match(self._context.folded, named.after, piece.end):
                return
            yield from self._task(section, (piece,), None, piece.start)

    def bare_charge(self, offset: int) -> Charge | None:
        """Who is charged with a list at ``offset`` by the heading without a marker above it."""
        last = self._context.bare_heading(offset)
        return None if last is None else self._named_by(Span(last.start, last.end), [Span(offset, offset)])

    def _named_by(self, heading: Span, pieces: list[Span]) -> Charge | None:
        return self._heading(Titled(heading, tuple(pieces), inline=False), heading, leads=False)

    def _after_list(self, section: Section) -> Charge | None:
        """Who is charged with the bullets behind ``section`` by a line without a marker at its end."""
        while below := self._context.children(section):
            section = below[-1]
        pieces = passages(self._context, section)
        return self._lead_in(pieces[-1]) if len(pieces) > 1 else None

    # Headings

    def _heading(self, head: Titled, first: Span, *, leads: bool) -> Charge | None:
        """Who is charged by a heading: it names agencies, and their tasks follow."""
        if not leads and not head.rest:
            return None
        start, end = head.title
        named = named_at(self._context, start, end)
        if named is None and leads and not head.inline:
            # "Đề nghị Sở Y tế và các đơn vị" over bullets.
            asked = assigned(self._context, start, end)
            named = asked if asked is not None and not asked.predicate else None
        if named is None or (head.inline and self._goes_on(start, first.end, end)):
            return None
        if (
            head.inline
            and not self._context.folded.startswith(":", end)
            and ended(self._context, named).predicate
        ):
            # "Sở Y tế mở lớp. Sở Nội vụ …" is no name before a colon.
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
        hint = None if duties is None else duty_of(self._context, (Span(duties.start(), end),))
        return Charge(Span(start, stop), hint)

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

    def _item(self, section: Section, pieces: list[Span], charge: Charge | None) -> Iterator[Task]:
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
        named = self._addressed(piece)
        start = piece.start if named is None else named.after
        return all(
            # In capitals it is part of a name.
            (self._context.document.reading[match.start()].isupper() and match.start() > start)
            or self._rules.hollow.match(match.group()) is not None
            for match in opened(self._rules.predicate, self._context.folded, start, piece.end)
        )

    def _own(self, section: Section) -> list[Span]:
        """The paragraphs of ``section``, but for what a page prints behind the end of a document."""
        found: list[Span] = []
        for piece in passages(self._context, section):
            if found and (
                self._context.folded.endswith(_DONE, *found[-1]) or self._other_news.hold(piece.start)
            ):
                break
            if has_letters(self._context, piece):
                found.append(piece)
        return found

    def _joined(self, pieces: list[Span]) -> list[Span]:
        """Paragraphs, names that are broken over two of them joined: "Sở Y tế, các" and "Hội: Mở lớp."."""
        found: list[Span] = []
        for piece in pieces:
            if found and self._breaks_off(found[-1], piece.end):
                found[-1] = Span(found[-1].start, piece.end)
            else:
                found.append(piece)
        return found

    def _breaks_off(self, piece: Span, end: int) -> bool:
        """Whether a paragraph is names that the words up to ``end`` go on with."""
        if self._rules.opener.search(self._context.folded, *piece) is None:
            return False
        named = named_at(self._context, *piece) or assigned(self._context, *piece)
        if named is None or named.predicate or named.span.end < piece.end - 1:
            return False
        whole = named_at(self._context, named.span.start, end)
        return whole is not None and whole.span.end > piece.end

    def _paragraphs(
        self, section: Section, pieces: list[Span], charge: Charge | None, *, begin: int | None = None
    ) -> Iterator[Task]:
        """Each paragraph is a task, but for those that only name who is charged.

        The evidence of the first one begins at ``begin`` where its heading stands in its paragraph.
        """
        for index, piece in enumerate(self._joined(pieces)):
            if self._leads_in(piece, leads=True):
                # A lead-in names in other words whom the heading has named already.
                charge = charge or self._lead_in(piece)
                continue
            head = self._inline_head(piece)
            named = None if head is None else self._heading(head, piece, leads=False)
            if head is None or named is None:
                start = piece.start if begin is None or index else begin
                yield from self._task(section, (piece,), charge, start)
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
        if colon < 0:
            return None
        start = skip_space(self._context.folded, colon + 1, piece.end)
        if start == piece.end:
            return None
        return Titled(Span(piece.start, colon), (Span(start, piece.end),), inline=True)

    def _addressed(self, piece: Span) -> Named | None:
        """Who is given a task by the words of a paragraph, else who is named at its head."""
        return assigned(self._context, *piece) or named_at(self._context, *piece)

    def _lead_in(self, piece: Span) -> Charge | None:
        """Who is charged by a paragraph that only leads in what follows it."""
        if not self._leads_in(piece, leads=True):
            return None
        named = self._addressed(piece)
        if named is None:
            return None
        return Charge(named.span, duty_of(self._context, (Span(named.after, piece.end),)))

    def _task(
        self, section: Section, spans: tuple[Span, ...], charge: Charge | None, start: int
    ) -> Iterator[Task]:
        first = spans[0]
        named = self._actor(first, charge)
        if named is not None:
            # "Đề nghị Sở Y tế: Phối hợp …" gives it as a heading does.
            headed = not named.predicate and self._context.folded.startswith(":", named.after)
            told = self._after(named, first) if named.given or headed else first
            shares = [(None, told)] if headed else shared_out(self._context, told)
            if len(shares) > 1 and told is first:
                # Of a paragraph that speaks to several, as of prose, the task is what follows the name.
                shares[0] = (None, self._after(named, shares[0][1]))
            for index, (who, share) in enumerate(shares):
                rest = spans[1:] if index == len(shares) - 1 else ()
                begin = start if who is None else who.span.start
                yield Task(section.number, Charge((who or named).span, None), (share, *rest), begin)
        elif self._rules.aside.match(self._context.folded, first.start, first.end) is not None:
            return
        elif charge is not None:
            yield Task(section.number, charge, spans, start)
        else:
            sentence = "A task under the heading of organisation names nobody who is to act; it is left out."
            self.notices.append(Notice("info", "task_without_agency", sentence, start, spans[-1].end))

    def _after(self, named: Named, span: Span) -> Span:
        """What follows the name of those to whom a paragraph gives a task; all of it, if nothing does."""
        start = named.after
        while start < span.end and self._context.folded[start] in " \t\n:,":
            start += 1
        return Span(start, span.end) if span.end - start > 1 else span

    def _actor(self, span: Span, charge: Charge | None) -> Named | None:
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
