"""The numbers of a table as the proof sees them: numeric columns, rows that sum up, rows of one source."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from kcextract.extractors.appendix.sheet import Meaning, Sheet, SheetRow
from kcextract.text.folding import fold

# What is part of what: a source of money stands below those that contain it.
CONTAINERS = {
    "khuyen_cong_quoc_gia": ("ngan_sach_nha_nuoc", "tong"),
    "khuyen_cong_dia_phuong": ("ngan_sach_nha_nuoc", "tong"),
    "ngan_sach_nha_nuoc": ("tong",),
    "doi_ung": ("tong",),
    "khac": ("tong",),
    "tong": (),
}
LEAF_SOURCES = ("khuyen_cong_quoc_gia", "khuyen_cong_dia_phuong", "doi_ung", "khac")
# Larger figures are no amounts; sums of smaller ones are exact as floats.
_LIMIT = 10**12
_BLANKS = " \t\n\r\xa0-–—."


@dataclass(frozen=True, slots=True)
class Relation:
    """A sum that holds down the rows: ``total`` is the sum of ``parts``, all of them column numbers.

    ``supports`` counts the rows on which it holds (blank and zero totals count for nothing), ``broken`` are
    the numbers of the rows on which it does not. ``free`` are further columns which may be parts or not,
    since they are blank wherever the total is printed.
    """

    total: int
    parts: tuple[int, ...]
    supports: int
    broken: tuple[int, ...] = ()
    free: tuple[int, ...] = ()

    @property
    def breaks(self) -> int:
        """On how many rows it does not hold."""
        return len(self.broken)


class Reading(NamedTuple):
    """What the columns come to by one row or by the sum of some: of which source, and the values.

    ``is_total`` says that a row closes the table with it.
    """

    source: str | None
    values: tuple[float, ...]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of a table.

    ``columns`` are the numbers of the columns that hold figures (blank ones between them too); ``values``
    has a row for each row of the table and a figure for each of ``columns``, 0 where there is none, times
    ``scale`` (a power of ten that makes them whole); ``present`` says where a number is printed. ``words``
    are the measures of the columns that hold none (``ordinal``, ``label``, ``text``), by column number.
    """

    columns: tuple[int, ...]
    values: tuple[tuple[float, ...], ...]
    present: tuple[tuple[bool, ...], ...]
    scale: int
    words: dict[int, str]
    rows: tuple[SheetRow, ...]


def contains(outer: str, inner: str) -> bool:
    """Whether money of the source ``inner`` is money of ``outer``; a source contains itself."""
    return outer == inner or outer in CONTAINERS.get(inner, ())


def read_figures(sheet: Sheet, known: Sequence[Meaning]) -> Figures:
    """The numbers of ``sheet``; ``known`` is what the header says of its columns."""
    words = _word_columns(sheet, known)
    numeric = [
        column
        for column in range(sheet.width)
        if column not in words
        and (
            (known[column].measure if column < len(known) else None) in {"amount", "quantity"}
            or any(row[column].value is not None for row in sheet.cells)
        )
    ]
    label = next((column for column, measure in words.items() if measure == "label"), -1)
    first = min(numeric, default=sheet.width)
    # A blank column behind the label may be the place of a figure; what stands left of the label is none.
    start = label + 1 if label < first else first
    columns = tuple(column for column in range(start, sheet.width) if column not in words and numeric)
    numbers = [[row[column].value for column in columns] for row in sheet.cells]
    present = tuple([tuple([number is not None for number in row]) for row in numbers])
    values = tuple([tuple([0.0 if number is None else float(number) for number in row]) for row in numbers])
    if all(_is_whole(row) for row in values):
        return Figures(columns, values, present, 1, words, sheet.rows)
    numbers = [[None if each is None or abs(each) >= _LIMIT else each for each in row] for row in numbers]
    scale = _scale(numbers)
    present = tuple(tuple(number is not None for number in row) for row in numbers)
    values = tuple(
        tuple(0.0 if number is None else float(round(number * scale, 3)) for number in row) for row in numbers
    )
    return Figures(columns, values, present, scale, words, sheet.rows)


def _is_whole(figures: Sequence[float]) -> bool:
    """Whether figures are whole numbers, and none is too large."""
    if not all(map(float.is_integer, figures)):
        return False
    return max(figures, default=0) < _LIMIT and min(figures, default=0) > -_LIMIT


def read_readings(figures: Figures) -> tuple[Reading, ...]:
    """What each column comes to: by every total row, by the sum of the top rows, by closing rows of a source.

    Top rows whose label names a source ("Ngân sách nhà nước" at the end) are each a reading of that source
    and join the sum only where all the top rows are of this kind. Sums without a marker ("Cộng") are summed
    apart from the rows that they sum up.
    """
    readings: list[Reading] = []
    plain: list[tuple[float, ...]] = []
    sums: list[tuple[float, ...]] = []
    named: list[Reading] = []
    for row, values in zip(figures.rows, figures.values, strict=True):
        if row.kind == "total":
            readings.append(Reading(None if row.source == "tong" else row.source, values, is_total=True))
        elif row.level == 0 and row.source is None and any(values):
            (sums if row.kind == "subtotal" and row.marker is None else plain).append(values)
        elif row.level == 0 and row.source is not None:
            named.append(Reading(row.source, values))
    for summed in [plain, sums] if plain or sums else [[reading.values for reading in named]]:
        if summed:
            readings.append(Reading(None, tuple(map(sum, zip(*summed, strict=True)))))
    return tuple(dict.fromkeys(readings + named))


def row_hits(figures: Figures) -> dict[str, tuple[int, tuple[int, ...]]]:
    """Of the rows of a source ("- Quốc gia"): how many, and in how many of them each column has a figure.

    Closing rows at the top level are left out: they sum up whole columns, whatever the columns' source.
    """
    hits: dict[str, tuple[int, list[int]]] = {}
    for row, values in zip(figures.rows, figures.values, strict=True):
        if row.source is None or row.kind == "total" or row.level == 0 or not any(values):
            continue
        count, columns = hits.setdefault(row.source, (0, [0] * len(figures.columns)))
        for index, value in enumerate(values):
            columns[index] += value != 0
        hits[row.source] = count + 1, columns
    return {source: (count, tuple(columns)) for source, (count, columns) in hits.items()}


def counts_beside(figures: Figures, pairs: Iterable[tuple[int, Sequence[int]]]) -> bool:
    """Whether figures are numbers of things, each beside the amounts that pay for them.

    ``pairs`` are an index of ``figures.columns`` and those of the amounts of its group. Numbers of things
    are whole, stand where the amounts stand and nowhere else, are far smaller and not as round.
    """
    filled = paid = both = whole = small = odd = 0
    numbers = []
    medians = []
    for index, amounts in pairs:
        for values in figures.values:
            amount = sum(values[column] for column in amounts)
            number = values[index]
            paid += amount != 0
            if number:
                numbers.append(number / figures.scale)
                filled += 1
                whole += number % figures.scale == 0 and number > 0
                odd += bool(number % (5 * figures.scale)) or number < 10 * figures.scale
                both += amount != 0
                small += amount >= 8 * number
        own = sorted(values[index] for values in figures.values if values[index])
        medians.append(own[len(own) // 2] / figures.scale if own else 0.0)
    numbers.sort()
    few = bool(numbers) and numbers[len(numbers) // 2] <= 20 and max(medians) <= 100
    return (
        both >= 8
        and both >= 0.85 * filled
        and both >= 0.75 * paid
        and whole >= 0.9 * filled
        and small >= 0.8 * both
        and odd >= 0.6 * filled
        and few
    )


def _word_columns(sheet: Sheet, known: Sequence[Meaning]) -> dict[int, str]:
    words = {
        column: meaning.measure
        for column, meaning in enumerate(known[: sheet.width])
        if meaning.measure in {"ordinal", "label", "text"}
    }
    unknown = [c for c in range(sheet.width) if c >= len(known) or known[c].measure is None]
    texts = [column for column in unknown if _holds_words(sheet, column)]
    if "label" not in words.values():
        label = next((column for column in texts if _holds_labels(sheet, column)), None)
        if label is None and texts and not any(row.label for row in sheet.rows):
            label = texts[0] if texts[0] < _first_number(sheet) else None
        if label is not None:
            words[label] = "label"
    label = next((column for column, measure in words.items() if measure == "label"), None)
    for column in unknown:
        if column not in words and label is not None and column < label and _holds_markers(sheet, column):
            words[column] = "ordinal"
        elif column not in words and column in texts:
            words[column] = "text"
    return words


def _first_number(sheet: Sheet) -> int:
    """The first column with a number in it."""
    columns = range(sheet.width)
    return next((c for c in columns if any(row[c].value is not None for row in sheet.cells)), sheet.width)


def _holds_words(sheet: Sheet, column: int) -> bool:
    """Whether most cells of a column are words; "20 điểm" is a number of things."""
    texts = [(row[column].text.strip(_BLANKS), row[column].value) for row in sheet.cells]
    filled = [(text, value) for text, value in texts if text]
    words = sum(value is None and not text[0].isdigit() for text, value in filled)
    return words * 2 > len(filled)


def _holds_labels(sheet: Sheet, column: int) -> bool:
    pairs = [
        (fold(row.label), fold(" ".join(cells[column].text.split())))
        for row, cells in zip(sheet.rows, sheet.cells, strict=True)
        if row.label
    ]
    return bool(pairs) and sum(label in text for label, text in pairs) * 2 > len(pairs)


def _holds_markers(sheet: Sheet, column: int) -> bool:
    pairs = [
        (row.marker, cells[column].text.strip(_BLANKS + ")"))
        for row, cells in zip(sheet.rows, sheet.cells, strict=True)
        if cells[column].text.strip(_BLANKS)
    ]
    return bool(pairs) and sum(
        (marker or "").strip(_BLANKS + ")") == text for marker, text in pairs
    ) >= 0.6 * len(pairs)


def _scale(numbers: Iterable[Sequence[Decimal | None]]) -> int:
    """The power of ten that makes ``numbers`` whole."""
    places = 0
    for row in numbers:
        for number in row:
            if number is not None:
                exponent = number.normalize().as_tuple().exponent
                if isinstance(exponent, int) and -exponent > places:
                    places = -exponent
    return int(10 ** min(places, 3))
