"""The pages that a picture file holds."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from kcextract.errors import FormatError
from kcextract.loaders.limits import Limits

# A scan is of an A4 page, unless the file says how fine it is and that may be true.
_PAGE_WIDTH_INCHES = 8.27
_PLAUSIBLE_DPI = (90.0, 1300.0)
_SHORTEST_SIDE_INCHES = (3.0, 24.0)
# Formats that hold more than one page; the frames of others (GIF) are no pages.
_PAGED = frozenset({"TIFF"})
# Pictures of one byte a dot; others may have this share of the dots, or they take too much memory.
_ONE_BYTE = frozenset({"1", "L", "P"})
_IN_COLOUR = 0.7
# Pictures whose values reach further than 255.
_DEEP = ("I", "F", "I;16")


class Page(NamedTuple):
    """A page's picture, in grey, upright as its file says, and how many dots an inch it has."""

    image: Image.Image
    dpi: float


def pages(data: bytes, limits: Limits) -> Iterator[Page]:
    """The pages of a picture file, one at a time.

    Raises FormatError where the file is damaged (``damaged_file``), or has more pages or pixels than the
    limits allow (``too_large``).
    """
    with warnings.catch_warnings():
        # The limits say what is too large.
        warnings.simplefilter("ignore")
        try:
            with Image.open(io.BytesIO(data)) as file:
                yield from _frames(file, limits)
        except FormatError:
            raise
        except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError) as error:
            raise _damaged() from error
        except (Image.DecompressionBombError, MemoryError) as error:
            raise _too_large(limits) from error


def _frames(file: Image.Image, limits: Limits) -> Iterator[Page]:
    frames = ImageSequence.Iterator(file) if file.format in _PAGED else (file,)
    for number, frame in enumerate(frames, 1):
        if number > limits.pages:
            raise FormatError(f"The file has more than {limits.pages:,} pages.", code="too_large")
        if frame.width * frame.height > limits.pixels:
            raise _too_large(limits)
        dpi = _dpi(frame)
        # A JPEG picture is unpacked in grey at once, where it can be; others take four bytes a dot in colour.
        frame.draft("L", frame.size)
        if frame.mode not in _ONE_BYTE and frame.width * frame.height > limits.pixels * _IN_COLOUR:
            raise _too_large(limits)
        frame.load()
        upright = ImageOps.exif_transpose(_grey(frame))
        yield Page(upright, dpi)


def _damaged() -> FormatError:
    return FormatError(
        "The picture is damaged or cut off: get it again from its source.", code="damaged_file"
    )


def _too_large(limits: Limits) -> FormatError:
    return FormatError(f"The picture has more than {limits.pixels:,} pixels.", code="too_large")


def _dpi(image: Image.Image) -> float:
    """How many dots an inch a picture has: as its file says, or as if it were of an A4 page."""
    shorter = min(image.size)
    stated = image.info.get("dpi")
    if isinstance(stated, tuple) and len(stated) == 2:
        dpi = float(min(stated))
        least, most = _SHORTEST_SIDE_INCHES
        if _PLAUSIBLE_DPI[0] <= dpi <= _PLAUSIBLE_DPI[1] and least <= shorter / dpi <= most:
            return dpi
    return max(1.0, shorter / _PAGE_WIDTH_INCHES)


def _grey(image: Image.Image) -> Image.Image:
    """``image`` in grey, on white where it is transparent, with its orientation kept."""
    exif = image.info.get("exif")
    if image.mode.startswith(_DEEP):
        grey = _shallow(image)
    elif "A" in image.getbands() or "transparency" in image.info:
        colour = image.convert("RGBA")
        grey = Image.new("L", image.size, 255)
        grey.paste(colour.convert("L"), mask=colour.getchannel("A"))
    else:
        grey = image.convert("L")
    if exif is not None:
        grey.info["exif"] = exif
    return grey


def _shallow(image: Image.Image) -> Image.Image:
    values = np.asarray(image).astype(np.float32)
    values = np.nan_to_num(values, posinf=0.0, neginf=0.0)
    low, high = float(values.min()), float(values.max())
    if high <= low:
        return Image.new("L", image.size, 255)
    return Image.fromarray(((values - low) * (255 / (high - low))).astype(np.uint8))
