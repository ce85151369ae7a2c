"""The names of Office Open XML (ECMA-376) that are looked for, and small readers of attributes."""

from __future__ import annotations

from typing import Any

# lxml ships no types of its own.
Element = Any

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
# ISO 29500 Strict has other namespaces for the same names.
STRICT = (
    ("http://purl.oclc.org/ooxml/wordprocessingml/main", _WORD),
    ("http://purl.oclc.org/ooxml/officeDocument/math", _MATH),
    ("http://purl.oclc.org/ooxml/drawingml/main", _DRAWING),
    (
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)

# So deep can a list be nested.
LEVELS = 9
OFF = ("0", "false", "off", "none")


def w(name: str) -> str:
    """The qualified name of WordprocessingML's ``name``."""
    return f"{{{_WORD}}}{name}"


def m(name: str) -> str:
    """The qualified name of Office Math's ``name``."""
    return f"{{{_MATH}}}{name}"


def mc(name: str) -> str:
    """The qualified name of Markup Compatibility's ``name``."""
    return f"{{{_COMPATIBILITY}}}{name}"


def a(name: str) -> str:
    """The qualified name of DrawingML's ``name``."""
    return f"{{{_DRAWING}}}{name}"


VAL = w("val")


def child(parent: Element | None, name: str) -> Element | None:
    """The first child ``name`` (qualified) of ``parent``; None where there is none."""
    # Half the time of find.
    return None if parent is None else next(parent.iterchildren(name), None)


def value(parent: Element | None, name: str) -> str | None:
    """The ``w:val`` of the child ``name`` (qualified) of ``parent``; None where there is none."""
    element = child(parent, name)
    found: str | None = element.get(VAL) if element is not None else None
    return found


def number(text: str | None) -> int | None:
    """``text`` as a whole number of a reasonable size; None of anything else."""
    try:
        found = int(text) if text is not None and len(text) < 10 else None
    except ValueError:
        return None
    return found


def is_on(parent: Element | None, name: str) -> bool | None:
    """Whether the on/off child ``name`` (qualified) of ``parent`` is on; None where it is not given."""
    element = child(parent, name)
    return None if element is None else element.get(VAL, "1") not in OFF
