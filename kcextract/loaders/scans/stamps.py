"""Round stamps in red ink, taken out before reading: the name below a signature stands under one.

A stamp is told from other things in red (headings, marks of a pen) by its shape: a disc of the size of a seal
with a ring around it. What is dark under it stays: it is darker than the red.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

# Seals are about 36 mm wide (Nghị định 99/2016/NĐ-CP); one that is askew or cut a little is still one.
_NARROWEST, _WIDEST = 20.0, 60.0
_MILLIMETRES = 25.4
# Red is lighter in red than in green and blue by this; where it is less the paper or dark ink is.
_RED = 40
# Ink under the red is among its darkest hundredths, and no lighter than so much of it; from this share of the
# way to its middle on, it is red alone.
_DARKEST = 1
_INK = 0.45
_LIGHT = 0.75
# So far around a dot, in dots, its colour may be blurred.
_BLURRED = 7
# Red is looked for in fields of so many millimetres; in one of a stamp there is so much of it.
_FIELD = 1.2
_FILLED = 0.06
# As wide as high, or nearly so.
_ROUND = 1.35
# Of the directions from its middle, so many have red near its edge, and outside of the disc there is little.
_DIRECTIONS = 24
_RING = 0.7
_AROUND = 0.62
_OUTSIDE = 1.12
_MOST_OUTSIDE = 0.06
_Colour = NDArray[np.uint8]


def without_stamps(picture: Image.Image, dpi: float) -> Image.Image:
    """``picture``, which is in colour (RGB), in grey, without the red of round stamps."""
    grey = picture.convert("L")
    step = max(1, round(_FIELD / _MILLIMETRES * dpi))
    for box in _stamps(_fields(np.asarray(picture), step), dpi / step / _MILLIMETRES):
        x0, y0, x1, y1 = (at * step for at in box)
        piece = picture.crop((x0, y0, min(x1, picture.width), min(y1, picture.height)))
        grey.paste(Image.fromarray(_without_red(np.asarray(piece))), (x0, y0))
    return grey


def _without_red(colour: _Colour) -> _Colour:
    """The grey values of a stamp's place: as light as its red, or lighter, is white there.

    How light a dot is, is known for each; its colour is blurred by JPEG, so it says where the stamp is alone.
    """
    values = np.asarray(Image.fromarray(colour).convert("L"))
    is_red = colour[..., 0].astype(np.int16) - colour[..., 1:].max(axis=2) > _RED
    if not is_red.any():
        return values
    dark, red = np.percentile(values[is_red], (_DARKEST, 50))
    dark = min(dark, red * _INK)
    white = dark + (red - dark) * _LIGHT
    table = np.clip((np.arange(256) - dark) * (255 / max(1.0, white - dark)), 0, 255).astype(np.uint8)
    near = np.asarray(Image.fromarray(is_red).convert("L").filter(ImageFilter.MaxFilter(_BLURRED))) > 0
    cleaned: _Colour = np.where(near, np.maximum(values, table[values]), values)
    return cleaned


def _fields(colour: _Colour, step: int) -> NDArray[np.bool_]:
    """Which fields of ``step`` pixels each way hold some red."""
    rows, columns = colour.shape[0] // step, colour.shape[1] // step
    thin = max(1, step // 5)
    found = np.zeros((rows, columns), dtype=np.bool_)
    for row in range(rows):
        strip = colour[row * step : (row + 1) * step : thin, : columns * step : thin]
        is_red = strip[..., 0].astype(np.int16) - strip[..., 1:].max(axis=2) > _RED
        places = np.arange(is_red.shape[1]) * thin // step
        count = np.bincount(places, is_red.sum(axis=0), minlength=columns)
        size = np.bincount(places, minlength=columns) * is_red.shape[0]
        found[row] = count[:columns] > size[:columns] * _FILLED
    return found


def _stamps(fields: NDArray[np.bool_], fields_a_millimetre: float) -> Iterator[tuple[int, int, int, int]]:
    """The boxes (left, top, right, bottom, in fields) of what is a stamp by its size and shape."""
    least, most = _NARROWEST * fields_a_millimetre, _WIDEST * fields_a_millimetre
    for places in _together(fields):
        y0, x0 = places.min(axis=0)
        y1, x1 = places.max(axis=0) + 1
        width, height = int(x1 - x0), int(y1 - y0)
        if least <= min(width, height) and max(width, height) <= min(most, min(width, height) * _ROUND):
            down = (places[:, 0] + 0.5 - (y0 + y1) / 2) / (height / 2)
            right = (places[:, 1] + 0.5 - (x0 + x1) / 2) / (width / 2)
            if _is_disc(np.hypot(down, right), np.arctan2(down, right)):
                yield max(0, int(x0) - 1), max(0, int(y0) - 1), int(x1) + 1, int(y1) + 1


def _is_disc(away: NDArray[np.float64], angle: NDArray[np.float64]) -> bool:
    """Whether red at such distances from the middle, as shares of the radius, is a disc with a ring."""
    if float((away > _OUTSIDE).mean()) > _MOST_OUTSIDE:
        return False
    at_edge = angle[away >= _AROUND]
    directions = np.floor((at_edge + math.pi) / (2 * math.pi) * _DIRECTIONS).astype(np.intp) % _DIRECTIONS
    return len(np.unique(directions)) >= _RING * _DIRECTIONS


def _together(fields: NDArray[np.bool_]) -> Iterator[NDArray[np.intp]]:
    """The fields that touch each other, as rows and columns."""
    left = {(int(row), int(column)) for row, column in np.argwhere(fields)}
    while left:
        found = [left.pop()]
        for row, column in found:
            for other in ((row + down, column + right) for down in (-1, 0, 1) for right in (-1, 0, 1)):
                if other in left:
                    left.remove(other)
                    found.append(other)
        yield np.array(found, dtype=np.intp)
