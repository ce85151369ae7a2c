"""The outline of a document does not depend on its layout."""

import re
import textwrap
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from kcextract.document import Document
from kcextract.grammar import Grammar
from kcextract.loaders.text import load_text
from kcextract.outline import Outline, parse

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
DOCUMENTS = sorted(path.stem for path in CORPUS.glob("*.txt"))

LINES_OF_A_PAGE = 45


def shape(outline: Outline) -> list[tuple[str, str | None, str, str | None, str]]:
    """What must stay the same: the sections but for their places."""
    return [
        (section.kind, section.marker, section.path, section.heading, section.role)
        for section in outline.sections
    ]


def paragraphs(document: Document, outline: Outline) -> list[str]:
    """The text in reading order: paragraphs on one line each, tables as they are.

    What may go on from the paragraph before belongs to it, unless a section begins there.
    """
    starts = {section.start for section in outline.sections}
    spans: list[tuple[int, int]] = []
    for start, end, firm in document.paragraphs:
        if firm or start in starts:
            spans.append((start, end))
        else:
            spans[-1] = (spans[-1][0], end)
    pieces = [(start, " ".join(document.text[start:end].split())) for start, end in spans]
    tables = [(grid.start, document.text[grid.start : grid.end]) for grid in document.grids]
    return [piece for _, piece in sorted(pieces + tables)]


def rewrapped(width: int) -> Callable[[str, list[str]], bytes]:
    def rewrap(_: str, pieces: list[str]) -> bytes:
        lines = []
        for piece in pieces:
            if "\n" in piece:
                lines.append(piece)
            else:
                lines += textwrap.wrap(piece, width, break_long_words=False, break_on_hyphens=False)
        return "\n".join(lines).encode()

    return rewrap


def paged(page: Callable[[int], str]) -> Callable[[str, list[str]], bytes]:
    """Puts ``page(n)`` before page n, from the second on."""

    def put(text: str, _: list[str]) -> bytes:
        lines = []
        for number, line in enumerate(text.split("\n")):
            if number and number % LINES_OF_A_PAGE == 0:
                lines.append(page(number // LINES_OF_A_PAGE + 1))
            lines.append(line)
        return "\n".join(lines).encode()

    return put


LAYOUTS: dict[str, Callable[[str, list[str]], bytes]] = {
    **{f"wrapped at {width}": rewrapped(width) for width in (40, 60, 80, 100)},
    "CRLF": lambda text, _: text.replace("\n", "\r\n").encode(),
    "NFD": lambda text, _: unicodedata.normalize("NFD", text).encode(),
    "UTF-16": lambda text, _: text.encode("utf-16"),
    "UTF-16 without mark, big endian": lambda text, _: text.encode("utf-16-be"),
    "byte order mark": lambda text, _: text.encode("utf-8-sig"),
    "blank lines doubled": lambda text, _: re.sub(r"\n(?=\n)", "\n\n", text).encode(),
    "page numbers": paged(str),
    "page numbers and header": paged(lambda page: f"{page}\nChương trình khuyến công"),
    "page numbers and header in capitals": paged(lambda page: f"{page}\nQUYẾT ĐỊNH VỀ KHUYẾN CÔNG"),
    "page number and header on one line": paged(lambda page: f"Kế hoạch khuyến công - Trang {page}"),
}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_outline_is_the_same_in_another_layout(grammar: Grammar, name: str, layout: str):
    data = (CORPUS / f"{name}.txt").read_bytes()
    document = load_text(data, grammar)
    outline = parse(document, grammar)

    changed = LAYOUTS[layout](data.decode(), paragraphs(document, outline))

    assert shape(parse(load_text(changed, grammar), grammar)) == shape(outline)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_another_one_for_some_document(grammar: Grammar, layout: str):
    texts = [(CORPUS / f"{name}.txt").read_bytes() for name in DOCUMENTS]
    documents = [load_text(data, grammar) for data in texts]
    pieces = [paragraphs(document, parse(document, grammar)) for document in documents]

    changed = [LAYOUTS[layout](data.decode(), parts) for data, parts in zip(texts, pieces, strict=True)]
    assert changed != texts
