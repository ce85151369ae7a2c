"""Layouts of the columns of figures: groups of equal form side by side, totals before or behind them.

A layout says of each column which groups and which places of a group it sums up, without saying what groups
and places mean: the groups may be periods and the places sources of money, or the other way round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kcextract.extractors.appendix.figures import Figures, Relation, counts_beside

_MAX_GROUPS = 15
_MAX_WIDTH = 10
_TRUSTED = 0.6


class Place(NamedTuple):
    """What a column of amounts sums up: sets of groups and of leaf places of a group, as bits."""

    groups: int
    leaves: int


@dataclass(frozen=True, slots=True)
class Layout:
    """How the columns hang together.

    ``places`` has the columns of amounts and ``counts`` the numbers of things, with the groups that they are
    about; ``loose`` are columns whose sums join them to no others, amounts or not, with their groups; all of
    them by index of ``Figures.columns``. ``groups`` and ``leaves`` are all of them, as bits.
    ``explained`` says how many of the sums found the layout accounts for, ``sums`` are these as totals and
    their parts, blank ones and those of all groups too. ``blocks`` are the leaves that sums join, as bits;
    ``covered`` is the share of the columns with figures that have their place; ``blanks`` are the
    columns without figures that have none, ``reach`` counts those with figures
    that have their place or a group.
    """

    width: int
    first: int
    groups: int
    leaves: int
    places: dict[int, Place]
    counts: dict[int, int]
    loose: dict[int, int]
    blocks: tuple[int, ...]
    covered: float
    explained: int
    sums: tuple[tuple[int, tuple[int, ...]], ...]
    blanks: tuple[int, ...]
    reach: int

    @property
    def is_flat(self) -> bool:
        """Whether there is one group only."""
        return self.groups == 1

    @property
    def is_grouped(self) -> bool:
        """Whether it is known of every column with a group which it is: one group may be several in part."""
        return self.is_covered or not self.is_flat

    @property
    def has_blanks(self) -> bool:
        """Whether blank columns without a place stand among the groups, or fill a place behind them."""
        end = self.first + self.width * self.groups.bit_length()
        behind = set(range(end, end + self.width))
        return any(self.first <= index < end for index in self.blanks) or behind <= set(self.blanks)

    @property
    def is_nested(self) -> bool:
        """Whether a total is a part of another."""
        totals = {total for total, _ in self.sums}
        return any(part in totals for _, parts in self.sums for part in parts)

    @property
    def is_covered(self) -> bool:
        """Whether every column with figures has its place."""
        return self.covered == 1

    @property
    def is_trusted(self) -> bool:
        """Whether so many columns have their place that the layout is no chance."""
        share = self.covered + self.covered * len(self.loose) / max(1, len(self.places) + len(self.counts))
        several = sum(block.bit_count() > 1 for block in self.blocks) > 1
        return self.is_covered or (share >= _TRUSTED and not several)


class Masks(NamedTuple):
    """A sum, its parts and free columns as bits."""

    total: int
    parts: int
    free: int

    @classmethod
    def of(cls, relation: Relation) -> Masks:
        """The masks of ``relation``."""
        bits = [_union(1 << index for index in indices) for indices in (relation.parts, relation.free)]
        return cls(relation.total, *bits)


@dataclass(frozen=True, slots=True)
class Form:
    """Where the groups stand: ``count`` groups of ``width`` columns, from the column ``first`` on.

    ``filled`` says which columns have figures, ``blank`` are the others as bits.
    """

    figures: Figures
    filled: Sequence[bool]
    blank: int
    first: int
    count: int
    width: int

    def fit(self, relations: Sequence[Masks]) -> int:
        """How many of ``relations`` fit the form at first sight: sums of whole places, or inside a group."""
        inside = self._inside()
        repeat = inside // ((1 << self.width) - 1)
        slots = [repeat << slot for slot in range(self.width)]
        found = 0
        for total, parts, free in relations:
            if inside >> total & 1:
                found += not parts & ~self._group_of(total)
            else:
                lacking = ~(parts | free | self.blank)
                found += not any(slot & parts and slot & lacking for slot in slots)
        return found

    def most(self, relations: Sequence[Masks], known: int) -> int:
        """How many of ``relations`` the form may account for at most.

        A sum of the groups is none of them if a part stands outside the groups and is not among the columns
        ``known``, as bits, that may have a place there.
        """
        inside = self._inside()
        return sum(
            not parts & ~(self._group_of(total) if inside >> total & 1 else inside | known)
            for total, parts, _ in relations
        )

    def _inside(self) -> int:
        """The columns of all groups, as bits."""
        return ((1 << self.count * self.width) - 1) << self.first

    def _group_of(self, index: int) -> int:
        """The columns of the group in which a column stands, as bits."""
        return ((1 << self.width) - 1) << index - (index - self.first) % self.width

    def explain(self, relations: Sequence[Relation]) -> Draft | None:
        """The layout of this form with the sums that fit it; None if the groups are not of one kind."""
        inner: dict[tuple[int, int], list[Relation]] = {}
        outer = []
        for relation in relations:
            if self._group(relation.total) is None:
                outer.append(relation)
            elif self._is_inner(relation):
                slot = (relation.total - self.first) % self.width
                inner.setdefault((slot, self._slots(relation)), []).append(relation)
        found = self._inner_sums(inner)
        fitting = outer
        while True:
            related = _union(self._slots(relation) for relation in fitting)
            related |= _union(1 << total | parts for total, parts in found)
            if not relations:
                slots = range(self.width)
                related = _union(
                    1 << slot for slot in slots if any(self.filled[start + slot] for start in self._starts())
                )
            sums = {key: held for key, held in found.items() if _is_tree(key, found, related)}
            layout, explained = self._layout(sums, fitting, related)
            # What a sum that does not fit the form adds up must not count as a place of the groups.
            if len(explained) == len(fitting):
                return layout
            fitting = explained

    def _group(self, index: int) -> int | None:
        """The number of the group in which a column stands; None outside the groups."""
        group = (index - self.first) // self.width
        return group if 0 <= group < self.count else None

    def _is_inner(self, relation: Relation) -> bool:
        group = self._group(relation.total)
        return all(self._group(part) == group for part in relation.parts)

    def _slots(self, relation: Relation) -> int:
        """The places in the groups that parts of ``relation`` have."""
        return _union(
            1 << (part - self.first) % self.width for part in relation.parts if self._group(part) is not None
        )

    def _inner_sums(
        self, inner: dict[tuple[int, int], list[Relation]]
    ) -> dict[tuple[int, int], list[Relation]]:
        """The sums inside groups that hold in most of them, those of fewer parts (others blank) joined."""
        sums: dict[tuple[int, int], list[Relation]] = {}
        for total, slots in sorted(inner, key=lambda key: -key[1].bit_count()):
            for relation in inner[total, slots]:
                wider = [key for key in sums if key[0] == total and self._may_be(relation, key[1])]
                key = wider[0] if wider else (total, slots)
                sums.setdefault(key, []).append(relation)
        enough: dict[tuple[int, int], list[Relation]] = {}
        for key, found in sums.items():
            blank = sum(self._is_blank(start, key) for start in self._starts())
            groups = {(relation.total - self.first) // self.width for relation in found}
            held = sum(
                self._mostly_holds(start, key)
                for group, start in enumerate(self._starts())
                if group not in groups
            )
            # One group with a sum and blank ones beside it repeat nothing.
            if len(groups) + blank + held >= 0.75 * self.count and len(groups) + held >= min(2, self.count):
                enough[key] = found
        return enough

    def _may_be(self, relation: Relation, slots: int) -> bool:
        start = relation.total - (relation.total - self.first) % self.width
        columns = {start + slot for slot in range(self.width) if slots >> slot & 1}
        return set(relation.parts) <= columns <= set(relation.parts) | set(relation.free)

    def _is_blank(self, start: int, key: tuple[int, int]) -> bool:
        """Whether neither the total nor its parts have a figure in the group at ``start``."""
        return not any(self.filled[start + slot] for slot in (key[0], *_bits(key[1])))

    def _mostly_holds(self, start: int, key: tuple[int, int]) -> bool:
        """Whether a sum inside groups holds in the group at ``start``, on most rows at least."""
        parts = [start + slot for slot in _bits(key[1])]
        rows = [
            values[start + key[0]] == sum(values[part] for part in parts)
            for values in self.figures.values
            if values[start + key[0]]
        ]
        return len(rows) >= 2 and sum(rows) * 2 > len(rows)

    def _starts(self) -> Sequence[int]:
        return [self.first + group * self.width for group in range(self.count)]

    def _layout(
        self, sums: dict[tuple[int, int], list[Relation]], outer: Sequence[Relation], related: int
    ) -> tuple[Draft | None, list[Relation]]:
        """The layout, and which of ``outer`` it accounts for."""
        parts_of: dict[int, int] = {}
        for total, parts in sums:
            parts_of[total] = parts_of.get(total, 0) | parts
        slots = [slot for slot in range(self.width) if related >> slot & 1]
        leaves = [slot for slot in slots if slot not in parts_of]
        below = {slot: _leaves(slot, parts_of, leaves) for slot in slots}
        if any(_union(below[slot] for slot in slots if parts >> slot & 1) != below[t] for t, parts in sums):
            return None, list(outer)
        places = {
            start + slot: Place(1 << number, bits)
            for number, start in enumerate(self._starts())
            for slot, bits in below.items()
        }
        explained = sum(map(len, sums.values()))
        wholes = [
            (start + total, tuple(start + slot for slot in slots if parts >> slot & 1))
            for total, parts in sums
            for start in self._starts()
        ]
        fitting: list[Relation] = []
        open_ = sorted(outer, key=lambda relation: len(relation.parts))
        while open_:
            left = []
            for relation in open_:
                if not self._complete(relation, places):
                    left.append(relation)
                    continue
                place, blank = self._sum_place(relation, places, leaves)
                if place is not None and places.setdefault(relation.total, place) == place:
                    fitting.append(relation)
                    wholes.append((relation.total, tuple(sorted((*relation.parts, *blank)))))
            if len(left) == len(open_):
                break
            open_ = left
        everything = (1 << self.count) - 1
        over = {place.groups for place in places.values() if place.groups.bit_count() > 1}
        # A total of some groups is believed only beside a total of all; two columns can't hold the same.
        if (over and everything not in over) or len(set(places.values())) < len(places):
            return None, fitting
        return Draft(self, places, leaves, explained + len(fitting), tuple(wholes)), fitting

    def _complete(self, relation: Relation, places: dict[int, Place]) -> bool:
        """Whether all parts have their place; the last has what the others leave of the total's."""
        open_ = [part for part in relation.parts if part not in places]
        if len(open_) == 1 and relation.total in places and self._group(open_[0]) is None:
            total = places[relation.total]
            others = [places[part] for part in relation.parts if part in places]
            left = total.leaves & ~_union(place.leaves for place in others)
            if left and all(place.groups == total.groups for place in others):
                places[open_[0]] = Place(total.groups, left)
                open_ = []
        return not open_

    def _sum_place(
        self, relation: Relation, places: dict[int, Place], leaves: Sequence[int]
    ) -> tuple[Place | None, list[int]]:
        """What a total outside the groups sums up, and the blank columns that belong to it.

        None if this is not some leaves of some groups side by side, each once.
        """
        cells: set[tuple[int, int]] = set()
        for part in relation.parts:
            place = places[part]
            more = {(group, leaf) for group in _bits(place.groups) for leaf in _bits(place.leaves)}
            if more & cells:
                return None, []
            cells |= more
        summed = {leaf for _, leaf in cells}
        groups = {group for group, _ in cells}
        for several in (set(range(self.count)), groups):
            missing = [
                self.first + group * self.width + leaf
                for group in several
                for leaf in summed
                if (group, leaf) not in cells
            ]
            if all(index in relation.free or not self.filled[index] for index in missing):
                break
        else:
            return None, []
        between = [leaf for leaf in leaves if min(summed) < leaf < max(summed) and leaf not in summed]
        if len(several) == 1 < self.count or between or max(several) - min(several) >= len(several):
            return None, []
        return Place(_union(1 << group for group in several), _union(1 << leaf for leaf in summed)), missing


@dataclass(frozen=True, slots=True)
class Draft:
    """The columns of a form that sums give a place."""

    form: Form
    places: dict[int, Place]
    leaves: Sequence[int]
    explained: int
    sums: tuple[tuple[int, tuple[int, ...]], ...]

    def finish(self) -> Layout:
        """The layout, numbers of things put aside from amounts."""
        form = self.form
        places = dict(self.places)
        blocks = [1 << leaf for leaf in self.leaves]
        for place in places.values():
            joined = [block for block in blocks if block & place.leaves]
            blocks = [block for block in blocks if not block & place.leaves]
            blocks.append(_union(joined))
        counts: dict[int, int] = {}
        for block in sorted(blocks):
            others = _union(other for other in blocks if other != block)
            if others and counts_beside(form.figures, self._pairs(places, block, others)):
                for index in [index for index, place in places.items() if place.leaves & block]:
                    counts[index] = places.pop(index).groups
                blocks = [other for other in blocks if other != block]
        loose: dict[int, int] = {}
        joined_blocks = [block for block in blocks if block.bit_count() > 1]
        if len(joined_blocks) == 1 < len(blocks):
            blocks = joined_blocks
            for index in [index for index, place in places.items() if not place.leaves & blocks[0]]:
                loose[index] = places.pop(index).groups
        left = _union(blocks)
        for slot in range(form.width):
            columns = [form.first + group * form.width + slot for group in range(form.count)]
            if left and not any(column in found for found in (places, counts, loose) for column in columns):
                pairs = [(column, _amounts(places, 1 << group, left)) for group, column in enumerate(columns)]
                if counts_beside(form.figures, pairs):
                    counts.update({column: 1 << group for group, column in enumerate(columns)})
        filled = [index for index, is_filled in enumerate(form.filled) if is_filled]
        covered = sum(index in places or index in counts for index in filled) / max(1, len(filled))
        return Layout(
            form.width,
            form.first,
            (1 << form.count) - 1,
            left,
            places,
            counts,
            loose,
            tuple(blocks),
            covered,
            self.explained,
            self.sums,
            tuple(
                index
                for index, is_filled in enumerate(form.filled)
                if not (is_filled or index in places or index in counts)
            ),
            sum(index in places or index in counts or index in loose for index in filled),
        )

    def _pairs(self, places: dict[int, Place], block: int, others: int) -> list[tuple[int, list[int]]]:
        everything = (1 << self.form.count) - 1
        return [
            (index, _amounts(places, place.groups, others))
            for index, place in places.items()
            if place.leaves & block and (self.form.count == 1 or place.groups != everything)
        ]


def _amounts(places: dict[int, Place], groups: int, leaves: int) -> list[int]:
    """The columns of the single leaves of a group."""
    return [
        index
        for index, place in places.items()
        if place.groups == groups and place.leaves & leaves and place.leaves.bit_count() == 1
    ]


def forms_of(figures: Figures, is_summed: bool) -> Iterator[Form]:
    """The forms that the columns of ``figures`` may have; ``is_summed`` says that some sums hold."""
    count = len(figures.columns)
    if not count:
        return
    filled = [any(column) for column in zip(*figures.values, strict=True)] or [False] * count
    blank = _union(1 << index for index, is_filled in enumerate(filled) if not is_filled)
    yield Form(figures, filled, blank, 0, 1, count)
    for width in range(2, min(_MAX_WIDTH, count // 2) + 1):
        for groups in range(2, min(_MAX_GROUPS, count // width) + 1):
            rest = count - groups * width
            for first in range(min(2 * width + 1, rest) + 1):
                if rest - first > 2 * width + 1 or (rest and not is_summed):
                    continue
                starts = range(first, first + groups * width, width)
                if not blank or all(any(filled[start : start + width]) for start in starts):
                    yield Form(figures, filled, blank, first, groups, width)


def may_be_placed(relations: Sequence[Masks]) -> int:
    """The columns that may get a place from sums though they stand outside the groups, as bits.

    These are totals; of two sums of one total the second may tell the place of a part, and so on.
    """
    totals = {relation.total for relation in relations}
    return -1 if len(totals) < len(relations) else _union(1 << total for total in totals)


def _is_tree(key: tuple[int, int], sums: Iterable[tuple[int, int]], related: int) -> bool:
    """Whether what stands between a total and its parts is part of one of them, as where a tree is printed.

    ``key`` and ``sums`` are places in a group: a total, and its parts as bits.
    """
    total, inside = key
    slots = inside | 1 << total
    low = (slots & -slots).bit_length() - 1
    between = ((1 << slots.bit_length()) - (1 << low)) & related & ~slots
    while True:
        wider = inside
        for other, parts in sums:
            # A sum of leaves leaves out what only sums some of them up.
            if wider >> other & 1:
                wider |= parts
            elif parts & ~wider == 0 and other != total:
                wider |= 1 << other
        if wider == inside:
            return not between & ~inside
        inside = wider


def _leaves(slot: int, parts_of: dict[int, int], leaves: Sequence[int]) -> int:
    found = 0
    seen = 0
    todo = [slot]
    while todo:
        current = todo.pop()
        if seen >> current & 1:
            continue
        seen |= 1 << current
        if current in leaves:
            found |= 1 << current
        parts = parts_of.get(current, 0)
        todo += [part for part in range(parts.bit_length()) if parts >> part & 1]
    return found


def _bits(mask: int) -> list[int]:
    return [bit for bit in range(mask.bit_length()) if mask >> bit & 1]


def _union(masks: Iterable[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined
