"""A red stamp over a name: the name is read, and whatever else is red stays."""

from __future__ import annotations

import math

import numpy as np
import pytest
from PIL import Image, ImageChops, ImageDraw

from kcextract.loaders.scans.stamps import without_stamps

from .pages import DPI, PROSE, Sheet, _font, needs_ocr, prose, read, saved

NAME = "Nguyễn Thị Hồng Hạnh"
RED = (225, 45, 60)
# A seal is 36 mm wide.
RADIUS = round(18 / 25.4 * DPI)


def signed() -> Image.Image:
    """A page that ends with a name."""
    page = Sheet().lines(PROSE)
    page.y += 500
    return page.lines([NAME], x=1500).picture


def with_ink(page: Image.Image, ink: Image.Image) -> Image.Image:
    """``page`` with colour printed over it: what is dark stays so."""
    return ImageChops.multiply(page.convert("RGB"), ink)


def stamp(page: Image.Image, x: int, y: int, *, turn: float = 0.0) -> Image.Image:
    """``page`` with a seal around a place: two rings, words between them, a star."""
    ink = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(ink)
    for radius, width in ((RADIUS, 9), (RADIUS * 0.68, 5)):
        draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=RED, width=width)
    for number, letter in enumerate("UỶ BAN NHÂN DÂN TỈNH * VIỆT NAM * "):
        angle = turn + number * 2 * math.pi / 34
        place = x + RADIUS * 0.84 * math.cos(angle) - 12, y + RADIUS * 0.84 * math.sin(angle) - 18
        draw.text(place, letter, font=_font(34), fill=RED)
    points = [
        (
            x + RADIUS * (0.5 if at % 2 == 0 else 0.2) * math.sin(at * math.pi / 5),
            y - RADIUS * (0.5 if at % 2 == 0 else 0.2) * math.cos(at * math.pi / 5),
        )
        for at in range(10)
    ]
    draw.polygon(points, fill=RED)
    return with_ink(page, ink)


def place_of_name(page: Image.Image) -> tuple[int, int, int, int]:
    dark = np.argwhere(np.asarray(page)[800:, :] < 128)
    (top, left), (bottom, right) = dark.min(axis=0), dark.max(axis=0)
    return int(left), int(top) + 800, int(right), int(bottom) + 800


@needs_ocr
@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_the_name_under_a_stamp_is_read_as_it_is_without(form: str) -> None:
    page = signed()
    left, top, _, bottom = place_of_name(page)
    stamped = stamp(page, left + 120, (top + bottom) // 2)
    lost = read(saved(stamped.convert("L"), form=form))
    found = read(saved(stamped, form=form))
    assert NAME not in lost.text
    assert NAME in found.text
    assert prose(found) == prose(read(saved(page)))


def test_a_stamp_goes_and_what_is_dark_stays() -> None:
    page = signed()
    left, top, right, bottom = place_of_name(page)
    cleaned = np.asarray(without_stamps(stamp(page, left + 120, (top + bottom) // 2, turn=1.0), DPI))
    plain = np.asarray(page)
    # Dark is below the middle between ink and what is left of the stamp.
    assert ((cleaned < 110) == (plain < 110)).mean() > 0.999
    assert cleaned[plain == 255].min() > 200
    assert cleaned[top:bottom, left:right][plain[top:bottom, left:right] == 0].max() < 60


@pytest.mark.parametrize("deviation", [0, 6])
def test_a_stamp_with_nothing_under_it_leaves_nothing(deviation: int) -> None:
    stamped = np.asarray(stamp(Image.new("L", (1400, 1400), 255), 700, 700)).astype(np.float64)
    grain = np.random.default_rng(1).normal(0, deviation, stamped.shape)
    scanned = Image.fromarray(np.clip(stamped + grain, 0, 255).astype(np.uint8))
    assert np.asarray(without_stamps(scanned, DPI)).min() > 170


def test_other_things_in_red_stay() -> None:
    page = Sheet().lines(PROSE).picture
    ink = Image.new("RGB", page.size, "white")
    draw = ImageDraw.Draw(ink)
    draw.text((600, 900), "QUYẾT ĐỊNH", font=_font(90), fill=RED)
    for row in range(8):
        draw.text((600, 1200 + row * 66), "Bổ sung mục này", font=_font(46), fill=RED)
    draw.line((300, 2000, 1500, 2300), fill=RED, width=12)
    draw.rectangle((300, 2500, 800, 3000), outline=RED, width=8)
    coloured = with_ink(page, ink)
    assert np.array_equal(np.asarray(without_stamps(coloured, DPI)), np.asarray(coloured.convert("L")))


def test_a_page_without_red_stays_as_it_is() -> None:
    page = signed()
    assert np.array_equal(np.asarray(without_stamps(page.convert("RGB"), DPI)), np.asarray(page))
    tiny = Image.new("RGB", (3, 2), RED)
    assert np.array_equal(np.asarray(without_stamps(tiny, DPI)), np.asarray(tiny.convert("L")))
