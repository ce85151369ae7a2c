"""The citations of one paragraph: which acts stand side by side, and which only in another's title."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

import regex

from kcextract.document import Paragraph, Span
from kcextract.extractors.institutions import institution_at
from kcextract.extractors.legal_bases.acts import Act, Window, issuer_at, read_act, window
from kcextract.extractors.legal_bases.mentions import Mention, law_at
from kcextract.extractors.legal_bases.preamble import opening
from kcextract.grammar import Grammar
from kcextract.grammar.act_numbers import ActNumber
from kcextract.grammar.legal_bases import ActType
from kcextract.text.dates import Written
from kcextract.text.folding import fold

# A citation is read in so much text at most.
_REACH = 1600
_VIEW = 6000
# What stands directly before an act says whether it is cited beside the one before it.
_BETWEEN = 120
# Between a proposal's author and the document that holds the proposal.
_PROPOSAL = 250
_LONGEST_NAME = 200
_LISTED = "can_cu"
# A bullet is a sign, or what comes down for one where its font is lost.
_BULLET = regex.compile(r"(?:[^\p{L}\p{N}\s\"“(\[|]|[ovüØ](?=\s)|\s)*")
_MARKER = regex.compile(r"(?:[^\p{L}\p{N}\s\"“(\[|]|[ovüØ](?=\s)|\d{1,2}[.)]|[a-zđ][.)])?\s*")
_COMMA = re.compile(r"\s*,")
_CLAUSE = re.compile(r"[;.]\s+")
_FIRST_WORDS = 30
_LISTED_WITH = re.compile(r"\s*(?:,|và)\s*")
# Between a sender and the letter: "của Sở Tư pháp tại Công văn".
_AT = " tại"
_BEFORE_NAME = re.compile(r"(?:\b(?:của|và)|[,;])\s+")
_NEXT = re.compile(r"(?:[,;]|\bvà)\s+")
_TRAILING = " \t\n,;.:-–"


class Citation(NamedTuple):
    """An act cited at ``[start, end)``; ``name`` is that of a law, ``title`` the words about any other."""

    relation: str
    act: ActType
    number: ActNumber | None
    date: Written | None
    issuer: Span | None
    name: str | None
    title: Span | None
    start: int
    end: int


def body_citations(
    text: str, paragraph: Paragraph, mentions: list[Mention], grammar: Grammar
) -> Iterator[Citation]:
    """The acts that a paragraph of the body cites."""
    yield from _Reader(text, paragraph.end, grammar).side_by_side(mentions, "dan_chieu", in_preamble=False)


def preamble_citations(
    text: str, paragraph: Paragraph, mentions: list[Mention], grammar: Grammar
) -> Iterator[Citation]:
    """The acts on which a document rests by a paragraph of its preamble, and by each relation within it."""
    start = paragraph.start
    done = 0
    for place in (*_relations(text, paragraph, mentions, grammar), paragraph.end):
        count = bisect_left(mentions, place, lo=done, key=lambda mention: mention.start)
        piece = paragraph._replace(start=start, end=place)
        yield from _once(_piece_citations(text, piece, mentions[done:count], grammar))
        start, done = place, count


def _once(citations: Iterator[Citation]) -> Iterator[Citation]:
    """``citations`` but for an act that was cited: "Nghị quyết số 5 … (Nghị quyết số 5)"."""
    seen: set[tuple[str, str]] = set()
    for citation in citations:
        key = None if citation.number is None else (citation.act.code, citation.number.text)
        if key is None or key not in seen or citation.date is not None:
            yield citation
        if key is not None:
            seen.add(key)


def _relations(text: str, paragraph: Paragraph, mentions: list[Mention], grammar: Grammar) -> Iterator[int]:
    """Where in a paragraph other acts are brought in: "Căn cứ …; theo đề nghị của …"."""
    if len(mentions) < 2:
        return
    for match in _CLAUSE.finditer(text, mentions[0].end, mentions[-1].start):
        if grammar.legal_bases.title.relation.match(fold(text[match.end() : match.end() + _FIRST_WORDS])):
            yield match.end()


def _piece_citations(
    text: str, paragraph: Paragraph, mentions: list[Mention], grammar: Grammar
) -> Iterator[Citation]:
    found = opening(text, paragraph, grammar)
    if found is None:
        # An item of a list under "Căn cứ pháp lý" begins with the act itself.
        listed = bool(mentions) and _MARKER.fullmatch(text, paragraph.start, mentions[0].start) is not None
        relation_code = _LISTED if listed else "dan_chieu"
        reader = _Reader(text, paragraph.end, grammar)
        yield from reader.side_by_side(mentions, relation_code, in_preamble=listed)
        return
    relation, after = found
    bullet = _BULLET.match(text, paragraph.start, paragraph.end)
    begin = paragraph.start if bullet is None else bullet.end()
    reader = _Reader(text, paragraph.end, grammar)
    if relation.code == "de_nghi":
        proposal, used = reader.proposal(begin, after, mentions)
        if proposal is not None:
            yield proposal
        yield from reader.side_by_side(mentions[used:], relation.code, in_preamble=True)
        return
    mentions = reader.with_unnumbered(after, mentions)
    first = True
    for citation in reader.side_by_side(mentions, relation.code, in_preamble=True):
        yield citation._replace(start=begin) if first else citation
        first = False


def _apart(mention: Mention, other: Mention) -> bool:
    return mention.end <= other.start or mention.start >= other.end


class _Reader:
    """Reads the citations of a paragraph that ends at ``end``; keeps the folded text between them."""

    def __init__(self, text: str, end: int, grammar: Grammar) -> None:
        self._text = text
        self._end = end
        self._grammar = grammar
        self._view = Window(text, "", "", 0, 0)

    def _around(self, place: int) -> Window:
        """A folded window that begins at or before ``place`` and reaches as far as a citation does."""
        view = self._view
        if not view.base <= place < view.end or (view.end < self._end and place + _REACH > view.end):
            self._view = view = window(self._text, place, min(self._end, place + _VIEW))
        return view

    def side_by_side(
        self, mentions: list[Mention], relation: str, *, in_preamble: bool
    ) -> Iterator[Citation]:
        """The citations of ``mentions`` but for those that stand in another's title."""
        found = list(self._each(mentions, relation, in_preamble=in_preamble))
        for citation, following in zip_longest(found, found[1:]):
            yield self._with_issuer(citation, following) if in_preamble else citation

    def _with_issuer(self, citation: Citation, following: Citation | None) -> Citation:
        """A citation with the issuer named behind the next one: "Quyết định số …, Quyết định số … của …"."""
        number, other = citation.number, None if following is None else following.number
        if following is None or number is None or other is None or citation.title is not None:
            return citation
        if citation.issuer is not None or (citation.act, number.symbol) != (following.act, other.symbol):
            return citation
        between = self._text[citation.end : following.start]
        return (
            citation
            if _LISTED_WITH.fullmatch(between) is None
            else citation._replace(issuer=following.issuer)
        )

    def _each(self, mentions: list[Mention], relation: str, *, in_preamble: bool) -> Iterator[Citation]:
        at = 0
        group: tuple[ActType, Span] | None = None
        heading = self._named_before(mentions[0].start, ":") if mentions else None
        while at < len(mentions):
            mention = mentions[at]
            view = self._around(mention.start)
            following = mentions[at + 1].start if at + 1 < len(mentions) else view.end
            limit = min(following, mention.start + _REACH)
            numbered = mention.number is not None
            act = read_act(view, mention, limit, self._grammar, in_preamble=in_preamble and numbered)
            here = at
            title, at = self._title(view, act, mentions, at, in_preamble=in_preamble)
            issuer = act.issuer
            noted = title
            if in_preamble and title is None and issuer is None:
                issuer, noted, mentions = self._behind_note(view, act, mentions, here)
            if issuer is None and mention.act.letter:
                # "ý kiến của Sở Tư pháp tại Công văn số …"
                issuer = self._named_before(mention.start, _AT)
            # "các Thông tư của Bộ Tài chính: Thông tư số …, Thông tư số …"
            if issuer is None and heading is not None and mention.act is mentions[0].act:
                issuer = heading
            if issuer is None and group is not None and group[0] is mention.act and self._is_bare(mention):
                # "Căn cứ các Quyết định của Thủ tướng Chính phủ: số …; số …"
                issuer = group[1]
            group = None if issuer is None else (mention.act, issuer)
            if mention.number is None and mention.name is None and act.date is None and title is None:
                continue
            end = max(act.end, mention.end, 0 if title is None else title.end)
            yield Citation(
                relation,
                mention.act,
                mention.number,
                act.date,
                issuer,
                mention.name,
                noted,
                mention.start,
                end,
            )

    def _behind_note(
        self, view: Window, act: Act, mentions: list[Mention], at: int
    ) -> tuple[Span | None, Span | None, list[Mention]]:
        """What is said of an act behind a note of what changed it, and the mentions that are not in that.

        "Nghị định số 12/2030/NĐ-CP (được sửa đổi bởi Nghị định số 3/2031/NĐ-CP) của Chính phủ quy định …"
        """
        note = self._grammar.legal_bases.title.note.match(view.folded, view.offset(act.end))
        if note is None:
            return None, None, mentions
        close = view.base + note.end()
        later = next((i for i in range(at + 1, len(mentions)) if mentions[i].start >= close), len(mentions))
        behind = [mentions[at]._replace(end=close), *mentions[later:]]
        limit = min(behind[1].start if len(behind) > 1 else view.end, close + _REACH)
        told = read_act(view, behind[0], limit, self._grammar, in_preamble=True)
        title, used = self._title(view, told, behind, 0, in_preamble=True)
        return told.issuer, title, [*mentions[:later], *behind[used:]]

    def _named_before(self, place: int, word: str) -> Span | None:
        """The institution, behind "của", "và" or a comma, that ``word`` parts from ``place``."""
        begin = max(0, place - _BETWEEN)
        printed = self._text[begin:place].rstrip()
        if not printed.endswith(word):
            return None
        view = window(self._text, begin, begin + len(printed) - len(word))
        stop = len(view.folded.rstrip())
        for match in _BEFORE_NAME.finditer(view.folded, 0, stop):
            found = institution_at(view.piece, view.folded, match.end(), stop, self._grammar)
            if found is not None and found.agency is not None and found.end == stop:
                return Span(begin + match.end(), begin + stop)
        return None

    def _is_bare(self, mention: Mention) -> bool:
        """Whether an act is named by its number alone, without the word for it."""
        return self._text[mention.start : mention.start + 2].casefold() == "số"

    def _title(
        self, view: Window, act: Act, mentions: list[Mention], at: int, *, in_preamble: bool
    ) -> tuple[Span | None, int]:
        """The words about an act, and the index of the next mention that is not in them."""
        after = at + 1
        if act.title_start is None:
            return None, after
        rules = self._grammar.legal_bases.title
        start = act.title_start
        limit = min(view.end, start + _REACH)
        pattern = rules.line_end if in_preamble else rules.end
        stop = pattern.search(view.folded, view.offset(start), view.offset(limit))
        end = limit if stop is None else view.base + stop.start()
        inner: Mention | None = None
        while after < len(mentions) and mentions[after].start < end:
            connector = self._beside(view, act, inner, mentions[after])
            if connector is not None:
                end = connector
                break
            inner = mentions[after]
            after += 1
            end = max(end, inner.end)
            if not in_preamble and _COMMA.match(self._text, inner.end, view.end) is not None:
                following = mentions[after].start if after < len(mentions) else view.end
                if self._text[inner.end : following].strip(" ,"):
                    end = inner.end
        while end > start and self._text[end - 1] in _TRAILING:
            end -= 1
        return (Span(start, end) if end > start else None), after

    def _beside(self, view: Window, act: Act, inner: Mention | None, mention: Mention) -> int | None:
        """Where the title of ``act`` ends if ``mention`` is cited beside it, None if it is named in it.

        ``inner`` is the act last named in the title: "và" joins to that one an act of the same kind.
        """
        rules = self._grammar.legal_bases.title
        begin = max(act.end if inner is None else inner.end, mention.start - _BETWEEN)
        between = view.folded[view.offset(begin) : view.offset(mention.start)]
        amended = rules.amended.search(between)
        if amended is not None:
            return begin + amended.start()
        match = rules.beside.search(between)
        if match is None:
            return None
        if inner is not None and inner.act.code == mention.act.code and ";" not in match.group():
            return None
        return begin + match.start()

    def with_unnumbered(self, after: int, mentions: list[Mention]) -> list[Mention]:
        """``mentions`` and what the first words behind a relation name without a number."""
        lead = self._lead(after)
        if mentions and mentions[0].start <= lead:
            return mentions
        view = self._around(after)
        rules = self._grammar.legal_bases
        found = rules.types.at(view.folded, view.offset(lead))
        if found is None or not self._text[lead].isupper():
            return mentions
        act, stop = found
        named: list[Mention] = []
        if act.named:
            law = law_at(self._text, lead, min(view.end, lead + _REACH), self._grammar, any_case=True)
            named = [law] if law is not None else []
        elif act.regulation:
            regulation = self._regulation(view, act, lead, view.base + stop, mentions)
            named = [regulation] if regulation is not None else []
        elif act.unnumbered:
            every = self._unnumbered(view, act, lead)
            named = [each for each in every if all(_apart(each, mention) for mention in mentions)]
        if not named:
            return mentions
        return sorted(
            named + [mention for mention in mentions if all(_apart(mention, each) for each in named)],
            key=lambda mention: mention.start,
        )

    def _unnumbered(self, view: Window, act: ActType, lead: int) -> list[Mention]:
        """The act at ``lead`` and those of its kind behind commas ("Nghị quyết …, Nghị quyết …")."""
        found = []
        types = self._grammar.legal_bases.types
        places = [
            lead,
            *(match.end() for match in _NEXT.finditer(self._text, lead, min(view.end, lead + _REACH))),
        ]
        for place in places:
            named = types.at(view.folded, view.offset(place), view.offset(view.end))
            if named is not None and named[0] is act and self._text[place].isupper():
                found.append(Mention(act, place, view.base + named[1], None, None))
        return found

    def _lead(self, after: int) -> int:
        """Where the first act behind a relation may be named."""
        view = self._around(after)
        place = view.offset(after)
        lead = self._grammar.legal_bases.title.lead.match(view.folded, place)
        place = place if lead is None else lead.end()
        while place < len(view.folded) and view.folded[place].isspace():
            place += 1
        return min(view.base + place, self._end - 1)

    def _regulation(
        self, view: Window, act: ActType, start: int, stop: int, mentions: list[Mention]
    ) -> Mention | None:
        """A regulation known by its name; None if the decision that issued it is cited behind."""
        rules = self._grammar.legal_bases
        limit = min(view.end, stop + _LONGEST_NAME)
        end = rules.law.end.search(view.folded, view.offset(stop), view.offset(limit))
        finish = limit if end is None else view.base + end.start()
        if (
            mentions
            and rules.title.beside.search(view.folded, view.offset(stop), view.offset(mentions[0].start))
            is None
        ):
            return None
        name = " ".join(self._text[start:finish].split()).rstrip(_TRAILING)
        return Mention(act, start, finish, None, name)

    def proposal(self, begin: int, after: int, mentions: list[Mention]) -> tuple[Citation | None, int]:
        """A proposal, with the document that holds it; and how many of ``mentions`` belong to it."""
        view = self._around(begin)
        limit = min(view.end, begin + _REACH)
        bound = min(limit, mentions[0].start) if mentions else limit
        issuer = issuer_at(view, after, bound, self._grammar, joint=True)
        end = after if issuer is None else issuer.end
        holder: Mention | None = None
        if mentions and mentions[0].act.letter and mentions[0].start - end < _PROPOSAL:
            between = self._text[end : mentions[0].start]
            holder = mentions[0] if ";" not in between else None
        start = self._title_of_proposal(view, end, limit)
        if holder is None:
            if issuer is None:
                return None, 0
            title = None
            if start is not None:
                stop = self._line_end(view, start, bound)
                title = Span(start, stop)
            act = next(
                each for each in self._grammar.legal_bases.types.entries.values() if each.code == "khac"
            )
            finish = end if title is None else title.end
            return Citation("de_nghi", act, None, None, issuer, None, title, begin, finish), 0
        following = mentions[1].start if len(mentions) > 1 else limit
        read = read_act(view, holder, min(following, limit), self._grammar, in_preamble=True)
        title, used = self._title(view, read, mentions, 0, in_preamble=True)
        finish = max(read.end, 0 if title is None else title.end)
        return (
            Citation(
                "de_nghi",
                holder.act,
                holder.number,
                read.date,
                issuer or read.issuer,
                None,
                title,
                begin,
                finish,
            ),
            used,
        )

    def _title_of_proposal(self, view: Window, place: int, limit: int) -> int | None:
        match = self._grammar.legal_bases.title.start.match(
            view.folded, view.offset(place), view.offset(limit)
        )
        return None if match is None else view.base + match.start("title")

    def _line_end(self, view: Window, start: int, limit: int) -> int:
        rules = self._grammar.legal_bases.title
        stop = rules.line_end.search(view.folded, view.offset(start), view.offset(limit))
        end = limit if stop is None else view.base + stop.start()
        while end > start and self._text[end - 1] in _TRAILING:
            end -= 1
        return end
