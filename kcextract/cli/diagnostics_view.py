"""Diagnostics on the terminal, each with its line of the text and a caret under the place."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from kcextract.cli.terminal import printable
from kcextract.records import DiagnosticRecord, Extraction

SEVERITY_STYLES = {"info": "blue", "warning": "yellow", "error": "red"}

_COMMON = "unclaimed_number"
_LEAST_ROOM = 20


class Excerpt(NamedTuple):
    """A line of the text, or as much of it as fits, and which of its characters are meant."""

    line_number: int
    text: str
    start: int
    end: int


def print_diagnostics(extraction: Extraction, console: Console, *, every: bool = True) -> None:
    """Prints what the reader should know of a document; lines are counted from 1.

    Without ``every``, numbers that are evidently no target and no budget are only counted.
    """
    text = extraction.document.text
    console.print(Text(f"Diagnostics: {len(extraction.diagnostics):,}"))
    shown = [each for each in extraction.diagnostics if every or not _is_common(each)]
    for each in shown:
        console.print(
            Text.assemble(
                (each.severity, SEVERITY_STYLES[each.severity]), f" {each.code}: ", printable(each.message)
            )
        )
        if text is not None and each.start is not None:
            _print_place(excerpt(text, each, console.width), each, console)
    counted = len(extraction.diagnostics) - len(shown)
    if counted:
        numbers = "1 number is" if counted == 1 else f"{counted:,} numbers are"
        told = f" {_COMMON}: {numbers} no target and no budget; --diagnostics shows each, and why."
        console.print(Text.assemble(("info", SEVERITY_STYLES["info"]), told))


def excerpt(text: str, diagnostic: DiagnosticRecord, width: int) -> Excerpt:
    """The line on which the diagnostic's place begins, cut to ``width`` columns around the place."""
    start = min(diagnostic.start or 0, len(text))
    end = max(start + 1, diagnostic.end or start)
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    number = text.count("\n", 0, start) + 1
    first, last = start - line_start, min(end - line_start, max(len(line), start - line_start + 1))
    room = max(_LEAST_ROOM, width - len(_gutter(number)))
    shown = printable(line)
    if cell_len(shown) <= room:
        return Excerpt(number, shown, first, last)
    begin = min(max(0, first - room // 3), max(0, len(shown) - room))
    window = shown[begin : begin + room]
    window = ("…" + window[1:]) if begin else window
    window = (window[:-1] + "…") if begin + room < len(shown) else window
    return Excerpt(number, window, first - begin, min(last - begin, len(window)))


def _is_common(diagnostic: DiagnosticRecord) -> bool:
    return diagnostic.severity == "info" and diagnostic.code == _COMMON


def _print_place(place: Excerpt, diagnostic: DiagnosticRecord, console: Console) -> None:
    gutter = _gutter(place.line_number)
    console.print(Text.assemble((gutter, "dim"), place.text), no_wrap=True, crop=True)
    indent = " " * (len(gutter) + cell_len(place.text[: place.start]))
    carets = "^" * max(1, cell_len(place.text[place.start : place.end]))
    console.print(Text(indent + carets, SEVERITY_STYLES[diagnostic.severity]), no_wrap=True, crop=True)


def _gutter(number: int) -> str:
    return f"  line {number} | "
