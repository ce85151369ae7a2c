"""How much a file may ask for before it is refused."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of a loader.

    ``size`` is that of the file in bytes, ``unpacked`` that of what an archive holds in bytes, ``ratio``
    how many times larger a member of it may become, ``pages`` the number of pages, ``pixels`` those of a
    picture, ``depth`` how deep elements may be nested, ``seconds`` the time of an outside program.
    """

    size: int = 200_000_000
    unpacked: int = 400_000_000
    ratio: int = 200
    pages: int = 3_000
    pixels: int = 100_000_000
    depth: int = 200
    seconds: float = 120.0


DEFAULT_LIMITS = Limits()
