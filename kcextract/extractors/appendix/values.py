"""The numbers in the cells of a table, read the way in which the table as a whole writes them.

A mark before three digits groups thousands or begins decimals. What the table shows elsewhere decides: a
number with two groups, with both marks, with one, two or four digits behind the mark, or with a zero before
it. Where it shows nothing, points group, as the language has it, and commas do where none of them can begin
decimals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_NUMBER = re.compile(r"(?P<sign>[-–−+]?)(?P<digits>\d(?:[\d.,]*\d)?|\d{1,3}(?: \d{3})+(?:,\d{1,2})?)\s?%?")
_LONGEST = 40
_ONE_GROUP = re.compile(r"[1-9]\d{0,2}([.,])\d{3}")
_MANY_GROUPS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})+")
_BOTH_MARKS = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?!\1)[.,]\d+")
_DECIMALS = re.compile(r"\d+([.,])\d+")
# So many numbers with a comma before three digits, and none against them, are thousands.
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """What the marks mean in a table.

    ``groups`` and ``decimals`` are the marks that are known to do so; a mark of decimals may group elsewhere,
    so that it is believed before three digits in the ``columns`` (mark, number of the column) that show it.
    """

    groups: frozenset[str]
    decimals: frozenset[str]
    columns: frozenset[tuple[str, int]]

    def value(self, text: str, column: int) -> Decimal | None:
        """The number that is all of ``text``, but for a sign of per cent; None if it is none, or open."""
        if text.isdecimal() and len(text) <= _LONGEST:
            return Decimal(text)
        match = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
        if match is None:
            return None
        value = self._digits(match["digits"], column)
        return -value if value is not None and match["sign"] in ("-", "–", "−") else value

    def is_open(self, text: str, column: int) -> bool:
        """Whether ``text`` is a number whose mark the table does not explain."""
        match = _NUMBER.fullmatch(text) if len(text) <= _LONGEST else None
        one = match is not None and _ONE_GROUP.fullmatch(match["digits"]) is not None
        return one and self.value(text, column) is None

    def _digits(self, digits: str, column: int) -> Decimal | None:
        if digits.isdigit():
            return Decimal(digits)
        if " " in digits:
            return Decimal(digits.replace(" ", "").replace(",", "."))
        if (match := _BOTH_MARKS.fullmatch(digits)) is not None:
            return Decimal(digits.replace(match[1], "").replace(",", "."))
        if (match := _MANY_GROUPS.fullmatch(digits)) is not None:
            return Decimal(digits.replace(match[1], ""))
        if (match := _ONE_GROUP.fullmatch(digits)) is not None:
            return self._one_group(digits, match[1], column)
        return Decimal(digits.replace(",", ".")) if _DECIMALS.fullmatch(digits) is not None else None

    def _one_group(self, digits: str, mark: str, column: int) -> Decimal | None:
        if mark in self.groups:
            return None if mark in self.decimals else Decimal(digits.replace(mark, ""))
        if mark not in self.decimals:
            return None
        # "1.250" beside "0.5": nobody prints a zero at the end here and not there.
        shown = (mark, column) in self.columns or (mark == "," and not digits.endswith("0"))
        return Decimal(digits.replace(",", ".")) if shown else None


def number_style(rows: Sequence[Sequence[str]]) -> NumberStyle:
    """What the marks mean in a table with the cells ``rows``."""
    groups: set[str] = set()
    decimals: set[str] = set()
    one_group: dict[str, list[str]] = {".": [], ",": []}
    shown: Counter[tuple[str, int]] = Counter()
    for row in rows:
        for column, text in enumerate(row):
            if not text or text.isdecimal() or len(text) > _LONGEST:
                continue
            match = _NUMBER.fullmatch(text)
            if match is None or match["digits"].isdigit():
                continue
            digits = match["digits"]
            if " " in digits:
                decimals.update({","} & set(digits))
            elif (found := _BOTH_MARKS.fullmatch(digits)) is not None:
                groups.add(found[1])
                decimals.add("," if found[1] == "." else ".")
            elif (found := _MANY_GROUPS.fullmatch(digits)) is not None:
                groups.add(found[1])
            elif (found := _ONE_GROUP.fullmatch(digits)) is not None:
                one_group[found[1]].append(digits)
                shown[found[1], column] -= 1
            elif (found := _DECIMALS.fullmatch(digits)) is not None:
                decimals.add(found[1])
                shown[found[1], column] += 1
    _complete(groups, decimals, one_group)
    columns = frozenset(place for place, count in shown.items() if count >= 0)
    return NumberStyle(frozenset(groups), frozenset(decimals), columns)


def _complete(groups: set[str], decimals: set[str], one_group: dict[str, list[str]]) -> None:
    """One mark groups, the other begins decimals: what is known of one is known of the other."""
    for mark, other in ((".", ","), (",", ".")):
        if mark in groups and mark not in decimals and other not in groups:
            decimals.add(other)
        if mark in decimals and mark not in groups and other not in decimals:
            groups.add(other)
    if "." not in groups | decimals and one_group["."]:
        groups.add(".")
        decimals.add(",")
    commas = one_group[","]
    if "," not in groups | decimals and commas:
        zeros = sum(digits.endswith("0") for digits in commas)
        if len(commas) >= _ENOUGH or (len(commas) > 1 and zeros) or commas[0].endswith("00"):
            groups.add(",")
            decimals.add(".")
