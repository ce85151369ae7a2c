"""The letters of a page with their boxes, read from PDFium in bulk.

PDFium's own reading order breaks words where two fonts alternate in a line; where its letters stand is right.
So only the letters and their boxes are taken from it, and the order is ours.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Sequence
from itertools import pairwise, repeat
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from kcextract.loaders.pdf.calls import address, quick
from kcextract.loaders.pdf.frame import Frame

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

# A line that ends with "-" or U+00AD has this instead; a soft hyphen that is seen is wider than a hyphen.
_HYPHEN = 0x02
_SOFT_HYPHEN = 0xAD
_WIDEST_HYPHEN = 0.45
_NO_CHARACTERS = (0xFFFE, 0xFFFF)
_UNKNOWN = 0xFFFD
_SPACES = (0x85, 0xA0, 0x1680, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
# Letters that are turned by less than this (radians) from one of the four directions have that direction.
_SLANT = 0.1
# Heights of fonts (points) outside of these bounds are an error of the file.
_SMALLEST, _USUAL, _LARGEST = 1.0, 10.0, 400.0
# A note's number or an exponent: so much smaller than the letters before it, and raised or lowered by less.
_SMALLER = 0.82
_RAISED = 0.62
_LOOSE = 0.4


class Letters(NamedTuple):
    """The letters of one direction, in PDFium's order, in the frame in which they stand upright.

    Boxes are as wide as the letter moves the pen; ``sizes`` is how high the fonts are, ``baselines`` where
    the letters stand; ``places`` are their indices in PDFium's page; ``gaps`` marks those that are spaces.
    """

    codes: Integers
    x0: Floats
    y0: Floats
    x1: Floats
    y1: Floats
    baselines: Floats
    sizes: Floats
    places: Integers
    gaps: Flags

    def only(self, kept: Flags | Integers) -> Letters:
        """Those that ``kept`` marks or lists."""
        return Letters(
            self.codes[kept],
            self.x0[kept],
            self.y0[kept],
            self.x1[kept],
            self.y1[kept],
            self.baselines[kept],
            self.sizes[kept],
            self.places[kept],
            self.gaps[kept],
        )


class PageLetters(NamedTuple):
    """The letters of a page by direction (as in ``Frame``), and the words of those that stand aslant.

    ``samples`` are the places of letters where the font may be another one.
    """

    by_direction: dict[int, Letters]
    aslant: str
    samples: Integers


_PAGE, _INDEX, _ADDRESS = ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p
_unicode = quick(pdfium.FPDFText_GetUnicode, ctypes.c_uint, _PAGE, _INDEX)
_loose_box = quick(pdfium.FPDFText_GetLooseCharBox, ctypes.c_int, _PAGE, _INDEX, _ADDRESS)
_origin = quick(pdfium.FPDFText_GetCharOrigin, ctypes.c_int, _PAGE, _INDEX, _ADDRESS, _ADDRESS)
_angle = quick(pdfium.FPDFText_GetCharAngle, ctypes.c_float, _PAGE, _INDEX)
_font_size = quick(pdfium.FPDFText_GetFontSize, ctypes.c_double, _PAGE, _INDEX)
_matrix = quick(pdfium.FPDFText_GetMatrix, ctypes.c_int, _PAGE, _INDEX, _ADDRESS)
_text_object = quick(pdfium.FPDFText_GetTextObject, ctypes.c_void_p, _PAGE, _INDEX)
_font = quick(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p, ctypes.c_void_p)
_glyph_width = quick(
    pdfium.FPDFFont_GetGlyphWidth, ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_float, _ADDRESS
)
_font_name = quick(
    pdfium.FPDFFont_GetBaseFontName, ctypes.c_size_t, ctypes.c_void_p, _ADDRESS, ctypes.c_size_t
)


def read_letters(text_page: Any, box: tuple[float, float, float, float]) -> PageLetters:
    """The letters of a page, whose ``box`` is (left, bottom, right, top) in PDF space.

    What stands outside of it is not seen and left out.
    """
    handle = address(text_page)
    count = max(0, pdfium.FPDFText_CountChars(text_page))
    codes = np.fromiter(map(_unicode, repeat(handle), range(count)), np.int64, count)
    boxes = np.zeros((count, 4), np.float32)  # left, top, right, bottom
    at = boxes.ctypes.data
    for _ in map(_loose_box, repeat(handle), range(count), range(at, at + 16 * count, 16)):
        pass
    left, top, right, bottom = boxes.astype(np.float64).T
    kept = (top > bottom) & (codes > 0) & np.isfinite(boxes).all(axis=1)
    middle_x, middle_y = (left + right) / 2, (bottom + top) / 2
    kept &= (middle_x >= box[0]) & (middle_x <= box[2]) & (middle_y >= box[1]) & (middle_y <= box[3])
    # Spaces that PDFium has put in have no height: ours are put in by the same rule for all fonts.
    places = np.flatnonzero(kept)
    if not places.size:
        return PageLetters({}, "", places)
    codes, left, top, right, bottom = (column[places] for column in (codes, left, top, right, bottom))
    # Letters whose boxes end at one height stand on one baseline and are of one size.
    starts = np.flatnonzero(np.r_[True, np.diff(bottom) != 0])
    runs = np.repeat(np.arange(starts.size), np.diff(np.r_[starts, places.size]))
    origins = np.zeros((starts.size, 2))
    at = origins.ctypes.data
    for number, place in enumerate(places[starts].tolist()):
        _origin(handle, place, at + 16 * number, at + 16 * number + 8)
    sizes = _font_sizes(handle, places[starts].tolist())
    angles = np.fromiter(map(_angle, repeat(handle), places[starts].tolist()), np.float64, starts.size)
    quarters = -angles / (math.pi / 2)
    is_aslant = np.abs(quarters - np.round(quarters)) > _SLANT / (math.pi / 2)
    directions = np.where(is_aslant, -1, np.round(quarters).astype(np.int64) % 4)
    codes = _cleaned(codes, (right - left) / (top - bottom))
    found: dict[int, Letters] = {}
    for direction in sorted(set(directions.tolist()) - {-1}):
        here = (directions == direction)[runs]
        frame = Frame(direction, box)
        x0, y0, x1, y1 = frame.forward(left[here], bottom[here], right[here], top[here])
        base = origins[runs[here]]
        baselines = frame.forward(base[:, 0], base[:, 1], base[:, 0], base[:, 1])[1]
        heights = sizes[runs[here]]
        is_space = _is_space(codes[here])
        letters = Letters(codes[here], x0, y0, x1, y1, baselines, heights, places[here], is_space)
        found[direction] = letters._replace(baselines=_levelled(letters))
    aslant = codes[(directions == -1)[runs]]
    return PageLetters(found, decoded(aslant).strip(), places[starts])


def _font_sizes(handle: int | None, places: Sequence[int]) -> Floats:
    """How high the fonts of the letters at ``places`` are, in points."""
    matrix = pdfium.FS_MATRIX()
    target = ctypes.addressof(matrix)
    sizes = []
    for place in places:
        _matrix(handle, place, target)
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c)) or 1.0
        size = abs(_font_size(handle, place)) * scale
        sizes.append(size if _SMALLEST <= size <= _LARGEST else _USUAL)
    return np.array(sizes)


def _cleaned(codes: Integers, proportions: Floats) -> Integers:
    """``codes`` with real hyphens at the ends of lines, and U+FFFD for what is no character."""
    codes = codes.copy()
    for place in np.flatnonzero(codes == _HYPHEN).tolist():
        soft = proportions[place] > _WIDEST_HYPHEN and _parts_a_word(codes, place)
        codes[place] = _SOFT_HYPHEN if soft else ord("-")
    surrogates = (codes >= 0xD800) & (codes < 0xE000)
    return np.where(surrogates | np.isin(codes, _NO_CHARACTERS) | (codes > 0x10FFFF), _UNKNOWN, codes)


def _parts_a_word(codes: Integers, place: int) -> bool:
    """Whether small letters stand around the hyphen at ``place``; in "CN-TTCN" it is no soft one."""
    around = (place - 1, place + 1)
    return all(0 <= each < codes.size and chr(int(codes[each]) % 0x110000).islower() for each in around)


def _is_space(codes: Integers) -> Flags:
    return (codes <= 0x20) | ((codes >= 0x2000) & (codes <= 0x200B)) | np.isin(codes, _SPACES)


def _levelled(letters: Letters) -> Floats:
    """The baselines, with raised and lowered small letters on that of the letters before them."""
    baselines = letters.baselines.copy()
    changes = np.flatnonzero(np.diff(baselines) != 0) + 1
    bounds = [0, *changes.tolist(), baselines.size]
    for begin, end in pairwise(bounds[1:]):
        before = begin - 1
        size, above = letters.sizes[begin], letters.sizes[before]
        if size > above * _SMALLER or abs(baselines[begin] - baselines[before]) > above * _RAISED:
            continue
        if abs(letters.x0[begin] - letters.x1[before]) <= above * _LOOSE:
            baselines[begin:end] = baselines[before]
    return baselines


def decoded(codes: Integers) -> str:
    """The string of ``codes``, a character each."""
    return codes.astype("<u4").tobytes().decode("utf-32-le", "replace")


def advances(text_page: Any, letters: Letters) -> Floats:
    """How far each letter moves the pen, in points; NaN where its font does not tell.

    Boxes reach further where a letter leans over the next one: the horn of "ơ", or an italic "f".
    """
    handle = address(text_page)
    width = ctypes.c_float()
    target = ctypes.addressof(width)
    found = np.full(letters.codes.size, np.nan)
    columns = (letters.places, letters.codes, letters.sizes)
    for at, (place, code, size) in enumerate(zip(*(each.tolist() for each in columns), strict=True)):
        drawn = _text_object(handle, place)
        font = _font(drawn) if drawn else None
        if font and _glyph_width(font, code, size, target) and width.value > 0:
            found[at] = width.value
    return found


def letter_fonts(text_page: Any, places: Integers, names: dict[int, str]) -> list[str]:
    """The names of the fonts of the letters at ``places``; ``names`` keeps those known of this page."""
    handle = address(text_page)
    fonts = []
    for place in places.tolist():
        drawn = _text_object(handle, place)
        font = (_font(drawn) if drawn else None) or 0
        name = names.get(font)
        if name is None:
            name = names[font] = _name(font)
        fonts.append(name)
    return fonts


def _name(font: int) -> str:
    if not font:
        return ""
    buffer = ctypes.create_string_buffer(256)
    _font_name(font, ctypes.addressof(buffer), len(buffer))
    return buffer.value.decode("utf-8", "replace")
