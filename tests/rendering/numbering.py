"""Markers that a word processor would count by itself: which of a document's can be, and in which lists."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_ROMANS = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV".split()
# Word counts a, b, c, d, e: it knows no đ.
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_FORMS = (
    ("roman", re.compile(r"([IVX]+)\. (?=\S)")),
    ("decimal", re.compile(r"(\d{1,2})\. (?=\S)")),
    ("letter", re.compile(r"([a-z])\) (?=\S)")),
    ("-", re.compile(r"(-) (?=\S)")),
    ("+", re.compile(r"(\+) (?=\S)")),
    ("*", re.compile(r"(\*) (?=\S)")),
)
LEVELS = tuple(name for name, _ in _FORMS)


class Numbered(NamedTuple):
    """A paragraph without the marker that its list gives it; ``list_no`` and ``level`` are None if typed."""

    text: str
    list_no: int | None
    level: int | None


class Start(NamedTuple):
    """A list, and the number at which each level of it starts."""

    list_no: int
    starts: tuple[int, ...]


def numbered(texts: Iterable[str]) -> tuple[list[Numbered], list[Start]]:
    """The paragraphs with their lists, and the lists.

    A level counts on until an item of a level above it. A new list begins where a marker is not the next
    number, and where items stood below a level that had none yet: programs count those differently.
    """
    found: list[Numbered] = []
    lists: list[Start] = []
    counters: list[int] = []
    used: list[bool] = []
    for text in texts:
        level, number, rest = _split(text)
        if level is None:
            found.append(Numbered(text, None, None))
            continue
        orphans = lists and not used[level] and any(used[level:])
        if not lists or orphans or (number is not None and counters[level] + 1 != number):
            starts = [1] * len(LEVELS)
            starts[level] = number or 1
            lists.append(Start(len(lists) + 1, tuple(starts)))
            counters = [start - 1 for start in starts]
            used = [False] * len(LEVELS)
        counters[level] += 1
        used[level] = True
        counters[level + 1 :] = [start - 1 for start in lists[-1].starts[level + 1 :]]
        used[level + 1 :] = [False] * (len(LEVELS) - level - 1)
        found.append(Numbered(rest, len(lists), level))
    return found, lists


def _split(text: str) -> tuple[int | None, int | None, str]:
    """Level and number (None of a bullet) of the marker, and what comes after it."""
    for level, (name, pattern) in enumerate(_FORMS):
        match = pattern.match(text)
        if match is None:
            continue
        marker, rest = match[1], text[match.end() :]
        if name == "roman":
            return (level, _ROMANS.index(marker) + 1, rest) if marker in _ROMANS else (None, None, text)
        if name == "decimal":
            return (level, int(marker), rest) if marker == str(int(marker)) else (None, None, text)
        if name == "letter":
            # From đ on, Word's count runs ahead of the Vietnamese one: a list begins anew there.
            return level, _LETTERS.index(marker) + 1, rest
        return level, None, rest
    return None, None, text


def markers(items: Iterable[Numbered], lists: Iterable[Start]) -> Iterator[str]:
    """The marker that each item is shown with, to check the above; empty for those without a list."""
    starts = {each.list_no: each.starts for each in lists}
    counters: dict[int, list[int]] = {}
    for item in items:
        if item.list_no is None or item.level is None:
            yield ""
            continue
        own = counters.setdefault(item.list_no, [start - 1 for start in starts[item.list_no]])
        own[item.level] += 1
        own[item.level + 1 :] = [start - 1 for start in starts[item.list_no][item.level + 1 :]]
        name, number = LEVELS[item.level], own[item.level]
        yield {
            "roman": f"{_ROMANS[number - 1]}.",
            "decimal": f"{number}.",
            "letter": f"{_LETTERS[number - 1]})",
        }.get(name, name)
