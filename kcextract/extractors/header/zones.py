"""Where in a document its head, its legal bases, its deed and its foot stand."""

from __future__ import annotations

from dataclasses import dataclass

from kcextract.document import Document, Span
from kcextract.outline import BULLETS, Outline, Section

# A head is never longer; what an outline takes for one may be the whole of a text without structure.
_LONGEST_HEAD = 6000
_LONGEST_ATTACHED = 2000
_LONGEST_ABOVE = 3000
_ABOVE = BULLETS | {"table", "paragraph"}
_ENDS_DEED = frozenset({"appendix", "recipients", "signature"})


@dataclass(frozen=True, slots=True)
class Zones:
    """Spans of the text that the header is read from.

    The document begins at ``top``: what stands above is of the page around it. ``head`` is letterhead and
    title, ``legal`` the legal bases (empty if there are none), ``deed`` what lies between them and the foot,
    ``foot`` where the deed ends: at the signature, the recipients, the attached programme, the appendices or
    the end; ``later_signature`` stands behind those. ``attached`` are the heads of attached programmes and
    appendices.
    """

    top: int
    head: Span
    legal: Span
    deed: Span
    deed_sections: tuple[Section, ...]
    foot: tuple[Section, ...]
    later_signature: Section | None
    attached: tuple[Section, ...]
    structured: bool


def find_zones(document: Document, outline: Outline) -> Zones:
    """The zones of ``document``, from the top level of its outline."""
    top = [section for section in outline.sections if section.depth == 1]
    length = len(document.text)
    at = _leading(top)
    begins = top[at].start if at < len(top) and _is(top[at], "header") else 0
    while at < len(top) and _is(top[at], "header"):
        at += 1
    at = _behind_tables(top, at)
    head_end = top[at - 1].end if at else (top[0].start if top else length)
    if outline.body is not None:
        head_end = outline.body
    if outline.bare:
        head_end = min(head_end, outline.bare[0].start)
    head = Span(0, min(head_end, _LONGEST_HEAD))
    legal = Span(head_end, head_end)
    if at < len(top) and _is(top[at], "legal_bases"):
        legal = Span(top[at].start, top[at].end)
        at += 1
    begin = at
    while at < len(top) and top[at].kind not in _ENDS_DEED and not _is(top[at], "header"):
        at += 1
    deed_sections = tuple(top[begin:at])
    deed = Span(legal.end, deed_sections[-1].end if deed_sections else legal.end)
    foot = []
    while at < len(top) and top[at].kind in ("recipients", "signature"):
        foot.append(top[at])
        at += 1
    attached = tuple(section for section in top[at:] if _is(section, "header") or section.kind == "appendix")
    later = next((section for section in reversed(top[at:]) if section.kind == "signature"), None)
    structured = outline.body is None and any(section.marker is not None for section in top)
    return Zones(begins, head, legal, deed, deed_sections, tuple(foot), later, attached, structured)


def attached_span(section: Section) -> Span:
    """The part of an attached head in which its title and caption stand."""
    return Span(section.start, min(section.own_end, section.start + _LONGEST_ATTACHED))


def _is(section: Section, role: str) -> bool:
    return section.kind == "preamble" and section.role == role


def _behind_tables(top: list[Section], at: int) -> int:
    """The index behind a head that tables part: what a site tells of an act, the letterhead in cells."""
    place = at
    while place < len(top) and (_is(top[place], "header") or top[place].kind == "table"):
        place += 1
    if place == len(top) or not (_is(top[place], "legal_bases") or top[place].kind == "article"):
        return at
    if _is(top[place], "legal_bases"):
        return place
    while place > at and not _is(top[place - 1], "header"):
        place -= 1
    return place


def _leading(top: list[Section]) -> int:
    """How many sections stand above the head: the letterhead as a table, bullets of the page around it."""
    for at, section in enumerate(top):
        if _is(section, "header") or section.kind not in _ABOVE or section.start > _LONGEST_ABOVE:
            return at if _is(section, "header") else 0
    return 0
