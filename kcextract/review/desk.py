"""What the browser is shown and asks for: pages, forms and changes, as HTML and plain values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources
from threading import Lock
from typing import Any

from kcextract.errors import KcextractError
from kcextract.golden.layout import LAYOUTS
from kcextract.report.document import document_page
from kcextract.report.labels import label, labels
from kcextract.report.pages import Addition
from kcextract.review.forms import new_form, row_form
from kcextract.review.library import Library
from kcextract.review.refusals import RefusedError
from kcextract.review.rows import can_come_and_go
from kcextract.review.session import Session
from kcextract.review.state import UNDO, Entry
from kcextract.review.view import reviewed

_FOLDER = "templates"
# A change of these kinds leaves the page as it is, but for its marks.
_MARKS_ONLY = frozenset({"accepted", "deleted"})


class Desk:
    """The documents of a library on the reviewer's desk: one thing at a time, from whatever thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._lock = Lock()

    def index(self) -> str:
        """The page that lists all documents, with how far the review of each is."""
        with self._lock:
            data = {"words": _words(), "begun": self._library.begun(), "tables": len(LAYOUTS)}
            return self._library.index(_addition(data, "index.js"))

    def page(self, doc_id: str) -> str:
        """The page of a document; one that cannot be reviewed says why. ``KeyError`` if there is none."""
        with self._lock:
            if doc_id not in self._library:
                raise KeyError(doc_id)
            try:
                if self._library.set_of(doc_id) is None:
                    raise RefusedError("no_set")
                session = self._library.session(doc_id)
            except KcextractError as error:
                data = {"words": _words(), "trouble": sentences(error)}
                return document_page(self._library.extraction(doc_id), _addition(data))
            view = reviewed(session.extraction, session.found, session.state)
            data = {
                "words": _words(),
                "marks": view.marks,
                "progress": _progress(session),
                "addable": [table for table in LAYOUTS if can_come_and_go(table)],
                "set": str(session.folder),
            }
            return document_page(view.extraction, _addition(data), session.pictures)

    def form(self, doc_id: str, asked: Mapping[str, str]) -> dict[str, Any]:
        """The form of the row that is asked for, or of one to be added to a table."""
        with self._lock:
            state = self._session(doc_id).state
            if "row" in asked:
                return row_form(state, asked["row"])
            try:
                return new_form(state, asked["table"], int(asked["start"]), int(asked["end"]))
            except (KeyError, ValueError) as error:
                raise RefusedError("no_change") from error

    def change(self, doc_id: str, wish: Mapping[str, Any]) -> dict[str, Any]:
        """Makes a change; what the page has to show differently, ``reload`` where that is more than marks."""
        with self._lock:
            session = self._session(doc_id)
            before = session.state
            entries = session.change(wish)
            view = reviewed(session.extraction, session.found, session.state)
            places = {mark.key: place for place, mark in view.marks.items()}
            return {
                "marks": {
                    places[entry.key]: view.marks[places[entry.key]]
                    for entry in entries
                    if entry.key in places
                },
                "reload": any(_shows(entry, before.decisions.get(entry.key)) for entry in entries),
                "progress": _progress(session),
            }

    def save(self, doc_id: str) -> dict[str, Any]:
        """Writes golden files; which, and why not the others."""
        with self._lock:
            saving = self._session(doc_id).save()
            return {
                "written": [str(draft.path) for draft in saving.drafts.values()],
                "unchanged": saving.unchanged,
                "open": saving.open,
                "not_written": {table: sentences(error) for table, error in saving.refused.items()},
            }

    def _session(self, doc_id: str) -> Session:
        if doc_id not in self._library or self._library.set_of(doc_id) is None:
            raise RefusedError("no_row")
        return self._library.session(doc_id)


def sentences(error: KcextractError) -> dict[str, str | None]:
    """What an error says, in Vietnamese where it can, and the column that it is about."""
    if isinstance(error, RefusedError):
        return {"vi": error.vi, "en": error.en, "column": error.column}
    return {"vi": error.sentence, "en": error.sentence, "column": None}


def _shows(entry: Entry, before: Entry | None) -> bool:
    """Whether a change is to be seen in more than the mark of a row."""
    shown = before is not None and before.kind not in _MARKS_ONLY
    return bool(entry.key) and (shown or entry.kind not in (*_MARKS_ONLY, UNDO))


def _progress(session: Session) -> dict[str, tuple[int, int, bool]]:
    return {table: session.state.progress(table) for table in LAYOUTS}


def _addition(data: Mapping[str, Any], script: str = "review.js") -> Addition:
    return Addition(_resource("review.css"), _resource(script), data)


def _words() -> dict[str, tuple[str, str]]:
    found = {key.partition(".")[2]: each[1:] for key, each in labels().items() if key.startswith("review.")}
    tables = {f"table.{table}": label(f"table.{table}")[1:] for table in LAYOUTS}
    return found | tables


@cache
def _resource(name: str) -> str:
    return resources.files(__package__).joinpath(_FOLDER, name).read_text("utf-8")
