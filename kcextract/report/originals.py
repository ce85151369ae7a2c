"""The pages of a document's source as pictures: small, in few greys, upright where they were scanned."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from kcextract.errors import SourceError
from kcextract.loaders.formats import PDF, PICTURES
from kcextract.loaders.limits import DEFAULT_LIMITS
from kcextract.loaders.pdf.pages import open_pdf, render
from kcextract.loaders.scans.pictures import pages
from kcextract.loaders.scans.skew import skew
from kcextract.records import DocumentRecord, LineRecord

MEDIA_TYPES = frozenset({PDF.media_type, *(each.media_type for each in PICTURES)})
"""The media types of sources that have pages to be shown."""

_DPI = 90.0
_POINTS = 72.0
# Letters of few greys read as well as those of 256, in a fifth of the bytes.
_GREYS = 4
_BITS = 2
# The levels above take five times the time for three bytes in a hundred.
_COMPRESSION = 7
_DARK = 128
_LEAST_SKEW = 0.05
_TURNS = (None, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270)


class Drawn(NamedTuple):
    """The picture of a page: its number, how many points it is wide and high, and the bytes of a PNG file."""

    page: int
    width: float
    height: float
    png: bytes


def read_original(document: DocumentRecord) -> bytes:
    """The bytes of a document's source, if they are still where and what they were.

    SourceError where they are not: its code is ``source_missing`` or ``source_changed``.
    """
    path = Path(document.source)
    try:
        # A device never ends, and what has become larger than any document is another file.
        is_one = path.is_file() and path.stat().st_size <= DEFAULT_LIMITS.size
        data = path.read_bytes() if is_one else None
    except (OSError, ValueError):
        data = None
    if data is None:
        raise SourceError("The source is not there any more.", source=document.source, code="source_missing")
    if sha256(data).hexdigest() != document.source_sha256:
        raise SourceError("The source is another file now.", source=document.source, code="source_changed")
    return data


def drawn(
    data: bytes,
    media_type: str,
    wanted: Sequence[int],
    lines: Mapping[int, Sequence[LineRecord]],
    *,
    ocr: bool,
) -> Iterator[Drawn]:
    """The pictures of the pages ``wanted``: those of a PDF in that order, those of a picture file in its own.

    Where ``ocr``, a page is turned as the places of its ``lines`` say that it was read. FormatError where
    the file cannot be drawn.
    """
    if media_type == PDF.media_type:
        document = open_pdf(data, DEFAULT_LIMITS)
        try:
            for number in wanted:
                image, dpi = render(document, number, _DPI, DEFAULT_LIMITS)
                yield _drawn(image, dpi, number, lines.get(number, []), ocr=ocr)
        finally:
            document.close()
        return
    for number, page in enumerate(pages(data, DEFAULT_LIMITS), 1):
        if number in wanted:
            yield _drawn(page.image, page.dpi, number, lines.get(number, []), ocr=True)


def _drawn(image: Image.Image, dpi: float, number: int, lines: Sequence[LineRecord], *, ocr: bool) -> Drawn:
    width, height = (_POINTS * side / dpi for side in image.size)
    factor = _DPI / dpi
    if factor < 1:
        size = (max(1, round(image.width * factor)), max(1, round(image.height * factor)))
        image = image.resize(size, Image.Resampling.BOX)
    if ocr:
        turn, image = _upright(image, lines, width / image.width)
        if turn in (Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270):
            width, height = height, width
    return Drawn(number, round(width, 1), round(height, 1), _png(image))


def _upright(
    image: Image.Image, lines: Sequence[LineRecord], scale: float
) -> tuple[Image.Transpose | None, Image.Image]:
    """The picture as its lines were read: turned so that most of the ink is in their boxes, and straight."""
    best, found, most = None, image, -1.0
    for turn in _TURNS:
        turned = image if turn is None else image.transpose(turn)
        ink = np.asarray(turned) < _DARK
        angle = skew(ink)
        if abs(angle) >= _LEAST_SKEW:
            turned = turned.rotate(angle, Image.Resampling.BILINEAR, fillcolor=255)
            ink = np.asarray(turned) < _DARK
        share = _share(ink, lines, scale)
        if share > most:
            best, found, most = turn, turned, share
    return best, found


def _share(ink: NDArray[np.bool_], lines: Sequence[LineRecord], scale: float) -> float:
    """How much darker the boxes of lines are than the page: 0 where they are no darker."""
    inside = np.zeros(ink.shape, dtype=np.bool_)
    for line in lines:
        if None not in (line.x0, line.y0, line.x1, line.y1):
            x0, y0, x1, y1 = (
                max(0, round((at or 0.0) / scale)) for at in (line.x0, line.y0, line.x1, line.y1)
            )
            inside[y0 : y1 + 1, x0 : x1 + 1] = True
    if not inside.any() or not ink.any():
        return 0.0
    return float(ink[inside].mean()) * float(ink[inside].sum() / ink.sum())


def _png(image: Image.Image) -> bytes:
    step = 255 / (_GREYS - 1)
    few = image.convert("L").point([round(value / step) for value in range(256)])
    few.putpalette([round(number * step) for number in range(_GREYS) for _ in range(3)])
    file = io.BytesIO()
    few.save(file, "PNG", bits=_BITS, compress_level=_COMPRESSION)
    return file.getvalue()
