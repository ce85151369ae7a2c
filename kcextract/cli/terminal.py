"""The terminal: how wide it is, and what may be printed on it."""

from __future__ import annotations

import os
import sys

from rich.console import Console

PIPED_WIDTH = 110
"""Columns to fill where the output goes to a file or another program, which have no width of their own."""

# Control characters, line separators, and marks that turn the direction of writing.
_UNPRINTABLE = dict.fromkeys(
    (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A)), " "
)


def console(*, piped_width: int = PIPED_WIDTH, stderr: bool = False) -> Console:
    """A console as wide as the terminal, as COLUMNS says, or ``piped_width`` where there is neither."""
    stream = sys.stderr if stderr else sys.stdout
    width = None if stream.isatty() or "COLUMNS" in os.environ else piped_width
    return Console(file=stream, width=width, highlight=False, soft_wrap=False)


def printable(text: str) -> str:
    """The text with each control character a space: same length, one line, no tricks on the terminal."""
    return text.translate(_UNPRINTABLE)


def one_line(text: str) -> str:
    """The text on one line, runs of space as one."""
    return " ".join(printable(text).split())
