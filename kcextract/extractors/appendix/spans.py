"""The columns of a header whose merged cells were not recorded: which of them reach over those below.

A table is as wide as its leaves: cells of the upper rows with nothing below, and cells of the lowest. How
many cells are merged follows from the numbers of cells; which ones, from their words: a year, "Trong đó",
"Kinh phí" stand over others, the number of the row, the label and the remarks do not.
"""

from __future__ import annotations

from collections.abc import Sequence

from kcextract.grammar.tables import TablesGrammar
from kcextract.text.cells import is_year
from kcextract.text.dates import find_period
from kcextract.text.folding import fold

_DEEPEST = 4
_MOST_CELLS = 40


def spread_cells(rows: Sequence[Sequence[str]], width: int, grammar: TablesGrammar) -> list[list[str]] | None:
    """The words of each header row over all of ``width`` columns; None where they have no certain place.

    ``rows`` are the cells of each row, without those that cells above reach down to. Where they have no
    certain place in these rows, all cells are tried in all rows.
    """
    found = _spread(rows, width, grammar)
    if found is not None:
        return found
    cells = [text for row in rows for text in row if text]
    if not 0 < len(cells) <= _MOST_CELLS:
        return None
    # What heads row numbers, labels and remarks stands in the first row.
    least = max((at for at, text in enumerate(cells, 1) if _is_alone(fold(text), grammar)), default=1)
    ways: list[list[list[str]]] = []
    for first in range(least, len(cells)):
        ways.append([cells[:first], cells[first:]])
        ways += [[cells[:first], cells[first:then], cells[then:]] for then in range(first + 1, len(cells))]
    spreads = [
        each
        for way in ways
        if _is_likely(way, grammar) and (each := _spread(way, width, grammar)) is not None
    ]
    return spreads[0] if len(spreads) == 1 else None


def _is_likely(rows: Sequence[Sequence[str]], grammar: TablesGrammar) -> bool:
    """Whether each row is of one kind of thing: years in one row, sources in others, remarks last."""
    with_years = 0
    for row in rows:
        folded = [fold(text) for text in row]
        years = sum(_is_period(text) for text in row)
        sources = sum(grammar.source_of(text, bare=True) is not None for text in folded)
        splits = [at for at, text in enumerate(folded) if grammar.split.search(text)]
        with_years += years > 0
        if (years and sources) or (
            splits and any(grammar.source_of(t, bare=True) for t in folded[splits[0] :])
        ):
            return False
    remarks = [at for at, text in enumerate(rows[0]) if grammar.text.search(fold(text))]
    labels = [at for at, text in enumerate(rows[0]) if grammar.label.search(fold(text))]
    if remarks and labels and max(remarks) > max(labels) + 1 and max(remarks) < len(rows[0]) - 1:
        return False
    return with_years <= 1


def _is_period(text: str) -> bool:
    return is_year(text) or find_period(text) is not None


def _spread(rows: Sequence[Sequence[str]], width: int, grammar: TablesGrammar) -> list[list[str]] | None:
    """The words of each row over all columns, if there is one way only to put them there."""
    if not rows or len(rows) > _DEEPEST or not rows[0]:
        return None
    top = list(rows[0])
    if len(rows) == 1:
        is_leaf = len(top) == width and not any(grammar.split.search(fold(text)) for text in top)
        return [top] if is_leaf else None
    found = []
    for merged in range(1, len(top) + 1):
        below = width - len(top) + merged
        if below < 2 * merged:
            continue
        lower = _spread(rows[1:], below, grammar)
        first = _merged_from(top, merged, grammar)
        if lower is None or first is None:
            continue
        sizes = _sizes(top[first : first + merged], lower)
        if sizes is None:
            continue
        words: list[str] = []
        places: list[int | None] = []
        done = 0
        for at, text in enumerate(top):
            size = sizes[at - first] if first <= at < first + merged else 0
            words += [text] * max(1, size)
            places += range(done, done + size) if size else [None]
            done += size
        found.append([words, *([("" if at is None else row[at]) for at in places] for row in lower)])
    return found[0] if len(found) == 1 else None


def _merged_from(top: Sequence[str], merged: int, grammar: TablesGrammar) -> int | None:
    """The first of ``merged`` cells side by side that stand over others; None where several might be."""
    scores = [_score(fold(text), text, grammar) for text in top]
    sums = [sum(scores[at : at + merged]) for at in range(len(top) - merged + 1)]
    best = max(sums)
    windows = [at for at, each in enumerate(sums) if each == best]
    least = min(scores[windows[0] : windows[0] + merged])
    return windows[0] if len(windows) == 1 and least > 0 else None


def _is_alone(folded: str, grammar: TablesGrammar) -> bool:
    """Whether a header stands over no others, nor below any: that of row numbers, labels or remarks."""
    if grammar.split.search(folded) is not None:
        return False
    return any(pattern.search(folded) for pattern in (grammar.ordinal, grammar.label, grammar.text))


def _score(folded: str, text: str, grammar: TablesGrammar) -> int:
    """How likely a cell stands over others; less than nothing of one that never does."""
    if grammar.split.search(folded):
        return 3
    if _is_alone(folded, grammar) or grammar.quantity.search(folded):
        return -3
    if _is_period(text):
        return 3
    if grammar.total.search(folded):
        return 1
    if grammar.source_of(folded, bare=True) or grammar.amount.search(folded):
        return 2
    return 1


def _sizes(merged: Sequence[str], lower: Sequence[Sequence[str]]) -> tuple[int, ...] | None:
    """Over how many of the lowest cells each merged cell reaches; None if there are several ways.

    Cells of years, and cells of other things, each stand over the same words.
    """
    leaf = [fold(text) for text in lower[-1]]
    kinds = [_is_period(text) for text in merged]
    if len(merged) == 1:
        return (len(leaf),)
    counts = kinds.count(True), kinds.count(False)
    ways = []
    for years in range(2 if counts[0] else 0, len(leaf) + 1 if counts[0] else 1):
        rest = len(leaf) - years * counts[0]
        if rest < 2 * counts[1] or (counts[1] and rest % counts[1]) or (not counts[1] and rest):
            continue
        sizes = tuple(years if kind else rest // counts[1] for kind in kinds)
        if _is_alike(leaf, sizes, kinds):
            ways.append(sizes)
    return ways[0] if len(ways) == 1 else None


def _is_alike(leaf: Sequence[str], sizes: Sequence[int], kinds: Sequence[bool]) -> bool:
    """Whether groups of one kind hold the same words, and none holds a word twice."""
    seen: dict[bool, tuple[str, ...]] = {}
    done = 0
    for size, kind in zip(sizes, kinds, strict=True):
        group = tuple(leaf[done : done + size])
        done += size
        if len(set(group)) < size or seen.setdefault(kind, group) != group:
            return False
    return True
