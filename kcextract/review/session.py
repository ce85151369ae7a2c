"""The review of one document: its state, kept in the working file beside its golden files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from kcextract.errors import GoldenError
from kcextract.golden.files import is_golden_set, read_golden
from kcextract.records import Extraction
from kcextract.report.pictures import Pictures, pictures
from kcextract.review import state as changes
from kcextract.review.journal import (
    NAME,
    Journal,
    Opening,
    golden_sums,
    read_journal,
    text_sum,
    write_journal,
)
from kcextract.review.refusals import RefusedError
from kcextract.review.rows import found
from kcextract.review.saving import Saving, carry_out, saving
from kcextract.review.seeds import carried_over, from_golden
from kcextract.review.state import Entry, State, entered


class Session:
    """The review of a document, whose golden set is ``folder``; nothing is written before the first change.

    It goes on where the working file ends, or begins with what golden files say. ``GoldenError`` if either
    cannot be read, or is of another document.
    """

    def __init__(self, extraction: Extraction, folder: Path) -> None:
        self.extraction = extraction
        self.folder = folder
        self.found = found(extraction)
        text = extraction.document.text or ""
        journal = read_journal(folder)
        state = State(text, {key: each.row for key, each in self.found.items()})
        if journal is None:
            document = extraction.document
            opening = Opening(document.doc_id, document.source, text_sum(text), golden_sums(folder))
            entries: Iterable[Entry] = ()
            if is_golden_set(folder):
                entries = from_golden(state, self.found, read_golden(folder))
            journal = Journal(opening, tuple(entries))
            self.state = entered(state, journal.entries)
        else:
            self._check(journal)
            state = entered(state, journal.entries)
            moved = carried_over(state, self.found)
            journal = replace(journal, entries=(*journal.entries, *moved))
            self.state = entered(state, moved)
        self._journal = journal

    @cached_property
    def pictures(self) -> Pictures | None:
        """The pictures of the document's pages with the boxes of the rows that were found."""
        return pictures(self.extraction)

    def change(self, wish: Mapping[str, Any]) -> tuple[Entry, ...]:
        """Makes a change and writes it down; ``RefusedError`` says why it cannot be, and nothing changes.

        ``wish`` has ``do`` (accept, correct, delete, undo, add, rest or reopen), and what that needs of
        ``row``, ``table``, ``start``, ``end`` and ``cells``.
        """
        entries = tuple(self._entries(wish))
        journal = replace(self._journal, entries=(*self._journal.entries, *entries))
        if entries:
            write_journal(self.folder, journal)
            self._journal = journal
            self.state = entered(self.state, entries)
        return entries

    def save(self) -> Saving:
        """Writes the golden files of the tables that are decided; see ``saving.saving``."""
        plan = saving(self.state, self.folder, self._journal.opening.golden)
        # First what is to be written, so that after a crash no file of ours is taken for another's.
        opening = replace(self._journal.opening, golden=plan.golden)
        if opening != self._journal.opening:
            journal = replace(self._journal, opening=opening)
            write_journal(self.folder, journal)
            self._journal = journal
        carry_out(plan, self.folder)
        return plan

    def _entries(self, wish: Mapping[str, Any]) -> Iterable[Entry]:
        try:
            action = wish["do"]
            if action in ("accept", "delete", "undo"):
                return (getattr(changes, action)(self.state, str(wish["row"])),)
            if action == "correct":
                return (changes.correct(self.state, str(wish["row"]), _cells(wish)),)
            if action == "add":
                start, end = int(wish["start"]), int(wish["end"])
                return (changes.add(self.state, str(wish["table"]), start, end, _cells(wish)),)
            if action == "rest":
                return changes.accept_rest(self.state, str(wish["table"]))
            if action == "reopen":
                return (changes.reopen(str(wish["table"])),)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise RefusedError("no_change") from error
        raise RefusedError("no_change")

    def _check(self, journal: Journal) -> None:
        opening = journal.opening
        path = self.folder / NAME
        if opening.doc_id != self.extraction.document.doc_id:
            raise GoldenError(
                f"{path} is the review of another file, {opening.source}: move it away to begin anew.",
                source=str(path),
            )
        if opening.text != text_sum(self.extraction.document.text or ""):
            raise GoldenError(
                f"{path} was begun when the text of the document was read otherwise, so its places are no "
                "longer right: use the version of kcextract that it was begun with, or move it away.",
                source=str(path),
            )


def _cells(wish: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in wish["cells"].items()}
