"""The names of Akoma Ntoso's elements, and the characters that XML can hold."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(parent: Any, name: str, /, **attributes: str) -> Any:
    """A new last child of ``parent``."""
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}", attributes)


def clean(text: str) -> str:
    """The text with the mark of a lost character (U+FFFD) for each that XML cannot hold.

    >>> clean("a" + chr(7) + "b") == "a" + chr(0xFFFD) + "b"
    True
    """
    return _NOT_XML.sub("\ufffd", text)
