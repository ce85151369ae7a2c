"""Word files made from the XML of their parts, and the guarantees of what is loaded from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from itertools import pairwise

from kcextract.document import Document
from kcextract.grammar import load_grammar
from kcextract.loaders import DEFAULT_LIMITS, Limits, load

GRAMMAR = load_grammar()
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "r": OFFICE,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
_ML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("styles", "numbering", "footnotes", "endnotes", "header", "footer", "comments")


def part(name: str, content: str) -> str:
    """The XML of a part whose root is ``w:name``."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{name} {NAMESPACES}>{content}</w:{name}>'
    )


def word_file(body: str, *, extra: dict[str, str] | None = None, **parts: str) -> bytes:
    """A DOCX with ``body`` as the content of w:body, and of other parts by name; ``extra`` are whole members."""
    members = {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations([(name, f"{name}.xml") for name in parts]),
    }
    for name, content in parts.items():
        members[f"word/{name}.xml"] = part(_root(name), content)
    return packed(members | (extra or {}))


def packed(members: dict[str, str] | dict[str, bytes]) -> bytes:
    """A zip archive of ``members``."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def loaded(
    body: str, *, limits: Limits = DEFAULT_LIMITS, extra: dict[str, str] | None = None, **parts: str
) -> Document:
    """The document of such a Word file; its guarantees hold."""
    return checked(load(word_file(body, extra=extra, **parts), GRAMMAR, limits))


def texts(body: str, **parts: str) -> list[str]:
    """The paragraphs of such a Word file."""
    return paragraphs(loaded(body, **parts))


def paragraphs(document: Document) -> list[str]:
    return [document.reading[start:end] for start, end, _ in document.paragraphs]


def run(text: str, properties: str = "") -> str:
    properties = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


def para(text: str = "", properties: str = "") -> str:
    """A paragraph of ``text``, which may be XML of runs, with what is in its w:pPr."""
    properties = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{properties}{text if text.startswith('<') or not text else run(text)}</w:p>"


def item(text: str, level: int = 0, number: int = 1) -> str:
    """A paragraph in the list ``number``."""
    return para(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(content: str = "", properties: str = "") -> str:
    if not content.startswith(("<w:p>", "<w:tbl>")):
        content = para(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    content = "".join(each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{content}</w:tr>"


def table(*rows: str, properties: str = "", widths: Iterable[int] = ()) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


RULED = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{edge} w:val="single" w:sz="4"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    """A level of a list; ``more`` stands where the schema has what is between the format and the text."""
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


def abstract(number: int, *levels: str, more: str = "") -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{more}'
        f"{''.join(levels)}</w:abstractNum>"
    )


def num(number: int, abstract_number: int, overrides: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract_number}"/>{overrides}</w:num>'


def start_override(index: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def checked(document: Document) -> Document:
    """``document``, for which the guarantees of ``Document`` hold."""
    text, reading = document.text, document.reading
    assert len(reading) == len(text)
    assert "\n" not in reading
    places = [document.lines, document.paragraphs, document.grids, document.furniture]
    for spans in places:
        assert all(0 <= place[0] <= place[1] <= len(text) for place in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))
    held = bytearray(len(text))
    for start, end in [place[:2] for place in (*document.paragraphs, *document.grids)]:
        assert not any(held[start:end])
        held[start:end] = bytes([1]) * (end - start)
    assert all(count for count, letter in zip(held, reading, strict=True) if not letter.isspace())
    for grid in document.grids:
        places_taken = set()
        for each in grid.cells:
            assert grid.start <= each.start <= each.end <= grid.end
            assert each.row + each.row_span <= grid.row_count
            assert each.column + each.column_span <= grid.column_count
            own = {
                (at_row, at_column)
                for at_row in range(each.row, each.row + each.row_span)
                for at_column in range(each.column, each.column + each.column_span)
            }
            assert not own & places_taken
            places_taken |= own
    return document


def _root(name: str) -> str:
    return {"header": "hdr", "footer": "ftr"}.get(name, name)


def _content_types(parts: Iterable[str]) -> str:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_ML}.{name}+xml"/>' for name in parts
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_ML}.document.main+xml"/>{overrides}</Types>'
    )


def _relations(targets: list[tuple[str, str]]) -> str:
    relations = "".join(
        f'<Relationship Id="r{index}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>'
