"""Files that ask for as much memory as the limits allow, and a program that measures one."""

from __future__ import annotations

import base64
import io
import random
import re
import string
import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen import canvas

from kcextract.loaders import DEFAULT_LIMITS
from kcextract.run.extraction import extract_record

from .word.files import GRAMMAR, para, word_file

# As many lines as are allowed, and a few less.
LINES = DEFAULT_LIMITS.lines - 1_000
_SIDE = int(DEFAULT_LIMITS.pixels**0.5)
_IN_COLOUR = int((DEFAULT_LIMITS.pixels * 0.7) ** 0.5) - 1
_PAGE = (595, 842)


def _words(count: int) -> str:
    return "".join(random.Random(count).choices(string.ascii_letters + " ", k=count))


def _saved(picture: Image.Image, form: str, **options: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, form, **options)
    return out.getvalue()


def _cells() -> str:
    row = "".join(f"<td><p><span>{number}" for number in range(10))
    return f"<html><table>{f'<tr>{row}' * (LINES // 10)}"


def _archive() -> bytes:
    head = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\n"
    page = b"Content-Type: text/html; charset=utf-8\r\n\r\n<p>x\r\n--b\r\n"
    picture = b"Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head + page + picture + base64.encodebytes(bytes(44_000_000)) + b"--b--\r\n"


def _document() -> bytes:
    text = _words(40 * LINES)
    return word_file("".join(para(text[at * 40 : at * 40 + 40]) for at in range(LINES)))


def _in_colour() -> Image.Image:
    picture = Image.new("RGB", (_IN_COLOUR, _IN_COLOUR), "white")
    picture.paste((200, 30, 40), (100, 100, 2_000, 2_000))
    return picture


def _scan() -> bytes:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=_PAGE)
    picture = ImageReader(io.BytesIO(_saved(Image.new("L", (_SIDE, _SIDE), 200), "JPEG", quality=30)))
    for _ in range(2):
        sheet.drawImage(picture, 0, 0, *_PAGE)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def _grids() -> bytes:
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=_PAGE)
    for _ in range(60):
        sheet.setFont("Helvetica", 6)
        sheet.grid([20 + at * 18 for at in range(31)], [20 + at * 10 for at in range(81)])
        for at in range(2_400):
            sheet.drawString(22 + at % 30 * 18, 22 + at // 30 * 10, str(at))
        sheet.showPage()
    sheet.save()
    return out.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "text of a table": lambda: ("\t".join("123456789") + "\n").encode() * (LINES // 9),
    "a page of cells": lambda: _cells().encode(),
    "a page with a comment": lambda: b"<html><p>\xf0\x9f\x98\x80<!--" + b"x" * 24_000_000 + b"-->",
    "a web archive": _archive,
    "a Word file": _document,
    "a PDF of tables": _grids,
    "a PDF of pictures": _scan,
    "a picture in colour": lambda: _saved(_in_colour(), "PNG", compress_level=1),
}
"""What is read or refused within the memory of a worker."""


def held(path: str) -> int:
    """The most bytes that this process held, after it has read a file."""
    extract_record(path, GRAMMAR)
    found = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) * 1024 if found is not None else 0


if __name__ == "__main__":
    print(held(sys.argv[1]))
