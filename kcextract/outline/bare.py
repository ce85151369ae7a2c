"""Headings without a marker, in lines of their own, as pages of portals have them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kcextract.document import Paragraph
from kcextract.grammar.outline import OutlineGrammar, RoleRule
from kcextract.outline.evidence import Candidates

_LONGEST = 80
# What stands below a heading that gives no role is a list, a sentence, or so long.
_PROSE = 60
_SENTENCE_ENDS = (".", "…", '."', ".”")
# The ordinals with which lists begin.
_BEGIN = frozenset({None, 1})
# What is numbered below headings without a marker; letters stand below numbers.
_ITEMS = frozenset({"arabic", "letter"})
_OTHER = "other"
# Years are the only figures in headings; a sentence, a label with its text or a row of cells is none.
_NO_HEADING = re.compile(r"(?<!\d)(?!(?:19|20)\d\d(?!\d))\d+|[:.;?!|\t]\s*\S|[(“\"«»]")

_TIME = re.compile(
    r"(?:(?:giai\s+đoạn|đến|tới|hết|cuối|từ|trong|năm)\s+)+(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\s*:?",
    re.IGNORECASE,
)

# A heading that a time leads in may tell of figures: "Năm 2031: 12 dự án, 4,5 tỷ đồng".
_TIMED = re.compile(
    r"(?:(?:kế\s+hoạch|mục\s+tiêu|nhiệm\s+vụ|phấn\s+đấu|giai\s+đoạn|đến|tới|hết|cuối|từ|trong|riêng|năm|quý\s+[IVX\d]+\s*/?|\d+\s+tháng(?:\s+(?:đầu|cuối))?)\s*)+"
    r"(?<!\d)(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)\d\d)?\s*:\s+(?:[^.:;?!…|\t]|(?<=\d)\.(?=\d))+",
    re.IGNORECASE,
)


class BareHeading(NamedTuple):
    """A heading without a marker: its paragraph, by number, and its role, "" if its words give none.

    One that ``goes_on`` has the role of the one before it: both are in the part of a heading in capitals.
    """

    start: int
    end: int
    paragraph: int
    role: str
    goes_on: bool = False


def bare_headings(
    text: str, paragraphs: Sequence[Paragraph], candidates: Candidates, grammar: OutlineGrammar
) -> tuple[BareHeading, ...]:
    """The bare headings of a text in which nothing stands above them: a page, or an act without numbers.

    The headline of the page, or the title of the act, comes before them and is none.
    """
    motto, bases = _head(text, paragraphs, grammar)
    if motto is None and bases:
        return ()
    if _is_numbered(paragraphs, candidates):
        return ()
    known = [rule for rule in grammar.roles if "" in rule.under]
    # What was is told below headings that give no role.
    rules = [rule for rule in known if rule.code != _OTHER]
    found: list[BareHeading] = []
    begun = False
    for index, paragraph in enumerate(paragraphs[:-1]):
        start, end, _ = paragraph
        # The first words of the page end a sentence; an act without legal bases may begin with a heading.
        may_begin = motto is not None and not bases and index > motto
        if not begun and end - start >= _PROSE and text.endswith((*_SENTENCE_ENDS, ":"), start, end):
            begun = True
        elif (
            (begun or may_begin)
            and (
                _may_be_heading(text, paragraph, paragraphs[index + 1])
                or (begun and _is_timed(text, paragraphs, index))
            )
            and not candidates.at(index)
        ):
            role = _role(text, paragraph, rules, found)
            leads = _leads(text, paragraph, paragraphs[index + 1], bool(candidates.at(index + 1)))
            if (role or leads) if begun else (leads and _role(text, paragraph, known, found)):
                found.append(BareHeading(start, end, index, role))
                begun = True
    if not _heads_lists(found, paragraphs, candidates):
        return ()
    return tuple(_in_parts(text, found, {role.code: role.items for role in grammar.roles if role.items}))


def _in_parts(text: str, headings: Sequence[BareHeading], items: Mapping[str, str]) -> Iterator[BareHeading]:
    """The headings, each that gives no role itself with that of the part in whose midst it stands.

    Parts have headings in capitals, those in them have none.
    """
    part = last = ""
    for each in headings:
        if text[each.start : each.end].isupper():
            part = last = each.role
        elif each.role:
            last = each.role if each.role.startswith(part) else part
        elif part:
            last = items.get(last, last)
            yield each._replace(role=last, goes_on=True)
            continue
        yield each


def _head(text: str, paragraphs: Sequence[Paragraph], grammar: OutlineGrammar) -> tuple[int | None, bool]:
    """The number of the paragraph that ends a letterhead, if there is one, and whether there are bases."""
    motto: int | None = None
    for index, (start, end, _) in enumerate(paragraphs):
        if motto is None and grammar.motto.search(text, start, end) is not None:
            motto = index
        elif grammar.legal_bases.match(text, start, end) is not None:
            return motto, True
    return motto, False


def _is_numbered(paragraphs: Sequence[Paragraph], candidates: Candidates) -> bool:
    """Whether a text has numbers of chapters and the like; one that lost those of its lists has none."""
    return any(
        firm
        and any(marker.ordinal == 1 and marker.rule.kind not in _ITEMS for marker in candidates.at(index))
        for index, (_, _, firm) in enumerate(paragraphs)
    )


def _heads_lists(
    found: Sequence[BareHeading], paragraphs: Sequence[Paragraph], candidates: Candidates
) -> bool:
    """Whether each numbered list stands right below one of the headings: they are above the numbers."""
    below = {each.paragraph + 1 for each in found}
    return all(
        index in below
        for index, paragraph in enumerate(paragraphs)
        if paragraph.firm
        and any(marker.ordinal == 1 and marker.rule.kind == "arabic" for marker in candidates.at(index))
    )


def _is_timed(text: str, paragraphs: Sequence[Paragraph], index: int) -> bool:
    """Whether a paragraph is a time and what is told of it in the prose below: no item of a list of times."""
    start, end, firm = paragraphs[index]
    if (
        end - start > _LONGEST
        or not firm
        or text.find(":", start, end - 1) < 0
        or not text[end - 1].isalnum()
    ):
        return False
    if _TIMED.fullmatch(text, start, end) is None:
        return False
    before, following = paragraphs[index - 1], paragraphs[index + 1]
    return (
        following.firm
        and following.end - following.start >= _PROSE
        and text.endswith(_SENTENCE_ENDS, following.start, following.end)
        and text[before.end - 1] not in ":;,"
        and all(_TIMED.match(text, each.start, each.end) is None for each in (before, following))
    )


def _may_be_heading(text: str, paragraph: Paragraph, following: Paragraph) -> bool:
    """Whether a paragraph is a few words that stand apart from those around them and are no sentence."""
    start, end, firm = paragraph
    return (
        end - start <= _LONGEST
        and firm
        and following.firm
        and text[start].isupper()
        and (text[end - 1].isalnum() or text[end - 1] == ":")
        and text.find(" ", start, end) > 0
        and _NO_HEADING.search(text, start, end) is None
    )


def _leads(text: str, paragraph: Paragraph, following: Paragraph, listed: bool) -> bool:
    """Whether words that give no role are followed by what may stand below a heading."""
    if text[paragraph.end - 1] == ":":
        return False
    return listed or text[following.end - 1] == "." or following.end - following.start >= _PROSE


def _role(text: str, paragraph: Paragraph, rules: Sequence[RoleRule], found: Sequence[BareHeading]) -> str:
    """The role that a heading gives by its first words, behind those ``found`` before.

    One that says no more than a time goes on with what the one before it says.
    """
    start, end, _ = paragraph
    if found and _TIME.fullmatch(text, start, end) is not None:
        return found[-1].role
    before = next((each.role for each in reversed(found) if each.role), "")
    for rule in rules:
        if (not rule.after or rule.after == before) and rule.title.match(text, start, end) is not None:
            return rule.code
    return ""


class BelowBare:
    """Goes along with the paragraphs of a text and tells what stands below the last of its bare headings.

    ``role`` is what that gives to sections that no other stands above: those that follow other text below
    it, or headings that give no role, are of one of its items.
    """

    def __init__(
        self, headings: Sequence[BareHeading], candidates: Candidates, grammar: OutlineGrammar
    ) -> None:
        self.role = ""
        self._items = {role.code: role.items for role in grammar.roles if role.items} if headings else {}
        self._parts = _parts(headings, candidates)
        self._others = {each.paragraph for each in headings if not each.role}
        self._candidates = candidates
        self._begun = False
        # Whether headings that give no role part what stands below the last one that does.
        self._parted = False

    def reach(self, index: int) -> bool:
        """Come to a paragraph without a marker; True if a part of the body begins with it, a heading."""
        heading = self._parts.get(index)
        if heading is not None:
            self.role = heading.role
            self._parted = index + 1 in self._others
            self._begun = True
            return True
        if index not in self._others:
            self.role = self._items.get(self.role, self.role)
            return False
        self.role = self._items.get(self.role, self.role) if self._parted else ""
        return self._begun and any(marker.ordinal in _BEGIN for marker in self._candidates.at(index + 1))


def _parts(headings: Sequence[BareHeading], candidates: Candidates) -> dict[int, BareHeading]:
    """The headings that give roles, and the first of all that stand right above lists, by their paragraphs.

    There are none unless one of them does both.
    """
    listed = {each.paragraph for each in headings if candidates.at(each.paragraph + 1)}
    if not any(each.role and each.paragraph in listed for each in headings):
        return {}
    first = next(each for each in headings if each.role or each.paragraph in listed)
    return {each.paragraph: each for each in headings if each.role or each is first}
