"""Pictures as arrays of pixels, and rectangles in them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Ink = NDArray[np.bool_]
"""A picture of what is printed: True where there is ink."""

Grey = NDArray[np.uint8]
"""A picture in grey values, 0 is black."""

Box = tuple[int, int, int, int]
"""A rectangle in pixels: left, top, right, bottom."""
