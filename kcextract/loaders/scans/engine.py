"""Tesseract, in this process: loaded once, asked for the words in a rectangle."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np

from kcextract.errors import FormatError
from kcextract.loaders.scans.grain import is_grainy
from kcextract.loaders.scans.installed import LANGUAGE, broken_ocr, data_folder, without_ocr
from kcextract.loaders.scans.pixels import Box, Grey

RESOLUTION = 300
_WORD_LEVEL = "5"
# In less than this many pixels there is nothing to read.
_SMALLEST = 8


class Word(NamedTuple):
    """A word as read: the number of its line, its text, its place in pixels, and how sure it is, 0–1."""

    line: int
    text: str
    x0: int
    y0: int
    x1: int
    y1: int
    confidence: float


class Deadline:
    """The moment by which a page must be read."""

    def __init__(self, seconds: float, page: int) -> None:
        self._seconds = seconds
        self._page = page
        self._end = time.monotonic() + seconds

    def left(self) -> int:
        """The milliseconds that are left, at least one; FormatError ``too_slow`` where none are."""
        left = int((self._end - time.monotonic()) * 1000)
        if left <= 0:
            self.missed()
        return left

    def missed(self) -> None:
        """Raise FormatError ``too_slow``."""
        sentence = f"The text of page {self._page} could not be read within {self._seconds:g} seconds."
        raise FormatError(sentence, code="too_slow")

    def refused(self) -> None:
        """Raise FormatError ``too_slow`` at once: such a picture is not read in any time."""
        sentence = f"Page {self._page} has too many dots to be read: a photograph, or a very poor scan."
        raise FormatError(sentence, code="too_slow")


class Engine:
    """Reads the words of pictures; one picture at a time."""

    def __init__(self, folder: str) -> None:
        # One thread a process: more of them wait for each other. The library looks when it is loaded.
        os.environ.setdefault("OMP_THREAD_LIMIT", "1")
        import tesserocr  # noqa: PLC0415 - all else must work where it is not installed

        self._modes = tesserocr.PSM
        self._api = tesserocr.PyTessBaseAPI(path=folder, lang=LANGUAGE, psm=tesserocr.PSM.SINGLE_BLOCK)
        # The pictures are dark on light: what was read unsurely need not be read once more as a negative.
        self._api.SetVariable("invert_threshold", "0")
        self._letters = ""
        self._grey: Grey = np.zeros((0, 0), dtype=np.uint8)

    def look_at(self, grey: Grey) -> None:
        """Take the picture that is read from now on: grey values, dark on light, at 300 dots an inch."""
        height, width = grey.shape
        self._api.SetImageBytes(grey.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(RESOLUTION)
        self._grey = grey

    def words(self, box: Box, deadline: Deadline, *, single: bool, letters: str = "") -> list[Word]:
        """The words in a rectangle (x0, y0, x1, y1) with one line of text, or a block if not ``single``.

        They are of the given ``letters`` only, if there are any. Raises FormatError ``too_slow`` where the
        time is over, or the picture is nothing but dots.
        """
        x0, y0, x1, y1 = box
        if x1 - x0 < _SMALLEST or y1 - y0 < _SMALLEST:
            return []
        # The engine does not look at the time while it looks for lines.
        if not single and is_grainy(self._grey[y0:y1, x0:x1]):
            deadline.refused()
        if letters != self._letters:
            self._api.SetVariable("tessedit_char_whitelist", letters)
            self._letters = letters
        self._api.SetPageSegMode(self._modes.SINGLE_LINE if single else self._modes.SINGLE_BLOCK)
        self._api.SetRectangle(x0, y0, x1 - x0, y1 - y0)
        if not self._api.Recognize(deadline.left()):
            deadline.missed()
        return list(_words(self._api.GetTSVText(0)))


def engine() -> Engine:
    """The engine of this process; FormatError ``ocr_missing`` where what it needs is not installed."""
    missing = without_ocr()
    if missing is not None:
        raise missing
    folder = data_folder()
    assert folder is not None
    try:
        return _loaded(folder)
    except (ImportError, RuntimeError) as error:
        raise broken_ocr() from error


@cache
def _loaded(folder: str) -> Engine:
    return Engine(folder)


def _words(table: str) -> Iterator[Word]:
    line = -1
    last: list[str] | None = None
    for row in csv.reader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        if len(row) != 12 or row[0] != _WORD_LEVEL or not row[11].strip():
            continue
        if row[2:5] != last:
            last = row[2:5]
            line += 1
        left, top, width, height = map(int, row[6:10])
        confidence = min(1.0, max(0.0, float(row[10]) / 100))
        yield Word(line, row[11].strip(), left, top, left + width, top + height, confidence)
