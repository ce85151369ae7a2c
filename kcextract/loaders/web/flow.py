"""From the element that holds the document to blocks: paragraphs and tables in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kcextract.grammar import Grammar
from kcextract.loaders.assembly import (
    Block,
    RunningText,
    SourceLine,
    Table,
    TableCell,
    TextParagraph,
)
from kcextract.loaders.layout import is_layout
from kcextract.loaders.web.elements import Element
from kcextract.loaders.web.grids import PlacedTable, place
from kcextract.loaders.web.lists import ListCounter
from kcextract.loaders.web.sheets import inline
from kcextract.text.folding import fold
from kcextract.text.normalisation import compose
from kcextract.text.superscripts import superscript

_SPACE = re.compile("[ \t\r\n\f]+")
_SPACES = re.compile(" *\t[ \t]*|  +")
_AROUND_BREAK = re.compile(" *\n *")
# Preformatted text of so many lines has its paragraphs still to be found.
_PRINTED_LINES = 3
# Letterheads and signatures may have more rows than other tables that only set text side by side.
_OFFICIAL_ROWS = 12
_OFFICIAL_COLUMNS = 3
_NUMBER = re.compile(r"[-+(]?\d[\d.,\s]*%?\)?")
_OFFICIAL = frozenset({"recipients", "signature"})
_NO_BORDER = frozenset({"", "0", "none"})
_BORDERS = tuple(f"border{side}" for side in ("", "-top", "-bottom", "-left", "-right"))
_DRAWN = re.compile(r"\b(?:solid|double|dotted|dashed|groove|ridge|inset|outset)\b")
# More tables inside each other than any page has.
_MOST_NESTED = 20
# Letterheads and signatures have no more characters; a frame around a page has.
_SHORT = 2000
# An inner table with so much of the text makes the outer one a frame.
_FRAME_SHARE = 0.5


def blocks(root: Element, grammar: Grammar) -> list[Block]:
    """The blocks of what ``root`` holds."""
    return _Flow(grammar, 0).walk(root)


class _Flow:
    """Reads an element from its beginning to its end."""

    def __init__(self, grammar: Grammar, nested: int) -> None:
        self._grammar = grammar
        self._nested = nested
        self._blocks: list[Block] = []
        # The text of the paragraph so far; line breaks are those that are shown.
        self._pieces: list[str] = []
        self._marker = ""
        self._counters: dict[Element, ListCounter] = {}

    def walk(self, root: Element) -> list[Block]:
        """The blocks of ``root``; to be called once."""
        stack: list[tuple[Element, Iterator[Element | str]]] = [(root, iter(root.children))]
        while stack:
            element, children = stack[-1]
            child = next(children, None)
            if child is None:
                stack.pop()
                if element.is_block:
                    self._end_paragraph(printed=element.tag == "pre")
                continue
            if isinstance(child, str):
                self._add_text(child, element)
                continue
            if child.tag == "br":
                self._pieces.append("\n")
            elif child.tag == "table":
                self._end_paragraph()
                self._add_table(child)
            elif child.tag == "sup" and (power := _power(child)):
                self._pieces.append(power)
            elif "mso-tab-count" in child.get("style"):
                self._pieces.append("\t")
            else:
                if child.is_block:
                    self._end_paragraph()
                    if child.tag == "li":
                        self._count(child, element)
                stack.append((child, iter(child.children)))
        self._end_paragraph()
        return self._blocks

    def _add_text(self, text: str, element: Element) -> None:
        if element.keeps_space:
            text = text.replace("\r\n", "\n")
            if element.tag == "pre" and not self._pieces:
                # The first line break of preformatted text is not shown.
                text = text.removeprefix("\n")
        else:
            text = _SPACE.sub(" ", text)
        self._pieces.append(text.upper() if element.is_upper else text)

    def _count(self, item: Element, parent: Element) -> None:
        counter = self._counters.get(parent)
        if counter is None:
            counter = self._counters[parent] = ListCounter(parent)
        self._marker = counter.marker(item)

    def _end_paragraph(self, *, printed: bool = False) -> None:
        """Makes paragraphs of the text so far: blank lines part them."""
        if not self._pieces:
            return
        text = "".join(self._pieces)
        self._pieces.clear()
        if not text.strip():
            return
        if printed and text.count("\n") >= _PRINTED_LINES:
            self._blocks.append(RunningText(tuple(SourceLine(line) for line in text.split("\n"))))
            return
        group: list[SourceLine] = []
        for line in _AROUND_BREAK.sub("\n", _SPACES.sub(_one_space, text)).split("\n"):
            if line.strip():
                group.append(SourceLine(self._marked(line.strip())))
            elif group:
                self._blocks.append(TextParagraph(tuple(group)))
                group = []
        if group:
            self._blocks.append(TextParagraph(tuple(group)))

    def _marked(self, line: str) -> str:
        """The line, with the marker of the list's item that it begins unless one is typed there."""
        marker, self._marker = self._marker, ""
        if not marker:
            return line
        opening = self._grammar.outline.opener(line.lstrip())
        if opening is not None and (opening.numbered or marker == line.lstrip()[:1]):
            return line
        return f"{marker} {line}"

    def _add_table(self, element: Element) -> None:
        placed = place(element)
        for loose in placed.before:
            self._blocks += _Flow(self._grammar, self._nested).walk(loose)
        inner = [self._inside(cell.element) for cell in placed.cells]
        table = Table(
            placed.row_count,
            placed.column_count,
            tuple(
                TableCell(
                    cell.row,
                    cell.column,
                    tuple(_lines(held)),
                    cell.row_span,
                    cell.column_span,
                    cell.is_header,
                )
                for cell, held in zip(placed.cells, inner, strict=True)
            ),
        )
        if not table.cells:
            return
        if _is_frame(table, inner) or self._is_layout(table, element, placed):
            is_short = sum(map(_length, table.cells)) <= _SHORT and not any(
                isinstance(block, Table) for held in inner for block in held
            )
            for cell, held in zip(table.cells, inner, strict=True):
                if is_short:
                    # In a letterhead or a signature every line stands for itself.
                    self._blocks += (TextParagraph((line,)) for line in cell.lines)
                else:
                    self._blocks += held
        else:
            self._blocks.append(table)

    def _inside(self, cell: Element) -> list[Block]:
        """The blocks of a cell; of tables too deep inside others nothing but the text."""
        if self._nested >= _MOST_NESTED:
            return [TextParagraph((SourceLine(text),)) for text in _texts(cell)]
        return _Flow(self._grammar, self._nested + 1).walk(cell)

    def _is_layout(self, table: Table, element: Element, placed: PlacedTable) -> bool:
        official = self._is_official(table)
        if official and table.row_count <= _OFFICIAL_ROWS and table.column_count <= _OFFICIAL_COLUMNS:
            return not any(_NUMBER.fullmatch(line.text) for cell in table.cells for line in cell.lines)
        ruled = not official and _is_ruled(element, placed)
        return is_layout(table, ruled=ruled or None)

    def _is_official(self, table: Table) -> bool:
        """Whether a letterhead or a signature is in it."""
        for cell in table.cells:
            for line in cell.lines:
                text = compose(line.text).strip()
                opening = self._grammar.outline.opener(text) if text else None
                if opening is not None and opening.name in _OFFICIAL:
                    return True
                if text and self._grammar.header.letterhead.motto.match(fold(text)):
                    return True
        return False


def _one_space(spaces: re.Match[str]) -> str:
    return "\t" if "\t" in spaces[0] else " "


def _is_frame(table: Table, inner: Sequence[Sequence[Block]]) -> bool:
    """Whether the table is there for the tables inside it."""
    tables = (block for held in inner for block in held if isinstance(block, Table))
    nested = sum(_length(cell) for block in tables for cell in block.cells)
    return nested > 0 and nested >= _FRAME_SHARE * sum(map(_length, table.cells))


def _length(cell: TableCell) -> int:
    return sum(len(line.text) for line in cell.lines)


def _lines(held: Sequence[Block]) -> Iterator[SourceLine]:
    """The lines of a cell; of a table in it those of its cells, row by row."""
    for block in held:
        if isinstance(block, Table):
            for cell in block.cells:
                yield from cell.lines
        else:
            yield from (line for line in block.lines if line.text.strip())


def _is_ruled(element: Element, placed: PlacedTable) -> bool:
    """Whether lines are drawn around the cells."""
    declared = inline(element.get("style"))
    if any(_DRAWN.search(declared.get(name, "")) for name in _BORDERS):
        return True
    if placed.cells:
        first = inline(placed.cells[0].element.get("style"))
        if any(_DRAWN.search(first.get(name, "")) for name in _BORDERS):
            return True
    stated = element.attributes.get("border")
    return (
        stated is not None
        and stated.strip() not in _NO_BORDER
        and declared.get("border", "1") not in _NO_BORDER
    )


def _power(element: Element) -> str:
    """What ``<sup>`` shows of a number: its small digits, which are no part of the number before them."""
    text = "".join(_texts(element))
    raised = superscript(text)
    return raised if raised != text else ""


def _texts(root: Element) -> Iterator[str]:
    """The text of an element and all in it, without its order in tables."""
    stack: list[Iterator[Element | str]] = [iter(root.children)]
    while stack:
        child = next(stack[-1], None)
        if child is None:
            stack.pop()
        elif isinstance(child, Element):
            stack.append(iter(child.children))
        elif child.strip():
            yield " ".join(child.split())
