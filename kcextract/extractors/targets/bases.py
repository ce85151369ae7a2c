"""What a figure holds for each of, where words before it say so: "mỗi huyện, thị xã trồng 5.000 cây"."""

from __future__ import annotations

import regex

from kcextract.extractors.context import Context
from kcextract.grammar.units import UnitAt
from kcextract.text.spaces import single_spaced

_JOINT = regex.compile(r"\s*,\s*|\s+(?:và|hoặc)\s+")


def each_before(context: Context, start: int, end: int) -> str | None:
    """What the last words for "each" in ``[start, end)`` are said of, in lower case; None without any."""
    folded = context.folded
    every = list(context.grammar.targets.each.finditer(folded, start, end))
    if not every:
        return None
    found = every[-1]
    if found["time"] is not None:
        return str(found["time"])
    begin = found.start("basis")
    unit = context.grammar.units.unit_at(folded, begin, end)
    if unit is None:
        return None
    return single_spaced(context.document.reading[begin : _listed_end(context, unit, end)]).lower()


def _listed_end(context: Context, unit: UnitAt, limit: int) -> int:
    """Where a list of like things ends that begins with ``unit``."""
    end = unit.end
    while (joint := _JOINT.match(context.folded, end, limit)) is not None:
        more = context.grammar.units.unit_at(context.folded, joint.end(), limit)
        if more is None or more.unit.unit_class != unit.unit.unit_class:
            break
        end = more.end
    return end
