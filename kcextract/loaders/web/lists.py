"""Markers of lists: what a browser shows before the items of ``ol`` and ``ul``."""

from __future__ import annotations

import re

from kcextract.loaders.web.elements import Element
from kcextract.loaders.web.sheets import inline

# A bullet is shown as a picture; the documents write a dash.
_BULLET = "-"
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_STYLES = {
    "lower-latin": "lower-alpha",
    "upper-latin": "upper-alpha",
    "decimal-leading-zero": "decimal-leading-zero",
}
_NUMBERS = frozenset("decimal lower-alpha upper-alpha lower-roman upper-roman decimal-leading-zero".split())
_LIST_STYLE = re.compile(r"[a-z-]+")
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3999
_INTEGER = re.compile(r"\s*([-+]?\d{1,6})")


class ListCounter:
    """Counts the items of a list, whose ``ol`` or ``ul`` it is made from."""

    def __init__(self, element: Element) -> None:
        self._style = _style(element) or ("decimal" if element.tag == "ol" else "bullet")
        self._step = -1 if "reversed" in element.attributes else 1
        start = integer(element.get("start"))
        if start is None:
            items = sum(1 for child in element.children if isinstance(child, Element) and child.tag == "li")
            start = items if self._step < 0 else 1
        self._next = start

    def marker(self, item: Element) -> str:
        """What is shown before the next item; empty where nothing is."""
        value = integer(item.get("value"))
        number = self._next if value is None else value
        self._next = number + self._step
        style = _style(item) or self._style
        if style == "none":
            return ""
        return f"{_numeral(number, style)}." if style in _NUMBERS else _BULLET


def integer(text: str) -> int | None:
    """The integer that an attribute's value begins with, as HTML reads it, else None."""
    match = _INTEGER.match(text)
    return int(match[1]) if match else None


def _style(element: Element) -> str | None:
    """The style of the markers, if the element itself says it."""
    declared = inline(element.get("style"))
    for name in ("list-style-type", "list-style"):
        words: list[str] = _LIST_STYLE.findall(declared.get(name, ""))
        for word in words:
            if word == "none" or word in _NUMBERS:
                return word
            if word in _STYLES:
                return _STYLES[word]
            if word in ("disc", "circle", "square"):
                return "bullet"
    kind = element.get("type").strip()
    return _TYPES.get(kind) or ("bullet" if kind.lower() in ("disc", "circle", "square") else None)


def _numeral(number: int, style: str) -> str:
    """``number`` as the style writes it; in digits where it cannot.

    >>> [_numeral(4, style) for style in ("decimal", "lower-alpha", "upper-roman")]
    ['4', 'd', 'IV']
    """
    if style.endswith("alpha") and number > 0:
        letters = ""
        while number > 0:
            number, place = divmod(number - 1, 26)
            letters = chr(ord("a") + place) + letters
        return letters.upper() if style.startswith("upper") else letters
    if style.endswith("roman") and 0 < number <= _MOST_ROMAN:
        numeral = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            numeral += sign * count
        return numeral.upper() if style.startswith("upper") else numeral
    return f"{number:02d}" if style == "decimal-leading-zero" else str(number)
