"""Numbers of acts: "45/2012/NĐ-CP", "19-NQ/TW", "1141 TC/QĐ/CĐKT", and what may be wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import regex

from kcextract.grammar.entries import Pattern

# No number is longer, however it is spaced.
_WINDOW = 80
_SPACE = regex.compile(r"\s+")
_JOINER = regex.compile(r"[-/.]")
_TRAILING_DIGITS = regex.compile(r"\d+$")


class ActNumber(NamedTuple):
    """A number as printed but without spaces (one stays in the style "1141 TC/QĐ/CĐKT").

    ``year`` is the one in the number, None if it has none; ``symbol`` is "" for a mere serial; ``spaced``
    says that white space stood where none belongs, ``old`` that it is in the old style.
    """

    text: str
    serial: str
    year: str | None
    symbol: str
    spaced: bool
    old: bool
    start: int
    end: int

    @property
    def parts(self) -> list[str]:
        """The parts of the symbol: "TTLT-BTC-BCT" → TTLT, BTC, BCT."""
        return _JOINER.split(self.symbol) if self.symbol else []


@dataclass(frozen=True, slots=True)
class NumberRules:
    """How numbers are printed, and the symbols that are known.

    ``types`` are those of kinds of acts, ``issuers`` those of issuers by level of government ("" for any);
    ``scan`` finds where in a whole text a number may stand: at the last digit of its serial.
    """

    act: Pattern
    blank: Pattern
    bare: Pattern
    listed: Pattern
    scan: re.Pattern[str]
    types: frozenset[str]
    issuers: dict[str, frozenset[str]]

    def at(self, text: str, start: int, end: int) -> ActNumber | None:
        """The number with a symbol that begins at ``start``."""
        match = self.act.match(text, start, min(end, start + _WINDOW))
        if match is None:
            return None
        serial = _SPACE.sub("", match["serial"])
        year = match["year"]
        old = match["old"]
        symbol = _SPACE.sub("", old or match["symbol"]).replace("–", "-")
        spaced = serial != match["serial"] or bool(match["gap"])
        if old is not None:
            joiner = "-" if text[match.start("old") - 1] == "-" else " "
            return ActNumber(f"{serial}{joiner}{old}", serial, None, symbol, spaced, True, start, match.end())
        spaced = spaced or (year is None and bool(match["gap2"]) and match["mark"] == "/")
        mark = match["mark"].replace("–", "-")
        slash = "/" if match["gap"] is None or "/" in text[match.end("gap") : match.start("year")] else ""
        text_ = f"{serial}{slash}{year}{mark}{symbol}" if year else f"{serial}{mark}{symbol}"
        return ActNumber(text_, serial, year, symbol, spaced, False, start, match.end())

    def blank_symbol(self, text: str, start: int, end: int) -> tuple[str, int] | None:
        """The symbol of a number that is yet to be filled in at ``start``, and where it ends."""
        window = text[start : min(end, start + _WINDOW)]
        match = self.blank.search(window)
        if match is None:
            return None
        return _SPACE.sub("", match["symbol"]).replace("–", "-"), start + match.end()

    def knows(self, part: str, levels: Iterable[str] = ("",)) -> bool:
        """Whether ``part`` is an issuer's symbol at one of ``levels``; digits behind it do not count."""
        plain = _TRAILING_DIGITS.sub("", part)
        return any(
            part in self.issuers.get(level, frozenset()) or plain in self.issuers.get(level, frozenset())
            for level in levels
        )


def lacks_a_letter(part: str, symbols: Iterable[str]) -> bool:
    """Whether ``part`` is one of ``symbols`` but for one letter that is lost."""
    return any(
        len(symbol) == len(part) + 1
        and any(symbol[:place] + symbol[place + 1 :] == part for place in range(len(symbol)))
        for symbol in symbols
    )
