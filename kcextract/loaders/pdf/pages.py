"""A PDF opened, and its pages one after the other: letters as pieces of lines, grids, pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium

from kcextract.errors import FormatError
from kcextract.loaders.limits import Limits, check_amount
from kcextract.loaders.pdf.frame import Frame
from kcextract.loaders.pdf.grids import RuledGrid, ruled_grids
from kcextract.loaders.pdf.guards import guard
from kcextract.loaders.pdf.letters import Integers, Letters, advances, letter_fonts, read_letters
from kcextract.loaders.pdf.pieces import Advances, Piece, Pieces, pieces_of
from kcextract.loaders.pdf.rulings import Box, Drawn, read_drawn
from kcextract.loaders.scans.stamps import without_stamps
from kcextract.text.legacy import Run
from kcextract.text.legacy.evidence import STRANGE
from kcextract.text.legacy.fonts import hint

_POINTS = 72
# A line may be of so many pieces.
_PIECES_A_LINE = 4
# So many bytes a picture may take for each pixel that one may have: in colour it has fewer pixels.
_BYTES_A_PIXEL = 2
# What is read of a page has no more pixels.
_MOST_RENDERED = 18_000_000
_NO_PLACES = np.empty(0, np.int64)
_LONELY_MARK = re.compile(r"[\uf000-\uf0ff]")


class PageContent(NamedTuple):
    """What stands on a page, read upright.

    ``pieces`` are those of its letters that stand upright, ``turned`` the others, ``aslant`` the words of a
    watermark. The cells of ``pieces`` are numbered through all ``grids``; ``runs`` has for each piece, then
    for each turned one, its text by font, where the fonts may matter. ``frame`` is how it is read, ``shown``
    how it is shown. ``picture`` is the share of it that pictures cover, ``curves`` how many drawings it has.
    """

    number: int
    frame: Frame
    shown: Frame
    pieces: list[Piece]
    turned: list[Piece]
    grids: list[RuledGrid]
    runs: list[list[Run]] | None
    letters: int
    picture: float
    curves: int
    aslant: str


def open_pdf(data: bytes, limits: Limits) -> pypdfium2.PdfDocument:
    """The PDF; FormatError where it is locked, damaged, harmful, without a page or with too many of them."""
    guard(data, limits)
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise FormatError(
                "The PDF file is locked with a password; save it without one.", code="encrypted"
            ) from error
        raise FormatError(
            "The PDF file is damaged: get it again from its source.", code="damaged_file"
        ) from error
    count = len(document)
    if not count:
        document.close()
        raise FormatError("The PDF file has no page; get it again from its source.", code="no_pages")
    if count > limits.pages:
        document.close()
        raise FormatError(
            f"The PDF file has {count:,} pages; the limit is {limits.pages:,}.", code="too_many_pages"
        )
    return document


def read_pages(document: pypdfium2.PdfDocument, limits: Limits) -> Iterator[PageContent | None]:
    """The pages in order, None for one that is damaged; each is closed before the next is opened.

    Raises FormatError (``too_large``) where they have more letters, lines or cells than the limits allow.
    """
    letters = lines = 0
    for index in range(len(document)):
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            yield None
            continue
        try:
            text_page = page.get_textpage()
            try:
                letters += max(0, pdfium.FPDFText_CountChars(text_page.raw))
                check_amount(0, letters, limits)
                content = _read_page(page, text_page.raw, index + 1)
                lines += sum(len(grid.cells) for grid in content.grids)
                lines += (len(content.pieces) + len(content.turned)) // _PIECES_A_LINE
                check_amount(lines, letters, limits)
            finally:
                text_page.close()
        except pypdfium2.PdfiumError:
            content = None
        finally:
            page.close()
        yield content


def _read_page(page: pypdfium2.PdfPage, text_page: Any, number: int) -> PageContent:
    left, bottom, right, top = page.get_bbox()
    box = left, bottom, max(right, left + 1), max(top, bottom + 1)
    shown = Frame(page.get_rotation() // 90 % 4, box)
    letters = read_letters(text_page, box)
    drawn = read_drawn(page.raw)
    found = letters.by_direction
    direction = max(found, key=lambda each: (found[each].codes.size, each == shown.direction), default=None)
    frame = shown if direction is None else Frame(direction, box)
    grids = ruled_grids([_placed(ruling, frame) for ruling in drawn.rulings])
    widths = partial(advances, text_page)
    upright = _pieces(found[direction], grids, widths) if direction is not None else Pieces([], _NO_PLACES)
    turned: list[Piece] = []
    turned_places = []
    for other in sorted(set(found) - {direction}):
        own = pieces_of(found[other], np.full(found[other].codes.size, -1), widths)
        turned += (_turned(piece, Frame(other, box), frame, grids) for piece in own.pieces)
        turned_places += [own.places[piece.start : piece.end] for piece in own.pieces]
    places = [upright.places[piece.start : piece.end] for piece in upright.pieces] + turned_places
    return PageContent(
        number,
        frame,
        shown,
        upright.pieces,
        turned,
        grids,
        _runs(text_page, [*upright.pieces, *turned], places, letters.samples),
        sum(int(np.count_nonzero(~each.gaps)) for each in found.values()),
        _picture_share(drawn, box),
        drawn.curves,
        letters.aslant,
    )


def _placed(place: Box, frame: Frame) -> Box:
    return frame.placed(place)


def _pieces(letters: Letters, grids: list[RuledGrid], widths: Advances) -> Pieces:
    """The pieces, each in the cell in which its letters stand."""
    cells = np.full(letters.codes.size, -1, np.int64)
    x, y = (letters.x0 + letters.x1) / 2, letters.baselines - letters.sizes * 0.3
    # A table inside of a cell of another one is the smaller of the two, and read apart.
    numbered = list(zip(grids, _offsets(grids), strict=True))
    for grid, offset in sorted(numbered, key=lambda pair: -_area(pair[0].box)):
        column = np.searchsorted(grid.xs, x) - 1
        row = np.searchsorted(grid.ys, y) - 1
        inside = (column >= 0) & (column < len(grid.xs) - 1) & (row >= 0) & (row < len(grid.ys) - 1)
        cells[inside] = grid.owners[row[inside], column[inside]] + offset
    return pieces_of(letters, cells, widths)


def _offsets(grids: list[RuledGrid]) -> list[int]:
    """Where the numbers of each grid's cells begin."""
    offsets = [0]
    for grid in grids:
        offsets.append(offsets[-1] + len(grid.cells))
    return offsets[:-1]


def _area(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def _turned(piece: Piece, own: Frame, frame: Frame, grids: list[RuledGrid]) -> Piece:
    """A piece that stands on its side, with its place on the upright page."""
    x0, y0, x1, y1 = own.into(frame, (piece.x0, piece.y0, piece.x1, piece.y1))
    x, y = (x0 + x1) / 2, (y0 + y1) / 2
    cell = -1
    for grid, offset in zip(grids, _offsets(grids), strict=True):
        if grid.xs[0] < x < grid.xs[-1] and grid.ys[0] < y < grid.ys[-1]:
            row, column = np.searchsorted(grid.ys, y) - 1, np.searchsorted(grid.xs, x) - 1
            cell = int(grid.owners[row, column]) + offset
    return piece._replace(x0=x0, y0=y0, x1=x1, y1=y1, baseline=y1, cell=cell)


def _runs(
    text_page: Any, pieces: list[Piece], places: list[Integers], samples: Integers
) -> list[list[Run]] | None:
    """The text of each piece by font; None where neither a font nor a character hints at an old encoding."""
    text = "\n".join(piece.text for piece in pieces)
    if text.isascii():
        return None
    names: dict[int, str] = {}
    fonts = set(letter_fonts(text_page, samples, names))
    if not (STRANGE.search(text) or _LONELY_MARK.search(text) or any(hint(font).encoding for font in fonts)):
        return None
    return [
        _by_font(piece.text, letter_fonts(text_page, place, names))
        for piece, place in zip(pieces, places, strict=True)
    ]


def _by_font(text: str, fonts: list[str]) -> list[Run]:
    runs: list[Run] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or fonts[at] != fonts[start]:
            runs.append(Run(text[start:at], fonts[start] or None))
            start = at
    return runs


def _picture_share(drawn: Drawn, box: Box) -> float:
    """The share of the page that the largest picture, or all strips of one, cover."""
    covered = sum(
        _area((max(x0, box[0]), max(y0, box[1]), min(x1, box[2]), min(y1, box[3])))
        for x0, y0, x1, y1 in drawn.pictures
    )
    return min(1.0, covered / _area(box))


def _check_pictures(page: pypdfium2.PdfPage, limits: Limits) -> None:
    """FormatError (``too_large``) where a page shows pictures that would take too much memory unpacked."""
    for picture in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE]):
        width, height = picture.get_px_size()
        size = width * height * max(1, picture.get_metadata().bits_per_pixel) // 8
        if width * height > limits.pixels or size > limits.pixels * _BYTES_A_PIXEL:
            raise FormatError(f"The picture has more than {limits.pixels:,} pixels.", code="too_large")


def render(document: pypdfium2.PdfDocument, number: int, dpi: float, limits: Limits) -> tuple[Any, float]:
    """The picture of the page ``number``, grey, and how many dots an inch it has: less where it is vast.

    FormatError (``too_large``) where there is more on it than the limits allow.
    """
    page = document[number - 1]
    try:
        _check_pictures(page, limits)
        width, height = page.get_size()
        scale = dpi / _POINTS
        most = min(limits.pixels, _MOST_RENDERED)
        if width * height * scale * scale > most:
            scale = (most / (width * height)) ** 0.5
        bitmap = page.render(scale=scale, rev_byteorder=True)
        try:
            return without_stamps(bitmap.to_pil().convert("RGB"), scale * _POINTS), scale * _POINTS
        finally:
            bitmap.close()
    finally:
        page.close()
