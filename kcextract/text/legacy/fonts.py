"""What a font's name says of the letters in it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from kcextract.text.legacy.tables import TCVN3, VISCII, VNI, VPS

# A PDF names a font by six capitals more.
_SUBSET = re.compile(r"[A-Z]{6}\+")
_FAMILIES = (
    (re.compile(r"\.?vn(?!i|u|tcvn)\w|\.vn|abc|tcvn|vntcvn|vnstcvn", re.IGNORECASE), TCVN3.name),
    (re.compile(r"vni\b|vni[-_ ]", re.IGNORECASE), VNI.name),
    (re.compile(r"vps\b|vps[-_ ]", re.IGNORECASE), VPS.name),
    (re.compile(r"viscii|vi (?:times|arial|helvetica|courier)", re.IGNORECASE), VISCII.name),
)
# .VnTimeH and its kin have capitals only, in the places of the small letters.
_CAPITAL_H = re.compile(r"[a-z ]H(?![a-z])(?:$|[^A-Za-z]|Bold|Italic|Regular|Normal|Oblique)")
_SYMBOLS = re.compile(r"symbol|wingdings|webdings|zapf ?dingbats|mt extra", re.IGNORECASE)


class FontHint(NamedTuple):
    """What is to be expected of a font: its encoding, whether it has capitals only, whether no letters."""

    encoding: str | None
    has_capitals_only: bool
    is_symbols: bool


@lru_cache(maxsize=4096)
def hint(font: str | None) -> FontHint:
    """What the name of ``font`` says; the text in it may prove it wrong."""
    name = _SUBSET.sub("", (font or "").strip(), count=1)
    for pattern, encoding in _FAMILIES:
        if pattern.match(name):
            capitals = encoding == TCVN3.name and _CAPITAL_H.search(name) is not None
            return FontHint(encoding, capitals, False)
    return FontHint(None, False, _SYMBOLS.match(name) is not None)
