"""The page that is being read: Word notes where each began when it last set the document."""

from __future__ import annotations

from typing import NamedTuple

from kcextract.loaders.word.names import Element, child, is_on, value, w

_RENDERED = w("lastRenderedPageBreak")
_BREAK_BEFORE, _SECTION, _FORMER_SECTION = w("pageBreakBefore"), w("sectPr"), w("sectPrChange")
_SAME_PAGE = ("continuous", "nextColumn")


class Place(NamedTuple):
    """A page, from 1, and whether nothing stands on it yet."""

    page: int = 1
    is_blank: bool = True


class Pages:
    """Counts the pages of a part whose root is ``root``; all are None where Word noted none."""

    def __init__(self, root: Element) -> None:
        self.known = next(root.iter(_RENDERED), None) is not None
        self.place = Place()
        # The break before a section is a property of that section, which stands at its end.
        self._sections = [
            value(section, w("type"))
            for section in (root.iter(_SECTION) if self.known else ())
            if section.getparent().tag != _FORMER_SECTION
        ]
        self._section = 0

    @property
    def page(self) -> int | None:
        """The page at hand."""
        return self.place.page if self.known else None

    def begin(self) -> None:
        """A page begins, for whatever reason; where one just did so, it is that one."""
        if not self.place.is_blank:
            self.place = Place(self.place.page + 1)

    def turn(self) -> None:
        """A page ends where the author said so, even if it is blank."""
        self.place = Place(self.place.page + 1)

    def write(self) -> None:
        """Something stands on the page at hand."""
        if self.place.is_blank:
            self.place = Place(self.place.page, False)

    def begin_paragraph(self, properties: Element | None) -> None:
        """A paragraph with ``properties`` (its ``w:pPr``) begins."""
        if is_on(properties, _BREAK_BEFORE):
            self.begin()

    def end_paragraph(self, properties: Element | None) -> None:
        """A paragraph with ``properties`` ends, and perhaps a section with it."""
        if not self.known or child(properties, _SECTION) is None:
            return
        self._section += 1
        kind = self._sections[self._section] if self._section < len(self._sections) else None
        if kind not in _SAME_PAGE:
            self.turn()
