"""What a paragraph or a run is by its styles: how its characters look, and in which list it stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kcextract.loaders.word.names import OFF, VAL, Element, a, child, number, value, w

_RPR, _PPR, _RSTYLE = w("rPr"), w("pPr"), w("rStyle")
_NUMBERING, _NUMBER_ID, _LEVEL = w("numPr"), w("numId"), w("ilvl")
_TYPE, _ID, _DEFAULT = w("type"), w("styleId"), w("default")
# No style is based on more of them.
_MOST_STYLES_ABOVE = 50
# The attributes of a font, the first that is given counts; a theme's font goes before a named one.
_THEME_FONTS = (w("hAnsiTheme"), w("asciiTheme"))
_NAMED_FONTS = (w("hAnsi"), w("ascii"))
_THEME_PARTS = (("major", a("majorFont")), ("minor", a("minorFont")))


class Tag:
    """The properties of a run that change its text."""

    FONTS = w("rFonts")
    CAPITALS = w("caps")
    VANISH = w("vanish")
    POSITION = w("vertAlign")
    STRIKE = w("strike")
    DOUBLE_STRIKE = w("dstrike")


class Look(NamedTuple):
    """The font of a run; whether it shows in capitals, is hidden, is raised or is struck through."""

    font: str | None = None
    capitals: bool = False
    hidden: bool = False
    raised: bool = False
    struck: bool = False


class ParagraphStyle(NamedTuple):
    """What a paragraph has from its style: the look of its runs, its list, and the chain of style ids."""

    look: Look
    number_id: int | None
    level: int | None
    chain: tuple[str, ...]
    name: str


class Styles:
    """The styles of a document; ``theme`` gives the root of its theme when it is asked for."""

    def __init__(self, root: Element | None, theme: Callable[[], Element | None]) -> None:
        self._theme = theme
        self._theme_fonts: dict[str, str | None] | None = None
        self._elements: dict[str, Element] = {}
        self._default: str | None = None
        for style in root.iterchildren(w("style")) if root is not None else ():
            key = style.get(_ID)
            if key is None:
                continue
            self._elements.setdefault(key, style)
            if style.get(_TYPE) == "paragraph" and style.get(_DEFAULT) in ("1", "true", "on"):
                self._default = key
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{_RPR}") if root is not None else None
        self._base = self._with(Look(), defaults)
        self._paragraphs: dict[str | None, ParagraphStyle] = {}
        self._runs: dict[tuple[Look, str | None], Look] = {}

    def paragraph(self, key: str | None) -> ParagraphStyle:
        """What the paragraph style ``key`` gives; the default style where there is none such."""
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._paragraph(key)
        return found

    def run(self, properties: Element | None, base: Look) -> Look:
        """The look of a run with ``properties`` (its ``w:rPr``) in a paragraph that looks as ``base``."""
        if properties is None:
            return base
        style = value(properties, _RSTYLE)
        if style is not None:
            key = (base, style)
            look = self._runs.get(key)
            if look is None:
                look = base
                for element in reversed(list(self._chain(style))):
                    look = self._with(look, child(element, _RPR))
                self._runs[key] = look
            base = look
        return self._with(base, properties)

    def number_id(self, key: str) -> int | None:
        """The list of a list style."""
        style = self._elements.get(key)
        return number(value(style.find(f"{_PPR}/{_NUMBERING}"), _NUMBER_ID)) if style is not None else None

    def chain(self, key: str | None) -> Iterator[Element]:
        """The elements of the style ``key`` and of those it is based on, itself first."""
        return self._chain(key)

    def _paragraph(self, key: str | None) -> ParagraphStyle:
        if key not in self._elements:
            key = self._default
        elements = list(self._chain(key))
        look = self._base
        for element in reversed(elements):
            look = self._with(look, child(element, _RPR))
        number_id = level = None
        for element in elements:
            properties = element.find(f"{_PPR}/{_NUMBERING}")
            if number_id is None:
                number_id = number(value(properties, _NUMBER_ID))
            if level is None:
                level = number(value(properties, _LEVEL))
        name = value(elements[0], w("name")) if elements else None
        chain = tuple(element.get(_ID) for element in elements)
        return ParagraphStyle(look, number_id, level, chain, (name or "").casefold())

    def _chain(self, key: str | None) -> Iterator[Element]:
        # A style may be based on itself.
        for _ in range(_MOST_STYLES_ABOVE):
            element = self._elements.get(key) if key is not None else None
            if element is None:
                return
            yield element
            key = value(element, w("basedOn"))

    def _with(self, look: Look, properties: Element | None) -> Look:
        """``look`` changed as a ``w:rPr`` says."""
        # One walk over what there is takes half the time of a look for each property.
        for element in properties if properties is not None else ():
            match element.tag:
                case Tag.FONTS:
                    look = look._replace(font=self._font(element, look.font))
                case Tag.CAPITALS:
                    look = look._replace(capitals=_is_on(element))
                case Tag.VANISH:
                    look = look._replace(hidden=_is_on(element))
                case Tag.POSITION:
                    look = look._replace(raised=element.get(VAL) == "superscript")
                case Tag.STRIKE | Tag.DOUBLE_STRIKE:
                    look = look._replace(struck=_is_on(element))
        return look

    def _font(self, fonts: Element, inherited: str | None) -> str | None:
        for attribute in _THEME_FONTS:
            if (theme := fonts.get(attribute)) is not None:
                return self._theme_font(theme)
        for attribute in _NAMED_FONTS:
            if (name := fonts.get(attribute)) is not None:
                return str(name)
        return inherited

    def _theme_font(self, name: str) -> str | None:
        if self._theme_fonts is None:
            self._theme_fonts = {}
            root = self._theme()
            for kind, tag in _THEME_PARTS:
                latin = next(root.iter(tag), None) if root is not None else None
                latin = latin.find(a("latin")) if latin is not None else None
                self._theme_fonts[kind] = latin.get("typeface") if latin is not None else None
        return self._theme_fonts.get(name[:5])


def _is_on(element: Element) -> bool:
    return element.get(VAL, "1") not in OFF
