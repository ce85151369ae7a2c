"""How much a file may ask for before it is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kcextract.errors import FormatError

_APART = re.compile(r"(?<=\S) {2,}(?=\S)")


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a loader.

    ``size`` is that of the file in bytes, ``unpacked`` that of what an archive holds in bytes, ``ratio``
    how many times larger a member of it may become, ``pages`` the number of pages, ``lines`` and
    ``characters`` those of the text (each cell of a table counts as a line), ``pixels`` those of a picture,
    ``depth`` how deep elements may be nested, ``seconds`` the time of an outside program.

    With the defaults no document takes more than 500 MB of memory.
    """

    size: int = 200_000_000
    unpacked: int = 400_000_000
    ratio: int = 200
    pages: int = 3_000
    lines: int = 64_000
    characters: int = 10_000_000
    pixels: int = 70_000_000
    depth: int = 200
    seconds: float = 120.0


DEFAULT_LIMITS = Limits()


def line_amount(text: str) -> int:
    r"""How many lines ``text`` has; what tabs, bars or spaces may part into cells counts as more of them.

    >>> line_amount("1\t2\t3\n4  5")
    5
    """
    apart = sum(1 for _ in _APART.finditer(text)) if "  " in text else 0
    # A tab that begins a line parts nothing.
    tabs = text.count("\t") - text.count("\n\t")
    return 1 + text.count("\n") + tabs + text.count("|") + apart


def check_amount(lines: int, characters: int, limits: Limits) -> None:
    """Raises FormatError (``too_large``) where a text has more lines or characters than ``limits`` allow.

    To be asked before anything is made of them: a line takes many times the memory of its characters.
    """
    for count, most, name in ((lines, limits.lines, "lines"), (characters, limits.characters, "characters")):
        if count > most:
            raise FormatError(f"The text has more than {most:,} {name}; split it.", code="too_large")
