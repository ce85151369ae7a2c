"""Where on a page the document stands.

Portals put menus, banners, lists of other documents and a footer around it. From the whole page we go down,
element by element, as long as what is left behind is no part of a document: it has none of the words that
documents are made of (the motto, legal bases, articles, recipients, signatures), or hardly any text that is
no link.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from kcextract.grammar import Grammar
from kcextract.loaders.web.elements import BLOCKS, Element
from kcextract.text.folding import fold
from kcextract.text.normalisation import compose

# So much of the text, and none of the document's words, may be left behind.
_LEFT_BEHIND = 0.2
# An element with so many of them is the document's, however much else stands around it, if it has so much of
# the text.
_SURE = 3
_SHARE = 0.3
# What is a part of a document, not one itself.
_PARTS = frozenset("ul ol dl li p pre h1 h2 h3 h4 h5 h6 span b i a font".split())
# A document may be inside a table, but then in one cell of it.
_FRAME = frozenset("table thead tbody tfoot tr".split())
# A list of links: at least so many, and nearly all of the text; none is as long as a paragraph.
_FEWEST_LINKS = 3
_LINK_SHARE = 0.8
_LONGEST_LINK = 200
# A table of contents: at least so many headings, nearly all of them repeated, and hardly any longer line.
_FEWEST_HEADINGS = 4
_REPEATED_SHARE = 0.8
_PROSE_SHARE = 0.1
_LONG_LINE = 60
# The title of a piece of news is not shorter, and it says with so many of its words what the text says.
_SHORTEST_TITLE = 25
_TITLE_SHARE = 0.7
_WORD = re.compile(r"\w+")
# A line is not judged beyond this.
_LINE_HEAD = 300
# Openings of a line that only documents have: marker styles and kinds of blocks of the outline grammar.
_HEADINGS = frozenset("article chapter part section appendix".split())
_OF_DOCUMENTS = frozenset("legal recipients signature attachment".split()) | _HEADINGS
# A heading is known by its first words: "Điều 1.".
_HEADING = re.compile(r"\S+ \S+?(?=[.:]?(?:\s|$))")


@dataclass(slots=True)
class Mass:
    """What an element holds.

    ``text`` and ``linked`` are characters outside and inside of links, ``links`` their number, ``words`` the
    lines that only documents have, ``markers`` other lines that begin with a marker, ``repeated`` the
    headings that stand elsewhere on the page too, ``prose`` the characters of long lines that are no heading,
    ``title`` the page's own heading.
    """

    text: int = 0
    linked: int = 0
    links: int = 0
    longest_link: int = 0
    words: int = 0
    markers: int = 0
    repeated: int = 0
    prose: int = 0
    title: str = ""

    def add(self, other: Mass) -> None:
        """Adds what a child holds."""
        self.text += other.text
        self.linked += other.linked
        self.links += other.links
        self.longest_link = max(self.longest_link, other.longest_link)
        self.words += other.words
        self.markers += other.markers
        self.repeated += other.repeated
        self.prose += other.prose
        self.title = other.title or self.title

    @property
    def is_contents(self) -> bool:
        """Whether it is a table of contents: hardly anything but headings of what stands elsewhere."""
        return (
            self.words >= _FEWEST_HEADINGS
            and self.repeated >= self.words * _REPEATED_SHARE
            and self.prose <= self.text * _PROSE_SHARE
        )


@dataclass(slots=True)
class _Line:
    """A line of the page while it is gathered, and the element that it began in."""

    pieces: list[str] = field(default_factory=list)
    element: Element | None = None


def content(root: Element, masses: dict[Element, Mass]) -> Element:
    """The element that holds the document; lists of links in it are taken out."""
    element = root
    while True:
        child = _best_child(element, masses)
        if child is None or not _is_all(element, child, masses):
            break
        element = child
    _remove_links(element, masses)
    return element


def is_document(mass: Mass) -> bool:
    """Whether there are words that only documents have, and enough of them to be sure."""
    return mass.words >= _SURE


def _best_child(element: Element, masses: dict[Element, Mass]) -> Element | None:
    children = [child for child in element.children if isinstance(child, Element)]
    return max(
        children, key=lambda child: (min(masses[child].words, _SURE), masses[child].text), default=None
    )


def _is_all(element: Element, child: Element, masses: dict[Element, Mass]) -> bool:
    """Whether ``child`` of ``element`` is the document, and what is around it is not."""
    mass, inner = masses[element], masses[child]
    for sibling in element.children:
        if isinstance(sibling, Element) and sibling is not child:
            other = masses[sibling]
            if other.words and not other.is_contents:
                return False
    if inner.markers * 2 < mass.markers:
        return False
    left = mass.text - inner.text
    if child.tag in _FRAME:
        cell = _cell(child, masses)
        if cell is None or cell.words < inner.words or cell.text < inner.text * (1 - _LEFT_BEHIND):
            return False
    if inner.words >= _SURE:
        least = 1 - _LEFT_BEHIND if child.tag in _PARTS else _SHARE
        return inner.text >= mass.text * least
    if child.tag in _PARTS:
        return False
    return left <= mass.text * _LEFT_BEHIND and (
        mass.title == inner.title or not _is_title(mass.title, child)
    )


def _cell(element: Element, masses: dict[Element, Mass]) -> Mass | None:
    """What the cell with most of a document holds, in a table or a part of one; None where there is none."""
    inner: Element | None = element
    while inner is not None and inner.tag in _FRAME:
        inner = _best_child(inner, masses)
    return masses[inner] if inner is not None and inner.tag == "td" else None


def _is_title(title: str, element: Element) -> bool:
    """Whether ``title``, a heading of the page, is that of what ``element`` holds, not that of the portal."""
    if len(title) < _SHORTEST_TITLE:
        return False
    words = set(_WORD.findall(title.lower()))
    said = words.intersection(_WORD.findall(_joined(element).lower()))
    return len(said) >= len(words) * _TITLE_SHARE


def _joined(element: Element) -> str:
    return " ".join("".join(text for event, _, text in _events(element) if event == "text").split())


def weighed(root: Element, grammar: Grammar) -> dict[Element, Mass]:
    """What each element holds."""
    masses: dict[Element, Mass] = {}
    headings: defaultdict[str, list[Element]] = defaultdict(list)
    line = _Line()
    for event, element, text in _events(root):
        if event == "start":
            masses[element] = Mass(title=_joined(element) if element.tag == "h1" else "")
        elif event == "text":
            if line.element is None:
                line.element = element
            line.pieces.append(text)
            masses[element].text += len(text.strip())
        if event != "text" and (element.tag in BLOCKS or element.tag == "br"):
            _judge(line, masses, headings, grammar)
            line = _Line()
        if event == "end":
            mass = masses[element]
            if element.tag == "a" and element.get("href") and not element.get("href").startswith("#"):
                length = mass.text + mass.linked
                mass.text, mass.linked, mass.links, mass.longest_link = 0, length, 1, length
                mass.words = mass.markers = mass.repeated = mass.prose = 0
    _judge(line, masses, headings, grammar)
    for places in headings.values():
        for element in places if len(places) > 1 else ():
            masses[element].repeated += 1
    _sum_up(root, masses)
    return masses


def _sum_up(root: Element, masses: dict[Element, Mass]) -> None:
    """Adds to each element what its children hold: elements stand in ``masses`` before those in them."""
    parents: dict[Element, Element] = {
        child: parent for parent in masses for child in parent.children if isinstance(child, Element)
    }
    for element in reversed(masses):
        if element is not root:
            masses[parents[element]].add(masses[element])


def _judge(
    line: _Line,
    masses: dict[Element, Mass],
    headings: dict[str, list[Element]],
    grammar: Grammar,
) -> None:
    """Counts the line for the element that it began in if only documents have such lines."""
    if line.element is None:
        return
    text = compose(" ".join("".join(line.pieces).split()))[:_LINE_HEAD]
    if not text:
        return
    opening = grammar.outline.opener(text)
    if opening is not None:
        if opening.name in _OF_DOCUMENTS:
            masses[line.element].words += 1
            heading = _HEADING.match(text) if opening.name in _HEADINGS else None
            if heading is not None:
                headings[heading[0]].append(line.element)
                return
        elif opening.numbered:
            masses[line.element].markers += 1
    elif grammar.header.letterhead.motto.match(fold(text)) is not None:
        masses[line.element].words += 1
    if len(text) > _LONG_LINE:
        masses[line.element].prose += len(text)


def _events(root: Element) -> Iterator[tuple[str, Element, str]]:
    """Start and end of every element, and every text, in the order of the page."""
    yield "start", root, ""
    stack = [(root, iter(root.children))]
    while stack:
        element, children = stack[-1]
        child = next(children, None)
        if child is None:
            stack.pop()
            yield "end", element, ""
        elif isinstance(child, str):
            yield "text", element, child
        else:
            yield "start", child, ""
            stack.append((child, iter(child.children)))


def _remove_links(root: Element, masses: dict[Element, Mass]) -> None:
    """Takes lists of links out of the document: what to read next, where to share it."""
    elements = [root]
    while elements:
        element = elements.pop()
        kept = [child for child in element.children if isinstance(child, str) or not _is_menu(masses[child])]
        if len(kept) < len(element.children):
            element.children = kept
        elements += [child for child in kept if isinstance(child, Element)]


def _is_menu(mass: Mass) -> bool:
    return mass.is_contents or (
        mass.links >= _FEWEST_LINKS
        and mass.linked >= (mass.text + mass.linked) * _LINK_SHARE
        and mass.longest_link <= _LONGEST_LINK
        and not mass.words
    )
