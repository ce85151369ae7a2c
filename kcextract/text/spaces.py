"""White space in a normalised text, which has no other than space, tab and line feed."""

from __future__ import annotations


def single_spaced(text: str) -> str:
    r"""``text`` on one line, with single spaces, none around it.

    >>> single_spaced(" đến  năm\n2020 ")
    'đến năm 2020'
    """
    # Most of what is asked for is so already but for its ends, and two looks cost less than cutting it up.
    if "  " in text or "\n" in text or "\t" in text:
        return " ".join(text.split())
    return text.strip()


def skip_space(text: str, start: int, end: int) -> int:
    """Where the white space at ``start`` ends, at ``end`` at the latest."""
    while start < end and text[start].isspace():
        start += 1
    return start


def strip_space(text: str, start: int, end: int) -> int:
    """Where the white space before ``end`` begins, at ``start`` at the earliest."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def skip_blanks(text: str, place: int) -> int:
    """Where the blanks at ``place`` end; other white space counts."""
    while place < len(text) and text[place] == " ":
        place += 1
    return place
