"""The pages that a picture file holds."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence

from kcextract.errors import FormatError
from kcextract.loaders.limits import Limits
from kcextract.loaders.scans.stamps import without_stamps

# A scan is of an A4 page, unless the file says how fine it is and that may be true.
_PAGE_WIDTH_INCHES = 8.27
_PLAUSIBLE_DPI = (90.0, 1300.0)
_SHORTEST_SIDE_INCHES = (3.0, 24.0)
# Formats that hold more than one page; the frames of others (GIF) are no pages.
_PAGED = frozenset({"TIFF"})
# Pictures of one byte a dot; others may have this share of the dots, or they take too much memory.
_ONE_BYTE = frozenset({"1", "L", "P"})
_IN_COLOUR = 0.7
# In pictures of more dots, red stamps are not looked for.
_MOST_IN_COLOUR = 40_000_000
# A picture is made grey in strips of so many rows.
_STRIP = 512
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
            yield from _frames(data, limits)
        except FormatError:
            raise
        except (OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, EOFError) as error:
            raise _damaged() from error
        except (Image.DecompressionBombError, MemoryError) as error:
            raise _too_large(limits) from error


def _frames(data: bytes, limits: Limits) -> Iterator[Page]:
    with Image.open(io.BytesIO(data)) as file:
        if file.format in _PAGED:
            for number, frame in enumerate(ImageSequence.Iterator(file), 1):
                if number > limits.pages:
                    raise FormatError(f"The file has more than {limits.pages:,} pages.", code="too_large")
                yield _page(frame, limits)
            return
        only = _page(file, limits)
    # The picture in colour is no longer held while the page is read.
    yield only


def _page(frame: Image.Image, limits: Limits) -> Page:
    if frame.width * frame.height > limits.pixels:
        raise _too_large(limits)
    dpi = _dpi(frame)
    if frame.width * frame.height > _MOST_IN_COLOUR:
        # A JPEG picture is unpacked in grey at once; others take four bytes a dot in colour.
        frame.draft("L", frame.size)
    if frame.mode not in _ONE_BYTE and frame.width * frame.height > limits.pixels * _IN_COLOUR:
        raise _too_large(limits)
    frame.load()
    grey = _grey(frame, dpi)
    ImageOps.exif_transpose(grey, in_place=True)
    return Page(grey, dpi)


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


def _grey(image: Image.Image, dpi: float) -> Image.Image:
    """``image`` in grey, on white where it is transparent, without red stamps, with its orientation kept."""
    exif = image.info.get("exif")
    if "transparency" in image.info or image.mode not in {"L", "RGB"}:
        grey = _made_grey(image)
    elif image.mode == "RGB" and image.width * image.height <= _MOST_IN_COLOUR:
        grey = without_stamps(image, dpi)
    else:
        grey = image if image.mode == "L" else _made_grey(image)
    if exif is not None:
        grey.info["exif"] = exif
    return grey


def _made_grey(image: Image.Image) -> Image.Image:
    """As ``_grey``, strip by strip: in colour a picture takes four times the memory."""
    width, height = image.size
    levels = _levels(image) if image.mode.startswith(_DEEP) else None
    grey = Image.new("L", image.size, 255)
    for top in range(0, height, _STRIP):
        strip = image.crop((0, top, width, min(height, top + _STRIP)))
        if levels is not None:
            strip = _shallow(strip, *levels)
        if "A" in strip.getbands() or "transparency" in image.info:
            colour = strip.convert("RGBA")
            grey.paste(colour.convert("L"), (0, top), mask=colour.getchannel("A"))
        else:
            grey.paste(strip.convert("L"), (0, top))
    return grey


def _levels(image: Image.Image) -> tuple[float, float]:
    """The least and the greatest value of a picture whose values reach further than 255."""
    tops = range(0, image.height, _STRIP)
    boxes = [(0, top, image.width, min(image.height, top + _STRIP)) for top in tops]
    ends = [(float(values.min()), float(values.max())) for values in map(_finite, map(image.crop, boxes))]
    return min(low for low, _ in ends), max(high for _, high in ends)


def _finite(image: Image.Image) -> NDArray[np.float32]:
    finite: NDArray[np.float32] = np.nan_to_num(np.asarray(image).astype(np.float32), posinf=0.0, neginf=0.0)
    return finite


def _shallow(image: Image.Image, low: float, high: float) -> Image.Image:
    if high <= low:
        return Image.new("L", image.size, 255)
    return Image.fromarray(((_finite(image) - low) * (255 / (high - low))).astype(np.uint8))
