"""Damage, drawn by chance from a number: the same number gives the same bytes."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence

from .seeds import SLOW, Seed

# Of a hundred files so many are of formats that take a second and more each.
_SLOW_IN_A_HUNDRED = 6
_MOST = 3_000_000
_DIGITS = re.compile(rb"\d+")
_NUMBERS = (b"0", b"-1", b"65535", b"65536", b"2147483647", b"4294967296", b"9" * 30, b"1e400")
_EXTREMES = (
    b"\0",
    b"\xff",
    b"\x7f",
    b"\x80",
    b"\xff\xff",
    b"\x7f\xff",
    b"\xff" * 4,
    b"\0" * 4,
    b"\xff\xff\xff\x7f",
)
_TOKENS = (
    b"<",
    b">",
    b"&#x110000;",
    b"&",
    b"{",
    b"}",
    b"\\",
    b"\0",
    b"\xef\xbb\xbf",
    b"]]>",
    b"<table>",
    b"%PDF-1.7",
)
_TOKENS += (
    b"endobj",
    b"stream\n",
    b"{\\rtf1",
    b"\\bin99999999 ",
    b"\\u-32768?",
    b"PK\x05\x06",
    b"colspan=99999999 ",
)

Damage = Callable[[random.Random, bytes], bytes]


def mutated(seeds: Sequence[Seed], number: int) -> Seed:
    """The damaged file of that number."""
    drawn = random.Random(number)
    slow = [seed for seed in seeds if seed.form in SLOW]
    fast = [seed for seed in seeds if seed.form not in SLOW]
    forms = slow if slow and drawn.random() * 100 < _SLOW_IN_A_HUNDRED else fast
    seed = drawn.choice(forms)
    data = seed.data
    if drawn.random() < 0.15:
        data = _spliced(drawn, data, drawn.choice(seeds).data)
    elif data.startswith(b"PK") and drawn.random() < 0.7:
        data = _repacked(drawn, data)
    else:
        data = _damaged(drawn, data)
    return Seed(seed.form, data[:_MOST])


def files(seeds: Sequence[Seed], count: int, first: int = 0) -> Iterator[Seed]:
    """So many damaged files."""
    for number in range(first, first + count):
        yield mutated(seeds, number)


def _damaged(drawn: random.Random, data: bytes) -> bytes:
    for _ in range(drawn.choice((1, 1, 1, 2, 3, 8))):
        data = drawn.choice(_DAMAGES)(drawn, data)
    return data


def _place(drawn: random.Random, data: bytes) -> int:
    """Somewhere in the data; what rules the rest often stands near its beginning or its end."""
    kind = drawn.random()
    if kind < 0.25:
        return drawn.randint(0, min(len(data), 512))
    if kind < 0.35:
        return drawn.randint(max(0, len(data) - 512), len(data))
    return drawn.randint(0, len(data))


def _stretch(drawn: random.Random, data: bytes) -> tuple[int, int]:
    start = _place(drawn, data)
    return start, min(len(data), start + drawn.choice((1, 4, 16, 64, 512, 4096)))


def _flipped(drawn: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(drawn.choice((1, 2, 8, 64)) if data else 0):
        changed[min(len(data) - 1, _place(drawn, data))] ^= 1 << drawn.randrange(8)
    return bytes(changed)


def _cut_short(drawn: random.Random, data: bytes) -> bytes:
    return data[: _place(drawn, data)]


def _beheaded(drawn: random.Random, data: bytes) -> bytes:
    return data[_place(drawn, data) :]


def _without_stretch(drawn: random.Random, data: bytes) -> bytes:
    start, end = _stretch(drawn, data)
    return data[:start] + data[end:]


def _repeated(drawn: random.Random, data: bytes) -> bytes:
    start, end = _stretch(drawn, data)
    times = drawn.choice((2, 3, 10, 100, 1000))
    return data[:start] + data[start:end] * min(times, 1 + 1_000_000 // max(1, end - start)) + data[end:]


def _noisy(drawn: random.Random, data: bytes) -> bytes:
    start, end = _stretch(drawn, data)
    return data[:start] + drawn.randbytes(end - start) + data[end:]


def _extreme(drawn: random.Random, data: bytes) -> bytes:
    start, value = _place(drawn, data), drawn.choice(_EXTREMES)
    return data[:start] + value + data[start + len(value) :]


def _other_number(drawn: random.Random, data: bytes) -> bytes:
    found = _DIGITS.search(data, _place(drawn, data)) or _DIGITS.search(data)
    if found is None:
        return data
    return data[: found.start()] + drawn.choice(_NUMBERS) + data[found.end() :]


def _with_token(drawn: random.Random, data: bytes) -> bytes:
    start = _place(drawn, data)
    return data[:start] + drawn.choice(_TOKENS) * drawn.choice((1, 1, 2, 300)) + data[start:]


_DAMAGES: tuple[Damage, ...] = (
    _flipped,
    _flipped,
    _cut_short,
    _beheaded,
    _without_stretch,
    _repeated,
    _noisy,
    _extreme,
    _other_number,
    _with_token,
)


def _spliced(drawn: random.Random, data: bytes, other: bytes) -> bytes:
    """The beginning of one file and the end of another, or a stretch of one inside the other."""
    if drawn.random() < 0.5:
        return data[: _place(drawn, data)] + other[_place(drawn, other) :]
    start, (first, last) = _place(drawn, data), _stretch(drawn, other)
    return data[:start] + other[first:last] + data[start:]


def _repacked(drawn: random.Random, data: bytes) -> bytes:
    """An archive one member of which is damaged, gone, there twice or exchanged: its checksums are right."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(name, archive.read(name)) for name in archive.namelist()]
    chosen = drawn.randrange(len(members))
    name, content = members[chosen]
    match drawn.choice(("damage", "damage", "damage", "drop", "double", "exchange", "empty")):
        case "damage":
            members[chosen] = (name, _damaged(drawn, content))
        case "drop":
            del members[chosen]
        case "double":
            members.append((name.upper(), content))
        case "exchange":
            members[chosen] = (name, drawn.choice(members)[1])
        case "empty":
            members[chosen] = (name, b"")
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, inner in members:
            archive.writestr(zipfile.ZipInfo(each), inner, zipfile.ZIP_DEFLATED)
    return sink.getvalue()
