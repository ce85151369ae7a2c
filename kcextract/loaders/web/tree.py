"""From markup to a tree of what is shown.

libxml2 reads the markup, however broken, and calls for every tag; no tree of its own is made, so that
nesting costs nothing. What is hidden or shows no text is left out, what is nested deeper than the limit is
put into its last ancestor within.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from kcextract.errors import FormatError
from kcextract.loaders.web.elements import BLOCKS, DROPPED, LENGTH, ROLES_AROUND, STRUCK, Element
from kcextract.loaders.web.sheets import Sheets, font_of, inline, is_struck

# More elements (lines of preformatted text are as much) and characters than the longest decision has; a page
# with more would fill the memory.
_MOST_ELEMENTS = 300_000
_MOST_TEXT = 8_000_000
# The stack of open elements is searched for each end tag: nesting so deep is flattened before it is read.
_DEEPEST = 1_000
# What is kept of attributes.
_KEPT = frozenset(
    "align border class colspan href id rowspan scope span start style type value reversed".split()
)
# Of Word's pages: what stands in the margins of a printed page, or tells of changes.
_NOT_PRINTED = frozenset("header footer comment-list comment footnote-list endnote-list".split())
# Its notes and their marks in the text.
_NOTES = frozenset({"MsoFootnoteReference", "MsoFootnoteText", "MsoEndnoteReference", "MsoEndnoteText"})
_NESTING_TAGS = re.compile(
    r"</?(?!(?:p|br|tr|td|th|table|li|h[1-6]|style|script|body|head|html|title|pre|textarea)\b)[a-z][^<>]*>",
    re.IGNORECASE,
)
_ANY_TAG = re.compile(r"<[/a-z!?][^<>]*>", re.IGNORECASE)
_LINE_TAGS = re.compile(r"<\s*+(?:/\s*+)?(?:p|br|tr|td|th|li|div|h[1-6])\b", re.IGNORECASE)


class _TooDeepError(Exception):
    """The elements are nested too deep to be read as they are."""


def parse(markup: str, depth: int, *, with_hidden: bool = False) -> Element:
    """The root of the tree of ``markup``; elements nested deeper than ``depth`` are flattened.

    What is hidden is left out, unless it is asked for by ``with_hidden``.
    Raises FormatError (``too_large``) where there is more of them, or of text, than in any document.
    """
    for simplified in (markup, _flattened, _without_tags):
        try:
            source = simplified if isinstance(simplified, str) else simplified(markup)
            return _parse(source, _Builder(depth, with_hidden))
        except _TooDeepError:
            continue
    return Element("body", {})


def _parse(markup: str, builder: _Builder) -> Element:
    make: Any = etree.HTMLParser
    parser = make(target=builder, huge_tree=True, recover=True)
    try:
        parser.feed(markup.replace("\0", ""))
        parser.close()
    except etree.ParseError:
        # What was read up to there is there.
        pass
    return builder.root


def _flattened(markup: str) -> str:
    """The markup without the elements that only hold others."""
    return _NESTING_TAGS.sub(" ", markup)


def _without_tags(markup: str) -> str:
    """The text alone, a line for each element that begins one."""
    broken = _LINE_TAGS.sub(lambda match: "\n" + match[0], markup)
    lines = (" ".join(line.split()) for line in _ANY_TAG.sub(" ", broken).split("\n"))
    return "".join(f"<p>{line}</p>" for line in lines if line)


class _Builder:
    """Is called by the parser, tag by tag."""

    def __init__(self, depth: int, with_hidden: bool) -> None:
        self.root = Element("body", {})
        self._depth = depth
        self._with_hidden = with_hidden
        self._open: list[tuple[str, Element]] = [("", self.root)]
        # How many elements are open of which the outermost is left out.
        self._skipped = 0
        self._sources: list[str] = []
        self._sheets = Sheets()
        self._in_sheet = False
        # What is left out since it is struck through, as long as it is open.
        self._struck: Element | None = None
        self._count = 0
        self._length = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if self._skipped:
            self._skipped += 1
            if self._skipped > _DEEPEST:
                raise _TooDeepError
            return
        parent = self._open[-1][1]
        # The parser's mapping is slow to ask.
        stated = dict(attributes) if attributes else {}
        if tag in DROPPED:
            self._skipped = 1
            self._in_sheet = tag == "style"
            return
        kept = {name: value for name, value in stated.items() if name in _KEPT}
        element = Element(tag, kept, parent)
        if tag == "pre":
            element.keeps_space = True
        declared = self._declared(element, stated)
        if self._is_hidden(element, stated, declared):
            self._skipped = 1
            return
        self._count += 1
        if self._count > _MOST_ELEMENTS:
            sentence = f"The page has more than {_MOST_ELEMENTS:,} elements; split it."
            raise FormatError(sentence, code="too_large")
        if len(self._open) > _DEEPEST:
            raise _TooDeepError
        if tag in STRUCK or is_struck(declared):
            self._skipped = 1
            self._struck = Element("del", {LENGTH: "0"}, parent)
            parent.children.append(self._struck)
            return
        if len(self._open) > self._depth:
            # A break in place of the element; what it holds goes to the one around it.
            if tag in BLOCKS or tag == "br":
                parent.children.append(Element("br", {}, parent))
            element = parent
        else:
            parent.children.append(element)
        self._open.append((tag, element))

    def end(self, tag: str) -> None:
        if self._skipped:
            self._skipped -= 1
            if not self._skipped:
                self._struck = None
            if self._in_sheet and not self._skipped:
                self._in_sheet = False
                self._sheets.read("".join(self._sources))
                self._sources.clear()
        elif len(self._open) > 1:
            self._open.pop()

    def data(self, text: str) -> None:
        if self._in_sheet:
            self._sources.append(text)
        elif self._struck is not None:
            length = int(self._struck.get(LENGTH)) + len(text.strip())
            self._struck.attributes[LENGTH] = str(length)
        elif not self._skipped:
            self._length += len(text)
            if self._length > _MOST_TEXT:
                sentence = f"The page has more than {_MOST_TEXT:,} characters of text; split it."
                raise FormatError(sentence, code="too_large")
            element = self._open[-1][1]
            if element.keeps_space:
                self._count += text.count("\n")
            element.children.append(text)

    def close(self) -> Element:
        return self.root

    def _is_hidden(self, element: Element, attributes: Mapping[str, str], declared: dict[str, str]) -> bool:
        """Whether the element is not shown; what its attributes say of its text is put into it."""
        if not _NOTES.isdisjoint(element.get("class").split()):
            return True
        if ("hidden" in attributes and not self._with_hidden) or attributes.get(
            "role", ""
        ).lower() in ROLES_AROUND:
            return True
        if not declared:
            return False
        element.font = font_of(declared) or element.font
        space = declared.get("white-space", "")
        if space:
            element.keeps_space = space.startswith("pre")
        if "text-transform" in declared:
            element.is_upper = declared["text-transform"] == "uppercase"
        if declared.get("mso-hide") == "all" or declared.get("mso-element") in _NOT_PRINTED:
            return True
        is_unseen = declared.get("display") == "none" or declared.get("visibility") in ("hidden", "collapse")
        return is_unseen and not self._with_hidden

    def _declared(self, element: Element, attributes: Mapping[str, str]) -> dict[str, str]:
        """What the style sheets read so far, and the element itself, say of it."""
        declared = self._sheets.declared(element.tag, element.get("class")) if self._sheets else {}
        style = attributes.get("style")
        if style:
            declared |= inline(style)
        if element.tag == "font" and attributes.get("face"):
            declared.setdefault("font-family", attributes["face"])
        return declared
