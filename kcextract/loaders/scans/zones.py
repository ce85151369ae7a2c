"""Where the text of a page stands: side by side in a letterhead, one below the other else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from kcextract.loaders.scans.pixels import Ink

# All in pixels of the picture of the ink, at 150 an inch.
# White of this width between two columns; between words it is narrower.
_GAP = 24
# Text side by side is at least so high in all, and each side as wide as this share of the page's text.
_LEAST_HEIGHT = 40
_LEAST_SHARE = 0.1
# Ink at the edge of the page within this is the shadow of the edge.
_EDGE = 8
# A row of ink has at least so many dots.
_LEAST_DOTS = 2
_MARGIN = 5
_FAR = 1_000_000
# Lines of one column are no further apart, and the lines of the left one begin so near to each other.
_FURTHEST = 60
_ALIGNED = 15
# A piece of ink with fewer dots that stands outside the text's margins is a stain.
_STAIN = 30
_WORD = 200
_MOST_OUTSIDE = 0.1


class Zone(NamedTuple):
    """A part of the page, x0, y0, x1, y1, that holds lines of text one below the other."""

    x0: int
    y0: int
    x1: int
    y1: int


class _Piece(NamedTuple):
    """A stretch of ink in a band: where it starts and ends, and how many dots it has."""

    start: int
    end: int
    dots: int


class _Band(NamedTuple):
    """Rows of ink without a white one between them, and the stretches of ink along them."""

    top: int
    bottom: int
    pieces: tuple[_Piece, ...]

    @property
    def left(self) -> int:
        return self.pieces[0].start

    @property
    def right(self) -> int:
        return self.pieces[-1].end


def zones(ink: Ink) -> list[list[Zone]]:
    """The text of a page from top to bottom: each entry holds the zones that stand side by side.

    An entry of one zone is text over the whole width. Those of two are a letterhead or signatures: the
    left one is read before the right one. Those of more are the columns of a table without rulings.
    """
    bands = _without_stains(_bands(_without_edges(ink)))
    if not bands:
        return []
    least = _LEAST_SHARE * (max(band.right for band in bands) - min(band.left for band in bands))
    found: list[list[Zone]] = []
    plain: list[_Band] = []
    for first, end, cuts in _side_by_side(bands, least):
        if cuts:
            found += _whole(plain, ink)
            plain = []
            found.append(_columns(bands[first:end], cuts, ink))
        else:
            plain += bands[first:end]
    return found + list(_whole(plain, ink))


def _without_edges(ink: Ink) -> Ink:
    """``ink`` without the strokes that start at the edge of the page."""
    cleaned = ink.copy()
    views: tuple[Ink, ...] = (cleaned, cleaned[:, ::-1], cleaned.T, cleaned.T[:, ::-1])
    for view in views:
        touching: Ink = np.any(view[:, :_EDGE], axis=1)
        # Up to the first white dot after the edge.
        reach: Ink = np.logical_and.accumulate(view[:, _EDGE:], axis=1)
        view[:, _EDGE:][reach & touching[:, None]] = False
        view[:, :_EDGE] = False
    return cleaned


def _bands(ink: Ink) -> list[_Band]:
    full = np.concatenate(([False], ink.sum(axis=1) >= _LEAST_DOTS, [False]))
    change = np.diff(full.astype(np.int8))
    tops, bottoms = np.flatnonzero(change == 1), np.flatnonzero(change == -1)
    return [
        _Band(int(top), int(bottom), _pieces(ink[top:bottom]))
        for top, bottom in zip(tops, bottoms, strict=True)
    ]


def _pieces(band: Ink) -> tuple[_Piece, ...]:
    """The stretches of ink that are parted by the white of a column."""
    dots = band.sum(axis=0)
    places = np.flatnonzero(dots)
    breaks = np.flatnonzero(np.diff(places) > _GAP)
    starts = places[np.concatenate(([0], breaks + 1))]
    ends = places[np.concatenate((breaks, [len(places) - 1]))] + 1
    return tuple(
        _Piece(int(start), int(end), int(dots[start:end].sum()))
        for start, end in zip(starts, ends, strict=True)
    )


def _without_stains(bands: list[_Band]) -> list[_Band]:
    """``bands`` without the small pieces outside the margins between which nearly all of the words stand."""
    words = [piece for band in bands for piece in band.pieces if piece.dots >= _WORD]
    if not words:
        return bands
    least = float(np.quantile([word.start for word in words], _MOST_OUTSIDE)) - _GAP
    most = float(np.quantile([word.end for word in words], 1 - _MOST_OUTSIDE)) + _GAP
    cleaned = []
    for band in bands:
        kept = tuple(
            piece
            for piece in band.pieces
            if piece.dots >= _STAIN or (piece.end > least and piece.start < most)
        )
        if kept:
            cleaned.append(band._replace(pieces=kept))
    return cleaned


def _side_by_side(bands: Sequence[_Band], least: float) -> Iterator[tuple[int, int, list[int]]]:
    """The bands in runs, first and end, with the places where white cuts a run into columns."""
    at = 0
    while at < len(bands):
        end, cuts = _run(bands, at, least)
        yield at, end, cuts
        at = end


def _run(bands: Sequence[_Band], first: int, least: float) -> tuple[int, list[int]]:
    """The end of the run of bands that begins at ``first``, and its cuts; one band where it has none."""
    white = _white(bands[first])
    best: tuple[int, list[int]] = (first + 1, [])
    for end in range(first + 1, len(bands) + 1):
        band = bands[end - 1]
        if end > first + 1:
            if band.top - bands[end - 2].bottom > _FURTHEST:
                break
            white = _common(white, _white(band))
        cuts = _cuts(bands[first:end], white, least)
        if not white or (best[1] and not cuts):
            break
        # A line of one column alone belongs to what follows, unless it goes on the left column.
        goes_on = best[1] and abs(band.left - bands[first].left) <= _ALIGNED and band.right < min(best[1])
        if cuts and (goes_on or any(band.left < cut < band.right for cut in cuts)):
            best = (end, cuts)
    return best


def _white(band: _Band) -> list[tuple[int, int]]:
    """The white of a band, its margins too, in stretches as wide as a gap between columns."""
    starts = [-_FAR, *(piece.end for piece in band.pieces)]
    ends = [*(piece.start for piece in band.pieces), _FAR]
    return list(zip(starts, ends, strict=True))


def _common(one: list[tuple[int, int]], other: list[tuple[int, int]]) -> list[tuple[int, int]]:
    both = [(max(a[0], b[0]), min(a[1], b[1])) for a in one for b in other]
    return [stretch for stretch in both if stretch[1] - stretch[0] >= _GAP]


def _cuts(run: Sequence[_Band], white: list[tuple[int, int]], least: float) -> list[int]:
    """The middles of the white stretches that have text on both sides, high and wide enough."""
    inner = [stretch for stretch in white if stretch[0] > -_FAR and stretch[1] < _FAR]
    cuts = []
    for start, end in inner:
        middle = (start + end) // 2
        both = [band for band in run if band.left < middle < band.right]
        height = sum(band.bottom - band.top for band in both)
        left = max((middle - band.left for band in both), default=0)
        right = max((band.right - middle for band in both), default=0)
        if height >= _LEAST_HEIGHT and min(left, right) >= least:
            cuts.append(middle)
    return cuts


def _whole(bands: Sequence[_Band], ink: Ink) -> list[list[Zone]]:
    return [[_zone(bands, ink)]] if bands else []


def _columns(bands: Sequence[_Band], cuts: list[int], ink: Ink) -> list[Zone]:
    bounds = [-_FAR, *cuts, _FAR]
    columns = []
    for left, right in pairwise(bounds):
        inside = []
        for band in bands:
            pieces = tuple(piece for piece in band.pieces if left <= piece.start and piece.end <= right)
            if pieces:
                inside.append(band._replace(pieces=pieces))
        if inside:
            columns.append(_zone(inside, ink))
    return columns


def _zone(bands: Sequence[_Band], ink: Ink) -> Zone:
    """The place of ``bands``, with a margin."""
    height, width = ink.shape
    return Zone(
        max(0, min(band.left for band in bands) - _MARGIN),
        max(0, bands[0].top - _MARGIN),
        min(width, max(band.right for band in bands) + _MARGIN),
        min(height, bands[-1].bottom + _MARGIN),
    )
