"""The tokens of a rich text file: groups, control words and text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

# A control word takes the blank after it; text may hold bytes written in hexadecimal. Text is cut into tokens
# of some length: the search remembers every byte of one.
_TOKEN = re.compile(
    r"(?P<text>(?:[^\\{}\r\n]|\\'[0-9a-fA-F]{2}){1,10000}+)"
    r"|\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})?[ ]?"
    r"|(?P<brace>[{}])"
    r"|\\(?P<symbol>[^a-zA-Z])",
    re.DOTALL,
)
_BYTE = re.compile(r"\\'([0-9a-fA-F]{2})")
_LINE_BREAKS = re.compile(r"[\r\n]+")


class Token(NamedTuple):
    """A token: ``text`` is set of text only, as characters of the numbers of its bytes; ``word`` of control
    words and symbols, "{" and "}", with their number, if any.
    """

    word: str
    number: int | None = None
    text: str = ""


def tokens(data: bytes) -> Iterator[Token]:
    r"""The tokens of a file; what follows a ``\bin`` is left out.

    >>> [token.word or token.text for token in tokens(b"{\\rtf1 a\\'e0{\\b b}\\~\\par}")]
    ['{', 'rtf', 'aà', '{', 'b', 'b', '}', '~', 'par', '}']
    """
    source = data.decode("latin-1")
    place, end = 0, len(source)
    while place < end:
        match = _TOKEN.match(source, place)
        if match is None:
            # A line break means nothing, a lone backslash at the end neither.
            breaks = _LINE_BREAKS.match(source, place)
            place = breaks.end() if breaks else place + 1
            continue
        place = match.end()
        kind = match.lastgroup
        if kind == "text":
            yield Token("", None, _BYTE.sub(_character, match["text"]))
        elif kind == "brace":
            yield Token(match["brace"])
        elif kind == "symbol" and match["symbol"] in "{}\\":
            yield Token("", None, match["symbol"])
        elif kind == "symbol":
            yield Token(match["symbol"])
        else:
            number = int(match["number"]) if match["number"] else None
            if match["word"] == "bin":
                place += max(0, number or 0)
            else:
                yield Token(match["word"], number)


def _character(match: re.Match[str]) -> str:
    return chr(int(match[1], 16))
