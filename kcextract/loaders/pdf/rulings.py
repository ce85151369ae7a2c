"""The straight lines that are drawn on a page: strokes, thin rectangles and the sides of framed ones."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import repeat
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

from kcextract.loaders.pdf.calls import address, quick

# A rectangle thinner than this is a line; a line shorter than this is none (in points).
_THICKEST = 4.0
_SHORTEST = 5.0
# How far the ends of a line may lie off the straight.
_SLOPE = 1.0
# A drawing with so many points is a picture, a page with so many lines a plan.
_MOST_POINTS = 400
_MOST_RULINGS = 6_000
_MOST_OBJECTS = 200_000
_DEEPEST = 4

_DRAWN = frozenset((pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM))
_HANDLE = ctypes.c_void_p
_count = quick(pdfium.FPDFPage_CountObjects, ctypes.c_int, _HANDLE)
_object = quick(pdfium.FPDFPage_GetObject, _HANDLE, _HANDLE, ctypes.c_int)
_count_in_form = quick(pdfium.FPDFFormObj_CountObjects, ctypes.c_int, _HANDLE)
_object_in_form = quick(pdfium.FPDFFormObj_GetObject, _HANDLE, _HANDLE, ctypes.c_ulong)
_kind = quick(pdfium.FPDFPageObj_GetType, ctypes.c_int, _HANDLE)

Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Box = tuple[float, float, float, float]


class Drawn(NamedTuple):
    """What is drawn on a page, in PDF space.

    ``rulings`` are boxes (left, bottom, right, top) of no thickness; ``pictures`` the boxes of images;
    ``curves`` is how many paths are neither lines nor rectangles: letters may be drawn so.
    """

    rulings: tuple[Box, ...]
    pictures: tuple[Box, ...]
    curves: int


def read_drawn(page: Any) -> Drawn:
    """What is drawn on ``page``, in forms too."""
    collector = _Collector()
    handle = address(page)
    for kind, item in _drawings(_count(handle), _object, handle):
        collector.take(kind, item, _IDENTITY, 0)
    return Drawn(tuple(collector.rulings[:_MOST_RULINGS]), tuple(collector.pictures), collector.curves)


def _drawings(count: int, function: Callable[..., Any], owner: int | None) -> Iterator[tuple[int, Any]]:
    """The kinds and handles of the objects of a page or form that are no text, which there is most of."""
    numbers = range(min(_MOST_OBJECTS, max(0, count)))
    for number in map(function, repeat(owner), numbers):
        kind = _kind(number)
        if kind in _DRAWN:
            yield kind, ctypes.cast(number, pdfium.FPDF_PAGEOBJECT)


class _Collector:
    """What is found while the objects of a page are gone through."""

    def __init__(self) -> None:
        self.rulings: list[Box] = []
        self.pictures: list[Box] = []
        self.curves = 0
        self._left = _MOST_OBJECTS

    def take(self, kind: int, item: Any, matrix: Matrix, depth: int) -> None:
        self._left -= 1
        if self._left < 0:
            return
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            if len(self.rulings) < _MOST_RULINGS:
                self._path(item, matrix)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.pictures.append(_moved(_bounds(item), matrix))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
            inner = _multiplied(_matrix(item), matrix)
            form = address(item)
            for inside, each in _drawings(_count_in_form(form), _object_in_form, form):
                self.take(inside, each, inner, depth + 1)

    def _path(self, item: Any, matrix: Matrix) -> None:
        place = _moved(_bounds(item), matrix)
        width, height = place[2] - place[0], place[3] - place[1]
        if min(width, height) <= _THICKEST:
            if max(width, height) >= _SHORTEST:
                self.rulings.append(_thinned(place))
            return
        count = pdfium.FPDFPath_CountSegments(item)
        if count > _MOST_POINTS:
            self.curves += 1
            return
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        if not fill.value and not stroke.value:
            return
        parts = _parts(item, count, _multiplied(_matrix(item), matrix))
        found = [ruling for part in parts for ruling in _part_rulings(part, is_stroked=bool(stroke.value))]
        self.rulings += found
        if not found and any(part.has_curves for part in parts):
            self.curves += 1


class _Part(NamedTuple):
    """A part of a path that is drawn without lifting the pen."""

    points: list[tuple[float, float]]
    has_curves: bool


def _parts(item: Any, count: int, matrix: Matrix) -> list[_Part]:
    parts: list[_Part] = []
    points: list[tuple[float, float]] = []
    has_curves = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if not pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            if points:
                parts.append(_Part(points, has_curves))
            points, has_curves = [], False
        has_curves = has_curves or kind == pdfium.FPDF_SEGMENT_BEZIERTO
        points.append(_point(x.value, y.value, matrix))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        parts.append(_Part(points, has_curves))
    return parts


def _part_rulings(part: _Part, *, is_stroked: bool) -> Iterator[Box]:
    xs, ys = zip(*part.points, strict=True)
    place = min(xs), min(ys), max(xs), max(ys)
    width, height = place[2] - place[0], place[3] - place[1]
    if min(width, height) <= _THICKEST:
        if max(width, height) >= _SHORTEST:
            yield _thinned(place)
        return
    if not is_stroked or part.has_curves:
        return
    for (x0, y0), (x1, y1) in zip(part.points, part.points[1:], strict=False):
        across, up = abs(x1 - x0), abs(y1 - y0)
        if min(across, up) <= _SLOPE and max(across, up) >= _SHORTEST:
            yield _thinned((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))


def _thinned(place: Box) -> Box:
    left, bottom, right, top = place
    if right - left >= top - bottom:
        middle = (bottom + top) / 2
        return left, middle, right, middle
    middle = (left + right) / 2
    return middle, bottom, middle, top


def _bounds(item: Any) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(item, found):
        return _IDENTITY
    return found.a, found.b, found.c, found.d, found.e, found.f


def _multiplied(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _moved(place: Box, matrix: Matrix) -> Box:
    if matrix == _IDENTITY:
        return place
    corners = [_point(x, y, matrix) for x in (place[0], place[2]) for y in (place[1], place[3])]
    xs, ys = zip(*corners, strict=True)
    return min(xs), min(ys), max(xs), max(ys)
