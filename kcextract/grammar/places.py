"""Where the keys and values of a TOML file stand: the standard library reads them, but gives no places."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import NamedTuple

Place = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_KEY = re.compile(r"[ \t]*(?:(?P<bare>[A-Za-z0-9_-]+)|(?P<quoted>\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'))[ \t]*")
_HEADER = re.compile(r"\[\[?")
# Of the two kinds of quotes, the longer ones first; a long one may end in up to five quotes.
_TEXT = re.compile(
    r"\"\"\"(?:[^\\]|\\[\s\S])*?\"{3,5}(?!\")|'''[\s\S]*?'{3,5}(?!')|\"(?:[^\"\\\n]|\\.)*\"|'[^'\n]*'"
)
_OTHER = re.compile(r"[^,\]}#\n\r]*[^,\]}#\s]")


class Span(NamedTuple):
    """A stretch of a file: characters ``start`` … ``end``."""

    start: int
    end: int


class Places(NamedTuple):
    """The spans of keys (of a table: its header) and of values, by the keys and numbers that lead there."""

    keys: Mapping[Place, Span]
    values: Mapping[Place, Span]

    def nearest(self, place: Place, *, is_key: bool = False) -> Span | None:
        """The span of what is at ``place``: its value, or its key; of what is not there, the nearest above.

        Of what is not there, the key is shown: a table in which something is missing is shown by its header.
        """
        first, second = (self.keys, self.values) if is_key else (self.values, self.keys)
        found = first.get(place) or second.get(place)
        while found is None and place:
            place = place[:-1]
            found = self.keys.get(place) or self.values.get(place)
        return found


def places(text: str) -> Places:
    """The places in ``text``, which must be valid TOML.

    After this the following hold: every key and every value that the text has is there, and the characters of
    a value's span are TOML of that value.
    """
    return _Scanner(text).read()


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._keys: dict[Place, Span] = {}
        self._values: dict[Place, Span] = {}
        # How many tables each list has had so far.
        self._counts: dict[Place, int] = {}

    def read(self) -> Places:
        text = self._text
        table: Place = ()
        while self._skip() < len(text):
            start = self._at
            header = _HEADER.match(text, start)
            if header is None:
                self._pair(table)
                continue
            self._at = header.end()
            names = self._names()
            self._at += len(header.group())
            table = self._resolved(names[:-1])
            table = (*table, names[-1])
            if len(header.group()) > 1:
                number = self._counts[table] = self._counts.get(table, -1) + 1
                self._keys.setdefault(table, Span(start, self._at))
                table = (*table, number)
            elif table in self._counts:
                table = (*table, self._counts[table])
            self._keys[table] = Span(start, self._at)
            for count in range(1, len(table)):
                # [a.b] makes [a] too, where that stands nowhere.
                self._keys.setdefault(table[:count], Span(start, self._at))
        return Places(self._keys, self._values)

    def _resolved(self, names: Place) -> Place:
        """The place of a table named in a header: of a list of tables, the last one is meant."""
        place: Place = ()
        for name in names:
            place = (*place, name)
            if place in self._counts:
                place = (*place, self._counts[place])
        return place

    def _skip(self) -> int:
        blank = _BLANK.match(self._text, self._at)
        self._at = blank.end() if blank else self._at
        return self._at

    def _names(self) -> Place:
        """The names of a key with dots."""
        names = []
        while (found := _KEY.match(self._text, self._at)) is not None:
            quoted = found["quoted"]
            names.append(found["bare"] if quoted is None else tomllib.loads(f"x = {quoted}")["x"])
            self._at = found.end()
            if self._text[self._at : self._at + 1] != ".":
                break
            self._at += 1
        return tuple(names)

    def _pair(self, table: Place) -> None:
        start = self._at
        names = self._names()
        if not names:
            raise ValueError(f"no key at {start}")
        place = (*table, *names)
        end = len(self._text[: self._at].rstrip(" \t"))
        for count in range(1, len(names) + 1):
            self._keys.setdefault((*table, *names[:count]), Span(start, end))
        self._at += 1  # the equals sign
        self._value(place)

    def _value(self, place: Place) -> None:
        text = self._text
        start = self._skip()
        opening = text[start]
        if opening == "[":
            self._items(place)
        elif opening == "{":
            self._inline(place)
        else:
            found = _TEXT.match(text, start) or _OTHER.match(text, start)
            if found is None:
                raise ValueError(f"no value at {start}")
            self._at = found.end()
        self._values[place] = Span(start, self._at)

    def _items(self, place: Place) -> None:
        self._at += 1
        number = 0
        while self._text[self._skip()] != "]":
            self._value((*place, number))
            number += 1
            if self._text[self._skip()] == ",":
                self._at += 1
        self._at += 1

    def _inline(self, place: Place) -> None:
        self._at += 1
        while self._text[self._skip()] != "}":
            self._pair(place)
            if self._text[self._skip()] == ",":
                self._at += 1
        self._at += 1
