"""Plots of lines, as SVG."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

WIDTH, HEIGHT = 720, 360
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 40, 50
_COLOURS = ("#1f77b4", "#d62728", "#2ca02c", "#9467bd")
_TICKS = 5
_FONT = 'font-family="sans-serif" font-size="12"'


class Line(NamedTuple):
    """A line and its name."""

    name: str
    points: tuple[tuple[float, float], ...]


class Plot(NamedTuple):
    """Lines under a title; heights begin at 0, and ``is_logarithmic`` is about the other axis."""

    title: str
    across: str
    lines: Sequence[Line]
    is_logarithmic: bool = False


def svg(plot: Plot) -> str:
    """The plot as a file."""
    points = [point for line in plot.lines for point in line.points]
    place = _Place(
        min(x for x, _ in points),
        max(x for x, _ in points),
        _round(max(y for _, y in points)),
        plot.is_logarithmic,
    )
    marks = "\n".join((*_axes(plot, place, sorted({x for x, _ in points})), *_lines(plot, place)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">\n'
        f"<title>{escape(plot.title)}</title>\n"
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>\n{marks}\n</svg>\n'
    )


class _Place(NamedTuple):
    """Where on the picture a point is."""

    first: float
    last: float
    highest: float
    is_logarithmic: bool

    def x(self, value: float) -> float:
        first, last, here = self.first, self.last, value
        if self.is_logarithmic:
            first, last, here = math.log10(first), math.log10(last), math.log10(value)
        share = (here - first) / (last - first) if last > first else 0.5
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(self, value: float) -> float:
        return HEIGHT - BOTTOM - value / self.highest * (HEIGHT - TOP - BOTTOM)


def _axes(plot: Plot, place: _Place, values: Sequence[float]) -> Iterator[str]:
    yield _text(LEFT, 22, plot.title, "start")
    for tick in range(_TICKS + 1):
        value = place.highest * tick / _TICKS
        y = place.y(value)
        yield f'<line x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}" stroke="#ddd"/>'
        yield _text(LEFT - 8, y + 4, f"{value:,.4g}", "end")
    if not plot.is_logarithmic:
        values = [
            place.last * tick / _TICKS
            for tick in range(_TICKS + 1)
            if place.last * tick / _TICKS >= place.first
        ]
    for value in values:
        x = place.x(value)
        yield _text(x, HEIGHT - BOTTOM + 18, f"{value:,.0f}", "middle")
    yield _text(WIDTH - RIGHT, HEIGHT - 12, plot.across, "end")


def _lines(plot: Plot, place: _Place) -> Iterator[str]:
    for number, (line, colour) in enumerate(zip(plot.lines, _COLOURS, strict=False)):
        path = " ".join(f"{place.x(x):.1f},{place.y(y):.1f}" for x, y in line.points)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        if plot.is_logarithmic:
            for x, y in line.points:
                yield f'<circle cx="{place.x(x):.1f}" cy="{place.y(y):.1f}" r="3" fill="{colour}"/>'
        yield _text(WIDTH - RIGHT, TOP + 16 * number, line.name, "end", colour)


def _text(x: float, y: float, text: str, anchor: str, colour: str = "#333") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" {_FONT} fill="{colour}" text-anchor="{anchor}">{escape(text)}</text>'
    )


def _round(value: float) -> float:
    """The next larger number of one digit."""
    unit = 10.0 ** math.floor(math.log10(value)) if value > 0 else 1.0
    return math.ceil(value / unit) * unit
