"""The pictures of the pages of a document, with the boxes of its rows, as the page holds them."""

from __future__ import annotations

import time
from base64 import b64encode
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from kcextract.errors import FormatError, SourceError
from kcextract.records import Extraction, LineRecord
from kcextract.report.boxes import boxes, is_placed
from kcextract.report.labels import Label, label
from kcextract.report.originals import MEDIA_TYPES, Drawn, drawn, read_original
from kcextract.report.pages import embedded

# A page with more bytes of pictures would open slowly: those with rows on them come first.
_MOST_BYTES = 12_000_000
# No document's pictures take longer.
_MOST_SECONDS = 120.0


class Sheet(NamedTuple):
    """A page that can be shown: its number, and its sides in points."""

    page: int
    width: float
    height: float


class Pictures(NamedTuple):
    """What a page holds of the pictures of its source.

    ``data`` is their bytes and boxes as JSON, for the script; ``note`` says why there are none, or why those
    of the pages ``left_out`` ("12–40, 43") are not there.
    """

    sheets: tuple[Sheet, ...]
    data: Markup
    note: Label | None = None
    left_out: str = ""


def pictures(extraction: Extraction) -> Pictures | None:
    """The pictures of a document; None where its format has no pages."""
    document = extraction.document
    lines: dict[int, list[LineRecord]] = defaultdict(list)
    for line in extraction.lines:
        if line.page is not None and is_placed(line):
            lines[line.page].append(line)
    if document.media_type not in MEDIA_TYPES or not lines:
        return None
    found = boxes(extraction)
    wanted = sorted(lines, key=lambda page: (page not in found, page))
    try:
        data = read_original(document)
    except SourceError as error:
        return Pictures((), embedded([]), label(f"page.{error.code}"))
    shown: list[Drawn] = []
    note = None
    size = 0
    until = time.monotonic() + _MOST_SECONDS
    try:
        for each in drawn(data, document.media_type, wanted, lines, ocr=bool(document.ocr)):
            size += len(each.png)
            if size > _MOST_BYTES or time.monotonic() > until:
                note = label("page.pictures_left_out")
                break
            shown.append(each)
    except (FormatError, OSError, ValueError, RuntimeError, MemoryError):
        note = label("page.pictures_failed")
    shown.sort(key=lambda each: each.page)
    left = sorted(set(wanted) - {each.page for each in shown})
    content = [
        [b64encode(each.png).decode(), [[*box[:5], int(box.drawn)] for box in found.get(each.page, ())]]
        for each in shown
    ]
    sheets = tuple(Sheet(each.page, each.width, each.height) for each in shown)
    return Pictures(sheets, embedded(content), note, numbers(left) if note is not None else "")


def numbers(pages: Sequence[int]) -> str:
    """Numbers in order, runs of them as ranges.

    >>> numbers([2, 3, 4, 7])
    '2–4, 7'
    """
    runs: list[list[int]] = []
    for before, page in pairwise([-1, *pages]):
        if runs and page == before + 1:
            runs[-1] = [runs[-1][0], page]
        else:
            runs.append([page, page])
    return ", ".join(f"{first}–{last}" if last > first else str(first) for first, last in runs)
