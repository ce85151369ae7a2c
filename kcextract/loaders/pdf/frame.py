"""Between PDF space, where a page may lie on its side, and places on a page that is read upright."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Box = tuple[float, float, float, float]


class Frame(NamedTuple):
    """How a page is turned so that its letters stand upright; places have their origin top left.

    ``direction`` is where the letters run in PDF space: 0 to the right, 1 up, 2 to the left, 3 down; ``box``
    is the page there, as (left, bottom, right, top).
    """

    direction: int
    box: Box

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the upright page."""
        width, height = self.box[2] - self.box[0], self.box[3] - self.box[1]
        return (height, width) if self.direction % 2 else (width, height)

    def forward(self, left: Floats, bottom: Floats, right: Floats, top: Floats) -> tuple[Floats, ...]:
        """From PDF space: x0, y0, x1, y1."""
        west, south, east, north = self.box
        if self.direction == 0:
            return left - west, north - top, right - west, north - bottom
        if self.direction == 1:
            return bottom - south, left - west, top - south, right - west
        if self.direction == 2:
            return east - right, bottom - south, east - left, top - south
        return north - top, east - right, north - bottom, east - left

    def backward(self, x0: float, y0: float, x1: float, y1: float) -> Box:
        """To PDF space: left, bottom, right, top."""
        west, south, east, north = self.box
        if self.direction == 0:
            return x0 + west, north - y1, x1 + west, north - y0
        if self.direction == 1:
            return y0 + west, x0 + south, y1 + west, x1 + south
        if self.direction == 2:
            return east - x1, y0 + south, east - x0, y1 + south
        return east - y1, north - x1, east - y0, north - x0

    def into(self, other: Frame, place: Box) -> Box:
        """A box of this frame in another one of the same page."""
        if self.direction == other.direction:
            return place
        return other.placed(self.backward(*place))

    def placed(self, place: Box) -> Box:
        """A box of PDF space as x0, y0, x1, y1."""
        left, bottom, right, top = (np.array([value]) for value in place)
        x0, y0, x1, y1 = (float(value[0]) for value in self.forward(left, bottom, right, top))
        return x0, y0, x1, y1
