"""Files made to do harm, and files that are no documents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl

from kcextract.errors import KcextractError
from kcextract.loaders import load

from .word.files import (
    GRAMMAR,
    NAMESPACES,
    OFFICE,
    PACKAGE,
    abstract,
    item,
    level,
    num,
    packed,
    para,
    run,
    word_file,
)

FILES = Path(__file__).parent / "office" / "files"
SAID = "Hỗ trợ 500 lao động"
ELSEWHERE = "http://127.0.0.1:9"
CONTAINER = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOC, RTF, XLS, XLSX = (
    (FILES / name).read_bytes() for name in ("decision.doc", "decision.rtf", "plan.xls", "plan.xlsx")
)
DOCX = word_file(para("Điều 1. Hỗ trợ.") * 50)


def _sheet(rows: str, merged: str) -> bytes:
    """An Excel file whose sheet has these rows and merged cells."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(XLSX)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = (
                    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
                    f"<sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>"
                ).encode()
            new.writestr(name, part)
    return out.getvalue()


def _styles(count: int) -> bytes:
    """A Word file with a paragraph of each style, each based on the next."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{number}"><w:basedOn w:val="s{number + 1}"/></w:style>'
        for number in range(count)
    )
    return word_file(
        "".join(para(SAID, f'<w:pStyle w:val="s{number}"/>') for number in range(count)), styles=styles
    )


def _labels() -> bytes:
    """A Word file of many short paragraphs with very long numbers."""
    numbering = abstract(0, level(0, "upperRoman", "%1" * 5_000)) + num(1, 0)
    return word_file(item("a") * 5_000, numbering=numbering)


def _bomb(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, b" " * 50_000_000)
    return out.getvalue()


def _with_frame() -> bytes:
    """A web archive whose first page is a frame set, as Excel saves them."""
    pages = (
        '<html><frameset><frame src="sheet001.htm"></frameset></html>',
        f"<html><p>{SAID}</p><img src='{ELSEWHERE}/a.png'></html>",
    )
    parts = "".join(f"--b\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{page}\r\n" for page in pages)
    return (
        f"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n{parts}--b--\r\n".encode()
    )


def _linked_sheet() -> bytes:
    book = openpyxl.Workbook()
    book.active["A1"] = SAID
    book.active["A2"] = f'=WEBSERVICE("{ELSEWHERE}/a")'
    book.active["A3"].hyperlink = f"{ELSEWHERE}/b"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "empty_file"),
    "zero bytes": (bytes(1000), "empty_file"),
    "a program": (b"\x7fELF" + bytes(range(256)) * 20, "not_text"),
    "a gzip archive": (b"\x1f\x8b" + bytes(100), "unknown_format"),
    "a zip archive": (packed({"a.txt": "a"}), "unknown_format"),
    "a presentation": (
        packed({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<a/>"}),
        "unknown_format",
    ),
    "a zip archive without its end": (packed({"word/document.xml": "a" * 1000})[:60], "damaged_file"),
    "a Word file cut off": (DOCX[: len(DOCX) // 2], "damaged_file"),
    "a Word bomb": (_bomb("word/document.xml"), "too_large"),
    "an Excel bomb": (_bomb("xl/worksheets/sheet1.xml"), "too_large"),
    "a locked Office file": (CONTAINER + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "an old Word file cut off": (DOC[:2000], "unknown_format"),
    "an old container of nothing": (CONTAINER + bytes(2000), "damaged_file"),
    "an old Excel file cut off": (XLS[:600], "damaged_file"),
    "an RTF file cut off": (RTF[:400], "damaged_file"),
    "an RTF file of groups": (b"{\\rtf1" + b"{" * 100_000, "too_deep"),
    "a Word file with a document type": (
        packed(
            {
                "[Content_Types].xml": "<Types/>",
                "word/document.xml": '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
                f"<w:document {NAMESPACES}><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>",
            }
        ),
        "unsafe_file",
    ),
    "an archive of the web without a page": (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx",
        "damaged_file",
    ),
    "too many lines": (b"a\n" * 300_000, "too_large"),
    "too many lines of a page": (b"<html><pre>" + b"a\n" * 400_000, "too_large"),
    "too many paragraphs of an RTF file": (b"{\\rtf1 " + b"a\\par " * 300_000 + b"}", "too_large"),
}
"""Files that are refused, and with which code."""

DEMANDING: dict[str, tuple[Callable[[], bytes], str]] = {
    "headers of an archive": (lambda: b"A: b\r\n" * 5_000 + b"x", "text"),
    "continued headers of an archive": (lambda: b"A: b\r\n" + b" b\r\n" * 5_000 + b"x", "text"),
    "style sheets": (lambda: b"<html>" + b"<style>.a{display:none}</style><p>x" * 10_000, "web"),
    "classes that are hidden": (
        lambda: (
            b"<html><style>"
            + b"".join(b".a%d{display:none}" % number for number in range(20_000))
            + b"</style>"
            + b"".join(b"<p class=a%d>x" % number for number in range(20_000))
            + b"<p>x"
        ),
        "web",
    ),
    "comments without an end": (lambda: b"<html><style>" + b"/*" * 500_000 + b"</style><p>x", "web"),
    "tags without an end": (lambda: b"<html>" + b"<div>" * 1_500 + b"x" + b"<a" * 200_000, "web"),
    "cells that reach far": (
        lambda: b"<html><table>" + b"<tr><td rowspan=60000 colspan=900>1" * 5_000,
        "web",
    ),
    "styles based on styles": (lambda: _styles(3_000), "word"),
    "a label repeated": (_labels, "word"),
    "merged cells beyond measure": (
        lambda: _sheet('<row r="1"><c r="A1"><v>1</v></c></row>', '<mergeCell ref="A1:XFD1048576"/>'),
        "too_large",
    ),
    "a cell far away": (
        lambda: _sheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', '<mergeCell ref="A1:B2"/>'),
        "office",
    ),
    "one long line": (lambda: b"a" * 5_000_000, "text"),
    "marks upon marks": (("a" + "\u0323\u0302" * 200_000).encode, "text"),
    "numbers": (lambda: b"1." * 1_000_000, "text"),
    "letters of RTF in hexadecimal": (lambda: b"{\\rtf1 " + b"\\'e1" * 2_500_000 + b"}", "office"),
    "runs of RTF": (lambda: b"{\\rtf1 " + b"\\f1 a\\f2 b" * 50_000 + b"}", "office"),
}
"""Files that want much time or memory, and which loader reads them or with which code they are refused."""

_ESCAPED = "".join(f"\\u{ord(letter)}?" for letter in SAID)
_IMAGE = f'<Relationship Id="r9" Type="{OFFICE}/{{}}" Target="{ELSEWHERE}/a" TargetMode="External"/>'
REFERRING: dict[str, bytes] = {
    "a page": (
        f"<html><base href='{ELSEWHERE}/'><link rel=stylesheet href=a.css><style>@import '{ELSEWHERE}/b.css';</style>"
        f"<img src=a.png><iframe src=b></iframe><script src=c></script><p>{SAID}</p>"
    ).encode(),
    "a page of frames": _with_frame(),
    "a page with a document type": (
        f'<!DOCTYPE html SYSTEM "{ELSEWHERE}/a.dtd" [<!ENTITY % a SYSTEM "{ELSEWHERE}/b"> %a;]><html><p>{SAID}</p>'
    ).encode(),
    "a Word file": word_file(
        para(SAID) + para(run("") + f'<w:r><w:drawing><a:blip r:link="r9"/></w:drawing></w:r>{run("x")}'),
        extra={
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">'
            + "".join(_IMAGE.format(kind) for kind in ("image", "styles", "numbering", "attachedTemplate"))
            + "</Relationships>"
        },
    ),
    "an Excel file": _linked_sheet(),
    "an RTF file": (
        f'{{\\rtf1 {{\\*\\template {ELSEWHERE}/a}}{{\\field{{\\*\\fldinst INCLUDETEXT "{ELSEWHERE}/b"}}'
        f"{{\\fldrslt x}}}}\\par {_ESCAPED}\\par}}"
    ).encode(),
    "a text": f"{SAID} {ELSEWHERE}/a".encode(),
}
"""Files that refer to what is elsewhere; each says ``SAID``."""


def outcomes() -> dict[str, str]:
    """Of each demanding file which loader read it, or the code of its error."""
    found = {}
    for name, (make, _) in DEMANDING.items():
        try:
            found[name] = load(make(), GRAMMAR).loader
        except KcextractError as error:
            found[name] = error.code
    return found
