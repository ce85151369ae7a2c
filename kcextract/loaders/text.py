"""Plain text files."""

from __future__ import annotations

from collections.abc import Sequence

from kcextract.document import Document, Line, SourceMap
from kcextract.grammar import Grammar
from kcextract.loaders.assembly import count_breaks, reading_of, trimmed_lines
from kcextract.loaders.formats import Format
from kcextract.loaders.limits import DEFAULT_LIMITS, Limits, check_amount, line_amount
from kcextract.text.decoding import decode
from kcextract.text.lines import page_furniture, split_lines
from kcextract.text.normalisation import normalise
from kcextract.text.paragraphs import repair
from kcextract.text.tables import flattened_tables

MEDIA_TYPE = "text/plain"
LOADER = "text"
# No encoding takes more bytes for a character.
_LONGEST_CHARACTER = 4


def load_text(data: bytes, grammar: Grammar, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Load the bytes of a plain text file; the guarantees are those of ``Document``.

    Raises FormatError where the bytes are no text or too much of it (``too_large``), EncodingError where they
    are text in no known encoding.
    """
    # Before old encodings are tried on it all.
    check_amount(data.count(b"\n"), len(data) // _LONGEST_CHARACTER, limits)
    decoded = decode(data)
    check_amount(max(count_breaks(decoded.text) + 1, line_amount(decoded.text)), len(decoded.text), limits)
    normalised = normalise(decoded.text)
    text = normalised.text
    lines = split_lines(text)
    trimmed, stripped = trimmed_lines(text, lines)
    begun = _begun(decoded.text, normalised.source_map, lines)

    def column(index: int) -> int:
        # Tabs are taken for what they show as.
        return len(text[lines[index].start : trimmed[index].start].expandtabs())

    furniture = page_furniture(stripped, begun, column)
    tables = flattened_tables(text, lines, stripped, furniture)
    in_tables = {index for _, first, end in tables for index in range(first, end)}
    paragraphs = repair(lines, trimmed, text, furniture, in_tables, grammar.outline.opener)
    blank = [trimmed[index] for index in sorted(furniture)]
    return Document(
        text=text,
        reading=reading_of(text, blank),
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


def _begun(source: str, source_map: SourceMap, lines: Sequence[Line]) -> list[int]:
    """The indices of the lines before which ``source`` begins a page by a form feed."""
    if "\f" not in source:
        return []
    places = [source_map.to_source(line.start) for line in lines]
    return [index for index, at in enumerate(places) if index and "\f" in source[at - 1 : at + 1]]


def load(data: bytes, form: Format, grammar: Grammar, limits: Limits) -> Document:
    """As ``load_text``, called as every loader is."""
    return load_text(data, grammar, limits)
