"""The section tree of a document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from kcextract.document import Notice
from kcextract.outline.bare import BareHeading
from kcextract.records.quick import quickly_made


@quickly_made
@dataclass(frozen=True, slots=True)
class Section:
    """A node of the outline; offsets are into the normalised text.

    ``number`` counts from 0 (the root) in document order; ``parent`` is the number of the parent, None
    at the root. The own text is ``[start, own_end)``, the subtree ``[start, end)``. ``marker`` is as
    printed, ``ordinal`` the 1-based number it stands for, both None for unmarked sections.
    """

    number: int
    parent: int | None
    depth: int
    kind: str
    marker: str | None
    ordinal: int | None
    heading: str | None
    role: str
    path: str
    start: int
    own_end: int
    end: int


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections of a document in document order, the root first, and what was odd about them.

    The following hold: 1. the own texts ``[start, own_end)`` partition the text; 2. a parent comes before
    its children, and its span encloses theirs; 3. siblings are in text order and touch each other.
    ``bare`` are the headings of a page that are no sections, for want of a marker. ``body`` is where the text
    of a page begins that has no section of its own, but stands in the head; None where there is none. At
    ``others`` begin the headlines of other news that a page lists below the text; None without any.
    """

    sections: tuple[Section, ...]
    notices: tuple[Notice, ...]
    bare: tuple[BareHeading, ...] = ()
    body: int | None = None
    others: int | None = None

    def children(self, number: int) -> Iterator[Section]:
        """The direct children of section ``number``, in order."""
        depth = self.sections[number].depth
        for section in islice(self.sections, number + 1, None):
            if section.depth <= depth:
                return
            if section.parent == number:
                yield section
