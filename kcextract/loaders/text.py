"""Plain text files."""

from __future__ import annotations

from kcextract.document import Document, Line, Span
from kcextract.grammar import Grammar
from kcextract.text.decoding import decode
from kcextract.text.lines import page_furniture, split_lines
from kcextract.text.normalisation import normalise
from kcextract.text.paragraphs import repair
from kcextract.text.tables import flattened_tables

MEDIA_TYPE = "text/plain"
LOADER = "text"


def load_text(data: bytes, grammar: Grammar) -> Document:
    """Load the bytes of a plain text file; the guarantees are those of ``Document``.

    Raises FormatError where the bytes are no text, EncodingError where they are text in no known encoding.
    """
    decoded = decode(data)
    normalised = normalise(decoded.text)
    text = normalised.text
    lines = split_lines(text)
    trimmed = [_trim(text, line) for line in lines]
    stripped = [text[start:end] for start, end in trimmed]
    furniture = page_furniture(stripped)
    tables = flattened_tables(text, lines, stripped, furniture)
    in_tables = {index for _, first, end in tables for index in range(first, end)}
    spans = [Span(line.start, line.end) for line in lines]
    paragraphs = repair(spans, trimmed, text, furniture, in_tables, grammar.outline.opener)
    blank = [trimmed[index] for index in sorted(furniture)]
    return Document(
        text=text,
        reading=_reading(text, blank),
        lines=tuple(lines),
        paragraphs=tuple(paragraphs),
        grids=tuple(grid for grid, _, _ in tables),
        furniture=tuple(blank),
        source_map=normalised.source_map,
        media_type=MEDIA_TYPE,
        loader=LOADER,
        encoding=decoded.encoding,
        page_count=None,
        ocr=False,
        notices=normalised.notices,
    )


def _trim(text: str, line: Line) -> Span:
    raw = text[line.start : line.end]
    kept = raw.strip()
    if not kept:
        return Span(line.start, line.start)
    start = line.start + len(raw) - len(raw.lstrip())
    return Span(start, start + len(kept))


def _reading(text: str, blank: list[Span]) -> str:
    """``text`` with line breaks as spaces and the spans ``blank`` as nothing but spaces."""
    pieces = []
    done = 0
    for start, end in blank:
        pieces.append(text[done:start])
        pieces.append(" " * (end - start))
        done = end
    pieces.append(text[done:])
    return "".join(pieces).replace("\n", " ")
