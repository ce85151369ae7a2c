"""What PDFium must not be given: streams that unpack without end, forms that draw each other without end."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

from kcextract.errors import FormatError
from kcextract.loaders.limits import Limits

# A packed stream that is no longer cannot become large, one that becomes no larger does no harm, and what is
# to be drawn is never larger than the last of these.
_SMALL = 4_000
_HARMLESS = 4_000_000
_LARGEST = 60_000_000
# Of text PDFium takes hundreds of bytes a letter; no page shows so many.
_MOST_LETTERS = 500_000
_CHUNK = 1 << 20
# How far before its stream a dictionary may begin, and how much of a form's drawing is looked at.
_DICTIONARY = 4_000
_MOST_OF_FORM = 2_000_000
# So often may one form draw others, so deep as PDFium follows them.
_MOST_FORMS = 50_000
_DEEPEST = 40

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_END = b"endstream"
_OBJECT = re.compile(rb"(\d{1,10})\s+\d{1,5}\s+obj\b")
_NOT_READ = re.compile(rb"/Subtype\s*/Image\b|/Type\s*/EmbeddedFile\b")
_NOT_SHOWN = re.compile(rb"/Type\s*/(?:ObjStm|XRef|Metadata)\b|/Length1\b")
_FORM = re.compile(rb"/Subtype\s*/Form\b")
_DRAWS = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_SHOWN = re.compile(rb"\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]+>")
_SENTENCE = "The PDF file is damaged or made to do harm: {}."


class _Stream(NamedTuple):
    """A packed stream: the number of its object, its dictionary, and where its data stand."""

    number: int
    dictionary: bytes
    start: int
    end: int


def guard(data: bytes, limits: Limits) -> None:
    """FormatError (``too_large``) for a PDF that would fill the memory or not end.

    What is looked at is the file's own bytes: streams never stand in other streams.
    """
    drawing: dict[int, list[str]] = {}
    for stream in _streams(data):
        if _NOT_READ.search(stream.dictionary) is not None:
            continue
        if stream.end - stream.start > _SMALL:
            is_shown = _NOT_SHOWN.search(stream.dictionary) is None
            _check_size(memoryview(data)[stream.start : stream.end], limits, is_shown=is_shown)
        if _FORM.search(stream.dictionary) is not None:
            names = _DRAWS.findall(_unpacked(data[stream.start : stream.end]))
            drawing[stream.number] = [name.decode("latin-1") for name in names]
    if any(len(names) > 1 for names in drawing.values()):
        _check_forms(data, {number: names for number, names in drawing.items() if names})


def _streams(data: bytes) -> Iterator[_Stream]:
    at = 0
    while (begin := _STREAM.search(data, at)) is not None:
        end = data.find(_END, begin.end())
        if end < 0:
            end = len(data)
        before = data[max(at, begin.start() - _DICTIONARY) : begin.start()]
        heads = list(_OBJECT.finditer(before))
        number = int(heads[-1][1]) if heads else 0
        yield _Stream(number, before[heads[-1].end() :] if heads else before, begin.end(), end)
        at = end + len(_END)


def _check_size(data: memoryview, limits: Limits, *, is_shown: bool) -> None:
    most = max(_HARMLESS, min(_LARGEST, limits.unpacked, limits.ratio * len(data)))
    size = letters = 0
    for chunk in _chunks(data):
        size += len(chunk)
        if size > most:
            raise FormatError(_SENTENCE.format("a part of it unpacks without end"), code="too_large")
        if is_shown and size > _CHUNK:
            letters += sum(len(shown.group()) for shown in _SHOWN.finditer(chunk))
        if letters > _MOST_LETTERS:
            raise FormatError(_SENTENCE.format("a page has more letters than any shows"), code="too_large")


def _chunks(data: memoryview) -> Iterator[bytes]:
    """What a stream holds, piece by piece: unpacked, or as it is."""
    unpacker = zlib.decompressobj()
    rest = bytes(data)
    try:
        while rest and not unpacker.eof:
            chunk = unpacker.decompress(rest, _CHUNK)
            rest = unpacker.unconsumed_tail
            yield chunk
    except zlib.error:
        for start in range(0, len(data), _CHUNK):
            yield bytes(data[start : start + _CHUNK])


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _MOST_OF_FORM)
    except zlib.error:
        return packed[:_MOST_OF_FORM]


def _check_forms(data: bytes, drawing: dict[int, list[str]]) -> None:
    """FormatError where a form draws others, and these others, more often than any page needs."""
    targets = _targets(data, drawing)
    counts = dict.fromkeys(targets, 1)
    for _ in range(_DEEPEST):
        counts = {
            number: min(_MOST_FORMS + 1, 1 + sum(counts.get(target, 1) for target in drawn))
            for number, drawn in targets.items()
        }
        if max(counts.values(), default=0) > _MOST_FORMS:
            raise FormatError(
                _SENTENCE.format("its drawings repeat each other without end"), code="too_large"
            )


def _targets(data: bytes, drawing: dict[int, list[str]]) -> dict[int, list[int]]:
    """The numbers of the forms that each form draws, as often as it does."""
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415 - few files have such forms
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415
    from pdfminer.pdftypes import PDFObjRef, resolve1  # noqa: PLC0415

    targets: dict[int, list[int]] = {}
    try:
        document: Any = PDFDocument(PDFParser(BytesIO(data)))
        for number, names in drawing.items():
            resources = resolve1(document.getobj(number).attrs.get("Resources")) or {}
            known = resolve1(resources.get("XObject")) or {}
            found = [known.get(name) for name in names]
            targets[number] = [each.objid for each in found if isinstance(each, PDFObjRef)]
    except Exception:
        # A damaged file fails in any way: PDFium says what is wrong with it.
        return targets
    return targets
