"""Passages: what stands in the own text of a section, paragraph by paragraph, title and marker apart."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from typing import NamedTuple

import regex

from kcextract.document import Span
from kcextract.extractors.context import Context
from kcextract.outline import BULLETS, Section
from kcextract.outline.headings import heading_end
from kcextract.text.spaces import single_spaced, skip_space, strip_space

# What a heading is printed without, at either side.
_AROUND_TITLE = " \t\n.;:,/"
_SENTENCE_END = regex.compile(r"[.!?…]+[\"”’)]*\s+(?=[\"“‘(]?\p{Lu})")
# Before a full stop that ends no sentence: TP. Hồ Chí Minh, GS. Nguyễn, P. Bến Nghé.
_ABBREVIATION = regex.compile(
    r"(?:\b(?:TP|Tp|tp|TX|TT|KT|TM|ThS|TS|GS|PGS|BS|KS|St|No|ĐT|Q|H|P)|\b\p{Lu})\.$"
)


class Titled(NamedTuple):
    """The title of a section without its marker, and what follows it in the section's own text.

    ``inline`` is True if the first of ``rest`` stands in the title's paragraph.
    """

    title: Span
    rest: tuple[Span, ...]
    inline: bool


def words(context: Context, span: Span) -> str:
    """The text of ``span`` as printed, on one line, with single spaces."""
    return single_spaced(context.document.reading[span.start : span.end])


def after_marker(context: Context, section: Section) -> int:
    """Where the words after the section's marker begin; its start, if it has none."""
    text = context.document.reading
    place = skip_space(text, section.start, section.own_end)
    if section.marker and text.startswith(section.marker, place, section.own_end):
        return skip_space(text, place + len(section.marker), section.own_end)
    for letter in (section.marker or "").replace(" ", ""):
        place = skip_space(text, place, section.own_end)
        if place >= section.own_end or text[place] != letter:
            return skip_space(text, section.start, section.own_end)
        place += 1
    return skip_space(text, place, section.own_end)


def passages(context: Context, section: Section) -> list[Span]:
    """The paragraphs of the section's own text, in order, without its marker and without tables."""
    if section.kind == "table":
        return []
    # Several extractors ask for them.
    known: dict[int, list[Span]] = context.known(passages)
    found = known.get(section.number)
    if found is None:
        found = known[section.number] = paragraphs(context, after_marker(context, section), section.own_end)
    return list(found)


def marked_passages(context: Context, section: Section) -> list[Span]:
    """The paragraphs of the section's own text, the first with its marker, if it has one."""
    own = passages(context, section)
    if section.marker is not None and own:
        own[0] = Span(section.start, own[0].end)
    return own


def has_letters(context: Context, span: Span) -> bool:
    """Whether a paragraph has words: one that is a number alone is that of a page."""
    return any(map(str.isalpha, context.folded[span.start : span.end]))


def paragraphs(context: Context, start: int, end: int) -> list[Span]:
    """The paragraphs in ``[start, end)``, those cut by its bounds too; soft ones belong to the one before."""
    text = context.document.reading
    every = context.document.paragraphs
    found: list[Span] = []
    for index in range(bisect_right(context.paragraph_ends, start), len(every)):
        paragraph = every[index]
        if paragraph.start >= end:
            break
        begin = skip_space(text, max(start, paragraph.start), end)
        stop = strip_space(text, begin, min(end, paragraph.end))
        if stop <= begin:
            continue
        if found and not paragraph.firm and not _grid_between(context, found[-1].end, begin):
            found[-1] = Span(found[-1].start, stop)
        else:
            found.append(Span(begin, stop))
    return found


def titled(context: Context, section: Section) -> Titled | None:
    """The title of ``section`` and the rest of its own text; None if nothing is there to be a title."""
    known: dict[int, Titled | None] = context.known(titled)
    if section.number not in known:
        known[section.number] = _titled(context, section)
    return known[section.number]


def _titled(context: Context, section: Section) -> Titled | None:
    pieces = passages(context, section)
    if not pieces:
        return None
    text = context.document.reading
    first = pieces[0]
    end = first.end
    if section.heading:
        start = first.start
        while start < end and text[start] in _AROUND_TITLE:
            start += 1
        first = Span(start, first.end)
        end = _end_of(text, start, first.end, section.heading)
    title = Span(first.start, _strip_end(text, first.start, end))
    if title.end <= title.start:
        return None
    begin = title.end
    while begin < first.end and text[begin] in _AROUND_TITLE:
        begin += 1
    if begin < first.end:
        return Titled(title, (Span(begin, first.end), *pieces[1:]), inline=True)
    return Titled(title, tuple(pieces[1:]), inline=False)


def sentences(context: Context, span: Span) -> Iterator[Span]:
    """The sentences of ``span``, in order, each with its final punctuation."""
    text = context.document.reading
    start = span.start
    for match in _SENTENCE_END.finditer(text, span.start, span.end):
        stop = strip_space(text, start, match.end())
        if match.group()[0] == "." and _ABBREVIATION.search(text, max(start, stop - 8), stop) is not None:
            continue
        yield Span(start, stop)
        start = match.end()
    if start < span.end:
        yield Span(start, span.end)


def title_of(text: str) -> str:
    """The title with which ``text``, on one line, begins: up to its first sentence's end or a colon."""
    return text[: heading_end(text)].strip(_AROUND_TITLE) or text


def told(
    context: Context, section: Section, *, marked: bool, without: Collection[str] = ()
) -> Iterator[Span]:
    """What the section and those below it tell, in order, in paragraphs; markers below are told too.

    ``marked`` says whether its own marker is; tables and sections whose role is one of ``without`` are not.
    """
    yield from marked_passages(context, section) if marked else passages(context, section)
    for child in context.children(section):
        if child.kind != "table" and child.role not in without:
            yield from told(context, child, marked=True, without=without)


def tops(context: Context, role: str) -> list[Section]:
    """The sections whose role begins with ``role`` and whose parent's does not."""
    sections = context.outline.sections
    return [
        section
        for section in sections
        if section.role.startswith(role)
        and section.parent is not None
        and section.kind != "table"
        and not sections[section.parent].role.startswith(role)
    ]


def below_one_heading(context: Context, section: Section, pieces: list[Span]) -> list[Span]:
    """Those of ``pieces``, the paragraphs of a section, up to the bare heading that begins another one."""
    starts = {each.start for each in context.outline.bare}
    if not starts:
        return pieces
    end = next((piece.start for piece in pieces[1:] if piece.start in starts), section.end)
    return [piece for piece in pieces if piece.start < end and piece.start not in starts]


def below_bare(context: Context, role: str) -> Iterator[tuple[Span, str, Section, list[Span]]]:
    """The bare headings whose role begins with ``role``: span, role, section in which it stands, paragraphs.

    The paragraphs are those up to the next bare heading that stand in the same section.
    """
    bare = context.outline.bare
    for at, heading in enumerate(bare):
        if not heading.role.startswith(role):
            continue
        section = context.section_at(heading.start)
        end = min(section.own_end, bare[at + 1].start) if at + 1 < len(bare) else section.own_end
        pieces = paragraphs(context, heading.end, end)
        yield Span(heading.start, heading.end), heading.role, section, pieces


def is_listed_alone(context: Context, section: Section) -> bool:
    """Whether a section is an item below a heading that is no section, for want of a marker."""
    return bool(context.outline.bare) and section.marker is not None and section.depth == 1


def is_prose(context: Context) -> bool:
    """Whether a document has no outline: nothing in it is marked but bullets."""
    return all(
        section.marker is None or section.kind in BULLETS or section.role in ("recipients", "appendix")
        for section in context.outline.sections
    )


def running_paragraphs(context: Context) -> list[Span]:
    """All paragraphs of a document outside tables, but for recipients and signatures."""
    return [
        span
        for section in context.outline.sections
        if section.role not in ("recipients", "signature", "legal_bases")
        for span in passages(context, section)
    ]


def _end_of(text: str, start: int, limit: int, printed: str) -> int:
    """Where ``printed``, which begins at ``start`` but for its spaces, ends."""
    if text.startswith(printed, start):
        return min(limit, start + len(printed))
    words = printed.split()
    pieces = text[start:limit].split(None, len(words) - 1) if words else []
    if len(pieces) < len(words) or not words:
        return limit
    return min(limit, limit - len(pieces[-1]) + len(words[-1]))


def _grid_between(context: Context, start: int, end: int) -> bool:
    grids = context.document.grids
    index = bisect_left(grids, start, key=lambda grid: grid.end)
    return index < len(grids) and grids[index].start < end


def _strip_end(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _AROUND_TITLE:
        end -= 1
    return end
