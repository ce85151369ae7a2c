"""Raised digits, which are no part of the number before them: the "2" of "m²", the mark of a note."""

from __future__ import annotations

import re

_SMALL = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(r"\s*[0-9]{1,3}\s*")


def superscript(text: str) -> str:
    """What shows that ``text`` is raised, where it is a short number; else ``text`` itself.

    >>> superscript("2"), superscript("(1)"), superscript("1.500"), superscript("o")
    ('²', '(1)', '1.500', 'o')
    """
    return text.translate(_SMALL) if _MARK.fullmatch(text) else text
