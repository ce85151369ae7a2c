"""The verb that the words before a list say of all its items: "Trồng 400 ha rừng, gồm:"."""

from __future__ import annotations

from collections.abc import Mapping

from kcextract.extractors.context import Context
from kcextract.extractors.frames import Frames
from kcextract.extractors.targets.actions import first_verbs, said_by
from kcextract.outline import BULLETS, Section

# What is listed; headings have words of their own.
_ITEMS = BULLETS | {"letter"}


class LeadIns:
    """The verbs of the lead-ins of one document."""

    def __init__(self, context: Context, frames: Frames) -> None:
        self._context = context
        self._frames = frames
        self._found: dict[int, str | None] = {}

    def action(self, number: int, said: Mapping[int, str | None]) -> str | None:
        """The verb that governs the items of the list in which the section of that number stands.

        That of the last figure in the words before the list, as ``said`` has it by section; where they have
        no figure, the verb with which their last sentence begins. None where no colon leads to the list.
        """
        section = self._context.outline.sections[number]
        if section.kind not in _ITEMS or section.parent is None:
            return None
        parent = self._context.outline.sections[section.parent]
        if parent.number not in self._found:
            self._found[parent.number] = self._read(parent, said)
        return self._found[parent.number]

    def _read(self, parent: Section, said: Mapping[int, str | None]) -> str | None:
        reading = self._context.document.reading
        start = parent.start + len(parent.marker or "")
        words = reading[start : parent.own_end].rstrip()
        if not words.endswith(":"):
            return None
        if parent.number in said:
            return said[parent.number]
        end = start + len(words)
        begin = max(start, self._frames.at(end - 1).sentence_start)
        verbs = first_verbs(self._context, begin, end)
        return None if verbs is None else reading[slice(*said_by(self._context, verbs))]
