"""Brackets in running text."""

from __future__ import annotations


def closes_bracket(text: str, start: int, end: int) -> bool:
    """Whether more brackets close than open in ``text[start:end]``: what is said at ``start`` ended in one.

    >>> closes_bracket("(đợt 2) mở 5 lớp", 1, 12), closes_bracket("mở (đợt 2) 5 lớp", 0, 12)
    (True, False)
    """
    return text.count(")", start, end) > text.count("(", start, end)
