"""Text that is struck through: in an official text that was amended it is no longer said."""

from __future__ import annotations

from collections.abc import Iterator

from kcextract.document import Notice


def deletions(struck: int) -> Iterator[Notice]:
    """What to tell of so many characters that are ``struck`` through and left out."""
    if struck:
        yield Notice("info", "struck_text", f"{struck} characters that are struck through are left out.")
