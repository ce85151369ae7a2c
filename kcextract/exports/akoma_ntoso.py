"""Akoma Ntoso 3.0 (OASIS LegalDocML): the outline of each document as XML.

Decisions and resolutions are acts, all else documents. What stands before the first unit is the preface and
the preamble, signature and recipients at the very end are the conclusions, and the units between are the
body, each with its number, its heading and its text; ``class`` is a unit's role. No letter is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from kcextract.exports.akoma_identity import described
from kcextract.exports.akoma_names import NAMESPACE, clean, element
from kcextract.exports.places import new_folder
from kcextract.exports.request import Exported, Request

Section = Mapping[str, Any]

_ELEMENTS = {
    "part": "part",
    "chapter": "chapter",
    "article": "article",
    "roman": "section",
    "arabic": "paragraph",
    "decimal": "subparagraph",
    "letter": "point",
    "dash": "indent",
    "plus": "indent",
    "star": "indent",
    "paragraph": "alinea",
}
_ABBREVIATIONS = {
    "part": "part",
    "chapter": "chp",
    "article": "art",
    "section": "sec",
    "paragraph": "para",
    "subparagraph": "subpara",
    "point": "point",
    "indent": "indent",
    "alinea": "al",
}
_ACTS = {"quyet_dinh", "nghi_quyet"}
_CLOSING = {"signature", "recipients"}
_BLANK_LINES = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+")
_AFTER_HEADING = re.compile(r"[^\S\n]*[:.;]?[^\S\n]*")


def write(request: Request) -> Exported:
    """Writes ``DOC_ID.xml`` for each document that has a text into a new folder."""
    written = left_out = 0
    with new_folder(request.path) as folder:
        tables = zip(request.dataset.documents.parts(), request.dataset.sections.parts(), strict=True)
        for documents, outlines in tables:
            sections: dict[str, list[Section]] = {}
            for section in outlines.to_pylist():
                sections.setdefault(section["doc_id"], []).append(section)
            for document in documents.to_pylist():
                if document["text"] is None or document["doc_id"] not in sections:
                    left_out += 1
                    continue
                content = document_xml(document, sections[document["doc_id"]])
                (folder / f"{document['doc_id']}.xml").write_bytes(content)
                written += 1
    return Exported(request.path, written, "documents", left_out)


def document_xml(document: Mapping[str, Any], sections: Sequence[Section]) -> bytes:
    """The XML of a document: its row of ``documents``, and its rows of ``sections`` in their order."""
    text: str = document["text"]
    root, *units = sections
    family = document["family"] or "khac"
    kind = "act" if family in _ACTS else "doc"
    tree = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
    whole = element(tree, kind, name=family)
    whole.append(described(document, kind, family))
    front, body, back = _divided(units)
    opening = text[root["start"] : root["own_end"]]
    _add_front(whole, text, opening if units else "", front)
    inside = element(whole, "body" if kind == "act" else "mainBody")
    _add_units(inside, text, body)
    if not body:
        rest = element(inside, "hcontainer", name="text", eId="hcontainer_1")
        _add_text(element(rest, "content"), "" if units else opening)
    if back:
        conclusions = element(whole, "conclusions")
        for section in back:
            _add_text(conclusions, text[section["start"] : section["own_end"]])
    content: bytes = etree.tostring(tree, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _divided(units: Sequence[Section]) -> tuple[Sequence[Section], Sequence[Section], Sequence[Section]]:
    """What is before the body, the body, and what is behind it: only units without units of their own."""
    parents = {section["parent_no"] for section in units}

    def movable(section: Section) -> bool:
        return section["depth"] == 1 and section["section_no"] not in parents

    first, last = 0, len(units)
    while first < last and units[first]["kind"] == "preamble" and movable(units[first]):
        first += 1
    while last > first and units[last - 1]["kind"] in _CLOSING and movable(units[last - 1]):
        last -= 1
    return units[:first], units[first:last], units[last:]


def _add_front(whole: Any, text: str, opening: str, front: Sequence[Section]) -> None:
    first = next((n for n, section in enumerate(front) if section["role"] != "header"), len(front))
    for name, before, members in (("preface", opening, front[:first]), ("preamble", "", front[first:])):
        if before.strip() or members:
            container = element(whole, name)
            if before.strip():
                _add_text(container, before)
            for section in members:
                _add_text(container, text[section["start"] : section["own_end"]])


def _add_units(body: Any, text: str, units: Sequence[Section]) -> None:
    parents = {section["parent_no"] for section in units}
    # The first unit of a document may lie deeper than the others: what has no parent here is the body's.
    made: dict[int, Any] = {}
    used: set[str] = set()
    for section in units:
        parent = made.get(section["parent_no"], body)
        name = _ELEMENTS.get(section["kind"], "hcontainer")
        unit = element(parent, name, eId=_identifier(name, section, parent.get("eId"), used))
        if name == "hcontainer":
            unit.set("name", section["kind"])
        unit.set("class", section["role"])
        made[section["section_no"]] = unit
        is_parent = section["section_no"] in parents
        marker, heading, rest = parted(text[section["start"] : section["own_end"]], section, is_parent)
        if marker:
            element(unit, "num").text = clean(marker)
        if heading:
            element(unit, "heading").text = clean(heading)
        if not is_parent:
            _add_text(element(unit, "content"), rest)
        elif rest.strip():
            _add_text(element(unit, "intro"), rest)


def parted(own: str, section: Section, is_parent: bool) -> tuple[str, str, str]:
    r"""A unit's own text as its marker, its heading and the rest; together they are all of it.

    What is only a unit's sentence is no heading: it has text behind it, or units below it.

    >>> parted("1. Mục tiêu chung:\n", {"marker": "1.", "heading": "Mục tiêu chung"}, True)
    ('1.', 'Mục tiêu chung:', '\n')
    >>> parted("- Mở 02 lớp.\n", {"marker": "-", "heading": "Mở 02 lớp"}, False)
    ('-', '', ' Mở 02 lớp.\n')
    """
    start = len(own) - len(own.lstrip())
    marker = section["marker"] or ""
    if not own.startswith(marker, start):
        marker = ""
    rest = own[start + len(marker) :]
    words = (section["heading"] or "").split()
    at = 0
    for word in words:
        at += len(rest[at:]) - len(rest[at:].lstrip())
        if not rest.startswith(word, at):
            return marker, "", rest
        at += len(word)
    found = _AFTER_HEADING.match(rest, at)
    end = found.end() if found is not None else at
    if not words or not (is_parent or any(map(str.isalnum, rest[end:]))):
        return marker, "", rest
    return marker, " ".join(rest[:end].split()), rest[end:]


def _identifier(name: str, section: Section, parent: str | None, used: set[str]) -> str:
    """A name for a unit that no other has, after the Akoma Ntoso Naming Convention."""
    number = section["ordinal"]
    begun = f"{parent}__" if parent else ""
    stem = f"{begun}{_ABBREVIATIONS.get(name, name)}"
    wanted = f"{stem}_{number}" if number is not None else f"{stem}_n{section['section_no']}"
    identifier = wanted if wanted not in used else f"{wanted}-{section['section_no']}"
    used.add(identifier)
    return identifier


def _add_text(container: Any, text: str) -> None:
    """A paragraph for what stands between blank lines, with a mark where its lines end."""
    blocks = [block for block in _BLANK_LINES.split(text) if block.strip()]
    for block in blocks or [""]:
        paragraph = element(container, "p")
        first, *others = [line.strip() for line in block.strip().split("\n")]
        paragraph.text = clean(first)
        for line in others:
            element(paragraph, "eol").tail = clean(line)
