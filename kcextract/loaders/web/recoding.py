"""Text in fonts that are not Unicode: what the page shows in place of what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kcextract.document import Notice
from kcextract.loaders.web.elements import BLOCKS, Element
from kcextract.loaders.web.sheets import is_symbols
from kcextract.loaders.word.symbols import shown
from kcextract.text.legacy import Run, to_unicode

_SPACE = re.compile("[ \t\r\n\f]+")
_BREAK = Run("\n", None)
# Pages name the characters of a picture font by their bytes, Word by private characters.
_PRIVATE = 0xF000
_BYTES = re.compile("[!-~\xa1-\xff]")
_BULLETS = frozenset("·ovØ§ü-•*")


class _Place(NamedTuple):
    """Where in the tree a text stands: its number among the children of its element."""

    element: Element
    number: int


def recode(root: Element) -> tuple[str | None, tuple[Notice, ...]]:
    """Writes the texts in ``root`` in Unicode.

    Gives the encodings that they were in, None where nothing was to be done, and notices.
    """
    places: list[_Place] = []
    runs: list[Run] = []
    for place in _places(root):
        if place is None:
            if runs and runs[-1] is not _BREAK:
                runs.append(_BREAK)
                places.append(_Place(root, -1))
            continue
        element, number = place
        text = str(element.children[number])
        if element.font is not None and is_symbols(element.font):
            text = _pictures(text, element.font)
            element.children[number] = text
        places.append(place)
        runs.append(Run(text if element.keeps_space else _SPACE.sub(" ", text), element.font))
    recoded = to_unicode(runs)
    if recoded.encoding is not None:
        for (element, number), text in zip(places, recoded.texts, strict=True):
            if number >= 0:
                element.children[number] = text
    return recoded.encoding, recoded.notices


def _places(root: Element) -> Iterator[_Place | None]:
    """Every text of the tree in order, and None where a line ends."""
    stack = [(root, iter(enumerate(root.children)))]
    while stack:
        element, children = stack[-1]
        number, child = next(children, (-1, None))
        if child is None:
            stack.pop()
            if element.tag in BLOCKS:
                yield None
        elif isinstance(child, str):
            yield _Place(element, number)
        else:
            if child.tag in BLOCKS or child.tag == "br":
                yield None
            stack.append((child, iter(enumerate(child.children))))


def _pictures(text: str, font: str) -> str:
    """What a picture font shows for the text; a lone sign that it has no like for is a bullet."""
    told = shown(_BYTES.sub(lambda match: chr(_PRIVATE + ord(match[0])), text), font)
    return "•" if not told.strip() and text.strip() in _BULLETS else told
