"""Which format a file is of: by its content, never by its name."""

from __future__ import annotations

import codecs
import io
import re
import zipfile
import zlib
from typing import NamedTuple

import regex

from kcextract.errors import FormatError


class Format(NamedTuple):
    """A file format: its short name, its media type, and what it is called in a sentence."""

    name: str
    media_type: str
    title: str


TEXT = Format("text", "text/plain", "a text")
HTML = Format("html", "text/html", "a web page")
MHTML = Format("mhtml", "multipart/related", "a web archive")
PDF = Format("pdf", "application/pdf", "a PDF file")
RTF = Format("rtf", "application/rtf", "an RTF file")
DOC = Format("doc", "application/msword", "a Word file of before 2007")
XLS = Format("xls", "application/vnd.ms-excel", "an Excel file of before 2007")
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
DOCX = Format("docx", f"{_OPEN_XML}.wordprocessingml.document", "a Word file")
XLSX = Format("xlsx", f"{_OPEN_XML}.spreadsheetml.sheet", "an Excel file")
ODT = Format("odt", "application/vnd.oasis.opendocument.text", "an OpenDocument text")
ODS = Format("ods", "application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument table")
WORD_XML = Format("wordml", "application/xml", "a Word file of 2003 in XML")
PICTURES = tuple(
    Format(name, f"image/{name}", f"a {name.upper()} picture")
    for name in ("jpeg", "png", "tiff", "gif", "bmp")
)
_JPEG, _PNG, _TIFF, _GIF, _BMP = PICTURES

_SIGNATURES = (
    (b"\xff\xd8\xff", _JPEG),
    (b"\x89PNG\r\n", _PNG),
    (b"II*\x00", _TIFF),
    (b"MM\x00*", _TIFF),
    (b"GIF87a", _GIF),
    (b"GIF89a", _GIF),
)
_RTF_MARK = b"{\\rtf"
_BEFORE_RTF = 100
_ARCHIVES = ((b"\x1f\x8b", "gzip"), (b"7z\xbc\xaf", "7-Zip"), (b"Rar!\x1a\x07", "RAR"))
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Of an archive with more members the list alone would fill the memory.
_MEMBER = b"PK\x01\x02"
_MOST_MEMBERS = 20_000
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06")
# The streams of an old Office file, as its directory names them.
_STREAMS = (
    ("WordDocument".encode("utf-16-le"), DOC),
    ("Workbook".encode("utf-16-le"), XLS),
    ("Book\0".encode("utf-16-le"), XLS),
)
# Where the directory begins: it often stands at the file's end.
_DIRECTORY = "Root Entry".encode("utf-16-le")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_PARTS = (("word/", DOCX), ("xl/", XLSX))
# Where the parts are elsewhere, the list of their kinds tells.
_KINDS = ((b"wordprocessingml.document", DOCX), (b"spreadsheetml.sheet", XLSX))
_CONTENT_TYPES = "[content_types].xml"
_LARGEST_LIST = 1_000_000
_MIMETYPES = {form.media_type: form for form in (ODT, ODS)}
# A PDF may have so much before its mark; a page says within so much that it is one.
_BEFORE_PDF = 1024
_BEFORE_HTML = 65_536
_TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|link|style|script|table|tbody|tr|td|div|p|span|font|center|"
    rb"article|section|main|h[1-6]|ul|ol|pre|br|hr|b|strong|i|em|u|a|img)\b[^<]{0,4000}>",
    re.IGNORECASE,
)
_LEADING = re.compile(rb"(?:\s+|<\?xml[^>]*>|<!--.*?-->)*", re.DOTALL)
_WORD_XML = re.compile(rb"progid=\"Word\.Document\"|<(?:w:wordDocument|pkg:package)\b")
# Possessive, so that no file makes the search go back and forth; ``re`` has faults there up to Python 3.11.4.
_MIME = regex.compile(
    rb"\s*+(?:(?!content-type:)[\w-]++:[^\n]*+\n(?:[ \t][^\n]*+\n)*+)*+content-type:\s*+multipart/",
    regex.IGNORECASE,
)


def detect(data: bytes) -> Format:
    """The format of a file's bytes; what is nothing else is taken for text.

    Raises FormatError for an empty file (``empty_file``), an encrypted Office file (``encrypted``), an
    archive or a file of another program (``unknown_format``), a zip that is broken (``damaged_file``).
    """
    if not data.strip(b"\0"):
        raise FormatError("The file is empty; there is nothing to read.", code="empty_file")
    for signature, form in _SIGNATURES:
        if data.startswith(signature):
            return form
    if data[:_BEFORE_RTF].lstrip().startswith(_RTF_MARK):
        return RTF
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        return _BMP
    if b"%PDF-" in data[:_BEFORE_PDF]:
        return PDF
    if data.startswith(_OLE):
        return _ole(data)
    if data.startswith(_ZIPS):
        return _zip(data)
    for signature, name in _ARCHIVES:
        if data.startswith(signature):
            raise FormatError(f"The file is a {name} archive; unpack it first.")
    return _markup(data)


def _ole(data: bytes) -> Format:
    if _ENCRYPTED in data:
        raise FormatError("The file is locked with a password; save it without one.", code="encrypted")
    for stream, form in _STREAMS:
        if stream in data:
            return form
    if _DIRECTORY not in data:
        raise FormatError(
            "The file is an old Office file that was cut off: get it again from its source.",
            code="damaged_file",
        )
    raise FormatError("The file is an old Office file, but neither of Word nor of Excel; or it was cut off.")


def _zip(data: bytes) -> Format:
    if data.count(_MEMBER) > _MOST_MEMBERS:
        raise FormatError(f"The archive has more than {_MOST_MEMBERS:,} members.", code="too_large")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            kinds = _kinds(archive)
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 100:
                form = _MIMETYPES.get(archive.read("mimetype").decode("ascii", "replace").strip())
                if form is not None:
                    return form
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
        ValueError,
    ) as error:
        raise FormatError(
            "The file is a zip archive or an Office file, but damaged: get it again from its source.",
            code="damaged_file",
        ) from error
    if kinds is not None:
        for folder, form in _PARTS:
            if any(name.lower().startswith(folder) for name in names):
                return form
        for kind, form in _KINDS:
            if kind in kinds:
                return form
    raise FormatError("The file is a zip archive, not a document; unpack it first.")


def _kinds(archive: zipfile.ZipFile) -> bytes | None:
    """The list of the kinds of an Office file's parts; None where there is none."""
    for member in archive.infolist():
        if member.filename.lower() == _CONTENT_TYPES and member.file_size < _LARGEST_LIST:
            # A locked part says nothing of what is in the others.
            return b"" if member.flag_bits & 1 else archive.read(member)
    return None


def _markup(data: bytes) -> Format:
    """HTML, a web archive or Word's XML, in whatever encoding; else text."""
    head = data[:_BEFORE_HTML]
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = head.replace(b"\0", b"")[2:]
    elif head.count(b"\0") * 4 > len(head):
        # UTF-16 without its mark.
        head = head.replace(b"\0", b"")
    head = head.removeprefix(codecs.BOM_UTF8)
    if head.lstrip().startswith(b"<") and _WORD_XML.search(head):
        return WORD_XML
    if _MIME.match(head):
        return MHTML
    start = _LEADING.match(head)
    if _TAG.match(head, start.end() if start else 0):
        return HTML
    return TEXT
