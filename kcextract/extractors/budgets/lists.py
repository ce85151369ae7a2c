"""Lists of the parts of an amount that are open while its sentence is read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import regex

from kcextract.extractors.budgets.codes import STATE, STATE_MONEY
from kcextract.extractors.budgets.nodes import Node, may_split
from kcextract.text.folding import fold_pattern

# The head of an item of a list of years.
_YEAR_BEHIND = regex.compile(
    fold_pattern(r"\s*[:;]?\s*-?\s*(?:(?:trong|từ)\s+)?(?:năm|giai\s+đoạn)\s+\d{4}(?!\d)")
)


class Level(NamedTuple):
    """A list of parts that is open: the amount that it splits, and whether a bracket closes it.

    A ``yearly`` one, of years behind a colon, goes on over a semicolon with the next year.
    """

    owner: Node
    bracket: bool
    yearly: bool = False


def begins_with_year(behind: str) -> bool:
    """Whether the words behind a "gồm", or what else brings in a list, name a year: it is one of years."""
    return _YEAR_BEHIND.match(behind) is not None


def has_next_year(level: Level, behind: str) -> bool:
    """Whether a list of years goes on behind a semicolon."""
    return level.yearly and begins_with_year(behind)


def opens_bracket(between: str, *, far: bool) -> bool:
    """Whether brackets behind an amount tell its parts; ``far`` is True if words may stand before them.

    "2 tỷ đồng cho các xã (xã A được 1 tỷ đồng; …)"
    """
    before, opening, within = between.rpartition("(")
    if not opening or ")" in between:
        return False
    return not before.strip() or (far and any(map(str.isalpha, within)))


def completes(owner: Node, following: Sequence[Node]) -> bool:
    """Whether the next amounts, parted by what else would end a list, are all that an amount lacks.

    "tỉnh 11 tỷ đồng, gồm: vốn đầu tư 7 tỷ đồng; sự nghiệp 4 tỷ đồng"
    """
    rest = (owner.low or 0) - owner.parts_sum
    for node in following:
        rest -= node.low or 0
        if rest <= 0 or node.is_beside or not may_split(owner.source, node.named_source):
            break
    return rest == 0 and bool(owner.parts)


def may_hold(level: Level, node: Node) -> bool:
    """Whether ``node`` may be in an open list by its source.

    In brackets, the state is the whole; in a list of one of its budgets, its programmes are that one's.
    """
    if node.named_source == STATE and (level.bracket or level.owner.source in STATE_MONEY):
        return level.bracket or level.owner.holds(node)
    return may_split(level.owner.source, node.named_source)
