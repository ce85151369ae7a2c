"""The tasks that running text and the lists that it leads in give, where nothing is on organisation."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections.abc import Iterator

from kcextract.document import Span
from kcextract.extractors.agencies import Named, assigned_within, named_at, names_authority
from kcextract.extractors.assignments.headed import HeadedTasks
from kcextract.extractors.assignments.tasks import Charge, Task, duty_of, is_reported, shared_out
from kcextract.extractors.context import Context
from kcextract.extractors.passages import is_prose, passages, running_paragraphs, sentences
from kcextract.outline import Section

# The roles of sections that may lead in tasks where nothing is on organisation.
_LEADING = ("", "other", "legal_bases", "header", "enactment", "contents", "content_item")
_PARTS = frozenset({"part", "chapter", "roman"})


class ToldTasks:
    """What running text and the lists that it leads in tell agencies to do."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._rules = context.grammar.assignments
        self._prose = is_prose(context)
        # The stretches in which lists have been read, in order and disjoint.
        self._listed: list[Span] = []

    def lists(self) -> Iterator[Task]:
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

    def _herald(self, piece: Span) -> tuple[Charge | None] | None:
        """Whom a paragraph that leads in a list charges with it, if anybody; None if it leads in no tasks."""
        named = assigned_within(self._context, piece.start, piece.end)
        if named is not None:
            return (Charge(named.span, duty_of(self._context, (Span(named.after, piece.end),))),)
        return (None,) if self._rules.heralds.search(self._context.folded, *piece) is not None else None

    def _lines(self, section: Section, pieces: list[Span]) -> Iterator[Task]:
        """The paragraphs without a marker that name who is to act: one task each."""
        for piece in pieces:
            named = named_at(self._context, *piece)
            if named is not None and named.predicate and not is_reported(self._context, named):
                insort(self._listed, piece)
                yield Task(section.number, Charge(named.span, None), (piece,), piece.start)

    def _items(self, section: Section, charge: Charge | None) -> Iterator[Task]:
        """The marked items behind the end of a section's own text."""
        every = self._context.children(section)
        if section.kind == "preamble":
            above = self._context.outline.sections[section.parent or 0]
            every = tuple(each for each in self._context.children(above) if each.start >= section.end)
        reader = HeadedTasks(self._context, _LEADING)
        for child in every:
            if child.marker is None or child.role not in _LEADING:
                break
            insort(self._listed, Span(child.start, child.end))
            # A part of a directive is a heading, and no task.
            yield from reader.under(child, None if child.kind in _PARTS else charge)

    def sentences(self) -> Iterator[Task]:
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
        if named is None or is_reported(self._context, named):
            return None
        if named.given or self._rules.duties.search(folded, named.after, sentence.end) is not None:
            return named
        urged = (
            told
            and self._rules.urges.match(folded, named.after, sentence.end) is not None
            and self._rules.past.search(folded, named.after, sentence.end) is None
        )
        return named if urged else None

    def _sentence(self, sentence: Span, named: Named) -> Iterator[Task]:
        section = self._context.section_at(sentence.start).number
        told = Span(named.after, sentence.end)
        for who, piece in shared_out(self._context, told):
            start = sentence.start if who is None else who.span.start
            if any(map(str.isalnum, self._context.folded[piece.start : piece.end])):
                yield Task(section, Charge((who or named).span, None), (piece,), start)

    def _is_listed(self, place: int) -> bool:
        index = bisect_right(self._listed, place, key=lambda each: each.start) - 1
        return index >= 0 and place < self._listed[index].end
