"""What the header of a table says: the words over each column, from top to leaf, and their meaning."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from kcextract.extractors.appendix.grids import Box, Rectangle, is_numeric
from kcextract.extractors.appendix.sheet import Meaning
from kcextract.extractors.appendix.spans import spread_cells
from kcextract.grammar.tables import TablesGrammar
from kcextract.text.cells import is_words, is_year, kind_of
from kcextract.text.dates import find_period
from kcextract.text.folding import fold

_HALF = 0.5
_TOTAL = "tong"
_NUMBERS = ("amount", "quantity")
_NUMBERS_OR_UNKNOWN = (*_NUMBERS, None)


class Header(NamedTuple):
    """What is known of the columns from their header, one entry each.

    ``paths`` are the words from top to leaf, empty where they were lost; ``units`` are in đồng. ``is_whole``
    says that every column has its header and that no two columns are headed alike.
    """

    paths: tuple[tuple[str, ...], ...]
    meanings: tuple[Meaning, ...]
    units: tuple[int | None, ...]
    is_whole: bool


def read_header(table: Rectangle, grammar: TablesGrammar, unit_vnd: int | None) -> Header:
    """What the header of ``table`` says; ``unit_vnd`` is the unit of money that stands beside it, if any."""
    paths, is_spread = _paths(table, grammar)
    columns = [[box.text for box in column if box.text] for column in zip(*table.body, strict=True)]
    units = tuple(_unit(path, grammar) for path in paths)
    has_money = unit_vnd is not None or any(units) or any(_totals_money(path, grammar) for path in paths)
    read = [
        _Column(path, texts, grammar, has_money).meaning() for path, texts in zip(paths, columns, strict=True)
    ]
    read = _roles(table, paths, read)
    is_whole = is_spread and all(paths) and not _repeats(paths, read)
    if is_whole:
        read = _totals(paths, read, grammar)
    return Header(paths, tuple(read), units, is_whole)


def _totals_money(path: Sequence[str], grammar: TablesGrammar) -> bool:
    """Whether a header is that of all the money: then years beside it are of money too."""
    folded = map(fold, path)
    return any(grammar.total.search(text) and grammar.amount.search(text) for text in folded)


def _paths(table: Rectangle, grammar: TablesGrammar) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """The header words over each column, and whether all of them are there, each in its place."""
    empty: tuple[tuple[str, ...], ...] = ((),) * table.width
    if not table.headers:
        return empty, False
    cut = min(table.headers[0], default=0) > 0
    rows = _covered(table)
    is_whole = rows is not None and not cut
    if rows is None:
        texts = [[row[at].text for at in sorted(row)] for row in table.headers]
        rows = None if cut else spread_cells(texts, table.width, grammar)
        is_whole = rows is not None
        if rows is None:
            return _edges(table, grammar), False
    paths: list[list[str]] = [[] for _ in range(table.width)]
    for row in _extended(rows):
        for column, text in enumerate(row):
            if text and (not paths[column] or paths[column][-1] != text):
                paths[column].append(text)
    return tuple(tuple(path) for path in paths), is_whole


def _covered(table: Rectangle) -> list[list[str]] | None:
    """The words of each header row over all columns; None where its cells do not reach over all of them.

    The first row may have lost its beginning.
    """
    rows: list[list[str]] = []
    deep: dict[int, int] = {}
    for number, row in enumerate(table.headers):
        texts: list[str | None] = [None] * table.width
        for column, depth in deep.items():
            if depth > number:
                texts[column] = ""
        for column, box in row.items():
            for each in range(column, min(column + box.reach, table.width)):
                texts[each] = box.text
                deep[each] = number + box.depth
        lost = min(row, default=0) if number == 0 else 0
        if any(text is None for text in texts[lost:]):
            return None
        rows.append([text or "" for text in texts])
    return rows


def _extended(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Rows in which a merged header, of which an export kept the first cell only, reaches to the right."""
    extended = [list(row) for row in rows]
    for number, row in enumerate(extended[:-1]):
        below = extended[number + 1 :]
        for column in range(1, len(row)):
            if row[column] or not row[column - 1] or any(each[column] for each in extended[:number]):
                continue
            if any(each[column] for each in below) and any(each[column - 1] for each in below):
                row[column] = row[column - 1]
    return extended


def _edges(table: Rectangle, grammar: TablesGrammar) -> tuple[tuple[str, ...], ...]:
    """Of a header whose cells have no certain place, what surely heads the first and the last column."""
    paths: list[tuple[str, ...]] = [()] * table.width
    top = table.headers[0]
    if min(top, default=1) == 0:
        texts = [top[at].text for at in sorted(top)]
        if grammar.ordinal.search(fold(texts[0])):
            paths[0] = (texts[0],)
            if len(texts) > 1 and table.width > 1 and grammar.label.search(fold(texts[1])):
                paths[1] = (texts[1],)
        if len(texts) > 2 and grammar.text.search(fold(texts[-1])):
            paths[-1] = (texts[-1],)
    return tuple(paths)


def _unit(path: Sequence[str], grammar: TablesGrammar) -> int | None:
    """The unit of money that the header of a column names in brackets or as all of a cell."""
    for text in reversed(path):
        folded = fold(text)
        match = grammar.bracket.search(folded) or grammar.unit_note.search(folded)
        unit = grammar.unit_of(match["unit"]) if match is not None else None
        if unit is not None:
            return unit
    return None


class _Column(NamedTuple):
    """A column: its header from top to leaf, the words of its filled cells, whether the table is of money."""

    path: tuple[str, ...]
    texts: list[str]
    grammar: TablesGrammar
    has_money: bool

    def meaning(self) -> Meaning:
        """What the header says; what the cells contradict counts as not said."""
        if not self.path:
            return Meaning()
        parts = [_without_bracket(fold(text), self.grammar) for text in self.path]
        measure = self._measure(parts)
        kinds = Counter(map(kind_of, self.texts))
        wordy = sum(count for kind, count in kinds.items() if is_words(kind)) > len(self.texts) * _HALF
        if (measure == "label" and is_numeric(self.texts)) or (measure in _NUMBERS and wordy):
            measure = None
        source = self._names_source(parts)
        if measure is None and source is not None and not wordy:
            measure = "amount"
        first, last = self._period()
        if measure is None and not wordy and self.has_money and (first or last or self._is_total(parts)):
            measure = "amount"
        if measure == "amount" and source is None and self._is_total(parts):
            source = _TOTAL
        if measure in ("ordinal", "label", "text"):
            first = last = None
        if measure != "amount":
            source = None
        if measure is None and first is None and last is None:
            return Meaning()
        return Meaning(measure, first, last, source, "header")

    def _measure(self, parts: Sequence[str]) -> str | None:
        grammar = self.grammar
        for text, part in zip(reversed(self.path), reversed(parts), strict=True):
            if grammar.ordinal.search(part):
                return "ordinal"
            if grammar.source_of(part, bare=False):
                return "amount"
            if self._counts(text) or grammar.quantity.search(part):
                return "quantity"
            if _money_in(text, grammar) or (grammar.amount.search(part) and not grammar.split.search(part)):
                return "amount"
            if grammar.text.search(part) and len(self.path) <= 2:
                return "text" if not grammar.label.search(part) else "label"
            if grammar.label.search(part) and not grammar.split.search(part):
                return "label"
        return None

    def _counts(self, text: str) -> bool:
        """Whether a header names a unit in brackets that is none of money."""
        match = self.grammar.bracket.search(fold(text))
        return match is not None and self.grammar.unit_of(match["unit"]) is None

    def _names_source(self, parts: Sequence[str]) -> str | None:
        """The source of the lowest header that names one; a sum over a source is the source's."""
        for part in reversed(parts):
            code = self.grammar.source_of(part, bare=True)
            if code is not None:
                return code
        return None

    def _is_total(self, parts: Sequence[str]) -> bool:
        return any(self.grammar.total.search(part) for part in parts)

    def _period(self) -> tuple[int | None, int | None]:
        """The years of the lowest header that names some."""
        for text in reversed(self.path):
            if is_year(text):
                years = [int(text[:4]), int(text[-4:])]
                return (years[0], years[1]) if years[0] <= years[1] else (None, None)
            period = find_period(text)
            if period is not None:
                return period.first, period.last
        return None, None


def _without_bracket(folded: str, grammar: TablesGrammar) -> str:
    match = grammar.bracket.search(folded)
    return folded if match is None else folded[: match.start()].strip() or folded


def _money_in(text: str, grammar: TablesGrammar) -> bool:
    match = grammar.bracket.search(fold(text))
    return match is not None and grammar.unit_of(match["unit"]) is not None


def _roles(table: Rectangle, paths: Sequence[tuple[str, ...]], read: Sequence[Meaning]) -> list[Meaning]:
    """One column of labels: others that are headed so hold text. Without words the cells tell."""
    return [
        _in_role(table, column, path, meaning)
        for column, (path, meaning) in enumerate(zip(paths, read, strict=True))
    ]


def _in_role(table: Rectangle, column: int, path: tuple[str, ...], meaning: Meaning) -> Meaning:
    measure = meaning.measure
    if column == table.ordinal and measure in (None, "text"):
        return Meaning("ordinal") if any(row[column].text for row in table.body) else Meaning()
    if column == table.label and measure in (None, "text"):
        return Meaning("label", basis="header" if path and measure else None)
    if column != table.label and measure == "label":
        return meaning._replace(measure="text")
    return Meaning() if column != table.ordinal and measure == "ordinal" else meaning


def _repeats(paths: Sequence[tuple[str, ...]], read: Sequence[Meaning]) -> bool:
    """Whether columns of numbers are headed alike: what told them apart was lost."""
    numbers = [
        path for path, meaning in zip(paths, read, strict=True) if meaning.measure in _NUMBERS_OR_UNKNOWN
    ]
    return any(count > 1 for count in Counter(numbers).values())


def _totals(
    paths: Sequence[tuple[str, ...]], read: Sequence[Meaning], grammar: TablesGrammar
) -> list[Meaning]:
    """The period of a total over columns of years: all of these, where they follow each other."""
    spans = sorted(
        {
            (meaning.period_start, meaning.period_end)
            for meaning in read
            if meaning.measure == "amount"
            and meaning.period_start is not None
            and meaning.period_end is not None
        }
    )
    follows = len(spans) > 1 and all(after[0] == before[1] + 1 for before, after in pairwise(spans))
    if not follows:
        return list(read)
    return [
        meaning._replace(period_start=spans[0][0], period_end=spans[-1][1])
        if meaning.measure == "amount"
        and (meaning.period_start, meaning.period_end) == (None, None)
        and any(grammar.total.search(fold(text)) for text in path)
        else meaning
        for path, meaning in zip(paths, read, strict=True)
    ]


def header_boxes(table: Rectangle) -> list[Box]:
    """The cells of the header, in order."""
    return [row[column] for row in table.headers for column in sorted(row)]
