"""Tesseract, in this process: loaded once, asked for the words in a rectangle."""

from __future__ import annotations

import csv
import glob
import os
import time
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
import tesserocr
from numpy.typing import NDArray

from kcextract.errors import FormatError

Grey = NDArray[np.uint8]
Box = tuple[int, int, int, int]

LANGUAGE = "vie"
PACKAGES = ("tesseract-ocr", "tesseract-ocr-vie")
RESOLUTION = 300

_DATA = f"{LANGUAGE}.traineddata"
# Where distributions put the data of Tesseract; the newest version's first.
_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
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


class Engine:
    """Reads the words of pictures; one picture at a time."""

    def __init__(self, folder: str) -> None:
        self._api = tesserocr.PyTessBaseAPI(path=folder, lang=LANGUAGE, psm=tesserocr.PSM.SINGLE_BLOCK)
        self._letters = ""

    def look_at(self, grey: Grey) -> None:
        """Take the picture that is read from now on: grey values, dark on light, at 300 dots an inch."""
        height, width = grey.shape
        self._api.SetImageBytes(grey.tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(RESOLUTION)

    def words(self, box: Box, deadline: Deadline, *, single: bool, letters: str = "") -> list[Word]:
        """The words in a rectangle (x0, y0, x1, y1) with one line of text, or a block if not ``single``.

        They are of the given ``letters`` only, if there are any.
        """
        x0, y0, x1, y1 = box
        if x1 - x0 < _SMALLEST or y1 - y0 < _SMALLEST:
            return []
        if letters != self._letters:
            self._api.SetVariable("tessedit_char_whitelist", letters)
            self._letters = letters
        self._api.SetPageSegMode(tesserocr.PSM.SINGLE_LINE if single else tesserocr.PSM.SINGLE_BLOCK)
        self._api.SetRectangle(x0, y0, x1 - x0, y1 - y0)
        if not self._api.Recognize(deadline.left()):
            deadline.missed()
        return list(_words(self._api.GetTSVText(0)))


def engine() -> Engine:
    """The engine of this process; FormatError ``ocr_missing`` where its Vietnamese data is not installed."""
    folder = data_folder()
    if folder is None:
        raise FormatError(
            "The file holds pictures of text, and reading them needs Tesseract with its Vietnamese data; "
            f"install the packages {' and '.join(PACKAGES)}.",
            code="ocr_missing",
        )
    return _loaded(folder)


def data_folder() -> str | None:
    """Where Tesseract's Vietnamese data is; None where it is not installed."""
    own = os.environ.get("TESSDATA_PREFIX")
    candidates = [own, os.path.join(own, "tessdata")] if own else []
    for pattern in _FOLDERS:
        candidates += sorted(glob.glob(pattern), reverse=True)
    return next((path for path in candidates if os.path.isfile(os.path.join(path, _DATA))), None)


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
