"""A page made ready for reading: grey, upright, at one resolution, its paper white."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from kcextract.loaders.scans.grain import is_grainy
from kcextract.loaders.scans.pixels import Grey, Ink
from kcextract.loaders.scans.skew import skew

# Dots an inch of the picture that is read, and of that in which lines and gaps are looked for.
RESOLUTION = 300
INK_SCALE = 2
# A picture between these is read as it is; one that is finer or coarser is scaled, up to so many times.
_COARSEST = 200.0
_FINEST = 350.0
_MOST_SCALE = 3.0
_MOST_PIXELS = 18_000_000
# A page turned by less is left as it is, in degrees.
_LEAST_SKEW = 0.05
# Ink is what is darker than paper by this share of the whole contrast; paper is white from the other on.
_INK = 0.35
_WHITE = 0.2
# How much of a page is surely ink, if it is a page of text, or a few words, in hundredths.
_SOME_INK = 0.5
_LITTLE_INK = 0.01
# Less contrast than this is a blank page.
_LEAST_CONTRAST = 30
# The paper is lit unevenly when it is darker by this somewhere; it is measured in fields of so many pixels.
_UNEVEN = 40
_FIELD = 48
# What takes many bytes a pixel is done in strips of so many rows.
_STRIP = 512
# A page on which most is darker than this is printed white on black.
_DARK = 90
# A speck has at most so many dots of ink within two dots of it.
_SPECK = 5
_AT_ONCE = 200_000
_SOFTENED = 0.7
# A page with more grain is softened by these one after the other, until it has less.
_GRAIN_RADII = (1.2, 2.0)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page: ``grey`` at 300 dots an inch or nearly so, ``ink`` where it is dark at half of that.

    ``scale`` is how many PDF points a pixel of ``grey`` is wide.
    """

    grey: Grey
    ink: Ink
    scale: float


def within_bounds(picture: Image.Image, dpi: float) -> tuple[Image.Image, float]:
    """``picture`` in grey and not larger than what is read, and how many dots an inch it then has."""
    grey = picture if picture.mode == "L" else picture.convert("L")
    pixels = grey.width * grey.height
    if pixels <= _MOST_PIXELS:
        return grey, dpi
    factor = (_MOST_PIXELS / pixels) ** 0.5
    size = (max(1, int(grey.width * factor)), max(1, int(grey.height * factor)))
    return grey.resize(size, Image.Resampling.BOX), dpi * size[0] / grey.width


def sheet(picture: Image.Image, dpi: float) -> Sheet:
    """The page of a picture of ``dpi`` dots an inch, made upright and its paper white."""
    grey = _at_resolution(picture if picture.mode == "L" else picture.convert("L"), dpi)
    scale = 72.0 * picture.width / (dpi * grey.width)
    values = _evenly_lit(np.asarray(grey))
    if float(np.median(values[::8, ::8])) < _DARK:
        values = 255 - values
    dark, paper = _levels(values)
    for radius in _GRAIN_RADII:
        if paper - dark < _LEAST_CONTRAST or not is_grainy(_stretched(values, dark, paper)):
            break
        values = np.asarray(Image.fromarray(values).filter(ImageFilter.GaussianBlur(radius)))
        dark, paper = _levels(values)
    if paper - dark < _LEAST_CONTRAST:
        blank = np.full(values.shape, 255, dtype=np.uint8)
        return Sheet(blank, _halved(blank) < 128, scale)
    angle = skew(_halved(values) < paper - _INK * (paper - dark))
    clean = _stretched(values, dark, paper)
    if abs(angle) >= _LEAST_SKEW:
        upright = Image.fromarray(clean).rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
        clean = np.asarray(upright)
    clean = _without_specks(clean)
    return Sheet(clean, _halved(clean) < _ink_level(), scale)


def softened(grey: Grey) -> Grey:
    """``grey`` without the grain that makes short words hard to read."""
    return np.asarray(Image.fromarray(grey).filter(ImageFilter.GaussianBlur(_SOFTENED)))


def _ink_level() -> float:
    return 255.0 * (1 - _INK) / (1 - _WHITE)


def _at_resolution(grey: Image.Image, dpi: float) -> Image.Image:
    if _COARSEST <= dpi <= _FINEST:
        return grey
    factor = min(RESOLUTION / dpi, _MOST_SCALE)
    pixels = grey.width * grey.height
    if pixels * factor * factor > _MOST_PIXELS:
        factor = (_MOST_PIXELS / pixels) ** 0.5
    size = (max(1, round(grey.width * factor)), max(1, round(grey.height * factor)))
    return grey.resize(size, Image.Resampling.BICUBIC if factor > 1 else Image.Resampling.BOX)


def _evenly_lit(values: Grey) -> Grey:
    """``values`` with shadows on the paper taken out."""
    height, width = values.shape
    rows, columns = height // _FIELD, width // _FIELD
    if rows < 2 or columns < 2:
        return values
    thinned = values[: rows * _FIELD : 4, : columns * _FIELD : 4]
    fields = (
        thinned.reshape(rows, _FIELD // 4, columns, _FIELD // 4).swapaxes(1, 2).reshape(rows, columns, -1)
    )
    paper = np.percentile(fields, 85, axis=2)
    # A field full of ink takes the paper of the brighter fields around it.
    small = Image.fromarray(paper.astype(np.uint8)).filter(ImageFilter.MaxFilter(5))
    small = small.filter(ImageFilter.BoxBlur(2))
    light = np.asarray(small)
    if int(light.max()) - int(light.min()) < _UNEVEN or int(light.min()) < 16:
        return values
    wide = np.asarray(small.resize((width, height), Image.Resampling.BILINEAR))
    even: Grey = np.empty_like(values)
    for top in range(0, height, _STRIP):
        strip = slice(top, top + _STRIP)
        factors = np.float32(light.max()) / wide[strip].astype(np.float32)
        even[strip] = np.minimum(values[strip] * factors, 255).astype(np.uint8)
    return even


def _levels(values: Grey) -> tuple[float, float]:
    """The grey values of the ink and of the paper."""
    darkest, dark, paper = np.percentile(values[::4, ::4], (_LITTLE_INK, _SOME_INK, 60))
    # A few words alone are less than what a page of text has.
    return float(dark if paper - dark >= _LEAST_CONTRAST else darkest), float(paper)


def _stretched(values: Grey, dark: float, paper: float) -> Grey:
    """``values`` with the ink black and the paper white, whatever grain it has."""
    white = paper - _WHITE * (paper - dark)
    table = np.clip((np.arange(256) - dark) * (255 / (white - dark)), 0, 255).astype(np.uint8)
    stretched: Grey = table[values]
    return stretched


def _without_specks(grey: Grey) -> Grey:
    """``grey`` without dots of ink that stand alone; a diacritic or a full stop has more of them."""
    dark = grey < _ink_level()
    near = _near(dark)
    rows, columns = np.nonzero(dark & (near <= _SPECK))
    if not len(rows):
        return grey
    height, width = grey.shape
    cleaned = grey.copy()
    for first in range(0, len(rows), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        for down in (-1, 0, 1):
            for right in (-1, 0, 1):
                at = np.clip(rows[some] + down, 0, height - 1), np.clip(columns[some] + right, 0, width - 1)
                cleaned[at] = np.where(near[at] <= _SPECK, 255, cleaned[at])
    return cleaned


def _near(dark: Ink) -> NDArray[np.uint8]:
    """How many of the 25 dots around each are dark."""
    height, width = dark.shape
    framed = np.zeros((height + 4, width + 4), dtype=np.uint8)
    framed[2:-2, 2:-2] = dark
    along = framed[:, :width].copy()
    for right in range(1, 5):
        along += framed[:, right : right + width]
    near = along[:height].copy()
    for down in range(1, 5):
        near += along[down : down + height]
    return near


def _halved(grey: Grey) -> Grey:
    """``grey`` at half its size; of four dots the darkest, that thin lines stay."""
    even = grey[: grey.shape[0] // 2 * 2, : grey.shape[1] // 2 * 2]
    halved: Grey = np.minimum(
        np.minimum(even[::2, ::2], even[1::2, ::2]), np.minimum(even[::2, 1::2], even[1::2, 1::2])
    )
    return halved
