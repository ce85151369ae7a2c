"""PDF files for the tests: what is drawn where, in points from the top left of an A4 page."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kcextract.document import Document, Grid
from kcextract.grammar import load_grammar
from kcextract.loaders import DEFAULT_LIMITS, Limits, load

from ...rendering.portable import FONTS, font_file

GRAMMAR = load_grammar()
WIDTH, HEIGHT = A4
LEFT, RIGHT = 70.0, 525.0
SIZE = 11.0
LEADING = 14.0

Draw = Callable[["Sheet"], None]


def font() -> str:
    """A font with the Vietnamese letters."""
    for name in FONTS:
        path = font_file(name)
        if path is not None:
            if name not in pdfmetrics.getRegisteredFontNames():
                pdfmetrics.registerFont(TTFont(name, str(path)))
            return name
    pytest.skip("No font with the Vietnamese letters is installed.")


class Sheet:
    """A page that is drawn upon; ``y`` is where the next line stands, from the top."""

    def __init__(self, canvas: Canvas, size: tuple[float, float]) -> None:
        self.canvas = canvas
        self.width, self.height = size
        self.y = 80.0

    def at(self, x: float, y: float, text: str, *, size: float = SIZE, name: str | None = None) -> None:
        """``text`` with its baseline at ``y``."""
        self.canvas.setFont(name or font(), size)
        self.canvas.drawString(x, self.height - y, text)

    def centred(self, x: float, y: float, text: str, *, size: float = SIZE) -> None:
        self.at(x - pdfmetrics.stringWidth(text, font(), size) / 2, y, text, size=size)

    def lines(self, *texts: str, x: float = LEFT) -> None:
        for text in texts:
            self.at(x, self.y, text)
            self.y += LEADING

    def paragraph(self, text: str, *, x: float = LEFT, right: float = RIGHT, indent: float = 0.0) -> None:
        """``text`` set from margin to margin, with some room below."""
        space = pdfmetrics.stringWidth(" ", font(), SIZE)
        words = text.split()
        while words:
            begin = x + indent
            row = [words.pop(0)]
            while words and begin + self._wide([*row, words[0]], space) <= right:
                row.append(words.pop(0))
            gap = space
            if words and len(row) > 1:
                gap += (right - begin - self._wide(row, space)) / (len(row) - 1)
            for word in row:
                self.at(begin, self.y, word)
                begin += pdfmetrics.stringWidth(word, font(), SIZE) + gap
            self.y += LEADING
            indent = 0.0
        self.y += 6

    @staticmethod
    def _wide(words: Sequence[str], space: float) -> float:
        widths = [pdfmetrics.stringWidth(word, font(), SIZE) for word in words]
        return sum(widths) + space * (len(words) - 1)

    def ruled(self, rows: Sequence[Sequence[str]], xs: Sequence[float], *, high: float = 20.0) -> None:
        """A table with all its rules; line breaks part the lines of a cell."""
        top = self.y
        for row in rows:
            lines = max(text.count("\n") + 1 for text in row)
            tall = max(high, lines * LEADING + 6)
            for x0, x1, text in zip(xs, xs[1:], row, strict=False):
                self.canvas.rect(x0, self.height - top - tall, x1 - x0, tall)
                for number, line in enumerate(text.split("\n")):
                    self.at(x0 + 3, top + 14 + number * LEADING, line)
            top += tall
        self.y = top + 20


def made(*pages: Draw, size: tuple[float, float] = A4, **options: Any) -> bytes:
    """A PDF with these pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1, **options)
    for draw in pages:
        draw(Sheet(canvas, size))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    return load(data, GRAMMAR, limits)


def drawn(*pages: Draw, **options: Any) -> Document:
    return read(made(*pages, **options))


def paragraphs(document: Document) -> list[str]:
    return [" ".join(document.reading[start:end].split()) for start, end, _ in document.paragraphs]


def table(document: Document, grid: Grid) -> list[list[str]]:
    """The cells by row; what a merged cell covers is blank."""
    rows = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = " ".join(document.reading[cell.start : cell.end].split())
    return rows


def tables(document: Document) -> list[list[list[str]]]:
    return [table(document, grid) for grid in document.grids]


def wrapped(text: str, width: int = 80) -> list[str]:
    return textwrap.wrap(text, width)
