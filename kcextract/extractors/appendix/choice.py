"""Chooses the layouts that account for most of the sums that hold down the rows."""

from __future__ import annotations

from collections.abc import Sequence

from kcextract.extractors.appendix.figures import Figures, Relation
from kcextract.extractors.appendix.layouts import Layout, Masks, forms_of, may_be_placed

# So many sums may turn out to fit a form that don't seem to at first sight: those that join wholes and parts.
_SLACK = 2


def find_layouts(figures: Figures, relations: Sequence[Relation]) -> tuple[Layout, ...]:
    """The layouts that account for most of ``relations``, none preferred to another.

    Groups are as small as can be, and columns of equal form are groups rather than one group with sums
    inside.
    There is none if those that account for most leave out half of the sums or more.
    """
    masks = [Masks.of(relation) for relation in relations]
    known = may_be_placed(masks)
    forms = [(form.fit(masks), form) for form in forms_of(figures, bool(relations))]
    best: list[Layout] = []
    most = len(relations) // 2 + 1 if relations else 0
    for fit, form in sorted(forms, key=lambda item: -item[0]):
        if fit < most - _SLACK:
            break
        if form.most(masks, known) < most:
            continue
        draft = form.explain(relations)
        if draft is None or draft.explained < most:
            continue
        layout = draft.finish()
        if layout.is_trusted:
            best = [other for other in best if other.explained == layout.explained]
            best.append(layout)
            most = layout.explained
    if not relations:
        return tuple(best)
    if any(not layout.is_flat and _repeats_sums(layout) for layout in best):
        best = [layout for layout in best if not layout.is_flat]
    kept = []
    for layout in best:
        rivals = [other for other in best if other is not layout]
        wider = [other for other in rivals if _coverage(other) > _coverage(layout)]
        if not any(_refines(other, layout) for other in rivals) and not any(
            _same_form(other, layout) for other in wider
        ):
            kept.append(layout)
    columns = list(zip(*figures.values, strict=True))
    return () if any(_has_twin_outside(layout, columns) for layout in kept) else tuple(kept)


def _has_twin_outside(layout: Layout, columns: Sequence[tuple[float, ...]]) -> bool:
    """Whether a column without a place holds just what one with a place holds, and might stand there."""
    placed = {columns[index] for index in layout.places if any(columns[index])}
    inside = {*layout.places, *layout.counts, *layout.loose}
    return any(column in placed for index, column in enumerate(columns) if index not in inside)


def _coverage(layout: Layout) -> int:
    return layout.reach


def _same_form(one: Layout, other: Layout) -> bool:
    """Whether two layouts differ only in how many groups they see, or where the first begins."""
    return one.width == other.width and not one.is_flat and not other.is_flat


def _refines(fine: Layout, coarse: Layout) -> bool:
    """Whether the groups of one layout are groups of smaller groups that are of one form too.

    The form shows in sums inside the groups, or in places that join no sum; without these smaller groups are
    only a way to count.
    """
    return (
        not fine.is_flat
        and not coarse.is_flat
        and fine.width < coarse.width
        and coarse.width % fine.width == 0
        and fine.first % fine.width == coarse.first % fine.width
        and _coverage(fine) >= _coverage(coarse)
        and (fine.leaves.bit_count() < fine.width)
    )


def _repeats_sums(layout: Layout) -> bool:
    """Whether groups hold sums of their own."""
    return any(
        layout.places[total].groups != layout.groups for total, _ in layout.sums if total in layout.places
    )
