"""Pictures of a page as a scanner makes them: what is printed on it, and what scanning does to it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from kcextract.document import Document
from kcextract.grammar import load_grammar
from kcextract.loaders import DEFAULT_LIMITS, Limits, load
from kcextract.loaders.scans.installed import without_ocr

from ...rendering.portable import FONTS, font_file

GRAMMAR = load_grammar()
WIDTH, HEIGHT = 2480, 3508
DPI = 300
_LEFT, _RIGHT = 300, 2230
_LEADING = 66
_SIZE = 46

needs_ocr = pytest.mark.skipif(
    without_ocr() is not None, reason="Tesseract or its Vietnamese data is missing."
)

PROSE = (
    "Hỗ trợ các cơ sở công nghiệp nông thôn đầu tư máy móc, thiết bị",
    "tiên tiến; đào tạo nghề cho 1.200 lao động nông thôn với kinh phí",
    "3.940 triệu đồng trong giai đoạn 2021 - 2025.",
)
ITEMS = (
    "1. Đào tạo nghề cho 850 lao động.",
    "2. Tổ chức 15 hội chợ, triển lãm.",
)
LETTERHEAD = (
    ("ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM", "Số: 125/QĐ-UBND"),
    (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hà Nam, ngày 15 tháng 3 năm 2021",
    ),
)
TABLE = (
    ("STT", "Nội dung", "Năm 2021", "Năm 2022", "Tổng cộng"),
    ("1", "Đào tạo nghề", "300", "500", "800"),
    ("2", "Hội chợ, triển lãm", "1.250", "-", "1.250"),
    ("3", "Mua máy móc", "70", "4.900", "4.970"),
    ("", "Cộng", "1.620", "5.400", "7.020"),
)
_WIDTHS = (140, 640, 380, 380, 390)


@cache
def _font(size: int) -> Any:
    for name in FONTS:
        path = font_file(name)
        if path is not None:
            return ImageFont.truetype(str(path), size)
    pytest.skip("No font with the Vietnamese letters is installed.")


class Sheet:
    """A white page on which lines of text, tables and stamps are put one below the other."""

    def __init__(self, width: int = WIDTH, height: int = HEIGHT) -> None:
        self.picture = Image.new("L", (width, height), 255)
        self.draw = ImageDraw.Draw(self.picture)
        self.y = 200

    def lines(self, texts: Sequence[str], x: int = _LEFT, size: int = _SIZE) -> Sheet:
        for text in texts:
            self.draw.text((x, self.y), text, font=_font(size), fill=0)
            self.y += _LEADING
        self.y += 30
        return self

    def side_by_side(self, left: Sequence[str], right: Sequence[str]) -> Sheet:
        top = self.y
        for texts, centre in ((left, 640), (right, 1640)):
            self.y = top
            for text in texts:
                width = self.draw.textlength(text, font=_font(38))
                self.draw.text((centre - width / 2, self.y), text, font=_font(38), fill=0)
                self.y += _LEADING
        self.y += 60
        return self

    def table(
        self,
        rows: Sequence[Sequence[str]] = TABLE,
        height: int = 80,
        size: int = 40,
        widths: Sequence[int] = _WIDTHS,
    ) -> Sheet:
        """A ruled table; a cell of None goes on the one at its left."""
        for at, row in enumerate(rows):
            top = self.y + at * height
            x = _LEFT
            for column, text in enumerate(row):
                place = (x, top, x + widths[column], top + height)
                self.draw.rectangle(place, outline=0, width=4)
                drawn = self.draw.textbbox((0, 0), text, font=_font(size)) if text else (0, 0, 0, 0)
                middle = (place[0] + place[2]) / 2 - drawn[2] / 2
                self.draw.text((middle, top + (height - size) / 2 - 6), text, font=_font(size), fill=0)
                x += widths[column]
        self.y += len(rows) * height + 60
        return self

    def number(self, page: int) -> Sheet:
        self.draw.text((WIDTH / 2, HEIGHT - 150), str(page), font=_font(40), fill=0)
        return self


def whole_page() -> Image.Image:
    """A page with prose, a list and a table."""
    return Sheet().lines(PROSE).lines(ITEMS).table().picture


def askew(picture: Image.Image, degrees: float) -> Image.Image:
    return picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=255)


def noisy(picture: Image.Image, deviation: float, seed: int = 1) -> Image.Image:
    grains = np.random.default_rng(seed).normal(0, deviation, (picture.height, picture.width))
    return Image.fromarray(np.clip(np.asarray(picture) * 0.94 + 8 + grains, 0, 255).astype(np.uint8))


def on_grey(picture: Image.Image, dark: int = 150, light: int = 225) -> Image.Image:
    """The page on grey paper that is lit from one side."""
    paper = np.linspace(light, dark, picture.width)[None, :]
    return Image.fromarray((np.asarray(picture) / 255.0 * (paper - 30) + 30).astype(np.uint8))


def coarse(picture: Image.Image, dpi: int) -> Image.Image:
    size = picture.width * dpi // DPI, picture.height * dpi // DPI
    return picture.resize(size, Image.Resampling.LANCZOS)


def saved(*pictures: Image.Image, form: str = "PNG", dpi: int = DPI) -> bytes:
    """A file with the pages; a TIFF may have several."""
    out = io.BytesIO()
    more = {"save_all": True, "append_images": pictures[1:]} if len(pictures) > 1 else {}
    if form == "JPEG":
        more["quality"] = 70
    pictures[0].save(out, form, dpi=(dpi, dpi), **more)
    return out.getvalue()


def read(data: bytes, limits: Limits = DEFAULT_LIMITS) -> Document:
    return load(data, GRAMMAR, limits)


def cells(document: Document) -> list[list[str]]:
    """The texts of the cells of the only table, by row."""
    (grid,) = document.grids
    rows = [[""] * grid.column_count for _ in range(grid.row_count)]
    for cell in grid.cells:
        rows[cell.row][cell.column] = " ".join(document.text[cell.start : cell.end].split())
    return rows


def prose(document: Document) -> str:
    """The paragraphs, a line each."""
    return "\n".join(" ".join(document.reading[start:end].split()) for start, end, *_ in document.paragraphs)
