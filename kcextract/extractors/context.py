"""What every extractor of a programme's tables works from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from kcextract.document import Document
from kcextract.extractors.header.fields import Header
from kcextract.extractors.legal_bases import LegalBase
from kcextract.grammar import Grammar
from kcextract.outline import BareHeading, Outline, Section
from kcextract.text.folding import fold


class Context:
    """A document with all that was read from it before: its outline, header and citations.

    ``folded`` is ``document.reading`` folded: of the same length, for patterns of the grammar;
    ``paragraph_starts`` and ``paragraph_ends`` are where the document's paragraphs begin and end, in order.
    """

    def __init__(
        self,
        doc_id: str,
        document: Document,
        outline: Outline,
        grammar: Grammar,
        header: Header,
        legal_bases: Sequence[LegalBase],
    ) -> None:
        self.doc_id = doc_id
        self.document = document
        self.outline = outline
        self.grammar = grammar
        self.header = header
        self.legal_bases = tuple(legal_bases)
        self._starts = [section.start for section in outline.sections]
        self._known: dict[object, dict[Any, Any]] = {}
        self.folded = fold(document.reading)
        self.paragraph_starts = [paragraph.start for paragraph in document.paragraphs]
        self.paragraph_ends = [paragraph.end for paragraph in document.paragraphs]
        self._below: dict[int, list[Section]] = {}
        for section in outline.sections:
            if section.parent is not None:
                self._below.setdefault(section.parent, []).append(section)

    def known(self, what: object) -> dict[Any, Any]:
        """What has been found of a kind, for those who are asked for it again; it goes with the document."""
        return self._known.setdefault(what, {})

    def paragraph_end(self, offset: int) -> int | None:
        """Where the paragraph ends that holds a character, or the next one; None behind the last."""
        index = bisect_right(self.paragraph_ends, offset)
        return self.paragraph_ends[index] if index < len(self.paragraph_ends) else None

    def children(self, section: Section) -> tuple[Section, ...]:
        """The direct children of ``section``, in order."""
        return tuple(self._below.get(section.number, ()))

    def section_at(self, offset: int) -> Section:
        """The deepest section in which the character at ``offset`` stands."""
        return self.outline.sections[bisect_right(self._starts, offset) - 1]

    def in_body(self, offset: int) -> bool:
        """Whether a character stands in the text of a page that is in its head, for want of a section."""
        body = self.outline.body
        return body is not None and offset >= body

    def bare_role(self, offset: int) -> str:
        """The role that the last heading without a marker before ``offset`` gives, "" if it gives none."""
        heading = self.bare_heading(offset)
        return "" if heading is None else heading.role

    def bare_heading(self, offset: int) -> BareHeading | None:
        """The last heading without a marker that begins at ``offset`` or before; None without one."""
        bare = self.outline.bare
        index = bisect_right(bare, offset, key=lambda each: each.start) - 1 if bare else -1
        return bare[index] if index >= 0 else None

    def ancestors(self, section: Section) -> list[Section]:
        """``section`` and what encloses it, the root last."""
        line = [section]
        while line[-1].parent is not None:
            line.append(self.outline.sections[line[-1].parent])
        return line
